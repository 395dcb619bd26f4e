"""Replay: any second of a round, as anybody saw it."""

from functools import cache

import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.screens.replay import EYES, Replay
from airportsim.model.events import FaultStruck
from tests.console.looking_back import SIZES, in_check
from tests.console.stage import draw, in_language, wrong


@cache
def checked() -> Console:
    return in_check(1)


@pytest.fixture
def console() -> Console:
    found = checked()
    in_language(found, "en")
    found.screen = None
    return found


def said(canvas: Canvas) -> str:
    assert canvas.said is not None
    return "\n".join(one.words for one in canvas.said)


def test_it_shows_the_round_as_it_stood_then(console: Console) -> None:
    words = said(draw(console, Replay(console, 1, 300)))
    assert "5:00" in words
    assert "round 1" in words


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_with_whosever_eyes_one_looks(
    console: Console, lang: str, size: str
) -> None:
    in_language(console, lang)
    screen = Replay(console, 1, 1200)
    for n in range(1, len(EYES) + 1):
        canvas = draw(console, screen, **SIZES[size])  # type: ignore[arg-type]
        assert wrong(canvas) == []
        canvas.press(str(n))


def test_arrows_go_ten_seconds_and_with_shift_to_incidents(console: Console) -> None:
    screen = Replay(console, 1, 300)
    for key, second in (
        ("Right", 310), ("Left", 300), ("Home", 0), ("Shift+Right", 20), ("Shift+Right", 55),
        ("Shift+Left", 20), ("End", 1500), ("Right", 1500),
    ):  # fmt: skip
        draw(console, screen).press(key)
        assert screen.second == second, key


def test_space_lets_time_go_on_at_the_chosen_speed_and_stops_it(console: Console) -> None:
    screen = Replay(console, 1, 100)
    canvas = draw(console, screen, t=10.0)
    canvas.press("Space")
    canvas.press("+")
    draw(console, screen, t=11.0)
    assert 106 <= screen.second <= 108
    draw(console, screen, t=11.0).press("Space")
    draw(console, screen, t=12.0)
    assert screen.second <= 109


def test_it_stops_at_the_end_and_begins_anew_with_space(console: Console) -> None:
    screen = Replay(console, 1, 1499)
    draw(console, screen, t=10.0).press("Space")
    draw(console, screen, t=11.0)
    assert screen.second == 1500
    draw(console, screen, t=12.0).press("Space")
    draw(console, screen, t=12.1)
    assert screen.second < 10


def test_a_click_on_the_track_goes_to_that_second(console: Console) -> None:
    screen = Replay(console, 1)
    canvas = draw(console, screen)
    track = canvas.named("replay.track")
    assert track is not None
    canvas.click((round(track.box.middle[0]), round(track.box.middle[1])))
    assert abs(screen.second - 750) <= 2


def test_dragging_goes_on_until_the_button_is_let_go(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [True]
    monkeypatch.setattr("pygame.mouse.get_pressed", lambda: (held[0], False, False))
    screen = Replay(console, 1)
    canvas = draw(console, screen)
    track = canvas.named("replay.track")
    assert track is not None
    y = round(track.box.middle[1])
    canvas.click((640, y))
    draw(console, screen, pointer=(960, y))
    there = screen.second
    assert there > 1000
    held[0] = False
    draw(console, screen, pointer=(960, y))
    draw(console, screen, pointer=(200, y))
    assert screen.second == there


def test_the_truth_is_shown_to_the_vendor_and_the_facilitator_alone(console: Console) -> None:
    screen = Replay(console, 1, 300)
    journal = console.room.results[1].journal
    struck = next(entry.event for entry in journal if isinstance(entry.event, FaultStruck))
    broken = console.texts.names.item(struck.item)
    shown = {}
    for n, eyes in enumerate(EYES, start=1):
        draw(console, screen).press(str(n))
        shown[eyes] = broken in said(draw(console, screen))
    assert {eyes for eyes, seen in shown.items() if seen} == {"vendor", "truth"}


def test_turning_back_takes_back_what_was_heard(console: Console) -> None:
    screen = Replay(console, 1, 400)
    assert "6:" in said(draw(console, screen))
    draw(console, screen).press("Home")
    assert "All quiet so far." in said(draw(console, screen))
