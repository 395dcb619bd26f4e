"""What running an experiment costs beside the runs themselves.

    python -m tests.benchmarks.experiment [--runs 150] [--stubs 20000]

Runs are sessions of `classic` with the reference team. The reference for speed are busy loops: as
many processes as there are workers, each playing its share of the same runs and keeping nothing.
Wanted: the experiment is at least 0.93 times as fast; whoever hands the work out takes less than
5 % of what the engine takes; and memory with many runs, made up, is within 10 % of that with 1,000.
"""

import os
import resource
import sys
from argparse import ArgumentParser
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from airportsim.files.designs import material_of
from airportsim.lab.experiment import experiment
from airportsim.lab.pool import pool
from airportsim.lab.runs import player, task_of
from airportsim.model.design import Design
from tests.lab import stubs

WORKERS = 2
FEW = 1_000
TIMES = 3
"""Loops and experiment are timed in turn, so often; the median of their ratios is told."""


def design(runs: int) -> Design:
    """So many sessions of `classic`."""
    return Design("benchmark", replications=runs)


def busy(first: int, runs: int) -> None:
    """Play every second run and keep nothing."""
    played = player(task_of(material_of(design(runs), Path())))
    for number in range(first, runs, WORKERS):
        played(number)


def busy_seconds(runs: int) -> float:
    """What the busy loops take, side by side, with their start."""
    context = get_context("spawn")
    began = perf_counter()
    loops = [context.Process(target=busy, args=(n, runs)) for n in range(WORKERS)]
    for loop in loops:
        loop.start()
    for loop in loops:
        loop.join()
    return perf_counter() - began


def experiment_seconds(runs: int) -> tuple[float, float, float]:
    """What the experiment takes; the CPU of this process, and that of the workers."""
    with TemporaryDirectory() as folder:
        began, mine, theirs = perf_counter(), process_time(), _children()
        experiment(design(runs), Path(folder) / "out", WORKERS)
        return perf_counter() - began, process_time() - mine, _children() - theirs


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def stubbed(runs: int) -> None:
    """An experiment of made-up runs, half of them at each of two points."""
    one = stubs.design(runs // 2)
    working = partial(stubs.player, stubs.task(one))
    with TemporaryDirectory() as folder:
        experiment(one, Path(folder) / "out", started=lambda _: pool(working, WORKERS))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    os.write(1, b"%d\n" % (peak // 1024 if sys.platform != "darwin" else peak // 1024**2))


def peak_memory(runs: int) -> int:
    """The most memory, in MB, that an experiment of made-up runs has taken in its own process."""
    from subprocess import check_output

    program = f"from tests.benchmarks.experiment import stubbed; stubbed({runs})"
    return int(check_output([sys.executable, "-c", program]))


def main() -> None:
    """Print the table."""
    wanted = ArgumentParser(description="What an experiment costs beside its runs.")
    wanted.add_argument("--runs", type=int, default=150)
    wanted.add_argument("--stubs", type=int, default=20_000)
    given = wanted.parse_args()
    pairs = [(busy_seconds(given.runs), *experiment_seconds(given.runs)) for _ in range(TIMES)]
    loops, took, mine, theirs = sorted(pairs, key=lambda pair: pair[1] / pair[0])[TIMES // 2]
    few, many = peak_memory(FEW), peak_memory(given.stubs)
    print(f"{given.runs} sessions of classic, {WORKERS} workers; {given.stubs:,} made-up runs")
    print("| | | wanted |")
    print("|---|---|---|")
    print(f"| busy loops side by side | {given.runs / loops:.2f} sessions/s | |")
    print(f"| the experiment | {given.runs / took:.2f} sessions/s | |")
    print(f"| the experiment / the loops | {loops / took:.3f} | 0.93 or more |")
    print(f"| CPU of whoever hands out / CPU of the workers | {mine / theirs:.3f} | below 0.05 |")
    print(f"| memory with {FEW:,} and {given.stubs:,} runs | {few}, {many} MB | within 10 % |")


if __name__ == "__main__":
    main()
