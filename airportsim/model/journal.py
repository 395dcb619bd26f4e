"""The journal: the numbered list of what happened, its canonical lines and its digest."""

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import MISSING, fields
from enum import StrEnum
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
    """The canonical JSON line of an entry, the same everywhere, for digest and files alike."""
    kind = entry.event.__class__
    write = _WRITERS.get(kind)
    if write is None:
        write = _WRITERS[kind] = _writer(kind)
    return write(*entry)


def digest(entries: Iterable[Entry]) -> str:
    """SHA-256 over the canonical lines, each ended by a line feed, in hexadecimal."""
    return digest_of(map(line, entries))


def digest_of(lines: Iterable[str]) -> str:
    """The digest of a journal of which the canonical lines are at hand."""
    text = "\n".join(lines)
    return sha256(f"{text}\n".encode() if text else b"").hexdigest()


def _writer(event: type[Any]) -> Callable[[int, int, Any], str]:
    """How this type of event is written; ids need no escaping, the scenario's checks see to it.

    A field with a default is left out where it has that.
    """
    usual = {field.name: field.default for field in fields(event) if field.default is not MISSING}
    whole, short = _writer_of(event), _writer_of(event, usual)
    if not usual:
        return whole

    def written(t: int, serial: int, event: Any) -> str:
        as_usual = all(getattr(event, name) == value for name, value in usual.items())
        return short(t, serial, event) if as_usual else whole(t, serial, event)

    return written


def _writer_of(event: type[Any], without: Container[str] = ()) -> Callable[[int, int, Any], str]:
    """How this type of event is written without some of its fields."""
    hints = get_type_hints(event)
    names = [field.name for field in fields(event) if field.name not in without]
    kinds = [get_origin(hints[name]) or hints[name] for name in names]
    slots = [_SLOTS.get(kind) or ('"%s"' if issubclass(kind, StrEnum) else "%s") for kind in kinds]
    parts = ['{"t":%d,"serial":%d', f'"kind":"{kind_of(event)}"']
    parts += [f'"{name}":{slot}' for name, slot in zip(names, slots, strict=True)]
    template = ",".join(parts) + "}"
    if not names:
        return lambda t, serial, event: template % (t, serial)
    get = attrgetter(*names)
    if len(names) == 1 and slots != ["%s"]:
        return lambda t, serial, event: template % (t, serial, get(event))
    if "%s" not in slots:
        return lambda t, serial, event: template % (t, serial, *get(event))

    def written(t: int, serial: int, event: Any) -> str:
        values = zip(names, slots, strict=True)
        plain = (
            _json(getattr(event, name)) if slot == "%s" else getattr(event, name)
            for name, slot in values
        )
        return template % (t, serial, *plain)

    return written


_WRITERS: dict[type[Any], Callable[[int, int, Any], str]] = {}
"""The writers made so far; what they write depends on the class alone."""

_SLOTS: dict[type[Any], str] = {int: "%d", Level: "%d", str: '"%s"'}


def _json(value: bool | tuple[int | str, ...]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "[" + ",".join(f'"{v}"' if isinstance(v, str) else str(v) for v in value) + "]"
