"""Seats, bots and time: plays one round of the airport with whoever sits at its roles.

A bot is a plain function, called when something concerns it and one of its hands is idle. What
it decides acts at the second that it names, at least one second later: deciding takes time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import Any

from airportsim.engine.simulation import Answer, Simulation
from airportsim.model import events as e
from airportsim.model.commands import Command
from airportsim.model.interventions import Intervention
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

CONCERNS: dict[type[Any], tuple[Role, ...] | None] = {
    e.AlertRaised: (_AM,),
    e.AskedBack: (_AM,),
    e.ComplaintMade: (_AM,),
    e.TicketReported: (_DESK, _DM),
    e.FactsAdded: (_DESK,),
    e.TicketHandedBack: (_DESK,),
    e.TicketEscalated: (_DM,),
    e.TicketRestored: (_DESK,),
    e.TicketSeen: (_SPEC,),
    e.TicketAssigned: None,
    e.TicketTaken: (_DM,),
    e.WorkEnded: None,
    e.HandLent: None,
    e.FixProposed: (_VENDOR,),
    e.FixVerified: (_SPEC,),
    e.PurchaseRequested: (_DM, _DIR),
    e.CompensationAsked: (_DIR,),
    e.PurchaseAuthorised: (_DM,),
    e.PurchaseApproved: (_VENDOR, _DIR),
    e.PurchaseDenied: (_SPEC,),
    e.FundsReleased: (_DM,),
    e.MoneyGranted: (_DM,),
    e.FlightDiverted: (_DIR,),
    e.FaultCrashed: (_DIR,),
}
"""The roles that each event concerns; an event not named here concerns nobody.

None: the one hand that it names.
"""


Listen = Callable[[Role, int, Command, Answer], None]
"""Is told of a bot's command: role, hand, command, answer."""


@dataclass(slots=True)
class Player:
    """A bot at a role: its function, its memory, its view."""

    decide: Bot
    memory: Any
    view: View


@dataclass(slots=True)
class _Turn:
    """What a bot's hand is about to do."""

    hand: Hand
    role: Role
    commands: Sequence[Command]


class Table:
    """One round with bots at some or all of its roles.

    `claimed` are the hands that bots leave to people, as long as they work for this role; `listen`,
    if given, is told of every command that a bot gives, with its answer. While `held` is set, the
    clock goes no further than to the end of the second at which it stands.
    """

    def __init__(
        self,
        simulation: Simulation,
        bots: dict[Role, tuple[Bot, Any]],
        listen: Listen | None = None,
    ) -> None:
        self.simulation = simulation
        self.players = {
            role: Player(decide, memory, VIEWS[role](simulation.state))
            for role, (decide, memory) in bots.items()
        }
        self.claimed: dict[int, Role] = {}
        self.held = False
        self._listen = listen
        self._state = simulation.state
        self._turns: list[_Turn | None] = [None] * len(simulation.state.hands)
        self._heap: list[tuple[int, int, _Turn]] = []
        self._serial = count()
        self._read = 0
        for hand in simulation.state.hands:
            self._ask(hand)

    def submit(self, role: Role, command: Command, hand: int = -1) -> Answer:
        """Let a person give a command at the second at which the clock stands."""
        self._act()
        return self.simulation.submit(role, command, hand)

    def intervene(self, command: Intervention) -> Answer:
        """Let the facilitator change the airport at the second at which the clock stands."""
        self._act()
        return self.simulation.intervene(command)

    def settle(self) -> None:
        """Let the bots act that are due at the second at which the clock stands."""
        self._act()

    def seat(self, role: Role, decide: Bot, memory: Any) -> None:
        """Put a bot at a role, now; it takes up the work where it lies."""
        self._act()
        self.players[role] = Player(decide, memory, VIEWS[role](self._state))
        for hand in self._state.hands_of[role]:
            self._turns[hand.number] = None
            if hand.work is None:
                self._ask(hand)

    def unseat(self, role: Role) -> None:
        """Take the bot away from a role, now; what it was about to do is not done."""
        self._act()
        self.players.pop(role, None)
        for hand in self._state.hands_of[role]:
            self._turns[hand.number] = None

    def leave_to_people(self, hands: dict[int, Role]) -> None:
        """Let bots leave these hands, in these roles, to people, and take up all others, now."""
        self._act()
        freed = self.claimed.keys() - hands.keys()
        self.claimed = hands
        for number in hands:
            self._turns[number] = None
        for number in sorted(freed):
            hand = self._state.hands[number]
            if hand.work is None:
                self._ask(hand)

    def advance(self, to: int) -> None:
        """Play on until second `to`; what is due at `to` itself has not happened yet."""
        simulation, state, heap = self.simulation, self._state, self._heap
        journal, to = simulation.journal, min(to, simulation.end)
        if len(journal) > self._read and state.now < to:
            simulation.finish_second()
            self._wake()
        while state.now < to:
            if self.held:
                to = state.now + 1
            due = heap[0][0] if heap else to
            if not simulation.step(min(to, due)):
                if due >= to:
                    break
                self._act()
                simulation.finish_second()
            if len(journal) > self._read:
                self._wake()

    def _act(self) -> None:
        """Let all bots act that are due now."""
        heap, turns, now = self._heap, self._turns, self._state.now
        while heap and heap[0][0] <= now:
            turn = heappop(heap)[2]
            if turns[turn.hand.number] is turn:
                self._take_turn(turn)

    def _take_turn(self, turn: _Turn) -> None:
        hand = turn.hand
        if hand.role is not turn.role:
            self._ask(hand)
        elif hand.work is not None:
            self._plan(turn, max(hand.until, self._state.now) + 1)
        else:
            for command in turn.commands:
                answer = self.simulation.submit(turn.role, command, hand.number)
                if self._listen is not None:
                    self._listen(turn.role, hand.number, command, answer)
                if isinstance(answer, Refusal):
                    break
            self._turns[hand.number] = None
            if hand.work is None:
                self._ask(hand)

    def _wake(self) -> None:
        """Rouse one idle hand of each role that something of this second concerns."""
        journal = self.simulation.journal
        news = journal[self._read :]
        self._read = len(journal)
        for _, _, event in news:
            kind = event.__class__
            if kind not in CONCERNS:
                continue
            roles = CONCERNS[kind]
            if roles is None:
                self._rouse(self._state.hands[event.hand])  # type: ignore[union-attr]
                continue
            for role in roles:
                if role in self.players:
                    self._rouse_one(role, getattr(event, "ticket", -1))

    def _rouse_one(self, role: Role, ticket: int) -> None:
        """Rouse those of a role who hold a ticket, or else the first hand that is idle."""
        state = self._state
        if ticket >= 0 and (holders := state.tickets[ticket].holders):
            hands = [state.hands[number] for number in holders]
            roused = [self._rouse(hand) for hand in hands if hand.role is role]
            if any(roused):
                return
        for hand in state.hands_of[role]:
            if hand.work is None and self._is_idle(hand) and not self._is_claimed(hand):
                self._ask(hand)
                return

    def _rouse(self, hand: Hand) -> bool:
        """Ask a hand that neither works nor is about to act; whether it has found something."""
        return hand.work is None and self._is_idle(hand) and self._ask(hand)

    def _is_idle(self, hand: Hand) -> bool:
        """Whether a hand is not about to act."""
        turn = self._turns[hand.number]
        return turn is None or not turn.commands

    def _is_claimed(self, hand: Hand) -> bool:
        """Whether a hand is left to a person; lent to another role, it is not."""
        return self.claimed.get(hand.number) is hand.role

    def _ask(self, hand: Hand) -> bool:
        """Let a bot decide what a hand does next; whether it has found something."""
        role = hand.role
        self._turns[hand.number] = None
        if role not in self.players or (self.claimed and self._is_claimed(hand)):
            return False
        player = self.players[role]
        view = player.view
        view.hand = hand.number
        commands, player.memory, wake_at = player.decide(view, player.memory)
        if wake_at is None:
            return False
        self._plan(_Turn(hand, role, commands), max(wake_at, self._state.now + 1))
        return bool(commands)

    def _plan(self, turn: _Turn, due: int) -> None:
        self._turns[turn.hand.number] = turn
        heappush(self._heap, (due, next(self._serial), turn))
