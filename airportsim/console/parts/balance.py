"""A two-sided scale: how many times as important one thing is as another, from 9 to 1 to 9."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    GRID,
    LINE,
    MIRROR,
    ON_ACCENT,
    PANEL,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.marks import mark
from airportsim.play.board import TileState

MOST = 8
"""Steps from the middle to either end; each is one time more."""

KNOB = 9.0

TALL = 9.0
"""Half the height of a ruler: that of the line in its middle."""

SIGN = 18.0
"""Room at the left of a row for the mark of what disturbs."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """One row: its two things, and which way it leans.

    `step` runs from -8 (the left one is 9 times as important) to 8 (the right one), None if nothing
    is said. `better` is the step that would agree better with the other rows, if this disturbs.
    """

    name: str
    left: str
    right: str
    step: int | None
    better: int | None = None


class Balances:
    """Rows of two-sided scales: a click, or the arrow keys, move their knobs.

    Up and Down choose a row, Left and Right move its knob; while none is chosen, those two keys are
    left to the screen.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self.chosen: int | None = None

    def draw(
        self, canvas: Canvas, box: Box, rows: list[Weighing], lean: Callable[[int, int], object],
        tip: Callable[[int, int], str], refusal: str = "",
    ) -> None:  # fmt: skip
        """All rows in a box, below the numbers of the scale.

        `lean` is called with a row and its new step, `tip` says what a step means.
        """
        names = max(canvas.width_of(side, Size.BODY, True) for one in rows
                    for side in (one.left, one.right)) + GRID  # fmt: skip
        head, body = box.cut_top(18, 0)
        step = (box.w - SIGN - 2 * names) / (2 * MOST + 1)
        middle = box.x + SIGN + names + step * (MOST + 0.5)
        for n in range(-MOST, MOST + 1, 2):
            canvas.label(str(abs(n) + 1), Box(middle + n * step - 10, head.y, 20, head.h),
                         Size.SMALL, DIM, align="middle")  # fmt: skip
        high = body.h / len(rows)
        for n, one in enumerate(rows):
            row = Box(body.x, body.y + n * high, body.w, high)
            self._row(canvas, row, n, one, middle, step, names, refusal)
            for at in range(-MOST, MOST + 1):
                spot = Box(middle + (at - 0.5) * step, row.y, step, row.h)
                words = tip(n, at) if spot.holds(canvas.pointer) else ""
                pick, name = partial(self._pick, n, at, lean), f"{one.name}.{at}"
                over = canvas.zone(spot, pick, "", words, refusal, name)
                if over and not refusal:
                    canvas.circle(middle + at * step, row.middle[1], KNOB, TEXT, 1.5)
        if not refusal:
            self._keys(canvas, rows, lean)

    def _row(
        self, canvas: Canvas, row: Box, n: int, one: Weighing, middle: float, step: float,
        names: float, refusal: str,
    ) -> None:  # fmt: skip
        """The two names, the line between them, and the knob."""
        at, y = one.step or 0, row.middle[1]
        chosen = n == self.chosen and not refusal
        left = Box(row.x + SIGN, row.y, names - GRID, row.h)
        right = Box(row.right - names + GRID, row.y, names - GRID, row.h)
        for words, where, more, align in (
            (one.left, left, at < 0, "right"), (one.right, right, at > 0, "left"),
        ):  # fmt: skip
            ink = ACCENT if chosen else TEXT if more or one.step == 0 else DIM
            canvas.label(words, where, Size.BODY, ink, more, align)
        ruler = Box(middle - (MOST + 0.5) * step, y - TALL, (2 * MOST + 1) * step, 2 * TALL)
        canvas.stamp("ruler", ruler, lambda box: _ruler(canvas, box), PANEL)
        ink = ACCENT if chosen else DEGRADED if one.better is not None else MIRROR
        _knob(canvas, middle, step, y, one.step, ink)
        if one.better is not None:
            mark(canvas, TileState.DEGRADED, row.x + 7, y, 12, DEGRADED)
            canvas.circle(middle + one.better * step, y, KNOB, DEGRADED, 2)

    def _pick(self, n: int, step: int, lean: Callable[[int, int], object]) -> None:
        self.chosen = n
        lean(n, step)

    def _keys(
        self, canvas: Canvas, rows: list[Weighing], lean: Callable[[int, int], object]
    ) -> None:
        canvas.key("Down", partial(self._choose, 1, len(rows)), "balance.next")
        canvas.key("Up", partial(self._choose, -1, len(rows)), "balance.previous")
        if self.chosen is None:
            return
        n = min(self.chosen, len(rows) - 1)
        for key, name, by in (("Left", "left", -1), ("Right", "right", 1)):
            at = min(MOST, max(-MOST, (rows[n].step or 0) + by))
            words = self._console.say(f"balance.{name}")
            canvas.key(key, partial(lean, n, at), f"balance.{name}", words)

    def _choose(self, by: int, count: int) -> None:
        """The next row or the one before; above the first there is none."""
        at = (-1 if self.chosen is None else self.chosen) + by
        self.chosen = None if at < 0 else min(at, count - 1)


def _ruler(canvas: Canvas, box: Box) -> None:
    """The line of a scale, with a stroke for each step."""
    step, y = box.w / (2 * MOST + 1), box.middle[1]
    for stop in range(2 * MOST + 1):
        x = box.x + (stop + 0.5) * step
        half = TALL - 1 if stop == MOST else 4 if stop % 2 == 0 else 2
        canvas.line((x, y - half), (x, y + half), mixed(LINE, DIM, 0.5))
    ends = (box.x + step / 2, y), (box.right - step / 2, y)
    canvas.line(*ends, mixed(LINE, DIM, 0.3))


def _knob(
    canvas: Canvas, middle: float, step: float, y: float, at: int | None, ink: Colour
) -> None:
    """A knob with its number, hollow in the middle where nothing is said."""
    x = middle + (at or 0) * step
    if at is None:
        canvas.circle(x, y, KNOB - 2, PANEL)
        canvas.circle(x, y, KNOB - 2, ink if ink is ACCENT else DIM, 2)
        return
    low, far = min(x, middle), max(x, middle)
    canvas.fill(Box(low, y - 2.5, far - low, 5), mixed(PANEL, ink, 0.6))
    canvas.circle(x, y, KNOB, ink)
    spot = Box(x - KNOB, y - KNOB, 2 * KNOB, 2 * KNOB)
    canvas.label(str(abs(at) + 1), spot, Size.SMALL, ON_ACCENT, True, "middle")
