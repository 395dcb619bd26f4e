"""Moments at which an incident waited: unreported, merged, in a queue, until it crashed."""

from collections.abc import Iterator

from airportsim.debrief.incident import Incident
from airportsim.debrief.moment import Candidate, Look, MomentKind, Rule, of_incident
from airportsim.debrief.spans import Where
from airportsim.model import events as e
from airportsim.model.words import Lever, Role

LONG_QUEUE, LONG_SILENCE, LONG_HIDDEN, LONG_STILL = 90, 90, 60, 30
"""Seconds of waiting that are worth talking about: in the queue, for the first call, behind a wrong
merge, for the step that might have kept a fault from crashing."""


def longest_queue(look: Look) -> Iterator[Candidate]:
    """The incident that waited longest until a specialist took it."""
    queued = [(one.spent(Where.QUEUE), one) for one in look.incidents]
    seconds, incident = max(queued, key=lambda one: one[0], default=(0, None))
    if incident is not None and seconds >= LONG_QUEUE:
        spans = [span for span in incident.spans if span.where is Where.QUEUE]
        longest = max(spans, key=lambda span: span.seconds)
        cost = look.income_lost(incident, spans[0].start, spans[-1].end)
        moment = of_incident(
            MomentKind.LONGEST_QUEUE, incident, longest.start, cost, seconds=seconds
        )
        yield seconds / 160, moment


def unreported(look: Look) -> Iterator[Candidate]:
    """The fault that the airlines told of for longest before anybody called the desk."""
    silent = [
        ((one.ended_at if one.reported_at is None else one.reported_at) - one.alerted_at, one)
        for one in look.incidents
        if one.alerted_at is not None
    ]
    seconds, incident = max(silent, key=lambda one: one[0], default=(0, None))
    if incident is not None and incident.alerted_at is not None and seconds >= LONG_SILENCE:
        start = incident.alerted_at
        cost = look.income_lost(incident, start, start + seconds)
        moment = of_incident(MomentKind.UNREPORTED, incident, start, cost, seconds=seconds)
        yield seconds / 130, moment


def crash(look: Look) -> Iterator[Candidate]:
    """Faults that crashed while they waited for somebody."""
    per_flight = look.airport.scenario.money.per_flight
    for incident in look.incidents:
        at = incident.crashed_at
        waits = (span for span in incident.spans if span.where in _WAITED_FOR)
        span = next((w for w in waits if at is not None and w.start < at <= w.end), None)
        if at is None or span is None or at - span.start < LONG_STILL:
            continue
        seconds, cost = at - span.start, look.income_lost(incident, at, at)
        role = _waited_for(look, incident, span.where, at)
        moment = of_incident(MomentKind.CRASH, incident, at, cost, seconds=seconds, role=role)
        yield 0.7 + seconds / 600 + cost / per_flight / 5, moment


def wrong_merge(look: Look) -> Iterator[Candidate]:
    """A ticket declared the same as one on another fault, which hid a fault until it alerted."""
    for t, _, event in look.journal:
        incident = look.of_ticket(event.ticket) if isinstance(event, e.TicketMerged) else None
        if not isinstance(event, e.TicketMerged) or incident is None:
            continue
        shown = _next_alert(look, incident, look.down[event.ticket], t)
        seconds = shown - t
        if look.behind[event.into] != incident.fault and seconds >= LONG_HIDDEN:
            moment = of_incident(
                MomentKind.WRONG_MERGE, incident, t, look.income_lost(incident, t, shown),
                seconds=seconds, ticket=event.ticket, into=event.into,
            )  # fmt: skip
            yield seconds / 200, moment


def _next_alert(look: Look, incident: Incident, service: str, t: int) -> int:
    """The second at which a service of an incident alerts again, or at which it is over."""
    again = (
        later
        for later, _, event in look.journal
        if later >= t
        and isinstance(event, e.AlertRaised)
        and (event.fault, event.service) == (incident.fault, service)
    )
    return min(next(again, incident.ended_at), incident.ended_at)


_WAITED_FOR = {
    Where.NOTICING: Role.ACCOUNT_MANAGER,
    Where.PASSING_ON: Role.SERVICE_DESK,
    Where.QUEUE: Role.SPECIALIST,
    Where.VENDOR: Role.VENDOR,
}


def _waited_for(look: Look, incident: Incident, where: Where, at: int) -> Role:
    """The role whose turn it was."""
    asked: dict[int, bool] = {}
    assigned: set[int] = set()
    for t, _, event in look.journal:
        if t >= at:
            break
        if isinstance(event, e.PurchaseRequested):
            asked[event.ticket] = True
        elif isinstance(event, e.PurchaseApproved | e.PurchaseDenied):
            asked[event.ticket] = False
        elif isinstance(event, e.TicketAssigned):
            assigned.add(event.ticket)
    if where is Where.VENDOR and any(asked.get(ticket) for ticket in incident.tickets):
        return Role.DELIVERY_MANAGER
    unassigned = not assigned & set(incident.tickets)
    if where is Where.QUEUE and Lever.NAMED_CONTACTS in look.setup.levers and unassigned:
        return Role.DELIVERY_MANAGER
    return _WAITED_FOR[where]


RULES: tuple[Rule, ...] = (longest_queue, unreported, crash, wrong_merge)
