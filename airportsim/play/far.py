"""A round that runs elsewhere, put together again from its slices, so that windows look upon it.

It is a state that shows the same to those windows, and of which the rules think the same; what the
slices do not tell it does not know.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any

from airportsim.model.airport import Airport, Fact, Symptom, Tile
from airportsim.model.state import (
    Alert,
    Answered,
    Complaint,
    Failure,
    Fault,
    Flight,
    Injection,
    Proposal,
    State,
    Ticket,
)
from airportsim.model.team import Article, RoundSetup
from airportsim.model.words import (
    FactKind,
    FlightState,
    Level,
    PurchaseState,
    RestoredBy,
    Role,
    TicketState,
    Verdict,
    Work,
)
from airportsim.play.slices import ALL_QUEUES, FIGURES, Plain


class FarState(State):
    """The state of a round as far as its slices tell it; `take` brings it up to date in place.

    `role` is whose slice it has beside the public one: None for the public alone, or for all of it.
    """

    __slots__ = ("_crashed", "_role", "_symptoms")

    def __init__(self, airport: Airport, setup: RoundSetup, role: Role | None = None) -> None:
        super().__init__(airport, setup)
        self._role = role
        self._crashed: set[Tile] = set()
        self._symptoms: dict[tuple[Any, ...], Symptom] = {}

    def crashed(self) -> set[Tile]:
        """The tiles that a crashed fault holds down."""
        return self._crashed

    def take(self, public: Plain, own: Plain | None = None) -> None:
        """Be as these slices say; raises ValueError, KeyError or TypeError if they are none."""
        for name in FIGURES:
            setattr(self, name, public[name])
        self._take_flights(public["flights"])
        self._take_tiles(public)
        if own is not None and "alerts" in own:
            self._take_alerts(own["alerts"], own["unreported"])
        self._take_tickets(public, own or {})
        if own is not None:
            self._take_own(own)

    # --- what everybody sees -----------------------------------------------------------------

    def _take_flights(self, told: Sequence[tuple[str, int, int]]) -> None:
        for place in (*self.holding.values(), *self.on_stand.values(), self.landing):
            place.clear()
        there: list[Flight] = []
        for flight, (state, since, landed_at) in zip(self.flights, told, strict=True):
            flight.state, flight.since, flight.landed_at = FlightState(state), since, landed_at
            if flight.state in _SOMEWHERE:
                there.append(flight)
        for flight in sorted(there, key=lambda one: (one.since, one.number)):
            if flight.state is FlightState.HOLDING:
                self.holding[flight.terminal][flight.number] = flight
            elif flight.state is FlightState.LANDING:
                self.landing[flight.number] = flight
            else:
                self.on_stand[flight.terminal][flight.number] = flight

    def _take_tiles(self, public: Plain) -> None:
        self.down_at = {_tile(name): second for name, second in public["down"].items()}
        self.held = dict.fromkeys(self.down_at, 1)
        self._crashed = {_tile(name) for name in public["crashed"]}
        self.down_in.clear()
        for service, terminal in self.held:
            place = terminal, self.airport.services[service].phase
            self.down_in[place] = self.down_in.get(place, 0) + 1
        _refill(self.mirrors, public["mirrors"])

    # --- tickets -----------------------------------------------------------------------------

    def _take_tickets(self, public: Plain, own: Plain) -> None:
        slips = own.get("slips", {})
        for number, (service, terminals, merged) in enumerate(public["tickets"]):
            if number == len(self.tickets):
                symptom = self._symptom(service, tuple(terminals), (), 0)
                self.tickets.append(Ticket(number, -1, symptom, 0, 0))
            ticket = self.tickets[number]
            ticket.merged = list(merged)
            if str(number) in slips:
                self._take_slip(ticket, slips[str(number)])
        del self.tickets[len(public["tickets"]) :]
        queues = {"reports": public["reports"], **own.get("queues", {})}
        for name in ("reports", *ALL_QUEUES):
            waiting = {n: self.tickets[n] for n in queues.get(name, ())}
            _refill(getattr(self, name), waiting)
        for hand, held in self.held_by.items():
            holds = {n: t for n, t in self.with_specialists.items() if hand in t.holders}
            _refill(held, holds)
        if self._role is Role.SPECIALIST:
            seen = {*self.unassigned, *own.get("seen", ())}  # in the tray, now or before
            for ticket in self.tickets:
                ticket.seen_at = 0 if ticket.number in seen else -1
        for ticket, second in zip(self.tickets, own.get("seen_at", ()), strict=False):
            ticket.seen_at = second

    def _take_slip(self, ticket: Ticket, slip: Plain) -> None:
        service, terminals = ticket.symptom.service, ticket.symptom.terminals
        if "item" in slip:  # a fix that lies before the vendor
            ticket.proposal = _proposal([slip[name] for name in _PROPOSAL])
            ticket.symptom = self._symptom(service, terminals, (), slip.get("price", 0))
            return
        for name, read in _READ.items():
            if name in slip:
                setattr(ticket, name, read(slip[name]))
        facts, ticket.facts = _facts(slip)
        if 0 <= ticket.alert < len(self.alerts):  # whoever heard the alert knows them all
            facts = self.alerts[ticket.alert].symptom.facts
        ticket.symptom = self._symptom(service, terminals, facts, slip.get("price", 0))

    def _symptom(
        self, service: str, terminals: tuple[str, ...], facts: tuple[Fact, ...], price: int
    ) -> Symptom:
        """A symptom as it has been told; one of the airport's own would tell more."""
        key = service, terminals, facts, price
        if key not in self._symptoms:
            self._symptoms[key] = Symptom(next(_INDEX), service, terminals, facts, price)
        return self._symptoms[key]

    # --- what not everybody sees -------------------------------------------------------------

    def _take_own(self, own: Plain) -> None:
        self._take_hands(own["hands"])
        if self._role is None:
            self._take_truth(own)
        else:
            self.running = {(self._role, Work(work), n, of) for work, n, of in own["running"]}
            for item in {*self.broken} - {*own.get("broken", ())}:
                del self.broken[item]
            for item, mode in own.get("broken", {}).items():
                self.broken[item] = Fault(0, -1, self.airport.fault_of[item, mode], 0)
        for name in ("moods", "open_complaints", "promised_until"):
            if name in own:
                _refill(getattr(self, name), own[name])
        if "complaints" in own:
            _refill(self.complaints, {n: Complaint(n, *rest) for n, *rest in own["complaints"]})
        if "failures" in own:
            self._take_failures([Failure(*one) for one in own["failures"]])
        if "articles" in own:
            self.articles[:] = [Article(*one) for one in own["articles"]]
            self.articles_on.clear()
            for n, article in enumerate(self.articles):
                self.articles_on.setdefault(article.item, []).append(n)

    def _take_failures(self, told: Sequence[Failure]) -> None:
        by_alert = {(one.alert, one.terminal): one for one in told}
        _refill(self.failures, by_alert)
        lasting = {(one.service, one.terminal): one for one in told if one.over_at < 0}
        _refill(self.failing, lasting)
        _refill(self.money_asked, {key: one for key, one in by_alert.items() if one.asked})

    def _take_hands(self, told: Sequence[Sequence[Any]]) -> None:
        """The hands that are told of; another hand, if it was this role's, is so no longer."""
        named = {number for number, *_ in told}
        for hand in self.hands:
            if hand.number not in named and hand.role is self._role:
                hand.role = next(role for role in Role if role is not self._role)
        for number, home, role, work, target, until, delay in told:
            hand = self.hands[number]
            hand.home, hand.role, hand.work = Role(home), Role(role), Work(work) if work else None
            hand.target, hand.until, hand.delay = target, until, delay
        order = [number for number, *_ in told]
        for role, hands in self.hands_of.items():
            if self._role in (None, role, Role.DELIVERY_MANAGER):
                hands[:] = [self.hands[n] for n in order if self.hands[n].role is role]

    def _take_alerts(self, told: Sequence[Sequence[Any]], unreported: Sequence[int]) -> None:
        for number, (service, terminals, facts, raised_at, ticket) in enumerate(told):
            if number == len(self.alerts):
                known = tuple(_fact(one) for one in facts)
                symptom = self._symptom(service, tuple(terminals), known, 0)
                self.alerts.append(Alert(number, symptom, raised_at))
            self.alerts[number].ticket = ticket
        del self.alerts[len(told) :]
        _refill(self.unreported, {n: self.alerts[n] for n in unreported})

    def _take_truth(self, own: Plain) -> None:
        self.running = {(Role(who), Work(work), n, of) for who, work, n, of in own["running"]}
        self.faults[:] = [self._fault(n, one) for n, one in enumerate(own["faults"])]
        _refill(self.broken, {item: self.faults[n] for item, n in own["broken"].items()})
        _refill(self.worsened, own["worsened"])
        self.injected[:] = [Injection(*one) for one in own["injected"]]
        self.truth[:] = own["truth"]
        self.pace = own["pace"]

    def _fault(self, number: int, told: Sequence[Any]) -> Fault:
        strike, item, mode, struck_at, crashed_at, fixed_at, by, holds, alerts = told
        restored = RestoredBy(by) if by else None
        return Fault(
            number, strike, self.airport.fault_of[item, mode], struck_at, crashed_at, fixed_at,
            restored, [*map(_tile, holds)], list(alerts),
        )  # fmt: skip


# --- from plain values -----------------------------------------------------------------------


def _tile(name: str) -> Tile:
    service, terminal = name.split(" ")
    return service, terminal


def _fact(told: Sequence[Any]) -> Fact:
    kind, about = told
    return Fact(FactKind(kind), tuple(about))


def _facts(slip: Plain) -> tuple[tuple[Fact, ...], int]:
    """The facts of a ticket, the told ones whole, and which of them have been told, as bits."""
    if "facts" not in slip:
        return (), 0
    missing = dict(zip(slip["missing"], map(FactKind, slip["missing_kinds"]), strict=True))
    told = iter(slip["facts"])
    count = len(slip["facts"]) + len(missing)
    facts = (Fact(missing[n], ()) if n in missing else _fact(next(told)) for n in range(count))
    return tuple(facts), sum(1 << n for n in range(count) if n not in missing)


def _proposal(told: Sequence[Any] | None) -> Proposal | None:
    if told is None:
        return None
    item, cause, remedy, terminals, at = told
    return Proposal(item, cause, remedy, tuple(terminals), at)


def _answered(told: Sequence[Any]) -> Answered:
    proposal, verdict, at = told
    found = _proposal(proposal)
    assert found is not None
    return Answered(found, Verdict(verdict), at)


def _pair(told: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if told is None else tuple(told)


def _refill(things: dict[Any, Any], told: Mapping[Any, Any]) -> None:
    """Let a dict hold this, in this order, and stay the same dict: windows look upon it."""
    things.clear()
    things.update(told)


_INDEX = count(-1, -1)
"""Symptoms that are no airport's own have numbers of their own."""

_SOMEWHERE = {
    FlightState.HOLDING, FlightState.LANDING, FlightState.ON_STAND, FlightState.DEPARTING,
}  # fmt: skip

_PROPOSAL = ("item", "cause", "remedy", "terminals", "at")

_READ: dict[str, Callable[[Any], Any]] = {
    "alert": int, "reported_at": int, "told_state": TicketState, "told_at": int, "asked": bool,
    "struck_off": list, "impact": Level, "urgency": Level, "first_aided": bool, "logged_at": int,
    "merged_into": int, "merged": list, "priority": int, "state": TicketState,
    "escalated_at": int, "holders": list, "tests": dict, "proposals": int, "proposal": _proposal,
    "answered": lambda told: [_answered(one) for one in told],
    "rejected": lambda told: [_pair(one) for one in told],
    "purchase": PurchaseState, "authorised": bool, "cured": _pair,
}  # fmt: skip
"""What a slip tells of a ticket, and how it is read."""
