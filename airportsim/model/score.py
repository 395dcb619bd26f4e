"""What a round was worth: flights, money and service, as pure functions of its journal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry
from airportsim.model.scenario import Promise, Scenario
from airportsim.model.state import State
from airportsim.model.team import RoundSetup
from airportsim.model.words import RestoredBy, Verdict

SLA = 85
"""The success rate, in percent, at which the airport breaks even (classroom reports, 2006-2009)."""


@dataclass(frozen=True, slots=True)
class Score:
    """The measures of one round.

    Rates are shares from 0 to 1, times are mean seconds (None where nothing happened to be
    timed), money is USD. `success_rate` is landed / flights; `target_attainment` is landed over
    the flights that the signed SLA promises.
    """

    flights: int
    landed: int
    diverted: int
    cancelled: int
    unfinished: int
    success_rate: float
    target_attainment: float
    sla_target: float
    sla_met: bool
    budget: int
    spent: int
    profit: int
    incidents: int
    restored: int
    restored_by: dict[RestoredBy, int]
    crashed: int
    rejected_fixes: int
    vendor_errors: int
    needless_purchases: int
    complaints: int
    mean_time_to_acknowledge: float | None
    mean_time_to_restore: float | None
    first_contact_resolution: float | None
    longest_gap: int


@dataclass(slots=True)
class _Count:
    """What is counted while the journal is read."""

    away: list[int] = field(default_factory=list)
    diverted: int = 0
    cancelled: int = 0
    struck: list[int] = field(default_factory=list)
    restore_times: list[int] = field(default_factory=list)
    by: dict[RestoredBy, int] = field(default_factory=lambda: dict.fromkeys(RestoredBy, 0))
    crashed: int = 0
    rejected: int = 0
    errors: int = 0
    needless: int = 0
    complaints: int = 0
    spent: int = 0
    red: int = 0
    alerts: list[tuple[int, bool]] = field(default_factory=list)
    alert_of: list[int] = field(default_factory=list)
    acknowledge_times: list[int] = field(default_factory=list)
    escalated: set[int] = field(default_factory=set)
    restored: list[int] = field(default_factory=list)

    def read(self, journal: Iterable[Entry]) -> None:
        for t, _, event in journal:
            kind = event.__class__
            if kind in _READ:
                _READ[kind](self, t, event)

    def fault_fixed(self, t: int, event: e.FaultFixed) -> None:
        self.by[event.by] += 1
        self.restore_times.append(t - self.struck[event.fault])

    def logged(self, t: int, event: e.TicketLogged) -> None:
        self.acknowledge_times.append(t - self.alerts[self.alert_of[event.ticket]][0])

    def ticket_restored(self, t: int, event: e.TicketRestored) -> None:
        if self.alerts[self.alert_of[event.ticket]][1]:
            self.restored.append(event.ticket)

    def verified(self, t: int, event: e.FixVerified) -> None:
        accepted = event.verdict is Verdict.ACCEPTED
        self.rejected += not accepted
        self.errors += accepted is not event.right and event.verdict is not Verdict.UNCLEAR

    def lost(self, t: int, event: e.FlightDiverted | e.FlightCancelled) -> None:
        self.diverted += isinstance(event, e.FlightDiverted)
        self.cancelled += isinstance(event, e.FlightCancelled)

    def paid(self, t: int, event: e.PurchaseApproved | e.AirlineCompensated) -> None:
        self.spent += event.price if isinstance(event, e.PurchaseApproved) else event.usd

    def in_red(self, t: int, event: e.AirlineInRed) -> None:
        self.red += event.usd

    def crash(self, t: int, event: e.FaultCrashed) -> None:
        self.crashed += 1

    def complained(self, t: int, event: e.ComplaintMade) -> None:
        self.complaints += 1

    def delivered(self, t: int, event: e.PurchaseDelivered) -> None:
        self.needless += not event.helped


_READ: dict[type[Any], Callable[[_Count, int, Any], None]] = {
    e.FlightAway: lambda count, t, event: count.away.append(t),
    e.FlightDiverted: _Count.lost,
    e.FlightCancelled: _Count.lost,
    e.FaultStruck: lambda count, t, event: count.struck.append(t),
    e.FaultFixed: _Count.fault_fixed,
    e.FaultCrashed: _Count.crash,
    e.AlertRaised: lambda count, t, event: count.alerts.append((t, event.fault >= 0)),
    e.TicketReported: lambda count, t, event: count.alert_of.append(event.alert),
    e.TicketLogged: _Count.logged,
    e.TicketEscalated: lambda count, t, event: count.escalated.add(event.ticket),
    e.TicketRestored: _Count.ticket_restored,
    e.FixVerified: _Count.verified,
    e.PurchaseApproved: _Count.paid,
    e.AirlineCompensated: _Count.paid,
    e.PurchaseDelivered: _Count.delivered,
    e.AirlineInRed: _Count.in_red,
    e.ComplaintMade: _Count.complained,
}


def score(airport: Airport, setup: RoundSetup, journal: Iterable[Entry]) -> Score:
    """The measures of a round that is over, from its journal."""
    count = _Count()
    count.read(journal)
    scenario = airport.scenario
    flights, landed = scenario.schedule.flights, len(count.away)
    target = setup.promise.target
    at_first = [n for n in count.restored if n not in count.escalated]
    return Score(
        flights=flights,
        landed=landed,
        diverted=count.diverted,
        cancelled=count.cancelled,
        unfinished=flights - landed - count.diverted - count.cancelled,
        success_rate=landed / flights,
        target_attainment=landed * 100 / (target * flights),
        sla_target=target / 100,
        sla_met=landed * 100 >= target * flights,
        budget=scenario.rounds[setup.number - 1].budget,
        spent=count.spent + setup.planned,
        profit=profit(scenario, setup, landed, scenario.schedule.round, count.spent, count.red)
        - penalty(setup, flights, landed),
        incidents=len(count.struck),
        restored=len(count.restore_times),
        restored_by=count.by,
        crashed=count.crashed,
        rejected_fixes=count.rejected,
        vendor_errors=count.errors,
        needless_purchases=count.needless,
        complaints=count.complaints,
        mean_time_to_acknowledge=_mean(count.acknowledge_times),
        mean_time_to_restore=_mean(count.restore_times),
        first_contact_resolution=len(at_first) / len(count.restored) if count.restored else None,
        longest_gap=max((b - a for a, b in pairwise(count.away)), default=scenario.schedule.round),
    )


def profit(
    scenario: Scenario, setup: RoundSetup, landed: int, seconds: int, spent: int, red: int
) -> int:
    """USD earned after this many seconds, before the penalty for a missed promise."""
    money = scenario.money
    fixed = money.fixed_cost * seconds // scenario.schedule.round
    return landed * money.per_flight + setup.promise.fee - fixed - spent - setup.planned - red


def profit_so_far(state: State) -> int:
    """USD earned by now in a running round."""
    scenario = state.airport.scenario
    return profit(scenario, state.setup, state.away, state.now, state.spent, state.red_cost)


def penalty(setup: RoundSetup, flights: int, landed: int) -> int:
    """USD owed for the flights missed below the promise (whole flights, rounded up)."""
    return max(0, promised(setup.promise, flights) - landed) * setup.promise.penalty


def promised(promise: Promise, flights: int) -> int:
    """The flights that a signed SLA promises, of so many (whole flights, rounded up)."""
    return -(-promise.target * flights // 100)


def _mean(times: list[int]) -> float | None:
    return sum(times) / len(times) if times else None
