"""Replicate until an interval is narrow enough: when to look, and when to stop."""

from dataclasses import dataclass
from math import inf

import numpy as np

from airportsim.lab.statistics import CONFIDENCE, Values, interval


@dataclass(frozen=True, slots=True)
class Precision:
    """The half-width that the interval of a mean shall reach, and when that is looked at.

    After the `first` replications, then after each further `batch`, never beyond `most`; always in
    the order of replications, so that neither workers nor their speed decide where it stops.

    The rule is that of Chow and Robbins (1965; Law and Kelton, 2000, section 9.4.1). It stops where
    the spread happens to look small, so that intervals cover the mean somewhat more rarely than
    their confidence says, and as often only as the half-width goes to 0; many first replications
    and few looks keep that small (`python -m tests.benchmarks.coverage` prints how small).
    """

    half_width: float
    confidence: float = CONFIDENCE
    first: int = 20
    batch: int = 20
    most: int = 10_000

    def __post_init__(self) -> None:
        if not 0 < self.half_width < inf:
            raise ValueError(f"a half-width is more than 0, not {self.half_width}")
        if self.first < 20 or self.batch < 1 or self.most < self.first:
            raise ValueError("at least 20 replications first, then 1 or more at a time, up to most")

    def stop(self, values: Values) -> int | None:
        """After how many replications the rule stops, if these are enough to tell.

        `values` are those of replications 0, 1, 2, ... without a gap; nan where a replication
        failed, which is left out, and no look counts that has fewer than `first` left.
        """
        look = self.first
        while look <= len(values):
            if look >= self.most or self.met(values[:look]):
                return look
            look = min(look + self.batch, self.most)
        return None

    def more(self, values: Values) -> int:
        """How many replications are to be added until the next look; 0 where the rule has stopped.

        Replications that are still out are not in `values`: the answer is the same for every
        order in which they come.
        """
        if self.stop(values) is not None:
            return 0
        done = len(values)
        if done < self.first:
            return self.first - done
        looks = (done - self.first) // self.batch + 1
        return min(self.first + looks * self.batch, self.most) - done

    def met(self, values: Values) -> bool:
        """Whether one look at these values is content."""
        found = np.asarray(values, dtype=np.float64)
        found = found[np.isfinite(found)]
        return len(found) >= self.first and (
            interval(found, self.confidence).half_width <= self.half_width
        )
