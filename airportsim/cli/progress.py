"""How far a match is, while somebody watches: a bar on the terminal that leaves nothing behind."""

import sys
from time import monotonic
from types import TracebackType
from typing import Any, Self

from airportsim.texts.texts import Texts

FRAME = 0.1
"""Seconds between two pictures of the bar."""


class Progress:
    """A bar on stderr over `rounds` rounds of so many seconds; silent if that is no terminal."""

    def __init__(self, texts: Texts, rounds: int, seconds: int) -> None:
        self._texts = texts
        self._rounds = rounds
        self._seconds = seconds
        self._bar: Any = None
        self._next = 0.0

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn

            self._bar = Progress(
                TextColumn("{task.description}"), BarColumn(),
                console=Console(stderr=True), transient=True, auto_refresh=False,
                redirect_stdout=False, redirect_stderr=False,
            )  # fmt: skip
            self._bar.add_task("", total=self._rounds * self._seconds)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.hide()

    def show(self, number: int, second: int) -> None:
        """Round `number` has come to this second."""
        if self._bar is None or monotonic() < self._next:
            return
        self._next = monotonic() + FRAME
        text = self._texts.say("cli.playing", number=number, count=self._rounds)
        done = (number - 1) * self._seconds + second
        self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done, description=text, refresh=True)

    def hide(self) -> None:
        """Take the bar away, so that something can be written."""
        if self._bar is not None:
            self._bar.stop()
