"""Around the rounds: the way through the phases, who may do what when, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airportsim.model import session as s
from airportsim.model.ledger import Conclusion, Measure
from airportsim.model.plan import (
    Adopt,
    Believe,
    BuyMirror,
    Compare,
    Drop,
    MoveStaff,
    PrepareArticle,
    SignPromise,
)
from airportsim.model.quality import Comparison, Dimension
from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import SessionState, Who
from airportsim.model.session_rules import RIGHTS, stepped
from airportsim.model.words import Lever, Role, SessionPhase
from tests.model.workdays import (
    ACT,
    CHECK,
    CHEN,
    DO,
    END,
    FORM,
    KB,
    LI,
    MISSING,
    PLAN,
    PREDICTION,
    WANG,
    WORKSHOP,
    ZHAO,
    Workday,
    acting,
    acting_in_round_two,
    adopted,
    away,
    done,
    expect,
    form_adopted,
    form_expected,
    in_round_two,
    left_out,
    open_cards,
    paused,
    planning,
    reviewing,
    rule,
    seated,
    tried,
    working,
)
from tests.worlds import AM, DESK, SPEC, TINY

# --- the way through the phases --------------------------------------------------------------


@pytest.mark.parametrize(
    ("skip", "way"),
    [
        ((), "plan do check act"),
        ((CHECK,), "plan do act"),
        ((ACT,), "plan do check"),
        ((ACT, CHECK), "plan do"),
        ((PLAN,), "do check act"),
        ((PLAN, CHECK, ACT), "do"),
    ],
)
def test_a_session_goes_from_the_lobby_through_the_phases_of_each_round_to_its_end(
    skip: tuple[SessionPhase, ...], way: str
) -> None:
    day = Workday(left_out(*skip))
    seen = [day.where]
    while day.state.phase is not END:
        if day.state.phase is DO:
            day.play()
        else:
            day.ask(WANG, s.Proceed())
        seen.append(day.where)
    rounds = [f"{phase} {number}" for number in (1, 2, 3) for phase in way.split()]
    assert seen == ["lobby 1", *rounds, "end 3"]


def test_a_session_that_is_over_takes_nothing_but_what_concerns_the_screens() -> None:
    day = Workday().to(ACT, 3).ask(CHEN, s.Blank(True), s.Proceed())
    assert day.state.phase is END
    day.ask(CHEN, s.Blank(False), s.Broadcast("Thank you"))
    assert (day.state.blank, day.state.message) == (False, "Thank you")
    for command in (s.Proceed(), s.RepeatRound(False), s.Pause(), s.Reseat(DESK, ("Li",))):
        assert day.refused(CHEN, command) is Code.NOT_NOW


# --- who may do what, and when ---------------------------------------------------------------

MANAGERS, EVERYBODY = "director delivery_manager", " ".join(Role)
NEAR_AIRLINES = "director account_manager"
SURE, SEEN = Dimension.RELIABILITY, Dimension.TANGIBLES
PLAN_ONLY, REVIEW, ANY = "plan", "plan check act", "lobby plan do check act"

MAY: list[tuple[s.SessionCommand, str, str]] = [
    (s.Proceed(), "director", "lobby plan check act"),
    (s.EndRound(), "", "do"),
    (s.RepeatRound(False), "", "do check act"),
    (s.SkipRound(), "", PLAN_ONLY),
    (s.SetCountdown(60), "", REVIEW),
    (SignPromise(95), "director", PLAN_ONLY),
    (Adopt(KB), MANAGERS, PLAN_ONLY),
    (Drop(FORM), MANAGERS, PLAN_ONLY),
    (MoveStaff(1, DESK, SPEC), MANAGERS, PLAN_ONLY),
    (BuyMirror("radar"), "delivery_manager", PLAN_ONLY),
    (PrepareArticle("radar", "hung"), "delivery_manager", PLAN_ONLY),
    (Believe("A", SURE, 650), NEAR_AIRLINES, PLAN_ONLY),
    (Compare(SURE, SEEN, 3), NEAR_AIRLINES, PLAN_ONLY),
    (s.Expect(FORM, Measure.LANDED, 3), MANAGERS, PLAN_ONLY),
    (s.OwnRule("Read it back", "Li", Measure.LANDED, 3), MANAGERS, PLAN_ONLY),
    (s.Observe("calls", ""), EVERYBODY, "check act"),
    (s.Guess("A", SURE, 400), EVERYBODY, "check"),
    (s.Conclude(0, Conclusion.KEEP), "director", "act"),
    (s.Try("Read it back", "Li"), "director", "act"),
    (s.Finish(0), MANAGERS, REVIEW),
    (s.TurnCard(FORM), "", "lobby plan check act"),
    (s.Pause(), "", ANY),
    (s.Resume(), "", ANY),
    (s.SetSpeed(200), "", ANY),
    (s.Broadcast("Lunch"), "", ANY + " end"),
    (s.Blank(True), "", ANY + " end"),
    (s.Reseat(DESK, ("Li",)), "", ANY),
    (s.Claim(DESK, (3,)), EVERYBODY, "do"),
    (s.Leave(), EVERYBODY, ANY),
    (s.Return(), EVERYBODY, ANY),
]


@pytest.mark.parametrize(("command", "roles", "phases"), MAY, ids=lambda one: f"{one}"[:30])
def test_a_role_may_do_what_the_table_says_and_the_facilitator_everything(
    command: s.SessionCommand, roles: str, phases: str
) -> None:
    for phase in SessionPhase:
        day = Workday().to(phase, 3 if phase is END else 1)
        for role in (None, *Role):
            code = day.refused(Who("Wu", role), command)
            if role is not None and role.value not in roles.split():
                assert code is Code.NOT_YOUR_ROLE, f"{role} in {phase}"
            else:
                assert code is not Code.NOT_YOUR_ROLE, f"{role} in {phase}"
                assert (code is Code.NOT_NOW) is (phase.value not in phases.split()), phase


def test_the_table_leaves_no_command_out() -> None:
    assert {type(command) for command, *_ in MAY} == set(get_args(s.SessionCommand)) == set(RIGHTS)


def test_who_comes_too_early_or_too_late_is_told_the_phase() -> None:
    day = Workday().to(CHECK)
    answer = stepped(day.airport, day.state, WANG, Adopt(FORM))
    assert answer == Refusal(Code.NOT_NOW, ("check",))


# --- what is refused, and why ----------------------------------------------------------------


class Case(NamedTuple):
    """A row of the table: None for something that is granted."""

    situation: Callable[[], Workday]
    who: Who
    command: s.SessionCommand
    code: Code | None


LONG, TOO_LONG = "x" * 500, "x" * 501

SESSION_CASES = [
    Case(planning, WANG, Adopt(FORM), Code.FACE_DOWN),
    Case(planning, CHEN, Adopt(FORM), Code.FACE_DOWN),
    Case(planning, WANG, Adopt(MISSING), Code.NO_SUCH_LEVER),
    Case(open_cards, WANG, Adopt(FORM), None),
    Case(open_cards, ZHAO, Adopt(FORM), None),
    Case(open_cards, CHEN, Adopt(FORM), None),
    Case(open_cards, WANG, Adopt(PREDICTION), Code.NEEDS_FIRST),
    Case(form_adopted, WANG, Adopt(FORM), Code.ALREADY_ADOPTED),
    Case(open_cards, WANG, expect(3), Code.NOT_ADOPTED),
    Case(form_adopted, WANG, expect(3, MISSING), Code.NOT_ADOPTED),
    Case(in_round_two, WANG, expect(3), Code.ALREADY_ADOPTED),
    Case(form_adopted, WANG, expect(3), None),
    Case(form_expected, ZHAO, expect(4), None),
    Case(form_adopted, WANG, expect(-999_999_999), None),
    Case(form_adopted, WANG, expect(10**9), Code.BAD_VALUE),
    Case(form_adopted, WANG, expect(float("inf")), Code.BAD_VALUE),
    Case(form_adopted, WANG, expect(float("nan")), Code.BAD_VALUE),
    Case(form_adopted, WANG, s.Proceed(), Code.EFFECT_MISSING),
    Case(form_adopted, CHEN, s.Proceed(), Code.EFFECT_MISSING),
    Case(form_expected, WANG, s.Proceed(), None),
    Case(in_round_two, WANG, s.Proceed(), None),
    Case(planning, WANG, rule(), None),
    Case(planning, WANG, rule(LONG, LONG), None),
    Case(planning, WANG, rule(owner=""), None),
    Case(planning, WANG, rule(" "), Code.NO_TEXT),
    Case(planning, WANG, rule(TOO_LONG), Code.NO_TEXT),
    Case(planning, WANG, rule(owner=TOO_LONG), Code.NO_TEXT),
    Case(planning, WANG, rule(value=float("nan")), Code.BAD_VALUE),
    Case(planning, WANG, rule(value=10**9), Code.BAD_VALUE),
    Case(reviewing, LI, s.Observe("calls", ""), None),
    Case(reviewing, LI, s.Observe("", "the phone was dead"), None),
    Case(reviewing, LI, s.Observe("calls", LONG), None),
    Case(reviewing, LI, s.Observe("", " "), Code.NO_TEXT),
    Case(reviewing, LI, s.Observe("calls", TOO_LONG), Code.NO_TEXT),
    Case(reviewing, LI, s.Observe("nonsense", "x"), Code.NO_SUCH_OBSERVATION),
    Case(reviewing, LI, s.Guess("A", SURE, 100), None),
    Case(reviewing, LI, s.Guess("A", SURE, 701), Code.BAD_LEVEL),
    Case(reviewing, LI, s.Guess("Z", SURE, 400), Code.NO_SUCH_TERMINAL),
    Case(planning, CHEN, Believe("A", SURE, 99), Code.BAD_LEVEL),
    Case(planning, WANG, Believe("Z", SURE, 500), Code.NO_SUCH_TERMINAL),
    Case(planning, WANG, Compare(SURE, SURE, 3), Code.BAD_COMPARISON),
    Case(acting, WANG, s.Conclude(0, Conclusion.TRY), None),
    Case(acting, WANG, s.Conclude(1, Conclusion.KEEP), Code.NO_SUCH_LINE),
    Case(acting_in_round_two, WANG, s.Conclude(0, Conclusion.DROP), Code.NO_SUCH_LINE),
    Case(acting, WANG, s.Try(LONG, LONG, FORM), None),
    Case(acting, WANG, s.Try("", "Li"), Code.NO_TEXT),
    Case(acting, WANG, s.Try(TOO_LONG, "Li"), Code.NO_TEXT),
    Case(acting, WANG, s.Try("x", TOO_LONG), Code.NO_TEXT),
    Case(acting, WANG, s.Try("x", "Li", MISSING), Code.NO_SUCH_LEVER),
    Case(tried, ZHAO, s.Finish(0), None),
    Case(tried, ZHAO, s.Finish(1), Code.NO_SUCH_ACTION),
    Case(done, ZHAO, s.Finish(0), Code.NO_SUCH_ACTION),
    Case(planning, CHEN, s.TurnCard(FORM), None),
    Case(planning, CHEN, s.TurnCard(MISSING), Code.NO_SUCH_LEVER),
    Case(open_cards, CHEN, s.TurnCard(FORM), Code.NOT_CHANGED),
    Case(planning, CHEN, s.SetCountdown(0), None),
    Case(planning, CHEN, s.SetCountdown(7_200), None),
    Case(planning, CHEN, s.SetCountdown(7_201), Code.BAD_COUNTDOWN),
    Case(planning, CHEN, s.SetCountdown(-1), Code.BAD_COUNTDOWN),
    Case(planning, CHEN, s.Resume(), Code.NOT_CHANGED),
    Case(paused, CHEN, s.Pause(), Code.NOT_CHANGED),
    Case(paused, CHEN, s.Resume(), None),
    Case(planning, CHEN, s.SetSpeed(50), None),
    Case(planning, CHEN, s.SetSpeed(800), None),
    Case(planning, CHEN, s.SetSpeed(49), Code.BAD_SPEED),
    Case(planning, CHEN, s.SetSpeed(801), Code.BAD_SPEED),
    Case(planning, CHEN, s.SetSpeed(100), Code.NOT_CHANGED),
    Case(planning, CHEN, s.Broadcast(LONG), None),
    Case(planning, CHEN, s.Broadcast(TOO_LONG), Code.NO_TEXT),
    Case(planning, CHEN, s.Broadcast(""), Code.NOT_CHANGED),
    Case(planning, CHEN, s.Blank(False), Code.NOT_CHANGED),
    Case(seated, CHEN, s.Reseat(DESK, ("x" * 80,)), None),
    Case(seated, CHEN, s.Reseat(DESK, ("x" * 81,)), Code.NO_SUCH_PLAYER),
    Case(seated, CHEN, s.Reseat(DESK, ("Li", " ")), Code.NO_SUCH_PLAYER),
    Case(seated, CHEN, s.Reseat(DESK, ("Li", "Li")), Code.NO_SUCH_PLAYER),
    Case(seated, CHEN, s.Reseat(DESK, ("Li", "Sun")), Code.NOT_CHANGED),
    Case(seated, CHEN, s.Reseat(DESK, ()), None),
    Case(working, Who("Sun", DESK), s.Claim(DESK, (4, 3)), Code.HAND_TAKEN),
    Case(working, Who("Sun", DESK), s.Claim(DESK, (4,)), None),
    Case(working, LI, s.Claim(DESK, (3,)), Code.NOT_CHANGED),
    Case(working, LI, s.Claim(AM, (0,)), None),
    Case(working, Who("Sun", DESK), s.Claim(AM, (0,)), Code.NOT_SEATED),
    Case(working, CHEN, s.Claim(DESK, (4,)), Code.NOT_SEATED),
    Case(seated, LI, s.Leave(), None),
    Case(seated, WANG, s.Leave(), Code.NOT_CHANGED),
    Case(away, LI, s.Leave(), Code.NOT_CHANGED),
    Case(away, Who("Sun", DESK), s.Leave(), Code.NOT_CHANGED),
    Case(away, LI, s.Return(), None),
    Case(seated, LI, s.Return(), Code.NOT_CHANGED),
]


@pytest.mark.parametrize(
    "case", SESSION_CASES, ids=lambda case: f"{case.situation.__name__}-{case.command}"[:60]
)
def test_what_is_asked_for_is_refused_for_the_reason_in_the_table(case: Case) -> None:
    assert case.situation().refused(case.who, case.command) is case.code


# --- rounds once more, and rounds left out ---------------------------------------------------


@pytest.mark.parametrize("phase", [DO, CHECK, ACT])
def test_a_round_is_repeated_from_its_plan_as_if_nothing_had_been_decided(
    phase: SessionPhase,
) -> None:
    day = adopted(Workday(discover=False).to(PLAN), FORM).to(PLAN, 2)
    start = day.state.standing
    adopted(day, KB).ask(WANG, rule(), SignPromise(95)).to(phase, 2)
    day.ask(CHEN, s.RepeatRound(False))
    assert (day.where, day.state.attempt, day.state.standing) == ("plan 2", 1, start)
    assert day.state.after is None
    assert [line.lever for line in day.state.lines] == [FORM]
    day.to(DO, 2).play(landed=4)
    assert day.state.scores[2].landed == 4


def test_what_is_believed_and_compared_stays_and_a_repeated_round_takes_back_what_is_new() -> None:
    day = Workday().to(PLAN).ask(WANG, Believe("A", SURE, 650), Compare(SURE, SEEN, 3))
    day.to(PLAN, 2).ask(Who("Sun", AM), Believe("A", SURE, 500), Believe("B", SEEN, 300))
    day.ask(CHEN, Compare(SEEN, SURE, 2)).to(CHECK, 2)
    assert day.state.standing.beliefs == {"A": {SURE: 500}, "B": {SEEN: 300}}
    assert day.state.standing.comparisons == (Comparison(SEEN, SURE, 2),)
    day.ask(CHEN, s.RepeatRound(False))
    assert day.state.standing.beliefs == {"A": {SURE: 650}}
    assert day.state.standing.comparisons == (Comparison(SURE, SEEN, 3),)


def test_guesses_are_kept_by_round_and_the_last_one_counts() -> None:
    day = Workday().to(CHECK).ask(LI, s.Guess("A", SURE, 400), s.Guess("A", SURE, 350))
    day.to(CHECK, 2).ask(WANG, s.Guess("B", SEEN, 600))
    assert day.state.guesses == {1: {"A": {SURE: 350}}, 2: {"B": {SEEN: 600}}}


def test_a_round_is_repeated_with_the_same_faults_or_with_new_ones() -> None:
    day = Workday().to(DO)
    seen = [day.state.replication]
    for new in (False, True, False, True):
        day.ask(CHEN, s.RepeatRound(new)).to(DO)
        seen.append(day.state.replication)
    assert seen[0] == seen[1] == 0
    assert seen[2] == seen[3] != seen[0]
    assert seen[4] not in seen[:4]
    day.to(DO, 2)
    assert (day.state.attempt, day.state.replication) == (0, 0)


def test_without_plan_a_repeated_round_starts_at_once() -> None:
    day = Workday(left_out(PLAN)).to(CHECK, 2).ask(CHEN, s.RepeatRound(False))
    assert (day.where, day.state.attempt) == ("do 2", 1)


def test_a_round_left_out_leaves_the_team_as_it_was_with_the_next_rounds_means() -> None:
    scenario = replace(
        WORKSHOP, effort=(1, 4), rounds=(*WORKSHOP.rounds[:1], replace(TINY.rounds[0], budget=77))
    )
    day = Workday(left_out(scenario=scenario), discover=False).to(PLAN)
    adopted(day, FORM).ask(WANG, SignPromise(95), rule()).ask(CHEN, s.SkipRound())
    standing = day.state.standing
    assert (day.where, standing.number, day.state.before) == ("plan 2", 2, standing)
    assert (standing.levers, standing.promise.target) == (frozenset(), 85)
    assert (standing.effort, standing.budget) == (4, 77)
    assert (day.state.lines, day.state.scores) == ((), {})


def test_leaving_the_last_round_out_ends_the_session() -> None:
    assert Workday().to(PLAN, 3).ask(CHEN, s.SkipRound()).state.phase is END


def test_ending_a_round_early_is_left_to_whoever_knows_its_journal() -> None:
    day = Workday().to(DO)
    before = day.state
    assert day.ask(CHEN, s.EndRound()).state == before
    assert day.play().where == "check 1"


# --- whatever is asked -----------------------------------------------------------------------

PEOPLE = st.sampled_from(["Li", "Sun", "Wu"])
ANYBODY = st.builds(Who, PEOPLE, st.none() | st.sampled_from(Role))
ANYTHING = st.one_of(
    st.sampled_from([command for command, *_ in MAY]),
    st.builds(Adopt, st.sampled_from(Lever)),
    st.builds(Drop, st.sampled_from(Lever)),
    st.builds(s.Expect, st.sampled_from(Lever), st.sampled_from(Measure), st.floats()),
    st.builds(s.Conclude, st.integers(-1, 5), st.sampled_from(Conclusion)),
    st.builds(s.Try, st.text(max_size=3), PEOPLE, st.none() | st.sampled_from(Lever)),
    st.builds(
        s.Reseat, st.sampled_from(Role), st.lists(PEOPLE, max_size=3).map(tuple),
        st.sampled_from(["", "regular"]), st.booleans(),
    ),
    st.builds(s.Claim, st.sampled_from(Role), st.lists(st.integers(0, 9), max_size=3).map(tuple)),
    st.builds(Believe, st.sampled_from("ABZ"), st.sampled_from(Dimension), st.integers(0, 800)),
    st.builds(
        Compare, st.sampled_from(Dimension), st.sampled_from(Dimension), st.integers(-1, 10)
    ),
)  # fmt: skip


@given(
    st.lists(st.none() | st.tuples(ANYBODY, ANYTHING), max_size=60),
    st.sets(st.sampled_from([PLAN, CHECK, ACT])),
)
def test_whatever_is_asked_in_any_order_a_session_stays_sound(
    asked: list[tuple[Who, s.SessionCommand] | None], skip: set[SessionPhase]
) -> None:
    day = Workday(left_out(*sorted(skip)), discover=False)
    for one in asked:
        if one is None:
            go_on(day)
        elif day.refused(*one) is None:
            day.ask(*one)
        sound(day.state)


def go_on(day: Workday) -> None:
    """Go on to the next phase, whatever it takes."""
    if day.state.phase is DO:
        day.play()
    elif day.state.phase is not END:
        for line in day.state.lines:
            if line.effect is None and line.lever:
                day.ask(WANG, expect(3, line.lever))
        day.ask(WANG, s.Proceed())


def sound(state: SessionState) -> None:
    """Nothing is spent twice, lost or claimed by somebody who is not there."""
    standing = state.standing
    assert 1 <= state.number == standing.number <= 3
    assert min(standing.effort, standing.budget) >= 0
    assert sum(standing.staff.values()) == sum(WORKSHOP.staff.values())
    levels = [level for some in standing.beliefs.values() for level in some.values()]
    assert all(100 <= level <= 700 for level in levels)
    pairs = [{one.more, one.less} for one in standing.comparisons]
    assert all(len(pair) == 2 and pairs.count(pair) == 1 for pair in pairs)
    this_round = [line for line in state.lines if line.round == state.number]
    assert all(line.lever is None or line.lever in standing.levers for line in this_round)
    assert state.after is None or state.phase in (CHECK, ACT)
    if state.phase in (DO, CHECK, ACT):
        assert all(line.effect for line in this_round)
        assert standing.levers - state.before.levers <= {line.lever for line in this_round}
    for things in (state.lines, state.notes, state.actions):
        numbers = [thing.number for thing in things]
        assert numbers == sorted(set(numbers))
    for seating in state.seats.values():
        assert {*seating.claims.values(), *seating.gone} <= set(seating.players)
        assert not seating.claims or state.phase is DO
