"""Rules of the specialists' work, of those who direct it, and of the vendor who checks it."""

from airportsim.model import commands as c
from airportsim.model.refusals import Code, Refusal
from airportsim.model.rules_of_first_contact import has_knowledge_base, known_ticket
from airportsim.model.state import State, Ticket
from airportsim.model.words import Lever, Role, TicketState


def take(state: State, role: Role, command: c.Take, hand: int) -> Refusal | None:
    """A ticket is taken from the tray once seen, or, with named contacts, once assigned."""
    ticket = _escalated(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.state in (TicketState.IN_DIAGNOSIS, TicketState.FIX_PROPOSED):
        taken = hand in ticket.holders or not _contacts(state)
        return Refusal(Code.ALREADY_TAKEN, (ticket.number,)) if taken else _not_assigned(ticket)
    if hand in ticket.holders:
        return None
    if _contacts(state):
        return _not_assigned(ticket)
    return Refusal(Code.NOT_SEEN, (ticket.number,)) if ticket.seen_at < 0 else None


def test(state: State, role: Role, command: c.Test, hand: int) -> Refusal | None:
    """Items are tested for a ticket by those who work on it."""
    ticket = _taken(state, command.ticket, hand)
    if isinstance(ticket, Refusal):
        return ticket
    if command.item not in state.airport.items:
        return Refusal(Code.NO_SUCH_ITEM, (command.item,))
    return None


def fix(state: State, role: Role, command: c.Fix, hand: int) -> Refusal | None:
    """A fix is proposed for a ticket by those who work on it, one at a time."""
    ticket = _taken(state, command.ticket, hand)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.state is TicketState.FIX_PROPOSED:
        return Refusal(Code.FIX_IS_PROPOSED, (ticket.number,))
    item = state.airport.items.get(command.item)
    if item is None:
        return Refusal(Code.NO_SUCH_ITEM, (command.item,))
    kind = state.airport.scenario.kinds[item.kind]
    if command.remedy and command.remedy not in kind.remedies:
        return Refusal(Code.NO_SUCH_REMEDY, (command.remedy,))
    if command.cause and command.cause not in kind.modes:
        return Refusal(Code.NO_SUCH_REMEDY, (command.cause,))
    for terminal in command.terminals:
        if terminal not in state.open_complaints:
            return Refusal(Code.NO_SUCH_TERMINAL, (terminal,))
    return None


def hand_back(state: State, role: Role, command: c.HandBack, hand: int) -> Refusal | None:
    """A ticket goes back to the desk from those who work on it."""
    ticket = _taken(state, command.ticket, hand)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.state is TicketState.FIX_PROPOSED:
        return Refusal(Code.FIX_IS_PROPOSED, (ticket.number,))
    return None


def write_article(state: State, role: Role, command: c.WriteArticle, hand: int) -> Refusal | None:
    """An article is written on a cure that the knowledge base lacks."""
    if not has_knowledge_base(state, role):
        return Refusal(Code.NO_KNOWLEDGE_BASE)
    ticket = known_ticket(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.number not in state.to_write:
        return Refusal(Code.NOTHING_TO_WRITE, (ticket.number,))
    return None


def switch_over(state: State, role: Role, command: c.SwitchOver, hand: int) -> Refusal | None:
    """An item is switched to its mirror, once, for a ticket that is open."""
    ticket = known_ticket(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.state in (TicketState.CLOSED, TicketState.MERGED, TicketState.RESTORED):
        return Refusal(Code.NOT_OPEN, (ticket.number,))
    if role is Role.SPECIALIST and ticket.number not in state.with_specialists:
        return Refusal(Code.NOT_TAKEN, (ticket.number,))
    if command.item not in state.airport.items:
        return Refusal(Code.NO_SUCH_ITEM, (command.item,))
    if command.item not in state.mirrors:
        return Refusal(Code.NO_MIRROR, (command.item,))
    return Refusal(Code.MIRROR_USED, (command.item,)) if state.mirrors[command.item] else None


def chase(state: State, role: Role, command: c.Chase, hand: int) -> Refusal | None:
    """Whoever cannot see how far an escalated ticket is may ask."""
    ticket = known_ticket(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if _contacts(state):
        return Refusal(Code.STATE_IS_SHOWN, (ticket.number,))
    if ticket.told_state is not TicketState.ESCALATED and ticket.told_state not in _IN_WORK:
        return Refusal(Code.NOT_ESCALATED, (ticket.number,))
    if not state.hands_of[Role.SPECIALIST]:
        return Refusal(Code.NOBODY_TO_ASK)
    return None


def assign(state: State, role: Role, command: c.Assign, hand: int) -> Refusal | None:
    """An escalated ticket is given to a specialist who does not hold it."""
    ticket = known_ticket(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.number not in state.unassigned and ticket.number not in state.with_specialists:
        return Refusal(Code.NOT_ESCALATED, (ticket.number,))
    known = 0 <= command.hand < len(state.hands)
    if not known or state.hands[command.hand].role is not Role.SPECIALIST:
        return Refusal(Code.NOT_A_SPECIALIST, (command.hand,))
    if command.hand in ticket.holders:
        return Refusal(Code.ALREADY_THERE, (command.hand,))
    return None


def lend_hand(state: State, role: Role, command: c.LendHand, hand: int) -> Refusal | None:
    """A free hand works for another role, unless it is the last of its own."""
    if not 0 <= command.hand < len(state.hands):
        return Refusal(Code.NO_SUCH_HAND, (command.hand,))
    lent = state.hands[command.hand]
    if lent.role is command.role:
        return Refusal(Code.ALREADY_THERE, (command.hand,))
    if lent.role is Role.VENDOR or command.role is Role.VENDOR:
        return Refusal(Code.NOT_YOUR_ROLE)
    if lent.work is not None:
        return Refusal(Code.HAND_BUSY, (lent.number, lent.until))
    if len(state.hands_of[lent.role]) == 1:
        return Refusal(Code.LAST_HAND)
    return None


def set_priority(state: State, role: Role, command: c.SetPriority, hand: int) -> Refusal | None:
    """The priority of an open ticket is changed, where the team has priorities."""
    ticket = known_ticket(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if not state.has(Lever.PRIORITY_LEVELS):
        return Refusal(Code.NO_PRIORITIES)
    if command.priority not in (1, 2, 3):
        return Refusal(Code.BAD_PRIORITY)
    if ticket.priority == command.priority:
        return Refusal(Code.NOT_CHANGED)
    is_open = ticket.logged_at >= 0 and ticket.number in state.reports
    return None if is_open else Refusal(Code.NOT_OPEN, (ticket.number,))


def verify(state: State, role: Role, command: c.Verify, hand: int) -> Refusal | None:
    """A verdict needs a fix that lies before the vendor."""
    if command.ticket not in state.proposed:
        return Refusal(Code.NOTHING_PROPOSED, (command.ticket,))
    return None


_IN_WORK = {TicketState.ASSIGNED, TicketState.IN_DIAGNOSIS, TicketState.FIX_PROPOSED}


def _contacts(state: State) -> bool:
    return state.has(Lever.NAMED_CONTACTS)


def _not_assigned(ticket: Ticket) -> Refusal:
    return Refusal(Code.NOT_ASSIGNED, (ticket.number,))


def _escalated(state: State, number: int) -> Ticket | Refusal:
    ticket = known_ticket(state, number)
    if isinstance(ticket, Refusal):
        return ticket
    if number not in state.unassigned and number not in state.with_specialists:
        return Refusal(Code.NOT_ESCALATED, (number,))
    return ticket


def _taken(state: State, number: int, hand: int) -> Ticket | Refusal:
    """The ticket, if this hand works on it."""
    ticket = _escalated(state, number)
    if isinstance(ticket, Refusal):
        return ticket
    if hand not in ticket.holders or ticket.state not in _IN_WORK - {TicketState.ASSIGNED}:
        return Refusal(Code.NOT_TAKEN, (number,))
    return ticket
