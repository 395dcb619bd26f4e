"""Flights over time: how the round went beside what was promised and the rounds before it."""

from collections.abc import Sequence

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import (
    ACCENT,
    DIM,
    DOWN,
    DOWN_TEXT,
    LINE,
    OK,
    OK_TEXT,
    PANEL,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.parts.charts import Axes, clock_ticks, number_ticks
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.screens.check_past import Looked
from airportsim.debrief.round import Debrief


def flights_chart(canvas: Canvas, box: Box, looked: Looked, lost: bool, before: int) -> None:
    """Landed flights as a line that climbs; `lost` adds those lost, `before` so many rounds."""
    shown = looked.earlier[len(looked.earlier) - before :]
    courses = tuple(one.course for one in (looked.round, *shown))
    key = looked.console.language, lost, courses

    def draw(at: Box) -> None:
        canvas.fill(at, PANEL)
        _chart(canvas, at, looked, lost, shown)

    canvas.kept("flights chart", key, box, draw)


def _chart(canvas: Canvas, box: Box, looked: Looked, lost: bool, shown: Sequence[Debrief]) -> None:
    say, course = looked.console.say, looked.round.course
    end, gone = course.pace[-1][0], course.lost[-1][1]
    words = [
        (say("check.line_landed", count=looked.round.score.landed), OK_TEXT, course.landed[-1]),
        (say("check.pace", flights=course.promised), ACCENT, course.pace[-1]),
    ]
    if lost and gone:
        words.append((say("check.line_lost", count=gone), DOWN_TEXT, course.lost[-1]))
    for one in reversed(shown):
        said = say("check.line_before", number=one.number, landed=one.score.landed)
        words.append((said, DIM, one.course.landed[-1]))
    axes = Axes(
        canvas, box, (0, end), (0, course.flights), clock_ticks(0, end, 4 if box.w < 700 else 6),
        number_ticks(0, course.flights, 6), Size.BIG,
        max(canvas.width_of(said, Size.BIG, True) for said, _, _ in words) + 10,
    )  # fmt: skip
    axes.line(course.pace, ACCENT, 2, dashed=True)
    for n, one in enumerate(shown):
        age = (len(shown) - 1 - n) / max(1, len(shown))
        axes.steps(one.course.landed, mixed(DIM, LINE, 0.6 * age), 2)
    if lost and gone:
        axes.steps(course.lost, DOWN, 2)
    axes.steps(course.landed, OK, 4)
    for said, ink, (second, flights) in words:
        axes.label(said, axes.at(second, flights), ink, ink is not DIM)


class Flights:
    """The page of the flights."""

    def __init__(self, looked: Looked) -> None:
        self._looked = looked

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The chart, and where there is room what became of every flight."""
        say = self._looked.console.say
        if not canvas.compact:
            side, box = box.cut_right(280)
            self._side(canvas, panel(canvas, side, say("check.of_flights", flights=self._flights)))
        inner = panel(canvas, box, say("check.flights"))
        flights_chart(canvas, inner, self._looked, True, len(self._looked.earlier))

    @property
    def _flights(self) -> int:
        return self._looked.round.score.flights

    def _side(self, canvas: Canvas, box: Box) -> None:
        score, say = self._looked.round.score, self._looked.console.say
        canvas.text(str(score.landed), box.x, box.y, Size.HUGE, OK_TEXT, True)
        canvas.text(say("check.landed"), box.x, box.y + 58, Size.BIG, DIM)
        rows: list[tuple[str, str, Colour]] = [
            (
                say("check.success"),
                say("check.percent", value=f"{score.success_rate:.0%}"[:-1]),
                TEXT,
            ),
            (
                say("check.attainment"),
                say("check.percent", value=f"{score.target_attainment:.0%}"[:-1]),
                TEXT,
            ),
            (say("check.diverted"), str(score.diverted), DOWN_TEXT if score.diverted else DIM),
            (say("check.cancelled"), str(score.cancelled), DOWN_TEXT if score.cancelled else DIM),
            (say("check.unfinished"), str(score.unfinished), TEXT),
        ]
        y = box.y + 58 + LINE_OF_TEXT + 16
        for label, value, ink in rows:
            canvas.line((box.x, y - 4), (box.right, y - 4), LINE)
            wide = canvas.text(value, box.right, y, Size.BIG, ink, True, "right")
            canvas.text(label, box.x, y, Size.BIG, TEXT, room=box.w - wide - 8)
            y += LINE_OF_TEXT + 8
