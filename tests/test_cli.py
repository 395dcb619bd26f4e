"""The command line as people and programs use it."""

import io
import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from airportsim import __version__
from airportsim.cli.main import main
from airportsim.files.places import shipped

Capture = pytest.CaptureFixture[str]

TOP = ["scenario", "scenario_digest", "team", "team_digest", "seed", "rules", "version", "rounds",
       "digest"]  # fmt: skip
ROUND = ["round", "flights", "landed", "diverted", "cancelled", "unfinished", "success_rate",
         "target_attainment", "sla_target", "sla_met", "budget", "spent", "profit", "incidents",
         "restored", "restored_by", "crashed", "rejected_fixes", "mean_time_to_acknowledge_s",
         "mean_time_to_restore_s", "first_contact_resolution", "levers", "digest"]  # fmt: skip


def airportsim(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "airportsim", *args], env={**os.environ, **env}, check=False,
        capture_output=True, encoding="utf-8", errors="replace",
    )  # fmt: skip


def test_a_round_ends_with_a_line_and_the_match_with_a_chart(capsys: Capture) -> None:
    assert main(["run", "--rounds", "2"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert err == ""
    assert lines[0].startswith("Round 1: ")
    assert "of 96 flights landed, SLA of 85 % missed" in lines[0]
    assert "faults restored (" in lines[0]
    assert "of 50,000 USD spent, " in lines[0]
    assert lines[1].startswith("Round 2: ")
    assert lines[3] == "Flights landed of 96"
    assert "The reference team" in lines[4]
    assert lines[4].endswith("the classroom")
    assert lines[5].endswith(" 17")
    assert lines[6].endswith(" 49")
    assert len(lines) == 7


def test_the_report_speaks_chinese(capsys: Capture) -> None:
    assert main(["run", "--rounds", "1", "--lang", "zh"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("第 1 轮：96 架航班完成起降 ")
    assert "课堂记录" in lines[3]


def test_the_classroom_is_left_out_where_flights_differ(capsys: Capture, tmp_path: Path) -> None:
    other = tmp_path / "small.yaml"
    text = shipped("scenarios", "classic.yaml").read_text(encoding="utf-8")
    other.write_text(text.replace("flights: 96", "flights: 48"), encoding="utf-8")
    assert main(["run", str(other), "--rounds", "1"]) == 0
    out = capsys.readouterr().out
    assert "of 48 flights" in out
    assert "classroom" not in out


def test_json_to_the_screen_is_one_document_alone(capsys: Capture) -> None:
    assert main(["run", "--rounds", "2", "--seed", "-7", "--json", "-"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    document = json.loads(out)
    assert list(document) == TOP
    assert document["scenario"] == "classic"
    assert document["team"] == "reference"
    assert document["seed"] == -7
    assert document["version"] == __version__
    assert [list(one) for one in document["rounds"]] == [ROUND, ROUND]
    first, second = document["rounds"]
    assert list(first["restored_by"]) == [
        "account_manager", "service_desk", "specialist", "vendor", "mirror",
    ]  # fmt: skip
    assert first["levers"] == []
    assert second["levers"] == sorted(second["levers"]) != []
    digests = f"{first['digest']}\n{second['digest']}\n"
    assert document["digest"] == sha256(digests.encode("ascii")).hexdigest()
    whole = [one[key] for one in (first, second) for key in ("landed", "diverted", "cancelled",
             "unfinished")]  # fmt: skip
    assert sum(whole) == 2 * 96


def test_files_hold_the_result_and_every_event(capsys: Capture, tmp_path: Path) -> None:
    result, events = tmp_path / "result.json", tmp_path / "events.jsonl"
    result.write_text("what stood there before", encoding="utf-8")
    assert main(["run", "--rounds", "2", "--json", str(result), "--events", str(events)]) == 0
    out = capsys.readouterr().out
    assert f"Written: {result}" in out
    assert f"Written: {events}" in out
    document = json.loads(result.read_text(encoding="utf-8"))
    lines = events.read_text(encoding="utf-8").splitlines(keepends=True)
    entries = [json.loads(line) for line in lines]
    assert list(entries[0])[:4] == ["round", "t", "serial", "kind"]
    assert {entry["round"] for entry in entries} == {1, 2}
    for one in document["rounds"]:
        start = f'{{"round":{one["round"]},'
        own = "".join("{" + line.removeprefix(start) for line in lines if line.startswith(start))
        assert sha256(own.encode("utf-8")).hexdigest() == one["digest"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.jsonl", "result.json"]


def test_plain_airportsim_and_help_explain_every_command_and_option(capsys: Capture) -> None:
    assert main([]) == 0
    plain = capsys.readouterr().out
    assert main(["--help"]) == 0
    assert capsys.readouterr().out == plain
    assert "run  Let a team of bots play" in plain
    assert main(["run", "--help"]) == 0
    told = capsys.readouterr().out
    for option in ("SCENARIO", "--team", "--seed", "--rounds", "--json", "--events", "--lang"):
        line = next(line for line in told.splitlines() if line.split()[:1] == [option])
        explained = re.split(r"\s{2,}", line.strip())[1]
        assert len(explained.split()) >= 4, option


def test_the_version_is_told(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"airportsim {__version__}\n"


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["rnu"], ["'rnu'", "did you mean 'run'"]),
        (["run", "clasic"], ["no scenario 'clasic'", "did you mean 'classic'"]),
        (["run", "xyz"], ["no scenario 'xyz'", "there are: classic"]),
        (["run", ""], ["no scenario ''", "there are: classic"]),
        (["run", "--team", "refrence"], ["no team 'refrence'", "did you mean 'reference'"]),
        (["run", "--sede", "1"], ["--sede", "did you mean --seed"]),
        (["run", "--seed", "x"], ["'--seed'", "'x' is not a whole number"]),
        (["run", "--seed"], ["'--seed'", "argument"]),
        (["run", "--rounds", "0"], ["from 1 to 5, not 0"]),
        (["run", "--rounds", "9"], ["from 1 to 5, not 9"]),
        (["run", "--rounds", "9", "--lang", "zh"], ["1 到 5", "9"]),
        (["run", "--rounds", "1.5"], ["'1.5' is not a whole number"]),
        (["run", "--lang", "fr"], ["'fr'", "en, zh"]),
        (["run", "classic", "more"], ["more"]),
        (["run", "no/such/file.yaml"], ["file.yaml", "cannot be read"]),
        (["run", "--json", "no/such/folder/x.json"], ["x.json", "cannot be written"]),
        (["run", "--json", "."], ["is a folder"]),
        (["run", "--events", "-"], ["--events", "file"]),
        (["run", "--json", "x", "--events", "./x"], ["same file"]),
    ],
    ids=" ".join,
)
def test_a_mistake_is_answered_with_one_sentence(
    capsys: Capture, args: list[str], words: list[str]
) -> None:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("airportsim: ")
    assert err.count("\n") == 1
    for word in words:
        assert word in err


def test_a_broken_file_is_answered_with_file_line_and_field(
    capsys: Capture, tmp_path: Path
) -> None:
    broken = tmp_path / "mine.yaml"
    text = shipped("scenarios", "classic.yaml").read_text(encoding="utf-8")
    broken.write_text(text.replace("  flights: 96", "  flihgts: 96"), encoding="utf-8")
    line = 1 + text[: text.index("  flights: 96")].count("\n")
    assert main(["run", str(broken)]) == 2
    assert capsys.readouterr().err == (
        f"airportsim: {broken}:{line}: schedule.flihgts: there is no such key; "
        "did you mean 'flights'?\n"
    )


def test_a_plan_that_the_rules_refuse_is_told_with_its_reason(
    capsys: Capture, tmp_path: Path
) -> None:
    rash = tmp_path / "rash.yaml"
    rash.write_text(
        "name: rash\ntitle: {en: Rash}\nabout: {en: Wants too much.}\n"
        "rounds:\n  - {}\n  - adopt: [fault_prediction]\n",
        encoding="utf-8",
    )
    assert main(["run", "--team", str(rash), "--json", str(tmp_path / "x.json")]) == 2
    assert capsys.readouterr().err == (
        'airportsim: Team rash cannot adopt "Fault prediction" before round 2: '
        '"Fault prediction" needs "Knowledge base" first.\n'
    )
    assert not (tmp_path / "x.json").exists()


def test_a_terminal_that_cannot_show_a_letter_ends_nothing() -> None:
    for lang in ("en", "zh"):
        done = airportsim("run", "--rounds", "1", "--lang", lang, PYTHONIOENCODING="cp1252")
        assert done.returncode == 0, done.stderr
        assert "###" in done.stdout


def test_a_terminal_shows_how_far_it_is(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("airportsim.cli.progress.FRAME", 0)
    monkeypatch.setenv("TERM", "xterm")
    assert main(["run", "--rounds", "1"]) == 0
    assert "Round 1 of 1" in terminal.getvalue()
    assert "Round 1: " in capsys.readouterr().out


def test_a_headless_run_imports_neither_screen_nor_numbers() -> None:
    code = (
        "import sys; from airportsim.cli.main import main; code = main(['run', '--rounds', '1'])\n"
        "print(sorted(sys.modules.keys() & {'pygame', 'pygame_gui', 'numpy', 'rich'}), code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "[] 0"


def test_import_and_help_are_quick_because_they_load_little() -> None:
    code = (
        "import sys; import airportsim; few = len(sys.modules)\n"
        "from airportsim.cli.main import main; main(['--help'])\n"
        "print(sorted(sys.modules.keys() & {'simpy', 'yaml', 'airportsim.model', 'rich'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert "simpy" not in done.stdout.splitlines()[-1]
    assert "yaml" not in done.stdout.splitlines()[-1]


def test_a_reader_who_leaves_early_ends_it_quietly() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "airportsim", "run", "--rounds", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), errors) == (1, b"")


def test_an_interruption_ends_it_quietly(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("airportsim.cli.run.play", interrupted)
    assert main(["run"]) == 130
    assert capsys.readouterr() == ("", "")
