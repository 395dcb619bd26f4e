"""The host of the soak: `airportsim host` in a process of its own, which can be killed."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

from airportsim.cli.saving import kept
from airportsim.files.library import load_scenario, load_skills
from airportsim.model.airport import Airport
from airportsim.model.session import Reseat
from airportsim.model.session_rules import first_state
from airportsim.model.words import Role
from airportsim.net.keys import SUFFIX
from airportsim.play.session import Session

PIN = "271828"
"""The PIN of the room."""

ROUND, OVER, FLIGHTS, FAULTS = 240, 180, 12, 6
"""Seconds of a short round and of the time in which its flights are due; flights and faults."""

STARTS_WITHIN = 60.0
"""Seconds that the host has to begin, also on a busy machine."""


def prepared(folder: Path, seed: int) -> Path:
    """The file of a session of short rounds, in its lobby, with bots in all seats."""
    scenario = load_scenario("classic")
    strikes = replace(scenario.strikes, count=FAULTS, first=5, last=OVER, false_alarms=1)
    rounds = tuple(replace(one, faults=()) for one in scenario.rounds)
    schedule = replace(scenario.schedule, round=ROUND, flights=FLIGHTS, over=OVER)
    airport = Airport(replace(scenario, schedule=schedule, strikes=strikes, rounds=rounds))
    state = first_state(airport)
    with kept("soak", folder, airport, load_skills(), seed, state) as store:
        session = Session(airport, load_skills(), seed, state, store.record)
        for role in Role:
            session.host(Reseat(role, (), "regular"))
    return store.path


class HostProcess:
    """`airportsim host` with a session, on a port; `inside` stands before the command."""

    def __init__(
        self, session: Path, port: int, inside: Sequence[str] = (), lan: bool = False
    ) -> None:
        self._command = [
            *inside, sys.executable, "-m", "airportsim", "host", str(session), "--port", str(port),
            "--no-window", "--facilitator-pin", PIN, "--lang", "en", *(["--lan"] if lan else []),
        ]  # fmt: skip
        self._session = session
        self._log = session.with_name("host.log")
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def code(self) -> str:
        """The room's code."""
        kept_keys = self._session.with_name(f"{self._session.stem}{SUFFIX}")
        code: str = json.loads(kept_keys.read_text(encoding="utf-8"))["code"]
        return code

    @property
    def said(self) -> str:
        """All that it has said, in all its lives."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def start(self) -> None:
        """Begin, or begin anew, and wait until people can join."""
        before = len(self.said)
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=subprocess.STDOUT)
        until = monotonic() + STARTS_WITHIN
        while "--code" not in self.said[before:]:
            assert self._process.poll() is None, self.said
            assert monotonic() < until, self.said
            sleep(0.02)

    def kill(self) -> None:
        """End it without a word."""
        assert self._process is not None
        assert self._process.poll() is None, self.said
        self._process.kill()
        self._process.wait()

    def stop(self) -> int:
        """End it as the system does, and answer with how it has ended."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(30)

    def away(self) -> None:
        """Be sure that it is not there any more."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
