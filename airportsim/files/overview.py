"""The tables of a session file that are for questions: rounds, ledger, notes, actions."""

import sqlite3
from collections.abc import Mapping
from dataclasses import astuple

from airportsim.files.codec import text_of
from airportsim.model.ledger import Line
from airportsim.model.score import Score
from airportsim.model.session import SessionState
from airportsim.model.words import SessionPhase

Row = tuple[int | float | str | None, ...]

_NOT_YET_SCORED = (SessionPhase.LOBBY, SessionPhase.PLAN, SessionPhase.DO)


def rewrite(
    connection: sqlite3.Connection, before: SessionState | None, now: SessionState,
    played: Mapping[int, int],
) -> None:  # fmt: skip
    """Write what has changed since `before`; `played` is the last attempt at each round."""
    if before is None or before.scores != now.scores or before.phase is not now.phase:
        rows = [_round(number, now, played, score) for number, score in now.scores.items()]
        connection.executemany("INSERT OR REPLACE INTO rounds VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
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


def _round(number: int, now: SessionState, played: Mapping[int, int], score: Score) -> Row:
    """A score with the attempt that earned it: while a round is begun again, the one before."""
    attempt = played.get(number, 0)
    if number == now.number:
        attempt = max(0, now.attempt - (now.phase in _NOT_YET_SCORED))
    return (
        number, attempt, score.flights, score.landed, score.spent, score.profit,
        text_of(score, Score),
    )  # fmt: skip


def _line(line: Line) -> Row:
    effect = line.effect
    return (
        line.number, line.round, line.lever, line.rule, line.owner,
        effect.measure if effect else None, effect.value if effect else None,
        line.before, line.after, line.conclusion,
    )  # fmt: skip
