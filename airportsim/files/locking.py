"""A folder that one process at a time works in, whatever becomes of that process."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from airportsim.files.problems import FileProblem

LOCK = ".in-use"
"""The file by which a folder is held; SQLite's locks end with whoever has them."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder, which is made if it is missing; raises FileProblem if another process does.

    A new folder in which nothing is left goes again.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise FileProblem(f"{folder}: there is a file in the way; name a folder") from None
    except OSError as problem:
        reason = problem.strerror or problem
        raise FileProblem(f"{folder}: the folder cannot be made ({reason})") from None
    lock = folder / LOCK
    try:
        with closing(sqlite3.connect(lock, timeout=0, isolation_level=None)) as hold:
            hold.execute("PRAGMA journal_mode=OFF")  # there is nothing to journal
            hold.execute("BEGIN EXCLUSIVE")
            try:
                yield
            finally:
                with suppress(OSError):  # Windows removes no file that is open
                    lock.unlink()
    except sqlite3.OperationalError as problem:
        if "locked" in str(problem):
            raise FileProblem(f"{folder} is in use: another process plays into it") from None
        raise FileProblem(f"{folder}: it cannot be written ({problem})") from None
    finally:
        with suppress(OSError):
            folder.rmdir()
