"""Tickets as each role sees them: read-only windows on the model's tickets, cut by role."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from airportsim.model.airport import Fact
from airportsim.model.state import Alert, Answered, Failure, Proposal, State, Ticket
from airportsim.model.words import FactKind, Level, PurchaseState, TicketState


def shows(path: str) -> Any:
    """A read-only attribute that shows another one, without a detour through Python."""
    return property(attrgetter(path))


class AlertSlip:
    """An alert as the account manager hears it: the service, its terminals, the facts to tell."""

    __slots__ = ("_alert",)

    def __init__(self, state: State, alert: Alert) -> None:
        self._alert = alert

    number: int = shows("_alert.number")
    """Its number."""
    service: str = shows("_alert.symptom.service")
    """The service that fails."""
    terminals: tuple[str, ...] = shows("_alert.symptom.terminals")
    """The terminals at which it fails."""
    facts: tuple[Fact, ...] = shows("_alert.symptom.facts")
    """What there is to tell; a `Report` names facts by their numbers, from 0."""
    raised_at: int = shows("_alert.raised_at")
    """The second at which the airlines told it."""


class FailureSlip:
    """What one airline suffers, as the account manager knows it: a service that it lacks."""

    __slots__ = ("_failure", "_state")

    def __init__(self, state: State, failure: Failure) -> None:
        self._state = state
        self._failure = failure

    alert: int = shows("_failure.alert")
    """The number of the alert that tells of it; commands name it by that and the terminal."""
    terminal: str = shows("_failure.terminal")
    """The terminal of the airline."""
    service: str = shows("_failure.service")
    """The service that it lacks."""
    since: int = shows("_failure.since")
    """The second at which the airline told it."""
    over_at: int = shows("_failure.over_at")
    """The second at which the service ran again; -1 before."""
    due: int = shows("_failure.due")
    """The second by which it was last promised back; -1 if it never was."""
    apologised: bool = shows("_failure.apologised")
    """Whether the airline has heard an apology."""
    paid: int = shows("_failure.paid")
    """What it was paid (USD)."""
    asked: int = shows("_failure.asked")
    """What lies before the director (USD); 0 for nothing."""
    refused: bool = shows("_failure.refused")
    """Whether the director has refused the last sum that he was asked for."""

    @property
    def stopped(self) -> int:
        """Flights of the airline that it stops now."""
        if self.over_at >= 0:
            return 0
        return self._state.stopped_by(self.service, (self.terminal,))

    @property
    def broken(self) -> bool:
        """Whether the time promised has passed and the service was not back by then."""
        failure, now = self._failure, self._state.now
        return 0 <= failure.due <= now and not 0 <= failure.over_at <= failure.due


class ReportSlip:
    """A ticket as the account manager knows it: what he told, and what he heard of it since."""

    __slots__ = ("_state", "_ticket")

    def __init__(self, state: State, ticket: Ticket) -> None:
        self._state = state
        self._ticket = ticket

    number: int = shows("_ticket.number")
    """Its number."""
    alert: int = shows("_ticket.alert")
    """The number of the alert that it reports."""
    service: str = shows("_ticket.symptom.service")
    """The service that fails."""
    terminals: tuple[str, ...] = shows("_ticket.symptom.terminals")
    """The terminals at which it fails."""
    reported_at: int = shows("_ticket.reported_at")
    """The second at which it was called in."""
    told_state: TicketState = shows("_ticket.told_state")
    """Its state, as far as account manager and desk have heard."""
    told_at: int = shows("_ticket.told_at")
    """The second at which they heard that; 0 before."""
    asked: bool = shows("_ticket.asked")
    """Whether the desk waits for more facts."""
    struck_off: list[int] = shows("_ticket.struck_off")
    """Numbers of the articles that turned out not to fit."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts told so far."""
        ticket = self._ticket
        return tuple(f for n, f in enumerate(ticket.symptom.facts) if ticket.facts >> n & 1)

    @property
    def missing(self) -> tuple[int, ...]:
        """The numbers of the facts not told yet."""
        ticket = self._ticket
        return tuple(n for n in range(len(ticket.symptom.facts)) if not ticket.facts >> n & 1)

    @property
    def missing_kinds(self) -> tuple[FactKind, ...]:
        """What the facts not told yet are about."""
        facts = self._ticket.symptom.facts
        return tuple(facts[n].kind for n in self.missing)


class DeskSlip(ReportSlip):
    """A ticket as the service desk sees it."""

    __slots__ = ()

    impact: Level = shows("_ticket.impact")
    """As it was logged."""
    urgency: Level = shows("_ticket.urgency")
    """As it was logged."""
    first_aided: bool = shows("_ticket.first_aided")
    """Whether the checklist has been tried."""
    logged_at: int = shows("_ticket.logged_at")
    """The second at which it was logged; -1 before."""
    merged_into: int = shows("_ticket.merged_into")
    """The number of the ticket whose double it is; -1 for none."""
    merged: list[int] = shows("_ticket.merged")
    """Numbers of its doubles."""
    priority: int = shows("_ticket.priority")
    """1 to 3, once there are priority levels; 0 before."""


class WorkSlip(DeskSlip):
    """A ticket as specialists, delivery manager and director see it."""

    __slots__ = ()

    state: TicketState = shows("_ticket.state")
    """Its state."""
    escalated_at: int = shows("_ticket.escalated_at")
    """The second at which it was passed on; -1 before."""
    holders: list[int] = shows("_ticket.holders")
    """Numbers of the hands that work on it."""
    tests: dict[str, str] = shows("_ticket.tests")
    """Items tested for it: the mode found, "" if healthy."""
    proposals: int = shows("_ticket.proposals")
    """How many fixes have been proposed."""
    proposal: Proposal | None = shows("_ticket.proposal")
    """The fix that lies before the vendor."""
    answered: list[Answered] = shows("_ticket.answered")
    """Fixes that the vendor has answered."""
    rejected: list[tuple[str, str]] = shows("_ticket.rejected")
    """Items and remedies that turned out to be no cure."""
    purchase: PurchaseState = shows("_ticket.purchase")
    """How far buying the vendor's help has come."""
    authorised: bool = shows("_ticket.authorised")
    """Whether the director has allowed a purchase above the limit."""
    price: int = shows("_ticket.symptom.price")
    """USD that the vendor's help costs."""
    cured: tuple[str, str] | None = shows("_ticket.cured")
    """Item and mode that were cured; None before."""


class ProposalSlip:
    """A proposed fix as the vendor sees it."""

    __slots__ = ("_ticket",)

    def __init__(self, state: State, ticket: Ticket) -> None:
        self._ticket = ticket

    number: int = shows("_ticket.number")
    """The number of the ticket."""
    item: str = shows("_ticket.proposal.item")
    """The item that is to be cured."""
    cause: str = shows("_ticket.proposal.cause")
    """The mode that is given as the cause; "" if left blank."""
    remedy: str = shows("_ticket.proposal.remedy")
    """The remedy; "" if left blank."""
    terminals: tuple[str, ...] = shows("_ticket.proposal.terminals")
    """The terminals named; none if left blank."""
    at: int = shows("_ticket.proposal.at")
    """The second at which it was proposed."""


class OrderSlip:
    """Something bought as the vendor sees it."""

    __slots__ = ("_ticket",)

    def __init__(self, state: State, ticket: Ticket) -> None:
        self._ticket = ticket

    number: int = shows("_ticket.number")
    """The number of the ticket."""
    service: str = shows("_ticket.symptom.service")
    """The service that fails."""
    terminals: tuple[str, ...] = shows("_ticket.symptom.terminals")
    """The terminals at which it fails."""
    price: int = shows("_ticket.symptom.price")
    """USD that were paid."""


_STORY = {FactKind.LIMPS, FactKind.SINCE}
"""Facts that all alerts of one incident share."""


def alike(one: DeskSlip, other: DeskSlip) -> bool:
    """Whether two tickets can be one incident, as far as their facts tell."""
    if one.terminals != other.terminals or one.service == other.service:
        return False
    told = {fact.kind: fact for fact in one.facts if fact.kind in _STORY}
    return all(told.get(fact.kind, fact) == fact for fact in other.facts)


Slip = AlertSlip | FailureSlip | ReportSlip | ProposalSlip | OrderSlip
Cut = Callable[[State, Ticket], Any]


def shown(slip: Slip) -> dict[str, Any]:
    """Everything that a slip shows, as plain values."""
    return {name: getattr(slip, name) for name in _names(type(slip))}  # type: ignore[arg-type]


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """What slips of a kind show, by name."""
    names = {name for cls in kind.__mro__ for name in vars(cls) if not name.startswith("_")}
    return tuple(sorted(n for n in names if isinstance(getattr(kind, n), property)))
