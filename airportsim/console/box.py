"""Rectangles in logical units, and how they are divided."""

from typing import NamedTuple

from airportsim.console.look import GRID


class Box(NamedTuple):
    """A rectangle in logical units: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return self.x + self.w / 2, self.y + self.h / 2

    def holds(self, point: tuple[float, float] | None) -> bool:
        """Whether a point lies inside."""
        if point is None:
            return False
        return self.x <= point[0] < self.right and self.y <= point[1] < self.bottom

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles share some room."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom

    def inset(self, dx: float, dy: float | None = None) -> "Box":
        """The rectangle without a margin."""
        dy = dx if dy is None else dy
        return Box(self.x + dx, self.y + dy, max(0, self.w - 2 * dx), max(0, self.h - 2 * dy))

    def moved(self, dx: float, dy: float) -> "Box":
        """The rectangle elsewhere."""
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def cut_left(self, w: float, gap: float = GRID) -> tuple["Box", "Box"]:
        """A strip at the left, and the rest."""
        w = min(w, self.w)
        rest = Box(self.x + w + gap, self.y, max(0, self.w - w - gap), self.h)
        return Box(self.x, self.y, w, self.h), rest

    def cut_right(self, w: float, gap: float = GRID) -> tuple["Box", "Box"]:
        """A strip at the right, and the rest."""
        w = min(w, self.w)
        rest = Box(self.x, self.y, max(0, self.w - w - gap), self.h)
        return Box(self.right - w, self.y, w, self.h), rest

    def cut_top(self, h: float, gap: float = GRID) -> tuple["Box", "Box"]:
        """A strip at the top, and the rest."""
        h = min(h, self.h)
        rest = Box(self.x, self.y + h + gap, self.w, max(0, self.h - h - gap))
        return Box(self.x, self.y, self.w, h), rest

    def cut_bottom(self, h: float, gap: float = GRID) -> tuple["Box", "Box"]:
        """A strip at the bottom, and the rest."""
        h = min(h, self.h)
        rest = Box(self.x, self.y, self.w, max(0, self.h - h - gap))
        return Box(self.x, self.bottom - h, self.w, h), rest

    def columns(self, count: int, gap: float = GRID) -> list["Box"]:
        """Equal columns from left to right."""
        w = (self.w - gap * (count - 1)) / count
        return [Box(self.x + n * (w + gap), self.y, w, self.h) for n in range(count)]

    def rows(self, count: int, gap: float = GRID) -> list["Box"]:
        """Equal rows from top to bottom."""
        h = (self.h - gap * (count - 1)) / count
        return [Box(self.x, self.y + n * (h + gap), self.w, h) for n in range(count)]

    def centred(self, w: float, h: float) -> "Box":
        """A rectangle of this size in the middle, as large as fits."""
        w, h = min(w, self.w), min(h, self.h)
        return Box(self.x + (self.w - w) / 2, self.y + (self.h - h) / 2, w, h)
