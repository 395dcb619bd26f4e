"""One role for Gymnasium, and the example policies."""

import re
from pathlib import Path

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

from airportsim.lab.env import parallel_env
from airportsim.lab.env.examples import AtRandom, Greedy, episode
from airportsim.lab.env.single import ID, SingleAirportEnv
from airportsim.model.words import Role
from tests.lab.env.short import short


@pytest.mark.parametrize("role", list(Role))
def test_gymnasium_finds_nothing_wrong(role: Role) -> None:
    env = gymnasium.make(ID, scenario=short(), role=role.value)
    check_env(env.unwrapped)


@pytest.mark.long
def test_nor_with_the_shipped_airport() -> None:
    check_env(gymnasium.make(ID).unwrapped)


def test_a_round_is_truncated_at_its_end_and_never_terminated() -> None:
    env = gymnasium.make(ID, scenario=short(), role="vendor", interval=60)
    env.reset(seed=1)
    found = [env.step(0)[2:4] for _ in range(4)]
    assert found == [(False, False)] * 3 + [(False, True)]


def test_several_can_be_stepped_as_one() -> None:
    envs = gymnasium.make_vec(
        ID, num_envs=2, vectorization_mode="sync", scenario=short(), role="vendor", interval=60
    )
    seen, _ = envs.reset(seed=1)
    assert seen["public"].shape[0] == 2
    for _ in range(6):
        seen, *_ = envs.step(np.zeros(2, np.int64))
    assert seen["action_mask"].shape == (2, 41)


def test_its_masks_are_those_that_masked_learners_ask_for() -> None:
    env = SingleAirportEnv("director", scenario=short())
    seen, _ = env.reset(seed=1)
    assert env.action_masks().tolist() == [bool(one) for one in seen["action_mask"]]


def test_the_greedy_example_lands_more_flights_than_the_random_one() -> None:
    env = parallel_env(agents=["specialist"], interval=15)
    greedy, chance = Greedy(env), AtRandom(env)
    assert episode(env, greedy, 1)[0] > episode(env, chance, 1)[0] + 20


def examples() -> list[str]:
    page = Path(__file__).parents[3] / "docs" / "agents.md"
    return re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.long
@pytest.mark.parametrize("example", examples(), ids=["pettingzoo", "gymnasium"])
def test_the_examples_of_the_page_run(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(example, {})
    assert "landed" in capsys.readouterr().out
