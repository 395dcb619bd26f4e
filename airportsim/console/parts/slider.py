"""Sliders: levels of several things below one another, from 1 to 7 in steps of a half."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pygame

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    GRID,
    LINE,
    LINE_HEIGHT,
    PANEL,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.model.quality import HIGH, LOW, MIDDLE

STEP = 50
"""How far a slider moves at once, in hundredths."""

TALLEST = 64.0
"""No row is higher."""

SHORTEST = 150.0
"""Where a track would be shorter than this, the names stand above the tracks."""

KNOB = 10.0


@dataclass(frozen=True, slots=True)
class Slide:
    """A slider: how its click is called, its label, its level in hundredths (None: not said yet).

    `say` is called with a new level; however long it is dragged, once.
    """

    name: str
    label: str
    level: int | None
    say: Callable[[int], object]


class Sliders:
    """Several sliders that are moved by a click, by dragging, or by the arrow keys.

    Up and Down choose one of them, Left and Right move the one that is chosen; while none is, those
    two keys are left to the screen.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._chosen: int | None = None
        self._held: tuple[str, int] | None = None

    def draw(
        self, canvas: Canvas, box: Box, slides: Sequence[Slide], usual: int | None = None,
        refusal: str = "", size: int = Size.BODY,
    ) -> float:  # fmt: skip
        """The sliders from the top of a box, with their scale below; answers with their height.

        `usual` is the level that counts while nothing is said, shown hollow. With a refusal, the
        sentence that says why, nothing moves.
        """
        line = size * LINE_HEIGHT
        names = max(canvas.width_of(one.label, size, True) for one in slides) + 2 * GRID
        said = "7.0", *(self._words(one.level, usual) for one in slides)
        values = max(canvas.width_of(words, size, True) for words in said) + GRID
        above = box.w - names - values < SHORTEST
        least = line + 2 * KNOB if above else max(line, 2 * KNOB + 2)
        tall = min(TALLEST, max(least, (box.h - line) / len(slides)))
        for n, slide in enumerate(slides):
            row = Box(box.x, box.y + n * tall, box.w, tall)
            words, track = row.cut_top(line, 0) if above else (row, row.cut_left(names, 0)[1])
            track = (track if above else track.cut_right(values, 0)[1]).inset(KNOB, 0)
            level = self._level(canvas, track, slide)
            grab = partial(self._grab, canvas, track, n, slide)
            canvas.zone(track.inset(-KNOB, 0), grab, refusal=refusal, name=slide.name)
            chosen = n == self._chosen and not refusal
            ink = DIM if level is None or refusal else TEXT
            canvas.label(slide.label, words, size, ACCENT if chosen else TEXT, chosen)
            canvas.label(self._words(level, usual), words, size, ink, level is not None, "right")
            _track(canvas, track, level, usual, ACCENT if chosen else DIM if refusal else TEXT)
        foot = box.y + len(slides) * tall
        for whole in range(LOW, HIGH + 1, 100):
            canvas.text(str(whole // 100), _x(track, whole), foot, size, DIM, align="middle")
        if not refusal:
            self._keys(canvas, slides, usual)
        return foot + line - box.y

    def _words(self, level: int | None, usual: int | None) -> str:
        """A level as it is said; for one that is not said yet what counts, or a dash."""
        if level is not None:
            return f"{level / 100:.1f}"
        return "–" if usual is None else self._console.say("slider.usual", level=f"{usual / 100:g}")

    def _level(self, canvas: Canvas, track: Box, slide: Slide) -> int | None:
        """Where a slider stands; one that is held stands where the mouse is, until it is let go."""
        if self._held is None or self._held[0] != slide.name:
            return slide.level
        level = self._held[1]
        if pygame.mouse.get_pressed()[0]:
            level = _under_the_mouse(canvas, track, level)
            self._held = slide.name, level
        else:
            self._held = None
            _say(slide, level)
        return level

    def _grab(self, canvas: Canvas, track: Box, n: int, slide: Slide) -> None:
        self._chosen = n
        level = _under_the_mouse(canvas, track, MIDDLE)
        if pygame.mouse.get_pressed()[0]:
            self._held = slide.name, level
        else:
            _say(slide, level)

    def _keys(self, canvas: Canvas, slides: Sequence[Slide], usual: int | None) -> None:
        canvas.key("Down", partial(self._choose, 1, len(slides)), "slider.next")
        canvas.key("Up", partial(self._choose, -1, len(slides)), "slider.previous")
        if self._chosen is None:
            return
        slide = slides[min(self._chosen, len(slides) - 1)]
        start = MIDDLE if usual is None else usual
        for key, name, by in (("Left", "less", -STEP), ("Right", "more", STEP)):
            level = start if slide.level is None else min(HIGH, max(LOW, slide.level + by))
            words = self._console.say(f"slider.{name}")
            canvas.key(key, partial(_say, slide, level), f"slider.{name}", words)

    def _choose(self, by: int, count: int) -> None:
        """The next slider or the one before; above the first there is none."""
        at = (-1 if self._chosen is None else self._chosen) + by
        self._chosen = None if at < 0 else min(at, count - 1)


def _say(slide: Slide, level: int) -> None:
    if level != slide.level:
        slide.say(level)


def _x(track: Box, level: int) -> float:
    return track.x + track.w * (level - LOW) / (HIGH - LOW)


def _under_the_mouse(canvas: Canvas, track: Box, otherwise: int) -> int:
    """The level there, in whole steps."""
    if canvas.pointer is None or not track.w:
        return otherwise
    share = min(1.0, max(0.0, (canvas.pointer[0] - track.x) / track.w))
    return LOW + round(share * (HIGH - LOW) / STEP) * STEP


def _track(
    canvas: Canvas, box: Box, level: int | None, usual: int | None, ink: Colour
) -> None:  # fmt: skip
    """The line with its whole numbers, and the knob on it: hollow where nothing is said."""
    y = box.middle[1]
    canvas.fill(Box(box.x, y - 3, box.w, 6), LINE, 3)
    for whole in range(LOW, HIGH + 1, 100):
        canvas.line((_x(box, whole), y - 6), (_x(box, whole), y + 6), mixed(LINE, DIM, 0.4))
    at = usual if level is None else level
    if at is None:
        return
    x = _x(box, at)
    if level is not None:
        canvas.fill(Box(box.x, y - 3, x - box.x, 6), mixed(PANEL, ink, 0.6), 3)
    canvas.circle(x, y, KNOB, ink)
    if level is None:
        canvas.circle(x, y, KNOB - 3, PANEL)
