"""What the team says of the airlines in Plan, if it likes: what they expect, what weighs more."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DIM, Size
from airportsim.console.screens.plan_beliefs import Beliefs
from airportsim.console.screens.plan_compare import Pairs
from airportsim.model.plan import Believe

PARTS = {"beliefs": "E", "compare": "W"}
"""The two parts of the page, and their keys."""

ROW = 26.0


class Airlines:
    """The page of the airlines; whoever may not change it reads why."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._part = "beliefs"
        self._beliefs = Beliefs(console)
        self._pairs = Pairs(console)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The choice of a part, and the part."""
        say, refusal = self._console.say, self._console.barred(Believe)
        row, body = box.cut_top(ROW, 6)
        x = row.x
        for part, key in PARTS.items():
            x = canvas.chip(
                x, row.y, say(f"plan_airlines.{part}"), partial(self._turn, part),
                part == self._part, key, name=f"airlines.{part}",
            ) + 6  # fmt: skip
        words, ink = (refusal, ACCENT) if refusal else (say("plan_airlines.optional"), DIM)
        note = Box(x + 6, row.y, row.right - x - 6, row.h)
        if canvas.width_of(words) <= note.w:
            canvas.label(words, note, Size.BODY, ink, align="right")
        elif refusal:
            high = canvas.height_of(words, body.w, Size.BODY)
            line, body = body.cut_top(high, 6)
            canvas.paragraph(words, line, Size.BODY, ink)
        if self._part == "beliefs":
            self._beliefs.draw(canvas, body, refusal)
        else:
            self._pairs.draw(canvas, body, refusal)

    def _turn(self, part: str) -> None:
        self._part = part
