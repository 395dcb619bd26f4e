"""Rules as tables: in this situation, this command of this role is refused for this reason."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pytest

from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.refusals import Code
from airportsim.model.rules_of_recovery import MAX_SUM
from airportsim.model.words import Level, Lever, Role, Verdict
from tests.model.test_interventions import INTERVENTION_CASES
from tests.model.test_plan import PLAN_CASES
from tests.model.test_session_rules import SESSION_CASES
from tests.play.test_session import SEAT_CASES
from tests.worlds import (
    AM,
    DESK,
    DIRECTOR,
    DM,
    SPEC,
    STRIKE,
    TINY,
    VENDOR,
    Play,
    alerted,
    assigned,
    bought,
    closed,
    escalated,
    logged,
    proposed,
    reported,
    requested,
    restored,
    seen,
    struck,
    taken,
)

LOW = Level.LOW
WIDE = struck((5, "radar", "hung"))
KNOWN = (("fuel-a", "hung"), ("fuel-a", "full"))


class Case(NamedTuple):
    """A row of the table: None for a command that is accepted."""

    situation: Callable[[], Play]
    role: Role
    command: c.Command
    code: Code | None
    hand: int = -1


def quiet() -> Play:
    return Play(TINY).at(5)


def over() -> Play:
    return reported().end()


def mended_unreported() -> Play:
    """Two alerts of one fault, the second not yet called in, and the fault is gone."""
    play = Play(struck((5, "depot", "locked"))).at(6).work(AM, c.Report(0, (0,))).at(40)
    play.work(DESK, c.Log(0, LOW, LOW)).work(DESK, c.FirstAid(0))
    return play


def complained() -> Play:
    """The airline of terminal B complains; its airport-wide fault was called in."""
    return Play(WIDE).at(111)


def paid_out() -> Play:
    """The account manager has paid all that he may pay without asking."""
    play = Play(WIDE).at(111)
    for second in (111, 200):
        play.at(second).work(AM, c.Compensate("B"))
    return play.at(300)


def penniless() -> Play:
    return Play(WIDE, budget=0).at(111)


def suffering() -> Play:
    """Both airlines lack the radar, as alert 0 tells; 100 USD a failure need not be asked for."""
    return Play(replace(WIDE, money=replace(TINY.money, authority=100))).at(6)


def told() -> Play:
    """The airline of terminal B has been promised the radar back by second 72."""
    return suffering().work(AM, c.InformAirline("B", 60, 0))


def apologised() -> Play:
    return suffering().work(AM, c.Apologise("B", 0))


def asked_to_pay(usd: int = 101) -> Play:
    """A sum beyond the authority lies before the director."""
    return suffering().work(AM, c.Compensate("B", 0, usd))


def spent_meanwhile() -> Play:
    """What lies before the director is more than is left."""
    return asked_to_pay(950).work(AM, c.Compensate("A", 0, 60))


def decided(allowed: bool) -> Callable[[], Play]:
    return lambda: asked_to_pay().do(DIRECTOR, c.DecideCompensation("B", 0, allowed))


def two_tickets(*levers: Lever) -> Play:
    """Tickets 0 (fuel at A) and 1 (boarding at B) lie at the desk."""
    play = logged(*levers, scenario=struck(STRIKE, (5, "gate-b", "hung")))
    return play.work(AM, c.Report(1, (0,))).work(DESK, c.Log(1, LOW, LOW))


def asked() -> Play:
    return logged().do(DESK, c.AskBack(0))


def all_told() -> Play:
    play = alerted(Lever.REPORT_FORM)
    count = len(play.sim.state.alerts[0].symptom.facts)
    play.work(AM, c.Report(0, tuple(range(count))))
    return play.work(DESK, c.Log(0, LOW, LOW))


def tried() -> Play:
    return logged().work(DESK, c.FirstAid(0))


def knowing(*levers: Lever) -> Callable[[], Play]:
    return lambda: taken(Lever.KNOWLEDGE_BASE, *levers, articles=KNOWN)


def knowing_desk() -> Play:
    return logged(Lever.KNOWLEDGE_BASE, Lever.KNOWLEDGE_BASE_DESK, articles=KNOWN)


def knowing_am(start: Callable[..., Play]) -> Callable[[], Play]:
    reach = (
        Lever.KNOWLEDGE_BASE, Lever.KNOWLEDGE_BASE_DESK, Lever.KNOWLEDGE_BASE_ACCOUNT_MANAGER,
    )  # fmt: skip
    return lambda: start(*reach, articles=KNOWN)


def struck_off() -> Play:
    play = knowing_desk()
    return play.work(DESK, c.ApplyArticle(0, 1))


def learning() -> Play:
    return restored(Lever.KNOWLEDGE_BASE)


def mirrored() -> Play:
    return taken(mirrors=("fuel-a", "gate-a"))


def switched() -> Play:
    return mirrored().work(SPEC, c.SwitchOver(0, "gate-a"))


def early(second: int, *levers: Lever) -> Callable[[], Play]:
    """Criteria, and never more than one flight that waits."""
    lonely = replace(struck(STRIKE), schedule=replace(TINY.schedule, flights=1))
    criteria = Lever.PURCHASING_OPEN, Lever.PURCHASING_CRITERIA
    return lambda: taken(*criteria, *levers, scenario=lonely).at(second)


def crowded() -> Play:
    """Two flights wait for fuel on the two stands of terminal A."""
    patient = replace(
        struck(STRIKE), practice=replace(TINY.practice, buy_age=400),
        flying=replace(TINY.flying, stands=2),
    )  # fmt: skip
    return taken(Lever.PURCHASING_OPEN, Lever.PURCHASING_CRITERIA, scenario=patient).at(131)


def crowd_gone() -> Play:
    """The request was made while two flights waited; one of them has been cancelled since."""
    return crowded().do(SPEC, c.RequestPurchase(0)).at(155)


def with_priorities(start: Callable[..., Play]) -> Callable[[], Play]:
    return lambda: start(Lever.PRIORITY_LEVELS)


def wide_request() -> Play:
    return requested(scenario=WIDE)


def wide_authorised() -> Play:
    return wide_request().do(DIRECTOR, c.Authorise(0))


def poor_request() -> Play:
    return requested(budget=99)


def frozen() -> Play:
    return requested().do(DIRECTOR, c.FreezePurchases(True))


def denied() -> Play:
    return requested().do(DM, c.Deny(0))


def contract_being_read() -> Play:
    return quiet().do(DM, c.ReadContract())


def contract_read() -> Play:
    return quiet().work(DM, c.ReadContract())


def released() -> Play:
    return quiet().do(DIRECTOR, c.ReleaseFunds()).do(DIRECTOR, c.ReleaseFunds())


def lone_manager_reads() -> Play:
    return Play(TINY, staff={DM: 1}).at(5).do(DM, c.ReadContract())


def mid_test() -> Play:
    play = taken()
    return play.do(SPEC, c.Test(0, "fuel-a"), play.hand_of(SPEC))


def few_desks() -> Play:
    return Play(TINY, staff={DESK: 1}).at(5)


def no_specialists() -> Play:
    return escalated(staff={SPEC: 0})


def shared() -> Play:
    """Both specialists were given ticket 0, and the first works on it."""
    play = assigned()
    play.do(DM, c.Assign(0, play.hand_of(SPEC, 1)))
    return play.do(SPEC, c.Take(0), play.hand_of(SPEC))


def merged() -> Play:
    return two_tickets().do(DESK, c.Merge(1, 0))


AM0, DESK0, SPEC0, SPEC1, DM0 = 1, 3, 5, 6, 7

CASES = {
    "any command": [
        Case(over, DESK, c.Log(0, LOW, LOW), Code.ROUND_OVER),
        Case(reported, AM, c.Log(0, LOW, LOW), Code.NOT_YOUR_ROLE),
        Case(reported, DESK, c.Log(0, LOW, LOW), Code.NO_SUCH_HAND, 99),
        Case(reported, DESK, c.Log(0, LOW, LOW), Code.NO_SUCH_HAND, -2),
        Case(reported, DESK, c.Log(0, LOW, LOW), Code.NO_SUCH_HAND, AM0),
        Case(reported, DESK, c.Log(0, LOW, LOW), None, DESK0),
        Case(contract_being_read, DM, c.ReadContract(), Code.BEING_DONE),
        Case(lone_manager_reads, DM, c.Chase(0), Code.HANDS_BUSY),
        Case(mid_test, SPEC, c.Test(0, "gate-a"), Code.HOLDER_BUSY, SPEC0),
        Case(mid_test, SPEC, c.Test(0, "gate-b"), Code.HOLDER_BUSY),
    ],
    "report": [
        Case(quiet, AM, c.Report(0, (0,)), Code.NO_SUCH_ALERT),
        Case(alerted, AM, c.Report(-1, (0,)), Code.NO_SUCH_ALERT),
        Case(alerted, AM, c.Report(0, ()), Code.NO_FACT),
        Case(alerted, AM, c.Report(0, (9,)), Code.NO_SUCH_FACT),
        Case(alerted, AM, c.Report(0, (-1,)), Code.NO_SUCH_FACT),
        Case(alerted, AM, c.Report(0, (0, 1, 2)), Code.TOO_MANY_FACTS),
        Case(lambda: alerted(Lever.REPORT_FORM), AM, c.Report(0, (0, 1, 2)), None),
        Case(alerted, AM, c.Report(0, (0, 1)), None),
        Case(reported, AM, c.Report(0, (1, 0)), Code.FACTS_KNOWN),
        Case(reported, AM, c.Report(0, (1, 2)), None),
        Case(restored, AM, c.Report(0, (2,)), Code.NOT_OPEN),
        Case(mended_unreported, AM, c.Report(1, (0,)), Code.ALERT_IS_OVER),
        Case(merged, AM, c.Report(1, (1,)), Code.NOT_OPEN),
    ],
    "inform_airline": [
        Case(complained, AM, c.InformAirline("B", 240), None),
        Case(complained, AM, c.InformAirline("A", 240), Code.NO_COMPLAINT),
        Case(complained, AM, c.InformAirline("Z", 240), Code.NO_SUCH_TERMINAL),
        Case(complained, AM, c.InformAirline("B", 0), Code.BAD_PROMISE),
        Case(complained, AM, c.InformAirline("B", 901), Code.BAD_PROMISE),
        Case(suffering, AM, c.InformAirline("B", 60, 0), None),
        Case(suffering, AM, c.InformAirline("B", 60), Code.NO_COMPLAINT),
        Case(suffering, AM, c.InformAirline("B", 0, 0), Code.BAD_PROMISE),
        Case(suffering, AM, c.InformAirline("B", 901, 0), Code.BAD_PROMISE),
        Case(suffering, AM, c.InformAirline("Z", 60, 0), Code.NO_SUCH_TERMINAL),
        Case(suffering, AM, c.InformAirline("B", 60, 1), Code.NO_SUCH_FAILURE),
        Case(suffering, DIRECTOR, c.InformAirline("B", 60, 0), Code.NOT_YOUR_ROLE),
        Case(alerted, AM, c.InformAirline("B", 60, 0), Code.NO_SUCH_FAILURE),
        Case(told, AM, c.InformAirline("B", 60, 0), Code.ALREADY_TOLD),
        Case(told, AM, c.InformAirline("A", 60, 0), None),
        Case(lambda: told().at(71), AM, c.InformAirline("B", 60, 0), Code.ALREADY_TOLD),
        Case(lambda: told().at(72), AM, c.InformAirline("B", 60, 0), None),
        Case(restored, AM, c.InformAirline("A", 60, 0), Code.FAILURE_OVER),
        Case(
            lambda: suffering().do(AM, c.InformAirline("B", 60, 0)), AM,
            c.InformAirline("B", 90, 0), Code.BEING_DONE,
        ),
    ],
    "apologise": [
        Case(suffering, AM, c.Apologise("B", 0), None),
        Case(suffering, AM, c.Apologise("Z", 0), Code.NO_SUCH_TERMINAL),
        Case(suffering, AM, c.Apologise("B", 1), Code.NO_SUCH_FAILURE),
        Case(suffering, AM, c.Apologise("B", -1), Code.NO_SUCH_FAILURE),
        Case(restored, AM, c.Apologise("A", 0), None),
        Case(apologised, AM, c.Apologise("B", 0), Code.ALREADY_APOLOGISED),
        Case(apologised, AM, c.Apologise("A", 0), None),
    ],
    "compensate": [
        Case(complained, AM, c.Compensate("B"), None),
        Case(complained, AM, c.Compensate("A"), Code.NO_COMPLAINT),
        Case(complained, AM, c.Compensate(""), Code.NO_SUCH_TERMINAL),
        Case(paid_out, AM, c.Compensate("B"), Code.NO_AUTHORITY),
        Case(penniless, AM, c.Compensate("B"), Code.NOT_ENOUGH_MONEY),
        Case(suffering, AM, c.Compensate("B", 0, 100), None),
        Case(suffering, AM, c.Compensate("B", 0, 101), None),
        Case(suffering, AM, c.Compensate("B", 0), Code.BAD_SUM),
        Case(suffering, AM, c.Compensate("B", 0, -5), Code.BAD_SUM),
        Case(suffering, AM, c.Compensate("B", 0, MAX_SUM + 1), Code.BAD_SUM),
        Case(suffering, AM, c.Compensate("B", 0, 1_000), None),
        Case(suffering, AM, c.Compensate("B", 0, 1_001), Code.NOT_ENOUGH_MONEY),
        Case(suffering, AM, c.Compensate("Z", 0, 100), Code.NO_SUCH_TERMINAL),
        Case(suffering, AM, c.Compensate("B", 3, 100), Code.NO_SUCH_FAILURE),
        Case(restored, AM, c.Compensate("A", 0, 100), None),
        Case(asked_to_pay, AM, c.Compensate("B", 0, 10), Code.DIRECTOR_ASKED),
        Case(asked_to_pay, AM, c.Compensate("A", 0, 10), None),
        Case(decided(False), AM, c.Compensate("B", 0, 10), None),
        Case(paid_out, AM, c.Compensate("B", 0, 10), None),
    ],
    "apply_article": [
        Case(taken, SPEC, c.ApplyArticle(0, 0), Code.NO_KNOWLEDGE_BASE),
        Case(knowing(), DESK, c.ApplyArticle(0, 0), Code.ARTICLE_OUT_OF_REACH),
        Case(knowing(), AM, c.ApplyArticle(0, 0), Code.ARTICLE_OUT_OF_REACH),
        Case(knowing(), SPEC, c.ApplyArticle(0, 0), None, SPEC0),
        Case(knowing(), SPEC, c.ApplyArticle(0, 0), Code.NOT_TAKEN, SPEC1),
        Case(knowing(), SPEC, c.ApplyArticle(7, 0), Code.NO_SUCH_TICKET),
        Case(knowing(), SPEC, c.ApplyArticle(0, 2), Code.NO_SUCH_ARTICLE),
        Case(knowing_desk, DESK, c.ApplyArticle(0, 0), None),
        Case(knowing(Lever.KNOWLEDGE_BASE_DESK), DESK, c.ApplyArticle(0, 0), Code.NOT_AT_DESK),
        Case(struck_off, DESK, c.ApplyArticle(0, 1), Code.ALREADY_TRIED),
        Case(knowing_am(reported), AM, c.ApplyArticle(0, 0), None),
        Case(knowing_am(restored), AM, c.ApplyArticle(0, 0), Code.NOT_OPEN),
    ],
    "log": [
        Case(reported, DESK, c.Log(0, LOW, LOW), None),
        Case(reported, DESK, c.Log(1, LOW, LOW), Code.NO_SUCH_TICKET),
        Case(logged, DESK, c.Log(0, LOW, LOW), Code.ALREADY_LOGGED),
    ],
    "first_aid": [
        Case(logged, DESK, c.FirstAid(0), None),
        Case(reported, DESK, c.FirstAid(0), Code.NOT_AT_DESK),
        Case(tried, DESK, c.FirstAid(0), Code.ALREADY_TRIED),
    ],
    "ask_back": [
        Case(logged, DESK, c.AskBack(0), None),
        Case(escalated, DESK, c.AskBack(0), Code.NOT_AT_DESK),
        Case(asked, DESK, c.AskBack(0), Code.ALREADY_ASKED),
        Case(all_told, DESK, c.AskBack(0), Code.NOTHING_MISSING),
    ],
    "merge": [
        Case(two_tickets, DESK, c.Merge(1, 0), None),
        Case(two_tickets, DESK, c.Merge(1, 1), Code.SAME_TICKET),
        Case(two_tickets, DESK, c.Merge(1, 2), Code.NO_SUCH_TICKET),
        Case(two_tickets, DESK, c.Merge(5, 0), Code.NO_SUCH_TICKET),
        Case(lambda: two_tickets().do(DESK, c.Escalate(0)), DESK, c.Merge(0, 1), Code.NOT_AT_DESK),
        Case(lambda: two_tickets().do(DESK, c.Escalate(0)), DESK, c.Merge(1, 0), None),
        Case(merged, DESK, c.Merge(0, 1), Code.NOT_OPEN),
    ],
    "escalate": [
        Case(logged, DESK, c.Escalate(0), None),
        Case(reported, DESK, c.Escalate(0), Code.NOT_AT_DESK),
        Case(escalated, DESK, c.Escalate(0), Code.NOT_AT_DESK),
        Case(logged, DESK, c.Escalate(3), Code.NO_SUCH_TICKET),
    ],
    "close": [
        Case(restored, DESK, c.Close(0), None),
        Case(logged, DESK, c.Close(0), Code.NOT_RESTORED),
        Case(taken, DESK, c.Close(0), Code.NOT_AT_DESK),
        Case(closed, DESK, c.Close(0), Code.NOT_AT_DESK),
        Case(closed, DESK, c.Close(1), Code.NO_SUCH_TICKET),
    ],
    "chase": [
        Case(escalated, DESK, c.Chase(0), None),
        Case(escalated, DIRECTOR, c.Chase(0), None),
        Case(escalated, SPEC, c.Chase(0), Code.NOT_YOUR_ROLE),
        Case(logged, AM, c.Chase(0), Code.NOT_ESCALATED),
        Case(assigned, AM, c.Chase(0), Code.STATE_IS_SHOWN),
        Case(no_specialists, AM, c.Chase(0), Code.NOBODY_TO_ASK),
        Case(quiet, AM, c.Chase(0), Code.NO_SUCH_TICKET),
    ],
    "take": [
        Case(seen, SPEC, c.Take(0), None),
        Case(escalated, SPEC, c.Take(0), Code.NOT_SEEN),
        Case(logged, SPEC, c.Take(0), Code.NOT_ESCALATED),
        Case(taken, SPEC, c.Take(0), Code.ALREADY_TAKEN),
        Case(assigned, SPEC, c.Take(0), Code.NOT_ASSIGNED, SPEC1),
        Case(assigned, SPEC, c.Take(0), None, SPEC0),
        Case(shared, SPEC, c.Take(0), Code.ALREADY_TAKEN, SPEC0),
        Case(seen, SPEC, c.Take(1), Code.NO_SUCH_TICKET),
    ],
    "test": [
        Case(taken, SPEC, c.Test(0, "gate-b"), None, SPEC0),
        Case(taken, SPEC, c.Test(0, "gate-b"), Code.NOT_TAKEN, SPEC1),
        Case(shared, SPEC, c.Test(0, "gate-b"), None, SPEC1),
        Case(taken, SPEC, c.Test(0, "gate-c"), Code.NO_SUCH_ITEM),
        Case(seen, SPEC, c.Test(0, "gate-b"), Code.NOT_TAKEN),
        Case(assigned, SPEC, c.Test(0, "gate-b"), Code.NOT_TAKEN, SPEC0),
        Case(restored, SPEC, c.Test(0, "gate-b"), Code.NOT_ESCALATED),
    ],
    "fix": [
        Case(taken, SPEC, c.Fix(0, "fuel-a"), None),
        Case(taken, SPEC, c.Fix(0, "fuel-a", "full", "clean", ("A", "B")), None),
        Case(taken, SPEC, c.Fix(0, "fuel"), Code.NO_SUCH_ITEM),
        Case(taken, SPEC, c.Fix(0, "fuel-a", "", "pray"), Code.NO_SUCH_REMEDY),
        Case(taken, SPEC, c.Fix(0, "fuel-a", "magic"), Code.NO_SUCH_REMEDY),
        Case(taken, SPEC, c.Fix(0, "fuel-a", "", "", ("Z",)), Code.NO_SUCH_TERMINAL),
        Case(seen, SPEC, c.Fix(0, "fuel-a"), Code.NOT_TAKEN),
        Case(proposed, SPEC, c.Fix(0, "gate-a"), Code.FIX_IS_PROPOSED, SPEC0),
    ],
    "hand_back": [
        Case(taken, SPEC, c.HandBack(0), None),
        Case(seen, SPEC, c.HandBack(0), Code.NOT_TAKEN),
        Case(proposed, SPEC, c.HandBack(0), Code.FIX_IS_PROPOSED, SPEC0),
    ],
    "write_article": [
        Case(learning, SPEC, c.WriteArticle(0), None),
        Case(learning, SPEC, c.WriteArticle(4), Code.NO_SUCH_TICKET),
        Case(restored, SPEC, c.WriteArticle(0), Code.NO_KNOWLEDGE_BASE),
        Case(knowing(), SPEC, c.WriteArticle(0), Code.NOTHING_TO_WRITE),
        Case(
            lambda: learning().work(SPEC, c.WriteArticle(0)), SPEC, c.WriteArticle(0),
            Code.NOTHING_TO_WRITE,
        ),
    ],
    "request_purchase": [
        Case(taken, SPEC, c.RequestPurchase(0), Code.NO_CONTRACT),
        Case(lambda: seen(Lever.PURCHASING_OPEN), SPEC, c.RequestPurchase(0), Code.NOT_TAKEN),
        Case(lambda: taken(Lever.PURCHASING_OPEN), SPEC, c.RequestPurchase(0), None),
        Case(requested, SPEC, c.RequestPurchase(0), Code.ALREADY_REQUESTED),
        Case(bought, SPEC, c.RequestPurchase(0), Code.ALREADY_REQUESTED),
        Case(denied, SPEC, c.RequestPurchase(0), None),
        Case(early(133), SPEC, c.RequestPurchase(0), Code.CRITERIA_NOT_MET),
        Case(early(134), SPEC, c.RequestPurchase(0), None),
        Case(early(103, Lever.PRIORITY_LEVELS), SPEC, c.RequestPurchase(0), Code.CRITERIA_NOT_MET),
        Case(early(104, Lever.PRIORITY_LEVELS), SPEC, c.RequestPurchase(0), None),
        Case(crowded, SPEC, c.RequestPurchase(0), None),
    ],
    "switch_over": [
        Case(mirrored, SPEC, c.SwitchOver(0, "fuel-a"), None),
        Case(mirrored, DM, c.SwitchOver(0, "fuel-a"), None),
        Case(mirrored, SPEC, c.SwitchOver(0, "radar"), Code.NO_MIRROR),
        Case(mirrored, DM, c.SwitchOver(0, "rador"), Code.NO_SUCH_ITEM),
        Case(switched, DM, c.SwitchOver(0, "gate-a"), Code.MIRROR_USED),
        Case(logged, SPEC, c.SwitchOver(0, "fuel-a"), Code.NOT_TAKEN),
        Case(restored, DM, c.SwitchOver(0, "fuel-a"), Code.NOT_OPEN),
        Case(mirrored, DM, c.SwitchOver(8, "fuel-a"), Code.NO_SUCH_TICKET),
    ],
    "assign": [
        Case(escalated, DM, c.Assign(0, SPEC1), None),
        Case(assigned, DM, c.Assign(0, SPEC0), Code.ALREADY_THERE),
        Case(assigned, DM, c.Assign(0, SPEC1), None),
        Case(escalated, DM, c.Assign(0, AM0), Code.NOT_A_SPECIALIST),
        Case(escalated, DM, c.Assign(0, 99), Code.NOT_A_SPECIALIST),
        Case(escalated, DM, c.Assign(0, -1), Code.NOT_A_SPECIALIST),
        Case(logged, DM, c.Assign(0, SPEC0), Code.NOT_ESCALATED),
        Case(logged, DM, c.Assign(1, SPEC0), Code.NO_SUCH_TICKET),
    ],
    "lend_hand": [
        Case(quiet, DM, c.LendHand(DESK0, SPEC), None),
        Case(quiet, DM, c.LendHand(DM0, AM), None),
        Case(quiet, DM, c.LendHand(DESK0, DESK), Code.ALREADY_THERE),
        Case(quiet, DM, c.LendHand(99, SPEC), Code.NO_SUCH_HAND),
        Case(quiet, DM, c.LendHand(DESK0, VENDOR), Code.NOT_YOUR_ROLE),
        Case(quiet, DM, c.LendHand(9, SPEC), Code.NOT_YOUR_ROLE),
        Case(contract_being_read, DM, c.LendHand(DM0, SPEC), Code.HAND_BUSY),
        Case(few_desks, DM, c.LendHand(DESK0, SPEC), Code.LAST_HAND),
    ],
    "set_priority": [
        Case(logged, DM, c.SetPriority(0, 1), Code.NO_PRIORITIES),
        Case(with_priorities(logged), DM, c.SetPriority(0, 1), None),
        Case(with_priorities(logged), DM, c.SetPriority(0, 3), Code.NOT_CHANGED),
        Case(with_priorities(logged), DM, c.SetPriority(0, 4), Code.BAD_PRIORITY),
        Case(with_priorities(reported), DM, c.SetPriority(0, 1), Code.NOT_OPEN),
        Case(with_priorities(closed), DM, c.SetPriority(0, 1), Code.NOT_OPEN),
        Case(with_priorities(logged), DM, c.SetPriority(1, 1), Code.NO_SUCH_TICKET),
    ],
    "approve": [
        Case(requested, DM, c.Approve(0), None),
        Case(taken, DM, c.Approve(0), Code.NOT_REQUESTED),
        Case(taken, DM, c.Approve(1), Code.NO_SUCH_TICKET),
        Case(bought, DM, c.Approve(0), Code.NOT_REQUESTED),
        Case(frozen, DM, c.Approve(0), Code.FROZEN),
        Case(poor_request, DM, c.Approve(0), Code.NOT_ENOUGH_MONEY),
        Case(wide_request, DM, c.Approve(0), Code.NOT_AUTHORISED),
        Case(wide_authorised, DM, c.Approve(0), None),
        Case(crowd_gone, DM, c.Approve(0), Code.CRITERIA_NOT_MET),
    ],
    "deny": [
        Case(requested, DM, c.Deny(0), None),
        Case(taken, DM, c.Deny(0), Code.NOT_REQUESTED),
        Case(denied, DM, c.Deny(0), Code.NOT_REQUESTED),
    ],
    "read_contract": [
        Case(quiet, DM, c.ReadContract(), None),
        Case(contract_read, DM, c.ReadContract(), Code.CONTRACT_KNOWN),
        Case(requested, DM, c.ReadContract(), Code.CONTRACT_KNOWN),
    ],
    "release_funds": [
        Case(quiet, DIRECTOR, c.ReleaseFunds(), None),
        Case(released, DIRECTOR, c.ReleaseFunds(), Code.NOT_ENOUGH_MONEY),
    ],
    "freeze_purchases": [
        Case(quiet, DIRECTOR, c.FreezePurchases(True), None),
        Case(quiet, DIRECTOR, c.FreezePurchases(False), Code.NOT_CHANGED),
        Case(frozen, DIRECTOR, c.FreezePurchases(True), Code.NOT_CHANGED),
        Case(frozen, DIRECTOR, c.FreezePurchases(False), None),
    ],
    "set_focus": [
        Case(quiet, DIRECTOR, c.SetFocus("B"), None),
        Case(quiet, DIRECTOR, c.SetFocus(""), Code.NOT_CHANGED),
        Case(quiet, DIRECTOR, c.SetFocus("Z"), Code.NO_SUCH_TERMINAL),
    ],
    "authorise": [
        Case(wide_request, DIRECTOR, c.Authorise(0), None),
        Case(wide_authorised, DIRECTOR, c.Authorise(0), Code.NEEDS_NO_AUTHORITY),
        Case(requested, DIRECTOR, c.Authorise(0), Code.NEEDS_NO_AUTHORITY),
        Case(taken, DIRECTOR, c.Authorise(0), Code.NOT_REQUESTED),
    ],
    "set_authority": [
        Case(quiet, DIRECTOR, c.SetAuthority(0), None),
        Case(quiet, DIRECTOR, c.SetAuthority(MAX_SUM), None),
        Case(quiet, DIRECTOR, c.SetAuthority(MAX_SUM + 1), Code.BAD_SUM),
        Case(quiet, DIRECTOR, c.SetAuthority(-1), Code.BAD_SUM),
        Case(quiet, DIRECTOR, c.SetAuthority(2_000), Code.NOT_CHANGED),
        Case(quiet, AM, c.SetAuthority(0), Code.NOT_YOUR_ROLE),
    ],
    "decide_compensation": [
        Case(asked_to_pay, DIRECTOR, c.DecideCompensation("B", 0, True), None),
        Case(asked_to_pay, DIRECTOR, c.DecideCompensation("B", 0, False), None),
        Case(asked_to_pay, DIRECTOR, c.DecideCompensation("A", 0, True), Code.NOT_ASKED),
        Case(asked_to_pay, DIRECTOR, c.DecideCompensation("B", -1, True), Code.NOT_ASKED),
        Case(suffering, DIRECTOR, c.DecideCompensation("B", 0, True), Code.NOT_ASKED),
        Case(decided(True), DIRECTOR, c.DecideCompensation("B", 0, True), Code.NOT_ASKED),
        Case(decided(False), DIRECTOR, c.DecideCompensation("B", 0, True), Code.NOT_ASKED),
        Case(spent_meanwhile, DIRECTOR, c.DecideCompensation("B", 0, True), Code.NOT_ENOUGH_MONEY),
        Case(spent_meanwhile, DIRECTOR, c.DecideCompensation("B", 0, False), None),
    ],
    "verify": [
        Case(proposed, VENDOR, c.Verify(0, Verdict.ACCEPTED), None),
        Case(taken, VENDOR, c.Verify(0, Verdict.ACCEPTED), Code.NOTHING_PROPOSED),
        Case(taken, VENDOR, c.Verify(9, Verdict.ACCEPTED), Code.NOTHING_PROPOSED),
    ],
    "deliver": [
        Case(bought, VENDOR, c.Deliver(0), None),
        Case(requested, VENDOR, c.Deliver(0), Code.NOTHING_BOUGHT),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{name}-{n}-{case.code.value if case.code else 'accepted'}")
        for name, cases in CASES.items()
        for n, case in enumerate(cases)
    ],
)
def test_a_command_is_refused_for_the_reason_in_the_table(case: Case) -> None:
    play = case.situation()
    before = len(play.sim.journal)
    assert play.refused(case.role, case.command, case.hand) is case.code
    assert (len(play.sim.journal) == before) is (case.code is not None), "a refusal left a trace"


def test_every_refusal_code_has_a_situation_that_gives_it() -> None:
    given = {case.code for cases in CASES.values() for case in cases}
    given |= {case.code for case in PLAN_CASES}
    given |= {case.code for case in INTERVENTION_CASES}
    given |= {case.code for case in SESSION_CASES}
    given |= {code for _, _, _, code in SEAT_CASES}
    given |= {  # these a host on the network gives: tests/net has their situations
        Code.WRONG_PIN, Code.TOO_MANY_TRIES, Code.MUTED, Code.NOT_CONNECTED, Code.NO_ANSWER,
        Code.NO_SUCH_PERSON,
    }  # fmt: skip
    assert {code.value for code in Code} - {code.value for code in given if code} == set()


@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_give_exactly_the_commands_of_the_design(role: Role) -> None:
    """The table of DESIGN 4."""
    may = {
        AM: "Report InformAirline Apologise Compensate ApplyArticle Chase",
        DESK: "Log FirstAid AskBack Merge ApplyArticle Escalate Close Chase",
        SPEC: "Take Test Fix HandBack WriteArticle RequestPurchase SwitchOver ApplyArticle",
        DM: "Assign LendHand SetPriority Approve Deny ReadContract SwitchOver Chase",
        DIRECTOR: "ReleaseFunds FreezePurchases SetFocus Authorise Chase SetAuthority"
        " DecideCompensation",
        VENDOR: "Verify Deliver",
    }
    allowed = set()
    for cases in CASES.values():
        for case in cases:
            if quiet().refused(role, case.command) is not Code.NOT_YOUR_ROLE:
                allowed.add(type(case.command).__name__)
    assert allowed == set(may[role].split())


def test_the_hand_that_acts_is_a_free_one_that_holds_the_ticket() -> None:
    play = shared()
    play.do(SPEC, c.Test(0, "gate-a")).do(SPEC, c.Test(0, "gate-b"))
    assert play.refused(SPEC, c.Test(0, "radar")) is Code.HANDS_BUSY
    started = [line.split() for line in play.told(e.WorkStarted)]
    assert [words[2] for words in started[-2:]] == [str(SPEC0), str(SPEC1)]
