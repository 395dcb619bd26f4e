"""The rows of an exported session for its rounds and flights, worked out from its journals."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from airportsim.files.played import Played
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.journal import digest
from airportsim.model.score import Score, score
from airportsim.model.team import RoundSetup

Cell = int | float | str | None
"""A cell of a table; None for an empty one."""

Row = dict[str, Cell]
"""A row of a table by its columns, which `airportsim.files.dictionary` explains."""


def round_row(airport: Airport, played: Played) -> Row:
    """What an attempt that is over was worth."""
    worth = score(airport, played.setup, played.journal)
    return {
        **played.key,
        "ended_s": played.ended_at,
        "ended_by": played.ended_by,
        **measures(played.setup, worth, digest(played.journal)),
    }


def measures(setup: RoundSetup, worth: Score, digest: str) -> Row:
    """All that is measured of a round, by the columns of `dictionary.MEASURES`."""
    found = asdict(worth)
    restored_by = found.pop("restored_by")
    return {
        "planned": setup.planned,
        **{f"{name}_s" if name in _SECONDS else name: value for name, value in found.items()},
        **{f"restored_by_{by.value}": count for by, count in restored_by.items()},
        "levers": listed(sorted(setup.levers)),
        "digest": digest,
    }


_SECONDS = ("mean_time_to_acknowledge", "mean_time_to_restore", "longest_gap")


def flight_rows(airport: Airport, played: Played) -> list[Row]:
    """What became of each flight, and when."""
    rows: list[Row] = [
        {
            **played.key,
            "flight": n + 1,
            "terminal": flight.terminal,
            "airline": flight.airline,
            "due_s": flight.due,
            **dict.fromkeys((*_STATIONS.values(), "lost_s")),
            "end_state": "unfinished",
        }
        for n, flight in enumerate(airport.timetable)
    ]
    for t, _, event in played.journal:
        if isinstance(event, _OF_FLIGHTS):
            row, kind = rows[event.flight], type(event)
            row[_STATIONS.get(kind, "lost_s")] = t
            row["end_state"] = _ENDS.get(kind, "unfinished")
    return rows


_OF_FLIGHTS = (
    e.FlightHolding, e.FlightLanding, e.FlightOnStand, e.FlightDeparting, e.FlightAway,
    e.FlightDiverted, e.FlightCancelled,
)  # fmt: skip
_STATIONS: dict[type[Any], str] = {
    e.FlightHolding: "holding_s",
    e.FlightLanding: "landing_s",
    e.FlightOnStand: "on_stand_s",
    e.FlightDeparting: "departing_s",
    e.FlightAway: "away_s",
}
_ENDS: dict[type[Any], str] = {
    e.FlightAway: "away",
    e.FlightDiverted: "diverted",
    e.FlightCancelled: "cancelled",
}


def listed(things: Iterable[object]) -> str:
    """Some things in one cell."""
    return " ".join(map(str, things))
