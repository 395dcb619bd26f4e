"""The marks of what is well and what is not: colour, shape and letter, so colour is never alone."""

import math

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


def tile(
    canvas: Canvas, box: Box, state: TileState, words: str, reported: bool = True,
    text: int = Size.SMALL,
) -> None:  # fmt: skip
    """A tile of the board: its mark, and how long it has been so; unreported, it has an outline."""
    if state is TileState.RUNNING:
        x, y = box.middle
        canvas.circle(x, y, (text - 1) / 3.5, OK)
        return
    ground = COLOURS[state]
    ink = GROUND
    if state is TileState.DOWN:  # once a second, as an alarm lamp would
        beat = round(6 * (1 + math.sin(canvas.t * math.tau))) / 12  # few shades, drawn once each
        ground = mixed(ground, TEXT, 0.25 * beat)
    elif state is not TileState.CRASHED:
        ground, ink = mixed(ground, PANEL, 0.72), ground
    size = min(text * 0.6 + 1, box.h * 0.5)
    gap = max(3, text * 0.25)
    wide = canvas.width_of(words, text, True) if words else 0
    room = size + gap + wide
    said = wide > 0 and room <= box.w - 2 and text * LINE_HEIGHT <= box.h + 2
    left = (box.w - (room if said else size)) / 2

    def shapes(at: Box) -> None:
        canvas.fill(at.inset(1, 1), ground, 4, None if reported else DIM)
        mark(canvas, state, left + size / 2, at.h / 2, size, ink)

    canvas.stamp((state, ground, reported, left, size), box, shapes, PANEL)
    if said:
        y = box.y + (box.h - text * LINE_HEIGHT) / 2
        canvas.text(words, box.x + left + size + gap, y, text, ink, bold=True)


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
