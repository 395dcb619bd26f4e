"""The statistics of the laboratory, against textbooks and published tables."""

from math import atanh, inf, isnan, nan, sqrt, tanh

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from airportsim.lab.statistics import (
    FEW,
    Values,
    holm,
    interval,
    paired,
    positive,
    quantiles,
    ratio,
    spearman,
    student,
    unpaired,
)

ONE = (126.97, 124.31, 126.68, 122.66, 127.23)
OTHER = (118.21, 120.22, 122.45, 122.68, 119.40)
"""Monthly costs of two inventory policies (Law and Kelton, 2000, example 10.2)."""

numbers = arrays(np.float64, st.integers(2, 12), elements=st.integers(-1000, 1000))


@pytest.mark.parametrize(
    ("freedom", "expected"),
    [(1, 12.7062), (2, 4.30265), (9, 2.26216), (29, 2.04523), (199, 1.97196), (10**6, 1.95997)],
)
def test_students_quantiles_are_those_of_the_tables(freedom: int, expected: float) -> None:
    assert student(0.95, freedom) == pytest.approx(expected, abs=1e-5 * expected)


def test_an_interval_is_that_of_law_and_kelton() -> None:
    """Simulation Modeling and Analysis (2000), example 4.26: 1.34 +- 0.24 with 90 %."""
    found = interval([1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09], 0.90)
    assert (found.n, round(found.mean, 2), round(found.sd**2, 2)) == (10, 1.34, 0.17)
    assert found.half_width == pytest.approx(0.24, abs=0.005)
    assert [found.low, found.high] == pytest.approx([1.10, 1.58], abs=0.01)


def test_a_paired_difference_is_that_of_students_sleep_data() -> None:
    """Student (1908), the two soporifics: t = 4.0621, p = 0.002833, interval 0.70 to 2.46."""
    one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    found = paired(two, one)
    assert found.n == 10
    assert found.mean == pytest.approx(1.58)
    assert [found.low, found.high] == pytest.approx([0.7001, 2.4599], abs=1e-4)
    assert found.p == pytest.approx(0.002833, abs=1e-6)


def test_pairs_and_welch_are_those_of_law_and_kelton() -> None:
    """Examples 10.3 and 10.4: [1.65, 8.31] by pairs and [2.67, 7.29] by Welch, with 90 %."""
    by_pairs, by_welch = paired(ONE, OTHER, 0.90), unpaired(ONE, OTHER, 0.90)
    assert by_pairs.mean == pytest.approx(by_welch.mean) == pytest.approx(4.98, abs=0.005)
    assert [by_pairs.low, by_pairs.high] == pytest.approx([1.65, 8.31], abs=0.01)
    assert [by_welch.low, by_welch.high] == pytest.approx([2.67, 7.29], abs=0.02)
    assert (by_pairs.n, by_welch.n) == (5, 10)


def test_the_bounds_of_a_ratio_are_where_fiellers_test_just_rejects() -> None:
    """Fieller (1954): the ratios r for which one - r * other has 0 in its interval."""
    one, other = np.array([4.0, 7.0, 5.0, 6.5, 3.0]), np.array([2.0, 3.0, 2.5, 2.8, 1.9])
    found = ratio(one, other)
    assert found.value == pytest.approx(25.5 / 12.2)
    assert paired(one, found.low * other).low == pytest.approx(0, abs=1e-9)
    assert paired(one, found.high * other).high == pytest.approx(0, abs=1e-9)


def test_a_ratio_to_what_may_be_nothing_has_no_bounds() -> None:
    found = ratio([4.0, 7.0, 5.0], [-1.0, 1.0, 0.5])
    assert (found.low, found.high) == (-inf, inf)
    assert isnan(ratio([1.0], [0.0]).value)


def test_holm_adjusts_in_steps_and_keeps_the_order() -> None:
    """As R's p.adjust does by Holm (1979)."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []
    assert holm([nan, 0.01, 0.04])[1:] == pytest.approx([0.02, 0.04])


@pytest.mark.parametrize(
    ("n", "low", "high"),
    [(6, 1, 6), (9, 2, 8), (10, 2, 9), (20, 6, 15), (25, 8, 18), (100, 40, 61)],
)
def test_a_medians_interval_has_the_ranks_of_the_tables(n: int, low: int, high: int) -> None:
    """Ranks for 95 % (Conover, Practical Nonparametric Statistics, 1999; the sign test's)."""
    (median,) = quantiles(range(n, 0, -1), (0.5,))
    assert (median.low, median.high) == (low, high)


def test_where_values_are_too_few_for_a_bound_it_is_infinite() -> None:
    tenth, median, ninetieth = quantiles(range(1, 21))
    assert (tenth.low, ninetieth.high) == (-inf, inf)
    assert (median.low, median.value, median.high) == (6, 10.5, 15)
    assert quantiles([7.0], (0.5,))[0].value == 7.0


def test_one_value_says_nothing_of_the_spread() -> None:
    alone = interval([3.0])
    assert (alone.mean, alone.low, alone.high, alone.half_width) == (3.0, -inf, inf, inf)
    assert isnan(alone.sd)
    for found in (paired([3.0], [1.0]), unpaired([3.0], [1.0, 2.0])):
        assert (found.low, found.high) == (-inf, inf)
        assert isnan(found.p)


def test_a_few_equal_values_say_nothing_of_the_spread_either() -> None:
    same = interval([0.1] * (FEW - 1))
    assert (same.mean, same.sd, same.half_width) == (0.1, 0.0, inf)
    for found in (
        paired([2.0, 3.0], [1.0, 2.0]), paired([0.3, 0.4], [0.2, 0.3]),
        unpaired([5.0] * 30, [1.0, 1.0]),
    ):  # fmt: skip
        assert (found.low, found.high) == (-inf, inf)
        assert isnan(found.p)
    assert ratio([2.0, 2.0], [1.0, 1.0]).high == inf
    assert ratio([2.0, 3.0, 4.0], [1.0, 1.0, 1.0]).high == interval([2.0, 3.0, 4.0]).high


def test_many_equal_values_leave_no_width_whatever_rounding_does() -> None:
    same = interval([0.1] * FEW)
    assert (same.mean, same.sd, same.half_width) == (0.1, 0.0, 0.0)
    three, two = [0.3, 0.4] * 10, [0.2, 0.3] * 10
    assert (paired(three, two).p, paired(two, two).p) == (0.0, 1.0)
    assert unpaired([1.0] * FEW, [1.0] * FEW).p == 1.0


def test_a_price_that_is_always_the_same_is_clearly_a_price() -> None:
    assert positive([200.0, 200.0])
    assert not positive([0.0, 0.0])
    assert not positive([200.0, -100.0, 0.0])


def test_ranks_go_together_as_in_spearmans_textbook_case() -> None:
    """Intelligence and hours before television, -29 / 165; ties as scipy's spearmanr has them."""
    one = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110]
    other = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17]
    found = spearman(one, other)
    assert found.n == 10
    assert found.rho == pytest.approx(-29 / 165)
    half = 1.959964 * sqrt((1 + found.rho**2 / 2) / 7)
    assert [found.low, found.high] == pytest.approx(
        [tanh(atanh(found.rho) - half), tanh(atanh(found.rho) + half)]
    )
    assert spearman([1, 2, 2, 3, 4], [1, 3, 2, 2, 9]).rho == pytest.approx(0.7631578947368421)


def test_ranks_that_agree_wholly_or_not_at_all_have_no_bounds() -> None:
    assert spearman([1, 2, 3, 4, 5], [10, 20, 30, 40, 51]).rho == 1
    assert spearman([1, 2, 3, 4, 5], [10, 20, 30, 40, 51]).low == -inf
    assert isnan(spearman([1, 2, 3, 4], [7, 7, 7, 7]).rho)


@pytest.mark.parametrize("values", [[], [1.0, float("nan")], [inf]])
def test_what_is_no_number_is_refused(values: list[float]) -> None:
    with pytest.raises(ValueError, match="finite numbers"):
        interval(values)


def test_what_has_no_partner_cannot_be_paired() -> None:
    with pytest.raises(ValueError, match="2 values cannot be paired with 1"):
        paired([1.0, 2.0], [1.0])


@given(numbers, st.sampled_from([0.25, 2.0, 8.0]), st.integers(-50, 50))
def test_intervals_move_and_grow_with_their_values(
    values: Values, scale: float, shift: int
) -> None:
    """Powers of two and whole numbers, so that rounding has no say."""
    one, other = interval(values), interval(np.asarray(values) * scale + shift)
    expected = [one.low * scale + shift, one.high * scale + shift, one.sd * scale]
    assert [other.low, other.high, other.sd] == pytest.approx(expected, rel=1e-9, abs=1e-6)
    for first, second in zip(
        quantiles(values), quantiles(np.asarray(values) * scale + shift), strict=True
    ):
        assert second.value == pytest.approx(first.value * scale + shift)


@given(numbers, numbers)
def test_the_other_way_round_a_difference_changes_its_sign_only(one: Values, other: Values) -> None:
    there, back = unpaired(one, other), unpaired(other, one)
    assert (back.mean, back.low, back.high) == (-there.mean, -there.high, -there.low)
    assert back.p == there.p or (isnan(back.p) and isnan(there.p))
