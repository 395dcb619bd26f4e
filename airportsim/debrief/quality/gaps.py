"""The five gaps between what is expected and what is perceived, and the largest of them.

After Parasuraman, Zeithaml & Berry (1985). A gap is a shortfall, in whole hundredths of a point of
the scale from 1 to 7: what stands first, less what stands second.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from airportsim.debrief.quality.indicators import EVIDENCE, Measured
from airportsim.debrief.quality.items import RESTS_ON
from airportsim.model.journal import Entry
from airportsim.model.quality import CURVES, Dimension, Indicator, Measuring, said


class Gap(Enum):
    """The gaps that add up to the fifth, by their numbers."""

    KNOWLEDGE = 1
    STANDARDS = 2
    DELIVERY = 3
    COMMUNICATION = 4


@dataclass(frozen=True, slots=True)
class Gaps:
    """The five levels of one dimension for one airline, in hundredths (100 to 700).

    What it expects, what the team believed that it expects, the standards in force, what was
    delivered, what it perceives.
    """

    expected: int
    believed: int
    standard: int
    delivered: int
    perceived: int

    @property
    def each(self) -> dict[Gap, int]:
        """Gaps 1 to 4."""
        return {
            Gap.KNOWLEDGE: self.expected - self.believed,
            Gap.STANDARDS: self.believed - self.standard,
            Gap.DELIVERY: self.standard - self.delivered,
            Gap.COMMUNICATION: self.delivered - self.perceived,
        }

    @property
    def quality(self) -> int:
        """Gap 5: expectation less perception, which is the sum of the other four."""
        return self.expected - self.perceived

    @property
    def five(self) -> tuple[int, int, int, int, int]:
        """All five gaps in order."""
        one, two, three, four = self.each.values()
        return one, two, three, four, self.quality


class Because(NamedTuple):
    """An entry of the journal that made a gap, and the indicator that it made worse."""

    indicator: Indicator
    entry: Entry


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest gap of a round (hundredths), and what in its journal made it."""

    terminal: str
    dimension: Dimension
    gap: Gap
    size: int
    events: tuple[Because, ...]


def mean_gaps(some: Iterable[Gaps]) -> Gaps:
    """The means of the five levels over airlines or dimensions; the gaps still add up."""
    levels = [(g.expected, g.believed, g.standard, g.delivered, g.perceived) for g in some]
    means = [(2 * sum(one) + len(one)) // (2 * len(one)) for one in zip(*levels, strict=True)]
    return Gaps(*means)


def largest(
    gaps: Mapping[tuple[str, Dimension], Gaps],
    measured: Mapping[str, Mapping[Indicator, Measured]],
    rules: Measuring,
) -> Largest:
    """The largest gap of any airline (known by its terminal) and dimension; the first of equals."""
    size, terminal, dimension, gap = max(
        ((size, *place, gap) for place, one in gaps.items() for gap, size in one.each.items()),
        key=lambda found: found[0],
    )
    found = measured[terminal]
    return Largest(terminal, dimension, gap, size, _events(found, dimension, gap, rules))


_OF_WORDS = (Indicator.KEPT, Indicator.SILENCE, Indicator.ANSWERED, Indicator.UNASKED)
"""What tells how an airline was spoken to."""


def _events(
    measured: Mapping[Indicator, Measured], dimension: Dimension, gap: Gap, rules: Measuring
) -> tuple[Because, ...]:
    """What made a gap, in order of time: entries of the worst indicators are chosen first."""
    about = RESTS_ON[dimension]
    worst = _worst_first(measured, about, rules)
    if gap is Gap.COMMUNICATION:
        worst = [*_worst_first(measured, _OF_WORDS, rules), *worst]
    made: dict[Entry, Indicator] = {}
    for one in worst:
        for entry in measured[one].evidence:
            made.setdefault(entry, one)
    chosen = list(made.items())[:EVIDENCE]
    return tuple(sorted((Because(one, entry) for entry, one in chosen), key=_when))


def _when(because: Because) -> int:
    return because.entry.serial


def _worst_first(
    measured: Mapping[Indicator, Measured], some: Iterable[Indicator], rules: Measuring
) -> list[Indicator]:
    scores = {
        one: said(rules.curve(one), value)
        for one in some
        if (value := measured[one].value) is not None
    }
    return sorted(scores, key=lambda one: (scores[one], list(CURVES).index(one)))
