"""`airportsim check --forecast`, as a facilitator uses it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from airportsim.cli.main import main

Capture = pytest.CaptureFixture[str]

TWO_ROUNDS = """\
version: 2
name: brief
extends: practice
title: {en: Brief, zh: 短}
workshop: {skip: [check, act]}
rounds:
  - {budget: 50000, crash_after: "5:30", faults: [{at: "1:30", item: radar-line, mode: dirty_plug}]}
  - {budget: 0, crash_after: "5:30", faults: [{at: "1:30", item: radar-line, mode: dirty_plug}]}
"""


@pytest.fixture
def brief(tmp_path: Path) -> str:
    path = tmp_path / "brief.yaml"
    path.write_text(TWO_ROUNDS, encoding="utf-8")
    return str(path)


def test_it_prints_two_tables_and_a_verdict(capsys: Capture, brief: str) -> None:
    main(["check", brief, "--forecast", "2"])
    said, errors = capsys.readouterr()
    assert errors == ""
    lines = said.splitlines()
    title = "brief: 2 sessions of each team; 14 of 16 flights meet the SLA of 85 %"
    below = lines[lines.index(title) :]
    assert below[2].split()[:3] == ["Round", "Team", "Landed"]
    assert [line.split()[:2] for line in below[4:10]] == [
        ["1", "unchanged"], ["improving", below[5].split()[1]], ["prepared", below[6].split()[1]],
        ["2", "unchanged"], ["improving", below[8].split()[1]], ["prepared", below[9].split()[1]],
    ]  # fmt: skip
    assert any(line.split()[:3] == ["Round", "Team", "Director"] for line in below)
    assert any(line.startswith(("Good", "Too ")) for line in below)
    assert max(map(len, below)) <= 80


def test_it_speaks_chinese(capsys: Capture, brief: str) -> None:
    main(["check", brief, "--forecast", "2", "--lang", "zh"])
    said, _ = capsys.readouterr()
    assert "一成不变" in said
    assert "达标率" in said


def test_as_json_it_is_all_there_and_nothing_else(capsys: Capture, brief: str) -> None:
    main(["check", brief, "--forecast", "2", "--json"])
    found = json.loads(capsys.readouterr().out)["forecast"]
    assert (found["scenario"], found["sessions"], found["needed"]) == ("brief", 2, 14)
    assert [team["team"] for team in found["teams"]] == ["stuck", "reference", "prepared"]
    one = found["teams"][0]["rounds"][1]
    assert one["number"] == 2
    assert set(one["landed"]) == {"mean", "p10", "median", "p90"}
    assert set(one["work"]) == set(one["acts"])
    assert found["verdict"] in ("good", "too_easy", "too_hard", "uneven")
    assert found["said"]
    for finding in found["findings"]:
        assert set(finding) == {"kind", "rounds", "share", "changes"}


def test_on_a_terminal_without_such_letters_the_tables_are_drawn_with_others(
    brief: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "airportsim", "check", brief, "--forecast", "1"]
    done = subprocess.run(
        command, capture_output=True, check=False, env=os.environ | {"PYTHONIOENCODING": "ascii"}
    )
    said = done.stdout.decode("ascii")
    assert "-----" in said
    assert "?" not in said


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="terminals and signals as Unix has them")
def test_an_interrupt_ends_it_at_once_and_leaves_nothing_behind() -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "airportsim", "check", "classic", "--forecast", "5000"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=theirs, start_new_session=True,
        env=os.environ | {"TERM": "xterm"},
    ) as process:  # fmt: skip
        os.close(theirs)
        seen = b""
        while b"/s" not in seen:  # the rate: workers are at work
            seen += os.read(ours, 10_000)
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=30)  # until nobody is left who could write
        assert process.returncode == 130
    rest = b""
    while more := _read(ours):
        rest += more
    os.close(ours)
    assert b"Playing 15000 sessions" in seen
    assert b"Traceback" not in seen + rest


def _read(stream: int) -> bytes:
    """What has been written to a terminal; nothing once nobody holds its other end."""
    try:
        return os.read(stream, 10_000)
    except OSError:
        return b""
