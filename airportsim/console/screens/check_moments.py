"""Three moments worth talking about, each with its reason and a question for the room."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import ACCENT, DIM, GRID, INSET, PADDING, RAISED, TEXT, Size
from airportsim.console.parts.projected import panel
from airportsim.console.screens.check_bars import shade_row
from airportsim.console.screens.check_past import Looked
from airportsim.debrief.moment import Moment
from airportsim.texts.moments import told
from airportsim.texts.texts import clock

STAMP = 120.0
"""Width of the time at the left of a moment."""


def stamp(canvas: Canvas, x: float, y: float, second: int) -> None:
    """When something was, with the sign that it can be seen again."""
    box = Box(x, y, STAMP - 16, 34)
    canvas.fill(box, RAISED, 6)
    at = box.x + 14
    canvas.polygon([(at, y + 11), (at + 10, y + 17), (at, y + 23)], ACCENT)
    canvas.text(clock(second), box.right - 8, y + 3, Size.BIG, ACCENT, True, "right")


class Moments:
    """The page of the moments: click one to see it again."""

    def __init__(self, looked: Looked) -> None:
        self._looked = looked
        self._picked = 0
        self._height = 0.0

    @property
    def second(self) -> int:
        """Where a replay from here begins."""
        moments = self._looked.round.moments
        return moments[self._picked].second if moments else 0

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The moments below one another."""
        say, moments = self._looked.console.say, self._looked.round.moments
        inner = panel(
            canvas, box, say("check.moments"), "" if canvas.compact else say("check.click")
        )
        if not moments:
            canvas.label(say("check.no_moments"), inner, Size.BIG, DIM)
            return
        spare = max(0.0, inner.h - self._height) / len(moments)
        tops: list[float] = []
        with canvas.scroll("check moments", inner, self._height) as room:
            y = room.y
            for n, moment in enumerate(moments):
                tops.append(y - room.y)
                y += self._moment(canvas, Box(room.x, y, room.w, 0), n, moment) + min(16.0, spare)
            self._height = y - room.y - min(16.0, spare) * len(moments)
        canvas.key("Down", lambda: self._move(canvas, inner, tops, 1), "moment.next")
        canvas.key("Up", lambda: self._move(canvas, inner, tops, -1), "moment.previous")

    def _moment(self, canvas: Canvas, box: Box, n: int, moment: Moment) -> float:
        """A moment; answers with its height."""
        said = told(self._looked.console.texts, moment)
        room, large = box.w - STAMP - PADDING, Size.BIG if canvas.compact else Size.HEAD
        heights = [
            canvas.height_of(said.title, room, large, True),
            canvas.height_of(said.reason, room, Size.BIG),
            canvas.height_of(said.question, room - 28, Size.BIG, True),
        ]
        whole = Box(box.x, box.y, box.w, sum(heights) + 28)
        over = canvas.zone(whole, partial(self._looked.replay, moment.second), name=f"moment.{n}")
        shade_row(canvas, whole, over, n == self._picked)
        stamp(canvas, box.x + 8, box.y + (4 if canvas.compact else 8), moment.second)
        x, y = box.x + STAMP, box.y + 6
        y += canvas.paragraph(said.title, Box(x, y, room, 0), large, TEXT, True)
        y += canvas.paragraph(said.reason, Box(x, y, room, 0), Size.BIG, DIM) + 6
        ground = Box(x, y - 1, room, heights[2] + 4)
        canvas.fill(ground, INSET, 6)
        canvas.fill(Box(x, y - 1, 4, ground.h), ACCENT, 1)
        canvas.paragraph(said.question, Box(x + 16, y + 1, room - 28, 0), Size.BIG, ACCENT, True)
        return whole.h + GRID

    def _move(self, canvas: Canvas, box: Box, tops: list[float], by: int) -> None:
        self._picked = min(len(tops) - 1, max(0, self._picked + by))
        canvas.scroll_to("check moments", tops[self._picked], box)
