"""What of a running round may leave the host: the public part, and for each role its own slice.

A slice is plain values (numbers, strings, lists, dicts), made of nothing but what the role's window
shows: tickets go through its slips. `airportsim.play.far` puts a round together from it again.
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields
from enum import Enum
from operator import attrgetter
from typing import Any

from airportsim.model.state import Fault, Flight, Hand, State, Ticket
from airportsim.model.team import Article
from airportsim.model.words import Role
from airportsim.play.slips import (
    AlertSlip,
    DeskSlip,
    OrderSlip,
    ProposalSlip,
    ReportSlip,
    WorkSlip,
    shown,
)
from airportsim.play.views import VIEWS, SpecialistView

Plain = dict[str, Any]
Cut = Callable[[State, Ticket], Any]

FIGURES = (
    "now", "focus", "away", "lost", "released", "granted", "spent", "red_cost", "compensations",
    "authority", "frozen", "contract_known", "complaint_count",
)  # fmt: skip
"""What everybody sees of the state as it is."""

QUEUES: dict[Role, tuple[str, ...]] = {
    Role.ACCOUNT_MANAGER: ("asked", "escalated"),
    Role.SERVICE_DESK: ("to_log", "at_desk", "restored", "escalated"),
    Role.SPECIALIST: ("to_write", "with_specialists", "unassigned"),
    Role.DELIVERY_MANAGER: ("unassigned", "requested", "restored", "with_specialists"),
    Role.DIRECTOR: ("requested",),
    Role.VENDOR: ("proposed", "bought"),
}
"""The queues of tickets that each role sees, beside the open ones that everybody sees."""

ALL_QUEUES = (
    "asked", "to_log", "at_desk", "tray", "unassigned", "with_specialists", "escalated", "restored",
    "to_write", "proposed", "requested", "bought",
)  # fmt: skip


class Slices:
    """The slices of one round; what is as it was when it was last cut is not cut again."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._slips: dict[tuple[Cut, int], tuple[Plain, Any]] = {}
        self._flights: list[list[Any]] = [[] for _ in state.flights]
        self._alerts: list[list[Any]] = []

    def public(self) -> Plain:
        """What everybody sees: tiles, flights, money, clock, which services tickets are about."""
        state = self.state
        return {
            **{name: getattr(state, name) for name in FIGURES},
            "flights": [self._flight(flight) for flight in state.flights],
            "down": {_tile(tile): state.down_at[tile] for tile, n in state.held.items() if n > 0},
            "crashed": sorted(map(_tile, state.crashed())),
            "mirrors": dict(state.mirrors),
            "tickets": [
                [t.symptom.service, list(t.symptom.terminals), list(t.merged)]
                for t in state.tickets
            ],
            "reports": list(state.reports),
        }

    def of_role(self, role: Role) -> Plain:
        """What a role sees beside that."""
        state = self.state
        queues = {name: list(getattr(state, name)) for name in QUEUES[role]}
        if role is Role.SPECIALIST:
            queues["unassigned"] = [slip.number for slip in SpecialistView(state).tray]
        sees = Role if role is Role.DELIVERY_MANAGER else (role,)
        slips: dict[str, Plain] = {}
        for n, cut in _cuts(state, role):  # a ticket can be bought for, and have a fix proposed
            slips[str(n)] = {**slips.get(str(n), {}), **self._slip(cut, n)}
        found: Plain = {
            "queues": queues,
            "hands": [_hand(hand) for whose in sees for hand in state.hands_of[whose]],
            "running": sorted([w.value, n, of] for who, w, n, of in state.running if who is role),
            "slips": slips,
        }
        if role is Role.ACCOUNT_MANAGER:
            found |= self._hears()
        if role is Role.SPECIALIST:
            found["seen"] = [n for n, t in state.with_specialists.items() if t.seen_at >= 0]
        return found | _MORE[role](state) if role in _MORE else found

    def everything(self) -> Plain:
        """What the facilitator sees beside the public part."""
        state = self.state
        return {
            "queues": {name: list(getattr(state, name)) for name in ALL_QUEUES},
            "hands": [_hand(hand) for role in Role for hand in state.hands_of[role]],
            "running": sorted([who.value, w.value, n, of] for who, w, n, of in state.running),
            "slips": {str(t.number): self._slip(WorkSlip, t.number) for t in state.tickets},
            "seen_at": [ticket.seen_at for ticket in state.tickets],
            "faults": [_fault(fault) for fault in state.faults],
            "broken": {item: fault.number for item, fault in state.broken.items()},
            "worsened": dict(state.worsened),
            "injected": [plain(one) for one in state.injected],
            "truth": list(state.truth),
            "pace": state.pace,
            **_airlines(state),
            **self._hears(),
            "articles": [_article(one) for one in state.articles],
        }

    # --- what is cut once ----------------------------------------------------------------------

    def _slip(self, cut: Cut, number: int) -> Plain:
        """A ticket as a role sees it."""
        ticket = self.state.tickets[number]
        slip, then = self._slips.get((cut, number), ({}, None))
        now = _as_it_stands(ticket)
        if then != now:
            slip = _shown(cut(self.state, ticket))
            self._slips[cut, number] = slip, now
        return slip

    def _flight(self, flight: Flight) -> list[Any]:
        told = self._flights[flight.number]
        now = flight.state, flight.since, flight.landed_at
        if tuple(told) != now:
            told = self._flights[flight.number] = plain(now)
        return told

    def _hears(self) -> Plain:
        """What the airlines have told the account manager."""
        state, told = self.state, self._alerts
        for number, alert in enumerate(state.alerts):
            if number == len(told):
                told.append(_alert(AlertSlip(state, alert), alert.ticket))
            elif told[number][-1] != alert.ticket:
                told[number] = [*told[number][:-1], alert.ticket]
        return {"alerts": [*told], "unreported": list(state.unreported)}


# --- what roles see more ---------------------------------------------------------------------


def _of_account_manager(state: State) -> Plain:
    return {**_airlines(state), **_articles(state, Role.ACCOUNT_MANAGER)}


def _of_director(state: State) -> Plain:
    return {
        "moods": dict(state.moods),
        "open_complaints": dict(state.open_complaints),
        "failures": [plain(one) for one in state.money_asked.values()],
    }


def _of_vendor(state: State) -> Plain:
    return {"broken": {item: fault.type.mode for item, fault in state.broken.items()}}


def _airlines(state: State) -> Plain:
    return {
        "moods": dict(state.moods),
        "open_complaints": dict(state.open_complaints),
        "complaints": [[c.number, c.terminal, c.made_at] for c in state.complaints.values()],
        "promised_until": dict(state.promised_until),
        "failures": [plain(one) for one in state.failures.values()],
    }


def _articles(state: State, role: Role) -> Plain:
    articles = getattr(VIEWS[role](state), "articles", ())
    return {"articles": [_article(one) for one in articles]}


_MORE: dict[Role, Callable[[State], Plain]] = {
    Role.ACCOUNT_MANAGER: _of_account_manager,
    Role.SERVICE_DESK: lambda state: _articles(state, Role.SERVICE_DESK),
    Role.SPECIALIST: lambda state: _articles(state, Role.SPECIALIST),
    Role.DIRECTOR: _of_director,
    Role.VENDOR: _of_vendor,
}


# --- tickets ---------------------------------------------------------------------------------


def _as_it_stands(ticket: Ticket) -> tuple[Any, ...]:
    """All that there is of a ticket, for telling whether it is another."""
    lists = map(tuple, _LISTS(ticket))
    return _FIGURES(ticket), *lists, tuple(ticket.tests.items())


_FIGURES = attrgetter(*(f.name for f in fields(Ticket) if f.default_factory is MISSING))
_LISTS = attrgetter(*(f.name for f in fields(Ticket) if f.default_factory is list))


def _cuts(state: State, role: Role) -> Iterable[tuple[int, Cut]]:
    """The tickets that a role sees more of than everybody, each with how it is cut."""
    match role:
        case Role.ACCOUNT_MANAGER:
            return ((n, ReportSlip) for n in {**state.reports, **state.asked, **state.escalated})
        case Role.SERVICE_DESK:
            return ((ticket.number, DeskSlip) for ticket in state.tickets)
        case Role.SPECIALIST:
            tray = (slip.number for slip in SpecialistView(state).tray)
            seen = {*state.with_specialists, *state.to_write, *tray}
            return ((n, WorkSlip) for n in sorted(seen))
        case Role.DELIVERY_MANAGER:
            return ((ticket.number, WorkSlip) for ticket in state.tickets)
        case Role.DIRECTOR:
            return ((n, WorkSlip) for n in state.requested)
        case Role.VENDOR:
            orders = ((n, OrderSlip) for n in state.bought)
            return (*orders, *((n, ProposalSlip) for n in state.proposed))


def _shown(slip: Any) -> Plain:
    return {name: plain(value) for name, value in shown(slip).items()}


def _alert(slip: AlertSlip, ticket: int) -> list[Any]:
    return [slip.service, list(slip.terminals), plain(slip.facts), slip.raised_at, ticket]


def _article(article: Article) -> list[Any]:
    return [article.item, article.mode]


def _hand(hand: Hand) -> list[Any]:
    work = hand.work.value if hand.work else None
    return [
        hand.number, hand.home.value, hand.role.value, work, hand.target, hand.until, hand.delay,
    ]  # fmt: skip


def _fault(fault: Fault) -> list[Any]:
    return [
        fault.strike, fault.type.item, fault.type.mode, fault.struck_at, fault.crashed_at,
        fault.fixed_at, fault.by.value if fault.by else None, [*map(_tile, fault.holds)],
        list(fault.alerts),
    ]  # fmt: skip


def _tile(tile: tuple[str, str]) -> str:
    return " ".join(tile)


def plain(value: Any) -> Any:
    """A value of the model without names of its parts: enums as what they stand for."""
    if value is None or type(value) in (int, str, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    return [plain(getattr(value, field.name)) for field in fields(value)]
