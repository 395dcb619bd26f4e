"""What values from replications say about a mean, a difference and a quantile, and how surely.

Textbook methods: Student's t for means and pairs, Welch's for sets that cannot be paired, order
statistics for quantiles, Holm's correction, Spearman's ranks. What is not finite is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, inf, nan, sqrt, tanh
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Values: TypeAlias = Sequence[float] | NDArray[np.float64]
CONFIDENCE = 0.95
FEW = 20
"""Fewer values than this that are all equal do not tell that there is no spread.

Of 20 or more, an equal row is rare (below 5 %) unless 86 % or more of all values are like that.
"""


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean, and where the true one lies: `mean` +- `half_width`, from `low` to `high`.

    Of `n` values with the standard deviation `sd` (n - 1 in its denominator). One value alone says
    nothing of the spread: `sd` is nan and the interval infinite; it is infinite, too, where fewer
    than `FEW` values are all equal. Where as many or more are, it has no width, which tells that no
    spread was seen, not that there is none.
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
    spread (see `Interval`) the interval is infinite and p is nan.
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


@dataclass(frozen=True, slots=True)
class Correlation:
    """A correlation of `n` pairs, from -1 to 1; infinite bounds where they cannot be told."""

    rho: float
    low: float
    high: float
    n: int


def interval(values: Values, confidence: float = CONFIDENCE) -> Interval:
    """The mean of independent values, one at least, with Student's interval (Student, 1908)."""
    found = _finite(values)
    n, mean, sd = _moments(found)
    half = student(confidence, n - 1) * sd / sqrt(n) if _tells(n, sd) else inf
    return Interval(mean, mean - half, mean + half, half, n, sd)


def paired(one: Values, other: Values, confidence: float = CONFIDENCE) -> Difference:
    """One less other, value by value, where the same draws made both (common random numbers).

    What chance does to both alike cancels out, so that the interval is narrower than `unpaired`.
    """
    if len(one) != len(other):
        raise ValueError(f"{len(one)} values cannot be paired with {len(other)}")
    more, less = _finite(one), _finite(other)
    found = interval(_whole(more - less, max(abs(more).max(), abs(less).max())), confidence)
    told = _tells(found.n, found.sd)
    p = _p(found.mean, found.sd / sqrt(found.n), found.n - 1) if told else nan
    return Difference(found.mean, found.low, found.high, p, found.n)


def unpaired(one: Values, other: Values, confidence: float = CONFIDENCE) -> Difference:
    """The mean of one less that of other, from independent values (Welch, 1947)."""
    (n, a, sd_a), (m, b, sd_b) = _moments(_finite(one)), _moments(_finite(other))
    mean = a - b
    if n == 1 or m == 1 or not _tells(min(n, m), max(sd_a, sd_b)):
        return Difference(mean, -inf, inf, nan, n + m)
    error_a, error_b = sd_a**2 / n, sd_b**2 / m
    both = error_a + error_b
    freedom = both**2 / (error_a**2 / (n - 1) + error_b**2 / (m - 1)) if both else n + m - 2.0
    half = student(confidence, freedom) * sqrt(both)
    return Difference(mean, mean - half, mean + half, _p(mean, sqrt(both), freedom), n + m)


def ratio(one: Values, other: Values, confidence: float = CONFIDENCE) -> Ratio:
    """The mean of one over that of other, of pairs, with the interval of Fieller (1954)."""
    if len(one) != len(other):
        raise ValueError(f"{len(one)} values cannot be paired with {len(other)}")
    (n, a, sd_a), (_, b, sd_b) = _moments(_finite(one)), _moments(_finite(other))
    value = a / b if b else nan
    if n == 1 or not _tells(n, max(sd_a, sd_b)):
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


def positive(values: Values, confidence: float = CONFIDENCE) -> bool:
    """Whether a mean is clearly more than 0; a fixed price is, though it has no spread."""
    found = interval(values, confidence)
    return found.mean > 0 if found.sd == 0 else found.low > 0


def holm(p_values: Sequence[float]) -> list[float]:
    """P-values adjusted for as many tests, in the order given (Holm, 1979); nan is no test."""
    order = sorted((n for n, p in enumerate(p_values) if p == p), key=lambda n: p_values[n])
    adjusted, highest = [nan] * len(p_values), 0.0
    for rank, n in enumerate(order):
        highest = max(highest, min(1.0, (len(order) - rank) * p_values[n]))
        adjusted[n] = highest
    return adjusted


def spearman(one: Values, other: Values, confidence: float = CONFIDENCE) -> Correlation:
    """How far two rise together, by their ranks (Spearman, 1904); ties share their mean rank.

    The interval is by Fisher's z with the variance of Bonett and Wright (2000). It cannot be told
    of fewer than 4 pairs, nor of ranks that agree wholly; `rho` is nan where all of one are equal.
    """
    if len(one) != len(other):
        raise ValueError(f"{len(one)} values cannot be paired with {len(other)}")
    n, a, b = len(one), _ranks(_finite(one)), _ranks(_finite(other))
    a, b = a - a.mean(), b - b.mean()
    scale = sqrt(float(a @ a) * float(b @ b))
    rho = min(1.0, max(-1.0, float(a @ b) / scale)) if scale else nan
    if n < 4 or not abs(rho) < 1 - 1e-12:
        return Correlation(rho, -inf, inf, n)
    half = _normal(confidence) * sqrt((1 + rho**2 / 2) / (n - 3))
    return Correlation(rho, tanh(atanh(rho) - half), tanh(atanh(rho) + half), n)


def student(confidence: float, freedom: float) -> float:
    """The half-width, in standard errors, of a two-sided interval by Student's t."""
    from scipy.special import stdtrit

    if not 0 < confidence < 1:
        raise ValueError(f"a confidence is between 0 and 1, such as 0.95, not {confidence}")
    return float(stdtrit(freedom, (1 + confidence) / 2))


def _p(mean: float, error: float, freedom: float) -> float:
    """The two-sided p of a mean with a standard error."""
    from scipy.special import stdtr

    if error == 0:
        return 1.0 if mean == 0 else 0.0
    return float(2 * stdtr(freedom, -abs(mean) / error))


def _tells(n: int, sd: float) -> bool:
    """Whether values with this standard deviation say something of the spread."""
    return n >= FEW or sd > 0


def _whole(values: NDArray[np.float64], scale: float) -> NDArray[np.float64]:
    """Values that are equal but for the rounding of numbers as great as `scale`, as equal."""
    same = np.ptp(values) <= 1e-12 * scale
    return np.full_like(values, values.mean()) if same else values


def _normal(confidence: float) -> float:
    from scipy.special import ndtri

    return float(ndtri((1 + confidence) / 2))


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks from 1; equal values have the mean of theirs."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks: NDArray[np.float64] = (np.cumsum(counts) - (counts - 1) / 2)[places]
    return ranks


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
