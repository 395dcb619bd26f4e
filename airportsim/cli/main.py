"""The way in and out: streams that cannot fail, one sentence for every error, exit codes."""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from typer import TyperException

MISUSE = 2
"""Exit code for a wrong option, name, file or number, and for output that cannot be written."""
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells expect it."""


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and answer with its exit code."""
    if sys.stdout is None and sys.stderr is not None:
        return _told("nothing can be written: the standard output is closed")
    with _streams():
        try:
            code = _run(args)
            sys.stdout.flush()
        except KeyboardInterrupt:
            return INTERRUPTED
        except BrokenPipeError:
            _forget(sys.stdout)
            return 1
        except OSError as problem:
            _forget(sys.stdout)
            return _told(f"the output cannot be written ({problem.strerror or problem})")
    return code


@contextlib.contextmanager
def _streams() -> Iterator[None]:
    """Let the screen take everything; where there is none (as under pythonw), nothing shows."""
    with contextlib.ExitStack() as stack:
        for stream, redirect in (
            (sys.stdout, contextlib.redirect_stdout),
            (sys.stderr, contextlib.redirect_stderr),
        ):
            if stream is None:
                nowhere = stack.enter_context(open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123
                stack.enter_context(redirect(nowhere))
            elif hasattr(stream, "reconfigure"):
                # A terminal that lacks a letter shows a question mark instead of ending the game.
                stream.reconfigure(errors="replace")
        yield


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
    except Exception as problem:
        from airportsim.files.problems import FileProblem

        if not isinstance(problem, FileProblem):
            raise
        return _told(str(problem))
    return answer if isinstance(answer, int) else 0


def _sentence(problem: "TyperException") -> str:
    """A wrong use of commands and options, in one sentence like all others."""
    near = getattr(problem, "possibilities", None)
    text = problem.message if near else problem.format_message()
    if near:
        from airportsim.model.names import nearest

        given = getattr(problem, "option_name", "")
        text += f"; did you mean {nearest(given, near) or min(near)}?"
    text = text.replace(". Did you mean", "; did you mean").rstrip(".")
    return text[:1].lower() + text[1:]


def _told(reason: str) -> int:
    try:
        print("airportsim:", " ".join(reason.split()), file=sys.stderr, flush=True)
    except OSError:
        _forget(sys.stderr)
    return MISUSE


def _forget(stream: TextIO) -> None:
    """Nobody reads on: let nothing more be written, not even when Python ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
