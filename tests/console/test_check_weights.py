"""What the team has said of its airlines in Plan, as Check shows it after the round."""

from functools import cache

import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import Size
from airportsim.console.screens.check import PAGES, Check
from airportsim.debrief.quality.weights import Method, by_comparison, compared_by
from airportsim.model.quality import Dimension
from airportsim.model.session import Proceed
from airportsim.model.words import SessionPhase
from tests.console.looking_back import HOST, SIZES, through
from tests.console.scenes import SAID
from tests.console.stage import console_for, draw, in_language, seated, wrong

KEY = str(PAGES.index("airlines") + 1)


@cache
def checked() -> Console:
    """A console that nobody sits at, in the Check of a round before which all that was said."""
    session = seated({}, 3, "regular")
    while session.state.phase is not SessionPhase.PLAN:
        session.submit(HOST, Proceed())
    for one in SAID:
        session.submit(HOST, one)
    return console_for(through(session, 1))


def opened(console: Console, *keys: str) -> Check:
    screen = Check(console)
    for key in (KEY, "F", *keys):
        draw(console, screen).press(key)
    return screen


def said(canvas: Canvas) -> str:
    return " ".join(one.words for one in canvas.said or ())


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_all_three_ways_to_weigh_can_be_read(lang: str, size: str) -> None:
    console = checked()
    in_language(console, lang)
    for keys in ("W", "AAW"):
        canvas = draw(console, opened(console, *keys), **SIZES[size])  # type: ignore[arg-type]
        assert wrong(canvas, Size.BIG) == []
        for method in Method if keys == "W" else ():
            assert console.texts.word(method) in said(canvas)


def test_the_teams_comparison_stands_beside_the_others_with_its_ratio() -> None:
    console = checked()
    in_language(console, "en")
    outcome = compared_by(console.room.state.standing.comparisons)
    assert outcome is not None
    words = said(draw(console, opened(console, "W")))
    for weight in by_comparison(outcome).values():
        assert f"{weight / 100:.0f} %" in words
    assert f"Consistency ratio {outcome.ratio:.2f}, above 0.10" in words
    assert "think once more about Responsiveness and Empathy" in words


def test_what_was_believed_is_the_second_level_of_the_gaps() -> None:
    console = checked()
    result = console.room.results[1]
    assert list(result.setup.beliefs["T2"].values()) == [550, 600, 500, 650, 400]
    screen = opened(console, "A", "A")
    canvas = draw(console, screen)
    assert "Believed (unsaid" not in said(canvas)
    assert "Believed" in said(canvas)
    felt = screen._past.felt(1)[0]
    believed = {d: gaps.believed for d, gaps in felt.airlines[1].gaps.items()}
    assert believed == result.setup.beliefs["T2"]
    assert felt.airlines[2].gaps[Dimension.TANGIBLES].believed == 650
    assert felt.airlines[0].gaps[Dimension.TANGIBLES].believed == 500
