"""The sessions in a folder: their names, and how far each has come."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unicodedata import normalize

from airportsim.files.chain import LATEST_PROGRESS, LATEST_STATE, damaged
from airportsim.files.database import InUse, check_file, told
from airportsim.files.leftovers import WAL, Looked, beside
from airportsim.files.problems import FileProblem
from airportsim.files.schema import check_layout
from airportsim.files.store import check_rules
from airportsim.model.words import SessionPhase

SUFFIX = ".airportsim"
"""How the names of session files end."""

LONGEST_NAME, LONGEST_BYTES = 80, 200
"""Characters of a session's name, and bytes, at the most: no disk takes much longer ones."""

_DEVICES = {"con", "prn", "aux", "nul"} | {f"{a}{n}" for a in ("com", "lpt") for n in range(10)}
"""Names that mean something else to Windows."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A session in a folder: where it stands, or `problem`, the sentence why that is not known.

    `second` is the second of round time, -1 outside a round; `landed` counts the flights landed by
    round, that of a running round so far. `in_use` is true of one that is open elsewhere.
    """

    path: Path
    name: str
    changed: datetime
    scenario: str = ""
    phase: SessionPhase | None = None
    round: int = 0
    second: int = -1
    landed: dict[int, int] = field(default_factory=dict)
    problem: str = ""
    in_use: bool = False


def session_path(folder: Path, name: str) -> Path:
    """The file of a session by its name; raises FileProblem if a session cannot be called so."""
    name = normalize("NFC", name)
    if not name.strip():
        raise FileProblem("a session needs a name")
    if not all(letter.isalnum() or letter in " -_" for letter in name):
        raise FileProblem(f"{name!r}: the name of a session has letters, digits, spaces, - and _")
    if name != name.strip():
        raise FileProblem(f"{name!r}: the name of a session does not begin or end with a space")
    if len(name) > LONGEST_NAME or len(name.encode()) > LONGEST_BYTES:
        raise FileProblem(
            f"{name[:20]!r}...: the name of a session has at most {LONGEST_NAME} letters (Chinese "
            f"ones: {LONGEST_BYTES // 3})"
        )
    if is_device(name):
        raise FileProblem(f"{name!r}: Windows keeps this name for itself; choose another")
    return folder / f"{name}{SUFFIX}"


def is_device(name: str) -> bool:
    """Whether Windows means something else than a file by this name."""
    return name.casefold() in _DEVICES


def list_sessions(folder: Path) -> list[Listed]:
    """The sessions in a folder, the latest first; those that cannot be read say why.

    A folder that is not there holds none; one that cannot be read raises FileProblem.
    """
    if not folder.exists():
        return []
    with told(folder):
        paths = [path for path in folder.iterdir() if path.suffix == SUFFIX]
    found = [listed for path in paths for listed in _listed(path)]
    return sorted(found, key=lambda one: (one.changed, one.name), reverse=True)


def _listed(path: Path) -> Iterator[Listed]:
    """What a list says of a file; nothing if it has just gone."""
    try:
        changed = max(
            file.lstat().st_mtime for file in (path, beside(path, WAL)) if _is_there(file)
        )
    except (OSError, ValueError):
        return
    bare = Listed(path, path.stem, datetime.fromtimestamp(changed, UTC))
    try:
        yield _looked_into(bare)
    except FileProblem as problem:
        in_use = isinstance(problem, InUse)
        yield Listed(path, bare.name, bare.changed, problem=str(problem), in_use=in_use)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _looked_into(bare: Listed) -> Listed:
    check_file(bare.path)
    with told(bare.path), _sound(bare.path), Looked(bare.path) as connection:
        check_layout(connection, bare.path)
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        check_rules(bare.path, meta)
        state = connection.execute(LATEST_STATE).fetchone()
        return _told_of(connection, bare, meta, json.loads(state[0] if state else meta["start"]))


def _told_of(
    connection: sqlite3.Connection, bare: Listed, meta: dict[str, str], state: dict[str, Any]
) -> Listed:
    phase, number = SessionPhase(state["phase"]), int(state["number"])
    landed = {int(played): int(score["landed"]) for played, score in state["scores"].items()}
    progress = connection.execute(LATEST_PROGRESS).fetchone()
    if phase is SessionPhase.DO:
        away = "SELECT count(*) FROM journal WHERE round = ? AND attempt = ? AND kind = ?"
        played = (number, int(state["attempt"]), "flight_away")
        landed[number] = connection.execute(away, played).fetchone()[0]
    return Listed(
        bare.path,
        bare.name,
        bare.changed,
        scenario=str(json.loads(meta["scenario"])["name"]),
        phase=phase,
        round=number,
        second=int(progress[0]) if progress else -1,
        landed=landed,
    )


@contextmanager
def _sound(path: Path) -> Iterator[None]:
    """Turn what is missing or odd in a file into a FileProblem."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise damaged(path, "it does not tell how far it has come") from None
