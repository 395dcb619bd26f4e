import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from subprocess import PIPE, Popen

import pytest

from airportsim.lab.chunks import WorkFailed
from airportsim.lab.pool import WorkerLost, spread
from tests.lab import jobs


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_do_not_depend_on_the_number_of_workers(workers: int) -> None:
    found = dict(spread(jobs.squares, range(50), workers))
    assert found == {n: n * n for n in range(50)}


def test_results_are_said_as_they_come_and_not_at_the_end() -> None:
    with_pauses = spread(jobs.naps, [0.0, 0.0, 600.0], 2)
    assert {next(with_pauses)[0], next(with_pauses)[0]} == {0, 1}
    with_pauses.close()


def test_nothing_to_do_is_done_at_once() -> None:
    assert list(spread(jobs.squares, [])) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_that_cannot_be_done_is_named_with_the_reason(workers: int) -> None:
    with pytest.raises(WorkFailed, match="item 8: ValueError: a stone") as caught:
        list(spread(partial(jobs.tripping_at, 7), range(20), workers))
    assert "_trip" in caught.value.__notes__[0]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_preparation_that_fails_is_told_too(workers: int) -> None:
    with pytest.raises(WorkFailed, match="OSError: no material"):
        list(spread(jobs.never_ready, range(20), workers))


def test_a_worker_that_is_killed_is_told_and_not_waited_for() -> None:
    with pytest.raises(WorkerLost, match="ended from outside"):
        list(spread(partial(jobs.dying_at, 7), range(20), 2))


@pytest.fixture
def busy() -> Iterator[Popen[str]]:
    """A program in the middle of its work, with two workers who can write where it writes."""
    program = [sys.executable, "-m", "tests.lab.jobs", "2"]
    with Popen(program, stdout=PIPE, stderr=PIPE, text=True, start_new_session=True) as process:
        assert process.stdout is not None
        workers = set[str]()
        while len(workers) < 2:
            line = process.stdout.readline()
            assert line, "it ended by itself"
            workers |= {line} if line.startswith("worker") else set()
        yield process
        process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")
def test_an_interrupt_ends_all_at_once_without_a_word_from_the_workers(busy: Popen[str]) -> None:
    os.killpg(busy.pid, signal.SIGINT)  # what Ctrl-C does: parent and workers get it
    _, said = busy.communicate(timeout=30)
    assert said.count("Traceback") == 1
    assert said.rstrip().endswith("KeyboardInterrupt")


@pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")
def test_no_worker_outlives_whoever_started_it(busy: Popen[str]) -> None:
    busy.kill()
    _, said = busy.communicate(timeout=30)  # until nobody is left who could write
    assert "Traceback" not in said
