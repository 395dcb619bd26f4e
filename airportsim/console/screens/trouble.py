"""What lies over everything: something that went wrong, or that takes a moment."""

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DOWN_TEXT, MIRROR, PADDING, PANEL, RADIUS, TEXT, Size


class Trouble:
    """A sentence about something that went wrong, until it is put away."""

    title, colour = "console.trouble", DOWN_TEXT

    def __init__(self, console: Console, words: str) -> None:
        self._console = console
        self._words = words

    def draw(self, canvas: Canvas) -> None:
        """The sentence, and a button."""
        console = self._console
        h = canvas.height_of(self._words, 520, Size.LARGE)
        box = canvas.box.centred(560, h + 120)
        canvas.fill(box, PANEL, RADIUS, self.colour)
        inner = box.inset(20, PADDING)
        title, inner = inner.cut_top(28)
        canvas.label(console.say(self.title), title, Size.BIG, self.colour, bold=True)
        button, inner = inner.cut_bottom(40)
        canvas.paragraph(self._words, inner, Size.LARGE, TEXT)
        _, button = button.cut_left(button.w - 200)
        canvas.button(button, console.say("console.understood"), self._away, "Enter", primary=True)
        canvas.key("Esc", self._away)

    def _away(self) -> None:
        self._console.overlay = None


class Note(Trouble):
    """A sentence that one should have read, until it is put away."""

    title, colour = "console.note", MIRROR


class Busy:
    """A sign that something takes a moment."""

    def __init__(self, console: Console, words: str) -> None:
        self._words = words or console.say("console.busy")

    def draw(self, canvas: Canvas) -> None:
        """The sign."""
        box = canvas.box.centred(max(240, canvas.width_of(self._words, Size.BIG) + 48), 72)
        canvas.fill(box, PANEL, RADIUS)
        canvas.label(self._words, box, Size.BIG, TEXT, align="middle")
