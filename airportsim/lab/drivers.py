"""Which drivers move the airlines' satisfaction, and what it goes with: drivers -> satisfaction ->
flights landed and profit, by partial least squares regression with bootstrap intervals.

After the use that customer satisfaction indices are put to (Fornell et al. 1996; Martilla & James
1977 for the map), with regression in the place of path modelling.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from airportsim.lab.drivers_data import By, Data, LeftOut, NoDrivers, data_of
from airportsim.lab.pls import (
    Array,
    chosen_components,
    coefficients,
    explained,
    inflation,
    rank,
    resamples,
)
from airportsim.lab.results import Results

TAIL = 2.5
"""Percent of the resamples below an interval, and above it."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value, and where 95 percent of the resamples lie."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Driver:
    """What may move satisfaction.

    `importance` is its standardised coefficient, `per_point` the same in points of the index for
    one point of the scale from 1 to 7, `performance` its mean as 0 to 100, `inflation` the
    variance inflation factor.
    """

    name: str
    importance: Estimate
    per_point: Estimate
    performance: Estimate
    inflation: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What satisfaction goes with: standardised coefficient, and share of variance explained."""

    name: str
    coefficient: Estimate
    explained: float


@dataclass(frozen=True, slots=True)
class Together:
    """Two drivers that rise and fall together, and their correlation."""

    one: str
    other: str
    correlation: float


@dataclass(frozen=True, slots=True)
class Found:
    """Drivers of satisfaction in some rounds.

    `rows` are rounds of runs, `replications` what is drawn anew in each of `resamples`;
    `components` are those of the regression, `chosen` if cross-validation chose them; `explained`
    is the cross-validated share of the index's variance. `first` is the driver to begin with, if
    any is more important and stands lower than the mean, and `sure` the share of resamples that
    begin with it, too. `closest` are the two drivers that are most alike.
    """

    name: str
    by: By
    rounds: tuple[int, ...]
    points: int
    replications: int
    rows: int
    rows_left_out: int
    components: int
    chosen: bool
    resamples: int
    seed: int
    explained: float
    drivers: tuple[Driver, ...]
    outcomes: tuple[Outcome, ...]
    left_out: tuple[LeftOut, ...]
    first: str | None
    sure: float
    closest: Together | None


def drivers(
    results: Results, by: By = By.DIMENSIONS, number: int | None = None,
    components: int | None = None, times: int = 1000, seed: int = 1,
) -> Found:  # fmt: skip
    """Drivers of satisfaction in a round, or in all of them.

    Replications are drawn anew so many `times`, by a generator with this seed. All that a
    replication has at all points and in all rounds stays together, for it shares its random
    numbers. Raises NoDrivers and FileProblem.
    """
    data = data_of(results, by, number)
    most = rank(data.x)
    if components is not None and not 1 <= components <= most:
        raise NoDrivers(
            f"there can be 1 to {most} components here, as many as drivers that do not follow "
            f"from each other, not {components}"
        )
    count = components or chosen_components(data.x, data.index, data.groups)
    whole = _fit(data, np.arange(len(data.x)), count)
    drawn = [_fit(data, rows, count) for rows in resamples(data.groups, times, seed)]
    importance, per_point, performance, effect = (
        [_estimate(value, [fit[part][n] for fit in drawn]) for n, value in enumerate(whole[part])]
        for part in range(4)
    )
    first = _first(whole)
    shares = explained(data.index, data.y, data.groups, 1)
    return Found(
        name=results.path.resolve().name,
        by=by,
        rounds=data.rounds,
        points=data.points,
        replications=len(np.unique(data.groups)),
        rows=len(data.x),
        rows_left_out=data.rows_left_out,
        components=count,
        chosen=components is None,
        resamples=times,
        seed=seed,
        explained=float(explained(data.x, data.index, data.groups, count)[0]),
        drivers=tuple(
            map(Driver, data.names, importance, per_point, performance, _floats(inflation(data.x)))
        ),
        outcomes=tuple(map(Outcome, data.outcomes, effect, _floats(shares))),
        left_out=data.left_out,
        first=None if first is None else data.names[first],
        sure=sum(_first(fit) == first for fit in drawn) / times,
        closest=_closest(data),
    )


def ranked(found: Found) -> list[Driver]:
    """The drivers, the most important first."""
    return sorted(found.drivers, key=lambda one: -one.importance.value)


def middle(found: Found) -> tuple[float, float]:
    """The mean importance and the mean performance: where the map is cut in four."""
    count = len(found.drivers)
    return (
        sum(one.importance.value for one in found.drivers) / count,
        sum(one.performance.value for one in found.drivers) / count,
    )


_Fit = tuple[Array, Array, Array, Array]
"""Importance, points of the index for a point, performance of drivers; effect on outcomes."""


def _fit(data: Data, rows: NDArray[np.intp], components: int) -> _Fit:
    x, index = data.x[rows], data.index[rows]
    importance = coefficients(x, index, components)[0]
    spread = x.std(axis=0)
    per_point = importance * index.std() / np.where(spread > 0, spread, 1.0)
    performance = 100 * (x.mean(axis=0) - 1) / 6
    return importance, per_point, performance, coefficients(index, data.y[rows], 1)[:, 0]


def _first(fit: _Fit) -> int | None:
    """The most important of the drivers that stand lower than the mean, if it is above the mean."""
    importance, _, performance, _ = fit
    low = np.flatnonzero(
        (performance < performance.mean()) & (importance > max(0.0, importance.mean()))
    )
    return int(low[np.argmax(importance[low])]) if len(low) else None


def _estimate(value: float, drawn: Sequence[float]) -> Estimate:
    low, high = np.percentile(drawn, (TAIL, 100 - TAIL))
    return Estimate(float(value), float(low), float(high))


def _floats(values: Array) -> list[float]:
    return [float(one) for one in values]


def _closest(data: Data) -> Together | None:
    if len(data.names) < 2:
        return None
    between = np.atleast_2d(np.corrcoef(data.x.T))
    i, j = max(combinations(range(len(data.names)), 2), key=lambda pair: abs(between[pair]))
    return Together(data.names[i], data.names[j], float(between[i, j]))
