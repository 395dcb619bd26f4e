"""Charts: axes with a grid, lines with their label at the end, levels, and bars.

A label keeps inside the box of the chart and clear of other labels, and where it can of what was
drawn before it: draw first what needs no label.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, GROUND, LINE, LINE_HEIGHT, TEXT, Colour, Size
from airportsim.texts.texts import clock

Point = tuple[float, float]
Ticks = Sequence[tuple[float, str]]

CLOCK_STEPS = (5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600)
"""Seconds between two labels of a time axis."""

DASH = 6.0
"""Length of a dash and of the gap behind it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: where it stands on the x axis, how high it is, what is written above."""

    at: float
    value: float
    colour: Colour
    label: str = ""
    ink: Colour = TEXT


def clock_ticks(low: float, high: float, most: int = 6) -> list[tuple[float, str]]:
    """Labels of a time axis, at round minutes or seconds; `most` is how many there may be."""
    step = next((one for one in CLOCK_STEPS if (high - low) / one < most), CLOCK_STEPS[-1])
    first = -int(-low // step)
    return [(n * step, clock(n * step)) for n in range(first, int(high // step) + 1)]


def number_ticks(
    low: float, high: float, most: int = 5, say: Callable[[float], str] = "{:,.0f}".format
) -> list[tuple[float, str]]:
    """Labels of an axis of numbers, in steps of 1, 2 or 5 times a power of ten."""
    step, n = 1.0, 0
    while (high - low) / step >= most:
        n += 1
        step = (1, 2, 5)[n % 3] * 10.0 ** (n // 3)
    first = -int(-low // step)
    return [(n * step, say(n * step)) for n in range(first, int(high // step) + 1)]


def thousands(usd: float) -> str:
    """An amount of money as an axis shows it: `-200k`, with a true minus sign."""
    words = f"{abs(usd) / 1000:,.4g}k" if abs(usd) >= 1000 else f"{abs(usd):,.0f}"
    return f"−{words}" if usd < 0 else words


PIECE = 6.0
"""A slope is followed in pieces as high as this where labels are to keep clear of it."""


class Axes:
    """Two axes in a box, with a grid: turns values into places, and draws on them.

    `x` and `y` are the least and the greatest value shown; ticks are values with their labels.
    `right` is room beside the grid for the labels of lines; `size` is that of all text.
    """

    def __init__(
        self, canvas: Canvas, box: Box, x: Point, y: Point, x_ticks: Ticks = (),
        y_ticks: Ticks = (), size: int = Size.SMALL, right: float = 0,
    ) -> None:  # fmt: skip
        self.canvas = canvas
        self.size = size
        self._outer, self._x, self._y = box, x, y
        self._written: list[Box] = []
        self._drawn: list[Box] = []
        self._high = size * LINE_HEIGHT
        wide = max((canvas.width_of(label, size) for _, label in y_ticks), default=0)
        under = self._high + 2 if x_ticks else 0
        over = self._high / 2
        left = wide + 8 if wide else 0
        self.box = Box(
            box.x + left, box.y + over, max(1, box.w - left - right),
            max(1, box.h - over - max(under, over)),
        )  # fmt: skip
        self._grid(x_ticks, y_ticks)

    def at(self, x: float, y: float) -> Point:
        """Where a pair of values stands on the canvas; values off the axes stand at their edge."""
        across = min(1.0, max(0.0, (x - self._x[0]) / max(1e-9, self._x[1] - self._x[0])))
        up = min(1.0, max(0.0, (y - self._y[0]) / max(1e-9, self._y[1] - self._y[0])))
        return self.box.x + across * self.box.w, self.box.bottom - up * self.box.h

    def line(
        self, points: Sequence[Point], colour: Colour, width: float = 2, label: str = "",
        ink: Colour | None = None, bold: bool = True, dashed: bool = False, below: bool = False,
    ) -> None:  # fmt: skip
        """A line through pairs of values, with a label at its end, if possible `below` it."""
        places = [self.at(*point) for point in points]
        for one, other in pairwise(places):
            self._drawn += _along(one, other)
            if dashed:
                dashes(self.canvas, one, other, colour, width)
            else:
                self._strong(one, other, colour, width)
        if places and label:
            self.label(label, places[-1], ink or colour, bold, below)

    def steps(
        self, points: Sequence[Point], colour: Colour, width: float = 2, label: str = "",
        ink: Colour | None = None, bold: bool = True,
    ) -> None:  # fmt: skip
        """A line that keeps a value until the next, as counted things do."""
        stairs = list(points[:1])
        for (_, before), (x, y) in pairwise(points):
            stairs += [(x, before), (x, y)]
        self.line(stairs, colour, width, label, ink, bold)

    def level(
        self, y: float, colour: Colour, label: str = "", ink: Colour | None = None,
        dashed: bool = True,
    ) -> None:  # fmt: skip
        """A value that matters, as a line across, with its label above its right end."""
        _, at = self.at(self._x[0], y)
        one, other = (self.box.x, at), (self.box.right, at)
        if dashed:
            dashes(self.canvas, one, other, colour, 1)
        else:
            self.canvas.line(one, other, colour, 1)
        self._drawn += _along(one, other)
        if label:
            self.label(label, other, ink or colour, False)

    def moment(
        self, x: float, colour: Colour, label: str = "", ink: Colour | None = None
    ) -> None:  # fmt: skip
        """A moment that matters, as a line upwards, with its label at the top."""
        at, _ = self.at(x, self._y[0])
        self.canvas.line((at, self.box.y), (at, self.box.bottom), colour, 1)
        if label:
            self.label(label, (at, self.box.y), ink or colour, False, below=True)

    def dot(self, x: float, y: float, colour: Colour, radius: float = 4) -> None:
        """A pair of values as a dot."""
        self.canvas.circle(*self.at(x, y), radius + 1.5, GROUND)
        self.canvas.circle(*self.at(x, y), radius, colour)

    def bars(self, bars: Sequence[Bar], width: float) -> None:
        """Upright bars, each with its label above; `width` is in units of the canvas."""
        _, ground = self.at(0, max(self._y[0], 0))
        for bar in bars:
            x, y = self.at(bar.at, bar.value)
            top, low = min(y, ground), max(y, ground)
            self.canvas.fill(Box(x - width / 2, top, width, max(1, low - top)), bar.colour, 3)
            if bar.label:
                spot = self._spot(bar.label, x, True, "middle").moved(0, top - self._high - 1)
                while any(map(spot.inset(0, 3).meets, self._drawn)) and spot.y > self._outer.y:
                    spot = spot.moved(0, -1)
                self._write(bar.label, spot, bar.ink, True)
            self._drawn.append(Box(x - width / 2, top, width, max(1, low - top)))

    def label(
        self, words: str, place: Point, ink: Colour, bold: bool = True, below: bool = False
    ) -> None:
        """Words beside a place: right of it, above or below, wherever nothing was written yet."""
        x, y = place
        free = self._outer.right - x - 6
        if self.canvas.width_of(words, self.size, bold) <= free:
            spot = self._spot(words, x + 6, bold, "left")
            starts = [y - self._high / 2, y - self._high - 3, y + 3]
        else:
            spot = self._spot(words, x, bold, "right")
            starts = [y - self._high - 3, y + 3]
            if below:
                starts.reverse()
        step = self._high / 2
        tops = [one + n * way * step for n in range(16) for one in starts for way in (-1, 1)]
        low, high = self._outer.y - 2, self.box.bottom + 2
        spots = [spot.moved(0, top) for top in tops if low <= top and top + spot.h <= high]
        clear = [one for one in spots if not any(map(one.meets, self._written))]
        best = next((one for one in clear if not any(map(one.meets, self._drawn))), None)
        if clear:
            self._write(words, best or clear[0], ink, bold)

    # --- inside ------------------------------------------------------------------------------

    def _grid(self, x_ticks: Ticks, y_ticks: Ticks) -> None:
        canvas, box = self.canvas, self.box
        last = self._outer.bottom + self._high
        for y, label in sorted(y_ticks):
            _, at = self.at(self._x[0], y)
            canvas.line((box.x, at), (box.right, at), LINE)
            if at + self._high <= last + 1:
                place = Box(self._outer.x, at - self._high / 2, box.x - 8 - self._outer.x, 0)
                canvas.text(label, box.x - 8, place.y, self.size, DIM, align="right")
                last = at
        before = self._outer.x - 12
        for x, label in sorted(x_ticks):
            at, _ = self.at(x, self._y[0])
            canvas.line((at, box.bottom), (at, box.bottom + 4), LINE)
            spot = self._spot(label, at, False, "middle")
            if spot.x >= before + 12:
                canvas.text(label, spot.x, box.bottom + 4, self.size, DIM)
                before = spot.right

    def _spot(self, words: str, x: float, bold: bool, align: str) -> Box:
        """Where words would stand across, moved so that they stay in the box."""
        w = self.canvas.width_of(words, self.size, bold)
        left = x - {"left": 0, "middle": w / 2, "right": w}[align]
        left = max(self._outer.x, min(left, self._outer.right - w))
        return Box(left, 0, w, self._high)

    def _write(self, words: str, box: Box, ink: Colour, bold: bool) -> None:
        self.canvas.text(words, box.x, box.y, self.size, ink, bold)
        self._written.append(box.inset(-2, 2))

    def _strong(self, one: Point, other: Point, colour: Colour, width: float) -> None:
        self.canvas.line(one, other, colour, width)
        if width > 2:  # its joints would show
            self.canvas.circle(*other, width / 2, colour)


def _along(one: Point, other: Point) -> list[Box]:
    """The room that a straight line takes, in pieces that follow a slope."""
    (x, y), (dx, dy) = one, (other[0] - one[0], other[1] - one[1])
    pieces = max(1, round(min(abs(dx), abs(dy)) / PIECE))
    w, h = dx / pieces, dy / pieces
    left, top = min(x, x + w), min(y, y + h) - 1
    return [Box(left + n * w, top + n * h, abs(w) + 1, abs(h) + 2) for n in range(pieces)]


def dashes(canvas: Canvas, one: Point, other: Point, colour: Colour, width: float) -> None:
    """A straight line in dashes."""
    (x, y), (dx, dy) = one, (other[0] - one[0], other[1] - one[1])
    length = (dx * dx + dy * dy) ** 0.5
    at = 0.0
    while at < length:
        a, b = at / length, min(1.0, (at + DASH) / length)
        canvas.line((x + a * dx, y + a * dy), (x + b * dx, y + b * dy), colour, width)
        at += DASH * 2


def stack(
    canvas: Canvas, box: Box, segments: Sequence[tuple[float, Colour]], whole: float = 0,
    ground: Colour | None = None,
) -> float:  # fmt: skip
    """A bar of parts side by side, each with its colour; answers with its right edge.

    `whole` is what the width of the box stands for, by default the sum of the parts; with a
    `ground` the rest of the box is shown too.
    """
    parts = [(value, colour) for value, colour in segments if value > 0]
    whole = whole or sum(value for value, _ in parts) or 1
    if ground is not None:
        canvas.fill(box, ground, 3)
    x = box.x
    for value, colour in parts:
        w = min(box.w * value / whole, box.right - x)
        canvas.fill(Box(x, box.y, max(1, w - 1), box.h), colour, 3)
        x += w
    return x
