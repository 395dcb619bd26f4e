"""How a seat keeps up: who sits there, how many hands work, how much waits."""

from collections.abc import Callable
from dataclasses import dataclass

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    DOWN,
    DOWN_TEXT,
    LINE,
    LINE_HEIGHT,
    OK,
    OK_TEXT,
    RAISED,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.marks import mark
from airportsim.console.parts.pictures import picture
from airportsim.model.words import Role
from airportsim.play.attention import Mark
from airportsim.play.board import HandView, TileState


@dataclass(frozen=True, slots=True)
class Load:
    """How busy a seat is: its hands, how much waits, what is remarkable about it."""

    hands: tuple[HandView, ...]
    waiting: int
    mark: Mark | None


def loads(console: Console) -> dict[Role, Load]:
    """How busy every seat is; nothing outside Do."""
    truth = console.room.truth()
    if truth is None:
        return {}
    marks, waiting, everybody = console.room.marks(), truth.waiting_for, truth.everybody
    return {
        role: Load(tuple(h for h in everybody if h.role is role), waiting[role], marks.get(role))
        for role in Role
    }


def seat_row(
    canvas: Canvas, row: Box, console: Console, load: Load | None, role: Role,
    do: Callable[[], object], chosen: bool = False,
) -> None:  # fmt: skip
    """A seat: who sits there, how many hands work, how much waits, and whether it needs a word."""
    tip = sitting(console, role)[0] if len(console.room.state.seats[role].players) > 1 else ""
    if load is not None and load.mark is not None:
        tip = "\n".join(filter(None, (tip, console.say(f"fac.{load.mark.value}"))))
    over = canvas.zone(row, do, tip=tip, name=f"fac.seat.{role.value}")
    if over or chosen:
        canvas.fill(Box(row.x - 6, row.y + 1, row.w + 12, row.h - 2), RAISED, 6)
    if chosen:
        canvas.fill(Box(row.x - 6, row.y + 5, 3, row.h - 10), ACCENT, 1)
    else:
        canvas.line((row.x, row.bottom), (row.right, row.bottom), LINE)
    inner = Box(row.x + 4, row.y, row.w - 4, row.h)
    count, inner = inner.cut_right(64)
    if load is not None:
        _load(canvas, count, load)
        hands, inner = inner.cut_right(60)
        _hands(canvas, hands, load.hands)
    if row.w > 340:
        emblem, inner = inner.cut_left(20, 6)
        picture(canvas, role.value, *emblem.middle, 18, TEXT)
    shorts = [console.say(f"role_short.{one.value}") for one in Role]
    name, who = inner.cut_left(max(canvas.width_of(one, Size.BODY, True) for one in shorts) + 4)
    canvas.label(console.say(f"role_short.{role.value}"), name, Size.BODY, TEXT, bold=True)
    _sitter(canvas, who, console, role)


def _sitter(canvas: Canvas, box: Box, console: Console, role: Role) -> None:
    """Who sits there: a face, and names as far as they have room."""
    seating = console.room.state.seats[role]
    words, ink = sitting(console, role)
    face, box = box.cut_left(18, 4)
    x, y = face.middle
    if seating.players:
        picture(canvas, "person", x, y, 16, ink)
    elif seating.skill:
        picture(canvas, "bot", x, y, 16, ink)
        words = console.skill(seating.skill)
    if canvas.width_of(words) > box.w and seating.players:
        words = console.say("fac.several", count=len(seating.players))
    canvas.label(words, box, Size.BODY, ink)


def sitting(console: Console, role: Role) -> tuple[str, Colour]:
    """Who sits at a role, in words, and their colour."""
    seating, say = console.room.state.seats[role], console.say
    people = [
        say("fac.gone", name=name) if name in seating.gone else name for name in seating.players
    ]
    if seating.skill:
        people.append(say("fac.bot", skill=console.skill(seating.skill)))
    if not people:
        return say("fac.empty"), DOWN_TEXT
    return ", ".join(people), OK_TEXT if seating.players else DIM


def _hands(canvas: Canvas, box: Box, hands: tuple[HandView, ...]) -> None:
    """A dot for each hand: filled while it works."""
    step = min(12.0, box.w / max(1, len(hands)))
    for n, hand in enumerate(hands):
        x = box.right - (len(hands) - n) * step + 2
        busy = hand.work is not None
        canvas.circle(x, box.middle[1], 4, OK if busy else LINE, 0 if busy else 1.6)


def _load(canvas: Canvas, box: Box, load: Load) -> None:
    """How much waits, as a number, a bar against the hands there are, and a mark if it is bad."""
    ink = TEXT if load.waiting else DIM
    x, y = box.x + 12, box.middle[1] - 2
    if load.mark is not None:
        ink = attention(canvas, x, y, load.mark, 13)
    top = y - Size.LARGE * LINE_HEIGHT / 2
    canvas.text(str(load.waiting), box.right, top, Size.LARGE, ink, True, align="right")
    share = min(1.0, load.waiting / (3 * max(1, len(load.hands))))
    colour = DOWN if load.mark is Mark.OVERLOADED else DEGRADED if share > 0.66 else OK
    canvas.bar(Box(box.right - 36, box.bottom - 6, 36, 3), share, colour)


def attention(canvas: Canvas, x: float, y: float, what: Mark, size: float) -> Colour:
    """The shape of what is remarkable about a seat, around a point; answers with its colour."""
    if what is Mark.OVERLOADED:
        mark(canvas, TileState.DEGRADED, x, y, size, DOWN_TEXT)
        return DOWN_TEXT
    canvas.circle(x, y, size / 2 - 0.5, DEGRADED, 2)
    return DEGRADED
