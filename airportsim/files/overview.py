"""The tables of a session file that are for questions: rounds, ledger, notes, actions."""

import sqlite3
from dataclasses import astuple

from airportsim.files.codec import text_of
from airportsim.model.ledger import Line
from airportsim.model.score import Score
from airportsim.model.session import SessionState
from airportsim.model.words import SessionPhase

Row = tuple[int | float | str | None, ...]


def rewrite(connection: sqlite3.Connection, before: SessionState | None, now: SessionState) -> None:
    """Write what has changed since `before`."""
    played = _played(before, now)
    if played is not None and played.number in now.scores:
        row = _round(played, now.scores[played.number])
        connection.execute("INSERT OR REPLACE INTO rounds VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    if before is None or before.lines != now.lines:
        _replace(connection, "ledger", [_line(line) for line in now.lines])
    if before is None or before.notes != now.notes:
        _replace(connection, "notes", [astuple(note) for note in now.notes])
    if before is None or before.actions != now.actions:
        _replace(connection, "actions", [astuple(action) for action in now.actions])


def _replace(connection: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    connection.execute(f"DELETE FROM {table}")
    for row in rows:
        places = ", ".join("?" * len(row))
        connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({places})", row)


def _played(before: SessionState | None, now: SessionState) -> SessionState | None:
    """A state in the attempt at a round that has just been scored, if one has."""
    if now.phase in (SessionPhase.CHECK, SessionPhase.ACT):
        return now
    if before is None or before.phase is not SessionPhase.DO:
        return None
    goes_on = now.number == before.number and now.phase is SessionPhase.DO
    repeated = now.number == before.number and now.attempt > before.attempt
    return None if goes_on or repeated else before


def _round(played: SessionState, score: Score) -> Row:
    return (
        played.number, played.attempt, score.flights, score.landed, score.spent, score.profit,
        text_of(score, Score),
    )  # fmt: skip


def _line(line: Line) -> Row:
    effect = line.effect
    return (
        line.number, line.round, line.lever, line.rule, line.owner,
        effect.measure if effect else None, effect.value if effect else None,
        line.before, line.after, line.conclusion,
    )  # fmt: skip
