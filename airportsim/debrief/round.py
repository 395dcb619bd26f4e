"""All that a round teaches, in one value."""

from collections.abc import Sequence
from dataclasses import dataclass

from airportsim.debrief.course import Course, course
from airportsim.debrief.incident import Incident
from airportsim.debrief.incidents import incidents
from airportsim.debrief.minutes import Minutes, minutes
from airportsim.debrief.moment import Moment, look
from airportsim.debrief.moments import moments
from airportsim.debrief.money import Money, money
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry
from airportsim.model.score import Score, score
from airportsim.model.service import Service, service
from airportsim.model.team import RoundSetup


@dataclass(frozen=True, slots=True)
class Debrief:
    """What the team looks back on in Check; `number` is the round's, from 1."""

    number: int
    score: Score
    service: Service
    incidents: tuple[Incident, ...]
    course: Course
    minutes: Minutes
    money: Money
    moments: tuple[Moment, ...]


def look_back(
    airport: Airport, setup: RoundSetup, journal: Sequence[Entry],
    before: Sequence[Debrief] = (), end: int | None = None,
) -> Debrief:  # fmt: skip
    """What a round teaches, from its journal.

    `before` are the debriefs of the rounds before it, in order; `end` is the second at which the
    round was cut short, None if it was played to its end.
    """
    struck = incidents(airport, journal, end)
    measured, worth = service(airport, setup, journal), score(airport, setup, journal)
    earned = money(airport, setup, journal, end)
    earlier = {one.number: one.incidents for one in before}
    last = airport.scenario.schedule.round if end is None else end
    seen = look(airport, setup, journal, struck, worth, earned, earlier, last)
    return Debrief(
        number=setup.number,
        score=worth,
        service=measured,
        incidents=struck,
        course=course(airport, setup, journal, end),
        minutes=minutes(struck, measured),
        money=earned,
        moments=moments(seen, before[-1].moments if before else ()),
    )
