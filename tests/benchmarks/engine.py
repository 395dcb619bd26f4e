"""What does a round cost? CPU time against bare SimPy, growth with the airport, memory, start-up.

    python -m tests.benchmarks.engine [--seeds 1:5]

Wanted: a round of classic with six bots, its score included, at most 2 times the CPU time of
10,000 bare SimPy timeouts; ten times the airport at most 15 times the cost (bare SimPy alone
costs 11 times as much for ten times as many); a whole `airportsim run --seed 1` within about a
second and 120 MB.
"""

import gc
import subprocess
import sys
from collections.abc import Callable, Generator
from dataclasses import replace
from importlib.util import find_spec
from statistics import median
from time import perf_counter, process_time

from simpy import Environment
from simpy.events import Event

from airportsim.cli.watching import GARBAGE
from airportsim.model.airport import Airport
from airportsim.model.scenario import Item, Round, Scenario
from airportsim.model.team import RoundPlan, Team
from airportsim.play.match import play
from tests.benchmarks.material import airport, parser, seeds_of, skills, team

REPEATS = 9


def seconds(work: Callable[[], object]) -> float:
    """The CPU time of some work, done once."""
    began = process_time()
    work()
    return process_time() - began


def side_by_side(
    work: Callable[[int], object], yardstick: Callable[[], object], times: int
) -> tuple[float, float, float]:
    """Median CPU times of work and yardstick, and of their ratio.

    They take turns, the work between two halves of the yardstick, since a machine that others
    use too is quicker at one moment than at the next.
    """
    done, yards = [], []
    for n in range(times):
        before = seconds(yardstick)
        done.append(seconds(lambda n=n: work(n)))  # type: ignore[misc]
        yards.append((before + seconds(yardstick)) / 2)
    ratios = [one / yard for one, yard in zip(done, yards, strict=True)]
    return median(done), median(yards), median(ratios)


def bare(timeouts: int) -> None:
    """So many timeouts in bare SimPy: a hundred each for processes side by side."""

    def process(env: Environment, first: int) -> Generator[Event]:
        yield env.timeout(first)
        for _ in range(99):
            yield env.timeout(15)

    env = Environment()
    for n in range(timeouts // 100):
        env.process(process(env, n % 15))
    env.run()


def match(of: Airport, by: Team, seed: int) -> None:
    """The five rounds of a team, with their scores."""
    for result in play(of, by, skills(), seed):
        assert result.score.flights


def grown(scenario: Scenario, times: int) -> Scenario:
    """An airport so many times as large: copies side by side, with one team and one board."""
    copies = range(times)
    money, strikes = scenario.money, scenario.strikes
    return replace(
        scenario,
        schedule=replace(scenario.schedule, flights=scenario.schedule.flights * times),
        flying=replace(scenario.flying, runways=scenario.flying.runways * times),
        terminals=tuple(f"{t}-{n}" for n in copies for t in scenario.terminals),
        airlines=tuple(
            replace(line, id=f"{line.id}{n}", terminal=f"{line.terminal}-{n}")
            for n in copies
            for line in scenario.airlines
        ),
        items=tuple(_copy(item, n) for n in copies for item in scenario.items),
        strikes=replace(
            strikes, count=strikes.count * times, false_alarms=strikes.false_alarms * times
        ),
        money=replace(
            money, fixed_cost=money.fixed_cost * times, released=money.released * times,
            release_step=money.release_step * times,
            most_compensations=money.most_compensations * times,
        ),
        practice=replace(
            scenario.practice, predictions=scenario.practice.predictions * times
        ),
        staff={role: people * times for role, people in scenario.staff.items()},
        rounds=tuple(_larger(one, copies) for one in scenario.rounds),
    )  # fmt: skip


def _copy(item: Item, n: int) -> Item:
    return replace(
        item,
        id=f"{item.id}-{n}",
        needs=tuple(f"{need}-{n}" for need in item.needs),
        carries={s: tuple(f"{t}-{n}" for t in where) for s, where in item.carries.items()},
    )


def _larger(one: Round, copies: range) -> Round:
    faults = tuple(replace(f, item=f"{f.item}-{n}") for n in copies for f in one.faults)
    return replace(one, budget=one.budget * len(copies), faults=faults)


def larger_team(small: Team, times: int) -> Team:
    """The same plans for so many times as many people."""

    def plan(one: RoundPlan) -> RoundPlan:
        moves = tuple(replace(move, people=move.people * times) for move in one.move)
        mirrors, predict = one.mirrors * times, one.predict * times
        return replace(one, move=moves, mirrors=mirrors, predict=predict)

    return replace(small, rounds=tuple(plan(one) for one in small.rounds))


def whole_process() -> tuple[float, float] | None:
    """Wall seconds and peak MB of `airportsim run --seed 1`; None where it cannot be measured."""
    if find_spec("airportsim.__main__") is None or sys.platform == "win32":
        return None
    import resource

    began = perf_counter()
    command = [sys.executable, "-m", "airportsim", "run", "--seed", "1"]
    subprocess.run(command, check=True, capture_output=True)
    wall = perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return wall, peak / (1024 if sys.platform != "darwin" else 1024**2)


def main() -> None:
    """Print the table."""
    seeds = seeds_of(parser("What a round costs.", "1:5").parse_args())
    large = Airport(grown(airport().scenario, 10))
    small_team, large_team = team("reference"), larger_team(team("reference"), 10)
    whole = whole_process()
    match(airport(), small_team, 0)
    match(large, large_team, 0)
    gc.collect()
    gc.freeze()  # both as the command line does once everything is loaded
    gc.set_threshold(*GARBAGE)
    few = list(seeds)

    def small_match(n: int) -> None:
        match(airport(), small_team, few[n % len(few)])

    def large_match(n: int) -> None:
        match(large, large_team, few[n % len(few)])

    one, yard, ratio = side_by_side(small_match, lambda: bare(10_000), REPEATS * 3)
    ten, _, growth = side_by_side(large_match, lambda: small_match(0), REPEATS // 3)
    _, _, bare_growth = side_by_side(lambda n: bare(100_000), lambda: bare(10_000), REPEATS // 3)
    print("| measured | found | wanted |")
    print("|---|---|---|")
    print(f"| 10,000 bare SimPy timeouts, CPU | {1000 * yard:.1f} ms | |")
    print(f"| a round with six bots, CPU | {1000 * one / 5:.1f} ms | |")
    print(f"| round / 10,000 timeouts | {ratio / 5:.2f} | 2 or less |")
    print(f"| a round of an airport 10 times as large, CPU | {1000 * ten / 5:.0f} ms | |")
    print(f"| 10 times the airport / one | {growth:.1f} | 15 or less |")
    print(f"| 100,000 bare timeouts / 10,000 | {bare_growth:.1f} | |")
    if whole is None:
        print("| `airportsim run --seed 1` | not measured here | about 1 s, under 120 MB |")
    else:
        print(f"| `airportsim run --seed 1`, wall | {whole[0]:.2f} s | about 1 s |")
        print(f"| `airportsim run --seed 1`, peak memory | {whole[1]:.0f} MB | under 120 MB |")


if __name__ == "__main__":
    main()
