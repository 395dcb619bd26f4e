"""A host as people have it: a process of its own, and what its terminal shows."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from threading import Condition, Thread
from types import TracebackType
from typing import Self

PATIENCE = 60
"""Seconds after which a test gives up waiting."""

HOME = ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME", "USERPROFILE")
"""Variables that tell where a user's data are."""


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])


class HostProcess:
    """`airportsim host` with these arguments, until it is left; `home` is for its user's files."""

    def __init__(self, home: Path, *args: str, **env: str) -> None:
        hidden = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "airportsim", "host", *args],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8",
            env=hidden | dict.fromkeys(HOME, str(home)) | {"PYTHONUTF8": "1", "LANG": "C"} | env,
        )  # fmt: skip
        self.told = ""
        self._over = False
        self._more = Condition()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.kill()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._more:
                self.told += line
                self._more.notify_all()
        with self._more:
            self._over = True
            self._more.notify_all()

    def until(self, words: str) -> None:
        """Wait until the terminal shows these words."""
        with self._more:
            self._more.wait_for(lambda: words in self.told or self._over, PATIENCE)
        assert words in self.told, self.told

    def found(self, pattern: str) -> list[str]:
        """What stands in the terminal in a place that a pattern names."""
        return re.findall(pattern, self.told, re.MULTILINE)

    @property
    def codes(self) -> list[str]:
        """The rooms' codes."""
        return self.found(r"^  Room code +(\S+)$")

    @property
    def pin(self) -> str:
        """The facilitator's PIN."""
        return self.found(r"^  PIN +(\d+) ")[0]

    def interrupt(self) -> int:
        """Press Ctrl+C; the exit code."""
        self._process.send_signal(signal.SIGINT)
        return self._ended()

    def kill(self) -> None:
        """End it as a crash does."""
        if self._process.poll() is None:
            self._process.kill()
        self._ended()

    def _ended(self) -> int:
        code = self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        assert self._process.stdout is not None
        self._process.stdout.close()
        return code
