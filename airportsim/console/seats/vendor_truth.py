"""The truth as the vendor sees it: proposed fixes beside it, and all that is broken."""

from dataclasses import dataclass

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    CRASHED,
    DIM,
    DOWN_TEXT,
    GRID,
    LINE,
    LINE_HEIGHT,
    OK_TEXT,
    PANEL,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.marks import cross, tick
from airportsim.console.parts.column import Column
from airportsim.console.parts.tickets import where
from airportsim.model.words import Verdict
from airportsim.play.slips import ProposalSlip
from airportsim.play.views import VendorView

TRUTH = mixed(CRASHED, PANEL, 0.87)
"""The ground of what nobody else may see."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A part of a proposed fix beside the truth; `right` is None if there is nothing to judge."""

    part: str
    proposed: str
    truth: str
    right: bool | None


def compared(console: Console, view: VendorView, slip: ProposalSlip) -> list[Compared]:
    """A proposed fix, part by part, beside the truth."""
    say, names = console.say, console.texts.names
    mode, right = view.truth.get(slip.item, ""), view.remedy_for(slip.item)
    broken = bool(right)
    blank = console.texts.say("blank")
    nothing = say("vendor_seat.nothing")
    cause = names.mode(slip.item, slip.cause) if slip.cause else blank
    remedy = names.remedy(slip.item, slip.remedy) if slip.remedy else blank
    is_so = say("vendor_seat.is_broken") if broken else say("vendor_seat.is_healthy")
    fitting = slip.remedy == right if slip.remedy and broken else None
    return [
        Compared("item", names.item(slip.item), is_so, broken),
        Compared("cause", cause, names.mode(slip.item, mode) if mode else nothing,
                 (slip.cause == mode if mode else None) if slip.cause else False),
        Compared("remedy", remedy, names.remedy(slip.item, right) if broken else nothing,
                 fitting if slip.remedy else False),
        Compared("terminals", where(slip.terminals) or blank, "", bool(slip.terminals)),
    ]  # fmt: skip


def proposal(
    canvas: Canvas, column: Column, console: Console, view: VendorView, slip: ProposalSlip
) -> None:
    """What the specialist proposes, and below it the truth, part by part."""
    say = console.say
    parts = compared(console, view, slip)
    row = Size.BODY * LINE_HEIGHT + 1
    room = column.take(len(parts) * row + 34)
    inner = canvas.inset(room, say("vendor_seat.proposed", number=slip.number + 1))
    for n, part in enumerate(parts):
        line = Box(inner.x, inner.y + n * row, inner.w, row)
        _part(canvas, line, console, part.part, part.proposed, part.right)
    honest = view.verdict_on(slip)
    truths = [part for part in parts if part.truth]
    words = say(f"vendor_seat.so_{honest.value}")
    more = canvas.height_of(words, room.w - 40, Size.BODY, True)
    room = column.take(len(truths) * row + more + 40)
    inner = canvas.inset(room, say("vendor_seat.truth"), TRUTH)
    for n, part in enumerate(truths):
        line = Box(inner.x, inner.y + n * row, inner.w, row)
        _part(canvas, line, console, part.part, part.truth, None, CRASHED)
    _, below = inner.cut_top(len(truths) * row, 4)
    good = honest is Verdict.ACCEPTED
    judged(canvas, below.x + 6, below.y + Size.BODY * LINE_HEIGHT / 2, good)
    _, below = below.cut_left(14, 6)
    canvas.paragraph(words, below, Size.BODY, OK_TEXT if good else DOWN_TEXT, True)


def _part(
    canvas: Canvas, line: Box, console: Console, part: str, words: str, right: bool | None,
    ink: Colour = TEXT,
) -> None:  # fmt: skip
    """A part of a fix with its mark: tick or cross, none where there is nothing to judge."""
    label, rest = line.cut_left(76)
    canvas.label(console.say(f"vendor_seat.{part}"), label, Size.SMALL, DIM)
    sign, rest = rest.cut_left(14, 6)
    if right is not None:
        judged(canvas, sign.x + 6, sign.middle[1], right)
    colour = DOWN_TEXT if right is False else TEXT if ink is TEXT else ink
    canvas.label(words, rest, Size.BODY, colour, bold=part in ("item", "remedy"))


def table(canvas: Canvas, box: Box, console: Console, view: VendorView, slip: ProposalSlip) -> None:
    """A table: what was proposed, right or wrong, and what is true."""
    say = console.say
    label, rest = box.cut_left(70)
    left, right = rest.columns(2, 30)
    canvas.fill(Box(right.x - 8, box.y, right.w + 8, box.h), TRUTH, 6)
    canvas.label(say("vendor_seat.says"), left.cut_top(22)[0], Size.SMALL, DIM, bold=True)
    canvas.label(say("vendor_seat.real"), right.cut_top(22)[0], Size.SMALL, CRASHED, bold=True)
    parts = compared(console, view, slip)
    rows = Box(box.x, box.y + 22, box.w, box.h - 22).rows(len(parts), 0)
    all_words = [words for part in parts for words in (part.proposed, part.truth)]
    size = _fitting(canvas, all_words, min(left.w, right.w - 4), rows[0].h)
    for part, row in zip(parts, rows, strict=True):
        y = row.middle[1]
        at = Box(label.x, row.y, label.w, row.h)
        canvas.label(say(f"vendor_seat.{part.part}"), at, Size.SMALL, DIM)
        ink = DOWN_TEXT if part.right is False else TEXT
        bold = part.part in ("item", "remedy")
        for side, words, colour in ((left, part.proposed, ink), (right, part.truth, CRASHED)):
            high = canvas.height_of(words, side.w - 4, size, bold)
            spot = Box(side.x, row.y + (row.h - high) / 2, side.w - 4, high)
            canvas.paragraph(words, spot, size, colour, bold)
        if part.right is not None:
            judged(canvas, left.right + 11, y, part.right)
        if row is not rows[0]:
            canvas.line((box.x, row.y), (box.right, row.y), LINE)


def broken(canvas: Canvas, box: Box, console: Console, view: VendorView) -> float:
    """Every broken item, what is wrong with it, what cures it, and what it carries."""
    names = console.texts.names
    column = Column(canvas, box)
    if not view.truth:
        column.words(console.say("vendor_seat.all_well"), DIM)
    for item, mode in view.truth.items():
        column.words(f"{names.item(item)}: {names.mode(item, mode)}", TEXT, bold=True, gap=0)
        remedy = names.remedy(item, view.remedy_for(item))
        down = console.say("vendor_seat.cure", remedy=remedy)
        column.words(down, CRASHED, gap=0)
        carries = console.room.airport.covers[item]
        tiles = [f"{service} {where(terminals)}" for service, terminals in carries.items()]
        column.words(" • ".join(tiles), DIM, Size.SMALL, gap=GRID)
    return column.height


def judged(canvas: Canvas, x: float, y: float, right: bool) -> None:
    """A tick or a cross around a point."""
    if right:
        tick(canvas, x, y, 12, OK_TEXT)
    else:
        cross(canvas, x, y, 12, DOWN_TEXT)


def _fitting(canvas: Canvas, words: list[str], wide: float, high: float) -> int:
    """The size in which all these words fit into rooms as wide and high as this."""
    sizes = (Size.LARGE, Size.BODY)
    fits = (s for s in sizes if all(canvas.height_of(w, wide, s, True) <= high for w in words))
    return next(fits, Size.SMALL)
