"""The rounds that have ended, each looked back on once."""

from collections.abc import Callable
from dataclasses import dataclass

from airportsim.console.console import Console
from airportsim.debrief.quality.round import Quality, quality_of
from airportsim.debrief.round import Debrief, look_back
from airportsim.model.scenario import Promise
from airportsim.model.score import Score, promised


class LookBack:
    """The debriefs of a session's rounds, worked out when they are asked for and then kept.

    A round whose journal is not at hand (the session was gone on with later) has none.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self._kept: dict[int, Debrief] = {}
        self._felt: dict[int, Quality] = {}

    def until(self, number: int) -> list[Debrief]:
        """The rounds up to this one, in order."""
        return [self._of(n) for n in sorted(self._console.room.results) if n <= number]

    def of(self, number: int) -> Debrief | None:
        """One round."""
        return self._of(number) if number in self._console.room.results else None

    def felt(self, number: int) -> tuple[Quality, ...]:
        """What the airlines felt in the rounds up to this one, in order."""
        return tuple(self._felt_in(n) for n in sorted(self._console.room.results) if n <= number)

    def _of(self, number: int) -> Debrief:
        if number not in self._kept:
            room = self._console.room
            result = room.results[number]
            self._kept[number] = look_back(
                room.airport, result.setup, result.journal, self.until(number - 1), result.end
            )
        return self._kept[number]

    def _felt_in(self, number: int) -> Quality:
        if number not in self._felt:
            room = self._console.room
            result = room.results[number]
            self._felt[number] = quality_of(
                room.airport, result.setup, result.journal, result.survey, end=result.end
            )
        return self._felt[number]


@dataclass(frozen=True, slots=True)
class Looked:
    """What the pages of Check show: a round, those before it, and the way into its replay."""

    console: Console
    round: Debrief
    earlier: tuple[Debrief, ...]
    replay: Callable[[int], object]


def due(score: Score) -> int:
    """The flights that the SLA of a round promised."""
    return promised(Promise(round(100 * score.sla_target), 0, 0), score.flights)
