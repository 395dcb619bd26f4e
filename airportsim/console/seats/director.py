"""The seat of the operations director: profit, promise, direction."""

from dataclasses import dataclass
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
    INSET,
    OK_TEXT,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.parts.column import CHIP, Chip, Column, Words
from airportsim.console.parts.money import usd
from airportsim.console.parts.mood import mood_colour
from airportsim.console.parts.profit import Profit
from airportsim.console.parts.stakes import first_lost_at, said, stakes
from airportsim.console.parts.tickets import headline
from airportsim.console.seats.director_compensation import Compensations
from airportsim.console.seats.gauges import Glance, height
from airportsim.console.seats.panel import Act, Entry, SeatPanel
from airportsim.model.commands import Authorise, Chase, FreezePurchases, ReleaseFunds, SetFocus
from airportsim.model.words import Lever, Role, Work
from airportsim.play.slips import WorkSlip
from airportsim.play.views import DirectorView
from airportsim.texts.texts import clock

REQUEST, MONEY = "request", "money"
"""The kinds of entries of the director's inbox."""

CHART, ROW = 104, 21
"""Least height of the chart, height of an airline's line."""

TURN = "P"
"""The key that turns between indicators and profit where there is no room for both."""


@dataclass(frozen=True, slots=True)
class AirlineLine:
    """How an airline fares: what its line of the table shows.

    `waiting` counts the flights that hold or are stuck; `next_lost` are the seconds until the first
    of them is lost, -1 if none is waiting.
    """

    terminal: str
    landed: int
    lost: int
    mood: int
    complaints: int
    waiting: int
    next_lost: int


class DirectorPanel(SeatPanel):
    """Requests above the limit, money, the terminal in focus, indicators, profit, airlines."""

    role = Role.DIRECTOR

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._profit = Profit(console)
        self._glance = Glance(console)
        self._compensations = Compensations(console)
        self._charts = False
        self._low_since = -1
        self._lines: tuple[AirlineLine, ...] = ()
        self._told_at = (-1, -1)

    def inbox(self, view: DirectorView) -> list[Entry]:
        """What needs the director, low money, then what is asked of others."""
        say = self.console.say
        above = [slip for slip in view.requested if self._needs_me(view, slip)]
        others = [slip for slip in view.requested if not self._needs_me(view, slip)]
        entries = [self._request(slip, say("dir.tag_authorise"), True) for slip in above]
        entries += self._compensations.entries(view)
        if self._low(view):
            words = say("dir.low", left=usd(view.available), asked=usd(_asked(view)))
            entries.append(Entry(MONEY, 0, say("dir.tag_money"), DEGRADED, words, self._low_since))
        return entries + [self._request(slip, say("dir.tag_asked"), False) for slip in others]

    def detail(self, canvas: Canvas, box: Box, view: DirectorView, entry: Entry | None) -> float:
        """The picked request or the money, the focus, indicators and profit, the airlines."""
        column = Column(canvas, box)
        if entry is not None:
            column.card(self._about(view, entry), INSET)
        self._focus(column, view)
        self._compensations.draw_authority(column, self, view)
        airlines = 28 + len(view.scenario.terminals) * ROW
        least = CHART + CHIP + 4 if self._charts else height(6)
        room = max(least, box.h - column.height - GRID - airlines)
        self._instruments(canvas, column.take(room), view)
        self._airlines(canvas, column, view)
        return column.height - room + least

    def _instruments(self, canvas: Canvas, box: Box, view: DirectorView) -> None:
        """Indicators above the profit; where there is no room for both, either of them."""
        gauges = self._glance.gauges
        both = box.h >= height() + GRID + 20 + CHART
        if gauges is not None and both:
            above, box = box.cut_top(height())
            self._glance.draw_titled(canvas, above, gauges)
        elif gauges is not None and not self._charts:
            row, box = box.cut_top(CHIP, 4)
            left = self._turner(canvas, row, "heading", "tab_profit")
            self._glance.airlines(canvas, left, gauges)
            self._glance.draw(canvas, box, gauges)
            return
        column = Column(canvas, box)
        note = self.console.say("dir.break_even", count=self._profit.break_even(view))
        if gauges is None or both:
            column.title(self.console.say("dir.profit"), note)
        else:
            left = self._turner(canvas, column.take(CHIP, 4), "heading_profit", "tab")
            canvas.label(note, left, Size.SMALL, DIM, align="right")
        self._profit.draw(canvas, column.left, view)

    def _turner(self, canvas: Canvas, row: Box, title: str, other: str) -> Box:
        """What is shown, and the key to what else there is; answers with the room beside them."""
        say = self.console.say
        canvas.label(say(f"gauges.{title}"), row, Size.SMALL, DIM, bold=True)
        x = row.x + canvas.width_of(say(f"gauges.{title}"), Size.SMALL, True) + GRID
        x = canvas.chip(x, row.y, say(f"gauges.{other}"), self._turn, key=TURN, name="dir.turn")
        return row.cut_left(x - row.x, 2 * GRID)[1]

    def _turn(self) -> None:
        self._charts = not self._charts

    def acts(self, view: DirectorView, entry: Entry | None) -> list[Act]:
        """Decide on what is picked, release money, freeze or allow buying."""
        say, money = self.console.say, view.scenario.money
        request = self._slip(view, entry)
        acts = []
        mine = request is not None and self._needs_me(view, request)
        asked = self._compensations.slip(view, entry)
        if asked is not None:
            acts += self._compensations.acts(self, view, asked)
            mine = acts[0].primary
        if request is not None:
            label = say("dir.authorise", number=request.number + 1, price=usd(request.price))
            command = Authorise(request.number)
            acts.append(Act("A", label, say("dir.authorise_why"), command, None, mine, "authorise"))
            if Lever.NAMED_CONTACTS not in view.levers:
                acts.append(self._chase(request.number))
        step = min(money.release_step, view.reserve) or money.release_step
        held = say("dir.held_back", left=usd(view.reserve), budget=usd(view.money["budget"]))
        low = (self._low(view) or asked is not None) and not mine
        label = say("dir.release", usd=usd(step))
        acts.append(Act("F", label, held, ReleaseFunds(), None, low, "release"))
        how = "free" if view.frozen else "freeze"
        freeze = FreezePurchases(not view.frozen)
        return [*acts, Act("Z", say(f"dir.{how}"), say(f"dir.{how}_why"), freeze, name="freeze")]

    def _chase(self, number: int) -> Act:
        """Ask a specialist how far he is: without named contacts anybody may, and disturbs him."""
        took = self.console.scenario.durations[Work.ANSWER]
        detail = self.console.say("ticket.chase_detail", seconds=took)
        return Act("H", self.console.say("ticket.chase"), detail, Chase(number), name="chase")

    # --- the inbox ---------------------------------------------------------------------------

    def _needs_me(self, view: DirectorView, slip: WorkSlip) -> bool:
        return view.refusal(Authorise(slip.number)) is None

    def _request(self, slip: WorkSlip, tag: str, mine: bool) -> Entry:
        words = f"{headline(self.console, slip)} • {usd(slip.price)}"
        return Entry(
            REQUEST, slip.number, tag, ACCENT if mine else DIM, words, slip.reported_at, mine
        )

    def _low(self, view: DirectorView) -> bool:
        """Whether money is held back while what is free is less than what is asked and a fix."""
        low = view.reserve > 0 and view.available < _asked(view) + view.scenario.money.limit
        if not low or self._low_since > view.now:
            self._low_since = -1
        if low and self._low_since < 0:
            self._low_since = view.now
        return low

    def _slip(self, view: DirectorView, entry: Entry | None) -> WorkSlip | None:
        if entry is None or entry.kind != REQUEST:
            return None
        return next((slip for slip in view.requested if slip.number == entry.number), None)

    # --- the detail --------------------------------------------------------------------------

    def _about(self, view: DirectorView, entry: Entry) -> list[Words]:
        """The picked entry in full."""
        say = self.console.say
        free = say("dir.to_spend", left=usd(view.available), released=usd(view.money["released"]))
        asked = self._compensations.slip(view, entry)
        if asked is not None:
            return self._compensations.about(view, asked)
        slip = self._slip(view, entry)
        if slip is None:
            return [Words(free, size=Size.LARGE, bold=True), Words(say("dir.low_why"), DIM)]
        stake, ink = said(self.console, stakes(view, slip.service, slip.terminals))
        left = view.available - slip.price
        leaves = say("dir.leaves" if left >= 0 else "dir.short", usd=usd(abs(left)))
        return [
            Words(f"{headline(self.console, slip)} • {usd(slip.price)}", ACCENT, Size.LARGE, True),
            Words(stake, ink),
            Words(f"{free} • {leaves}", DIM if left >= 0 else DEGRADED),
        ]

    def _focus(self, column: Column, view: DirectorView) -> None:
        """The terminal that goes first, and which of them needs it most."""
        say = self.console.say
        lines = self._table(view)
        worst = max(lines, key=lambda line: (line.waiting, -line.next_lost))
        hint = say("dir.focus_idle")
        if worst.waiting:
            left = clock(worst.next_lost)
            hint = say("dir.focus_hint", terminal=worst.terminal, count=worst.waiting, left=left)
        column.title(say("dir.focus"), hint, DOWN_TEXT if worst.waiting else DIM)
        column.chips([
            Chip(
                terminal or say("dir.focus_none"),
                None if terminal == view.focus else partial(self.give, SetFocus(terminal)),
                terminal == view.focus, str(n), name=f"act.focus.{terminal or 'none'}",
            )
            for n, terminal in enumerate(("", *view.scenario.terminals))
        ])  # fmt: skip

    def _airlines(self, canvas: Canvas, column: Column, view: DirectorView) -> None:
        """A line for each airline: flights, mood, complaints, who waits, who is lost next."""
        say = self.console.say
        head = column.take(18, 2)
        at = [head.x + head.w * share for share in (0.38, 0.48, 0.54, 0.81, 1.0)]
        mood = Box(at[2], 0, head.w * 0.1, 6)
        canvas.text(say("dir.airlines"), head.x, head.y, Size.SMALL, DIM, bold=True)
        heads = zip(("landed", "lost", "complaints", "waiting"), (*at[:2], *at[3:]), strict=True)
        for name, x in heads:
            canvas.text(say(f"dir.{name}"), x, head.y, Size.SMALL, DIM, align="right")
        canvas.text(say("dir.mood"), mood.x, head.y, Size.SMALL, DIM)
        for line in self._table(view):
            row = column.take(ROW, 0)
            first = line.terminal == view.focus
            if first:
                canvas.fill(Box(row.x - 8, row.y + 3, 3, ROW - 6), ACCENT, 1)
            ink = ACCENT if first else TEXT
            canvas.text(line.terminal, row.x, row.y, Size.BODY, ink, bold=True)
            name = self.console.texts.names.airline(line.terminal)
            canvas.text(name, row.x + 30, row.y, Size.BODY, DIM, room=row.w * 0.23)
            self._number(canvas, at[0], row, str(line.landed), OK_TEXT)
            self._number(canvas, at[1], row, str(line.lost), DOWN_TEXT if line.lost else DIM)
            colour = mood_colour(view.scenario, line.mood)
            canvas.bar(Box(mood.x, row.y + 7, mood.w, 6), line.mood / 100, colour)
            ink = CRASHED if line.complaints else DIM
            self._number(canvas, at[3], row, str(line.complaints), ink)
            waits = str(line.waiting)
            if line.waiting:
                waits += f" • {clock(line.next_lost)}"
            self._number(canvas, at[4], row, waits, DOWN_TEXT if line.waiting else DIM)
        column.take(0)

    def _number(self, canvas: Canvas, x: float, row: Box, words: str, ink: Colour) -> None:
        canvas.text(words, x, row.y, Size.BODY, ink, True, align="right")

    def _table(self, view: DirectorView) -> tuple[AirlineLine, ...]:
        """The airlines' lines, worked out once a second."""
        seen = view.round, view.now
        if seen != self._told_at or not self._lines:
            self._told_at = seen
            moods, complaints = view.moods, view.complaints
            lines = []
            for terminal in view.scenario.terminals:
                strips = view.strips(terminal)
                waiting = sum(strip.lost_at >= 0 for strip in strips)
                landed, lost = view.tally(terminal)
                lines.append(AirlineLine(
                    terminal, landed, lost, moods[terminal], complaints[terminal],
                    waiting, first_lost_at(view, terminal),
                ))  # fmt: skip
            self._lines = tuple(lines)
        return self._lines


def _asked(view: DirectorView) -> int:
    """What all requests cost together (USD)."""
    return sum(slip.price for slip in view.requested)
