"""What the airlines felt in whole rounds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from airportsim.debrief.quality.gaps import Gap, Gaps, mean_gaps
from airportsim.debrief.quality.remarks import Tone
from airportsim.debrief.quality.round import Quality, quality_of
from airportsim.debrief.quality.weights import WHOLE, Method
from airportsim.model.airport import Airport
from airportsim.model.quality import Comparison, Dimension
from airportsim.model.words import Lever
from tests.conftest import classic_airport
from tests.debrief.journals import MATCHES, match, random_rounds
from tests.worlds import TINY, airport_of, setup_of

LEVEL = st.integers(100, 700)
BELIEFS = st.dictionaries(
    st.sampled_from(["T1", "T2", "T3", "T4"]), st.dictionaries(st.sampled_from(Dimension), LEVEL)
)


def felt(round_number: int, seed: int = 1, team: str = "reference", **more: int) -> Quality:
    setup, told = match(team, seed)[0][round_number - 1]
    return quality_of(classic_airport(), setup, told, more.get("chance", seed))


@pytest.mark.parametrize(("team", "seed"), MATCHES)
@given(beliefs=BELIEFS, chance=st.integers(0, 1000))
@settings(max_examples=8)
def test_gap_five_is_the_sum_of_the_others(
    team: str, seed: int, beliefs: dict[str, dict[Dimension, int]], chance: int
) -> None:
    for setup, told in match(team, seed)[0]:
        found = quality_of(classic_airport(), replace(setup, beliefs=beliefs), told, chance)
        gaps = [one for airline in found.airlines for one in airline.gaps.values()]
        for one in [*gaps, *found.gaps.values()]:
            assert one.quality == one.expected - one.perceived == sum(one.each.values())
            assert one.five == (*one.each.values(), one.quality)
        for airline in found.airlines:
            for dimension, level in beliefs.get(airline.terminal, {}).items():
                assert airline.gaps[dimension].believed == level
            assert sum(airline.weights.values()) == WHOLE
        assert all(sum(some.values()) == WHOLE for some in found.weights.values())


@given(levels=st.lists(st.tuples(LEVEL, LEVEL, LEVEL, LEVEL, LEVEL), min_size=1, max_size=9))
def test_means_of_gaps_add_up(levels: list[tuple[int, int, int, int, int]]) -> None:
    mean = mean_gaps(Gaps(*one) for one in levels)
    assert sum(mean.each.values()) == mean.quality


def test_replay_gives_the_same_and_another_seed_gives_other_answers() -> None:
    assert felt(2) == felt(2)
    assert felt(2).airlines[0].answers != felt(2, chance=9).airlines[0].answers
    assert felt(2).airlines[0].indicators == felt(2, chance=9).airlines[0].indicators


@pytest.mark.parametrize("seed", [1, 2])
def test_the_reference_team_satisfies_more_as_its_process_gets_better(seed: int) -> None:
    first, _, third, fourth, fifth = (felt(n, seed).index for n in range(1, 6))
    assert first < fourth < third < fifth


def test_the_largest_gap_is_named_with_the_events_that_made_it() -> None:
    told = match("reference", 1)[0][0][1]
    found = felt(1)
    largest = found.largest
    sizes = [size for one in found.airlines for g in one.gaps.values() for size in g.each.values()]
    assert largest.size == max(sizes)
    assert largest.gap in Gap
    assert len(largest.events) == 3
    assert all(told[one.entry.serial] == one.entry for one in largest.events)
    assert list(largest.events) == sorted(largest.events, key=lambda one: one.entry.serial)
    measured = {one.terminal: one.indicators for one in found.airlines}[largest.terminal]
    assert all(one.entry in measured[one.indicator].evidence for one in largest.events)


def test_improvements_raise_the_standard_that_they_are_about(classic: Airport) -> None:
    def standard(dimension: Dimension, *levers: Lever) -> int:
        setup = setup_of(classic.scenario, *levers)
        return quality_of(classic, setup, [], 1).gaps[dimension].standard

    assert standard(Dimension.EMPATHY) == 300
    assert standard(Dimension.EMPATHY, Lever.NAMED_CONTACTS) == (550 + 300 + 550) // 3
    assert standard(Dimension.ASSURANCE) < standard(Dimension.ASSURANCE, Lever.KNOWLEDGE_BASE)


def test_comparing_adds_weights_and_tells_how_well_it_was_done(classic: Airport) -> None:
    setup, told = match("reference", 1)[0][0]
    one, two, three, *_ = Dimension
    circle = tuple(Comparison(*pair, 3) for pair in ((one, two), (two, three), (three, one)))
    found = quality_of(classic, replace(setup, comparisons=circle), told, 1)
    assert found.compared is not None
    assert not found.compared.acceptable
    assert list(found.weights) == list(Method) == list(found.airlines[0].scores)
    assert Method.COMPARED not in felt(1).weights


def test_airlines_write_what_was_worst_and_best_and_what_they_make_of_it() -> None:
    for airline in felt(1).airlines:
        worst, _, last = airline.remarks
        assert worst.tone is Tone.BLAME
        assert last.indicator is None
    assert {one.remarks[-1].tone for one in felt(1).airlines} == {Tone.LEAVES}
    assert {one.remarks[0].indicator for one in felt(1).airlines} != {None}


def test_a_round_in_which_nothing_happened_is_as_expected() -> None:
    airport = airport_of(TINY)
    found = quality_of(airport, setup_of(TINY), [], 1, end=1)
    for airline in found.airlines:
        for dimension, gaps in airline.gaps.items():
            if dimension is not Dimension.TANGIBLES:
                assert gaps.expected == gaps.perceived == gaps.delivered
    assert 4_000 < found.index < 9_000


def test_any_round_can_be_asked_about() -> None:
    for scenario, setup, told in random_rounds(12):
        airport = airport_of(scenario) if scenario.name == "tiny" else classic_airport()
        for end in (None, 100):
            early = [entry for entry in told if end is None or entry.t < end]
            found = quality_of(airport, setup, early, 3, end=end)
            assert 0 <= found.index <= 10_000
            assert len(found.airlines) == len(scenario.airlines)
