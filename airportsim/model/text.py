"""Names and sentences in the languages of the game."""

from dataclasses import dataclass
from typing import ClassVar

from airportsim.model.values import FILE


@dataclass(frozen=True, slots=True)
class Text:
    """A name or sentence in the languages of the game; one of the two is enough."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    en: str = ""
    """English; the Chinese text stands in where it is empty."""
    zh: str = ""
    """Simplified Chinese; the English text stands in where it is empty."""
