"""What is each improvement worth in round 5? Paired seeds, one improvement taken out at a time.

    python -m tests.benchmarks.causes [--seeds 1:200]

The reference team plays rounds 1 to 4 once a seed; then round 5 with its whole process, and with
each improvement taken out of round 5 only. Everything else, each draw included, is the same.
Wanted: each lowers flights landed (the desk's knowledge base may lengthen the time to restore
instead), by Student's t for pairs at 5 % after Holm's correction over the six; and round 4 with
its 50,000 back lands 10 flights more or better.
"""

from dataclasses import replace
from typing import NamedTuple

from airportsim.lab.levers import FORESIGHT, taken_out
from airportsim.lab.statistics import Difference, holm, paired
from airportsim.model.score import Score, score
from airportsim.model.state import State
from airportsim.model.team import RoundSetup
from airportsim.model.words import Lever
from airportsim.play.match import after, planned, seated, start
from tests.benchmarks.material import airport, on_all_cores, parser, seeds_of, skills, team

BUDGET = 50_000


class Ended(NamedTuple):
    """A round that is over."""

    score: Score
    state: State


class Outcome(NamedTuple):
    """What is compared: flights landed, and mean seconds to restore (None: nothing restored)."""

    landed: int
    restore: float | None


CHANGES = {
    "report form": (Lever.REPORT_FORM,),
    "named contacts": (Lever.NAMED_CONTACTS,),
    "knowledge base, with what needs it": (Lever.KNOWLEDGE_BASE,),
    "knowledge base at the desk": (Lever.KNOWLEDGE_BASE_DESK,),
    "the three extra specialists": (Lever.STAFFING,),
    "mirrors and prediction": FORESIGHT,
}


def played(seed: int) -> dict[str, Outcome]:
    """Round 5 whole and with each improvement taken out; round 4 without and with money."""
    standing = start(airport(), team("reference"))
    for number in range(1, 5):
        standing = planned(airport(), team("reference"), standing)
        ended = _round(standing.setup(), seed)
        if number == 4:
            fourth = standing.setup()
            poor = ended
        standing = after(airport(), standing, ended.state)
    whole = planned(airport(), team("reference"), standing)
    rich = replace(fourth, budget=BUDGET)
    found = {"whole": _outcome(whole.setup(), seed)}
    for name, levers in CHANGES.items():
        less = taken_out(airport(), standing, whole, levers)
        found[name] = _outcome(less.setup(), seed)
    return found | {
        "round 4": Outcome(poor.score.landed, poor.score.mean_time_to_restore),
        "round 4 with money": _outcome(rich, seed),
    }


def _round(setup: RoundSetup, seed: int) -> Ended:
    table = seated(airport(), setup, team("reference"), skills(), seed)
    simulation = table.simulation
    table.advance(simulation.end)
    return Ended(score(airport(), setup, simulation.journal), simulation.state)


def _outcome(setup: RoundSetup, seed: int) -> Outcome:
    found = _round(setup, seed).score
    return Outcome(found.landed, found.mean_time_to_restore)


def main() -> None:
    """Print the tables."""
    seeds = seeds_of(parser("The worth of each improvement in round 5.", "1:200").parse_args())
    found = on_all_cores(played, seeds)
    landed = [
        _paired([(one["whole"].landed, one[name].landed) for one in found]) for name in CHANGES
    ]
    restore = [
        _paired([
            (slow, fast) for one in found
            if (slow := one[name].restore) is not None
            and (fast := one["whole"].restore) is not None
        ])
        for name in CHANGES
    ]  # fmt: skip
    print(f"classic, reference, seeds {seeds[0]} to {seeds[-1]}: round 5 less one improvement")
    _table("flights lost without it", landed)
    print()
    _table("seconds longer to restore without it", restore)
    money = _paired([(one["round 4 with money"].landed, one["round 4"].landed) for one in found])
    met = "yes" if money.mean >= 10 else "NO"
    print(f"\nround 4 with its {BUDGET:,} back: {_shown(money)} flights; 10 or more: {met}")


def _paired(pairs: list[tuple[float, float]]) -> Difference:
    one, other = zip(*pairs, strict=True)
    return paired(one, other)


def _table(title: str, differences: list[Difference]) -> None:
    print(f"| taken out | {title}, mean [95 %] | Holm p | worse at 5 % |")
    print("|---|---|---|---|")
    adjusted = holm([one.p for one in differences])
    for name, one, p in zip(CHANGES, differences, adjusted, strict=True):
        worse = "yes" if one.mean > 0 and p < 0.05 else "NO"
        print(f"| {name} | {_shown(one)} | {p:.2g} | {worse} |")


def _shown(one: Difference) -> str:
    return f"{one.mean:.2f} [{one.low:.2f}, {one.high:.2f}]"


if __name__ == "__main__":
    main()
