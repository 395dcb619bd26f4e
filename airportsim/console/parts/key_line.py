"""A few of the keys that work everywhere, in a line where a newcomer looks for them."""

from collections.abc import Sequence
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, GRID, LINE_HEIGHT, TEXT, Size


def key_line(canvas: Canvas, box: Box, console: Console, keys: Sequence[tuple[str, str]]) -> None:
    """Keys side by side, each with its words (`welcome.key_...`); a click does what it does."""
    x = box.x
    for key, what in keys:
        label = console.say(f"welcome.key_{what}")
        w = canvas.width_of(key, Size.SMALL, True) + canvas.width_of(label, Size.SMALL) + 6
        where = Box(x - 4, box.y, w + 8, box.h)
        over = canvas.zone(where, partial(console.press, key), name=f"foot.{what}")
        ink = TEXT if over else DIM
        y = box.y + (box.h - Size.SMALL * LINE_HEIGHT) / 2
        wide = canvas.text(key, x, y, Size.SMALL, ink, bold=True)
        canvas.text(label, x + wide + 6, y, Size.SMALL, ink)
        x += w + 3 * GRID
