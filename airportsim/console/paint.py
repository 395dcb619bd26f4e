"""Shapes in pixels with smooth edges; what is costly to draw is drawn once and kept."""

import math
from collections import OrderedDict
from collections.abc import Callable

import pygame

from airportsim.console.look import GROUND, Colour

FINE = 4
"""Shapes are drawn so many times as large, then made smaller: that smooths their edges."""

SMALL = 48_000
"""Boxes of fewer pixels are kept whole."""

MOST = 600
"""Pictures that are kept; those not drawn for longest go first."""


class Paint:
    """Draws boxes, discs and arcs on surfaces."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._shade: pygame.Surface | None = None

    def box(
        self, surface: pygame.Surface, rect: pygame.Rect, colour: Colour, radius: int,
        border: Colour | None, thickness: int,
    ) -> None:  # fmt: skip
        """A filled box with round corners, and a border inside its edges."""
        if rect.width <= 0 or rect.height <= 0:
            return
        radius = min(radius, rect.width // 2, rect.height // 2)
        if radius <= 0 and border is None:
            surface.fill(colour, rect)
        elif rect.width * rect.height < SMALL:
            key = ("box", rect.size, colour, radius, border, thickness)
            picture = self._found(key)
            if picture is None:
                picture = pygame.Surface(rect.size, pygame.SRCALPHA)
                self._layers(picture, picture.get_rect(), colour, radius, border, thickness)
                self._keep(key, picture)
            surface.blit(picture, rect)
        else:
            self._layers(surface, rect, colour, radius, border, thickness)

    def disc(
        self, surface: pygame.Surface, at: tuple[int, int], radius: float, colour: Colour,
        width: float,
    ) -> None:  # fmt: skip
        """A disc, or with a width a circle."""
        key = ("disc", round(radius, 1), colour, round(width, 1))
        picture = self._found(key)
        if picture is None:
            side = 2 * math.ceil(radius) + 2
            large = pygame.Surface((side * FINE, side * FINE), pygame.SRCALPHA)
            large.fill((*colour, 0))
            middle = side * FINE // 2
            stroke = max(1, round(width * FINE)) if width else 0
            pygame.draw.circle(large, colour, (middle, middle), round(radius * FINE), stroke)
            picture = pygame.transform.smoothscale(large, (side, side))
            self._keep(key, picture)
        surface.blit(picture, (at[0] - picture.width // 2, at[1] - picture.height // 2))

    def arc(
        self, surface: pygame.Surface, at: tuple[int, int], radius: float, share: float,
        colour: Colour, width: float,
    ) -> None:  # fmt: skip
        """A part of a circle, clockwise from its top, in steps of a sixtieth."""
        steps = max(1, round(share * 60))
        key = ("arc", round(radius, 1), round(width, 1), steps, colour)
        picture = self._found(key)
        if picture is None:
            side = 2 * math.ceil(radius) + 2
            large = pygame.Surface((side * FINE, side * FINE), pygame.SRCALPHA)
            large.fill((*colour, 0))
            middle = side * FINE / 2
            outer, inner = radius * FINE, (radius - width) * FINE
            turns = [math.tau * n / 60 for n in range(steps + 1)]
            rim = [(middle + outer * math.sin(a), middle - outer * math.cos(a)) for a in turns]
            back = [(middle + inner * math.sin(a), middle - inner * math.cos(a)) for a in turns]
            pygame.draw.polygon(large, colour, [*rim, *reversed(back)])
            picture = pygame.transform.smoothscale(large, (side, side))
            self._keep(key, picture)
        surface.blit(picture, (at[0] - picture.width // 2, at[1] - picture.height // 2))

    def kept(
        self, key: tuple[object, ...], draw: Callable[[], pygame.Surface]
    ) -> pygame.Surface:  # fmt: skip
        """A picture that is drawn when it is first asked for."""
        picture = self._found(key)
        if picture is None:
            picture = draw()
            self._keep(key, picture)
        return picture

    def shade(self, surface: pygame.Surface) -> None:
        """Darken a surface."""
        if self._shade is None or self._shade.size != surface.size:
            self._shade = pygame.Surface(surface.size)
            self._shade.fill(GROUND)
            self._shade.set_alpha(190)
        surface.blit(self._shade, (0, 0))

    def _layers(
        self, surface: pygame.Surface, rect: pygame.Rect, colour: Colour, radius: int,
        border: Colour | None, thickness: int,
    ) -> None:  # fmt: skip
        if border is not None:
            self._round(surface, rect, border, radius)
            rect = rect.inflate(-2 * thickness, -2 * thickness)
            radius = max(0, radius - thickness)
        self._round(surface, rect, colour, radius)

    def _round(
        self, surface: pygame.Surface, rect: pygame.Rect, colour: Colour, radius: int
    ) -> None:
        if radius <= 0:
            surface.fill(colour, rect)
            return
        surface.fill(colour, (rect.x + radius, rect.y, rect.w - 2 * radius, rect.h))
        surface.fill(colour, (rect.x, rect.y + radius, radius, rect.h - 2 * radius))
        surface.fill(colour, (rect.right - radius, rect.y + radius, radius, rect.h - 2 * radius))
        for right in (False, True):
            for low in (False, True):
                x = rect.right - radius if right else rect.x
                y = rect.bottom - radius if low else rect.y
                surface.blit(self._corner(radius, colour, right, low), (x, y))

    def _corner(self, radius: int, colour: Colour, right: bool, low: bool) -> pygame.Surface:
        key = ("corner", radius, colour, right, low)
        picture = self._found(key)
        if picture is None:
            side = radius * FINE
            large = pygame.Surface((side, side), pygame.SRCALPHA)
            large.fill((*colour, 0))
            middle = (0 if right else side, 0 if low else side)
            pygame.draw.circle(large, colour, middle, side)
            picture = pygame.transform.smoothscale(large, (radius, radius))
            self._keep(key, picture)
        return picture

    def _found(self, key: tuple[object, ...]) -> pygame.Surface | None:
        picture = self._kept.get(key)
        if picture is not None:
            self._kept.move_to_end(key)
        return picture

    def _keep(self, key: tuple[object, ...], picture: pygame.Surface) -> None:
        self._kept[key] = picture
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)
