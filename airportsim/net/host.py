"""The host: one process that holds rooms, lets people in by their codes, and hears them."""

import asyncio
import logging
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from socket import create_server
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
    SIZE_OF_ONE,
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
from airportsim.net.settling import Settle
from airportsim.net.square import square
from airportsim.play.line import RoomNews
from airportsim.play.session import Session

LOOPBACK = "127.0.0.1"

HELLO_WITHIN = 5.0
"""Seconds that somebody has to say who he is."""

STRANGERS = 100
"""So many connections of which nobody knows yet whose they are; then the oldest is cut."""

BEAT = 3.0
"""Seconds between two heartbeats, in both directions; without an answer to one the line is lost."""

NETWORKS = 5.0
"""Seconds between two looks at which networks this machine is in."""

TICK = 0.1
"""Seconds between two looks at a room's clock."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Holding:
    """A room that shall be held: its name, its session, its keys, and the skill of its bots.

    `settle` stores for good what the session has recorded, if recording itself does not; it is
    called in a thread.
    """

    name: str
    session: Session
    keys: Keys
    skill: str = "regular"
    settle: Settle | None = None


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
        self.rooms = [Room(h.name, h.session, h.keys, h.skill, around, h.settle) for h in holdings]
        self._listening: dict[str, Server] = {}
        self._strangers: dict[ServerConnection, None] = {}
        self._reached: list[str] = []
        self._announced: list[str] = []
        self._look = asyncio.Event()
        self._announcer = Announcer() if announce else None
        self.open = asyncio.Event()

    @property
    def address(self) -> str:
        """Where others can reach this host, "" while only this machine can."""
        return self.addresses[0] if self._reached else ""

    @property
    def addresses(self) -> list[str]:
        """All of them, the likeliest first: one for each network that this machine is in."""
        return [f"{address}:{self.port}" for address in self._reached]

    async def run(self) -> None:
        """Hold the rooms until cancelled; raises FileProblem if the port cannot be had."""
        try:
            await self._listen(LOOPBACK)
            await self._listen_around()
            self.open.set()
            async with asyncio.TaskGroup() as group:
                group.create_task(self._look_around())
                for n, room in enumerate(self.rooms):
                    group.create_task(self._tick(room, n / len(self.rooms)))
        finally:
            await self._close()

    async def _tick(self, room: Room, phase: float) -> None:
        """Let a room's time pass; rooms take turns, so that they do not all work at once.

        One that fails takes no other with it.
        """
        await asyncio.sleep(TICK * phase)
        while True:
            try:
                room.tick()
            except Exception as problem:
                _log.exception("the room %r has failed", room.name)
                room.fail(f"{type(problem).__name__}: {problem}")
            await asyncio.sleep(TICK)

    async def _listen(self, address: str) -> None:
        try:
            server = await serve(
                self._hear, address, self.port, origins=[None], compression=None,
                max_size=LARGEST, max_queue=32, open_timeout=HELLO_WITHIN, close_timeout=2,
                ping_interval=BEAT, ping_timeout=BEAT, server_header=None,
            )  # fmt: skip
        except OSError as problem:
            raise _taken(address, self.port, problem) from None
        self.port = server.sockets[0].getsockname()[1]
        self._listening[address] = server

    def _open_soon(self) -> None:
        """Open the host to the local network, as soon as this loop comes to it."""
        self.lan = True
        self._look.set()

    async def _look_around(self) -> None:
        """Be found in all networks that this machine comes into, once others may join."""
        while True:
            await self._listen_around()
            if self._announcer is not None and self._announced != self._reached:
                self._announced = self._reached
                names = [room.name for room in self.rooms]
                await self._announcer.end()
                await self._announcer.begin(names, self._reached, self.port)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._look.wait(), NETWORKS)
            self._look.clear()

    async def _listen_around(self) -> None:
        """Listen in the networks that this machine is in by now, if others may join."""
        found = own_addresses() if self.lan else []
        for address in found:
            if address not in self._listening:
                with suppress(FileProblem):  # one of several ways into the network is enough
                    await self._listen(address)
        reached = [address for address in found if address in self._listening]
        if reached != self._reached:
            self._reached = reached
            for room in self.rooms:
                room.greet_again(self._welcome)

    async def _close(self) -> None:
        for room in self.rooms:
            room.close()
        if self._announcer is not None:
            await self._announcer.end()
        for server in self._listening.values():
            server.close()
        for server in self._listening.values():
            with suppress(TimeoutError):
                await asyncio.wait_for(server.wait_closed(), 3)

    def _news(self) -> list[RoomNews]:
        return [room.news for room in self.rooms]

    # --- one connection ----------------------------------------------------------------------

    async def _hear(self, connection: ServerConnection) -> None:
        """Hear one connection out, from its hello to its end."""
        if len(self._strangers) >= STRANGERS:
            next(iter(self._strangers)).transport.abort()
        self._strangers[connection] = None
        try:
            found = await self._met(connection)
        except ConnectionClosed:
            return
        finally:
            del self._strangers[connection]
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
        try:
            room.connected(member)
            await self._follow(sender, room, member)
        except ConnectionClosed:
            pass
        finally:
            if member.sender is sender:
                room.gone(member)
            await sender.end()

    async def _met(self, connection: ServerConnection) -> tuple[Room, Member, str] | str:
        """Who somebody is who has just connected, or the reason why he is not let in."""
        try:
            hello = read(await asyncio.wait_for(connection.recv(), HELLO_WITHIN))
        except (Malformed, TimeoutError):
            return "malformed"
        if not isinstance(hello, Hello):
            return "malformed"
        if hello.protocol != PROTOCOL:
            return "other_version"
        room = self._room_of(hello, _machine(connection))
        if isinstance(room, str):
            return room
        name = " ".join(hello.name.split())
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            return "bad_name"
        admitted = room.admit(name, hello.token, bool(hello.pin))
        return admitted if isinstance(admitted, str) else (room, *admitted)

    def _room_of(self, hello: Hello, machine: str) -> Room | str:
        """The room that somebody may enter, or the reason why not; who comes back needs no PIN."""
        for room in self.rooms:
            member = room.by_token(hello.token)
            if member is not None and (member.facilitator or not hello.pin):
                return room
        if self._patience.wait(machine):
            return "too_many_tries"
        found = next((one for one in self.rooms if same(hello.code.upper(), one.keys.code)), None)
        if found is None or (hello.pin and not same(hello.pin, found.keys.pin)):
            self._patience.wrong(machine)
            return "wrong_code" if found is None else "wrong_pin"
        return found

    async def _follow(self, sender: Sender, room: Room, member: Member) -> None:
        """Take what somebody says until his connection ends; nonsense ends it at once."""
        async for text in sender.connection:
            if member.sender is not sender:
                return  # another connection has his seats, or he was removed
            reason = ""
            if not member.bucket.take(1 + len(text) // SIZE_OF_ONE):
                reason = "too_many"
            else:
                try:
                    room.hear(member, read(text))
                except Malformed:
                    reason = "malformed"
            if reason:
                sender.close(goodbye(reason))
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


def check_port(port: int) -> None:
    """Raise FileProblem if a host cannot listen on this port just now."""
    try:
        create_server((LOOPBACK, port)).close()
    except OSError as problem:
        raise _taken(LOOPBACK, port, problem) from None


def _taken(address: str, port: int, problem: OSError) -> FileProblem:
    reason = os.strerror(problem.errno) if problem.errno else problem
    return FileProblem(
        f"nobody can listen on {address}:{port} ({reason}); is another host running? --port "
        f"chooses another port"
    )


def _machine(connection: ServerConnection) -> str:
    """The machine that a connection comes from."""
    address: Any = connection.remote_address
    return str(address[0]) if address else ""
