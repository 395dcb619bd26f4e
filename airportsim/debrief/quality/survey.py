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
from airportsim.model import events as e
from airportsim.model.draws import Draws
from airportsim.model.quality import (
    HIGH,
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


ALWAYS_SEEN = frozenset({
    Indicator.ON_TIME, Indicator.LOST, Indicator.VISIBLE, Indicator.OUTAGES, Indicator.QUEUE,
})  # fmt: skip
"""What there is to see where nothing fails; all other indicators need a failure to be seen."""


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
    """Who answers: an airline with its character and chances, asked by one set of rules.

    With `used_to_it` it has met more than one fault, and takes help for granted: what only failures
    can show is worth no more to it than it expected.
    """

    airline: str
    character: Character
    rules: Measuring
    draws: Draws
    used_to_it: bool = False

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
        hoped = self.character.expectation(item.dimension)
        felt = _mean(self.felt(one, value, hoped) for one, value in known.items())
        perceived = self._say(item, PERCEIVED, self._moved(felt, moved, hoped))
        return Answer(item, expected, perceived, plain, True)

    def _moved(self, felt: int, moved: int, hoped: int) -> int:
        """Where words and money move a level; with more than one fault not above what was hoped."""
        lifted = felt + moved
        return max(felt, min(lifted, hoped)) if self.used_to_it and moved > 0 else lifted

    def felt(self, indicator: Indicator, value: int, expected: int = HIGH) -> int:
        """What an indicator feels like to this airline that expected so much, in hundredths."""
        curve: Curve = self.rules.curve(indicator)
        if UNITS[indicator] is Unit.SECONDS:
            value = value * USUAL // self.character.patience
        felt = said(curve, value)
        return felt if indicator in ALWAYS_SEEN or not self.used_to_it else min(felt, expected)

    def _say(self, item: Item, kind: str, meant: int) -> int:
        """A whole number from 1 to 7, near what is meant."""
        mood = self.draws.normal(self.rules.mood, kind, self.airline, item.dimension.value)
        noise = self.draws.normal(self.rules.noise, kind, self.airline, item.number)
        return min(7, max(1, (meant + mood + noise + 50) // 100))


def moved(facts: Facts, character: Character, rules: Measuring, recovered: int = 0) -> int:
    """What words and money do to all that an airline perceives, in hundredths of a point.

    `recovered` is what recoveries do. Of promises and compensations that name no failure each one
    counts besides, by what news and money are worth to the airline; 33 percent is as usual.
    """
    kept, broken, paid = _unnamed(facts)
    news = (kept * rules.kept - broken * rules.broken) * character.share(Valued.NEWS) * 3 // 100
    money = paid * rules.paid * character.share(Valued.MONEY) * 3 // 100
    return max(-rules.most_told, min(rules.most_told, news + money + recovered))


def _unnamed(facts: Facts) -> tuple[int, int, int]:
    """Promises kept and broken, and compensations paid, that name no failure."""
    ended = [entry.event for entry, _ in facts.promises]
    kept = [one.kept for one in ended if isinstance(one, e.PromiseEnded) and one.alert < 0]
    told = [entry.event for entry in facts.told]
    paid = [one for one in told if isinstance(one, e.AirlineCompensated) and one.alert < 0]
    return sum(kept), len(kept) - sum(kept), len(paid)


def of_dimension(answers: Iterable[Answer], dimension: Dimension) -> Iterator[Answer]:
    """The answers on one dimension."""
    return (one for one in answers if one.item.dimension is dimension)


def _mean(values: Iterable[int]) -> int:
    some = list(values)
    return sum(some) // len(some)
