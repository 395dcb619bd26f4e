"""An incident: a fault, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum

from airportsim.debrief.spans import Span, Where
from airportsim.model.words import RestoredBy


class Origin(StrEnum):
    """Who let a fault strike: the draw, the scenario, or the facilitator."""

    DRAW = "draw"
    SCENARIO = "scenario"
    FACILITATOR = "facilitator"


@dataclass(frozen=True, slots=True)
class Incident:
    """A fault and what became of it; times are seconds of round time, None if it never came to it.

    `ended_at` is when it was restored, else the end of what was played. `services` and `terminals`
    are those that failed before any crash; `alerts` and `tickets` are numbers from 0, a ticket
    belonging to the fault behind its alert. Times of alerts and tickets are those of the first.
    `spans` cover strike to end without gap or overlap. `lost` are the flights lost while it stood
    in their way, be it alone or not. `rejected` counts fixes that came to nothing, `healthy` the
    tests that found a sound item, and `by_article` tells whether an article cured it.
    """

    fault: int
    origin: Origin
    item: str
    mode: str
    struck_at: int
    ended_at: int
    restored_by: RestoredBy | None
    alerted_at: int | None
    reported_at: int | None
    logged_at: int | None
    escalated_at: int | None
    taken_at: int | None
    proposed_at: int | None
    fixed_at: int | None
    crashed_at: int | None
    services: tuple[str, ...]
    terminals: tuple[str, ...]
    alerts: tuple[int, ...]
    tickets: tuple[int, ...]
    spans: tuple[Span, ...]
    lost: tuple[int, ...]
    rejected: int
    healthy: int
    by_article: bool

    @property
    def seconds(self) -> int:
        """How long it lasted."""
        return self.ended_at - self.struck_at

    def spent(self, where: Where) -> int:
        """Seconds of it that went there."""
        return sum(span.seconds for span in self.spans if span.where is where)

    def where_at(self, second: int) -> Where | None:
        """Where it was at a second, None before its strike and from its end on."""
        return next((s.where for s in self.spans if s.start <= second < s.end), None)
