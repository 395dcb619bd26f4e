"""What each role can see: one read-only window a role, filtered lazily, kept by the state's queues.

Everybody sees the public board: tiles, flights, money, clock. What else a role sees is what its
class here offers, and nothing more; which item is faulty is known to the vendor alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from airportsim.model.refusals import Refusal
from airportsim.model.commands import Command
from airportsim.model.rules import refusal
from airportsim.model.rules_of_first_contact import has_knowledge_base
from airportsim.model.rules_of_money import meets_criteria, old_enough_at
from airportsim.model.scenario import Scenario
from airportsim.model.score import profit_so_far
from airportsim.model.state import Alert, Complaint, State, Ticket
from airportsim.model.team import Article
from airportsim.model.words import FactKind, FlightState, Lever, PurchaseState, Role, TicketState, Work
from airportsim.play.slips import (
    AlertSlip,
    DeskSlip,
    OrderSlip,
    ProposalSlip,
    ReportSlip,
    WorkSlip,
    shown,
)

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class HandView:
    """A person: his number, his role, and what he is doing until when (None: he is free)."""

    number: int
    role: Role
    work: Work | None
    target: int
    until: int


class Queue(Generic[T, S]):
    """What waits for somebody, in order of arrival, each cut to what the role may see."""

    __slots__ = ("_cut", "_slips", "_state", "_things")

    def __init__(
        self,
        state: State,
        things: dict[int, T],
        cut: Callable[[State, T], S],
        slips: dict[int, S],
    ) -> None:
        self._state = state
        self._things = things
        self._cut = cut
        self._slips = slips

    def __iter__(self) -> Iterator[S]:
        slips = self._slips
        for number, thing in self._things.items():
            slip = slips.get(number)
            if slip is None:
                slip = slips[number] = self._cut(self._state, thing)
            yield slip

    def __reversed__(self) -> Iterator[S]:
        slips = self._slips
        for number in reversed(self._things):
            slip = slips.get(number)
            if slip is None:
                slip = slips[number] = self._cut(self._state, self._things[number])
            yield slip

    def __len__(self) -> int:
        return len(self._things)

    def __contains__(self, number: int) -> bool:
        return number in self._things


class View:
    """The public board, which every role sees, and the base of every role's window.

    `hand` is the number of the hand that looks, or -1 for the role as a whole.
    """

    role: Role

    def __init__(self, state: State) -> None:
        self._state = state
        self.hand = -1

    @property
    def now(self) -> int:
        """The second of round time."""
        return self._state.now

    @property
    def scenario(self) -> Scenario:
        """The rules of the game: names, prices, durations."""
        return self._state.airport.scenario

    @property
    def round(self) -> int:
        """The number of the round, from 1."""
        return self._state.setup.number

    @property
    def levers(self) -> frozenset[Lever]:
        """The improvements that the team works with."""
        return self._state.levers

    @property
    def focus(self) -> str:
        """The terminal that goes first, or ""."""
        return self._state.focus

    @property
    def landed(self) -> int:
        """Flights landed and away."""
        return self._state.away

    @property
    def lost(self) -> int:
        """Flights diverted or cancelled."""
        return self._state.lost

    @property
    def money(self) -> dict[str, int]:
        """Profit so far, budget, released and spent (USD)."""
        state = self._state
        return {
            "profit": profit_so_far(state),
            "budget": state.setup.budget,
            "released": state.released,
            "spent": state.spent,
        }

    @property
    def flights(self) -> dict[int, tuple[str, FlightState, int]]:
        """Flights by number: terminal, state, and since when."""
        return {f.number: (f.terminal, f.state, f.since) for f in self._state.flights}

    @property
    def hands(self) -> tuple[HandView, ...]:
        """The people of this role."""
        return self._hands_of(self.role)

    def is_down(self, service: str, terminal: str) -> bool:
        """Whether a tile of the board is down."""
        return self._state.is_down((service, terminal))

    def waiting(self, terminals: tuple[str, ...]) -> int:
        """Flights that hold over, or stand at, terminals."""
        return self._state.waiting(terminals)

    def stopped_by(self, service: str, terminals: tuple[str, ...]) -> int:
        """Flights at terminals that need a service for their next step."""
        return self._state.stopped_by(service, terminals)

    def refusal(self, command: Command) -> Refusal | None:
        """Why a command would be refused now, or None."""
        return refusal(self._state, self.role, command, self.hand)

    def snapshot(self) -> dict[str, Any]:
        """Everything that this window shows, as plain values: what a remote seat is sent."""
        plain: dict[str, Any] = {}
        for cls in type(self).__mro__:
            for name, member in vars(cls).items():
                if isinstance(member, property) and name not in ("scenario", *plain):
                    plain[name] = _plain(getattr(self, name))
        tiles = self._state.airport.tiles
        plain["down"] = [tile for tile in tiles if self._state.is_down(tile)]
        return plain

    def _hands_of(self, role: Role) -> tuple[HandView, ...]:
        return tuple(
            HandView(h.number, h.role, h.work, h.target, h.until)
            for h in self._state.hands_of[role]
        )


class Knowing(View):
    """A role that the knowledge base can reach."""

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


class AccountManagerView(Knowing):
    """The account manager's window: what the airlines tell, and what became of his reports."""

    role = Role.ACCOUNT_MANAGER

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._slips: dict[int, ReportSlip] = {}
        self._asked = Queue(state, state.asked, ReportSlip, self._slips)
        self._reports = Queue(state, state.reports, ReportSlip, self._slips)
        self._escalated = Queue(state, state.escalated, ReportSlip, self._slips)
        self._alerts = Queue[Alert, AlertSlip](state, state.unreported, AlertSlip, {})

    @property
    def alerts(self) -> Queue[Alert, AlertSlip]:
        """Alerts not yet reported."""
        return self._alerts

    @property
    def asked(self) -> Queue[Ticket, ReportSlip]:
        """Tickets on which the desk wants to know more."""
        return self._asked

    @property
    def reports(self) -> Queue[Ticket, ReportSlip]:
        """All that was reported and is not over."""
        return self._reports

    @property
    def escalated(self) -> Queue[Ticket, ReportSlip]:
        """What the desk has passed on and not heard of as restored."""
        return self._escalated

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        """Open complaints, the oldest first."""
        return tuple(self._state.complaints.values())

    @property
    def moods(self) -> dict[str, int]:
        """The airlines' satisfaction, 0 to 100, by terminal."""
        return dict(self._state.moods)

    def alert(self, number: int) -> AlertSlip:
        """The alert with a number."""
        return AlertSlip(self._state, self._state.alerts[number])


class ServiceDeskView(Knowing):
    """The service desk's window: reports, tickets on the desk, and what became of the others."""

    role = Role.SERVICE_DESK

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._slips: dict[int, DeskSlip] = {}
        self._to_log = Queue(state, state.to_log, DeskSlip, self._slips)
        self._at_desk = Queue(state, state.at_desk, DeskSlip, self._slips)
        self._restored = Queue(state, state.restored, DeskSlip, self._slips)
        self._reports = Queue(state, state.reports, DeskSlip, self._slips)
        self._escalated = Queue(state, state.escalated, DeskSlip, self._slips)

    @property
    def to_log(self) -> Queue[Ticket, DeskSlip]:
        """Reports not yet logged."""
        return self._to_log

    @property
    def at_desk(self) -> Queue[Ticket, DeskSlip]:
        """Tickets that the desk has to do something about."""
        return self._at_desk

    @property
    def restored(self) -> Queue[Ticket, DeskSlip]:
        """Tickets to be closed."""
        return self._restored

    @property
    def reports(self) -> Queue[Ticket, DeskSlip]:
        """All tickets that are not over."""
        return self._reports

    @property
    def escalated(self) -> Queue[Ticket, DeskSlip]:
        """Tickets passed on and not back."""
        return self._escalated


class _Repairing(View):
    """A role that sees the specialists' tickets whole."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._slips: dict[int, WorkSlip] = {}
        self._tickets = Queue(state, state.with_specialists, WorkSlip, self._slips)

    @property
    def tickets(self) -> Queue[Ticket, WorkSlip]:
        """Tickets that specialists hold."""
        return self._tickets

    @property
    def mirrors(self) -> dict[str, bool]:
        """Mirrors bought: item to whether it has been switched to."""
        return dict(self._state.mirrors)

    @property
    def contract_known(self) -> bool:
        """Whether anybody knows how to buy."""
        return self._state.contract_known

    def candidates(self, slip: WorkSlip) -> tuple[str, ...]:
        """Items that agree with what is written in a ticket."""
        return self._state.candidates(slip._ticket)

    def may_buy(self, slip: WorkSlip) -> bool:
        """Whether the team's criteria let a ticket's fix be bought now."""
        return meets_criteria(self._state, slip._ticket)

    def old_enough_at(self, slip: WorkSlip) -> int:
        """The second from which a ticket's age alone lets its fix be bought."""
        return old_enough_at(self._state, slip._ticket)

    def ready_mirror(self, item: str) -> bool:
        """Whether an item has a mirror that has not been used."""
        return self._state.mirrors.get(item) is False


class SpecialistView(_Repairing, Knowing):
    """The technical specialist's window: escalated tickets as written, the dependency map."""

    role = Role.SPECIALIST

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._to_write = Queue(state, state.to_write, WorkSlip, self._slips)
        self._unassigned = Queue(state, state.unassigned, WorkSlip, self._slips)
        self._own = {
            hand: Queue(state, held, WorkSlip, self._slips) for hand, held in state.held_by.items()
        }

    def held_by(self, hand: int) -> Queue[Ticket, WorkSlip]:
        """Tickets that a specialist's hand holds."""
        return self._own[hand]

    @property
    def tray(self) -> list[WorkSlip]:
        """Escalated tickets that nobody has taken and that somebody has seen in the tray."""
        if Lever.NAMED_CONTACTS in self._state.levers:
            return []
        return [slip for slip in self._unassigned if slip._ticket.seen_at >= 0]

    @property
    def to_write(self) -> Queue[Ticket, WorkSlip]:
        """Cured tickets whose cure the knowledge base lacks."""
        return self._to_write

    @property
    def map(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The dependency map: item to the services, with terminals, that fail with it."""
        return self._state.airport.covers


class DeliveryManagerView(_Repairing):
    """The service delivery manager's window: every ticket, every hand, every request."""

    role = Role.DELIVERY_MANAGER

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._unassigned = Queue(state, state.unassigned, WorkSlip, self._slips)
        self._requested = Queue(state, state.requested, WorkSlip, self._slips)
        self._all = Queue(state, state.reports, WorkSlip, self._slips)

    @property
    def unassigned(self) -> Queue[Ticket, WorkSlip]:
        """Escalated tickets that nobody holds."""
        return self._unassigned

    @property
    def requested(self) -> Queue[Ticket, WorkSlip]:
        """Requests to buy."""
        return self._requested

    @property
    def all_tickets(self) -> Queue[Ticket, WorkSlip]:
        """Every open ticket."""
        return self._all

    @property
    def everybody(self) -> tuple[HandView, ...]:
        """All the team's people."""
        return tuple(hand for role in Role for hand in self._hands_of(role))

    @property
    def frozen(self) -> bool:
        """Whether the director has stopped all buying."""
        return self._state.frozen

    @property
    def available(self) -> int:
        """USD that may be spent now."""
        return self._state.available()

    def load(self) -> dict[int, int]:
        """Tickets that each specialist holds and can work on."""
        bought, held_by = PurchaseState.APPROVED, self._state.held_by
        return {
            hand.number: sum(t.purchase is not bought for t in held_by[hand.number].values())
            for hand in self._state.hands_of[Role.SPECIALIST]
        }


class DirectorView(View):
    """The operations director's window: forecast, money, airlines, requests above the limit."""

    role = Role.DIRECTOR

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._slips: dict[int, WorkSlip] = {}
        self._requested = Queue(state, state.requested, WorkSlip, self._slips)

    @property
    def requested(self) -> Queue[Ticket, WorkSlip]:
        """Requests to buy."""
        return self._requested

    @property
    def available(self) -> int:
        """USD that may be spent now."""
        return self._state.available()

    @property
    def reserve(self) -> int:
        """USD of the budget not yet released."""
        return self._state.reserve()

    @property
    def frozen(self) -> bool:
        """Whether all buying has been stopped."""
        return self._state.frozen

    @property
    def moods(self) -> dict[str, int]:
        """The airlines' satisfaction, 0 to 100, by terminal."""
        return dict(self._state.moods)

    @property
    def forecast(self) -> int:
        """Flights landed at the end, if the share of flights lost stays as it is."""
        state = self._state
        due = sum(1 for f in state.flights if f.due <= state.now)
        return len(state.flights) * state.away // due if due else len(state.flights)


class VendorView(View):
    """The vendor's window: proposed fixes beside the truth, and what was bought."""

    role = Role.VENDOR

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._proposed = Queue(state, state.proposed, ProposalSlip, {})
        self._bought = Queue(state, state.bought, OrderSlip, {})

    @property
    def proposed(self) -> Queue[Ticket, ProposalSlip]:
        """Fixes to be checked."""
        return self._proposed

    @property
    def bought(self) -> Queue[Ticket, OrderSlip]:
        """Help to be delivered."""
        return self._bought

    @property
    def truth(self) -> dict[str, str]:
        """Which items are broken, and how."""
        return {item: fault.type.mode for item, fault in self._state.broken.items()}

    def remedy_for(self, item: str) -> str:
        """The right remedy for an item, "" if it is healthy."""
        fault = self._state.broken.get(item)
        return fault.type.remedy if fault else ""


VIEWS: dict[Role, Callable[[State], View]] = {
    Role.ACCOUNT_MANAGER: AccountManagerView,
    Role.SERVICE_DESK: ServiceDeskView,
    Role.SPECIALIST: SpecialistView,
    Role.DELIVERY_MANAGER: DeliveryManagerView,
    Role.DIRECTOR: DirectorView,
    Role.VENDOR: VendorView,
}
"""The window of each role."""


def _plain(value: Any) -> Any:
    if isinstance(value, Queue | list):
        return [_plain(v) for v in value]
    if isinstance(value, ReportSlip | AlertSlip | ProposalSlip | OrderSlip):
        return shown(value)
    return value
