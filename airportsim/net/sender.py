"""What is on its way to one seat; a slow one is sent less, and slows nobody else."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

MOST_WAITING = 1 << 20
"""Characters that may wait for a seat; then what it follows is left out, and sent whole later."""


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

    async def end(self) -> None:
        """Send nothing more, but a goodbye that is on its way: the connection is over."""
        if self._goodbye:
            await asyncio.wait([self._task], timeout=2)
        self._task.cancel()

    async def _run(self) -> None:
        with suppress(ConnectionClosed):
            while True:
                await self._some.wait()
                while self._waiting:
                    message = self._waiting.popleft()
                    self._size -= len(message)
                    await self.connection.send(message)
                self._some.clear()
                if self._goodbye:
                    await self.connection.close(1008, "goodbye")
                    return
                if self._behind:
                    self._behind = False
                    for message in self._whole():
                        self.send(message)
