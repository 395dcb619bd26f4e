"""Work for the tests of the pool, where workers can find it."""

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial

from airportsim.lab.pool import spread


def squares() -> Callable[[int], int]:
    return square


def square(number: int) -> int:
    return number * number


def naps() -> Callable[[float], int]:
    return nap


def nap(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def tripping_at(stone: int) -> Callable[[int], int]:
    return partial(_trip, stone)


def _trip(stone: int, number: int) -> int:
    if number == stone:
        raise ValueError("a stone")
    return number


def dying_at(number: int) -> Callable[[int], int]:
    return partial(_die, number)


def _die(last: int, number: int) -> int:
    if number == last:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(60)
    return number


def never_ready() -> Callable[[int], int]:
    raise OSError("no material")


if __name__ == "__main__":
    # Called by test_pool in a process of its own, to be interrupted or killed.
    print("parent", os.getpid(), flush=True)
    for _, worker in spread(naps, [0.05] * 10_000, int(sys.argv[1])):
        print("worker", worker, flush=True)
