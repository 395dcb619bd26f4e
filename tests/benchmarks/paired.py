"""Paired differences: Student's interval and test, and Holm's correction, without scipy."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, lgamma, log, sqrt
from statistics import mean, stdev


@dataclass(frozen=True)
class Difference:
    """The mean of paired differences with its 95 % interval and two-sided p."""

    n: int
    mean: float
    low: float
    high: float
    p: float


def difference(pairs: Sequence[tuple[float, float]]) -> Difference:
    """Of first less second, by Student's t for pairs; needs two pairs at least."""
    found = [one - other for one, other in pairs]
    n, middle = len(found), mean(found)
    error = stdev(found) / sqrt(n)
    half = quantile(0.975, n - 1) * error
    t = middle / error if error else inf * middle if middle else 0.0
    return Difference(n, middle, middle - half, middle + half, 2 * (1 - cumulated(abs(t), n - 1)))


def holm(p: Sequence[float]) -> list[float]:
    """P-values adjusted for as many tests (Holm, 1979)."""
    order = sorted(range(len(p)), key=lambda n: p[n])
    adjusted, highest = [0.0] * len(p), 0.0
    for rank, n in enumerate(order):
        highest = max(highest, min(1.0, (len(p) - rank) * p[n]))
        adjusted[n] = highest
    return adjusted


def cumulated(t: float, freedom: int) -> float:
    """Student's distribution function."""
    if t == inf:
        return 1.0
    tail = _beta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
    return 1 - tail if t > 0 else tail


def quantile(share: float, freedom: int) -> float:
    """The t below which a share (above one half) of Student's distribution lies."""
    low, high = 0.0, 1e4
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if cumulated(middle, freedom) < share else (low, middle)
    return high


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (Lentz, 1976)."""
    if x <= 0 or x >= 1:
        return min(1.0, max(0.0, x))
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    fraction, c, d = 1.0, 1.0, 0.0
    for step in range(400):
        m = step // 2
        if step == 0:
            term = 1.0
        elif step % 2:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + term * d)
        c = 1 + term / c
        fraction *= c * d
        if abs(c * d - 1) < 1e-14:
            break
    return front * (fraction - 1)
