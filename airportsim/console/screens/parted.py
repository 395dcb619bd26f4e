"""After a host has ended the line to its room: why, and the ways on."""

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import LINE_HEIGHT, TEXT, Size
from airportsim.console.parts.pictures import emblem
from airportsim.console.parts.reasons import reason
from airportsim.console.screens.join import Join

SIGN = 72
"""The side of the emblem."""


class Parted:
    """A calm page with a sentence; `code` is the room's, for whoever wants to join again."""

    def __init__(self, console: Console, ended: str, code: str) -> None:
        self._console = console
        self._ended = ended
        self._code = code
        self._address = console.settings.address if console.network is not None else ""

    def draw(self, canvas: Canvas) -> None:
        """The whole window."""
        say = self._console.say
        w = min(640.0, canvas.width - 48)
        title, words = say("joining.ended"), reason(self._console, self._ended, self._address)
        lines = canvas.height_of(words, w, Size.BIG)
        box = canvas.box.centred(w, SIGN + 24 + Size.HEAD * LINE_HEIGHT + 16 + lines + 32 + 48)
        sign, box = box.cut_top(SIGN, 24)
        emblem(canvas, sign.x, sign.y, SIGN)
        line, box = box.cut_top(Size.HEAD * LINE_HEIGHT, 16)
        canvas.label(title, line, Size.HEAD, TEXT, bold=True)
        told, box = box.cut_top(lines, 32)
        canvas.paragraph(words, told, Size.BIG, TEXT)
        back, again = box.columns(2)
        label = say("joining.to_welcome")
        if not self._address:
            again = box
        else:
            canvas.button(back, say("joining.again"), self._again, "J", name="again")
        canvas.button(again, label, self._leave, "Enter", primary=True, name="leave")
        canvas.key("Esc", self._leave)

    def _again(self) -> None:
        self._console.screen = Join(self._console, self._address, self._code)

    def _leave(self) -> None:
        self._console.leave()
