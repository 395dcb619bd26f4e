"""How a report is logged: impact and urgency as a square of nine, with what follows from them."""

from airportsim.console.box import Box
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    DIM,
    ON_ACCENT,
    RAISED,
    TEXT,
    Size,
    mixed,
)
from airportsim.console.parts.column import Column
from airportsim.console.parts.tickets import PRIORITY_INKS
from airportsim.console.seats.panel import Act, SeatPanel
from airportsim.model import commands as c
from airportsim.model.rules_of_first_contact import priority_of
from airportsim.model.words import Level, Lever, Work
from airportsim.play.slips import DeskSlip
from airportsim.play.views import ServiceDeskView
from airportsim.texts.texts import clock

MANY, SOME = 3, 1
"""More flights stopped than this make an urgency high, or medium."""

_CELL, _GAP = 28, 4


class Log:
    """The impact and urgency chosen for each report; until then, what its figures suggest."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._chosen: dict[int, tuple[Level, Level]] = {}

    def draw(self, column: Column, view: ServiceDeskView, slip: DeskSlip) -> None:
        """Nine cells: impact from above, urgency to the right; each is chosen by its digit."""
        say = self._console.say
        levels = Lever.PRIORITY_LEVELS in view.levers
        chosen, suggested = self._level(view, slip), suggestion(view, slip)
        priority = priority_of(*chosen)
        limit = clock(view.scenario.practice.limits[priority - 1])
        follows = say("desk.noted_only")
        if levels:
            follows = say("desk.follows", priority=priority, limit=limit)
        column.title(say("desk.matrix"), follows, TEXT if levels else DIM)
        label = 0.0
        for impact in Level:
            words = say(f"desk.impact.{impact.name.lower()}")
            label = max(label, column.canvas.width_of(words, Size.SMALL) + 8)
        self._draw_head(column, label)
        for row, impact in enumerate(reversed(Level)):
            line = column.take(_CELL, _GAP)
            left, line = line.cut_left(label, 0)
            words = say(f"desk.impact.{impact.name.lower()}")
            column.canvas.label(words, left, Size.SMALL, DIM)
            for n, (urgency, cell) in enumerate(zip(Level, line.columns(3, _GAP), strict=True)):
                digit = row * 3 + n + 1
                self._draw_cell(column, cell, slip, (impact, urgency), chosen, levels, digit)
        touched, stopped = len(slip.terminals), _stopped(view, slip)
        key = "desk.suggested" if chosen == suggested else "desk.would_suggest"
        column.words(say(key, terminals=touched, stopped=stopped), DIM, Size.SMALL, gap=6)

    def act(self, panel: SeatPanel, view: ServiceDeskView, slip: DeskSlip) -> Act:
        """The button that logs the report."""
        say, (impact, urgency) = self._console.say, self._level(view, slip)
        command = c.Log(slip.number, impact, urgency)
        seconds = view.scenario.durations[Work.LOG]
        how = say(
            "desk.log_detail",
            seconds=seconds,
            impact=say(f"desk.impact.{impact.name.lower()}"),
            urgency=say(f"desk.urgency.{urgency.name.lower()}"),
        )
        label = say("desk.log")
        if Lever.PRIORITY_LEVELS in view.levers:
            label = say("desk.log_as", priority=priority_of(impact, urgency))
        return Act("L", label, how, command, lambda: panel.give_and_go(command), True, "log")

    def _level(self, view: ServiceDeskView, slip: DeskSlip) -> tuple[Level, Level]:
        return self._chosen.get(slip.number) or suggestion(view, slip)

    def _draw_head(self, column: Column, label: float) -> None:
        head = column.take(16, 2)
        _, head = head.cut_left(label, 0)
        for urgency, cell in zip(Level, head.columns(3, _GAP), strict=True):
            words = self._console.say(f"desk.urgency.{urgency.name.lower()}")
            column.canvas.label(words, cell, Size.SMALL, DIM, align="middle")

    def _draw_cell(
        self, column: Column, cell: Box, slip: DeskSlip, levels: tuple[Level, Level],
        chosen: tuple[Level, Level], named: bool, digit: int,
    ) -> None:  # fmt: skip
        canvas = column.canvas

        def choose() -> None:
            self._chosen[slip.number] = levels

        name = f"level.{levels[0].value}.{levels[1].value}"
        say, (impact, urgency) = self._console.say, levels
        said = (
            say(f"desk.impact.{impact.name.lower()}"),
            say(f"desk.urgency.{urgency.name.lower()}"),
        )
        over = canvas.zone(cell, choose, str(digit), name=name, label=" • ".join(said))
        is_chosen = levels == chosen
        ground = ACCENT if is_chosen else mixed(RAISED, TEXT, 0.12) if over else RAISED
        canvas.fill(cell, ground, 6)
        soft = ON_ACCENT if is_chosen else DIM
        key, rest = cell.inset(8, 0).cut_left(8, 0)
        canvas.label(str(digit), key, Size.SMALL, soft, bold=True)
        if named:
            priority = priority_of(*levels)
            ink = ON_ACCENT if is_chosen else PRIORITY_INKS[priority]
            canvas.label(f"P{priority}", rest, Size.BODY, ink, bold=True, align="middle")


def suggestion(view: ServiceDeskView, slip: DeskSlip) -> tuple[Level, Level]:
    """Impact from the terminals touched, urgency from the flights that are stopped."""
    touched, stopped = len(slip.terminals), _stopped(view, slip)
    impact = Level.HIGH if touched > 2 else Level.MEDIUM if touched == 2 else Level.LOW
    urgency = Level.HIGH if stopped > MANY else Level.MEDIUM if stopped > SOME else Level.LOW
    return impact, urgency


def _stopped(view: ServiceDeskView, slip: DeskSlip) -> int:
    return view.stopped_by(slip.service, slip.terminals)
