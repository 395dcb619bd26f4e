"""Object-centric event logs: what the standard wants, and that all hangs together."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from airportsim.files.ocel import ocel_lines
from airportsim.files.recorded import Recorded
from airportsim.model.words import Role
from tests.conftest import classic_airport
from tests.files.logged import most_held, run

jsonschema = pytest.importorskip("jsonschema")

_TEXT = {"type": "string"}
_TIME = {"type": "string", "format": "date-time"}


def _things(**wanted: object) -> dict[str, object]:
    """A list of objects that have at least these."""
    items = {"type": "object", "properties": wanted, "required": list(wanted)}
    return {"type": "array", "items": items}


_TYPES = _things(name=_TEXT, attributes=_things(name=_TEXT, type=_TEXT))
_RELATIONS = _things(objectId=_TEXT, qualifier=_TEXT)
_EVENTS = _things(
    id=_TEXT, type=_TEXT, time=_TIME, attributes=_things(name=_TEXT, value=_TEXT),
    relationships=_RELATIONS,
)  # fmt: skip
_OBJECTS = _things(
    id=_TEXT, type=_TEXT, attributes=_things(name=_TEXT, value=_TEXT, time=_TIME),
    relationships=_RELATIONS,
)  # fmt: skip
SCHEMA = {
    "type": "object",
    "properties": {
        "eventTypes": _TYPES, "objectTypes": _TYPES, "events": _EVENTS, "objects": _OBJECTS,
    },
    "required": ["eventTypes", "objectTypes", "events", "objects"],
}  # fmt: skip
"""What the JSON schema in section 8.2 of the specification (OCEL 2.0, 2023) demands.

There relationships and attributes may be left out; here they are always there.
"""
VALUES: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "time": str,
}


def parsed(recorded: Recorded) -> dict[str, Any]:
    text = "".join(ocel_lines(recorded))
    assert text.isascii(), "so that no program can mistake its letters"
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.fixture(scope="module")
def log() -> dict[str, Any]:
    return parsed(run(2))


def of(thing: dict[str, Any], qualifier: str) -> list[str]:
    """What a thing is related to in this way."""
    return [r["objectId"] for r in thing["relationships"] if r["qualifier"] == qualifier]


def test_it_is_what_the_standard_s_schema_demands(log: dict[str, Any]) -> None:
    jsonschema.Draft7Validator(SCHEMA).validate(log)


def test_every_type_is_declared_once_and_every_value_is_of_its_type(log: dict[str, Any]) -> None:
    for types, things in (("eventTypes", "events"), ("objectTypes", "objects")):
        declared = {
            one["name"]: {a["name"]: a["type"] for a in one["attributes"]} for one in log[types]
        }
        assert len(declared) == len(log[types])
        for thing in log[things]:
            names = [one["name"] for one in thing["attributes"]]
            assert len(names) == len(set(names))
            for one in thing["attributes"]:
                VALUES[declared[thing["type"]][one["name"]]](one["value"])


def test_ids_are_unique_and_every_relation_leads_to_an_object(log: dict[str, Any]) -> None:
    objects, events = [[one["id"] for one in log[kind]] for kind in ("objects", "events")]
    assert len({*objects, *events}) == len(objects) + len(events)
    known = set(objects)
    for thing in (*log["objects"], *log["events"]):
        pairs = [(r["objectId"], r["qualifier"]) for r in thing["relationships"]]
        assert {one for one, _ in pairs} <= known
        assert len(pairs) == len(set(pairs))
    assert all(event["relationships"] for event in log["events"])


def test_there_are_seats_services_items_rounds_flights_incidents_and_tickets(
    log: dict[str, Any],
) -> None:
    count: dict[str, int] = {}
    for one in log["objects"]:
        count[one["type"]] = count.get(one["type"], 0) + 1
    scenario = classic_airport().scenario
    assert list(count) == [
        "seat", "service", "item", "round", "flight", "incident", "ticket",
    ]  # fmt: skip
    assert (count["seat"], count["service"]) == (len(Role), len(scenario.services))
    assert (count["item"], count["round"]) == (len(scenario.items), 2)
    assert count["flight"] == 2 * 96
    opened = [one for one in log["events"] if one["type"] == "report" and of(one, "ticket")]
    assert count["ticket"] == len(opened)
    struck = [one for one in log["events"] if one["type"] == "strike"]
    assert count["incident"] == len(struck)


def test_a_ticket_tells_of_its_incident_and_a_false_alarm_of_none(log: dict[str, Any]) -> None:
    tickets = [one for one in log["objects"] if one["type"] == "ticket"]
    for one in tickets:
        false_alarm = {a["name"]: a["value"] for a in one["attributes"]}["false_alarm"]
        assert len(of(one, "about")) == (0 if false_alarm == "true" else 1)
        assert len(of(one, "tells of")) == 1
    assert any(of(one, "merged into") for one in tickets)
    assert any(not of(one, "about") for one in tickets)


def test_what_is_done_is_done_by_a_seat_and_what_happens_by_none(log: dict[str, Any]) -> None:
    for event in log["events"]:
        resource = {a["name"]: a["value"] for a in event["attributes"]}["resource"]
        seats = of(event, "by")
        assert (resource == "airport") is (seats == [])
        assert len(of(event, "round")) == 1
    lost = [one for one in log["objects"] if one["type"] == "incident" and of(one, "lost")]
    assert lost


def test_events_stand_in_order_of_time(log: dict[str, Any]) -> None:
    times = [event["time"] for event in log["events"]]
    assert times == sorted(times)


def test_the_same_run_is_always_written_in_the_same_letters() -> None:
    assert list(ocel_lines(run(2))) == list(ocel_lines(run(2)))


def test_rounds_that_are_written_are_held_no_longer() -> None:
    assert most_held(ocel_lines) <= 2
