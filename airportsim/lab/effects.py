"""What an experiment has found: means, differences between points, and what each factor does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from airportsim.lab.results import Results, Values
from airportsim.lab.series import Contrast, at, common, contrasts, mean_of, series
from airportsim.lab.statistics import (
    CONFIDENCE,
    Difference,
    Interval,
    Quantile,
    Ratio,
    holm,
    interval,
    paired,
    positive,
    quantiles,
    ratio,
)

BASE = 0
"""The point that the others are compared with: the first of the design."""


@dataclass(frozen=True, slots=True)
class Mean:
    """A measure at a point in a round: its mean, and the quantiles of single runs."""

    point: int
    round: int
    interval: Interval
    quantiles: tuple[Quantile, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """A point less point `BASE` in a round, on common random numbers."""

    point: int
    round: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class Effect:
    """What a factor's level does to a measure in a round, against its base (see `contrasts`).

    The mean over all pairs of points that are else alike, replication by replication; `p` is
    adjusted for all effects on this measure in this round (Holm, 1979), nan where it cannot be
    told.
    """

    contrast: Contrast
    round: int
    difference: Difference
    p: float


@dataclass(frozen=True, slots=True)
class Earned:
    """What a factor's level brings and costs in a round, in flights and USD.

    `per_1000` are flights for each 1,000 USD spent more; None where it does not clearly cost more.
    """

    contrast: Contrast
    round: int
    landed: Difference
    profit: Difference
    spent: Difference
    per_1000: Ratio | None


def means(results: Results, measure: str, confidence: float = CONFIDENCE) -> list[Mean]:
    """A measure at each point in each round; raises what `series` raises."""
    return [
        Mean(
            point, number, interval(one.values, confidence),
            quantiles(one.values, confidence=confidence),
        )
        for (point, number), one in series(results, measure).items()
    ]  # fmt: skip


def differences(results: Results, measure: str, confidence: float = CONFIDENCE) -> list[Against]:
    """Each point less the first one, in each round that both have."""
    found = series(results, measure)
    return [
        Against(point, number, between)
        for (point, number), one in found.items()
        if point != BASE and (base := found.get((BASE, number)))
        if (between := _difference(one, base, confidence))
    ]


def effects(results: Results, measure: str, confidence: float = CONFIDENCE) -> list[Effect]:
    """What each factor does to a measure, round by round."""
    found = series(results, measure)
    answer, wanted = [], list(contrasts(results.about["points"]))
    for number in sorted({number for _, number in found}):
        here = [
            (contrast, between)
            for contrast in wanted
            if (between := _effect(found, contrast, number, confidence))
        ]
        adjusted = holm([between.p for _, between in here])
        answer += [
            Effect(contrast, number, between, p)
            for (contrast, between), p in zip(here, adjusted, strict=True)
        ]
    return answer


def earned(results: Results, confidence: float = CONFIDENCE) -> Iterator[Earned]:
    """What each factor brings and costs, round by round."""
    landed, profit, spent = (series(results, name) for name in ("landed", "profit", "spent"))
    wanted = list(contrasts(results.about["points"]))
    for number in sorted({number for _, number in landed}):
        for contrast in wanted:
            flights, dollars, costs = (
                _effect(found, contrast, number, confidence) for found in (landed, profit, spent)
            )
            if flights and dollars and costs:
                yield Earned(
                    contrast, number, flights, dollars, costs,
                    _per_1000(landed, spent, contrast, number, confidence),
                )  # fmt: skip


Found = Mapping[tuple[int, int], Values]


def _effect(
    found: Found, contrast: Contrast, number: int, confidence: float
) -> Difference | None:  # fmt: skip
    if sides := _sides(found, contrast, number):
        return _difference(*sides, confidence)
    return None


def _sides(found: Found, contrast: Contrast, number: int) -> tuple[Values, Values] | None:
    """The level and its base, each averaged over the points; None where a round is missing."""
    pairs = [
        (found[other, number], found[base, number])
        for base, other in contrast.pairs
        if (other, number) in found and (base, number) in found
    ]
    if not pairs:
        return None
    levels, bases = zip(*pairs, strict=True)
    return mean_of(levels), mean_of(bases)


def _difference(one: Values, other: Values, confidence: float) -> Difference | None:
    """One less other, by pairs; None where no replication has both."""
    shared = common(one, other)
    return paired(at(one, shared), at(other, shared), confidence) if len(shared) else None


def _per_1000(
    landed: Found, spent: Found, contrast: Contrast, number: int, confidence: float
) -> Ratio | None:  # fmt: skip
    flights, costs = _sides(landed, contrast, number), _sides(spent, contrast, number)
    if not flights or not costs:
        return None
    shared = common(*flights, *costs)
    more, less = (at(one, shared) for one in flights)
    dear, cheap = (at(one, shared) for one in costs)
    if not len(shared) or not positive(dear - cheap, confidence):
        return None
    return ratio(more - less, (dear - cheap) / 1_000, confidence)
