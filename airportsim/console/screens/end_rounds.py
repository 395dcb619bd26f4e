"""All rounds in one picture: flights beside the promise and the classroom, profit by round."""

from collections.abc import Callable
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    DOWN,
    DOWN_TEXT,
    GRID,
    GROUND,
    LINE,
    OK,
    OK_TEXT,
    PANEL,
    Size,
    mixed,
)
from airportsim.console.marks import tick
from airportsim.console.parts.charts import Axes, Bar, number_ticks, thousands
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.screens.check_past import due
from airportsim.debrief.classroom import CLASSROOM, is_classroom

THEIRS = mixed(LINE, DIM, 0.4)
"""The bars of the classroom."""


class Rounds:
    """The first page of End; a click on a round looks back on it."""

    def __init__(self, console: Console, look_back: Callable[[int], object]) -> None:
        self._console = console
        self._look_back = look_back
        self._count = len(console.scenario.rounds)
        self._theirs = CLASSROOM[: self._count] if is_classroom(console.scenario) else ()

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Flights at the left, profit at the right."""
        right, left = box.cut_right(box.w * (0.4 if canvas.compact else 0.36))
        self._flights(canvas, panel(canvas, left, self._console.say("end.flights")))
        self._profit(canvas, panel(canvas, right, self._console.say("end.profit")))

    def _flights(self, canvas: Canvas, box: Box) -> None:
        scores, flights = self._console.room.state.scores, self._console.scenario.schedule.flights
        key, box = box.cut_top(LINE_OF_TEXT, 4)
        self._key(canvas, key)
        axes = Axes(
            canvas, box, (0.5, self._count + 0.5), (0, flights * 1.08), self._ticks(canvas, box),
            number_ticks(0, flights, 6), Size.BIG,
        )  # fmt: skip
        slot = axes.box.w / self._count
        width = min(72.0, slot * (0.38 if self._theirs else 0.6))
        apart = (width + 4) / 2 / slot if self._theirs else 0
        for n, score in scores.items():
            _, y = axes.at(n, due(score))
            left = axes.box.x + (n - 1) * slot
            canvas.line((left + 4, y), (left + slot - 4, y), ACCENT, 2)
            self._zone(canvas, Box(left, axes.box.y, slot, box.bottom - axes.box.y), n, "flights")
        for n, landed in enumerate(self._theirs, start=1):
            self._bar(canvas, axes, width, Bar(n + apart, landed, THEIRS, str(landed), DIM))
        for n, score in scores.items():
            colour = OK if score.sla_met else DEGRADED
            self._bar(canvas, axes, width, Bar(n - apart, score.landed, colour, str(score.landed)))
            if score.sla_met:
                x, base = axes.at(n - apart, 0)
                tick(canvas, x, base - 16, 16, GROUND)

    def _bar(self, canvas: Canvas, axes: Axes, width: float, bar: Bar) -> None:
        """A bar whose label keeps the line of the SLA off."""
        x, y = axes.at(bar.at, bar.value)
        wide = canvas.width_of(bar.label, Size.BIG, True) + 6
        canvas.fill(Box(x - wide / 2, y - LINE_OF_TEXT, wide, LINE_OF_TEXT), PANEL)
        canvas.fill(Box(x - width / 2, y, width, max(2.0, axes.box.bottom - y)), bar.colour, 3)
        canvas.text(bar.label, x, y - LINE_OF_TEXT, Size.BIG, bar.ink, True, "middle")

    def _profit(self, canvas: Canvas, box: Box) -> None:
        scores = self._console.room.state.scores
        profits = {n: score.profit for n, score in scores.items()}
        low, high = min(0, 0, *profits.values()), max(0, 0, *profits.values())
        rim = max(20_000, (high - low) * 0.16)
        axes = Axes(
            canvas, box, (0.5, self._count + 0.5), (low - rim / 2, high + rim),
            self._ticks(canvas, box),
            number_ticks(low - rim / 2, high + rim, 6, thousands), Size.BIG,
        )  # fmt: skip
        slot = axes.box.w / self._count
        axes.level(0, DIM, dashed=False)
        bars = []
        said = {n: thousands(round(usd, -3)) for n, usd in profits.items()}
        widest = max((canvas.width_of(words, Size.BIG, True) for words in said.values()), default=0)
        for n, usd in sorted(profits.items()):
            good = usd >= 0
            label = said[n] if widest + GRID <= slot else ""
            bars.append(Bar(n, usd, OK if good else DOWN, label, OK_TEXT if good else DOWN_TEXT))
        axes.bars(bars, min(72.0, slot * 0.6))
        for n in scores:
            at = Box(axes.box.x + (n - 1) * slot, axes.box.y, slot, box.bottom - axes.box.y)
            self._zone(canvas, at, n, "profit")

    def _zone(self, canvas: Canvas, box: Box, number: int, part: str) -> None:
        if number in self._console.room.results:
            canvas.zone(box, partial(self._look_back, number), name=f"round.{number}.{part}")

    def _ticks(self, canvas: Canvas, box: Box) -> list[tuple[float, str]]:
        """The rounds, by name where there is room."""
        names = [self._console.say("end.round", number=n + 1) for n in range(self._count)]
        room = (box.w - 60) / self._count
        if max(canvas.width_of(name, Size.BIG) for name in names) + 16 > room:
            names = [str(n + 1) for n in range(self._count)]
        return [(n, name) for n, name in enumerate(names, start=1)]

    def _key(self, canvas: Canvas, box: Box) -> None:
        """What the bars and the line stand for."""
        say, x = self._console.say, box.x
        met = {score.sla_met for score in self._console.room.state.scores.values()}
        shown = [
            ("ours", DEGRADED, False in met), ("ours_met", OK, True in met),
            ("theirs", THEIRS, bool(self._theirs)),
        ]  # fmt: skip
        for name, colour, there in shown:
            if there:
                canvas.fill(Box(x, box.y + 5, 22, 18), colour, 3)
                if name == "ours_met":
                    tick(canvas, x + 11, box.y + 14, 12, GROUND)
                x += 30 + canvas.text(say(f"end.{name}"), x + 30, box.y, Size.BIG, DIM) + 2 * GRID
        y = box.y + LINE_OF_TEXT / 2
        canvas.line((x, y), (x + 22, y), ACCENT, 2)
        canvas.text(say("end.sla"), x + 30, box.y, Size.BIG, DIM)
