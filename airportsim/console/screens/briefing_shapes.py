"""Large shapes and centred words, of which the pages of the briefing are made."""

from airportsim.console.canvas import Canvas
from airportsim.console.look import LINE_HEIGHT, RAISED, TEXT, Colour, Size
from airportsim.console.parts.arrows import Point
from airportsim.console.parts.pictures import picture
from airportsim.model.words import Role


def centred(
    canvas: Canvas, words: str, x: float, y: float, room: float, size: int = Size.BIG,
    colour: Colour = TEXT, bold: bool = False,
) -> float:  # fmt: skip
    """Words in centred lines below a point, no wider than `room`; answers with their height."""
    pixels = max(8, round(size * canvas.scale))
    lines = canvas.typesetter.wrapped(words, pixels, bold, int(room * canvas.scale))
    for n, line in enumerate(lines):
        top = y + n * size * LINE_HEIGHT
        canvas.text(line, x, top, size, colour, bold, align="middle")
    return len(lines) * size * LINE_HEIGHT


def fitting(canvas: Canvas, words: str, room: float, bold: bool = True) -> int:
    """The largest size at which words fit on one line, never below what can be projected."""
    sizes = (Size.HUGE, Size.HEAD)
    return next((s for s in sizes if canvas.width_of(words, s, bold) <= room), Size.BIG)


def face(canvas: Canvas, role: Role, at: Point, radius: float, ring: Colour) -> None:
    """A role's picture on a disc, with a coloured ring."""
    canvas.circle(*at, radius, ring)
    canvas.circle(*at, radius - 3, RAISED)
    picture(canvas, role, *at, radius * 1.05, TEXT)


def hands(canvas: Canvas, right: float, y: float, count: int, colour: Colour) -> float:
    """People as dots, up to a right edge; answers with the left edge."""
    for n in range(count):
        canvas.circle(right - 7 - 18 * n, y, 6, colour)
    return right - 18 * count
