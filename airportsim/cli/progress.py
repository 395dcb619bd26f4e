"""How far a match is, while somebody watches: a bar on the terminal that leaves nothing behind."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from airportsim.texts.texts import Texts

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class Progress:
    """A bar on stderr over `rounds` rounds of so many seconds; silent without a terminal.

    Rich is imported only where it has something to draw on.
    """

    def __init__(self, texts: Texts, rounds: int, seconds: int) -> None:
        self._texts = texts
        self._rounds = rounds
        self._seconds = seconds
        self._watched = sys.stderr is not None and sys.stderr.isatty()
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
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
        if not self._watched:
            return
        done = (number - 1) * self._seconds + min(second, self._seconds)
        if self._bar is None:
            text = self._texts.say("cli.playing", number=number, count=self._rounds)
            self._bar = self._drawn(text, done)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done)

    def hide(self) -> None:
        """Take the bar away, so that something can be written."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _drawn(self, text: str, done: int) -> "Bar | None":
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bar

        console = Console(stderr=True)
        if console.is_dumb_terminal:
            self._watched = False
            return None
        bar = Bar(TextColumn("{task.description}"), BarColumn(), console=console, transient=True)
        bar.add_task(text, completed=done, total=self._rounds * self._seconds)
        bar.start()
        return bar
