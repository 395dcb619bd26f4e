"""A radar: levels of several things on one scale, each thing on an axis of its own."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, LINE, LINE_HEIGHT, PANEL, TEXT, Colour, Size, mixed
from airportsim.console.parts.charts import Point, dashes

Mark = Callable[[Canvas, float, float, Colour], object]

LEAST = 24.0
"""No radar is smaller, in units from its middle to its rim."""


DOTS = 9.0
"""From one dot of a dotted line to the next."""


class Stroke(Enum):
    """How a line is drawn."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class Ring:
    """A level on each axis, joined by lines: what it is called, its colour, its mark.

    None is an axis without a level: there the ring is open.
    """

    label: str
    levels: tuple[float | None, ...]
    colour: Colour
    mark: Mark
    stroke: Stroke = Stroke.SOLID
    filled: bool = False


def dot(canvas: Canvas, x: float, y: float, ink: Colour) -> None:
    """A dot as a mark."""
    canvas.circle(x, y, 6, ink)


def triangle(canvas: Canvas, x: float, y: float, ink: Colour) -> None:
    """A triangle as a mark."""
    canvas.polygon([(x, y - 8), (x + 8, y + 6), (x - 8, y + 6)], ink)


def square(canvas: Canvas, x: float, y: float, ink: Colour) -> None:
    """A square as a mark."""
    canvas.fill(Box(x - 6, y - 6, 12, 12), ink)


def diamond(canvas: Canvas, x: float, y: float, ink: Colour) -> None:
    """A hollow diamond as a mark."""
    canvas.polygon([(x, y - 10), (x + 10, y), (x, y + 10), (x - 10, y)], ink)
    canvas.polygon([(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)], PANEL)


def radar(
    canvas: Canvas, box: Box, names: Sequence[str], rings: Sequence[Ring], low: float, high: float
) -> None:  # fmt: skip
    """Rings over named axes, from `low` in the middle to `high` at the rim, in steps of 1.

    The names stand outside the rim, inside the box.
    """
    words = Size.BIG * LINE_HEIGHT
    corners = _corners(len(names))
    reach = 1 - min(y for _, y in corners)
    radius = max(LEAST, min((box.h - 2 * words - 8) / reach, box.w / 2 - 8))
    while radius > LEAST and not _clear(canvas, box, names, corners, radius):
        radius -= 2
    spare = box.h - 2 * words - 8 - radius * reach
    middle = box.x + box.w / 2, box.y + words + 4 + spare / 2 + radius

    def at(corner: Point, level: float) -> Point:
        out = radius * min(1.0, max(0.0, (level - low) / (high - low)))
        return middle[0] + corner[0] * out, middle[1] - corner[1] * out

    def around(levels: Sequence[float | None]) -> list[Point | None]:
        places = zip(corners, levels, strict=True)
        return [None if level is None else at(corner, level) for corner, level in places]

    for ring in rings:
        if ring.filled:
            whole = [place for place in around(ring.levels) if place is not None]
            canvas.polygon(whole, mixed(PANEL, ring.colour, 0.3))
    for level in range(round(low) + 1, round(high) + 1):
        _joined(canvas, around([level] * len(corners)), mixed(LINE, DIM, 0.3), 1)
    for corner in corners:
        canvas.line(middle, at(corner, high), mixed(LINE, DIM, 0.3))
    for ring in rings:
        _joined(canvas, around(ring.levels), ring.colour, 3, ring.stroke)
    for ring in rings:
        for place in around(ring.levels):
            if place is not None:
                ring.mark(canvas, *place, ring.colour)
    for name, spot in zip(names, _spots(canvas, box, names, corners, radius, middle), strict=True):
        canvas.text(name, spot.x, spot.y, Size.BIG, TEXT, bold=True)


def legend(canvas: Canvas, box: Box, rings: Sequence[Ring]) -> float:
    """What each ring is, in as many lines as it takes; answers with their height."""
    x, y, high = box.x, box.y, Size.BIG * LINE_HEIGHT
    for ring in rings:
        wide = 30 + canvas.width_of(ring.label, Size.BIG)
        if x > box.x and x + wide > box.right:
            x, y = box.x, y + high
        ends = (x, y + high / 2), (x + 24, y + high / 2)
        _joined(canvas, ends, ring.colour, 3, ring.stroke, closed=False)
        ring.mark(canvas, x + 12, y + high / 2, ring.colour)
        canvas.text(ring.label, x + 30, y, Size.BIG, DIM)
        x += wide + 12
    return y + high - box.y


def _joined(
    canvas: Canvas, points: Sequence[Point | None], ink: Colour, width: float,
    stroke: Stroke = Stroke.SOLID, closed: bool = True,
) -> None:  # fmt: skip
    for one, other in pairwise([*points, points[0]] if closed else points):
        if one is None or other is None:
            continue
        if stroke is Stroke.DASHED:
            dashes(canvas, one, other, ink, width)
        elif stroke is Stroke.DOTTED:
            _dots(canvas, one, other, ink, width)
        else:
            canvas.line(one, other, ink, width)


def _dots(canvas: Canvas, one: Point, other: Point, ink: Colour, width: float) -> None:
    count = max(1, round(math.dist(one, other) / DOTS))
    for n in range(count):
        x, y = (a + (b - a) * n / count for a, b in zip(one, other, strict=True))
        canvas.circle(x, y, width * 0.7, ink)


def _corners(count: int) -> list[Point]:
    """Where the axes end, around a middle at (0, 0), clockwise from the top; y goes up."""
    turns = [math.tau * n / count for n in range(count)]
    return [(math.sin(turn), math.cos(turn)) for turn in turns]


def _spots(
    canvas: Canvas, box: Box, names: Sequence[str], corners: Sequence[Point], radius: float,
    middle: Point,
) -> list[Box]:  # fmt: skip
    """Where the names stand: above the rim in the upper half, below it in the lower."""
    spots, high = [], Size.BIG * LINE_HEIGHT
    for name, (x, y) in zip(names, corners, strict=True):
        wide = canvas.width_of(name, Size.BIG, True)
        before = 0.5 if abs(x) < 0.1 else (0.0 if y > 0 else 0.25)
        if x < -0.1:
            before = 1 - before
        left = middle[0] + x * radius - wide * before
        left = max(box.x, min(left, box.right - wide))
        inner = min(abs(left - middle[0]), abs(left + wide - middle[0]))
        if left < middle[0] < left + wide:
            inner = 0.0
        rim = max(y, _rim(corners, inner / radius)) if y > 0 else y
        top = middle[1] - rim * radius + (4 if y < 0 else -high - (4 if inner == 0 else 0))
        spots.append(Box(left, top, wide, high))
    return spots


def _rim(corners: Sequence[Point], x: float) -> float:
    """How high the rim of a radar of radius 1 is at the right of its middle."""
    return max(
        (
            one[1] + (other[1] - one[1]) * (x - one[0]) / (other[0] - one[0])
            for one, other in pairwise(corners)
            if one[0] <= x < other[0]
        ),
        default=-1.0,
    )


def _clear(
    canvas: Canvas, box: Box, names: Sequence[str], corners: Sequence[Point], radius: float
) -> bool:
    """Whether all names keep off each other."""
    spots = _spots(canvas, box, names, corners, radius, (box.x + box.w / 2, 0.0))
    return not any(one.meets(other) for n, one in enumerate(spots) for other in spots[:n])
