"""The report of an experiment: Markdown and pictures that a paper can take over."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from airportsim.files.writing import write
from airportsim.lab.effects import Mean, differences, earned, effects, means
from airportsim.lab.ranges import Trend, ranged, trends
from airportsim.lab.report_design import SHOWN, design_of, precision_of
from airportsim.lab.report_plots import Plot, plots
from airportsim.lab.report_tables import (
    curve_table,
    differences_table,
    earned_table,
    effects_table,
    means_table,
    quantiles_table,
    trends_table,
)
from airportsim.lab.results import Results
from airportsim.lab.series import LEVELS, bots_of_teams, contrasts, labels, varying
from airportsim.lab.showing import table

REPORT = "report.md"
DESIGN = "design.yaml"

METHOD = """\
Every point is played with the same root seed and the same replications, so that rows of equal
replication and round share all their random numbers (common random numbers). Means have Student's
t intervals over replications. A difference or effect is taken replication by replication and has
the t interval of these paired values; the effect of a factor is the mean over all pairs of points
that differ in nothing else. A star (*) marks effects whose p, two-sided and adjusted for all
effects on the same measure in the same round (Holm, 1979), is below 0.05. A question mark is a
bound that so few runs cannot tell: a single one, or fewer than 20 that are all equal, in which no
spread was seen; there is no star then, and no interval in a picture. A rank correlation (Spearman,
1904) is over the means of points, which are averaged over all factors but those with many values;
its interval is that of Bonett and Wright (2000) by Fisher's z, which ranks that agree wholly do not
have. Quantiles are those of single runs (type 7 of Hyndman and Fan, 1996), their intervals lie
between two order statistics and hold for any distribution (David and Nagaraja, 2003). Flights per
1,000 USD have the interval of Fieller (1954), and are told where the money spent clearly rises."""

BASES = (
    "A base comes first: `off` of improvements, the smallest number, else the first in the design."
)


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
    yield from design_of(results)
    yield from _runs(results)
    yield from _untold(results)
    yield "## Method\n"
    yield METHOD + "\n"
    yield from precision_of(results)
    units = {column["name"]: column["unit"] for column in about["columns"]}
    for measure, some in found.items():
        yield from _measure(results, measure, units[measure], some, drawn)
    yield from _earned(results)
    yield from _reproduce(results)


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


def _untold(results: Results) -> Iterator[str]:
    """Which factors have no effect in the tables, and why."""
    points = results.about["points"]
    told = {one.factor for one in contrasts(points)}
    if "team" in told and bots_of_teams(points):
        told.add("bots")
    if many := [name for name in ranged(results) if name not in told]:
        yield (
            f"Too many values for an effect of each: {', '.join(many)}. How a measure goes with "
            "such a factor is told by a rank correlation and a picture.\n"
        )
    if left := [name for name in varying(points) if name not in told and name not in many]:
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
        yield f"Effects with their 95 % intervals, by round. {BASES}\n"
        yield effects_table(some, unit)
    yield from _trends(list(trends(results, measure)), unit)
    for plot in drawn:
        if plot.measure == measure:
            yield f"![{plot.caption}]({plot.file})\n"
            yield f"*{plot.caption} Made by `{plot.source}`.*\n"


def _trends(found: Sequence[Trend], unit: str) -> Iterator[str]:
    if not found:
        return
    yield f"Spearman's rank correlation with factors in round {found[0].round}:\n"
    yield trends_table(found)
    for one in found:
        if not one.drawn:
            yield f"Mean by {one.factor} with its 95 % interval, over all points that have it:\n"
            yield curve_table(one, unit, SHOWN)


def _earned(results: Results) -> Iterator[str]:
    if not any(contrasts(results.about["points"])):
        return
    some = list(earned(results))
    last = max((one.round for one in some), default=0)
    if some:
        yield f"## What it earned in round {last}\n"
        yield f"{BASES} Profit is after all that was spent.\n"
        yield earned_table([one for one in some if one.round == last])


def _reproduce(results: Results) -> Iterator[str]:
    name, points = results.path.resolve().name, results.about["points"]
    yield "## Reproduce\n"
    said = (
        f"- the runs: `airportsim experiment {name}/{DESIGN} --out again`\n"
        f"- this report and its pictures, from the runs: `airportsim report {name}`\n"
    )
    if len(points) > 1:
        first, second = (f"{name}#{one['point']}" for one in points[:2])
        said += f"- two points compared: `airportsim compare {first} {second}`\n"
    yield said
