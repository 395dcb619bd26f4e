"""Tickets as each role sees them: read-only windows on the model's tickets, cut by role."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from airportsim.model.airport import Fact
from airportsim.model.state import Alert, Answered, Proposal, State, Ticket
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
    service: str = shows("_alert.symptom.service")
    terminals: tuple[str, ...] = shows("_alert.symptom.terminals")
    facts: tuple[Fact, ...] = shows("_alert.symptom.facts")
    raised_at: int = shows("_alert.raised_at")


class ReportSlip:
    """A ticket as the account manager knows it: what he told, and what he heard of it since."""

    __slots__ = ("_state", "_ticket")

    def __init__(self, state: State, ticket: Ticket) -> None:
        self._state = state
        self._ticket = ticket

    number: int = shows("_ticket.number")
    alert: int = shows("_ticket.alert")
    service: str = shows("_ticket.symptom.service")
    terminals: tuple[str, ...] = shows("_ticket.symptom.terminals")
    reported_at: int = shows("_ticket.reported_at")
    told_state: TicketState = shows("_ticket.told_state")
    told_at: int = shows("_ticket.told_at")
    asked: bool = shows("_ticket.asked")
    struck_off: list[int] = shows("_ticket.struck_off")

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
    urgency: Level = shows("_ticket.urgency")
    first_aided: bool = shows("_ticket.first_aided")
    logged_at: int = shows("_ticket.logged_at")
    merged_into: int = shows("_ticket.merged_into")
    merged: list[int] = shows("_ticket.merged")
    priority: int = shows("_ticket.priority")


class WorkSlip(DeskSlip):
    """A ticket as specialists, delivery manager and director see it."""

    __slots__ = ()

    state: TicketState = shows("_ticket.state")
    escalated_at: int = shows("_ticket.escalated_at")
    holders: list[int] = shows("_ticket.holders")
    tests: dict[str, str] = shows("_ticket.tests")
    proposals: int = shows("_ticket.proposals")
    proposal: Proposal | None = shows("_ticket.proposal")
    answered: list[Answered] = shows("_ticket.answered")
    rejected: list[tuple[str, str]] = shows("_ticket.rejected")
    purchase: PurchaseState = shows("_ticket.purchase")
    authorised: bool = shows("_ticket.authorised")
    price: int = shows("_ticket.symptom.price")
    cured: tuple[str, str] | None = shows("_ticket.cured")


class ProposalSlip:
    """A proposed fix as the vendor sees it."""

    __slots__ = ("_ticket",)

    def __init__(self, state: State, ticket: Ticket) -> None:
        self._ticket = ticket

    number: int = shows("_ticket.number")
    item: str = shows("_ticket.proposal.item")
    cause: str = shows("_ticket.proposal.cause")
    remedy: str = shows("_ticket.proposal.remedy")
    terminals: tuple[str, ...] = shows("_ticket.proposal.terminals")
    at: int = shows("_ticket.proposal.at")


class OrderSlip:
    """Something bought as the vendor sees it."""

    __slots__ = ("_ticket",)

    def __init__(self, state: State, ticket: Ticket) -> None:
        self._ticket = ticket

    number: int = shows("_ticket.number")
    service: str = shows("_ticket.symptom.service")
    terminals: tuple[str, ...] = shows("_ticket.symptom.terminals")
    price: int = shows("_ticket.symptom.price")


_STORY = {FactKind.LIMPS, FactKind.SINCE}
"""Facts that all alerts of one incident share."""


def alike(one: DeskSlip, other: DeskSlip) -> bool:
    """Whether two tickets can be one incident, as far as their facts tell."""
    if one.terminals != other.terminals or one.service == other.service:
        return False
    told = {fact.kind: fact for fact in one.facts if fact.kind in _STORY}
    return all(told.get(fact.kind, fact) == fact for fact in other.facts)


Slip = AlertSlip | ReportSlip | ProposalSlip | OrderSlip
Cut = Callable[[State, Ticket], Any]


def shown(slip: Slip) -> dict[str, Any]:
    """Everything that a slip shows, as plain values."""
    return {name: getattr(slip, name) for name in _names(type(slip))}  # type: ignore[arg-type]


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """What slips of a kind show, by name."""
    names = {name for cls in kind.__mro__ for name in vars(cls) if not name.startswith("_")}
    return tuple(sorted(n for n in names if isinstance(getattr(kind, n), property)))
