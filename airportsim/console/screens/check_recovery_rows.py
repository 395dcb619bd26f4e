"""A failure in Check: what it was, what was done about it, and how fair its airline found that."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, DOWN_TEXT, GRID, LINE, TEXT, Colour, Size
from airportsim.console.parts.recoveries import (
    BAR,
    BARS,
    GAP,
    bars,
    cause,
    done,
    effect,
    harm,
    when,
)
from airportsim.console.screens.check_bars import shade_row
from airportsim.console.screens.check_felt import Seen
from airportsim.debrief.quality.recovery import Recovery
from airportsim.model.quality import Fairness

EFFECT = 76.0
"""Width of what a recovery did to satisfaction."""

Said = tuple[str, Colour, bool]
"""Words, their colour, whether they are bold."""


def draw_titles(canvas: Canvas, box: Box, seen: Seen) -> None:
    """What the bars and the number behind them are; more of it under the mouse."""
    say, right = seen.looked.console.say, _right(box)
    for n, fairness in enumerate(Fairness):
        at = Box(right.x + n * (BAR + GAP), box.y, BAR + GAP, box.h)
        canvas.text(say(f"recovery.fair.{fairness.value}"), at.x, at.y, Size.BIG, DIM)
        canvas.zone(at, None, tip=say(f"recovery.fair_about.{fairness.value}"))
    wide = canvas.text(say("recovery.effect"), box.right, box.y, Size.BIG, DIM, align="right")
    at = Box(box.right - wide, box.y, wide, box.h)
    canvas.zone(at, None, tip=say("recovery.effect_about"))


def draw_row(
    canvas: Canvas, box: Box, n: int, one: Recovery, seen: Seen, picked: bool, window: Box
) -> float:  # fmt: skip
    """A failure from the top of a box; answers with its height.

    It is not drawn where the lower edge of the window would cut it, unless it never fits.
    """
    columns, parts = _columns(canvas, box), _parts(seen, one)
    heights = [
        sum(canvas.height_of(words, column.w, Size.BIG, bold) for words, _, bold in part)
        for part, column in zip(parts, columns, strict=True)
    ]
    stacked = columns[0].x == columns[1].x
    whole = Box(box.x, box.y, box.w, (sum(heights) if stacked else max(heights)) + 12)
    cut = whole.bottom > window.bottom + 1 and whole.h <= window.h
    if cut or canvas.hides(whole):
        return whole.h
    replay = partial(seen.looked.replay, one.since)
    over = canvas.zone(whole, replay, name=f"felt.failure.{n}")
    shade_row(canvas, whole, over, picked)
    canvas.line((whole.x, whole.y), (whole.right, whole.y), LINE)
    y = whole.y + 6
    for part, column in zip(parts, columns, strict=True):
        y = y if stacked else whole.y + 6
        for words, ink, bold in part:
            y += canvas.paragraph(words, Box(column.x, y, column.w, 0), Size.BIG, ink, bold)
    _judged(canvas, whole, one, seen)
    return whole.h


def _judged(canvas: Canvas, box: Box, one: Recovery, seen: Seen) -> None:
    """The three fairnesses, and what came of them."""
    right, rules = _right(box), seen.looked.console.scenario.quality.recovery
    bars(canvas, Box(right.x, box.y + 12, right.w, 16), one, rules)
    words, ink = effect(one)
    canvas.text(words, box.right, box.y + 6, Size.BIG, ink, True, "right")


def _right(box: Box) -> Box:
    """Where the bars and the effect stand."""
    return box.cut_right(BARS + EFFECT, GRID)[0]


def _columns(canvas: Canvas, box: Box) -> list[Box]:
    """The two columns of words: beside one another, or the same twice where there is no room."""
    left = box.cut_right(BARS + EFFECT, 2 * GRID)[1].inset(4, 0)
    return [left, left] if canvas.compact else left.columns(2, 2 * GRID)


def _parts(seen: Seen, one: Recovery) -> list[list[Said]]:
    """What stands in either column."""
    texts, played = seen.looked.console.texts, seen.looked.console.room.results
    time = when(one, played[seen.quality.number].end)
    what = texts.say("recovery.failed", time=time, service=texts.names.service(one.service))
    if seen.felt is None:
        airline = texts.names.airline(one.terminal)
        what = texts.say("recovery.failed_of", words=what, airline=airline)
    ink = TEXT if one.told is not None else DOWN_TEXT
    return [
        [(what, TEXT, True), (cause(texts, one), DIM, False)],
        [(harm(texts, one), DIM, False), (done(texts, one), ink, False)],
    ]
