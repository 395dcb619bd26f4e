"""The host: one process that holds rooms, lets people in by their codes, and hears them."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from airportsim.files.problems import FileProblem
from airportsim.net.addresses import PORT, own_addresses
from airportsim.net.announcing import Announcer
from airportsim.net.gate import Patience, same
from airportsim.net.keys import Keys
from airportsim.net.member import Member
from airportsim.net.messages import (
    LARGEST,
    PROTOCOL,
    Hello,
    Malformed,
    Welcome,
    goodbye,
    read,
    written,
)
from airportsim.net.room import LONGEST_NAME, Around, Room
from airportsim.net.scenario import scenario_for
from airportsim.net.sender import Sender
from airportsim.net.square import square
from airportsim.play.line import RoomNews
from airportsim.play.session import Session

LOOPBACK = "127.0.0.1"

HELLO_WITHIN = 5.0
"""Seconds that somebody has to say who he is."""

STRANGERS = 100
"""So many connections of which nobody knows yet whose they are, at the most."""

BEAT = 3.0
"""Seconds between two heartbeats, in both directions; without an answer to one the line is lost."""

TICK = 0.1
"""Seconds between two looks at a room's clock."""


@dataclass(slots=True)
class Holding:
    """A room that shall be held: its name, its session, its keys, and the skill of its bots."""

    name: str
    session: Session
    keys: Keys
    skill: str = "regular"


class Host:
    """Holds rooms until it is stopped; `lan` opens it to the local network from the beginning."""

    def __init__(
        self,
        holdings: Sequence[Holding],
        port: int = PORT,
        lan: bool = False,
        announce: bool = True,
    ) -> None:
        self.port = port
        self.lan = lan
        self._patience = Patience()
        around = Around(self._news, self._open_soon, self._patience)
        self.rooms = [Room(h.name, h.session, h.keys, h.skill, around) for h in holdings]
        self._servers: list[Server] = []
        self._strangers = 0
        self._opening: asyncio.Task[None] | None = None
        self._announcer = Announcer() if announce else None
        self.open = asyncio.Event()

    @property
    def address(self) -> str:
        """Where others can reach this host, "" while only this machine can."""
        mine = own_addresses() if self.lan else []
        return f"{mine[0]}:{self.port}" if mine else ""

    async def run(self) -> None:
        """Hold the rooms until cancelled; raises FileProblem if the port cannot be had."""
        try:
            await self._listen(LOOPBACK)
            if self.lan:
                await self._open()
            self.open.set()
            async with asyncio.TaskGroup() as group:
                for n, room in enumerate(self.rooms):
                    group.create_task(self._tick(room, n / len(self.rooms)))
        finally:
            await self._close()

    async def _tick(self, room: Room, phase: float) -> None:
        """Let a room's time pass; rooms take turns, so that they do not all work at once."""
        await asyncio.sleep(TICK * phase)
        while True:
            room.tick()
            await asyncio.sleep(TICK)

    async def _listen(self, address: str) -> None:
        try:
            server = await serve(
                self._hear, address, self.port, origins=[None], compression=None,
                max_size=LARGEST, max_queue=32, open_timeout=HELLO_WITHIN, close_timeout=2,
                ping_interval=BEAT, ping_timeout=BEAT, server_header=None,
            )  # fmt: skip
        except OSError as problem:
            raise FileProblem(
                f"nobody can listen on {address}:{self.port} ({problem.strerror}); is another host "
                f"running? --port chooses another port"
            ) from None
        self.port = server.sockets[0].getsockname()[1]
        self._servers.append(server)

    def _open_soon(self) -> None:
        """Open the host to the local network, as soon as this loop comes to it."""
        if not self.lan and self._opening is None:
            self._opening = asyncio.get_running_loop().create_task(self._open())

    async def _open(self) -> None:
        self.lan = True
        for address in own_addresses():
            with suppress(FileProblem):  # one of several ways into the network is enough
                await self._listen(address)
        if self._announcer is not None:
            names = [room.name for room in self.rooms]
            await self._announcer.begin(names, own_addresses(), self.port)
        for room in self.rooms:
            room.greet_again(self._welcome)

    async def _close(self) -> None:
        for room in self.rooms:
            room.close()
        if self._announcer is not None:
            await self._announcer.end()
        for server in self._servers:
            server.close()
        for server in self._servers:
            with suppress(TimeoutError):
                await asyncio.wait_for(server.wait_closed(), 3)

    def _news(self) -> list[RoomNews]:
        return [room.news for room in self.rooms]

    # --- one connection ----------------------------------------------------------------------

    async def _hear(self, connection: ServerConnection) -> None:
        """Hear one connection out, from its hello to its end."""
        if self._strangers >= STRANGERS:
            return
        self._strangers += 1
        try:
            found = await self._met(connection)
        except (ConnectionClosed, TimeoutError):
            return
        finally:
            self._strangers -= 1
        if isinstance(found, str):
            with suppress(ConnectionClosed):
                await connection.send(goodbye(found))
                await connection.close(1008, found)
            return
        room, member, token = found
        before, member.sender = member.sender, None
        if before is not None:
            before.close(goodbye("taken_over"))
        sender = Sender(connection, lambda: room.whole(member))
        member.sender, member.machine = sender, _machine(connection)
        sender.send(self._welcome(room, member, token))
        room.connected(member)
        try:
            await self._follow(connection, room, member)
        except ConnectionClosed:
            pass
        finally:
            if member.sender is sender:
                room.gone(member)
            await sender.end()

    async def _met(self, connection: ServerConnection) -> tuple[Room, Member, str] | str:
        """Who somebody is who has just connected, or the reason why he is not let in."""
        text = await asyncio.wait_for(connection.recv(), HELLO_WITHIN)
        try:
            hello = read(text)
        except Malformed:
            return "malformed"
        if not isinstance(hello, Hello):
            return "malformed"
        if hello.protocol != PROTOCOL:
            return "other_version"
        machine = _machine(connection)
        if self._patience.wait(machine):
            return "too_many_tries"
        room = next((room for room in self.rooms if same(hello.code.upper(), room.keys.code)), None)
        if room is None:
            self._patience.wrong(machine)
            return "wrong_code"
        if hello.pin and not same(hello.pin, room.keys.pin):
            self._patience.wrong(machine)
            return "wrong_pin"
        name = " ".join(hello.name.split())
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            return "bad_name"
        self._patience.right(machine)
        admitted = room.admit(name, hello.token, bool(hello.pin))
        return admitted if isinstance(admitted, str) else (room, *admitted)

    async def _follow(self, connection: ServerConnection, room: Room, member: Member) -> None:
        """Take what somebody says until his connection ends; nonsense ends it at once."""
        async for text in connection:
            reason = ""
            if not member.bucket.take():
                reason = "too_many"
            else:
                try:
                    room.hear(member, read(text))
                except Malformed:
                    reason = "malformed"
            if reason:
                assert member.sender is not None
                member.sender.close(goodbye(reason))
                return

    def _welcome(self, room: Room, member: Member, token: str = "") -> str:
        """What somebody must know who comes in."""
        session, runs = room.session, member.facilitator
        code = room.keys.code
        return written(Welcome(
            protocol=PROTOCOL, name=member.name, token=token, facilitator=runs, room=room.name,
            scenario=scenario_for(member, session), skills=sorted(session.skills),
            seed=session.seed if runs else 0, address=self.address, code=code,
            square=square(self.address, code) if runs and self.address else [],
        ))  # fmt: skip


def _machine(connection: ServerConnection) -> str:
    """The machine that a connection comes from."""
    address: Any = connection.remote_address
    return str(address[0]) if address else ""
