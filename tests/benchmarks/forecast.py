"""How long does a forecast take? `airportsim check classic --forecast 100`, in three teams.

    python -m tests.benchmarks.forecast [--sessions 100] [--workers 2]

Wanted: 100 sessions of each of three teams for classic within 60 s on two cores. On a machine that
others use too the wall clock says little: the CPU time of all workers, shared out among as many
cores of their own, tells what it would have said.
"""

import sys
from argparse import ArgumentParser
from time import perf_counter

from airportsim.files.library import load_scenario
from airportsim.lab.forecast import TEAMS, forecast

WANTED = 60


def main() -> None:
    """Print the table."""
    parser = ArgumentParser(description="How long a forecast takes.")
    parser.add_argument("--sessions", type=int, default=100, help="of each team, default 100")
    parser.add_argument("--workers", type=int, default=2, help="processes, default 2")
    given = parser.parse_args()
    scenario = load_scenario("classic")
    began = perf_counter()
    forecast(scenario, given.sessions, workers=given.workers)
    wall = perf_counter() - began
    print("| measured | found | wanted |")
    print("|---|---|---|")
    count = given.sessions * len(TEAMS)
    print(f"| {count} sessions, {given.workers} workers, wall | {wall:.1f} s | {WANTED} s |")
    cpu = _cpu_of_workers()
    if cpu is not None:
        print(f"| CPU of all workers | {cpu:.1f} s | |")
        print(f"| CPU of a worker | {cpu / given.workers:.1f} s | {WANTED} s |")
        print(f"| CPU of a session | {1000 * cpu / count:.0f} ms | |")


def _cpu_of_workers() -> float | None:
    """CPU seconds of all processes that have ended; None where it cannot be measured."""
    if sys.platform == "win32":
        return None
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
