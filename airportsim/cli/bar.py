"""How far long work has come: a bar on the terminal, with rate and time left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

Progress = Callable[[int, int], None]
"""Is told how much has been done, and of how much."""


@contextmanager
def bar(
    describe: Callable[[int], str], rate: Callable[[str], str] = "{}/s".format
) -> Iterator[Progress | None]:
    """A bar on stderr, gone at the end; none (None) without a terminal.

    `describe` says what is done, given how much there is of it; `rate` how fast.
    """
    console = Console(stderr=True)
    if not console.is_terminal or console.is_dumb_terminal:
        yield None
        return
    columns = (
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Bar(*columns, console=console, transient=True) as shown:
        task = shown.add_task("", total=None, rate="")

        def show(done: int, count: int) -> None:
            speed = shown.tasks[0].speed
            fast = rate(f"{speed:.1f}") if speed else ""
            shown.update(task, completed=done, total=count, rate=fast, description=describe(count))

        yield show
