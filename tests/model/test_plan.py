"""Plan: what a team may change between rounds, what it costs, and what that leaves it with."""

from dataclasses import replace
from typing import NamedTuple

import pytest

from airportsim.model.airport import Airport
from airportsim.model.plan import (
    Adopt,
    Believe,
    BuyMirror,
    Compare,
    Drop,
    MoveStaff,
    PlanCommand,
    PrepareArticle,
    SignPromise,
    Standing,
    decided,
    first_standing,
    likeliest_unknown,
    most_broken,
    next_standing,
    without,
)
from airportsim.model.quality import Comparison, Dimension
from airportsim.model.refusals import Code, Refusal
from airportsim.model.team import Article, Record
from airportsim.model.words import Lever, RestoredBy, Role
from tests.worlds import AM, DESK, DM, SPEC, TINY, VENDOR, airport_of

KB, DESK_KB = Lever.KNOWLEDGE_BASE, Lever.KNOWLEDGE_BASE_DESK
AM_KB = Lever.KNOWLEDGE_BASE_ACCOUNT_MANAGER
SURE, SEEN = Dimension.RELIABILITY, Dimension.TANGIBLES


def airport() -> Airport:
    return airport_of(
        replace(TINY, levers=tuple(
            replace(card, price=300 if card.id is Lever.MIRROR_SERVERS else 0)
            for card in TINY.levers if card.id is not Lever.PRIORITY_LEVELS
        ))
    )  # fmt: skip


def second(*levers: Lever, effort: int = 4, record: tuple[Record, ...] = ()) -> Standing:
    """Before the second round, with these improvements already at work."""
    before = replace(first_standing(airport()), levers=frozenset(levers))
    after = next_standing(airport(), before, (), dict.fromkeys("AB", 50), record)
    return replace(after, effort=effort)


MET = (Record("radar", "hung", RestoredBy.VENDOR), Record("gate-a", "full", None))


class Case(NamedTuple):
    """A row of the table: None for a decision that can be taken."""

    standing: Standing
    command: PlanCommand
    code: Code | None


PLAN_CASES = [
    Case(first_standing(airport()), Adopt(Lever.REPORT_FORM), Code.NOT_ENOUGH_EFFORT),
    Case(first_standing(airport(), exempt=True), Adopt(Lever.REPORT_FORM), None),
    Case(second(), Adopt(Lever.REPORT_FORM), None),
    Case(second(Lever.REPORT_FORM), Adopt(Lever.REPORT_FORM), Code.ALREADY_ADOPTED),
    Case(second(), Adopt(Lever.PRIORITY_LEVELS), Code.NO_SUCH_LEVER),
    Case(second(), Adopt(DESK_KB), Code.NEEDS_FIRST),
    Case(second(KB), Adopt(DESK_KB), None),
    Case(replace(second(), budget=299), Adopt(Lever.MIRROR_SERVERS), Code.NOT_ENOUGH_MONEY),
    Case(second(), Drop(KB), Code.NOT_ADOPTED),
    Case(second(KB), Drop(KB), None),
    Case(second(), MoveStaff(1, DESK, SPEC), Code.NOT_ADOPTED),
    Case(second(Lever.STAFFING), MoveStaff(1, DESK, SPEC), None),
    Case(second(Lever.STAFFING), MoveStaff(2, DESK, SPEC), Code.LAST_HAND),
    Case(second(Lever.STAFFING), MoveStaff(0, DESK, SPEC), Code.NOT_CHANGED),
    Case(second(Lever.STAFFING), MoveStaff(-1, DESK, SPEC), Code.NOT_CHANGED),
    Case(second(Lever.STAFFING), MoveStaff(1, DESK, DESK), Code.NOT_CHANGED),
    Case(second(Lever.STAFFING), MoveStaff(1, DESK, VENDOR), Code.NOT_CHANGED),
    Case(second(), BuyMirror("radar"), Code.NOT_ADOPTED),
    Case(second(Lever.MIRROR_SERVERS), BuyMirror("radar"), None),
    Case(second(Lever.MIRROR_SERVERS), BuyMirror("sonar"), Code.NO_SUCH_ITEM),
    Case(
        replace(second(Lever.MIRROR_SERVERS), mirrors=("radar",)), BuyMirror("radar"),
        Code.ALREADY_THERE,
    ),
    Case(
        replace(second(Lever.MIRROR_SERVERS), budget=49), BuyMirror("radar"), Code.NOT_ENOUGH_MONEY
    ),
    Case(second(KB, record=MET), PrepareArticle("radar", "hung"), Code.NOT_ADOPTED),
    Case(second(Lever.FAULT_PREDICTION, record=MET), PrepareArticle("radar", "hung"), None),
    Case(
        second(Lever.FAULT_PREDICTION, record=MET), PrepareArticle("radar", "full"), Code.NEVER_MET
    ),
    Case(
        replace(second(Lever.FAULT_PREDICTION), exempt=True), PrepareArticle("radar", "full"), None
    ),
    Case(
        second(Lever.FAULT_PREDICTION, record=MET), PrepareArticle("sonar", "hung"),
        Code.NO_SUCH_ITEM,
    ),
    Case(
        replace(second(Lever.FAULT_PREDICTION, record=MET), articles=(Article("radar", "hung"),)),
        PrepareArticle("radar", "hung"), Code.ALREADY_THERE,
    ),
    Case(
        replace(second(Lever.FAULT_PREDICTION, record=MET), prepared=2),
        PrepareArticle("radar", "hung"), Code.ENOUGH_PREPARED,
    ),
    Case(second(), SignPromise(95), None),
    Case(second(), SignPromise(90), Code.NO_SUCH_PROMISE),
    Case(second(), Believe("A", SURE, 100), None),
    Case(second(), Believe("B", SURE, 700), None),
    Case(second(), Believe("A", SURE, 99), Code.BAD_LEVEL),
    Case(second(), Believe("A", SURE, 701), Code.BAD_LEVEL),
    Case(second(), Believe("Z", SURE, 500), Code.NO_SUCH_TERMINAL),
    Case(second(), Compare(SURE, SEEN, 1), None),
    Case(second(), Compare(SURE, SEEN, 9), None),
    Case(second(), Compare(SURE, SEEN, 0), Code.BAD_COMPARISON),
    Case(second(), Compare(SURE, SEEN, 10), Code.BAD_COMPARISON),
    Case(second(), Compare(SURE, SURE, 3), Code.BAD_COMPARISON),
]  # fmt: skip


@pytest.mark.parametrize("case", PLAN_CASES, ids=lambda case: f"{case.command}"[:60])
def test_a_decision_is_refused_for_the_reason_in_the_table(case: Case) -> None:
    outcome = decided(airport(), case.standing, case.command)
    assert (outcome.code if isinstance(outcome, Refusal) else None) is case.code


def after(standing: Standing, *commands: PlanCommand) -> Standing:
    for command in commands:
        outcome = decided(airport(), standing, command)
        assert isinstance(outcome, Standing), f"{command}: {outcome}"
        standing = outcome
    return standing


def test_improvements_use_up_the_effort_of_a_review() -> None:
    left = after(second(effort=2), Adopt(KB), Adopt(Lever.REPORT_FORM))
    assert left.effort == 0
    outcome = decided(airport(), left, Adopt(Lever.NAMED_CONTACTS))
    assert outcome == Refusal(Code.NOT_ENOUGH_EFFORT, ("named_contacts", 1, 0))


def test_an_exempt_team_pays_no_effort_but_pays_money() -> None:
    start = first_standing(airport(), exempt=True)
    left = after(start, Adopt(Lever.MIRROR_SERVERS), BuyMirror("radar"))
    assert (left.effort, left.budget, left.planned) == (0, 2000 - 350, 350)


def test_giving_an_improvement_up_gives_up_what_needs_it() -> None:
    all_three = second(KB, DESK_KB, AM_KB, Lever.FAULT_PREDICTION, Lever.REPORT_FORM)
    assert after(all_three, Drop(KB)).levers == {Lever.REPORT_FORM}
    assert after(all_three, Drop(DESK_KB)).levers == {
        KB, Lever.FAULT_PREDICTION, Lever.REPORT_FORM,
    }  # fmt: skip


def test_without_takes_what_needs_an_improvement_with_it() -> None:
    levers = frozenset({KB, DESK_KB, AM_KB, Lever.REPORT_FORM})
    assert without(airport(), levers, KB) == {Lever.REPORT_FORM}
    assert without(airport(), levers, AM_KB) == levers - {AM_KB}
    assert without(airport(), levers, Lever.STAFFING) == levers


def test_people_who_move_are_neither_lost_nor_made_and_go_home_when_staffing_ends() -> None:
    moved = after(second(Lever.STAFFING), MoveStaff(1, DESK, SPEC), MoveStaff(1, DM, SPEC))
    assert moved.staff == {**TINY.staff, DESK: 1, DM: 1, SPEC: 4}
    assert after(moved, Drop(Lever.STAFFING)).staff == TINY.staff


def test_mirrors_given_up_with_their_improvement_are_paid_back() -> None:
    start = second(Lever.MIRROR_SERVERS)
    left = after(start, BuyMirror("radar"), BuyMirror("depot"), Drop(Lever.MIRROR_SERVERS))
    assert (left.mirrors, left.budget, left.planned) == ((), start.budget, start.planned)


def test_what_plan_spends_is_missing_from_the_round() -> None:
    setup = after(second(Lever.MIRROR_SERVERS), BuyMirror("radar")).setup()
    assert (setup.budget, setup.planned, setup.mirrors) == (1950, 50, ("radar",))


def test_process_people_beliefs_and_record_carry_over_but_money_and_mirrors_do_not() -> None:
    before = after(
        second(Lever.STAFFING, Lever.MIRROR_SERVERS), MoveStaff(1, AM, SPEC), BuyMirror("radar"),
        SignPromise(95), Believe("A", SURE, 650), Compare(SURE, SEEN, 3),
    )  # fmt: skip
    before = replace(before, number=1, record=MET[:1])
    next_one = next_standing(airport(), before, (Article("depot", "hung"),), {"A": 3}, MET[1:])
    assert next_one == Standing(
        number=2,
        effort=TINY.effort[1],
        budget=TINY.rounds[1].budget,
        planned=0,
        promise=TINY.money.promises[0],
        levers=before.levers,
        staff={**TINY.staff, AM: 1, SPEC: 3},
        articles=(Article("depot", "hung"),),
        mirrors=(),
        prepared=0,
        moods={"A": 3},
        record=MET,
        beliefs={"A": {SURE: 650}},
        comparisons=(Comparison(SURE, SEEN, 3),),
        recovery=True,
    )


def test_what_is_believed_is_kept_until_it_is_said_otherwise() -> None:
    left = after(
        second(), Believe("A", SURE, 650), Believe("B", SURE, 300), Believe("A", SEEN, 450),
        Believe("A", SURE, 550),
    )  # fmt: skip
    assert left.beliefs == {"A": {SURE: 550, SEEN: 450}, "B": {SURE: 300}}
    assert left.setup().beliefs == left.beliefs


def test_a_pair_that_is_compared_again_either_way_round_has_one_comparison() -> None:
    kind = Dimension.EMPATHY
    left = after(second(), Compare(SURE, SEEN, 3), Compare(SURE, kind, 2))
    assert after(left, Compare(SURE, SEEN, 5)).comparisons == (
        Comparison(SURE, kind, 2), Comparison(SURE, SEEN, 5),
    )  # fmt: skip
    turned = after(left, Compare(SEEN, SURE, 4))
    assert turned.comparisons == (Comparison(SURE, kind, 2), Comparison(SEEN, SURE, 4))
    assert turned.setup().comparisons == turned.comparisons


def test_what_is_believed_and_compared_costs_nothing() -> None:
    start = second()
    left = after(start, Believe("A", SURE, 650), Compare(SURE, SEEN, 3))
    assert replace(left, beliefs={}, comparisons=()) == start


def test_prediction_offers_recurring_faults_first_and_no_first_line_or_known_ones() -> None:
    record = tuple(
        Record(item, mode, None, lasted)
        for item, mode, lasted in (
            ("gate-a", "hung", 90), ("radar", "full", 5), ("depot", "locked", 7),
            ("radar", "full", 5), ("gate-b", "hung", 30), ("fuel-a", "hung", 400),
        )
    )  # fmt: skip
    standing = replace(second(record=record), articles=(Article("fuel-a", "hung"),))
    often, long, late = (
        Article("radar", "full"), Article("gate-a", "hung"), Article("gate-b", "hung"),
    )  # fmt: skip
    assert likeliest_unknown(airport(), standing) == [often, long, late]
    forgetful = replace(standing, recovery=False)
    assert likeliest_unknown(airport(), forgetful) == [often, late, long]


def test_mirrors_are_offered_first_for_what_broke_often_and_took_much_down() -> None:
    record = tuple(
        Record(item, "hung", None) for item in ("gate-a", "radar", "radar", "gate-a", "gate-a")
    )
    assert most_broken(airport(), second(record=record))[:2] == ["radar", "gate-a"]


def test_the_vendors_people_can_never_be_moved() -> None:
    for other in set(Role) - {VENDOR}:
        for move in (MoveStaff(1, VENDOR, other), MoveStaff(1, other, VENDOR)):
            assert isinstance(decided(airport(), second(Lever.STAFFING), move), Refusal)
