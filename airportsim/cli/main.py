"""The way in and out: streams that cannot fail, one sentence for every error, exit codes."""

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer import TyperException

MISUSE = 2
"""Exit code for a wrong option, name, file or number."""
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells expect it."""


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and answer with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a letter shows a question mark instead of ending the game.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = _run(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return 1
    return code


def _run(args: Sequence[str] | None) -> int:
    from typer import Abort, TyperException

    from airportsim.cli.app import command
    from airportsim.cli.misuse import Misuse

    try:
        answer = command().main(
            args=None if args is None else list(args),
            prog_name="airportsim",
            standalone_mode=False,
        )
    except Misuse as problem:
        return _told(str(problem))
    except TyperException as problem:
        return _told(_sentence(problem))
    except Abort:
        return INTERRUPTED
    return answer if isinstance(answer, int) else 0


def _sentence(problem: "TyperException") -> str:
    """A wrong use of commands and options, in one sentence like all others."""
    near = getattr(problem, "possibilities", None)
    text = problem.message if near else problem.format_message()
    if near:
        text += f"; did you mean {min(near)}?"
    text = text.replace(". Did you mean", "; did you mean").rstrip(".")
    return text[:1].lower() + text[1:]


def _told(reason: str) -> int:
    print("airportsim:", " ".join(reason.split()), file=sys.stderr)
    return MISUSE


def _forget_stdout() -> None:
    """Nobody reads on: let nothing more be written, not even when Python ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
