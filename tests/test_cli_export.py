"""`airportsim export`, as a researcher uses it."""

import csv
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.asking import Capture, refused, said
from tests.files.logged import run_lines


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of sessions of its own, and one to be in."""
    monkeypatch.setenv("AIRPORTSIM_SESSIONS", str(tmp_path / "sessions"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_run_and_its_session_are_exported_alike(capsys: Capture, here: Path) -> None:
    said(capsys, "run", "--rounds", "2", "--events", "events.jsonl", "--save", "tuesday")
    assert "Written: run/events.csv" in said(capsys, "export", "events.jsonl", "--to", "run")
    said(capsys, "export", "tuesday", "--to", "session")
    for name in ("rounds", "incidents", "flights", "events"):
        files = [here / folder / f"{name}.csv" for folder in ("run", "session")]
        assert files[0].read_bytes() == files[1].read_bytes()
    assert not (here / "run" / "commands.csv").exists()


def test_each_format_is_written_where_it_was_asked_for(capsys: Capture, here: Path) -> None:
    (here / "run.jsonl").write_text("".join(run_lines(1)), encoding="utf-8", newline="\n")
    told = said(capsys, "export", "run.jsonl", "--to", "logs", "--format", "xes")
    assert told == f"Written: {Path('logs', 'events.xes')}\n"
    plain = (here / "logs" / "events.xes").read_bytes()
    said(capsys, "export", "run.jsonl", "--to", "logs", "--format", "xes", "--lifecycle")
    assert len(list(ET.fromstring(plain).iter())) < len(
        list(ET.parse(here / "logs" / "events.xes").iter())
    )
    said(capsys, "export", "run.jsonl", "--to", "logs", "--format", "ocel", "--lang", "zh")
    assert json.loads((here / "logs" / "events.ocel.json").read_text(encoding="utf-8"))["events"]


def test_a_scenario_of_ones_own_needs_not_be_there_any_more(capsys: Capture, here: Path) -> None:
    own = here / "own.yaml"
    own.write_text("version: 2\nextends: classic\nname: own\ntitle: {en: Own}\n", encoding="utf-8")
    said(capsys, "run", str(own), "--rounds", "1", "--events", "own.jsonl")
    own.unlink()
    said(capsys, "export", "own.jsonl", "--to", "out")
    with (here / "out" / "session.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert next(csv.DictReader(stream))["scenario"] == "own"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["tuesday"], ["no session 'tuesday'", "there is none yet"]),
        (["no/where.jsonl"], ["there is no file no/where.jsonl"]),
        (["nowhere.jsonl"], ["there is no file nowhere.jsonl"]),
        (["folder"], ["no session 'folder'"]),
        (["./folder/."], ["session"]),
        (["empty.jsonl"], ["it is empty"]),
        (["text.txt"], ["it is not a session of airportsim"]),
        (["result.json"], ["result.json:1: this is not how the events of a run begin"]),
        (["old.jsonl"], ["old.jsonl:1: ", "as an older airportsim wrote it"]),
        (["damaged.jsonl"], ["damaged.jsonl:7: this is no event of round 1"]),
        (["run.jsonl", "--format", "xse"], ["no format 'xse'", "did you mean 'xes'?"]),
        (["run.jsonl", "--format", "json"], ["no format 'json'", "csv, parquet, xes, ocel"]),
        (["run.jsonl", "--lifecycle"], ["--lifecycle is for --format xes only"]),
        (["run.jsonl", "--to", ""], ["--to is empty"]),
        (["run.jsonl", "--to", "text.txt"], ["text.txt: there is a file in the way"]),
        (["run.jsonl", "--to", "taken", "--format", "xes"], ["events.xes is a folder"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_what_cannot_be_exported_is_told_in_a_sentence(
    capsys: Capture, here: Path, args: list[str], words: list[str]
) -> None:
    lines = list(run_lines(1))
    files = {
        "run.jsonl": "".join(lines),
        "empty.jsonl": "",
        "text.txt": "x" * 2000,
        "result.json": json.dumps({"scenario": "classic", "rounds": ["x" * 999]}, indent=2),
        "old.jsonl": "".join(lines[2:]),
        "damaged.jsonl": "".join([*lines[:6], "nothing\n", *lines[7:]]),
    }
    for name, text in files.items():
        (here / name).write_text(text, encoding="utf-8", newline="\n")
    (here / "folder").mkdir()
    (here / "taken" / "events.xes").mkdir(parents=True)
    to = [] if "--to" in args else ["--to", "out"]
    sentence = refused(capsys, "export", *args, *to).replace("\\", "/")
    for word in words:
        assert word in sentence
    assert not (here / "out").exists()
