"""What is on its way to one seat; a slow one is sent less, and slows nobody else."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterable
from time import monotonic

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

MOST_WAITING = 1 << 20
"""Characters that may wait for a seat; then what it follows is left out, and sent whole later."""

FAR_TOO_MUCH = 1 << 24
"""Characters that wait for a seat of which nothing good is to be expected: its line is cut."""

STALLED = 10.0
"""Seconds after which a connection is cut that does not take what it is sent."""

LAST_WORD = 2.0
"""Seconds that a connection has to take its goodbye."""

_log = logging.getLogger(__name__)


class Sender:
    """Sends a connection its messages, in order, as fast as it takes them.

    `whole` makes the messages that let a seat catch up, when it has fallen behind.
    """

    def __init__(self, connection: ServerConnection, whole: Callable[[], Iterable[str]]) -> None:
        self.connection = connection
        self._whole = whole
        self._waiting: deque[str] = deque()
        self._size = 0
        self._behind = False
        self._some = asyncio.Event()
        self._goodbye = False
        self._busy_since: float | None = None
        self._task = asyncio.get_running_loop().create_task(self._run())

    @property
    def behind(self) -> bool:
        """Whether what the seat follows is left out now."""
        return self._behind

    def send(self, message: str, may_wait: bool = False) -> None:
        """Send a message when its turn comes; one that `may_wait` is left out of a long queue."""
        if self._goodbye or (may_wait and self._behind):
            return
        if may_wait and self._size > MOST_WAITING:
            self._behind = True
            return
        if self._size > FAR_TOO_MUCH:
            self._cut()
            return
        self._waiting.append(message)
        self._size += len(message)
        self._some.set()

    def close(self, goodbye: str) -> None:
        """Say goodbye and end the connection, without waiting for what has not been sent."""
        if not self._goodbye:
            self._goodbye = True
            self._waiting.clear()
            self._waiting.append(goodbye)
            self._some.set()
            asyncio.get_running_loop().call_later(LAST_WORD, self._cut)

    def look(self) -> None:
        """Cut a connection that has stopped taking what it is sent: no heartbeat can find that."""
        if self._busy_since is not None and monotonic() - self._busy_since > STALLED:
            self._cut()

    async def end(self) -> None:
        """Send nothing more, but a goodbye that is on its way: the connection is over."""
        if self._goodbye:
            await asyncio.wait([self._task], timeout=LAST_WORD)
        self._task.cancel()

    def _cut(self) -> None:
        self.connection.transport.abort()

    async def _run(self) -> None:
        try:
            await self._send_all()
        except ConnectionClosed:
            pass
        except Exception:  # nobody may believe himself in a room that does not speak to him
            _log.exception("a seat could not be told something")
            self._cut()

    async def _send_all(self) -> None:
        while True:
            await self._some.wait()
            while self._waiting:
                message = self._waiting.popleft()
                self._size -= len(message)
                self._busy_since = monotonic()
                await self.connection.send(message)
            self._busy_since = None
            self._some.clear()
            if self._goodbye:
                await self.connection.close(1008, "goodbye")
                return
            if self._behind:
                self._behind = False
                for message in self._whole():
                    self.send(message)
