"""The ledger of a round: what the team expected of each change, and what happened."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, DOWN_TEXT, LINE, OK_TEXT, TEXT, Colour, Size
from airportsim.console.marks import cross, tick
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.screens.check_past import Looked
from airportsim.console.screens.plan_past import reached
from airportsim.model.ledger import Line


class Expected:
    """The page of the ledger."""

    def __init__(self, looked: Looked) -> None:
        self._looked = looked
        self._height = 0.0

    def draw(self, canvas: Canvas, box: Box) -> None:
        """A row for each change made before this round."""
        console = self._looked.console
        inner = panel(canvas, box, console.say("check.expected"))
        lines = [one for one in console.room.state.lines if one.round == self._looked.round.number]
        if not lines:
            canvas.paragraph(console.say("check.no_lines"), inner, Size.BIG, DIM)
            return
        with canvas.scroll("check ledger", inner, self._height) as room:
            y = room.y
            for line in lines:
                y = self._line(canvas, Box(room.x, y, room.w, 0), line)
            self._height = y - room.y

    def _line(self, canvas: Canvas, box: Box, line: Line) -> float:
        """A change, what was expected of it, and what was measured; answers with its end."""
        texts, y = self._looked.console.texts, box.y + 8
        name = texts.names.lever(line.lever.value) if line.lever else line.rule
        words, ink = self._result(line)
        if canvas.compact:
            left, right = box, Box(box.x, 0, box.w, 0)
        else:
            right, left = box.cut_right(max(200.0, canvas.width_of(words, Size.HEAD, True) + 40))
        y += canvas.paragraph(name, Box(left.x, y, left.w, 0), Size.BIG, TEXT, True)
        if line.effect is not None:
            effect = texts.effect(line.effect.measure, line.effect.value)
            said = texts.say("check.we_expected", effect=effect)
            if line.before is not None:
                before = texts.amount(line.effect.measure, line.before)
                said += texts.say("check.before", value=before)
            y += canvas.paragraph(said, Box(left.x, y, left.w, 0), Size.BIG, DIM)
        top = y if canvas.compact else box.y + (y - box.y - Size.HEAD * 1.4) / 2 + 4
        size = Size.BIG if canvas.compact else Size.HEAD
        mark = tick if ink is OK_TEXT else cross
        if canvas.compact:
            canvas.text(words, left.x + 28, top, size, ink, True)
            mark_at = left.x + 10
            y += LINE_OF_TEXT
        else:
            wide = canvas.text(words, right.right, top, size, ink, True, "right")
            mark_at = right.right - wide - 18
        if ink is not DIM:
            mark(canvas, mark_at, top + size * 0.7, size * 0.7, ink)
        y += 8
        canvas.line((box.x, y), (box.right, y), LINE)
        return y

    def _result(self, line: Line) -> tuple[str, Colour]:
        texts = self._looked.console.texts
        if line.effect is None or line.after is None:
            return texts.say("check.not_measured"), DIM
        return texts.amount(line.effect.measure, line.after), OK_TEXT if reached(
            line
        ) else DOWN_TEXT
