"""What each role can see: one read-only window a role, filtered lazily, kept by the state's queues.

Everybody sees the public board: tiles, flights, money, clock. What else a role sees is what its
class here offers, and nothing more; which item is faulty is known to the vendor alone.
"""

from collections.abc import Callable, Iterable

from airportsim.model.rules_of_recovery import within_authority
from airportsim.model.state import Complaint, State, Ticket
from airportsim.model.words import (
    Lever,
    PurchaseState,
    Role,
    Verdict,
    Work,
)
from airportsim.play.board import HandView, Knowing, Paying, Queue, Repairing, Slips, View
from airportsim.play.slips import (
    AlertSlip,
    DeskSlip,
    FailureSlip,
    OrderSlip,
    ProposalSlip,
    ReportSlip,
    WorkSlip,
    alike,
    shows,
)
from airportsim.play.tiles import Heard


class AccountManagerView(Knowing):
    """The account manager's window: what the airlines tell, and what became of his reports."""

    role = Role.ACCOUNT_MANAGER

    def __init__(self, state: State) -> None:
        super().__init__(state)
        slips = Slips(state, state.tickets, ReportSlip)
        self._asked = Queue(state.asked, slips)
        self._reports = Queue(state.reports, slips)
        self._escalated = Queue(state.escalated, slips)
        self._alerts = Queue(state.unreported, Slips(state, state.alerts, AlertSlip))

    alerts: Queue[AlertSlip] = shows("_alerts")
    """Alerts not yet reported."""

    asked: Queue[ReportSlip] = shows("_asked")
    """Tickets on which the desk wants to know more."""

    reports: Queue[ReportSlip] = shows("_reports")
    """All that was reported and is not over."""

    escalated: Queue[ReportSlip] = shows("_escalated")
    """What the desk has passed on and not heard of as restored."""

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        """Open complaints, the oldest first."""
        return tuple(self._state.complaints.values())

    @property
    def failing(self) -> tuple[FailureSlip, ...]:
        """What airlines suffer now, the oldest first."""
        state = self._state
        return tuple(FailureSlip(state, one) for one in state.failing.values())

    @property
    def failures(self) -> tuple[FailureSlip, ...]:
        """All that airlines have suffered in this round, the oldest first."""
        state = self._state
        return tuple(FailureSlip(state, one) for one in state.failures.values())

    recovery: bool = shows("_state.setup.recovery")
    """Whether the team's bots make failures good."""

    @property
    def usual_failure(self) -> int | None:
        """How long failures that are over have lasted on average, in seconds; None before any."""
        lasted = [f.over_at - f.since for f in self._state.failures.values() if f.over_at >= 0]
        return sum(lasted) // len(lasted) if lasted else None

    authority: int = shows("_state.authority")
    """What may be paid for one failure without asking the director (USD)."""

    @property
    def moods(self) -> dict[str, int]:
        """The airlines' satisfaction, 0 to 100, by terminal."""
        return dict(self._state.moods)

    @property
    def promised(self) -> dict[str, int]:
        """Terminals whose airlines wait for what they were promised: until which second."""
        until, now = self._state.promised_until, self._state.now
        return {terminal: due for terminal, due in until.items() if due > now}

    @property
    def compensations_left(self) -> int:
        """How often an airline may still be compensated."""
        return self.scenario.money.most_compensations - self._state.compensations

    def may_pay(self, slip: FailureSlip, usd: int) -> bool:
        """Whether so much may be paid for a failure without asking the director."""
        return within_authority(self._state, self._state.failures[slip.alert, slip.terminal], usd)

    def alert(self, number: int) -> AlertSlip:
        """The alert with a number."""
        return AlertSlip(self._state, self._state.alerts[number])

    def _heard(self) -> Heard:
        for alert in self._state.unreported.values():
            yield alert.symptom, -1
        for ticket in self._state.reports.values():
            yield ticket.symptom, -1


class ServiceDeskView(Knowing):
    """The service desk's window: reports, tickets on the desk, and what became of the others."""

    role = Role.SERVICE_DESK

    def __init__(self, state: State) -> None:
        super().__init__(state)
        slips = Slips(state, state.tickets, DeskSlip)
        self._to_log = Queue(state.to_log, slips)
        self._at_desk = Queue(state.at_desk, slips)
        self._restored = Queue(state.restored, slips)
        self._reports = Queue(state.reports, slips)
        self._escalated = Queue(state.escalated, slips)

    to_log: Queue[DeskSlip] = shows("_to_log")
    """Reports not yet logged."""

    at_desk: Queue[DeskSlip] = shows("_at_desk")
    """Tickets that the desk has to do something about."""

    restored: Queue[DeskSlip] = shows("_restored")
    """Tickets to be closed."""

    reports: Queue[DeskSlip] = shows("_reports")
    """All tickets that are not over."""

    escalated: Queue[DeskSlip] = shows("_escalated")
    """Tickets passed on and not back."""

    def alike(self, slip: DeskSlip) -> list[DeskSlip]:
        """Other open tickets that can be the same incident, as far as their facts tell."""
        return [o for o in self._reports if o.number != slip.number and alike(slip, o)]

    def _heard(self) -> Heard:
        return _written(self._state.reports.values())


class SpecialistView(Repairing, Knowing):
    """The technical specialist's window: escalated tickets as written, the dependency map."""

    role = Role.SPECIALIST

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._to_write = Queue(state.to_write, self._slips)
        self._unassigned = Queue(state.unassigned, self._slips)
        self._own = {hand: Queue(held, self._slips) for hand, held in state.held_by.items()}

    def held_by(self, hand: int) -> Queue[WorkSlip]:
        """Tickets that a specialist's hand holds, or, with -1, any of them."""
        return self._own.get(hand, self._tickets)

    @property
    def tray(self) -> list[WorkSlip]:
        """Escalated tickets that nobody has taken and that somebody has seen in the tray."""
        if Lever.NAMED_CONTACTS in self._state.levers:
            return []
        return [slip for slip in self._unassigned if slip._ticket.seen_at >= 0]

    def tested_now(self, slip: WorkSlip) -> tuple[str, ...]:
        """Items that are being tested for a ticket at this second."""
        about = Role.SPECIALIST, Work.TEST, slip.number
        return tuple(sorted(job[3] for job in self._state.running if job[:3] == about))

    to_write: Queue[WorkSlip] = shows("_to_write")
    """Cured tickets whose cure the knowledge base lacks."""

    map: dict[str, dict[str, tuple[str, ...]]] = shows("_state.airport.covers")
    """The dependency map: item to the services, with terminals, that fail with it."""

    def _heard(self) -> Heard:
        in_tray = (slip._ticket for slip in self.tray)
        return _written((*in_tray, *self._state.with_specialists.values()))


class DeliveryManagerView(Repairing, Paying):
    """The service delivery manager's window: every ticket, every hand, every request."""

    role = Role.DELIVERY_MANAGER

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._unassigned = Queue(state.unassigned, self._slips)
        self._requested = Queue(state.requested, self._slips)
        self._all = Queue(state.reports, self._slips)
        self._restored = Queue(state.restored, self._slips)

    unassigned: Queue[WorkSlip] = shows("_unassigned")
    """Escalated tickets that nobody holds."""

    requested: Queue[WorkSlip] = shows("_requested")
    """Requests to buy."""

    all_tickets: Queue[WorkSlip] = shows("_all")
    """Every open ticket."""

    restored: Queue[WorkSlip] = shows("_restored")
    """Tickets that the desk has still to close."""

    @property
    def everybody(self) -> tuple[HandView, ...]:
        """All the team's people."""
        return tuple(hand for role in Role for hand in self._hands_of(role))

    def load(self) -> dict[int, int]:
        """Tickets that each specialist holds and can work on."""
        bought, held_by = PurchaseState.APPROVED, self._state.held_by
        return {
            hand.number: sum(t.purchase is not bought for t in held_by[hand.number].values())
            for hand in self._state.hands_of[Role.SPECIALIST]
        }

    def _heard(self) -> Heard:
        return _written(self._state.reports.values())


class DirectorView(Paying):
    """The operations director's window: money, airlines, requests above the limit."""

    role = Role.DIRECTOR

    def __init__(self, state: State) -> None:
        super().__init__(state)
        slips = Slips(state, state.tickets, WorkSlip)
        self._requested = Queue(state.requested, slips)

    requested: Queue[WorkSlip] = shows("_requested")
    """Requests to buy."""

    @property
    def moods(self) -> dict[str, int]:
        """The airlines' satisfaction, 0 to 100, by terminal."""
        return dict(self._state.moods)

    @property
    def complaints(self) -> dict[str, int]:
        """Open complaints of each airline, by terminal."""
        return dict(self._state.open_complaints)

    @property
    def money_asked(self) -> tuple[FailureSlip, ...]:
        """Failures for which the account manager asks to pay more than he may."""
        state = self._state
        return tuple(FailureSlip(state, one) for one in state.money_asked.values())

    authority: int = shows("_state.authority")
    """What the account manager may pay for one failure without asking (USD)."""

    red_cost: int = shows("_state.red_cost")
    """USD that airlines in the red have cost so far."""

    def _heard(self) -> Heard:
        return _written(self._state.requested.values())


class VendorView(View):
    """The vendor's window: proposed fixes beside the truth, and what was bought."""

    role = Role.VENDOR

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._proposed = Queue(state.proposed, Slips(state, state.tickets, ProposalSlip))
        self._bought = Queue(state.bought, Slips(state, state.tickets, OrderSlip))

    proposed: Queue[ProposalSlip] = shows("_proposed")
    """Fixes to be checked."""

    bought: Queue[OrderSlip] = shows("_bought")
    """Help to be delivered."""

    @property
    def truth(self) -> dict[str, str]:
        """Which items are broken, and how."""
        return {item: fault.type.mode for item, fault in self._state.broken.items()}

    def remedy_for(self, item: str) -> str:
        """The right remedy for an item, "" if it is healthy."""
        fault = self._state.broken.get(item)
        return fault.type.remedy if fault else ""

    def verdict_on(self, slip: ProposalSlip) -> Verdict:
        """What the truth says of a proposed fix."""
        if not (slip.cause and slip.remedy and slip.terminals):
            return Verdict.UNCLEAR
        right = self.remedy_for(slip.item)
        if not right:
            return Verdict.WRONG_ITEM
        return Verdict.ACCEPTED if slip.remedy == right else Verdict.WRONG_REMEDY


VIEWS: dict[Role, Callable[[State], View]] = {
    Role.ACCOUNT_MANAGER: AccountManagerView,
    Role.SERVICE_DESK: ServiceDeskView,
    Role.SPECIALIST: SpecialistView,
    Role.DELIVERY_MANAGER: DeliveryManagerView,
    Role.DIRECTOR: DirectorView,
    Role.VENDOR: VendorView,
}
"""The window of each role."""


def _written(tickets: Iterable[Ticket]) -> Heard:
    """What has been told in tickets."""
    return ((ticket.symptom, ticket.facts) for ticket in tickets)
