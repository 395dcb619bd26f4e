"""How expectation became perception, gap by gap; the largest gap, its cure, and what made it."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import (
    ACCENT,
    DIM,
    DOWN,
    GRID,
    INSET,
    MIRROR,
    OK,
    PANEL,
    TEXT,
    Size,
)
from airportsim.console.parts.projected import panel
from airportsim.console.parts.waterfall import Step, waterfall
from airportsim.console.screens.check_bars import shade_row
from airportsim.console.screens.check_felt import Seen, points
from airportsim.console.screens.check_moments import STAMP, stamp
from airportsim.debrief.quality.gaps import Gaps, mean_gaps
from airportsim.model.journal import Entry
from airportsim.model.quality import HIGH, LOW
from airportsim.texts.texts import key_of


class GapsView:
    """The waterfall of the gaps, and beside it the largest one; click an event to see it again."""

    def __init__(self) -> None:
        self._whole = False
        self._picked = 0
        self._height = 0.0

    def second(self, seen: Seen) -> int:
        """Where a replay from here begins."""
        events = seen.largest.events
        return events[min(self._picked, len(events) - 1)].t if events else 0

    def draw(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        """Waterfall at the left, of where the largest gap is or of all; that gap at the right."""
        say = seen.looked.console.say
        right, left = box.cut_right(round(box.w * 0.46))
        self._waterfall(canvas, left, seen)
        note = "" if canvas.compact else say("check.click")
        inner = panel(canvas, right, "" if canvas.compact else say("check.largest"), note)
        tops: list[float] = []
        with canvas.scroll("check largest", inner, self._height) as room:
            y = self._largest(canvas, room, seen)
            for n, entry in enumerate(seen.largest.events):
                tops.append(y - room.y)
                y += self._event(canvas, Box(room.x, y, room.w, 0), n, entry, seen) + 2
            self._height = y - room.y
        if tops:
            canvas.key("Down", lambda: self._move(canvas, inner, tops, 1), "felt.event.next")
            canvas.key("Up", lambda: self._move(canvas, inner, tops, -1), "felt.event.previous")

    def _waterfall(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        """The gaps of one airline and dimension, or with a click of all on average."""
        say, key = seen.looked.console.say, "D"
        title, turn = say("check.gaps_all"), say("check.gaps_largest")
        if not self._whole:
            title, turn = _where(seen).upper(), say("check.gaps_average")
        note, tip = ("", turn) if canvas.compact else (f"{key}: {turn}", "")
        inner = panel(canvas, box, title, note)
        canvas.zone(box, self._turn, key, tip, name="felt.gaps.turn", label=turn)
        steps = _steps(seen, mean_gaps(seen.gaps.values()) if self._whole else _worst(seen))

        def draw(at: Box) -> None:
            canvas.fill(at, PANEL)
            waterfall(canvas, at, steps, LOW / 100, HIGH / 100)

        canvas.kept("check waterfall", tuple(steps), inner, draw)

    def _turn(self) -> None:
        self._whole = not self._whole

    def _largest(self, canvas: Canvas, box: Box, seen: Seen) -> float:
        """The gap, between what it is, and what helps; answers with where it ends."""
        texts, found = seen.looked.console.texts, seen.largest
        title = texts.say("check.largest_is", gap=texts.word(found.gap), size=points(found.size))
        about = texts.say(key_of(found.gap, "gap_about"))
        where = texts.say("check.largest_lies", place=_where(seen), about=about)
        large, y = Size.BIG if canvas.compact else Size.HEAD, box.y
        y += canvas.paragraph(title, Box(box.x, y, box.w, 0), large, TEXT, True)
        y += canvas.paragraph(where, Box(box.x, y, box.w, 0), Size.BIG, TEXT) + GRID
        cure = texts.say("check.cure", cure=texts.say(key_of(found.gap, "gap_cure")))
        room = box.w - 28
        high = canvas.height_of(cure, room, Size.BIG, True) + 8
        canvas.fill(Box(box.x, y, box.w, high), INSET, 6)
        canvas.fill(Box(box.x, y, 4, high), ACCENT, 1)
        canvas.paragraph(cure, Box(box.x + 16, y + 4, room, 0), Size.BIG, ACCENT, True)
        y += high + GRID
        if found.events:
            y += canvas.paragraph(
                texts.say("check.made_it"), Box(box.x, y, box.w, 0), Size.BIG, DIM
            )
        return y

    def _event(self, canvas: Canvas, box: Box, n: int, entry: Entry, seen: Seen) -> float:
        """An event of the journal with its time; answers with its height."""
        looked, room = seen.looked, box.w - STAMP
        words = looked.console.texts.event(entry.event)
        whole = Box(box.x, box.y, box.w, max(38.0, canvas.height_of(words, room, Size.BIG) + 8))
        over = canvas.zone(whole, partial(looked.replay, entry.t), name=f"felt.event.{n}")
        shade_row(canvas, whole, over, n == self._picked)
        stamp(canvas, whole.x + 4, whole.y + 2, entry.t)
        canvas.paragraph(words, Box(whole.x + STAMP, whole.y + 5, room, 0), Size.BIG, TEXT)
        return whole.h

    def _move(self, canvas: Canvas, box: Box, tops: list[float], by: int) -> None:
        self._picked = min(len(tops) - 1, max(0, self._picked + by))
        canvas.scroll_to("check largest", tops[self._picked], box)


def _where(seen: Seen) -> str:
    """The airline and the dimension of the largest gap."""
    texts, found = seen.looked.console.texts, seen.largest
    airline, dimension = texts.names.airline(found.terminal), texts.word(found.dimension)
    return texts.say("check.largest_of", airline=airline, dimension=dimension)


def _worst(seen: Seen) -> Gaps:
    """The levels between which the largest gap is."""
    found = seen.largest
    felt = next(one for one in seen.quality.airlines if one.terminal == found.terminal)
    return felt.gaps[found.dimension]


def _steps(seen: Seen, whole: Gaps) -> list[Step]:
    """From what is expected through gaps 1 to 4 to what is perceived, and the fifth as a whole."""
    texts = seen.looked.console.texts
    worst, level = max(whole.each.values()), whole.expected
    low, named = LOW / 100, points(level)
    steps = [Step(texts.say("check.expects"), low, level / 100, named, TEXT)]
    for gap, size in whole.each.items():
        ends = level / 100, (level - size) / 100
        ink = DOWN if size > 0 else OK
        steps.append(Step(texts.word(gap), *ends, points(size), ink, True, size == worst))
        level -= size
    steps.append(Step(texts.say("check.perceived"), low, level / 100, points(level), MIRROR))
    ends, ink = (whole.expected / 100, level / 100), DOWN if whole.quality > 0 else OK
    name = texts.say("check.gap_five")
    return [*steps, Step(name, *ends, points(whole.quality), ink, True, True)]
