"""The marks of what is well and what is not: colour, shape and letter, so colour is never alone."""

import math
from collections.abc import Hashable
from functools import cache

from pygame import Rect, Surface

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import (
    CRASHED,
    DEGRADED,
    DIM,
    DOWN,
    GROUND,
    LINE_HEIGHT,
    MIRROR,
    OK,
    PANEL,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.play.board import TileState
from airportsim.texts.texts import clock

COLOURS: dict[TileState, Colour] = {
    TileState.RUNNING: OK,
    TileState.DEGRADED: DEGRADED,
    TileState.DOWN: DOWN,
    TileState.CRASHED: CRASHED,
    TileState.ON_MIRROR: MIRROR,
}
"""The colour of each state of a tile."""

MINUTES_FROM = 600
"""Seconds from which a tile shows whole minutes."""


def mark(canvas: Canvas, state: TileState, x: float, y: float, size: float, ink: Colour) -> None:
    """The shape of a state around a point: dot, triangle, square, cross, double ring."""
    half = size / 2
    match state:
        case TileState.RUNNING:
            canvas.circle(x, y, size / 3.5, ink)
        case TileState.DEGRADED:
            top, low = y - half * 0.9, y + half * 0.7
            canvas.polygon([(x, top), (x + half, low), (x - half, low)], ink)
        case TileState.DOWN:
            side = max(1, round(size * 0.8 * canvas.scale)) / canvas.scale  # whole pixels: a square
            canvas.fill(Box(x - side / 2, y - side / 2, side, side), ink)
        case TileState.CRASHED:
            cross(canvas, x, y, size * 0.8, ink)
        case TileState.ON_MIRROR:
            canvas.circle(x, y, half, ink, 1.6)
            canvas.circle(x, y, size / 5, ink)


class TilePainter:
    """Draws the tiles of a board in one frame, all of which may have changed since the last.

    A tile is two pictures that are kept: its shapes, and its time. Tiles are equally high (`high`).
    """

    def __init__(self, canvas: Canvas, high: float, text: int = Size.SMALL) -> None:
        self._canvas, self._text = canvas, text
        beat = round(6 * (1 + math.sin(canvas.t * math.tau))) / 12  # few shades, drawn once each
        self._inks = _inks(beat)  # down, a tile beats once a second, as an alarm lamp would
        self._size = min(text * 0.6 + 1, high * 0.5)
        self._before = self._size + max(3, text * 0.25)
        self._fits = text * LINE_HEIGHT <= high + 2
        self._top = (high - text * LINE_HEIGHT) / 2
        looks: dict[Hashable, Surface] = {}
        self._looks = canvas.laid("tiles", (high, text), lambda: looks)

    def draw(self, box: Box, pixels: Rect, state: TileState, words: str, reported: bool) -> None:
        """A tile: its mark, and how long it has been so; unreported, it has an outline.

        `pixels` are those of its box.
        """
        canvas, text = self._canvas, self._text
        if state is TileState.RUNNING:
            canvas.circle(*box.middle, (text - 1) / 3.5, OK)
            return
        ground, ink = self._inks[state]
        wide = (
            canvas.written(words, text, ink, True).width / canvas.scale
            if words and self._fits
            else 0
        )
        said = 0 < wide <= box.w - 2 - self._before
        left = (box.w - (self._before + wide if said else self._size)) / 2
        key = state, ground, reported, left, pixels.size
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._look(pixels.size, state, reported, left)
        canvas.put(look, pixels.topleft)
        if said:
            canvas.text(words, box.x + left + self._before, box.y + self._top, text, ink, True)

    def _look(
        self, size: tuple[int, int], state: TileState, reported: bool, left: float
    ) -> Surface:  # fmt: skip
        """The shapes of a tile, with its mark so far from the left."""
        canvas = self._canvas
        ground, ink = self._inks[state]

        def shapes(at: Box) -> None:
            canvas.fill(at.inset(1, 1), ground, 4, None if reported else DIM)
            mark(canvas, state, left + self._size / 2, at.h / 2, self._size, ink)

        return canvas.picture(size, shapes, PANEL)


@cache
def _inks(beat: float) -> dict[TileState, tuple[Colour, Colour]]:
    """The colours of a tile's ground and of what stands on it, at a moment of the beat."""
    inks = {state: (mixed(ink, PANEL, 0.72), ink) for state, ink in COLOURS.items()}
    inks[TileState.DOWN] = mixed(DOWN, TEXT, 0.25 * beat), GROUND
    inks[TileState.CRASHED] = CRASHED, GROUND
    return inks


def lasted(seconds: int) -> str:
    """How long something has lasted, as short as a tile needs it: `9:59`, then `10'`."""
    return clock(seconds) if seconds < MINUTES_FROM else f"{seconds // 60}'"


def cross(canvas: Canvas, x: float, y: float, size: float, ink: Colour) -> None:
    """A cross."""
    half = size / 2
    thick = size * 0.28
    for turn in (1, -1):
        a, b = (x - half, y - turn * half), (x + half, y + turn * half)
        nx, ny = thick / 2 * 0.7, turn * thick / 2 * 0.7
        canvas.polygon(
            [(a[0] - nx, a[1] + ny), (a[0] + nx, a[1] - ny), (b[0] + nx, b[1] - ny),
             (b[0] - nx, b[1] + ny)], ink,
        )  # fmt: skip


def tick(canvas: Canvas, x: float, y: float, size: float, ink: Colour) -> None:
    """A tick: done, in force, kept."""
    half = size / 2
    canvas.line((x - half, y), (x - half * 0.2, y + half * 0.7), ink, 2)
    canvas.line((x - half * 0.2, y + half * 0.7), (x + half, y - half * 0.7), ink, 2)


def arrow(canvas: Canvas, x: float, y: float, size: float, ink: Colour) -> None:
    """An arrow to the right, from one thing to the next."""
    half = size / 2
    canvas.line((x - half, y), (x + half, y), ink, 1.5)
    canvas.polygon(
        [(x + half, y), (x + half * 0.2, y - half * 0.5), (x + half * 0.2, y + half * 0.5)], ink
    )
