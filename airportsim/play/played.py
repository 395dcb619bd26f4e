"""A round that has been played, and what it leaves."""

from dataclasses import dataclass

from airportsim.model.airport import Airport
from airportsim.model.journal import Entry, digest
from airportsim.model.plan import Standing, next_standing
from airportsim.model.score import Score
from airportsim.model.state import State
from airportsim.model.team import Record, RoundSetup


@dataclass(frozen=True, slots=True)
class RoundResult:
    """One round as it was played: from which setup, with which journal, at what score.

    `end` is the second at which it was over; `survey` keys what is chance in what the airlines
    answer after it.
    """

    setup: RoundSetup
    score: Score
    journal: list[Entry]
    end: int
    survey: int

    @property
    def digest(self) -> str:
        """SHA-256 of the journal, in hexadecimal, worked out when it is asked for."""
        return digest(self.journal)


def after(airport: Airport, before: Standing, state: State) -> Standing:
    """Where a team stands after a round has ended in this state."""
    record = tuple(
        Record(
            f.type.item,
            f.type.mode,
            f.by,
            (f.fixed_at if f.fixed_at >= 0 else state.now) - f.struck_at,
        )
        for f in state.faults
    )
    return next_standing(airport, before, tuple(state.articles), dict(state.moods), record)
