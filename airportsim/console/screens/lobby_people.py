"""Who has come to a room from other machines: names, seats, and who is away."""

from dataclasses import dataclass

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    GRID,
    LINE,
    LINE_HEIGHT,
    OK,
    TEXT,
    Colour,
    Size,
)
from airportsim.model.words import Role
from airportsim.play.line import Person
from airportsim.texts.texts import clock

DOT = 20
"""Room for the dot before a name."""


@dataclass(frozen=True, slots=True)
class Row:
    """A person as he is listed: the colour of his dot, his name, what is said of him, heights."""

    ink: Colour
    name: str
    told: str
    high: float
    below: float


def people_here(canvas: Canvas, box: Box, console: Console) -> None:
    """A list in the order in which they came; the wheel moves it where they are many."""
    line = console.line
    if line is None:
        return
    title = console.say("joining.people", count=len(line.people))
    inner = canvas.panel(box, title)
    rows = [_row(canvas, console, one, inner.w - DOT - GRID) for one in line.people]
    with canvas.scroll("people", inner, sum(one.high + one.below + GRID for one in rows)) as room:
        y = room.y
        for n, one in enumerate(rows):
            at = Box(room.x, y, room.w - GRID, one.high + one.below)
            if at.meets(inner):
                if n:
                    canvas.line((at.x, y - 1), (at.right, y - 1), LINE)
                _draw(canvas, at, one)
            y += at.h + GRID


def _row(canvas: Canvas, console: Console, one: Person, room: float) -> Row:
    """What is said of somebody: beside his name where there is room, else below it."""
    say, line = console.say, console.line
    mine = line is not None and one.name == line.name
    name = say("joining.you", name=one.name) if mine else one.name
    seats = console.room.state.seats
    roles = [say(f"role_short.{role.value}") for role in Role if one.name in seats[role].players]
    told = [say("joining.runs")] if one.facilitator else []
    told += roles
    if one.away >= 0:
        told.append(say("joining.away_for", time=clock(one.away)))
    words = " • ".join(told) or say("joining.no_seat")
    ink = DEGRADED if one.away >= 0 else ACCENT if mine else OK
    wide = canvas.width_of(name, Size.LARGE, True) + canvas.width_of(words) + 2 * GRID
    if wide <= room:
        return Row(ink, name, words, Size.LARGE * LINE_HEIGHT + 4, 0)
    high = canvas.height_of(name, room, Size.LARGE, True)
    return Row(ink, name, words, high, canvas.height_of(words, room) + 4)


def _draw(canvas: Canvas, box: Box, one: Row) -> None:
    y = box.y + Size.LARGE * LINE_HEIGHT / 2 + 2
    canvas.circle(box.x + 7, y, 5, one.ink, 1.5 if one.ink is DEGRADED else 0)
    words = box._replace(x=box.x + DOT, w=box.w - DOT)
    ink = TEXT if one.ink is not DEGRADED else DIM
    name, told = words.cut_top(one.high, 0)
    canvas.paragraph(one.name, name.moved(0, 2), Size.LARGE, ink, bold=True)
    if one.below:
        canvas.paragraph(one.told, told, Size.BODY, DIM)
    else:
        canvas.label(one.told, words, Size.BODY, DIM, align="right")
