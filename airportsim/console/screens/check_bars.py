"""Where an incident was, as a bar: a colour and a pattern for each, so colour is never alone."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    CRASHED,
    DEGRADED,
    DIM,
    DOWN,
    GROUND,
    MIRROR,
    OK,
    PANEL,
    RAISED,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.marks import cross
from airportsim.console.parts.projected import LINE_OF_TEXT
from airportsim.debrief.spans import Where

COLOURS: dict[Where, Colour] = {
    Where.NOTICING: MIRROR,
    Where.PASSING_ON: OK,
    Where.QUEUE: DOWN,
    Where.WORK: mixed(RAISED, MIRROR, 0.45),
    Where.WRONG_FIX: CRASHED,
    Where.VENDOR: DEGRADED,
}
"""The colour of each place where time goes."""

STRIPES = 7.0
"""Units from one stripe of a pattern to the next."""


def stretch(canvas: Canvas, box: Box, where: Where) -> None:
    """A stretch of time that went there: plain, or with stripes across, along or aslant."""
    canvas.stamp(("stretch", where), box, lambda at: _stripes(canvas, at, where), PANEL)


def _stripes(canvas: Canvas, box: Box, where: Where) -> None:
    colour = COLOURS[where]
    canvas.fill(box, colour)
    ink = mixed(colour, GROUND, 0.6)
    if where is Where.WORK:
        canvas.line((box.x, box.middle[1]), (box.right, box.middle[1]), GROUND, 2)
    if where not in (Where.PASSING_ON, Where.WRONG_FIX, Where.VENDOR):
        return
    slant = 0 if where is Where.VENDOR else box.h
    x = box.x - slant + STRIPES / 2
    while x < box.right:
        canvas.line((x, box.bottom), (x + slant, box.y), ink)
        if where is Where.WRONG_FIX:
            canvas.line((x, box.y), (x + slant, box.bottom), ink)
        x += STRIPES


def crash_mark(canvas: Canvas, x: float, y: float) -> None:
    """A crash on a bar."""
    canvas.circle(x, y, 10, GROUND)
    cross(canvas, x, y, 13, TEXT)


def legend(canvas: Canvas, box: Box, console: Console) -> float:
    """What the patterns mean, in as many lines as it takes; answers with their height."""
    x, y = box.x, box.y
    for where in Where:
        words = console.say(f"check.where.{where.value}")
        wide = 30 + canvas.width_of(words, Size.BIG)
        if x + wide > box.right:
            x, y = box.x, y + LINE_OF_TEXT
        stretch(canvas, Box(x, y + 7, 22, 15), where)
        canvas.text(words, x + 30, y, Size.BIG, DIM)
        x += wide + 20
    words = console.say("check.crash")
    wide = 30 + canvas.width_of(words, Size.BIG)
    if x + wide > box.right:
        x, y = box.x, y + LINE_OF_TEXT
    crash_mark(canvas, x + 11, y + LINE_OF_TEXT / 2)
    x += 50 + canvas.text(words, x + 30, y, Size.BIG, DIM)
    words = console.say("check.fault_is")
    if x + canvas.width_of(words, Size.BIG) > box.right:
        x, y = box.x, y + LINE_OF_TEXT
    canvas.text(words, x, y, Size.BIG, DIM)
    return y + LINE_OF_TEXT - box.y


def shade_row(canvas: Canvas, box: Box, over: bool, picked: bool) -> None:
    """The ground of a row that can be picked."""
    if picked or over:
        canvas.fill(box, RAISED if picked else mixed(PANEL, RAISED, 0.6), 6)
