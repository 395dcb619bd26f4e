"""A workshop survives: its process is killed at any moment, and nothing acknowledged is lost."""

import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from airportsim.files.store import Store
from airportsim.model.journal import line
from airportsim.model.log import Asked, Batch
from airportsim.model.session import Broadcast, SessionState
from airportsim.model.session_rules import first_state
from airportsim.model.words import SessionPhase
from airportsim.play.replay import resumed
from airportsim.play.session import Session
from tests.killed import ROUNDS
from tests.play.workshops import FACILITATOR, airport, drive, workshop

KILLS = 100
SEEDS = 4

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL"),
]


@cache
def twin(seed: int) -> tuple[list[Batch], int]:
    """What an unkilled twin records, and how many things were done in it one after the other."""
    batches: list[Batch] = []
    session = workshop(seed, batches.append, ROUNDS)
    return batches, sum(1 for _ in drive(session, Random(seed)))


def killed(path: Path, seed: int, after: int, delay: float) -> int:
    """Play into a file and kill the player; how much had been acknowledged by then."""
    command = [sys.executable, "-m", "tests.killed", str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as player:
        assert player.stdout is not None
        last = ""
        for _ in range(after + 1):
            told = player.stdout.readline()
            last = told or last
        try:
            player.wait(delay)
        except subprocess.TimeoutExpired:
            player.kill()
        rest = player.stdout.read().splitlines(keepends=True)
        whole = [text for text in [last, *rest] if text.endswith("\n")]
    return int(whole[-1])


def cut(wal: Path, rng: Random) -> bool:
    """Cut a write-ahead log at a byte; whether there was one."""
    if not wal.exists() or not wal.stat().st_size:
        return False
    with wal.open("r+b") as file:
        file.truncate(rng.randrange(wal.stat().st_size))
    return True


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_killed_session_opens_and_goes_on_where_its_record_ends(
    kill: int, tmp_path: Path
) -> None:
    rng, seed = Random(kill), kill % SEEDS
    batches, things = twin(seed)
    path = tmp_path / "workshop.airportsim"
    # Evenly over all that is done, so over all phases; the last one is told after the end.
    after = (kill // SEEDS) * things // (KILLS // SEEDS)
    acknowledged = killed(path, seed, after, rng.random() * 0.02)
    was_cut = kill % 2 == 1 and cut(path.with_name(path.name + "-wal"), rng)

    with Store.open(path) as store:
        asked, states, progress = store.asked(), store.states(), store.progress
        if not was_cut:
            assert len(asked) >= acknowledged
        then = unkilled(batches, len(asked), progress.second, progress.entries)
        assert asked == then.asked, "what is left is a beginning of what was asked"
        head = store.head
        found = resumed(airport(ROUNDS), head.skills, seed, states, asked, progress.second)
        assert found.drift is None
        assert found.session.state == then.state
        assert found.session.now == then.second
        assert lines_of(found.session) == then.lines

        found.session.keep_with(store.record)
        found.session.submit(FACILITATOR, Broadcast("going on"))
        found.session.advance(found.session.now + 30)
        assert len(store.asked()) > len(asked)


class Moment(NamedTuple):
    """Where the unkilled twin stood: what had been asked, the clock, the running round."""

    asked: list[Asked]
    state: SessionState
    second: int
    lines: list[str]


def unkilled(batches: list[Batch], asked: int, second: int, entries: int) -> Moment:
    """The twin at the moment at which so much had been asked, and had happened, at this second."""
    recorded: list[Asked] = []
    state, journals = first_state(airport(ROUNDS)), dict[tuple[int, int], list[str]]()
    if not asked and second < 0:
        return Moment([], state, -1, [])
    for batch in batches:
        recorded += batch.asked
        state = batch.state or state
        lines = journals.setdefault((batch.round, batch.attempt), [])
        lines += map(line, batch.entries)
        if (len(recorded), batch.second, len(lines)) == (asked, second, entries):
            playing = state.phase is SessionPhase.DO
            running = journals.get((state.number, state.attempt), []) if playing else []
            return Moment(recorded, state, batch.second, running)
    raise AssertionError("the file holds what the twin never recorded in one piece")


def lines_of(session: Session) -> list[str]:
    """The journal of the running round."""
    return [line(one) for one in session.table.simulation.journal] if session.table else []
