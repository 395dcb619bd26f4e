"""Work cut into chunks of about a second each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from traceback import format_exc
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

Prepare = Callable[[], Callable[[T], R]]
"""Is called once by each worker, and answers with the function that does an item."""

SECONDS = 1.0
"""Chunks are cut to take about so long."""
MOST = 200
"""No chunk has more items than this, so that its results need little memory."""


class WorkFailed(Exception):
    """An item could not be done; the traceback of whoever tried is in the notes."""


@dataclass(frozen=True, slots=True)
class Span(Generic[T]):
    """Items that follow each other; the first has this number, and a chunk is of one span."""

    first: int
    items: Sequence[T]


@dataclass(slots=True)
class Chunk(Generic[T]):
    """A part of a span; `lost` counts how often a worker has died while it had it."""

    first: int
    items: Sequence[T]
    lost: int = 0

    def singly(self) -> "Iterator[Chunk[T]]":
        """Each item by itself."""
        for n in range(len(self.items)):
            yield Chunk(self.first + n, self.items[n : n + 1])


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """What has become of a chunk: results, from the number of the first item on, and seconds.

    `failed` tells what went wrong with the item after the last result, if anything did; `lost` is
    true of a single item that has killed whoever tried it.
    """

    first: int
    results: Sequence[R]
    seconds: float
    failed: str = ""
    trace: str = ""
    lost: bool = False


class Cutter(Generic[T]):
    """Cuts spans into chunks, which are as large as what was done so far lets expect."""

    def __init__(self, spans: Sequence[Span[T]], workers: int) -> None:
        self._spans = spans
        self._left = sum(len(span.items) for span in spans)
        self._workers = workers
        self._at, self._from = 0, 0
        self._size = 1

    def cut(self) -> Chunk[T] | None:
        """The next chunk; None if all has been cut."""
        while self._at < len(self._spans) and self._from >= len(self._spans[self._at].items):
            self._at, self._from = self._at + 1, 0
        if self._at == len(self._spans):
            return None
        span, fair = self._spans[self._at], -(-self._left // (2 * self._workers))
        items = span.items[self._from : self._from + max(1, min(self._size, fair, MOST))]
        chunk = Chunk(span.first + self._from, items)
        self._from += len(items)
        self._left -= len(items)
        return chunk

    def learn(self, done: Done[R]) -> None:
        """Note how long a chunk has taken."""
        if done.results:
            self._size = max(1, round(SECONDS * len(done.results) / max(done.seconds, 1e-6)))


class Work(Generic[T, R]):
    """Does chunks; what that takes is prepared when the first one comes."""

    def __init__(self, prepare: Prepare[T, R]) -> None:
        self._prepare = prepare
        self._function: Callable[[T], R] | None = None

    def do(self, chunk: Chunk[T]) -> Done[R]:
        """The results of a chunk, as far as it could be done."""
        results: list[R] = []
        began = perf_counter()
        try:
            if self._function is None:
                self._function = self._prepare()
                began = perf_counter()
            for item in chunk.items:
                results.append(self._function(item))  # noqa: PERF401 - keeps what was done
        except Exception as problem:
            number = chunk.first + len(results) + 1
            failed = f"item {number}: {type(problem).__name__}: {problem}"
            return Done(chunk.first, results, 0.0, failed, format_exc())
        return Done(chunk.first, results, perf_counter() - began)


def opened(done: Done[R]) -> Iterator[tuple[int, R]]:
    """The number and the result of each item of a chunk; raises WorkFailed after the last."""
    yield from enumerate(done.results, done.first)
    if done.failed:
        problem = WorkFailed(done.failed)
        problem.add_note(done.trace)
        raise problem
