"""The standards that were in force in a round: what the team had laid down before it began.

A standard is a value of an indicator. The signed SLA sets those on flights; an improvement sets
the one that it is about, by the figure that the scenario gives for it, or else a good one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from airportsim.debrief.quality.items import RESTS_ON
from airportsim.model.airport import Airport
from airportsim.model.quality import HIGH, MIDDLE, Curve, Dimension, Indicator, said
from airportsim.model.scenario import Scenario
from airportsim.model.team import RoundSetup
from airportsim.model.words import Lever

GOOD = 550
"""What a standard without a figure of its own aims at, in hundredths of the scale."""

Figure = Callable[[Scenario], int]

_SET_BY: dict[Indicator, tuple[Lever, Figure | None]] = {
    Indicator.CAME_BACK: (Lever.KNOWLEDGE_BASE, None),
    Indicator.KEPT: (Lever.NAMED_CONTACTS, None),
    Indicator.ACKNOWLEDGE: (Lever.REPORT_FORM, None),
    Indicator.RESTORE: (Lever.PRIORITY_LEVELS, lambda scenario: scenario.practice.limits[1]),
    Indicator.SILENCE: (Lever.NAMED_CONTACTS, None),
    Indicator.ANSWERED: (Lever.NAMED_CONTACTS, None),
    Indicator.FIRST_CONTACT: (Lever.KNOWLEDGE_BASE_DESK, None),
    Indicator.REJECTED: (Lever.KNOWLEDGE_BASE, None),
    Indicator.CRASHES: (Lever.FAULT_PREDICTION, None),
    Indicator.UNASKED: (Lever.NAMED_CONTACTS, None),
    Indicator.IN_ORDER: (Lever.PRIORITY_LEVELS, None),
    Indicator.RIGHT_CONTACT: (Lever.NAMED_CONTACTS, None),
    Indicator.VISIBLE: (Lever.MIRROR_SERVERS, None),
    Indicator.OUTAGES: (Lever.FAULT_PREDICTION, None),
    Indicator.QUEUE: (Lever.PURCHASING_CRITERIA, lambda scenario: scenario.practice.buy_waiting),
}
"""The improvement that sets the standard for an indicator, and its figure if it has one."""


@dataclass(frozen=True, slots=True)
class Target:
    """A value of an indicator to be reached; `set` tells whether it is a standard of the team's.

    It is what the airlines call good (GOOD) where none is in force, or the one has no figure.
    """

    value: int
    set: bool


def target(scenario: Scenario, setup: RoundSetup, indicator: Indicator) -> Target:
    """The target for an indicator in a round."""
    in_force, figure = _standard(scenario, setup, indicator)
    if figure is None:
        figure = _good(scenario.quality.curve(indicator))
    return Target(figure, in_force)


def standard(airport: Airport, setup: RoundSetup, dimension: Dimension) -> int:
    """The standard on a dimension, in hundredths: the mean over its indicators.

    An indicator without a standard counts as the scenario's `quality.unset`.
    """
    set_ = [_of(airport.scenario, setup, indicator) for indicator in RESTS_ON[dimension]]
    return sum(set_) // len(set_)


def _of(scenario: Scenario, setup: RoundSetup, indicator: Indicator) -> int:
    in_force, figure = _standard(scenario, setup, indicator)
    if not in_force:
        return round(scenario.quality.unset * 100)
    return GOOD if figure is None else said(scenario.quality.curve(indicator), figure)


def _standard(
    scenario: Scenario, setup: RoundSetup, indicator: Indicator
) -> tuple[bool, int | None]:  # fmt: skip
    """Whether a standard is in force, and its figure if it has one."""
    if indicator is Indicator.ON_TIME:
        return True, setup.promise.target
    if indicator is Indicator.LOST:
        return True, 100 - setup.promise.target
    lever, figure = _SET_BY.get(indicator, (None, None))
    in_force = lever in setup.levers
    return in_force, figure(scenario) if in_force and figure else None


def _good(curve: Curve) -> int:
    """The first value to which a curve says no less than GOOD."""
    _, middle, best = curve
    change, whole = (best - middle) * (GOOD - MIDDLE), HIGH - MIDDLE
    return middle + (-(-change // whole) if change > 0 else change // whole)
