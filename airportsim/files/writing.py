"""Files written so that nobody ever finds half of one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from airportsim.files.problems import FileProblem


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A text file that takes the place of `path` once all is written; raises FileProblem.

    Until then an existing file stays as it is, and it stays so if anything goes wrong. What is no
    ordinary file (a pipe, a terminal) is written to directly.
    """
    try:
        target = path.resolve()
        if target.is_dir():
            raise FileProblem(f"{path} is a folder; name a file in it")
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            return
        beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            os.replace(beside, target)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as problem:
        raise FileProblem(f"{path}: it cannot be written ({problem.strerror or problem})") from None
