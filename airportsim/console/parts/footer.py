"""The foot of a screen: who sits where, what waits in one's own seats, and the few keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    GRID,
    LINE,
    LINE_HEIGHT,
    MIRROR,
    OK,
    ON_ACCENT,
    PADDING,
    RAISED,
    TEXT,
    Colour,
    Size,
)
from airportsim.model.session import Seating
from airportsim.model.words import Role

HIGH = 32
"""Height of the foot."""

KEYS = "help", "big", "mute"
"""What the keys at the right do, as a rule."""

NOTHING: Mapping[Role, int] = MappingProxyType({})
"""Nothing waits anywhere."""

DOT = 14
"""Room for the dot before a role."""


@dataclass(frozen=True, slots=True)
class Place:
    """A role in the foot: its name, the colour of its dot, who sits there, long and short.

    `waits` counts what lies there for whoever looks at this console, `shown` is the seat he sees.
    """

    name: str
    ink: Colour
    who: str
    short: str
    waits: int
    shown: bool


def footer(
    canvas: Canvas, box: Box, console: Console, keys: Sequence[str] = KEYS,
    waiting: Mapping[Role, int] = NOTHING, shown: Role | None = None,
) -> None:  # fmt: skip
    """Every role with a dot and who sits there, as much of it as there is room for.

    `keys` name sentences of the texts (`keys.help`), shown at the right. `waiting` counts what
    waits in each of the console's own seats, of which `shown` is the one that is looked at.
    """
    if len(console.roles) > 1:
        keys = (keys[0], "roles", *keys[1:])
    words = "   ".join(console.say(f"keys.{key}") for key in keys)
    there = [
        Place(*one, waiting.get(role, 0), role is shown)
        for role, one in zip(Role, seats(console), strict=True)
    ]
    canvas.kept("footer", (words, *there), box, lambda at: _draw(canvas, at, there, words))


def seats(console: Console, projected: bool = False) -> list[tuple[str, Colour, str, str]]:
    """Of each role its name, the colour of its dot, who sits there, and the same in short.

    Where it is `projected` nobody is "you".
    """
    found = []
    for role in Role:
        seating = console.room.state.seats[role]
        name = console.say(f"role_short.{role.value}")
        ink, who, short = _who(console, seating, projected)
        found.append((name, ink, who, short))
    return found


def _who(console: Console, seating: Seating, projected: bool) -> tuple[Colour, str, str]:
    say = console.say
    there = [name for name in seating.players if name not in seating.gone]
    if console.player in there and not projected:
        more = len(there) - 1
        you = say("do.you_and", count=more) if more else say("do.you")
        return ACCENT, you, you
    if there:
        names = ", ".join(there)
        return OK, names, names if len(names) < 12 else say("do.people", count=len(there))
    if seating.players and not seating.skill:
        return DEGRADED, say("do.away"), say("do.away")
    if seating.skill:
        return MIRROR, say("do.bot_skill", skill=console.skill(seating.skill)), say("do.bot")
    return DIM, say("do.empty"), say("do.empty")


def _draw(canvas: Canvas, box: Box, there: list[Place], words: str) -> None:
    """The foot, with as much as there is room for."""
    canvas.line((box.x, box.y + 0.5), (box.right, box.y + 0.5), LINE)
    inner = box.inset(PADDING + 4, 0)
    ways = [one.who for one in there], [one.short for one in there], [""] * len(there)
    for hint, way in product((words, ""), ways):
        hinted = canvas.width_of(hint, Size.SMALL) + 3 * GRID if hint else 0
        said = sum(_wide(canvas, one, who) for one, who in zip(there, way, strict=True))
        gap = min(20, (inner.w - hinted - said) / (len(there) - 1))
        if gap >= GRID:
            break
    canvas.text(hint, inner.right, _top(inner), Size.SMALL, DIM, align="right")
    x = inner.x
    for one, who in zip(there, way, strict=True):
        wide = _wide(canvas, one, who)
        _place(canvas, Box(x, inner.y, wide, inner.h), one, who)
        x += wide + gap


def _wide(canvas: Canvas, one: Place, who: str) -> float:
    """How wide a role is in the foot."""
    said = DOT + canvas.width_of(one.name, Size.SMALL, True)
    said += canvas.width_of(who, Size.SMALL) + 6 if who else 0
    return said + (_badge(canvas, one.waits) + 6 if one.waits else 0) + (GRID if one.shown else 0)


def _badge(canvas: Canvas, count: int) -> float:
    """How wide a number is in its badge."""
    return max(18, canvas.width_of(str(count), Size.SMALL, True) + 10)


def _place(canvas: Canvas, box: Box, one: Place, who: str) -> None:
    """A role: raised if it is the seat that is looked at, with a badge if something waits there."""
    if one.shown:
        at = Box(box.x - GRID / 2, box.y + 4, box.w + GRID / 2, box.h - 7)
        canvas.fill(at, RAISED, 4)
        canvas.fill(Box(at.x, at.bottom - 2, at.w, 2), ACCENT, 1)
    y = _top(box)
    ink = TEXT if one.ink is ACCENT else DIM
    canvas.circle(box.x + 5, box.y + box.h / 2, 4.6, one.ink, 1.5 if one.ink is DIM else 0)
    x = box.x + DOT
    x += canvas.text(one.name, x, y, Size.SMALL, ink, bold=True) + 6
    x += canvas.text(who, x, y, Size.SMALL, ink) + 6 if who else 0
    if one.waits:
        spot = Box(x, box.y + (box.h - 18) / 2, _badge(canvas, one.waits), 18)
        canvas.fill(spot, ACCENT, 9)
        canvas.label(str(one.waits), spot, Size.SMALL, ON_ACCENT, bold=True, align="middle")


def _top(box: Box) -> float:
    return box.y + (box.h - Size.SMALL * LINE_HEIGHT) / 2
