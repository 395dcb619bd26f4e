"""The palette, the type scale and the grid of the console: everything that all screens share."""

from enum import IntEnum
from functools import lru_cache

Colour = tuple[int, int, int]


def _hex(code: str) -> Colour:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


GROUND = _hex("#0B1220")
PANEL = _hex("#121C2E")
INSET = _hex("#0E1626")
RAISED = _hex("#1A2742")
LINE = _hex("#22304A")
TEXT = _hex("#E6EDF7")
DIM = _hex("#8CA0BF")
ACCENT = _hex("#F0E442")
ON_ACCENT = _hex("#141B08")

# Okabe and Ito's palette (2008): told apart by people who do not see red or green.
OK = _hex("#009E73")
DEGRADED = _hex("#E69F00")
DOWN = _hex("#D55E00")
CRASHED = _hex("#CC79A7")
MIRROR = _hex("#56B4E9")

# The same, light enough for text on a panel (4.5 : 1).
OK_TEXT = _hex("#2FBF95")
DOWN_TEXT = _hex("#F0762A")
BLUE = _hex("#4A86B8")


class Size(IntEnum):
    """The type scale, in logical units; nothing that is projected is smaller than BIG."""

    SMALL = 12
    BODY = 14
    LARGE = 16
    BIG = 20
    HEAD = 28
    HUGE = 44


LINE_HEIGHT = 1.4
"""Height of a line of text over its size."""

GRID = 8
PADDING = 12
RADIUS = 8
BASE = (1280, 720)
"""The canvas of a window that is as large as this, in logical units."""
LEAST = (853, 480)
"""No canvas is smaller: a larger scale would leave no room for what a screen must show."""


@lru_cache(4096)
def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two; `share` 0 is the first, 1 the second."""
    r, g, b = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return r, g, b


def contrast(one: Colour, other: Colour) -> float:
    """How well one colour can be read on another, from 1 to 21 (WCAG 2.2)."""

    def light(colour: Colour) -> float:
        parts = [c / 255 for c in colour]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
