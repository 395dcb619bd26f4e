"""What the team thinks that an airline felt: asked before it is shown, and then beside it."""

from collections.abc import Callable
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, GRID, TEXT, Size
from airportsim.console.parts.projected import (
    LINE_OF_TEXT,
    TAB,
    button,
    panel,
    width_of_button,
)
from airportsim.console.parts.slider import Slide, Sliders
from airportsim.debrief.quality.guessed import guessed
from airportsim.debrief.quality.round import Felt
from airportsim.model.quality import Dimension, Levels
from airportsim.model.session import Guess
from airportsim.model.words import SessionPhase


class Asking:
    """Five sliders for an airline; a slider that nobody has touched is no guess.

    Whoever sits in a seat is asked, in the Check of the round that has just ended, until it has
    been shown here what was felt.
    """

    def __init__(self, console: Console, number: int) -> None:
        self._console = console
        self._number = number
        self._shown = False
        self._sliders = Sliders(console)

    @property
    def open(self) -> bool:
        """Whether it is asked now."""
        state = self._console.room.state
        live = state.phase is SessionPhase.CHECK and state.number == self._number
        return live and not self._shown and bool(self._console.roles)

    def show(self) -> None:
        """Ask no more."""
        self._shown = True

    def draw(
        self, canvas: Canvas, box: Box, felt: Felt, following: Felt | None,
        next_one: Callable[[], object], show: Callable[[], object],
    ) -> None:  # fmt: skip
        """The sliders of an airline, and below them the next airline and what they felt."""
        texts, say = self._console.texts, self._console.say
        name = texts.names.airline(felt.terminal)
        inner = panel(canvas, box, say("check.guess.ask", airline=name.upper()))
        low, inner = inner.cut_bottom(TAB)
        if not canvas.compact:
            about, inner = inner.cut_top(LINE_OF_TEXT, 2 * GRID)
            canvas.label(say("check.guess.about"), about, Size.BIG, DIM)
        said = guesses(self._console, self._number).get(felt.terminal, {})
        slides = [
            Slide(
                f"guess.{felt.terminal}.{one.value}", texts.word(one), said.get(one),
                partial(self._guess, felt.terminal, one),
            )
            for one in Dimension
        ]  # fmt: skip
        self._sliders.draw(canvas, inner, slides, size=Size.BIG)
        label = say("check.guess.show")
        at, low = low.cut_left(width_of_button(canvas, label, "F"))
        button(canvas, at, label, show, "F", primary=True, name="guess.show")
        if following is not None:
            label = say("check.guess.next", airline=texts.names.airline(following.terminal))
            at = low.cut_left(width_of_button(canvas, label, "A"))[0]
            button(canvas, at, label, next_one, "A", name="guess.next")

    def _guess(self, terminal: str, dimension: Dimension, level: int) -> None:
        self._console.step(Guess(terminal, dimension, level))


def guesses(console: Console, number: int) -> dict[str, Levels]:
    """What the team has guessed in the Check of a round, by terminal."""
    return console.room.state.guesses.get(number, {})


def beside(
    canvas: Canvas, box: Box, console: Console, number: int, some: tuple[Felt, ...]
) -> float:
    """How well the team knows these airlines, and for a single one each guess beside what it felt.

    Answers with the height; 0 where nothing was guessed.
    """
    said = guesses(console, number)
    found = guessed(said, some)
    if found is None:
        return 0.0
    texts, alone, knows = console.texts, len(some) == 1, found.knows.name.lower()
    words = texts.say(
        f"check.guess.{knows}" if alone else f"check.guess.all_{knows}",
        airline=texts.names.airline(found.terminal), off=f"{found.off / 100:.1f}",
        dimension=texts.word(found.dimension),
    )  # fmt: skip
    y = box.y + canvas.paragraph(words, box, Size.BIG, TEXT, True) + 4
    for dimension, level in said[found.terminal].items() if alone else ():
        perceived = some[0].gaps[dimension].perceived
        ink = TEXT if dimension is found.dimension else DIM
        both = texts.say(
            "check.guess.beside", said=f"{level / 100:.1f}", felt=f"{perceived / 100:.1f}"
        )
        canvas.text(texts.word(dimension), box.x, y, Size.BIG, ink)
        canvas.text(both, box.right, y, Size.BIG, ink, align="right")
        y += LINE_OF_TEXT
    return y + GRID - box.y
