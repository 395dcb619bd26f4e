"""The line from a seat to its host: a thread that keeps it up, and mends it when it breaks."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import (
    ConnectionClosed,
    InvalidHandshake,
    InvalidMessage,
    InvalidStatus,
    InvalidURI,
)

from airportsim.net.addresses import BadAddress, parted
from airportsim.net.messages import PROTOCOL, Hello, written

PAUSES = (0.25, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0)
"""Seconds before each further try to come back; the last holds for all that follow."""

CONNECTS_WITHIN = 4.0
"""Seconds that a host has to answer."""

BEAT = 3.0
"""Seconds between two heartbeats; without an answer to one the line is lost."""

LARGEST = 1 << 26
"""Bytes of a message from the host at the most."""

PASSING = ("unreachable", "not_a_room")
"""Reasons that need not last: a host that is starting, or a line that breaks as it is built."""

Message = dict[str, Any]


class Wire:
    """Sends and receives from its own thread; `inbox` has what came, in order.

    `made` turns some messages into what is dear to make, in the thread. A welcome begins every
    connection; with its token the next one is begun, so that seats are kept. `ended` is the reason
    why there will be no further one, "" while there can be; until the first welcome one failure
    is enough.
    """

    def __init__(self, address: str, hello: Hello, made: Callable[[Message], Message]) -> None:
        self.address = address
        self.inbox: SimpleQueue[Message] = SimpleQueue()
        self.ended = ""
        self.lost_at: float | None = monotonic()
        self._hello = hello
        self._made = made
        self._welcomed = False
        self._connection: ClientConnection | None = None
        self._loop = asyncio.new_event_loop()
        self._stopping = False
        self._stopped = asyncio.Event()
        self._thread = Thread(target=self._work, name="airportsim line", daemon=True)
        self._thread.start()

    @property
    def away(self) -> int:
        """Seconds since the line was lost, -1 while it holds."""
        lost_at = self.lost_at
        return -1 if lost_at is None else int(monotonic() - lost_at)

    def send(self, message: str) -> None:
        """Send a message, if the line holds."""
        with suppress(RuntimeError):  # the loop is closed: there is nobody to send it to
            self._loop.call_soon_threadsafe(self._send, message)

    def renew(self) -> None:
        """Let the line break and come back, since what came over it makes no sense."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._break)

    def close(self) -> None:
        """End the line for good."""
        self._stopping = True
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._stopped.set)
        self._thread.join(timeout=3)

    # --- in the thread -----------------------------------------------------------------------

    def _send(self, message: str) -> None:
        if self._connection is not None:
            self._loop.create_task(self._sent(self._connection, message))

    def _break(self) -> None:
        if self._connection is not None:
            self._connection.transport.abort()

    async def _sent(self, connection: ClientConnection, message: str) -> None:
        with suppress(ConnectionClosed):
            await connection.send(message)

    def _work(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._keep_up())
        finally:
            self._loop.close()
            if not self._stopping:  # nobody keeps the line up any longer, whatever has happened
                self.ended = self.ended or "not_a_room"

    async def _keep_up(self) -> None:
        """Connect again and again, until somebody ends it."""
        stopped = self._loop.create_task(self._stopped.wait())
        tries = 0
        while not self._stopping and not self.ended:
            line = self._loop.create_task(self._one_connection())
            await asyncio.wait((line, stopped), return_when=asyncio.FIRST_COMPLETED)
            if not line.done():
                line.cancel()
                await asyncio.wait((line,))
                break
            came_up, reason = line.result()
            if reason and not (reason in PASSING and self._welcomed):
                self.ended = reason
                break
            if not self._welcomed:
                self.ended = "unreachable"
                break
            tries = 0 if came_up else tries + 1
            pause = PAUSES[min(tries, len(PAUSES) - 1)]
            await asyncio.wait((stopped,), timeout=pause)
        stopped.cancel()

    async def _one_connection(self) -> tuple[bool, str]:
        """One connection from hello to end: whether it came up, and why there can be no other."""
        up = False
        try:
            machine, port = parted(self.address)
            async with connect(
                f"ws://{machine}:{port}", open_timeout=CONNECTS_WITHIN, close_timeout=1,
                ping_interval=BEAT, ping_timeout=BEAT, max_size=LARGEST, compression=None,
                proxy=None, user_agent_header=None,
            ) as connection:  # fmt: skip
                await connection.send(written(self._hello))
                async for text in connection:
                    message = json.loads(text)
                    if message["kind"] == "goodbye":
                        return up, str(message["reason"])
                    made = self._made(message)
                    if message["kind"] == "welcome":
                        up = True
                        self._begin(connection, message)
                    self.inbox.put(made)
        except BadAddress:
            return False, "bad_address"
        except ConnectionClosed as closed:
            if closed.rcvd is not None and closed.rcvd.code == TOO_LARGE:
                return up, "too_large"
        except _NOT_A_ROOM:
            return up, "not_a_room"
        except (OSError, TimeoutError):
            return up, "unreachable"
        finally:
            self._connection = None
            if self.lost_at is None:
                self.lost_at = monotonic()
        return up, ""

    def _begin(self, connection: ClientConnection, welcome: Message) -> None:
        if welcome["token"]:
            hello = self._hello
            name = str(welcome["name"])
            self._hello = Hello(PROTOCOL, hello.code, name, str(welcome["token"]), hello.pin)
            self._connection, self.lost_at, self._welcomed = connection, None, True


_NOT_A_ROOM = (
    InvalidHandshake, InvalidMessage, InvalidStatus, InvalidURI, KeyError, TypeError, ValueError,
)  # fmt: skip

TOO_LARGE = 1009
"""The code with which a connection is closed that has sent too large a message."""
