"""The sign of a room: its address, its code, a QR code of both, and how one joins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    DIM,
    GROUND,
    LINE_HEIGHT,
    OK_TEXT,
    PADDING,
    PANEL,
    RADIUS,
    TEXT,
    Colour,
    Size,
)

QUIET = 4
"""Light modules around a QR code, without which it is not recognised."""

LEAST, LARGEST = 128, 360
"""Sides between which a QR code is drawn: below, a camera does not see it across a room."""

WIDE, BUTTON = 360, 44
"""Size of the button that opens the room."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the sign, with the room below them."""

    words: str
    size: int
    colour: Colour
    bold: bool
    gap: float


Layout = tuple[list[Words], float, bool]


def has_sign(console: Console) -> bool:
    """Whether there is a room that others can join, or that could be opened to them."""
    line = console.line
    return line is not None and bool(line.address or line.facilitator)


def room_sign(canvas: Canvas, box: Box, console: Console, big: bool = False) -> None:
    """The sign on a panel; with `big` nothing is smaller than what is projected may be.

    It wants some 300 by 190 units. Whoever may open a closed room finds the button for it here.
    """
    line = console.line
    if line is None:
        return
    canvas.fill(box, PANEL, RADIUS)
    inner = box.inset(2 * PADDING if big else PADDING + 4, PADDING)
    if not line.address and line.facilitator and not big:
        button, inner = inner.cut_bottom(BUTTON, PADDING)
        label, about = console.say("rooms.open"), console.say("rooms.open_about")
        do = lambda: console.answered(line.open_to_network())  # noqa: E731
        button = button.centred(WIDE, BUTTON)
        canvas.button(
            button, label, do, "W", about, primary=True, name="room.open", size=Size.BODY
        )  # fmt: skip
    key = inner, console.language, line.address, line.code, len(line.square)
    words, side, beside = canvas.laid(
        f"sign {big}", key, lambda: _fitted(canvas, inner, console, big, len(line.square))
    )
    if side and beside:
        free = max(0.0, inner.w - side - 2 * PADDING - _wide(canvas, words, inner, side))
        inner = Box(inner.x + free / 2, inner.y, inner.w - free, inner.h)
        spot, inner = inner.cut_left(side, 2 * PADDING)
        qr(canvas, spot.centred(side, side), line.square)
    high = sum(_high(canvas, one, inner.w) for one in words)
    whole = high if beside else high + side + PADDING
    inner = inner.centred(inner.w, whole)
    if side and not beside:
        spot, inner = inner.cut_top(side, PADDING)
        qr(canvas, spot.centred(side, side), line.square)
    y = inner.y
    for one in words:
        for part in _lines(canvas, one, inner.w):
            x, align = (inner.middle[0], "middle") if not beside else (inner.x, "left")
            canvas.text(part, x, y, one.size, one.colour, one.bold, align)
            y += one.size * LINE_HEIGHT
        y += one.gap


def qr(canvas: Canvas, box: Box, square: Sequence[str]) -> None:
    """A QR code, dark on white, with its quiet zone; its modules are whole pixels."""
    count = len(square) + 2 * QUIET
    pixels = max(1, int(box.w * canvas.scale) // count)
    module = pixels / canvas.scale
    at = box.centred(count * module, count * module)

    def draw(spot: Box) -> None:
        for y, row in enumerate(square, QUIET):
            for x, dark in enumerate(row, QUIET):
                if dark == "1":
                    place = Box(spot.x + x * module, spot.y + y * module, module, module)
                    canvas.fill(place, GROUND)

    canvas.stamp(("qr", tuple(square)), at, draw, TEXT)


# --- how it is laid out ----------------------------------------------------------------------


def _fitted(canvas: Canvas, box: Box, console: Console, big: bool, square: int) -> Layout:
    """The words, the side of the QR code, and whether it stands beside them: as large as fits.

    Without room for all, the QR code goes first, then the sentence.
    """
    words: list[Words] = []
    if square:
        for words in _ways(canvas, box, console, big):
            high = sum(_high(canvas, one, box.w) for one in words)
            below = min(box.w, box.h - high - PADDING, LARGEST)
            beside = _beside(canvas, box, words)
            side = max(below, beside)
            if side >= LEAST:
                module = int(side * canvas.scale) // (square + 2 * QUIET) / canvas.scale
                return words, module * (square + 2 * QUIET), beside > below
    for words in _ways(canvas, box, console, big):
        if sum(_high(canvas, one, box.w) for one in words) <= box.h:
            break
    return words, 0, False


def _ways(canvas: Canvas, box: Box, console: Console, big: bool) -> Iterator[list[Words]]:
    """The words in sizes that a box is wide enough for, the best first."""
    for sizes, told in product(_sizes(big), (True, False)):
        words = list(_words(console, big, *sizes, told))
        if all(canvas.width_of(one.words, one.size, one.bold) <= box.w for one in words[:-1]):
            yield words


def _beside(canvas: Canvas, box: Box, words: list[Words]) -> float:
    """How large the QR code can be with the words at its right; 0 if they have no room there."""
    side = min(box.h, LARGEST)
    while side >= LEAST:
        room = box.w - side - 2 * PADDING
        fits = all(
            canvas.width_of(one.words, one.size, one.bold) <= room or one is words[-1]
            for one in words
        )
        if fits and room >= LEAST and sum(_high(canvas, one, room) for one in words) <= box.h:
            return side
        side -= PADDING
    return 0


def _wide(canvas: Canvas, words: list[Words], box: Box, side: float) -> float:
    """How wide the words are that stand beside the QR code."""
    room = box.w - side - 2 * PADDING
    return max(
        canvas.width_of(part, one.size, one.bold)
        for one in words
        for part in _lines(canvas, one, room)
    )


def _sizes(big: bool) -> list[tuple[int, int]]:
    """Sizes of address and code, the largest first."""
    sizes: list[tuple[int, int]] = [
        (Size.HEAD, Size.HUGE), (Size.BIG, Size.HUGE), (Size.BIG, Size.HEAD), (Size.LARGE, Size.BIG)
    ]  # fmt: skip
    return sizes[:-1] if big else sizes


def _words(console: Console, big: bool, address: int, code: int, told: bool) -> Iterator[Words]:
    line, say = console.line, console.say
    assert line is not None
    small, body = (Size.BIG, Size.BIG) if big else (Size.SMALL, Size.BODY)
    if line.address:
        yield Words(say("rooms.address"), small, DIM, True, 0)
        yield Words(line.address, address, TEXT, True, 6)
    else:
        yield Words(say("rooms.only_here"), Size.BIG if big else Size.LARGE, OK_TEXT, True, 6)
    if line.code:
        yield Words(say("rooms.code"), small, DIM, True, 0)
        yield Words(line.code, code, TEXT, True, 4)
    if told:
        how = "how" if line.address else "how_here"
        yield Words(say(f"rooms.{how}"), body, DIM, False, 0)
    else:
        yield Words("", body, DIM, False, 0)


def _high(canvas: Canvas, one: Words, room: float) -> float:
    return canvas.height_of(one.words, room, one.size, one.bold) + one.gap if one.words else 0


def _lines(canvas: Canvas, one: Words, room: float) -> list[str]:
    if not one.words:
        return []
    pixels = max(8, round(one.size * canvas.scale))
    return canvas.typesetter.wrapped(one.words, pixels, one.bold, int(room * canvas.scale))
