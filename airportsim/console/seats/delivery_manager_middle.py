"""The delivery manager's middle column: everybody's hands with their work, and all tickets."""

from collections.abc import Callable
from itertools import groupby

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    DOWN_TEXT,
    GRID,
    LINE,
    MIRROR,
    RAISED,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.parts.money import usd
from airportsim.console.parts.tickets import PRIORITY_COLOURS, most_urgent_first, where
from airportsim.console.seats.panel import disturbed, work_done
from airportsim.model.words import Lever, PurchaseState, Work
from airportsim.play.board import HandView
from airportsim.play.slips import WorkSlip
from airportsim.play.views import DeliveryManagerView
from airportsim.texts.texts import clock

_ROW, _ROLE, _ABREAST = 24, 76, 3
"""Height of a row, width of a role's name, hands beside one another."""

_COLUMNS = {
    "number": 30,
    "priority": 28,
    "what": 0,
    "state": 82,
    "people": 40,
    "limit": 42,
    "age": 40,
}
"""Widths of the table's columns; 0 takes the rest."""


def draw_middle(
    canvas: Canvas, box: Box, console: Console, view: DeliveryManagerView, picked: int,
    pick: Callable[[int], None], lend: Callable[[int], None],
) -> None:  # fmt: skip
    """Hands above, tickets below; a click on a hand lends it, on a ticket opens it."""
    inner = canvas.panel(box, console.say("dm.hands"), console.say("dm.hands_note"))
    y = inner.y
    for _, hands in groupby(view.everybody, key=lambda hand: hand.role):
        y = _role(canvas, Box(inner.x, y, inner.w, _ROW), console, view, list(hands), lend)
    canvas.line((inner.x, y + 4), (inner.right, y + 4), LINE)
    room = Box(inner.x, y + GRID, inner.w, inner.bottom - y - GRID)
    _tickets(canvas, room, console, view, picked, pick)


def _role(
    canvas: Canvas, box: Box, console: Console, view: DeliveryManagerView, hands: list[HandView],
    lend: Callable[[int], None],
) -> float:  # fmt: skip
    """The hands of a role; answers with the top of the next row."""
    short = console.say(f"role_short.{hands[0].role.value}")
    canvas.label(short, Box(box.x, box.y, _ROLE - 4, box.h - 2), Size.SMALL, DIM)
    cells = Box(box.x + _ROLE, box.y, box.w - _ROLE, box.h - 2).columns(_ABREAST, 4)
    for n, hand in enumerate(hands):
        cell = cells[n % _ABREAST].moved(0, n // _ABREAST * _ROW)
        _hand(canvas, cell, console, view, hand, lend)
    return box.y + _ROW * (1 + (len(hands) - 1) // _ABREAST)


def _hand(
    canvas: Canvas, box: Box, console: Console, view: DeliveryManagerView, hand: HandView,
    lend: Callable[[int], None],
) -> None:  # fmt: skip
    """A person: a bar that fills while he works, with what he does and for how long still."""
    number = hand.number
    lent = hand.home is not hand.role
    tip = disturbed(console, hand, console.texts.word(hand.work)) if hand.work else ""
    if lent:
        tip = console.say("dm.lent_from", role=console.texts.word(hand.home))
    over = canvas.zone(box, lambda: lend(number), tip=tip, name=f"person.{number}")
    canvas.fill(box, mixed(RAISED, TEXT, 0.1) if over else RAISED, 4, MIRROR if lent else None)
    at = box.inset(6, 0)
    if hand.work is None:
        words = console.say("dm.hand_free", hand=number + 1)
        canvas.label(words, at, Size.SMALL, DIM)
        return
    left = max(0, hand.until - view.now)
    share = max(0.05, work_done(console, hand, view.now))
    canvas.fill(Box(box.x, box.y, box.w * share, box.h), mixed(RAISED, MIRROR, 0.4), 4)
    wide = canvas.width_of(clock(left), Size.SMALL)
    canvas.label(clock(left), at, Size.SMALL, TEXT, align="right")
    room = Box(at.x, at.y, at.w - wide - 4, at.h)
    canvas.label(_does(canvas, console, hand, room.w), room, Size.SMALL, TEXT)


def _does(canvas: Canvas, console: Console, hand: HandView, room: float) -> str:
    """What a person does, in as many words as there is room for; the rest is in the tip."""
    assert hand.work is not None
    number, work = hand.number + 1, console.say(f"dm.work.{hand.work.name.lower()}")
    about = hand.target >= 0 and hand.work is not Work.REPORT
    ticket = f"#{hand.target + 1}" if about else ""
    for words in (f"{number} {work} {ticket}".strip(), f"{number} {work}", f"{number} {ticket}"):
        if canvas.width_of(words, Size.SMALL) <= room:
            return words
    return str(number)


def _tickets(
    canvas: Canvas, box: Box, console: Console, view: DeliveryManagerView, picked: int,
    pick: Callable[[int], None],
) -> None:  # fmt: skip
    """The open tickets, the most urgent first."""
    slips = most_urgent_first(view, view.all_tickets)
    title, box = box.cut_top(18, 2)
    for key, column in _cut(view, title).items():
        align = "right" if key in _RIGHT else "left"
        canvas.label(console.say(f"dm.column.{key}"), column, Size.SMALL, DIM, align=align)
    if not slips:
        canvas.text(console.say("dm.no_tickets"), box.x, box.y + 4, Size.BODY, DIM)
    with canvas.scroll("dm tickets", box, len(slips) * _ROW) as room:
        for n, slip in enumerate(slips):
            row = Box(room.x, room.y + n * _ROW, title.w, _ROW - 2)
            if row.meets(box):
                _ticket(canvas, row, console, view, slip, slip.number == picked, pick)


def _ticket(
    canvas: Canvas, box: Box, console: Console, view: DeliveryManagerView, slip: WorkSlip,
    open_: bool, pick: Callable[[int], None],
) -> None:  # fmt: skip
    """A ticket as a row of the table."""
    number = slip.number
    tip = console.texts.names.service(slip.service)
    over = canvas.zone(box, lambda: pick(number), tip=tip, name=f"table.{number}")
    if over or open_:
        row = Box(box.x, box.y, box.w - 8, box.h)
        canvas.fill(row, RAISED, 4, ACCENT if open_ else None)
    state, colour = _state(console, slip)
    left = view.old_enough_at(slip) - view.now
    words: dict[str, tuple[str, Colour]] = {
        "number": (f"#{number + 1}", TEXT),
        "what": (f"{slip.service} {where(slip.terminals)}", TEXT),
        "state": (state, colour),
        "people": (_people(slip.holders), TEXT if slip.holders else DIM),
        "limit": (clock(left), DOWN_TEXT if left <= 0 else DIM),
        "age": (clock(view.now - slip.reported_at), TEXT),
    }
    for key, cell in _cut(view, box).items():
        if key in words:
            said, ink = words[key]
            align = "right" if key in _RIGHT else "left"
            canvas.label(said, cell, Size.SMALL, ink, key == "what", align)
        elif slip.priority:
            y = box.y + (box.h - 20) / 2
            canvas.tag(cell.x, y, f"P{slip.priority}", PRIORITY_COLOURS[slip.priority])


def _state(console: Console, slip: WorkSlip) -> tuple[str, Colour]:
    """How far a ticket is, or what is asked to be bought for it."""
    if slip.purchase is PurchaseState.REQUESTED:
        return console.say("dm.asks", usd=usd(slip.price)), ACCENT
    if slip.purchase is PurchaseState.APPROVED:
        return console.say("dm.bought"), MIRROR
    words = console.texts.word(slip.state)
    return words, DEGRADED if slip.escalated_at >= 0 and not slip.holders else DIM


def _people(holders: list[int]) -> str:
    """The numbers of those who hold a ticket."""
    if len(holders) > 2:
        return f"{holders[0] + 1} +{len(holders) - 1}"
    return " ".join(str(hand + 1) for hand in holders) or "–"


_RIGHT = ("limit", "age")
"""Columns that are aligned to the right."""


def _cut(view: DeliveryManagerView, box: Box) -> dict[str, Box]:
    """A row of the table, cut into the columns that have anything to show in this team."""
    shown = [key for key in _COLUMNS if _is_shown(view, key)]
    rest = box.w - 20 - sum(_COLUMNS[key] for key in shown) - 6 * (len(shown) - 1)
    cells, x = {}, box.x + 6
    for key in shown:
        cells[key] = Box(x, box.y, _COLUMNS[key] or rest, box.h)
        x = cells[key].right + 6
    return cells


def _is_shown(view: DeliveryManagerView, key: str) -> bool:
    if key == "priority":
        return Lever.PRIORITY_LEVELS in view.levers
    if key == "limit":
        return bool(view.levers & {Lever.PRIORITY_LEVELS, Lever.PURCHASING_CRITERIA})
    return True
