"""The scrubber of a replay: the round from left to right, with its incidents on it."""

from collections.abc import Callable, Sequence

import pygame

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import (
    ACCENT,
    CRASHED,
    DIM,
    DOWN,
    GROUND,
    INSET,
    LINE,
    OK,
    PANEL,
    Colour,
    Size,
    mixed,
)
from airportsim.console.parts.charts import clock_ticks
from airportsim.debrief.incident import Incident

KNOB = 8.0


class Track:
    """A click goes to a second, and so does dragging."""

    def __init__(
        self, end: int, incidents: Sequence[Incident], seek: Callable[[float], object]
    ) -> None:
        self._end = end
        self._incidents = tuple(one for one in incidents if one.services)
        self._lanes = _lanes(self._incidents)
        self._seek = seek
        self._dragging = False
        self._once = object()  # the bars are drawn once

    def draw(self, canvas: Canvas, box: Box, second: float) -> None:
        """Incidents in lanes, the time below them, and where one is."""
        box = box.inset(24, 0)
        lanes, low = box.cut_bottom(17, 2)[::-1]
        canvas.zone(box.inset(-KNOB, 0), lambda: self._grab(canvas, box), name="replay.track")
        if self._dragging:
            self._drag(canvas, box)
        canvas.fill(lanes, INSET, 4)
        x = self._x(box, second)
        canvas.fill(Box(lanes.x, lanes.y, x - lanes.x, lanes.h), mixed(PANEL, OK, 0.22), 4)
        canvas.sprite(("replay track", self._once), lanes.inset(0, 3), self._bars_on(canvas))
        for at, label in clock_ticks(0, self._end, 6 if canvas.compact else 11):
            canvas.line(
                (self._x(box, at), lanes.bottom), (self._x(box, at), lanes.bottom + 3), LINE
            )
            canvas.text(label, self._x(box, at), low.y, Size.SMALL, DIM, align="middle")
        canvas.line((x, lanes.y - 2), (x, lanes.bottom + 2), ACCENT, 2)
        canvas.circle(x, lanes.y - 2, KNOB, GROUND)
        canvas.circle(x, lanes.y - 2, KNOB - 2, ACCENT)

    def _bars_on(self, canvas: Canvas) -> Callable[[Box], None]:
        """Draws the incidents, one lane below the other; red until they crash."""

        def draw(box: Box) -> None:
            high = min(9.0, box.h / max(1, len(self._lanes)))
            for n, lane in enumerate(self._lanes):
                y, h = box.y + n * high, max(1.5, high - 2)
                for one in lane:
                    self._bar(canvas, box, y, h, one.struck_at, one.ended_at, DOWN)
                    if one.crashed_at is not None:
                        self._bar(canvas, box, y, h, one.crashed_at, one.ended_at, CRASHED)

        return draw

    def _bar(
        self, canvas: Canvas, box: Box, y: float, h: float, start: int, end: int, colour: Colour
    ) -> None:
        left, right = self._x(box, start), self._x(box, end)
        canvas.fill(Box(left, y, max(2.0, right - left - 1), h), colour)

    def _x(self, box: Box, second: float) -> float:
        return box.x + box.w * min(1.0, max(0.0, second / self._end))

    def _grab(self, canvas: Canvas, box: Box) -> None:
        self._dragging = True
        self._to_pointer(canvas, box)

    def _drag(self, canvas: Canvas, box: Box) -> None:
        self._dragging = pygame.mouse.get_pressed()[0]
        if self._dragging:
            self._to_pointer(canvas, box)

    def _to_pointer(self, canvas: Canvas, box: Box) -> None:
        if canvas.pointer is not None:
            share = (canvas.pointer[0] - box.x) / box.w
            self._seek(min(1.0, max(0.0, share)) * self._end)


def _lanes(incidents: Sequence[Incident]) -> list[list[Incident]]:
    """Incidents packed so that those of one lane do not overlap."""
    lanes: list[list[Incident]] = []
    for one in incidents:
        free = next((lane for lane in lanes if lane[-1].ended_at <= one.struck_at), None)
        if free is None:
            lanes.append([one])
        else:
            free.append(one)
    return lanes
