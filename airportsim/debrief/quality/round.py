"""What the airlines felt in a round, in one value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from airportsim.debrief.quality.facts import Facts, Round
from airportsim.debrief.quality.gaps import Gaps, Largest, largest, mean_gaps
from airportsim.debrief.quality.indicators import Measured, indicators
from airportsim.debrief.quality.items import COUNT
from airportsim.debrief.quality.reading import read
from airportsim.debrief.quality.recovery import Recovery, moved_by, recoveries
from airportsim.debrief.quality.remarks import Remark, remarks
from airportsim.debrief.quality.satisfaction import Satisfaction, satisfaction
from airportsim.debrief.quality.standards import standard
from airportsim.debrief.quality.survey import Answer, Respondent, moved, of_dimension
from airportsim.debrief.quality.weights import (
    Compared,
    Method,
    Weights,
    by_comparison,
    by_entropy,
    by_points,
    compared_by,
    mean_points,
    weighted,
)
from airportsim.model.airport import Airport
from airportsim.model.draws import Draws
from airportsim.model.journal import Entry
from airportsim.model.quality import Dimension, Indicator
from airportsim.model.scenario import Airline
from airportsim.model.team import RoundSetup


@dataclass(frozen=True, slots=True)
class Felt:
    """What one airline felt; `terminal` is where it flies from.

    `weights` are its own (ten-thousandths), `scores` its perception weighted by each method, and
    `expected` its expectation by its own weights, in hundredths (100 to 700). `recoveries` are its
    failures and what was done about them, in order of time.
    """

    airline: str
    terminal: str
    indicators: dict[Indicator, Measured]
    answers: tuple[Answer, ...]
    gaps: dict[Dimension, Gaps]
    weights: Weights
    expected: int
    scores: dict[Method, int]
    satisfaction: Satisfaction
    remarks: tuple[Remark, ...]
    recoveries: tuple[Recovery, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """What the airlines felt in a round; `number` is the round's, from 1.

    `airlines` are in the order of the scenario. `weights` are those of all airlines together by
    each method (comparison only if the team compared), `compared` how well it did. `index` is the
    mean of the airlines' indices by their flights, from 0 to 10,000 (hundredths of 100 points).
    `gaps` are the means over the airlines, `largest` is the largest single one.
    """

    number: int
    airlines: tuple[Felt, ...]
    weights: dict[Method, Weights]
    compared: Compared | None
    index: int
    gaps: dict[Dimension, Gaps]
    largest: Largest


def quality_of(
    airport: Airport, setup: RoundSetup, journal: Iterable[Entry], survey: int,
    end: int | None = None,
) -> Quality:  # fmt: skip
    """What the airlines felt in a round, from its journal.

    `survey` keys what is chance in the answers (`Draws.survey`); what the team has said of the
    airlines in Plan is in `setup`; `end` is the second at which the round was cut short, None if
    it was played to its end.
    """
    round_ = read(airport, journal, end)
    asking = _Asking(airport, setup, Draws(survey, 0, setup.number), round_)
    airlines = airport.scenario.airlines
    measured = {one.terminal: indicators(airport, round_, one.terminal) for one in airlines}
    asked = [asking.asked(one, measured[one.terminal]) for one in airlines]
    outcome = compared_by(setup.comparisons)
    weights = _weights(asked, outcome)
    felt = tuple(_felt(one, weights) for one in asked)
    every = {(one.terminal, d): gaps for one in felt for d, gaps in one.gaps.items()}
    return Quality(
        number=setup.number,
        airlines=felt,
        weights=weights,
        compared=outcome,
        index=_index(airport, felt),
        gaps={d: mean_gaps(one.gaps[d] for one in felt) for d in Dimension},
        largest=largest(every, measured, airport.scenario.quality),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """An airline with its answers, before they are weighted."""

    who: Respondent
    facts: Facts
    measured: dict[Indicator, Measured]
    answers: tuple[Answer, ...]
    gaps: dict[Dimension, Gaps]
    recoveries: tuple[Recovery, ...]

    @property
    def perceived(self) -> dict[Dimension, int]:
        return {dimension: gaps.perceived for dimension, gaps in self.gaps.items()}


@dataclass(frozen=True, slots=True)
class _Asking:
    """The survey of a round."""

    airport: Airport
    setup: RoundSetup
    draws: Draws
    round: Round

    def asked(self, airline: Airline, measured: dict[Indicator, Measured]) -> _Asked:
        """What an airline answers."""
        rules, character = self.airport.scenario.quality, airline.character
        facts = self.round.facts[airline.terminal]
        made_good = recoveries(
            self.airport, self.setup, self.round, airline.terminal, airline.character
        )
        used_to_it = len(self.round.faults_at(airline.terminal)) > 1
        who = Respondent(airline.id, character, rules, self.draws, used_to_it)
        answers = who.answers(measured, moved(facts, character, rules, moved_by(made_good)))
        gaps = {d: self._gaps(airline.terminal, answers, d) for d in Dimension}
        return _Asked(who, facts, measured, answers, gaps, made_good)

    def _gaps(self, terminal: str, answers: Iterable[Answer], dimension: Dimension) -> Gaps:
        some, count = list(of_dimension(answers, dimension)), COUNT[dimension]
        usual = round(self.airport.scenario.quality.belief * 100)
        return Gaps(
            expected=sum(one.expected for one in some) * 100 // count,
            believed=self.setup.beliefs.get(terminal, {}).get(dimension, usual),
            standard=standard(self.airport, self.setup, dimension),
            delivered=sum(one.delivered for one in some) // count,
            perceived=sum(one.perceived for one in some) * 100 // count,
        )


def _weights(asked: Iterable[_Asked], outcome: Compared | None) -> dict[Method, Weights]:
    """The weights of all airlines together by each method."""
    each = list(asked)
    own = [_own_weights(one) for one in each]
    found = {Method.EXPERTS: mean_points(own)}
    if outcome is not None:
        found[Method.COMPARED] = by_comparison(outcome)
    found[Method.ENTROPY] = by_entropy([one.perceived for one in each])
    return found


def _own_weights(one: _Asked) -> Weights:
    return by_points({d: one.who.character.points(d) for d in Dimension})


def _felt(one: _Asked, weights: Mapping[Method, Weights]) -> Felt:
    """What an airline felt, with its answers weighted by its own and by all other weights."""
    own, perceived = _own_weights(one), one.perceived
    expected = weighted(own, {d: gaps.expected for d, gaps in one.gaps.items()})
    scores = {method: weighted(some, perceived) for method, some in weights.items()}
    scores[Method.EXPERTS] = weighted(own, perceived)
    satisfied = satisfaction(
        one.who, one.facts, one.measured, expected, scores[Method.EXPERTS], min(perceived.values())
    )
    return Felt(
        airline=one.who.airline,
        terminal=one.facts.terminal,
        indicators=one.measured,
        answers=one.answers,
        gaps=one.gaps,
        weights=own,
        expected=expected,
        scores=scores,
        satisfaction=satisfied,
        remarks=remarks(one.who, one.measured, satisfied.index),
        recoveries=one.recoveries,
    )


def _index(airport: Airport, felt: Iterable[Felt]) -> int:
    """The mean of the airlines' indices by the flights that each has in a round."""
    flown = [flight.terminal for flight in airport.timetable]
    flights = {one.terminal: flown.count(one.terminal) for one in felt}
    total = sum(flights.values())
    return sum(one.satisfaction.index * flights[one.terminal] for one in felt) // total
