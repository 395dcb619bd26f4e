"""How long does it take to go on with a session, and what does keeping it cost?

    python -m tests.benchmarks.resume [--seeds 1:1]

Wanted: less than a second to open and resume, at any second of any round.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from airportsim.cli.saving import reopened, saved
from airportsim.files.store import Store
from airportsim.play.match import opened, played
from tests.benchmarks.material import airport, parser, seeds_of, skills, team

MOMENTS = 40
"""Moments over a whole match at which it is left and resumed."""


class Left(Exception):
    """The session is left here."""


def leave_at(folder: Path, seed: int, moment: int) -> Path:
    """A session file that was left after so many seconds of its five rounds."""
    with saved(
        f"left-{moment}", str(folder), airport(), team("reference"), skills(), seed
    ) as store:
        session = opened(airport(), team("reference"), skills(), seed, record=store.record)
        end = airport().scenario.schedule.round

        def watch(number: int, second: int) -> None:
            if (number - 1) * end + second >= moment:
                raise Left

        try:
            for _ in played(session, team("reference"), watch=watch):
                pass
        except Left:
            pass
    return store.path


def timed(work: Callable[[], object]) -> float:
    """Wall seconds of some work."""
    began = perf_counter()
    work()
    return perf_counter() - began


def go_on(path: Path) -> None:
    """Open a file and run its session to where it was left, as `airportsim resume` does."""
    with Store.open(path) as store:
        assert reopened(store).drift is None


def main() -> None:
    """Print the table."""
    seeds = list(seeds_of(parser("What it takes to resume.", "1:1").parse_args()))
    rounds = len(airport().scenario.rounds)
    whole = rounds * airport().scenario.schedule.round
    with tempfile.TemporaryDirectory() as folder:
        place, times = Path(folder), []
        for seed in seeds:
            for moment in sorted(Random(seed).sample(range(whole), MOMENTS)):
                path = leave_at(place, seed, moment)
                times.append(timed(lambda path=path: go_on(path)))  # type: ignore[misc]
                path.unlink()
        kept = timed(lambda: leave_at(place, seeds[0], whole + 1))
        size = (place / f"left-{whole + 1}.airportsim").stat().st_size
    plain = timed(
        lambda: list(played(opened(airport(), team("reference"), skills(), 1), team("reference")))
    )
    print("| measured | found | wanted |")
    print("|---|---|---|")
    print(f"| to open and resume, {len(times)} moments, median | {median(times):.2f} s | |")
    print(f"| to open and resume, the longest | {max(times):.2f} s | less than 1 s |")
    print(f"| five rounds kept / not kept, wall | {kept / plain:.1f} | |")
    print(f"| a file of five rounds | {size / 1024:.0f} KB | |")


if __name__ == "__main__":
    main()
