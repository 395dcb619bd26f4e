"""Where the time of an incident goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Where(StrEnum):
    """Where an incident is: with whom it waits, or who works on it.

    Noticing lasts from the strike to the first call; passing on is the desk's, while nobody works;
    the queue is the specialists', also while those who took the ticket are at another one; work is
    anybody's who tries to cure it, thinking included; a wrong fix lasts from its proposal to the
    next step; vendor is the wait for a verdict, a permit to buy or a delivery.
    """

    NOTICING = "noticing"
    PASSING_ON = "passing_on"
    QUEUE = "queue"
    WORK = "work"
    WRONG_FIX = "wrong_fix"
    VENDOR = "vendor"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an incident's time; `end` is the first second that is no longer in it."""

    where: Where
    start: int
    end: int

    @property
    def seconds(self) -> int:
        """How long it lasts."""
        return self.end - self.start


Pieces = list[tuple[int, Where | None]]
"""Where something is from each of these seconds on, in order; None where it does not count."""

_RANK = {
    None: -1,
    Where.NOTICING: 0,
    Where.PASSING_ON: 1,
    Where.QUEUE: 2,
    Where.WRONG_FIX: 3,
    Where.VENDOR: 4,
    Where.WORK: 5,
}
"""Of several tickets on one fault, the one that is furthest on tells where the fault is."""


def spans_of(ways: Sequence[Pieces], start: int, end: int) -> tuple[Span, ...]:
    """The spans from start to end of a fault whose tickets went these ways."""
    marks = {at for pieces in ways for at, _ in pieces if start < at < end}
    spans: list[Span] = []
    for at in sorted(marks | {start} if start < end else ()):
        here = max((_at(pieces, at) for pieces in ways), key=_RANK.__getitem__, default=None)
        where = here or Where.NOTICING
        if not spans or spans[-1].where is not where:
            if spans:
                spans[-1] = Span(spans[-1].where, spans[-1].start, at)
            spans.append(Span(where, at, end))
    return tuple(spans)


def _at(pieces: Pieces, second: int) -> Where | None:
    return next((where for at, where in reversed(pieces) if at <= second), None)
