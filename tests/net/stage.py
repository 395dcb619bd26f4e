"""A host in a thread of its own, and people who come to its rooms: for the tests of the network.

Its sessions are paused, so that time passes when a test says so; and whoever is slow, because the
machine is busy, is not taken for dead.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from threading import Thread
from time import monotonic, sleep
from types import TracebackType
from typing import Any, Self, TypeVar
from unittest.mock import patch

from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import Pause, Resume
from airportsim.net import host, wire
from airportsim.net.far_room import FarRoom
from airportsim.net.gate import Bucket
from airportsim.net.host import Holding, Host
from airportsim.net.joining import joined
from airportsim.net.keys import Keys
from airportsim.net.room import Room
from airportsim.play.seat import Accepted
from airportsim.play.session import Session
from tests.net.raw import PATIENCE, Raw

T = TypeVar("T")

PIN = "271828"
"""The PIN of every room of these tests."""


class Stage:
    """A host that holds these sessions, until it is left; everybody on it has left by then.

    `beat` are the seconds between two heartbeats, and those that an answer to one may take.
    """

    def __init__(
        self, *sessions: Session, keys: Sequence[Keys] = (), port: int = 0, beat: float = 60
    ) -> None:
        for session in sessions:
            if not session.state.paused:
                session.host(Pause())
        self.keys = keys or [Keys(pin=PIN) for _ in sessions]
        holdings = [
            Holding(f"room {n}", session, key)
            for n, (session, key) in enumerate(zip(sessions, self.keys, strict=True), 1)
        ]
        self.host = Host(holdings, port=port, announce=False)
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[None] | None = None
        self._guests: list[FarRoom | Raw] = []
        self._tokens: dict[str, str] = {}
        self._beat = beat
        self._patched = ExitStack()
        self._thread = Thread(target=self._work, daemon=True)

    # --- the host ----------------------------------------------------------------------------

    def __enter__(self) -> Self:
        for module in (host, wire):
            self._patched.enter_context(patch.object(module, "BEAT", self._beat))
        self._thread.start()
        opening = asyncio.run_coroutine_threadsafe(self.host.open.wait(), self._loop)
        opening.result(PATIENCE)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.stop()

    def _work(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._task = self._loop.create_task(self.host.run())
        with suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._task)
        self._loop.close()

    def stop(self) -> None:
        """Everybody leaves, then the host ends as by Ctrl-C."""
        for guest in self._guests:
            guest.close()
        self._guests.clear()
        self.stop_host()
        self._patched.close()

    def stop_host(self) -> None:
        """The host ends as by Ctrl-C, whoever is still there."""
        if self._thread.is_alive():
            assert self._task is not None
            self._loop.call_soon_threadsafe(self._task.cancel)
            self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), "the host does not end"

    def kill_host(self) -> None:
        """The host is gone from one moment to the next, without a word to anybody."""

        def die() -> None:
            for room in self.host.rooms:
                for member in room.members.values():
                    if member.sender is not None:
                        member.sender.connection.transport.abort()
                room.members.clear()

        self.on_host(die)
        self.stop_host()

    def on_host(self, act: Callable[[], T]) -> T:
        """Do something where the host works, between two things that it does."""

        async def acting() -> T:
            return act()

        return asyncio.run_coroutine_threadsafe(acting(), self._loop).result(PATIENCE)

    # --- rooms -------------------------------------------------------------------------------

    @property
    def address(self) -> str:
        """Where the host listens."""
        return f"127.0.0.1:{self.host.port}"

    @property
    def room(self) -> Room:
        """The first room."""
        return self.host.rooms[0]

    @property
    def session(self) -> Session:
        """The session of the first room, to be looked at and, `on_host`, to be changed."""
        return self.room.session

    def advance(self, to: int) -> None:
        """Let the first room's round time pass up to a second."""

        def passing() -> None:
            self.session.advance(to)
            self.room.tick()

        self.on_host(passing)

    def let_pass(self, real_seconds: float) -> None:
        """Let real time pass in the first room, though not for those who wait for this test."""

        def passing() -> None:
            self.session.host(Resume())
            self.session.tick(real_seconds)
            self.session.host(Pause())
            self.room.tick()

        self.on_host(passing)

    # --- people ------------------------------------------------------------------------------

    def join(self, name: str, pin: str = "", token: str = "", room: int = 0) -> FarRoom:
        """Somebody joins a room; he may ask for as much as he likes."""
        there = self.host.rooms[room]
        far = self.join_with(there.keys.code, name, pin, token)
        self.on_host(lambda: self._trust(there, far.name))
        return far

    def join_with(self, code: str, name: str, pin: str = "", token: str = "") -> FarRoom:
        """Somebody joins with what he says, if he can; raises NotJoined."""
        far = joined(self.address, code, name, pin, token, PATIENCE, PATIENCE)
        self._guests.append(far)
        return far

    def facilitator(self, name: str = "Chen", room: int = 0) -> FarRoom:
        """Somebody joins with the PIN."""
        return self.join(name, PIN, room=room)

    def raw(self, **how: Any) -> Raw:
        """Somebody connects who may say anything."""
        client = Raw(self.host.port, **how)
        self._guests.append(client)
        return client

    def raw_in(self, name: str, room: int = 0, pin: str = "", token: str = "") -> Raw:
        """Somebody joins a room who may say anything."""
        client = self.raw()
        client.hello(self.host.rooms[room].keys.code, name, pin, token)
        client.until("welcome")
        return client

    def come_again(self, name: str, room: int = 0) -> Raw:
        """Somebody comes who may have been here before; he may say as much as he likes."""
        raw = self.raw_in(name, room, token=self._tokens.get(name, ""))
        self._tokens[name] = raw.welcome["token"]
        self.on_host(lambda: self._trust(self.host.rooms[room], name))
        return raw

    def _trust(self, room: Room, name: str) -> None:
        for member in room.members.values():
            if member.name == name:
                member.bucket = Bucket(1e9, 1e9)


def up_to_date(*rooms: FarRoom) -> None:
    """Let everybody have heard all that the host has said until now."""
    for room in rooms:
        answer = room.mute("nobody of this name", True)  # it is answered after what was said before
        assert isinstance(answer, Refusal)
        assert answer.code in (Code.NO_SUCH_PERSON, Code.NOT_YOUR_ROLE), answer


def until(holds: Callable[[], bool], *rooms: FarRoom) -> None:
    """Wait for something that comes about by itself, while people take in what they hear."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, "it has not come about"
        sleep(0.005)
        for room in rooms:
            room.take_in()


def plays_on(stage: Stage) -> None:
    """The room is as it should be: somebody comes, time passes, and he sees it."""
    now = stage.session.now + 1
    witness = stage.raw_in("witness")
    stage.advance(now)
    witness.up_to_date()
    assert f'["now"],{now}' in "".join(witness.heard)
    witness.close()


def code(answer: Accepted | Refusal) -> Code | None:
    """Why something was refused, None if it was not."""
    return answer.code if isinstance(answer, Refusal) else None
