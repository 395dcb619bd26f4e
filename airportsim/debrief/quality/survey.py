"""The survey after a round: what an airline answers to each item, as expectation and perception.

An answer is what the response curves make of the indicators (a character's patience stretches or
shrinks the seconds), moved by promises and money, and by two chances: one that all answers of an
airline on a dimension share, and one of each answer alone. The chances are keyed by the
round's survey (which follows from seed, replication and round), airline, item and kind of answer,
so that answers are the same on every replay and depend on nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from airportsim.debrief.quality.facts import Facts
from airportsim.debrief.quality.indicators import Measured
from airportsim.debrief.quality.items import ITEMS, Item
from airportsim.model.draws import Draws
from airportsim.model.quality import (
    UNITS,
    Character,
    Curve,
    Dimension,
    Indicator,
    Measuring,
    Unit,
    Valued,
    said,
)

EXPECTED, PERCEIVED = "quality expected", "quality perceived"
"""The two kinds of answers, as the chances are keyed."""

USUAL = 100
"""The patience, in percent, of an airline that takes seconds for what they are."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an airline answers to an item, both from 1 to 7.

    `experienced` is False if nothing happened by which to judge it: then the airline perceives
    what it expected. `delivered` is what the journal says, in hundredths, without chances, words
    or patience.
    """

    item: Item
    expected: int
    perceived: int
    delivered: int
    experienced: bool


@dataclass(frozen=True, slots=True)
class Respondent:
    """Who answers: an airline with its character and chances, asked by one set of rules."""

    airline: str
    character: Character
    rules: Measuring
    draws: Draws

    def answers(self, measured: Mapping[Indicator, Measured], moved: int) -> tuple[Answer, ...]:
        """All 22 answers; `moved` is what promises and money do to each (hundredths)."""
        return tuple(self._answer(item, measured, moved) for item in ITEMS)

    def _answer(self, item: Item, measured: Mapping[Indicator, Measured], moved: int) -> Answer:
        expected = self._say(item, EXPECTED, self.character.expectation(item.dimension))
        known = {
            one: value for one in item.indicators if (value := measured[one].value) is not None
        }
        if not known:
            return Answer(item, expected, expected, expected * 100, experienced=False)
        plain = _mean(said(self.rules.curve(one), value) for one, value in known.items())
        felt = _mean(self.felt(one, value) for one, value in known.items())
        return Answer(item, expected, self._say(item, PERCEIVED, felt + moved), plain, True)

    def felt(self, indicator: Indicator, value: int) -> int:
        """What an indicator feels like to this airline, in hundredths."""
        curve: Curve = self.rules.curve(indicator)
        if UNITS[indicator] is Unit.SECONDS:
            value = value * USUAL // self.character.patience
        return said(curve, value)

    def _say(self, item: Item, kind: str, meant: int) -> int:
        """A whole number from 1 to 7, near what is meant."""
        mood = self.draws.normal(self.rules.mood, kind, self.airline, item.dimension.value)
        noise = self.draws.normal(self.rules.noise, kind, self.airline, item.number)
        return min(7, max(1, (meant + mood + noise + 50) // 100))


def moved(facts: Facts, character: Character, rules: Measuring) -> int:
    """What promises and money do to all that an airline perceives, in hundredths of a point.

    Each promise kept or broken, and each compensation, counts by what news and money are worth to
    the airline; 33 percent is as usual.
    """
    kept = sum(kept for _, kept in facts.promises)
    broken = len(facts.promises) - kept
    paid = sum(one.paid for one in facts.complaints)
    news = (kept * rules.kept - broken * rules.broken) * character.share(Valued.NEWS) * 3 // 100
    money = paid * rules.paid * character.share(Valued.MONEY) * 3 // 100
    return max(-rules.most_told, min(rules.most_told, news + money))


def of_dimension(answers: Iterable[Answer], dimension: Dimension) -> Iterator[Answer]:
    """The answers on one dimension."""
    return (one for one in answers if one.item.dimension is dimension)


def _mean(values: Iterable[int]) -> int:
    some = list(values)
    return sum(some) // len(some)
