"""How expectation became perception, gap by gap; the largest gap, its cure, and what made it."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import ACCENT, DIM, GRID, INSET, PANEL, TEXT, Size
from airportsim.console.parts.projected import panel
from airportsim.console.parts.waterfall import waterfall
from airportsim.console.screens.check_bars import shade_row
from airportsim.console.screens.check_felt import Seen, points
from airportsim.console.screens.check_gap_steps import (
    Part,
    largest_in,
    parts,
    remarks,
    steps,
    title_of,
)
from airportsim.console.screens.check_moments import STAMP, stamp
from airportsim.debrief.quality.gaps import Because, Largest
from airportsim.model.quality import HIGH, LOW
from airportsim.texts.quality import amount
from airportsim.texts.texts import key_of


class GapsView:
    """The waterfall of the gaps, and beside it the largest one; click an event to see it again."""

    def __init__(self) -> None:
        self._turned = 0
        self._airline = ""
        self._picked = 0
        self._height = 0.0

    def second(self, seen: Seen) -> int:
        """Where a replay from here begins."""
        events = largest_in(seen, self._part(seen)).events
        return events[min(self._picked, len(events) - 1)].entry.t if events else 0

    def draw(self, canvas: Canvas, box: Box, seen: Seen) -> None:
        """Waterfall at the left, the largest gap that is in it at the right."""
        say, part = seen.looked.console.say, self._part(seen)
        right, left = box.cut_right(round(box.w * 0.46))
        self._waterfall(canvas, left, seen, part)
        title, note = say("check.largest"), say("check.click")
        if part is not None:
            dimension = seen.looked.console.texts.word(part).upper()
            title = say("check.largest_in", dimension=dimension)
        if canvas.width_of(title, Size.BIG, True) + canvas.width_of(note, Size.BIG) > right.w - 64:
            note = ""
        inner = panel(canvas, right, *(("", "") if canvas.compact else (title, note)))
        found, tops = largest_in(seen, part), list[float]()
        with canvas.scroll("check largest", inner, self._height) as room:
            y = self._largest(canvas, room, seen, found)
            for n, because in enumerate(found.events):
                tops.append(y - room.y)
                at = Box(room.x, y, room.w, 0)
                y += self._event(canvas, at, n, because, found.terminal, seen) + 2
            if canvas.compact:
                y += _remarks(canvas, Box(room.x, y + GRID, room.w, 0), seen, part) + GRID
            self._height = y - room.y
        if tops:
            canvas.key("Down", lambda: self._move(canvas, inner, tops, 1), "felt.event.next")
            canvas.key("Up", lambda: self._move(canvas, inner, tops, -1), "felt.event.previous")

    def _part(self, seen: Seen) -> Part:
        """What is shown; with another airline it begins again with what hurts that one most."""
        airline = seen.felt.airline if seen.felt else ""
        if airline != self._airline:
            self._airline, self._turned, self._picked = airline, 0, 0
        some = parts(seen)
        return some[self._turned % len(some)]

    def _waterfall(self, canvas: Canvas, box: Box, seen: Seen, part: Part) -> None:
        """The gaps of a dimension, or of all on average; with a click those of the next one."""
        key, turn = "D", seen.looked.console.say("check.gaps_next")
        note, tip = ("", turn) if canvas.compact else (f"{key}: {turn}", "")
        inner = panel(canvas, box, title_of(seen, part), note)
        canvas.zone(box, self._turn, key, tip, name="felt.gaps.turn", label=turn)
        if not canvas.compact:
            words = remarks(seen, part)
            high = sum(canvas.height_of(one, inner.w, Size.BIG) for one in words)
            low, inner = inner.cut_bottom(high, 4)
            _remarks(canvas, low, seen, part)
        shown = steps(seen, part)

        def draw(at: Box) -> None:
            canvas.fill(at, PANEL)
            waterfall(canvas, at, shown, LOW / 100, HIGH / 100)

        canvas.kept("check waterfall", tuple(shown), inner, draw)

    def _turn(self) -> None:
        self._turned, self._picked = self._turned + 1, 0

    def _largest(self, canvas: Canvas, box: Box, seen: Seen, found: Largest) -> float:
        """The gap, between what it is, and what helps; answers with where it ends."""
        texts = seen.looked.console.texts
        title = texts.say("check.largest_is", gap=texts.word(found.gap), size=points(found.size))
        about = texts.say(key_of(found.gap, "gap_about"))
        airline, dimension = texts.names.airline(found.terminal), texts.word(found.dimension)
        place = texts.say("check.largest_of", airline=airline, dimension=dimension)
        where = texts.say("check.largest_lies", place=place, about=about)
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

    def _event(
        self, canvas: Canvas, box: Box, n: int, because: Because, terminal: str, seen: Seen
    ) -> float:  # fmt: skip
        """An event of the journal with its time, below what it made worse; answers with its height.

        What it made worse stands with its value.
        """
        looked, room, entry = seen.looked, box.w - STAMP, because.entry
        words, worse = looked.console.texts.event(entry.event), _worse(seen, because, terminal)
        above = canvas.height_of(worse, room, Size.BIG, True)
        high = max(38.0, above + canvas.height_of(words, room, Size.BIG) + 8)
        whole = Box(box.x, box.y, box.w, high)
        over = canvas.zone(whole, partial(looked.replay, entry.t), name=f"felt.event.{n}")
        shade_row(canvas, whole, over, n == self._picked)
        stamp(canvas, whole.x + 4, whole.y + 2, entry.t)
        at = Box(whole.x + STAMP, whole.y + 5, room, 0)
        canvas.paragraph(worse, at, Size.BIG, TEXT, True)
        canvas.paragraph(words, at.moved(0, above), Size.BIG, DIM)
        return whole.h

    def _move(self, canvas: Canvas, box: Box, tops: list[float], by: int) -> None:
        self._picked = min(len(tops) - 1, max(0, self._picked + by))
        top, *below = *tops[self._picked :], self._height
        canvas.scroll_to("check largest", top, box, below[0] - top)


def _worse(seen: Seen, because: Because, terminal: str) -> str:
    """The indicator that an event made worse, with its value."""
    texts = seen.looked.console.texts
    felt = next(one for one in seen.quality.airlines if one.terminal == terminal)
    value = felt.indicators[because.indicator].value
    name = texts.word(because.indicator)
    if value is None:
        return name
    return texts.say(
        "check.made_worse", indicator=name, value=amount(texts, because.indicator, value)
    )


def _remarks(canvas: Canvas, box: Box, seen: Seen, part: Part) -> float:
    """How to read the gaps, a line each; answers with their height."""
    y = box.y
    for words in remarks(seen, part):
        y += canvas.paragraph(words, Box(box.x, y, box.w, 0), Size.BIG, DIM)
    return y - box.y
