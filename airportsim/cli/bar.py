"""How far long work has come: a bar on the terminal, with rate and time left."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

Progress = Callable[[int, int], None]
"""Is told how much has been done, and of how much."""
EVERY = 30
"""Where there is no terminal, a line tells after so many seconds how far it has come."""


@contextmanager
def bar(
    describe: Callable[[int], str], rate: Callable[[str], str] = "{}/s".format
) -> Iterator[Progress]:
    """A bar on stderr, gone at the end; without a terminal a line now and then.

    `describe` says what is done, given how much there is of it; `rate` how fast.
    """
    console = Console(stderr=True)
    if not console.is_terminal or console.is_dumb_terminal:
        yield _Lines(describe)
        return
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
    )  # fmt: skip
    with Bar(*columns, console=console, transient=True) as shown:
        task = shown.add_task("", total=None, rate="")

        def show(done: int, count: int) -> None:
            speed = shown.tasks[0].speed
            fast = rate(f"{speed:.1f}") if speed else ""
            shown.update(task, completed=done, total=count, rate=fast, description=describe(count))

        yield show


class _Lines:
    """A line on stderr every so often, for logs."""

    def __init__(self, describe: Callable[[int], str]) -> None:
        self._describe = describe
        self._began = self._told = monotonic()
        self._before: int | None = None

    def __call__(self, done: int, count: int) -> None:
        now = monotonic()
        if self._before is None:
            self._before = done
        if now - self._told < EVERY:
            return
        self._told = now
        speed = (done - self._before) / (now - self._began)
        left = f", {round((count - done) / speed):,} s left" if speed else ""
        print(
            f"{self._describe(count)}: {done:,}, {speed:.2f}/s{left}", file=sys.stderr, flush=True
        )
