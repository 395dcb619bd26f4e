"""Much work of one kind, done by all cores.

The results come in any order, each with the number of its item; what they are depends neither on
how many workers there are nor on who does what.
"""

import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from time import perf_counter
from traceback import format_exc
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

SECONDS = 1.0
"""Items are handed out in chunks of about so many seconds of work."""
MOST = 61
"""Windows cannot wait for more processes than this."""


class WorkFailed(Exception):
    """An item could not be done; the traceback of whoever tried is in the notes."""


class WorkerLost(Exception):
    """A worker is gone, and what it did with it: killed, or out of memory."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    prepare: Callable[[], Callable[[T], R]], items: Sequence[T], workers: int | None = None
) -> Generator[tuple[int, R]]:
    """The number, from 0, and the result of each item, as they come.

    `prepare` is called once in each worker and answers with the function that does an item; it,
    the items and the results are pickled. `workers` are processes, one for each core if not given;
    one worker is this process itself. Ending the generator early ends the workers. Raises
    WorkFailed and WorkerLost.
    """
    count = min(workers or cores(), len(items), MOST)
    if count <= 1:
        work = _Work(prepare)
        for number, item in enumerate(items):
            yield from _opened(work.do((number,), (item,)))
        return
    with _executor(prepare, count) as executor:
        try:
            yield from _handed_out(executor, items, count)
        except BrokenProcessPool:
            raise WorkerLost(
                "a process that did a part of the work has ended by itself: "
                "it was ended from outside, or there was not enough memory"
            ) from None


@dataclass(frozen=True, slots=True)
class _Done(Generic[R]):
    """What has become of a chunk: results by number, seconds, and what went wrong if it did."""

    results: list[tuple[int, R]]
    seconds: float
    failed: str = ""
    trace: str = ""


class _Work(Generic[T, R]):
    """Does items; what that takes is prepared when the first one comes."""

    def __init__(self, prepare: Callable[[], Callable[[T], R]]) -> None:
        self._prepare = prepare
        self._function: Callable[[T], R] | None = None

    def do(self, numbers: Sequence[int], items: Sequence[T]) -> _Done[R]:
        """The results of a chunk, as far as it could be done."""
        results: list[tuple[int, R]] = []
        began = perf_counter()
        try:
            if self._function is None:
                self._function = self._prepare()
                began = perf_counter()
            for number, item in zip(numbers, items, strict=True):
                results.append((number, self._function(item)))
        except Exception as problem:
            failed = f"item {numbers[len(results)] + 1}: {type(problem).__name__}: {problem}"
            return _Done(results, 0.0, failed, format_exc())
        return _Done(results, perf_counter() - began)


def _opened(done: _Done[R]) -> Iterator[tuple[int, R]]:
    yield from done.results
    if done.failed:
        problem = WorkFailed(done.failed)
        problem.add_note(done.trace)
        raise problem


def _handed_out(
    executor: ProcessPoolExecutor, items: Sequence[T], workers: int
) -> Iterator[tuple[int, Any]]:
    """Keep every worker busy, with one more chunk waiting for each, until all is done."""
    waiting: set[Future[_Done[Any]]] = set()
    size, first = 1, 0
    while waiting or first < len(items):
        while first < len(items) and len(waiting) < 2 * workers:
            fair = -(-(len(items) - first) // (2 * workers))
            numbers = range(first, first + min(size, fair))
            chunk = items[numbers.start : numbers.stop]
            with _deaf_to_interrupts():
                waiting.add(executor.submit(_in_worker, numbers, chunk))
            first = numbers.stop
        ended, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in ended:
            done = future.result()
            yield from _opened(done)
            size = max(1, round(SECONDS * len(done.results) / max(done.seconds, 1e-6)))


# --- the workers ------------------------------------------------------------------------------

_work: _Work[Any, Any]
"""The work of this process, if it is a worker."""


@contextmanager
def _executor(prepare: Callable[[], Any], workers: int) -> Iterator[ProcessPoolExecutor]:
    """Workers that end when they are no longer needed, whatever happens to this process.

    They hold one end of a pipe, and end as soon as the other end, which is held here, is gone.
    """
    context = get_context("spawn")
    theirs, ours = context.Pipe(duplex=False)
    executor = ProcessPoolExecutor(workers, context, _begin, (prepare, theirs))
    try:
        yield executor
        executor.shutdown()
    finally:
        ours.close()
        executor.shutdown(cancel_futures=True)
        theirs.close()


def _begin(prepare: Callable[[], Any], leash: Connection) -> None:
    global _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    Thread(target=_end_with, args=(leash,), daemon=True).start()
    _work = _Work(prepare)


def _end_with(leash: Connection) -> None:
    try:
        leash.recv()
    except (EOFError, OSError):
        os._exit(1)


def _in_worker(numbers: Sequence[int], items: Sequence[Any]) -> _Done[Any]:
    return _work.do(numbers, items)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Keep Ctrl-C until later; processes that are started meanwhile never hear of it.

    Where signals cannot be kept (Windows), a worker that is just starting may still complain.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
