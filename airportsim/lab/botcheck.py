"""BotCheck: tries a bot of one's own in every role that it plays, and tells what is wrong with it.

A bot is right if it never fails, whatever happens around it, and if the same seed always gives the
same play: whatever the clock on the wall, other bots' chances or the order of a set.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from airportsim.files.library import load_scenario, load_skills, load_team
from airportsim.lab import botplay
from airportsim.lab.botcode import hints_of
from airportsim.lab.botplay import Played, Trial
from airportsim.lab.bots import own_bots
from airportsim.lab.botwatch import Looks, Refuses, Watch
from airportsim.lab.fitting import fitted
from airportsim.model.airport import Airport
from airportsim.model.log import Asked
from airportsim.model.scenario import Scenario
from airportsim.model.words import Role
from airportsim.play.own import SECONDS, Failure, OwnBot

_SLOW = 0.25
"""A decision that takes this share of the limit may overrun it on a slower machine."""
_STUBBORN = 10
"""To ask so often in a row for what is refused is no accident."""
_BUSY = 5
"""Who gave so many commands before, and none now, has fallen silent."""

_DROPPED = 3
"""To leave less than this undone after a refusal can be a choice."""


class Severity(StrEnum):
    """Whether something is right, worth a thought, or wrong."""

    FINE = "fine"
    HINT = "hint"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class BotFinding:
    """One thing found about a bot at a role (None: whatever the role), in a sentence."""

    severity: Severity
    role: Role | None
    sentence: str

    def __str__(self) -> str:
        where = f" as {self.role.value}" if self.role else ""
        return f"{self.severity.value}{where}: {self.sentence}"


@dataclass(slots=True)
class BotCheck:
    """What was found about a bot; `ok` if nothing is wrong."""

    bot: str
    findings: list[BotFinding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; there may be hints."""
        return all(one.severity is not Severity.WRONG for one in self.findings)

    def __str__(self) -> str:
        return "\n".join([f"{self.bot}:", *map(str, self.findings)])


def check_bot(
    bot: str | Callable[..., Any], role: Role | str | None = None,
    scenario: str | Path | Scenario = "classic", seed: int = 1, seconds: float = SECONDS,
    folder: str | Path | None = None, told: Callable[[BotFinding], None] | None = None,
) -> BotCheck:  # fmt: skip
    """Try a bot in a role, or in each that it plays (`roles` of its class, else all six).

    `bot` is a class, a function, or its name, as `my_bot.py:MyBot`; `seconds` how long it may take
    over a decision; `told` hears each finding at once. A role takes about eight plays of the
    scenario. Raises FileProblem for a bot or a scenario that cannot be had.
    """
    wanted = _roles(bot, role, folder)
    seats = own_bots(dict.fromkeys(wanted, bot), folder).seats
    loaded = scenario if isinstance(scenario, Scenario) else load_scenario(scenario)
    skills, airport = load_skills(), Airport(loaded)
    teams = [fitted(airport, load_team(name)).team for name in ("reference", "prepared")]
    found = BotCheck(seats[wanted[0]].name)

    def note(one: BotFinding) -> None:
        found.findings.append(one)
        if told is not None:
            told(one)

    make = seats[wanted[0]].make
    assert make is not None
    for hint in hints_of(make):
        note(BotFinding(Severity.HINT, None, hint))
    for where in wanted:
        trial, ready = (Trial(loaded, team, skills, seed, where, seconds) for team in teams)
        elsewhere = (bot, folder) if isinstance(bot, str) else None
        for one in _Check(trial, ready, seats[where]).found(elsewhere):
            note(one)
    return found


def _roles(
    bot: str | Callable[..., Any], role: Role | str | None, folder: str | Path | None
) -> list[Role]:
    """The roles to be tried."""
    if role is not None:
        return [Role(role)]
    claimed: Any = ()
    if isinstance(bot, str):
        from airportsim.files.bots import read_bot

        claimed = getattr(read_bot(bot, None if folder is None else Path(folder)), "roles", ())
    else:
        claimed = getattr(bot, "roles", ())
    return [Role(one) for one in claimed or Role]


class _Check:
    """A bot at one role, in the first team's course and in the process of the other."""

    def __init__(self, trial: Trial, ready: Trial, bot: OwnBot) -> None:
        self._trial = trial
        self._ready = ready
        self._bot = bot
        self._name = bot.name

    def found(self, named: tuple[str, Any] | None) -> Iterator[BotFinding]:
        """All findings; a bot that fails when it is left in peace is tried no further."""
        watch = Watch()
        course = botplay.alone(self._trial, self._bot, watch)
        if course.failures:
            yield self._failed(course.failures[0], "")
            return
        yield self._fine(f"plays {len(course.digests)} rounds: {watch.decisions:,} decisions")
        yield from self._pace(watch)
        yield from self._commands(course.of(self._trial, self._name))
        yield from self._same(course, named)
        yield from self._looks(course)
        yield from self._refused()
        yield from self._moved()

    def _pace(self, watch: Watch) -> Iterator[BotFinding]:
        limit = self._trial.seconds
        if limit and watch.slowest > limit * _SLOW:
            yield self._hint(
                f"its slowest decision took {watch.slowest:.2f} s of the {limit:g} s that it has; "
                "on a slower machine it may fail"
            )

    def _commands(self, asked: list[Asked]) -> Iterator[BotFinding]:
        """What it asked for, how much of that was refused, and whether it insists."""
        if not asked:
            yield self._hint("it never gave a command")
            return
        no = [one.refusal.code.value for one in asked if one.refusal is not None]
        share = f"{len(asked):,} commands, of which {len(no):,} were refused"
        if len(no) * 2 > len(asked):
            most = max(set(no), key=no.count)
            yield self._hint(f"it gave {share}, most often with {most}")
        else:
            yield self._fine(f"gave {share}")
        yield from self._stubborn(asked)

    def _stubborn(self, asked: list[Asked]) -> Iterator[BotFinding]:
        runs: dict[int, list[Asked]] = {}
        for one in asked:
            run = runs.setdefault(one.hand, [])
            if run and (one.refusal is None or run[-1].command != one.command):
                run.clear()
            if one.refusal is not None:
                run.append(one)
            if len(run) == _STUBBORN:
                assert one.refusal is not None
                time = f"{run[0].second // 60}:{run[0].second % 60:02}"
                yield self._wrong(
                    f"it asks again and again for what is refused: from {time} of round "
                    f"{one.round}, {one.command}, with {one.refusal.code.value}"
                )
                return

    def _same(self, course: Played, named: tuple[str, Any] | None) -> Iterator[BotFinding]:
        """Whether the same seed gives the same play, here and elsewhere, with and without it."""
        wrong = False
        if botplay.alone(self._trial, self._bot, Watch()).digests != course.digests:
            wrong = True
            yield self._wrong(
                "it plays differently the second time with the same seed: it remembers something "
                "outside itself, or uses the clock or random instead of view.now and start.random"
            )
        elif named is not None:
            other = botplay.elsewhere(self._trial, *named)
            if other is None:
                yield self._hint("it could not be tried in a process of its own")
            elif other != course.digests:
                wrong = True
                yield self._wrong(
                    "it plays differently in another process: it goes through a set, whose order "
                    "changes; sort it"
                )
        if not wrong:
            yield self._fine("the same seed gives the same play")

    def _looks(self, course: Played) -> Iterator[BotFinding]:
        looks = Looks()
        again = botplay.looked_at(self._trial, self._bot, looks)
        for name, second in looks.changed.items():
            time = f"{second // 60}:{second % 60:02}"
            yield self._wrong(
                f"it changes view.{name}, at {time}; a window is only to be looked at"
            )
        if not looks.changed and not again.failures:
            if botplay.repeats(self._trial, course):
                yield self._fine("leaves its window as it is; its commands replay without it")
            else:
                yield self._wrong("what happened does not follow from its commands alone")

    def _refused(self) -> Iterator[BotFinding]:
        for trial in (self._trial, self._ready):
            refuses = Refuses()
            course = botplay.refused(trial, self._bot, refuses)
            codes = {one.refusal.code for one in course.of(trial, self._name) if one.refusal}
            context = "when it was refused what it asked for"
            if course.failures:
                yield self._failed(course.failures[0], context)
                return
            if self._silent(trial, course):
                yield self._wrong(f"{context}, it fell silent: it waits for what never came")
                return
            if len(refuses.dropped) >= _DROPPED:
                yield self._wrong(
                    f"{context}, it did not ask again ({len(refuses.dropped)} times, such as "
                    f"{refuses.dropped[0]}): it takes for done what it has asked for"
                )
                return
        yield self._fine(f"lives with refusals ({len(codes)} reasons, with all improvements on)")

    def _moved(self) -> Iterator[BotFinding]:
        for trial in (self._trial, self._ready):
            course = botplay.moved_about(trial, self._bot, Watch())
            if course.failures:
                yield self._failed(course.failures[0], "when it left, came back or shared its role")
                return
            if self._silent(trial, course):
                yield self._wrong("when it had left and come back, it did nothing any more")
                return
        yield self._fine("leaves, comes back, and shares its role with a person")

    def _silent(self, trial: Trial, course: Played) -> bool:
        """Whether it does nothing at the end of a round in which it otherwise does something."""
        if course.late(trial, self._name):
            return False
        usual = botplay.looked_at(trial, self._bot, Looks())
        return usual.late(trial, self._name) >= _BUSY

    def _failed(self, failure: Failure, context: str) -> BotFinding:
        where = f" {context}" if context else ""
        lines = [text.strip() for text in failure.trace.splitlines() if "File " in text]
        at = f" ({lines[-1]})" if lines else ""
        return self._wrong(
            f"it failed{where}, in round {failure.round} at {failure.time}: {failure.problem}{at}"
        )

    def _fine(self, sentence: str) -> BotFinding:
        return BotFinding(Severity.FINE, self._trial.role, sentence)

    def _hint(self, sentence: str) -> BotFinding:
        return BotFinding(Severity.HINT, self._trial.role, sentence)

    def _wrong(self, sentence: str) -> BotFinding:
        return BotFinding(Severity.WRONG, self._trial.role, sentence)
