"""`airportsim value`, as whoever asks the airport uses it."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from airportsim import __version__
from airportsim.cli.columns import width, wrapped
from airportsim.cli.main import main
from airportsim.files.library import digest_of, load_scenario, load_team
from airportsim.model.version import RULES

Capture = pytest.CaptureFixture[str]

ONE_ROUND = """\
version: 2
name: brief
extends: practice
title: {en: Brief, zh: 短}
workshop: {skip: [plan, check, act]}
rounds:
  - {budget: 50000, crash_after: "5:30", faults: [{at: "1:30", item: radar-line, mode: dirty_plug}]}
"""


@pytest.fixture
def brief(tmp_path: Path) -> str:
    path = tmp_path / "brief.yaml"
    path.write_text(ONE_ROUND, encoding="utf-8")
    return str(path)


def asked(*words: str) -> int:
    return main(["value", *words, "--seeds", "2", "--workers", "1"])


def test_it_prints_a_table_and_sentences(capsys: Capture, brief: str) -> None:
    assert asked(brief) == 0
    said, errors = capsys.readouterr()
    assert errors == ""
    lines = said.splitlines()
    assert lines[0].startswith("The reference team in round 1 of brief: as planned ")
    assert "Put into this round: what the team would have by it" in lines
    assert any(line.split()[:3] == ["Improvement", "Flights", "[95"] for line in lines)
    assert any(line.startswith("Report form ") and "[" in line for line in lines)
    assert "The team would have these, but cannot have them here" in said
    assert max(map(len, lines)) <= 80


def test_it_speaks_chinese(capsys: Capture, brief: str) -> None:
    assert asked(brief, "--lang", "zh") == 0
    said, _ = capsys.readouterr()
    assert "加进这一轮" in said
    assert "故障单" in said


def test_as_json_it_is_all_there_and_nothing_else(capsys: Capture, brief: str) -> None:
    assert asked(brief, "--json") == 0
    found = json.loads(capsys.readouterr().out, parse_constant=refuse)
    assert (found["scenario"], found["team"], found["seeds"]) == ("brief", "reference", 2)
    assert found["number"] == 1
    assert (found["airportsim"], found["rules"]) == (__version__, RULES)
    assert (found["first_seed"], found["last_seed"]) == (1, 2)
    assert found["digests"] == {
        "scenario": digest_of(load_scenario(brief)), "team": digest_of(load_team("reference"))
    }  # fmt: skip
    form = next(one for one in found["worths"] if one["subject"] == "report_form")
    assert form["turn"] == "in"
    assert form["levers"] == ["report_form"]
    assert set(form["flights"]) == {"mean", "low", "high", "p", "n"}
    assert {one["subject"] for one in found["untried"]} >= {"fault_prediction"}
    assert found["said"]


def test_an_interval_in_brackets_stays_on_one_line() -> None:
    said = (
        "备用服务器：多赚 24,100 美元 [-14,019, 62,219]。100 次中有 95 次，真实均值落在方括号内。"
    )
    lines = {columns: wrapped(said, columns) for columns in range(20, 90)}
    for columns, some in lines.items():
        assert any("[-14,019, 62,219]。" in line for line in some)
        assert max(map(width, some)) <= columns
        assert not any(line.startswith(("。", "，")) for line in some)
    assert wrapped("They bring 100 USD [-1, 2].", 22) == ["They bring 100 USD", "[-1, 2]."]


def refuse(constant: str) -> Any:
    raise AssertionError(f"{constant} is no JSON")


@pytest.mark.parametrize("kind", ["png", "SVG"])
def test_it_is_drawn_into_a_file(capsys: Capture, brief: str, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"value.{kind}"
    assert asked(brief, "--plot", str(path)) == 0
    assert path.stat().st_size > 10_000
    assert f"Drawn: {path}" in capsys.readouterr().out.replace("\n", "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--round", "7"], "classic has rounds from 1 to 5; there is no round 7"),
        (["--seeds", "1"], "--seeds is from 2 to 10,000, not 1"),
        (["--workers", "0"], "--workers is 1 or more, not 0"),
        (["--plot", "x.gif"], "--plot takes a file that ends in .png or .svg, not x.gif"),
        (["--plot", "nowhere/x.png"], "nowhere/x.png: it cannot be written"),
        (["--team", "referense"], "there is no team 'referense'; did you mean 'reference'?"),
        (["clasic"], "there is no scenario 'clasic'; did you mean 'classic'?"),
    ],
)
def test_wrong_use_is_one_sentence(capsys: Capture, words: list[str], sentence: str) -> None:
    assert main(["value", *words]) == 2
    said, errors = capsys.readouterr()
    assert said == ""
    assert errors.replace(os.sep, "/").startswith(f"airportsim: {sentence}")
    assert errors.count("\n") == 1


@pytest.mark.parametrize(
    ("missing", "words", "code"),
    [("scipy", [], 2), ("matplotlib", ["--plot", "x.png"], 2), ("matplotlib", [], 0)],
)
def test_what_is_missing_is_told_only_if_it_is_needed(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, brief: str, missing: str,
    words: list[str], code: int,
) -> None:  # fmt: skip
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "airportsim.cli.extras.find_spec", lambda name: None if name == missing else found(name)
    )
    assert asked(brief, *words) == code
    errors = capsys.readouterr().err
    sentence = 'this needs more packages: python -m pip install "airportsim[lab]"'
    assert (errors == f"airportsim: {sentence}\n") is (code == 2)


def test_without_a_picture_nothing_that_draws_is_imported(brief: str) -> None:
    script = (
        "import sys; from airportsim.cli.main import main\n"
        f"main(['value', {brief!r}, '--seeds', '2', '--workers', '1'])\n"
        "assert not {'matplotlib', 'pygame', 'pyarrow'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"?" not in done.stdout.replace(b"[?, ?]", b"")
