"""Small pictures drawn by the program: the six roles, a person, a bot, an aeroplane, the emblem."""

from collections.abc import Callable
from functools import cache

import pygame

from airportsim.console.canvas import Canvas
from airportsim.console.look import ACCENT, GROUND, LINE, OK, RAISED, Colour
from airportsim.model.words import Role

SIDE = 24
"""Pictures are drawn on a square of this side."""

FINE = 4
"""They are drawn so many times as large, then made smaller: that smooths their edges."""

Points = list[tuple[float, float]]


class Pen:
    """Draws shapes in the one colour of a picture; those with `hole` take it away again."""

    def __init__(self, surface: pygame.Surface, colour: Colour) -> None:
        self._surface = surface
        self._colour = colour
        self._unit = surface.get_width() / SIDE

    def box(
        self, x: float, y: float, w: float, h: float, radius: float = 0, hole: bool = False
    ) -> None:
        """A rectangle, with round corners if wanted."""
        u = self._unit
        rect = pygame.Rect(round(x * u), round(y * u), round(w * u), round(h * u))
        pygame.draw.rect(self._surface, self._ink(hole), rect, border_radius=round(radius * u))

    def disc(self, x: float, y: float, radius: float, hole: bool = False) -> None:
        """A disc."""
        u = self._unit
        pygame.draw.circle(self._surface, self._ink(hole), (x * u, y * u), radius * u)

    def shape(self, points: Points, hole: bool = False) -> None:
        """A polygon."""
        u = self._unit
        pygame.draw.polygon(self._surface, self._ink(hole), [(x * u, y * u) for x, y in points])

    def _ink(self, hole: bool) -> tuple[int, int, int, int]:
        return (*self._colour, 0 if hole else 255)


def _director(pen: Pen) -> None:
    """A control tower."""
    pen.box(11.4, 1, 1.2, 4)
    pen.shape([(3, 5), (21, 5), (18, 12), (6, 12)])
    for x in (7.6, 12.6):
        pen.box(x, 6.8, 3.8, 3, hole=True)
    pen.shape([(9, 13), (15, 13), (16.5, 21), (7.5, 21)])
    pen.box(4, 21, 16, 2)


def _account_manager(pen: Pen) -> None:
    """A speech bubble."""
    pen.box(2, 3, 20, 14, 3.5)
    pen.shape([(6, 16), (12, 16), (5, 22)])
    for x in (7, 12, 17):
        pen.disc(x, 10, 1.5, hole=True)


def _service_desk(pen: Pen) -> None:
    """A headset."""
    pen.disc(12, 11.5, 9.5)
    pen.disc(12, 11.5, 7.4, hole=True)
    pen.box(0, 12, 24, 12, hole=True)
    pen.box(1.6, 11, 5, 8, 2)
    pen.box(17.4, 11, 5, 8, 2)
    pen.box(19.4, 18, 2, 4)
    pen.box(12, 20.5, 9.4, 2, 1)


def _specialist(pen: Pen) -> None:
    """A magnifying glass."""
    pen.shape([(13.4, 15.2), (15.2, 13.4), (23, 20.6), (20.6, 23)])
    pen.disc(9.5, 9.5, 8)
    pen.disc(9.5, 9.5, 5.6, hole=True)
    pen.shape([(5.8, 9.2), (7, 8), (8.8, 9.8), (12, 6.4), (13.2, 7.6), (8.8, 12.2)])


def _delivery_manager(pen: Pen) -> None:
    """A clipboard."""
    pen.box(3.5, 3, 17, 20, 2.5)
    pen.box(8, 1, 8, 5, 1.5)
    pen.box(10.5, 2.4, 3, 1.6, hole=True)
    for y in (9, 13, 17):
        pen.box(6.5, y, 2, 2, hole=True)
        pen.box(10, y, 7.5, 2, hole=True)


def _vendor(pen: Pen) -> None:
    """A parcel."""
    pen.box(1.5, 4, 21, 5, 1)
    pen.box(3, 10, 18, 12.5, 1)
    pen.box(10.5, 4, 3, 5, hole=True)
    pen.box(10.5, 10, 3, 6, hole=True)


def _person(pen: Pen) -> None:
    """Head and shoulders."""
    pen.disc(12, 7, 5.2)
    pen.box(2.5, 14, 19, 16, 8)


def _bot(pen: Pen) -> None:
    """A square head with an aerial."""
    pen.disc(12, 2.6, 1.8)
    pen.box(11, 3, 2, 5)
    pen.box(3, 8, 18, 13.5, 3.5)
    pen.disc(8, 13.6, 2, hole=True)
    pen.disc(16, 13.6, 2, hole=True)
    pen.box(8.5, 17.4, 7, 1.4, hole=True)


_HALF = (
    (1.00, 0.00), (0.86, 0.075), (0.30, 0.085), (-0.12, 0.66), (-0.34, 0.66), (-0.10, 0.085),
    (-0.62, 0.070), (-0.80, 0.270), (-0.96, 0.270), (-0.86, 0.00),
)  # fmt: skip


def _plane(pen: Pen, turn: float = -40) -> None:
    """An aeroplane that climbs."""
    whole = [*_HALF, *((a, -b) for a, b in reversed(_HALF[1:-1]))]
    turned = [pygame.Vector2(point).rotate(turn) * SIDE / 2 for point in whole]
    pen.shape([(SIDE / 2 + point.x, SIDE / 2 + point.y) for point in turned])


def _landing(pen: Pen) -> None:
    """An aeroplane that comes down."""
    _plane(pen, 20)


_PICTURES: dict[str, Callable[[Pen], None]] = {
    Role.DIRECTOR: _director,
    Role.ACCOUNT_MANAGER: _account_manager,
    Role.SERVICE_DESK: _service_desk,
    Role.SPECIALIST: _specialist,
    Role.DELIVERY_MANAGER: _delivery_manager,
    Role.VENDOR: _vendor,
    "person": _person,
    "bot": _bot,
    "plane": _plane,
    "landing": _landing,
}


def picture(canvas: Canvas, name: str, x: float, y: float, size: float, colour: Colour) -> None:
    """Draw a picture around a point: a role's by its value, `person`, `bot`, `plane` or
    `landing`.
    """
    drawn = _drawn(name, max(4, round(size * canvas.scale)), colour)
    side = drawn.get_width() / 2
    at = round(x * canvas.scale - side), round(y * canvas.scale - side)
    canvas.surface.blit(drawn, at)


def emblem(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Put the emblem of the program at a corner of a canvas."""
    at = round(x * canvas.scale), round(y * canvas.scale)
    canvas.surface.blit(icon(round(size * canvas.scale)), at)


@cache
def icon(side: int) -> pygame.Surface:
    """The emblem in pixels: an aeroplane that climbs above bars that grow."""
    large = pygame.Surface((side * FINE, side * FINE), pygame.SRCALPHA)
    for colour, inset in ((LINE, 0.0), (GROUND, 0.6)):
        whole = SIDE - 2 * inset
        Pen(large, colour).box(inset, inset, whole, whole, 5.4 - inset)
    for k, height in enumerate((3.4, 5.8, 8.6)):
        pen = Pen(large, OK if k == 2 else RAISED)
        pen.box(3.8 + 4.1 * k, 20.2 - height, 2.7, height, 0.5)
    climbing = _drawn("plane", round(side * FINE * 0.66), ACCENT)
    large.blit(climbing, (side * FINE * 0.26, side * FINE * 0.06))
    return pygame.transform.smoothscale(large, (side, side))


@cache
def _drawn(name: str, pixels: int, colour: Colour) -> pygame.Surface:
    large = pygame.Surface((pixels * FINE, pixels * FINE), pygame.SRCALPHA)
    large.fill((*colour, 0))
    _PICTURES[name](Pen(large, colour))
    return pygame.transform.smoothscale(large, (pixels, pixels))
