"""The languages of the game."""

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from airportsim.model.scenario import Text


class Language(Enum):
    """A language in which the game speaks; the value is the name of its catalogue."""

    EN = "en"
    ZH = "zh"


def in_language(text: "Text", language: Language) -> str:
    """A name or sentence of a scenario in a language, or in the other one where it is missing."""
    own, other = (text.zh, text.en) if language is Language.ZH else (text.en, text.zh)
    return own if own.strip() else other
