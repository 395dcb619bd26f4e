"""A short airport for tests of learning agents, and what is played on it."""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from airportsim.files.library import load_scenario
from airportsim.lab.env import AirportEnv, parallel_env
from airportsim.lab.env.board import Observation
from airportsim.model.scenario import Scenario

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # PettingZoo's, about its own games
    from pettingzoo.test import parallel_api_test as parallel_api_test

STEPS = 24
"""Steps of a round of the short airport."""

INTERVAL = 10
"""Seconds between two decisions."""


@cache
def short() -> Scenario:
    """Classic with rounds of four minutes in which faults come thick and fast."""
    classic = load_scenario("classic")
    return replace(
        classic,
        schedule=replace(classic.schedule, round=INTERVAL * STEPS, flights=20, over=140),
        strikes=replace(classic.strikes, count=9, first=20, last=200),
        rounds=tuple(replace(one, crash_after=60, faults=()) for one in classic.rounds),
    )


def short_env(**how: Any) -> AirportEnv:
    """An environment with the short airport."""
    return parallel_env(short(), **{"interval": INTERVAL, **how})


Chosen = dict[str, int]
Step = tuple[dict[str, Observation], dict[str, float], Any, Any, Any]


def at_random(seed: int) -> Callable[[dict[str, Observation]], Chosen]:
    """Allowed actions at random, the same for the same seed and observations."""
    generator = np.random.default_rng(seed)

    def choose(seen: dict[str, Observation]) -> Chosen:
        return {
            agent: int(generator.choice(np.flatnonzero(one["action_mask"])))
            for agent, one in seen.items()
        }

    return choose


def steps(env: AirportEnv, seed: int, **options: Any) -> Iterator[Step]:
    """All steps of an episode played at random; the first has no rewards yet."""
    choose = at_random(seed)
    seen, infos = env.reset(seed, options)
    yield seen, {}, {}, {}, infos
    while env.agents:
        step = env.step(choose(seen))
        seen = step[0]
        yield step
