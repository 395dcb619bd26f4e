"""The way of each ticket of a round, read from the journal."""

from collections.abc import Callable
from typing import Any

from airportsim.debrief.spans import Where
from airportsim.debrief.ticket import Ticket
from airportsim.model import events as e
from airportsim.model.words import TicketState, Verdict, Work

HANDS_ON = {Work.FIRST_AID, Work.APPLY_ARTICLE, Work.TEST, Work.FIX, Work.SWITCH_OVER}
"""Timed work on a ticket that may cure it."""


class Tickets:
    """All tickets of a round, as the journal goes on; `by_number` has them in order.

    `at` is the ticket that each hand has taken or worked on last: where its mind is.
    """

    def __init__(self) -> None:
        self.by_number: list[Ticket] = []
        self.at: dict[int, Ticket] = {}

    def opened(self, t: int, number: int, fault: int, service: str) -> None:
        """A ticket was reported."""
        ticket = Ticket(number, fault, service)
        self.by_number.append(ticket)
        ticket.note(t)

    def alerted(self, t: int, fault: int, service: str) -> None:
        """A service of a fault alerts: the ticket in which it had been lost counts no more."""
        for ticket in self.by_number:
            if ticket.lost and (ticket.fault, ticket.service) == (fault, service):
                ticket.state, ticket.lost = TicketState.CLOSED, False
                ticket.note(t)

    def read(self, t: int, event: Any) -> None:
        """Let an event change the ticket that it is about, if it is about one."""
        change = _CHANGES.get(type(event))
        if change is None:
            return
        if isinstance(event, e.WorkStarted | e.WorkEnded):
            if event.work not in HANDS_ON:
                return
            ticket = self.by_number[event.target]
        else:
            ticket = self.by_number[event.ticket]
        change(self, ticket, t, event)
        ticket.note(t)
        self._look_round(t)

    def _look_round(self, t: int) -> None:
        """Note for each ticket that somebody has taken whether he is at it or at another one."""
        for ticket in self.by_number:
            if ticket.state is TicketState.IN_DIAGNOSIS:
                elsewhere = bool(ticket.holders) and all(
                    self._is_elsewhere(hand, ticket) for hand in ticket.holders
                )
                if elsewhere is not ticket.elsewhere:
                    ticket.elsewhere = elsewhere
                    ticket.note(t)

    def _is_elsewhere(self, hand: int, ticket: Ticket) -> bool:
        other = self.at.get(hand, ticket)
        return other is not ticket and other.state is TicketState.IN_DIAGNOSIS

    def _merged(self, ticket: Ticket, t: int, event: e.TicketMerged) -> None:
        ticket.state, ticket.into, ticket.asked_to_buy = TicketState.MERGED, event.into, False
        root = self.by_number[event.into]
        while root.into >= 0:
            root = self.by_number[root.into]
        ticket.lost = root.fault != ticket.fault

    def _work_started(self, ticket: Ticket, t: int, event: e.WorkStarted) -> None:
        ticket.busy[event.hand], ticket.wrong = t, False
        self.at[event.hand] = ticket

    def _work_ended(self, ticket: Ticket, t: int, event: e.WorkEnded) -> None:
        begun = ticket.busy.pop(event.hand, t)
        if event.work is Work.SWITCH_OVER:
            ticket.switched_at = begun

    def _assigned(self, ticket: Ticket, t: int, event: e.TicketAssigned) -> None:
        ticket.holders.add(event.hand)

    def _taken(self, ticket: Ticket, t: int, event: e.TicketTaken) -> None:
        ticket.state, ticket.wrong, ticket.back = TicketState.IN_DIAGNOSIS, False, False
        ticket.holders.add(event.hand)
        self.at[event.hand] = ticket

    def _escalated(self, ticket: Ticket, t: int, event: e.TicketEscalated) -> None:
        ticket.state, ticket.wrong = TicketState.ESCALATED, False

    def _handed_back(self, ticket: Ticket, t: int, event: e.TicketHandedBack) -> None:
        ticket.state, ticket.back = TicketState.LOGGED, True
        ticket.wrong = ticket.asked_to_buy = False
        ticket.holders.clear()

    def _proposed(self, ticket: Ticket, t: int, event: e.FixProposed) -> None:
        ticket.state, ticket.proposed_at = TicketState.FIX_PROPOSED, t

    def _verified(self, ticket: Ticket, t: int, event: e.FixVerified) -> None:
        ticket.state = TicketState.IN_DIAGNOSIS
        if came_to_nothing(event):
            ticket.went_wrong(ticket.proposed_at, Where.VENDOR)

    def _switched(self, ticket: Ticket, t: int, event: e.MirrorSwitched) -> None:
        if not event.helped:
            ticket.went_wrong(ticket.switched_at, Where.WORK)

    def _requested(self, ticket: Ticket, t: int, event: e.PurchaseRequested) -> None:
        ticket.asked_to_buy, ticket.wrong = True, False

    def _denied(self, ticket: Ticket, t: int, event: e.PurchaseDenied) -> None:
        ticket.asked_to_buy = False

    def _approved(self, ticket: Ticket, t: int, event: e.PurchaseApproved) -> None:
        ticket.asked_to_buy, ticket.bought = False, True

    def _delivered(self, ticket: Ticket, t: int, event: e.PurchaseDelivered) -> None:
        ticket.bought = False


def came_to_nothing(event: e.FixVerified) -> bool:
    """Whether a proposed fix was turned down, or let through though it was wrong."""
    return event.verdict is not Verdict.ACCEPTED or not event.right


def _reaches(state: TicketState) -> Callable[[Tickets, Ticket, int, Any], None]:
    def change(tickets: Tickets, ticket: Ticket, t: int, event: object) -> None:
        ticket.state = state

    return change


_CHANGES: dict[type[Any], Callable[[Tickets, Ticket, int, Any], None]] = {
    e.WorkStarted: Tickets._work_started,
    e.WorkEnded: Tickets._work_ended,
    e.TicketLogged: _reaches(TicketState.LOGGED),
    e.TicketMerged: Tickets._merged,
    e.TicketEscalated: Tickets._escalated,
    e.TicketAssigned: Tickets._assigned,
    e.TicketTaken: Tickets._taken,
    e.TicketHandedBack: Tickets._handed_back,
    e.FixProposed: Tickets._proposed,
    e.FixVerified: Tickets._verified,
    e.MirrorSwitched: Tickets._switched,
    e.PurchaseRequested: Tickets._requested,
    e.PurchaseDenied: Tickets._denied,
    e.PurchaseApproved: Tickets._approved,
    e.PurchaseDelivered: Tickets._delivered,
    e.TicketRestored: _reaches(TicketState.RESTORED),
    e.TicketClosed: _reaches(TicketState.CLOSED),
}
