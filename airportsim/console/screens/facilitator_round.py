"""The facilitator's look at a round: what is broken, which tickets, how the seats keep up."""

from collections.abc import Callable
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    CRASHED,
    DEGRADED,
    DIM,
    DOWN_TEXT,
    GRID,
    LINE_HEIGHT,
    OK,
    TEXT,
    Size,
)
from airportsim.console.marks import mark
from airportsim.console.parts.charts import Axes, Bar, number_ticks
from airportsim.console.parts.mood import mood_bar
from airportsim.console.parts.tickets import headline, where
from airportsim.console.screens.facilitator_load import loads, seat_row
from airportsim.model.score import promised
from airportsim.model.words import Role, TicketState
from airportsim.play.board import TileState
from airportsim.play.slips import WorkSlip
from airportsim.play.truth import Broken, Truth
from airportsim.texts.texts import clock

OVER = (TicketState.CLOSED, TicketState.MERGED)
"""States of tickets that are not shown."""

ROW, SEAT_ROW = 24, 34


class RoundPage:
    """Everything about the running round with the truth shown; else how the rounds went."""

    def __init__(self, console: Console, pick_seat: Callable[[Role], object]) -> None:
        self.console = console
        self._pick_seat = pick_seat
        self._height = 0.0
        self._high: dict[int, float] = {}

    def draw(self, canvas: Canvas, box: Box) -> None:
        """What is broken and the tickets at the left, seats and airlines at the right."""
        truth = self.console.room.truth()
        left, right = box.cut_left(box.w * 0.6)
        seats, below = right.cut_top(min(right.h * 0.6, len(Role) * SEAT_ROW + 40))
        self._seats(canvas, seats, truth)
        if truth is None:
            self._past(canvas, left)
            return
        upper, lower = left.cut_top(left.h * 0.5)
        self._broken(canvas, upper, truth)
        self._tickets(canvas, lower, truth)
        self._airlines(canvas, below, truth)

    # --- what is broken ----------------------------------------------------------------------

    def _broken(self, canvas: Canvas, box: Box, truth: Truth) -> None:
        say, broken = self.console.say, truth.broken
        inner = canvas.panel(box, say("fac.broken", count=len(broken)))
        if not broken:
            canvas.label(say("fac.all_well"), inner.cut_top(24)[0], Size.BODY, DIM)
        with canvas.scroll("fac broken", inner, self._height) as room:
            y, tickets = room.y, truth.tickets
            for one in broken:
                at = Box(room.x, y, room.w, self._high.get(one.number, 0))
                if not at.h or _whole(at, inner):
                    self._high[one.number] = self._fault(canvas, at, truth, one, tickets)
                y += self._high[one.number] + GRID
            self._height = y - room.y

    def _fault(
        self, canvas: Canvas, box: Box, truth: Truth, one: Broken, slips: tuple[WorkSlip, ...]
    ) -> float:
        """A broken item: since when, how, what cures it, what it holds, which tickets."""
        say, names = self.console.say, self.console.texts.names
        crashed = one.crashed_at >= 0
        state, colour = (TileState.CRASHED, CRASHED) if crashed else (TileState.DOWN, DOWN_TEXT)
        line = Size.BODY * LINE_HEIGHT
        mark(canvas, state, box.x + 7, box.y + line / 2, 12, colour)
        age = clock(truth.now - one.struck_at)
        wide = canvas.text(age, box.right, box.y, Size.BODY, colour, True, align="right")
        room = box.w - 22 - wide - GRID
        canvas.text(names.item(one.item), box.x + 22, box.y, Size.BODY, TEXT, True, room=room)
        limit = self.console.scenario.rounds[truth.round - 1].crash_after
        left = clock(max(0, one.struck_at + limit - truth.now))
        fate = say("fac.crashed") if crashed else say("fac.crashes_in", left=left)
        mode, remedy = names.mode(one.item, one.mode), names.remedy(one.item, one.remedy)
        key = "fac.cure_desk" if one.first_line else "fac.cure"
        words = Box(box.x + 22, box.y + line, box.w - 22, 0)
        high = canvas.paragraph(say(key, mode=mode, remedy=remedy), words, Size.BODY, CRASHED)
        told = [f"#{n + 1} {self.console.texts.word(slips[n].state)}" for n in one.tickets]
        holds: dict[str, list[str]] = {}
        for service, terminal in one.holds:
            holds.setdefault(service, []).append(terminal)
        parts = [f"{service} {where(sorted(terminals))}" for service, terminals in holds.items()]
        parts += [*(told or [say("fac.unreported")]), fate]
        words = Box(words.x, words.y + high, words.w, 0)
        high += canvas.paragraph(" • ".join(parts), words, Size.SMALL, DIM)
        return line + high

    # --- tickets -----------------------------------------------------------------------------

    def _tickets(self, canvas: Canvas, box: Box, truth: Truth) -> None:
        say = self.console.say
        slips = [slip for slip in truth.tickets if slip.state not in OVER]
        waiting = say("fac.alerts", count=len(truth.alerts))
        inner = canvas.panel(box, say("fac.tickets", count=len(slips)), waiting)
        if not slips:
            canvas.label(say("fac.no_tickets"), inner.cut_top(24)[0], Size.BODY, DIM)
        behind = {n: one.item for one in truth.broken for n in one.tickets}
        with canvas.scroll("fac tickets", inner, len(slips) * 2 * 20) as room:
            for n, slip in enumerate(slips):
                row = Box(room.x, room.y + n * 40, room.w, 40)
                if _whole(row, inner):
                    self._ticket(canvas, row, truth, slip, behind.get(slip.number, ""))

    def _ticket(self, canvas: Canvas, row: Box, truth: Truth, slip: WorkSlip, item: str) -> None:
        """A ticket: what it is about, its state, who has it, and the item behind it."""
        say, texts = self.console.say, self.console.texts
        age = clock(truth.now - slip.reported_at)
        wide = canvas.text(age, row.right, row.y, Size.BODY, DIM, True, align="right")
        room = row.w - wide - GRID
        canvas.text(headline(self.console, slip), row.x, row.y, Size.BODY, TEXT, room=room)
        holders = ", ".join(str(hand + 1) for hand in slip.holders)
        state = texts.word(slip.state)
        if holders:
            state = say("fac.held", state=state, hands=holders)
        y = row.y + 19
        x = row.x + canvas.text(state, row.x, y, Size.SMALL, DIM) + GRID
        restored = slip.state is TicketState.RESTORED
        name = texts.names.item(item) if item else "" if restored else say("fac.false_alarm")
        canvas.text(name, x, y, Size.SMALL, CRASHED, room=row.right - x)

    # --- seats and airlines ------------------------------------------------------------------

    def _seats(self, canvas: Canvas, box: Box, truth: Truth | None) -> None:
        say = self.console.say
        inner = canvas.panel(box, say("fac.seats"), say("fac.waits") if truth else "")
        found = loads(self.console)
        for role, row in zip(Role, inner.rows(len(Role), 0), strict=True):
            do = partial(self._pick_seat, role)
            seat_row(canvas, row, self.console, found.get(role), role, do)

    def _airlines(self, canvas: Canvas, box: Box, truth: Truth) -> None:
        """Flights and moods, and the faults that the facilitator has planned."""
        say, names = self.console.say, self.console.texts.names
        complaints = truth.complaints
        inner = canvas.panel(box, say("fac.airlines"))
        coming = truth.to_come
        high = len(self.console.scenario.terminals) * ROW + len(coming) * 22 + 24 * bool(coming)
        with canvas.scroll("fac airlines", inner, high) as room:
            for n, terminal in enumerate(self.console.scenario.terminals):
                row = Box(room.x, room.y + n * ROW, room.w, ROW)
                landed, lost = truth.tally(terminal)
                left = mood_bar(canvas, self.console, row.right, row, truth.moods[terminal])
                open_ = sum(one.terminal == terminal for one in complaints)
                words = say("fac.fares", landed=landed, lost=lost)
                if open_:
                    words += " • " + say("fac.complaints", count=open_)
                label, rest = Box(row.x, row.y, left - row.x - GRID, row.h).cut_left(24)
                canvas.label(terminal, label, Size.BODY, TEXT, bold=True)
                if canvas.width_of(words, Size.BODY) > rest.w:
                    words = f"{landed} / {lost}"
                canvas.label(words, rest, Size.BODY, DOWN_TEXT if lost else DIM)
            y = room.y + len(self.console.scenario.terminals) * ROW
            if coming:
                canvas.text(say("fac.to_come"), room.x, y + 4, Size.SMALL, DIM, bold=True)
            for n, one in enumerate(coming):
                at = y + 24 + n * 22
                time = clock(one.at)
                canvas.text(time, room.x, at, Size.BODY, ACCENT, bold=True)
                words = names.item(one.item)
                canvas.text(words, room.x + 52, at, Size.BODY, TEXT, room=room.w - 52)

    # --- around the rounds -------------------------------------------------------------------

    def _past(self, canvas: Canvas, box: Box) -> None:
        """Flights landed in each round, beside the promise."""
        state, scenario = self.console.room.state, self.console.scenario
        inner = canvas.panel(box, self.console.say("fac.rounds"))
        if not state.scores:
            canvas.label(self.console.say("fac.none_played"), inner.cut_top(24)[0], Size.BODY, DIM)
            return
        flights, count = scenario.schedule.flights, len(scenario.rounds)
        ticks = [(n, str(n)) for n in range(1, count + 1)]
        axes = Axes(
            canvas, inner, (0.5, count + 1), (0, flights), ticks, number_ticks(0, flights, 4)
        )
        target = promised(state.standing.promise, flights)
        axes.level(target, ACCENT, self.console.say("fac.promised", count=target))
        axes.bars(
            [
                Bar(n, score.landed, OK if score.sla_met else DEGRADED, str(score.landed))
                for n, score in sorted(state.scores.items())
            ],
            min(48, inner.w / count / 2),
        )


def _whole(row: Box, seen: Box) -> bool:
    """Whether all of a row can be seen: lines that are cut in two read badly."""
    return row.h > seen.h or (row.y >= seen.y - 1 and row.bottom <= seen.bottom + 1)
