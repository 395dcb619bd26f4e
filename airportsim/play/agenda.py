"""Seats, bots and time: plays one round of the airport with whoever sits at its roles.

A bot is a plain function, called when something concerns it and one of its hands is idle. What
it decides acts at the second that it names, at least one second later: deciding takes time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

from airportsim.engine.simulation import Answer, Simulation
from airportsim.model import events as e
from airportsim.model.commands import Command
from airportsim.model.refusals import Refusal
from airportsim.model.state import Hand
from airportsim.model.words import Role
from airportsim.play.board import View
from airportsim.play.views import VIEWS

Decision = tuple[Sequence[Command], Any, int | None]
Bot = Callable[[Any, Any], Decision]
"""`decide(view, memory) -> commands, memory, wake_at`.

The commands act at second `wake_at`, after which the bot is asked again; without commands it is
only asked again. None lets the hand idle until something concerns it.
"""

_AM, _DESK, _SPEC = Role.ACCOUNT_MANAGER, Role.SERVICE_DESK, Role.SPECIALIST
_DM, _DIR, _VENDOR = Role.DELIVERY_MANAGER, Role.DIRECTOR, Role.VENDOR

CONCERNS: dict[type[Any], tuple[Role, ...]] = {
    e.AlertRaised: (_AM,),
    e.AskedBack: (_AM,),
    e.ComplaintMade: (_AM,),
    e.TicketReported: (_DESK, _DM),
    e.FactsAdded: (_DESK,),
    e.TicketHandedBack: (_DESK,),
    e.TicketEscalated: (_DM,),
    e.TicketRestored: (_DESK,),
    e.TicketSeen: (_SPEC,),
    e.TicketTaken: (_DM,),
    e.FixProposed: (_VENDOR,),
    e.FixVerified: (_SPEC,),
    e.PurchaseRequested: (_DM, _DIR),
    e.PurchaseAuthorised: (_DM,),
    e.PurchaseApproved: (_VENDOR, _DIR),
    e.PurchaseDenied: (_SPEC,),
    e.FundsReleased: (_DM,),
    e.FlightDiverted: (_DIR,),
    e.FaultCrashed: (_DIR,),
}
"""The roles that each event concerns; an event not named here concerns nobody."""

_OF_A_HAND = {e.TicketAssigned, e.WorkEnded, e.HandLent}
"""Events that concern the one hand that they name."""


@dataclass(slots=True)
class Player:
    """A bot at a role: its function, its memory, its view."""

    decide: Bot
    memory: Any
    view: View


@dataclass(slots=True)
class _Turn:
    """What a bot's hand is about to do."""

    due: int
    serial: int
    role: Role
    commands: Sequence[Command]


class Table:
    """One round with bots at some or all of its roles."""

    def __init__(self, simulation: Simulation, bots: dict[Role, tuple[Bot, Any]]) -> None:
        self.simulation = simulation
        self.players = {
            role: Player(decide, memory, VIEWS[role](simulation.state))
            for role, (decide, memory) in bots.items()
        }
        self._turns: dict[int, _Turn] = {}
        self._heap: list[tuple[int, int, int]] = []
        self._serial = 0
        self._read = 0
        for hand in simulation.state.hands:
            self._ask(hand.number)

    def submit(self, role: Role, command: Command, hand: int = -1) -> Answer:
        """Let a person give a command at the second at which the clock stands."""
        self._act()
        return self.simulation.submit(role, command, hand)

    def advance(self, to: int) -> None:
        """Play on until second `to`; what is due at `to` itself has not happened yet."""
        simulation, state, heap = self.simulation, self.simulation.state, self._heap
        journal, to = simulation.journal, min(to, simulation.end)
        if len(journal) > self._read and state.now < to:
            simulation.finish_second()
            self._wake()
        while state.now < to:
            due = heap[0][0] if heap else to
            if simulation.step(min(to, due)):
                self._wake()
            elif due < to:
                self._act()
                simulation.finish_second()
                self._wake()

    def _act(self) -> None:
        """Let all bots act that are due now."""
        now = self.simulation.state.now
        while self._heap and self._heap[0][0] <= now:
            _, serial, number = heappop(self._heap)
            turn = self._turns.get(number)
            if turn is not None and turn.serial == serial:
                self._take_turn(number, turn)

    def _take_turn(self, number: int, turn: _Turn) -> None:
        del self._turns[number]
        hand = self.simulation.state.hands[number]
        if hand.role is not turn.role:
            self._ask(number)
            return
        if hand.work is not None:
            self._plan(number, turn.role, turn.commands, max(hand.until, turn.due) + 1)
            return
        for command in turn.commands:
            answer = self.simulation.submit(turn.role, command, number)
            if isinstance(answer, Refusal):
                break
        if hand.work is None:
            self._ask(number)

    def _wake(self) -> None:
        """Rouse one idle hand of each role that something of this second concerns."""
        journal = self.simulation.journal
        news = journal[self._read :]
        self._read = len(journal)
        for _, _, event in news:
            kind = event.__class__
            if kind in CONCERNS:
                for role in CONCERNS[kind]:
                    if role in self.players:
                        self._rouse_one(role, getattr(event, "ticket", -1))
            elif kind in _OF_A_HAND:
                self._rouse(event.hand)  # type: ignore[union-attr]

    def _rouse_one(self, role: Role, ticket: int) -> None:
        """Rouse those of a role who hold a ticket, or else the first hand that is idle."""
        state = self.simulation.state
        if ticket >= 0 and (holders := state.tickets[ticket].holders):
            roused = [self._rouse(hand) for hand in holders if state.hands[hand].role is role]
            if any(roused):
                return
        for hand in state.hands_of[role]:
            if self._is_idle(hand):
                self._ask(hand.number)
                return

    def _rouse(self, number: int) -> bool:
        """Ask a hand that neither works nor is about to act; whether it has found something."""
        return self._is_idle(self.simulation.state.hands[number]) and self._ask(number)

    def _is_idle(self, hand: Hand) -> bool:
        if hand.work is not None:
            return False
        turn = self._turns.get(hand.number)
        return turn is None or not turn.commands

    def _ask(self, number: int) -> bool:
        """Let a bot decide what a hand does next."""
        state = self.simulation.state
        role = state.hands[number].role
        self._turns.pop(number, None)
        player = self.players.get(role)
        if player is None:
            return False
        player.view.hand = number
        commands, player.memory, wake_at = player.decide(player.view, player.memory)
        if wake_at is None:
            return False
        self._plan(number, role, commands, max(wake_at, state.now + 1))
        return bool(commands)

    def _plan(self, number: int, role: Role, commands: Sequence[Command], due: int) -> None:
        self._serial += 1
        self._turns[number] = _Turn(due, self._serial, role, commands)
        heappush(self._heap, (due, self._serial, number))
