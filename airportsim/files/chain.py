"""What shows that a session file is as it was written: chains of hashes, digests, seals."""

import json
import sqlite3
from dataclasses import dataclass, field, replace
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

from airportsim.files.codec import Row, line_of
from airportsim.files.problems import FileProblem, shown

Attempt = tuple[int, int]
"""A round, and how often it had been begun before."""

LOG = (
    "serial, round, attempt, phase, second, player, role, hand, controller, kind, fields, "
    "refusal, about"
)
"""The columns of a log, without its chain."""

BOTH_LOGS = (
    f"SELECT * FROM (SELECT 'command_log', {LOG}, chain FROM command_log "
    f"UNION ALL SELECT 'session_log', {LOG}, chain FROM session_log) WHERE serial >= ? "
    "ORDER BY serial"
)
"""The entries of both logs from a number on, each with the name of its log before it."""

STATES = "SELECT number, asked, round, attempt, phase, state, chain FROM states ORDER BY number"
PROGRESS = (
    "SELECT round, attempt, batch, second, asked, states, entries, digest, seal FROM progress "
    "ORDER BY batch"
)
JOURNAL = "SELECT t, serial, kind, fields FROM journal WHERE round = ? AND attempt = ? ORDER BY 2"

LATEST_STATE = "SELECT state FROM states ORDER BY number DESC LIMIT 1"
LATEST_PROGRESS = "SELECT second FROM progress ORDER BY batch DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the last batch left a session.

    `entries` is the length of this attempt's journal, `digest` that of its canonical lines, as
    `airportsim.model.journal.digest` gives it; `asked` counts the entries of both logs.
    """

    round: int
    attempt: int
    second: int
    asked: int
    entries: int
    digest: str


class Lines:
    """The length and the digest of a journal that grows; frozen, so that growing makes another."""

    __slots__ = ("_hash", "count")

    def __init__(self, count: int = 0, so_far: Any = None) -> None:
        self.count = count
        self._hash = so_far or sha256()

    def with_more(self, lines: list[str]) -> "Lines":
        """The same journal with these lines at its end."""
        more = self._hash.copy()
        if lines:
            more.update(("\n".join(lines) + "\n").encode())
        return Lines(self.count + len(lines), more)

    @property
    def digest(self) -> str:
        """SHA-256 over all lines, in hexadecimal."""
        text: str = self._hash.hexdigest()
        return text


@dataclass(frozen=True, slots=True)
class Tail:
    """The ends of all that has been recorded, to which the next batch is tied.

    `log` and `state` are the last links of both chains, `asked`, `states` and `batch` count.
    """

    log: str
    state: str
    at: Progress
    asked: int = 0
    states: int = 0
    batch: int = 0
    journals: dict[Attempt, Lines] = field(default_factory=dict)

    def moved(self, attempt: Attempt, second: int, lines: list[str]) -> "Tail":
        """The tail with the clock at a second of an attempt, and these lines in its journal."""
        grown = self.journals.get(attempt, Lines()).with_more(lines)
        at = Progress(*attempt, second, self.asked, grown.count, grown.digest)
        journals = {**self.journals, attempt: grown}
        return replace(self, at=at, batch=self.batch + 1, journals=journals)

    def progress_row(self) -> Row:
        """The row of `progress` that says so, with its seal."""
        at = self.at
        row = (
            at.round, at.attempt, self.batch, at.second, self.asked, self.states, at.entries,
            at.digest,
        )  # fmt: skip
        return *row, link(self.log + self.state, row)


def link(previous: str, row: tuple[Any, ...]) -> str:
    """The hash of a row and of what comes before it; "" for a row that nobody can have written."""
    try:
        text = previous + json.dumps(row)
    except TypeError:
        return ""
    return blake2b(text.encode(), digest_size=16).hexdigest()


def seal_of(meta: dict[str, str]) -> str:
    """The hash over what a session started from, with which both chains begin."""
    return link("", tuple(sorted(pair for pair in meta.items() if pair[0] != "seal")))


def checked(connection: sqlite3.Connection, path: Path, meta: dict[str, str]) -> Tail:
    """The end of all that a file holds; raises FileProblem if any of it is not as written."""
    try:
        first = seal_of(meta)
        if meta.get("seal") != first:
            raise damaged(path, "what it started from is not what was stored")
        return _checked(connection, path, first)
    except (TypeError, ValueError):
        raise damaged(path, "it holds numbers and texts where none were stored") from None


def _checked(connection: sqlite3.Connection, path: Path, first: str) -> Tail:
    logs = _checked_logs(connection, path, first)
    states = _checked_states(connection, path, first)
    tail = Tail(first, first, Progress(0, 0, -1, 0, 0, Lines().digest))
    for *row, seal in connection.execute(PROGRESS).fetchall():
        number, attempt, batch, second, asked, count, entries, digest = row
        if not (0 <= asked < len(logs) and 0 <= count < len(states)):
            raise damaged(path, "entries at the end of its logs are missing")
        if seal != link(logs[asked] + states[count], tuple(row)):
            raise damaged(path, f"the progress of round {shown(number)} is not what was stored")
        lines = [line_of(*columns) for columns in connection.execute(JOURNAL, (number, attempt))]
        journal = Lines().with_more(lines)
        if (journal.count, journal.digest) != (entries, digest):
            raise damaged(path, f"the journal of round {number} is not what was stored")
        tail = Tail(
            logs[asked], states[count], Progress(number, attempt, second, asked, entries, digest),
            asked, count, batch, {**tail.journals, (number, attempt): journal},
        )  # fmt: skip
    if (tail.asked, tail.states) != (len(logs) - 1, len(states) - 1):
        raise damaged(path, "its progress is not that of its logs")
    return tail


def damaged(path: Path, what: str) -> FileProblem:
    """The problem with a file of which something is not as it was written."""
    return FileProblem(f"{path}: it is damaged: {what}; use a copy of the file, if there is one")


def _checked_logs(connection: sqlite3.Connection, path: Path, first: str) -> list[str]:
    links = [first]
    for n, (log, *row, chain) in enumerate(connection.execute(BOTH_LOGS, (-(2**63),))):
        if row[0] != n:
            raise damaged(path, f"entry {n} of its logs is missing")
        links.append(link(links[-1], (log, *row)))
        if chain != links[-1]:
            where = f"round {shown(row[1])}, second {shown(row[4])}"
            raise damaged(path, f"entry {n} of its logs ({log}, {where}) is not what was stored")
    return links


def _checked_states(connection: sqlite3.Connection, path: Path, first: str) -> list[str]:
    links = [first]
    for *row, chain in connection.execute(STATES):
        links.append(link(links[-1], tuple(row)))
        if chain != links[-1] or row[0] != len(links) - 1:
            raise damaged(path, f"state {len(links) - 1} of the session is not what was stored")
    return links
