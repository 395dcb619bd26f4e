"""The objects of an object-centric event log, with what they are and how they belong together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from airportsim.debrief.activities import activities
from airportsim.debrief.activity import Activity, Doing
from airportsim.debrief.incident import Incident
from airportsim.debrief.incidents import incidents
from airportsim.files.case_rows import outcome, priority
from airportsim.files.dates import date_at
from airportsim.files.log_names import Names
from airportsim.files.played import Played
from airportsim.files.tables import Cell, flight_rows, listed
from airportsim.model.airport import Airport
from airportsim.model.words import Role

OBJECTS = {
    "seat": {"role": "string"},
    "service": {"name": "string", "phase": "string"},
    "item": {"name": "string", "kind": "string"},
    "round": {
        "number": "integer",
        "attempt": "integer",
        "begun": "time",
        "levers": "string",
        "promise": "integer",
        "budget": "integer",
    },
    "flight": {
        "number": "integer",
        "terminal": "string",
        "airline": "string",
        "due": "time",
        "end_state": "string",
    },
    "incident": {
        "mode": "string",
        "origin": "string",
        "struck": "time",
        "terminals": "string",
        "priority": "integer",
        "crashed": "boolean",
        "restored_by": "string",
        "outcome": "string",
    },
    "ticket": {"false_alarm": "boolean", "priority": "integer"},
}
"""The types of objects, each with what is told of it and how that is typed."""

Relation = tuple[str, str]
"""How a thing belongs to another, and the other's id."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of the log; a value of None is not told."""

    id: str
    type: str
    values: dict[str, Cell]
    relations: tuple[Relation, ...] = ()


def things_of_airport(airport: Airport) -> Iterator[Thing]:
    """The seats, services and items, which are the same in all rounds."""
    for role in Role:
        yield Thing(f"seat-{role.value}", "seat", {"role": role.value})
    for service in airport.scenario.services:
        name = service.name.en or service.name.zh
        values: dict[str, Cell] = {"name": name, "phase": service.phase.value}
        yield Thing(f"service-{service.id}", "service", values)
    for item in airport.scenario.items:
        carried = [("carries", f"service-{service}") for service in item.carries]
        rests_on = [("rests on", f"item-{other}") for other in item.needs]
        values = {"name": item.name.en or item.name.zh, "kind": item.kind}
        yield Thing(f"item-{item.id}", "item", values, (*carried, *rests_on))


def things_of_round(airport: Airport, played: Played, begun: datetime) -> Iterator[Thing]:
    """What belongs to one attempt at a round, whose second 0 was `begun`."""
    names, setup = Names(airport, played), played.setup
    done = activities(airport, setup, played.journal)
    struck = incidents(airport, played.journal)
    yield Thing(
        names.attempt,
        "round",
        {
            "number": played.number,
            "attempt": played.attempt,
            "begun": date_at(begun, 0),
            "levers": listed(sorted(setup.levers)),
            "promise": setup.promise.target,
            "budget": setup.budget,
        },
    )
    for row in flight_rows(airport, played):
        due = row["due_s"]
        assert isinstance(due, int)
        told = {name: row[name] for name in ("terminal", "airline", "end_state")}
        values = {"number": row["flight"], "due": date_at(begun, due), **told}
        flight = f"{names.attempt}-L{row['flight']}"
        yield Thing(flight, "flight", values, (("round", names.attempt),))
    for incident in struck:
        about = [one for one in done if one.fault == incident.fault]
        yield _incident(names, begun, incident, priority(about))
    yield from _tickets(names, done)


def _incident(names: Names, begun: datetime, incident: Incident, priority: int) -> Thing:
    by = incident.restored_by
    return Thing(
        names.of("F", incident.fault),
        "incident",
        {
            "mode": incident.mode,
            "origin": incident.origin.value,
            "struck": date_at(begun, incident.struck_at),
            "terminals": listed(incident.terminals),
            "priority": priority,
            "crashed": incident.crashed_at is not None,
            "restored_by": by.value if by else "nobody",
            "outcome": outcome(incident),
        },
        (
            ("round", names.attempt),
            ("failed", f"item-{incident.item}"),
            *(("took down", f"service-{service}") for service in incident.services),
            *(("lost", names.of("L", flight + 1)) for flight in incident.lost),
        ),
    )


def _tickets(names: Names, done: tuple[Activity, ...]) -> Iterator[Thing]:
    opened = [one for one in done if one.doing is Doing.REPORT and one.ticket >= 0]
    for report in opened:
        about = [one for one in done if one.ticket == report.ticket]
        merged = [("merged into", names.of("T", one.into)) for one in about if one.into >= 0]
        behind = [("about", names.of("F", report.fault))] if report.fault >= 0 else []
        yield Thing(
            names.of("T", report.ticket),
            "ticket",
            {"false_alarm": report.fault < 0, "priority": priority(about)},
            (
                ("round", names.attempt),
                ("tells of", f"service-{report.service}"),
                *behind,
                *merged,
            ),
        )
