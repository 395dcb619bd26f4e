"""How the small values of the model are made: by the thousand, so at the least cost."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(cls: type[T]) -> type[T]:
    """A dataclass that compares and hashes by its fields and is never changed once made.

    The type checker sees to the last; freezing at run time would make each twice as dear.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
