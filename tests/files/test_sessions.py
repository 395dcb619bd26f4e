"""A folder of sessions is listed whatever lies in it, and sessions have names that disks take."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from airportsim.files.places import sessions_folder
from airportsim.files.problems import FileProblem
from airportsim.files.sessions import Listed, list_sessions, session_path
from airportsim.files.store import Store
from airportsim.model.words import SessionPhase
from tests.files.recorded import batches, head, made, states
from tests.files.test_store import OPEN_ELSEWHERE, change, contents, left


def listed(folder: Path) -> dict[str, Listed]:
    return {one.name: one for one in list_sessions(folder)}


def test_a_list_tells_where_each_session_stands(tmp_path: Path) -> None:
    made(tmp_path / "played.airportsim")
    Store.create(tmp_path / "new 一.airportsim", head()).close()
    found = listed(tmp_path)
    played, new = found["played"], found["new 一"]
    assert (played.scenario, played.phase, played.round) == ("tiny", SessionPhase.DO, 2)
    assert (played.second, played.problem, played.in_use) == (batches()[-1].second, "", False)
    assert list(played.landed) == [1, 2]
    assert played.landed[1] == states(batches())[-1][1].scores[1].landed
    away = [
        entry
        for batch in batches()
        for entry in batch.entries
        if batch.round == 2 and type(entry.event).__name__ == "FlightAway"
    ]
    assert played.landed[2] == len(away) > 0
    assert (new.phase, new.round, new.second, new.landed) == (SessionPhase.LOBBY, 1, -1, {})
    assert abs(datetime.now(UTC) - new.changed) < timedelta(minutes=1)


def test_the_latest_comes_first(tmp_path: Path) -> None:
    for n, name in enumerate("bca"):
        path = tmp_path / f"{name}.airportsim"
        Store.create(path, head()).close()
        moment = 1_800_000_000 + n
        os.utime(path, (moment, moment))
    assert [one.name for one in list_sessions(tmp_path)] == ["a", "c", "b"]


def test_a_broken_file_hides_no_other_and_says_why(tmp_path: Path) -> None:
    made(tmp_path / "good.airportsim")
    (tmp_path / "letter.airportsim").write_text("Dear diary" * 100, encoding="utf-8")
    (tmp_path / "empty.airportsim").touch()
    (tmp_path / "folder.airportsim").mkdir()
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    change(made(tmp_path / "newer.airportsim"), "PRAGMA user_version = 9")
    change(made(tmp_path / "odd.airportsim"), "UPDATE states SET state = '[]'")
    torn = made(tmp_path / "torn.airportsim")
    torn.write_bytes(torn.read_bytes()[:20_000])
    found = listed(tmp_path)
    words = {
        "good": "", "letter": "not a session", "empty": "empty", "folder": "is a folder",
        "newer": "newer airportsim", "odd": "damaged", "torn": "damaged",
    }  # fmt: skip
    assert found.keys() == words.keys()
    for name, word in words.items():
        assert word in found[name].problem
        assert bool(found[name].problem) == (found[name].phase is None) == bool(word)
        assert "\n" not in found[name].problem


def test_a_session_that_was_not_closed_is_listed_as_it_was_left(tmp_path: Path) -> None:
    killed = left(tmp_path / "x.airportsim", tmp_path / "killed")
    before = contents(killed.parent)
    assert listed(killed.parent)["x"].round == 2
    assert contents(killed.parent) == before


def test_a_session_that_is_open_elsewhere_is_listed_as_such(tmp_path: Path) -> None:
    path = made(tmp_path / "x.airportsim")
    with Store.open(path):
        assert listed(tmp_path)["x"].in_use
    command = [sys.executable, "-c", OPEN_ELSEWHERE, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert listed(tmp_path)["x"].in_use
        assert "open in another" in listed(tmp_path)["x"].problem
        other.communicate(b"\n")
    assert not listed(tmp_path)["x"].in_use


def test_a_folder_that_is_not_there_holds_no_session(tmp_path: Path) -> None:
    assert list_sessions(tmp_path / "none") == []
    (tmp_path / "letter").touch()
    with pytest.raises(FileProblem, match="letter"):
        list_sessions(tmp_path / "letter")


@pytest.mark.parametrize("name", ["a", "Tuesday 2", "星期二", "a-b_c", "é", "字" * 66, "x" * 80])
def test_a_session_can_be_called_this(tmp_path: Path, name: str) -> None:
    path = session_path(tmp_path, name)
    assert path == tmp_path / f"{name}.airportsim"
    Store.create(path, head()).close()
    assert list(listed(tmp_path)) == [name]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "needs a name"), (" ", "needs a name"), ("a/b", "letters"), ("..", "letters"),
        ("a.b", "letters"), ("a\nb", "letters"), ("\0", "letters"), (" a", "space"),
        ("x" * 81, "at most 80"), ("字" * 67, "at most 80"), ("nul", "Windows"),
        ("Com1", "Windows"),
    ],
)  # fmt: skip
def test_a_session_cannot_be_called_this(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(FileProblem, match=said) as refused:
        session_path(tmp_path, name)
    assert "\n" not in str(refused.value)


def test_sessions_lie_where_they_are_wished_or_where_the_platform_keeps_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("AIRPORTSIM_SESSIONS", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for platform, place in (
        ("linux", ".local/share"),
        ("darwin", "Library/Application Support"),
        ("win32", "AppData/Local"),
    ):
        monkeypatch.setattr(sys, "platform", platform)
        assert sessions_folder(None) == tmp_path / place / "airportsim" / "sessions"
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert sessions_folder(None) == tmp_path / "local" / "airportsim" / "sessions"
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert sessions_folder(None) == tmp_path / "data" / "airportsim" / "sessions"
    monkeypatch.setenv("XDG_DATA_HOME", "not/absolute")
    assert sessions_folder(None) == tmp_path / ".local/share/airportsim/sessions"
    monkeypatch.setenv("AIRPORTSIM_SESSIONS", str(tmp_path / "mine"))
    assert sessions_folder(None) == sessions_folder("") == tmp_path / "mine"
    assert sessions_folder("given") == Path("given")


def test_whoever_has_no_home_is_told_to_name_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    for name in ("AIRPORTSIM_SESSIONS", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(FileProblem, match="AIRPORTSIM_SESSIONS"):
        sessions_folder(None)
