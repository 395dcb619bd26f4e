"""End: all rounds in one picture, what to take home, and the way back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import Size
from airportsim.console.screens.check import Check
from airportsim.console.screens.end import End
from airportsim.console.screens.replay import Replay
from airportsim.debrief.classroom import CLASSROOM
from airportsim.model.airport import Airport
from airportsim.model.session import SessionState
from airportsim.play.room import Room
from tests.console.looking_back import SIZES, at_the_end
from tests.console.stage import draw, in_language, wrong


class Elsewhere:
    """A room with another airport, or with another course of the session."""

    def __init__(self, room: Room, airport: Airport, state: SessionState | None = None) -> None:
        self._room = room
        self.airport = airport
        self.state = state or room.state

    def __getattr__(self, name: str) -> Any:
        return getattr(self._room, name)


@pytest.fixture
def console() -> Console:
    found = at_the_end()
    in_language(found, "en")
    return found


def said(canvas: Canvas) -> str:
    assert canvas.said is not None
    return "\n".join(one.words for one in canvas.said)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_both_pages_can_be_read_from_the_back_of_the_room(
    console: Console, lang: str, size: str
) -> None:
    in_language(console, lang)
    screen = End(console)
    for _ in range(2):
        canvas = draw(console, screen, **SIZES[size])  # type: ignore[arg-type]
        assert wrong(canvas, Size.BIG) == []
        canvas.press("Right")


def test_the_rounds_stand_beside_those_of_the_classroom(console: Console) -> None:
    words = said(draw(console, End(console))).split("\n")
    for score in console.room.state.scores.values():
        assert str(score.landed) in words
    assert all(str(landed) in words for landed in CLASSROOM)


def test_another_scenario_is_not_compared_with_the_classroom(console: Console) -> None:
    assert "classroom" in said(draw(console, End(console)))
    assert console.opened is not None
    own = Airport(replace(console.scenario, name="mine"))
    console.opened.room = Elsewhere(console.opened.room, own)
    assert "classroom" not in said(draw(console, End(console)))


def test_the_second_page_says_what_to_take_home(console: Console) -> None:
    screen = End(console)
    draw(console, screen).press("Right")
    assert "The biggest leap" in said(draw(console, screen))


def test_any_round_can_be_looked_back_on_and_esc_leads_back(console: Console) -> None:
    screen = End(console)
    console.screen = screen
    draw(console, screen).press("2")
    check = console.screen
    assert isinstance(check, Check)
    assert "ROUND 2 of 5\nlooked back on" in said(draw(console, check))
    draw(console, check).press("R")
    replay = console.screen
    assert isinstance(replay, Replay)
    assert "round 2" in said(draw(console, replay))
    draw(console, replay).press("Esc")
    assert console.screen is check
    draw(console, check).press("Esc")
    assert console.screen is screen


def test_nothing_more_can_be_noted_about_a_round_then(console: Console) -> None:
    console.screen = End(console)
    draw(console, console.screen).press("1")
    check = console.screen
    assert check is not None
    draw(console, check).press("9")
    zone = draw(console, check).named("observe.calls_incomplete")
    assert zone is not None
    assert zone.refusal


def test_the_tables_are_written_and_it_is_said_where(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "Documents").mkdir()
    assert console.opened is not None
    written: list[Path] = []

    def export(folder: Path) -> list[Path]:
        written.append(folder / "flights.csv")
        return written

    console.opened.export = export
    canvas = draw(console, End(console))
    canvas.press("E")
    assert console.busy is not None
    console.busy[1]()
    canvas.finish()
    assert written == [tmp_path / "Documents" / "airportsim tables" / "test" / "flights.csv"]
    assert "1 tables: " in said(canvas)


def test_a_practice_has_no_tables_and_says_so(console: Console) -> None:
    assert console.opened is not None
    console.opened.practice = True
    canvas = draw(console, End(console))
    canvas.press("E")
    canvas.finish()
    assert console.busy is None
    assert "A practice is not kept" in said(canvas)


def test_enter_leaves_the_session(console: Console) -> None:
    draw(console, End(console)).press("Enter")
    assert console.opened is None


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_a_team_that_got_worse_is_not_shamed(console: Console, percent: int) -> None:
    assert console.opened is not None
    room = console.opened.room
    landed = (5, 8, 3, 6, 1)
    scores = {
        n: replace(score, landed=landed[n - 1], profit=-180_000 + n)
        for n, score in room.state.scores.items()
    }
    state = replace(room.state, scores=scores)
    console.opened.room = Elsewhere(room, room.airport, state)
    for lang in ("en", "zh"):
        in_language(console, lang)
        canvas = draw(console, End(console), percent=percent)
        assert wrong(canvas, Size.BIG) == []
        assert "5, 8, 3, 6, 1" in said(canvas)
