"""The command line as people and programs use it."""

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from airportsim import __version__
from airportsim.cli.columns import width
from airportsim.cli.main import main
from airportsim.cli.report import chart, round_lines
from airportsim.files.catalogue import load_catalogue
from airportsim.files.places import shipped
from airportsim.model.airport import Airport
from airportsim.model.plan import first_standing
from airportsim.model.scenario import Text
from airportsim.model.score import score
from airportsim.model.team import Team
from airportsim.model.words import RestoredBy
from airportsim.play.match import planned
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts

Capture = pytest.CaptureFixture[str]

TOP = ["scenario", "scenario_digest", "team", "team_digest", "seed", "rules", "version", "rounds",
       "digest"]  # fmt: skip
ROUND = ["round", "flights", "landed", "diverted", "cancelled", "unfinished", "success_rate",
         "target_attainment", "sla_target", "sla_met", "budget", "spent", "profit", "incidents",
         "restored", "restored_by", "crashed", "rejected_fixes", "mean_time_to_acknowledge_s",
         "mean_time_to_restore_s", "first_contact_resolution", "levers", "csi",
         "csi_by_airline", "servqual", "gaps", "recovery", "digest"]  # fmt: skip


def airportsim(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "airportsim", *args], env={**os.environ, **env}, check=False,
        capture_output=True, encoding="utf-8", errors="replace",
    )  # fmt: skip


def test_a_round_ends_with_two_lines_and_the_match_with_a_chart(capsys: Capture) -> None:
    assert main(["run", "--rounds", "2"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert err == ""
    assert lines[0].startswith("Round 1: ")
    assert "of 96 landed, SLA of 85 % missed; spent " in lines[0]
    assert lines[0].endswith(" USD")
    assert re.match(r"    \d+ of \d+ restored: desk \d+", lines[1])
    assert lines[2].startswith("Round 2: ")
    assert lines[5] == "Flights landed of 96"
    assert "The reference team" in lines[6]
    assert lines[6].endswith("the classroom")
    assert lines[7].endswith(" 17")
    assert lines[8].endswith(" 49")
    assert len(lines) == 9


def test_the_report_speaks_chinese(capsys: Capture) -> None:
    assert main(["run", "--rounds", "1", "--lang", "zh"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("第 1 轮：96 个航班完成起降 ")
    assert "课堂记录" in lines[4]


@pytest.mark.parametrize("language", Language)
def test_a_round_fits_into_79_columns(
    classic: Airport, reference: Team, language: Language
) -> None:
    by = dict(zip(RestoredBy, (2, 10, 12, 3, 4), strict=True))
    setup = planned(classic, reference, first_standing(classic)).setup()
    played = score(classic, setup, ())
    worst = replace(
        played, landed=10, incidents=31, restored=31, restored_by=by, spent=50_000, profit=-143_000
    )
    texts = Texts(language, load_catalogue(language.value), classic.scenario)
    lines = list(round_lines(texts, setup, worst))
    assert len(lines) == 2
    assert max(width(line) for line in lines) <= 79


@pytest.mark.parametrize("title", ["The longest title that anybody ever gave a team", "长" * 40])
@pytest.mark.parametrize("name", ["classic", "other"])
def test_a_long_title_keeps_clear_of_its_neighbour(
    classic: Airport, reference: Team, title: str, name: str
) -> None:
    texts = Texts(Language.EN, load_catalogue("en"), classic.scenario)
    played = score(classic, first_standing(classic).setup(), ())
    scenario = replace(classic.scenario, name=name)
    team = replace(reference, title=Text(title))
    lines = list(chart(texts, scenario, team, {1: played}, "utf-8"))
    assert max(width(line) for line in lines) <= 79
    if name == "classic":
        assert lines[1].endswith("...  the classroom") or "...   the classroom" in lines[1]
        heading = width(lines[1].removesuffix("the classroom"))
        assert heading == len("Round 1  ") + 32


@pytest.mark.parametrize(
    ("old", "new"), [("flights: 96", "flights: 48"), ("name: classic", "name: mine")]
)
def test_the_classroom_is_left_out_where_the_scenario_is_another(
    capsys: Capture, tmp_path: Path, old: str, new: str
) -> None:
    other = tmp_path / "small.yaml"
    text = shipped("scenarios", "classic.yaml").read_text(encoding="utf-8")
    other.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert main(["run", str(other), "--rounds", "1"]) == 0
    out = capsys.readouterr().out
    assert "Flights landed of " in out
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
    told, *lines = events.read_text(encoding="utf-8").splitlines(keepends=True)
    assert json.loads(told)["kind"] == "run"
    heads = [json.loads(line) for line in lines if line.startswith('{"kind":"round"')]
    assert [head["setup"]["number"] for head in heads] == [1, 2]
    lines = [line for line in lines if not line.startswith('{"kind":"round"')]
    entries = [json.loads(line) for line in lines]
    assert list(entries[0])[:4] == ["t", "serial", "kind", "flight"]
    assert {list(entry)[-1] for entry in entries} == {"round"}
    assert [head["events"] for head in heads] == [
        sum(entry["round"] == number for entry in entries) for number in (1, 2)
    ]
    assert {entry["round"] for entry in entries} == {1, 2}
    for one in document["rounds"]:
        end = f',"round":{one["round"]}}}\n'
        own = "".join(line.removesuffix(end) + "}\n" for line in lines if line.endswith(end))
        assert sha256(own.encode("utf-8")).hexdigest() == one["digest"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.jsonl", "result.json"]


def test_help_explains_every_command_and_option(capsys: Capture) -> None:
    assert main(["--help"]) == 0
    plain = capsys.readouterr().out
    for command in ("play", "run", "sessions", "resume", "replay", "export"):
        line = next(line for line in plain.splitlines() if line.split()[:1] == [command])
        assert line.endswith("."), "explained in a line, and the line is whole"
    assert main(["run", "-h"]) == 0
    told = capsys.readouterr().out
    assert "(all)" not in told
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
        (["run", "--json", ""], ["--json is empty"]),
        (["run", "--events", ""], ["--events is empty"]),
        (["run", "classic.yaml"], ["no file 'classic.yaml'", "did you mean 'classic'"]),
        (["run", "CLASSIC"], ["did you mean 'classic'"]),
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
        f"airportsim: {broken}:{line}:3: schedule.flihgts: there is no such key; "
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


@pytest.mark.parametrize("option", ["--json", "--events"])
def test_what_is_played_is_never_overwritten(capsys: Capture, tmp_path: Path, option: str) -> None:
    for argument, own in (
        ("run", "scenarios/classic.yaml"),
        ("--team", "scenarios/teams/stuck.yaml"),
    ):
        file, other = tmp_path / "own.yaml", tmp_path / "link.yaml"
        text = shipped(*own.split("/")).read_text(encoding="utf-8")
        file.write_text(text, encoding="utf-8")
        other.unlink(missing_ok=True)
        other.hardlink_to(file)
        args = ["run"] if argument == "run" else ["run", argument]
        assert main([*args, str(file), option, str(other)]) == 2
        assert f"cannot overwrite {file}" in capsys.readouterr().err
        assert file.read_text(encoding="utf-8") == text


def test_a_terminal_that_cannot_show_a_letter_ends_nothing() -> None:
    for lang in ("en", "zh"):
        done = airportsim("run", "--rounds", "1", "--lang", lang, PYTHONIOENCODING="cp1252")
        assert done.returncode == 0, done.stderr
        assert "###" in done.stdout
        assert "Round 1: " in done.stdout
        assert "?" not in done.stdout
        assert done.stderr.count("\n") == (1 if lang == "zh" else 0)
        assert ("cp1252" in done.stderr) == (lang == "zh")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("run --rounds 1 >/dev/full", 2),
        ("run --rounds 1 --json - >/dev/full", 2),
        ("--version >/dev/full", 2),
        ("run --rounds 1 >&-", 2),
        ("--version >&-", 2),
        ("--help >&-", 2),
        ("run --rounds 1 2>&- >/dev/null", 0),
        ("run --rounds 1 >&- 2>&-", 0),
        ("run nonsense 2>&- >/dev/null", 2),
        ("run nonsense 2>/dev/full", 2),
    ],
)
def test_output_that_goes_nowhere_is_no_traceback(command: str, code: int) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m airportsim {command}', sys.executable], check=False,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == code
    assert done.stdout == ""
    if "2>" not in command:
        assert done.stderr.startswith("airportsim: ")
        assert done.stderr.count("\n") == 1
        assert "written" in done.stderr


def test_it_runs_where_there_are_no_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert main(["run", "--rounds", "1"]) == 0
    assert main(["--version"]) == 0
    assert main(["run", "nonsense"]) == 2


@pytest.mark.parametrize("kind", ["xterm", "dumb"])
def test_a_terminal_shows_how_far_it_is_and_keeps_nothing_of_it(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", kind)
    assert main(["run", "--rounds", "2"]) == 0
    told = terminal.getvalue()
    if kind == "dumb":
        assert told == ""
        return
    assert "Round 1 of 2" in told
    assert "Round 2 of 2" in told
    assert told.endswith("\x1b[2K"), "the bar is wiped when it is done"
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

    monkeypatch.setattr("airportsim.cli.run.opened", interrupted)
    assert main(["run"]) == 130
    assert capsys.readouterr() == ("", "")
