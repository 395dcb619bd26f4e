"""What an airline suffers and has suffered, as a table: what was done about each failure."""

from collections.abc import Iterable
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DEGRADED,
    DIM,
    DOWN_TEXT,
    OK_TEXT,
    RAISED,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.marks import tick
from airportsim.console.parts.column import Column
from airportsim.play.slips import FailureSlip
from airportsim.play.views import AccountManagerView
from airportsim.texts.texts import clock

ROW = 24
"""Height of a line of the table."""

SHOWN, FEW = 3, 2
"""So many lines are seen at a time, and where the window is low."""

PAST = 4
"""So many failures that are over are kept in sight."""

COMPLAINT = -1
"""Stands in the place of an alert for the oldest complaint, where no failure is to be named."""

_ENDS = {"stopped": 0.46, "lasts": 0.58, "told_until": 0.78, "sorry": 0.89, "paid": 1.0}
"""Where the columns end, as a share of the width."""


class Failures:
    """The failures of the airline that is open, and which of them is picked.

    One that somebody picked stays so while it is in the table. Without a choice it is the one that
    needs a word most, and stays so until it has had it.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._open = ""
        self._alert: int | None = None
        self._chosen = False
        self._seen = "", COMPLAINT

    # --- which -------------------------------------------------------------------------------

    def lasting(self, view: AccountManagerView, terminal: str) -> list[FailureSlip]:
        """What the airline suffers now, the oldest first."""
        return [slip for slip in view.failing if slip.terminal == terminal]

    def past(self, view: AccountManagerView, terminal: str) -> list[FailureSlip]:
        """What is over and not made good in every way, the latest first."""
        found = [
            slip
            for slip in view.failures
            if slip.terminal == terminal
            and slip.over_at >= 0
            and not (slip.apologised and slip.paid)
        ]
        return sorted(found, key=lambda slip: -slip.over_at)[:PAST]

    def answers(self, view: AccountManagerView, terminal: str) -> bool:
        """Whether a complaint is to be answered for which no failure can be named."""
        complains = any(one.terminal == terminal for one in view.complaints)
        return complains and not untold(view, self.lasting(view, terminal))

    def picked(self, view: AccountManagerView, terminal: str) -> FailureSlip | None:
        """The failure that is to be made good; None for the oldest complaint."""
        slips = {slip.alert: slip for slip in self._table(view, terminal)}
        answers = self.answers(view, terminal)
        if terminal != self._open or self._alert not in (*slips, *([COMPLAINT] if answers else [])):
            self._open, self._alert, self._chosen = terminal, None, False
        waits = {slip.alert for slip in untold(view, slips.values())}
        if not self._chosen and (answers or waits) and self._alert not in waits:
            self._alert = None
        if self._alert is None:
            self._alert = COMPLAINT if answers or not slips else worst(view, slips.values()).alert
        return slips.get(self._alert)

    def done(self) -> None:
        """Let go of what is picked: it has been seen to."""
        self._alert, self._chosen = None, False

    def _table(self, view: AccountManagerView, terminal: str) -> list[FailureSlip]:
        return [*self.lasting(view, terminal), *self.past(view, terminal)]

    def _pick(self, alert: int) -> None:
        self._alert, self._chosen = alert, True

    # --- drawing -----------------------------------------------------------------------------

    def draw(self, column: Column, view: AccountManagerView, terminal: str) -> None:
        """The table; a click or an arrow key picks a line."""
        slips, picked = self._table(view, terminal), self.picked(view, terminal)
        answers = self.answers(view, terminal)
        if not slips:
            return
        canvas, say = column.canvas, self._console.say
        order = [*([COMPLAINT] if answers else []), *(slip.alert for slip in slips)]
        at = order.index(picked.alert if picked else COMPLAINT)
        seen = min(len(order), FEW if canvas.compact else SHOWN)
        self._draw_head(column, scrolls=seen < len(order))
        shown = column.take(ROW * seen, 6)
        if self._seen != (terminal, order[at]):
            self._seen = terminal, order[at]
            canvas.scroll_to(f"failures {terminal}", at * ROW, shown, ROW)
        with canvas.scroll(f"failures {terminal}", shown, ROW * len(order)) as room:
            for n, alert in enumerate(order):
                line = Box(room.x, room.y + n * ROW, room.w, ROW)
                row = self._row(canvas, line, n == at, alert)
                if not line.meets(shown):
                    continue
                if alert == COMPLAINT:
                    canvas.label(say("am.its_complaint"), row, Size.BODY, TEXT, bold=n == at)
                else:
                    self._line(canvas, row, view, slips[n - answers], n == at)
        for key, name, by in (("Right", "next", 1), ("Left", "previous", -1)):
            canvas.key(key, partial(self._pick, order[(at + by) % len(order)]), f"failure.{name}")

    def _draw_head(self, column: Column, scrolls: bool) -> None:
        """What stands in the columns."""
        canvas, say, head = column.canvas, self._console.say, column.take(18, 2)
        canvas.text(say("am.suffered"), head.x + 8, head.y, Size.SMALL, DIM, bold=True)
        wide = head.w - (16 if scrolls else 8)
        for name, share in _ENDS.items():
            x = head.x + wide * share
            canvas.text(say(f"am.{name}"), x, head.y, Size.SMALL, DIM, align="right")

    def _row(self, canvas: Canvas, row: Box, chosen: bool, alert: int) -> Box:
        """The ground of a line, which can be picked; answers with the room on it."""
        name = "complaint" if alert == COMPLAINT else str(alert)
        over = canvas.zone(row, partial(self._pick, alert), name=f"failure.{name}")
        if chosen or over:
            canvas.fill(row.inset(0, 1), RAISED, 6)
        if chosen:
            canvas.fill(Box(row.x, row.y + 4, 3, row.h - 8), ACCENT, 1)
        return Box(row.x + 8, row.y, row.w - 16, row.h)

    def _line(
        self, canvas: Canvas, row: Box, view: AccountManagerView, slip: FailureSlip, chosen: bool
    ) -> None:
        say, over = self._console.say, slip.over_at >= 0
        ends = {name: Box(row.x, row.y, (row.w + 8) * at - 8, row.h) for name, at in _ENDS.items()}
        service = self._console.texts.names.service(slip.service)
        room = ends["stopped"].w - canvas.width_of(say("am.over"), Size.SMALL) - 12
        if canvas.width_of(service, Size.BODY, True) > room:
            service = slip.service
        canvas.label(service, row, Size.BODY, DIM if over else TEXT, bold=chosen)
        if over:
            canvas.label(say("am.over"), ends["stopped"], Size.SMALL, OK_TEXT, align="right")
        else:
            ink = DEGRADED if slip.stopped else DIM
            stopped = str(slip.stopped)
            canvas.label(stopped, ends["stopped"], Size.BODY, ink, bold=True, align="right")
        lasts = clock((slip.over_at if over else view.now) - slip.since)
        canvas.label(lasts, ends["lasts"], Size.BODY, DIM, align="right")
        words, ink = self._told(view, slip)
        canvas.label(words, ends["told_until"], Size.SMALL, ink, align="right")
        if slip.apologised:
            tick(canvas, ends["sorry"].right - 8, row.middle[1], 10, OK_TEXT)
        else:
            canvas.label("–", ends["sorry"], Size.BODY, DIM, align="right")
        paid = f"{slip.asked:,} ?" if slip.asked else f"{slip.paid:,}" if slip.paid else "–"
        ink = DEGRADED if slip.asked else OK_TEXT if slip.paid else DIM
        canvas.label(paid, ends["paid"], Size.BODY, ink, align="right")

    def _told(self, view: AccountManagerView, slip: FailureSlip) -> tuple[str, Colour]:
        """What the airline was promised, and what became of it."""
        say, over = self._console.say, slip.over_at >= 0
        if slip.due < 0:
            return say("am.nothing_told"), DIM if over else DEGRADED
        if slip.broken:
            return say("am.broken"), DOWN_TEXT
        if over:
            return say("am.kept"), OK_TEXT
        return say("am.left", left=clock(slip.due - view.now)), TEXT


def untold(view: AccountManagerView, slips: Iterable[FailureSlip]) -> list[FailureSlip]:
    """Those of which the airline has heard nothing that still holds."""
    return [slip for slip in slips if slip.over_at < 0 and slip.due <= view.now]


def worst(view: AccountManagerView, slips: Iterable[FailureSlip]) -> FailureSlip:
    """The failure that needs a word most: untold before told, then by the flights that it stops.

    Of those that are over it is the latest.
    """
    return min(
        slips,
        key=lambda one: (
            one.over_at >= 0, one.due > view.now, -one.stopped, -one.over_at, one.since
        ),
    )  # fmt: skip
