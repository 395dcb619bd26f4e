"""The big screen for the projector: how the round goes, readable from the back of the room."""

from collections.abc import Sequence

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    DOWN,
    DOWN_TEXT,
    GRID,
    LINE_HEIGHT,
    OK,
    OK_TEXT,
    PADDING,
    PANEL,
    RADIUS,
    TEXT,
    Size,
)
from airportsim.console.marks import COLOURS, mark
from airportsim.console.parts.banner import banner
from airportsim.console.parts.board import huge_board, wide_board
from airportsim.console.parts.charts import Axes, Bar
from airportsim.console.parts.footer import seats
from airportsim.console.parts.projected import TAB, button, width_of_button
from airportsim.console.parts.room_sign import has_sign, room_sign
from airportsim.console.parts.rooms_table import RoomsTable
from airportsim.console.parts.stakes import first_lost_at
from airportsim.console.parts.strips import SOON, counted
from airportsim.console.parts.ticker import Ticker
from airportsim.console.parts.topline import BIG_TOP, phase_line, top_line
from airportsim.model.score import promised
from airportsim.model.words import SessionPhase
from airportsim.play.board import TileState, View
from airportsim.play.line import RoomNews
from airportsim.texts.language import in_language
from airportsim.texts.texts import clock

MARGIN = 16
"""Between what stands on the big screen."""

LINE = Size.BIG * LINE_HEIGHT
"""Height of a line of text."""

BOARD = 9 * LINE + 20
"""Height under which the board does not shrink."""


class Big:
    """Everything that the room should see, and nothing that only some seats may.

    With `rooms` it compares this room with the others of the same host.
    """

    def __init__(self, console: Console) -> None:
        self.rooms = False
        self._console = console
        self._table = RoomsTable(console, big=True)
        self._ticker = Ticker(console)

    def draw(self, canvas: Canvas) -> None:
        """The screen of the phase."""
        console = self._console
        if console.opened is None:
            canvas.label(console.say("do.no_session"), canvas.box, Size.HEAD, DIM, align="middle")
            return
        line, view = console.line, console.room.board()
        if line is not None and len(line.rooms) > 1:
            label = console.say("rooms.this_room" if self.rooms else "rooms.all")
            canvas.key("R", self._switch, "big.rooms", label)
            if self.rooms:
                self._compared(canvas, line.rooms, label)
                return
        if view is not None:
            self._round(canvas, view)
        else:
            self._between(canvas)

    # --- several rooms -----------------------------------------------------------------------

    def _switch(self) -> None:
        self.rooms = not self.rooms

    def _compared(self, canvas: Canvas, rooms: Sequence[RoomNews], back: str) -> None:
        """All rooms of the host, and the way back to this one."""
        top, rest = canvas.box.cut_top(BIG_TOP - 24, MARGIN)
        rest = Box(MARGIN, rest.y, canvas.width - 2 * MARGIN, rest.h - MARGIN)
        inner = top.inset(MARGIN, 0)
        spot, inner = inner.cut_right(width_of_button(canvas, back, "R"))
        button(canvas, spot.centred(spot.w, TAB), back, self._switch, "R", name="big.this_room")
        title = self._console.say("rooms.compared")
        size = Size.HUGE if canvas.width_of(title, Size.HUGE, True) <= inner.w else Size.HEAD
        canvas.label(title, inner, size, TEXT, bold=True)
        rest = banner(canvas, rest, self._console, big=True)
        self._table.draw(canvas, rest, rooms)

    # --- Do ----------------------------------------------------------------------------------

    def _round(self, canvas: Canvas, view: View) -> None:
        top, rest = canvas.box.cut_top(BIG_TOP)
        top_line(canvas, top, self._console, view, big=True)
        inner = Box(MARGIN, rest.y, canvas.width - 2 * MARGIN, rest.h - GRID)
        rest = banner(canvas, inner, self._console, big=True)
        cards, above = rest.cut_bottom(2 * LINE + 12)
        room = wide_board(canvas, above, self._console, view)
        if room is not None:
            self._terminals(canvas, cards, view, 2)
            legend, room = room.cut_bottom(LINE + 12)
            self._legend(canvas, legend)
            self._ticker.listed(canvas, room, big=True)
            return
        ticker, rest = rest.cut_bottom(LINE + 12)
        self._ticker.line(canvas, ticker, big=True)
        for lines in (2, 1):
            high = lines * LINE + 12
            if rest.h - high - GRID >= BOARD:
                cards, rest = rest.cut_bottom(high)
                self._terminals(canvas, cards, view, lines)
                break
        huge_board(canvas, rest, self._console, view)

    def _legend(self, canvas: Canvas, box: Box) -> None:
        """What the marks on the tiles mean."""
        canvas.fill(box, PANEL, RADIUS)
        inner = box.inset(PADDING, 0)
        said = [(one, self._console.say(f"tile_state.{one.value}")) for one in TileState]
        taken = sum(canvas.width_of(words, Size.BIG) + 3 * GRID for _, words in said)
        gap = (inner.w - taken) / (len(said) - 1)
        if gap < GRID:
            return
        x, y = inner.x, inner.middle[1]
        for state, words in said:
            mark(canvas, state, x + GRID, y, 2 * GRID, COLOURS[state])
            x += 3 * GRID
            x += canvas.text(words, x, y - LINE / 2, Size.BIG, DIM) + gap

    def _terminals(self, canvas: Canvas, box: Box, view: View, lines: int) -> None:
        """A card for each terminal."""
        terminals = self._console.scenario.terminals
        for terminal, card in zip(terminals, box.columns(len(terminals)), strict=True):
            self._terminal(canvas, card, view, terminal, lines)

    def _terminal(
        self, canvas: Canvas, box: Box, view: View, terminal: str, lines: int
    ) -> None:  # fmt: skip
        """A terminal: flights landed, flights lost or waiting, and what is urgent."""
        say = self._console.say
        left = first_lost_at(view, terminal)
        soon, stopped = 0 <= left <= SOON, bool(view.stopped(terminal))
        canvas.fill(box, PANEL, RADIUS)
        ink = DOWN if soon else DEGRADED if stopped else OK
        canvas.fill(Box(box.x, box.y, 5, box.h), ink, 2)
        inner = box.inset(PADDING + 2, 6)
        landed, lost = view.tally(terminal)
        focus = view.focus == terminal
        y = inner.y
        x = inner.x + canvas.text(terminal, inner.x, y, Size.BIG, ACCENT if focus else TEXT, True)
        words = say("do.landed_here", count=landed)
        wide = canvas.text(words, inner.right, y, Size.BIG, OK_TEXT, True, align="right")
        name = self._console.texts.names.airline(terminal)
        if canvas.width_of(name, Size.BIG) <= inner.right - wide - x - 2 * GRID:
            canvas.text(name, x + GRID, y, Size.BIG, DIM)
        if lines == 1:
            return
        y += LINE
        right = inner.right
        if lost:
            words = say("do.lost_here", count=lost)
            right -= canvas.text(words, right, y, Size.BIG, DOWN_TEXT, True, align="right") + GRID
        room = right - inner.x
        if soon:
            words, colour = say("do.lost_in", time=clock(left)), DOWN_TEXT
        else:
            words = counted(canvas, self._console, view, terminal, room, Size.BIG)
            colour = DIM
        if canvas.width_of(words, Size.BIG) <= room:
            canvas.text(words, inner.x, y, Size.BIG, colour)

    # --- the other phases --------------------------------------------------------------------

    def _between(self, canvas: Canvas) -> None:
        """What the room should do now, how long it has, and how the rounds went so far."""
        console, state = self._console, self._console.room.state
        phase = state.phase
        top, rest = canvas.box.cut_top(BIG_TOP - 24, MARGIN)
        rest = Box(MARGIN, rest.y, canvas.width - 2 * MARGIN, rest.h - MARGIN)
        if phase in (SessionPhase.LOBBY, SessionPhase.END):
            self._title(canvas, top)
            rest = banner(canvas, rest, console, big=True)
        else:
            words = console.say(f"big.{phase.value}", number=state.number)
            phase_line(canvas, top, console, words, big=True)
        left, right = rest.columns(2, MARGIN)
        if phase is SessionPhase.LOBBY and has_sign(console):
            room_sign(canvas, left, console, big=True)
        else:
            self._todo(canvas, left, phase)
        if state.scores:
            self._landed(canvas, right)
        else:
            self._seats(canvas, self._unseated(canvas, right))

    def _unseated(self, canvas: Canvas, box: Box) -> Box:
        """Who has come and sits nowhere yet; answers with the room above."""
        line, state = self._console.line, self._console.room.state
        people = line.people if line is not None else ()
        seated = {name for seating in state.seats.values() for name in seating.players}
        names = [one.name for one in people if not one.facilitator and one.name not in seated]
        if not names:
            return box
        words = self._console.say("rooms.unseated", names=", ".join(names))
        inner = box.inset(2 * PADDING, 0)
        if canvas.height_of(words, inner.w, Size.BIG) > 2 * LINE:
            words = self._console.say("rooms.unseated", names=len(names))
        high = canvas.height_of(words, inner.w, Size.BIG) + MARGIN
        at, box = box.cut_bottom(high, MARGIN)
        canvas.fill(at, PANEL, RADIUS)
        canvas.paragraph(words, at.inset(2 * PADDING, MARGIN / 2), Size.BIG, ACCENT)
        return box

    def _title(self, canvas: Canvas, box: Box) -> None:
        scenario = self._console.scenario
        title = in_language(scenario.title, self._console.language)
        name = self._console.say("console.title")
        inner = box.inset(MARGIN, 0)
        wide = canvas.width_of(name, Size.HUGE, True)
        canvas.label(name, inner, Size.HUGE, TEXT, bold=True)
        if canvas.width_of(title, Size.BIG) <= inner.w - wide - 2 * MARGIN:
            canvas.label(title, inner, Size.BIG, DIM, align="right")

    def _todo(self, canvas: Canvas, box: Box, phase: SessionPhase) -> None:
        """The countdown, and what the room does in this phase."""
        say = self._console.say
        canvas.fill(box, PANEL, RADIUS)
        inner = box.inset(2 * PADDING, MARGIN)
        left = self._console.room.countdown
        if left is not None:
            words = clock(round(left)) if left > 0 else say("big.over")
            line, inner = inner.cut_top(Size.HUGE * LINE_HEIGHT)
            ink = ACCENT if left < SOON else TEXT
            canvas.label(words, line, Size.HUGE, ink, bold=True)
            x = line.x + canvas.width_of(words, Size.HUGE, True) + MARGIN
            if left > 0:
                canvas.label(say("do.left"), Box(x, line.y, line.right - x, line.h), Size.BIG, DIM)
        sentences = say(f"big.{phase.value}_todo").split("\n")
        for size in (Size.HEAD, Size.BIG):
            heights = [canvas.height_of(one, inner.w - 32, size) for one in sentences]
            free = inner.h - sum(heights)
            if free >= GRID * len(sentences):
                break
        gap = max(2.0, min(48, free / len(sentences)))
        y = inner.y + gap / 2
        for sentence, high in zip(sentences, heights, strict=True):
            canvas.circle(inner.x + 8, y + size * LINE_HEIGHT / 2, size / 5, ACCENT)
            canvas.paragraph(sentence, Box(inner.x + 32, y, inner.w - 32, high), size, TEXT)
            y += high + gap

    def _seats(self, canvas: Canvas, box: Box) -> None:
        """Who sits where, before there is a round to look back on."""
        canvas.fill(box, PANEL, RADIUS)
        there = seats(self._console, projected=True)
        rows = box.inset(2 * PADDING, MARGIN).rows(len(there), 0)
        for (name, ink, who, short), row in zip(there, rows, strict=True):
            canvas.circle(row.x + 8, row.y + row.h / 2, 8, ink)
            left = row.x + 32
            left += canvas.width_of(name, Size.BIG, True) + MARGIN
            canvas.label(name, Box(row.x + 32, row.y, row.w, row.h), Size.BIG, TEXT, bold=True)
            fits = canvas.width_of(who, Size.BIG) <= row.right - left
            canvas.label(who if fits else short, row, Size.BIG, DIM, align="right")

    def _landed(self, canvas: Canvas, box: Box) -> None:
        """The flights landed in each round, beside what is promised."""
        console, state = self._console, self._console.room.state
        canvas.fill(box, PANEL, RADIUS)
        inner = box.inset(2 * PADDING, MARGIN)
        title, inner = inner.cut_top(LINE)
        words = console.say("big.landed")
        canvas.label(words, title, Size.BIG, DIM, bold=True)
        rounds, flights = len(console.scenario.rounds), console.scenario.schedule.flights
        ticks = [(float(n), str(n)) for n in range(1, rounds + 1)]
        axes = Axes(canvas, inner, (0.5, rounds + 0.5), (0, flights), ticks, (), Size.BIG)
        bars = [
            Bar(n, score.landed, OK if score.sla_met else DEGRADED, str(score.landed))
            for n, score in sorted(state.scores.items())
        ]
        axes.bars(bars, min(72.0, axes.box.w / rounds * 0.6))
        target = promised(state.standing.promise, flights)
        axes.level(target, ACCENT, console.say("do.sla_short", flights=target))
