"""People who come to a host in another process, play for a while, and what that takes."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import perf_counter
from typing import Any, Protocol

from websockets.asyncio.client import ClientConnection, connect

from airportsim.net.wire import BEAT
from tests.benchmarks.hosting import Open, Usage, usage

PAUSE = (2.0, 6.0)
"""Seconds between two commands of somebody, from and to."""

WARM_UP = 3.0
"""Seconds in which everybody finds his feet; what is asked for in them is not counted."""

AT_ONCE = 20
"""So many come at the same moment."""


class Person(Protocol):
    """Somebody who comes to a host; `heard` are the messages, `size` the characters by now."""

    heard: int
    size: int

    async def come(self, port: int) -> None:
        """Come in."""

    async def play(self, until: float) -> None:
        """Do what is to be done, up to a moment of the performance counter."""

    async def leave(self) -> None:
        """Go."""


@dataclass(slots=True)
class Found:
    """What was measured: seconds from a command to its arrival, on the same and another screen.

    `answered` are those to its answer; `asked` counts the commands, `heard` and `size` the messages
    to all together and their characters; `host` and `people` are the shares of a core that both
    processes took, `memory` is the host's (MB).
    """

    asked: int = 0
    same: list[float] = field(default_factory=list)
    other: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    heard: int = 0
    size: int = 0
    host: float = 0
    people: float = 0
    memory: float | None = None


@contextmanager
def process(target: Callable[..., None], *what: Any) -> Iterator[tuple[Open, Connection]]:
    """A host in its own process: where it listens, and the pipe through which it can be asked."""
    context = get_context("spawn")
    pipe, far_end = context.Pipe()
    host = context.Process(target=target, args=(far_end, *what))
    host.start()
    far_end.close()
    try:
        yield pipe.recv(), pipe
    finally:
        pipe.close()
        host.join()


async def measured(
    people: Sequence[Person], port: int, seconds: float, pipe: Connection
) -> tuple[Found, float]:
    """What it takes that people play for so many seconds, and the moment at which these begin."""
    door = asyncio.Semaphore(AT_ONCE)

    async def come(one: Person) -> None:
        async with door:
            await one.come(port)

    await asyncio.gather(*map(come, people))
    began = perf_counter() + WARM_UP
    until = began + seconds
    playing = [asyncio.create_task(one.play(until)) for one in people]
    await asyncio.sleep(began - perf_counter())
    before, heard, size = await _looked(pipe, people)
    await asyncio.sleep(until - perf_counter())
    after, heard_now, size_now = await _looked(pipe, people)
    took = perf_counter() - began
    await asyncio.gather(*playing)
    await asyncio.gather(*(one.leave() for one in people))
    host, mine = ((now.cpu - then.cpu) / took for now, then in zip(after, before, strict=True))
    memory = after[0].memory
    found = Found(
        heard=heard_now - heard, size=size_now - size, host=host, people=mine, memory=memory
    )
    return found, began


async def _looked(
    pipe: Connection, people: Sequence[Person]
) -> tuple[tuple[Usage, Usage], int, int]:
    """What the host and these people have used by now, and how much they have heard."""
    pipe.send("usage")
    host: Usage = await asyncio.to_thread(pipe.recv)
    return (host, usage()), sum(one.heard for one in people), sum(one.size for one in people)


async def connected(port: int) -> ClientConnection:
    """A connection like those of airportsim."""
    return await connect(
        f"ws://127.0.0.1:{port}", compression=None, ping_interval=BEAT, ping_timeout=BEAT,
        max_size=None, proxy=None, open_timeout=60,
    )  # fmt: skip
