"""The public board that everybody sees, and the parts of which the roles' windows are made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from airportsim.model.airport import Tile
from airportsim.model.commands import Command
from airportsim.model.refusals import Code, Refusal
from airportsim.model.rules import refusal
from airportsim.model.rules_of_first_contact import has_knowledge_base
from airportsim.model.rules_of_money import meets_criteria, old_enough_at
from airportsim.model.scenario import Kind, Scenario
from airportsim.model.score import profit_so_far
from airportsim.model.state import State
from airportsim.model.team import Article
from airportsim.model.words import (
    FactKind,
    FlightState,
    Lever,
    Role,
    Work,
)
from airportsim.play.outlook import outlook
from airportsim.play.slips import (
    AlertSlip,
    FailureSlip,
    OrderSlip,
    ProposalSlip,
    ReportSlip,
    WorkSlip,
    shown,
    shows,
)
from airportsim.play.strips import Strip as Strip
from airportsim.play.strips import stopped, strips, tally
from airportsim.play.tiles import Heard, tiles
from airportsim.play.tiles import TileState as TileState
from airportsim.play.tiles import TileView as TileView

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class HandView:
    """A person: his number, his role, and what he is doing until when (None: he is free).

    `home` is the role that he has been lent from, or `role` itself; `delay` is how much longer his
    work takes because he was disturbed, in seconds.
    """

    number: int
    role: Role
    work: Work | None
    target: int
    until: int
    home: Role
    delay: int


class Slips(dict[int, S]):
    """All things of one kind, by number, as a role may see them; each is cut when looked at."""

    __slots__ = ("_cut", "_state", "_things")

    def __init__(self, state: State, things: Sequence[T], cut: Callable[[State, T], S]) -> None:
        super().__init__()
        self._state = state
        self._things: Sequence[Any] = things
        self._cut: Callable[[State, Any], S] = cut

    def __missing__(self, number: int) -> S:
        slip = self[number] = self._cut(self._state, self._things[number])
        return slip


class Queue(Generic[S]):
    """What waits for somebody, in order of arrival, each cut to what the role may see."""

    __slots__ = ("_slip", "_waiting")

    def __init__(self, waiting: dict[int, Any], slips: Slips[S]) -> None:
        self._waiting = waiting
        self._slip = slips.__getitem__

    def __iter__(self) -> Iterator[S]:
        return map(self._slip, self._waiting)

    def __reversed__(self) -> Iterator[S]:
        return map(self._slip, reversed(self._waiting))

    def __len__(self) -> int:
        return len(self._waiting)

    def __contains__(self, number: int) -> bool:
        return number in self._waiting


class View:
    """The public board, which everybody sees, and the base of every role's window.

    `role` is None for whoever has none. `hand` is the number of the hand that looks, or -1 for the
    role as a whole.
    """

    role: Role | None = None

    def __init__(self, state: State) -> None:
        self._state = state
        self.hand = -1

    now: int = shows("_state.now")
    """The second of round time."""

    end: int = shows("_state.airport.scenario.schedule.round")
    """The second at which the round is over."""

    @property
    def left(self) -> int:
        """Seconds of the round that are left."""
        return self.end - self.now

    scenario: Scenario = shows("_state.airport.scenario")
    """The rules of the game: names, prices, durations."""

    round: int = shows("_state.setup.number")
    """The number of the round, from 1."""

    levers: frozenset[Lever] = shows("_state.levers")
    """The improvements that the team works with."""

    focus: str = shows("_state.focus")
    """The terminal that goes first, or ""."""

    landed: int = shows("_state.away")
    """Flights landed and away."""

    lost: int = shows("_state.lost")
    """Flights diverted or cancelled."""

    @property
    def money(self) -> dict[str, int]:
        """Profit so far, budget, released, granted by the facilitator, and spent (USD)."""
        state = self._state
        return {
            "profit": profit_so_far(state),
            "budget": state.setup.budget,
            "released": state.released,
            "granted": state.granted,
            "spent": state.spent,
        }

    @property
    def outlook(self) -> tuple[int, int] | None:
        """Flights on course to be landed at the end, and the profit that this leaves (USD).

        None while it is too early to tell.
        """
        return outlook(self._state)

    @property
    def flights(self) -> dict[int, tuple[str, FlightState, int]]:
        """Flights by number: terminal, state, and since when."""
        return {f.number: (f.terminal, f.state, f.since) for f in self._state.flights}

    @property
    def hands(self) -> tuple[HandView, ...]:
        """The people of this role."""
        return self._hands_of(self.role) if self.role else ()

    def board(self) -> dict[Tile, TileView]:
        """Every tile of the board, in its order; nobody's window shows what only others know."""
        return tiles(self._state, self._heard())

    def strips(self, terminal: str) -> tuple[Strip, ...]:
        """A terminal's flights: holding, landing, on stand, departing, the next two inbound."""
        return strips(self._state, terminal)

    def stopped(self, terminal: str) -> tuple[str, ...]:
        """The services that are down at a terminal and stop flights there now."""
        return stopped(self._state, terminal)

    def tally(self, terminal: str) -> tuple[int, int]:
        """Flights of a terminal landed and away, and lost, so far."""
        return tally(self._state, terminal)

    def is_down(self, service: str, terminal: str) -> bool:
        """Whether a tile of the board is down."""
        return self._state.is_down((service, terminal))

    def waiting(self, terminals: tuple[str, ...]) -> int:
        """Flights that hold over, or stand at, terminals."""
        return self._state.waiting(terminals)

    def stopped_by(self, service: str, terminals: tuple[str, ...]) -> int:
        """Flights at terminals that need a service for their next step."""
        return self._state.stopped_by(service, terminals)

    def refusal(self, command: Command, hand: int | None = None) -> Refusal | None:
        """Why a command would be refused now, or None; to this hand, or to the one that looks."""
        if self.role is None:
            return Refusal(Code.NOT_YOUR_ROLE)
        return refusal(self._state, self.role, command, self.hand if hand is None else hand)

    def snapshot(self) -> dict[str, Any]:
        """Everything that this window shows, as plain values: what a remote seat is sent."""
        plain: dict[str, Any] = {}
        for cls in type(self).__mro__:
            for name, member in vars(cls).items():
                if isinstance(member, property) and name not in ("scenario", *plain):
                    plain[name] = _plain(getattr(self, name))
        plain["down"] = [tile for tile in self._state.airport.tiles if self._state.is_down(tile)]
        plain["board"] = self.board()
        for name in ("strips", "stopped", "tally"):
            plain[name] = {t: getattr(self, name)(t) for t in self.scenario.terminals}
        return plain

    def _heard(self) -> Heard:
        """What this window's owner has heard of failing services."""
        return ()

    def _hands_of(self, role: Role) -> tuple[HandView, ...]:
        return tuple(
            HandView(h.number, h.role, h.work, h.target, h.until, h.home, h.delay)
            for h in self._state.hands_of[role]
        )


class Paying(View):
    """A role that sees what may be spent."""

    @property
    def available(self) -> int:
        """USD that may be spent now."""
        return self._state.available()

    @property
    def reserve(self) -> int:
        """USD of the budget not yet released."""
        return self._state.reserve()

    frozen: bool = shows("_state.frozen")
    """Whether the director has stopped all buying."""


class Knowing(View):
    """A role that the knowledge base can reach."""

    role: Role

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles within this role's reach, by their numbers."""
        reached = has_knowledge_base(self._state, self.role)
        return tuple(self._state.articles) if reached else ()

    def matching(self, slip: ReportSlip) -> list[int]:
        """Articles whose signs agree with what is written in a ticket, and not yet struck off."""
        state, ticket = self._state, slip._ticket
        if not state.articles or not has_knowledge_base(state, self.role):
            return []
        manner = ""
        last = len(ticket.symptom.facts) - 1
        if ticket.facts >> last & 1 and ticket.symptom.facts[last].kind is FactKind.SINCE:
            manner = ticket.symptom.facts[last].about[0]
        found = []
        for item in state.candidates(ticket):
            for number in state.articles_on.get(item, ()):
                if number not in ticket.struck_off:
                    kind = self.scenario.kinds[state.airport.items[item].kind]
                    mode = kind.modes[state.articles[number].mode]
                    if not manner or mode.manner.value == manner:
                        found.append(number)
        return found


class Repairing(View):
    """A role that sees the specialists' tickets whole."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._slips = Slips(state, state.tickets, WorkSlip)
        self._tickets = Queue(state.with_specialists, self._slips)

    tickets: Queue[WorkSlip] = shows("_tickets")
    """Tickets that specialists hold."""

    @property
    def mirrors(self) -> dict[str, bool]:
        """Mirrors bought: item to whether it has been switched to."""
        return dict(self._state.mirrors)

    contract_known: bool = shows("_state.contract_known")
    """Whether anybody knows how to buy."""

    def candidates(self, slip: WorkSlip) -> tuple[str, ...]:
        """Items that agree with what is written in a ticket."""
        return self._state.candidates(slip._ticket)

    def kind_of(self, item: str) -> Kind:
        """The kind of an item, with its remedies: the page of the handbook."""
        return self.scenario.kinds[self._state.airport.items[item].kind]

    def may_buy(self, slip: WorkSlip) -> bool:
        """Whether the team's criteria let a ticket's fix be bought now."""
        return meets_criteria(self._state, slip._ticket)

    def old_enough_at(self, slip: WorkSlip) -> int:
        """The second from which a ticket's age alone lets its fix be bought."""
        return old_enough_at(self._state, slip._ticket)

    def ready_mirror(self, item: str) -> bool:
        """Whether an item has a mirror that has not been used."""
        return self._state.mirrors.get(item) is False


def _plain(value: Any) -> Any:
    if isinstance(value, Queue | list):
        return [_plain(v) for v in value]
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if isinstance(value, ReportSlip | AlertSlip | FailureSlip | ProposalSlip | OrderSlip):
        return shown(value)
    return value
