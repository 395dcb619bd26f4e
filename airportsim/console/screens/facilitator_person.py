"""One person who has come, for the facilitator: how he is, and what can be done about him."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DEGRADED, DOWN_TEXT, OK_TEXT, TEXT, Size
from airportsim.console.parts.choices import Choice, Sign, draw_choices, number_key
from airportsim.console.parts.column import Chip, Column
from airportsim.console.parts.seating import usual_skill
from airportsim.console.screens.facilitator_asking import Asking
from airportsim.console.screens.facilitator_load import sitting
from airportsim.model.session import Reseat
from airportsim.model.words import Role
from airportsim.play.line import Line, Person
from airportsim.texts.texts import clock

SLOW = 500
"""Milliseconds of delay from which a line is shown to be slow."""


def roles_of(console: Console, name: str) -> list[Role]:
    """Where somebody sits."""
    seats = console.room.state.seats
    return [role for role in Role if name in seats[role].players]


class PersonCard:
    """A person, who can be moved, muted and removed."""

    def __init__(self, console: Console, asking: Asking) -> None:
        self.console = console
        self.asking = asking
        self._beside = False
        self._height = 0.0

    def draw(self, canvas: Canvas, box: Box, line: Line, one: Person) -> None:
        """How he is, where he can sit, and two buttons."""
        inner = canvas.panel(box)
        buttons, inner = inner.cut_bottom(36)
        self._buttons(canvas, buttons, line, one)
        with canvas.scroll(f"fac guest {one.name}", inner, self._height) as room:
            column = Column(canvas, room)
            column.words(one.name, TEXT, Size.LARGE, True)
            self._standing(column, one)
            column.take(0, 6)
            self._moving(canvas, column, one)
            self._height = column.height

    def _standing(self, column: Column, one: Person) -> None:
        """His line and his seats, in sentences."""
        say, marks = self.console.say, self.console.room.marks()
        if one.away >= 0:
            column.words(say("rooms.is_away", time=clock(one.away)), DOWN_TEXT)
        elif one.delay >= 0:
            ink = DEGRADED if one.delay >= SLOW else OK_TEXT
            column.words(say("rooms.is_here", count=one.delay), ink)
        else:
            column.words(say("rooms.here"), OK_TEXT)
        if one.muted:
            column.words(say("rooms.is_muted"), DEGRADED)
        for role in roles_of(self.console, one.name):
            if role in marks:
                about = say(f"fac.{marks[role].value}")
                name = self.console.texts.word(role)
                column.words(say("rooms.marked", role=name, about=about), ACCENT)

    def _moving(self, canvas: Canvas, column: Column, one: Person) -> None:
        """Where he can sit."""
        say, refusal = self.console.say, self.asking.refusal(Reseat)
        column.title(say("rooms.seat_him"))
        column.chips(
            [
                Chip(say("rooms.only"), self._turn, not self._beside, "A", name="fac.guest.only"),
                Chip(say("rooms.too"), self._turn, self._beside, name="fac.guest.too"),
            ]
        )
        mine = roles_of(self.console, one.name)
        choices = []
        for n, role in enumerate(Role):
            there = role in mine
            do = partial(self._rise if there else self._sit, one.name, role)
            choices.append(Choice(
                f"fac.seat_at.{role.value}", say(f"role_short.{role.value}"), do, number_key(n),
                Sign.HEALTHY if there else Sign.NONE, say("rooms.gets_up") if there else "",
                sitting(self.console, role)[0], refusal,
            ))  # fmt: skip
        column.height += draw_choices(canvas, column.left, choices)

    def _turn(self) -> None:
        self._beside = not self._beside

    def _sit(self, name: str, role: Role) -> None:
        """Let somebody sit at a role, and at no other unless that is wanted."""
        seating = self.console.room.state.seats[role]
        before = [] if self._beside else roles_of(self.console, name)
        skill = seating.skill if seating.players and not seating.stand_in else ""
        if self.asking.give(Reseat(role, (*seating.players, name), skill)):
            for one in before:
                self._rise(name, one)

    def _rise(self, name: str, role: Role) -> None:
        """Let somebody get up; a bot takes a seat that nobody is left at."""
        state = self.console.room.state
        seating = state.seats[role]
        others = tuple(one for one in seating.players if one != name)
        skill = seating.skill or ("" if others else usual_skill(state))
        self.asking.give(Reseat(role, others, skill, seating.stand_in and bool(others)))

    def _buttons(self, canvas: Canvas, box: Box, line: Line, one: Person) -> None:
        """What he asks for is refused, or no longer; he is taken out of the room."""
        say = self.console.say
        refusal = say("rooms.yourself") if one.name == self.console.player else ""
        mute, remove = box.columns(2)
        label = say("rooms.unmute" if one.muted else "rooms.mute")
        do = lambda: self.console.answered(line.mute(one.name, not one.muted))  # noqa: E731
        canvas.button(
            mute, label, do, "Q", "", refusal, name="fac.guest.mute", size=Size.BODY
        )  # fmt: skip
        do = lambda: self.console.answered(line.remove(one.name))  # noqa: E731
        name = "fac.guest.remove"
        self.asking.sure(
            canvas, remove, say("rooms.remove"), do, "Del", f"{name} {one.name}", refusal=refusal
        )
