"""Sessions as a person at the command line keeps, lists, resumes, replays and exports them."""

import csv
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from airportsim.cli.main import main
from airportsim.model.draws import Draws
from tests.asking import Capture, refused, said


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of sessions of its own."""
    place = tmp_path / "sessions"
    monkeypatch.setenv("AIRPORTSIM_SESSIONS", str(place))
    return place


def test_a_run_that_is_kept_says_the_same_as_one_that_is_not(
    capsys: Capture, tmp_path: Path
) -> None:
    kept, plain = tmp_path / "kept.json", tmp_path / "plain.json"
    said(capsys, "run", "--rounds", "2", "--save", "tuesday", "--json", str(kept))
    said(capsys, "run", "--rounds", "2", "--json", str(plain))
    assert json.loads(kept.read_text("utf-8")) == json.loads(plain.read_text("utf-8"))


def test_a_session_is_kept_listed_and_resumed_where_it_was_left(
    capsys: Capture, folder: Path
) -> None:
    whole = said(capsys, "run")
    said(capsys, "run", "--rounds", "2", "--save", "tuesday")
    assert [path.name for path in folder.iterdir()] == ["tuesday.airportsim"]
    listed = said(capsys, "sessions")
    assert re.match(r"tuesday \(classic\): round 2, \w+; 20\d\d-.*; landed \d+, \d+\n$", listed)
    resumed = said(capsys, "resume", "tuesday")
    assert resumed.splitlines()[0].startswith("Going on with tuesday: round 2")
    assert resumed.splitlines()[1:7] == whole.splitlines()[4:10], "rounds 3 to 5 as in one go"
    assert resumed.splitlines()[-7:] == whole.splitlines()[-7:]
    assert said(capsys, "sessions", "--lang", "zh").startswith("tuesday（classic）")


def test_a_replay_tells_the_same_rounds_and_verifies_them(capsys: Capture) -> None:
    first = said(capsys, "run", "--rounds", "2", "--save", "tuesday")
    again = said(capsys, "replay", "tuesday", "--verify")
    assert again.splitlines()[:4] == first.splitlines()[:4]
    assert re.search(r"Verified: all [\d,]+ events are the same\.\n$", again)


def test_an_export_writes_tables_that_agree_with_the_report(
    capsys: Capture, tmp_path: Path
) -> None:
    report = said(capsys, "run", "--rounds", "2", "--save", "tuesday")
    said(capsys, "export", "tuesday", "--to", str(tmp_path / "tables"))
    with (tmp_path / "tables" / "rounds.csv").open(encoding="utf-8-sig", newline="") as file:
        rounds = list(csv.DictReader(file))
    landed = [int(number) for number in re.findall(r"Round \d: (\d+) of", report)]
    assert [int(one["landed"]) for one in rounds] == landed


def test_a_missing_session_is_answered_with_the_nearest_name(capsys: Capture) -> None:
    assert "there is none yet" in refused(capsys, "resume", "tuesday")
    said(capsys, "run", "--rounds", "1", "--save", "tuesday")
    assert "did you mean 'tuesday'?" in refused(capsys, "replay", "tuesdya")


def test_a_session_is_never_overwritten(capsys: Capture, folder: Path) -> None:
    said(capsys, "run", "--rounds", "1", "--save", "tuesday")
    before = (folder / "tuesday.airportsim").read_bytes()
    assert "there is a session 'tuesday' already" in refused(capsys, "run", "--save", "tuesday")
    assert (folder / "tuesday.airportsim").read_bytes() == before


@pytest.mark.parametrize("name", ["", " ", "a/b", "..", "x" * 81])
def test_a_name_that_is_none_is_refused(capsys: Capture, name: str) -> None:
    assert "session" in refused(capsys, "run", "--save", name)


def test_a_session_that_is_open_elsewhere_is_said_to_be_and_listed(
    capsys: Capture, folder: Path
) -> None:
    said(capsys, "run", "--rounds", "1", "--save", "tuesday")
    said(capsys, "run", "--rounds", "1", "--save", "friday")
    keep_open = (
        "import sys; from pathlib import Path; from airportsim.files.store import Store\n"
        "store = Store.open(Path(sys.argv[1])); print('open', flush=True); input()"
    )
    command = [sys.executable, "-c", keep_open, str(folder / "tuesday.airportsim")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "open\n"
        assert "tuesday" in refused(capsys, "resume", "tuesday")
        listed = said(capsys, "sessions").splitlines()
        assert any(line.startswith("friday (classic)") for line in listed)
        assert any(line.startswith("tuesday: ") for line in listed)
        other.stdin.write("\n")
        other.stdin.close()
        assert other.wait() == 0
    assert said(capsys, "resume", "tuesday")


def test_a_changed_command_is_found_and_nothing_is_repaired(capsys: Capture, folder: Path) -> None:
    said(capsys, "run", "--rounds", "1", "--save", "tuesday")
    path = folder / "tuesday.airportsim"
    with sqlite3.connect(path) as database:
        database.execute("UPDATE command_log SET second = second + 1 WHERE serial = 60")
    database.close()
    before = path.read_bytes()
    for command in (["resume", "tuesday"], ["replay", "tuesday", "--verify"]):
        assert "60" in refused(capsys, *command)
    assert path.read_bytes() == before


def test_a_session_that_runs_differently_now_is_not_gone_on_with(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(capsys, "run", "--rounds", "1", "--save", "tuesday")
    monkeypatch.setattr(Draws, "below", lambda self, limit, *rest: limit // 2)
    assert "runs differently now" in refused(capsys, "resume", "tuesday")
    assert main(["replay", "tuesday", "--verify"]) == 1
    assert "Different in round 1 at " in capsys.readouterr().out


def test_no_session_yet_is_said(capsys: Capture, folder: Path) -> None:
    assert str(folder) in said(capsys, "sessions")
