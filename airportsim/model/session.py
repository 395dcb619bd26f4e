"""A session: where a workshop stands, and what can be asked for around its rounds."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from airportsim.model.ledger import Action, Conclusion, Line, Measure, Note
from airportsim.model.plan import (
    Adopt,
    Believe,
    BuyMirror,
    Compare,
    Drop,
    MoveStaff,
    PrepareArticle,
    SignPromise,
    Standing,
)
from airportsim.model.quality import Dimension, Levels
from airportsim.model.score import Score
from airportsim.model.values import value
from airportsim.model.words import Lever, Role, SessionPhase

# --- through the phases ----------------------------------------------------------------------


@value
class Proceed:
    """Go on to the next phase; out of Plan, start the round."""


@value
class EndRound:
    """End the running round before its time."""


@value
class RepeatRound:
    """Go back to the Plan of this round, to play it again with the same faults or with new ones."""

    new_faults: bool


@value
class SkipRound:
    """Leave the coming round out."""


@value
class SetCountdown:
    """Let this phase have so many seconds of real time from now; 0 stops the countdown."""

    seconds: int


# --- Plan, Check and Act ---------------------------------------------------------------------


@value
class Expect:
    """State the effect that an improvement, adopted in this Plan, is to have."""

    lever: Lever
    measure: Measure
    value: float


@value
class OwnRule:
    """Agree on a rule of the team's own: its words, who keeps it, and the effect expected."""

    text: str
    owner: str
    measure: Measure
    value: float


@value
class Observe:
    """Note something about the process: an observation of the scenario, own words, or both."""

    observation: str
    text: str


@value
class Guess:
    """Enter what the team believes that an airline felt of a dimension in the round just played.

    The airline is known by its terminal; `level` runs from 100 to 700 (hundredths of the scale).
    """

    terminal: str
    dimension: Dimension
    level: int


@value
class Conclude:
    """Decide about a line of the ledger: keep, drop, or try once more."""

    line: int
    conclusion: Conclusion


@value
class Try:
    """Note something to be tried, by whom, and the improvement that it is, if it is one."""

    text: str
    owner: str
    lever: Lever | None = None


@value
class Finish:
    """Note that something to be tried is done."""

    action: int


@value
class TurnCard:
    """Turn an improvement's card face up."""

    lever: Lever


# --- the clock and the room ------------------------------------------------------------------


@value
class Pause:
    """Stop the clock."""


@value
class Resume:
    """Let the clock go on."""


@value
class SetSpeed:
    """Let the clock run at this percentage of real time: 50 to 800."""

    percent: int


@value
class Broadcast:
    """Show a line to everybody; "" takes it away."""

    text: str


@value
class Blank:
    """Blank everybody's screen, or show it again."""

    on: bool


# --- seats -----------------------------------------------------------------------------------


@value
class Reseat:
    """Give a role to people (by their names), to a bot (by its skill), to both, or to nobody.

    A bot beside people runs the hands that they have not claimed; one that stands in for people
    who are gone leaves as soon as one of them is back.
    """

    role: Role
    players: tuple[str, ...]
    skill: str = ""
    stand_in: bool = False


@value
class Claim:
    """Take these hands of a role for oneself; the others are left to role-mates or to the bot."""

    role: Role
    hands: tuple[int, ...]


@value
class Leave:
    """A player's connection is gone; what becomes of his seats is the scenario's to say."""


@value
class Return:
    """A player is back at the seats that were his."""


PLAN_COMMANDS = (
    SignPromise, Adopt, Drop, MoveStaff, BuyMirror, PrepareArticle, Believe, Compare,
)  # fmt: skip
"""Those of a session's commands that change where the team stands before the round."""

SessionCommand = (
    Proceed | EndRound | RepeatRound | SkipRound | SetCountdown
    | SignPromise | Adopt | Drop | MoveStaff | BuyMirror | PrepareArticle | Believe | Compare
    | Expect | OwnRule | Observe | Guess | Conclude | Try | Finish | TurnCard
    | Pause | Resume | SetSpeed | Broadcast | Blank | Reseat | Claim | Leave | Return
)  # fmt: skip
"""Anything that can be asked for around the rounds."""


class Controller(StrEnum):
    """What kind of player gave a command; the host is airportsim, by the scenario's rules."""

    HUMAN = "human"
    BOT = "bot"
    FACILITATOR = "facilitator"
    HOST = "host"


class Who(NamedTuple):
    """Somebody who asks: his name, and his role; None for the facilitator."""

    player: str
    role: Role | None


# --- where a session stands ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seating:
    """Who sits at a role: people by name, and a bot by its skill ("" for none).

    `claims` maps hands to the people who took them for themselves; `gone` are those of the people
    whose connection is lost.
    """

    players: tuple[str, ...] = ()
    skill: str = ""
    claims: dict[int, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    stand_in: bool = False

    @property
    def held(self) -> dict[int, str]:
        """The claims of those who are there; hands of people who are gone are anybody's."""
        return {hand: name for hand, name in self.claims.items() if name not in self.gone}


@dataclass(frozen=True, slots=True)
class SessionState:
    """Where a session stands, seen from outside its running round; frozen.

    `number` is the round that is planned, played or looked back on, `attempt` counts how often it
    has been begun (from 0), `replication` keys its faults. `before` is where the team stood when
    the Plan of this round began, `standing` where it stands now, `after` where the round has left
    it. `scores` holds, by round, that of the last attempt. `turned` are the cards that lie open,
    `speed` is in percent of real time, `countdown` the seconds that the facilitator has given this
    phase (0: no end), None where he has left it to the scenario. `guesses` are what the team
    believes that airlines felt, by round and terminal.
    """

    phase: SessionPhase
    number: int
    attempt: int
    replication: int
    before: Standing
    standing: Standing
    after: Standing | None
    scores: dict[int, Score]
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    actions: tuple[Action, ...]
    turned: frozenset[Lever]
    seats: dict[Role, Seating]
    paused: bool = False
    speed: int = 100
    countdown: int | None = None
    blank: bool = False
    message: str = ""
    guesses: dict[int, dict[str, Levels]] = field(default_factory=dict)
