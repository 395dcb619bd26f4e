"""The yardstick of the host: both ends of a line over which nothing but bare messages pass."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from random import Random
from time import perf_counter

from websockets.asyncio.client import ClientConnection
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from airportsim.net.host import BEAT
from tests.benchmarks.hosting import Open, tell_usage
from tests.benchmarks.measuring import PAUSE, Found, connected, measured, process


@dataclass(frozen=True, slots=True)
class Echo:
    """So many rooms of so many people, in which all hear, so many times, what anybody says.

    Each second everybody hears something besides; messages have so many characters.
    """

    rooms: int
    people: int
    times: int
    size: int


def echoed(what: Echo, seconds: float) -> Found:
    """What it takes that people hear each other, with nothing between them but websockets."""
    with process(echo, what) as (there, pipe):
        rooms = [
            [Caller(code, f"{code} {n}", what.size) for n in range(what.people)]
            for code in there.codes
        ]
        return asyncio.run(_called(rooms, there, seconds, pipe))


async def _called(
    rooms: list[list["Caller"]], there: Open, seconds: float, pipe: Connection
) -> Found:
    people = [one for room in rooms for one in room]
    found, began = await measured(people, there.port, seconds, pipe)
    for room in rooms:
        for n, one in enumerate(room):
            said = [(sent, text) for sent, text in one.said if sent >= began]
            found.asked += len(said)
            found.same += [one.times[text] - sent for sent, text in said]
            found.other += [room[n - 1].times[text] - sent for sent, text in said]
    return found


class Caller:
    """Somebody in a room, by his name, who says something of this size every few seconds."""

    def __init__(self, code: str, name: str, size: int) -> None:
        self.heard = 0
        self.size = 0
        self.said: list[tuple[float, str]] = []
        self.times: dict[str, float] = {}
        self._code = code
        self._name = name
        self._length = size
        self._chance = Random(name)
        self._connection: ClientConnection
        self._hearing: asyncio.Task[None]

    async def come(self, port: int) -> None:
        """Come into the room."""
        self._connection = await connected(port)
        await self._connection.send(self._code)
        self._hearing = asyncio.create_task(self._hear())

    async def play(self, until: float) -> None:
        """Say something every few seconds."""
        await asyncio.sleep(self._chance.uniform(0, PAUSE[1]))
        while perf_counter() < until:
            text = f"{self._name} {len(self.said)} ".ljust(self._length, ".")
            self.said.append((perf_counter(), text))
            await self._connection.send(text)
            await asyncio.sleep(self._chance.uniform(*PAUSE))

    async def leave(self) -> None:
        """Leave the room."""
        await self._connection.close()

    async def _hear(self) -> None:
        async for text in self._connection:
            self.heard += 1
            self.size += len(text)
            self.times[str(text)] = perf_counter()


# --- the host --------------------------------------------------------------------------------


def echo(pipe: Connection, what: Echo) -> None:
    """Pass on messages, tell through the pipe where, then what that takes, until it is closed."""
    asyncio.run(_echo(pipe, what))


async def _echo(pipe: Connection, what: Echo) -> None:
    codes = [str(n) for n in range(what.rooms)]
    there: dict[str, list[ServerConnection]] = {code: [] for code in codes}

    async def hear(connection: ServerConnection) -> None:
        room = there[str(await connection.recv())]
        room.append(connection)
        with suppress(ConnectionClosed):
            async for text in connection:
                for one in room:
                    for _ in range(what.times):
                        await one.send(text)

    async def beat(room: list[ServerConnection], phase: float) -> None:
        await asyncio.sleep(phase)
        with suppress(ConnectionClosed):
            while True:
                for one in room:
                    await one.send("." * what.size)
                await asyncio.sleep(1)

    async with serve(
        hear, "127.0.0.1", 0, compression=None, ping_interval=BEAT, ping_timeout=BEAT
    ) as server:
        pipe.send(Open(server.sockets[0].getsockname()[1], codes))
        beats = [
            asyncio.create_task(beat(room, n / what.rooms)) for n, room in enumerate(there.values())
        ]
        await tell_usage(pipe)
        for one in beats:
            one.cancel()
