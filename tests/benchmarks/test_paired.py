"""The statistics of the benchmarks, against published tables."""

import pytest

from tests.benchmarks.paired import cumulated, difference, holm, quantile


@pytest.mark.parametrize(
    ("freedom", "expected"),
    [(1, 12.7062), (2, 4.30265), (9, 2.26216), (29, 2.04523), (199, 1.97196), (10**6, 1.95997)],
)
def test_quantiles_are_those_of_the_tables(freedom: int, expected: float) -> None:
    assert quantile(0.975, freedom) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("t", "freedom", "expected"),
    [(0.0, 5, 0.5), (1.0, 1, 0.75), (-1.0, 1, 0.25), (2.0, 10, 0.963306), (3.5, 199, 0.999713)],
)
def test_the_distribution_function_is_that_of_the_tables(
    t: float, freedom: int, expected: float
) -> None:
    assert cumulated(t, freedom) == pytest.approx(expected, abs=2e-6)


def test_a_paired_difference_is_that_of_students_sleep_data() -> None:
    """Student (1908), the two soporifics: t = 4.0621, p = 0.002833, interval 0.70 to 2.46."""
    one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    found = difference(list(zip(two, one, strict=True)))
    assert found.n == 10
    assert found.mean == pytest.approx(1.58)
    assert [found.low, found.high] == pytest.approx([0.7001, 2.4599], abs=1e-4)
    assert found.p == pytest.approx(0.002833, abs=1e-6)


def test_holm_adjusts_in_steps_and_keeps_the_order() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
