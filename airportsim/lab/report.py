"""The report of an experiment: Markdown and pictures that a paper can take over."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from airportsim.files.writing import write
from airportsim.lab.effects import Mean, differences, earned, effects, means
from airportsim.lab.report_plots import Plot, plots
from airportsim.lab.report_tables import (
    differences_table,
    earned_table,
    effects_table,
    means_table,
    quantiles_table,
)
from airportsim.lab.results import Results
from airportsim.lab.series import LEVELS, contrasts, description, labels, varying
from airportsim.lab.showing import table

REPORT = "report.md"
DESIGN = "design.yaml"
SHOWN = 30
"""So many points, or failures, are listed; the rest is in the table of runs."""

METHOD = """\
Every point is played with the same root seed and the same replications, so that rows of equal
replication and round share all their random numbers (common random numbers). Means have Student's
t intervals over replications. A difference or effect is taken replication by replication and has
the t interval of these paired values; the effect of a factor is the mean over all pairs of points
that differ in nothing else. A star (*) marks effects whose p, two-sided and adjusted for all
effects on the same measure in the same round (Holm, 1979), is below 0.05; a question mark is a
bound that so few runs cannot tell. Quantiles are those of single runs (type 7 of Hyndman and Fan,
1996), their intervals lie between two order statistics and hold for any distribution (David and
Nagaraja, 2003). Flights per 1,000 USD have the interval of Fieller (1954), and are told where the
money spent clearly rises."""

SEQUENTIAL = """\
Replications were added until the interval of `{measure}` in round {round} had a half-width of
{half_width} at {confidence:.0%}: {first} first, then a look after each {batch}, in the order of
replications whatever finished first, {at_most} at most (Chow and Robbins, 1965; Law and Kelton,
2000, section 9.4.1). Intervals after such a stop cover the mean a little more rarely than they
say; `python -m tests.benchmarks.coverage` in the source tells how much."""


def write_report(results: Results) -> Path:
    """Write the report and its pictures beside the results, and answer with its path.

    The same results give the same bytes with the same matplotlib. Raises FileProblem.
    """
    found = {measure: means(results, measure) for measure in results.measures}
    drawn = list(plots(results, found))
    for plot in drawn:
        write(results.path / plot.file, [plot.png])
    path = results.path / REPORT
    write(path, ["\n".join(_sections(results, found, drawn))])
    return path


def _sections(
    results: Results, found: dict[str, list[Mean]], drawn: Sequence[Plot]
) -> Iterator[str]:
    about = results.about
    yield f"# {about['name']}\n"
    if said := about["design"].get("about"):
        yield f"{said}\n"
    yield from _design(about)
    yield from _runs(results)
    yield from _untold(about)
    yield "## Method\n"
    yield METHOD + "\n"
    if aim := about["design"].get("precision"):
        yield SEQUENTIAL.format_map({**aim, "round": aim.get("round") or "(the last)"}) + "\n"
    units = {column["name"]: column["unit"] for column in about["columns"]}
    for measure, some in found.items():
        yield from _measure(results, measure, units[measure], some, drawn)
    yield from _earned(results)
    yield from _reproduce(results)


def _design(about: dict[str, Any]) -> Iterator[str]:
    yield "## Design\n"
    points, names = about["points"], varying(about["points"])
    kept = [name for name in ("scenario", "team") if name not in names]
    yield "".join(f"- {name}: {points[0][name]}\n" for name in kept) + f"- seed: {about['seed']}\n"
    rows = [
        [str(one["point"]), *(str(description(one)[name]) for name in names)]
        for one in points[:SHOWN]
    ]
    yield table(["point", *names], rows)
    if len(points) > SHOWN:
        yield f"and {len(points) - SHOWN:,} more points, which `about.json` lists.\n"
    packages = ", ".join(f"{name} {version}" for name, version in about["packages"].items())
    yield (
        f"Played by airportsim {about['airportsim']} (rules {about['rules']}), Python "
        f"{about['python']}, {packages}; {about['platform']}.\n"
    )
    digests = [
        [f"{kind[:-1]} {name}", f"`{digest}`"]
        for kind in ("scenarios", "teams") for name, digest in about[kind].items()
    ]  # fmt: skip
    yield table(["played", "SHA-256"], digests)


def _runs(results: Results) -> Iterator[str]:
    """How many runs there were, and which failed and why."""
    columns = ("run", "point", "replication", "problem", "status")
    rows = dict.fromkeys(zip(*(results.table(columns)[name].to_pylist() for name in columns)))  # noqa: B905
    failed = [row for row in rows if row[-1] != "ok"]
    yield "## Runs\n"
    said = f"{len(rows):,} runs, {len(failed):,} of them failed"
    yield f"{said}; what failed is left out of everything below.\n" if failed else f"{said}.\n"
    if failed:
        shown = [[f"`{run}`", str(p), str(r), why] for run, p, r, why, _ in failed[:SHOWN]]
        yield table(["failed run", "point", "replication", "why"], shown)
    if len(failed) > SHOWN:
        yield f"and {len(failed) - SHOWN:,} more, which `runs.csv` lists.\n"


def _untold(about: dict[str, Any]) -> Iterator[str]:
    """Which factors have no effect in the tables, and why."""
    told = {one.factor for one in contrasts(about["points"])}
    if left := [name for name in varying(about["points"]) if name not in told]:
        yield (
            f"No effect is told of {', '.join(left)}: no two points differ in one of these alone, "
            f"or it has more than {LEVELS} values. `runs.csv` has them all, for a regression.\n"
        )


def _measure(
    results: Results, measure: str, unit: str, found: Sequence[Mean], drawn: Sequence[Plot]
) -> Iterator[str]:
    meaning = next(c["meaning"] for c in results.about["columns"] if c["name"] == measure)
    yield f"## {measure}\n"
    yield f"{meaning}{f' In {unit}.' if unit not in ('', measure) else ''}\n"
    if not found:
        yield "No run has a value.\n"
        return
    points = dict(islice(labels(results.about["points"]).items(), SHOWN))
    last = max(one.round for one in found)
    yield "Mean with its 95 % interval, by point and round:\n"
    yield means_table(points, found, unit)
    yield f"Single runs in round {last}, quantiles with their 95 % intervals:\n"
    yield quantiles_table(points, [one for one in found if one.round == last], unit)
    if against := differences(results, measure):
        yield "Paired differences from point 0, with their 95 % intervals:\n"
        yield differences_table(points, against, unit)
    if some := effects(results, measure):
        yield "Effects with their 95 % intervals, by round:\n"
        yield effects_table(some, unit)
    for plot in drawn:
        if plot.measure == measure:
            yield f"![{plot.caption}]({plot.file})\n"
            yield f"*{plot.caption} Made by `{plot.source}`.*\n"


def _earned(results: Results) -> Iterator[str]:
    if not any(contrasts(results.about["points"])):
        return
    some = list(earned(results))
    last = max((one.round for one in some), default=0)
    if some:
        yield f"## What it earned in round {last}\n"
        yield "Each factor against its first level; profit is after all that was spent.\n"
        yield earned_table([one for one in some if one.round == last])


def _reproduce(results: Results) -> Iterator[str]:
    name = results.path.resolve().name
    design = f"{name}/{DESIGN}" if (results.path / DESIGN).exists() else "DESIGN.yaml"
    yield "## To do it again\n"
    yield (
        f"- this report and its pictures, from the runs: `airportsim report {name}`\n"
        f"- the runs: `airportsim experiment {design} --out again`\n"
        f"- two points compared: `airportsim compare {name}#0 {name}#1`\n"
    )
