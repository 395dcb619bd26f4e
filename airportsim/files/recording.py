"""How a batch of a session is written into its file, tied to all that came before."""

import sqlite3
from dataclasses import replace

from airportsim.files.chain import Tail, link
from airportsim.files.codec import AROUND, Row, journal_row, log_row, text_of
from airportsim.files.overview import rewrite
from airportsim.model.journal import line
from airportsim.model.log import Asked, Batch
from airportsim.model.session import SessionState


def write_batch(
    connection: sqlite3.Connection, tail: Tail, before: SessionState, batch: Batch
) -> Tail:
    """Write a batch, within a transaction, after what ends in `tail`; the end is another then.

    `before` is where the session stood. Raises ValueError if the batch does not follow.
    """
    tail = _write_asked(connection, tail, batch.asked)
    if batch.state is not None:
        tail = _write_state(connection, tail, batch.state)
    lines = [line(entry) for entry in batch.entries]
    attempt = batch.round, batch.attempt
    tail = tail.moved(attempt, batch.second, lines)
    first = tail.at.entries - len(lines)
    _in_order("journal entry", [entry.serial for entry in batch.entries], first)
    rows = [journal_row(attempt, *both) for both in zip(batch.entries, lines, strict=True)]
    _insert(connection, "journal", rows)
    _insert(connection, "progress", [tail.progress_row()])
    if batch.state is not None:
        rewrite(connection, before, batch.state)
    return tail


def _write_asked(connection: sqlite3.Connection, tail: Tail, asked: tuple[Asked, ...]) -> Tail:
    _in_order("entry", [one.serial for one in asked], tail.asked)
    chain = tail.log
    rows: dict[str, list[Row]] = {"command_log": [], "session_log": []}
    for one in asked:
        log = "session_log" if isinstance(one.command, AROUND) else "command_log"
        row = log_row(one)
        chain = link(chain, (log, *row))
        rows[log].append((*row, chain))
    for log, written in rows.items():
        _insert(connection, log, written)
    return replace(tail, log=chain, asked=tail.asked + len(asked))


def _write_state(connection: sqlite3.Connection, tail: Tail, state: SessionState) -> Tail:
    number = tail.states + 1
    text = text_of(state, SessionState)
    row = (number, tail.asked, state.number, state.attempt, state.phase.value, text)
    chain = link(tail.state, row)
    _insert(connection, "states", [(*row, chain)])
    return replace(tail, state=chain, states=number)


def _insert(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    if rows:
        how = "INSERT OR REPLACE" if table == "progress" else "INSERT"
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"{how} INTO {table} VALUES ({places})", rows)


def _in_order(what: str, serials: list[int], first: int) -> None:
    if serials != list(range(first, first + len(serials))):
        raise ValueError(f"{what} {serials[0]} cannot follow {first - 1}")
