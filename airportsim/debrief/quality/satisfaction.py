"""The satisfaction index of an airline, and what follows from it (Fornell et al. 1996).

Expected and perceived quality and perceived value lead to three judgements from 1 to 10: how
satisfied it is all in all, how the round was against what it expected, and against an ideal
airport. The index puts their weighted mean on a scale from 0 to 100.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from airportsim.debrief.quality.facts import Facts
from airportsim.debrief.quality.indicators import Measured, percent
from airportsim.debrief.quality.survey import Respondent
from airportsim.model.quality import HIGH, LOW, Indicator, Valued

ONE, TEN = 100, 1000
"""The ends of the scale of the three judgements, in hundredths."""

AS_EXPECTED = 550
"""What an airline says to a round that was as it expected, in hundredths."""

STRETCH = 150
"""A point of the gap between expectation and perception is so many hundredths of a judgement."""

QUALITY, VALUE = 3, 1
"""What perceived quality and perceived value weigh in satisfaction."""

_IN_VALUE = {
    Valued.ON_TIME: (Indicator.ON_TIME,),
    Valued.NEWS: (Indicator.SILENCE, Indicator.UNASKED),
    Valued.MONEY: (Indicator.COMPENSATED,),
}
"""By what an airline judges what it values."""


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """How satisfied an airline is with a round.

    `index` runs from 0 to 10,000 (hundredths of a point of 100). `overall`, `against_expectation`
    and `against_ideal` are the three judgements, in hundredths (100 to 1,000), `value` is the
    perceived value in hundredths (100 to 700). `complaints` and `answered` count; `complains` is
    how likely it is to complain again, `loyalty` how likely to stay, in percent.
    """

    index: int
    overall: int
    against_expectation: int
    against_ideal: int
    value: int
    complaints: int
    answered: int
    complains: int
    loyalty: int


def satisfaction(
    who: Respondent, facts: Facts, measured: Mapping[Indicator, Measured],
    expected: int, perceived: int, weakest: int,
) -> Satisfaction:  # fmt: skip
    """The satisfaction of an airline.

    `expected` and `perceived` are its weighted quality, `weakest` its perception of the weakest
    dimension, all in hundredths (100 to 700).
    """
    value = perceived_value(who, measured, expected)
    quality = (QUALITY * perceived + VALUE * value) // (QUALITY + VALUE)
    confirmed = AS_EXPECTED + (perceived - expected) * STRETCH // 100
    judgements = (
        _of_ten(quality),
        max(ONE, min(TEN, confirmed)),
        _of_ten((perceived + weakest) // 2),
    )
    points = index(judgements, who.rules.index)
    stays = loyalty(points, who.rules.loyal)
    answered = sum(one.news is not None for one in facts.complaints)
    made = len(facts.complaints)
    share = percent(answered, made)
    handled = 0 if share is None else (share - 50) // 10
    return Satisfaction(
        points, *judgements, value, made, answered, 100 - stays, max(0, min(100, stays + handled))
    )


def index(judgements: Sequence[int], weights: Sequence[int]) -> int:
    """100 (sum of w x - sum of w) / (9 sum of w), in hundredths, of judgements x in hundredths."""
    total = sum(weights)
    weighed = sum(w * x for w, x in zip(weights, judgements, strict=True))
    return 100 * (weighed - ONE * total) // (9 * total)


def loyalty(points: int, loyal: tuple[int, int, int]) -> int:
    """How many of a hundred such airlines stay: 0, 50 and 100 at three values of the index."""
    low, middle, high = (100 * one for one in loyal)
    if points <= middle:
        return 50 * max(0, points - low) // (middle - low)
    return 50 + 50 * (min(points, high) - middle) // (high - middle)


def perceived_value(who: Respondent, measured: Mapping[Indicator, Measured], expected: int) -> int:
    """What an airline got for its money, by what it values, in hundredths (100 to 700).

    Where nothing happened by which to judge, it got what it expected.
    """
    total = 0
    shares = {valued: who.character.share(valued) for valued in Valued}
    for valued, some in _IN_VALUE.items():
        felt = [
            who.felt(one, value, expected)
            for one in some
            if (value := measured[one].value) is not None
        ]
        total += shares[valued] * (sum(felt) // len(felt) if felt else expected)
    return total // sum(shares.values())


def _of_ten(level: int) -> int:
    """A level from 1 to 7 as a judgement from 1 to 10, both in hundredths."""
    return ONE + (TEN - ONE) * (level - LOW) // (HIGH - LOW)
