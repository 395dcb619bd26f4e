"""The six seats as cards to be clicked: who one is there, what for, and who sits there."""

from collections.abc import Callable, Collection
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    GRID,
    GROUND,
    INSET,
    LINE,
    MIRROR,
    OK_TEXT,
    ON_ACCENT,
    PADDING,
    RAISED,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.marks import tick
from airportsim.console.parts.pictures import picture
from airportsim.model.words import Role

CAP, PILL = 22, 24
"""Width and height of a key; height of the pill that says who sits there."""

SIGNS = {"you": "person", "bot": "bot"}
"""The pictures of who sits in a seat."""

LOW, ROOMY = 56, 84
"""Heights: below the one a card has a single line, from the other on it says what it is for."""


def seat_cards(
    canvas: Canvas, box: Box, console: Console, mine: Collection[Role] | None,
    choose: Callable[[Role], object], columns: int = 3, names: str = "seat",
    empty: Collection[Role] = (), ticked: Role | None = None,
) -> None:  # fmt: skip
    """Six cards with the keys 1 to 6; those in `mine` are a person's, the others a bot's.

    Nobody sits at those that are `empty`. With None for `mine` they only name the roles.
    The one that is `ticked` has been dealt with.
    """
    rows = -(-len(Role) // columns)
    for n, role in enumerate(Role):
        row, column = divmod(n, columns)
        place = box.rows(rows)[row].columns(columns)[column]
        who = "nobody" if role in empty else "bot"
        who = "" if mine is None else "you" if role in mine else who
        _Card(canvas, place, console, role, who).draw(partial(choose, role), str(n + 1), names)
        if role is ticked:
            tick(canvas, place.right - PADDING - 8, place.y + 8 + CAP / 2, 16, OK_TEXT)


class _Card:
    """One seat; `who` sits there: `you`, `bot`, `nobody`, or "" where that does not matter."""

    def __init__(self, canvas: Canvas, box: Box, console: Console, role: Role, who: str) -> None:
        self._canvas, self._box, self._console = canvas, box, console
        self._role, self._who = role, who
        self._lit = who in ("you", "")
        self._ground = RAISED if self._lit else INSET
        self._ink = TEXT if self._lit else DIM
        self._inner = box.inset(PADDING, 8)

    def draw(self, do: Callable[[], object], key: str, names: str) -> None:
        canvas, box = self._canvas, self._box
        name = self._console.texts.word(self._role)
        about = self._console.say(f"role_help.{self._role.value}")
        who = f" • {self._sitting(self._who)}" if self._who else ""
        room = self._inner.w - CAP - GRID
        size = Size.LARGE if canvas.width_of(name, Size.LARGE, True) <= room else Size.BODY
        lines = canvas.height_of(about, self._inner.w - 4, Size.BODY)
        told = box.h >= ROOMY and box.h - 16 - CAP - 4 - lines >= (PILL + 4 if who else 0)
        where = f"{names}.{self._role.value}"
        tip = "" if told else about
        if canvas.zone(box, do, key, tip, name=where, label=name + who):
            self._ground = mixed(self._ground, TEXT, 0.08)
        canvas.fill(box, self._ground, 8, ACCENT if self._who == "you" else LINE)
        line, rest = self._inner.cut_top(CAP, 4)
        if box.h < LOW:
            line = self._inner.centred(self._inner.w, CAP)
        self._key(line, key)
        words = line._replace(x=line.x + CAP + GRID, w=room)
        if self._who:
            self._pill(line if box.h < LOW else self._inner)
            if box.h < LOW:
                words = words._replace(w=room - self._pill_width())
        self._name(words, name, size)
        if told:
            used = canvas.paragraph(about, rest.inset(2, 0), Size.BODY, DIM)
            _, rest = rest.cut_top(used, GRID)
        self._picture(rest, told)

    def _key(self, line: Box, key: str) -> None:
        cap = Box(line.x, line.y, CAP, CAP)
        self._canvas.fill(cap, mixed(self._ground, GROUND, 0.7), 4)
        self._canvas.label(key, cap, Size.SMALL, DIM, bold=True, align="middle")

    def _name(self, words: Box, name: str, size: int) -> None:
        """The name of the role, in short where there is little room."""
        canvas = self._canvas
        if canvas.width_of(name, size, True) > words.w:
            name = self._console.say(f"role_short.{self._role.value}")
        canvas.label(name, words, size, self._ink, bold=True)

    def _picture(self, rest: Box, told: bool) -> None:
        """The sign of the role, in what room is left."""
        side = min(72.0, rest.h - 4)
        if told and side >= 28:
            x, y = rest.x + 2 + side / 2, rest.bottom - side / 2
            ink = mixed(MIRROR, self._ground, 0.25 if self._lit else 0.65)
            picture(self._canvas, self._role.value, x, y, side, ink)

    def _sitting(self, who: str) -> str:
        return self._console.say(f"menu.{who}")

    def _pill_width(self) -> float:
        return self._canvas.width_of(self._sitting(self._who), Size.SMALL, True) + 40

    def _pill(self, inside: Box) -> None:
        """Who sits there."""
        canvas, mine = self._canvas, self._who == "you"
        w = self._pill_width()
        pill = Box(inside.right - w + 4, inside.bottom - PILL + 1, w, PILL)
        ground = ACCENT if mine else mixed(self._ground, TEXT, 0.1)
        ink: Colour = ON_ACCENT if mine else DIM
        canvas.fill(pill, ground, PILL / 2)
        if self._who in SIGNS:
            sign = SIGNS[self._who]
            picture(canvas, sign, pill.x + 16, pill.y + PILL / 2, 14, ink)
        words = Box(pill.x + 27, pill.y, pill.w - 34, pill.h)
        said = self._sitting(self._who)
        canvas.label(said, words, Size.SMALL, ink, bold=True, align="middle")


def skill_chips(
    canvas: Canvas, x: float, y: float, console: Console, skill: str,
    choose: Callable[[str], object],
) -> float:  # fmt: skip
    """How well bots play, as a row of chips; answers with its right edge."""
    for name in console.house.skills():
        do = lambda name=name: choose(name)  # noqa: E731
        x = canvas.chip(x, y, console.skill(name), do, name == skill, name=f"skill.{name}")
        x += 6
    return x - 6
