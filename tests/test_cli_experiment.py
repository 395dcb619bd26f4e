import json
import shutil
from pathlib import Path

import pytest

from airportsim.cli.main import main
from airportsim.files.designs import load_design
from airportsim.lab.experiment import experiment
from airportsim.model.design import Design
from airportsim.model.words import Role

DESIGN = """\
name: the form
teams: [prepared]
levers: {report_form: [on, off]}
rounds: 1
replications: 2
measures: [landed]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("form.yaml").write_text(DESIGN, encoding="utf-8")
    return tmp_path


def test_a_design_ends_in_tables_and_a_report(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["experiment", "form.yaml", "--workers", "1"]) == 0
    out = here / "form-results"
    assert f"4 runs in {Path('form-results') / 'runs'}.parquet and .csv" in capsys.readouterr().out
    there = {path.name for path in out.iterdir()}
    assert {"runs.csv", "runs.parquet", "about.json", "design.yaml", "report.md"} <= there
    assert len((out / "runs.csv").read_text(encoding="utf-8").splitlines()) == 5
    assert "report_form" in (out / "report.md").read_text(encoding="utf-8")


def test_what_lies_beside_the_results_plays_them_again(here: Path) -> None:
    first = experiment(load_design("form.yaml"), "first", workers=1)
    again = experiment("first/design.yaml", "again", workers=1)
    assert again.table().equals(first.table())


def test_own_bots_are_kept_beside_the_results(here: Path) -> None:
    bot = "from deep import decide\n"
    deep = "def decide(view, memory):\n    return (), memory, None\n"
    (here / "bots").mkdir()
    (here / "bots" / "lazy.py").write_text(bot, encoding="utf-8")
    (here / "bots" / "deep.py").write_text(deep, encoding="utf-8")
    design = Design("b", bots=({Role.VENDOR: "bots/lazy.py:decide"},), rounds=1, replications=1)
    first = experiment(design, "first", workers=1)
    shutil.rmtree(here / "bots")
    again = experiment("first/design.yaml", "again", workers=1)
    columns = ["run", "digest", "landed"]
    assert again.table(columns).equals(first.table(columns))


def test_a_run_that_fails_is_told_and_makes_the_exit_code_1(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bot = (
        "class Bad:\n    def decide(self, view, offers, memory):\n        raise ValueError('no')\n"
    )
    (here / "bad.py").write_text(bot, encoding="utf-8")
    arguments = ["experiment", "form.yaml", "--workers", "1", "--bot", "vendor=bad.py:Bad"]
    assert main(arguments) == 1
    said = capsys.readouterr().out
    assert "failed: " in said
    assert "bot bad.py:Bad (vendor) failed in round 1" in said
    about = json.loads((here / "form-results" / "about.json").read_text(encoding="utf-8"))
    assert {point["bots"] for point in about["points"]} == {"vendor=bad.py:Bad"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.yaml"], "nothing.yaml: it cannot be read"),
        (["form.yaml", "--workers", "0"], "--workers must be 1 or more, not 0"),
        (["form.yaml", "--workers", "2", "--dask", "tcp://x:1"], "the cluster has its own"),
        (["form.yaml", "--dask", "x"], "'x' is no address of a cluster; one looks like tcp://"),
        (["form.yaml", "--out", "."], ". holds something else; name another folder with --out"),
        (["form.yaml", "--out", "form.yaml"], "form.yaml: there is a file in the way"),
        (["form.yaml", "--bot", "vendor=nobody.py:X"], "there is no file nobody.py"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["experiment", *arguments]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert sorted(path.name for path in here.iterdir()) == ["form.yaml"]
