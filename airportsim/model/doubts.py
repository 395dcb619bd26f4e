"""What all warnings about a scenario share."""

from collections.abc import Sequence
from typing import NamedTuple

from airportsim.model.checks import Where
from airportsim.model.scenario import Scenario
from airportsim.model.words import Work

NAMED = 3
"""So many of several things are named in one sentence."""


class Doubt(NamedTuple):
    """Something that is legal and unwise: where, what comes of it, and what would be better."""

    where: Where
    sentence: str
    hint: str


def named(names: Sequence[str]) -> str:
    """A few of some names, and how many more there are."""
    some = ", ".join(names[:NAMED])
    return some if len(names) <= NAMED else f"{some} and {len(names) - NAMED} more"


def by_checklist(scenario: Scenario) -> int:
    """Seconds of work, at least, until the service desk has cured a fault by its checklist."""
    return _seconds(scenario, Work.REPORT, Work.LOG, Work.FIRST_AID)


def by_specialists(scenario: Scenario) -> int:
    """Seconds of work, at least, until a fault that nobody has met is cured by the specialists."""
    return _seconds(scenario, Work.REPORT, Work.LOG, Work.TEST, Work.FIX, Work.VERIFY)


def _seconds(scenario: Scenario, *steps: Work) -> int:
    return sum(scenario.durations[step] for step in steps)
