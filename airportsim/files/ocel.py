"""An object-centric event log as JSON (OCEL 2.0): incidents, tickets, flights and all they touch.

Values are written as texts, as the standard's JSON schema wants them; their types stand with the
types of objects and events. Objects do not change, so that their values are those of 1970-01-01.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from airportsim.debrief.activities import activities
from airportsim.debrief.activity import Activity, Doing
from airportsim.files.dates import date_at, dated
from airportsim.files.log_names import Names
from airportsim.files.ocel_objects import OBJECTS, Thing, things_of_airport, things_of_round
from airportsim.files.recorded import Recorded

ALWAYS = "1970-01-01T00:00:00Z"
"""The time of a value that never changes."""

_EVENT = {"resource": "string", "start": "time", "outcome": "string", "usd": "integer"}
"""What is told of an event, and how it is typed."""
_TERMINAL = {"terminal": "string"}
_OF_TERMINALS = {
    Doing.INFORM_AIRLINE, Doing.APOLOGISE, Doing.COMPENSATE, Doing.ASK_TO_COMPENSATE,
    Doing.DECIDE_COMPENSATION, Doing.SET_FOCUS,
    Doing.HOLD, Doing.LAND, Doing.REACH_STAND, Doing.DEPART, Doing.TAKE_OFF, Doing.DIVERT,
    Doing.CANCEL,
}  # fmt: skip


def ocel_lines(recorded: Recorded) -> Iterator[str]:
    """The lines of the file; its rounds are read twice, one after the other.

    Raises FileProblem for what cannot be read.
    """
    yield "{\n"
    yield from _types("eventTypes", {one.value: _told(one) for one in Doing})
    yield from _types("objectTypes", OBJECTS)
    yield '"objects": [\n'
    yield from _list(_object(one) for one in _things(recorded))
    yield '],\n"events": [\n'
    yield from _list(_events(recorded))
    yield "]\n}\n"


def _told(doing: Doing) -> dict[str, str]:
    return _EVENT | _TERMINAL if doing in _OF_TERMINALS else _EVENT


def _types(key: str, types: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    yield f'"{key}": [\n'
    yield from _list(
        {"name": name, "attributes": [{"name": a, "type": t} for a, t in attributes.items()]}
        for name, attributes in types.items()
    )
    yield "],\n"


def _list(things: Iterable[object]) -> Iterator[str]:
    """The entries of a list, a line each."""
    comma = ""
    for thing in things:
        yield comma + json.dumps(thing, ensure_ascii=True)
        comma = ",\n"
    yield "\n"


def _things(recorded: Recorded) -> Iterator[Thing]:
    airport = recorded.airport
    yield from things_of_airport(airport)
    for begun, played in dated(airport.scenario, recorded.attempts()):
        yield from things_of_round(airport, played, begun)


def _object(thing: Thing) -> dict[str, object]:
    return {
        "id": thing.id,
        "type": thing.type,
        "attributes": [
            {"name": name, "time": ALWAYS, "value": _text(value)}
            for name, value in thing.values.items()
            if value is not None
        ],
        "relationships": _relations(thing.relations),
    }


def _relations(relations: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"objectId": one, "qualifier": qualifier} for qualifier, one in relations]


def _text(value: object) -> str:
    """A value as the schema wants it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


# --- events ----------------------------------------------------------------------------------


def _events(recorded: Recorded) -> Iterator[dict[str, object]]:
    airport = recorded.airport
    for begun, played in dated(airport.scenario, recorded.attempts()):
        names = Names(airport, played)
        for one in activities(airport, played.setup, played.journal):
            if one.end is not None:
                yield _event(names, begun, one, one.end)


def _event(names: Names, begun: datetime, one: Activity, end: int) -> dict[str, object]:
    told: dict[str, object] = {
        "resource": names.who(one),
        "start": date_at(begun, one.start),
        "outcome": one.outcome or None,
        "usd": one.usd or None,
        "terminal": one.terminal or None,
    }
    wanted = _told(one.doing)
    return {
        "id": names.of("E", one.first),
        "type": one.doing.value,
        "time": date_at(begun, end),
        "attributes": [
            {"name": name, "value": _text(value)}
            for name, value in told.items()
            if name in wanted and value is not None
        ],
        "relationships": _relations(_touched(names, one)),
    }


def _touched(names: Names, one: Activity) -> Iterator[tuple[str, str]]:
    """The objects of an event, each with the part that it has in it."""
    yield "round", names.attempt
    if one.role:
        yield "by", f"seat-{one.role.value}"
    if one.fault >= 0:
        yield "incident", names.of("F", one.fault)
    if one.ticket >= 0:
        yield "ticket", names.of("T", one.ticket)
    if one.into >= 0:
        yield "into", names.of("T", one.into)
    if one.service:
        yield "service", f"service-{one.service}"
    if one.item:
        yield "item", f"item-{one.item}"
    if one.flight >= 0:
        yield "flight", names.of("L", one.flight + 1)
