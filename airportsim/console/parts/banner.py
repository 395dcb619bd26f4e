"""What the facilitator lets everybody see: a line, a pause, blank screens."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    GRID,
    GROUND,
    INSET,
    LINE_HEIGHT,
    PADDING,
    RAISED,
    TEXT,
    Size,
    mixed,
)
from airportsim.model.session import Resume


def blanked(canvas: Canvas, console: Console) -> bool:
    """Draw a blank screen if all screens are to be blank; whether they are."""
    if console.opened is None or not console.room.state.blank:
        return False
    canvas.fill(canvas.box, GROUND)
    words = console.room.state.message or console.say("do.blank")
    ink = ACCENT if console.room.state.message else DIM
    box = canvas.box.inset(canvas.width / 6, 0)
    high = canvas.height_of(words, box.w, Size.HEAD, True)
    for n, line in enumerate(_lines(canvas, words, box.w)):
        y = (canvas.height - high) / 2 + n * Size.HEAD * LINE_HEIGHT
        canvas.text(line, canvas.width / 2, y, Size.HEAD, ink, True, align="middle")
    return True


def banner(canvas: Canvas, box: Box, console: Console, big: bool = False) -> Box:
    """The line for everybody and the pause, at the top of a box; answers with the room below."""
    state = console.room.state
    if state.message:
        box = _message(canvas, box, state.message, Size.BIG if big else Size.LARGE)
    if state.paused:
        box = _paused(canvas, box, console, Size.BIG if big else Size.LARGE)
    return box


def _message(canvas: Canvas, box: Box, words: str, size: int) -> Box:
    room = box.w - 2 * PADDING - GRID
    high = canvas.height_of(words, room, size, True) + GRID
    at, rest = box.cut_top(high)
    canvas.fill(at, mixed(GROUND, ACCENT, 0.14), 6)
    canvas.fill(Box(at.x, at.y, 4, at.h), ACCENT, 2)
    inner = Box(at.x + PADDING + 4, at.y + GRID / 2, room, at.h)
    canvas.paragraph(words, inner, size, ACCENT, bold=True)
    return rest


def _paused(canvas: Canvas, box: Box, console: Console, size: int) -> Box:
    at, rest = box.cut_top(size * LINE_HEIGHT + GRID + 4)
    if not console.hosts:
        canvas.fill(at, RAISED, 6)
        canvas.label(console.say("do.is_paused"), at, size, TEXT, bold=True, align="middle")
        return rest
    over = canvas.zone(at, lambda: console.step(Resume()), name="go_on")
    canvas.fill(at, mixed(RAISED, TEXT, 0.12) if over else RAISED, 6)
    words, key, do = console.say("do.is_paused"), console.say("do.space"), console.say("do.go_on")
    said = canvas.width_of(words, size, True)
    cap = canvas.width_of(key, size, True) + 16
    whole = said + 3 * GRID + cap + GRID + canvas.width_of(do, size)
    x = at.x + (at.w - whole) / 2
    y = at.y + (at.h - size * LINE_HEIGHT) / 2
    x += canvas.text(words, x, y, size, TEXT, bold=True) + 3 * GRID
    spot = Box(x, at.y + 4, cap, at.h - 8)
    canvas.fill(spot, INSET, 4)
    canvas.label(key, spot, size, DIM, bold=True, align="middle")
    canvas.text(do, spot.right + GRID, y, size, TEXT)
    return rest


def _lines(canvas: Canvas, words: str, room: float) -> list[str]:
    pixels = round(Size.HEAD * canvas.scale)
    return canvas.typesetter.wrapped(words, pixels, True, int(room * canvas.scale))
