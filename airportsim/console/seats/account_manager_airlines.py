"""The airlines as the account manager knows them: their moods, complaints and promises."""

from collections.abc import Iterable

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    DEGRADED,
    DIM,
    DOWN,
    DOWN_TEXT,
    OK,
    OK_TEXT,
    TEXT,
    Size,
)
from airportsim.console.parts.column import Chip, Column
from airportsim.console.parts.mood import mood_colour
from airportsim.console.parts.stakes import SOON, first_lost_at
from airportsim.console.seats.panel import Act, SeatPanel
from airportsim.model.commands import Compensate, InformAirline
from airportsim.model.refusals import Code
from airportsim.model.words import FlightState, Work
from airportsim.play.offers import PROMISES
from airportsim.play.views import AccountManagerView
from airportsim.texts.texts import clock

USUAL, SHORT = 240, 60
"""The time, in seconds, that is promised without a choice, and where all services are back."""

NEAR = 10
"""An airline whose satisfaction is so little above the red is near it."""

_INKS = {DOWN: DOWN_TEXT, OK: OK_TEXT}
"""Colours that are light enough for text on a panel."""


class Airlines:
    """What airlines are told and paid; `promise` is the time chosen for each terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._promise: dict[str, int] = {}

    # --- words -------------------------------------------------------------------------------

    def names(self, terminals: Iterable[str]) -> str:
        """The airlines at some terminals."""
        texts = self._console.texts
        return texts.listed(tuple(texts.names.airline(terminal) for terminal in terminals))

    def headline(self, terminal: str, complaints: int, back: bool) -> str:
        """An airline as an entry: how often it complains, or that its services are back."""
        airline = self._console.texts.names.airline(terminal)
        key = "am.tell_them" if back else "am.complaint" if complaints == 1 else "am.complaints"
        return self._console.say(key, airline=airline, terminal=terminal, count=complaints)

    def answered(self, view: AccountManagerView, terminal: str) -> bool:
        """Whether somebody is answering this airline just now."""
        asked = (InformAirline(terminal, USUAL), Compensate(terminal))
        refusals = (view.refusal(command) for command in asked)
        return any(refused and refused.code is Code.BEING_DONE for refused in refusals)

    # --- drawing -----------------------------------------------------------------------------

    def draw_one(self, column: Column, view: AccountManagerView, terminal: str) -> None:
        """An airline that complains: its mood, what stops its flights, the times to promise."""
        say, texts = self._console.say, self._console.texts
        airline = texts.names.airline(terminal)
        heading = say("am.airline", airline=airline, terminal=terminal)
        down = view.stopped(terminal)
        services = texts.listed(tuple(map(texts.names.service, down)))
        words = say("am.stopped_by", services=services) if down else say("am.nothing_stops")
        column.heading(heading, words, DEGRADED if down else OK_TEXT)
        states = [state for at, state, _ in view.flights.values() if at == terminal]
        held = states.count(FlightState.HOLDING)
        standing = states.count(FlightState.ON_STAND) + states.count(FlightState.DEPARTING)
        lost = first_lost_at(view, terminal) if down else -1
        flights = say("am.flights", held=held, standing=standing)
        if lost >= 0:
            flights += say("am.lost", lost=clock(lost))
        column.words(flights, DOWN_TEXT if 0 <= lost <= SOON else DIM, Size.SMALL)
        made = [c.made_at for c in view.complaints if c.terminal == terminal]
        if made:
            oldest = clock(view.now - min(made))
            column.words(say("am.open", count=len(made), oldest=oldest), DIM, Size.SMALL, gap=8)
        self._draw_mood(column, view, terminal)
        column.title(say("am.promise"))
        column.chips([self._chip(view, terminal, n) for n in range(len(PROMISES))])
        column.words(say("am.about_promises"), DIM, Size.SMALL)

    def draw_all(self, column: Column, view: AccountManagerView) -> None:
        """How all airlines are."""
        column.title(self._console.say("am.airlines"))
        for terminal in view.scenario.terminals:
            self._draw_mood(column, view, terminal, named=True)

    def draw_worried(
        self, column: Column, view: AccountManagerView, terminals: Iterable[str]
    ) -> None:
        """Those airlines that are near the red, or in it."""
        for terminal in terminals:
            if self._is_near(view, terminal):
                self._draw_mood(column, view, terminal, named=True)

    def _draw_mood(
        self, column: Column, view: AccountManagerView, terminal: str, named: bool = False
    ) -> None:
        """A bar that shows where the red begins, the mood, and what is waited for."""
        canvas, say = column.canvas, self._console.say
        mood = view.moods[terminal]
        colour = mood_colour(view.scenario, mood)
        ink = _INKS.get(colour, colour)
        if named:
            airline = self._console.texts.names.airline(terminal)
            label = say("am.airline", airline=airline, terminal=terminal)
        else:
            label = say("am.mood")
        row = column.take(22, 4)
        left, row = row.cut_left(150)
        canvas.label(label, left, Size.BODY, TEXT)
        bar, row = row.cut_left(96)
        bar = bar.centred(bar.w, 8)
        canvas.bar(bar, mood / 100, colour)
        at = bar.x + bar.w * view.scenario.moods.red / 100
        canvas.line((at, bar.y - 3), (at, bar.bottom + 3), DOWN, 2)
        number, row = row.cut_left(28)
        canvas.label(str(mood), number, Size.BODY, ink, bold=True, align="right")
        canvas.label(self._after(view, terminal, canvas, row), row, Size.SMALL, ink)

    def _after(self, view: AccountManagerView, terminal: str, canvas: Canvas, room: Box) -> str:
        """What stands behind a mood: a promise, or what the red costs."""
        say, due = self._console.say, view.promised.get(terminal)
        if due is not None:
            return say("am.waits", left=clock(due - view.now))
        if view.moods[terminal] >= view.scenario.moods.red:
            return ""
        cost = say("am.red_cost", usd=f"{view.scenario.money.red_cost:,}")
        return cost if canvas.width_of(cost, Size.SMALL) <= room.w else say("am.red")

    def _is_near(self, view: AccountManagerView, terminal: str) -> bool:
        return view.moods[terminal] < view.scenario.moods.red + NEAR

    # --- answers -----------------------------------------------------------------------------

    def acts(self, panel: SeatPanel, view: AccountManagerView, terminal: str) -> list[Act]:
        """Promise a time, or pay."""
        say, scenario = self._console.say, view.scenario
        promise = self._promised(view, terminal)
        inform, pay = InformAirline(terminal, promise), Compensate(terminal)
        better = self._is_near(view, terminal) and view.refusal(pay) is None
        told = say("ticket.takes", seconds=scenario.durations[Work.INFORM])
        paid = say(
            "am.pay_detail",
            usd=f"{scenario.money.compensation:,}",
            left=view.compensations_left,
            seconds=scenario.durations[Work.COMPENSATE],
        )
        label = say("am.inform", time=clock(promise))
        return [
            Act(
                "I", label, told, inform, lambda: panel.give_and_go(inform), not better,
                "inform_airline",
            ),
            Act(
                "C", say("am.pay"), paid, pay, lambda: panel.give_and_go(pay), better,
                "compensate",
            ),
        ]  # fmt: skip

    def _promised(self, view: AccountManagerView, terminal: str) -> int:
        usual = USUAL if view.stopped(terminal) else SHORT
        return self._promise.get(terminal, usual)

    def _chip(self, view: AccountManagerView, terminal: str, number: int) -> Chip:
        promise = PROMISES[number]

        def choose() -> None:
            self._promise[terminal] = promise

        chosen = promise == self._promised(view, terminal)
        return Chip(clock(promise), choose, chosen, str(number + 1), name=f"promise.{promise}")
