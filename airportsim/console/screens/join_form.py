"""What one says to be let into a room: where it is, its code, one's name, and perhaps a PIN."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.field import TextField
from airportsim.console.look import DIM, DOWN_TEXT, GRID, PADDING, Size
from airportsim.console.parts.reasons import reason

LONGEST = 40
"""Characters of a name, a code or a PIN at the most."""

LONGEST_ADDRESS = 80
"""Characters of an address at the most."""

ABOUT = {"no_address": "address", "bad_name": "name", "wrong_code": "code", "wrong_pin": "pin"}
"""The field that a problem is about, if that is not the address."""

FOLD = "Ctrl+P"
"""The key that unfolds the field for the PIN."""


class Form:
    """The fields, with what is wrong beside the one that it is about; Tab goes round them."""

    def __init__(
        self, console: Console, address: str, code: str, name: str, pin: str
    ) -> None:  # fmt: skip
        self._console = console
        self._fields = {
            "address": TextField(most=LONGEST_ADDRESS),
            "code": TextField(most=LONGEST),
            "name": TextField(most=LONGEST),
            "pin": TextField(most=LONGEST, hidden=True),
        }
        self._runs = bool(pin)
        self._problem, self._asked = "", ""
        self._next = ""
        for key, text in {"address": address, "code": code, "name": name, "pin": pin}.items():
            self._fields[key].set(text)
        self.go_on()

    @property
    def address(self) -> str:
        """Where the room is."""
        return self._fields["address"].text.strip()

    @property
    def code(self) -> str:
        """The room's code."""
        return self._fields["code"].text.strip()

    @property
    def name(self) -> str:
        """Under which name one joins."""
        return self._fields["name"].text.strip()

    @property
    def pin(self) -> str:
        """The facilitator's PIN; "" for everybody else."""
        return self._fields["pin"].text if self._runs else ""

    def pick(self, address: str) -> None:
        """Take the address of a room that was found; what is missing still is typed next."""
        self._fields["address"].set(address)
        self._problem = ""
        self.go_on()

    def go_on(self) -> None:
        """Let what is typed next go to the first field that is empty, as a rule to the code."""
        keys = ("address", "code", "name")
        self._next = next((key for key in keys if not self._fields[key].text), "code")

    def is_filled(self) -> bool:
        """Whether there is enough to ask with; if not, what is missing is said."""
        problem = "" if self.address else "no_address"
        problem = problem or ("" if self.name else "bad_name")
        self.fail(problem)
        return not problem

    def fail(self, problem: str) -> None:
        """Say what is wrong, beside the field that it is about; "" if nothing is."""
        self._problem, self._asked = problem, self.address
        if problem:
            self._next = ABOUT.get(problem, "address")
            self._runs = self._runs or self._next == "pin"

    # --- drawing -----------------------------------------------------------------------------

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The fields."""
        if self._next:
            canvas.focus = self._fields[self._next]
            self._next = ""
        gap = PADDING if not canvas.compact else GRID
        box = self._field(canvas, box, "address", gap)
        code, name = box.columns(2, PADDING)
        lower = min(
            self._field(canvas, code, "code", gap).h, self._field(canvas, name, "name", gap).h
        )
        self._pin(canvas, box._replace(y=box.bottom - lower, h=lower))
        order = [key for key in self._fields if key != "pin" or self._runs]
        canvas.key("Tab", lambda: self._step(canvas, order, 1), "field.next")
        canvas.key("Shift+Tab", lambda: self._step(canvas, order, -1), "field.previous")

    def _field(self, canvas: Canvas, box: Box, key: str, gap: float) -> Box:
        """A field with its name above it and what is wrong with it below; answers with the rest."""
        say = self._console.say
        label, box = box.cut_top(20, 2)
        canvas.text(say(f"joining.{key}"), label.x, label.y, Size.SMALL, DIM, bold=True)
        line, box = box.cut_top(36 if not canvas.compact else 30, 4)
        hint = say("welcome.name_hint" if key == "name" else f"joining.{key}_hint")
        canvas.field(line, self._fields[key], hint, f"join.{key}", Size.LARGE)
        if self._problem and ABOUT.get(self._problem, "address") == key:
            words = self._wrong()
            told, box = box.cut_top(canvas.height_of(words, box.w), 0)
            canvas.paragraph(words, told, Size.BODY, DOWN_TEXT)
        return box.cut_top(gap - 4, 0)[1]

    def _wrong(self) -> str:
        if self._problem == "no_address":
            return self._console.say("joining.no_address")
        return reason(self._console, self._problem, self._asked)

    def _pin(self, canvas: Canvas, box: Box) -> None:
        """A button that unfolds the field for the PIN, and that field."""
        say = self._console.say
        if self._runs:
            self._field(canvas, box, "pin", GRID)
            return
        line, _ = box.cut_top(44 if not canvas.compact else 36, 0)
        label, about = say("joining.with_pin"), say("joining.with_pin_about")
        canvas.button(line, label, self._unfold, FOLD, about, name="join.unfold", size=Size.BODY)

    def _unfold(self) -> None:
        self._runs, self._next = True, "pin"

    def _step(self, canvas: Canvas, order: list[str], by: int) -> None:
        """Go to the next field."""
        at = next((n for n, key in enumerate(order) if self._fields[key] is canvas.focus), -by)
        self._next = order[(at + by) % len(order)]
