"""What the team believes that each airline expects: five sliders for each."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, GRID, LINE_HEIGHT, MIRROR, TEXT, Size
from airportsim.console.parts.slider import Slide, Sliders
from airportsim.console.screens.check_felt import COLOURS
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

HIGHEST = 64.0
"""No slider takes more."""


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
        """The airlines as chips, each with a dot of its colour once something is said of it."""
        texts, airlines = self._console.texts, self._console.scenario.airlines
        beliefs = self._console.room.state.standing.beliefs
        following = (self._chosen + 1) % len(airlines)
        x = box.x
        names = [texts.names.airline(one.terminal) for one in airlines]
        gap = 24.0
        wide = sum(canvas.chip_width(name) + gap for name in names) + canvas.chip_width("", NEXT)
        if wide > box.w:
            names = [one.id for one in airlines]
        for n, (one, name) in enumerate(zip(airlines, names, strict=True)):
            key = NEXT if n == following and len(airlines) > 1 else ""
            x = canvas.chip(
                x, box.y, name, partial(self._choose, n), n == self._chosen, key,
                name=f"belief.of.{one.terminal}", tip=texts.names.airline(one.terminal),
            ) + gap  # fmt: skip
            ink = COLOURS[n % len(COLOURS)]
            said = len(beliefs.get(one.terminal, {}))
            canvas.arc(x - gap / 2 - 1, box.y + box.h / 2, 7, said / len(Dimension), ink, 4)

    def _choose(self, n: int) -> None:
        self._chosen = n

    @property
    def _usual(self) -> int:
        """What counts where nothing is said, in hundredths."""
        return round(self._console.scenario.quality.belief * 100)

    def _levels(self, canvas: Canvas, box: Box, airline: Airline, refusal: str) -> None:
        """The sliders, and beside each what the dimension is and what was answered last."""
        texts, size = self._console.texts, Size.BODY if canvas.compact else Size.LARGE
        said = self._console.room.state.standing.beliefs.get(airline.terminal, {})
        slides = [
            Slide(f"belief.{one.value}", texts.word(one), said.get(one)) for one in Dimension
        ]
        answered = self._answered(airline)
        side = 0.0 if canvas.compact and not answered else SIDE if not canvas.compact else 170
        told, left = box.cut_right(side, 2 * GRID if side else 0)
        scale = size * LINE_HEIGHT
        high = min(HIGHEST, (left.h - scale) / len(slides))

        def believe(n: int, level: int) -> None:
            self._console.step(Believe(airline.terminal, [*Dimension][n], level))

        within = Box(left.x, left.y, left.w, high * len(slides) + scale)
        self._sliders.draw(canvas, within, slides, believe, self._usual, refusal, size)
        for n, one in enumerate(Dimension if side else ()):
            at = Box(told.x, told.y + n * high, told.w, high)
            self._told(canvas, at, one, answered.get(one, ""))

    def _told(self, canvas: Canvas, box: Box, dimension: Dimension, answered: str) -> None:
        """What a dimension is, and what the airline has answered, beside its slider."""
        lines = [(answered, Size.BODY, MIRROR)] if answered else []
        if not canvas.compact:
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
