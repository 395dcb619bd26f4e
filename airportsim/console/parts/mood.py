"""An airline's satisfaction as a number and a bar."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DEGRADED, DIM, DOWN, LINE_HEIGHT, OK, Colour, Size
from airportsim.model.scenario import Scenario

WIDE, GAP = 48, 6
"""Width of the bar, and the room between it and the number."""


def mood_colour(scenario: Scenario, mood: int) -> Colour:
    """The colour of a satisfaction from 0 to 100: bad is what costs money."""
    red = scenario.moods.red
    return DOWN if mood < red else DEGRADED if mood < (100 + red) / 2 else OK


def mood_bar(canvas: Canvas, console: Console, right: float, box: Box, mood: int) -> float:
    """Number and bar, ending at `right` in the middle of a box; answers with their left edge."""
    left, colour = right - WIDE, mood_colour(console.scenario, mood)
    canvas.bar(Box(left, box.y + box.h / 2 - 3, WIDE, 6), mood / 100, colour)
    y = box.y + (box.h - Size.SMALL * LINE_HEIGHT) / 2
    words = console.say("do.mood", mood=mood)
    return left - GAP - canvas.text(words, left - GAP, y, Size.SMALL, DIM, align="right")
