"""Keyed draws and the faults drawn by them."""

from collections import Counter
from dataclasses import replace
from statistics import mean, median

import pytest

from airportsim.engine.strikes import Strike, drawn_strikes
from airportsim.model.airport import Airport
from airportsim.model.draws import Draws


def draws(seed: int = 1, replication: int = 0, number: int = 1) -> Draws:
    return Draws(seed, replication, number)


def test_a_draw_is_a_pure_function_of_its_key() -> None:
    one, other = draws(), draws()
    asked = [one.below(1000, "test", "fuel-a", n) for n in range(20)]
    for n in reversed(range(20)):  # another order, other purposes in between
        other.below(5, "gap", n)
        other.chance(500, "test", "gate-a", n)
        assert other.below(1000, "test", "fuel-a", n) == asked[n]


@pytest.mark.parametrize(
    "other", [draws(seed=2), draws(replication=1), draws(number=2)], ids=["seed", "rep", "round"]
)
def test_seed_replication_and_round_each_give_other_draws(other: Draws) -> None:
    assert [draws().below(1000, "x", n) for n in range(9)] != [
        other.below(1000, "x", n) for n in range(9)
    ]


def test_keys_that_only_look_alike_give_different_draws() -> None:
    keys: list[tuple[str, tuple[int | str, ...]]] = [
        ("a", ("b",)), ("a", ("b", 0)), ("ab", ()), ("b", ("a",)), ("a", (1, 11)), ("a", (11, 1)),
        ("a", (1, 1, 1)), ("", ("a", "b")),
    ]  # fmt: skip
    assert len({draws().token(purpose, *entity) for purpose, entity in keys}) == len(keys)
    assert draws(1, 11, 1).token("a") != draws(11, 1, 1).token("a") != draws(1, 1, 11).token("a")


def test_whole_numbers_fall_evenly() -> None:
    found = Counter(draws().below(10, "even", n) for n in range(5000))
    assert sorted(found) == list(range(10))
    chi = sum((count - 500) ** 2 / 500 for count in found.values())
    assert chi < 27.9  # 0.999 quantile of chi square with 9 degrees of freedom


@pytest.mark.parametrize(("per_mille", "expected"), [(0, 0), (250, 0.25), (1000, 1)])
def test_chances_come_true_as_often_as_they_should(per_mille: int, expected: float) -> None:
    share = mean(draws().chance(per_mille, "chance", n) for n in range(5000))
    assert share == pytest.approx(expected, abs=0.02)


def test_times_spread_to_the_right_around_their_mean() -> None:
    times = [draws().spread(40, 1000, "time", n) for n in range(5000)]
    assert mean(times) == pytest.approx(40, rel=0.02)
    assert median(times) < mean(times)
    assert 10 <= min(times) < 20
    assert 70 < max(times) <= 110


def test_a_time_without_spread_is_its_mean_and_no_time_is_shorter_than_a_second() -> None:
    assert {draws().spread(40, 0, "time", n) for n in range(100)} == {40}
    assert min(draws().spread(1, 1000, "time", n) for n in range(200)) == 1
    assert draws().spread(0, 1000, "time") == 1


# --- strikes -------------------------------------------------------------------------------------


def many(airport: Airport, seeds: int = 60) -> list[list[Strike]]:
    """The drawn strikes of round 3, which has none set by hand, for many seeds."""
    return [drawn_strikes(airport, 3, draws(seed, 0, 3)) for seed in range(seeds)]


def test_a_round_has_the_strikes_of_the_scenario_in_order_and_within_its_times(
    classic: Airport,
) -> None:
    profile = classic.scenario.strikes
    for strikes in many(classic, 20):
        assert len(strikes) == profile.count
        times = [strike.at for strike in strikes]
        assert times == sorted(times)
        assert profile.first <= times[0]
        assert times[-1] <= profile.last
        assert sorted(strike.number for strike in strikes) == list(range(profile.count))


def test_faults_accelerate_towards_three_times_their_first_rate(classic: Airport) -> None:
    profile = classic.scenario.strikes
    assert profile.acceleration == 3
    span = profile.last - profile.first
    times = [(s.at - profile.first) / span for strikes in many(classic, 200) for s in strikes]
    fifths = Counter(min(int(5 * time), 4) for time in times)
    # A rate that rises linearly from 1 to 3 has 1.2, 1.6, 2.0, 2.4, 2.8 in its fifths.
    for n, rate in enumerate((1.2, 1.6, 2.0, 2.4, 2.8)):
        assert fifths[n] / len(times) == pytest.approx(rate / 10, rel=0.1)


def test_without_acceleration_faults_come_at_an_even_rate(classic: Airport) -> None:
    profile = replace(classic.scenario.strikes, acceleration=1.0)
    even = Airport(replace(classic.scenario, strikes=profile))
    times = [strike.at for strikes in many(even, 100) for strike in strikes]
    assert mean(times) == pytest.approx((profile.first + profile.last) / 2, rel=0.02)


def test_every_round_has_its_share_of_wide_faults_and_of_first_line_faults(
    classic: Airport,
) -> None:
    """Stratified: the number of airport-wide faults differs by no more than one from its mean."""
    total = sum(fault.weight for fault in classic.faults)
    wide = [f for f in classic.faults if max(len(s.terminals) for s in f.symptoms) > 2]
    expected = classic.scenario.strikes.count * sum(f.weight for f in wide) / total
    for strikes in many(classic):
        found = sum(strike.fault in wide for strike in strikes)
        assert abs(found - expected) < 2


def test_over_many_rounds_fault_types_come_as_often_as_their_weights_say(classic: Airport) -> None:
    total = sum(fault.weight for fault in classic.faults)
    rounds = many(classic, 300)
    found = Counter(strike.fault.index for strikes in rounds for strike in strikes)
    chi = 0.0
    for fault in classic.faults:
        expected = len(rounds) * classic.scenario.strikes.count * fault.weight / total
        chi += (found[fault.index] - expected) ** 2 / expected
    freedom = len(classic.faults) - 1
    assert chi < freedom + 4 * (2 * freedom) ** 0.5
    assert found.keys() == {fault.index for fault in classic.faults if fault.weight}


def test_faults_set_by_hand_do_not_disturb_those_drawn(classic: Airport) -> None:
    rounds = classic.scenario.rounds
    bare = Airport(replace(classic.scenario, rounds=(replace(rounds[0], faults=()), *rounds[1:])))
    by_hand = [s for s in drawn_strikes(classic, 1, draws()) if s.number < 0]
    drawn = [s for s in drawn_strikes(classic, 1, draws()) if s.number >= 0]
    assert len(by_hand) == len(rounds[0].faults) > 0
    alone = drawn_strikes(bare, 1, draws())
    assert [(s.at, s.number, s.fault.item, s.fault.mode) for s in drawn] == [
        (s.at, s.number, s.fault.item, s.fault.mode) for s in alone
    ]


def test_a_fault_set_by_hand_strikes_at_its_second(classic: Airport) -> None:
    """The first alarm of rounds 1 and 2 is catering in terminals 1 and 2 (classroom reports)."""
    for number in (1, 2):
        first = drawn_strikes(classic, number, draws(number=number))[0]
        assert first.number < 0
        assert classic.covers[first.fault.item] == {"CAT": ("T1", "T2")}
