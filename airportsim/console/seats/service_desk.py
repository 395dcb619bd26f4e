"""The service desk's panel: what was reported, what lies on the desk, what others have in hand."""

from typing import Any

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DEGRADED, MIRROR, OK, Colour
from airportsim.console.parts.column import Column
from airportsim.console.parts.tickets import PRIORITY_COLOURS, most_urgent_first, where
from airportsim.console.seats.known_errors import KnownErrors
from airportsim.console.seats.panel import QUIET, Act, Entry, SeatPanel
from airportsim.console.seats.service_desk_board import draw_board
from airportsim.console.seats.service_desk_log import Log
from airportsim.console.seats.service_desk_merge import Merging
from airportsim.console.seats.service_desk_ticket import draw_facts, draw_ticket
from airportsim.model import commands as c
from airportsim.model.words import Lever, Role, TicketState, Work
from airportsim.play.slips import DeskSlip
from airportsim.play.views import ServiceDeskView

TICKET = "ticket"
"""What every entry is."""

LONG = 60
"""Seconds without news after which it is worth asking how far a ticket is."""


class ServiceDeskPanel(SeatPanel):
    """Logs reports, solves what is known, passes on what is not, closes what is done."""

    role = Role.SERVICE_DESK

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._log = Log(console)
        self._merging = Merging(console)
        self._known = KnownErrors(console, Lever.KNOWLEDGE_BASE_DESK, "12345")
        self._asked: set[int] = set()

    # --- the inbox ---------------------------------------------------------------------------

    def inbox(self, view: ServiceDeskView) -> list[Entry]:
        """Reports first, then the desk's own by urgency, then what is back, then the others'."""
        busy = {hand.target for hand in view.hands if hand.work in _ON_TICKETS}
        at_desk = most_urgent_first(view, view.at_desk)
        waits = [s for s in at_desk if s.asked or s.number in busy]
        found = [self._new(slip, slip.number in busy) for slip in view.to_log]
        found.sort(key=lambda one: not one.mine)
        found += [self._own(view, s) for s in at_desk if s not in waits]
        found += [self._entry_of(s, "close", OK, s.told_at) for s in view.restored]
        for slip in waits:
            asked = slip.asked and slip.number not in busy
            tag, colour = ("asked", DEGRADED) if asked else ("busy", MIRROR)
            found.append(self._entry_of(slip, tag, colour, slip.reported_at, mine=False))
        for slip in view.escalated:
            tag = slip.told_state.name.lower()
            found.append(self._entry_of(slip, tag, QUIET, slip.reported_at, mine=False))
        return found

    def _new(self, slip: DeskSlip, busy: bool) -> Entry:
        tag, colour = ("busy", MIRROR) if busy else ("new", ACCENT)
        return self._entry_of(slip, tag, colour, slip.reported_at, not busy)

    def _own(self, view: ServiceDeskView, slip: DeskSlip) -> Entry:
        """A ticket on the desk: handed back, running again, of some priority, or just open."""
        colour = PRIORITY_COLOURS[slip.priority]
        if not _is_down(view, slip):
            return self._entry_of(slip, "runs", OK, slip.reported_at)
        if slip.told_at > slip.logged_at:
            return self._entry_of(slip, "back", colour, slip.reported_at)
        entry = self._entry_of(slip, "open", colour, slip.reported_at)
        if not slip.priority:
            return entry
        return Entry(TICKET, slip.number, f"P{slip.priority}", colour, entry.words, entry.since)

    def _entry_of(
        self, slip: DeskSlip, tag: str, colour: Colour, since: int, mine: bool = True
    ) -> Entry:
        service = self.console.texts.names.service(slip.service)
        words = f"#{slip.number + 1} {service} {where(slip.terminals)}"
        return Entry(TICKET, slip.number, self._tag(tag), colour, words, since, mine)

    def _tag(self, name: str) -> str:
        return self.console.say(f"desk.tag.{name}")

    # --- the picked ticket -------------------------------------------------------------------

    def detail(self, canvas: Canvas, box: Box, view: ServiceDeskView, entry: Entry | None) -> float:
        """The ticket as it was reported, and what helps with the next step."""
        column = Column(canvas, box)
        slip = _slip(view, entry)
        if slip is None:
            return 0
        if self._merging.is_open(view, slip):
            self._merging.draw(column, view, slip)
            return column.height
        helps = slip.number in view.to_log or self._known.fitting(view, slip)
        left, right = column.halves() if canvas.compact and helps else (column, column)
        self._draw_halves(left, right, view, slip)
        return max(left.height, right.height)

    def acts(self, view: ServiceDeskView, entry: Entry | None) -> list[Act]:
        """What can be done about a ticket where it is now."""
        slip = _slip(view, entry)
        if slip is None:
            return []
        if self._merging.is_open(view, slip):
            return self._merging.acts(self, view, slip)
        if slip.number in view.to_log:
            return [self._log.act(self, view, slip), self._merging.act(view, slip)]
        if slip.number in view.at_desk:
            return self._desk_acts(view, slip)
        return [self._chase(view, slip)]

    def button_rows(self, acts: list[Act]) -> list[list[Act]]:
        """Up to four in pairs, more in threes; the first row is the shorter one."""
        across = 2 if len(acts) < 5 else 3
        first = len(acts) % across
        starts = [*([0] if first else []), *range(first, len(acts), across)]
        return [acts[n : n + (across if n >= first else first)] for n in starts]

    def middle(self, canvas: Canvas, box: Box, view: ServiceDeskView) -> None:
        """All open tickets by where they are."""
        draw_board(canvas, box, view, self)

    def open_ticket(self, number: int) -> None:
        """Open a ticket of the board."""
        self.picked = TICKET, number

    # --- inside ------------------------------------------------------------------------------

    def _draw_halves(
        self, left: Column, right: Column, view: ServiceDeskView, slip: DeskSlip
    ) -> None:
        """The ticket, and what helps with the next step: beside it, or in one column."""
        draw_ticket(left, self.console, view, slip)
        at_desk = slip.number in view.at_desk
        if at_desk:
            self._known.draw(right, view, slip)
        draw_facts(left, self.console, view, slip)
        if at_desk or slip.number in view.to_log:
            self._merging.draw_alike(left, view, slip)
        if slip.number in view.to_log:
            self._log.draw(right, view, slip)

    def _desk_acts(self, view: ServiceDeskView, slip: DeskSlip) -> list[Act]:
        say, seconds = self.console.say, view.scenario.durations
        number, best = slip.number, self._best(view, slip)
        acts = self._known.acts(self, view, slip, best is c.ApplyArticle)
        aid = say("ticket.takes", seconds=seconds[Work.FIRST_AID])
        asked = say("desk.ask_detail", count=len(slip.missing))
        acts += [
            self._act_for("F", "first_aid", c.FirstAid(number), best, aid),
            self._act_for("E", "escalate", c.Escalate(number), best, say("desk.escalate_detail")),
            self._act_for("B", "ask_back", c.AskBack(number), best, asked),
            self._merging.act(view, slip),
            self._act_for("C", "close", c.Close(number), best, say("desk.close_detail")),
        ]
        return acts

    def _act_for(
        self, key: str, name: str, command: c.Command, best: type[Any] | None, detail: str
    ) -> Act:
        def do() -> None:
            if self.give_and_go(command) and isinstance(command, c.AskBack):
                self._asked.add(command.ticket)

        label = self.console.say(f"desk.{name}")
        return Act(key, label, detail, command, do, type(command) is best, name)

    def _best(self, view: ServiceDeskView, slip: DeskSlip) -> type[Any] | None:
        """What a good colleague would do next with a ticket on the desk."""
        if not _is_down(view, slip):
            return c.Close
        if self._known.fitting(view, slip):
            return c.ApplyArticle
        if not slip.first_aided:
            return c.FirstAid
        if slip.asked:
            return None
        if len(slip.missing) > 1 and slip.number not in self._asked:
            return c.AskBack
        return c.Escalate

    def _chase(self, view: ServiceDeskView, slip: DeskSlip) -> Act:
        if slip.told_state is TicketState.RESTORED:
            return self._act_for("C", "close", c.Close(slip.number), c.Close, "")
        say, seconds = self.console.say, view.scenario.durations[Work.ANSWER]
        long = view.now - slip.told_at >= LONG and Lever.NAMED_CONTACTS not in view.levers
        detail = say("ticket.chase_detail", seconds=seconds)
        command = c.Chase(slip.number)
        return Act("H", say("ticket.chase"), detail, command, primary=long, name="chase")


def _slip(view: ServiceDeskView, entry: Entry | None) -> DeskSlip | None:
    """The ticket of an entry."""
    if entry is None:
        return None
    queues = (view.to_log, view.at_desk, view.restored, view.escalated)
    return next((s for queue in queues for s in queue if s.number == entry.number), None)


def _is_down(view: ServiceDeskView, slip: DeskSlip) -> bool:
    return any(view.is_down(slip.service, terminal) for terminal in slip.terminals)


_ON_TICKETS = (Work.LOG, Work.FIRST_AID, Work.APPLY_ARTICLE)
"""What the desk's people do about one ticket each."""
