"""What airlines answer: on the scale, monotone, replayed, and as one of a kind."""

from dataclasses import replace
from statistics import pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airportsim.debrief.quality.facts import Complaint, Facts
from airportsim.debrief.quality.indicators import Measured
from airportsim.debrief.quality.items import COUNT, ITEMS, RESTS_ON
from airportsim.debrief.quality.round import quality_of
from airportsim.debrief.quality.survey import ALWAYS_SEEN, Answer, Respondent, moved, of_dimension
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.draws import Draws
from airportsim.model.journal import Entry
from airportsim.model.quality import CURVES, Character, Dimension, Indicator, Measuring, Valued
from tests.conftest import classic_airport
from tests.debrief.journals import match

PLAIN = Measuring(mood=0, noise=0)
BEST = {one: Measured(curve[2]) for one, curve in CURVES.items()}
NOTHING = {one: Measured(None) for one in Indicator}


def respondent(
    seed: int = 1, number: int = 1, rules: Measuring | None = None, patience: int = 100
) -> Respondent:
    return Respondent(
        "SR", Character(patience=patience), rules or Measuring(), Draws(seed, 0, number)
    )


def said(answers: tuple[Answer, ...]) -> list[tuple[int, int]]:
    return [(one.expected, one.perceived) for one in answers]


def test_the_questionnaire_has_22_items_in_five_dimensions() -> None:
    assert list(COUNT.values()) == [5, 4, 4, 5, 4]
    assert [item.number for item in ITEMS] == list(range(1, 23))
    asked = {one for some in RESTS_ON.values() for one in some}
    assert asked == set(Indicator) - {Indicator.COMPENSATED}


def test_without_chance_an_airline_says_what_the_curves_say() -> None:
    answers = respondent(rules=PLAIN).answers(BEST, 0)
    assert said(answers) == [(6, 7)] * 22
    worst = {one: Measured(curve[0]) for one, curve in CURVES.items()}
    assert {one.perceived for one in respondent(rules=PLAIN).answers(worst, 0)} == {1}


def test_who_met_nothing_to_judge_perceives_what_it_expected() -> None:
    answers = respondent().answers(NOTHING, 50)
    assert all(one.perceived == one.expected and not one.experienced for one in answers)
    assert all(one.delivered == 100 * one.expected for one in answers)


def test_the_impatient_feel_seconds_longer() -> None:
    waits = BEST | {Indicator.RESTORE: Measured(150)}
    felt = [
        respondent(rules=PLAIN, patience=patience).answers(waits, 0)[6].perceived
        for patience in (50, 100, 300)
    ]
    assert felt == [1, 4, 7]


def test_every_seed_round_and_airline_has_answers_of_its_own_and_the_same_again() -> None:
    middle = {one: Measured(curve[1]) for one, curve in CURVES.items()}
    others = [respondent(), respondent(seed=2), respondent(number=2)]
    others.append(replace(respondent(), airline="BC"))
    told = [said(one.answers(middle, 0)) for one in others]
    assert len({tuple(one) for one in told}) == 4
    assert said(respondent().answers(middle, 0)) == told[0]


def promised(*kept: bool) -> Facts:
    ended = [(Entry(9, n, e.PromiseEnded("A", one)), one) for n, one in enumerate(kept)]
    return Facts("A", promises=ended)


def test_a_broken_promise_is_worse_than_none_and_a_kept_one_better() -> None:
    usual, rules = Character(), Measuring()
    changes = [moved(promised(*kept), usual, rules) for kept in ((False,), (), (True,))]
    assert changes == sorted(set(changes))
    assert changes[1] == 0
    assert moved(promised(*[False] * 50), usual, rules) == -rules.most_told


def test_money_moves_those_who_value_it() -> None:
    made = Entry(5, 0, e.ComplaintMade(0, "A"))
    paid = Entry(9, 1, e.AirlineCompensated(0, "A", 500))
    facts = Facts("A", complaints=[Complaint(made, paid, paid=True)], told=[paid])
    rich, poor = (
        Character(values={Valued.ON_TIME: 50, Valued.NEWS: 0, Valued.MONEY: share})
        for share in (0, 50)
    )
    assert moved(facts, rich, Measuring()) == 0 < moved(facts, poor, Measuring())


def test_who_has_met_several_faults_is_not_delighted_by_quick_help() -> None:
    used = replace(respondent(rules=PLAIN), used_to_it=True)
    told = used.answers(BEST, 80)
    above = {one.item.number for one in told if one.perceived > one.expected}
    assert above == {
        one.number for one in ITEMS if any(seen in ALWAYS_SEEN for seen in one.indicators)
    }
    assert all(one.perceived >= one.expected for one in told)
    spoiled = used.answers(BEST, -200)
    assert all(new.perceived < old.perceived for new, old in zip(spoiled, told, strict=True))


MEASURED = st.fixed_dictionaries(
    {one: st.integers(0, 700).map(Measured) | st.just(Measured(None)) for one in Indicator}
)


@given(
    measured=MEASURED, seed=st.integers(0, 99), by=st.integers(1, 300), shift=st.integers(-80, 80),
    which=st.sampled_from(list(Indicator)), mood=st.integers(0, 300), noise=st.integers(0, 300),
    used_to_it=st.booleans(),
)  # fmt: skip
def test_answers_stay_on_the_scale_and_rise_with_each_indicator(
    measured: dict[Indicator, Measured], seed: int, by: int, shift: int, which: Indicator,
    mood: int, noise: int, used_to_it: bool,
) -> None:  # fmt: skip
    who = replace(respondent(seed, rules=Measuring(mood=mood, noise=noise)), used_to_it=used_to_it)
    before = who.answers(measured, shift)
    assert all(1 <= one.expected <= 7 and 1 <= one.perceived <= 7 for one in before)
    value = measured[which].value
    if value is not None:
        better = value + by if CURVES[which][2] > CURVES[which][0] else value - by
        after = who.answers(measured | {which: Measured(better)}, shift)
        for old, new in zip(before, after, strict=True):
            assert new.perceived >= old.perceived
            assert new.delivered >= old.delivered
            assert new.expected == old.expected


def alpha(columns: list[list[int]]) -> float:
    """Cronbach's alpha of some items: k / (k - 1) (1 - sum of variances / variance of the sum)."""
    count, sums = len(columns), [sum(row) for row in zip(*columns, strict=True)]
    alone = sum(float(pvariance(column)) for column in columns)
    return count / (count - 1) * (1 - alone / float(pvariance(sums)))


def columns(answers: list[tuple[Answer, ...]], dimension: Dimension, field: str) -> list[list[int]]:
    rows = [[getattr(a, field) for a in of_dimension(one, dimension)] for one in answers]
    return [list(column) for column in zip(*rows, strict=True)]


@pytest.fixture(scope="module")
def thousand() -> list[tuple[Answer, ...]]:
    """1,000 questionnaires: the four airlines after the rounds of five teams, ten seeds of each."""
    airport = classic_airport()
    found = []
    for team in range(1, 6):
        for setup, told in match("reference", team)[0]:
            for chance in range(10):
                felt = quality_of(airport, setup, told, 10 * team + chance)
                found += [one.answers for one in felt.airlines]
    return found


@pytest.mark.parametrize("field", ["expected", "perceived"])
@pytest.mark.parametrize("dimension", Dimension)
def test_items_of_a_dimension_belong_together_but_are_not_one(
    thousand: list[tuple[Answer, ...]], dimension: Dimension, field: str
) -> None:
    assert len(thousand) == 1000
    assert 0.7 <= alpha(columns(thousand, dimension, field)) <= 0.95


def test_chance_alone_makes_the_items_of_a_dimension_belong_together(classic: Airport) -> None:
    middle = {one: Measured(curve[1]) for one, curve in CURVES.items()}
    answers = [respondent(seed).answers(middle, 0) for seed in range(1000)]
    for dimension in Dimension:
        assert 0.7 <= alpha(columns(answers, dimension, "perceived")) <= 0.95
