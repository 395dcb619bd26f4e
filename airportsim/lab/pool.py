"""Much work of one kind, done by all cores.

The results come in any order, each with the number of its item; what they are depends neither on
how many workers there are nor on who does what. A worker that is killed costs no more than what it
was just doing, which is done again.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from threading import Thread
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from airportsim.lab.chunks import Chunk, Cutter, Done, Prepare, Span, Work, opened

T = TypeVar("T")
R = TypeVar("R")

MOST = 61
"""Windows cannot wait for more processes than this."""
TOGETHER = 2
"""What was lost so often with other work is done alone from then on, to see whose fault it is."""
GUILTY = 3
"""An item that so many workers died of, alone, is lost."""
STILLBORN = 3
"""Workers that die so often before any has begun will not do better the next time."""


class WorkerLost(Exception):
    """A worker is gone, and what it did with it: killed, or out of memory."""

    def __init__(self) -> None:
        super().__init__(
            "a process that was to do a part of the work has ended by itself: it was ended from "
            "outside, or there was not enough memory; or the program that asked for the work "
            "lacks `if __name__ == '__main__':` around what it does"
        )


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    prepare: Prepare[T, R], items: Sequence[T], workers: int | None = None
) -> Generator[tuple[int, R]]:
    """The number, from 0, and the result of each item, as they come.

    `prepare` is called once in each worker and answers with the function that does an item; it,
    the items and the results are pickled. `workers` are processes, one for each core if not given;
    one worker is this process itself. Ending the generator early ends the workers. Raises
    WorkFailed, and WorkerLost if an item kills whoever tries it.
    """
    count = min(workers or cores(), len(items))
    with pool(prepare, count) as working:
        for done in working.work([Span(0, items)]):
            if done.lost:
                raise WorkerLost
            yield from opened(done)


def pool(prepare: Prepare[T, R], workers: int | None = None) -> "Here[T, R] | Pool[T, R]":
    """Whoever does the work: this process alone if one worker is enough, else a pool."""
    count = min(workers or cores(), MOST)
    return Here(prepare) if count <= 1 else Pool(prepare, count)


class Here(Generic[T, R]):
    """Does the work in this very process."""

    def __init__(self, prepare: Prepare[T, R]) -> None:
        self._work = Work(prepare)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def work(self, spans: Sequence[Span[T]]) -> Iterator[Done[R]]:
        """What has become of each chunk."""
        cutter = Cutter(spans, 1)
        while (chunk := cutter.cut()) is not None:
            done = self._work.do(chunk)
            cutter.learn(done)
            yield done


class Pool(Generic[T, R]):
    """Some processes that work, are replaced if they die, and end with this one.

    They hold one end of a pipe, and end as soon as the other end, which is held here, is gone.
    """

    def __init__(self, prepare: Prepare[T, R], workers: int) -> None:
        self._prepare = prepare
        self._workers = workers
        self._context = get_context("spawn")
        self._theirs, self._ours = self._context.Pipe(duplex=False)
        self._begun = self._context.Event()
        self._stillborn = 0
        self._executor = self._started()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if problem is None:
            self._executor.shutdown()
        self._ours.close()
        self._executor.shutdown(cancel_futures=True)
        self._theirs.close()

    def work(self, spans: Sequence[Span[T]]) -> Iterator[Done[R]]:
        """What has become of each chunk, as they come.

        Every worker is kept busy, with one more chunk waiting for each. Raises WorkerLost if
        workers die before any of them has begun.
        """
        cutter, again = Cutter(spans, self._workers), deque[Chunk[T]]()
        waiting: dict[Future[Done[R]], Chunk[T]] = {}
        while True:
            while len(waiting) < 2 * self._workers:
                chunk = again.popleft() if again else cutter.cut()
                if chunk is None:
                    break
                self._submit(chunk, waiting)
            if not waiting:
                return
            lost = []
            ended, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in ended:
                chunk = waiting.pop(future)
                try:
                    done = future.result()
                except BrokenProcessPool:
                    lost.append(chunk)
                else:
                    cutter.learn(done)
                    yield done
            if lost:
                yield from self._after_death(waiting, lost, again)

    def _submit(self, chunk: Chunk[T], waiting: dict[Future[Done[R]], Chunk[T]]) -> None:
        """Hand a chunk out; if nobody is there to take it, it is lost at once."""
        with _deaf_to_interrupts():
            try:
                future = self._executor.submit(_in_worker, chunk)
            except BrokenProcessPool as problem:
                future = Future()
                future.set_exception(problem)
        waiting[future] = chunk

    def _after_death(
        self, waiting: dict[Future[Done[R]], Chunk[T]], lost: list[Chunk[T]],
        again: deque[Chunk[T]],
    ) -> Iterator[Done[R]]:  # fmt: skip
        """Begin with new workers, and see to what the old ones had not finished."""
        for future, chunk in waiting.items():
            with suppress(BrokenProcessPool):
                yield future.result()
                continue
            lost.append(chunk)
        waiting.clear()
        self._begin_anew()
        for chunk in lost:
            chunk.lost += 1
            if chunk.lost < TOGETHER:
                again.append(chunk)
            else:
                yield from map(self._alone, chunk.singly())

    def _alone(self, chunk: Chunk[T]) -> Done[R]:
        """Do one item while nobody does anything else; if workers die of it, it is lost."""
        for _ in range(GUILTY):
            waiting: dict[Future[Done[R]], Chunk[T]] = {}
            self._submit(chunk, waiting)
            (future,) = waiting
            try:
                done = future.result()
            except BrokenProcessPool:
                self._begin_anew()
            else:
                return done
        return Done(chunk.first, (), 0.0, lost=True)

    def _begin_anew(self) -> None:
        """Put new workers in the place of dead ones, unless none will ever begin."""
        self._executor.shutdown(cancel_futures=True)
        self._stillborn += not self._begun.is_set()
        if self._stillborn >= STILLBORN:
            raise WorkerLost
        self._executor = self._started()

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers, self._context, _begin, (self._prepare, self._theirs, self._begun)
        )


# --- the workers ------------------------------------------------------------------------------

_work: Work[Any, Any]
"""The work of this process, if it is a worker."""


def _begin(prepare: Callable[[], Any], leash: Connection, begun: Event) -> None:
    global _work
    begun.set()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    Thread(target=_end_with, args=(leash,), daemon=True).start()
    _work = Work(prepare)


def _end_with(leash: Connection) -> None:
    try:
        leash.recv()
    except (EOFError, OSError):
        os._exit(1)


def _in_worker(chunk: Chunk[Any]) -> Done[Any]:
    return _work.do(chunk)


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
