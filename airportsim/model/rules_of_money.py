"""Rules of buying, and of the director's decisions."""

from airportsim.model import commands as c
from airportsim.model.refusals import Code, Refusal
from airportsim.model.rules_of_first_contact import known_ticket
from airportsim.model.state import State, Ticket
from airportsim.model.words import Lever, PurchaseState, Role


def meets_criteria(state: State, ticket: Ticket) -> bool:
    """Whether the team's criteria, if it has any, let a ticket's fix be bought now.

    Enough flights wait for the service, or the ticket is old: older than the time limit of its
    priority where the team has priority levels, else than one age for all.
    """
    if not state.has(Lever.PURCHASING_CRITERIA):
        return True
    practice, symptom = state.airport.scenario.practice, ticket.symptom
    if state.stopped_by(symptom.service, symptom.terminals) >= practice.buy_waiting:
        return True
    return state.now >= old_enough_at(state, ticket)


def old_enough_at(state: State, ticket: Ticket) -> int:
    """The second from which a ticket's age alone lets its fix be bought."""
    practice = state.airport.scenario.practice
    limit = practice.limits[ticket.priority - 1] if ticket.priority else practice.buy_age
    return ticket.reported_at + limit


def request_purchase(
    state: State, role: Role, command: c.RequestPurchase, hand: int
) -> Refusal | None:
    """Help is asked for once a ticket, as contract and criteria allow."""
    ticket = known_ticket(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.number not in state.with_specialists:
        return Refusal(Code.NOT_TAKEN, (ticket.number,))
    if not state.contract_known:
        return Refusal(Code.NO_CONTRACT)
    if ticket.purchase is not PurchaseState.NONE and ticket.purchase is not PurchaseState.DENIED:
        return Refusal(Code.ALREADY_REQUESTED, (ticket.number,))
    return None if meets_criteria(state, ticket) else Refusal(Code.CRITERIA_NOT_MET)


def approve(state: State, role: Role, command: c.Approve, hand: int) -> Refusal | None:
    """What was requested is bought within criteria, money and authority."""
    ticket = _requested(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if state.frozen:
        return Refusal(Code.FROZEN)
    if not meets_criteria(state, ticket):
        return Refusal(Code.CRITERIA_NOT_MET)
    if ticket.symptom.price > state.available():
        return Refusal(Code.NOT_ENOUGH_MONEY, (ticket.symptom.price,))
    if ticket.symptom.price > state.airport.scenario.money.limit and not ticket.authorised:
        return Refusal(Code.NOT_AUTHORISED, (ticket.number,))
    return None


def deny(state: State, role: Role, command: c.Deny, hand: int) -> Refusal | None:
    """What was requested may be denied."""
    ticket = _requested(state, command.ticket)
    return ticket if isinstance(ticket, Refusal) else None


def read_contract(state: State, role: Role, command: c.ReadContract, hand: int) -> Refusal | None:
    """The contract is read while nobody knows it."""
    return Refusal(Code.CONTRACT_KNOWN) if state.contract_known else None


def release_funds(state: State, role: Role, command: c.ReleaseFunds, hand: int) -> Refusal | None:
    """Money is released as long as the budget holds any."""
    return None if state.reserve() > 0 else Refusal(Code.NOT_ENOUGH_MONEY, (0,))


def freeze_purchases(
    state: State, role: Role, command: c.FreezePurchases, hand: int
) -> Refusal | None:
    """Buying is stopped while it is allowed, and allowed while it is stopped."""
    return Refusal(Code.NOT_CHANGED) if state.frozen == command.frozen else None


def set_focus(state: State, role: Role, command: c.SetFocus, hand: int) -> Refusal | None:
    """The focus moves to another terminal, or to none."""
    if command.terminal and command.terminal not in state.open_complaints:
        return Refusal(Code.NO_SUCH_TERMINAL, (command.terminal,))
    return Refusal(Code.NOT_CHANGED) if state.focus == command.terminal else None


def authorise(state: State, role: Role, command: c.Authorise, hand: int) -> Refusal | None:
    """A request above the limit is authorised once."""
    ticket = _requested(state, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.authorised or ticket.symptom.price <= state.airport.scenario.money.limit:
        return Refusal(Code.NEEDS_NO_AUTHORITY, (ticket.number,))
    return None


def deliver(state: State, role: Role, command: c.Deliver, hand: int) -> Refusal | None:
    """Only what was bought is delivered."""
    if command.ticket not in state.bought:
        return Refusal(Code.NOTHING_BOUGHT, (command.ticket,))
    return None


def _requested(state: State, number: int) -> Ticket | Refusal:
    ticket = known_ticket(state, number)
    if isinstance(ticket, Refusal) or number in state.requested:
        return ticket
    return Refusal(Code.NOT_REQUESTED, (number,))
