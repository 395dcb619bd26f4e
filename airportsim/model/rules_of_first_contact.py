"""Rules of account manager and service desk: from the first call to the close of a ticket."""

from airportsim.model import commands as c
from airportsim.model.refusals import Code, Refusal
from airportsim.model.state import State, Ticket
from airportsim.model.words import Level, Lever, Role, TicketState

_DONE = {TicketState.RESTORED, TicketState.CLOSED, TicketState.MERGED}

_REACH = {
    Role.SPECIALIST: Lever.KNOWLEDGE_BASE,
    Role.SERVICE_DESK: Lever.KNOWLEDGE_BASE_DESK,
    Role.ACCOUNT_MANAGER: Lever.KNOWLEDGE_BASE_ACCOUNT_MANAGER,
}


def priority_of(impact: Level, urgency: Level) -> int:
    """The priority, 1 to 3, that follows from impact and urgency where a team has levels."""
    both = impact + urgency
    return 1 if both >= 5 else 2 if both == 4 else 3


def has_knowledge_base(state: State, role: Role) -> bool:
    """Whether the knowledge base has reached a role."""
    return role in _REACH and state.has(_REACH[role])


def report(state: State, role: Role, command: c.Report, hand: int) -> Refusal | None:
    """A call is about an open alert, and tells new facts, no more than it can carry."""
    if not 0 <= command.alert < len(state.alerts):
        return Refusal(Code.NO_SUCH_ALERT, (command.alert,))
    alert = state.alerts[command.alert]
    count = len(alert.symptom.facts)
    if not command.facts:
        return Refusal(Code.NO_FACT)
    for fact in command.facts:
        if not 0 <= fact < count:
            return Refusal(Code.NO_SUCH_FACT, (fact,))
    most = state.airport.scenario.practice.facts_per_call
    if not state.has(Lever.REPORT_FORM) and len(set(command.facts)) > most:
        return Refusal(Code.TOO_MANY_FACTS, (most,))
    if alert.ticket < 0:
        return None if alert.number in state.unreported else Refusal(Code.ALERT_IS_OVER)
    ticket = state.tickets[alert.ticket]
    if ticket.told_state in _DONE:
        return Refusal(Code.NOT_OPEN, (ticket.number,))
    if all(ticket.facts >> fact & 1 for fact in command.facts):
        return Refusal(Code.FACTS_KNOWN, (ticket.number,))
    return None


def apply_article(state: State, role: Role, command: c.ApplyArticle, hand: int) -> Refusal | None:
    """An article is tried on an open ticket by whom the knowledge base reaches, and only once."""
    if not has_knowledge_base(state, role):
        out = bool(state.has(Lever.KNOWLEDGE_BASE))
        return Refusal(Code.ARTICLE_OUT_OF_REACH if out else Code.NO_KNOWLEDGE_BASE)
    ticket = known_ticket(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if not 0 <= command.article < len(state.articles):
        return Refusal(Code.NO_SUCH_ARTICLE, (command.article,))
    if role is Role.SPECIALIST:
        if ticket.number not in state.with_specialists or hand not in ticket.holders:
            return Refusal(Code.NOT_TAKEN, (ticket.number,))
    elif role is Role.SERVICE_DESK:
        if ticket.number not in state.at_desk:
            return Refusal(Code.NOT_AT_DESK, (ticket.number,))
    elif ticket.told_state in _DONE:
        return Refusal(Code.NOT_OPEN, (ticket.number,))
    if command.article in ticket.struck_off:
        return Refusal(Code.ALREADY_TRIED, (command.article,))
    return None


def log(state: State, role: Role, command: c.Log, hand: int) -> Refusal | None:
    """A report is logged once."""
    ticket = known_ticket(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.number not in state.to_log:
        return Refusal(Code.ALREADY_LOGGED, (ticket.number,))
    return None


def first_aid(state: State, role: Role, command: c.FirstAid, hand: int) -> Refusal | None:
    """The checklist is gone through once, while the ticket lies at the desk."""
    ticket = _at_desk(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    return Refusal(Code.ALREADY_TRIED, (ticket.number,)) if ticket.first_aided else None


def ask_back(state: State, role: Role, command: c.AskBack, hand: int) -> Refusal | None:
    """The desk asks for what is missing, and not twice at a time."""
    ticket = _at_desk(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.asked:
        return Refusal(Code.ALREADY_ASKED, (ticket.number,))
    if ticket.facts == (1 << len(ticket.symptom.facts)) - 1:
        return Refusal(Code.NOTHING_MISSING, (ticket.number,))
    return None


def merge(state: State, role: Role, command: c.Merge, hand: int) -> Refusal | None:
    """A ticket of the desk is merged into another one that is open."""
    ticket = known_ticket(state, command.ticket)
    into = known_ticket(state, command.into)
    if isinstance(ticket, Refusal):
        return ticket
    if isinstance(into, Refusal):
        return into
    if ticket is into:
        return Refusal(Code.SAME_TICKET, (ticket.number,))
    if ticket.number not in state.at_desk and ticket.number not in state.to_log:
        return Refusal(Code.NOT_AT_DESK, (ticket.number,))
    return Refusal(Code.NOT_OPEN, (into.number,)) if into.told_state in _DONE else None


def escalate(state: State, role: Role, command: c.Escalate, hand: int) -> Refusal | None:
    """A ticket is passed on from the desk."""
    ticket = _at_desk(state, command.ticket)
    return ticket if isinstance(ticket, Refusal) else None


def close(state: State, role: Role, command: c.Close, hand: int) -> Refusal | None:
    """A ticket is closed when it is restored, or when the board shows that nothing is down."""
    ticket = known_ticket(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.number in state.restored:
        return None
    if ticket.number not in state.at_desk:
        return Refusal(Code.NOT_AT_DESK, (ticket.number,))
    tiles = ((ticket.symptom.service, t) for t in ticket.symptom.terminals)
    if any(state.is_down(tile) for tile in tiles):
        return Refusal(Code.NOT_RESTORED, (ticket.number,))
    return None


def known_ticket(state: State, number: int) -> Ticket | Refusal:
    """The ticket with a number, or the refusal that there is none."""
    if 0 <= number < len(state.tickets):
        return state.tickets[number]
    return Refusal(Code.NO_SUCH_TICKET, (number,))


def _at_desk(state: State, number: int) -> Ticket | Refusal:
    ticket = known_ticket(state, number)
    if isinstance(ticket, Refusal) or number in state.at_desk:
        return ticket
    return Refusal(Code.NOT_AT_DESK, (number,))
