"""The pace at which faults come: which second of the round a second of the draw has become."""

from dataclasses import dataclass
from math import lcm

from airportsim.model.interventions import LEAST_PACE, MOST_PACE

_FINE = lcm(*range(LEAST_PACE, MOST_PACE + 1))
"""So many parts has a second: every pace divides them, so that changes add up without rounding."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How seconds of the draw become seconds of the round, until the next change of pace.

    Second `since` of the round is `drawn` parts of a second into the draw; after it, what was drawn
    takes `percent` of its time.
    """

    since: int = 0
    drawn: int = 0
    percent: int = 100

    def when(self, drawn: int) -> int:
        """The second of the round at which something happens that was drawn for this second."""
        left = drawn * _FINE - self.drawn
        return self.since + left * self.percent // (100 * _FINE)

    def changed(self, now: int, percent: int) -> "Pace":
        """The pace from now on."""
        passed = (now - self.since) * 100 * _FINE // self.percent
        return Pace(now, self.drawn + passed, percent)
