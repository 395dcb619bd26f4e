"""What the coach says: a bubble beside the spot that it is about, where it is least in the way."""

from dataclasses import dataclass

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas, Do
from airportsim.console.look import (
    ACCENT,
    DIM,
    GRID,
    GROUND,
    LINE_HEIGHT,
    RADIUS,
    RAISED,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.parts.arrows import way
from airportsim.console.screens.practice_place import placed

WIDE, PAD = 380, 16
"""Width of the bubble, and the room around its words."""

FOOT = 36
"""Height of its button."""

NEAR = 60
"""From a spot further away than this an arrow leads to it, else a wedge."""

SURFACE = mixed(RAISED, GROUND, 0.5)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A paragraph of the coach."""

    words: str
    colour: Colour = TEXT
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """What the coach says in a step: which it is, its paragraphs, and the button with them.

    `note` stands beside the heading where there is room.
    """

    number: int
    count: int
    heading: str
    note: str
    spoken: tuple[Spoken, ...]
    button: str
    key: str
    do: Do


class Bubble:
    """Draws hints; a hint stays where it is until the step or the window changes."""

    def __init__(self) -> None:
        self._placed: tuple[object, Box] | None = None

    def draw(self, canvas: Canvas, hint: Hint, about: Box | None, strong: bool) -> None:
        """A ring round the spot, and the bubble that points at it; `strong` for a thick ring."""
        box = self._place(canvas, hint, about)
        if about is not None:
            ring = _within(about.inset(-4), canvas.box.inset(2))
            canvas.outline(ring, ACCENT, RADIUS, 4 if strong else 2.5)
            _point(canvas, box, ring)
        canvas.lay(box)
        canvas.fill(box, SURFACE, 10)
        canvas.outline(box, ACCENT, 10, 2)
        inner = box.inset(PAD, 12)
        if box.w > WIDE:
            side, inner = inner.cut_right(_wide(canvas, hint), PAD)
            head, side = side.cut_top(Size.BODY * LINE_HEIGHT, 6)
            canvas.label(hint.heading, head, Size.BODY, DIM, bold=True, align="right")
            button, _ = side.cut_top(FOOT)
        else:
            foot, inner = inner.cut_bottom(FOOT)
            button, _ = foot.cut_right(_wide(canvas, hint))
            head, inner = inner.cut_top(Size.BODY * LINE_HEIGHT, 6)
            words = f"{hint.heading} • {hint.note}" if hint.note else hint.heading
            canvas.label(words, head, Size.BODY, DIM, bold=True)
            _dots(canvas, head, hint)
        for one in hint.spoken:
            used = canvas.paragraph(one.words, inner, Size.LARGE, one.colour, one.bold)
            _, inner = inner.cut_top(used, 6)
        explains = hint.key == "Enter"
        canvas.button(
            button, hint.button, hint.do, hint.key, primary=explains, name="practice.next",
            size=Size.LARGE if explains else Size.BODY,
        )  # fmt: skip

    def _place(self, canvas: Canvas, hint: Hint, about: Box | None) -> Box:
        """Where the hint is put, in the shape that is least in the way."""
        shapes = [_shape(canvas, hint, WIDE)]
        if canvas.compact:
            shapes.append(_shape(canvas, hint, canvas.width - 2 * GRID))
        known = (hint.number, about, shapes[0], canvas.width, canvas.height)
        if self._placed is None or self._placed[0] != known:
            self._placed = known, placed(canvas, shapes, about)
        return self._placed[1]


def _shape(canvas: Canvas, hint: Hint, w: float) -> tuple[float, float]:
    """How wide and high a hint is; in a wide one the button stands beside the words."""
    beside = w > WIDE
    room = w - 2 * PAD - (_wide(canvas, hint) + PAD if beside else 0)
    head = Size.BODY * LINE_HEIGHT + 6
    words = sum(canvas.height_of(one.words, room, Size.LARGE, one.bold) + 6 for one in hint.spoken)
    return w, 24 + (max(words, head + FOOT) if beside else head + words + FOOT + 6)


def _wide(canvas: Canvas, hint: Hint) -> float:
    """How wide the button is."""
    cap = canvas.width_of(hint.key, Size.SMALL, True) + 22 if hint.key else 0
    return canvas.width_of(hint.button, Size.LARGE, True) + cap + 28


def _point(canvas: Canvas, box: Box, spot: Box) -> None:
    """A wedge from the bubble to the spot, or an arrow if that is far."""
    dx = max(spot.x - box.right, box.x - spot.right, 0)
    dy = max(spot.y - box.bottom, box.y - spot.bottom, 0)
    x = min(max(spot.middle[0], box.x + 24), box.right - 24)
    y = min(max(spot.middle[1], box.y + 24), box.bottom - 24)
    if dy:
        down = spot.y >= box.bottom
        foot, tip = (box.bottom, spot.y) if down else (box.y, spot.bottom)
        end = min(max(x, spot.x + 8), max(spot.x + 8, spot.right - 8)), tip
        if max(dx, dy) > NEAR:
            way(canvas, [(x, foot), end], ACCENT, 2)
        else:
            canvas.polygon([(x - 10, foot), (x + 10, foot), end], ACCENT)
    elif dx:
        right = spot.x >= box.right
        foot, tip = (box.right, spot.x) if right else (box.x, spot.right)
        end = tip, min(max(y, spot.y + 4), max(spot.y + 4, spot.bottom - 4))
        if dx > NEAR:
            way(canvas, [(foot, y), end], ACCENT, 2)
        else:
            canvas.polygon([(foot, y - 10), (foot, y + 10), end], ACCENT)


def _within(box: Box, room: Box) -> Box:
    """As much of a box as lies in a room."""
    x, y = max(box.x, room.x), max(box.y, room.y)
    return Box(x, y, min(box.right, room.right) - x, min(box.bottom, room.bottom) - y)


def _dots(canvas: Canvas, box: Box, hint: Hint) -> None:
    """How far the round has come."""
    x = box.right - 12 * hint.count + 6
    for n in range(hint.count):
        ink = ACCENT if n == hint.number else TEXT if n < hint.number else DIM
        canvas.circle(x + 12 * n, box.middle[1], 4 if n == hint.number else 3, ink)
