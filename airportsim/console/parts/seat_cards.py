"""The six seats as cards to be clicked: who one is there, what for, and who sits there."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from types import MappingProxyType

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

SIGNS = {"you": "person", "people": "person", "bot": "bot"}
"""The pictures of who sits in a seat."""

NOBODY: Mapping[Role, Sequence[str]] = MappingProxyType({})
"""No seat has somebody beside whoever looks."""

LOW, ROOMY = 56, 84
"""Heights: below the one a card has a single line, from the other on it says what it is for."""


def seat_cards(
    canvas: Canvas, box: Box, console: Console, mine: Collection[Role] | None,
    choose: Callable[[Role], object], columns: int = 3, names: str = "seat",
    empty: Collection[Role] = (), ticked: Role | None = None,
    others: Mapping[Role, Sequence[str]] = NOBODY,
) -> None:  # fmt: skip
    """Six cards with the keys 1 to 6; those in `mine` are a person's, the others a bot's.

    Nobody sits at those that are `empty`, other people by these names at those among `others`.
    With None for `mine` they only name the roles. The one that is `ticked` has been dealt with.
    """
    rows = -(-len(Role) // columns)
    for n, role in enumerate(Role):
        row, column = divmod(n, columns)
        place = box.rows(rows)[row].columns(columns)[column]
        beside = others.get(role, ())
        who = "people" if beside else "nobody" if role in empty else "bot"
        who = "" if mine is None else "you" if role in mine else who
        card = _Card(canvas, place, console, role, who, beside)
        card.draw(partial(choose, role), str(n + 1), names)
        if role is ticked:
            tick(canvas, place.right - PADDING - 8, place.y + 8 + CAP / 2, 16, OK_TEXT)


class _Card:
    """One seat; `who` sits there: `you`, `people`, `bot`, `nobody`, or "" where none matters.

    `others` are the names of people who sit there, beside whoever looks.
    """

    def __init__(
        self, canvas: Canvas, box: Box, console: Console, role: Role, who: str,
        others: Sequence[str],
    ) -> None:  # fmt: skip
        self._canvas, self._box, self._console = canvas, box, console
        self._role, self._who, self._others = role, who, others
        self._lit = who in ("you", "people", "")
        self._ground = RAISED if self._lit else INSET
        self._ink = TEXT if self._lit else DIM
        self._inner = box.inset(PADDING, 8)

    def draw(self, do: Callable[[], object], key: str, names: str) -> None:
        canvas, box = self._canvas, self._box
        name = self._console.texts.word(self._role)
        about = self._console.say(f"role_help.{self._role.value}")
        who = f" • {self._sitting()[0]}" if self._who else ""
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
                words = words._replace(w=room - self._pill_width(self._pill_words()))
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

    def _sitting(self) -> list[str]:
        """Who sits there, from the longest way to say it to the shortest."""
        say, count = self._console.say, len(self._others)
        if self._who == "people":
            return [", ".join(self._others), say("do.people", count=count)]
        you = say(f"menu.{self._who}")
        return [", ".join([you, *self._others]), say("do.you_and", count=count)] if count else [you]

    def _pill_words(self) -> str:
        """Who sits there, as there is room for it."""
        room = self._inner.w - (self._inner.w / 2 if self._box.h < LOW else 0)
        ways = self._sitting()
        fitting = (way for way in ways if self._pill_width(way) <= room)
        return next(fitting, ways[-1])

    def _pill_width(self, words: str) -> float:
        return self._canvas.width_of(words, Size.SMALL, True) + 40

    def _pill(self, inside: Box) -> None:
        """Who sits there."""
        canvas, mine = self._canvas, self._who == "you"
        said = self._pill_words()
        w = self._pill_width(said)
        pill = Box(inside.right - w + 4, inside.bottom - PILL + 1, w, PILL)
        ground = ACCENT if mine else mixed(self._ground, TEXT, 0.1)
        ink: Colour = ON_ACCENT if mine else TEXT if self._others else DIM
        canvas.fill(pill, ground, PILL / 2)
        if self._who in SIGNS:
            sign = SIGNS[self._who]
            picture(canvas, sign, pill.x + 16, pill.y + PILL / 2, 14, ink)
        words = Box(pill.x + 27, pill.y, pill.w - 34, pill.h)
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
