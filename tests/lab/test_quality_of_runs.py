"""Experiments that measure what the airlines felt."""

import json
from pathlib import Path

import pytest

from airportsim.cli.main import main
from airportsim.files.dictionary import MEASURES
from airportsim.files.quality_columns import FELT
from airportsim.lab.experiment import experiment
from airportsim.lab.results import ABOUT
from airportsim.model.design import Design
from airportsim.model.quality import Dimension
from tests.lab import stubs
from tests.lab.test_experiment import made_up, rows


def test_a_round_feels_as_it_does_in_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    one = Design("felt", rounds=2, replications=1, seed=7, quality=True, measures=("csi",))
    found = rows(experiment(one, "out", workers=1))
    assert main(["run", "--seed", "7", "--rounds", "2", "--json", "-"]) == 0
    run = json.loads(capsys.readouterr().out)["rounds"]
    assert [row["csi"] for row in found] == [one["csi"] for one in run]
    assert [row["digest"] for row in found] == [one["digest"] for one in run]
    for row, one_round in zip(found, run, strict=True):
        for dimension in Dimension:
            felt = [each[dimension.value] for each in one_round["servqual"].values()]
            for what in ("expected", "perceived"):
                mean = sum(each[what] for each in felt) / len(felt) / 100
                assert row[f"{what}_{dimension.value}"] == pytest.approx(mean, abs=0.005)
            levels = (row[f"{what}_{dimension.value}"] for what in ("expected", "perceived"))
            expected, perceived = levels
            assert row[f"gap_5_{dimension.value}"] == pytest.approx(expected - perceived)
        done = one_round["recovery"]
        assert [row[f"recovered_{what}"] for what in ("told", "kept", "broken")] == [
            done["told"], done["kept"], done["broken"],
        ]  # fmt: skip
        assert row["recovery_score"] == done["score"]


def test_columns_are_told_as_all_are_and_stand_after_all_others(tmp_path: Path) -> None:
    one = Design("felt", teams=("prepared",), rounds=1, replications=1, quality=True)
    results = experiment(one, tmp_path / "out", workers=1)
    said = results.about["columns"][-len(FELT) :]
    assert [column["name"] for column in said] == [column.name for column in FELT]
    assert all(column["meaning"].endswith(".") and column["unit"] for column in said)
    assert results.table().column_names[-len(FELT) - 1] == MEASURES[-1].name == "digest"
    (row,) = rows(results)
    assert 1 <= row["score_on_time"] <= 7
    assert 0 <= row["indicator_on_time"] <= 100


def test_without_it_there_are_no_such_columns(tmp_path: Path) -> None:
    names = made_up(tmp_path / "out", stubs.design(1)).table().column_names
    assert not set(names) & {column.name for column in FELT}


def test_an_experiment_of_a_version_without_it_goes_on(tmp_path: Path) -> None:
    results = made_up(tmp_path / "out", stubs.design(2))
    path = tmp_path / "out" / ABOUT
    about = json.loads(path.read_text(encoding="utf-8"))
    del about["design"]["quality"]
    path.write_text(json.dumps(about), encoding="utf-8")
    resumed = made_up(tmp_path / "out", stubs.design(2), resume=True)
    assert rows(resumed) == rows(results)
