"""What a console says of its line to a room: that it is lost, and that one has no seat there."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    GRID,
    GROUND,
    LINE_HEIGHT,
    PADDING,
    RAISED,
    TEXT,
    Size,
)
from airportsim.console.marks import mark
from airportsim.model.words import SessionPhase
from airportsim.play.tiles import TileState

FOOT = 32
"""Height of the foot of a screen, at the least."""

OFFER = 44
"""Height of the line that offers a seat."""


def away_sign(canvas: Canvas, console: Console, big: bool = False) -> None:
    """While the line is lost: for how long, along the foot of whatever is on the screen."""
    line = console.line
    if line is None or line.away < 0:
        return
    size = Size.BIG if big else Size.LARGE
    words = console.say("joining.away", seconds=line.away)
    edge = size + PADDING
    room = canvas.width - edge - 2 * PADDING
    h = canvas.height_of(words, room, size, True)
    w = min(room, canvas.width_of(words, size, True))
    _, box = canvas.box.cut_top(canvas.height - max(FOOT, h + GRID), 0)
    canvas.lay(box)
    canvas.fill(box, DEGRADED)
    x = (canvas.width - w - edge) / 2
    mark(canvas, TileState.DEGRADED, x + size / 2, box.middle[1], size, GROUND)
    told = Box(x + edge, box.y + (box.h - h) / 2, w + 1, h)
    canvas.paragraph(words, told, size, GROUND, bold=True)


def seat_offer(canvas: Canvas, box: Box, console: Console) -> Box:
    """At the top of a box, for a guest without a seat, a way to one; answers with the rest."""
    over = console.opened is None or console.room.state.phase is SessionPhase.END
    if console.hosts or console.roles or over:
        return box
    say = console.say
    at, rest = box.cut_top(OFFER)
    canvas.fill(at, RAISED, 6)
    canvas.fill(Box(at.x, at.y, 4, at.h), ACCENT, 2)
    label = say("joining.take_seat")
    button, words = at.inset(4, 4).cut_right(canvas.width_of(label, Size.LARGE, True) + 60)
    canvas.button(button, label, lambda: _offer(console), "S", primary=True, name="take_seat")
    words = words._replace(x=words.x + PADDING, w=words.w - PADDING)
    size = Size.LARGE
    canvas.paragraph(
        say("joining.watching"), words.centred(words.w, size * LINE_HEIGHT), size, TEXT
    )  # fmt: skip
    return rest


def _offer(console: Console) -> None:
    from airportsim.console.screens.menu import Menu

    console.overlay = Menu(console, seating=True)
