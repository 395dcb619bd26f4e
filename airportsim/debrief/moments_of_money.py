"""Moments at which money was spent, or was not."""

from collections.abc import Iterator

from airportsim.debrief.incident import Incident
from airportsim.debrief.moment import (
    Candidate,
    Look,
    Moment,
    MomentKind,
    Rule,
    Value,
    of_incident,
)
from airportsim.model import events as e
from airportsim.model.words import Lever

LONG_REQUEST, LONG_WITHOUT = 60, 120
"""Seconds from which on it is worth talking about that a request, or an incident, waited."""


def last_dollar(look: Look) -> Iterator[Candidate]:
    """The purchase that left no money, for less than what then had to wait."""
    at = look.money.spent_out_at
    last = [
        entry.event
        for entry in look.journal
        if isinstance(entry.event, e.PurchaseApproved) and entry.t == at
    ]
    bought = look.of_ticket(last[-1].ticket) if last else None
    if at is None or bought is None:
        return
    waited = [
        (one.ended_at - max(one.struck_at, at), one)
        for one in look.incidents
        if _reach(one) > _reach(bought) and one.ended_at > at
    ]
    seconds, other = max(waited, key=lambda one: one[0], default=(0, None))
    if other is not None and seconds >= LONG_WITHOUT:
        moment = of_incident(
            MomentKind.LAST_DOLLAR, bought, at, look.income_lost(other, at, other.ended_at),
            usd=last[-1].price, other=other.fault, other_service=other.services[0],
            other_terminals=other.terminals, seconds=seconds,
        )  # fmt: skip
        yield 0.8 + seconds / 200, moment


def needless_purchase(look: Look) -> Iterator[Candidate]:
    """Help that was bought though there was nothing left to cure when it came."""
    bought: dict[int, tuple[int, int]] = {}
    for t, _, event in look.journal:
        if isinstance(event, e.PurchaseApproved):
            bought[event.ticket] = t, event.price
        elif isinstance(event, e.PurchaseDelivered) and not event.helped:
            second, usd = bought[event.ticket]
            about = {"ticket": event.ticket, "usd": usd}
            fault = look.behind[event.ticket]
            moment = Moment(MomentKind.NEEDLESS_PURCHASE, second, fault, about, usd)
            yield 0.3 + usd / 6000, moment


def request_waited(look: Look) -> Iterator[Candidate]:
    """The request to buy that waited longest for its answer."""
    asked: dict[int, int] = {}
    waits: list[tuple[int, int, int]] = []
    for t, _, event in look.journal:
        if isinstance(event, e.PurchaseRequested):
            asked[event.ticket] = t
        elif isinstance(event, e.PurchaseApproved | e.PurchaseDenied | e.TicketRestored):
            begun = asked.pop(event.ticket, None)
            if begun is not None:
                waits.append((t - begun, begun, event.ticket))
    waits += [(look.end - begun, begun, ticket) for ticket, begun in asked.items()]
    for seconds, begun, ticket in waits:
        incident = look.of_ticket(ticket)
        if incident is not None and seconds >= LONG_REQUEST:
            cost = look.income_lost(incident, begun, begun + seconds)
            moment = of_incident(
                MomentKind.REQUEST_WAITED, incident, begun, cost, ticket=ticket, seconds=seconds
            )
            yield 0.2 + seconds / 120, moment


def contract_unread(look: Look) -> Iterator[Candidate]:
    """A round in which money lay idle because nobody had read the contract."""
    known = look.setup.levers & {Lever.PURCHASING_OPEN, Lever.PURCHASING_CRITERIA}
    read = any(isinstance(entry.event, e.ContractRead) for entry in look.journal)
    usd, price = look.setup.budget, look.airport.scenario.money.fix_one
    crashed = [one for one in look.incidents if one.crashed_at is not None]
    if known or read or usd < price or not crashed:
        return
    first = min(crashed, key=lambda one: one.crashed_at or 0)
    second, cost = first.crashed_at or 0, look.income_lost(first, 0, first.crashed_at or 0)
    about = {"usd": usd, "count": len(crashed)}
    yield 1 + len(crashed) / 10, Moment(MomentKind.CONTRACT_UNREAD, second, -1, about, cost)


def promise_broken(look: Look) -> Iterator[Candidate]:
    """The airline whose promises were broken most often."""
    broken: dict[str, list[int]] = {}
    for t, _, event in look.journal:
        if isinstance(event, e.PromiseEnded) and not event.kept:
            broken.setdefault(event.terminal, []).append(t)
    if broken:
        terminal = max(broken, key=lambda one: len(broken[one]))
        at = broken[terminal]
        about: dict[str, Value] = {"airline": terminal, "count": len(at)}
        yield min(0.2 + len(at) / 10, 0.9), Moment(MomentKind.PROMISE_BROKEN, at[0], -1, about)


def _reach(incident: Incident) -> tuple[int, int]:
    """How much of the airport an incident touched."""
    return len(incident.terminals), len(incident.services)


RULES: tuple[Rule, ...] = (
    last_dollar, needless_purchase, request_waited, contract_unread, promise_broken,
)  # fmt: skip
