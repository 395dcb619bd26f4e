"""Partial least squares regression: what it finds, and how sure it is."""

import numpy as np
import pytest

from airportsim.lab.pls import (
    Array,
    chosen_components,
    coefficients,
    explained,
    inflation,
    rank,
    resamples,
)

pytest.importorskip("sklearn")

WEIGHTS = np.array([0.1, 0.6, 0.0, 0.35, 0.2])


def made_up(rows: int = 400, noise: float = 0.3, together: float = 0.0) -> tuple[Array, Array]:
    """Five drivers with known weights, and what they make; they share a part of what they do."""
    draws = np.random.default_rng(7)
    x = draws.normal(size=(rows, 5)) + together * draws.normal(size=(rows, 1))
    return x, (x @ WEIGHTS + noise * draws.normal(size=rows))[:, None]


@pytest.mark.parametrize("together", [0.0, 1.0])
@pytest.mark.parametrize("components", [2, 3, 5])
def test_the_order_of_known_weights_is_found(components: int, together: float) -> None:
    x, y = made_up(together=together)
    found = coefficients(x, y, components)[0]
    assert np.argsort(found).tolist() == np.argsort(WEIGHTS).tolist()


def test_with_all_components_it_is_least_squares() -> None:
    x, y = made_up(together=0.8)
    a, b = ((one - one.mean(axis=0)) / one.std(axis=0) for one in (x, y))
    assert np.allclose(coefficients(x, y, 5)[0], np.linalg.lstsq(a, b, rcond=None)[0][:, 0])


def test_one_driver_has_its_correlation() -> None:
    x, y = made_up()
    assert coefficients(x[:, :1], y, 1)[0, 0] == pytest.approx(np.corrcoef(x[:, 0], y[:, 0])[0, 1])


def test_twins_share_what_they_do_and_constants_do_nothing() -> None:
    x, y = made_up()
    x = np.column_stack([x[:, 1], x[:, 1], x[:, 3], np.ones(len(x))])
    one, other, third, nothing = coefficients(x, y, 4)[0]
    assert one == pytest.approx(other)
    assert (nothing, rank(x)) == (0, 2)
    assert third > 0.3
    assert inflation(x[:, :3])[:2].tolist() == [np.inf, np.inf]
    assert inflation(x[:, :3])[2] < 1.1


def test_inflation_is_that_of_the_correlation_of_two() -> None:
    x, _ = made_up(together=1.0)
    r = np.corrcoef(x[:, 0], x[:, 1])[0, 1]
    assert inflation(x[:, :2]).tolist() == pytest.approx([1 / (1 - r**2)] * 2)
    assert inflation(x[:, :1]).tolist() == [1.0]


def test_what_is_explained_is_judged_on_groups_left_out() -> None:
    x, y = made_up()
    groups = np.repeat(np.arange(80), 5)
    truly = 1 - 0.3**2 / y.var()
    assert explained(x, y, groups, 5)[0] == pytest.approx(truly, abs=0.02)
    luck = np.random.default_rng(1).normal(size=(400, 1))
    assert explained(x, luck, groups, 5)[0] < 0.01
    own = np.repeat(np.random.default_rng(2).normal(size=(80, 6)), 5, axis=0)
    of_groups = np.repeat(np.random.default_rng(3).normal(size=80), 5)[:, None]
    assert explained(own, of_groups, groups, 6)[0] < 0.1


def test_no_more_components_are_chosen_than_help() -> None:
    x, y = made_up(noise=0.0)
    groups = np.arange(400)
    assert chosen_components(x[:, :1], y, groups) == 1
    count = chosen_components(x, y, groups)
    assert explained(x, y, groups, count)[0] > 0.99


def test_resamples_draw_whole_groups_and_follow_their_seed() -> None:
    groups = np.array([3, 3, 5, 5, 5, 9])
    some = [rows.tolist() for rows in resamples(groups, 20, 1)]
    for rows in some:
        drawn = groups[rows]
        assert all(np.sum(drawn == one) % np.sum(groups == one) == 0 for one in (3, 5, 9))
        assert sum(np.sum(drawn == one) / np.sum(groups == one) for one in (3, 5, 9)) == 3
    assert some == [rows.tolist() for rows in resamples(groups, 20, 1)]
    assert some != [rows.tolist() for rows in resamples(groups, 20, 2)]
