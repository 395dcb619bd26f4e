"""The questionnaire, item by item, with the means of each dimension."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import ACCENT, DIM, GRID, LINE, MIRROR, TEXT, Size
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.screens.check_felt import Seen, points
from airportsim.debrief.quality.items import ITEMS, Item
from airportsim.debrief.quality.survey import Answer
from airportsim.model.quality import Dimension
from airportsim.texts.quality import perceives
from airportsim.texts.texts import key_of

NUMBER, LEVEL = 40.0, 110.0
"""Width of an item's number, and of each of its two answers."""


class Questions:
    """All items with what is expected and perceived."""

    def __init__(self) -> None:
        self._height = 0.0
        self._at = 0

    def draw(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        """The items of one dimension after the other."""
        say = seen.looked.console.say
        inner = panel(canvas, box, "" if canvas.compact else say("check.asked"))
        head, inner = inner.cut_top(LINE_OF_TEXT, 4)
        self._head(canvas, head, seen)
        with canvas.scroll("check questions", inner, self._height) as room:
            y, tops = room.y, []
            for dimension in Dimension:
                tops.append(y - room.y)
                y += self._dimension(canvas, Box(room.x, y, room.w, 0), dimension, seen)
            self._height = y - room.y
        canvas.key("Down", lambda: self._move(canvas, inner, tops, 1), "felt.item.next")
        canvas.key("Up", lambda: self._move(canvas, inner, tops, -1), "felt.item.previous")

    def _move(self, canvas: Canvas, box: Box, tops: list[float], by: int) -> None:
        """Turn to the next dimension, or the one before."""
        self._at = min(len(tops) - 1, max(0, self._at + by))
        canvas.scroll_to("check questions", tops[self._at], box, box.h)

    def _head(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        say, right = seen.looked.console.say, box.right - 8
        canvas.text(say("check.perceived"), right, box.y, Size.BIG, MIRROR, True, "right")
        canvas.text(say("check.expects"), right - LEVEL, box.y, Size.BIG, TEXT, True, "right")
        room = box.w - 2 * LEVEL - 3 * GRID
        words = say("check.unjudged")
        if seen.felt is not None and canvas.width_of(words, Size.BIG) <= room:
            canvas.text(words, box.x, box.y, Size.BIG, DIM)

    def _dimension(self, canvas: Canvas, box: Box, dimension: Dimension, seen: Seen) -> float:
        """A dimension with its means and its items; answers with their height."""
        y, texts, gaps = box.y, seen.looked.console.texts, seen.gaps[dimension]
        wide = canvas.text(texts.word(dimension), box.x, y, Size.BIG, ACCENT, True) + 2 * GRID
        means = ((box.right, gaps.perceived), (box.right - LEVEL, gaps.expected))
        for right, level in means:
            canvas.text(points(level), right, y, Size.BIG, ACCENT, True, "right")
        mean = texts.say("check.mean")
        left = box.right - 2 * LEVEL
        left -= canvas.text(mean, left, y, Size.BIG, ACCENT, align="right") + GRID
        about = texts.say(key_of(dimension, "dimension_about"))
        if canvas.width_of(about, Size.BIG) <= left - box.x - wide:
            canvas.text(about, box.x + wide, y, Size.BIG, DIM)
        y += LINE_OF_TEXT
        for item in ITEMS:
            if item.dimension is dimension:
                y += self._item(canvas, Box(box.x, y, box.w, 0), item, seen)
        return y - box.y + GRID

    def _item(self, canvas: Canvas, box: Box, item: Item, seen: Seen) -> float:
        expected, perceived, judged = _said(item, seen)
        words, ink = perceives(seen.looked.console.texts, item.number), TEXT if judged else DIM
        room = Box(box.x + NUMBER, box.y, box.w - NUMBER - 2 * LEVEL - GRID, 0)
        canvas.line((box.x, box.y), (box.right, box.y), LINE)
        canvas.text(str(item.number), room.x - 12, box.y + 2, Size.BIG, DIM, align="right")
        canvas.text(
            perceived, box.right, box.y + 2, Size.BIG, MIRROR if judged else DIM, True, "right"
        )
        canvas.text(expected, box.right - LEVEL, box.y + 2, Size.BIG, ink, True, "right")
        return canvas.paragraph(words, room.moved(0, 2), Size.BIG, ink) + 6


def _said(item: Item, seen: Seen) -> tuple[str, str, bool]:
    """What was answered to an item, by all on average; whether there was anything to judge."""
    some = seen.quality.airlines if seen.felt is None else (seen.felt,)
    answers: list[Answer] = [one.answers[item.number - 1] for one in some]
    expected = sum(one.expected for one in answers) / len(answers)
    perceived = sum(one.perceived for one in answers) / len(answers)
    digits = 1 if seen.felt is None else 0
    judged = any(one.experienced for one in answers)
    return f"{expected:.{digits}f}", f"{perceived:.{digits}f}", judged
