"""Files written so that nobody ever finds half of one."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from airportsim.files.problems import FileProblem


def check_place(path: Path) -> None:
    """Raise FileProblem if a file can plainly not be written there, before work is spent on it."""
    if path.is_dir():
        raise FileProblem(f"{path} is a folder; name a file in it")
    folder = path.absolute().parent
    if not folder.is_dir():
        raise FileProblem(f"{path}: it cannot be written (there is no folder {folder})")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise FileProblem(f"{path}: it cannot be written (no permission)")


def write(path: Path, parts: Iterable[str | bytes]) -> None:
    """Write the parts to a file, which is replaced once all is written; raises FileProblem.

    Text is written in UTF-8. If anything goes wrong an existing file stays as it is. What is no
    ordinary file (a pipe, a terminal) is written to directly.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            _fill(target, parts)
            return
        beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            _fill(beside, parts)
            beside.replace(target)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as problem:
        reason = problem.strerror or problem
        raise FileProblem(f"{path}: it cannot be written ({reason})") from None


def write_new(path: Path, text: str) -> bool:
    """Write a file that is not there yet; answers False, and writes nothing, if it is.

    Raises FileProblem.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        return False
    except OSError as problem:
        reason = problem.strerror or problem
        raise FileProblem(f"{path}: it cannot be written ({reason})") from None
    return True


def _fill(path: Path, parts: Iterable[str | bytes]) -> None:
    with path.open("wb") as stream:
        stream.writelines(one.encode("utf-8") if isinstance(one, str) else one for one in parts)


@contextmanager
def put_together(targets: Sequence[Path]) -> Iterator[list[Path]]:
    """Files to write, beside their targets, which they replace once all of them are whole.

    If anything goes wrong the targets stay as they are. Raises FileProblem.
    """
    places = [target.resolve() for target in targets]
    beside = [place.with_name(f".{place.name}.{os.getpid()}.tmp") for place in places]
    try:
        yield beside
        for part, place in zip(beside, places, strict=True):
            part.replace(place)
    except OSError as problem:
        where = problem.filename or targets[0].parent
        reason = problem.strerror or problem
        raise FileProblem(f"{where}: it cannot be written ({reason})") from None
    finally:
        for part in beside:
            with suppress(OSError):
                part.unlink(missing_ok=True)
