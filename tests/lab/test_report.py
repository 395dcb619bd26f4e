"""The report of an experiment, as a researcher finds it."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from airportsim.files.tables import Cell
from airportsim.lab.report import write_report
from airportsim.lab.results import load_results
from tests.lab.made_up import results, worth


def fails_at_times(factors: Mapping[str, Any], replication: int, number: int) -> dict[str, Cell]:
    if replication == 1 and factors["staff.service_desk"] == 1:
        return {}
    return worth(factors, replication, number)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    some = results(
        tmp_path_factory.mktemp("lab") / "made-up",
        fails_at_times,
        design={"precision": {
            "half_width": 2.0, "measure": "landed", "round": 0, "confidence": 0.95, "first": 20,
            "batch": 10, "at_most": 1000,
        }},
        measures=("landed", "profit"),
    )  # fmt: skip
    write_report(some)
    return some.path


def test_it_says_what_was_played_with_what_and_how(folder: Path) -> None:
    said = (folder / "report.md").read_text(encoding="utf-8")
    for wanted in (
        "# made-up", "Does it help?", "- seed: 1", "- scenario: classic", "`12ab`", "numpy 2",
        "20 runs, 2 of them failed", "Student's", "common random numbers", "Chow and Robbins",
        "half-width of\n2.0 at 95%", "round (the last)",
    ):  # fmt: skip
        assert wanted in said


def test_what_failed_is_listed_by_key_and_sentence(folder: Path) -> None:
    said = (folder / "report.md").read_text(encoding="utf-8")
    assert r"| `1/1` | 1 | 1 | KeyError: 'x\|y' |" in said


def test_its_tables_have_means_differences_effects_and_earnings(folder: Path) -> None:
    said = (folder / "report.md").read_text(encoding="utf-8")
    assert "| 0 (report_form: on, staff.service_desk: 2) | 5 | 68.0 ± 9.9 | 78.0 ± 9.9 |" in said
    assert "| 1 (report_form: on, staff.service_desk: 1) | 4 | 63.8 ±" in said
    assert "| lever.report_form: off → on | +4.0 [4.0, 4.0]* | +4.0 [4.0, 4.0]* |" in said
    assert "| 2 (report_form: off, staff.service_desk: 2) | -4.0 [-4.0, -4.0] |" in said
    assert "| +4.0 [4.0, 4.0] | -1,600 [-1,600, -1,600] | +2,000 [2,000, 2,000] | 2.0" in said


def test_every_picture_is_there_and_names_the_command_that_makes_it(folder: Path) -> None:
    said = (folder / "report.md").read_text(encoding="utf-8")
    named = re.findall(r"!\[.+\]\((.+\.png)\)\n\n\*.+ Made by `(.+)`\.\*", said)
    assert {file for file, _ in named} == {path.name for path in folder.glob("*.png")}
    assert len(named) == 6
    assert {command for _, command in named} == {"airportsim report made-up"}
    for file, _ in named:
        assert (folder / file).read_bytes().startswith(b"\x89PNG")


def test_the_same_results_give_the_same_bytes(folder: Path) -> None:
    before = {
        path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".parquet"
    }
    write_report(load_results(folder))
    assert before == {name: (folder / name).read_bytes() for name in before}


def test_many_points_are_drawn_as_rows_and_long_lists_are_cut(tmp_path: Path) -> None:
    many = results(
        tmp_path / "many", lambda factors, n, r: {"landed": factors["x"] + n},
        {"x": tuple(range(35))}, replications=2, measures=("landed", "crashed"),
    )  # fmt: skip
    said = write_report(many).read_text(encoding="utf-8")
    assert (many.path / "landed-means.png").exists()
    assert "and 5 more points" in said
    assert "No effect is told of x:" in said
    assert "No run has a value." in said
    assert "| 28 (x: 28) |" in said
    assert "| 30 (x: 30) |" not in said


def test_one_run_alone_has_a_report(tmp_path: Path) -> None:
    one = results(tmp_path / "one", replications=1)
    said = write_report(one).read_text(encoding="utf-8")
    assert "68.0 (one run)" in said
    assert "+4.0 [?, ?]" in said
