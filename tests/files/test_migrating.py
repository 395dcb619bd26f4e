"""Files of older formats are read as they are, and changed line by line if that is wished."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from airportsim.files import store
from airportsim.files.codec import head_of, meta_of
from airportsim.files.library import digest_of, load_scenario
from airportsim.files.migrating import migrate, migration_of
from airportsim.files.places import shipped
from airportsim.files.problems import FileProblem, Severity
from airportsim.files.store import Store
from airportsim.files.versions import RENAMED, STEPS
from airportsim.model.scenario import Scenario
from airportsim.model.version import FORMAT
from tests.files.broken import found
from tests.files.recorded import head

TODAY = shipped("scenarios", "classic.yaml").read_text(encoding="utf-8")
OLDER = TODAY.replace("version: 2\n", "version: 1\n", 1).replace(
    "  most_compensations: 6  ", "  compensations: 6       ", 1
)


def older(folder: Path, text: str = OLDER) -> Path:
    path = folder / "older.yaml"
    path.write_bytes(text.encode("utf-8"))
    return path


def test_there_is_a_step_from_each_format_to_the_next() -> None:
    assert sorted(STEPS) == list(range(1, FORMAT))
    assert OLDER != TODAY


def test_an_older_file_plays_as_it_is_and_is_told_about(tmp_path: Path) -> None:
    path = older(tmp_path)
    assert digest_of(load_scenario(path)) == digest_of(load_scenario("classic"))
    (flaw,) = found(path)
    assert flaw.severity is Severity.WARNING
    assert flaw.reason == "version 1 of the format is read, but 2 is today's"
    assert "--migrate" in flaw.hint


@pytest.mark.parametrize("change", ["as it is", "\r\n", "mark", "quotes"])
def test_only_the_lines_that_must_change_do(tmp_path: Path, change: str) -> None:
    text = {
        "as it is": OLDER,
        "\r\n": OLDER.replace("\n", "\r\n"),
        "mark": "\ufeff" + OLDER,
        "quotes": OLDER.replace("  compensations:", "  'compensations':"),
    }[change]
    path = older(tmp_path, text)
    before = path.read_bytes()
    migration = migration_of(path)
    assert migration is not None
    backup = migrate(migration)
    assert (backup.name, backup.read_bytes()) == ("older.yaml.bak", before)
    lines = zip(before.split(b"\n"), path.read_bytes().split(b"\n"), strict=True)
    changed = [(one, other) for one, other in lines if one != other]
    assert [other.strip().split(b" ")[0] for _, other in changed] == [
        b"version:",
        b"'most_compensations':" if change == "quotes" else b"most_compensations:",
    ]
    assert digest_of(load_scenario(path)) == digest_of(load_scenario("classic"))
    assert found(path) == ()
    difference = list(migration.difference())
    assert [line for line in difference if line.startswith("+v")] == ["+version: 2"]
    assert len([line for line in difference if line[:1] == "-" and line[:3] != "---"]) == 2


def test_a_file_of_today_and_an_older_backup_are_left_alone(tmp_path: Path) -> None:
    path = older(tmp_path)
    (tmp_path / "older.yaml.bak").write_text("kept", encoding="utf-8")
    migration = migration_of(path)
    assert migration is not None
    assert migrate(migration).name == "older.yaml.bak2"
    assert (tmp_path / "older.yaml.bak").read_text(encoding="utf-8") == "kept"
    assert migration_of(path) is None


def test_a_file_with_errors_is_not_migrated(tmp_path: Path) -> None:
    path = older(tmp_path, OLDER + "money: {}\n")
    with pytest.raises(FileProblem, match=r"the key .* stands twice"):
        migration_of(path)


def test_an_older_file_may_extend_a_newer_one(tmp_path: Path) -> None:
    text = "version: 1\nextends: classic\nname: x\ntitle: {en: X}\nmoney: {compensations: 3}\n"
    path = older(tmp_path, text)
    assert load_scenario(path).money.most_compensations == 3
    migration = migration_of(path)
    assert migration is not None
    assert migration.after == text.replace("version: 1", "version: 2").replace(
        "compensations", "most_compensations"
    )


def as_version_1(scenario: str) -> str:
    """A stored scenario as the first format had it."""
    plain = json.loads(scenario)
    plain["version"] = 1
    for (section, old), new in RENAMED.items():
        plain[section] = {old if key == new else key: one for key, one in plain[section].items()}
    return json.dumps(plain, ensure_ascii=False)


def test_a_session_of_an_older_format_still_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = head()
    meta = meta_of(made)
    meta["scenario"] = as_version_1(meta["scenario"])
    assert '"compensations"' in meta["scenario"]
    assert head_of(meta) == made
    monkeypatch.setattr(store, "meta_of", lambda head: dict(meta))
    path = tmp_path / "older.airportsim"
    Store.create(path, made).close()
    with Store.read(path) as kept:
        assert kept.head == made
        assert isinstance(kept.head.scenario, Scenario)
        assert kept.head.scenario.version == FORMAT


@pytest.mark.parametrize("version", [0, FORMAT + 1, None, "1", True])
def test_a_session_of_an_unknown_format_is_not_guessed_at(version: object) -> None:
    meta = meta_of(replace(head()))
    meta["scenario"] = json.dumps({**json.loads(meta["scenario"]), "version": version})
    with pytest.raises(ValueError, match="version"):
        head_of(meta)
