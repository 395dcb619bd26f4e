"""Things to choose from, each with the key that chooses it: items, remedies, people, mirrors."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas, Do
from airportsim.console.look import (
    ACCENT,
    DIM,
    DOWN,
    DOWN_TEXT,
    GROUND,
    LINE_HEIGHT,
    MIRROR,
    OK_TEXT,
    ON_ACCENT,
    RAISED,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.marks import cross, tick

_GAP, _CAP, _LEAST = 4, 20, 26
"""Between choices, width of a key, least height of a choice."""


MOST_KEYS = 9
"""So many choices have a number as their key."""


class Sign(Enum):
    """What is known of a choice: nothing yet, healthy, faulty, refused, worked on."""

    NONE = auto()
    HEALTHY = auto()
    FAULTY = auto()
    REJECTED = auto()
    BUSY = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: `note` stands small at its right, `tip` is shown under the mouse."""

    name: str
    words: str
    do: Do
    key: str = ""
    sign: Sign = Sign.NONE
    note: str = ""
    tip: str = ""
    refusal: str = ""
    chosen: bool = False
    best: bool = False


def number_key(n: int) -> str:
    """The key of choice `n`, which counts from 0: its number from 1, if it has one digit."""
    return str(n + 1) if n < MOST_KEYS else ""


def draw_choices(canvas: Canvas, box: Box, choices: Sequence[Choice], columns: int = 2) -> float:
    """Draw choices row by row from the top of a box; answers with the height that they take."""
    w = (box.w - _GAP * (columns - 1)) / columns
    fits = all(_room(canvas, one, w) >= canvas.width_of(one.words) for one in choices)
    size = Size.BODY if fits else Size.SMALL
    y = box.y
    for start in range(0, len(choices), columns):
        row = choices[start : start + columns]
        heights = [canvas.height_of(one.words, _room(canvas, one, w), size) for one in row]
        h = max(_LEAST, *heights) + (6 if max(heights) > _LEAST else 0)
        for n, one in enumerate(row):
            _draw(canvas, Box(box.x + n * (w + _GAP), y, w, h), one, size)
        y += h + _GAP
    return y - box.y


def draw_sign(canvas: Canvas, sign: Sign, x: float, y: float, ink: Colour | None = None) -> None:
    """The shape of what is known, around a point."""
    match sign:
        case Sign.HEALTHY:
            tick(canvas, x, y, 10, ink or OK_TEXT)
        case Sign.FAULTY:
            canvas.fill(Box(x - 5, y - 5, 10, 10), ink or DOWN)
        case Sign.REJECTED:
            cross(canvas, x, y, 10, ink or DOWN_TEXT)
        case Sign.BUSY:
            canvas.ring(x, y, 6, 0.6, ink or MIRROR)


def _room(canvas: Canvas, one: Choice, w: float) -> float:
    """How wide the words of a choice may be."""
    room = w - 16 - (_CAP + 6 if one.key else 0) - (0 if one.sign is Sign.NONE else 18)
    return room - (canvas.width_of(one.note, Size.SMALL) + 8 if one.note else 0)


def _draw(canvas: Canvas, box: Box, one: Choice, size: int) -> None:
    over = canvas.zone(box, one.do, one.key, one.tip, one.refusal, one.name, one.words)
    ground = ACCENT if one.chosen else RAISED
    if over and not one.refusal:
        ground = mixed(ground, TEXT, 0.12)
    canvas.fill(box, ground, 6, ACCENT if one.best else None)
    x, y = box.x + 8, box.y + box.h / 2
    ink = ON_ACCENT if one.chosen else DIM if one.refusal or _is_done(one) else TEXT
    if one.key:
        cap = Box(x - 4, y - 10, _CAP, 20)
        canvas.fill(cap, mixed(ground, GROUND, 0.25 if one.chosen else 0.7), 4)
        soft = ON_ACCENT if one.chosen else DIM
        canvas.label(one.key, cap, Size.SMALL, soft, bold=True, align="middle")
        x += _CAP + 6
    if one.sign is not Sign.NONE:
        draw_sign(canvas, one.sign, x + 4, y, ON_ACCENT if one.chosen else None)
        x += 18
    room = _room(canvas, one, box.w)
    h = canvas.height_of(one.words, room, size)
    canvas.paragraph(one.words, Box(x, y - h / 2, room, h), size, ink)
    if one.note:
        soft = ON_ACCENT if one.chosen else ACCENT if one.best else DIM
        at = y - Size.SMALL * LINE_HEIGHT / 2
        canvas.text(one.note, box.right - 8, at, Size.SMALL, soft, align="right")


def _is_done(one: Choice) -> bool:
    return one.sign in (Sign.HEALTHY, Sign.REJECTED)
