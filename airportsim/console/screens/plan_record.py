"""The recovery record in Plan: what failed in all rounds so far, why, and what was done."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.field import TextField
from airportsim.console.look import DIM, GRID, Size
from airportsim.console.parts.circle import circle, circle_height, recovery_circle
from airportsim.console.screens.check_past import LookBack
from airportsim.console.screens.plan_record_rows import Row, draw_row, rows
from airportsim.console.screens.plan_record_search import (
    Record,
    Recorded,
    about,
    worst_first,
)
from airportsim.debrief.quality.recovered import circle as circle_of
from airportsim.debrief.quality.round import Quality

SORTS = {"newest": "N", "hurt": "H"}
"""The two orders, and their keys."""

FIELD = 30.0
"""Height of the field that is typed into."""


class RecordPage:
    """The page of the recovery record, made from the rounds that were played."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._past = LookBack(console)
        self._record = Record(console.scenario)
        self._search = TextField(most=60)
        self._sort = "newest"
        self._height = 0.0
        self._laid: tuple[object, list[Row]] = (None, [])

    def draw(self, canvas: Canvas, row: Box, box: Box) -> None:
        """The order in a row; circle and search above the lines, or, to save room, search alone."""
        rounds = self._past.felt(self._console.room.state.number - 1)
        if not rounds:
            inner = canvas.panel(box)
            words = self._console.say("recovery.record.empty")
            canvas.paragraph(words, inner, Size.LARGE, DIM)
            return
        every = self._record.lines(rounds)
        lines = about(every, self._search.text)
        if self._sort == "hurt":
            lines = worst_first(lines)
        self._orders(canvas, row, f"{len(lines)}", f"{len(every)}")
        top, below = box.cut_top(FIELD)
        hint = self._console.say("recovery.record.search")
        canvas.field(top, self._search, hint, "record.search")
        if canvas.focus is None:
            canvas.key("/", partial(self._focus, canvas), "record.search", hint)
        inner = canvas.panel(below)
        if not canvas.compact:
            high = circle_height(Size.BODY)
            head, inner = inner.cut_top(high, 2 * GRID)
            self._circle(canvas, head, rounds)
        with canvas.scroll("plan record", inner, self._height) as room:
            y = room.y
            if canvas.compact:
                head, _ = room.cut_top(circle_height(Size.BODY))
                self._circle(canvas, head, rounds)
                y = head.bottom + GRID
            self._height = self._lines(canvas, Box(room.x, y, room.w, 0), lines) - room.y

    def _focus(self, canvas: Canvas) -> None:
        canvas.focus = self._search

    def _orders(self, canvas: Canvas, row: Box, shown: str, every: str) -> None:
        """The two orders, and how much of the record is shown."""
        say, x = self._console.say, row.x
        for sort, key in SORTS.items():
            x = canvas.chip(
                x, row.y, say(f"recovery.record.{sort}"), partial(self._turn, sort),
                sort == self._sort, key if canvas.focus is None else "", name=f"record.{sort}",
            ) + 6  # fmt: skip
        words = say("recovery.record.shown", count=shown, of=every)
        canvas.label(words, Box(x, row.y, row.right - x, row.h), Size.BODY, DIM, align="right")

    def _turn(self, sort: str) -> None:
        self._sort = sort

    def _circle(self, canvas: Canvas, box: Box, rounds: tuple[Quality, ...]) -> None:
        """The circle after the last round, with what has been stored since."""
        console, last = self._console, rounds[-1]
        played, articles = console.room.results[last.number], console.room.state.standing.articles

        def found() -> list[tuple[str, str]]:
            rules = console.scenario.quality.recovery
            whole = circle_of(played.setup, played.journal, last, rules, articles)
            return recovery_circle(console.say, whole)

        key = console.language, last.number, articles
        circle(canvas, box, canvas.laid("plan circle", key, found), Size.BODY)

    def _lines(self, canvas: Canvas, box: Box, lines: list[Recorded]) -> float:
        """A row for each line; answers with where they end."""
        y, text = box.y, self._search.text
        if not lines:
            words = self._console.say("recovery.record.none")
            y += canvas.paragraph(words, box, Size.LARGE, DIM)
        key = self._console.language, text, self._sort, len(lines), box.w, canvas.scale
        if self._laid[0] != key:
            self._laid = key, rows(canvas, box.w, self._console, lines)
        for n, row in enumerate(self._laid[1]):
            draw_row(canvas, Box(box.x, y, box.w, row.height), self._console, n, row)
            y += row.height
        return y
