"""Much work of one kind, done by a Dask cluster (extra `dask`)."""

import pickle
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from airportsim import __version__
from airportsim.lab.chunks import Chunk, Cutter, Done, Prepare, Span, Work
from airportsim.model.version import RULES

T = TypeVar("T")
R = TypeVar("R")

_ADDRESS = re.compile(r"[a-z]+://[^\s/]+:\d{1,5}")
_EXAMPLE = "tcp://192.168.1.20:8786"
PATIENCE = 10
"""Seconds to wait for the cluster and for its first worker."""


class NoCluster(Exception):
    """A cluster that cannot be used: one sentence says why."""


class Cluster(Generic[T, R]):
    """The workers of a cluster, wherever they are; those that die are replaced by the others.

    Raises NoCluster if it cannot be reached, has no workers, or another airportsim.
    """

    def __init__(self, prepare: Prepare[T, R], address: str) -> None:
        self._prepared = pickle.dumps(prepare)
        self._client = _connected(address)
        try:
            self._check(address)
        except NoCluster:
            self._client.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._client.close()

    def work(self, spans: Sequence[Span[T]]) -> Iterator[Done[R]]:
        """What has become of each chunk, as they come.

        Every thread of the cluster is kept busy, with one more chunk waiting for each.
        """
        from distributed import as_completed

        slots = self._slots()
        cutter = Cutter(spans, slots)
        waiting: dict[str, Chunk[T]] = {}
        coming = as_completed(loop=self._client.loop)
        while True:
            while len(waiting) < 2 * slots and (chunk := cutter.cut()) is not None:
                future = self._submit(chunk)
                waiting[future.key] = chunk
                coming.add(future)
            if not waiting:
                return
            future = next(coming)
            chunk = waiting.pop(future.key)
            for done in self._opened(future, chunk):
                cutter.learn(done)
                yield done
            slots = max(slots, self._slots())

    def _submit(self, chunk: Chunk[T]) -> Any:
        return self._client.submit(_on_worker, self._prepared, chunk, pure=False)

    def _opened(self, future: Any, chunk: Chunk[T]) -> Iterator[Done[R]]:
        """What has become of a chunk that killed no worker; else of each of its items by itself."""
        from distributed import KilledWorker

        try:
            yield future.result()
        except KilledWorker:
            if len(chunk.items) == 1:
                yield Done(chunk.first, (), 0.0, lost=True)
                return
            for one in chunk.singly():
                yield from self._opened(self._submit(one), one)

    def _slots(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def _check(self, address: str) -> None:
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise NoCluster(f"{address}: the cluster has no workers; start one") from None
        ours = __version__, RULES
        try:
            theirs = self._client.run(_version)
        except Exception as problem:
            reason = f"its workers cannot import airportsim ({problem})"
            raise NoCluster(f"{address}: {reason}; install the same version there") from None
        for worker, version in theirs.items():
            if version != ours:
                reason = f"has airportsim {version[0]} with rules {version[1]}"
                raise NoCluster(
                    f"{address}: worker {worker} {reason}; here it is {ours[0]} with {ours[1]}"
                )


def _connected(address: str) -> Any:
    from distributed import Client

    if not _ADDRESS.fullmatch(address):
        raise NoCluster(f"{address!r} is no address of a cluster; one looks like {_EXAMPLE}")
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as problem:
        raise NoCluster(f"{address}: there is no Dask scheduler ({problem})") from None


def _version() -> tuple[str, int]:
    return __version__, RULES


@lru_cache(maxsize=4)
def _work_of(prepared: bytes) -> Work[Any, Any]:
    return Work(pickle.loads(prepared))


def _on_worker(prepared: bytes, chunk: Chunk[Any]) -> Done[Any]:
    return _work_of(prepared).do(chunk)
