"""Stations of a circle, two above two, with an arrow from each to the next."""

from collections.abc import Callable, Sequence

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, LINE_HEIGHT, MIRROR, RAISED, TEXT, Size
from airportsim.console.parts.arrows import way
from airportsim.debrief.quality.recovered import Circle

ARROW = 28.0
"""Length of an arrow from station to station."""


def circle_height(size: int) -> float:
    """How high a circle is whose words have this size."""
    return 2 * (2 * size * LINE_HEIGHT + 8) + ARROW


def recovery_circle(say: Callable[..., str], found: Circle) -> list[tuple[str, str]]:
    """Predict, recover, analyse, store: the name of each, and where the team stands."""
    words = {
        "predict": say("recovery.predicted", count=found.predicted, of=found.faults),
        "recover": say("recovery.recovered", count=found.well, of=found.hurt),
        "analyse": say("recovery.analysed", count=found.causes),
        "store": say("recovery.stored", count=found.stored, of=found.causes),
    }
    return [(say(f"recovery.circle.{step}"), told) for step, told in words.items()]


def circle(canvas: Canvas, box: Box, stations: Sequence[tuple[str, str]], size: Size) -> None:
    """Four stations clockwise from the top left, each with its name above its words."""
    w, h = (box.w - ARROW - 12) / 2, (box.h - ARROW) / 2
    right, below = box.right - w, box.bottom - h
    corners = [(box.x, box.y), (right, box.y), (right, below), (box.x, below)]
    for (name, words), (x, y) in zip(stations, corners, strict=True):
        canvas.fill(Box(x, y, w, h), RAISED, 6)
        line = size * LINE_HEIGHT
        top = y + (h - 2 * line) / 2
        canvas.text(name, x + 10, top, size, MIRROR, True, room=w - 20)
        canvas.text(words, x + 10, top + line, size, TEXT, room=w - 20)
    upper, lower = box.y + h / 2, below + h / 2
    left_x, right_x = box.x + w / 2, right + w / 2
    for one, other in (
        ((box.x + w + 4, upper), (right - 4, upper)),
        ((right_x, box.y + h + 3), (right_x, below - 3)),
        ((right - 4, lower), (box.x + w + 4, lower)),
        ((left_x, below - 3), (left_x, box.y + h + 3)),
    ):
        way(canvas, [one, other], DIM, 4)
