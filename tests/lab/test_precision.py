from random import Random

import numpy as np
import pytest

from airportsim.lab.precision import Precision
from airportsim.lab.statistics import interval

WIDE, NARROW = [0.0, 100.0] * 10, [49.0, 51.0] * 100


def test_nothing_stops_before_twenty_replications() -> None:
    rule = Precision(half_width=5)
    assert rule.more([]) == 20
    assert rule.more(NARROW[:19]) == 1
    assert rule.stop(NARROW[:19]) is None
    assert (rule.stop(NARROW), rule.more(NARROW)) == (20, 0)


def test_it_looks_after_fixed_batches_and_stops_at_the_first_that_is_narrow() -> None:
    rule = Precision(half_width=5, batch=15)
    values = WIDE + NARROW
    half_widths = {n: interval(values[:n]).half_width for n in range(20, 200)}
    looks = range(20, 200, 15)
    expected = next(n for n in looks if half_widths[n] <= 5)
    assert rule.stop(values) == expected
    assert any(half_widths[n] <= 5 for n in range(20, expected)), "it could have stopped between"


def test_what_is_to_be_added_does_not_depend_on_how_much_has_come() -> None:
    rule = Precision(half_width=0.001, batch=10)
    values = [Random(n).random() for n in range(60)]
    assert {n + rule.more(values[:n]) for n in range(20)} == {20}
    assert {n + rule.more(values[:n]) for n in range(20, 30)} == {30}


def test_what_comes_after_the_stop_changes_nothing() -> None:
    rule = Precision(half_width=5)
    values = WIDE + NARROW
    stop = rule.stop(values)
    assert stop is not None
    assert rule.stop(values[:stop] + [1e9] * 500) == stop


def test_a_failed_replication_counts_for_the_look_and_not_for_the_interval() -> None:
    rule = Precision(half_width=5)
    values = [float("nan"), *NARROW]
    assert rule.stop(values[:20]) is None, "only 19 values are there at the first look"
    assert rule.stop(values) == 40


def test_it_ends_where_it_must_however_wide() -> None:
    rule = Precision(half_width=0.001, batch=15, most=40)
    assert rule.more(WIDE[:20]) == 15
    assert rule.more([*WIDE, *WIDE[:15]]) == 5
    assert rule.stop([*WIDE, *WIDE]) == 40
    assert rule.more([*WIDE, *WIDE]) == 0
    assert not rule.met([*WIDE, *WIDE])


@pytest.mark.parametrize("wrong", [0.0, -1.0, np.inf, np.nan])
def test_a_half_width_is_more_than_nothing(wrong: float) -> None:
    with pytest.raises(ValueError, match="more than 0"):
        Precision(wrong)


def test_fewer_than_twenty_at_first_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 20"):
        Precision(1.0, first=19)
