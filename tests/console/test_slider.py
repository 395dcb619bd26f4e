"""Sliders: by mouse and by keys, in steps of a half, and what has not been said stays unsaid."""

from typing import Any

import pygame
import pytest

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import Size
from airportsim.console.parts.slider import Slide, Sliders
from airportsim.files.settings import Settings
from tests.console.stage import NoHouse, classic, click, draw, wrong


class Page:
    """Two sliders in a window, and what has been said with them."""

    def __init__(self, usual: int | None = None, refusal: str = "", lang: str = "en") -> None:
        settings = Settings(language=lang, sound=False)
        self.console = Console(NoHouse(), settings, None, classic().scenario)
        self.levels: dict[str, int | None] = {"news": None, "order": 400}
        self.said: list[tuple[str, int]] = []
        self.wide = 640
        self._sliders = Sliders(self.console)
        self._usual, self._refusal = usual, refusal

    def draw(self, canvas: Canvas) -> None:
        def say(name: str, level: int) -> None:
            self.said.append((name, level))
            self.levels[name] = level

        slides = [
            Slide(name, name.title(), level, lambda to, name=name: say(name, to))  # type: ignore[misc]
            for name, level in self.levels.items()
        ]
        box = Box(20, 20, self.wide, 200)
        canvas.fill(box, (18, 28, 46))
        self._sliders.draw(canvas, box, slides, self._usual, self._refusal)

    def shown(self, **how: Any) -> Canvas:
        return draw(self.console, self, **how)

    def press(self, *keys: str) -> list[bool]:
        return [self.shown().press(key) for key in keys]


def place(page: Page, name: str, share: float) -> tuple[int, int]:
    """A spot on a track, from its left end to its right one."""
    zone = page.shown().named(name)
    assert zone is not None
    track = zone.box.inset(10, 0)
    return round(track.x + share * track.w), round(track.middle[1])


@pytest.mark.parametrize(
    ("share", "level"), [(0, 100), (0.26, 250), (0.5, 400), (0.72, 550), (1, 700)]
)
def test_a_click_says_the_nearest_half_point(share: float, level: int) -> None:
    page = Page()
    page.shown().click(place(page, "news", share))
    assert page.said == [("news", level)]


def test_dragging_shows_where_it_goes_and_says_it_once_when_it_is_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, held = Page(), [True]
    monkeypatch.setattr(pygame.mouse, "get_pressed", lambda: (held[0], False, False))
    page.shown().click(place(page, "order", 0.2))
    for share in (0.4, 0.6, 1.5):
        canvas = page.shown(pointer=place(page, "order", share))
    assert "7.0" in [one.words for one in canvas.said or ()]
    assert page.said == []
    held[0] = False
    page.shown(pointer=place(page, "order", 0.1))
    page.shown()
    assert page.said == [("order", 700)]


def test_arrow_keys_choose_a_slider_and_move_it() -> None:
    page = Page()
    assert page.press("Right") == [False], "while none is chosen the key is the screen's"
    page.press("Down", "Down", "Right", "Right", "Left")
    assert page.said == [("order", 450), ("order", 500), ("order", 450)]
    page.press("Down", "Left")
    assert page.levels["order"] == 400, "below the last there is none"
    page.press("Up", "Up")
    assert page.press("Left") == [False]


def test_a_slider_stops_at_the_ends_of_the_scale() -> None:
    page = Page()
    page.levels["order"] = 700
    page.press("Down", "Down", "Right")
    page.levels["order"] = 100
    page.press("Left")
    assert page.said == []


@pytest.mark.parametrize(("usual", "shown", "first"), [(None, "–", 400), (500, "not said: 5", 500)])
def test_what_has_not_been_said_is_told_from_what_has(
    usual: int | None, shown: str, first: int
) -> None:
    page = Page(usual)
    assert shown in [one.words for one in page.shown().said or ()]
    page.press("Down", "Left")
    assert page.said == [("news", first)]
    words = [one.words for one in page.shown().said or ()]
    assert shown not in words
    assert f"{first / 100:.1f}" in words


def test_what_cannot_be_moved_says_why() -> None:
    page = Page(refusal="Not your seat.")
    canvas = page.shown()
    click(canvas, "news")
    canvas.finish()
    assert "Not your seat." in [one.words for one in canvas.said or ()]
    assert page.press("Down", "Right") == [False, False]
    assert page.said == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("wide", [640, 240])
def test_all_can_be_read_wherever_they_stand(wide: int, lang: str) -> None:
    page = Page(500, lang=lang)
    page.wide = wide
    assert wrong(page.shown(), Size.BODY) == []
