"""Thick lines, and arrows made of them."""

from itertools import pairwise
from math import hypot

from airportsim.console.canvas import Canvas
from airportsim.console.look import Colour

Point = tuple[float, float]


def way(canvas: Canvas, points: list[Point], colour: Colour, width: float = 4) -> None:
    """A thick line from point to point that ends in an arrow."""
    (a, b), (x, y) = points[-2:]
    long = hypot(x - a, y - b) or 1
    dx, dy = (x - a) / long, (y - b) / long
    head = width * 3
    stem = (x - dx * head, y - dy * head)
    for one, other in pairwise([*points[:-1], stem]):
        stroke(canvas, one, other, colour, width)
    side = width * 2
    canvas.polygon(
        [(x, y), (stem[0] - dy * side, stem[1] + dx * side),
         (stem[0] + dy * side, stem[1] - dx * side)], colour,
    )  # fmt: skip


def stroke(canvas: Canvas, one: Point, other: Point, colour: Colour, width: float) -> None:
    """A thick straight line with round ends."""
    long = hypot(other[0] - one[0], other[1] - one[1]) or 1
    nx, ny = (other[1] - one[1]) / long * width / 2, (one[0] - other[0]) / long * width / 2
    corners = [
        (one[0] + nx, one[1] + ny), (other[0] + nx, other[1] + ny),
        (other[0] - nx, other[1] - ny), (one[0] - nx, one[1] - ny),
    ]  # fmt: skip
    canvas.polygon(corners, colour)
    for x, y in (one, other):
        canvas.circle(x, y, width / 2, colour)
