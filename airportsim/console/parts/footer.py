"""The foot of a screen: who sits where, never who is idle; and the few keys."""

from collections.abc import Sequence
from itertools import product

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
    PADDING,
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


def footer(canvas: Canvas, box: Box, console: Console, keys: Sequence[str] = KEYS) -> None:
    """Every role with a dot and who sits there, as much of it as there is room for.

    `keys` name sentences of the texts (`keys.help`), shown at the right.
    """
    if len(console.roles) > 1:
        keys = (keys[0], "roles", *keys[1:])
    words = "   ".join(console.say(f"keys.{key}") for key in keys)
    there = seats(console)
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


def _wide(canvas: Canvas, name: str, who: str) -> float:
    size = Size.SMALL
    said = canvas.width_of(name, size, True) + size + 2
    return said + (canvas.width_of(who, size) + 6 if who else 0) + 20


def _draw(
    canvas: Canvas, box: Box, there: list[tuple[str, Colour, str, str]], words: str
) -> None:  # fmt: skip
    """The foot, with as much as there is room for."""
    canvas.line((box.x, box.y + 0.5), (box.right, box.y + 0.5), LINE)
    inner = box.inset(PADDING + 4, 0)
    ways = (
        [(name, ink, who) for name, ink, who, _ in there],
        [(name, ink, short) for name, ink, _, short in there],
        [(name, ink, "") for name, ink, _, _ in there],
    )
    for hint, way in product((words, ""), ways):
        room = inner.w - (canvas.width_of(hint, Size.SMALL) + 3 * GRID if hint else 0)
        if sum(_wide(canvas, name, who) for name, _, who in way) - 20 <= room:
            break
    canvas.text(hint, inner.right, _top(inner), Size.SMALL, DIM, align="right")
    _line(canvas, inner, way)


def _line(canvas: Canvas, box: Box, way: list[tuple[str, Colour, str]]) -> None:
    size = Size.SMALL
    x, y = box.x, _top(box)
    for name, ink, who in way:
        middle = box.y + box.h / 2
        canvas.circle(x + size / 2 - 1, middle, size / 2.6, ink, 1.5 if ink is DIM else 0)
        left = x + size + 2
        mine = ink is ACCENT
        left += canvas.text(name, left, y, size, TEXT if mine else DIM, bold=True) + 6
        canvas.text(who, left, y, size, ACCENT if mine else DIM)
        x += _wide(canvas, name, who)


def _top(box: Box) -> float:
    return box.y + (box.h - Size.SMALL * LINE_HEIGHT) / 2
