"""Lines on one machine that can go wrong: proxies between people and host, with a delay each."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from threading import Thread
from typing import Any

BLOCK = 4_096
"""Bytes that are taken at a time."""

MANY = 64
"""Blocks that are on their way in one direction at the most."""

CRAWL = 1_000
"""Bytes a second of a line that crawls."""


class Proxies:
    """The thread in which the lines run, all to one port of this machine."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._lines: list[ProxyLine] = []
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def line(self, delay: float) -> "ProxyLine":
        """A new line, whose messages take so many seconds."""
        line = ProxyLine(self._port, delay, self._loop.call_soon_threadsafe)
        self._run(line.open())
        self._lines.append(line)
        return line

    def close(self) -> None:
        """End all lines."""
        self._run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    async def _end(self) -> None:
        for line in self._lines:
            line.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(0.1)  # until their sockets are closed


class ProxyLine:
    """A line through a proxy, which listens on a port of its own.

    `drop` breaks connections and takes no new ones; `stall` lets nothing through, so that both ends
    believe in a connection that is dead; `crawl` lets very little through.
    """

    kinds = ("drop", "stall", "crawl")

    def __init__(
        self, target: int, delay: float, call: Callable[[Callable[[], None]], object]
    ) -> None:
        self.port = 0
        self._target = target
        self._delay = delay
        self._call = call
        self._kind = ""
        self._mended = asyncio.Event()
        self._mended.set()
        self._ends: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server

    @property
    def address(self) -> str:
        """Where whoever uses the line finds the host."""
        return f"127.0.0.1:{self.port}"

    def cut(self, kind: str) -> None:
        """Let it be cut from now on."""
        self._call(lambda: self._cut(kind))

    def mend(self) -> None:
        """Let it be whole again."""
        self._call(self._mend)

    # --- in the thread -----------------------------------------------------------------------

    async def open(self) -> None:
        """Begin to listen."""
        self._server = await asyncio.start_server(self._join, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _cut(self, kind: str) -> None:
        self._kind = kind
        if kind == "drop":
            for end in self._ends:
                end.transport.abort()
        elif kind == "stall":
            self._mended.clear()

    def _mend(self) -> None:
        self._kind = ""
        self._mended.set()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Join somebody's connection to one to the host."""
        self._ends.add(writer)
        far = None
        try:
            await self._mended.wait()
            if self._kind == "drop":
                return
            far_reader, far = await asyncio.open_connection("127.0.0.1", self._target)
            self._ends.add(far)
            there = asyncio.create_task(self._pass(reader, far))
            back = asyncio.create_task(self._pass(far_reader, writer))
            await asyncio.wait((there, back), return_when=asyncio.FIRST_COMPLETED)
            there.cancel()
            back.cancel()
        except OSError:
            pass  # there is no host now
        finally:
            for end in (writer, far):
                if end is not None:
                    self._ends.discard(end)
                    end.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass on what comes, each block after the delay, to the end."""
        on_its_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(MANY)
        loop = asyncio.get_running_loop()

        async def take() -> None:
            with suppress(ConnectionError):
                while block := await reader.read(BLOCK):
                    await on_its_way.put((loop.time() + self._delay, block))
            await on_its_way.put((loop.time() + self._delay, b""))

        taking = asyncio.create_task(take())
        try:
            with suppress(ConnectionError):
                while True:
                    due, block = await on_its_way.get()
                    await asyncio.sleep(due - loop.time())
                    await self._mended.wait()
                    if not block:
                        return
                    if self._kind == "crawl":
                        await asyncio.sleep(len(block) / CRAWL)
                    writer.write(block)
                    await writer.drain()
        finally:
            taking.cancel()
