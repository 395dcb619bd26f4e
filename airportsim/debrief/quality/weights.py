"""How important each dimension is: by experts' points, by pairwise comparison, by entropy.

All weights are whole ten-thousandths that add up to exactly 10,000.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from math import log

from airportsim.model.plan import MOST_TIMES
from airportsim.model.quality import Comparison, Dimension

WHOLE = 10_000
"""All weights together."""

Weights = dict[Dimension, int]

RANDOM_INDEX = (0.0, 0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Mean consistency index of random comparisons of so many things (Saaty 1980)."""

ACCEPTABLE = 0.10
"""Comparisons with a greater consistency ratio should be thought over (Saaty 1980)."""

_CLOSE = 1e-12


class Method(StrEnum):
    """How weights were found."""

    EXPERTS = "experts"
    COMPARED = "compared"
    ENTROPY = "entropy"


@dataclass(frozen=True, slots=True)
class Compared:
    """What follows from pairwise comparisons (Saaty 1980).

    `shares` is the principal eigenvector, adding up to 1; `greatest` its eigenvalue (lambda max);
    `index` and `ratio` measure inconsistency; `disturbs` is the pair (row, column) whose comparison
    is furthest from what the shares say, None if all agree.
    """

    shares: tuple[float, ...]
    greatest: float
    index: float
    ratio: float
    disturbs: tuple[int, int] | None

    @property
    def acceptable(self) -> bool:
        """Whether the comparisons agree well enough with each other."""
        return self.ratio <= ACCEPTABLE

    @property
    def agreeing(self) -> tuple[int, int, int] | None:
        """The pair that disturbs as the shares would have it: more, less, how many times."""
        if self.disturbs is None:
            return None
        more, less = sorted(self.disturbs, key=lambda n: -self.shares[n])
        return more, less, min(MOST_TIMES, round(self.shares[more] / self.shares[less]))


Comparisons = Mapping[tuple[int, int], Fraction | int]
"""How many times as important the first is as the second: from 1 to 9, or one over that.

Things are numbered from 0; a pair that is missing counts as equal.
"""


def compared(count: int, comparisons: Comparisons) -> Compared:
    """The weights of so many things (2 to 10) by pairwise comparison.

    Raises ValueError for a comparison that is none of the scale, or of a thing with itself.
    """
    matrix = _matrix(count, comparisons)
    shares, greatest = _principal(matrix)
    index = max(0.0, (greatest - count) / (count - 1))
    chance = RANDOM_INDEX[count]
    odd = {
        (i, j): abs(log(matrix[i][j] * shares[j] / shares[i]))
        for i, j in combinations(range(count), 2)
    }
    worst = max(odd, key=lambda pair: odd[pair])
    return Compared(
        tuple(shares), greatest, index, index / chance if chance else 0.0,
        worst if odd[worst] > 1e-6 else None,
    )  # fmt: skip


def compared_by(comparisons: Iterable[Comparison]) -> Compared | None:
    """What comparisons of the dimensions come to, in the dimensions' order; None without any."""
    order = list(Dimension)
    pairs = {(order.index(x.more), order.index(x.less)): x.times for x in comparisons}
    return compared(len(order), pairs) if pairs else None


def _matrix(count: int, comparisons: Comparisons) -> list[list[float]]:
    matrix = [[1.0] * count for _ in range(count)]
    for (i, j), times in comparisons.items():
        more = Fraction(times)
        if i == j or not (0 <= i < count and 0 <= j < count):
            raise ValueError(f"{i} and {j} are no pair of {count} things")
        if more <= 0 or not 1 <= max(more, 1 / more) <= MOST_TIMES:
            raise ValueError(f"{times} is no comparison: from 1 to 9, or one over that")
        matrix[i][j], matrix[j][i] = float(more), float(1 / more)
    return matrix


def _principal(matrix: Sequence[Sequence[float]]) -> tuple[list[float], float]:
    """The principal eigenvector of a positive matrix, adding up to 1, and its eigenvalue."""
    shares = [1 / len(matrix)] * len(matrix)
    while True:
        product = [sum(a * w for a, w in zip(row, shares, strict=True)) for row in matrix]
        total = sum(product)
        new = [one / total for one in product]
        if max(abs(a - b) for a, b in zip(new, shares, strict=True)) < _CLOSE:
            return new, total
        shares = new


def by_points(points: Mapping[Dimension, int]) -> Weights:
    """Weights in proportion to points, at least one of which must be more than 0."""
    return _whole(list(points), list(points.values()))


def by_comparison(outcome: Compared) -> Weights:
    """Weights from the comparisons of the five dimensions, in their order."""
    return _whole(list(Dimension), outcome.shares)


def by_entropy(answers: Sequence[Mapping[Dimension, int]]) -> Weights:
    """Weights by how much customers differ on each dimension (Shannon's entropy).

    `answers` has what each customer said of each dimension, above 0. With a single customer, or if
    all say the same, all dimensions weigh the same.
    """
    differ = [1 - entropy([one[dimension] for one in answers]) for dimension in Dimension]
    return _whole(list(Dimension), differ if sum(differ) > _CLOSE else [1] * len(differ))


def entropy(values: Sequence[int]) -> float:
    """E = -(1 / ln n) sum p ln p with p = x / sum x: 1 if all n values are the same."""
    if len(set(values)) <= 1:
        return 1.0
    total = sum(values)
    return -sum(x / total * log(x / total) for x in values) / log(len(values))


def mean_points(some: Iterable[Mapping[Dimension, int]]) -> Weights:
    """The mean of several weights."""
    each = list(some)
    return by_points({one: sum(weights[one] for weights in each) for one in Dimension})


def weighted(weights: Weights, values: Mapping[Dimension, int]) -> int:
    """The weighted mean of something in hundredths, rounded half up."""
    total = sum(weights[one] * values[one] for one in weights)
    return (2 * total + WHOLE) // (2 * WHOLE)


def _whole(names: Sequence[Dimension], parts: Sequence[float]) -> Weights:
    """Parts as ten-thousandths that add up: what is left over goes to the largest remainders."""
    total = sum(parts)
    exact = [WHOLE * part / total for part in parts]
    found = [int(one) for one in exact]
    by_rest = sorted(range(len(names)), key=lambda n: (found[n] - exact[n], n))
    for n in by_rest[: WHOLE - sum(found)]:
        found[n] += 1
    return dict(zip(names, found, strict=True))
