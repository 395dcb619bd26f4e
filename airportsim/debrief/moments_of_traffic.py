"""Moments of the flights: lost ones, and what there is to tell of any round."""

from collections.abc import Iterator
from itertools import pairwise

from airportsim.debrief.moment import Candidate, Look, Moment, MomentKind, Rule, of_incident
from airportsim.model import events as e

MANY_LOST, WITHIN = 3, 60
"""So many flights lost within so many seconds are worth talking about."""

FAINT = 0.05
"""The weight of what is told only for want of something better."""


def flights_lost(look: Look) -> Iterator[Candidate]:
    """The minute in which most flights were lost, and what stood in their way."""
    times = sorted(look.lost_at.values())
    if not times:
        return
    start = max(times, key=lambda t: sum(t <= other < t + WITHIN for other in times))
    lost = {n for n, t in look.lost_at.items() if start <= t < start + WITHIN}
    guilty = max(look.incidents, key=lambda one: len(lost & set(one.lost)), default=None)
    if guilty is not None and len(lost) >= MANY_LOST and lost & set(guilty.lost):
        cost = len(lost) * look.airport.scenario.money.per_flight
        moment = of_incident(
            MomentKind.FLIGHTS_LOST, guilty, start, cost, count=len(lost), usd=cost
        )
        yield len(lost) / 5, moment


def first_alert(look: Look) -> Iterator[Candidate]:
    """The first alert of the round."""
    alerted = [one for one in look.incidents if one.alerted_at is not None]
    first = min(alerted, key=lambda one: (one.alerted_at or 0, one.fault), default=None)
    if first is not None and first.alerted_at is not None:
        moment = of_incident(
            MomentKind.FIRST_ALERT, first, first.alerted_at, time=first.alerted_at,
            seconds=first.ended_at - first.alerted_at,
        )  # fmt: skip
        yield 2 * FAINT, moment


def longest_gap(look: Look) -> Iterator[Candidate]:
    """The longest time without a flight landed, from the round's start to its end."""
    away = [entry.t for entry in look.journal if isinstance(entry.event, e.FlightAway)]
    start, until = max(pairwise((0, *away, look.end)), key=lambda gap: gap[1] - gap[0])
    if until > start:
        about = {"time": start, "seconds": until - start}
        yield FAINT, Moment(MomentKind.LONGEST_GAP, start, -1, about)


def most_waiting(look: Look) -> Iterator[Candidate]:
    """The second at which most flights waited in the air."""
    waiting = most = second = 0
    for t, _, event in look.journal:
        if isinstance(event, e.FlightHolding):
            waiting += 1
        elif isinstance(event, e.FlightLanding | e.FlightDiverted):
            waiting -= 1
        if waiting > most:
            most, second = waiting, t
    if most:
        about = {"time": second, "count": most}
        faint = FAINT * (1.5 if most > 2 else 0.5)
        yield faint, Moment(MomentKind.MOST_WAITING, second, -1, about)


RULES: tuple[Rule, ...] = (flights_lost, first_alert, longest_gap, most_waiting)
