"""The host of the benchmark: rooms whose round is in its busy middle, in a process of its own."""

import asyncio
import gc
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time

from airportsim.cli.saving import kept
from airportsim.cli.watching import GARBAGE
from airportsim.model.session import Pause, Proceed, Reseat, SessionState
from airportsim.model.words import Role, SessionPhase
from airportsim.net.host import Holding, Host
from airportsim.net.keys import Keys
from airportsim.play.session import Session
from tests.benchmarks.console import memory
from tests.benchmarks.material import airport, skills

PIN = "314159"
"""The PIN of every room."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """So many rooms, each with a session that begins with `start` and stands at a second of Do."""

    count: int
    start: SessionState
    second: int


@dataclass(frozen=True, slots=True)
class Open:
    """Where a host listens, and the codes of its rooms."""

    port: int
    codes: list[str]


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process has used by now: seconds of CPU time, and MB (None: it cannot be told)."""

    cpu: float
    memory: float | None


def usage() -> Usage:
    """What this process has used by now."""
    return Usage(process_time(), memory())


async def tell_usage(pipe: Connection) -> None:
    """Tell what this process has used, as often as it is asked for, until the pipe is closed."""
    while await asyncio.to_thread(_asked, pipe):
        pipe.send(usage())


def _asked(pipe: Connection) -> bool:
    try:
        pipe.recv()
    except EOFError:
        return False
    return True


def hold(pipe: Connection, rooms: Rooms, folder: Path) -> None:
    """Hold rooms, tell through the pipe where, then what that takes, until the pipe is closed."""
    with ExitStack() as stack:
        holdings = [_holding(rooms, folder, number, stack) for number in range(rooms.count)]
        asyncio.run(_hold(holdings, pipe))


def _holding(rooms: Rooms, folder: Path, number: int, stack: ExitStack) -> Holding:
    """A room whose session lies in its own file; bots have played it up to the second."""
    seed = 1 + number
    store = kept(f"room {number}", folder, airport(), skills(), seed, rooms.start)
    stack.enter_context(store)
    session = Session(airport(), skills(), seed, rooms.start, store.note)
    for role in Role:
        session.host(Reseat(role, (), "regular"))
    while session.state.phase is not SessionPhase.DO:
        session.host(Proceed())
    session.advance(rooms.second)
    session.host(Pause())
    store.settle()
    keys = Keys(folder / f"{number}.room.json", PIN)
    return Holding(f"Room {number}", session, keys, settle=store.settle)


async def _hold(holdings: list[Holding], pipe: Connection) -> None:
    host = Host(holdings, port=0, announce=False)
    gc.collect()  # as `airportsim host` does when its rooms are there
    gc.freeze()
    gc.set_threshold(*GARBAGE)
    running = asyncio.create_task(host.run())
    await host.open.wait()
    pipe.send(Open(host.port, [one.keys.code for one in holdings]))
    await tell_usage(pipe)
    running.cancel()
    await asyncio.wait((running,))
