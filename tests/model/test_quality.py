"""Response curves, characters, and what is wrong with them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airportsim.model.airport import Airport
from airportsim.model.checks import problems
from airportsim.model.quality import (
    CURVES,
    Character,
    Dimension,
    Indicator,
    Measuring,
    Valued,
    said,
)
from tests.worlds import TINY


@pytest.mark.parametrize(
    ("value", "score"), [(0, 100), (10, 100), (30, 250), (50, 400), (70, 550), (90, 700), (99, 700)]
)
def test_a_curve_is_straight_between_its_three_points(value: int, score: int) -> None:
    assert said((10, 50, 90), value) == score


@given(curve=st.sets(st.integers(0, 1000), min_size=3, max_size=3), falls=st.booleans(),
       value=st.integers(-10, 1010))  # fmt: skip
def test_curves_are_monotone_and_stay_on_the_scale(
    curve: set[int], falls: bool, value: int
) -> None:
    worst, middle, best = sorted(curve, reverse=falls)
    here, next_ = said((worst, middle, best), value), said((worst, middle, best), value + 1)
    assert 100 <= here <= 700
    assert next_ <= here if falls else next_ >= here
    assert [said((worst, middle, best), at) for at in (worst, middle, best)] == [100, 400, 700]


def test_the_usual_curves_are_curves_and_shipped_airlines_differ(classic: Airport) -> None:
    assert set(CURVES) == set(Indicator)
    assert list(problems(classic.scenario)) == []
    airlines = classic.scenario.airlines
    for field in ("about", "weights", "values", "patience"):
        assert len({repr(getattr(one.character, field)) for one in airlines}) == 4
    assert all(sum(one.character.weights.values()) == 100 for one in airlines)
    assert [s.id for s in classic.scenario.services if s.visible] == ["BRG", "CKI", "FID"]


def test_what_a_character_does_not_say_is_as_usual() -> None:
    some = Character(
        expects={Dimension.EMPATHY: 4.2}, weights={Dimension.EMPATHY: 50}, values={Valued.NEWS: 70}
    )
    assert [some.expectation(d) for d in (Dimension.EMPATHY, Dimension.TANGIBLES)] == [420, 600]
    assert [some.points(d) for d in (Dimension.EMPATHY, Dimension.TANGIBLES)] == [50, 11]
    assert [some.share(valued) for valued in Valued] == [35, 50, 14]


@pytest.mark.parametrize(
    ("quality", "place"),
    [
        (Measuring(curves={Indicator.KEPT: (90, 50, 10)}), "quality.curves.kept"),
        (Measuring(curves={Indicator.LOST: (20, 20, 0)}), "quality.curves.lost"),
        (Measuring(loyal=(50, 50, 90)), "quality.loyal"),
        (Measuring(index=(0, 0, 0)), "quality.index"),
        (Measuring(belief=9.0), "quality.belief"),
    ],
)
def test_what_cannot_be_measured_by_is_named(quality: Measuring, place: str) -> None:
    found = [where for where, _ in problems(replace(TINY, quality=quality))]
    assert [".".join(map(str, where)) for where in found] == [place]


@pytest.mark.parametrize(
    ("character", "key"),
    [
        (Character(weights=dict.fromkeys(Dimension, 0)), "weights"),
        (Character(values=dict.fromkeys(Valued, 0)), "values"),
        (Character(patience=0), "patience"),
    ],
)
def test_an_airline_that_values_nothing_is_named(character: Character, key: str) -> None:
    first, *others = TINY.airlines
    airlines = (replace(first, character=character), *others)
    found = [where for where, _ in problems(replace(TINY, airlines=airlines))]
    assert found == [("airlines", 0, "character", key)]
