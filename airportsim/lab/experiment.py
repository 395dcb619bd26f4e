"""Experiments: the runs of a design, played by all cores or a cluster, kept as they come."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from math import nan
from pathlib import Path
from typing import Any, Protocol

from airportsim.files.demands_of_designs import last_round
from airportsim.files.designs import load_design, material_of
from airportsim.files.locking import held
from airportsim.files.parts import Part, Parts, gaps
from airportsim.files.problems import FileProblem
from airportsim.files.tables import Row
from airportsim.files.tidy import write_tidy
from airportsim.lab.about import about, is_there, write_about
from airportsim.lab.chunks import Done, Prepare, Span, WorkFailed
from airportsim.lab.pool import pool
from airportsim.lab.precision import Precision
from airportsim.lab.results import PARTS, RUNS, Results, load_results
from airportsim.lab.runs import OK, STRIDE, Task, columns_of, player, task_of
from airportsim.model.design import Aim, Design

Progress = Callable[[int, int], None]
"""Is told how many runs are there, and of how many as far as is known."""

USUAL = 30
"""The replications of a design that says neither how many there are nor how precise it is to be."""

LOST = "the process that played it died, again when it was tried alone"


class Engine(Protocol):
    """Whoever does the work: processes of this machine, or a cluster."""

    def work(self, spans: Sequence[Span[int]]) -> Iterator[Done[str]]:
        """What has become of each chunk of runs."""


Started = Callable[[Prepare[int, str]], AbstractContextManager[Engine]]
"""Begins an engine whose workers are prepared so."""


def experiment(
    design: Design | str | Path, out: str | Path,
    workers: int | None = None, dask: str | None = None,
    resume: bool = False, progress: Progress | None = None, started: Started | None = None,
    folder: str | Path | None = None,
) -> Results:  # fmt: skip
    """Play the runs of a design, or of a design's file, and leave their table in the folder `out`.

    Files that the design names are looked for in `folder`, else beside its file, else here.
    `workers` are processes, one for each core if not given; `dask` is the address of a cluster
    that plays instead; `started` any other engine. The results depend on none of them. With
    `resume` an experiment that was broken off goes on: what is there is kept, and nothing is
    played twice. Raises FileProblem, NoCluster, and WorkerLost if workers die before they begin.
    """
    if not isinstance(design, Design):
        folder = Path(design).parent if folder is None else folder
        design = load_design(design)
    material, out = material_of(design, Path(folder or ".")), Path(out)
    task = task_of(material)
    known = about(task)
    if started is None:
        started = partial(_cluster, dask) if dask else partial(pool, workers=workers)
    with held(out):
        if not is_there(out, known, resume):
            _played(task, known, out, started, progress)
    return load_results(out)


def _played(
    task: Task, known: dict[str, Any], out: Path, started: Started, progress: Progress | None
) -> None:
    """Play what is missing, and put all of it together; raises FileProblem."""
    parts = Parts(out / PARTS)
    with started(partial(player, task)) as engine:
        write_about(out, known, task.material)
        under_way = _Experiment(task, parts, engine, progress)
        under_way.play()
    lost = set(under_way.there) - set(parts.names())
    if lost:
        raise FileProblem(
            f"{out}: {len(lost)} parts of the results have gone; --resume plays them again"
        )
    write_tidy(out, RUNS, columns_of(task.material), _merged(parts))
    parts.drop_all()


def _cluster(address: str, prepare: Prepare[int, str]) -> AbstractContextManager[Engine]:
    from airportsim.lab.cluster import Cluster

    return Cluster(prepare, address)


class _Experiment:
    """An experiment under way: which parts there are, and what is still to be played."""

    def __init__(
        self, task: Task, parts: Parts, engine: Engine, progress: Progress | None
    ) -> None:  # fmt: skip
        self._task = task
        self._parts = parts
        self._engine = engine
        self._progress = progress
        self._design = task.material.design
        self._aim = self._design.precision
        self._values: dict[int, dict[int, float]] = {}
        self._there: dict[int, list[Part]] = {}
        for part in parts.names():
            self._take_over(part)
        self._done = sum(part.count for part in self.there)

    @property
    def there(self) -> list[Part]:
        """The parts that have been played or taken over."""
        return [part for some in self._there.values() for part in some]

    def play(self) -> None:
        """Play what is missing, look at the precision if one is wanted, and so on."""
        while spans := list(self._missing()):
            left = sum(len(span.items) for span in spans)
            self._tell(left)
            for done in self._engine.work(spans):
                self._keep(done)
                left -= max(1, len(done.results))
                self._tell(left)

    def _missing(self) -> Iterator[Span[int]]:
        """The runs that are still to be played until the next look."""
        for point in self._task.points:
            there = sorted(self._there.get(point.number, ()))
            for some in gaps(self._wanted(point.number), there):
                base = point.number * STRIDE
                yield Span(base + some.start, range(base + some.start, base + some.stop))

    def _wanted(self, point: int) -> int:
        """How many replications of a point there should be, as far as is known."""
        if self._aim is None:
            return self._design.replications or USUAL
        rule, known = _rule(self._aim), self._values.get(point, {})
        values: list[float] = []
        while len(values) in known:
            values.append(known[len(values)])
        return len(values) + rule.more(values)

    def _keep(self, done: Done[str]) -> None:
        """Put a chunk's rows in place as a part."""
        if done.failed:
            problem = WorkFailed(done.failed)
            problem.add_note(done.trace)
            raise problem
        rows = [self._task.failed(done.first, LOST)] if done.lost else done.results
        part = Part(done.first // STRIDE, done.first % STRIDE, len(rows))
        self._parts.write(part, rows)
        self._note(part, map(json.loads, "".join(rows).splitlines()))
        self._done += part.count

    def _take_over(self, part: Part) -> None:
        """Count a part of an earlier attempt among the results, unless it is damaged."""
        try:
            rows = self._parts.rows(part)
        except FileProblem:
            self._parts.drop(part)
            return
        point = self._task.points[part.point]
        wanted = [self._task.key(point, part.first + n) for n in range(part.count)]
        if list(dict.fromkeys(row["run"] for row in rows)) != wanted:
            self._parts.drop(part)
            return
        self._note(part, rows)

    def _note(self, part: Part, rows: Iterable[dict[str, Any]]) -> None:
        """Remember a part, and of its rows what the precision is about."""
        self._there.setdefault(part.point, []).append(part)
        if self._aim is None:
            return
        scenario = self._task.material.scenarios[self._task.points[part.point].scenario]
        number = self._aim.round or last_round(self._design, scenario)
        values = self._values.setdefault(part.point, {})
        for row in rows:
            if row["status"] != OK:
                values[row["replication"]] = nan
            elif row["round"] == number:
                value = row[self._aim.measure]
                values[row["replication"]] = nan if value is None else float(value)

    def _tell(self, left: int) -> None:
        if self._progress is not None:
            self._progress(self._done, self._done + left)


def _rule(aim: Aim) -> Precision:
    return Precision(aim.half_width, aim.confidence, aim.first, aim.batch, aim.at_most)


def _merged(parts: Parts) -> Iterator[Row]:
    """The rows of all parts in the order of points and replications, each run once."""
    at = -1
    for part in parts.names():
        first = part.point * STRIDE
        for row in parts.rows(part):
            if first + int(str(row["replication"])) > at:
                yield row
        at = max(at, first + part.first + part.count - 1)
