"""What SQLite keeps beside a session file, and what to do where that was left behind.

While a session runs, what was stored last lies in a file beside it that ends in -wal. SQLite
copies that into the session file when it is told to; if the -wal were cut short during that, old
pages in it would hide newer ones in the file. So a whole copy of it, ending in -kept, stands by
until that is done, and `mend` puts it back.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from airportsim.files.database import BUSY, code_of, connected, lock, sync_folder
from airportsim.files.problems import FileProblem

WAL, JOURNAL, KEPT, PART = "-wal", "-journal", "-kept", "-kept.part"
"""How the names of the files beside a session file end; the last is a copy not finished yet."""

_HEADER, _SALTS = 32, slice(16, 24)
"""Bytes of a -wal's header, and those in it that differ from one -wal to the next."""


def beside(path: Path, ending: str) -> Path:
    """The file beside a session file with this ending."""
    return path.with_name(path.name + ending)


def left_over(path: Path) -> list[Path]:
    """What lies beside a session file that is open, or that was not closed cleanly."""
    files = [beside(path, ending) for ending in (WAL, JOURNAL, KEPT, PART)]
    return [file for file in files if file.exists()]


def carry_over(connection: sqlite3.Connection, path: Path, statement: str) -> None:
    """Move what lies in the -wal into the file, by this statement, so that no cut can hurt."""
    _keep_wal(path)
    try:
        connection.execute(statement).fetchone()
    finally:
        beside(path, KEPT).unlink(missing_ok=True)
        sync_folder(path)


def _keep_wal(path: Path) -> None:
    wal, part = beside(path, WAL), beside(path, PART)
    if wal.exists():
        copyfile(wal, part)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(beside(path, KEPT))
        sync_folder(path)


def mend(path: Path) -> None:
    """Put a -wal back that an interrupted process kept; nobody may have the file open."""
    if _whole_wal(path) == beside(path, KEPT):
        beside(path, KEPT).replace(beside(path, WAL))
    for ending in (KEPT, PART):
        beside(path, ending).unlink(missing_ok=True)


def _whole_wal(path: Path) -> Path:
    """The -wal beside a file that nobody has open, or the copy of it that stood by."""
    wal, kept = beside(path, WAL), beside(path, KEPT)
    if not (wal.exists() and kept.exists()) or wal.stat().st_size > kept.stat().st_size:
        return wal
    with wal.open("rb") as now, kept.open("rb") as then:
        header = now.read(_HEADER)
        same = header[_SALTS] == then.read(_HEADER)[_SALTS]
    return kept if same or len(header) < _HEADER else wal


@contextmanager
def put_in_place(path: Path) -> Iterator[Path]:
    """A name for a file in the making; once it is whole it gets its own name, if that is free."""
    path.absolute().parent.mkdir(parents=True, exist_ok=True)
    for file in (path, *left_over(path)):
        if file.exists():
            raise _taken(file)
    part = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    part.unlink(missing_ok=True)
    try:
        yield part
        try:
            os.link(part, path)
        except FileExistsError:
            raise _taken(path) from None
        except OSError:
            if path.exists():
                raise _taken(path) from None
            part.rename(path)
        sync_folder(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _taken(path: Path) -> FileProblem:
    return FileProblem(f"{path}: there is a file of this name already; it is not overwritten")


class Looked:
    """A session file opened to look at it, and nothing else.

    A file that was closed cleanly is read where it is. One that was not is read from a copy in a
    temporary folder, so that what is left can be put together without changing it; at the most an
    empty -wal appears beside it. Raises what SQLite and the disk complain about.
    """

    def __init__(self, path: Path, patience: float = 0.0) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self.connection = connected(path, "ro", patience)
        try:
            if not _can_be_held(self.connection, path):
                self.connection.close()
                self._read_copy(path)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file; what was copied is removed."""
        self.connection.close()
        if self._folder is not None:
            self._folder.cleanup()

    def __enter__(self) -> sqlite3.Connection:
        return self.connection

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read_copy(self, path: Path) -> None:
        self._folder = TemporaryDirectory(prefix="airportsim-", ignore_cleanup_errors=True)
        copy = Path(self._folder.name, "session")
        copyfile(path, copy)
        for ending, source in ((WAL, _whole_wal(path)), (JOURNAL, beside(path, JOURNAL))):
            if source.exists():
                copyfile(source, beside(copy, ending))
        self.connection = connected(copy, "rw")
        lock(self.connection)


def _can_be_held(connection: sqlite3.Connection, path: Path) -> bool:
    """Begin to read, so that nobody changes the file until the connection is closed.

    False for a file that was not closed cleanly; raises what SQLite complains about, above all if
    the file is open elsewhere.
    """
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as problem:
        code = code_of(problem)
        if code in BUSY or not (left_over(path) or code == sqlite3.SQLITE_CANTOPEN):
            raise
        return False
    return not left_over(path)
