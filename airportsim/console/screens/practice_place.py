"""Where the coach's bubble is put: near its spot, and where it hides little."""

from collections.abc import Sequence
from dataclasses import dataclass

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import GRID

GAP = 18
"""Distance of the bubble from its spot."""

GRAIN = 24
"""Places are tried at this distance."""

SEAT = ("act.", "inbox.", "hand.")
"""The zones between which a seat's panel lies."""

HIDES_SPOT, HIDES_BUTTON, HIDES_ROW, HIDES_SEAT, HIDES_OTHER = 1e6, 10.0, 0.5, 0.2, 0.002
"""How bad it is to hide so much of the spot itself, of what can be clicked in the seat, of its
inbox, of its panel, of anything else that can be clicked; a unit of distance is 1."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a bubble could hide, each with how bad that is, and the spot that it is about."""

    things: tuple[tuple[float, Box], ...]
    spot: Box | None

    def cost(self, box: Box) -> float:
        """How bad a place is."""
        hidden = sum(weight * shared(box, thing) for weight, thing in self.things)
        if self.spot is None:
            return hidden
        near = self.spot.inset(-GAP)
        dx = max(near.x - box.right, box.x - near.right, 0)
        dy = max(near.y - box.bottom, box.y - near.bottom, 0)
        aside = abs(box.middle[1] - self.spot.middle[1]) / 8
        return hidden + HIDES_SPOT * shared(box, near) + dx + dy + aside


def placed(canvas: Canvas, shapes: Sequence[tuple[float, float]], spot: Box | None) -> Box:
    """The best place for a bubble of one of these shapes."""
    crowd, room = _crowd(canvas, spot), canvas.box.inset(GRID)
    boxes = [box for w, h in shapes for box in _places(room, w, min(h, room.h), spot)]
    return min(boxes, key=crowd.cost)


def shared(one: Box, other: Box) -> float:
    """The area that two rectangles share."""
    w = min(one.right, other.right) - max(one.x, other.x)
    h = min(one.bottom, other.bottom) - max(one.y, other.y)
    return w * h if w > 0 and h > 0 else 0.0


def around(boxes: Sequence[Box]) -> Box:
    """The rectangle around some rectangles."""
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(x, y, right - x, bottom - y)


def _crowd(canvas: Canvas, spot: Box | None) -> Crowd:
    zones = [zone for zone in canvas.zones if zone.box.w > 0 and zone.box.h > 0]
    marks = [zone.box for zone in zones if zone.name.startswith(SEAT)]
    seat = around(marks) if marks else Box(0, 0, 0, 0)
    things = [(HIDES_SEAT, seat)]
    for zone in zones:
        if zone.do is not None:
            weight = HIDES_BUTTON if shared(zone.box, seat) else HIDES_OTHER
            things.append((HIDES_ROW if zone.name.startswith("inbox.") else weight, zone.box))
    return Crowd(tuple(things), spot)


def _places(room: Box, w: float, h: float, spot: Box | None) -> list[Box]:
    """Places all over the room, and just beside the spot."""
    across, down = _steps(room.x, room.right - w), _steps(room.y, room.bottom - h)
    if spot is not None:
        across += [spot.x - GAP - w, spot.right + GAP]
        down += [spot.y - GAP - h, spot.bottom + GAP]
        down.append(min(max(room.y, spot.middle[1] - h / 2), room.bottom - h))
    return [
        Box(x, y, w, h)
        for x in across
        for y in down
        if room.x <= x <= room.right - w + 0.5 and room.y <= y <= room.bottom - h + 0.5
    ]


def _steps(low: float, high: float) -> list[float]:
    count = max(1, int((high - low) // GRAIN))
    return [low + (high - low) * n / count for n in range(count + 1)]
