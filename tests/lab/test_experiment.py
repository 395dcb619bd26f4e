import csv
import os
import signal
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from subprocess import Popen
from typing import Any

import psutil
import pytest

from airportsim.files.locking import held
from airportsim.files.problems import FileProblem
from airportsim.lab import chunks
from airportsim.lab.experiment import experiment
from airportsim.lab.pool import pool
from airportsim.lab.results import Results, load_results
from airportsim.model.design import Aim, Design, Switch
from airportsim.model.words import Lever
from tests.lab import stubs


def made_up(
    out: Path, one: Design, workers: int = 1, nap: float = 0.0, deadly: bool = False,
    resume: bool = False,
) -> Results:  # fmt: skip
    """An experiment of stubs."""
    working = partial(stubs.player, stubs.task(one), nap, deadly)
    return experiment(one, out, resume=resume, started=lambda _: pool(working, workers))


def rows(results: Results) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = results.table().to_pylist()
    return found


def test_there_is_a_row_for_each_run_and_round_in_order(tmp_path: Path) -> None:
    found = rows(made_up(tmp_path / "out", stubs.design(4)))
    places = [(row["point"], row["replication"], row["round"]) for row in found]
    assert places == [(p, r, n) for p in (0, 1) for r in range(4) for n in (1, 2)]
    assert [row["strikes.count"] for row in found] == [20] * 8 + [23] * 8
    assert {row["status"] for row in found} == {"ok"}


def test_the_csv_says_what_the_parquet_says(tmp_path: Path) -> None:
    results = made_up(tmp_path / "out", stubs.design(3))
    with (tmp_path / "out" / "runs.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    names = results.table().column_names
    assert list(table[0]) == names == [c["name"] for c in results.about["columns"]]
    for said, row in zip(table, rows(results), strict=True):
        assert said == {key: "" if row[key] is None else str(row[key]) for key in names}


def test_a_run_that_fails_is_one_row_with_the_reason(tmp_path: Path) -> None:
    found = rows(made_up(tmp_path / "out", stubs.design(8)))
    failed = [row for row in found if row["status"] == "failed"]
    assert [(row["point"], row["replication"], row["round"]) for row in failed] == [(1, 5, None)]
    assert failed[0]["problem"] == "ValueError: a made-up problem"
    assert failed[0]["landed"] is None


def test_results_do_not_depend_on_the_workers(tmp_path: Path) -> None:
    one = stubs.design(25)
    alone = made_up(tmp_path / "alone", one)
    three = made_up(tmp_path / "three", one, workers=3, nap=0.001)
    assert rows(alone) == rows(three)
    assert alone.about == three.about


def test_a_run_that_kills_its_worker_is_a_failed_row_and_all_others_are_there(
    tmp_path: Path,
) -> None:
    found = rows(made_up(tmp_path / "out", stubs.design(12), workers=2, deadly=True))
    failed = [row for row in found if row["status"] == "failed"]
    deadly = {(row["point"], row["replication"]) for row in failed if "died" in row["problem"]}
    assert deadly == {(0, stubs.DEADLY), (1, stubs.DEADLY)}
    assert "alone" in failed[0]["problem"]
    assert len({row["run"] for row in found}) == 24


def test_a_finished_experiment_is_not_overwritten(tmp_path: Path) -> None:
    made_up(tmp_path / "out", stubs.design(3))
    with pytest.raises(FileProblem, match="holds the experiment 'made up' already"):
        made_up(tmp_path / "out", stubs.design(3))
    assert len(rows(made_up(tmp_path / "out", stubs.design(3), resume=True))) == 12


def test_another_design_is_not_mixed_in(tmp_path: Path) -> None:
    made_up(tmp_path / "out", stubs.design(3))
    said = r"was begun with another design \(replications: 3, now 4\)"
    with pytest.raises(FileProblem, match=said):
        made_up(tmp_path / "out", stubs.design(4), resume=True)


def test_other_words_about_the_same_runs_may_be_said_when_going_on(tmp_path: Path) -> None:
    broken_off(tmp_path / "out", stubs.design(8), after=5)
    other = replace(stubs.design(8), about="anew", measures=("crashed",))
    assert made_up(tmp_path / "out", other, resume=True).measures == ("crashed",)


def test_two_cannot_play_into_one_folder(tmp_path: Path) -> None:
    with held(tmp_path / "out"), pytest.raises(FileProblem, match="is in use"):
        made_up(tmp_path / "out", stubs.design(3))
    assert not (tmp_path / "out").exists()


def test_parts_that_have_gone_are_not_left_out_in_silence(tmp_path: Path) -> None:
    one, parts = stubs.design(8), tmp_path / "out" / "parts"

    def lose(done: int, of: int) -> None:
        if done == of:
            min(parts.iterdir()).unlink()

    working = partial(stubs.player, stubs.task(one))
    with pytest.raises(FileProblem, match="parts of the results have gone"):
        experiment(one, tmp_path / "out", started=lambda _: pool(working, 1), progress=lose)
    assert rows(made_up(tmp_path / "out", one, resume=True)) == rows(made_up(tmp_path / "w", one))


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("mine", encoding="utf-8")
    with pytest.raises(FileProblem, match="holds something else"):
        made_up(tmp_path, stubs.design(3))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


class Interrupted(Exception):
    pass


def broken_off(out: Path, one: Design, after: int) -> None:
    """An experiment that ends in the middle."""

    def count(done: int, of: int) -> None:
        if done >= after:
            raise Interrupted

    working = partial(stubs.player, stubs.task(one), 0.002)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "SECONDS", 0.005)
        with pytest.raises(Interrupted):
            experiment(one, out, started=lambda _: pool(working, 1), progress=count)


def test_what_was_broken_off_goes_on_with_what_is_missing(tmp_path: Path) -> None:
    one = stubs.design(8)
    broken_off(tmp_path / "out", one, after=5)
    with pytest.raises(FileProblem, match="the experiment is not over"):
        load_results(tmp_path / "out").table()
    played: list[int] = []

    def count(done: int, of: int) -> None:
        played.append(done)

    working = partial(stubs.player, stubs.task(one))
    resumed = experiment(
        one, tmp_path / "out", resume=True, started=lambda _: pool(working, 1), progress=count
    )
    assert played[0] >= 5
    assert rows(resumed) == rows(made_up(tmp_path / "whole", one))
    assert not (tmp_path / "out" / "parts").exists()


def test_a_damaged_part_is_played_again(tmp_path: Path) -> None:
    one = stubs.design(8)
    broken_off(tmp_path / "out", one, after=5)
    part = min((tmp_path / "out" / "parts").iterdir())
    part.write_text(part.read_text(encoding="utf-8")[:-30], encoding="utf-8")
    resumed = made_up(tmp_path / "out", one, resume=True)
    assert rows(resumed) == rows(made_up(tmp_path / "whole", one))


@pytest.mark.parametrize("half_width", [12.0, 6.0])
def test_replications_go_on_until_the_interval_is_narrow_enough(
    tmp_path: Path, half_width: float
) -> None:
    aim = Aim(half_width, batch=5, at_most=200)
    results = made_up(tmp_path / "out", stubs.design(precision=aim))
    counts = Counter(point for point, _ in {(r["point"], r["replication"]) for r in rows(results)})
    assert all(count == 20 or (count - 20) % 5 == 0 for count in counts.values())
    assert (counts[0] > 60) == (half_width == 6.0)


def test_where_it_stops_does_not_depend_on_the_workers_nor_on_a_break(tmp_path: Path) -> None:
    one = stubs.design(precision=Aim(9.0, batch=5, at_most=60))
    alone = made_up(tmp_path / "alone", one)
    broken_off(tmp_path / "out", one, after=23)
    resumed = made_up(tmp_path / "out", one, workers=2, resume=True)
    assert rows(resumed) == rows(alone)


def test_real_rounds_pair_by_replication_and_switches_work(tmp_path: Path) -> None:
    one = Design(
        "form", teams=("prepared",), rounds=1, replications=2,
        levers={Lever.REPORT_FORM: (Switch.ON, Switch.OFF)},
    )  # fmt: skip
    found = rows(experiment(one, tmp_path / "out", workers=1))
    assert [row["lever.report_form"] for row in found] == ["on", "on", "off", "off"]
    assert ["report_form" in row["levers"].split() for row in found] == [True, True, False, False]
    assert [row["incidents"] for row in found[:2]] == [row["incidents"] for row in found[2:]]


# --- kills ------------------------------------------------------------------------------------


def started(out: Path, workers: int = 2, nap: float = 0.02, count: int = 100) -> Popen[bytes]:
    program = [sys.executable, "-m", "tests.lab.stubs", str(out), str(workers), str(nap)]
    return Popen([*program, str(count)])


def worker_of(parent: int) -> int:
    """The process of one of the workers, as soon as there is one."""
    for _ in range(600):
        for child in psutil.Process(parent).children():
            with suppress(psutil.NoSuchProcess):
                if "spawn_main" in " ".join(child.cmdline()):
                    return int(child.pid)
        time.sleep(0.05)
    raise AssertionError("nobody works")


def wait_for_another_part(out: Path) -> None:
    """Wait until somebody has played something more."""
    before = set((out / "parts").glob("*.jsonl"))
    for _ in range(1200):
        if set((out / "parts").glob("*.jsonl")) - before:
            return
        time.sleep(0.05)
    raise AssertionError("nothing was played")


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="signals as Unix has them")
def test_killed_workers_and_a_killed_parent_change_nothing(tmp_path: Path) -> None:
    out, one = tmp_path / "out", stubs.design(1000)
    for _ in range(3):
        with started(out, count=1000) as process:
            for _ in range(3):
                wait_for_another_part(out)
                os.kill(worker_of(process.pid), signal.SIGKILL)
            wait_for_another_part(out)
            process.kill()
    assert not (out / "runs.parquet").exists()
    resumed = made_up(out, one, workers=2, resume=True)
    assert rows(resumed) == rows(made_up(tmp_path / "whole", one))
