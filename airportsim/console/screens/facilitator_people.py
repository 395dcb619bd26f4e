"""The facilitator's people: who has come, whether his line holds, where he sits."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    DOWN_TEXT,
    GRID,
    LINE,
    LINE_HEIGHT,
    OK,
    RAISED,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.marks import mark
from airportsim.console.screens.facilitator_asking import Asking
from airportsim.console.screens.facilitator_load import attention
from airportsim.console.screens.facilitator_person import SLOW, PersonCard, roles_of
from airportsim.play.board import TileState
from airportsim.play.line import Person
from airportsim.texts.texts import clock

ROW, YOU = 52, 24
"""Height of a person in the list; room for the word that this is oneself."""


class PeoplePage:
    """Everybody who has come, and for the picked one what can be done about him."""

    def __init__(self, console: Console, asking: Asking) -> None:
        self.console = console
        self.picked = ""
        self._card = PersonCard(console, asking)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The people at the left, the picked one at the right."""
        line, say = self.console.line, self.console.say
        if line is None:
            return
        people = list(line.people)
        left, right = box.cut_left(box.w * 0.52)
        away = sum(one.away >= 0 for one in people)
        note = say("rooms.come", count=len(people))
        if away:
            note += " • " + say("rooms.lost", count=away)
        inner = canvas.panel(left, say("rooms.people"), note, DOWN_TEXT if away else DIM)
        if not people:
            canvas.panel(right)
            canvas.paragraph(say("rooms.nobody"), inner, Size.BODY, DIM)
            return
        at = next((n for n, one in enumerate(people) if one.name == self.picked), 0)
        self.picked = people[at].name
        with canvas.scroll("fac people", inner, ROW * len(people)) as room:
            for n, one in enumerate(people):
                row = Box(room.x, room.y + n * ROW, room.w, ROW)
                pick = partial(self._pick, canvas, inner, n, one)
                over = canvas.zone(row, pick, name=f"fac.guest.{n}", label=one.name)
                if row.meets(inner):
                    self._row(canvas, row, one, over)
        for key, by, name in (("Down", 1, "next"), ("Up", -1, "previous")):
            n = (at + by) % len(people)
            pick = partial(self._pick, canvas, inner, n, people[n])
            canvas.key(key, pick, f"fac.guest.{name}")
        self._card.draw(canvas, right, line, people[at])

    def _pick(self, canvas: Canvas, seen: Box, n: int, one: Person) -> None:
        self.picked = one.name
        canvas.scroll_to("fac people", n * ROW, seen, ROW)

    # --- the list ----------------------------------------------------------------------------

    def _row(self, canvas: Canvas, row: Box, one: Person, over: bool) -> None:
        """A person: name and roles, whether his line holds, how his seats keep up."""
        chosen = one.name == self.picked
        if over or chosen:
            canvas.fill(row.inset(0, 1), RAISED, 6)
        if chosen:
            canvas.fill(Box(row.x, row.y + 5, 3, row.h - 10), ACCENT, 1)
        else:
            canvas.line((row.x, row.bottom), (row.right, row.bottom), LINE)
        here = one.away < 0
        state = TileState.RUNNING if here else TileState.DOWN
        mark(canvas, state, row.x + 12, row.y + 15, 14, OK if here else DOWN_TEXT)
        words, ink = self._connection(one)
        y, x = row.y + 5, row.x + 28
        wide = canvas.text(words, row.right - 8, y, Size.BODY, ink, align="right")
        room = row.right - 8 - wide - GRID - x - YOU
        bold = chosen or one.name == self.console.player
        x += canvas.text(one.name, x, y, Size.BODY, TEXT, bold, room=room) + GRID
        note = self.console.say("fac.you") if one.name == self.console.player else ""
        canvas.text(note, x, y + 1, Size.SMALL, DIM)
        x, y = row.x + 28, y + Size.BODY * LINE_HEIGHT + 2
        if one.muted:
            x = canvas.tag(x, y - 1, self.console.say("rooms.muted"), DEGRADED) + GRID
        self._seats(canvas, Box(x, y, row.right - 8 - x, Size.SMALL * LINE_HEIGHT), one)

    def _connection(self, one: Person) -> tuple[str, Colour]:
        """Whether his line holds, in short."""
        say = self.console.say
        if one.away >= 0:
            return say("rooms.away", time=clock(one.away)), DOWN_TEXT
        if one.delay < 0:
            return say("rooms.here"), DIM
        return say("rooms.delay", count=one.delay), DEGRADED if one.delay >= SLOW else DIM

    def _seats(self, canvas: Canvas, box: Box, one: Person) -> None:
        """His roles, each with its mark if it needs a word."""
        roles, marks = roles_of(self.console, one.name), self.console.room.marks()
        words = "" if roles else self.console.say("rooms.no_seat")
        if one.facilitator:
            words = self.console.say("console.facilitator")
        x = box.x + (canvas.text(words, box.x, box.y, Size.SMALL, DIM) + 12 if words else 0)
        for role in roles:
            words = self.console.say(f"role_short.{role.value}")
            x += canvas.text(words, x, box.y, Size.SMALL, DIM) + 6
            if role in marks:
                attention(canvas, x + 6, box.middle[1], marks[role], 11)
                x += 18
            x += 6
