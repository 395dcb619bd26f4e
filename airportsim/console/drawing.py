"""Text and shapes in logical units on a surface of pixels."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from itertools import pairwise
from math import floor
from typing import TypeVar

import pygame

from airportsim.console.box import Box
from airportsim.console.look import BASE, GROUND, LINE, LINE_HEIGHT, RAISED, TEXT, Colour, Size
from airportsim.console.paint import Paint
from airportsim.console.typeset import Typesetter

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """A line of text that stands on the canvas, for tests: where (pixels), on which ground."""

    words: str
    rect: pygame.Rect
    size: int
    colour: Colour
    ground: Colour
    shortened: bool


class Drawing:
    """What can be drawn; `width` and `height` are logical, `t` is the real time in seconds.

    `said`, if it is a list, is given every line of text that is drawn, for tests.
    """

    def __init__(self, typesetter: Typesetter | None = None) -> None:
        self.typesetter = typesetter or Typesetter()
        self.t = 0.0
        self.width: float = BASE[0]
        self.height: float = BASE[1]
        self.scale = 1.0
        self.said: list[Said] | None = None
        self._surface = pygame.Surface((1, 1))
        self._paint = Paint()
        self._clip: Box | None = None
        self._rolling: dict[str, tuple[float, float, float]] = {}
        self._parts: dict[str, tuple[Hashable, pygame.Surface]] = {}
        self._layouts: dict[str, tuple[Hashable, object]] = {}

    # --- text --------------------------------------------------------------------------------

    def text(
        self, words: str, x: float, y: float, size: int = Size.BODY, colour: Colour = TEXT,
        bold: bool = False, align: str = "left", room: float | None = None,
    ) -> float:  # fmt: skip
        """A line of text; `y` is its top, `x` its left, middle or right; answers with its width.

        Longer than `room`, it is cut and ends in dots: give enough room, or wrap it.
        """
        if not words:
            return 0
        scale = self.scale
        picture = self.written(words, size, colour, bold)
        w, h = picture.get_size()
        cut = room is not None and w > room * scale + 1
        if cut and room is not None:
            pixels = max(8, round(size * scale))
            words = self.typesetter.shortened(words, pixels, bold, round(room * scale))
            picture = self.written(words, size, colour, bold)
            w = picture.get_width()
        left = x * scale - (w / 2 if align == "middle" else w if align == "right" else 0)
        top = y * scale + (size * LINE_HEIGHT * scale - h) / 2
        at = round(left), round(top)
        if self.said is not None:
            self._audit(words, pygame.Rect(at, (w, h)), size, colour, cut)
        self._surface.blit(picture, at)
        return w / scale

    def written(self, words: str, size: int, colour: Colour, bold: bool = False) -> pygame.Surface:
        """A line of text as a picture, in pixels."""
        return self.typesetter.line(words, max(8, round(size * self.scale)), bold, colour)

    def label(
        self, words: str, box: Box, size: int = Size.BODY, colour: Colour = TEXT,
        bold: bool = False, align: str = "left",
    ) -> None:  # fmt: skip
        """A line of text, centred in the height of a box and cut at its width."""
        x = {"left": box.x, "middle": box.x + box.w / 2, "right": box.right}[align]
        y = box.y + (box.h - size * LINE_HEIGHT) / 2
        self.text(words, x, y, size, colour, bold, align, box.w)

    def paragraph(
        self, words: str, box: Box, size: int = Size.BODY, colour: Colour = TEXT,
        bold: bool = False, most: int | None = None,
    ) -> float:  # fmt: skip
        """Text broken into lines; answers with its height. More than `most` lines are cut."""
        pixels = max(8, round(size * self.scale))
        lines = self.typesetter.wrapped(words, pixels, bold, int(box.w * self.scale))
        if most is not None and len(lines) > most:
            lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
        for n, line in enumerate(lines):
            self.text(line, box.x, box.y + n * size * LINE_HEIGHT, size, colour, bold, room=box.w)
        return len(lines) * size * LINE_HEIGHT

    def height_of(
        self, words: str, room: float, size: int = Size.BODY, bold: bool = False
    ) -> float:
        """How high a paragraph would be."""
        pixels = max(8, round(size * self.scale))
        lines = self.typesetter.wrapped(words, pixels, bold, int(room * self.scale))
        return len(lines) * size * LINE_HEIGHT

    def width_of(self, words: str, size: int = Size.BODY, bold: bool = False) -> float:
        """How wide a line of text would be."""
        return self.typesetter.width(words, max(8, round(size * self.scale)), bold) / self.scale

    def rolling(self, name: str, target: float) -> int:
        """A number on its way to another: money counts up and down for a third of a second."""
        start, end, since = self._rolling.get(name, (target, target, self.t))
        share = min(1.0, (self.t - since) * 3)
        shown = start + (end - start) * share
        if target != end:
            self._rolling[name] = shown, target, self.t
        elif name not in self._rolling:
            self._rolling[name] = target, target, self.t
        return round(shown)

    def _audit(self, words: str, rect: pygame.Rect, size: int, colour: Colour, cut: bool) -> None:
        assert self.said is not None
        if self._clip is not None:
            rect = rect.clip(self._rect(self._clip))
            if not rect.height or not rect.width:
                return
        whole = self._surface.get_rect()
        x = min(max(rect.centerx, 0), whole.width - 1)
        y = min(max(rect.centery, 0), whole.height - 1)
        r, g, b, _ = self._surface.get_at((x, y))
        self.said.append(Said(words, rect, size, colour, (r, g, b), cut))

    # --- shapes ------------------------------------------------------------------------------

    def fill(
        self, box: Box, colour: Colour, radius: float = 0, border: Colour | None = None
    ) -> None:
        """A filled rectangle, with round corners and a border of one unit if wanted."""
        self._paint.box(
            self._surface, self._rect(box), colour, round(radius * self.scale), border,
            max(1, round(self.scale)),
        )  # fmt: skip

    def outline(self, box: Box, colour: Colour, radius: float = 0, width: float = 2) -> None:
        """A rectangle that is not filled."""
        pixels = max(1, round(width * self.scale))
        pygame.draw.rect(
            self._surface, colour, self._rect(box), pixels, border_radius=round(radius * self.scale)
        )

    def line(
        self, one: tuple[float, float], other: tuple[float, float], colour: Colour = LINE,
        width: float = 1,
    ) -> None:  # fmt: skip
        """A straight line."""
        a, b = self._point(one), self._point(other)
        pixels = max(1, round(width * self.scale))
        if one[0] == other[0] or one[1] == other[1]:
            pygame.draw.line(self._surface, colour, a, b, pixels)
        else:
            pygame.draw.aaline(self._surface, colour, a, b, pixels)

    def curve(self, points: list[tuple[float, float]], colour: Colour, width: float = 2) -> None:
        """Straight lines from point to point."""
        for one, other in pairwise(points):
            self.line(one, other, colour, width)

    def circle(self, x: float, y: float, radius: float, colour: Colour, width: float = 0) -> None:
        """A disc, or a circle of this line width."""
        self._paint.disc(
            self._surface, self._point((x, y)), radius * self.scale, colour, width * self.scale
        )

    def ring(self, x: float, y: float, radius: float, share: float, colour: Colour) -> None:
        """A ring that fills clockwise from the top; `share` from 0 to 1."""
        self.circle(x, y, radius, LINE, 3)
        self.arc(x, y, radius, share, colour, 3)

    def arc(
        self, x: float, y: float, radius: float, share: float, colour: Colour, width: float
    ) -> None:
        """A part of a circle of this line width, clockwise from the top; `share` from 0 to 1."""
        if share > 0:
            self._paint.arc(
                self._surface, self._point((x, y)), radius * self.scale, min(1.0, share), colour,
                width * self.scale,
            )  # fmt: skip

    def polygon(self, points: list[tuple[float, float]], colour: Colour) -> None:
        """A filled polygon."""
        pixels = [self._point(point) for point in points]
        pygame.draw.polygon(self._surface, colour, pixels)

    def bar(self, box: Box, share: float, colour: Colour, ground: Colour = RAISED) -> None:
        """A bar that is filled from the left; `share` from 0 to 1."""
        radius = min(box.h / 2, 4)
        self.fill(box, ground, radius)
        if share > 0:
            self.fill(Box(box.x, box.y, max(box.h, box.w * min(1, share)), box.h), colour, radius)

    # --- what is drawn once ------------------------------------------------------------------

    def stamp(
        self, key: Hashable, box: Box, draw: Callable[[Box], object], ground: Colour
    ) -> None:  # fmt: skip
        """Shapes that come again and again, alike wherever `key` and size are the same.

        They stand on a plain ground. `draw` draws them into the box that it is given, and says
        nothing that can be clicked.
        """
        rect = self._rect(box)
        picture = self._paint.kept(
            ("stamp", key, rect.size, ground), lambda: self.picture(rect.size, draw, ground)
        )
        self._surface.blit(picture, rect)

    def laid(self, name: str, key: Hashable, lay: Callable[[], T]) -> T:
        """How a part of a screen is laid out, worked out anew only when its `key` changes."""
        at, found = self._layouts.get(name, (None, None))
        if at != (key, self.scale):
            found = lay()
            self._layouts[name] = (key, self.scale), found
        return found  # type: ignore[return-value]

    def picture(
        self, size: tuple[int, int], draw: Callable[[Box], object], ground: Colour
    ) -> pygame.Surface:  # fmt: skip
        """Shapes on a plain ground, as a picture of a size in pixels."""
        picture = pygame.Surface(size, 0, self._surface)
        picture.fill(ground)
        return self._drawn(picture, draw)

    def put(self, picture: pygame.Surface, at: tuple[int, int]) -> None:
        """A picture at a place in pixels."""
        self._surface.blit(picture, at)

    def sprite(self, key: Hashable, box: Box, draw: Callable[[Box], object]) -> None:
        """Shapes and text that come again and again, on whatever ground.

        `draw` draws them into the box that it is given, and says nothing that can be clicked.
        """
        if self.said is not None:  # tests read every line
            draw(box)
            return
        rect = self._rect(box)
        picture = self._paint.kept(
            ("sprite", key, rect.size),
            lambda: self._drawn(pygame.Surface(rect.size, pygame.SRCALPHA), draw),
        )
        self._surface.blit(picture, rect)

    def kept(self, name: str, key: Hashable, box: Box, draw: Callable[[Box], object]) -> None:
        """Part of a screen, on its bare ground, that is drawn anew only when its `key` changes.

        `draw` draws it into the box that it is given, and says nothing that can be clicked.
        """
        if self.said is not None:  # tests read every line
            draw(box)
            return
        rect = self._rect(box)
        at, picture = self._parts.get(name, (None, self._surface))
        if at != (key, rect.size):
            if picture is self._surface or picture.size != rect.size:
                picture = pygame.Surface(rect.size, 0, self._surface)
            picture.fill(GROUND)
            self._parts[name] = (key, rect.size), self._drawn(picture, draw)
        self._surface.blit(picture, rect)

    def _drawn(self, picture: pygame.Surface, draw: Callable[[Box], object]) -> pygame.Surface:
        surface, self._surface = self._surface, picture
        try:
            draw(Box(0, 0, picture.width / self.scale, picture.height / self.scale))
        finally:
            self._surface = surface
        return picture

    # --- pixels ------------------------------------------------------------------------------

    def pixels(self, box: Box) -> pygame.Rect:
        """Where a box lies on the surface."""
        return self._rect(box)

    def _point(self, point: tuple[float, float]) -> tuple[int, int]:
        return round(point[0] * self.scale), round(point[1] * self.scale)

    def _rect(self, box: Box) -> pygame.Rect:
        # Halves go up, always: what is as wide as high stays so, wherever it lies.
        x, y, w, h = box
        scale = self.scale
        left, top = floor(x * scale + 0.5), floor(y * scale + 0.5)
        right, bottom = floor((x + w) * scale + 0.5), floor((y + h) * scale + 0.5)
        return pygame.Rect(left, top, right - left, bottom - top)
