"""The take-away list: what a session teaches, in a few sentences."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DIM, GRID, ON_ACCENT, TEXT, Size
from airportsim.console.parts.projected import panel
from airportsim.console.screens.check_past import LookBack
from airportsim.debrief.takeaway import takeaways
from airportsim.texts.moments import taken_home

LEFT = 52.0
"""Room for the number of a sentence."""


class Lessons:
    """The second page of End."""

    def __init__(self, console: Console, past: LookBack) -> None:
        self._console = console
        self._past = past

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The sentences, as large as they can be."""
        console, state = self._console, self._console.room.state
        inner = panel(canvas, box, console.say("end.lessons"))
        rounds = self._past.until(state.number)
        if len(rounds) < len(state.scores):
            canvas.paragraph(console.say("end.not_at_hand"), inner, Size.BIG, DIM)
            return
        said = [taken_home(console.texts, one) for one in takeaways(rounds, state.lines)]
        if not said:
            canvas.paragraph(console.say("end.nothing"), inner, Size.BIG, DIM)
            return
        room = inner.w - LEFT - GRID
        size = Size.HEAD
        if self._high(canvas, said, room, size) > inner.h:
            size = Size.BIG
        high = self._high(canvas, said, room, size)
        gap = min(20.0, max(GRID, (inner.h - high) / len(said)))
        with canvas.scroll("end lessons", inner, high + gap * (len(said) - 1)) as scrolled:
            y = scrolled.y
            for n, words in enumerate(said, start=1):
                middle = y + size * 0.7
                canvas.circle(inner.x + 18, middle, 16, ACCENT)
                mark = Box(inner.x + 2, middle - 16, 32, 32)
                canvas.label(str(n), mark, Size.BIG, ON_ACCENT, True, "middle")
                y += canvas.paragraph(words, Box(inner.x + LEFT, y, room, 0), size, TEXT) + gap

    def _high(self, canvas: Canvas, said: list[str], room: float, size: int) -> float:
        return sum(canvas.height_of(words, room, size) for words in said) + GRID * len(said)
