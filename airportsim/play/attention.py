"""Seats that need a word from the facilitator: idle while work waits, or buried in it."""

from collections import deque
from enum import StrEnum

from airportsim.model.state import State
from airportsim.model.words import Lever, PurchaseState, Role, TicketState

IDLE_AFTER = 30
"""Seconds of round time without a stir, while work waits, after which a seat is idle."""

GROWS_OVER = 60
"""Seconds of round time over which an inbox is watched for growth."""

PER_HAND = 2
"""So many things that wait for each hand are no overload yet."""


class Mark(StrEnum):
    """What is remarkable about a seat."""

    IDLE = "idle"
    OVERLOADED = "overloaded"


class Attention:
    """Watches the inboxes of a round; only the facilitator is shown what it finds."""

    def __init__(self) -> None:
        self._stirred = dict.fromkeys(Role, 0)
        self._sizes: dict[Role, deque[tuple[int, int]]] = {role: deque() for role in Role}

    def look(self, state: State) -> None:
        """Look at all inboxes as they are now."""
        for role, sizes in self._sizes.items():
            size = waiting(state, role)
            works = any(hand.work is not None for hand in state.hands_of[role])
            if works or not size or not sizes or size < sizes[-1][1]:
                self._stirred[role] = state.now
            sizes.append((state.now, size))
            while len(sizes) > 1 and sizes[1][0] <= state.now - GROWS_OVER:
                sizes.popleft()

    def marks(self, state: State) -> dict[Role, Mark]:
        """The seats to be looked at, as of the last look."""
        found = {}
        for role, sizes in self._sizes.items():
            if not sizes:
                continue
            now, size = sizes[-1]
            if size > PER_HAND * len(state.hands_of[role]) and size > sizes[0][1]:
                found[role] = Mark.OVERLOADED
            elif size and now - self._stirred[role] >= IDLE_AFTER:
                found[role] = Mark.IDLE
        return found


def waiting(state: State, role: Role) -> int:
    """How much waits for a role: what it could act upon now, were it not for time."""
    match role:
        case Role.ACCOUNT_MANAGER:
            return len(state.unreported) + len(state.asked) + len(state.complaints)
        case Role.SERVICE_DESK:
            at_desk = sum(not ticket.asked for ticket in state.at_desk.values())
            return len(state.to_log) + at_desk + len(state.restored)
        case Role.SPECIALIST:
            own = sum(
                ticket.state is not TicketState.FIX_PROPOSED
                and ticket.purchase not in (PurchaseState.REQUESTED, PurchaseState.APPROVED)
                for ticket in state.with_specialists.values()
            )
            in_tray = sum(ticket.seen_at >= 0 for ticket in state.unassigned.values())
            return own + in_tray + len(state.to_write)
        case Role.DELIVERY_MANAGER:
            unassigned = len(state.unassigned) if state.has(Lever.NAMED_CONTACTS) else 0
            return unassigned + len(state.requested)
        case Role.DIRECTOR:
            limit = state.airport.scenario.money.limit
            return len(state.money_asked) + sum(
                ticket.symptom.price > limit and not ticket.authorised
                for ticket in state.requested.values()
            )
        case Role.VENDOR:
            return len(state.proposed) + len(state.bought)
