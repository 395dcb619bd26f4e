"""Before it is shown what the airlines felt, the team says what it thinks that they felt."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import Size
from airportsim.console.screens.check import PAGES, Check
from airportsim.console.screens.check_past import LookBack
from airportsim.console.screens.helping import Help
from airportsim.model.quality import Dimension
from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import Guess, Reseat
from airportsim.model.words import Lever, Role
from airportsim.play.session import Session
from tests.console.fake_line import FakeLine, far_console
from tests.console.looking_back import HOST, SIZES, at_the_end, through
from tests.console.stage import ME, click, console_for, draw, in_language, seated, wrong

KEY = str(PAGES.index("airlines") + 1)


@cache
def reviewed() -> Session:
    levers = (Lever.REPORT_FORM,)
    return through(seated({Role.DIRECTOR: (ME,)}, 3, "regular", levers), 1)


@cache
def past() -> LookBack:
    """Its round, looked back on once for all tests."""
    return LookBack(console_for(reviewed()))


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> Console:
    """A console in Check whose session forgets what a test has asked for."""
    session = reviewed()
    monkeypatch.setattr(session, "state", session.state)
    return console_for(session)


def opened(console: Console, *keys: str) -> Check:
    screen = Check(console, past=past() if console.line is None else None)
    console.screen = screen
    for key in (KEY, *keys):
        assert draw(console, screen).press(key), key
    return screen


def said(canvas: Canvas) -> str:
    return " ".join(one.words for one in canvas.said or ())


def told(console: Console, terminal: str = "T1", **levels: int) -> None:
    for dimension, level in levels.items():
        console.step(Guess(terminal, Dimension(dimension), level))


def asks(canvas: Canvas) -> bool:
    return "WHAT DO YOU THINK" in said(canvas)


def test_five_sliders_are_moved_by_mouse_and_by_keys(console: Console) -> None:
    screen = opened(console)
    assert "WHAT DO YOU THINK SILK AIR FELT?" in said(draw(console, screen))
    click(draw(console, screen), "guess.T1.assurance")
    for key in ("A", "Up", "Right", "Right"):
        draw(console, screen).press(key)
    assert console.room.state.guesses == {
        1: {"T1": {Dimension.ASSURANCE: 400}, "T2": {Dimension.RESPONSIVENESS: 450}}
    }
    assert len([one for one in draw(console, screen).zones if "guess.T2." in one.name]) == 5


def test_nothing_is_guessed_for_anybody_and_nothing_is_told_before(console: Console) -> None:
    screen = opened(console)
    for _ in range(4):
        words = said(draw(console, screen))
        assert "felt 1" not in words
        assert "of 100 satisfied" not in words
        assert "–" in words
        draw(console, screen).press("A")
    assert "WHAT DO YOU THINK SILK AIR FELT?" in said(draw(console, screen)), "round and round"
    assert console.room.state.guesses == {}


@pytest.mark.parametrize("way", ["F", "guess.show"])
def test_what_they_felt_is_one_click_away_and_stays(console: Console, way: str) -> None:
    screen = opened(console)
    draw(console, screen).press(way) if way == "F" else click(draw(console, screen), way)
    assert "WHAT EACH HOLDS AGAINST US" in said(draw(console, screen))
    for key in ("A", "G", "F", "1", KEY):
        draw(console, screen).press(key)
        assert not asks(draw(console, screen)), key
    assert "they felt" not in said(draw(console, screen))


def test_arrow_keys_turn_the_page_until_a_slider_is_chosen(console: Console) -> None:
    screen = opened(console)
    draw(console, screen).press("Right")
    assert not asks(draw(console, screen))
    draw(console, screen).press("Left")
    for key in ("Down", "Right"):
        draw(console, screen).press(key)
    assert asks(draw(console, screen))
    keys = {one.key: one.words for one in Help(console).keys(draw(console, screen).zones)}
    assert (keys["Left"], keys["Right"]) == ("Half a point less", "Half a point more")
    assert keys["F"] == "Show what they felt"


def test_the_guess_stands_beside_what_was_felt(console: Console) -> None:
    gaps = past().felt(1)[-1].airlines[0].gaps
    reliable, assured = (
        gaps[one].perceived for one in (Dimension.RELIABILITY, Dimension.ASSURANCE)
    )
    told(console, reliability=700, assurance=assured)
    words = said(draw(console, opened(console, "F")))
    assert f"you said 7.0, they felt {reliable / 100:.1f}" in words
    off = f"{(700 - reliable) / 200:.1f}"
    assert f"You hardly know Silk Air: {off} points off on average, most on Reliability." in words
    assert words.count("you said") == 2, "what was not guessed is not compared"
    assert "You said" in words, "the line of the guess is named on the radar"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_all_airlines_together_are_known_as_well_as_each_on_average(
    console: Console, lang: str
) -> None:
    in_language(console, lang)
    felt = past().felt(1)[-1].airlines
    told(console, "T1", reliability=felt[0].gaps[Dimension.RELIABILITY].perceived)
    told(console, "T3", tangibles=700)
    screen = opened(console, "F")
    click(draw(console, screen), "felt.of.0")
    words = said(draw(console, screen)).replace(" ", "")
    off = f"{(700 - felt[2].gaps[Dimension.TANGIBLES].perceived) / 200:.1f}"
    assert off in words
    assert ("mostwithMeridianonTangibles" if lang == "en" else "子午航空的有形性") in words


def test_the_airline_that_was_guessed_last_is_shown_first(console: Console) -> None:
    told(console, "T3", reliability=300)
    assert "MERIDIAN WRITES" in said(draw(console, opened(console, "A", "A", "F")))


def test_who_sits_nowhere_and_who_looks_back_is_not_asked(console: Console) -> None:
    over = at_the_end()
    for number in (1, 5):
        screen = Check(over, number)
        draw(over, screen).press(KEY)
        assert not asks(draw(over, screen))
    console.room.submit(HOST, Reseat(Role.DIRECTOR, (), "regular"))
    assert not asks(draw(console, opened(console)))


def test_in_a_room_elsewhere_those_are_asked_who_sit_there(console: Console) -> None:
    line = FakeLine(reviewed(), name=ME)
    far = far_console(line)
    screen = opened(far, "Down")
    draw(far, screen).press("Right")
    assert console.room.state.guesses == {1: {"T1": {Dimension.RELIABILITY: 400}}}
    for watching in (replace(line, name="Priya"), replace(line, name="Wang", facilitator=True)):
        one = far_console(watching)
        assert not asks(draw(one, opened(one)))


def test_a_refusal_is_said_where_the_click_was(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        type(console.room), "submit", lambda *asked, **more: Refusal(Code.NOT_YOUR_ROLE)
    )
    screen = opened(console)
    canvas = draw(console, screen)
    click(canvas, "guess.T1.empathy")
    canvas.finish()
    assert console.texts.refusal(Refusal(Code.NOT_YOUR_ROLE)) in said(canvas)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_all_of_it_can_be_read_from_the_back_of_the_room(
    console: Console, lang: str, size: str
) -> None:
    in_language(console, lang)
    how: dict[str, Any] = SIZES[size]  # type: ignore[assignment]
    screen = opened(console, "Down")
    assert wrong(draw(console, screen, **how), Size.BIG) == []
    told(console, reliability=300, responsiveness=450, assurance=700, empathy=100, tangibles=250)
    told(console, "T2", reliability=450)
    assert wrong(draw(console, screen, **how), Size.BIG) == []
    draw(console, screen).press("F")
    for _ in range(5):
        assert wrong(draw(console, screen, **how), Size.BIG) == []
        draw(console, screen).press("A")
