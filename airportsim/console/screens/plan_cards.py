"""The improvements as cards: face down until discovered, then what they change and cost."""

from collections.abc import Callable

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    INSET,
    LINE,
    OK,
    OK_TEXT,
    RADIUS,
    RAISED,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.marks import tick
from airportsim.model.scenario import LeverCard
from airportsim.model.words import Lever
from airportsim.texts.language import in_language

KEYS = "123456789ABCDEFGHIJK"
"""The keys of the cards, in their order."""


class Cards:
    """All cards, and the blank one for a rule of the team's own; `open` is told which is picked."""

    def __init__(self, console: Console, open: Callable[[Lever | None], None]) -> None:  # noqa: A002
        self._console = console
        self._open = open

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The cards in as many columns as have room."""
        cards = self._console.scenario.levers
        columns = max(1, int((box.w + 8) // 200))
        rows = -(-(len(cards) + 1) // columns)
        width = (box.w - 8 * (columns - 1)) / columns
        needed = max(self._height(canvas, card, width) for card in cards)
        height = max(needed, (box.h - 8 * (rows - 1)) / rows)
        with canvas.scroll("plan cards", box, rows * (height + 8) - 8) as room:
            for n in range(len(cards) + 1):
                column = room.columns(columns)[n % columns]
                where = Box(column.x, room.y + n // columns * (height + 8), column.w, height)
                if n < len(cards):
                    self._card(canvas, where, cards[n], KEYS[n : n + 1])
                else:
                    self._blank(canvas, where, "O")

    def _card(self, canvas: Canvas, box: Box, card: LeverCard, key: str) -> None:
        state, say = self._console.room.state, self._console.say
        language = self._console.language
        if card.id not in state.turned:
            canvas.fill(box, INSET, RADIUS, LINE)
            inner = box.inset(12, 10)
            canvas.label(say("plan_screen.face_down"), inner, Size.BODY, DIM, align="middle")
            canvas.zone(box, None, tip=say("plan_screen.find"), name=f"card.{card.id.value}")
            return
        at_work = card.id in state.standing.levers
        new = at_work and card.id not in state.before.levers
        name, about = in_language(card.name, language), in_language(card.about, language)
        where = f"card.{card.id.value}"
        over = canvas.zone(box, lambda: self._open(card.id), key, name=where, label=name)
        border = ACCENT if new else OK if at_work else LINE
        self._ground(canvas, box, border, over)
        foot = self._foot(canvas, box, card, at_work, new)
        body = Box(box.x + 12, box.y + 8, box.w - 24, foot - box.y - 8)
        self._words(canvas, body, key, name, about, dim=not at_work and self._blocked(card))

    def _blank(self, canvas: Canvas, box: Box, key: str) -> None:
        say = self._console.say
        own, about = say("plan_screen.own"), say("plan_screen.own_about")
        over = canvas.zone(box, lambda: self._open(None), key, name="card.own", label=own)
        self._ground(canvas, box, DIM, over)
        body = box.inset(12, 8)
        self._words(canvas, body, key, own, about, dim=False)

    def _ground(self, canvas: Canvas, box: Box, border: Colour, over: bool) -> None:
        canvas.fill(box, RAISED if over else INSET, RADIUS, border)

    def _words(self, canvas: Canvas, box: Box, key: str, name: str, about: str, dim: bool) -> None:
        """Key, name and what it changes."""
        canvas.text(key, box.right, box.y, Size.SMALL, DIM, True, align="right")
        ink = DIM if dim else TEXT
        room = Box(box.x, box.y, box.w - 18, box.h)
        used = canvas.paragraph(name, room, Size.BODY, ink, bold=True, most=2)
        left = box.h - used - 2
        lines = max(1, int(left // (Size.SMALL * 1.4)))
        below = Box(box.x, box.y + used + 2, box.w, left)
        canvas.paragraph(about, below, Size.SMALL, DIM, most=lines)

    def _height(self, canvas: Canvas, card: LeverCard, width: float) -> float:
        """How high a card must be for all that may stand on it."""
        language = self._console.language
        name, about = in_language(card.name, language), in_language(card.about, language)
        title = canvas.height_of(name, width - 42, Size.BODY, bold=True)
        foot = canvas.height_of(self._price(card), width - 24, Size.SMALL)
        return 8 + title + 2 + canvas.height_of(about, width - 26, Size.SMALL) + foot + 12

    def _foot(self, canvas: Canvas, box: Box, card: LeverCard, at_work: bool, new: bool) -> float:
        """What it costs or what is expected of it, at the foot; answers with its top."""
        say = self._console.say
        y = box.bottom - 24
        if at_work:
            word = say("plan_screen.chosen" if new else "plan_screen.since")
            ink = ACCENT if new else OK_TEXT
            tick(canvas, box.x + 18, y + 9, 10, ink)
            canvas.text(word, box.x + 28, y, Size.SMALL, ink, True, room=box.w - 40)
            return y
        words = self._price(card)
        height = canvas.height_of(words, box.w - 24, Size.SMALL)
        top = box.bottom - 8 - height
        where = Box(box.x + 12, top, box.w - 24, height)
        canvas.paragraph(words, where, Size.SMALL, DIM if self._blocked(card) else TEXT)
        return top

    def _price(self, card: LeverCard) -> str:
        """What it takes to adopt a card: what it needs first, else effort and money."""
        say = self._console.say
        if self._blocked(card):
            missing = [need for need in card.needs if need not in self._levers]
            names = tuple(self._console.texts.names.lever(need.value) for need in missing)
            return say("plan_screen.needs", levers=self._console.texts.listed(names))
        if card.price:
            return say("plan_screen.costs_money", effort=card.effort, usd=f"{card.price:,}")
        return say("plan_screen.costs", effort=card.effort)

    @property
    def _levers(self) -> frozenset[Lever]:
        return self._console.room.state.standing.levers

    def _blocked(self, card: LeverCard) -> bool:
        return any(need not in self._levers for need in card.needs)
