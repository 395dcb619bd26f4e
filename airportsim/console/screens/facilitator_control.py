"""The facilitator's controls: clock, phases, what the room is shown, money and pace."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.field import TextField
from airportsim.console.look import ACCENT, DIM, GRID, TEXT, Size
from airportsim.console.parts.charts import thousands
from airportsim.console.parts.column import CHIP, Chip, Column
from airportsim.console.parts.money import usd
from airportsim.console.screens.facilitator_asking import Asking
from airportsim.model import session as s
from airportsim.model.interventions import Grant, SetPace
from airportsim.model.refusals import Code, Refusal
from airportsim.model.rules_of_review import LONGEST_TEXT
from airportsim.model.session_rules import is_last
from airportsim.model.words import SessionPhase
from airportsim.texts.texts import clock, times

SPEEDS = (50, 100, 150, 200, 400, 800)
"""Speeds to choose from, in percent of real time."""

PACES = (70, 85, 100, 115, 130)
"""Intervals between faults to choose from, in percent of those drawn."""

GRANTS = {"C": -10_000, "V": -5_000, "G": 5_000, "H": 10_000}
"""Amounts to give or take (USD), by their keys."""

WORDS = {"-": "slower", "+": "faster", "J": "shorter", "U": "longer"}
"""What the keys say that go to the next value."""

MINUTE = 60
"""Seconds that are added to a countdown at a time."""

_TITLE, _GAP = 24, 6


class Control:
    """Everything that is always at hand, in a column, or in two where there is little height."""

    def __init__(self, console: Console, asking: Asking) -> None:
        self.console = console
        self.asking = asking
        self.line = TextField(most=LONGEST_TEXT)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The panels below one another, in two columns if they would not fit into one."""
        high = 36 if canvas.compact else 37
        phase = 2 if self.console.room.state.phase is SessionPhase.END else 3
        heights = [
            _TITLE + 2 * high + CHIP + 2 * _GAP + 16,
            _TITLE + phase * high + (phase - 1) * _GAP + 16,
            _TITLE + 32 + 2 * high + 2 * _GAP + 16,
            2 * _TITLE + 2 * CHIP + _GAP + 20,
        ]
        parts = (self._clock, self._phase, self._room, self._money)
        columns = box.columns(2) if canvas.compact else [box]
        for n, (part, height) in enumerate(zip(parts, heights, strict=True)):
            place = n // 2 if canvas.compact else 0
            at, columns[place] = columns[place].cut_top(height)
            part(canvas, at, high)

    # --- the clock ---------------------------------------------------------------------------

    def _clock(self, canvas: Canvas, box: Box, high: float) -> None:
        say, state = self.console.say, self.console.room.state
        inner = canvas.panel(box, say("fac.clock"), say("fac.speed_keys"))
        row, inner = inner.cut_top(high, _GAP)
        paused = state.paused
        label = say("fac.resume" if paused else "fac.pause")
        command = s.Resume() if paused else s.Pause()
        self.asking.button(canvas, row, label, command, "Space", "fac.pause", "", paused)
        row, inner = inner.cut_top(CHIP, _GAP)
        refusal = self.asking.refusal(s.SetSpeed)
        Column(canvas, row).chips([
            Chip(
                say("fac.times", speed=times(speed)), self._choosing(s.SetSpeed(speed), chosen),
                chosen, refusal=refusal, name=f"fac.speed.{speed}",
            )
            for speed in SPEEDS
            for chosen in [speed == state.speed]
        ])  # fmt: skip
        self._step_keys(canvas, "-", "+", "speed", SPEEDS, state.speed)
        left, right = inner.cut_top(high)[0].columns(2, _GAP)
        refusal = self.asking.refusal(s.EndRound)
        if not refusal and not paused:
            refusal = say("fac.pause_first")
        room = self.console.room
        canvas.button(
            left, say("fac.one_second"), room.step_second, ".", "", refusal, False,
            "fac.one_second", Size.BODY,
        )  # fmt: skip
        canvas.button(
            right, say("fac.next_event"), room.to_next_event, "/", "", refusal, False,
            "fac.next_event", Size.BODY,
        )  # fmt: skip

    # --- the phase ---------------------------------------------------------------------------

    def _phase(self, canvas: Canvas, box: Box, high: float) -> None:
        """What leads on, back or out of the phase."""
        say, room = self.console.say, self.console.room
        state, asking = room.state, self.asking
        left = "" if room.countdown is None else clock(round(room.countdown))
        note = say("fac.countdown", left=left) if left else ""
        inner = canvas.panel(box, say("fac.phase"), note, ACCENT)
        if state.phase is SessionPhase.END:
            canvas.paragraph(say("fac.over"), inner, Size.BODY, DIM)
            return
        first, second, third = (inner.cut_top(high * 3 + 2 * _GAP)[0]).rows(3, _GAP)
        if state.phase is SessionPhase.DO:
            label, warning = say("fac.end_round"), say("fac.sure_end")
            asking.twice(canvas, first, label, s.EndRound(), "E", "fac.end_round", warning=warning)
        else:
            key = "" if canvas.focus is self.line else "Enter"
            asking.button(canvas, first, self._onward(), s.Proceed(), key, "fac.proceed", "", True)
        same, new = second.columns(2, _GAP)
        if state.phase in (SessionPhase.LOBBY, SessionPhase.PLAN):
            asking.twice(canvas, second, say("fac.skip"), s.SkipRound(), "K", "fac.skip")
        else:
            for at, new_faults, key in ((same, False, "R"), (new, True, "N")):
                which = "new" if new_faults else "same"
                command, detail = s.RepeatRound(new_faults), say(f"fac.again_{which}")
                asking.twice(
                    canvas, at, say("fac.again"), command, key, f"fac.again.{which}", detail
                )
        more, stop = third.columns(2, _GAP)
        seconds = round(room.countdown or 0) + MINUTE
        asking.button(canvas, more, say("fac.minute"), s.SetCountdown(seconds), "T", "fac.minute")
        refusal = "" if room.countdown else self._unchanged()
        asking.button(
            canvas, stop, say("fac.stop"), s.SetCountdown(0), "S", "fac.stop",
            refusal=asking.refusal(s.SetCountdown) or refusal,
        )  # fmt: skip

    def _onward(self) -> str:
        """What going on means in this phase."""
        say, room = self.console.say, self.console.room
        state, skipped = room.state, self.console.scenario.workshop.skip
        match state.phase:
            case SessionPhase.PLAN:
                return say("fac.start", number=state.number)
            case SessionPhase.LOBBY if SessionPhase.PLAN in skipped:
                return say("fac.start", number=state.number)
            case SessionPhase.LOBBY:
                return say("fac.to_plan", number=state.number)
            case SessionPhase.CHECK if SessionPhase.ACT not in skipped:
                return say("fac.to_act")
            case _ if is_last(room.airport, state):
                return say("fac.to_end")
            case _:
                return say("fac.to_plan", number=state.number + 1)

    # --- the room ----------------------------------------------------------------------------

    def _room(self, canvas: Canvas, box: Box, high: float) -> None:
        """A line for everybody, and blank screens."""
        say, state = self.console.say, self.console.room.state
        shown = state.message
        inner = canvas.panel(box, say("fac.room"), say("fac.shown") if shown else "", ACCENT)
        row, inner = inner.cut_top(32, _GAP)
        hint = shown if shown and canvas.width_of(shown) < row.w - 16 else say("fac.line")
        canvas.field(row, self.line, hint, "fac.line")
        typing = canvas.focus is self.line
        row, inner = inner.cut_top(high, _GAP)
        left, right = row.columns(2, _GAP)
        words = self.line.text.strip()
        refusal = "" if words else say("fac.type_first")
        canvas.button(
            left, say("fac.send"), self._send, "Enter" if typing else "", "", refusal,
            bool(words), "fac.send", Size.BODY,
        )  # fmt: skip
        if typing:
            canvas.key("Esc", lambda: self._focus(canvas, None), "fac.leave", say("fac.leave_line"))
        else:
            canvas.key(
                "B", lambda: self._focus(canvas, self.line), "fac.type", say("fac.type_line")
            )
        self.asking.button(
            canvas, right, say("fac.take_away"), s.Broadcast(""), "X", "fac.take_away",
            refusal="" if shown else self._unchanged(),
        )  # fmt: skip
        row, _ = inner.cut_top(high)
        label = say("fac.unblank" if state.blank else "fac.blank")
        self.asking.button(
            canvas, row, label, s.Blank(not state.blank), "O", "fac.blank",
            "" if state.blank else say("fac.blank_clock"), state.blank,
        )  # fmt: skip

    def _send(self) -> None:
        if self.asking.give(s.Broadcast(self.line.text.strip())):
            self.line.set("")

    def _focus(self, canvas: Canvas, field: TextField | None) -> None:
        canvas.focus = field

    # --- money and pace ----------------------------------------------------------------------

    def _money(self, canvas: Canvas, box: Box, high: float) -> None:
        """Money given and taken, and how fast faults follow each other."""
        say, truth = self.console.say, self.console.room.truth()
        left = say("fac.to_spend", usd=usd(truth.available)) if truth else ""
        inner = canvas.panel(box, say("fac.money"), left, TEXT)
        row, inner = inner.cut_top(CHIP, _GAP)
        x = row.x
        for key, amount in GRANTS.items():
            refusal = self.asking.refusal(Grant)
            if truth is not None and -amount > truth.available:
                refusal = self._refused(Code.NOT_ENOUGH_MONEY, -amount)
            label = f"{'+' if amount > 0 else ''}{thousands(amount)}"
            do = partial(self.asking.give, Grant(amount))
            x = GRID / 2 + canvas.chip(
                x, row.y, label, do, False, key, refusal, f"fac.grant.{amount}"
            )
        title, inner = inner.cut_top(20, 4)
        canvas.text(say("fac.pace"), title.x, title.y, Size.SMALL, DIM, bold=True)
        note = say("fac.pace_keys")
        canvas.text(note, title.right, title.y, Size.SMALL, DIM, align="right")
        pace = truth.pace if truth else 0
        refusal = self.asking.refusal(SetPace)
        Column(canvas, inner).chips([
            Chip(
                str(percent), self._choosing(SetPace(percent), percent == pace), percent == pace,
                refusal=refusal, name=f"fac.pace.{percent}",
            )
            for percent in PACES
        ])  # fmt: skip
        if truth is not None:
            self._step_keys(canvas, "J", "U", "pace", PACES, pace)

    # --- inside ------------------------------------------------------------------------------

    def _choosing(self, command: s.SetSpeed | SetPace, chosen: bool) -> partial[bool] | None:
        return None if chosen else partial(self.asking.give, command)

    def _step_keys(
        self, canvas: Canvas, less: str, more: str, what: str, values: tuple[int, ...], now: int
    ) -> None:
        """Keys that go to the next lower and the next higher value."""
        kind = s.SetSpeed if what == "speed" else SetPace
        if not self.asking.makes_sense(kind):
            return
        below = max((value for value in values if value < now), default=None)
        above = min((value for value in values if value > now), default=None)
        for key, value in ((less, below), (more, above)):
            if value is not None:
                label = self.console.say(f"fac.{WORDS[key]}")
                canvas.key(key, partial(self.asking.give, kind(value)), f"fac.{what}.{key}", label)

    def _unchanged(self) -> str:
        return self._refused(Code.NOT_CHANGED)

    def _refused(self, code: Code, *about: int) -> str:
        return self.console.texts.refusal(Refusal(code, about))
