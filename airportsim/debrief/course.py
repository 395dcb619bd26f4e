"""How the round went: flights landed and lost over time, beside the pace that the SLA needs."""

from collections.abc import Iterable
from dataclasses import dataclass

from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry
from airportsim.model.score import promised
from airportsim.model.team import RoundSetup


@dataclass(frozen=True, slots=True)
class Course:
    """A round's flights over time, as points (second of round time, flights so far).

    `landed` and `lost` are steps: from each point on there are so many, from (0, 0) to the end of
    the round. `pace` is a line: the share that the SLA promises of the flights that could be away
    by then, had nothing ever stopped them. `promised` are whole flights, rounded up.
    """

    flights: int
    promised: int
    landed: tuple[tuple[int, int], ...]
    lost: tuple[tuple[int, int], ...]
    pace: tuple[tuple[int, float], ...]


def course(
    airport: Airport, setup: RoundSetup, journal: Iterable[Entry], end: int | None = None
) -> Course:
    """The course of a round that ended at a second (by default when its time was over)."""
    scenario = airport.scenario
    flights, flying, target = scenario.schedule.flights, scenario.flying, setup.promise.target
    last = scenario.schedule.round if end is None else end
    landed, lost = [(0, 0)], [(0, 0)]
    for t, _, event in journal:
        if isinstance(event, e.FlightAway):
            landed.append((t, landed[-1][1] + 1))
        elif isinstance(event, e.FlightDiverted | e.FlightCancelled):
            lost.append((t, lost[-1][1] + 1))
    stay = flying.landing + flying.turnaround + flying.departure
    pace = [(0, 0.0)]
    for n, due in enumerate(airport.due, start=1):
        if due + stay < scenario.schedule.round:
            pace.append((due + stay, n * target / 100))
    return Course(
        flights=flights,
        promised=promised(setup.promise, flights),
        landed=(*landed, (last, landed[-1][1])),
        lost=(*lost, (last, lost[-1][1])),
        pace=(*pace, (scenario.schedule.round, pace[-1][1])),
    )
