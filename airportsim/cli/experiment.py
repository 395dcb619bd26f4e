"""`airportsim experiment`: the runs of a design, played, kept and summed up."""

import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from airportsim.cli.bar import bar
from airportsim.cli.extras import require
from airportsim.cli.misuse import Misuse
from airportsim.cli.own_bots import Given
from airportsim.files.designs import load_design
from airportsim.files.problems import FileProblem
from airportsim.lab.chunks import WorkFailed
from airportsim.lab.pool import WorkerLost
from airportsim.lab.results import RUNS, Results
from airportsim.model.design import Design

SHOWN = 5
"""So many reasons why runs have failed are told, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `airportsim experiment` was asked for; `out` and `workers` are None if not said."""

    design: str
    out: str | None
    workers: int | None
    dask: str | None
    resume: bool
    bots: Given = ()


def run_experiment(wishes: Wishes) -> int:
    """Play, report and say where the results are; 1 if a run has failed. Raises Misuse."""
    require("lab", "pyarrow", "scipy", "matplotlib")
    if wishes.dask is not None:
        require("dask", "distributed")
    _check(wishes)
    from airportsim.lab.cluster import NoCluster

    try:
        return _run(wishes)
    except (FileProblem, NoCluster, WorkerLost) as problem:
        raise Misuse(str(problem)) from None
    except WorkFailed as problem:
        raise Misuse(f"a worker cannot work: {problem}") from None


def _check(wishes: Wishes) -> None:
    if wishes.workers is not None and wishes.workers < 1:
        raise Misuse(f"--workers must be 1 or more, not {wishes.workers}")
    if wishes.workers is not None and wishes.dask is not None:
        raise Misuse("--workers are processes of this machine; with --dask the cluster has its own")


def _run(wishes: Wishes) -> int:
    from airportsim.lab.experiment import experiment

    path = Path(wishes.design)
    design = _with_bots(load_design(path), wishes.bots, path.parent)
    out = Path(wishes.out) if wishes.out else Path(f"{path.stem}-results")
    try:
        with bar(lambda count: f"{count:,} runs", "{} runs/s".format) as progress:
            results = experiment(
                design, out, wishes.workers, wishes.dask, wishes.resume, progress,
                folder=path.parent,
            )  # fmt: skip
    except KeyboardInterrupt:
        print(f"interrupted; what was played is kept: --resume --out {out} goes on with it")
        raise
    return _told(results)


def _with_bots(design: Design, given: Given, folder: Path) -> Design:
    """The design with these bots in every line-up; their files lie here, not in its folder."""
    named = {role: _from(folder, bot) for role, bot in given}
    return replace(design, bots=tuple({**line_up, **named} for line_up in design.bots))


def _from(folder: Path, bot: str) -> str:
    file, colon, name = bot.rpartition(":")
    return f"{os.path.relpath(file, folder)}{colon}{name}" if file.endswith(".py") else bot


def _told(results: Results) -> int:
    """Write the report; say what came out, and where it lies."""
    from airportsim.lab.report import write_report

    report = write_report(results)
    table = results.table(["run", "status", "problem"])
    problems = dict(zip(table["run"].to_pylist(), table["problem"].to_pylist(), strict=True))
    failed = [problem for problem in problems.values() if problem]
    print(f"{_counted(len(problems), 'run')} in {results.path / RUNS}.parquet and .csv")
    for problem, count in Counter(failed).most_common(SHOWN):
        print(f"failed: {_counted(count, 'run')}: {problem}")
    if len(set(failed)) > SHOWN:
        print("the table has the other reasons")
    print(f"report: {report}")
    return 1 if failed else 0


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
