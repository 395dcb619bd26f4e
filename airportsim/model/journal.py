"""The journal: the numbered list of what happened, its canonical lines and its digest."""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from enum import StrEnum
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, NamedTuple, get_origin, get_type_hints

from airportsim.model.events import Event
from airportsim.model.words import Level


class Entry(NamedTuple):
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
    kinds = [get_origin(hints[name]) or hints[name] for name in names]
    slots = [_SLOTS.get(kind) or ('"%s"' if issubclass(kind, StrEnum) else "%s") for kind in kinds]
    template = f'{{"t":%d,"serial":%d,"kind":"{kind_of(event)}"'
    template += "".join(f',"{n}":{slot}' for n, slot in zip(names, slots, strict=True)) + "}"
    get = attrgetter("t", "serial", *(f"event.{name}" for name in names))
    if "%s" not in slots:
        return lambda entry: template % get(entry)
    plain = (True, True, *(slot != "%s" for slot in slots))

    def written(entry: Entry) -> str:
        values = zip(get(entry), plain, strict=True)
        return template % tuple(value if as_is else _json(value) for value, as_is in values)

    return written


_SLOTS: dict[type[Any], str] = {int: "%d", Level: "%d", str: '"%s"'}


def _json(value: bool | tuple[int | str, ...]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "[" + ",".join(f'"{v}"' if isinstance(v, str) else str(v) for v in value) + "]"
