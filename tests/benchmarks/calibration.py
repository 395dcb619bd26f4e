"""Does `classic` come out as the classroom did? Mean flights landed a round, for each team.

    python -m tests.benchmarks.calibration [--seeds 1:200]

The classroom's rounds were 17, 49, 79, 49, 94 of 96 flights (classroom reports, 2006-2009).
Wanted: the reference team within 4 of each; the stuck team below 40 in each; and in round 1 a
median of the longest gap between two landed flights under 480 s.
"""

from statistics import mean, median, stdev

from airportsim.play.match import play
from tests.benchmarks.material import airport, on_all_cores, parser, seeds_of, skills, team

CLASSROOM = (17, 49, 79, 49, 94)
TEAMS = ("reference", "stuck", "prepared")

Rounds = dict[str, list[tuple[int, int]]]


def played(seed: int) -> Rounds:
    """For each team, landed flights and the longest gap of each round."""
    return {
        name: [
            (result.score.landed, result.score.longest_gap)
            for result in play(airport(), team(name), skills(), seed)
        ]
        for name in TEAMS
    }


def main() -> None:
    """Print the table."""
    seeds = seeds_of(parser("Flights landed beside the classroom's.", "1:200").parse_args())
    found = on_all_cores(played, seeds)
    print(f"classic, seeds {seeds[0]} to {seeds[-1]}: mean (standard deviation) of flights landed")
    print("| team | " + " | ".join(f"round {n}" for n in range(1, 6)) + " | wanted |")
    print("|---|" + "---|" * 6)
    print("| classroom | " + " | ".join(map(str, CLASSROOM)) + " | |")
    for name in TEAMS:
        columns = [[one[name][n][0] for one in found] for n in range(5)]
        cells = [f"{mean(c):.1f} ({stdev(c) if len(c) > 1 else 0:.1f})" for c in columns]
        means = [mean(column) for column in columns]
        print(f"| {name} | " + " | ".join(cells) + f" | {_verdict(name, means)} |")
    gap = median(one["reference"][0][1] for one in found)
    print(f"\nmedian of round 1's longest gap: {gap:.0f} s, wanted under 480: {_yes(gap < 480)}")


def _verdict(name: str, means: list[float]) -> str:
    if name == "reference":
        off = max(abs(a - b) for a, b in zip(means, CLASSROOM, strict=True))
        return f"within 4 of the classroom (worst {off:.1f}): {_yes(off <= 4)}"
    if name == "stuck":
        return f"below 40 in each round: {_yes(max(means) < 40)}"
    return ""


def _yes(met: bool) -> str:
    return "yes" if met else "NO"


if __name__ == "__main__":
    main()
