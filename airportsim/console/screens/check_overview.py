"""The round on one page: flights, minutes, incidents, and what to talk about."""

from collections.abc import Callable
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, GRID, LINE, TEXT, Size
from airportsim.console.parts.charts import clock_ticks
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.screens.check_felt_line import HIGH, felt_line
from airportsim.console.screens.check_flights import flights_chart
from airportsim.console.screens.check_incidents import TimeLine
from airportsim.console.screens.check_minutes import where_rows, where_title
from airportsim.console.screens.check_moments import STAMP, stamp
from airportsim.console.screens.check_past import Looked
from airportsim.debrief.quality.round import Quality
from airportsim.texts.moments import told


class Overview:
    """The first page: each part of it opens the page that tells more.

    `felt` answers with the rounds so far, or with none while it is not to be told yet.
    """

    def __init__(
        self, looked: Looked, turn: Callable[[str], object],
        felt: Callable[[], tuple[Quality, ...]],
    ) -> None:  # fmt: skip
        self._looked = looked
        self._turn = turn
        self._felt = felt

    def draw(self, canvas: Canvas, box: Box) -> None:
        """What the airlines felt in a line, and four parts; with little room two of them."""
        say = self._looked.console.say
        line, box = box.cut_bottom(HIGH)
        turn = partial(self._turn, "airlines")
        felt_line(canvas, line, self._looked.console, self._felt(), turn)
        parts = box.rows(1 if canvas.compact else 2)
        left, right = parts[0].columns(2)
        inner = self._part(canvas, left, say("check.flights"), "flights")
        flights_chart(canvas, inner, self._looked, False, min(1, len(self._looked.earlier)))
        inner = self._part(canvas, right, where_title(self._looked), "minutes")
        where_rows(canvas, inner, self._looked)
        if len(parts) > 1:
            left, right = parts[1].columns(2)
            self._incidents(canvas, self._part(canvas, left, say("check.incidents"), "incidents"))
            self._moments(canvas, self._part(canvas, right, say("check.moments"), "moments"))

    def _part(self, canvas: Canvas, box: Box, title: str, page: str) -> Box:
        canvas.zone(box, lambda: self._turn(page), name=f"overview.{page}")
        return panel(canvas, box, title)

    def _incidents(self, canvas: Canvas, box: Box) -> None:
        """All bars, without words: how it piled up, and what it was."""
        shown = [one for one in self._looked.round.incidents if one.services]
        low, rows = box.cut_bottom(LINE_OF_TEXT, 2)
        line = TimeLine(rows.inset(24, 0), self._looked.round.course.pace[-1][0])
        for second, label in clock_ticks(0, line.end, 7):
            x = line.x(second)
            canvas.text(label, x, low.y, Size.BIG, DIM, align="middle")
            canvas.line((x, rows.y), (x, rows.bottom), LINE)
        high = min(12.0, rows.h / max(1, len(shown)))
        for n, one in enumerate(shown):
            line.bar(canvas, one, rows.y + n * high, max(2.0, high - 2))

    def _moments(self, canvas: Canvas, box: Box) -> None:
        """Each with its time and its title, and its reason if there is room for all."""
        looked, room = self._looked, box.w - STAMP
        all_told = [(one, told(looked.console.texts, one)) for one in looked.round.moments]
        titles = [max(34.0, canvas.height_of(t.title, room, Size.BIG, True)) for _, t in all_told]
        reasons = [canvas.height_of(t.reason, room, Size.BIG) for _, t in all_told]
        full = sum(titles) + sum(reasons) + GRID * len(titles) <= box.h
        spare = box.h - sum(titles) - (sum(reasons) if full else 0)
        gap, y = min(2.5 * GRID, max(4.0, spare / max(1, len(titles)))), box.y
        for n, (moment, said) in enumerate(all_told):
            high = titles[n] + (reasons[n] if full else 0)
            row = Box(box.x, y, box.w, high)
            canvas.zone(row, partial(looked.replay, moment.second), name=f"overview.moment.{n}")
            stamp(canvas, row.x, row.y, moment.second)
            at = Box(row.x + STAMP, row.y + (34 - LINE_OF_TEXT) / 2, room, high)
            below = canvas.paragraph(said.title, at, Size.BIG, TEXT, True)
            if full:
                canvas.paragraph(said.reason, at.moved(0, below), Size.BIG, DIM)
            y += high + gap
