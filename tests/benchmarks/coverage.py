"""Do the intervals hold what they promise? An M/M/1 queue, whose mean wait is known.

    python -m tests.benchmarks.coverage [--experiments 2000]

Customers come at rate 0.5 and are served at rate 1, so that the load is 0.5 and the mean wait in
line exactly 1. A replication is the mean wait of 1,000 customers in a row: the first one waits as
long as the stationary queue lets him (not at all, or an exponential time with the mean 2, half and
half), each next one by Lindley's recursion (1952), which is exact; an event simulation would give
the same waits a thousand times slower.

Student's t asks for means that are nearly normal. Waits are skewed, and those of neighbours alike,
so a replication must be long: the table shows the skewness of a replication's mean, and what it
does to the coverage, for shorter and longer ones. An experiment has 30 replications. Wanted: 95 %
intervals cover the 1 in 93 to 97 % of 2,000 experiments.

Below it the same for experiments that stop by themselves (`Precision`): 20 replications at least,
then looks after each further batch. Stopping where the spread looks small costs some coverage.
"""

from argparse import ArgumentParser
from collections.abc import Iterable
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from airportsim.lab.precision import Precision
from airportsim.lab.statistics import interval

MEAN = 1.0
LONG = 1_000
"""Customers of a replication: as many as leave its mean a skewness under 1."""
REPLICATIONS = 30
MOST = 200
AT_ONCE = 20_000


def waits(replications: int, customers: int, seed: int) -> NDArray[np.float64]:
    """The mean wait of so many customers in a row, for each replication."""
    random = np.random.default_rng((seed, customers))
    sizes = [AT_ONCE] * (replications // AT_ONCE) + [replications % AT_ONCE]
    return np.concatenate([_waits(size, customers, random) for size in sizes])


def _waits(size: int, customers: int, random: np.random.Generator) -> NDArray[np.float64]:
    wait = np.where(random.random(size) < 0.5, 0.0, random.exponential(2.0, size))
    whole = np.zeros(size)
    for _ in range(customers):
        whole += wait
        wait += random.standard_exponential(size) - random.exponential(2.0, size)
        np.maximum(wait, 0.0, out=wait)
    return whole / customers


def coverage(experiments: Iterable[NDArray[np.float64]], confidence: float = 0.95) -> float:
    """The share of experiments whose interval has the mean in it."""
    found = [interval(values, confidence) for values in experiments]
    return sum(one.low <= MEAN <= one.high for one in found) / len(found)


def stopped(rule: Precision, experiments: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Each experiment up to where the rule stops."""
    return [values[: rule.stop(values)] for values in experiments]


def main() -> None:
    """Print the tables."""
    parser = ArgumentParser(description="Coverage of the intervals on an M/M/1 queue.")
    parser.add_argument("--experiments", type=int, default=2_000)
    count = parser.parse_args().experiments
    error = 100 * sqrt(0.95 * 0.05 / count)
    print(
        f"{count:,} experiments; the standard error of a coverage is {error:.1f} percent points\n"
    )
    print(f"| customers | skewness | 95 % intervals of {REPLICATIONS} cover |")
    print("|---|---|---|")
    for customers in (100, 300, LONG, 2 * LONG):
        _show_fixed(waits(count * REPLICATIONS, customers, 1), customers)
    means = waits(count * MOST, LONG, 2).reshape(count, MOST)
    print("\n| half-width | batch | replications, mean | 95 % intervals cover |")
    print("|---|---|---|---|")
    for half, batch in ((0.08, 20), (0.05, 1), (0.05, 5), (0.05, 20), (0.035, 20)):
        ended = stopped(Precision(half, batch=batch, most=MOST), means)
        runs = sum(map(len, ended)) / count
        print(f"| {half} | {batch} | {runs:.0f} | {coverage(ended):.1%} |")


def _show_fixed(means: NDArray[np.float64], customers: int) -> None:
    skew = float((((means - means.mean()) / means.std()) ** 3).mean())
    covered = coverage(means.reshape(-1, REPLICATIONS))
    judged = f" ({'met' if 0.93 <= covered <= 0.97 else 'NOT MET'})" if customers == LONG else ""
    print(f"| {customers:,} | {skew:.2f} | {covered:.1%}{judged} |")


if __name__ == "__main__":
    main()
