"""Drivers of satisfaction: the weights that were put in, and honest words on the rest."""

from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from airportsim.files.quality_columns import perceived, score
from airportsim.lab.drivers import Found, drivers, ranked
from airportsim.lab.drivers_data import By, NoDrivers
from airportsim.lab.telling_drivers import told
from airportsim.model.quality import Dimension, Indicator
from tests.lab.made_up import results
from tests.lab.surveyed import WEIGHTS, surveyed

pytest.importorskip("sklearn")

TIMES = 40
ORDER = [dimension.value for dimension in WEIGHTS]


def felt(factors: Any, replication: int, number: int, **more: Any) -> dict[str, Any]:
    """Satisfaction that follows from reliability most, and from empathy a little."""
    chance = Random(f"{replication} {number}")
    quality = {d: 3 + chance.random() for d in Dimension}
    quality[Dimension.RELIABILITY] -= 1
    csi = 8 * quality[Dimension.RELIABILITY] + 2 * quality[Dimension.EMPATHY] + chance.random()
    row = {perceived(d): value for d, value in quality.items()}
    row |= {score(one): 1 + 6 * chance.random() for one in Indicator}
    landed = round(csi) + (replication % 3)
    return {"csi": csi, "landed": landed, "profit": 100 * landed, **row, **more}


def found_in(folder: Path, count: int = 12, number: int | None = None, **more: Any) -> Found:
    made = results(folder, lambda *run: felt(*run, **more), {}, count, quality=True)
    return drivers(made, number=number, times=TIMES)


@pytest.mark.parametrize("together", [0.0, 0.5])
def test_the_weights_of_an_airline_are_found_in_its_answers(
    tmp_path: Path, together: float
) -> None:
    """Wherever intervals lie apart, the order is that of the weights put in."""
    found = drivers(surveyed(tmp_path / "out", WEIGHTS, 100, together), times=TIMES)
    apart = [
        (one.name, other.name)
        for one, other in permutations(found.drivers, 2)
        if one.importance.low > other.importance.high
    ]
    assert all(ORDER.index(more) < ORDER.index(less) for more, less in apart)
    assert len(apart) >= 8
    assert [one.name for one in ranked(found)][:3] == ORDER[:3]
    assert found.explained > 0.95


def test_other_weights_are_found_as_well(tmp_path: Path) -> None:
    turned = dict(zip(reversed(WEIGHTS), WEIGHTS.values(), strict=True))
    found = drivers(surveyed(tmp_path / "out", turned, 100), times=TIMES)
    assert [one.name for one in ranked(found)][:3] == ORDER[::-1][:3]


def test_it_says_what_moves_most_and_stands_lowest(tmp_path: Path) -> None:
    found = found_in(tmp_path / "out")
    first, *_ = told(found)
    assert first.startswith("reliability moves satisfaction most (")
    assert first.endswith(" and stands lowest (26 of 100).")
    assert (found.first, found.sure) == ("reliability", 1.0)
    assert (found.replications, found.rows, found.rounds) == (12, 24, (1, 2))
    landed, _ = found.outcomes
    assert (landed.name, landed.coefficient.value > 0.9) == ("landed", True)


def test_it_says_when_the_most_important_may_be_another_one(tmp_path: Path) -> None:
    found = drivers(surveyed(tmp_path / "few", WEIGHTS, 20), times=TIMES)
    most, near, *_ = ranked(found)
    assert near.importance.high >= most.importance.low > 0
    assert f"it may as well be one of these: {near.name}" in " ".join(told(found))
    luck = results(
        tmp_path / "luck", lambda *run: felt(*run, csi=50 + Random(f"luck {run}").random()), {}, 12,
        quality=True,
    )  # fmt: skip
    assert " moves it at all may be chance." in " ".join(told(drivers(luck, times=TIMES)))


def test_a_round_by_itself_has_its_own_rows(tmp_path: Path) -> None:
    found = found_in(tmp_path / "out", number=2)
    assert (found.rows, found.rounds) == (12, (2,))
    assert any("Only 12 replications" in sentence for sentence in told(found))
    assert not any("--round" in sentence for sentence in told(found))


def test_what_is_constant_is_left_out_and_told(tmp_path: Path) -> None:
    found = found_in(tmp_path / "out", perceived_tangibles=6.5, profit=1)
    assert [one.name for one in found.drivers] == [d.value for d in list(Dimension)[:4]]
    assert [one.name for one in found.outcomes] == ["landed"]
    assert "tangibles is left out: it is 6.5 throughout." in list(told(found))
    assert "profit is left out: it is 1 throughout." in list(told(found))
    assert found_in(tmp_path / "no", landed=1, profit=1).outcomes == ()


def test_what_was_seldom_measured_is_left_out_and_told(tmp_path: Path) -> None:
    def some(factors: Any, replication: int, number: int) -> dict[str, Any]:
        row = felt(factors, replication, number)
        row["score_kept"] = None if replication % 2 else row["score_kept"]
        row["score_silence"] = None if replication == 3 else row["score_silence"]
        return row

    made = results(tmp_path / "out", some, {}, 30, quality=True)
    found = drivers(made, By.INDICATORS, times=TIMES)
    assert [one.name for one in found.left_out] == ["kept"]
    assert "kept is left out: 50% of the rounds had nothing by which to measure it." in list(
        told(found)
    )
    assert (found.rows, found.rows_left_out) == (58, 2)


def test_drivers_that_are_alike_are_told(tmp_path: Path) -> None:
    def alike(factors: Any, replication: int, number: int) -> dict[str, Any]:
        row = felt(factors, replication, number)
        row["perceived_empathy"] = row["perceived_reliability"] + 0.03 * replication
        return row

    made = results(tmp_path / "out", alike, {}, 12, quality=True)
    said = " ".join(told(drivers(made, times=TIMES)))
    assert "most alike are reliability and empathy (r = 0.9" in said
    assert "do not read much into their order" in said


def test_the_same_seed_finds_the_same_and_another_one_other_intervals(tmp_path: Path) -> None:
    made = results(tmp_path / "out", felt, {}, 12, quality=True)
    one, again, other = (drivers(made, times=TIMES, seed=seed) for seed in (1, 1, 2))
    assert one == again
    for a, b in zip(one.drivers, other.drivers, strict=True):
        assert a.importance.value == b.importance.value
        assert a.importance.low != b.importance.low


def test_replications_stay_together_at_all_points(tmp_path: Path) -> None:
    """Points that share their draws tell no more about chance than one of them."""
    once = drivers(results(tmp_path / "one", felt, {}, 12, quality=True), times=TIMES)
    twice = drivers(
        results(tmp_path / "two", felt, {"strikes.count": (1, 2)}, 12, quality=True), times=TIMES
    )
    assert (once.points, twice.points, twice.rows) == (1, 2, 48)
    for a, b in zip(once.drivers, twice.drivers, strict=True):
        assert a.importance.low == pytest.approx(b.importance.low)


@pytest.mark.parametrize(
    ("count", "more", "asked", "said"),
    [
        (9, {}, {}, "has 9 replications that can be used; 10 at least are needed"),
        (12, {}, {"number": 3}, "there is no round 3 in "),
        (12, {}, {"components": 6}, "there can be 1 to 5 components here"),
        (12, {"csi": 50.0}, {}, "satisfaction is the same throughout"),
        (12, {f"perceived_{d.value}": 4.0 for d in Dimension}, {}, "every driver is the same"),
        (12, {f"perceived_{d.value}": None for d in Dimension}, {}, "no driver has a value"),
        (12, {"csi": None}, {}, "has 0 replications that can be used"),
    ],
)
def test_what_cannot_be_told_is_said_in_a_sentence(
    tmp_path: Path, count: int, more: dict[str, Any], asked: dict[str, Any], said: str
) -> None:
    made = results(tmp_path / "out", lambda *run: felt(*run, **more), {}, count, quality=True)
    with pytest.raises(NoDrivers, match=said):
        drivers(made, times=TIMES, **asked)


def test_results_of_a_design_without_quality_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoDrivers, match="put `quality: true` into its design"):
        drivers(results(tmp_path / "out", replications=5))
