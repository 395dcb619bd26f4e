"""What the team believes that each airline expects: five sliders for each."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, GRID, LINE_HEIGHT, MIRROR, OK_TEXT, TEXT, Size
from airportsim.console.marks import tick
from airportsim.console.parts.slider import TALLEST, Slide, Sliders
from airportsim.console.screens.check_past import LookBack
from airportsim.model.plan import Believe
from airportsim.model.quality import Dimension
from airportsim.model.scenario import Airline
from airportsim.model.words import SessionPhase
from airportsim.texts.language import in_language
from airportsim.texts.texts import key_of, points

NEXT = "A"
"""The key that turns to the next airline."""

SIDE = 300.0
"""Width of what is told of each dimension, beside its slider."""

NARROW = 170.0
"""The same with little room."""

TICK = 18.0
"""Room for a tick behind an airline."""


class Beliefs:
    """The sliders of one airline at a time, with what it is like and what it last answered."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._past = LookBack(console)
        self._sliders = Sliders(console)
        self._chosen = 0

    def draw(self, canvas: Canvas, box: Box, refusal: str) -> None:
        """Which airline, what kind of customer it is, and its sliders."""
        console, say = self._console, self._console.say
        airline = console.scenario.airlines[self._chosen]
        inner = canvas.panel(box, "" if canvas.compact else say("plan_airlines.what_expected"))
        row, inner = inner.cut_top(26, 6)
        self._choices(canvas, row)
        about, size = in_language(airline.character.about, console.language), Size.LARGE
        if canvas.compact:
            size = Size.BODY
        used = canvas.paragraph(about, inner, size, TEXT)
        _, inner = inner.cut_top(used, 4 if canvas.compact else 2 * GRID)
        if not canvas.compact:
            foot, inner = inner.cut_bottom(2 * Size.BODY * LINE_HEIGHT)
            usual = points(self._usual)
            canvas.paragraph(say("plan_airlines.gap_one", level=usual), foot, Size.BODY, DIM)
        self._levels(canvas, inner, airline, refusal)

    def _choices(self, canvas: Canvas, box: Box) -> None:
        """The airlines as chips; one of which all is said has a tick."""
        texts, airlines = self._console.texts, self._console.scenario.airlines
        names = [texts.names.airline(one.terminal) for one in airlines]
        after = (self._chosen + 1) % len(airlines)
        shown = list(range(len(airlines)))
        room = box.w - canvas.chip_width("", NEXT) - (TICK + 6) * len(names)
        if sum(map(canvas.chip_width, names)) > room:
            names = [one.id for one in airlines]
            if sum(map(canvas.chip_width, names)) > room:
                shown = [self._chosen, after]
        x = box.x
        for n in shown:
            terminal = airlines[n].terminal
            x = canvas.chip(
                x, box.y, names[n], partial(self._choose, n), n == self._chosen,
                NEXT if n == after != self._chosen else "", name=f"belief.of.{terminal}",
                tip="" if names[n] == (whole := texts.names.airline(terminal)) else whole,
            ) + 6  # fmt: skip
            said = self._console.room.state.standing.beliefs.get(terminal, {})
            if len(said) == len(Dimension):
                tick(canvas, x + 4, box.middle[1], 11, OK_TEXT)
                x += TICK

    def _choose(self, n: int) -> None:
        self._chosen = n

    @property
    def _usual(self) -> int:
        """What counts where nothing is said, in hundredths."""
        return round(self._console.scenario.quality.belief * 100)

    def _levels(self, canvas: Canvas, box: Box, airline: Airline, refusal: str) -> None:
        """The sliders, and beside each what is told of its dimension."""
        texts, size = self._console.texts, Size.BODY if canvas.compact else Size.LARGE
        said = self._console.room.state.standing.beliefs.get(airline.terminal, {})
        slides = [
            Slide(
                f"belief.{one.value}", texts.word(one), said.get(one),
                partial(self._believe, airline.terminal, one),
            )
            for one in Dimension
        ]  # fmt: skip
        told, left = box.cut_right(NARROW if canvas.compact else SIDE, 2 * GRID)
        scale = size * LINE_HEIGHT
        high = min(TALLEST, (left.h - scale) / len(slides))
        within = Box(left.x, left.y, left.w, high * len(slides) + scale)
        self._sliders.draw(canvas, within, slides, self._usual, refusal, size)
        answered = self._answered(airline)
        for n, one in enumerate(Dimension):
            at = Box(told.x, told.y + n * high, told.w, high)
            self._told(canvas, at, one, answered.get(one, ""))

    def _believe(self, terminal: str, dimension: Dimension, level: int) -> None:
        self._console.step(Believe(terminal, dimension, level))

    def _told(self, canvas: Canvas, box: Box, dimension: Dimension, answered: str) -> None:
        """What the airline has answered, and what the dimension is if there is room for both."""
        lines = [(answered, Size.BODY, MIRROR)] if answered else []
        if not (answered and canvas.compact):
            about = self._console.say(key_of(dimension, "dimension_about"))
            lines.append((about, Size.SMALL, DIM))
        high = sum(canvas.height_of(words, box.w, size) for words, size, _ in lines)
        y = box.y + (box.h - high) / 2
        for words, size, ink in lines:
            y += canvas.paragraph(words, Box(box.x, y, box.w, 0), size, ink)

    def _answered(self, airline: Airline) -> dict[Dimension, str]:
        """What an airline has answered after the last round, as Check has shown it."""
        console = self._console
        if SessionPhase.CHECK in console.scenario.workshop.skip:
            return {}
        rounds = self._past.felt(console.room.state.number - 1)
        if not rounds:
            return {}
        last = rounds[-1]
        felt = next(one for one in last.airlines if one.terminal == airline.terminal)
        return {
            dimension: console.say(
                "plan_airlines.answered", number=last.number, level=f"{gaps.expected / 100:.2f}"
            )
            for dimension, gaps in felt.gaps.items()
        }
