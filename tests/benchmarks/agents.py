"""What does a step of the learning environment cost, against the bare airport?

    python -m tests.benchmarks.agents [--seeds 1:2]

Plays round 1 of classic, a decision every 5 s, with allowed actions at random: by each role among
bots, then by all six. The yardstick is the same round played by bots and advanced by 5 s at a time,
seen by nobody. Shares are those of a step of all six agents.
"""

from collections import Counter
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any

import numpy as np

from airportsim.lab.env import AirportEnv, parallel_env
from airportsim.lab.env.actions import Actions
from airportsim.lab.env.board import Board
from airportsim.lab.env.eyes import Eyes
from airportsim.model.words import Role
from airportsim.play.match import seated, start
from tests.benchmarks.material import airport, parser, seeds_of, skills, team

INTERVAL = 5


def bare(seed: int) -> float:
    """CPU seconds of a step of a round that only bots play."""
    by = team("reference")
    setup = start(airport(), by).setup()
    table = seated(airport(), setup, by, skills(), seed)
    end = table.simulation.end
    began = process_time()
    for second in range(INTERVAL, end + 1, INTERVAL):
        table.advance(second)
    return (process_time() - began) / (end // INTERVAL)


def stepped(env: AirportEnv, seed: int) -> float:
    """CPU seconds of a step of a round in which the agents act at random."""
    generator = np.random.default_rng(seed)
    seen, _ = env.reset(seed)
    spent, steps = 0.0, 0
    while env.agents:
        chosen = {
            agent: int(generator.choice(np.flatnonzero(one["action_mask"])))
            for agent, one in seen.items()
        }
        began = process_time()
        seen, *_ = env.step(chosen)
        spent += process_time() - began
        steps += 1
    return spent / steps


def timed(cls: type[Any], name: str, into: Counter[str]) -> None:
    """Let the CPU time of a method be added up."""
    method: Callable[..., Any] = getattr(cls, name)

    def around(*given: Any) -> Any:
        began = process_time()
        found = method(*given)
        into[f"{cls.__name__.lower()}.{name}"] += process_time() - began  # type: ignore[assignment]
        return found

    setattr(cls, name, around)


def main() -> None:
    """Print the table."""
    seeds = list(seeds_of(parser("What a step of a learning agent costs.", "1:2").parse_args()))
    bare(0)
    print("| agents | steps a second | of each agent | step / bare step |")
    print("|---|---|---|---|")
    for agents in (*((role.value,) for role in Role), tuple(role.value for role in Role)):
        env = parallel_env(agents=agents, interval=INTERVAL)
        pairs = [(stepped(env, seed), bare(seed)) for seed in seeds]
        step, ratio = median(one for one, _ in pairs), median(one / two for one, two in pairs)
        name = "all six" if len(agents) > 1 else agents[0]
        print(f"| {name} | {1 / step:.0f} | {len(agents) / step:.0f} | {ratio:.1f} |")
    into: Counter[str] = Counter()
    for cls, method in ((Board, "look"), (Eyes, "look"), (Actions, "mask")):
        timed(cls, method, into)
    env = parallel_env(interval=INTERVAL)
    whole = sum(stepped(env, seed) * (1_500 // INTERVAL) for seed in seeds)
    shares = ", ".join(f"{name} {spent / whole:.0%}" for name, spent in into.most_common())
    print(f"\nOf a step of all six: {shares}.")


if __name__ == "__main__":
    main()
