"""Factors with so many values that no level has an effect of its own: how a measure goes with them.

A measure's mean is told value by value, and Spearman's rank correlation says whether it rises or
falls with them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from airportsim.lab.results import Results, Values
from airportsim.lab.series import LEVELS, Level, Point, description, mean_of, series
from airportsim.lab.statistics import CONFIDENCE, Correlation, Interval, interval, spearman

Spot = tuple[float, Interval]
"""A factor's value, and the mean of a measure there."""


@dataclass(frozen=True, slots=True)
class Trend:
    """How a measure goes with a factor in a round.

    `spots` are in the order of values: one for each value that the design lists (the mean over all
    points that have it, replication by replication), or if values were drawn from ranges (`drawn`)
    one for each draw. `correlation` is over the means of points, those that differ only in other
    kinds of factors taken together.
    """

    factor: str
    round: int
    drawn: bool
    spots: tuple[Spot, ...]
    correlation: Correlation


def ranged(results: Results) -> list[str]:
    """The factors that are drawn from ranges, or have more than `LEVELS` numbers."""
    described = [description(one) for one in results.about["points"]]
    return [
        name
        for name in described[0]
        if all(_is_number(one[name]) for one in described)
        and len({one[name] for one in described}) > (1 if name in _drawn(results) else LEVELS)
    ]


def trends(results: Results, measure: str, confidence: float = CONFIDENCE) -> Iterator[Trend]:
    """How a measure goes with each such factor in the last round; raises what `series` raises."""
    names = ranged(results)
    found = series(results, measure) if names else {}
    last = max((number for _, number in found), default=0)
    here = {point: values for (point, number), values in found.items() if number == last}
    points = [one for one in results.about["points"] if int(one["point"]) in here]
    if not points:
        return
    draws = dict(_grouped(points, here, names))
    means = [float(values.values.mean()) for values in draws.values()]
    for place, name in enumerate(names):
        drawn = name in _drawn(results)
        groups = draws if drawn else dict(_grouped(points, here, [name]))
        spots = [
            (key[place if drawn else 0], interval(values.values, confidence))
            for key, values in groups.items()
        ]
        together = spearman([key[place] for key in draws], means, confidence)
        yield Trend(name, last, drawn, tuple(sorted(spots, key=lambda one: one[0])), together)


def _grouped(
    points: Sequence[Point], here: dict[int, Values], names: Sequence[str]
) -> Iterator[tuple[tuple[float, ...], Values]]:
    """The mean over all points with the same values of some factors, by these values."""
    groups: dict[tuple[float, ...], list[Values]] = {}
    for one in points:
        described = description(one)
        key = tuple(float(described[name]) for name in names)
        groups.setdefault(key, []).append(here[int(one["point"])])
    for key, some in groups.items():
        mean = mean_of(some)
        if len(mean.values):
            yield key, mean


def _drawn(results: Results) -> list[str]:
    return list(results.about["design"].get("ranges", ()))


def _is_number(level: Level) -> bool:
    return isinstance(level, int | float) and not isinstance(level, bool)
