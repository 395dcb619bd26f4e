"""The airlines as the account manager knows them: their moods, complaints and promises."""

from collections.abc import Iterable
from dataclasses import dataclass

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    CRASHED,
    DEGRADED,
    DIM,
    DOWN,
    DOWN_TEXT,
    OK,
    OK_TEXT,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.parts.column import Column
from airportsim.console.parts.mood import mood_colour
from airportsim.console.parts.stakes import SOON, first_lost_at
from airportsim.console.seats.account_manager_amends import USUAL, Amends
from airportsim.console.seats.account_manager_failures import Failures, untold, worst
from airportsim.console.seats.panel import QUIET, Act, SeatPanel
from airportsim.model.commands import Compensate, InformAirline
from airportsim.model.refusals import Code
from airportsim.model.words import FlightState
from airportsim.play.slips import FailureSlip
from airportsim.play.views import AccountManagerView
from airportsim.texts.texts import clock

NEAR = 10
"""An airline whose satisfaction is so little above the red is near it."""

_INKS = {DOWN: DOWN_TEXT, OK: OK_TEXT}
"""Colours that are light enough for text on a panel."""


@dataclass(frozen=True, slots=True)
class Line:
    """An airline as it stands in the inbox: how far down it belongs, and what its entry says."""

    rank: int
    tag: str
    colour: Colour
    words: str
    since: int
    mine: bool


class Airlines:
    """What airlines suffer and feel, and what is done about it."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._failures = Failures(console)
        self._amends = Amends(console)

    # --- words -------------------------------------------------------------------------------

    def names(self, terminals: Iterable[str]) -> str:
        """The airlines at some terminals."""
        texts = self._console.texts
        return texts.listed(tuple(texts.names.airline(terminal) for terminal in terminals))

    def line(self, view: AccountManagerView, terminal: str) -> Line | None:
        """An airline as an entry; None if it suffers nothing, and there is nothing to make good."""
        made = self._complaints(view, terminal)
        lasting = self._failures.lasting(view, terminal)
        untold_of = untold(view, lasting)
        mine = not self._answered(view, terminal)
        if made:
            back = not (lasting or view.stopped(terminal))
            tag, colour = ("back", OK) if back else ("complaint", CRASHED)
            words = self._complains(terminal, len(made), back)
            return Line(1 if mine else 3, tag, colour, words, min(made), mine)
        words = self._suffers(view, terminal, lasting)
        if untold_of:
            broken = [slip for slip in untold_of if slip.broken]
            tag, colour = ("broken", DOWN) if broken else ("untold", DEGRADED)
            since = min(slip.due if slip.broken else slip.since for slip in broken or untold_of)
            rank = 1 if any(slip.stopped for slip in untold_of) else 2
            return Line(rank if mine else 3, tag, colour, words, since, mine)
        if lasting:
            return Line(4, "told", QUIET, words, lasting[0].since, False)
        past = self._failures.past(view, terminal)
        return Line(5, "over", QUIET, words, past[0].over_at, False) if past else None

    def _complains(self, terminal: str, complaints: int, back: bool) -> str:
        """How often an airline complains, or that its services are back."""
        airline = self._console.texts.names.airline(terminal)
        key = "am.tell_them" if back else "am.complaint" if complaints == 1 else "am.complaints"
        return self._console.say(key, airline=airline, terminal=terminal, count=complaints)

    def _suffers(
        self, view: AccountManagerView, terminal: str, lasting: list[FailureSlip]
    ) -> str:  # fmt: skip
        """What an airline suffers most, and how much else."""
        say, names = self._console.say, self._console.texts.names
        airline = names.airline(terminal)
        if not lasting:
            return say("am.all_back", airline=airline, terminal=terminal)
        key = "am.suffers" if len(lasting) == 1 else "am.suffers_more"
        service = names.service(worst(view, lasting).service)
        more = len(lasting) - 1
        return say(key, airline=airline, terminal=terminal, service=service, count=more)

    def _answered(self, view: AccountManagerView, terminal: str) -> bool:
        """Whether somebody is answering this airline just now."""
        asked = (InformAirline(terminal, USUAL), Compensate(terminal))
        refusals = (view.refusal(command) for command in asked)
        return any(refused and refused.code is Code.BEING_DONE for refused in refusals)

    # --- drawing -----------------------------------------------------------------------------

    def draw_one(self, column: Column, view: AccountManagerView, terminal: str) -> None:
        """An airline: what stops its flights, its mood, what it suffers, and what can be done."""
        low = column.canvas.compact
        if not low:
            self._draw_heading(column, view, terminal)
            self._draw_mood(column, view, terminal)
        self._failures.draw(column, view, terminal)
        self._amends.draw(column, view, terminal, self._failures.picked(view, terminal))
        if low:  # what can be done comes first
            self._draw_heading(column, view, terminal)
            self._draw_mood(column, view, terminal)

    def _draw_heading(self, column: Column, view: AccountManagerView, terminal: str) -> None:
        """Which airline it is, and its flights; or what stops them, where no failure is known."""
        say, texts = self._console.say, self._console.texts
        heading = say("am.airline", airline=texts.names.airline(terminal), terminal=terminal)
        down, lasting = view.stopped(terminal), self._failures.lasting(view, terminal)
        if down and lasting:
            column.heading(heading, *self._flights(view, terminal))
        elif down:
            services = texts.listed(tuple(map(texts.names.service, down)))
            column.heading(heading, say("am.stopped_by", services=services), DEGRADED)
        else:
            back = not lasting and bool(self._complaints(view, terminal))
            words = say("am.nothing_stops" if back else "am.none_stopped")
            column.heading(heading, words, OK_TEXT)
        made = self._complaints(view, terminal)
        if made:
            words = say("am.open", count=len(made), oldest=clock(view.now - min(made)))
            column.words(words, DIM, Size.SMALL)

    def _flights(self, view: AccountManagerView, terminal: str) -> tuple[str, Colour]:
        """Where its flights are, and when the first of them is lost."""
        states = [state for at, state, _ in view.flights.values() if at == terminal]
        held = states.count(FlightState.HOLDING)
        standing = states.count(FlightState.ON_STAND) + states.count(FlightState.DEPARTING)
        lost = first_lost_at(view, terminal)
        words = self._console.say("am.flights", held=held, standing=standing)
        if lost < 0:
            return words, DEGRADED
        words += self._console.say("am.lost", lost=clock(lost))
        return words, DOWN_TEXT if lost <= SOON else DEGRADED

    def _complaints(self, view: AccountManagerView, terminal: str) -> list[int]:
        """The seconds at which its open complaints were made."""
        return [one.made_at for one in view.complaints if one.terminal == terminal]

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

    # --- what can be done --------------------------------------------------------------------

    def acts(self, panel: SeatPanel, view: AccountManagerView, terminal: str) -> list[Act]:
        """Make the picked failure good, or answer a complaint for which none is named."""
        slip = self._failures.picked(view, terminal)
        if slip is not None:
            return self._amends.acts(panel, view, slip, self._failures.done)
        return self._amends.answers(panel, view, terminal, self._is_near(view, terminal))
