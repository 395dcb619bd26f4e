"""What a facilitator should know of a forecast: which round is out of line, and what to change.

A scenario is good for a workshop if the first round is a struggle but no standstill, if a team that
improves reaches the SLA in the end, and if one that changes nothing does not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from airportsim.lab.changes import Change, easier, harder, more_effort
from airportsim.lab.figures import RoundForecast
from airportsim.model.scenario import Scenario

STANDSTILL = 0.08
"""A first round in which a smaller share of the flights lands is no struggle any more."""
AT_EASE = 0.7
"""A first round in which a larger share of the flights lands asks for no improvement."""
OFTEN = 0.25
"""A team can meet the SLA if it does so in as large a share of its sessions."""
HARDLY_EVER = 0.1
"""A team cannot meet the SLA if it does so in a smaller share of its sessions."""
RISE = 0.15
"""If the best later round lands no more of the flights than that above the first, it is flat."""


class Course(StrEnum):
    """How a team's process goes from round to round."""

    STAYS = "stays"
    IMPROVES = "improves"
    PREPARED = "prepared"


class Verdict(StrEnum):
    """What a scenario is, as a whole."""

    GOOD = "good"
    TOO_EASY = "too_easy"
    TOO_HARD = "too_hard"
    UNEVEN = "uneven"


class Kind(StrEnum):
    """What is out of line."""

    STANDSTILL = "standstill"
    HOPELESS = "hopeless"
    OUT_OF_REACH = "out_of_reach"
    FLAT = "flat"
    AT_EASE = "at_ease"
    EASY = "easy"


TOO_EASY = {Kind.AT_EASE, Kind.EASY}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is out of line in some rounds, with what would help.

    `share`, from 0 to 1, is the one that gives it away: of flights landed in a first round, of
    sessions that meet the SLA in all others.
    """

    kind: Kind
    rounds: tuple[int, ...]
    share: float
    changes: tuple[Change, ...]


Courses = Mapping[Course, Sequence[RoundForecast]]
"""The rounds of a team of each kind, as far as there is one."""


def verdict(findings: Sequence[Finding]) -> Verdict:
    """What the findings come to."""
    easy = any(one.kind in TOO_EASY for one in findings)
    hard = any(one.kind not in TOO_EASY for one in findings)
    if easy and hard:
        return Verdict.UNEVEN
    return Verdict.TOO_EASY if easy else Verdict.TOO_HARD if hard else Verdict.GOOD


def judged(scenario: Scenario, courses: Courses) -> tuple[Finding, ...]:
    """Everything that is out of line, the first rounds first.

    Where no team could improve anything, no round can be too easy.
    """
    if courses.keys() <= {Course.STAYS}:
        return tuple(_standstills(scenario, courses))
    return (
        *_first_round(scenario, courses),
        *_hopeless(scenario, courses),
        *_goal(scenario, courses),
        *_easy(scenario, courses),
    )


def _first_round(scenario: Scenario, courses: Courses) -> Iterator[Finding]:
    """Round 1 of a team as it comes."""
    raw = courses.get(Course.STAYS) or courses.get(Course.IMPROVES)
    if not raw:
        return
    landed = raw[0].landed.mean / scenario.schedule.flights
    if landed < STANDSTILL:
        yield Finding(Kind.STANDSTILL, (1,), landed, easier(scenario, raw[0]))
    elif landed > AT_EASE and raw[0].meets < OFTEN and len(raw) > 1:
        yield Finding(Kind.AT_EASE, (1,), landed, harder(scenario))


def _standstills(scenario: Scenario, courses: Courses) -> Iterator[Finding]:
    """Rounds in which hardly anything lands."""
    flights = scenario.schedule.flights
    stays = courses.get(Course.STAYS, ())
    dead = [one for one in stays if one.landed.mean < STANDSTILL * flights]
    if dead:
        best = max(dead, key=lambda one: one.landed.mean)
        landed = best.landed.mean / flights
        yield Finding(Kind.STANDSTILL, _numbers(dead), landed, easier(scenario, best))


def _hopeless(scenario: Scenario, courses: Courses) -> Iterator[Finding]:
    """Rounds that not even a team wins that came prepared."""
    lost = [one for one in courses.get(Course.PREPARED, ()) if one.meets < HARDLY_EVER]
    if lost:
        best = max(lost, key=lambda one: one.meets)
        changes = dict.fromkeys(x for one in lost for x in easier(scenario, one))
        yield Finding(Kind.HOPELESS, _numbers(lost), best.meets, tuple(changes))


def _goal(scenario: Scenario, courses: Courses) -> Iterator[Finding]:
    """Where a team that improves gets in the later half of the rounds."""
    rounds = courses.get(Course.IMPROVES, ())
    late = rounds[(len(rounds) + 1) // 2 :]
    if not late:
        return
    flights = scenario.schedule.flights
    best = max(late, key=lambda one: (one.meets, one.landed.mean))
    rise = (max(one.landed.mean for one in rounds[1:]) - rounds[0].landed.mean) / flights
    if best.meets < OFTEN:
        changes = (*easier(scenario, best), *more_effort(scenario))
        yield Finding(Kind.OUT_OF_REACH, _numbers(late), best.meets, changes)
    elif rise < RISE and rounds[0].meets < OFTEN:
        yield Finding(Kind.FLAT, (best.number,), best.meets, harder(scenario))


def _easy(scenario: Scenario, courses: Courses) -> Iterator[Finding]:
    """Rounds that a team wins that has changed nothing."""
    stays = courses.get(Course.STAYS, ()) or courses.get(Course.IMPROVES, ())[:1]
    won = [one for one in stays if one.meets >= OFTEN]
    if won:
        share = max(one.meets for one in won)
        yield Finding(Kind.EASY, _numbers(won), share, harder(scenario))


def _numbers(rounds: Sequence[RoundForecast]) -> tuple[int, ...]:
    return tuple(one.number for one in rounds)
