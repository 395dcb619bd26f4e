"""The facilitator's seats: who sits where, and who shall."""

from collections.abc import Callable
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import SKILLS, Console
from airportsim.console.look import ACCENT, DIM, GRID, LINE_HEIGHT, TEXT, Size
from airportsim.console.parts.choices import Choice, Sign, draw_choices
from airportsim.console.parts.column import Column
from airportsim.console.parts.seating import usual_skill
from airportsim.console.screens.facilitator_asking import Asking
from airportsim.console.screens.facilitator_load import loads, seat_row, sitting
from airportsim.model.session import Reseat
from airportsim.model.words import Role
from airportsim.texts.texts import clock

KEYS = "123456789"
"""The keys of the choices for a seat; 0 empties it."""


class SeatsPage:
    """All seats, and for the picked one whom it can be given to."""

    def __init__(self, console: Console, asking: Asking, look_at: Callable[[Role], object]) -> None:
        self.console = console
        self.asking = asking
        self._look_at = look_at
        self.picked = Role.DIRECTOR
        self._height = 0.0
        self._names: list[str] = []

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The seats at the left, the picked one at the right."""
        truth = self.console.room.truth()
        left, right = box.cut_left(box.w * 0.52)
        say = self.console.say
        inner = canvas.panel(left, say("fac.seats"), say("fac.waits") if truth else "")
        rows = inner.cut_top(min(inner.h, len(Role) * 52))[0].rows(len(Role), 0)
        found = loads(self.console)
        for role, row in zip(Role, rows, strict=True):
            do = partial(self.pick, role)
            seat_row(canvas, row, self.console, found.get(role), role, do, role is self.picked)
        roles = list(Role)
        at = roles.index(self.picked)
        canvas.key("Down", lambda: self.pick(roles[(at + 1) % len(roles)]), "fac.seat.next")
        canvas.key("Up", lambda: self.pick(roles[at - 1]), "fac.seat.previous")
        inner = canvas.panel(right, self.console.texts.word(self.picked))
        look, inner = inner.cut_bottom(36)
        refusal = "" if truth else say("rooms.look_in_round")
        see, label = partial(self._look_at, self.picked), say("rooms.look")
        canvas.button(look, label, see, "L", "", refusal, name="fac.look", size=Size.BODY)
        with canvas.scroll(f"fac seat {self.picked}", inner, self._height) as room:
            self._height = self._seat(canvas, room)

    def pick(self, role: Role) -> None:
        """Open a seat."""
        self.picked = role

    def _seat(self, canvas: Canvas, box: Box) -> float:
        """Who sits there, what the hands do, and the choices."""
        say = self.console.say
        column = Column(canvas, box)
        words, ink = sitting(self.console, self.picked)
        column.words(words, ink, Size.LARGE, True)
        marks = self.console.room.marks()
        if self.picked in marks:
            column.words(say(f"fac.{marks[self.picked].value}"), ACCENT, gap=4)
        self._hands(canvas, column)
        people, bots = self._people(), self._bots(len(self._known()))
        for title, choices in (("people", people), ("bots", bots)):
            column.title(say(f"fac.{title}"))
            room = column.left
            column.height += draw_choices(canvas, room, choices) + GRID
        return column.height

    def _hands(self, canvas: Canvas, column: Column) -> None:
        truth = self.console.room.truth()
        if truth is None:
            return
        say, texts = self.console.say, self.console.texts
        for hand in truth.everybody:
            if hand.role is self.picked:
                row = column.take(Size.BODY * LINE_HEIGHT, 0)
                left = clock(max(0, hand.until - truth.now))
                work = texts.word(hand.work) if hand.work else say("fac.free")
                number = say("fac.hand", number=hand.number + 1)
                canvas.text(number, row.x, row.y, Size.BODY, DIM)
                canvas.text(work, row.x + 84, row.y, Size.BODY, TEXT, room=row.w - 134)
                if hand.work:
                    canvas.text(left, row.right, row.y, Size.BODY, DIM, align="right")
        column.take(0, 4)

    # --- choices -----------------------------------------------------------------------------

    def _known(self) -> list[str]:
        """Whoever is at the console, has come, or sat anywhere while this window was open."""
        seats, line = self.console.room.state.seats.values(), self.console.line
        come = [one.name for one in line.people] if line is not None else []
        sat = [name for seating in seats for name in seating.players]
        for name in (self.console.player, *sat, *come):
            if name not in self._names:
                self._names.append(name)
        return self._names

    def _people(self) -> list[Choice]:
        """Each person sits down beside those who are there, or gets up."""
        seating, refusal = self.console.room.state.seats[self.picked], self.asking.refusal(Reseat)
        choices = []
        for n, name in enumerate(self._known()):
            there = name in seating.players
            others = tuple(one for one in seating.players if one != name)
            players = others if there else (*others, name)
            skill = seating.skill if seating.players else ""
            command = Reseat(self.picked, players, skill)
            note = self.console.say("fac.you") if name == self.console.player else ""
            choices.append(Choice(
                f"fac.person.{n}", name, partial(self.asking.give, command), KEYS[n : n + 1],
                Sign.HEALTHY if there else Sign.NONE, note, "", refusal,
            ))  # fmt: skip
        return choices

    def _bots(self, before: int) -> list[Choice]:
        """A bot takes the seat alone, or looks after what people leave; or nobody sits there."""
        seating, say = self.console.room.state.seats[self.picked], self.console.say
        refusal, room = self.asking.refusal(Reseat), self.console.room
        choices = []
        known = sorted(room.skills, key=lambda one: SKILLS.index(one) if one in SKILLS else 9)
        for n, skill in enumerate(known, before):
            there = skill == seating.skill and not seating.players
            words = say("fac.bot", skill=self.console.skill(skill))
            do = partial(self.asking.give, Reseat(self.picked, (), skill))
            sign = Sign.HEALTHY if there else Sign.NONE
            choices.append(
                Choice(f"fac.bot.{skill}", words, do, KEYS[n : n + 1], sign, refusal=refusal)
            )
        if seating.players:
            skill = "" if seating.skill else usual_skill(room.state)
            words = say("fac.beside")
            do = partial(self.asking.give, Reseat(self.picked, seating.players, skill))
            n = before + len(choices)
            sign = Sign.HEALTHY if seating.skill else Sign.NONE
            choices.append(Choice("fac.beside", words, do, KEYS[n : n + 1], sign, "", "", refusal))
        nobody = not seating.players and not seating.skill
        do = partial(self.asking.give, Reseat(self.picked, (), ""))
        sign = Sign.HEALTHY if nobody else Sign.NONE
        return [*choices, Choice("fac.nobody", say("fac.nobody"), do, "0", sign, "", "", refusal)]
