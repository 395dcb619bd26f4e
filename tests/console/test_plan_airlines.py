"""Airlines in Plan: what the team believes of them and what weighs more, for those who like."""

from dataclasses import replace

import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.screens.helping import Help
from airportsim.console.screens.plan import Plan
from airportsim.model.airport import Airport
from airportsim.model.plan import Believe, Compare
from airportsim.model.quality import Comparison, Dimension
from airportsim.model.session import Proceed, RepeatRound
from airportsim.model.session_rules import first_state
from airportsim.model.words import Role, SessionPhase
from airportsim.play.session import Session
from tests.console.guests import guest
from tests.console.looking_back import HOST, SIZES
from tests.console.scenes import SAID
from tests.console.stage import (
    ME,
    classic,
    click,
    console_for,
    draw,
    in_language,
    seated,
    wrong,
)

SURE, QUICK, ABLE, KIND, SEEN = Dimension


@pytest.fixture
def console() -> Console:
    return planning()


def planning(number: int = 1, airport: Airport | None = None) -> Console:
    """A console in the Plan of a round; the rounds before it ended at once."""
    session = seated({Role.DIRECTOR: (ME,)})
    if airport is not None:
        session = Session(airport, session.skills, 1, first_state(airport, discover=False))
    while (session.state.phase, session.state.number) != (SessionPhase.PLAN, number):
        session.submit(HOST, Proceed())
        if session.state.phase is SessionPhase.DO:
            session.advance(1500)
    return console_for(session)


def opened(console: Console, *keys: str) -> Plan:
    """The page of the airlines, reached with one click."""
    screen = Plan(console)
    click(draw(console, screen), "page.airlines")
    for key in keys:
        assert draw(console, screen).press(key), key
    return screen


def said(canvas: Canvas) -> str:
    return " ".join(one.words for one in canvas.said or ())


# --- what they expect ------------------------------------------------------------------------


def test_nothing_of_it_is_asked_for_and_the_round_can_be_started_from_here(
    console: Console,
) -> None:
    assert draw(console, Plan(console)).named("belief.reliability") is None
    assert draw(console, opened(console)).press("Enter")
    assert console.room.state.phase is SessionPhase.DO


def test_a_slider_says_what_the_team_believes_and_what_is_not_said_counts_as_usual(
    console: Console,
) -> None:
    screen = opened(console)
    assert said(draw(console, screen)).count("not said: 5") == 5
    click(draw(console, screen), "belief.empathy")
    assert console.room.state.standing.beliefs == {"T1": {KIND: 400}}
    assert "Empathy 4.0" in said(draw(console, screen))
    assert said(draw(console, screen)).count("not said: 5") == 4


def test_each_airline_has_its_own_beliefs_and_a_sentence_that_helps(console: Console) -> None:
    screen = opened(console)
    for n, airline in enumerate(console.scenario.airlines):
        words = said(draw(console, screen))
        assert airline.character.about.en in words
        for _ in range(n + 1):
            draw(console, screen).press("Down")
        draw(console, screen).press("Right")
        draw(console, screen).press("Right")
        draw(console, screen).press("A")
    beliefs = console.room.state.standing.beliefs
    assert list(beliefs) == ["T1", "T2", "T3", "T4"]
    assert {level for levels in beliefs.values() for level in levels.values()} == {550}


def test_what_airlines_truly_expect_and_how_they_weigh_it_is_not_told() -> None:
    for number in (1, 2):
        console = planning(number)
        screen = opened(console)
        told = ""
        for airline in console.scenario.airlines:
            click(draw(console, screen), f"belief.of.{airline.terminal}")
            told += said(draw(console, screen))
        for key in ("W", "E"):
            draw(console, screen).press(key)
            told += said(draw(console, screen))
        true = {
            f"{level}"
            for airline in console.scenario.airlines
            for level in airline.character.expects.values()
        } - {"5.0"}
        assert [level for level in true if f" {level} " in f" {told} "] == []
        assert ("answered in round 1" in told) is (number == 2)


def test_what_was_answered_stands_there_as_check_has_shown_it() -> None:
    console = planning(2)
    screen = opened(console, "A")
    words = said(draw(console, screen))
    felt = screen._airlines._parts["beliefs"]._past.felt(1)[0].airlines[1]  # type: ignore[union-attr]
    for gaps in felt.gaps.values():
        assert f"answered in round 1: {gaps.expected / 100:.2f}" in words
    console.room.submit(HOST, Proceed())
    console.room.submit(HOST, RepeatRound(False))
    assert "answered in round 1" in said(draw(console, opened(console)))


def test_where_check_is_left_out_nothing_was_told() -> None:
    airport = classic()
    workshop = replace(airport.scenario.workshop, skip=(SessionPhase.CHECK,))
    console = planning(2, Airport(replace(airport.scenario, workshop=workshop)))
    assert "answered" not in said(draw(console, opened(console)))


# --- what weighs more ------------------------------------------------------------------------


def test_a_click_says_which_of_two_matters_more_and_how_much(console: Console) -> None:
    screen = opened(console, "W")
    click(draw(console, screen), "pair.reliability.empathy.-4")
    click(draw(console, screen), "pair.assurance.tangibles.8")
    click(draw(console, screen), "pair.empathy.tangibles.0")
    assert console.room.state.standing.comparisons == (
        Comparison(SURE, KIND, 5), Comparison(SEEN, ABLE, 9), Comparison(KIND, SEEN, 1),
    )  # fmt: skip
    click(draw(console, screen), "pair.reliability.empathy.2")
    assert console.room.state.standing.comparisons[-1] == Comparison(KIND, SURE, 3)


def test_all_ten_pairs_are_compared_with_the_arrow_keys(console: Console) -> None:
    screen = opened(console, "W")
    for _ in range(10):
        for key in ("Down", "Left"):
            assert draw(console, screen).press(key), key
    found = console.room.state.standing.comparisons
    assert len({(one.more, one.less) for one in found}) == 10
    assert {one.times for one in found} == {2}
    for _ in range(3):
        draw(console, screen).press("Right")
    assert console.room.state.standing.comparisons[-1] == Comparison(SEEN, KIND, 3)
    console.step(Compare(SEEN, KIND, 9))
    draw(console, screen).press("Right")
    assert console.room.state.standing.comparisons[-1] == Comparison(SEEN, KIND, 9)


def test_the_list_of_keys_tells_what_the_arrows_do(console: Console) -> None:
    for part, key, words in (("E", "Right", "Half a point more"), ("W", "Left", "The left one")):
        canvas = draw(console, opened(console, part, "Down"))
        told = {one.key: one.words for one in Help(console).keys(canvas.zones)}
        assert {"Up", "Down", "Left", "Right", "Tab", "E", "W"} <= told.keys()
        assert told[key].startswith(words)


def test_what_follows_is_shown_at_once_and_whether_it_is_consistent(console: Console) -> None:
    screen = opened(console, "W")
    assert "Nothing is compared yet" in said(draw(console, screen))
    console.step(Compare(SURE, SEEN, 9))
    words = said(draw(console, screen))
    assert "with what is not said as equal" in words
    assert "Reliability and Tangibles disturb most." in words
    for one in (QUICK, ABLE, KIND):
        console.step(Compare(SURE, one, 9))
    words = said(draw(console, screen))
    assert "consistent enough" in words
    assert "Reliability 69 %" in words


def test_comparisons_that_contradict_are_marked_and_the_advice_mends_them(
    console: Console,
) -> None:
    for one in SAID:
        console.step(one)
    screen = opened(console, "W")
    words = said(draw(console, screen))
    assert "0.16" in words
    assert "Responsiveness and Empathy disturb most." in words
    assert "agree better: Responsiveness and Empathy matter the same." in words
    click(draw(console, screen), "pair.responsiveness.empathy.0")
    words = said(draw(console, screen))
    assert "consistent enough" in words
    assert "disturb" not in words


def test_a_pair_that_ought_to_weigh_more_than_the_scale_has_is_told_so(console: Console) -> None:
    for one in (KIND, QUICK, ABLE, SEEN):
        console.step(Compare(SURE, one, 9))
    for more, less, times in (
        (KIND, ABLE, 7), (KIND, QUICK, 5), (KIND, SEEN, 5), (ABLE, SEEN, 9), (QUICK, SEEN, 9),
    ):  # fmt: skip
        console.step(Compare(more, less, times))
    words = said(draw(console, opened(console, "W")))
    assert "Reliability and Tangibles disturb most." in words
    assert "more than 9 times" in words


# --- who, and how it looks -------------------------------------------------------------------


def test_whoever_may_not_change_it_sees_it_and_reads_why() -> None:
    console, line = guest(SessionPhase.PLAN)
    for one in SAID:
        line.session.submit(HOST, one)
    before = line.session.state
    screen = opened(console, "A")
    words = said(draw(console, screen))
    assert "Can be changed by: Airport operations director, Account manager" in words
    assert "Empathy 6.5" in words
    for name, key in (("belief.empathy", "W"), ("pair.reliability.empathy.4", "E")):
        canvas = draw(console, screen)
        click(canvas, name)
        canvas.begin(canvas.surface, canvas.t)
        screen.draw(canvas)
        canvas.finish()
        assert "Your role cannot do that." in said(canvas)
        assert not canvas.press("Down")
        assert canvas.press(key)
    assert line.session.state == before


def test_the_account_managers_seat_may_change_it_too() -> None:
    console, line = guest(SessionPhase.PLAN, "Ola")
    click(draw(console, opened(console)), "belief.tangibles")
    assert line.session.state.standing.beliefs == {"T1": {SEEN: 400}}


def test_act_has_no_such_page(console: Console) -> None:
    console.room.submit(HOST, Proceed())
    console.room.advance(1500)  # type: ignore[attr-defined]
    console.room.submit(HOST, Proceed())
    assert console.room.state.phase is SessionPhase.ACT
    for size in SIZES.values():
        assert draw(console, Plan(console), **size).named("page.airlines") is None  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_or_lies_on_something_else(console: Console, lang: str, size: str) -> None:
    in_language(console, lang)
    screen = opened(console)
    for some in ((), SAID):
        for one in some:
            console.step(one)
        for key in ("E", "A", "A", "A", "W", "Down"):
            canvas = draw(console, screen, **SIZES[size])  # type: ignore[arg-type]
            assert wrong(canvas) == [], key
            canvas.press(key)


@pytest.mark.parametrize("count", [1, 2, 12])
def test_however_many_airlines_there_are_each_can_be_reached(count: int) -> None:
    scenario = classic().scenario
    many = tuple((scenario.airlines * 3)[:count])
    console = planning(1, Airport(replace(scenario, airlines=many)))
    screen = opened(console)
    for n in range(count):
        for how in SIZES.values() if n < 2 else ():
            assert wrong(draw(console, screen, **how)) == []  # type: ignore[arg-type]
        assert draw(console, screen).press("A") is (count > 1)


def test_beliefs_are_seen_by_everybody_at_once(console: Console) -> None:
    screen = opened(console)
    console.room.submit(HOST, Believe("T1", QUICK, 350))
    assert "Responsiveness 3.5" in said(draw(console, screen))
