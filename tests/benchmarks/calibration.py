"""Does `classic` come out as the classroom did? Mean flights landed a round, for each team.

    python -m tests.benchmarks.calibration [--seeds 1:200] [--picture FILE]

The classroom's rounds were 17, 49, 79, 49, 94 of 96 flights (classroom reports, 2006-2009).
Wanted: the reference team within 4 of each; the stuck team below 40 in each; and in round 1 a
median of the longest gap between two landed flights under 480 s.
Intervals are Student's, 95 %. The picture (PNG or SVG) shows all seeds and the classroom.
"""

from pathlib import Path
from statistics import median

from airportsim.lab.statistics import interval
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
    wanted = parser("Flights landed beside the classroom's.", "1:200")
    wanted.add_argument("--picture", type=Path, help="draw all seeds into this file")
    given = wanted.parse_args()
    seeds = seeds_of(given)
    found = on_all_cores(played, seeds)
    print(f"classic, seeds {seeds[0]} to {seeds[-1]}: flights landed, mean [95 %] (deviation)")
    print("| team | " + " | ".join(f"round {n}" for n in range(1, 6)) + " | wanted |")
    print("|---|" + "---|" * 6)
    print("| classroom | " + " | ".join(map(str, CLASSROOM)) + " | |")
    for name in TEAMS:
        means = [interval(column) for column in _columns(found, name)]
        cells = [f"{one.mean:.1f} [{one.low:.1f}, {one.high:.1f}] ({one.sd:.1f})" for one in means]
        verdict = _verdict(name, [one.mean for one in means])
        print(f"| {name} | " + " | ".join(cells) + f" | {verdict} |")
    gap = median(one["reference"][0][1] for one in found)
    print(f"\nmedian of round 1's longest gap: {gap:.0f} s, wanted under 480: {_yes(gap < 480)}")
    if given.picture is not None:
        draw(found, given.picture)


def draw(found: list[Rounds], picture: Path) -> None:
    """Flights landed in each round: boxes of the teams (5, 25, 50, 75, 95 %), classroom as dots."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 4.5), layout="constrained")
    axes = figure.add_subplot(xlabel="round", ylabel="flights landed of 96", ylim=(0, 98))
    for n, (name, colour) in enumerate(zip(TEAMS, ("C0", "C7", "C2"), strict=True)):
        axes.boxplot(
            _columns(found, name), positions=[r + 0.25 * (n - 1) for r in range(1, 6)], widths=0.2,
            whis=(5, 95), showfliers=False, patch_artist=True, manage_ticks=False, label=name,
            boxprops={"facecolor": colour, "alpha": 0.5}, medianprops={"color": "black"},
        )  # fmt: skip
    places = [number - 0.25 for number in range(1, 6)]  # over the reference team's boxes
    axes.plot(places, CLASSROOM, "D", color="C3", label="classroom", zorder=3)
    axes.set_xticks(range(1, 6))
    axes.legend(title=f"{len(found)} seeds", ncols=4, loc="lower center", bbox_to_anchor=(0.5, 1))
    figure.savefig(picture, dpi=120)


def _columns(found: list[Rounds], name: str) -> list[list[int]]:
    """A team's flights landed, by round and seed."""
    return [[one[name][n][0] for one in found] for n in range(5)]


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
