"""The journal: the numbered list of what happened, its canonical lines and its digest."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from enum import Enum
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, get_type_hints

from airportsim.model.events import Event


@dataclass(frozen=True, slots=True)
class Entry:
    """One event with its second of round time and its number within the round."""

    t: int
    serial: int
    event: Event


def kind_of(event: type[Any]) -> str:
    """The name of an event or command in files: its class name in snake case."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", event.__name__).lower()


def line(entry: Entry) -> str:
    """The canonical JSON line of an entry, the same on every machine, for digest and files alike."""
    return _writer(type(entry.event))(entry)


def digest(entries: Iterable[Entry]) -> str:
    """SHA-256 over the canonical lines, each ended by a line feed, in hexadecimal."""
    text = "".join(line(entry) + "\n" for entry in entries)
    return sha256(text.encode("utf-8")).hexdigest()


@cache
def _writer(event: type[Any]) -> Callable[[Entry], str]:
    """How entries with this type of event are written; ids need no escaping, the model sees to it."""
    hints = get_type_hints(event)
    names = [field.name for field in fields(event)]
    template = f'{{"t":%d,"serial":%d,"kind":"{kind_of(event)}"'
    template += "".join(f',"{name}":{_SLOTS.get(hints[name], "%s")}' for name in names) + "}"
    get = attrgetter("t", "serial", *(f"event.{name}" for name in names))
    if all(hints[name] is int or hints[name] is str for name in names):
        return lambda entry: template % get(entry)
    write = (None, None, *(_converter(hints[name]) for name in names))

    def written(entry: Entry) -> str:
        values = zip(get(entry), write, strict=True)
        return template % tuple(value if to is None else to(value) for value, to in values)

    return written


_SLOTS = {int: "%d", str: '"%s"'}


def _converter(hint: Any) -> Callable[[Any], str] | None:
    if hint is int or hint is str:
        return None
    if hint is bool:
        return lambda value: "true" if value else "false"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: (
            f'"{value.value}"' if isinstance(value.value, str) else str(value.value)
        )
    return lambda value: "[" + ",".join(f'"{v}"' if type(v) is str else str(v) for v in value) + "]"
