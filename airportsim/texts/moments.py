"""What a debrief says: moments worth talking about, and the take-away list, as sentences."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple, Protocol

from airportsim.texts.names import listed
from airportsim.texts.texts import Texts, clock, inside, key_of

Value = int | str | Enum | tuple[str, ...]


class Finding(Protocol):
    """Something that a debrief has found: its kind chooses the sentences, `about` fills them.

    Words and debrief do not know each other, so this is all that the one sees of the other.
    """

    @property
    def kind(self) -> Enum:
        """What kind of moment or take-away it is."""
        ...

    @property
    def about(self) -> Mapping[str, Value]:
        """The values by the names of the placeholders."""
        ...


class Told(NamedTuple):
    """A moment in words: a title, what happened, and a question for the room."""

    title: str
    reason: str
    question: str


def told(texts: Texts, moment: Finding) -> Told:
    """A moment worth talking about."""
    key, values = key_of(moment.kind, "moment"), _values(texts, moment.about)
    return Told(*(_sentence(texts, f"{key}.{part}", values) for part in Told._fields))


def taken_home(texts: Texts, takeaway: Finding) -> str:
    """A sentence of the take-away list."""
    key = key_of(takeaway.kind, "takeaway")
    return _sentence(texts, key, _values(texts, takeaway.about))


def _sentence(texts: Texts, key: str, values: Mapping[str, str]) -> str:
    said = texts.say(key, **values)
    return said[:1].upper() + said[1:]


def _values(texts: Texts, about: Mapping[str, Value]) -> dict[str, str]:
    return {name: _said(texts, name, about) for name in about}


_NUMBERS = frozenset({"fault", "other", "ticket", "into"})
_TIMES = frozenset({"seconds", "last_seconds", "first", "then", "last", "usual", "time"})
_COUNTED = {"first": "last_round", "last": "last_round"}
"""What is a time, unless it is said beside two rounds: then it counts something."""


def _said(texts: Texts, name: str, about: Mapping[str, Value]) -> str:
    """One of the values as words; its name tells what it is."""
    value = about[name]
    if isinstance(value, Enum):
        return inside(texts.word(value))
    if isinstance(value, tuple):
        return _changes(texts, value) if name == "changes" else texts.listed(value)
    if isinstance(value, int):
        return _number(name, value, _COUNTED.get(name, "") in about)
    match name:
        case "service" | "other_service":
            return texts.names.service(value)
        case "airline":
            return texts.names.airline(value)
        case "item":
            return texts.names.item(value)
        case "mode":
            return texts.names.mode(str(about["item"]), value)
        case _:
            return value


def _changes(texts: Texts, changes: tuple[str, ...]) -> str:
    """Improvements by their names, and the team's own rules in its own words."""
    words = [texts.names.lever(change) for change in changes]
    return listed(words, texts.say("list.between"), texts.say("list.last_name"))


def _number(name: str, value: int, counted: bool) -> str:
    if name in _NUMBERS:
        return str(value + 1)
    if name in _TIMES and not counted:
        return clock(value)
    return f"{value:,}"
