"""Names beside the dots of a picture, so that none lies on another."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import cos, pi, sin
from typing import NamedTuple

_DIRECTIONS = 16
_REACHES = (0.9, 1.6, 2.4, 3.4, 4.6, 6.0, 8.0)
"""How far from its dot a name may stand, in heights of a name."""
_ON_TOP, _FAR, _CROSSING = 20.0, 0.6, 0.4
"""What it costs to lie on something, each step away, and to cross a line."""


class Box(NamedTuple):
    """A rectangle, in pixels."""

    left: float
    low: float
    right: float
    high: float

    def meets(self, other: "Box") -> bool:
        """Whether they have anything in common."""
        return (
            self.left < other.right and other.left < self.right
            and self.low < other.high and other.low < self.high
        )  # fmt: skip

    def within(self, other: "Box") -> bool:
        """Whether it lies wholly inside another."""
        return (
            other.left <= self.left and self.right <= other.right
            and other.low <= self.low and self.high <= other.high
        )  # fmt: skip


def placed(
    dots: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]],
    taken: Sequence[Box], crossed: Sequence[Box], frame: Box,
) -> list[Box]:  # fmt: skip
    """Where each dot's name is to stand.

    `sizes` are widths and heights of names; `taken` they must not cover, `crossed` they should not.
    The names that come first have the first choice.
    """
    found: list[Box] = []
    for (x, y), (width, height) in zip(dots, sizes, strict=True):
        best, least = None, float("inf")
        for far, box in _candidates(x, y, width, height):
            if not box.within(frame):
                continue
            cost = _FAR * far + _CROSSING * sum(map(box.meets, crossed))
            cost += _ON_TOP * sum(map(box.meets, (*taken, *found)))
            if cost < least:
                best, least = box, cost
        found.append(best or Box(x, y, x + width, y + height))
    return found


def _candidates(x: float, y: float, width: float, height: float) -> Iterator[tuple[int, Box]]:
    """Places around a dot, the nearest first, to the right first."""
    for (far, reach), n in product(enumerate(_REACHES), range(_DIRECTIONS)):
        across, up = cos(2 * pi * n / _DIRECTIONS), sin(2 * pi * n / _DIRECTIONS)
        left = x + across * (reach * height + width / 2) - width / 2
        low = y + up * (reach + 0.5) * height - height / 2
        yield far, Box(left, low, left + width, low + height)
