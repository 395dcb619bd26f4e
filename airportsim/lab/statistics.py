"""What values from replications say about a mean, a difference and a quantile, and how surely.

Textbook methods: Student's t for means and pairs, Welch's for sets that cannot be paired, order
statistics for quantiles, Holm's correction. Values that are not finite are refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, nan, sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Values: TypeAlias = Sequence[float] | NDArray[np.float64]
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean, and where the true one lies: `mean` +- `half_width`, from `low` to `high`.

    Of `n` values with the standard deviation `sd` (n - 1 in its denominator). One value alone says
    nothing of the spread: `sd` is nan and the interval infinite. Where all values are equal it has
    no width, which tells that no spread was seen, not that there is none.
    """

    mean: float
    low: float
    high: float
    half_width: float
    n: int
    sd: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of means with its interval, and the two-sided p of there being none.

    `n` are the pairs, or the values of both sides together. Where there is too little to tell the
    spread the interval is infinite and p is 1.
    """

    mean: float
    low: float
    high: float
    p: float
    n: int


@dataclass(frozen=True, slots=True)
class Quantile:
    """The value below which a `share` lies; infinite bounds where there are too few values."""

    share: float
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of the means of `n` pairs; infinite bounds where the lower mean may be 0."""

    value: float
    low: float
    high: float
    n: int


def interval(values: Values, confidence: float = CONFIDENCE) -> Interval:
    """The mean of independent values, one at least, with Student's interval (Student, 1908)."""
    found = _finite(values)
    n, mean, sd = _moments(found)
    half = inf if n == 1 else student(confidence, n - 1) * sd / sqrt(n)
    return Interval(mean, mean - half, mean + half, half, n, sd)


def paired(one: Values, other: Values, confidence: float = CONFIDENCE) -> Difference:
    """One less other, value by value, where the same draws made both (common random numbers).

    What chance does to both alike cancels out, so that the interval is narrower than `unpaired`.
    """
    if len(one) != len(other):
        raise ValueError(f"{len(one)} values cannot be paired with {len(other)}")
    found = interval(_finite(one) - _finite(other), confidence)
    error = found.sd / sqrt(found.n)
    return Difference(
        found.mean, found.low, found.high, _p(found.mean, error, found.n - 1), found.n
    )


def unpaired(one: Values, other: Values, confidence: float = CONFIDENCE) -> Difference:
    """The mean of one less that of other, from independent values (Welch, 1947)."""
    (n, a, sd_a), (m, b, sd_b) = _moments(_finite(one)), _moments(_finite(other))
    mean = a - b
    if n == 1 or m == 1:
        return Difference(mean, -inf, inf, 1.0, n + m)
    error_a, error_b = sd_a**2 / n, sd_b**2 / m
    both = error_a + error_b
    freedom = both**2 / (error_a**2 / (n - 1) + error_b**2 / (m - 1)) if both else n + m - 2.0
    half = student(confidence, freedom) * sqrt(both)
    return Difference(mean, mean - half, mean + half, _p(mean, sqrt(both), freedom), n + m)


def ratio(one: Values, other: Values, confidence: float = CONFIDENCE) -> Ratio:
    """The mean of one over that of other, of pairs, with the interval of Fieller (1954)."""
    if len(one) != len(other):
        raise ValueError(f"{len(one)} values cannot be paired with {len(other)}")
    (n, a, _), (_, b, _) = _moments(_finite(one)), _moments(_finite(other))
    value = a / b if b else nan
    if n == 1:
        return Ratio(value, -inf, inf, n)
    (aa, ab), (_, bb) = student(confidence, n - 1) ** 2 / n * np.cov(one, other)
    square, half, rest = b * b - bb, a * b - ab, a * a - aa
    if square <= 0:  # the lower mean may be 0
        return Ratio(value, -inf, inf, n)
    root = sqrt(max(0.0, half * half - square * rest))
    return Ratio(value, (half - root) / square, (half + root) / square, n)


def quantiles(
    values: Values, shares: Sequence[float] = (0.1, 0.5, 0.9), confidence: float = CONFIDENCE
) -> tuple[Quantile, ...]:
    """Quantiles with intervals between two of the values themselves, right for any distribution.

    A value is interpolated linearly (type 7 of Hyndman and Fan, 1996). Each bound is missed with
    at most half of 1 - confidence (David and Nagaraja, 2003, section 7.1).
    """
    from scipy.special import bdtr

    ranked = np.sort(_finite(values))
    n, tail = len(ranked), (1 - confidence) / 2
    bounded = np.concatenate(([-inf], ranked, [inf]))
    found = []
    for share, value in zip(shares, np.quantile(ranked, shares), strict=True):
        below = bdtr(np.arange(n, dtype=float), n, share)  # at most 0, 1, ... n - 1 lie below
        low = int(np.searchsorted(below, tail, side="right"))
        high = 1 + int(np.searchsorted(below, 1 - tail, side="left"))
        found.append(Quantile(share, float(value), float(bounded[low]), float(bounded[high])))
    return tuple(found)


def holm(p_values: Sequence[float]) -> list[float]:
    """P-values adjusted for as many tests, in the order given (Holm, 1979)."""
    order = sorted(range(len(p_values)), key=lambda n: p_values[n])
    adjusted, highest = [0.0] * len(p_values), 0.0
    for rank, n in enumerate(order):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[n]))
        adjusted[n] = highest
    return adjusted


def student(confidence: float, freedom: float) -> float:
    """The half-width, in standard errors, of a two-sided interval by Student's t."""
    from scipy.special import stdtrit

    if not 0 < confidence < 1:
        raise ValueError(f"a confidence is between 0 and 1, such as 0.95, not {confidence}")
    return float(stdtrit(freedom, (1 + confidence) / 2))


def _p(mean: float, error: float, freedom: float) -> float:
    """The two-sided p of a mean with a standard error."""
    from scipy.special import stdtr

    if freedom < 1:
        return 1.0
    if error == 0:
        return 1.0 if mean == 0 else 0.0
    return float(2 * stdtr(freedom, -abs(mean) / error))


def _finite(values: Values) -> NDArray[np.float64]:
    found = np.asarray(values, dtype=np.float64)
    if found.ndim != 1 or not len(found) or not np.isfinite(found).all():
        raise ValueError("a row of finite numbers is needed, one at least")
    return found


def _moments(values: NDArray[np.float64]) -> tuple[int, float, float]:
    """How many, their mean and standard deviation; exactly 0 where all are equal."""
    n = len(values)
    if n > 1 and (values == values[0]).all():
        return n, float(values[0]), 0.0
    return n, float(values.mean()), float(values.std(ddof=1)) if n > 1 else nan
