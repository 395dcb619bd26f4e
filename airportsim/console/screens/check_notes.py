"""Noting what bothers the team: observations to be picked, own words, and the cards they turn."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.field import TextField
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    GRID,
    INSET,
    OK_TEXT,
    ON_ACCENT,
    RAISED,
    TEXT,
    Size,
    mixed,
)
from airportsim.console.marks import tick
from airportsim.console.parts.projected import button, panel, width_of_button
from airportsim.console.screens.check_past import Looked
from airportsim.model.ledger import Note
from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import Observe
from airportsim.model.session_rules import RIGHTS
from airportsim.model.words import Lever

FIELD = 40.0
"""Height of the field for own words."""


class Notes:
    """The page of the notes."""

    def __init__(self, looked: Looked) -> None:
        self._looked = looked
        self._text = TextField()
        self._turned: dict[int, tuple[Lever, ...]] = {}
        self._heights = [0.0, 0.0]

    def draw(self, canvas: Canvas, box: Box) -> None:
        """What can be observed at the left, what was noted at the right."""
        left, right = box.columns(2)
        if not canvas.compact:
            left, right = box.cut_left(box.w * 0.55)
        self._observations(canvas, left)
        self._noted(canvas, right)

    # --- observations ------------------------------------------------------------------------

    def _observations(self, canvas: Canvas, box: Box) -> None:
        console = self._looked.console
        inner = panel(canvas, box, console.say("check.observe"))
        known = {note.observation for note in self._notes()}
        with canvas.scroll("check observations", inner, self._heights[0]) as room:
            y = room.y
            for one in console.scenario.workshop.observations:
                at = Box(room.x, y, room.w, 0)
                y += self._observation(canvas, at, one.id, one.id in known)
            self._heights[0] = y - room.y

    def _observation(self, canvas: Canvas, box: Box, number: str, noted: bool) -> float:
        """Something that can be picked, with a tick once it has been; answers with its height."""
        words = self._looked.console.texts.names.observation(number)
        room = box.w - 44
        high = canvas.height_of(words, room, Size.BIG) + 10
        row = Box(box.x, box.y, box.w, high)
        do = None if noted else partial(self._observe, number, "")
        over = canvas.zone(row, do, "", "", self._refusal(), name=f"observe.{number}")
        if over and do is not None:
            canvas.fill(row, mixed(INSET, RAISED, 0.8), 6)
        mark = Box(row.x + 6, row.y + 8, 20, 20)
        canvas.fill(mark, INSET, 4, DIM)
        if noted:
            tick(canvas, *mark.middle, 12, OK_TEXT)
        ink = DIM if noted else TEXT
        canvas.paragraph(words, Box(row.x + 36, row.y + 5, room, high), Size.BIG, ink)
        return high + 2

    # --- notes -------------------------------------------------------------------------------

    def _noted(self, canvas: Canvas, box: Box) -> None:
        say = self._looked.console.say
        inner = panel(canvas, box, say("check.noted"))
        own, list_ = inner.cut_bottom(FIELD)
        self._own_words(canvas, own)
        notes = self._notes()
        if not notes:
            canvas.paragraph(say("check.no_notes"), list_, Size.BIG, DIM)
            return
        with canvas.scroll("check notes", list_, self._heights[1]) as room:
            y = room.y
            for note in reversed(notes):
                y += self._note(canvas, Box(room.x, y, room.w, 0), note)
            self._heights[1] = y - room.y

    def _note(self, canvas: Canvas, box: Box, note: Note) -> float:
        """A note, with the cards that it has turned; answers with its height."""
        texts, y = self._looked.console.texts, box.y
        seen = texts.names.observation(note.observation) if note.observation else ""
        words = " ".join(part for part in (seen, note.text) if part)
        room = Box(box.x + 14, y, box.w - 14, 0)
        high = canvas.height_of(words, room.w, Size.BIG)
        canvas.fill(Box(box.x, y + 4, 4, high - 8), DEGRADED, 1)
        y += canvas.paragraph(words, room, Size.BIG) + 4
        for lever in self._turned.get(note.number, ()):
            said = texts.say("check.turned", lever=texts.names.lever(lever.value))
            high = canvas.height_of(said, room.w - 24, Size.BIG, True) + 8
            card = Box(room.x, y, room.w, high)
            canvas.fill(card, ACCENT, 6)
            canvas.paragraph(said, card.inset(12, 4), Size.BIG, ON_ACCENT, True)
            y += high + 4
        return y - box.y + GRID

    def _own_words(self, canvas: Canvas, box: Box) -> None:
        say, refusal = self._looked.console.say, self._refusal()
        label = say("check.add")
        key = "Enter" if canvas.focus is self._text else ""
        wide = width_of_button(canvas, label, key)
        add, field = box.cut_right(wide)
        hint = say("check.hint")
        if canvas.width_of(hint, Size.BIG) > field.w - 16:
            hint = say("check.hint_short")
        canvas.field(field, self._text, hint, "note.text", Size.BIG)
        button(canvas, add, label, self._add, key, refusal, name="note.add")

    # --- inside ------------------------------------------------------------------------------

    def _notes(self) -> list[Note]:
        number = self._looked.round.number
        return [one for one in self._looked.console.room.state.notes if one.round == number]

    def _refusal(self) -> str:
        """Why nothing can be noted now; "" if it can."""
        state, texts = self._looked.console.room.state, self._looked.console.texts
        now = state.phase in RIGHTS[Observe][1] and state.number == self._looked.round.number
        return "" if now else texts.refusal(Refusal(Code.NOT_NOW, (state.phase.value,)))

    def _observe(self, observation: str, text: str) -> bool:
        """Note something, and remember which cards that has turned."""
        console = self._looked.console
        before = console.room.state.turned
        if not console.step(Observe(observation, text)):
            return False
        state = console.room.state
        new = state.turned - before
        cards = tuple(card.id for card in console.scenario.levers if card.id in new)
        self._turned[state.notes[-1].number] = cards
        return True

    def _add(self) -> None:
        if self._observe("", self._text.text):
            self._text.set("")
