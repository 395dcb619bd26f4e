"""Several rooms side by side: round by round the flights landed and the profit, and who is where.

All play the same rounds on the same seed, so what differs is what the teams did.
"""

from collections.abc import Sequence

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    DOWN_TEXT,
    GRID,
    INSET,
    LINE,
    LINE_HEIGHT,
    OK,
    OK_TEXT,
    PADDING,
    PANEL,
    RADIUS,
    TEXT,
    Size,
    mixed,
)
from airportsim.console.parts.money import usd
from airportsim.play.line import RoomNews
from airportsim.texts.texts import clock

BAR = 8
"""Height of the bar under a number."""

ROOMY = 1.5
"""Rows are at the most so many times as high as they need be."""


class RoomsTable:
    """Rooms below one another, rounds beside one another; with `big` as large as is projected."""

    def __init__(self, console: Console, big: bool = False) -> None:
        self._console = console
        self._size, self._note = (Size.BIG, Size.BIG) if big else (Size.LARGE, Size.SMALL)
        self._number = Size.HEAD if big else Size.BIG
        self._row = (self._number + self._note) * LINE_HEIGHT + BAR + 2 * GRID
        self.page = 0

    def draw(self, canvas: Canvas, box: Box, rooms: Sequence[RoomNews]) -> None:
        """The table; rooms that have no room on it are on further pages."""
        canvas.fill(box, PANEL, RADIUS)
        inner = box.inset(PADDING + 4, GRID)
        head, body = inner.cut_top(self._note * LINE_HEIGHT + GRID, 0)
        fits = max(1, int(body.h / self._row))
        pages = -(-len(rooms) // fits)
        if pages > 1:
            foot, body = body.cut_bottom(self._note * LINE_HEIGHT + GRID, 0)
            fits = max(1, int(body.h / self._row))
            pages = -(-len(rooms) // fits)
            self.page = min(self.page, pages - 1)
            self._pages(canvas, foot, pages)
        else:
            self.page = 0
        count = max([len(self._console.scenario.rounds), *(len(one.landed) for one in rooms)])
        names = self._names(canvas, inner, rooms, count)
        for n, place in enumerate(self._columns(head, names, count), 1):
            words = self._console.say("rooms.round", number=n)
            if canvas.width_of(words, self._note, True) > place.w:
                words = str(n)
            canvas.label(words, place, self._note, DIM, bold=True, align="right")
        best = [max((r.landed[n] for r in rooms if _over(r, n)), default=-1) for n in range(count)]
        y, high = body.y, min(self._row * ROOMY, body.h / min(fits, len(rooms)))
        for one in rooms[self.page * fits : (self.page + 1) * fits]:
            row = Box(body.x, y, body.w, high)
            canvas.line((row.x, row.y), (row.right, row.y), LINE)
            self._room(canvas, row, one, names, best)
            y += high

    def _names(
        self, canvas: Canvas, box: Box, rooms: Sequence[RoomNews], count: int
    ) -> float:  # fmt: skip
        """How wide the column of the names is: as wide as they are, if the numbers leave that."""
        least = max(
            canvas.width_of(usd(-888_888), self._note),
            canvas.width_of("888", self._number, True),
        )
        most = box.w - count * (least + 2 * GRID)
        wants = max(
            max(canvas.width_of(one.name, self._size, True) for one in rooms),
            *(canvas.width_of(self._where(one), self._note) for one in rooms),
        )
        return max(0.0, min(wants, most))

    def _columns(self, box: Box, names: float, count: int) -> list[Box]:
        """A place for each round, right of the names."""
        _, rest = box.cut_left(names, 2 * GRID)
        return rest.columns(count, 2 * GRID)

    def _room(
        self, canvas: Canvas, row: Box, one: RoomNews, names: float, best: Sequence[int]
    ) -> None:  # fmt: skip
        """A room: its name, where it is now, and its rounds."""
        room, note = self._size * LINE_HEIGHT, self._note * LINE_HEIGHT
        opened = self._console.opened
        ink = ACCENT if opened is not None and opened.name == one.name else TEXT
        y = row.y + (row.h - room - note) / 2
        canvas.text(one.name, row.x, y, self._size, ink, True, room=names)
        where = self._where(one)
        canvas.text(where, row.x, y + room, self._note, DIM, room=names)
        inner = row.centred(row.w, self._row - 2 * GRID)
        for n, place in enumerate(self._columns(inner, names, len(best))):
            if n < len(one.landed):
                self._round(canvas, place, one, n, one.landed[n] == best[n])

    def _round(self, canvas: Canvas, box: Box, one: RoomNews, n: int, best: bool) -> None:
        """A round of a room: flights landed with their bar, and the profit.

        What still runs is pale, the best of those that are over has a mark.
        """
        landed, runs = one.landed[n], not _over(one, n)
        line, rest = box.cut_top(self._number * LINE_HEIGHT, 0)
        ink = OK_TEXT if best and not runs else TEXT
        wide = canvas.text(str(landed), line.right, line.y, self._number, ink, True, "right")
        if best and not runs:
            x, r = line.right - wide - GRID - 4, self._number / 6
            canvas.circle(x, line.middle[1], r, OK_TEXT)
        bar, rest = rest.cut_top(BAR, 0)
        colour = mixed(OK, PANEL, 0.45) if runs else OK
        canvas.bar(bar.inset(0, 1), landed / max(1, one.flights), colour, INSET)
        if n < len(one.profit):
            amount = one.profit[n]
            ink = DOWN_TEXT if amount < 0 else DIM
            canvas.text(usd(amount), rest.right, rest.y, self._note, ink, align="right")

    def _where(self, one: RoomNews) -> str:
        """Where a room is now, and how many people are there."""
        say = self._console.say
        if one.now >= 0:
            left = max(0, self._console.scenario.schedule.round - one.now)
            words = say("rooms.runs", number=one.round, left=clock(left))
        else:
            over = len(one.landed) >= one.round
            words = say("rooms.over" if over else "rooms.before", number=one.round)
        return words + " • " + say("rooms.count", count=one.people)

    def _pages(self, canvas: Canvas, box: Box, pages: int) -> None:
        """Which page this is, and the keys that turn it."""
        words = self._console.say("rooms.page", number=self.page + 1, count=pages)
        canvas.label(words, box, self._note, DIM, align="right")
        canvas.key("Right", lambda: self._turn(1, pages), "rooms.next")
        canvas.key("Left", lambda: self._turn(-1, pages), "rooms.previous")

    def _turn(self, by: int, pages: int) -> None:
        self.page = (self.page + by) % pages


def _over(one: RoomNews, n: int) -> bool:
    """Whether a room has ended this round of those that it has begun."""
    return n < len(one.landed) and (one.now < 0 or n < len(one.landed) - 1)
