"""A session's file: all that is needed to go on with a workshop, kept batch by batch."""

import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

from airportsim.files.chain import (
    BOTH_LOGS,
    JOURNAL,
    LATEST_STATE,
    STATES,
    Progress,
    checked,
    damaged,
    seal_of,
)
from airportsim.files.codec import Head, asked_of, head_of, line_of, meta_of, value_of
from airportsim.files.database import (
    PATIENCE,
    InUse,
    begin_wal,
    check_file,
    check_writable,
    connected,
    lock,
    make_durable,
    told,
)
from airportsim.files.leftovers import (
    WAL,
    Looked,
    beside,
    carry_over,
    left_over,
    mend,
    put_in_place,
)
from airportsim.files.overview import rewrite
from airportsim.files.problems import FileProblem
from airportsim.files.recording import write_batch
from airportsim.files.schema import check_layout, lay_out
from airportsim.model.log import Asked, Batch
from airportsim.model.session import SessionState
from airportsim.model.version import RULES

__all__ = ["Head", "InUse", "Progress", "Store"]

MOST_WAL = 4 << 20
"""When the -wal has grown to this many bytes, it is moved into the file."""


class Store:
    """A session file that is open; made by `create`, `open` or `read`, which raise FileProblem.

    `head` is what the session started from, `state` where it stands, `older` whether it was made
    by older rules than these. What is stored was checked when the file was opened.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, looked: Looked | None) -> None:
        self.path = path
        self._connection = connection
        self._looked = looked
        self._open = True
        self._noted: deque[Batch] = deque()
        self._settling = Lock()
        check_layout(connection, path)
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        self._tail = checked(connection, path, meta)
        check_rules(path, meta)
        with _understood(path):
            self.head = head_of(meta)
            latest = connection.execute(LATEST_STATE).fetchone()
            self.state = value_of(latest[0], SessionState) if latest else self.head.start
        self.older = self.head.rules < RULES

    # --- opening and closing -----------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, head: Head) -> Self:
        """Make a new file, whole or not at all, and open it; nothing is ever overwritten."""
        with told(path, "it cannot be made: "), put_in_place(path) as part:
            connection = connected(part, "rwc")
            try:
                make_durable(connection)
                connection.execute("BEGIN")
                lay_out(connection)
                meta = meta_of(head)
                meta["seal"] = seal_of(meta)
                connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
                rewrite(connection, None, head.start)
                connection.execute("COMMIT")
            finally:
                connection.close()
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a file to go on with its session; no other process can open it until it is closed.

        Sessions of older rules are refused: `read` opens them.
        """
        check_file(path)
        with told(path):
            with Looked(path, PATIENCE) as seen:
                check_layout(seen, path)
            check_writable(path)
            if left_over(path):
                with cls.read(path) as before:
                    before._check_younger()
                mend(path)
            connection = connected(path, "rw", PATIENCE)
            try:
                lock(connection)
                make_durable(connection)
                store = cls(path, connection, None)
                store._check_younger()
                begin_wal(connection)
            except BaseException:
                connection.close()
                raise
        return store

    @classmethod
    def read(cls, path: Path) -> Self:
        """Open a file to look at it; it stays as it is, even if it was not closed cleanly."""
        check_file(path)
        with told(path):
            looked = Looked(path, PATIENCE)
            try:
                return cls(path, looked.connection, looked)
            except BaseException:
                looked.close()
                raise

    def close(self) -> None:
        """Close the file cleanly: all is in the one file then. Closing twice does no harm."""
        if not self._open:
            return
        self._open = False
        try:
            if self._looked is None:
                self.settle()
                with told(self.path, f"all is stored, but a file {WAL} must stay beside it: "):
                    carry_over(self._connection, self.path, "PRAGMA journal_mode = DELETE")
        finally:
            self._connection.close()
            if self._looked is not None:
                self._looked.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None,
        where: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def _check_younger(self) -> None:
        if self.older:
            raise FileProblem(
                f"{self.path}: it was made by older rules of airportsim ({self.head.rules}, now "
                f"{RULES}); it can only be looked at and exported"
            )

    # --- what is stored ----------------------------------------------------------------------

    @property
    def progress(self) -> Progress:
        """Where the last batch left the session."""
        if self._tail.batch:
            return self._tail.at
        start = self.head.start
        return replace(self._tail.at, round=start.number, attempt=start.attempt)

    def states(self) -> list[tuple[int, SessionState]]:
        """Where the session stood, in order, each with the number of entries asked by then."""
        rows = self._rows(STATES)
        with _understood(self.path):
            later = [(int(row[1]), value_of(row[5], SessionState)) for row in rows]
        return [(0, self.head.start), *later]

    def asked(self, since: int = 0) -> list[Asked]:
        """All that was asked for, from the entry with this number on."""
        rows = self._rows(BOTH_LOGS, since)
        with _understood(self.path):
            return [asked_of(row[1:-1]) for row in rows]

    def journal(self, round: int, attempt: int) -> list[str]:  # noqa: A002 - the word of the model
        """The canonical lines of what happened in an attempt at a round."""
        return [line_of(*row) for row in self._rows(JOURNAL, round, attempt)]

    def rounds(self) -> list[tuple[int, int]]:
        """The attempts at rounds that have a journal, each as (round, attempt)."""
        return sorted(attempt for attempt, lines in self._tail.journals.items() if lines.count)

    def _rows(self, query: str, *values: int) -> list[tuple[Any, ...]]:
        with told(self.path):
            return self._connection.execute(query, values).fetchall()

    # --- storing -----------------------------------------------------------------------------

    def record(self, batch: Batch) -> None:
        """Store a batch for good before returning, or raise FileProblem and store nothing of it."""
        self.note(batch)
        self.settle()

    def note(self, batch: Batch) -> None:
        """Let a batch be stored by the next `settle`; raises FileProblem."""
        if self._looked is not None or not self._open:
            raise FileProblem(f"{self.path}: it is not open for going on")
        self._noted.append(batch)

    def settle(self) -> None:
        """Store what has been noted, for good, or raise FileProblem and store nothing of it.

        That takes a while, and may be done in another thread than the noting.
        """
        with self._settling, told(self.path, "this could not be stored: "):
            noted = []
            while self._noted:
                noted.append(self._noted.popleft())
            if noted:
                self._commit(noted)
                with suppress(sqlite3.Error, OSError):
                    self._carry_over()

    def _commit(self, batches: list[Batch]) -> None:
        connection, tail, state = self._connection, self._tail, self.state
        connection.execute("BEGIN IMMEDIATE")
        try:
            for batch in batches:
                tail = write_batch(connection, tail, state, batch)
                state = batch.state or state
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        self._tail, self.state = tail, state

    def _carry_over(self) -> None:
        """Move the -wal into the file when it has grown; if that fails, then a batch later."""
        if beside(self.path, WAL).stat().st_size > MOST_WAL:
            carry_over(self._connection, self.path, "PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _understood(path: Path) -> Iterator[None]:
    """Turn a value that is none of this version's into a FileProblem."""
    try:
        yield
    except ValueError:
        raise FileProblem(
            f"{path}: it holds something that this version of airportsim does not know"
        ) from None


def check_rules(path: Path, meta: dict[str, str]) -> None:
    """Raise FileProblem if newer rules than these, or none, have made a file."""
    try:
        rules = int(meta["rules"])
    except (KeyError, ValueError):
        raise damaged(path, "it does not tell the version of its rules") from None
    if rules > RULES:
        raise FileProblem(
            f"{path}: it was made by a newer airportsim ({meta.get('version', '?')}, rules "
            f"{rules}, these are {RULES}); update airportsim"
        )
