"""The middle of Act: what the round says of each change, and what is to be tried next."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.field import TextField
from airportsim.console.look import DIM, DOWN_TEXT, INSET, OK_TEXT, TEXT, Size
from airportsim.console.marks import cross, tick
from airportsim.console.screens.plan_card import owner_chips
from airportsim.console.screens.plan_past import reached
from airportsim.model.ledger import Conclusion, Line
from airportsim.model.session import Conclude, Try
from airportsim.model.words import Role

ENTRY = 96


class Conclusions:
    """The lines of this round, each to be kept, dropped or tried again."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._text = TextField()
        self._owner = Role.DIRECTOR

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The lines of the ledger above, the field for something new below."""
        say = self._console.say
        below, above = box.cut_bottom(148 if canvas.compact else 120)
        inner = canvas.panel(above, say("plan_screen.conclusions"))
        state = self._console.room.state
        lines = [line for line in state.lines if line.round == state.number]
        if not lines:
            canvas.paragraph(say("plan_screen.no_changes"), inner, Size.LARGE, DIM)
        with canvas.scroll("act lines", inner, len(lines) * (ENTRY + 8)) as room:
            for n, line in enumerate(lines):
                at = Box(room.x, room.y + n * (ENTRY + 8), room.w, ENTRY)
                self._line(canvas, at, line)
        self._new(canvas, below)

    def _line(self, canvas: Canvas, box: Box, line: Line) -> None:
        texts = self._console.texts
        inner = canvas.inset(box, colour=INSET)
        name = texts.names.lever(line.lever.value) if line.lever else line.rule
        canvas.text(name, inner.x, inner.y, Size.LARGE, TEXT, True, room=inner.w)
        if line.effect:
            expects = texts.effect(line.effect.measure, line.effect.value)
            words = texts.say("plan_screen.expects", effect=expects)
            canvas.text(words, inner.x, inner.y + 22, Size.BODY, DIM, room=inner.w)
            self._measured(canvas, inner, line)
        x, y = inner.x, inner.bottom - 27
        for conclusion in Conclusion:
            chosen = line.conclusion is conclusion
            x = canvas.chip(
                x, y, texts.say(f"plan_screen.{conclusion.value}"),
                partial(self._conclude, line.number, conclusion), chosen,
                name=f"line.{line.number}.{conclusion.value}",
            ) + 6  # fmt: skip

    def _measured(self, canvas: Canvas, box: Box, line: Line) -> None:
        """What was measured, right of the chips: a tick where the effect was reached."""
        texts = self._console.texts
        assert line.effect is not None
        y = box.bottom - 24
        if line.after is None:
            words = texts.say("plan_screen.not_measured")
            canvas.text(words, box.right, y, Size.BODY, DIM, align="right")
            return
        met = reached(line)
        ink = OK_TEXT if met else DOWN_TEXT
        before = "-" if line.before is None else texts.amount(line.effect.measure, line.before)
        after = texts.amount(line.effect.measure, line.after)
        words = texts.say("plan_screen.before_after", before=before, after=after)
        used = canvas.text(words, box.right, y, Size.BODY, ink, True, align="right")
        (tick if met else cross)(canvas, box.right - used - 12, y + 10, 11, ink)

    def _conclude(self, number: int, conclusion: Conclusion) -> None:
        self._console.step(Conclude(number, conclusion))

    def _new(self, canvas: Canvas, box: Box) -> None:
        say = self._console.say
        inner = canvas.panel(box, say("plan_screen.try_new"))
        field, rest = inner.cut_top(34, 6)
        button, field = field.cut_right(110)
        canvas.field(field, self._text, say("plan_screen.try_hint"), name="try.text")
        key = "Enter" if canvas.focus is self._text else ""
        canvas.button(
            button, say("plan_screen.add"), self._add, key, name="try.add", size=Size.BODY
        )
        owner_chips(canvas, self._console, rest, self._owner, self._by)

    def _by(self, role: Role) -> None:
        self._owner = role

    def _add(self) -> None:
        owner = self._console.texts.word(self._owner)
        if self._console.step(Try(self._text.text, owner)):
            self._text.set("")
