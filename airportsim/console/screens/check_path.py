"""The eight steps by which quality is measured, as stations of a line."""

from collections.abc import Callable
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, GRID, GROUND, LINE, MIRROR, RAISED, TEXT, Size, mixed

STEPS = {
    "criteria": "felt", "weights": "weights", "items": "questions", "questionnaire": "questions",
    "answers": "questions", "statistics": "questions", "quality": "felt", "gap": "gaps",
}  # fmt: skip
"""The eight steps, and the part of the page on which each can be seen."""

HIGH = 28.0
"""Height of the line."""


def path(
    canvas: Canvas, box: Box, say: Callable[[str], str], view: str, turn: Callable[[str], object]
) -> None:  # fmt: skip
    """The steps from left to right; those that the part shows glow, each opens its own part.

    Where there is no room for all names, only the steps that glow have theirs, or none.
    """
    names = {step: say(f"check.step.{step}") for step in STEPS}
    some = {step: name if STEPS[step] == view else "" for step, name in names.items()}
    for shown in (names, some, dict.fromkeys(STEPS, "")):
        wide = {step: _wide(canvas, name) for step, name in shown.items()}
        gap = (box.w - sum(wide.values())) / (len(STEPS) - 1)
        if gap >= 2 * GRID:
            break
    x, y = box.x, box.middle[1]
    for n, (step, name) in enumerate(shown.items(), start=1):
        at = Box(x, box.y, wide[step], box.h)
        tip = "" if name else names[step]
        over = canvas.zone(
            at, partial(turn, STEPS[step]), tip=tip, name=f"felt.step.{step}", label=names[step]
        )
        here = STEPS[step] == view
        ground = MIRROR if here else mixed(RAISED, TEXT, 0.12) if over else RAISED
        canvas.circle(x + HIGH / 2, y, HIGH / 2, ground)
        number = Box(x, box.y, HIGH, box.h)
        canvas.label(str(n), number, Size.BIG, GROUND if here else TEXT, here, "middle")
        if name:
            words = Box(x + HIGH + 6, box.y, wide[step], box.h)
            canvas.label(name, words, Size.BIG, TEXT if here else DIM, here)
        if n < len(STEPS):
            canvas.line((at.right + 6, y), (at.right + gap - 6, y), mixed(LINE, DIM, 0.4), 2)
        x = at.right + gap


def _wide(canvas: Canvas, name: str) -> float:
    return HIGH + (6 + canvas.width_of(name, Size.BIG, True) if name else 0)
