"""A waterfall: steps from one level down or up to another, below one another on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, GRID, GROUND, LINE, LINE_HEIGHT, TEXT, Colour, Size

HIGH = Size.BIG * LINE_HEIGHT
TALLEST = 60.0
"""No row is higher."""

NARROW = 110.0
"""Where bars would have less room than this, the names stand above them."""


@dataclass(frozen=True, slots=True)
class Step:
    """A row: its name, the levels between which its bar lies, and the value beside it.

    With `arrow` the bar points the way from the first level to the second; `strong` is in bold,
    `note` stands in grey before the value where there is room for it.
    """

    label: str
    start: float
    end: float
    value: str
    colour: Colour
    arrow: bool = False
    strong: bool = False
    note: str = ""


def waterfall(canvas: Canvas, box: Box, steps: Sequence[Step], low: float, high: float) -> None:
    """The steps from top to bottom, on a scale with its whole numbers below."""
    names = max(canvas.width_of(one.label, Size.BIG, one.strong) for one in steps) + 12
    values = max(canvas.width_of(one.value, Size.BIG, one.strong) for one in steps) + 12
    notes = max(canvas.width_of(one.note, Size.BIG) for one in steps)
    notes = notes + 12 if notes and box.w - names - notes - 12 - values >= NARROW else 0
    above = box.w - names - notes - values < NARROW
    scaled = box.h >= len(steps) * 30 + HIGH
    rows = box.cut_bottom(HIGH, 0)[1] if scaled else box
    left, wide = (box.x, box.w) if above else (box.x + names, box.w - names - notes - values)
    tall = min(TALLEST, rows.h / len(steps))

    def x(level: float) -> float:
        return left + wide * min(1.0, max(0.0, (level - low) / (high - low)))

    foot = rows.y + tall * len(steps)
    for level in range(round(low), round(high) + 1):
        canvas.line((x(level), rows.y), (x(level), foot), LINE)
        if scaled:
            at = max(box.x + 6, min(x(level), box.right - 6))
            canvas.text(str(level), at, foot, Size.BIG, DIM, align="middle")
    for n, one in enumerate(steps):
        row = Box(box.x, rows.y + n * tall, box.w, tall)
        line = Box(row.x, row.y, row.w, HIGH) if above else row
        ink = TEXT if one.strong or not one.arrow else DIM
        canvas.label(one.label, line, Size.BIG, ink, one.strong)
        canvas.label(one.value, line, Size.BIG, TEXT, one.strong, "right")
        if notes:
            canvas.label(one.note, line.cut_right(values, 0)[1], Size.BIG, DIM, align="right")
        bar = row.cut_top(HIGH, 0)[1] if above else row.inset(0, min(10.0, tall / 6))
        _bar(canvas, one, x(one.start), x(one.end), bar)
        if n + 1 < len(steps) and steps[n + 1].arrow:
            canvas.line((x(one.end), bar.bottom), (x(one.end), row.bottom + bar.y - row.y), DIM)


def _bar(canvas: Canvas, step: Step, start: float, end: float, row: Box) -> None:
    left, wide = min(start, end), max(2.0, abs(end - start))
    canvas.fill(Box(left, row.y, wide, row.h), step.colour, 2)
    tip = min(row.h / 2 - 2, GRID)
    if step.arrow and wide > 3 * GRID and tip > 2:
        way = 1 if end > start else -1
        x, y = end - way * 5, row.middle[1]
        canvas.polygon([(x, y), (x - way * tip, y - tip), (x - way * tip, y + tip)], GROUND)
