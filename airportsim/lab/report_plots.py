"""The pictures of a report: which there are, what they are called, and what is drawn in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from airportsim.lab.curves import MOST, curves
from airportsim.lab.effects import Effect, Mean, effects
from airportsim.lab.plots import LINES, WRAP, Mark, forest, lines, spreads
from airportsim.lab.ranges import trends
from airportsim.lab.report_tables import Names, effect_name
from airportsim.lab.results import Results
from airportsim.lab.series import labels, series
from airportsim.lab.statistics import Difference, Interval

LINES_OF_NAME = 3
ROWS = 40
"""More rows than this do not fit on a page."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture of a measure; `source` is the command that makes it from the runs."""

    measure: str
    file: str
    caption: str
    source: str
    png: bytes


def plots(results: Results, found: dict[str, list[Mean]]) -> Iterator[Plot]:
    """The pictures of all measures that have values."""
    units = {column["name"]: column["unit"] for column in results.about["columns"]}
    source = f"airportsim report {results.path.resolve().name}"
    names = _names(results)
    for measure, means in found.items():
        if not means:
            continue
        axis = measure if units[measure] in ("", measure) else f"{measure} ({units[measure]})"
        last = max(one.round for one in means)
        for name, caption, png in (
            _means(names, means, last, axis, source),
            _spread(results, names, measure, last, axis, source),
            *_effects(effects(results, measure), axis, source),
            *_trends(results, measure, axis, source),
        ):
            yield Plot(measure, f"{measure}-{name}.png", caption, source, png)


def _names(results: Results) -> Names:
    """What points are called in pictures: what is too long for one is left to the tables."""
    names = dict(islice(labels(results.about["points"]).items(), ROWS))
    if max(map(len, names.values())) > LINES_OF_NAME * WRAP:
        return {point: f"point {point}" for point in names}
    return names


def _means(
    names: Names, means: Sequence[Mean], last: int, axis: str, source: str
) -> tuple[str, str, bytes]:
    """The course over the rounds, or of many points the last round."""
    here = {name: [mean for mean in means if mean.point == point] for point, name in names.items()}
    here = {name: some for name, some in here.items() if some}
    if len(here) <= LINES:
        marks = {
            name: [_mark(one.interval, one.round) for one in some] for name, some in here.items()
        }
        caption = f"Mean {axis} by round, with 95 % intervals."
        return "by-round", caption, lines(marks, "round", f"mean {axis}", source)
    ends = {
        name: _mark(one.interval)
        for name, some in here.items()
        for one in some
        if one.round == last
    }
    caption = f"Mean {axis} in round {last}, with 95 % intervals."
    return "means", caption, forest(ends, f"mean {axis}, round {last}", source, zero=False)


def _spread(
    results: Results, names: Names, measure: str, last: int, axis: str, source: str
) -> tuple[str, str, bytes]:
    values = series(results, measure)
    here = {
        name: values[point, last].values
        for point, name in names.items() if (point, last) in values
    }  # fmt: skip
    caption = f"{axis} in round {last}: each run a dot, the middle half boxed, the median a bar."
    return "spread", caption, spreads(here, f"{axis}, round {last}", source)


def _effects(found: Sequence[Effect], axis: str, source: str) -> Iterator[tuple[str, str, bytes]]:
    last = max((one.round for one in found), default=0)
    here = {
        effect_name(one.contrast): _mark(one.difference)
        for one in [one for one in found if one.round == last][:ROWS]
    }  # fmt: skip
    if here:
        caption = f"Effects on {axis} in round {last}, with 95 % intervals."
        yield "effects", caption, forest(here, f"effect on {axis}, round {last}", source)


def _trends(
    results: Results, measure: str, axis: str, source: str
) -> Iterator[tuple[str, str, bytes]]:  # fmt: skip
    found = list(islice(trends(results, measure), MOST))
    if found:
        last = found[0].round
        marks = {one.factor: [_mark(mean, at) for at, mean in one.spots] for one in found}
        joined = frozenset(one.factor for one in found if not one.drawn)
        caption = f"Mean {axis} in round {last} against factors, with 95 % intervals."
        yield "factors", caption, curves(marks, joined, f"mean {axis}, round {last}", source)


def _mark(one: Interval | Difference, at: float = 0) -> Mark:
    return Mark(one.mean, one.low, one.high, at)
