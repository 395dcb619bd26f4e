"""How the money of a round came and went."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry
from airportsim.model.score import penalty, profit
from airportsim.model.team import RoundSetup

EVERY = 10
"""Seconds between two points of the profit's curve."""


class MoneyPart(StrEnum):
    """What money came from, or went on."""

    INCOME = "income"
    FEE = "fee"
    FIXED_COST = "fixed_cost"
    PURCHASES = "purchases"
    MIRRORS = "mirrors"
    IMPROVEMENTS = "improvements"
    COMPENSATION = "compensation"
    RED = "red"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True)
class Money:
    """A round's money in USD.

    `profit` is the score's and the sum of `parts`, in which what was gained is above 0 and what
    was paid below; a fee can be either. `course` has points (second, profit by then), the last one
    with the penalty. `spent_out_at` is the second of the purchase after which not even the
    cheapest fix could be paid any more, None if it never came to that.
    """

    profit: int
    parts: dict[MoneyPart, int]
    course: tuple[tuple[int, int], ...]
    spent_out_at: int | None


def money(
    airport: Airport, setup: RoundSetup, journal: Iterable[Entry], end: int | None = None
) -> Money:
    """The money of a round that ended at a second (by default when its time was over)."""
    scenario = airport.scenario
    whole = scenario.schedule.round
    last = whole if end is None else end
    count = _Count()
    course: list[tuple[int, int]] = []
    spent_out_at = None
    cash = setup.budget

    def until(second: int) -> None:
        """Go on with the curve as far as a second that is not in it."""
        while (at := len(course) * EVERY) < min(second, last):
            course.append((at, profit(scenario, setup, count.landed, at, count.spent, count.red)))

    for t, _, event in journal:
        until(t)
        count.read(event)
        cash += event.usd if isinstance(event, e.MoneyGranted) else 0
        if isinstance(event, e.PurchaseApproved) and cash - count.spent < scenario.money.fix_one:
            spent_out_at = t
    until(last)
    fine = penalty(setup, scenario.schedule.flights, count.landed)
    earned = profit(scenario, setup, count.landed, whole, count.spent, count.red) - fine
    mirrors = min(setup.planned, len(setup.mirrors) * scenario.money.mirror)
    parts = {
        MoneyPart.INCOME: count.landed * scenario.money.per_flight,
        MoneyPart.FEE: setup.promise.fee,
        MoneyPart.FIXED_COST: -scenario.money.fixed_cost,
        MoneyPart.PURCHASES: -count.bought,
        MoneyPart.MIRRORS: -mirrors,
        MoneyPart.IMPROVEMENTS: mirrors - setup.planned,
        MoneyPart.COMPENSATION: -count.compensated,
        MoneyPart.RED: -count.red,
        MoneyPart.PENALTY: -fine,
    }
    return Money(earned, parts, (*course, (last, earned)), spent_out_at)


@dataclass(slots=True)
class _Count:
    """What was earned and paid so far (flights, USD)."""

    landed: int = 0
    bought: int = 0
    compensated: int = 0
    red: int = 0

    @property
    def spent(self) -> int:
        return self.bought + self.compensated

    def read(self, event: e.Event) -> None:
        if isinstance(event, e.FlightAway):
            self.landed += 1
        elif isinstance(event, e.PurchaseApproved):
            self.bought += event.price
        elif isinstance(event, e.AirlineCompensated):
            self.compensated += event.usd
        elif isinstance(event, e.AirlineInRed):
            self.red += event.usd
