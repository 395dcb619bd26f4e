"""The questionnaire, item by item, below the eight steps by which quality is measured."""

from collections.abc import Callable
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import ACCENT, DIM, GRID, LINE, MIRROR, RAISED, TEXT, Size, mixed
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.screens.check_felt import Seen
from airportsim.debrief.quality.items import ITEMS, Item
from airportsim.debrief.quality.survey import Answer
from airportsim.model.quality import Dimension
from airportsim.texts.quality import perceives
from airportsim.texts.texts import key_of

STEPS = {
    "criteria": "felt", "weights": "weights", "items": "questions", "questionnaire": "questions",
    "answers": "questions", "statistics": "satisfaction", "quality": "felt", "gap": "gaps",
}  # fmt: skip
"""The eight steps, and the part of the page on which each can be seen."""

NUMBER, LEVEL = 40.0, 110.0
"""Width of an item's number, and of each of its two answers."""


class Questions:
    """The path of the eight steps, and all items with what is expected and perceived."""

    def __init__(self, turn: Callable[[str], object]) -> None:
        self._turn = turn
        self._height = 0.0
        self._at = 0

    def draw(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        """The path stays where there is room for it; else it moves along with the items."""
        say = seen.looked.console.say
        inner = panel(canvas, box, "" if canvas.compact else say("check.asked"))
        if not canvas.compact:
            inner = inner.cut_top(self._path(canvas, inner, seen), GRID)[1]
        head, inner = inner.cut_top(LINE_OF_TEXT, 4)
        self._head(canvas, head, seen)
        with canvas.scroll("check questions", inner, self._height) as room:
            y, tops = room.y, []
            for dimension in Dimension:
                tops.append(y - room.y)
                y += self._dimension(canvas, Box(room.x, y, room.w, 0), dimension, seen)
            if canvas.compact:
                y += self._path(canvas, Box(room.x, y, room.w, 0), seen)
            self._height = y - room.y
        canvas.key("Down", lambda: self._move(canvas, inner, tops, 1), "felt.item.next")
        canvas.key("Up", lambda: self._move(canvas, inner, tops, -1), "felt.item.previous")

    def _move(self, canvas: Canvas, box: Box, tops: list[float], by: int) -> None:
        """Turn to the next dimension, or the one before."""
        self._at = min(len(tops) - 1, max(0, self._at + by))
        canvas.scroll_to("check questions", tops[self._at], box, box.h)

    def _path(self, canvas: Canvas, box: Box, seen: Seen) -> float:
        """The eight steps, each of which opens what it is about; answers with their height."""
        say, x, y = seen.looked.console.say, box.x, box.y
        for n, (step, view) in enumerate(STEPS.items(), start=1):
            words = f"{n} {say(f'check.step.{step}')}"
            wide = canvas.width_of(words, Size.BIG) + 20
            if x > box.x and x + wide > box.right:
                x, y = box.x, y + 34
            at = Box(x, y, wide, 30)
            over = canvas.zone(at, partial(self._turn, view), name=f"felt.step.{step}")
            canvas.fill(at, mixed(RAISED, TEXT, 0.12) if over else RAISED, 6)
            canvas.label(words, at, Size.BIG, TEXT, align="middle")
            if n < len(STEPS) and x + wide + 16 < box.right:
                at_x, middle = x + wide + 5, y + 15
                canvas.polygon([(at_x, middle - 5), (at_x + 6, middle), (at_x, middle + 5)], DIM)
            x += wide + 16
        return y + 34 - box.y

    def _head(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        say, right = seen.looked.console.say, box.right - 8
        canvas.text(say("check.perceived"), right, box.y, Size.BIG, MIRROR, True, "right")
        canvas.text(say("check.expects"), right - LEVEL, box.y, Size.BIG, TEXT, True, "right")
        room = box.w - 2 * LEVEL - 3 * GRID
        words = say("check.unjudged")
        if seen.felt is not None and canvas.width_of(words, Size.BIG) <= room:
            canvas.text(words, box.x, box.y, Size.BIG, DIM)

    def _dimension(self, canvas: Canvas, box: Box, dimension: Dimension, seen: Seen) -> float:
        """A dimension with its items; answers with their height."""
        y, texts = box.y, seen.looked.console.texts
        wide = canvas.text(texts.word(dimension), box.x, y, Size.BIG, ACCENT, True) + 2 * GRID
        about = texts.say(key_of(dimension, "dimension_about"))
        if canvas.width_of(about, Size.BIG) <= box.w - wide:
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
