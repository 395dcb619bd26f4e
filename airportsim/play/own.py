"""Own bots: what somebody has written sits at a role, timed and checked, and may fail.

`docs/bots.md` tells how one is written.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from inspect import isclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from airportsim.engine.simulation import Simulation
from airportsim.model.team import Skill
from airportsim.model.words import Role
from airportsim.play.agenda import Bot, Decision
from airportsim.play.answers import WrongAnswer, checked
from airportsim.play.bots.mind import Dice, mind_for
from airportsim.play.offers import Offers
from airportsim.play.slips import AlertSlip, OrderSlip, ProposalSlip, ReportSlip
from airportsim.play.watchdog import Overrun, Watchdog

if TYPE_CHECKING:
    from random import Random

SECONDS = 1.0
"""So long may a bot take to decide, by the clock on the wall."""
_TO_BEGIN = 10
"""To sit down at a round it may take so many times as long."""
_LONGEST = 300
"""What an exception says is told up to so many letters."""


class SeatDice:
    """A bot's chances and times: always the same for the same seed, act and thing.

    `about` is what it is about: a ticket, an alert, or any word. Asked again about the same, the
    next chance comes. Shipped bots have the same chances at the same acts, so that two bots can be
    compared on equal luck.
    """

    def __init__(self, dice: Dice) -> None:
        self._dice = dice

    def time(self, act: str, about: Any = "") -> int:
        """Seconds, at least 1, that a person of this skill notices and thinks before an act."""
        return self._dice.time(act, self._name(about))

    def chance(self, per_mille: int, what: str, about: Any = "") -> bool:
        """Whether something of this chance (in a thousand) succeeds this time."""
        return self._dice.chance(per_mille, what, self._name(about))

    def below(self, limit: int, what: str, about: Any = "") -> int:
        """A whole number from 0 to `limit` - 1."""
        return self._dice.below(limit, what, self._name(about))

    def _name(self, about: Any) -> str:
        if isinstance(about, AlertSlip):
            return self._dice.alert(about.number)
        if isinstance(about, ReportSlip | ProposalSlip | OrderSlip):
            return self._dice.ticket(about.number)
        return ascii(str(about))


@dataclass(frozen=True, slots=True)
class Start:
    """What a bot is told when it sits down at a role in a round.

    `skill` is that of the shipped bot that would sit there: its times (seconds) and chances (per
    mille), to be used or not; `dice` and `random` are seeded for this seat and round.
    """

    role: Role
    round: int
    skill: Skill
    dice: SeatDice
    random: "Random"


@dataclass(frozen=True, slots=True)
class Failure:
    """A bot that has failed: at which role, in which round and second, why, and its traceback.

    `stand_in` is the skill of the shipped bot for whom it sat there.
    """

    role: Role
    bot: str
    stand_in: str
    round: int
    second: int
    problem: str
    trace: str = ""

    @property
    def time(self) -> str:
        """When it failed, as m:ss of round time."""
        return f"{self.second // 60}:{self.second % 60:02}"

    def __str__(self) -> str:
        return (
            f"bot {self.bot} ({self.role.value}) failed in round {self.round} "
            f"at {self.time}: {self.problem}"
        )


class BotFailed(Exception):
    """An own bot has failed where that is not put up with; `failure` tells how."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure

    def __str__(self) -> str:
        return str(self.failure)


@dataclass(frozen=True, slots=True)
class OwnBot:
    """A bot that somebody has written.

    `name` is what records call it: where it was found, as `my_bot.py:MyBot`; `make` is its class,
    made anew for each round, or a function `decide(view, memory)`; None if it is not there.
    """

    name: str
    make: Callable[..., Any] | None


@dataclass(frozen=True, slots=True)
class OwnBots:
    """The own bots of a session, and what becomes of them when they fail.

    `strict`: BotFailed is raised; else the shipped bot of the team's skill takes the seat, and the
    session records that. `stand_ins` are these skills, by role; `seconds` is how long one may take
    to decide, 0 for as long as it likes.
    `absent` are the names of bots that a record mentions and that are not here.
    """

    seats: Mapping[Role, OwnBot] = field(default_factory=dict)
    strict: bool = False
    seconds: float = SECONDS
    stand_ins: Mapping[Role, str] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    watchdog: Watchdog = field(default_factory=Watchdog, repr=False, compare=False)

    def named(self, name: str) -> OwnBot | None:
        """The bot with a name, None for none that is known."""
        absent = OwnBot(name, None) if name in self.absent else None
        return next((bot for bot in self.seats.values() if bot.name == name), absent)

    def with_absent(self, names: Iterable[str]) -> "OwnBots":
        """The same, knowing that bots of these names can be met."""
        return replace(self, absent=frozenset(n for n in names if self.named(n) is None))


NONE = OwnBots(MappingProxyType({}))
"""No own bots."""


def sat_down(
    bot: OwnBot, own: OwnBots, simulation: Simulation, role: Role, skill: Skill,
    failed: Callable[[Failure], None],
) -> tuple[Bot, Any]:  # fmt: skip
    """A bot at its seat and its first memory; `failed` is told once, if it fails."""
    seated = _Seated(bot, own, role, skill, simulation.setup.number, failed)
    return seated.decide, seated.begin(simulation)


class _Seated:
    """An own bot at a role for a round; one that has failed does nothing any more."""

    def __init__(
        self, bot: OwnBot, own: OwnBots, role: Role, skill: Skill, number: int,
        failed: Callable[[Failure], None],
    ) -> None:  # fmt: skip
        self._bot = bot
        self._own = own
        self._role = role
        self._skill = skill
        self._round = number
        self._failed = failed
        self._decide: Callable[[Any, Any], Any] | None = None

    def begin(self, simulation: Simulation) -> Any:
        """Make the bot and let it reset; what it remembers to begin with."""
        from random import Random

        make = self._bot.make
        if make is None:
            return self._fail(simulation.now, "it is not here")
        mind = mind_for(simulation, self._skill)
        if not isclass(make):
            self._decide = make
            return mind
        seed = simulation.draws.token("own bot", self._role.value)
        dice = SeatDice(mind.dice)
        start = Start(self._role, self._round, self._skill, dice, Random(seed))
        limit = self._own.seconds * _TO_BEGIN
        return self._tried(simulation.now, limit, self._reset, make, start)

    def decide(self, view: Any, memory: Any) -> Decision:
        """What the bot decides, in the form that all bots have; nothing once it has failed."""
        if self._decide is None:
            return (), memory, None
        answer = self._tried(view.now, self._own.seconds, self._answer, view, memory)
        return answer if answer is not None else ((), None, None)

    def _reset(self, make: Callable[[], Any], start: Start) -> Any:
        bot = make()
        memory = bot.reset(start) if hasattr(bot, "reset") else None
        decide = bot.decide
        self._decide = lambda view, memory: decide(view, Offers(view), memory)
        return memory

    def _answer(self, view: Any, memory: Any) -> Decision:
        assert self._decide is not None
        now = view.now
        return checked(self._decide(view, memory), self._role, now)

    def _tried(self, now: int, seconds: float, function: Callable[..., Any], *given: Any) -> Any:
        """What the bot's own code answers; None if it fails."""
        try:
            return self._own.watchdog.call(seconds, function, *given)
        except KeyboardInterrupt:
            raise
        except WrongAnswer as problem:
            return self._fail(now, str(problem))
        except Overrun as problem:
            return self._fail(now, f"it took longer than {seconds:g} s", _trace(problem))
        except BaseException as problem:
            return self._fail(now, _sentence(problem), _trace(problem))

    def _fail(self, now: int, problem: str, trace: str = "") -> None:
        self._decide = None
        names = self._role, self._bot.name, self._skill.name
        failure = Failure(*names, self._round, now, problem, trace)
        if self._own.strict:
            failed = BotFailed(failure)
            failed.add_note(trace)
            raise failed from None
        self._failed(failure)


def _sentence(problem: BaseException) -> str:
    """An exception's kind and what it says, in one line, whatever it is."""
    try:
        text = " ".join(str(problem).split())
    except Exception:
        text = ""
    text = text.encode("utf-8", "replace").decode("utf-8")[:_LONGEST]
    return f"{type(problem).__name__}: {text}" if text else type(problem).__name__


def _trace(problem: BaseException) -> str:
    """The traceback of a bot's own code, without ours above it."""
    from traceback import TracebackException

    inside = problem.__traceback__
    while inside is not None and inside.tb_frame.f_globals.get("__name__") in _OURS:
        inside = inside.tb_next
    try:
        lines = TracebackException(type(problem), problem, inside).format(chain=True)
        return "".join(lines).encode("utf-8", "replace").decode("utf-8")
    except Exception:
        return ""


_OURS = frozenset({__name__, "airportsim.play.watchdog"})
