"""The one mutable state of a round. Only `airportsim.model.apply` writes to it.

Queues of what waits for somebody are kept as the state changes, as dicts in order of arrival
(number to thing), so that nobody has to look through everything to find his work.
"""

from dataclasses import dataclass, field

from airportsim.model.airport import Airport, FaultType, Symptom, Tile
from airportsim.model.events import Event
from airportsim.model.team import Article, RoundSetup
from airportsim.model.words import (
    FlightState,
    Level,
    Lever,
    Phase,
    PurchaseState,
    RestoredBy,
    Role,
    TicketState,
    Verdict,
    Work,
)

Place = tuple[str, Phase]
"""A terminal and a phase: what a flight waits for."""


@dataclass(slots=True)
class Flight:
    """A flight; times are seconds of round time, -1 before they come."""

    number: int
    terminal: str
    due: int
    state: FlightState = FlightState.INBOUND
    since: int = 0
    landed_at: int = -1


@dataclass(slots=True)
class Hand:
    """A person of the team: `home` is his role, `role` the one he works for now.

    `delay` is how much longer his work takes because he was disturbed, in seconds.
    """

    number: int
    home: Role
    role: Role
    work: Work | None = None
    target: int = -1
    until: int = 0
    delay: int = 0


@dataclass(slots=True)
class Fault:
    """A fault that has struck, with the tiles that it holds down and the alerts it has raised."""

    number: int
    strike: int
    type: FaultType
    struck_at: int
    crashed_at: int = -1
    fixed_at: int = -1
    by: RestoredBy | None = None
    holds: list[Tile] = field(default_factory=list)
    alerts: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Injection:
    """A fault that the facilitator has injected, with the second at which it strikes."""

    item: str
    mode: str
    at: int


@dataclass(slots=True)
class Alert:
    """What the airlines told the account manager; nothing in it says which item is at fault."""

    number: int
    symptom: Symptom
    raised_at: int
    ticket: int = -1


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fix that lies before the vendor, since second `at`."""

    item: str
    cause: str
    remedy: str
    terminals: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Answered:
    """A proposed fix, with what the vendor has answered, and when."""

    proposal: Proposal
    verdict: Verdict
    at: int


@dataclass(slots=True)
class Ticket:
    """A ticket, from the first call on. Nothing in it is hidden truth.

    `facts` has bit n set if fact n of its symptom has been told; `told_state` is what the
    account manager and the desk know of its state; `tests` maps items to the mode found,
    empty if healthy; `struck_off` are the articles whose clue was not there; `answered` is all
    that the vendor has said, `rejected` what has turned out to be no cure.
    """

    number: int
    alert: int
    symptom: Symptom
    facts: int
    reported_at: int
    state: TicketState = TicketState.REPORTED
    told_state: TicketState = TicketState.REPORTED
    told_at: int = 0
    impact: Level = Level.LOW
    urgency: Level = Level.LOW
    priority: int = 0
    logged_at: int = -1
    first_aided: bool = False
    asked: bool = False
    escalated_at: int = -1
    seen_at: int = -1
    holders: list[int] = field(default_factory=list)
    tests: dict[str, str] = field(default_factory=dict)
    proposal: Proposal | None = None
    proposals: int = 0
    answered: list[Answered] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    struck_off: list[int] = field(default_factory=list)
    purchase: PurchaseState = PurchaseState.NONE
    authorised: bool = False
    restored_at: int = -1
    cured: tuple[str, str] | None = None
    merged_into: int = -1
    merged: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Complaint:
    """An open complaint of the airline at a terminal."""

    number: int
    terminal: str
    made_at: int


@dataclass(slots=True)
class Failure:
    """What one airline suffers: a service that its terminal lacks, known by the first alert of it.

    `due` is the second by which it was last promised back, `paid` what it was paid and `asked` what
    lies before the director (USD), `over_at` when the service ran again; -1 for none. `refused` is
    what he said to the last sum, if he has.
    """

    alert: int
    terminal: str
    service: str
    since: int
    due: int = -1
    apologised: bool = False
    paid: int = 0
    asked: int = 0
    over_at: int = -1
    refused: bool = False


class State:
    """All facts of a running round, seen by nobody as a whole but the engine.

    `now` is the second of round time; the engine sets it before it applies an event. `down_at`
    has the second at which each service at a terminal last went down; `seen`, by second and event,
    the tiles that everybody saw change with it.
    """

    __slots__ = (
        "airport", "alerts", "articles", "articles_on", "asked", "at_desk", "authority", "away",
        "bought", "broken", "compensations", "complaint_count", "complaints", "contract_known",
        "down_at", "down_in", "down_since", "down_total", "escalated", "failing", "failures",
        "faults", "flights", "focus", "frozen", "granted", "hands", "hands_of", "held", "held_by",
        "holding", "injected", "landing", "levers", "lost", "mirrors", "money_asked", "moods",
        "now", "on_stand", "open_complaints", "pace", "promised_until", "proposed", "red_cost",
        "released", "reports", "requested", "restored", "round", "running", "seen", "setup",
        "spent", "tickets", "to_log", "to_write", "tray", "truth", "unassigned", "unreported",
        "with_specialists", "worsened",
    )  # fmt: skip
    # Read some hundred thousand times a round: so it is quicker than from a dict of so many names.

    def __init__(self, airport: Airport, setup: RoundSetup) -> None:
        scenario = airport.scenario
        self.airport = airport
        self.setup = setup
        self.round = scenario.rounds[setup.number - 1]
        self.levers = setup.levers
        self.now = 0
        self.flights = [Flight(n, f.terminal, f.due) for n, f in enumerate(airport.timetable)]
        self.holding: dict[str, dict[int, Flight]] = {t: {} for t in scenario.terminals}
        self.on_stand: dict[str, dict[int, Flight]] = {t: {} for t in scenario.terminals}
        self.landing: dict[int, Flight] = {}
        self.away = 0
        self.lost = 0
        self.held: dict[Tile, int] = {}
        self.down_at: dict[Tile, int] = {}
        self.seen: dict[tuple[int, Event], tuple[Tile, ...]] = {}
        self.down_in: dict[Place, int] = {}
        self.down_since: dict[Place, int] = {}
        self.down_total: dict[Place, int] = {}
        self.faults: list[Fault] = []
        self.broken: dict[str, Fault] = {}
        self.worsened: dict[str, int] = {}
        self.injected: list[Injection] = []
        self.pace = 100
        self.alerts: list[Alert] = []
        self.truth: list[int] = []
        self.hands = [
            Hand(n, role, role)
            for n, role in enumerate(r for r in Role for _ in range(setup.staff.get(r, 0)))
        ]
        self.hands_of: dict[Role, list[Hand]] = {
            role: [hand for hand in self.hands if hand.role is role] for role in Role
        }
        self.running: set[tuple[Role, Work, int, str]] = set()
        self._open_queues()
        self.moods = dict(setup.moods)
        self.articles: list[Article] = list(setup.articles)
        self.articles_on: dict[str, list[int]] = {}
        for n, article in enumerate(self.articles):
            self.articles_on.setdefault(article.item, []).append(n)
        self.mirrors = dict.fromkeys(setup.mirrors, False)
        self.contract_known = bool(
            setup.levers & {Lever.PURCHASING_OPEN, Lever.PURCHASING_CRITERIA}
        )
        self.released = min(scenario.money.released, setup.budget)
        self.granted = 0
        self.spent = 0
        self.compensations = 0
        self.authority = scenario.money.authority
        self.red_cost = 0
        self.frozen = False
        self.focus = ""

    def _open_queues(self) -> None:
        """The tickets, and everything that waits for somebody."""
        self.tickets: list[Ticket] = []
        self.unreported: dict[int, Alert] = {}
        self.reports: dict[int, Ticket] = {}
        self.asked: dict[int, Ticket] = {}
        self.to_log: dict[int, Ticket] = {}
        self.at_desk: dict[int, Ticket] = {}
        self.tray: dict[int, Ticket] = {}
        self.unassigned: dict[int, Ticket] = {}
        self.with_specialists: dict[int, Ticket] = {}
        self.held_by: dict[int, dict[int, Ticket]] = {hand.number: {} for hand in self.hands}
        self.escalated: dict[int, Ticket] = {}
        self.restored: dict[int, Ticket] = {}
        self.to_write: dict[int, Ticket] = {}
        self.proposed: dict[int, Ticket] = {}
        self.requested: dict[int, Ticket] = {}
        self.bought: dict[int, Ticket] = {}
        self.complaints: dict[int, Complaint] = {}
        self.complaint_count = 0
        self.failures: dict[tuple[int, str], Failure] = {}
        self.failing: dict[Tile, Failure] = {}
        self.money_asked: dict[tuple[int, str], Failure] = {}
        self.promised_until = dict.fromkeys(self.airport.scenario.terminals, 0)
        self.open_complaints = dict.fromkeys(self.airport.scenario.terminals, 0)

    def has(self, lever: Lever) -> bool:
        """Whether the team works with this improvement."""
        return lever in self.levers

    def is_down(self, tile: Tile) -> bool:
        """Whether a service at a terminal is down."""
        return self.held.get(tile, 0) > 0

    def crashed(self) -> set[Tile]:
        """The tiles that a crashed fault holds down."""
        crashed = (fault for fault in self.broken.values() if fault.crashed_at >= 0)
        return {tile for fault in crashed for tile in fault.holds}

    def is_blocked(self, place: Place) -> bool:
        """Whether flights at a terminal cannot go on with this phase."""
        return self.down_in.get(place, 0) > 0

    def blocked_time(self, place: Place) -> int:
        """Seconds so far for which a phase at a terminal was blocked."""
        total = self.down_total.get(place, 0)
        return total + self.now - self.down_since[place] if self.is_blocked(place) else total

    def ticket_of(self, alert: int) -> Ticket | None:
        """The ticket of an alert, if it has been reported."""
        number = self.alerts[alert].ticket
        return self.tickets[number] if number >= 0 else None

    def waiting(self, terminals: tuple[str, ...]) -> int:
        """Flights that hold over, or stand at, terminals."""
        return sum(len(self.holding[t]) + len(self.on_stand[t]) for t in terminals)

    def stopped_by(self, service: str, terminals: tuple[str, ...]) -> int:
        """Flights at terminals that need a service for their next step."""
        phase = self.airport.services[service].phase
        if phase is Phase.ARRIVAL:
            return sum(len(self.holding[t]) for t in terminals)
        stage = FlightState.ON_STAND if phase is Phase.TURNAROUND else FlightState.DEPARTING
        return sum(f.state is stage for t in terminals for f in self.on_stand[t].values())

    def available(self) -> int:
        """USD that may be spent now."""
        return self.released + self.granted - self.spent

    def reserve(self) -> int:
        """USD of the budget that the director has not yet released."""
        return self.setup.budget - self.released

    def candidates(self, ticket: Ticket) -> tuple[str, ...]:
        """Items that agree with what is written in a ticket."""
        return self.airport.candidates(ticket.symptom, ticket.facts)
