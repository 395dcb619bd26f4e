"""The report of an experiment, as a researcher finds it."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from airportsim.files.tables import Cell
from airportsim.lab.effects import means
from airportsim.lab.report import write_report
from airportsim.lab.report_plots import plots
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
        measures=("landed", "profit"),
    )
    write_report(some)
    return some.path


def test_it_says_what_was_played_with_what_and_how(folder: Path) -> None:
    said = (folder / "report.md").read_text(encoding="utf-8")
    for wanted in (
        "# made-up", "Does it help?", "- seed: 1", "- scenario: classic", "`12ab`", "numpy 2",
        "20 runs, 2 of them failed", "Student's", "common random numbers",
        "`airportsim experiment made-up/design.yaml --out again`", "compare made-up#0 made-up#1",
    ):  # fmt: skip
        assert wanted in said


def test_what_failed_is_listed_by_key_and_sentence(folder: Path) -> None:
    said = (folder / "report.md").read_text(encoding="utf-8")
    assert r"| `1/1` | 1 | 1 | KeyError: 'x\|y' |" in said


def test_its_tables_have_means_differences_effects_and_earnings(folder: Path) -> None:
    said = (folder / "report.md").read_text(encoding="utf-8")
    assert "| 0 (report_form: on, staff.service_desk: 2) | 5 | 68.0 ± 9.9 | 78.0 ± 9.9 |" in said
    assert "| 1 (report_form: on, staff.service_desk: 1) | 4 | 63.8 ±" in said
    assert "| lever.report_form: off → on | +4.0 [?, ?] | +4.0 [?, ?] |" in said
    assert "| 2 (report_form: off, staff.service_desk: 2) | -4.0 [?, ?] |" in said
    assert "| +4.0 [?, ?] | -1,600 [?, ?] | +2,000 [?, ?] | 2.0 [?, ?] |" in said
    assert "[?, ?]*" not in said


def test_a_star_stands_where_spread_was_seen_and_is_small(tmp_path: Path) -> None:
    def varied(factors: Mapping[str, Any], replication: int, number: int) -> dict[str, Cell]:
        lucky = factors["lever.report_form"] == "on" and replication == 1
        found = worth(factors, replication, number)
        return {**found, "landed": int(str(found["landed"])) + lucky}

    said = write_report(results(tmp_path / "a", varied)).read_text(encoding="utf-8")
    assert "| lever.report_form: off → on | +4.2 [3.6, 4.8]* |" in said


AIM = {
    "half_width": 2.0, "measure": "landed", "round": 0, "confidence": 0.95, "first": 20,
    "batch": 10, "at_most": 20,
}  # fmt: skip


def test_it_says_which_points_came_to_the_precision_that_was_wanted(tmp_path: Path) -> None:
    def calmer(factors: Mapping[str, Any], replication: int, number: int) -> dict[str, Cell]:
        return {"landed": (replication % 5) * (3 if factors["x"] == 1 else 1)}

    some = results(tmp_path / "a", calmer, {"x": (1, 2)}, 20, design={"precision": AIM})
    said = write_report(some).read_text(encoding="utf-8")
    for wanted in (
        "the 95 % interval of `landed` in round 2 had a\nhalf-width of 2.0 at most, or",
        "**Not reached at point 0**, which stopped at 20 replications",
        "| 0 (x: 1) | 20 | 2.04 | **no** |", "| 1 (x: 2) | 20 | 0.679 | yes |", "Chow and Robbins",
    ):  # fmt: skip
        assert wanted in said
    easy = results(tmp_path / "b", calmer, {"x": (2,)}, 20, design={"precision": AIM})
    assert "Every point reached it." in write_report(easy).read_text(encoding="utf-8")


def test_what_was_held_fixed_and_what_never_was_on_is_said(tmp_path: Path) -> None:
    def rows(factors: Mapping[str, Any], replication: int, number: int) -> dict[str, Cell]:
        return {"landed": 3, "levers": "report_form priority_levels"}

    levels = {
        "lever.knowledge_base": ("off",), "strikes.count": (26,),
        "lever.knowledge_base_desk": ("on", "off"), "lever.report_form": ("on", "off"),
    }  # fmt: skip
    said = write_report(results(tmp_path / "a", rows, levels)).read_text(encoding="utf-8")
    assert "- held fixed: lever.knowledge_base off, strikes.count 26\n" in said
    assert "`knowledge_base_desk` was to be on at points 0, 1, but was in none of the" in said
    assert "`report_form` was to be on" not in said


def test_a_factor_with_many_values_has_a_curve_and_a_correlation(tmp_path: Path) -> None:
    def rows(factors: Mapping[str, Any], replication: int, number: int) -> dict[str, Cell]:
        return {
            "landed": abs(factors["x"] - 1) + replication + (factors["lever.report_form"] == "on")
        }

    levels = {"lever.report_form": ("on", "off"), "x": tuple(range(10))}
    some = results(tmp_path / "a", rows, levels, 3)
    said = write_report(some).read_text(encoding="utf-8")
    assert "Too many values for an effect of each: x." in said
    assert "| x | +0.98 [+0.88, +1.00] | 10 |" in said
    assert "| x | runs | round 2 |" in said
    assert "| 7 | 3 | 7.5 ± 2.5 |" in said
    assert "![Mean landed (flights) in round 2 against factors" in said
    assert (some.path / "landed-factors.png").read_bytes().startswith(b"\x89PNG")


def test_values_drawn_from_ranges_have_a_correlation_each(tmp_path: Path) -> None:
    def rows(factors: Mapping[str, Any], replication: int, number: int) -> dict[str, Cell]:
        return {"landed": 100 * factors["x"] + replication}

    design = {"ranges": {"x": {"low": 0, "high": 1}}}
    drawn = (0.12345678901234566, 0.9, 0.4, 0.7, 0.5)
    some = results(tmp_path / "a", rows, {"x": drawn}, design=design)
    said = write_report(some).read_text(encoding="utf-8")
    assert "| x | +1.00 [?, ?] | 5 |" in said
    assert "| 0 (x: 0.1235) |" in said
    assert (some.path / "landed-factors.png").exists()
    assert "0.12345678901234566" in (some.path / "runs.csv").read_text(encoding="utf-8")


def test_one_point_alone_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    some = results(
        tmp_path / "a", factors={"lever.report_form": ("on",), "staff.service_desk": (2,)}
    )
    assert "airportsim compare" not in write_report(some).read_text(encoding="utf-8")


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
    assert "Too many values for an effect of each: x." in said
    assert "No run has a value." in said
    assert "| 28 (x: 28) |" in said
    assert "| 30 (x: 30) |" not in said


def test_one_run_alone_has_a_report(tmp_path: Path) -> None:
    one = results(tmp_path / "one", replications=1)
    said = write_report(one).read_text(encoding="utf-8")
    assert "68.0 (one run)" in said
    assert "+4.0 [?, ?]" in said


def test_points_with_long_names_have_their_numbers_in_pictures(tmp_path: Path) -> None:
    levels = {f"another.key.that.is.rather.long.{n}": (1, 2) for n in range(3)}
    some = results(tmp_path / "a", lambda f, n, r: {"landed": n}, levels, 2)
    found = {measure: means(some, measure) for measure in some.measures}
    spread = next(plot for plot in plots(some, found) if plot.file == "landed-spread.png")
    high = int.from_bytes(spread.png[20:24], "big")
    assert high < 200 * (0.9 + 8 * 0.4), "dots: a line for each of 8 points"
