"""The desk's tickets by where they are, from the first call to the close."""

from dataclasses import dataclass
from typing import Protocol

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    DOWN_TEXT,
    GRID,
    LINE,
    LINE_HEIGHT,
    PADDING,
    PANEL,
    RADIUS,
    RAISED,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.parts.tickets import PRIORITY_INKS, where
from airportsim.console.seats.panel import OLD
from airportsim.play.slips import DeskSlip
from airportsim.play.views import ServiceDeskView
from airportsim.texts.texts import clock

_CARD, _LINE, _GAP = 44, 24, 4
"""Heights of a card and of a line, and between them."""

_NARROW = 380
"""Columns need so much room."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A stage of a ticket's way; in all but one of them the desk has to do something."""

    name: str
    slips: list[DeskSlip]
    mine: bool = True

    @property
    def ink(self) -> Colour:
        """The colour in which its count is written."""
        return DIM if not self.slips else ACCENT if self.mine else TEXT


class Opener(Protocol):
    """The seat in which a ticket of the board is opened."""

    console: Console
    picked: tuple[str, int] | None

    def open_ticket(self, number: int) -> None:
        """Open a ticket."""


def draw_board(canvas: Canvas, box: Box, view: ServiceDeskView, seat: Opener) -> None:
    """Four columns of cards; what piles up is seen from afar. With less room, one list."""
    canvas.fill(box, PANEL, RADIUS)
    inner = box.inset(PADDING, 8)
    title, inner = inner.cut_top(20, 4)
    canvas.text(seat.console.say("desk.board"), title.x, title.y, Size.SMALL, DIM, bold=True)
    lanes = [
        Lane("to_log", list(view.to_log)), Lane("at_desk", list(view.at_desk)),
        Lane("passed_on", list(view.escalated), mine=False),
        Lane("to_close", list(view.restored)),
    ]  # fmt: skip
    if inner.w < _NARROW:
        _draw_list(canvas, inner, lanes, view, seat)
        return
    for lane, column in zip(lanes, inner.columns(len(lanes)), strict=True):
        head, rest = column.cut_top(46, 6)
        canvas.text(str(len(lane.slips)), head.x, head.y, Size.BIG, lane.ink, bold=True)
        words = seat.console.say(f"desk.lane.{lane.name}")
        canvas.text(words, head.x, head.y + 27, Size.SMALL, DIM, room=head.w)
        canvas.line((head.x, head.bottom), (head.right, head.bottom), LINE)
        height = len(lane.slips) * (_CARD + _GAP)
        with canvas.scroll(f"lane {lane.name}", rest, height) as room:
            for n, slip in enumerate(lane.slips):
                card = Box(room.x, room.y + n * (_CARD + _GAP), room.w, _CARD)
                if card.meets(rest):
                    _draw_card(canvas, card, view, slip, seat)


def _draw_list(
    canvas: Canvas, box: Box, lanes: list[Lane], view: ServiceDeskView, seat: Opener
) -> None:
    rows = sum(len(lane.slips) for lane in lanes)
    with canvas.scroll("lanes", box, rows * (_LINE + _GAP) + len(lanes) * _LINE) as room:
        for lane in lanes:
            head, room = room.cut_top(_LINE, 0)
            words = seat.console.say(f"desk.lane.{lane.name}")
            canvas.label(words, head, Size.SMALL, DIM)
            canvas.label(str(len(lane.slips)), head, Size.BODY, lane.ink, True, "right")
            for slip in lane.slips:
                row, room = room.cut_top(_LINE, _GAP)
                if row.meets(box):
                    _draw_row(canvas, row, view, slip, seat)


def _draw_card(
    canvas: Canvas, box: Box, view: ServiceDeskView, slip: DeskSlip, seat: Opener
) -> None:
    """A ticket: number, priority and age; service and terminals below."""
    inner = _ground(canvas, box, slip, seat).inset(GRID, 4)
    above, below = inner.cut_top(17, 1)
    _draw_number(canvas, above, view, slip)
    words = _about(seat.console, view, slip)
    canvas.text(words, below.x, below.y, Size.SMALL, DIM, room=below.w)


def _draw_row(
    canvas: Canvas, box: Box, view: ServiceDeskView, slip: DeskSlip, seat: Opener
) -> None:
    """The same in one line."""
    inner = _ground(canvas, box, slip, seat).inset(GRID, 0)
    x = _draw_number(canvas, inner, view, slip)
    words = _about(seat.console, view, slip)
    _, rest = inner.cut_left(x - inner.x, 0)
    canvas.label(words, rest, Size.SMALL, DIM)


def _ground(canvas: Canvas, box: Box, slip: DeskSlip, seat: Opener) -> Box:
    over = canvas.zone(
        box, lambda: seat.open_ticket(slip.number), tip=_tip(seat.console, slip),
        name=f"board.ticket.{slip.number}",
    )  # fmt: skip
    is_open = seat.picked is not None and seat.picked[1] == slip.number
    canvas.fill(box, LINE if over else RAISED, 6, ACCENT if is_open else None)
    return box


def _draw_number(canvas: Canvas, box: Box, view: ServiceDeskView, slip: DeskSlip) -> float:
    """Number, priority and age of a ticket; answers with where there is room between them."""
    y = box.y + (box.h - Size.SMALL * LINE_HEIGHT) / 2
    x = box.x + canvas.text(f"#{slip.number + 1}", box.x, y, Size.SMALL, TEXT, bold=True) + 5
    if slip.priority:
        words, ink = f"P{slip.priority}", PRIORITY_INKS[slip.priority]
        x += canvas.text(words, x, y, Size.SMALL, ink, bold=True) + 5
    age = view.now - slip.reported_at
    ink = DOWN_TEXT if age >= OLD else DIM
    canvas.text(clock(age), box.right, y, Size.SMALL, ink, align="right")
    return x


def _about(console: Console, view: ServiceDeskView, slip: DeskSlip) -> str:
    whole = len(slip.terminals) == len(view.scenario.terminals)
    terminals = console.say("desk.everywhere") if whole else where(slip.terminals)
    return f"{slip.service} {terminals}"


def _tip(console: Console, slip: DeskSlip) -> str:
    service = console.texts.names.service(slip.service)
    return f"#{slip.number + 1} {service} {where(slip.terminals)}"
