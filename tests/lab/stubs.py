"""Experiments whose runs are not played but made up, where workers can find them."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from airportsim.files.designs import material_of
from airportsim.files.dictionary import MEASURES
from airportsim.files.tables import Row
from airportsim.lab.experiment import experiment
from airportsim.lab.pool import pool
from airportsim.lab.runs import STRIDE, Task, task_of
from airportsim.model.design import Aim, Design

DEADLY = 7
"""The replication that kills whoever plays it, where one does."""


def design(replications: int | None = None, precision: Aim | None = None) -> Design:
    """Two points that differ in the number of faults."""
    return Design(
        "made up", vary={"strikes.count": (20, 23)}, rounds=2,
        replications=replications, precision=precision,
    )  # fmt: skip


def player(task: Task, nap: float = 0.0, deadly: bool = False) -> Callable[[int], str]:
    """What makes rows up, each run taking some seconds."""
    return partial(_played, task, nap, deadly)


def _played(task: Task, nap: float, deadly: bool, number: int) -> str:
    time.sleep(nap)
    if deadly and number % STRIDE == DEADLY:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)
    return task.rows(number, _rounds(number))


def _rounds(number: int) -> Iterator[Row]:
    """Two rounds; those of replication 5 of the second point fail after the first."""
    for n in (1, 2):
        if n == 2 and number == STRIDE + 5:
            raise ValueError("a made-up\nproblem")
        row: Row = dict.fromkeys(column.name for column in MEASURES)
        yield row | {"landed": (number * 37 + n) % 97, "levers": "", "digest": f"{number}-{n}"}


def task(one: Design) -> Task:
    """The task of a design."""
    return task_of(material_of(one, Path()))


if __name__ == "__main__":
    # Called by test_experiment in a process of its own, to be killed: FOLDER WORKERS NAP COUNT.
    out, workers, seconds, count = sys.argv[1:]
    one = design(int(count))
    working = partial(player, task(one), float(seconds))
    experiment(one, Path(out), resume=True, started=lambda _: pool(working, int(workers)))
