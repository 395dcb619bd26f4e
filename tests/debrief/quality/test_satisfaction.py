"""The satisfaction index, and who stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airportsim.debrief.quality.facts import Facts
from airportsim.debrief.quality.indicators import Measured
from airportsim.debrief.quality.satisfaction import index, loyalty, satisfaction
from airportsim.debrief.quality.survey import Respondent
from airportsim.model.draws import Draws
from airportsim.model.quality import CURVES, Character, Indicator, Measuring

WHO = Respondent("SR", Character(), Measuring(), Draws(1, 0, 1))
NOTHING = {one: Measured(None) for one in Indicator}


@pytest.mark.parametrize(
    ("judgements", "weights", "points"),
    [
        ((100, 100, 100), (1, 1, 1), 0),
        ((1000, 1000, 1000), (3, 1, 2), 10_000),
        ((550, 550, 550), (1, 2, 3), 5_000),
        ((800, 700, 600), (1, 1, 1), 6_666),
        ((800, 700, 600), (2, 1, 1), 6_944),
    ],
)
def test_the_index_is_that_of_fornell_et_al_1996(
    judgements: tuple[int, ...], weights: tuple[int, ...], points: int
) -> None:
    """100 (sum of w x - sum of w) / (9 sum of w): (8 + 7 + 6 - 3) / 27 = 66.67 %."""
    assert index(judgements, weights) == points


def test_a_round_as_expected_is_in_the_middle_against_expectation() -> None:
    found = satisfaction(WHO, Facts("A"), NOTHING, 600, 600, 600)
    assert (found.against_expectation, found.value, found.overall) == (550, 600, 850)


@pytest.mark.parametrize(("points", "stays"), [(0, 0), (2_000, 0), (5_500, 50), (9_000, 100)])
def test_the_satisfied_stay(points: int, stays: int) -> None:
    assert loyalty(points, (20, 55, 90)) == stays


LEVEL = st.integers(100, 700)


@given(expected=LEVEL, perceived=LEVEL, weakest=LEVEL, more=st.integers(0, 300), on_time=LEVEL)
def test_the_index_stays_on_its_scale_and_rises_with_what_is_perceived(
    expected: int, perceived: int, weakest: int, more: int, on_time: int
) -> None:
    weakest = min(weakest, perceived)
    measured = NOTHING | {Indicator.ON_TIME: Measured(on_time % 101)}
    worse = satisfaction(WHO, Facts("A"), measured, expected, perceived, weakest)
    higher = min(700, perceived + more)
    better = satisfaction(WHO, Facts("A"), measured, expected, higher, weakest)
    assert 0 <= worse.index <= better.index <= 10_000
    assert 0 <= worse.loyalty <= better.loyalty <= 100
    assert better.complains <= worse.complains


def test_flights_on_time_are_worth_most_to_whom_they_matter() -> None:
    late = {one: Measured(curve[2]) for one, curve in CURVES.items()}
    late[Indicator.ON_TIME] = Measured(CURVES[Indicator.ON_TIME][0])
    found = satisfaction(WHO, Facts("A"), late, 600, 500, 500)
    assert found.value == (50 * 100 + 50 * 700) // 100
