"""What do common random numbers save? Each improvement out of round 5, on paired and other seeds.

    python -m tests.benchmarks.pairing [--seeds 1:100]

The rounds are those of `tests.benchmarks.causes`: the whole round 5 of `classic` and the same round
with one improvement taken out. On paired seeds the effect's variance is that of the differences
within a seed; on independent ones the round without it would belong to another seed, and the
variances of both add up. Their ratio, with a 95 % interval by 2,000 bootstrap samples of the seeds
(Efron, 1979), says how many times the runs pairing saves. Wanted: 2 or more.

The bigger an effect, the less can pairing do: without its report form a team meets other situations
from the first minutes on, and the same draws help it elsewhere.
"""

import numpy as np
from numpy.typing import NDArray

from airportsim.lab.statistics import paired
from tests.benchmarks.causes import CHANGES, Outcome, played
from tests.benchmarks.material import on_all_cores, parser, seeds_of


def main() -> None:
    """Print how many times pairing cuts the variance of each improvement's effect."""
    seeds = seeds_of(parser("What paired seeds save.", "1:100").parse_args())
    found = on_all_cores(played, seeds)
    print(f"classic, reference, round 5, seeds {seeds[0]} to {seeds[-1]}: paired draws")
    print("| taken out | flights lost [95 %] | correlation | variance cut [95 %] | 2 or more |")
    print("|---|---|---|---|---|")
    whole = _landed([one["whole"] for one in found])
    for name in CHANGES:
        out = _landed([one[name] for one in found])
        effect = paired(whole, out)
        low, cut, high = _cut(whole, out)
        print(
            f"| {name} | {effect.mean:.1f} [{effect.low:.1f}, {effect.high:.1f}] "
            f"| {np.corrcoef(whole, out)[0, 1]:.2f} | {cut:.1f} [{low:.1f}, {high:.1f}] "
            f"| {'yes' if cut >= 2 else 'NO'} |"
        )


def _landed(outcomes: list[Outcome]) -> NDArray[np.float64]:
    return np.array([one.landed for one in outcomes], dtype=np.float64)


def _cut(one: NDArray[np.float64], other: NDArray[np.float64]) -> tuple[float, float, float]:
    """The variance on independent seeds over that on paired ones, between its bounds."""
    random = np.random.default_rng(1)
    samples = random.integers(len(one), size=(2_000, len(one)))
    low, high = np.quantile([_ratio(one[seeds], other[seeds]) for seeds in samples], (0.025, 0.975))
    return float(low), _ratio(one, other), float(high)


def _ratio(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float((one.var(ddof=1) + other.var(ddof=1)) / (one - other).var(ddof=1))


if __name__ == "__main__":
    main()
