"""A mask is exact: what it allows is accepted, what it does not is refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from airportsim.lab.env import AirportEnv, parallel_env
from airportsim.model.scenario import Scenario
from airportsim.model.words import Role
from tests.lab.env.short import STEPS, at_random, short_env, steps
from tests.play.scenarios import like_classic, small

ROLES = [role.value for role in Role]


def judged(env: AirportEnv, agent: str) -> list[int]:
    """What the role's view says of each action of its table, one by one."""
    session = env.session
    view = session.view(Role(agent))
    if view is None:
        return [1] + [0] * (env.action_space(agent).n - 1)
    commands = [env.command(agent, n) for n in range(env.action_space(agent).n)]
    return [1] + [int(c is not None and view.refusal(c) is None) for c in commands[1:]]


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_mask_is_what_the_view_says_of_each_action(number: int) -> None:
    env = short_env(round=number)
    for n, (seen, *_) in enumerate(steps(env, number)):
        if n % 6 == number:
            for agent in env.agents:
                assert seen[agent]["action_mask"].tolist() == judged(env, agent), (n, agent)


@pytest.mark.long
@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_in_rounds_of_classic_too(number: int) -> None:
    env = parallel_env(round=number)
    for n, (seen, *_) in enumerate(steps(env, number)):
        if n % 10 == number:
            for agent in env.agents:
                assert seen[agent]["action_mask"].tolist() == judged(env, agent), (n, agent)


@settings(max_examples=6)
@given(seed=st.integers(0, 2**32 - 1), agent=st.sampled_from(ROLES), number=st.integers(1, 5))
def test_among_bots_every_allowed_action_is_accepted(seed: int, agent: str, number: int) -> None:
    env = short_env(agents=[agent])
    for *_, infos in steps(env, seed, round=number):
        assert infos[agent]["refusal"] == ""
        assert infos[agent]["refused"] == infos[agent]["overtaken"] == 0


@settings(max_examples=6)
@given(seed=st.integers(0, 2**32 - 1), agent=st.sampled_from(ROLES))
def test_every_other_action_is_refused_and_counts_as_waiting(seed: int, agent: str) -> None:
    env, waiting = short_env(agents=[agent]), short_env(agents=[agent])
    generator = np.random.default_rng(seed)
    seen, _ = env.reset(seed)
    waiting.reset(seed)
    for n in range(1, 12):
        barred = np.flatnonzero(seen[agent]["action_mask"] == 0)
        seen, *_, infos = env.step({agent: int(generator.choice(barred))})
        alike, *_ = waiting.step({agent: 0})
        assert infos[agent]["refusal"] != ""
        assert infos[agent]["refused"] == n
        assert all(np.array_equal(seen[agent][name], alike[agent][name]) for name in alike[agent])


def test_among_agents_a_quicker_one_can_overtake_and_only_that_is_refused() -> None:
    env = short_env()
    refused = overtaken = 0
    for *_, infos in steps(env, 4):
        refused = sum(info["refused"] for info in infos.values())
        overtaken = sum(info["overtaken"] for info in infos.values())
    assert refused == 0
    assert overtaken < 6 * STEPS / 5


def test_an_agent_that_is_not_named_waits() -> None:
    env, other = short_env(), short_env()
    seen, _ = env.reset(1)
    other.reset(1)
    chosen = at_random(1)(seen)
    chosen["vendor"] = 0
    one = env.step(chosen)
    del chosen["vendor"]
    two = other.step(chosen)
    assert one[1:] == two[1:]


@pytest.mark.long
@settings(max_examples=40)
@given(scenario=small() | like_classic(), seed=st.integers(0, 2**32 - 1))
def test_in_any_scenario_masks_are_exact_and_observations_lie_in_their_spaces(
    scenario: Scenario, seed: int
) -> None:
    env = parallel_env(scenario, interval=max(5, scenario.schedule.round // 12))
    for n, (seen, *_) in enumerate(steps(env, seed, episode="session")):
        for agent, one in seen.items():
            assert env.observation_space(agent).contains(one), agent
            if env.agents and n % 3 == 0:
                assert one["action_mask"].tolist() == judged(env, agent), (n, agent)
