"""The end of a practice: what has been learnt, and where to go from here."""

from collections.abc import Callable

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.house import Wish, luck
from airportsim.console.look import ACCENT, DIM, LINE_HEIGHT, OK_TEXT, PANEL, RADIUS, TEXT, Size
from airportsim.console.marks import tick
from airportsim.console.parts.seat_cards import seat_cards
from airportsim.model.words import Role

LESSONS = 3
"""Lines of what has been learnt."""


class Over:
    """The dialog that follows the last step, or the end of the round; `begin` begins a practice."""

    def __init__(self, console: Console, role: Role, begin: Callable[[Role], object]) -> None:
        self._console = console
        self._role = role
        self._begin = begin

    def draw(self, canvas: Canvas, done: bool) -> None:
        """What was learnt, the six roles to try, and the ways on; `done` if no step is left."""
        console, say = self._console, self._console.say
        w = min(760.0, canvas.width - 32)
        small = canvas.compact
        box = canvas.box.inset(16).centred(w, 444 if small else 540)
        canvas.fill(box, PANEL, RADIUS, ACCENT)
        inner = box.inset(24, 14)
        head, inner = inner.cut_top(Size.HEAD * LINE_HEIGHT, 4 if small else 10)
        role = console.texts.word(self._role)
        title = say("practice.well_done" if done else "practice.time_over", role=role)
        size = Size.HEAD if canvas.width_of(title, Size.HEAD, True) <= head.w else Size.BIG
        canvas.label(title, head, size, TEXT, bold=True)
        foot, inner = inner.cut_bottom(44, 12)
        for n in range(1, LESSONS + 1):
            inner = self._lesson(canvas, inner, say(f"practice.{self._role.value}.learnt_{n}"))
        _, inner = inner.cut_top(2 if small else 8, 0)
        row, inner = inner.cut_top(Size.LARGE * LINE_HEIGHT, 6)
        canvas.label(say("practice.another"), row, Size.LARGE, DIM, bold=True)
        names = "practice.role"
        seat_cards(canvas, inner, console, None, self._begin, names=names, ticked=self._role)
        again, new = foot.columns(2, 12)
        canvas.button(
            again, say("practice.again"), lambda: self._begin(self._role), "R",
            name="practice.again",
        )  # fmt: skip
        canvas.button(
            new, say("practice.new"), self._whole, "Enter", primary=True, name="practice.new"
        )

    def _whole(self) -> None:
        """Leave for the page of a new session, with the seat that was practised."""
        from airportsim.console.screens.welcome import Welcome

        console = self._console
        people = {self._role: (console.player,)}
        console.leave()
        title = console.scenario.name
        known = (name for name, scenario in console.house.scenarios() if scenario.name == title)
        console.screen = Welcome(console, Wish(next(known, title), people, seed=luck()))

    def _lesson(self, canvas: Canvas, box: Box, words: str) -> Box:
        tick(canvas, box.x + 8, box.y + Size.LARGE * LINE_HEIGHT / 2, 14, OK_TEXT)
        at = Box(box.x + 28, box.y, box.w - 28, box.h)
        used = canvas.paragraph(words, at, Size.LARGE, TEXT)
        return box.cut_top(used, 4 if canvas.compact else 8)[1]
