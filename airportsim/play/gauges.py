"""The indicators of the running round for those who manage it: value, target, trend, warning.

They are those of `airportsim.debrief.quality.indicators`, of the facts that a manager can know
(`airportsim.debrief.quality.known`), at the whole multiples of EVERY seconds of round time: the
same on every machine and replay, however often anybody looks. At a second only what happened
before it counts. Round time so far is the whole of the round: what is down is down until then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from airportsim.debrief.quality.indicators import indicators, mean
from airportsim.debrief.quality.known import known
from airportsim.debrief.quality.reading import Reading
from airportsim.debrief.quality.standards import Target, target
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry
from airportsim.model.quality import LOW, MIDDLE, Curve, Indicator, said
from airportsim.model.scenario import Scenario
from airportsim.model.team import RoundSetup

EVERY = 15
"""Seconds of round time after which the indicators are measured again."""

BACK = 120
"""A trend is that of the last so many seconds of round time."""

ALL = ""
"""Stands for all airlines together where a terminal would stand for its own."""

Values = dict[str, dict[Indicator, int | None]]
"""The values of the indicators by terminal, None where there was nothing to measure."""

_MOST = frozenset({Indicator.SILENCE, Indicator.QUEUE})
"""Indicators that tell of the longest: of all airlines together it is the longest of any."""


class Trend(StrEnum):
    """How an indicator stands against BACK seconds ago."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Concern(StrEnum):
    """How much an indicator needs a manager's attention.

    WATCH: the airlines call it bad (it lies below the middle of its curve), or it misses its target
    and is not getting better. ALARM: it is bad, misses its target, and is getting worse or new; or
    it is as bad as can be, though the team has set a standard for it, and is not getting better.
    """

    WATCH = "watch"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Gauge:
    """An indicator as it stands; `value` is None while there is nothing to measure.

    `trend` is None if there was nothing to measure then or now.
    """

    value: int | None
    target: Target
    trend: Trend | None = None
    concern: Concern | None = None


@dataclass(frozen=True, slots=True)
class Gauges:
    """All indicators as of a second of the round, by terminal, with ALL for all together."""

    second: int
    of: dict[str, dict[Indicator, Gauge]]

    def worst(self, terminal: str, among: Iterable[Indicator] = Indicator) -> Concern | None:
        """The most pressing concern about an airline."""
        concerns = {self.of[terminal][one].concern for one in among}
        return next((c for c in (Concern.ALARM, Concern.WATCH) if c in concerns), None)


class Meter:
    """Measures a round while it runs, when somebody looks, from its journal."""

    def __init__(self, airport: Airport, setup: RoundSetup, journal: Sequence[Entry]) -> None:
        self._airport = airport
        self._setup = setup
        self._now = _Reader(airport, journal)
        self._before = _Reader(airport, journal)
        self._measured: dict[int, Values] = {}
        self._gauges: Gauges | None = None

    def values(self, now: int) -> tuple[int, Values, Values]:
        """The second of the last measurement, what was measured, and what BACK seconds earlier."""
        second = now - now % EVERY
        earlier = max(0, second - BACK)
        return second, self._at(second, self._now), self._at(earlier, self._before)

    def gauges(self, now: int) -> Gauges:
        """The indicators at a second of the round, as last measured."""
        if self._gauges is None or self._gauges.second != now - now % EVERY:
            self._gauges = gauges(self._airport.scenario, self._setup, *self.values(now))
        return self._gauges

    def _at(self, second: int, reader: "_Reader") -> Values:
        if second not in self._measured:
            self._measured[second] = reader.values(second)
        return self._measured[second]


class _Reader:
    """Reads a journal up to one second after another."""

    def __init__(self, airport: Airport, journal: Sequence[Entry]) -> None:
        self._airport = airport
        self._journal = journal
        self._reading = Reading(airport)
        self._read = self._second = 0

    def values(self, second: int) -> Values:
        """What is measured at a second; quickest if it lies after the last one."""
        if second < self._second:
            self._reading, self._read = Reading(self._airport), 0
        journal, self._second = self._journal, second
        while self._read < len(journal) and journal[self._read].t < second:
            self._reading.take(journal[self._read])
            self._read += 1
        return measured(self._airport, self._reading, second)


def measured(airport: Airport, reading: Reading, second: int) -> Values:
    """The values of all indicators at a second, as far as a manager can know them."""
    facts = known(reading.at(second))
    found: Values = {}
    for terminal in airport.scenario.terminals:
        own = indicators(airport, facts, terminal)
        found[terminal] = {one: own[one].value if second else None for one in Indicator}
    return found


def gauges(
    scenario: Scenario, setup: RoundSetup, second: int, values: Values, before: Values
) -> Gauges:  # fmt: skip
    """The indicators with their targets, trends and concerns, from what was measured."""
    now, then = _with_all(values), _with_all(before)
    targets = {one: target(scenario, setup, one) for one in Indicator}
    curves = {one: scenario.quality.curve(one) for one in Indicator}
    return Gauges(second, {
        terminal: {
            one: _gauge(curves[one], targets[one], own[one], then[terminal][one])
            for one in Indicator
        }
        for terminal, own in now.items()
    })  # fmt: skip


def _with_all(values: Values) -> Values:
    """Values with those of all airlines together: their mean, or the longest of any."""
    found: Values = {ALL: {}}
    for one in Indicator:
        each = [own[one] for own in values.values()]
        there = [value for value in each if value is not None]
        found[ALL][one] = max(there, default=None) if one in _MOST else mean(there)
    return found | values


def _gauge(curve: Curve, aim: Target, value: int | None, before: int | None) -> Gauge:
    if value is None:
        return Gauge(None, aim)
    trend = None if before is None else _trend(curve, before, value)
    missed = _trend(curve, aim.value, value) is Trend.WORSE
    return Gauge(value, aim, trend, _concern(said(curve, value), missed, trend, aim.set))


def _concern(level: int, missed: bool, trend: Trend | None, set_: bool) -> Concern | None:
    """What a level on the scale calls for, given whether it misses a target, and one of ours."""
    bad, stays = level < MIDDLE, trend is not Trend.BETTER
    hopeless = set_ and level == LOW
    if bad and missed and stays and (trend is not Trend.SAME or hopeless):
        return Concern.ALARM
    return Concern.WATCH if bad or (missed and stays) else None


def _trend(curve: Curve, before: int, value: int) -> Trend:
    """Which of two values is better, by whether the curve rises or falls."""
    gain = (value - before) * (1 if curve[0] < curve[2] else -1)
    return Trend.BETTER if gain > 0 else Trend.WORSE if gain < 0 else Trend.SAME
