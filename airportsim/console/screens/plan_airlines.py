"""What the team says of the airlines in Plan, if it likes: what they expect, what weighs more."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DIM, Size
from airportsim.console.screens.plan_beliefs import Beliefs
from airportsim.console.screens.plan_compare import Pairs
from airportsim.model.plan import Believe
from airportsim.model.session_rules import RIGHTS
from airportsim.model.words import Role

PARTS = {"beliefs": "E", "compare": "W"}
"""The two parts of the page, and their keys."""


class Airlines:
    """The page of the airlines; whoever may not change it reads why."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._part = "beliefs"
        self._parts: dict[str, Beliefs | Pairs] = {
            "beliefs": Beliefs(console),
            "compare": Pairs(console),
        }

    def draw(self, canvas: Canvas, row: Box, box: Box) -> None:
        """The choice of a part in a row, the part in a box."""
        say, refusal = self._console.say, self._console.barred(Believe)
        x = row.x
        for part, key in PARTS.items():
            x = canvas.chip(
                x, row.y, say(f"plan_airlines.{part}"), partial(self._turn, part),
                part == self._part, key, name=f"airlines.{part}",
            ) + 6  # fmt: skip
        words, ink = (self._whose(), ACCENT) if refusal else (say("plan_airlines.optional"), DIM)
        note = Box(x + 6, row.y, row.right - x - 6, row.h)
        high = canvas.height_of(words, note.w, Size.SMALL)
        canvas.paragraph(words, note.centred(note.w, high), Size.SMALL, ink)
        self._parts[self._part].draw(canvas, box, refusal)

    def _whose(self) -> str:
        """Who may change it."""
        roles = RIGHTS[Believe][0]
        names = [self._console.texts.word(role) for role in Role if role in roles]
        return self._console.say("plan_airlines.whose", roles=", ".join(names))

    def _turn(self, part: str) -> None:
        self._part = part
