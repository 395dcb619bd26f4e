"""A session's file gives back what was stored, survives, and answers trouble with a sentence."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any, get_args

import pytest

from airportsim.files import leftovers, schema, store
from airportsim.files.codec import AROUND, KINDS
from airportsim.files.database import sync_folder
from airportsim.files.problems import FileProblem
from airportsim.files.store import Head, InUse, Progress, Store
from airportsim.model.commands import Command
from airportsim.model.interventions import Intervention
from airportsim.model.journal import Entry, digest, line
from airportsim.model.log import Asked, Batch
from airportsim.model.plan import Believe, Compare
from airportsim.model.quality import Dimension
from airportsim.model.session import EndRound, Guess, Proceed, SessionCommand
from airportsim.model.version import RULES
from airportsim.play.session import Session
from tests.files.recorded import CHEN, batches, head, made, problem, states
from tests.worlds import TINY, airport_of

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs the rules of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Tuesday.airportsim"


def contents(folder: Path) -> dict[str, bytes]:
    """The names and bytes of all files in a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def asked_of(of: tuple[Batch, ...]) -> list[Asked]:
    return [asked for batch in of for asked in batch.asked]


def entries_of(of: tuple[Batch, ...]) -> dict[tuple[int, int], list[Entry]]:
    found: dict[tuple[int, int], list[Entry]] = {}
    for batch in of:
        if batch.entries:
            found.setdefault((batch.round, batch.attempt), []).extend(batch.entries)
    return found


def check(kept: Store, of: tuple[Batch, ...]) -> None:
    """All that these batches held is what a store holds."""
    assert kept.head == head()
    assert kept.asked() == asked_of(of)
    assert kept.states() == states(of)
    assert kept.state == states(of)[-1][1]
    entries = entries_of(of)
    assert kept.rounds() == sorted(entries)
    for attempt, some in entries.items():
        assert kept.journal(*attempt) == [line(entry) for entry in some]
    last = of[-1]
    journal = entries.get((last.round, last.attempt), [])
    assert kept.progress == Progress(
        last.round, last.attempt, last.second, len(asked_of(of)), len(journal), digest(journal)
    )


# --- what is stored ------------------------------------------------------------------------------


def test_what_was_stored_is_there_while_it_is_stored_and_when_it_is_opened_again(
    path: Path,
) -> None:
    with Store.create(path, head()) as kept:
        for n, batch in enumerate(batches()):
            kept.record(batch)
            assert kept.progress.digest
            if n % 20 == 0:
                check(kept, batches()[: n + 1])
    for how in (Store.open, Store.read, Store.open):
        with how(path) as kept:
            check(kept, batches())
    assert list(contents(path.parent)) == [path.name]


def test_a_session_goes_on_in_its_file_after_it_was_closed_at_any_time(path: Path) -> None:
    Store.create(path, head()).close()
    for n in range(0, len(batches()), 6):
        with Store.open(path) as kept:
            for batch in batches()[n : n + 6]:
                kept.record(batch)
    with Store.read(path) as kept:
        check(kept, batches())


def test_a_new_file_stands_at_the_start(path: Path) -> None:
    with Store.create(path, head()) as kept:
        assert kept.progress == Progress(1, 0, -1, 0, 0, digest([]))
        assert (kept.asked(), kept.states(), kept.rounds()) == ([], [(0, head().start)], [])


def test_what_a_team_has_said_of_airlines_is_the_same_when_the_session_is_opened_again(
    path: Path,
) -> None:
    kept: list[Batch] = []
    session = Session(airport_of(TINY), head().skills, 7, head().start, kept.append)
    said: list[SessionCommand] = [
        Proceed(), Believe("B", Dimension.EMPATHY, 650), Believe("A", Dimension.TANGIBLES, 150),
        Compare(Dimension.TANGIBLES, Dimension.RELIABILITY, 7), Proceed(), EndRound(),
        Guess("A", Dimension.EMPATHY, 250),
    ]  # fmt: skip
    for command in said:
        session.submit(CHEN, command)
    made(path, tuple(kept))
    with Store.open(path) as again:
        assert [asked.command for asked in again.asked()] == said
        state = again.state
    assert state == session.state
    levels = [*state.standing.beliefs.values(), *state.guesses[1].values()]
    assert len(levels) == 3
    assert all(isinstance(dimension, Dimension) for some in levels for dimension in some)


def test_entries_can_be_had_from_a_number_on(path: Path) -> None:
    with Store.read(made(path)) as kept:
        assert kept.asked(17) == asked_of(batches())[17:]


def test_keys_keep_their_order_as_a_round_may_depend_on_it(path: Path) -> None:
    staff = dict(reversed(head().scenario.staff.items()))
    scenario = replace(head().scenario, staff=staff)
    with Store.create(path, replace(head(), scenario=scenario)) as kept:
        assert list(kept.head.scenario.staff) == list(staff)


def test_everything_that_can_be_asked_for_has_a_name_of_its_own() -> None:
    assert len(KINDS) == len((*get_args(Command), *get_args(Intervention), *AROUND))


def test_a_batch_that_does_not_follow_is_not_stored(path: Path) -> None:
    with Store.open(made(path, batches()[:3])) as kept:
        for batch in (batches()[0], next(b for b in batches()[4:] if b.entries)):
            with pytest.raises(ValueError, match="cannot follow"):
                kept.record(batch)
        check(kept, batches()[:3])
        kept.record(batches()[3])
        check(kept, batches()[:4])


def test_what_was_noted_is_stored_when_it_is_settled_also_by_another_thread(path: Path) -> None:
    with Store.create(path, head()) as kept:
        for n, batch in enumerate(batches()[:-1]):
            kept.note(batch)
            if n % 7 == 0:
                thread = Thread(target=kept.settle)
                thread.start()
                thread.join()
                check(kept, batches()[: n + 1])
        kept.settle()
        check(kept, batches()[:-1])
        kept.note(batches()[-1])
    with Store.read(path) as kept:
        check(kept, batches())


def test_what_was_noted_and_cannot_be_stored_is_not_stored_in_part(path: Path) -> None:
    with Store.open(made(path, batches()[:3])) as kept:
        kept.note(batches()[3])
        kept.note(batches()[0])
        with pytest.raises(ValueError, match="cannot follow"):
            kept.settle()
        check(kept, batches()[:3])


def test_questions_can_be_asked_in_sql(path: Path) -> None:
    database = sqlite3.connect(made(path))

    def ask(query: str) -> list[tuple[Any, ...]]:
        return database.execute(query).fetchall()

    try:
        struck = "SELECT count(*) FROM journal WHERE kind = 'fault_struck' AND round = 1"
        assert ask(struck) == [(2,)]
        inject = "SELECT DISTINCT json_extract(fields, '$.item') FROM command_log"
        assert ask(f"{inject} WHERE kind = 'inject'") == [("fuel-a",)]
        assert ask("SELECT round, attempt, flights FROM rounds") == [(1, 1, 4)]
        assert ("priority_levels", "mean_time_to_restore", 99.5) in ask(
            "SELECT lever, measure, expected FROM ledger"
        )
        assert ask("SELECT player, text FROM notes") == [("王", "Nobody knew who had the ticket")]
        assert ask("SELECT owner, lever, done FROM actions") == [("王", "named_contacts", 0)]
        for table in schema.TABLES:
            comments = ask(f"SELECT sql FROM sqlite_master WHERE name = '{table}'")
            assert "--" in comments[0][0]
    finally:
        database.close()


# --- making a file -------------------------------------------------------------------------------


def test_nothing_is_overwritten(path: Path) -> None:
    path.write_text("a letter", encoding="utf-8")
    with pytest.raises(FileProblem, match="already"):
        Store.create(path, head())
    assert contents(path.parent) == {path.name: b"a letter"}


def test_remains_of_an_older_session_do_not_get_into_a_new_one(path: Path) -> None:
    leftovers.beside(path, leftovers.WAL).write_bytes(b"old")
    with pytest.raises(FileProblem, match="wal"):
        Store.create(path, head())


def test_a_file_is_never_there_half_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        assert not path.exists()
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(store, "rewrite", fail)
    with pytest.raises(FileProblem, match="cannot be made"):
        Store.create(path, head())
    assert contents(path.parent) == {}


def test_a_disk_without_links_holds_sessions_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    Store.create(path, head()).close()
    assert list(contents(path.parent)) == [path.name]
    with pytest.raises(FileProblem, match="already"):
        Store.create(path, head())


def test_a_folder_for_the_file_is_made_or_the_reason_told(tmp_path: Path) -> None:
    Store.create(tmp_path / "new" / "er" / "x.airportsim", head()).close()
    (tmp_path / "letter").write_text("", encoding="utf-8")
    with pytest.raises(FileProblem, match="cannot be made"):
        Store.create(tmp_path / "letter" / "x.airportsim", head())


# --- what is no session, or no whole one ---------------------------------------------------------


def other_database(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    database.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_bytes(Random(1).randbytes(5000)), "not a session"),
        (lambda path: path.write_text("Dear diary", encoding="utf-8"), "not a session"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), "not a session"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "there is no file"),
        (other_database, "not a session"),
    ],
)
def test_what_is_no_session_is_told_and_left_alone(
    path: Path, make: Callable[[Path], Any], said: str
) -> None:
    make(path)
    before = {} if path.is_dir() else contents(path.parent)
    assert said in problem(path)
    if before:
        assert contents(path.parent)[path.name] == before[path.name]


@POSIX
def test_a_pipe_is_no_session(path: Path) -> None:
    os.mkfifo(path)
    assert "no ordinary file" in problem(path)


def change(path: Path, *statements: str) -> None:
    database = sqlite3.connect(path)
    with database:
        for statement in statements:
            database.execute(statement)
    database.close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE command_log SET second = second + 1 WHERE kind = 'grant'", "entry 1"),
        ("UPDATE command_log SET fields = replace(fields, '500', '501')", "entry 1"),
        ("UPDATE command_log SET fields = CAST(fields AS BLOB)", "entry 9"),
        ("UPDATE command_log SET fields = CAST(x'ff' AS TEXT)", "damaged"),
        ("UPDATE session_log SET player = 'Li' WHERE serial = 0", "entry 0"),
        ("UPDATE session_log SET refusal = 'not_now', about = '[]' WHERE serial = 7", "entry 7"),
        ("DELETE FROM session_log WHERE serial = 3", "entry 3"),
        ("DELETE FROM session_log WHERE serial > 20", "entry"),
        ("DELETE FROM progress", "progress"),
        ("UPDATE progress SET second = second + 1", "round"),
        ("UPDATE progress SET asked = 'many'", "damaged"),
        ("UPDATE states SET state = replace(state, 'false', 'true') WHERE number = 3", "state 3"),
        ("DELETE FROM states WHERE number = 5", "state"),
        ("UPDATE meta SET value = '8' WHERE key = 'seed'", "started from"),
        ("DELETE FROM meta WHERE key = 'seal'", "started from"),
        ("UPDATE journal SET fields = '{}' WHERE serial = 4", "journal of round 1"),
        ("UPDATE journal SET fields = 5 WHERE serial = 4", "damaged"),
        ("DELETE FROM journal WHERE round = 2", "journal of round 2"),
        ("DROP TABLE journal", "tables"),
        ("ALTER TABLE notes ADD COLUMN more TEXT", "tables"),
        ("CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM journal; END", "triggers"),
        ("PRAGMA application_id = 1", "not a session"),
        ("PRAGMA user_version = 2", "newer airportsim"),
    ],
)
def test_what_was_changed_afterwards_is_found_and_told(
    path: Path, statement: str, said: str
) -> None:
    change(made(path), statement)
    before = contents(path.parent)
    answer = problem(path)
    assert said in answer
    assert str(path) in answer
    assert contents(path.parent) == before


def test_a_new_file_that_was_changed_is_found_too(path: Path) -> None:
    change(made(path, ()), "UPDATE meta SET value = '8' WHERE key = 'seed'")
    assert "started from" in problem(path)


def test_tables_and_views_of_the_users_own_do_no_harm(path: Path) -> None:
    change(made(path), "CREATE VIEW late AS SELECT * FROM journal WHERE t > 500")
    with Store.open(path) as kept:
        check(kept, batches())


def test_a_flipped_bit_is_found_or_changes_nothing(path: Path) -> None:
    whole = made(path, batches()[:25]).read_bytes()
    rng, found = Random(3), 0
    for _ in range(90):
        place = rng.randrange(len(whole))
        flipped = bytearray(whole)
        flipped[place] ^= 1 << rng.randrange(8)
        path.write_bytes(flipped)
        try:
            with Store.read(path) as kept:
                check(kept, batches()[:25])
        except FileProblem:
            found += 1
        assert contents(path.parent) == {path.name: bytes(flipped)}
    assert found > 30


def test_a_truncated_file_is_told_and_left_alone(path: Path) -> None:
    whole = made(path).read_bytes()
    for size in (1, 15, 99, 100, 511, 512, 1000, 4096, 5000, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        assert problem(path)
        assert contents(path.parent) == {path.name: whole[:size]}


def test_a_text_that_is_too_long_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(path)
    monkeypatch.setattr("airportsim.files.database.MOST_TEXT", 4000)
    assert "longer than" in problem(path)


# --- versions ------------------------------------------------------------------------------------


def test_a_session_of_older_rules_can_only_be_looked_at(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(path)
    before = contents(path.parent)
    monkeypatch.setattr(store, "RULES", RULES + 1)
    with pytest.raises(FileProblem, match="made by older rules"):
        Store.open(path)
    with Store.read(path) as kept:
        assert kept.older
        check(kept, batches())
    assert contents(path.parent) == before


def test_a_session_of_newer_rules_asks_for_an_update(path: Path) -> None:
    newer = replace(head(), rules=RULES + 1, version="9.9")
    with pytest.raises(FileProblem, match=r"newer airportsim \(9\.9"):
        Store.create(path, newer)
    assert "update airportsim" in problem(path)


# --- one at a time -------------------------------------------------------------------------------


OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from airportsim.files.store import Store
with Store.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_a_session_that_is_open_in_another_process_is_told(path: Path) -> None:
    made(path)
    command = [sys.executable, "-c", OPEN_ELSEWHERE, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        assert "open in another" in problem(path)
        with pytest.raises(InUse):
            Store.read(path)
        other.communicate(b"\n")
    with Store.open(path) as kept:
        check(kept, batches())


def test_looking_at_a_session_keeps_it_from_changing(path: Path) -> None:
    with Store.read(made(path)) as one, Store.read(path) as other:
        with pytest.raises(InUse):
            Store.open(path)
        check(one, batches())
        check(other, batches())
    Store.open(path).close()


def test_looking_at_an_open_session_leaves_it_locked(path: Path) -> None:
    with Store.open(made(path)):
        for _ in range(2):
            with pytest.raises(InUse):
                Store.read(path)
        look = (
            f"import sqlite3; sqlite3.connect({str(path)!r}, timeout=0).execute('BEGIN EXCLUSIVE')"
        )
        other = subprocess.run(
            [sys.executable, "-c", look], capture_output=True, text=True, check=False
        )
        assert "locked" in other.stderr


def test_what_is_open_to_look_at_records_nothing(path: Path) -> None:
    with (
        Store.read(made(path, batches()[:2])) as kept,
        pytest.raises(FileProblem, match="not open"),
    ):
        kept.record(batches()[2])


# --- what was left behind ------------------------------------------------------------------------


def left(path: Path, folder: Path, of: tuple[Batch, ...] | None = None) -> Path:
    """A copy of a file as its process leaves it when it is killed."""
    with Store.create(path, head()) as kept:
        for batch in batches() if of is None else of:
            kept.record(batch)
        folder.mkdir(exist_ok=True)
        for file in path.parent.glob(f"{path.name}*"):
            shutil.copy(file, folder)
    return folder / path.name


def test_a_killed_process_leaves_all_it_stored(path: Path, tmp_path: Path) -> None:
    killed = left(path, tmp_path / "killed")
    before = contents(killed.parent)
    assert len(before) == 2
    with Store.read(killed) as kept:
        check(kept, batches())
    assert contents(killed.parent) == before, "looking changes nothing"
    with Store.open(killed) as kept:
        check(kept, batches())
    assert list(contents(killed.parent)) == [killed.name]


def test_a_wal_cut_at_any_byte_leaves_the_whole_batches_before_the_cut(
    path: Path, tmp_path: Path
) -> None:
    some = batches()[:30]
    killed = left(path, tmp_path / "killed", some)
    before, wal = contents(killed.parent), killed.name + leftovers.WAL
    rng, last = Random(5), len(some)
    cuts = [0, 31, 32, *(rng.randrange(len(before[wal])) for _ in range(12))]
    for cut in sorted(cuts, reverse=True):
        for name, data in before.items():
            (killed.parent / name).write_bytes(data[:cut] if name == wal else data)
        with Store.open(killed) as kept:
            size = next(n for n in range(last, -1, -1) if n == 0 or _is_at(kept, some[:n]))
            if size:
                check(kept, some[:size])
            for batch in some[size : size + 2]:
                kept.record(batch)
        last = size
    assert last == 0


def _is_at(kept: Store, of: tuple[Batch, ...]) -> bool:
    """Whether a store holds as much as these batches, going by its states and entries."""
    entries = {attempt: len(some) for attempt, some in entries_of(of).items()}
    there = {attempt: len(kept.journal(*attempt)) for attempt in kept.rounds()}
    return (len(asked_of(of)), entries) == (kept.progress.asked, there)


@pytest.mark.parametrize("cut", [0, 20, 32, 40_000, None])
@pytest.mark.parametrize("closing", [True, False])
def test_a_wal_cut_while_it_is_moved_into_the_file_hides_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int | None, closing: bool
) -> None:
    killed = tmp_path / "killed" / path.name
    killed.parent.mkdir()

    def snap(_: Path) -> None:
        """Keep what lies beside the file when all of it is about to be moved."""
        kept = leftovers.beside(path, leftovers.KEPT)
        if kept.exists() and not moved:
            moved.append(kept)
            shutil.copy(leftovers.beside(path, leftovers.WAL), tmp_path / "wal")
            shutil.copy(kept, killed.parent)
        sync_folder(path)

    moved: list[Path] = []
    monkeypatch.setattr("airportsim.files.leftovers.sync_folder", snap)
    with Store.create(path, head()) as kept:
        for batch in batches():
            kept.record(batch)
        if not closing:
            leftovers.carry_over(kept._connection, path, "PRAGMA wal_checkpoint(TRUNCATE)")
            shutil.copy(path, killed)
    if closing:
        shutil.copy(path, killed)
    assert moved
    wal = (tmp_path / "wal").read_bytes()
    leftovers.beside(killed, leftovers.WAL).write_bytes(wal[:cut])
    before = contents(killed.parent)
    with Store.read(killed) as kept:
        check(kept, batches())
    assert contents(killed.parent) == before
    with Store.open(killed) as kept:
        check(kept, batches())
    assert list(contents(killed.parent)) == [killed.name]


def test_a_copy_of_an_older_wal_is_not_put_back(path: Path, tmp_path: Path) -> None:
    killed = left(path, tmp_path / "killed", batches()[:20])
    stale = left(path.with_name("other"), tmp_path / "stale", batches()[:30])
    shutil.copy(leftovers.beside(stale, leftovers.WAL), leftovers.beside(killed, leftovers.KEPT))
    with Store.open(killed) as kept:
        check(kept, batches()[:20])
    shutil.copy(leftovers.beside(stale, leftovers.WAL), leftovers.beside(killed, leftovers.KEPT))
    with Store.open(killed) as kept:
        check(kept, batches()[:20])
    assert list(contents(killed.parent)) == [killed.name]


def test_a_damaged_file_with_a_wal_is_left_as_it_is(path: Path, tmp_path: Path) -> None:
    killed = left(path, tmp_path / "killed")
    data = bytearray(killed.read_bytes())
    data[100:200] = bytes(100)
    killed.write_bytes(data)
    leftovers.beside(killed, leftovers.WAL).write_bytes(b"")
    before = contents(killed.parent)
    assert problem(killed)
    assert contents(killed.parent) == before


def test_the_wal_stays_small(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_WAL", 100_000)
    sizes = []
    with Store.create(path, head()) as kept:
        for batch in batches():
            kept.record(batch)
            sizes.append(leftovers.beside(path, leftovers.WAL).stat().st_size)
        check(kept, batches())
    assert max(sizes) < 300_000
    with Store.read(path) as kept:
        check(kept, batches())


# --- disks ---------------------------------------------------------------------------------------


def record_all(kept: Store) -> tuple[str, int]:
    """Record until it is refused: the sentence, and how many batches were stored."""
    for n, batch in enumerate(batches()):
        try:
            kept.record(batch)
        except FileProblem as refused:
            return str(refused), n
    return "", len(batches())


def test_a_full_disk_takes_nothing_of_a_batch_and_all_of_it_when_there_is_room(
    path: Path,
) -> None:
    with Store.create(path, head()) as kept:
        database = kept._connection
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA max_page_count = {pages + 6}")
        said, stored = record_all(kept)
        assert "the disk is full" in said
        assert 0 < stored < len(batches())
        check(kept, batches()[:stored])
        database.execute(f"PRAGMA max_page_count = {pages + 100_000}")
        for batch in batches()[stored:]:
            kept.record(batch)
    with Store.read(path) as kept:
        check(kept, batches())


UNTIL_FULL = """
import resource, signal, sys
from pathlib import Path
from airportsim.files.problems import FileProblem
from airportsim.files.store import Store
from tests.files.recorded import batches
store, stored = Store.open(Path(sys.argv[1])), 0
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
try:
    for batch in batches():
        store.record(batch)
        stored += 1
except FileProblem as problem:
    print(stored, problem)
try:
    store.close()
except FileProblem as problem:
    print(problem)
"""


@POSIX
def test_a_disk_that_takes_no_more_bytes_keeps_what_was_acknowledged(path: Path) -> None:
    Store.create(path, head()).close()
    command = [sys.executable, "-c", UNTIL_FULL, str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path.cwd())
    stored, said = told.stdout.splitlines()[0].split(" ", 1)
    assert 0 < int(stored) < len(batches())
    assert "could not be stored" in said
    with Store.open(path) as kept:
        check(kept, batches()[: int(stored)])
        for batch in batches()[int(stored) :]:
            kept.record(batch)
        check(kept, batches())


def forbid(path: Path, mode: int) -> None:
    """Take permissions away, or skip the test if that does not hinder whoever runs it."""
    path.chmod(mode)
    if os.access(path, os.W_OK):
        pytest.skip("whoever runs this may write everything")


@POSIX
def test_in_a_read_only_folder_a_session_can_be_looked_at(tmp_path: Path) -> None:
    for file in (made(tmp_path / "one" / "x"), left(tmp_path / "two", tmp_path / "killed")):
        forbid(file.parent, 0o500)
        try:
            before = contents(file.parent)
            with pytest.raises(FileProblem, match="looked at and exported"):
                Store.open(file)
            with pytest.raises(FileProblem, match="cannot be made"):
                Store.create(file.with_name("new"), head())
            with Store.read(file) as kept:
                check(kept, batches())
            assert contents(file.parent) == before
        finally:
            file.parent.chmod(0o700)


@POSIX
def test_without_permission_the_reason_is_told(path: Path) -> None:
    forbid(made(path), 0o400)
    with pytest.raises(FileProblem, match="no permission to write"):
        Store.open(path)
    with Store.read(path) as kept:
        check(kept, batches())
    path.chmod(0)
    assert "no permission" in problem(path)
    path.chmod(0o600)


def test_a_text_that_is_none_is_told_and_nothing_of_its_batch_is_stored(path: Path) -> None:
    batch = batches()[0]
    odd = replace(batch, asked=(replace(batch.asked[0], player="\ud800"), *batch.asked[1:]))
    with Store.create(path, head()) as kept:
        with pytest.raises(FileProblem, match="could not be stored"):
            kept.record(odd)
        kept.record(batch)
        check(kept, batches()[:1])


def test_the_head_of_a_file_names_all_that_a_session_starts_from(path: Path) -> None:
    database = sqlite3.connect(made(path, batches()[:1]))
    keys = {key for (key,) in database.execute("SELECT key FROM meta")}
    database.close()
    assert keys == {"seal", *(field.name for field in fields(Head))}
