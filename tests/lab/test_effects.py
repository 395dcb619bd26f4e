"""What is found in results: effects that were put in come out again."""

from collections.abc import Mapping
from math import inf
from pathlib import Path
from typing import Any

import pytest

from airportsim.files.tables import Cell
from airportsim.lab.effects import differences, earned, effects, means
from airportsim.lab.series import contrasts, labels, series
from tests.lab.made_up import FACTORS, LUCK, results, worth


def no_luck_for_the_second(
    factors: Mapping[str, Any], replication: int, number: int
) -> dict[str, Cell]:
    """A run of point 0 fails, and point 1 never sees round 2."""
    point = (factors["lever.report_form"], factors["staff.service_desk"])
    if (point, replication) == (("on", 2), 1) or (point, number) == (("on", 1), 2):
        return {}
    return worth(factors, replication, number)


def test_a_mean_is_told_for_each_point_and_round(tmp_path: Path) -> None:
    found = means(results(tmp_path / "a"), "landed")
    assert [(one.point, one.round) for one in found] == [(p, r) for p in range(4) for r in (1, 2)]
    first = found[0].interval
    assert (first.mean, first.n) == (60 + 4 + 4 + sum(LUCK) / 5, 5)
    assert found[0].quantiles[1].value == 68


def test_luck_that_all_share_is_not_in_a_difference(tmp_path: Path) -> None:
    found = differences(results(tmp_path / "a"), "landed")
    said = {(one.point, one.round): one.difference for one in found}
    assert {place: one.mean for place, one in said.items() if place[1] == 1} == {
        (1, 1): -2, (2, 1): -4, (3, 1): -6
    }  # fmt: skip
    assert {(one.low, one.high) for one in said.values()} == {(-inf, inf)}, "no spread in 5 pairs"


def test_no_spread_in_many_pairs_is_an_interval_without_width(tmp_path: Path) -> None:
    found = effects(results(tmp_path / "a", replications=20), "landed")
    assert [(one.difference.low, one.difference.high) for one in found[:2]] == [(4, 4), (2, 2)]
    assert found[0].p == 0


def test_a_team_with_a_bot_of_its_own_has_an_effect(tmp_path: Path) -> None:
    """Its bot comes with it: neither could be told from the other."""
    points = [
        {"point": n, "scenario": "s", "team": team, "bots": bots, "factors": {"x": x}}
        for n, (team, bots, x) in enumerate(
            (team, bots, x) for team, bots in (("plain", ""), ("mine", "vendor=a")) for x in (1, 2)
        )
    ]
    found = list(contrasts(points))
    assert [(one.factor, one.base, one.level, one.pairs) for one in found] == [
        ("team", "plain", "mine with vendor=a", ((0, 2), (1, 3))),
        ("x", 1, 2, ((0, 1), (2, 3))),
    ]
    assert labels(points)[0] == "0 (team: plain, bots: shipped bots, x: 1)"


def test_numbers_in_names_of_points_have_four_digits_that_count() -> None:
    points = [
        {"point": n, "scenario": "s", "team": "t", "bots": "", "factors": {"x": x, "y": y}}
        for n, (x, y) in enumerate([(0.12345678901234567, 123456), (12345.678, 7)])
    ]
    assert labels(points) == {0: "0 (x: 0.1235, y: 123456)", 1: "1 (x: 12350, y: 7)"}


def test_effects_are_told_from_off_to_on_and_from_less_to_more(tmp_path: Path) -> None:
    found = effects(results(tmp_path / "a"), "landed")
    assert [
        (one.contrast.factor, one.contrast.base, one.contrast.level, one.round, one.difference.mean)
        for one in found
    ] == [
        ("lever.report_form", "off", "on", 1, 4),
        ("staff.service_desk", 1, 2, 1, 2),
        ("lever.report_form", "off", "on", 2, 4),
        ("staff.service_desk", 1, 2, 2, 2),
    ]
    assert found[0].contrast.pairs == ((2, 0), (3, 1))


def test_what_a_factor_earns_is_told_and_per_dollar_where_it_costs(tmp_path: Path) -> None:
    form, desks, *_ = earned(results(tmp_path / "a"))
    assert (form.landed.mean, form.spent.mean, form.profit.mean) == (4, 2_000, 400 - 2_000)
    assert form.per_1000 is not None
    assert form.per_1000.value == pytest.approx(2.0)
    assert (desks.spent.mean, desks.profit.mean, desks.per_1000) == (0, 200, None)


def test_failed_runs_and_missing_rounds_are_left_out_and_counted(tmp_path: Path) -> None:
    some = results(tmp_path / "a", no_luck_for_the_second)
    runs = {(one.point, one.round): one.interval.n for one in means(some, "landed")}
    assert runs == {(0, 1): 4, (0, 2): 4, (1, 1): 5, (2, 1): 5, (2, 2): 5, (3, 1): 5, (3, 2): 5}
    by_round = {(one.contrast.factor, one.round): one.difference for one in effects(some, "landed")}
    assert by_round["lever.report_form", 1].n == 4, "replication 1 has no partner at point 0"
    assert by_round["lever.report_form", 2].mean == 4, "by the one pair of points that is left"
    assert {one.mean for one in by_round.values()} == {2, 4}


def test_a_range_of_many_values_is_no_factor_with_levels() -> None:
    points = [
        {"point": n, "scenario": "s", "team": "t", "bots": "", "factors": {"x": n / 7, "y": n % 2}}
        for n in range(8)
    ]
    assert list(contrasts(points)) == []


def test_points_are_called_by_what_makes_them_different(tmp_path: Path) -> None:
    alone = results(tmp_path / "a", lambda *_: {"landed": 1}, {"strikes.count": (3,)})
    assert labels(alone.about["points"]) == {0: "reference in classic"}
    four = results(tmp_path / "b", factors=FACTORS)
    assert labels(four.about["points"])[1] == "1 (report_form: on, staff.service_desk: 1)"


def test_what_is_no_measure_is_no_series(tmp_path: Path) -> None:
    some = results(tmp_path / "a")
    for name in ("levers", "point", "replication", "lever.report_form"):
        with pytest.raises(KeyError):
            series(some, name)
