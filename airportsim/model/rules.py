"""What is allowed: a refusal for every command that is not, nothing for one that is.

A rule looks only at what the asking role can see in its view, so that a refusal leaks no truth.
"""

from collections.abc import Callable
from typing import Any

from airportsim.model import commands as c
from airportsim.model import rules_of_first_contact as first
from airportsim.model import rules_of_money as money
from airportsim.model import rules_of_repair as repair
from airportsim.model.refusals import Code, Refusal
from airportsim.model.state import Hand, State
from airportsim.model.words import Role, Work

_AM, _DESK, _SPEC = Role.ACCOUNT_MANAGER, Role.SERVICE_DESK, Role.SPECIALIST
_DM, _DIR, _VENDOR = Role.DELIVERY_MANAGER, Role.DIRECTOR, Role.VENDOR

Rule = Callable[[State, Role, Any, int], Refusal | None]

RULES: dict[type[Any], tuple[frozenset[Role], Work | None, Rule]] = {
    c.Report: (frozenset({_AM}), Work.REPORT, first.report),
    c.InformAirline: (frozenset({_AM}), Work.INFORM, first.inform_airline),
    c.Compensate: (frozenset({_AM}), Work.COMPENSATE, first.compensate),
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
    c.Verify: (frozenset({_VENDOR}), Work.VERIFY, repair.verify),
    c.Deliver: (frozenset({_VENDOR}), Work.DELIVER, money.deliver),
}
"""For each command the roles that may give it, the timed work that it is, and its rule."""


def refusal(state: State, role: Role, command: c.Command, hand: int = -1) -> Refusal | None:
    """Why a role may not give a command now, or None if it may.

    `hand` names the hand that is to act; -1 leaves the choice to `actor`.
    """
    roles, work, rule = RULES[type(command)]
    if state.now >= state.airport.scenario.schedule.round:
        return Refusal(Code.ROUND_OVER)
    if role not in roles:
        return Refusal(Code.NOT_YOUR_ROLE)
    acting = actor(state, role, command, hand)
    if acting is None or acting.role is not role:
        return Refusal(Code.NO_SUCH_HAND, (hand,))
    if work is not None:
        if (work, *target_of(command)) in state.running:
            return Refusal(Code.BEING_DONE)
        if acting.work is not None:
            return Refusal(Code.HANDS_BUSY)
    return rule(state, role, command, acting.number)


def actor(state: State, role: Role, command: c.Command, hand: int = -1) -> Hand | None:
    """The hand that carries out a command, which may be busy; None if there is no such hand.

    That is the one named; else of the role's hands the first that is free, holders of the
    command's ticket before others; else the first.
    """
    if hand != -1:
        return state.hands[hand] if 0 <= hand < len(state.hands) else None
    number = target_of(command)[0]
    holders = (
        state.tickets[number].holders
        if not isinstance(command, c.Report) and 0 <= number < len(state.tickets)
        else ()
    )
    return min(
        state.hands_of[role],
        key=lambda h: (h.work is not None, h.number not in holders, h.number),
        default=None,
    )


def target_of(command: c.Command) -> tuple[int, str]:
    """What a command is about: its ticket or alert (-1: neither), and its item or terminal."""
    number = command.alert if isinstance(command, c.Report) else getattr(command, "ticket", -1)
    if isinstance(command, c.Test | c.SwitchOver):
        return number, command.item
    if isinstance(command, c.InformAirline | c.Compensate):
        return number, command.terminal
    return number, ""
