"""Things that were played, for the tests of event logs."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from weakref import ref

from airportsim.files.event_files import EventFile, RunHead, event_lines
from airportsim.files.library import load_team
from airportsim.files.played import Played
from airportsim.files.recorded import Recorded
from airportsim.files.tables import Row
from airportsim.model.journal import Entry
from airportsim.model.version import RULES
from tests.conftest import classic_airport
from tests.debrief.journals import match
from tests.worlds import closed


@cache
def run_lines(rounds: int = 5) -> tuple[str, ...]:
    """What `airportsim run --events` writes of the first rounds of the reference team."""
    head = RunHead(classic_airport().scenario, load_team("reference"), 1, 0, RULES, "0.1.0", rounds)
    return tuple(event_lines(head, match("reference", 1)[0][:rounds]))


def run_file(folder: Path, rounds: int = 5) -> EventFile:
    """The events of a run in a file."""
    path = folder / "run.jsonl"
    path.write_text("".join(run_lines(rounds)), encoding="utf-8", newline="\n")
    return EventFile(path)


def run(rounds: int = 5, name: str = "run") -> Recorded:
    """A run of so many rounds; those beyond the fifth are like its second one."""
    matched = match("reference", 1)[0]

    def attempts() -> Iterator[Played]:
        for n in range(rounds):
            setup, journal = matched[n] if n < len(matched) else matched[1]
            yield Played(n + 1, 0, setup, journal, 1500, "time", 0)

    origin: Row = {
        "name": name, "created": None, "scenario": "classic", "scenario_digest": "", "team": None,
        "team_digest": None, "seed": 1, "replication": 0, "rules": RULES, "version": "0.1.0",
    }  # fmt: skip
    return Recorded(origin, classic_airport(), attempts)


class _Journal(list[Entry]):
    """A journal of which one can tell whether it is still held."""


def most_held(writer: Callable[[Recorded], Iterable[str]]) -> int:
    """The journals held at the most while a log of five small rounds is written."""
    world = closed().end().sim
    made: list[ref[_Journal]] = []

    def attempts() -> Iterator[Played]:
        for n in range(5):
            journal = _Journal(world.journal)
            made.append(ref(journal))
            yield Played(n + 1, 0, world.state.setup, journal, 600, "time", 0)
            del journal

    small = Recorded(run(0).origin, world.airport, attempts)
    return max(sum(one() is not None for one in made) for _ in writer(small))
