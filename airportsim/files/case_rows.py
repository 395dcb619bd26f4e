"""The rows of an event log: what was done about each incident, in the words of process mining."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from airportsim.debrief.activities import activities
from airportsim.debrief.activity import Activity
from airportsim.debrief.incident import Incident
from airportsim.debrief.incidents import incidents
from airportsim.files.dates import date_at
from airportsim.files.log_names import Names
from airportsim.files.played import Played
from airportsim.files.tables import Row, listed
from airportsim.model.airport import Airport

START, COMPLETE = "start", "complete"


def event_rows(
    airport: Airport, played: Played, begun: datetime, lifecycle: bool = False
) -> Iterator[Row]:
    """A row for each activity about an incident, by incident and in order of time.

    With `lifecycle` what takes time has two, its start and its end; else what was still going on
    when the round was over has none. `begun` is the date of second 0.
    """
    names = Names(airport, played)
    about: dict[int, list[Activity]] = defaultdict(list)
    for one in activities(airport, played.setup, played.journal):
        about[one.fault].append(one)
    for incident in incidents(airport, played.journal):
        case = _case(names, played, incident, about[incident.fault])
        for row in _rows(names, begun, about[incident.fault], lifecycle):
            yield {**row, **case}


def _case(names: Names, played: Played, incident: Incident, about: Iterable[Activity]) -> Row:
    return {
        "case:concept:name": names.of("F", incident.fault),
        **{f"case:{name}": value for name, value in played.key.items()},
        "case:fault": incident.fault,
        "case:origin": incident.origin.value,
        "case:item": incident.item,
        "case:mode": incident.mode,
        "case:service": incident.services[0] if incident.services else "",
        "case:services": listed(incident.services),
        "case:terminals": listed(incident.terminals),
        "case:priority": priority(about),
        "case:crashed": incident.crashed_at is not None,
        "case:restored_by": incident.restored_by.value if incident.restored_by else "nobody",
        "case:outcome": outcome(incident),
    }


def priority(about: Iterable[Activity]) -> int:
    """The highest priority, 1 before 3, that was given in these activities; 0 without any."""
    return min((one.priority for one in about if one.priority), default=0)


def outcome(incident: Incident) -> str:
    """How an incident ended."""
    return "restored" if incident.fixed_at is not None else "unsolved"


def _rows(
    names: Names, begun: datetime, about: Iterable[Activity], lifecycle: bool
) -> Iterator[Row]:
    """The rows of one incident, without what they tell of the incident itself."""
    found: list[tuple[int, int, Row]] = []
    for one in about:
        takes_time = one.end != one.start
        if lifecycle and takes_time:
            found.append((one.start, one.first, _row(names, begun, one, START, one.start)))
        if one.end is not None:
            found.append((one.end, one.last, _row(names, begun, one, COMPLETE, one.end)))
    for _, _, row in sorted(found, key=lambda each: each[:2]):
        yield {**row, "start_timestamp": None} if lifecycle else row


def _row(names: Names, begun: datetime, one: Activity, transition: str, at: int) -> Row:
    return {
        "concept:name": one.doing.value,
        "concept:instance": str(one.first),
        "lifecycle:transition": transition,
        "start_timestamp": date_at(begun, one.start),
        "time:timestamp": date_at(begun, at),
        "org:resource": names.who(one),
        "org:role": names.role(one),
        "ticket": one.ticket if one.ticket >= 0 else None,
        "service": one.service or None,
        "item": one.item or None,
        "outcome": (one.outcome or None) if transition == COMPLETE else None,
    }
