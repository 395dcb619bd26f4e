"""What projected screens are made of: nothing here is too small to be read from far away."""

from collections.abc import Callable, Sequence
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas, Do
from airportsim.console.look import (
    ACCENT,
    DIM,
    GRID,
    GROUND,
    LINE,
    LINE_HEIGHT,
    ON_ACCENT,
    PADDING,
    PANEL,
    RADIUS,
    RAISED,
    TEXT,
    Colour,
    Size,
    mixed,
)

TAB = 36
"""Height of a tab, and of a button."""

LINE_OF_TEXT = Size.BIG * LINE_HEIGHT
"""Height of a line of text."""


def tabs(
    canvas: Canvas, box: Box, labels: Sequence[tuple[str, str]], chosen: int,
    choose: Callable[[int], object], keyed: bool = True,
) -> None:  # fmt: skip
    """The pages of a screen as (name, label); Left and Right turn, and numbers if they are keys.

    Where there is no room for all labels, only the page that is shown has one.
    """
    words = [f"{n} {label}" if keyed else label for n, (_, label) in enumerate(labels, start=1)]
    wide = [canvas.width_of(said, Size.BIG, True) + 24 for said in words]
    if sum(wide) + 6 * (len(wide) - 1) > box.w:
        words = [w if n == chosen else str(n + 1) for n, w in enumerate(words)]
    x = box.x
    for n, ((name, label), said) in enumerate(zip(labels, words, strict=True)):
        at = Box(x, box.y, canvas.width_of(said, Size.BIG, True) + 24, TAB)
        tip = "" if label in said else label
        key = str(n + 1) if keyed else ""
        over = canvas.zone(at, partial(choose, n), key, tip, name=f"page.{name}", label=label)
        ground = ACCENT if n == chosen else mixed(RAISED, TEXT, 0.12) if over else RAISED
        canvas.fill(at, ground, TAB / 2)
        ink = ON_ACCENT if n == chosen else TEXT
        canvas.label(said, at, Size.BIG, ink, n == chosen, "middle")
        x = at.right + 6
    last = len(labels) - 1
    canvas.key("Left", lambda: choose(max(0, chosen - 1)), "page.before")
    canvas.key("Right", lambda: choose(min(last, chosen + 1)), "page.next")


def panel(canvas: Canvas, box: Box, title: str = "", note: str = "", colour: Colour = DIM) -> Box:
    """A panel with its title and a note at its right; answers with the room inside."""
    canvas.fill(box, PANEL, RADIUS)
    inner = box.inset(PADDING, GRID)
    if title:
        line, inner = inner.cut_top(LINE_OF_TEXT, 6)
        wide = canvas.text(note, line.right, line.y, Size.BIG, colour, align="right")
        room = line.w - wide - GRID
        canvas.text(title, line.x, line.y, Size.BIG, DIM, bold=True, room=room)
    return inner


def width_of_button(canvas: Canvas, label: str, key: str = "") -> float:
    """How wide a button is that holds its words just so."""
    cap = canvas.width_of(key, Size.BIG, True) + 14 + GRID if key else 0
    return canvas.width_of(label, Size.BIG, True) + cap + 20


def button(
    canvas: Canvas, box: Box, label: str, do: Do | None, key: str = "", refusal: str = "",
    primary: bool = False, name: str = "",
) -> None:  # fmt: skip
    """A button with its key, in the size of what is projected; with a refusal it is grey."""
    over = canvas.zone(box, do, key, "", refusal, name, label)
    strong = primary and not refusal
    ground = ACCENT if strong else PANEL if refusal else RAISED
    if over and not refusal:
        ground = mixed(ground, TEXT, 0.12)
    canvas.fill(box, ground, 6, LINE if refusal else None)
    inner = box.inset(6, 0)
    soft = ON_ACCENT if strong else DIM
    if key:
        cap, inner = inner.cut_left(canvas.width_of(key, Size.BIG, True) + 14)
        cap = cap.centred(cap.w, min(28, box.h - 6))
        canvas.fill(cap, mixed(ground, GROUND, 0.25 if strong else 0.7), 4)
        canvas.label(key, cap, Size.BIG, soft, bold=True, align="middle")
    ink = ON_ACCENT if strong else DIM if refusal else TEXT
    canvas.label(label, inner, Size.BIG, ink, bold=True, align="left" if key else "middle")
