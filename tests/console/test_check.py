"""Check: what a round taught, on pages that are read from the back of a classroom."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pygame
import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console, Screen
from airportsim.console.look import Size
from airportsim.console.screens.check import PAGES, Check
from airportsim.console.screens.replay import Replay
from airportsim.debrief.round import look_back
from airportsim.model.session import EndRound
from airportsim.model.words import Lever, Role, SessionPhase
from tests.console.looking_back import HOST, SIZES, discovering, in_check
from tests.console.stage import ME, click, draw, in_language, playing, wrong


@cache
def second_round() -> Console:
    return in_check(2, (Lever.REPORT_FORM, Lever.NAMED_CONTACTS))


@pytest.fixture
def console() -> Console:
    """A console in Check, for tests that change nothing in its session."""
    found = second_round()
    in_language(found, "en")
    found.screen = None
    return found


def said(canvas: Canvas) -> str:
    assert canvas.said is not None
    return "\n".join(one.words for one in canvas.said)


def shown(console: Console) -> Screen | None:
    return console.screen


def opened(console: Console, page: str) -> Check:
    screen = Check(console)
    console.screen = screen
    draw(console, screen).press(str(PAGES.index(page) + 1))
    return screen


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_can_be_read_from_the_back_of_the_room(
    console: Console, lang: str, size: str
) -> None:
    in_language(console, lang)
    screen = Check(console)
    for _ in PAGES:
        canvas = draw(console, screen, **SIZES[size])  # type: ignore[arg-type]
        canvas = draw(console, screen, **SIZES[size])  # type: ignore[arg-type]
        assert wrong(canvas, Size.BIG) == []
        canvas.press("Right")


def test_the_headline_tells_flights_rate_and_promise(console: Console) -> None:
    score = console.room.results[2].score
    canvas = draw(console, Check(console))
    missing = 82 - score.landed
    assert f"{score.landed} of 96 landed" in said(canvas)
    assert f"SLA 85 % missed by {missing} flights" in said(canvas)


def test_left_and_right_turn_the_pages_and_digits_open_them(console: Console) -> None:
    screen = Check(console)
    for key, title in (("Right", "OF 96 FLIGHTS"), ("8", "WORTH TALKING"), ("Left", "WHAT WE EXP")):
        draw(console, screen).press(key)
        assert title in said(draw(console, screen))


def test_roles_are_named_never_persons(console: Console) -> None:
    screen = Check(console)
    for _ in PAGES:
        canvas = draw(console, screen)
        assert ME not in said(canvas)
        canvas.press("Right")


def test_a_click_on_a_stretch_of_an_incident_opens_the_replay_there(console: Console) -> None:
    screen = opened(console, "incidents")
    canvas = draw(console, screen)
    zone = next(z for z in canvas.zones if z.name.startswith("incident.0."))
    click(canvas, zone.name)
    assert isinstance(console.screen, Replay)
    assert console.screen.second == 20
    replay: Screen = console.screen
    draw(console, replay).press("Esc")
    assert shown(console) is screen


def test_r_replays_from_the_incident_that_is_picked(console: Console) -> None:
    screen = opened(console, "incidents")
    draw(console, screen).press("Down")
    draw(console, screen).press("Down")
    draw(console, screen).press("R")
    assert isinstance(console.screen, Replay)
    assert console.screen.second > 20


def test_a_moment_is_told_with_a_question_and_seen_again_with_a_click(console: Console) -> None:
    screen = opened(console, "moments")
    canvas = draw(console, screen)
    assert said(canvas).count("?") >= 3
    click(canvas, "moment.1")
    assert isinstance(console.screen, Replay)


def test_the_ledger_shows_what_was_expected_and_what_happened() -> None:
    console = in_check()
    screen = opened(console, "expected")
    words = said(draw(console, screen))
    assert "Report form" in words
    assert "Expected: flights landed 82" in words


def test_an_observation_turns_a_card_and_shows_that_it_did() -> None:
    console = discovering()
    screen = opened(console, "notes")
    click(draw(console, screen), "observe.calls_incomplete")
    assert Lever.REPORT_FORM in console.room.state.turned
    assert "A card turns: Report form" in said(draw(console, screen))
    click(draw(console, screen), "observe.calls_incomplete")
    assert len(console.room.state.notes) == 1


def type_in(canvas: Canvas, text: str) -> None:
    assert canvas.focus is not None
    canvas.focus.takes(pygame.event.Event(pygame.TEXTINPUT, text=text))


def test_own_words_are_noted_with_enter_and_the_round_does_not_go_on() -> None:
    console = in_check()
    screen = opened(console, "notes")
    canvas = draw(console, screen)
    click(canvas, "note.text")
    type_in(canvas, "没人知道谁能外购")
    assert console.canvas is canvas
    surface = canvas.surface
    canvas.begin(surface, 11.0)
    screen.draw(canvas)
    canvas.press("Enter")
    assert console.room.state.phase is SessionPhase.CHECK
    assert [note.text for note in console.room.state.notes] == ["没人知道谁能外购"]
    assert "没人知道谁能外购" in said(draw(console, screen))


def test_an_empty_note_is_refused_where_it_was_clicked() -> None:
    console = in_check()
    canvas = draw(console, opened(console, "notes"))
    click(canvas, "note.add")
    canvas.finish()
    assert "must have 1 to" in said(canvas)


def test_enter_goes_on_to_act() -> None:
    console = in_check()
    draw(console, Check(console)).press("Enter")
    assert console.room.state.phase is SessionPhase.ACT


def test_a_round_is_looked_back_on_once(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[int] = []

    def counted(airport: Any, setup: Any, *rest: Any) -> Any:
        rounds.append(setup.number)
        return look_back(airport, setup, *rest)

    monkeypatch.setattr("airportsim.console.screens.check_past.look_back", counted)
    screen = Check(console)
    for _ in PAGES:
        draw(console, screen).press("Right")
    assert rounds == [1, 2]


def test_a_round_that_was_cut_short_is_looked_back_on_to_where_it_ended() -> None:
    console = playing(Role.DIRECTOR, 300)
    console.room.submit(HOST, EndRound())
    assert console.room.results[1].end == 300
    screen = Check(console)
    words = []
    for _ in PAGES:
        canvas = draw(console, screen)
        assert wrong(canvas, Size.BIG) == []
        words += [one.words for one in canvas.said or []]
        canvas.press("Right")
    assert any("fixed cost of the whole round" in one for one in words), "why its profit fell"
    draw(console, screen).press("R")
    assert isinstance(console.screen, Replay)
    draw(console, console.screen).press("End")
    assert console.screen.second == 300


def test_a_page_is_saved_as_a_picture_and_it_is_said_where(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "Pictures").mkdir()
    canvas = draw(console, Check(console))
    canvas.press("P")
    canvas.press("P")
    canvas.finish()
    assert "~/Pictures/airportsim pictures/test round 2" in said(canvas).replace("\n", " ")
    names = {path.name for path in (tmp_path / "Pictures" / "airportsim pictures").iterdir()}
    assert names == {"test round 2 overview.png", "test round 2 overview 2.png"}


def test_a_picture_that_cannot_be_saved_is_told_in_a_sentence(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "Pictures").mkdir()
    (tmp_path / "Pictures" / "airportsim pictures").write_text("in the way")
    canvas = draw(console, Check(console))
    canvas.press("P")
    canvas.finish()
    assert "could not be saved" in said(canvas)


def test_faults_are_not_numbered_like_tickets(console: Console) -> None:
    screen = Check(console)
    words = ""
    for _ in PAGES:
        canvas = draw(console, screen)
        words += " ".join(one.words for one in canvas.said or []) + " "
        canvas.press("Right")
    assert "#" not in words
    assert "F1 " in words
    assert "F = fault" in words


def test_the_figures_of_a_hand_over_are_those_of_its_bar(console: Console) -> None:
    screen = Check(console)
    draw(console, screen).press("4")
    words = [one.words for one in draw(console, screen).said or []]
    found = [re.fullmatch(r"(\d+):(\d\d): (\d+) x (\d+):(\d\d)", one) for one in words]
    numbers = [tuple(map(int, one.groups())) for one in found if one]
    assert numbers
    for minutes, seconds, count, each_minutes, each_seconds in numbers:
        each = 60 * each_minutes + each_seconds
        assert abs(60 * minutes + seconds - count * each) <= count
