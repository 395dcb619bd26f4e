"""The facilitator's cards: improvements that lie face down, to be turned for the team."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, GRID, Size
from airportsim.console.parts.choices import Choice, Sign, draw_choices
from airportsim.console.screens.facilitator_asking import Asking
from airportsim.model.session import TurnCard

KEYS = "123456789QWZY"
"""The keys of the cards, in their order."""


class CardsPage:
    """All improvements: those that lie open, and those that can be turned."""

    def __init__(self, console: Console, asking: Asking) -> None:
        self.console = console
        self.asking = asking
        self._height = 0.0

    def draw(self, canvas: Canvas, box: Box) -> None:
        """A choice for each card; turning one is all that can be done."""
        say, names = self.console.say, self.console.texts.names
        room, turned = self.console.room, self.console.room.state.turned
        levers = list(room.airport.levers)
        hidden = sum(lever not in turned for lever in levers)
        inner = canvas.panel(box, say("fac.cards"), say("fac.face_down", count=hidden))
        high = canvas.paragraph(say("fac.cards_help"), inner, Size.BODY, DIM) + GRID
        _, inner = inner.cut_top(high, 0)
        refusal = self.asking.refusal(TurnCard)
        choices = []
        for n, lever in enumerate(levers):
            open_ = lever in turned
            words = names.lever(lever.value)
            note = say("fac.open") if open_ else say("fac.turn")
            do = partial(self.asking.give, TurnCard(lever))
            sign = Sign.HEALTHY if open_ else Sign.NONE
            choices.append(Choice(
                f"fac.card.{lever.value}", words, do, "" if open_ else KEYS[n : n + 1], sign, note,
                "", say("fac.is_open") if open_ else refusal, best=not open_,
            ))  # fmt: skip
        with canvas.scroll("fac cards", inner, self._height) as place:
            self._height = draw_choices(canvas, place, choices)
