"""A team between rounds: its process, its people, and what it carries from round to round."""

from dataclasses import dataclass, field
from typing import ClassVar

from airportsim.model.quality import Comparison, Levels
from airportsim.model.scenario import Promise, Text
from airportsim.model.values import FILE
from airportsim.model.words import Lever, RestoredBy, Role

Levers = frozenset[Lever]


@dataclass(frozen=True, slots=True)
class Article:
    """A known error: an item, its cause (a mode of its kind); the remedy follows from the mode."""

    item: str
    mode: str


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the fault record: what failed in an earlier round, and who cured it, if any.

    `lasted` are the seconds from its strike until it was cured, or until the round was over.
    """

    item: str
    mode: str
    by: RestoredBy | None
    lasted: int = 0


@dataclass(frozen=True, slots=True)
class RoundSetup:
    """Everything that a round starts from, beside scenario and seed.

    `number` counts rounds from 1, `budget` is what is left of the round's money after Plan,
    `planned` what Plan spent (USD), `moods` each airline's satisfaction by terminal. `record` are
    the faults of earlier rounds. `beliefs` (by terminal) and `comparisons` are what the team has
    said in Plan of what airlines expect, and of what weighs more. With `recovery` its bots make
    failures good: they inform unasked, apologise and compensate.
    """

    number: int
    budget: int
    planned: int
    promise: Promise
    levers: Levers
    staff: dict[Role, int]
    articles: tuple[Article, ...]
    mirrors: tuple[str, ...]
    moods: dict[str, int]
    record: tuple[Record, ...] = ()
    beliefs: dict[str, Levels] = field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()
    recovery: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """People who change their role."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    people: int
    """How many."""
    source: Role
    """The role that they leave."""
    to: Role
    """The role that they join."""


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """What a bot team decides in the Plan before one round."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    adopt: tuple[Lever, ...] = ()
    """Improvements adopted."""
    drop: tuple[Lever, ...] = ()
    """Improvements given up."""
    move: tuple[Move, ...] = ()
    """People moved (needs the improvement "staffing")."""
    mirrors: int = 0
    """Mirror servers bought, for the items that failed most so far."""
    predict: int = 0
    """Articles prepared for the likeliest faults that the knowledge base lacks."""
    promise: int = 85
    """The SLA signed, in percent."""


@dataclass(frozen=True, slots=True)
class Team:
    """A bot team: how well it works, and how its process changes from round to round."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    name: str
    """The name by which it is called."""
    title: Text
    """Its title."""
    about: Text
    """What it stands for, in a sentence."""
    rounds: tuple[RoundPlan, ...]
    """The Plan before each round; later rounds change nothing."""
    skill: str = "regular"
    """The skill of its bots."""
    skills: dict[Role, str] = field(default_factory=dict)
    """Roles with another skill."""
    bots: dict[Role, str] = field(default_factory=dict)
    """Roles with a bot of one's own: `my_bot.py:MyBot` (beside this file) or `module:MyBot`."""
    recovery: bool = True
    """Its bots make failures good: they inform airlines unasked, apologise and compensate."""
    exempt: bool = False
    """True if it pays no effort for its improvements, and may know faults it has not met."""
    knows: int = 0
    """Exempt teams only: faults, the likeliest first, whose articles it has from the start."""


@dataclass(frozen=True, slots=True)
class Skill:
    """How fast and how well a bot works; times are seconds, chances are per mille."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    name: str
    """The name by which it is called."""
    react: int
    """Before it notices anything."""
    think: dict[str, int]
    """Before each kind of work, by its name."""
    default_think: int
    """Before any other act."""
    spread: int
    """How much the times vary (per mille of the usual spread)."""
    remedy: int
    """Chance to match a clue with the right remedy."""
    clear: int
    """Chance to word a fix clearly."""
    telling: int
    """Chance to pick the facts that tell most, when a call carries only some."""
    asks_back: int
    """Chance to ask for missing facts before passing a ticket on."""
    merges: int
    """Chance to see that two tickets are one incident."""
    level: int
    """Chance to judge impact and urgency rightly."""
    verifies: int
    """Chance to check a proposed fix rightly."""
    buy_after: int
    """Without criteria, a specialist asks to buy when he has had a ticket for this long."""
    chase_every: int
    """Whoever waits for a ticket without news asks after this long, again and again."""
    informs: int = 600
    """Chance to think of telling an airline of a failure before it complains."""
    promises: int = 110
    """The time that it promises, in percent of what failures have usually lasted so far."""
    apologises: int = 500
    """Chance to apologise for a failure that stops flights."""
    pays: int = 300
    """Chance to offer money for a failure that stops flights for long."""
