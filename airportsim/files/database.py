"""SQLite as a session needs it: for one process at a time, durable, its errors in a sentence."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from airportsim.files.problems import FileProblem

MOST_TEXT = 16 << 20
"""Texts longer than this, in bytes, are neither stored nor read."""
LEAST_BYTES, MOST_BYTES = 512, 1 << 30
"""No database is smaller, and no session is larger; a workshop takes some MB."""
PATIENCE = 0.3
"""Seconds to wait for somebody who is looking at the file just now, such as a list of sessions."""

BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
"""The error codes of a file that is open elsewhere."""

_REASONS = {
    **dict.fromkeys(BUSY, "it is open in another window or program"),
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk does not read or write; is it full, or was it unplugged?",
    sqlite3.SQLITE_READONLY: "there is no permission to write it",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened, or nothing can be written beside it",
    sqlite3.SQLITE_PERM: "there is no permission to open it",
    sqlite3.SQLITE_NOTADB: "it is not a session of airportsim, or it is damaged",
    sqlite3.SQLITE_CORRUPT: "it is damaged",
    sqlite3.SQLITE_TOOBIG: f"a text in it is longer than {MOST_TEXT:,} bytes",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
}


class InUse(FileProblem):
    """The file is open elsewhere."""


@contextmanager
def told(path: Path, what: str = "") -> Iterator[None]:
    """Turn what SQLite and the disk complain about into a FileProblem; `what` begins the reason."""
    try:
        yield
    except sqlite3.Error as problem:
        code = code_of(problem)
        reason = _REASONS.get(code, str(problem) or "SQLite failed")
        kind = InUse if code in BUSY else FileProblem
        raise kind(f"{path}: {what}{reason}") from None
    except OSError as problem:
        raise FileProblem(f"{path}: {what}{problem.strerror or problem}") from None
    except UnicodeDecodeError:
        raise FileProblem(f"{path}: {what}{_REASONS[sqlite3.SQLITE_CORRUPT]}") from None
    except (UnicodeEncodeError, OverflowError) as problem:
        raise FileProblem(f"{path}: {what}no file can hold {problem}") from None


def code_of(problem: sqlite3.Error) -> int:
    """SQLite's primary error code; a text that is no text comes without one."""
    if isinstance(problem, sqlite3.OperationalError) and "decode" in str(problem):
        return sqlite3.SQLITE_CORRUPT
    extended: int = getattr(problem, "sqlite_errorcode", -1)
    return extended & 0xFF if extended >= 0 else extended


def check_file(path: Path) -> None:
    """Raise FileProblem if this can be no session, before SQLite looks at it."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise FileProblem(f"there is no file {path}") from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise FileProblem(f"{path}: it cannot be read ({reason})") from None
    if stat.S_ISDIR(status.st_mode):
        raise FileProblem(f"{path} is a folder; name a session file in it")
    if not stat.S_ISREG(status.st_mode):
        raise FileProblem(f"{path}: it is no ordinary file")
    if not os.access(path, os.R_OK):
        raise FileProblem(f"{path}: it cannot be read (no permission)")
    if status.st_size < LEAST_BYTES:
        what = "too short" if status.st_size else "empty"
        raise FileProblem(f"{path}: it is {what}, so it is not a session of airportsim")
    if status.st_size > MOST_BYTES:
        raise FileProblem(f"{path}: it is too big for a session ({status.st_size:,} bytes)")


def check_writable(path: Path) -> None:
    """Raise FileProblem if a session in this file can plainly not go on."""
    if not os.access(path, os.W_OK):
        raise FileProblem(f"{path}: it can only be looked at and exported (no permission to write)")
    if not os.access(path.absolute().parent, os.W_OK):
        folder = path.absolute().parent
        raise FileProblem(
            f"{path}: it can only be looked at and exported, as nothing can be written in {folder}"
        )


def connected(path: Path, mode: str, patience: float = 0.0) -> sqlite3.Connection:
    """A connection that trusts nothing in the file.

    `mode` is SQLite's: ro, rw or rwc; `patience` the seconds for which to wait for others.
    """
    shared = "&readonly_shm=1" if mode == "ro" else ""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}{shared}",
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_TEXT)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def lock(connection: sqlite3.Connection) -> None:
    """Take the file for this process alone, until the connection is closed."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def make_durable(connection: sqlite3.Connection) -> None:
    """From here on what is committed stays, whatever happens to the computer."""
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")


def begin_wal(connection: sqlite3.Connection) -> None:
    """Write into a -wal from here on, which is moved into the file only when that is asked for."""
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        raise sqlite3.OperationalError("its disk does not allow sessions to be kept safely")


def sync_folder(path: Path) -> None:
    """Let the names of the files in a file's folder survive a power cut, where that can be done."""
    if os.name == "posix":
        with suppress(OSError):
            folder = os.open(path.absolute().parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
