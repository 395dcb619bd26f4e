"""Weights by points, by comparison and by entropy, against worked examples."""

from fractions import Fraction
from itertools import combinations
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airportsim.debrief.quality.weights import (
    WHOLE,
    by_comparison,
    by_entropy,
    by_points,
    compared,
    compared_by,
    entropy,
    weighted,
)
from airportsim.model.quality import POINTS, Comparison, Dimension


def pairs(*rows: str) -> dict[tuple[int, int], Fraction]:
    """The upper triangle of a matrix of comparisons, as papers print it."""
    matrix = [[Fraction(one) for one in row.split()] for row in rows]
    return {(i, j): matrix[i][j] for i, j in combinations(range(len(matrix)), 2)}


# Saaty (2008), Decision making with the analytic hierarchy process, Int. J. Services Sciences 1(1):
# which drink is consumed more in the USA (coffee, wine, tea, beer, sodas, milk, water).
DRINKS = pairs(
    "1 9 5 2 1 1 1/2",
    "1/9 1 1/3 1/9 1/9 1/9 1/9",
    "1/5 3 1 1/3 1/4 1/3 1/9",
    "1/2 9 3 1 1/2 1 1/3",
    "1 9 4 2 1 2 1/2",
    "1 9 3 1 1/2 1 1/3",
    "2 9 9 3 2 3 1",
)

# Saaty (1990), How to make a decision, European Journal of Operational Research 48: buying a house
# (size, transport, neighbourhood, age, yard, facilities, condition, financing).
HOUSE = pairs(
    "1 5 3 7 6 6 1/3 1/4",
    "1/5 1 1/3 5 3 3 1/5 1/7",
    "1/3 3 1 6 3 4 6 1/5",
    "1/7 1/5 1/6 1 1/3 1/4 1/7 1/8",
    "1/6 1/3 1/3 3 1 1/2 1/5 1/6",
    "1/6 1/3 1/4 4 2 1 1/5 1/6",
    "3 5 1/6 7 5 5 1 1/2",
    "4 7 5 8 6 6 2 1",
)


def test_the_drinks_of_saaty_2008_have_his_weights_and_consistency() -> None:
    outcome = compared(7, DRINKS)
    assert [round(one, 3) for one in outcome.shares] == [
        0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327,
    ]  # fmt: skip
    assert round(outcome.ratio, 3) == 0.022
    assert outcome.acceptable


def test_the_house_of_saaty_1990_has_his_weights_and_its_worst_judgement() -> None:
    outcome = compared(8, HOUSE)
    assert [round(one, 3) for one in outcome.shares] == [
        0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333,
    ]  # fmt: skip
    assert (round(outcome.greatest, 3), round(outcome.index, 3)) == (9.669, 0.238)
    assert round(outcome.ratio, 2) == 0.17
    assert not outcome.acceptable
    assert outcome.disturbs == (2, 6)


def test_comparisons_that_agree_disturb_nothing() -> None:
    outcome = compared(3, {(0, 1): 2, (1, 2): 2, (0, 2): 4})
    assert [round(7 * one, 6) for one in outcome.shares] == [4, 2, 1]
    assert (round(outcome.index, 9), outcome.disturbs) == (0, None)


@pytest.mark.parametrize("comparison", [{(0, 0): 1}, {(0, 5): 2}, {(0, 1): 10}, {(0, 1): 0}])
def test_what_is_no_comparison_is_refused(comparison: dict[tuple[int, int], int]) -> None:
    with pytest.raises(ValueError, match=r"is no comparison|are no pair"):
        compared(5, comparison)


def test_what_a_team_compares_is_weighed_and_a_pair_left_out_counts_as_equal() -> None:
    sure, quick, able, kind, seen = Dimension
    assert compared_by(()) is None
    outcome = compared_by([Comparison(sure, one, 3) for one in (quick, able, kind, seen)])
    assert outcome is not None
    assert by_comparison(outcome) == {
        sure: 4286, quick: 1429, able: 1429, kind: 1428, seen: 1428,
    }  # fmt: skip
    assert outcome.ratio < 1e-9
    assert outcome.agreeing is None


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 9)), min_size=10, max_size=10))
def test_what_disturbs_most_said_as_the_weights_have_it_contradicts_less(
    said: list[tuple[bool, int]],
) -> None:
    pairs_ = {
        (i, j) if first else (j, i): times
        for (i, j), (first, times) in zip(combinations(range(5), 2), said, strict=True)
    }
    outcome = compared(5, pairs_)
    if outcome.acceptable:
        return
    assert outcome.agreeing is not None
    more, less, times = outcome.agreeing
    assert outcome.disturbs == tuple(sorted((more, less)))
    others = {pair: one for pair, one in pairs_.items() if {*pair} != {more, less}}
    better = compared(5, {**others, (more, less): times})
    assert better.ratio < outcome.ratio or pairs_.get((more, less)) == times == 9


def test_entropy_is_what_a_hand_calculation_gives() -> None:
    """p = 1/2, 1/4, 1/4: -(1/2 ln 1/2 + 2 x 1/4 ln 1/4) = 3/2 ln 2, over ln 3."""
    assert entropy([200, 100, 100]) == pytest.approx(1.5 * log(2) / log(3))
    assert entropy([500, 500]) == 1


def test_what_customers_differ_on_weighs_more() -> None:
    """e is 0.81128 where one says thrice as much as the other, 0.91830 where twice as much.

    So the weights are 0.18872 and 0.08170 over 0.27042.
    """
    same = dict.fromkeys(Dimension, 400)
    first = same | {Dimension.RELIABILITY: 600, Dimension.EMPATHY: 400}
    second = same | {Dimension.RELIABILITY: 200, Dimension.EMPATHY: 200}
    weights = by_entropy([first, second])
    assert (weights[Dimension.RELIABILITY], weights[Dimension.EMPATHY]) == (6979, 3021)
    assert weights[Dimension.TANGIBLES] == 0


@pytest.mark.parametrize("customers", [1, 3])
def test_without_differences_all_dimensions_weigh_the_same(customers: int) -> None:
    assert set(by_entropy([dict.fromkeys(Dimension, 350)] * customers).values()) == {2000}


SCALE = st.integers(100, 700)
ANSWERS = st.fixed_dictionaries(dict.fromkeys(Dimension, SCALE))
TIMES = st.integers(1, 9).flatmap(lambda n: st.sampled_from([Fraction(n), Fraction(1, n)]))
COMPARISONS = st.dictionaries(st.sampled_from(list(combinations(range(5), 2))), TIMES)


@given(points=st.fixed_dictionaries(dict.fromkeys(Dimension, st.integers(0, 100))))
def test_weights_by_points_add_up(points: dict[Dimension, int]) -> None:
    weights = by_points(points if any(points.values()) else POINTS)
    assert sum(weights.values()) == WHOLE
    assert min(weights.values()) >= 0


@given(answers=st.lists(ANSWERS, min_size=1, max_size=6))
def test_weights_by_entropy_add_up(answers: list[dict[Dimension, int]]) -> None:
    weights = by_entropy(answers)
    assert sum(weights.values()) == WHOLE
    assert min(weights.values()) >= 0
    score = weighted(weights, answers[0])
    assert min(answers[0].values()) <= score <= max(answers[0].values())


@given(comparisons=COMPARISONS)
def test_weights_by_comparison_add_up_and_are_stretched_by_no_more_than_they_contradict(
    comparisons: dict[tuple[int, int], Fraction],
) -> None:
    outcome = compared(5, comparisons)
    assert sum(by_comparison(outcome).values()) == WHOLE
    assert outcome.greatest >= 5 - 1e-9
    assert (outcome.disturbs is None) == (outcome.ratio < 1e-9)
