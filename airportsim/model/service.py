"""How well a round was served: times, hand-overs, availability, read from its journal."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import mean, median

from airportsim.model import events as e
from airportsim.model.airport import Airport, Tile
from airportsim.model.apply import apply
from airportsim.model.journal import Entry
from airportsim.model.state import State
from airportsim.model.team import RoundSetup
from airportsim.model.words import Work


class HandOver(StrEnum):
    """Where work passes from one to another; its wait runs from the first word to the second."""

    ALERT_TO_REPORT = "alert_to_report"
    REPORT_TO_LOG = "report_to_log"
    LOG_TO_ESCALATE = "log_to_escalate"
    ESCALATE_TO_TAKE = "escalate_to_take"
    PROPOSE_TO_VERIFY = "propose_to_verify"
    REQUEST_TO_APPROVE = "request_to_approve"
    APPROVE_TO_DELIVER = "approve_to_deliver"


@dataclass(frozen=True, slots=True)
class Spread:
    """Some times in seconds: how many, their mean, median and 90th percentile (nearest rank)."""

    count: int
    mean: float
    median: float
    p90: int


@dataclass(frozen=True, slots=True)
class Service:
    """The service measures of one round (design, section 6).

    `acknowledge` runs from an alert to its logged ticket, `restore` from a fault's strike to its
    cure; `reopened` counts services that alerted again; `cost_per_incident` is USD of purchases,
    mirrors and compensation; `availability` is each tile's share of the round from 0 to 1;
    `waits` are the times at each hand-over, `work` the seconds of hands by kind of work.
    """

    acknowledge: Spread | None
    restore: Spread | None
    reopened: int
    cost_per_incident: float | None
    availability: dict[Tile, float]
    waits: dict[HandOver, Spread | None]
    work: dict[Work, int]


def service(airport: Airport, setup: RoundSetup, journal: Iterable[Entry]) -> Service:
    """The service measures of a round that is over, from its journal."""
    reading = _Reading(State(airport, setup))
    for entry in journal:
        reading.read(entry.t, entry.event)
    end = airport.scenario.schedule.round
    reading.board(end)
    struck, spent = len(reading.state.faults), reading.state.spent + setup.planned
    return Service(
        acknowledge=spread(reading.acknowledged),
        restore=spread([f.fixed_at - f.struck_at for f in reading.state.faults if f.fixed_at >= 0]),
        reopened=reading.reopened,
        cost_per_incident=spent / struck if struck else None,
        availability={tile: 1 - reading.down.get(tile, 0) / end for tile in airport.tiles},
        waits={step: spread(reading.waits[step]) for step in HandOver},
        work=reading.work,
    )


def spread(times: list[int]) -> Spread | None:
    """Count, mean, median and 90th percentile of some times; None if there are none."""
    if not times:
        return None
    rank = -(-9 * len(times) // 10)
    return Spread(len(times), mean(times), median(times), sorted(times)[rank - 1])


@dataclass(slots=True)
class _Reading:
    """The state as the journal rebuilds it, and what is timed on the way."""

    state: State
    acknowledged: list[int] = field(default_factory=list)
    alerted: set[tuple[int, str]] = field(default_factory=set)
    reopened: int = 0
    down: dict[Tile, int] = field(default_factory=dict)
    looked_at: int = 0
    since: dict[tuple[HandOver, int], int] = field(default_factory=dict)
    waits: dict[HandOver, list[int]] = field(default_factory=lambda: {h: [] for h in HandOver})
    work: dict[Work, int] = field(default_factory=lambda: dict.fromkeys(Work, 0))
    begun: dict[int, int] = field(default_factory=dict)

    def read(self, t: int, event: e.Event) -> None:
        if isinstance(event, _BOARD):
            self.board(t)
        if isinstance(event, e.AlertRaised):
            self.alert(t, event)
        elif isinstance(event, e.WorkStarted):
            self.begun[event.hand] = t
        elif isinstance(event, e.WorkEnded):
            self.work[event.work] += t - self.begun.pop(event.hand)
        elif isinstance(event, e.TicketReported):
            self.pass_on(t, HandOver.ALERT_TO_REPORT, event.alert)
        elif isinstance(event, e.TicketLogged):
            alert = self.state.tickets[event.ticket].alert
            self.acknowledged.append(t - self.state.alerts[alert].raised_at)
        ends, begins = _STEPS.get(type(event), (None, None))
        number = getattr(event, "ticket", -1)
        if ends is not None:
            self.pass_on(t, ends, number)
        if begins is not None:
            self.since[begins, number] = t
        self.state.now = t
        apply(self.state, event)

    def alert(self, t: int, event: e.AlertRaised) -> None:
        """Note a new alert, or one that comes again."""
        self.since[HandOver.ALERT_TO_REPORT, event.alert] = t
        if event.fault >= 0:
            self.reopened += (event.fault, event.service) in self.alerted
            self.alerted.add((event.fault, event.service))

    def pass_on(self, t: int, step: HandOver, number: int) -> None:
        """Note how long something waited at a hand-over."""
        begun = self.since.pop((step, number), None)
        if begun is not None:
            self.waits[step].append(t - begun)

    def board(self, t: int) -> None:
        """Add up the time for which each tile has been down until now."""
        for tile, holders in self.state.held.items():
            if holders:
                self.down[tile] = self.down.get(tile, 0) + t - self.looked_at
        self.looked_at = t


_BOARD = (e.ServiceFailed, e.FaultCrashed, e.FaultFixed, e.ItemWorsened, e.ItemRecovered)
_STEPS: dict[type[object], tuple[HandOver | None, HandOver | None]] = {
    e.TicketReported: (None, HandOver.REPORT_TO_LOG),
    e.TicketLogged: (HandOver.REPORT_TO_LOG, HandOver.LOG_TO_ESCALATE),
    e.TicketEscalated: (HandOver.LOG_TO_ESCALATE, HandOver.ESCALATE_TO_TAKE),
    e.TicketTaken: (HandOver.ESCALATE_TO_TAKE, None),
    e.FixProposed: (None, HandOver.PROPOSE_TO_VERIFY),
    e.FixVerified: (HandOver.PROPOSE_TO_VERIFY, None),
    e.PurchaseRequested: (None, HandOver.REQUEST_TO_APPROVE),
    e.PurchaseApproved: (HandOver.REQUEST_TO_APPROVE, HandOver.APPROVE_TO_DELIVER),
    e.PurchaseDelivered: (HandOver.APPROVE_TO_DELIVER, None),
}
"""For each event the hand-over that it ends and the one that it begins."""
