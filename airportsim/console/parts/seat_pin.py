"""A seat in a room on another machine that asks for a PIN."""

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.field import TextField
from airportsim.console.look import DIM, DOWN_TEXT, GRID, LINE_HEIGHT, PADDING, PANEL, RADIUS, Size
from airportsim.model.refusals import Refusal
from airportsim.model.words import Role

MOST = 40
"""Characters of a PIN at the most."""


class SeatPin:
    """Lies over the screen until the PIN is right or nobody wants the seat any more."""

    def __init__(self, console: Console, role: Role) -> None:
        self._console = console
        self._role = role
        self._pin = TextField(most=MOST, hidden=True)
        self._refused: Refusal | None = None
        self._begun = False

    def draw(self, canvas: Canvas) -> None:
        """What it is about, the field, what was wrong with it, and two buttons."""
        console, say = self._console, self._console.say
        if not self._begun:
            self._begun, canvas.focus = True, self._pin
        about = say("joining.seat_pin_about")
        w = min(480.0, canvas.width - 32)
        lines = canvas.height_of(about, w - 40)
        wrong = console.texts.refusal(self._refused) if self._refused else ""
        below = max(1.0, canvas.height_of(wrong, w - 40) / (Size.BODY * LINE_HEIGHT))
        below *= Size.BODY * LINE_HEIGHT
        box = canvas.box.centred(w, lines + below + 180)
        canvas.fill(box, PANEL, RADIUS)
        inner = box.inset(20, PADDING + 4)
        title, inner = inner.cut_top(28, 4)
        words = say("joining.seat_pin", role=console.texts.word(self._role))
        canvas.label(words, title, Size.LARGE, bold=True)
        told, inner = inner.cut_top(lines, GRID)
        canvas.paragraph(about, told, Size.BODY, DIM)
        field, inner = inner.cut_top(36, 4)
        canvas.field(field, self._pin, say("joining.pin_hint"), "seat_pin", Size.LARGE)
        problem, inner = inner.cut_top(below, GRID)
        canvas.paragraph(wrong, problem, Size.BODY, DOWN_TEXT)
        stay, sit = inner.cut_bottom(44)[0].columns(2)
        canvas.button(sit, say("joining.sit"), self._sit, "Enter", primary=True, name="sit")
        canvas.button(stay, say("menu.cancel"), self._away, "Esc", name="cancel")

    def _sit(self) -> None:
        console = self._console
        if console.line is None:
            self._away()
            return
        answer = console.line.sit(self._role, self._pin.text)
        if isinstance(answer, Refusal):
            self._refused = answer
            self._pin.set("")
            self._begun = False
        else:
            console.role = console.role or self._role
            self._away()

    def _away(self) -> None:
        self._console.overlay = None
