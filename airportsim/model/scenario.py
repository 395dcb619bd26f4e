"""A scenario: everything that a facilitator may change, as plain frozen values.

Times are whole seconds of round time (written "m:ss" in files), those of the workshop of real
time; money is whole USD.
The docstring under an attribute is the description of its key in a scenario file.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from airportsim.model.flying import Flying, Schedule
from airportsim.model.quality import Character, Measuring
from airportsim.model.text import Text as Text
from airportsim.model.values import FILE
from airportsim.model.words import Lever, Manner, OnDrop, Phase, Role, SessionPhase, Work


@dataclass(frozen=True, slots=True)
class Airline:
    """An airline, which flies one line from one terminal."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    id: str
    """The beginning of its flight numbers, usually two letters; letters, digits, - and _ only."""
    terminal: str
    """The terminal it flies from."""
    name: Text
    """Its name."""
    character: Character = field(default_factory=Character)
    """What it expects, and what it makes of what it gets."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service that every flight of every terminal needs in one phase of its stay."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    id: str
    """As on the board, usually three letters; letters, digits, - and _ only, 40 at most."""
    phase: Phase
    """When a flight needs it."""
    name: Text
    """Its name."""
    visible: bool = False
    """Passengers see it fail; if no service says so, they see every one."""


@dataclass(frozen=True, slots=True)
class Mode:
    """One way in which an item of a kind can fail."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    name: Text
    """The cause, as the knowledge base calls it."""
    manner: Manner
    """How it comes, as the airlines tell it."""
    clue: Text
    """The log line that a test of the item shows."""
    remedy: str
    """The one right remedy out of the kind's list."""
    first_line: bool = False
    """True if the service desk's checklist cures it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of configuration item, with its ways to fail and its remedies."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    name: Text
    """Its name."""
    remedies: dict[str, Text]
    """What can be done to an item of this kind."""
    modes: dict[str, Mode]
    """How an item of this kind can fail."""


@dataclass(frozen=True, slots=True)
class Item:
    """A configuration item: what it carries, what it rests on, how it fails."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    id: str
    """Letters, digits, - and _ only, 40 at most; lower-case letters and hyphens read best."""
    kind: str
    """Its kind."""
    name: Text
    """Its name."""
    faults: dict[str, float]
    """Modes in which it fails, each with its weight in the draw (0: only if fixed by hand)."""
    carries: dict[str, tuple[str, ...]]
    """Services that it carries itself, each with the terminals."""
    needs: tuple[str, ...] = ()
    """Items that it rests on: when one of these fails, this one fails with it."""
    limps: tuple[str, ...] = ()
    """Neighbouring services that limp, without failing, when it fails."""


@dataclass(frozen=True, slots=True)
class Strikes:
    """How faults come during a round."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    count: int
    """Faults drawn for a round, beside those that are fixed by hand."""
    first: int
    """No drawn fault strikes before this second."""
    last: int
    """No drawn fault strikes after this second."""
    acceleration: float
    """The rate of faults at the end over the rate at the beginning."""
    false_alarms: int
    """Alerts a round behind which there is no IT fault."""
    alert_gap_min: int
    """Least seconds between two alerts of one fault."""
    alert_gap_max: int
    """Most seconds between two alerts of one fault."""


@dataclass(frozen=True, slots=True)
class FixedFault:
    """A fault that the scenario sets by hand."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    at: int
    """When it strikes."""
    item: str
    """The item that fails."""
    mode: str
    """How it fails."""


@dataclass(frozen=True, slots=True)
class Round:
    """What differs from round to round."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    budget: int
    """IT maintenance money of the round."""
    crash_after: int
    """A fault that lasts longer than this crashes and spreads."""
    faults: tuple[FixedFault, ...] = ()
    """Faults set by hand."""


@dataclass(frozen=True, slots=True)
class Promise:
    """An SLA that the director can sign."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    target: int
    """Promised success rate in percent."""
    fee: int
    """Earned for promising it."""
    penalty: int
    """Owed for each flight missed below the promise."""


@dataclass(frozen=True, slots=True)
class Money:
    """Income, costs and prices."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    per_flight: int
    """Income of a flight that landed and took off again."""
    fixed_cost: int
    """Cost of a round, accruing by the second."""
    released: int
    """How much of the budget is released when the round starts."""
    release_step: int
    """The director releases the rest in steps of this size."""
    fix_one: int
    """Price of a vendor's fix that concerns one terminal."""
    fix_two: int
    """Price of a vendor's fix that concerns two terminals."""
    fix_airport: int
    """Price of a vendor's fix that concerns more."""
    mirror: int
    """Price of a mirror server for one item."""
    limit: int
    """A request above this price needs the director's authorisation."""
    compensation: int
    """Paid to an airline to settle a complaint at once."""
    most_compensations: int
    """Compensations that the account manager may pay in a round."""
    red_cost: int
    """Cost of each minute that an airline is in the red."""
    promises: tuple[Promise, ...]
    """The SLAs on offer; a team that signs none has the first."""
    authority: int = 2_000
    """What the account manager may pay for one failure without asking the director."""


@dataclass(frozen=True, slots=True)
class Moods:
    """How the airlines' satisfaction, 0 to 100, moves."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    start: int
    """Satisfaction before the first round."""
    red: int
    """Below this an airline is in the red."""
    landed: int
    """Gained by each flight landed."""
    lost: int
    """Taken by each flight lost."""
    complaint: int
    """Taken by each complaint."""
    informed: int
    """Given back by news, or by a promise that was kept."""
    compensated: int
    """Given back by a compensation."""
    complain_after: int
    """A flight stopped for this long makes its airline complain."""
    most_open: int
    """Open complaints of one airline at the most."""
    apologised: int = 1
    """Given back by an apology."""


@dataclass(frozen=True, slots=True)
class Practice:
    """The working rules behind the levers."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    facts_per_call: int
    """Facts that one call carries without the report form."""
    look_every: int
    """Without named contacts somebody looks into the tray of escalations this often."""
    wrong_change: int
    """A wrong change takes its item down for this long."""
    buy_waiting: int
    """Purchasing by criteria: a fix may be bought when this many flights wait for it."""
    buy_age: int
    """Purchasing by criteria, without priority levels: a fix may be bought at this age."""
    predictions: int
    """Articles that can be prepared in one Plan."""
    limits: tuple[int, int, int]
    """Time limits of P1, P2 and P3, past which a fix may be bought."""


@dataclass(frozen=True, slots=True)
class LeverCard:
    """What adopting an improvement takes."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    id: Lever
    """The improvement."""
    effort: int
    """Points of team effort."""
    name: Text
    """Its name."""
    about: Text
    """What it changes."""
    needs: tuple[Lever, ...] = ()
    """Improvements that must be adopted first."""
    price: int = 0
    """USD of the round's budget, once."""
    answers: tuple[str, ...] = ()
    """Observations of the workshop that turn this card."""


@dataclass(frozen=True, slots=True)
class Observation:
    """Something that a team can notice about its process in Check."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    id: str
    """Letters, digits, - and _ only, 40 at most."""
    text: Text
    """What the team says, as a sentence."""


@dataclass(frozen=True, slots=True)
class DropPolicy:
    """What happens to the seat of a player who is gone."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    seat: OnDrop = OnDrop.BOT
    """The seat waits for the player (wait), or a bot takes it (bot)."""
    after: int = 30
    """A bot takes the seat when the player has been gone for this long."""
    skill: str = "regular"
    """How well that bot plays: the name of a skill."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """How a session goes around its rounds: Plan, Do, Check, Act."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    plan: int = 480
    """Countdown of Plan; 0 for none."""
    check: int = 600
    """Countdown of Check; 0 for none."""
    act: int = 300
    """Countdown of Act; 0 for none."""
    skip: tuple[SessionPhase, ...] = ()
    """Phases that are left out: plan, check or act."""
    discover: bool = False
    """Improvements lie face down until the team notes what they answer, or they are turned."""
    on_drop: DropPolicy = field(default_factory=DropPolicy)
    """What happens to the seat of a player who is gone."""
    observations: tuple[Observation, ...] = ()
    """What a team can note in Check."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """An airport, its faults, its money and its rounds."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    version: int
    """Version of the scenario format; this is 2."""
    name: str
    """The name by which it is called."""
    title: Text
    """Its title."""
    about: Text
    """What it is for, in a sentence."""
    schedule: Schedule
    """Length of a round and its flights."""
    flying: Flying
    """What a flight needs."""
    terminals: tuple[str, ...]
    """The terminals."""
    airlines: tuple[Airline, ...]
    """The airlines, one a terminal."""
    services: tuple[Service, ...]
    """The services."""
    kinds: dict[str, Kind]
    """The kinds of configuration items."""
    items: tuple[Item, ...]
    """The configuration items."""
    strikes: Strikes
    """How faults come."""
    money: Money
    """Income, costs and prices."""
    moods: Moods
    """The airlines' satisfaction."""
    practice: Practice
    """The working rules behind the levers."""
    durations: dict[Work, int]
    """Seconds that each kind of work occupies a hand; apologise may be left out (as news)."""
    staff: dict[Role, int]
    """People in each role before the first round."""
    effort: tuple[int, int]
    """Points of team effort before the first round, and before each later one."""
    levers: tuple[LeverCard, ...]
    """The improvements on offer."""
    rounds: tuple[Round, ...]
    """The rounds."""
    workshop: Workshop = field(default_factory=Workshop)
    """How a session goes around its rounds."""
    quality: Measuring = field(default_factory=Measuring)
    """How it is measured what the airlines felt."""

    def takes(self, work: Work) -> int:
        """Seconds that a kind of work occupies a hand; an apology is as long as news by default."""
        return self.durations.get(work, self.durations[Work.INFORM])
