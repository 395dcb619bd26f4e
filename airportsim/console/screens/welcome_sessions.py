"""The page of Welcome on which one goes on with a session."""

from collections.abc import Callable
from dataclasses import dataclass

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
    PADDING,
    PANEL,
    RADIUS,
    RAISED,
    TEXT,
    Size,
    mixed,
)
from airportsim.console.parts.seating import take_up
from airportsim.files.problems import FileProblem
from airportsim.files.sessions import Listed
from airportsim.model.words import SessionPhase
from airportsim.texts.texts import clock

ROW, LINE_OF_ROW = 56, 20
"""Heights of a session's row at the least, and of each further line in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A session as it is listed: its lines of words, and its height."""

    one: Listed
    name: list[str]
    where: list[str]
    when: str
    h: float


class Sessions:
    """The sessions that are kept: open ones first, the latest on top, those with a problem last."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._picked = 0
        self._rows: list[Row] = []
        self._laid_out: object = None
        self.problem = ""
        try:
            found = console.house.sessions()
        except FileProblem as trouble:
            found, self.problem = [], str(trouble)
        self._found = sorted(found, key=_rank)
        self.open = sum(1 for one in found if _rank(one) == 0)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The list; the picked session opens with Enter, any with a click."""
        say = self._console.say
        inner = canvas.panel(box, say("welcome.sessions"))
        if self.problem or not self._found:
            words, ink = (self.problem, DOWN_TEXT) if self.problem else (say("welcome.none"), DIM)
            canvas.paragraph(words, inner, Size.LARGE, ink)
            return
        self._lay_out(canvas, inner.w - GRID)
        rows = self._rows
        height = sum(row.h + 6 for row in rows)
        with canvas.scroll("sessions", inner, height) as room:
            y = room.y
            for n, row in enumerate(rows):
                place = Box(room.x, y, room.w, row.h)
                if place.meets(inner):
                    self._row(canvas, place, row, n == self._picked)
                y += row.h + 6
        canvas.key("Down", lambda: self._move(canvas, inner, 1), "session.next")
        canvas.key("Up", lambda: self._move(canvas, inner, -1), "session.previous")
        picked = rows[self._picked].one
        if not picked.problem:
            words = say("welcome.go_on_with", name=picked.name)
            canvas.key("Enter", self._opens(picked), "session.open", words)

    def _row(self, canvas: Canvas, box: Box, row: Row, picked: bool) -> None:
        one = row.one
        do = None if one.problem else self._opens(one)
        tip = "" if one.in_use else one.problem
        over = canvas.zone(box, do, "", tip, name=f"session.{one.path.stem}", label=one.name)
        ground = RAISED if picked and do else mixed(INSET, TEXT, 0.06) if over and do else INSET
        canvas.fill(box, ground, RADIUS, ACCENT if picked and do else LINE)
        inner = box.inset(PADDING, 6)
        y = inner.y
        for line in row.name:
            canvas.text(line, inner.x, y, Size.LARGE, TEXT if do else DIM, bold=True)
            y += Size.LARGE * 1.4
        for line in row.where:
            canvas.text(line, inner.x, y, Size.BODY, DIM)
            y += LINE_OF_ROW
        canvas.text(row.when, inner.right, inner.y + 2, Size.SMALL, DIM, align="right")
        if do and picked:
            words = self._console.say("welcome.go_on")
            right = inner.right - canvas.width_of(words, Size.BODY, True)
            self._cap(canvas, right - GRID, box.bottom - 28)
            canvas.text(words, right, box.bottom - 28, Size.BODY, ACCENT, bold=True)

    def _cap(self, canvas: Canvas, right: float, y: float) -> None:
        """The key that opens the picked session."""
        w = canvas.width_of("Enter", Size.SMALL, True) + 10
        cap = Box(right - w, y - 1, w, 22)
        canvas.fill(cap, PANEL, 4)
        canvas.label("Enter", cap, Size.SMALL, DIM, bold=True, align="middle")

    def _lay_out(self, canvas: Canvas, room: float) -> None:
        """Break the words of all sessions into lines, again when room or language change."""
        at = room, canvas.scale, self._console.language
        if at == self._laid_out:
            return
        self._laid_out = at

        def lines(words: str, size: int, bold: bool, room: float) -> list[str]:
            pixels = max(8, round(size * canvas.scale))
            return canvas.typesetter.wrapped(words, pixels, bold, int(room * canvas.scale))

        self._rows = []
        for one in self._found:
            when = one.changed.astimezone().strftime("%Y-%m-%d %H:%M")
            used = canvas.width_of(when, Size.SMALL) + 2 * PADDING + GRID
            name = lines(one.name, Size.LARGE, True, room - used)
            # The key that opens a session stands at the right of its last line.
            where = lines(self._where(one), Size.BODY, False, room - 2 * PADDING - 150)
            h = max(ROW, 12 + len(name) * Size.LARGE * 1.4 + len(where) * LINE_OF_ROW)
            self._rows.append(Row(one, name, where, when, h))

    def _where(self, one: Listed) -> str:
        """Where a session stands, or why that is not known."""
        say, texts = self._console.say, self._console.texts
        if one.phase is None:
            return say("welcome.in_use" if one.in_use else "welcome.cannot_open")
        phase = texts.word(one.phase)
        if one.phase is SessionPhase.LOBBY:
            where = say("welcome.in_lobby")
        elif one.phase is SessionPhase.END:
            where = say("welcome.at_end")
        elif one.second < 0:
            where = say("welcome.in_phase", number=one.round, phase=phase)
        else:
            where = say(
                "welcome.in_round", number=one.round, phase=phase, time=clock(one.second)
            )  # fmt: skip
        landed = ", ".join(str(flights) for flights in one.landed.values())
        more = say("welcome.landed", flights=landed) if landed else ""
        return f"{one.scenario} • {where}{more}"

    def _opens(self, one: Listed) -> Callable[[], None]:
        console = self._console

        def resume() -> None:
            take_up(console, console.house.resume(one.path))

        return lambda: console.later(console.say("welcome.resuming"), resume)

    def _move(self, canvas: Canvas, box: Box, by: int) -> None:
        self._picked = (self._picked + by) % len(self._rows)
        above = sum(row.h + 6 for row in self._rows[: self._picked])
        canvas.scroll_to("sessions", above, box)


def _rank(one: Listed) -> int:
    """Open sessions, then finished ones, then those that cannot be opened."""
    if one.phase is None:
        return 2
    return 1 if one.phase is SessionPhase.END else 0
