"""A session as tables for spreadsheets and statistics, with a dictionary of their columns."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path

from airportsim.files.codec import text_of
from airportsim.files.dictionary import MARKED, TABLES, Column
from airportsim.files.incidents import incident_rows
from airportsim.files.library import digest_of
from airportsim.files.played import attempts
from airportsim.files.problems import FileProblem
from airportsim.files.store import Store
from airportsim.files.tables import Cell, Row, flight_rows, round_row
from airportsim.files.writing import check_place, write
from airportsim.model.airport import Airport
from airportsim.model.journal import kind_of
from airportsim.model.ledger import Action, Line, Note
from airportsim.model.log import Asked

BOM = "\ufeff"
"""Without it Excel does not take a CSV file for UTF-8, and spoils Chinese text."""


def export(store: Store, folder: Path) -> list[Path]:
    """Write a session, as far as it has gone, as CSV files; answers with their paths.

    The folder is made if it is missing; what else it holds stays. Raises FileProblem; each file is
    written whole or not at all, and none if it can be told beforehand that one cannot be.
    """
    texts = {f"{name}.csv": _csv(TABLES[name], rows) for name, rows in _tables(store).items()}
    texts["dictionary.csv"] = _csv(DICTIONARY, _dictionary())
    _make(folder)
    for name in texts:
        check_place(folder / name)
    for name, text in texts.items():
        write(folder / name, [BOM, text])
    return [folder / name for name in texts]


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise FileProblem(f"{folder}: there is a file in the way; name a folder") from None
    except OSError as problem:
        reason = problem.strerror or problem
        raise FileProblem(f"{folder}: the folder cannot be made ({reason})") from None


def _csv(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """A table as text, its lines ended as RFC 4180 wants it."""
    text = StringIO(newline="")
    names = [column.name for column in columns]
    writer = csv.writer(text)
    writer.writerow(names)
    for row in rows:
        assert row.keys() == set(names), row.keys() ^ set(names)
        writer.writerow(_cell(row[name]) for name in names)
    return text.getvalue()


def _cell(value: Cell) -> Cell:
    """What stands in the file; text that a spreadsheet would take for a formula is marked."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.lstrip().startswith(tuple(MARKED)):
        return f"'{value}"
    return value


# --- the tables ------------------------------------------------------------------------------


def _tables(store: Store) -> dict[str, Iterable[Row]]:
    airport, states, asked = Airport(store.head.scenario), store.states(), store.asked()
    played = list(attempts(store))
    latest = states[-1][1]
    return {
        "session": [_session_row(store)],
        "rounds": [round_row(airport, one) for one in played if one.ended_by],
        "incidents": (row for one in played for row in incident_rows(airport, one)),
        "flights": (row for one in played for row in flight_rows(airport, one)),
        "commands": map(_command_row, asked),
        "ledger": map(_line_row, latest.lines),
        "notes": map(_note_row, latest.notes),
        "actions": map(_action_row, latest.actions),
    }


def _session_row(store: Store) -> Row:
    head = store.head
    return {
        "name": head.name,
        "created": head.created,
        "scenario": head.scenario.name,
        "scenario_digest": digest_of(head.scenario),
        "team": head.team.name if head.team else None,
        "team_digest": digest_of(head.team) if head.team else None,
        "seed": head.seed,
        "replication": head.replication,
        "rules": head.rules,
        "version": head.version,
    }


def _command_row(asked: Asked) -> Row:
    kind = type(asked.command)
    return {
        "serial": asked.serial,
        "round": asked.round,
        "attempt": asked.attempt,
        "phase": asked.phase.value,
        "second": asked.second if asked.second >= 0 else None,
        "player": asked.player,
        "role": asked.role.value if asked.role else None,
        "hand": asked.hand if asked.hand >= 0 else None,
        "controller": asked.controller.value,
        "command": kind_of(kind),
        "fields": text_of(asked.command, kind),
        "accepted": asked.refusal is None,
        "refusal": asked.refusal.code.value if asked.refusal else None,
    }


def _line_row(line: Line) -> Row:
    return {
        "line": line.number,
        "round": line.round,
        "lever": line.lever.value if line.lever else None,
        "rule": line.rule,
        "owner": line.owner,
        "measure": line.effect.measure.value if line.effect else None,
        "before": line.before,
        "expected": line.effect.value if line.effect else None,
        "after": line.after,
        "conclusion": line.conclusion.value if line.conclusion else None,
    }


def _note_row(note: Note) -> Row:
    return {
        "note": note.number,
        "round": note.round,
        "phase": note.phase.value,
        "player": note.player,
        "observation": note.observation,
        "text": note.text,
    }


def _action_row(action: Action) -> Row:
    return {
        "action": action.number,
        "round": action.round,
        "text": action.text,
        "owner": action.owner,
        "lever": action.lever.value if action.lever else None,
        "done": action.done,
    }


DICTIONARY = tuple(Column(name, "") for name in ("file", "column", "meaning", "unit", "type"))
"""The columns of the dictionary itself, which need no explanation."""


def _dictionary() -> Iterator[Row]:
    for name, columns in TABLES.items():
        for column in columns:
            yield {
                "file": f"{name}.csv",
                "column": column.name,
                "meaning": column.meaning,
                "unit": column.unit,
                "type": column.kind.value,
            }
