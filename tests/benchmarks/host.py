"""How soon does everybody see what somebody does, and what does it take, with many rooms?

    python -m tests.benchmarks.host [--rooms 1 10 50] [--seconds 30] [--round 5]

Each room has six roles and a facilitator, all of them people who give a command every two to six
seconds; its session lies in its own file, and a command is answered when it is on the disk. Bots
have played the round up to its 600th second; from there it goes on at 1x. The host is one process,
all people together are another one. Measured is the time from the sending of a command to the
arrival of what it changes (figures, hands that begin to work, tickets) at whoever gave it and at
somebody else of the room. Beside it stand the times of a bare host, which passes on about as many
messages of the same size and does nothing else.

Wanted, with 50 rooms on two cores: 100 ms or less at the 99th percentile, and CPU time that grows
as the rooms do.
"""

import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from airportsim.model.session import Proceed, SessionState
from airportsim.model.words import Role, SessionPhase
from airportsim.play.match import opened, played
from tests.benchmarks.bare import Echo, echoed
from tests.benchmarks.hosting import Rooms
from tests.benchmarks.material import airport, skills, team
from tests.benchmarks.measuring import Found
from tests.benchmarks.visitors import visited

SECOND = 600
"""The second of the round from which people play."""

PEOPLE = len(Role) + 1


@dataclass(frozen=True, slots=True)
class Case:
    """So many rooms: what was found in them, and with a bare host."""

    rooms: int
    found: Found
    bare: Found


def before(number: int) -> SessionState:
    """Where the reference team stands when it begins with a round."""
    session = opened(airport(), team("reference"), skills(), 1)
    if number > 1:
        for _ in played(session, team("reference"), number - 1):
            pass
    while session.state.number < number:
        session.host(Proceed())
    assert session.state.phase in (SessionPhase.LOBBY, SessionPhase.PLAN)
    return session.state


def tried(rooms: int, start: SessionState, seconds: float) -> Case:
    """So many rooms, and the bare host after them."""
    with tempfile.TemporaryDirectory() as folder:
        found = visited(Rooms(rooms, start, SECOND), seconds, Path(folder))
    beats = rooms * PEOPLE * seconds
    times = round((found.heard - beats) / (found.asked * PEOPLE))
    bare = echoed(Echo(rooms, PEOPLE, max(1, times), found.size // found.heard), seconds)
    return Case(rooms, found, bare)


def at(times: Sequence[float], percent: int) -> float:
    """The time, in ms, within which so many percent of the commands were seen."""
    return 1000 * quantiles(times, n=100, method="inclusive")[percent - 1]


def both(found: Found, percent: int) -> str:
    """That on the same and on another screen."""
    return f"{at(found.same, percent):.1f}, {at(found.other, percent):.1f} ms"


def answer(found: Found) -> str:
    """The time until a command is answered, when it is on the disk."""
    return f"{at(found.answered, 50):.1f}, {at(found.answered, 99):.1f} ms"


def late(found: Found) -> float:
    """The 99th percentile of what was seen on another screen, in ms."""
    return at(found.other, 99)


def main() -> None:
    """Print the table."""
    parser = ArgumentParser(description="How soon is seen what somebody does?")
    parser.add_argument("--rooms", type=int, nargs="+", default=[1, 10, 50])
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--round", type=int, default=5)
    given = parser.parse_args()
    start = before(given.round)
    cases = [tried(rooms, start, given.seconds) for rooms in given.rooms]
    lines: list[tuple[str, Callable[[Case], str], str]] = [
        ("commands, and those followed", lambda c: f"{c.found.asked}, {len(c.found.same)}", ""),
        ("to his own screen, another one, median", lambda c: both(c.found, 50), ""),
        ("to his own screen, another one, 99th", lambda c: both(c.found, 99), "100 ms or less"),
        ("to his answer, median and 99th", lambda c: answer(c.found), ""),
        ("with a bare host, median", lambda c: both(c.bare, 50), ""),
        ("with a bare host, 99th", lambda c: both(c.bare, 99), ""),
        ("host / bare host, 99th", lambda c: f"{late(c.found) / late(c.bare):.1f}", ""),
        ("messages to all, a second", lambda c: f"{c.found.heard / given.seconds:.0f}", ""),
        ("those of the bare host", lambda c: f"{c.bare.heard / given.seconds:.0f}", ""),
        ("CPU of the host", lambda c: f"{c.found.host:.1%}", "less than one core"),
        ("CPU of the host, a room", lambda c: f"{c.found.host / c.rooms:.2%}", "about the same"),
        ("CPU of the bare host", lambda c: f"{c.bare.host:.1%}", ""),
        ("CPU of the people", lambda c: f"{c.found.people:.1%}", "less than one core"),
        ("memory of the host", lambda c: f"{c.found.memory or 0:.0f} MB", "about linear"),
    ]
    print(f"| rooms | {' | '.join(str(case.rooms) for case in cases)} | wanted |")
    print("|---" * (len(cases) + 2) + "|")
    for name, value, wanted in lines:
        print(f"| {name} | {' | '.join(map(value, cases))} | {wanted} |")


if __name__ == "__main__":
    main()
