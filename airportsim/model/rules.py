"""What is allowed: a refusal for every command that is not, nothing for one that is.

A rule looks only at what the asking role can see in its view, so that a refusal leaks no truth.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from airportsim.model import commands as c
from airportsim.model import rules_of_first_contact as first
from airportsim.model import rules_of_money as money
from airportsim.model import rules_of_recovery as recovery
from airportsim.model import rules_of_repair as repair
from airportsim.model.refusals import Code, Refusal
from airportsim.model.state import Hand, State
from airportsim.model.words import Role, Work

_AM, _DESK, _SPEC = Role.ACCOUNT_MANAGER, Role.SERVICE_DESK, Role.SPECIALIST
_DM, _DIR, _VENDOR = Role.DELIVERY_MANAGER, Role.DIRECTOR, Role.VENDOR

Rule = Callable[[State, Role, Any, int], Refusal | None]

RULEBOOK: dict[type[Any], tuple[frozenset[Role], Work | None, Rule]] = {
    c.Report: (frozenset({_AM}), Work.REPORT, first.report),
    c.InformAirline: (frozenset({_AM}), Work.INFORM, recovery.inform_airline),
    c.Apologise: (frozenset({_AM}), Work.APOLOGISE, recovery.apologise),
    c.Compensate: (frozenset({_AM}), Work.COMPENSATE, recovery.compensate),
    c.ApplyArticle: (frozenset({_AM, _DESK, _SPEC}), Work.APPLY_ARTICLE, first.apply_article),
    c.Log: (frozenset({_DESK}), Work.LOG, first.log),
    c.FirstAid: (frozenset({_DESK}), Work.FIRST_AID, first.first_aid),
    c.AskBack: (frozenset({_DESK}), None, first.ask_back),
    c.Merge: (frozenset({_DESK}), None, first.merge),
    c.Escalate: (frozenset({_DESK}), None, first.escalate),
    c.Close: (frozenset({_DESK}), None, first.close),
    c.Chase: (frozenset({_AM, _DESK, _DM, _DIR}), Work.ANSWER, repair.chase),
    c.Take: (frozenset({_SPEC}), None, repair.take),
    c.Test: (frozenset({_SPEC}), Work.TEST, repair.test),
    c.Fix: (frozenset({_SPEC}), Work.FIX, repair.fix),
    c.HandBack: (frozenset({_SPEC}), None, repair.hand_back),
    c.WriteArticle: (frozenset({_SPEC}), Work.WRITE_ARTICLE, repair.write_article),
    c.RequestPurchase: (frozenset({_SPEC}), None, money.request_purchase),
    c.SwitchOver: (frozenset({_SPEC, _DM}), Work.SWITCH_OVER, repair.switch_over),
    c.Assign: (frozenset({_DM}), None, repair.assign),
    c.LendHand: (frozenset({_DM}), None, repair.lend_hand),
    c.SetPriority: (frozenset({_DM}), None, repair.set_priority),
    c.Approve: (frozenset({_DM}), None, money.approve),
    c.Deny: (frozenset({_DM}), None, money.deny),
    c.ReadContract: (frozenset({_DM}), Work.READ_CONTRACT, money.read_contract),
    c.ReleaseFunds: (frozenset({_DIR}), None, money.release_funds),
    c.FreezePurchases: (frozenset({_DIR}), None, money.freeze_purchases),
    c.SetFocus: (frozenset({_DIR}), None, money.set_focus),
    c.Authorise: (frozenset({_DIR}), None, money.authorise),
    c.SetAuthority: (frozenset({_DIR}), None, recovery.set_authority),
    c.DecideCompensation: (frozenset({_DIR}), None, recovery.decide_compensation),
    c.Verify: (frozenset({_VENDOR}), Work.VERIFY, repair.verify),
    c.Deliver: (frozenset({_VENDOR}), Work.DELIVER, money.deliver),
}
"""For each command the roles that may give it, the timed work that it is, and its rule."""


class Admission(NamedTuple):
    """A command that is allowed: the hand that acts, its timed work if it is any, and its target.

    `number` is a ticket, an alert or -1, `subject` an item, a terminal or "".
    """

    hand: Hand
    work: Work | None
    number: int
    subject: str


def refusal(state: State, role: Role, command: c.Command, hand: int = -1) -> Refusal | None:
    """Why a role may not give a command now, or None if it may."""
    answer = admitted(state, role, command, hand)
    return answer if isinstance(answer, Refusal) else None


def admitted(state: State, role: Role, command: c.Command, hand: int = -1) -> Admission | Refusal:
    """Whether a role may give a command now, and with whose hand.

    `hand` names the hand that is to act; -1 leaves the choice: of the role's hands the first that
    is free, holders of the command's ticket before others, else the first.
    """
    kind = type(command)
    roles, work, rule = RULEBOOK[kind]
    if state.now >= state.airport.scenario.schedule.round:
        return Refusal(Code.ROUND_OVER)
    if role not in roles:
        return Refusal(Code.NOT_YOUR_ROLE)
    number: int = getattr(command, "alert" if kind is c.Report else "ticket", -1)
    if 0 <= hand < len(state.hands):
        acting = state.hands[hand]
    else:
        found = _actor(state, role, command, number) if hand == -1 else None
        if found is None:
            return Refusal(Code.NO_SUCH_HAND, (hand,))
        acting = found
    if acting.role is not role:
        return Refusal(Code.NO_SUCH_HAND, (hand,))
    subject = getattr(command, _SUBJECTS[kind]) if kind in _SUBJECTS else ""
    if work is not None:
        if (role, work, number, subject) in state.running:
            return Refusal(Code.BEING_DONE)
        if acting.work is not None:
            return _busy(state, command, acting, number)
    refused = rule(state, role, command, acting.number)
    if refused is None:
        return Admission(acting, work, number, subject)
    if hand == -1 and work is not None and refused.code is Code.NOT_TAKEN:
        held = _busy_holder(state, role, number)
        return _busy(state, command, held, number) if held else refused
    return refused


_SUBJECTS: dict[type[Any], str] = {
    c.Test: "item",
    c.SwitchOver: "item",
    c.InformAirline: "terminal",
    c.Apologise: "terminal",
    c.Compensate: "terminal",
}


_BY_HOLDERS = frozenset({c.Test, c.Fix, c.ApplyArticle})
"""Timed work that, among specialists, only those do who hold the ticket."""


def _busy(state: State, command: c.Command, acting: Hand, number: int) -> Refusal:
    """Who is busy: the only one who could do it, this one of several, or all of them."""
    able = state.hands_of[acting.role]
    if acting.role is Role.SPECIALIST and type(command) in _BY_HOLDERS:
        holders = _holders(state, acting.role, number)
        if holders == [acting]:
            return Refusal(Code.HOLDER_BUSY, (acting.number, number, acting.until))
        able = holders
    if acting not in able or any(hand.work is None for hand in able):
        return Refusal(Code.HAND_BUSY, (acting.number, acting.until))
    return Refusal(Code.HANDS_BUSY, (min(hand.until for hand in able),))


def _busy_holder(state: State, role: Role, number: int) -> Hand | None:
    """Of those who hold a ticket the first to be free, if they are all busy."""
    holders = _holders(state, role, number)
    busy = all(hand.work is not None for hand in holders)
    return min(holders, key=lambda hand: hand.until, default=None) if busy else None


def _holders(state: State, role: Role, number: int) -> list[Hand]:
    """Those of a role who hold a ticket that is with the specialists."""
    if number not in state.with_specialists:
        return []
    holders = state.tickets[number].holders
    return [hand for hand in state.hands_of[role] if hand.number in holders]


def _actor(state: State, role: Role, command: c.Command, number: int) -> Hand | None:
    """The hand that acts where none is named."""
    is_ticket = type(command) is not c.Report and 0 <= number < len(state.tickets)
    holders = state.tickets[number].holders if is_ticket else ()
    return min(
        state.hands_of[role],
        key=lambda h: (h.work is not None, h.number not in holders, h.number),
        default=None,
    )
