"""Plan, Check and Act: what a team decides, expects, notices, measures and concludes."""

from dataclasses import replace

import pytest

from airportsim.files.codec import text_of, value_of
from airportsim.model import session as s
from airportsim.model.ledger import Conclusion, Effect, Line, Measure
from airportsim.model.plan import Adopt, BuyMirror, Drop, MoveStaff, PrepareArticle, SignPromise
from airportsim.model.quality import Dimension
from airportsim.model.refusals import Code
from airportsim.model.scenario import Workshop
from airportsim.model.session import SessionState
from airportsim.model.session_rules import first_state
from airportsim.model.team import Article, Record
from airportsim.model.words import Lever, Role, SessionPhase
from tests.model.workdays import (
    ACT,
    CHECK,
    CHEN,
    DESK_KB,
    DO,
    FORM,
    KB,
    LI,
    MIRRORS,
    PLAN,
    PREDICTION,
    STAFFING,
    WANG,
    WORKSHOP,
    WORTH,
    ZHAO,
    Workday,
    adopted,
    left_out,
    rule,
)
from tests.worlds import DESK, SPEC

SURE, SEEN = Dimension.RELIABILITY, Dimension.TANGIBLES

# --- Plan ------------------------------------------------------------------------------------


def test_what_plan_decides_is_what_the_round_starts_from() -> None:
    day = adopted(Workday(discover=False).to(PLAN), STAFFING, MIRRORS)
    day.ask(ZHAO, BuyMirror("radar"), MoveStaff(1, DESK, SPEC)).ask(WANG, SignPromise(95))
    setup = day.to(DO).state.standing.setup()
    assert setup.levers == {STAFFING, MIRRORS}
    assert (setup.mirrors, setup.promise.target, setup.planned) == (("radar",), 95, 50)
    assert (setup.staff[DESK], setup.staff[SPEC]) == (1, 3)


def test_an_article_is_prepared_for_a_fault_that_an_earlier_round_has_shown() -> None:
    day = adopted(Workday(discover=False).to(PLAN), KB, PREDICTION).to(DO)
    day.play({"record": (Record("radar", "hung", None),)}).to(PLAN, 2)
    assert day.refused(ZHAO, PrepareArticle("radar", "full")) is Code.NEVER_MET
    day.ask(ZHAO, PrepareArticle("radar", "hung"))
    assert day.state.standing.articles == (Article("radar", "hung"),)


def test_cards_lie_face_down_until_an_observation_answers_them() -> None:
    day = Workday().to(CHECK)
    assert day.state.turned == set()
    day.ask(LI, s.Observe("", "the same systems failed"))
    assert day.state.turned == set()
    day.ask(LI, s.Observe("same", "again and again"))
    assert day.state.turned == {MIRRORS, PREDICTION}
    day.to(PLAN, 2)
    assert day.refused(WANG, Adopt(FORM)) is Code.FACE_DOWN
    assert day.refused(WANG, Adopt(MIRRORS)) is None


def test_cards_lie_face_down_until_the_facilitator_turns_them() -> None:
    day = Workday().ask(CHEN, s.TurnCard(FORM)).to(PLAN)
    assert day.state.turned == {FORM}
    day.ask(WANG, Adopt(FORM))


def test_cards_lie_open_if_the_scenario_or_whoever_opens_the_session_says_so() -> None:
    airport = left_out(scenario=replace(WORKSHOP, workshop=Workshop(discover=False)))
    every = {card.id for card in WORKSHOP.levers}
    assert first_state(airport).turned == every
    assert first_state(left_out(), discover=False).turned == every
    assert first_state(left_out()).turned == set()


def test_what_is_adopted_and_given_up_in_one_plan_leaves_no_line() -> None:
    day = adopted(Workday(discover=False).to(PLAN), KB, FORM, DESK_KB).ask(WANG, rule(), Drop(KB))
    assert [line.lever for line in day.state.lines] == [FORM, None]
    assert day.levers == {FORM}


# --- the ledger ------------------------------------------------------------------------------


def test_the_ledger_puts_what_was_measured_beside_what_was_expected() -> None:
    day = Workday(discover=False).to(PLAN, 2)
    day.ask(WANG, Adopt(FORM), s.Expect(FORM, Measure.FIRST_CONTACT_RESOLUTION, 40))
    effect = Effect(Measure.FIRST_CONTACT_RESOLUTION, 40)
    written = Line(0, 2, FORM, "", "Wang", effect, before=10)
    assert day.state.lines == (written,)
    day.to(DO, 2).play(first_contact_resolution=0.35)
    assert day.state.lines == (replace(written, after=35),)
    day.to(ACT, 2).ask(WANG, s.Conclude(0, Conclusion.KEEP)).to(ACT, 3)
    assert day.state.lines == (replace(written, after=35, conclusion=Conclusion.KEEP),)


def test_the_teams_own_rules_stand_in_the_ledger_like_improvements() -> None:
    day = Workday().to(PLAN, 2)
    day.ask(ZHAO, s.OwnRule(" Read it back ", "Li", Measure.COMPLAINTS, 1)).to(DO, 2)
    day.play(complaints=0)
    effect = Effect(Measure.COMPLAINTS, 1)
    assert day.state.lines == (Line(0, 2, None, "Read it back", "Li", effect, before=2, after=0),)


@pytest.mark.parametrize("measure", Measure)
def test_each_measure_is_taken_from_the_rounds_score(measure: Measure) -> None:
    day = Workday().to(PLAN).ask(WANG, s.OwnRule("x", "Li", measure, 1)).to(CHECK)
    first_contact = measure is Measure.FIRST_CONTACT_RESOLUTION
    assert day.state.lines[0].after == (10 if first_contact else getattr(WORTH, measure.value))


def test_what_could_not_be_measured_stays_blank() -> None:
    day = Workday().to(PLAN)
    for measure in (Measure.FIRST_CONTACT_RESOLUTION, Measure.MEAN_TIME_TO_RESTORE):
        day.ask(WANG, s.OwnRule("x", "Li", measure, 1))
    day.to(DO).play(first_contact_resolution=None, mean_time_to_restore=None)
    assert [(line.before, line.after) for line in day.state.lines] == [(None, None)] * 2


def test_an_effect_may_be_stated_anew_until_the_round_starts() -> None:
    day = adopted(Workday(discover=False).to(PLAN), FORM, KB)
    day.ask(WANG, s.Expect(FORM, Measure.CRASHED, 0))
    told = [(line.lever, line.effect) for line in day.state.lines]
    assert told == [(FORM, Effect(Measure.CRASHED, 0)), (KB, Effect(Measure.LANDED, 3))]


def test_the_value_before_is_that_of_the_last_round_that_was_played() -> None:
    day = Workday().to(DO).play(landed=1).to(PLAN, 2)
    skipped = Workday().to(DO).play(landed=1).to(PLAN, 2).ask(CHEN, s.SkipRound())
    assert skipped.to(PLAN, 3).ask(WANG, rule()).state.lines[0].before == 1
    day.to(DO, 2).play(landed=4).to(PLAN, 3)
    assert day.ask(WANG, rule()).state.lines[0].before == 4


def test_a_repeated_round_is_not_compared_with_itself() -> None:
    day = Workday().to(CHECK).ask(CHEN, s.RepeatRound(False)).ask(WANG, rule())
    assert day.state.lines[0].before is None


def test_notes_tell_who_noticed_what_when() -> None:
    day = Workday().to(CHECK).ask(LI, s.Observe("calls", " twice ")).to(ACT, 2)
    day.ask(ZHAO, s.Observe("", "better"))
    assert [
        (note.number, note.round, note.phase, note.player, note.observation, note.text)
        for note in day.state.notes
    ] == [(0, 1, CHECK, "Li", "calls", "twice"), (1, 2, ACT, "Zhao", "", "better")]


# --- what the team thinks that airlines felt -------------------------------------------------


@pytest.mark.parametrize("level", [100, 137, 400, 700])
def test_a_guess_may_be_any_level_of_the_scale(level: int) -> None:
    day = Workday().to(CHECK).ask(LI, s.Guess("A", SURE, level))
    assert day.state.guesses == {1: {"A": {SURE: level}}}


@pytest.mark.parametrize(
    ("terminal", "level", "code"),
    [("A", 99, Code.BAD_LEVEL), ("A", 701, Code.BAD_LEVEL), ("A", -400, Code.BAD_LEVEL),
     ("A", 0, Code.BAD_LEVEL), ("Z", 400, Code.NO_SUCH_TERMINAL), ("", 400, Code.NO_SUCH_TERMINAL)],
)  # fmt: skip
def test_a_guess_off_the_scale_or_of_nobody_is_refused(
    terminal: str, level: int, code: Code
) -> None:
    day = Workday().to(CHECK)
    assert day.refused(LI, s.Guess(terminal, SURE, level)) is code
    assert day.state.guesses == {}


@pytest.mark.parametrize("role", [*Role, None])
def test_everybody_may_guess(role: Role | None) -> None:
    assert Workday().to(CHECK).refused(s.Who("Sun", role), s.Guess("B", SEEN, 250)) is None


@pytest.mark.parametrize("phase", [PLAN, DO, ACT])
def test_it_is_guessed_in_check_only(phase: SessionPhase) -> None:
    assert Workday().to(phase).refused(LI, s.Guess("A", SURE, 400)) is Code.NOT_NOW


@pytest.mark.parametrize("phase", [CHECK, ACT])
def test_a_round_that_is_played_again_is_guessed_again_and_the_others_stay(
    phase: SessionPhase,
) -> None:
    day = Workday().to(CHECK).ask(LI, s.Guess("A", SURE, 400)).to(CHECK, 2)
    day.ask(LI, s.Guess("A", SURE, 300)).to(phase, 2).ask(CHEN, s.RepeatRound(False))
    assert day.state.guesses == {1: {"A": {SURE: 400}}}
    assert day.ask(CHEN, s.SkipRound()).state.guesses == {1: {"A": {SURE: 400}}}


def test_guesses_are_stored_and_told_without_loss() -> None:
    day = Workday().to(CHECK).ask(LI, s.Guess("A", SURE, 400), s.Guess("B", SEEN, 250))
    day.to(CHECK, 2).ask(WANG, s.Guess("A", SEEN, 700))
    assert value_of(text_of(day.state, SessionState), SessionState) == day.state


# --- Act -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conclusion", "left"),
    [(None, {KB, DESK_KB, FORM}), (Conclusion.KEEP, {KB, DESK_KB, FORM}),
     (Conclusion.TRY, {KB, DESK_KB, FORM}), (Conclusion.DROP, {FORM})],
)  # fmt: skip
def test_what_act_drops_is_given_up_at_the_next_plan_with_what_needs_it(
    conclusion: Conclusion | None, left: set[Lever]
) -> None:
    day = adopted(Workday(discover=False).to(PLAN), KB, DESK_KB, FORM).to(ACT)
    if conclusion:
        day.ask(WANG, s.Conclude(0, conclusion))
    assert day.levers == {KB, DESK_KB, FORM}
    assert day.to(PLAN, 2).levers == left
    day.to(DO, 2).ask(CHEN, s.RepeatRound(False))
    assert day.levers == left


def test_what_act_has_dropped_last_counts_and_own_rules_can_be_dropped_too() -> None:
    day = adopted(Workday(discover=False).to(PLAN), KB).ask(WANG, rule()).to(ACT)
    day.ask(WANG, s.Conclude(0, Conclusion.DROP), s.Conclude(1, Conclusion.DROP))
    day.ask(WANG, s.Conclude(0, Conclusion.KEEP)).to(PLAN, 2)
    assert day.levers == {KB}
    assert [line.conclusion for line in day.state.lines] == [Conclusion.KEEP, Conclusion.DROP]


def open_actions(day: Workday) -> list[str]:
    return [action.text for action in day.state.actions if not action.done]


def test_what_is_to_be_tried_is_carried_forward_until_it_is_done_or_adopted() -> None:
    day = Workday(discover=False).to(ACT)
    day.ask(WANG, s.Try("One voice", "Li"), s.Try("Write it down", "Sun", KB))
    day.to(ACT, 2).ask(WANG, s.Try(" Call early ", "", None)).to(PLAN, 3)
    assert open_actions(day) == ["One voice", "Write it down", "Call early"]
    assert open_actions(day.ask(ZHAO, Adopt(KB))) == ["One voice", "Call early"]
    assert open_actions(day.ask(ZHAO, s.Finish(0))) == ["Call early"]


@pytest.mark.parametrize("undo", [Drop(KB), s.RepeatRound(True), s.SkipRound()])
def test_what_was_to_be_tried_is_open_again_if_its_adoption_is_taken_back(
    undo: s.SessionCommand,
) -> None:
    day = Workday(discover=False).to(ACT)
    day.ask(WANG, s.Try("One voice", "Li"), s.Try("Write it down", "Sun", KB)).to(PLAN, 2)
    adopted(day, KB).ask(WANG, s.Finish(0))
    if isinstance(undo, s.RepeatRound):
        day.to(DO, 2)
    assert open_actions(day.ask(CHEN, undo)) == ["Write it down"]


def test_giving_an_old_improvement_up_opens_nothing_nor_does_thinking_better_of_it() -> None:
    day = Workday(discover=False).to(ACT).ask(WANG, s.Try("Write it down", "Sun", KB))
    adopted(day.to(PLAN, 2), KB).to(PLAN, 3).ask(WANG, Drop(KB))
    assert open_actions(day) == []
    adopted(day, KB).to(DO, 3).ask(CHEN, s.RepeatRound(False))
    assert open_actions(day) == []
    assert day.levers == {KB}
