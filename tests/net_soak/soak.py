"""The soak: a whole session over bad lines, with a host that is killed."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep, time

from tests.net_soak.cuts import Cut, Line, plan
from tests.net_soak.guest import Task
from tests.net_soak.hosting import PIN, HostProcess
from tests.net_soak.story import SEATS, Story, name_of

CUTS = 30
KILLS = (60.0, 120.0)
"""Seconds from the beginning at which the host is killed."""

DOWN = 3.0
"""Seconds until it is started again."""

WITHIN = 190.0
"""Seconds within which all lines are cut and mended."""

HERE_WITHIN, ENDS_WITHIN = 120.0, 420.0
"""Seconds that everybody has to come, and that the session may take after all cuts."""


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody gets to the host: the address that he knows, his line, where he himself is.

    `inside` stands before the command of his process.
    """

    address: str
    line: Line
    inside: Sequence[str] = ()


def soaked(host: HostProcess, ways: Sequence[Way], folder: Path, seed: int) -> Story:
    """Let everybody play the session over his way to its end, and the worst happen meanwhile."""
    host.start()
    guests = [_Guest(way, host.code, n, seed + n, folder) for n, way in enumerate(ways)]
    try:
        _until(lambda: all('"here"' in guest.diary for guest in guests), guests, HERE_WITHIN)
        story = _worst(host, ways, guests, seed)
        _until(lambda: all(guest.has_ended for guest in guests), guests, ENDS_WITHIN)
    finally:
        for guest in guests:
            guest.away()
    story.read([guest.diary for guest in guests])
    return story


class _Guest:
    """A person's process."""

    def __init__(self, way: Way, code: str, number: int, seed: int, folder: Path) -> None:
        self._diary, self._log = folder / f"{number}.diary", folder / f"{number}.log"
        name, role = name_of(number), SEATS[number]
        task = Task(way.address, code, PIN, name, role, seed, str(self._diary))
        command = [*way.inside, sys.executable, "-m", "tests.net_soak.guest", task.text]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)

    @property
    def diary(self) -> str:
        """What he has written by now."""
        return self._diary.read_text(encoding="utf-8") if self._diary.exists() else ""

    @property
    def has_ended(self) -> bool:
        """Whether he has gone, as he should; raises AssertionError if it was otherwise."""
        ended = self._process.poll()
        assert ended in (None, 0), self._log.read_text(encoding="utf-8")
        return ended == 0

    def away(self) -> None:
        """Be sure that he is not there any more."""
        self._process.kill()
        self._process.wait()


def _worst(host: HostProcess, ways: Sequence[Way], guests: Sequence[_Guest], seed: int) -> Story:
    """Cut the lines and kill the host, each at its time."""
    story = Story(time(), plan(CUTS, len(ways), ways[0].line.kinds, WITHIN, seed))

    def mend(cut: Cut) -> None:
        ways[cut.line].line.mend()
        story.mended.append((cut.line, time()))

    def kill() -> None:
        host.kill()
        story.kills.append(time())

    def start() -> None:
        host.start()
        story.returns.append(time())

    due: list[tuple[float, Callable[[], None]]] = []
    for cut in story.cuts:
        due.append((cut.begins, lambda cut=cut: ways[cut.line].line.cut(cut.kind)))  # type: ignore[misc]
        due.append((cut.ends, lambda cut=cut: mend(cut)))  # type: ignore[misc]
    for at in KILLS:
        due += [(at, kill), (at + DOWN, start)]
    for at, act in sorted(due, key=lambda one: one[0]):
        sleep(max(0.0, story.began + at - time()))
        act()
        assert not any(guest.has_ended for guest in guests), "the session was too short"
    return story


def _until(holds: Callable[[], bool], guests: Sequence[_Guest], within: float) -> None:
    until = monotonic() + within
    while not holds():
        hanging = [guest.diary[-300:] for guest in guests if not guest.has_ended]
        assert monotonic() < until, f"it does not come to pass: {hanging}"
        sleep(0.1)
