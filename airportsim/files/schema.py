"""The tables of a session file, format 1.

A session file is one SQLite database, to be recognised by its `application_id`; `user_version` is
the number of the format. Whoever wants to know something about a workshop may ask in SQL, best a
copy of a file that is not open.

What was recorded, and is only ever added to: `meta` is what the session started from;
`command_log` and `session_log` hold everything that anybody asked for, accepted or refused,
numbered together from 0; `states` is where the session stood after each change around its rounds;
`journal` is what happened in the airport. `progress` says how far each attempt at a round has
been recorded. All of these are checked when a file is opened: each row of the logs and of
`states` carries a `chain`, a hash (BLAKE2b, 128 bits) over the chain before it and its own
columns; both chains begin with the `seal` of `meta`; each row of `progress` carries the SHA-256
digest of a journal, and a `seal` over itself and the ends of both chains.

For questions only, never read back, rewritten from the latest state: `rounds`, `ledger`, `notes`
and `actions`.

Seconds are those of round time, from the start of a round, -1 outside one; money is USD. Columns
with JSON can be taken apart by SQLite's `json_extract(fields, '$.ticket')`.
"""

import sqlite3
from pathlib import Path

from airportsim.files.problems import FileProblem

APPLICATION = 0x4150534D
"""The `application_id` of session files: APSM in ASCII."""

FORMAT = 1
"""The `user_version` of the files that are written; newer ones cannot be read."""

_LOG = """
    serial     INTEGER PRIMARY KEY, -- counted from 0 through both logs
    round      INTEGER NOT NULL,    -- the round that was planned, played or looked back on
    attempt    INTEGER NOT NULL,    -- how often that round had been begun before
    phase      TEXT NOT NULL,       -- lobby, plan, do, check, act or end
    second     INTEGER NOT NULL,    -- when it acted, in seconds of round time; -1 outside a round
    player     TEXT NOT NULL,       -- who asked
    role       TEXT,                -- for which role; NULL for the facilitator
    hand       INTEGER NOT NULL,    -- with which hand; -1 where none was named
    controller TEXT NOT NULL,       -- human, bot, facilitator or host
    kind       TEXT NOT NULL,       -- what was asked for
    fields     TEXT NOT NULL,       -- its details, a JSON object
    refusal    TEXT,                -- the code of the refusal; NULL if it was accepted
    about      TEXT,                -- what the refusal is about, a JSON list; NULL if accepted
    chain      TEXT NOT NULL        -- hash over the entry before and this one
"""

TABLES = {
    "meta": """
    -- What the session started from: name, created (UTC), scenario (as resolved), skills, team,
    -- seed, replication, rules, version (of airportsim), start (the first state); seal, a hash
    -- over all these.
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
""",
    "command_log": f"    -- What was asked of the airport during the rounds.{_LOG}",
    "session_log": f"    -- What was asked around the rounds: phases, decisions, seats.{_LOG}",
    "states": """
    -- Where the session stood after each change around its rounds.
    number  INTEGER PRIMARY KEY,  -- counted from 1
    asked   INTEGER NOT NULL,     -- entries of the two logs that had been stored by then
    round   INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    phase   TEXT NOT NULL,
    state   TEXT NOT NULL,        -- everything, a JSON object
    chain   TEXT NOT NULL         -- hash over the state before and this one
""",
    "progress": """
    -- How far each attempt at a round has been recorded; the highest batch is where all stands.
    round   INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    batch   INTEGER NOT NULL,     -- the number of the latest piece that was stored, from 1
    second  INTEGER NOT NULL,     -- where the clock stood
    asked   INTEGER NOT NULL,     -- entries of the two logs by then
    states  INTEGER NOT NULL,     -- rows of states by then
    entries INTEGER NOT NULL,     -- entries of this attempt's journal
    digest  TEXT NOT NULL,        -- SHA-256 over the lines of this attempt's journal
    seal    TEXT NOT NULL,        -- hash over this row and the ends of both chains
    PRIMARY KEY (round, attempt)
""",
    "journal": """
    -- What happened in the airport.
    round   INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    serial  INTEGER NOT NULL,     -- counted from 0 in each attempt
    t       INTEGER NOT NULL,     -- second of round time
    kind    TEXT NOT NULL,        -- what happened
    fields  TEXT NOT NULL,        -- its details, a JSON object
    PRIMARY KEY (round, attempt, serial)
""",
    "rounds": """
    -- What each attempt at a round was worth.
    round   INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    flights INTEGER NOT NULL,
    landed  INTEGER NOT NULL,     -- landed, turned round and away
    spent   INTEGER NOT NULL,
    profit  INTEGER NOT NULL,
    score   TEXT NOT NULL,        -- all measures, a JSON object
    PRIMARY KEY (round, attempt)
""",
    "ledger": """
    -- What the team changed, what it expected of that, and what it measured.
    number     INTEGER PRIMARY KEY,
    round      INTEGER NOT NULL,
    lever      TEXT,              -- NULL for a rule of the team's own
    rule       TEXT NOT NULL,     -- the words of that rule
    owner      TEXT NOT NULL,
    measure    TEXT,              -- NULL where no effect was stated
    expected   REAL,
    before     REAL,              -- measured in the round before
    after      REAL,              -- measured in the round itself
    conclusion TEXT               -- keep, drop or try
""",
    "notes": """
    -- What somebody noticed.
    number      INTEGER PRIMARY KEY,
    round       INTEGER NOT NULL,
    phase       TEXT NOT NULL,
    player      TEXT NOT NULL,
    observation TEXT NOT NULL,    -- the id of the scenario's observation, or empty
    text        TEXT NOT NULL
""",
    "actions": """
    -- What is to be tried, until it is done.
    number INTEGER PRIMARY KEY,
    round  INTEGER NOT NULL,
    text   TEXT NOT NULL,
    owner  TEXT NOT NULL,
    lever  TEXT,
    done   INTEGER NOT NULL       -- 1 or 0
""",
}
"""The columns of each table, with what they mean."""

WITHOUT_ROWID = ("meta", "progress", "journal", "rounds")
"""Tables kept in the order of their keys."""


def lay_out(connection: sqlite3.Connection) -> None:
    """Make the tables of a new file."""
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    for name, columns in TABLES.items():
        ordered = " WITHOUT ROWID" if name in WITHOUT_ROWID else ""
        connection.execute(f"CREATE TABLE {name} (\n{columns.strip(chr(10))}\n){ordered}")


def check_layout(connection: sqlite3.Connection, path: Path) -> None:
    """Raise FileProblem if this is no session file, or one whose tables cannot be trusted."""
    if _pragma(connection, "application_id") != APPLICATION:
        raise FileProblem(f"{path}: it is not a session of airportsim")
    if _pragma(connection, "user_version") > FORMAT:
        raise FileProblem(
            f"{path}: it was made by a newer airportsim (file format "
            f"{_pragma(connection, 'user_version')}, this one knows {FORMAT}); update airportsim"
        )
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise FileProblem(f"{path}: it is damaged; use a copy of the file, if there is one")
    if not _layout(connection).items() >= _expected().items():
        raise FileProblem(f"{path}: it is damaged: its tables are not those of a session")
    if connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'trigger'").fetchone():
        raise FileProblem(f"{path}: it holds triggers, which would change what is stored")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def _layout(connection: sqlite3.Connection) -> dict[str, str]:
    """The tables that there are, by name; views and tables of the user's own may stand beside."""
    tables = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
    return dict(connection.execute(tables).fetchall())


def _expected() -> dict[str, str]:
    model = sqlite3.connect(":memory:")
    try:
        lay_out(model)
        return _layout(model)
    finally:
        model.close()
