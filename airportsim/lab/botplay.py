"""Plays in which a bot is tried: alone, looked at, refused, moved about, in another process."""

import os
import pickle
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from time import time_ns

from airportsim.lab.bots import own_bots
from airportsim.lab.botwatch import Around, Looks, Refuses, Watch, around
from airportsim.model.airport import Airport
from airportsim.model.journal import line
from airportsim.model.log import Asked, Batch
from airportsim.model.scenario import Scenario
from airportsim.model.session import Claim, Controller, Reseat, SessionState, Who
from airportsim.model.session_rules import first_state
from airportsim.model.team import Skill, Team
from airportsim.model.words import Role
from airportsim.play.match import opened, played, start, to_round
from airportsim.play.own import Failure, OwnBot, OwnBots
from airportsim.play.replay import rerun
from airportsim.play.session import Session

GUEST = "guest"
"""The person who sits beside a bot."""
PARTS = 5
"""A round in which a bot is moved about has so many parts; it stays where it is in the last two."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a bot is tried in: a scenario, a team, skills, a seed, its role and its limit (s)."""

    scenario: Scenario
    team: Team
    skills: dict[str, Skill]
    seed: int
    role: Role
    seconds: float


@dataclass(slots=True)
class Played:
    """What happened in a play: its rounds' digests, the failures, and the whole record.

    `states` are the session's, each with the number of entries asked by then; `end` is the second
    at which a round is over.
    """

    end: int
    digests: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    states: list[tuple[int, SessionState]] = field(default_factory=list)
    journals: dict[tuple[int, int], list[str]] = field(default_factory=dict)

    def keep(self, batch: Batch) -> None:
        """Note a piece of the session."""
        self.asked += batch.asked
        if batch.state:
            self.states.append((len(self.asked), batch.state))
        lines = self.journals.setdefault((batch.round, batch.attempt), [])
        lines.extend(map(line, batch.entries))

    def of(self, trial: Trial, name: str) -> list[Asked]:
        """What the bot of a name asked for."""
        bots = (one for one in self.asked if one.controller is Controller.BOT)
        return [one for one in bots if one.role is trial.role and one.player == name]

    def late(self, trial: Trial, name: str) -> int:
        """What it asked for, and got, in the last two parts of the first round."""
        since = self.end * (PARTS - 2) // PARTS
        asked = [one for one in self.of(trial, name) if one.round == 1 and one.refusal is None]
        return sum(one.second > since for one in asked)


def alone(trial: Trial, bot: OwnBot, watch: Watch) -> Played:
    """The bot at its role, shipped ones at all others, through all rounds."""
    return _played(trial, bot, watch, None)


def looked_at(trial: Trial, bot: OwnBot, looks: Looks) -> Played:
    """The first round, with a look at its window before and after each decision."""
    return _played(trial, bot, looks, 1)


def refused(trial: Trial, bot: OwnBot, refuses: Refuses) -> Played:
    """The first round, in whose first half every other command becomes one that is refused."""
    return _played(trial, bot, refuses, 1)


def moved_about(trial: Trial, bot: OwnBot, watch: Watch) -> Played:
    """The first round, in which the bot leaves, returns, and shares its role with a person."""
    return _played(trial, bot, watch, 1, _move)


def elsewhere(trial: Trial, bot: str, folder: str | None) -> list[str] | None:
    """The rounds' digests as another process plays them, whose sets have another order.

    None if there is no other process to be had.
    """
    env = {
        **os.environ,
        "PYTHONHASHSEED": "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1",
        "PYTHONPATH": os.pathsep.join(path or os.curdir for path in sys.path),
    }
    code = "from airportsim.lab.botplay import play_given; play_given()"
    given = pickle.dumps((trial, bot, folder))
    done = subprocess.run(
        [sys.executable, "-c", code], input=given, capture_output=True, env=env, check=False
    )
    return done.stdout.decode("ascii").split() if done.returncode == 0 else None


def play_given() -> None:
    """Play what another process asks for at the standard input, and write the digests."""
    out, sys.stdout = sys.stdout, sys.stderr
    trial, bot, folder = pickle.load(sys.stdin.buffer)
    seat = own_bots({trial.role: bot}, folder).seats[trial.role]
    print(*_played(trial, seat, Watch(), None).digests, file=out)


def repeats(trial: Trial, course: Played) -> bool:
    """Whether the journals follow from the commands alone, as in a replay without the bot."""
    airport = Airport(trial.scenario)
    again = rerun(airport, trial.skills, trial.seed, course.states, course.asked, -1)
    return {of: lines for of, lines in course.journals.items() if lines} == again.journals


def _played(
    trial: Trial, bot: OwnBot, watch: Around, rounds: int | None,
    meddle: Callable[[Session, Role, str], None] | None = None,
) -> Played:  # fmt: skip
    """Play so many rounds (None: all); `meddle` takes the first one a part of its way."""
    airport, team = Airport(trial.scenario), trial.team
    course = Played(trial.scenario.schedule.round)
    first = first_state(airport, standing=start(airport, team), discover=False)
    course.states.append((0, first))
    assert bot.make is not None
    seat = OwnBot(bot.name, around(bot.make, watch))
    own = OwnBots({trial.role: seat}, seconds=trial.seconds)
    random.seed(time_ns())
    session = opened(airport, team, trial.skills, trial.seed, 0, course.keep, own)
    if meddle is not None and to_round(session, team):
        meddle(session, trial.role, bot.name)
    course.digests = [one.digest for one in played(session, team, rounds)]
    course.failures = session.failures
    return course


def _move(session: Session, role: Role, name: str) -> None:
    """Send the bot away, let it come back, and let a person take one of its hands."""
    assert session.table is not None
    state, end = session.table.simulation.state, session.table.simulation.end
    session.advance(end // PARTS)
    session.host(Reseat(role, (GUEST,), ""))
    session.advance(end * 3 // (PARTS * 2))
    session.host(Reseat(role, (GUEST,), name))
    if state.hands_of[role]:
        session.submit(Who(GUEST, role), Claim(role, (state.hands_of[role][0].number,)))
    session.advance(end * (PARTS - 2) // PARTS)
    session.host(Reseat(role, (), name))
