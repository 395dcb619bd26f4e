"""How the values of the model are made: those by the thousand, and those that stand in files."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")

FILE: dict[str, object] = {"extra": "forbid", "use_attribute_docstrings": True}
"""How pydantic, which this package does not import, is to read classes that stand in files."""


@dataclass_transform(frozen_default=True)
def value(cls: type[T]) -> type[T]:
    """A dataclass, made at the least cost, that is equal by its fields and never changed.

    The type checker sees to the last; freezing at run time would make each twice as dear.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
