"""What the benchmark of coverage prints, as a test: it takes half a minute."""

import pytest

from airportsim.lab.precision import Precision
from tests.benchmarks.coverage import LONG, MEAN, REPLICATIONS, coverage, stopped, waits


def test_the_queue_waits_as_long_as_theory_says() -> None:
    """Erlang: load / (rate of service * (1 - load)) = 1 at rates 0.5 and 1."""
    means = waits(2_000, 200, seed=3)
    assert abs(means.mean() - MEAN) < 4 * means.std() / 2_000**0.5


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_95_percent_intervals_cover_the_mean_in_93_to_97_of_100_experiments(seed: int) -> None:
    means = waits(2_000 * REPLICATIONS, LONG, seed)
    assert 0.93 <= coverage(means.reshape(-1, REPLICATIONS)) <= 0.97


@pytest.mark.long
def test_stopping_by_precision_costs_little_coverage() -> None:
    experiments = waits(1_000 * 120, LONG, 4).reshape(1_000, 120)
    ended = stopped(Precision(0.05, most=120), experiments)
    assert 40 < sum(map(len, ended)) / len(ended) < 70
    assert coverage(ended) > 0.92
