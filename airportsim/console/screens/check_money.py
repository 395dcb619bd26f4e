"""The round's money: profit over time, and what it came from and went on."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    DOWN,
    DOWN_TEXT,
    GRID,
    LINE,
    OK,
    OK_TEXT,
    PANEL,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.parts.charts import Axes, clock_ticks, number_ticks, thousands
from airportsim.console.parts.money import usd
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.screens.check_past import Looked


class MoneyPage:
    """The page of the money."""

    def __init__(self, looked: Looked) -> None:
        self._looked = looked

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The curve at the left, its parts at the right."""
        say = self._looked.console.say
        side, left = box.cut_right(340 if canvas.compact else 440)
        money = self._looked.round.money
        key = self._looked.console.language, money.course, money.spent_out_at
        inner = panel(canvas, left, say("check.profit_curve"))
        if money.course[-1][0] < self._looked.console.scenario.schedule.round:
            words = say("check.ended_early")
            high = canvas.height_of(words, inner.w, Size.BIG)
            note, inner = inner.cut_bottom(high, GRID)
            canvas.paragraph(words, note, Size.BIG, DIM)
        canvas.kept("profit curve", key, inner, lambda at: self._curve(canvas, at))
        self._parts(canvas, panel(canvas, side, say("check.money_parts")))

    def _curve(self, canvas: Canvas, box: Box) -> None:
        canvas.fill(box, PANEL)
        money, say = self._looked.round.money, self._looked.console.say
        end = money.course[-1][0]
        values = [value for _, value in money.course]
        low, high = min(0, *values), max(0, *values)
        rim = max(10_000, (high - low) * 0.12)
        axes = Axes(
            canvas, box, (0, end), (low - rim, high + rim),
            clock_ticks(0, end, 4 if box.w < 600 else 6),
            number_ticks(low - rim, high + rim, 6, thousands), Size.BIG,
        )  # fmt: skip
        axes.level(0, ACCENT)
        if money.spent_out_at is not None:
            axes.moment(money.spent_out_at, DEGRADED, say("check.spent_out"), DEGRADED)
        good = money.profit >= 0
        axes.line(
            money.course, OK if good else DOWN, 4, usd(money.profit), OK_TEXT if good else DOWN_TEXT
        )

    def _parts(self, canvas: Canvas, box: Box) -> None:
        money, texts = self._looked.round.money, self._looked.console.texts
        rows = [(texts.word(part), value) for part, value in money.parts.items() if value]
        high = min(44.0, box.h / (len(rows) + 1))
        for n, (name, value) in enumerate(rows):
            ink = OK_TEXT if value > 0 else TEXT
            self._row(canvas, Box(box.x, box.y + n * high, box.w, high), name, value, ink)
        last = Box(box.x, box.y + len(rows) * high, box.w, high)
        canvas.line((last.x, last.y), (last.right, last.y), LINE)
        ink = OK_TEXT if money.profit >= 0 else DOWN_TEXT
        self._row(canvas, last, texts.say("check.profit"), money.profit, ink, True)

    def _row(
        self, canvas: Canvas, box: Box, name: str, value: int, ink: Colour, bold: bool = False
    ) -> None:
        y = box.y + (box.h - LINE_OF_TEXT) / 2
        wide = canvas.text(usd(value), box.right, y, Size.BIG, ink, True, "right")
        canvas.text(name, box.x, y, Size.BIG, TEXT if bold else DIM, bold, room=box.w - wide - 8)
