"""The airport for PettingZoo: episodes, observations, rewards, options."""

import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from airportsim.lab.env import AirportEnv, parallel_env
from airportsim.lab.env.actions import Actions
from airportsim.lab.env.board import Board, Observation
from airportsim.lab.env.eyes import Eyes
from airportsim.lab.env.rows import rows
from airportsim.model.words import Role
from tests.lab.env.short import STEPS, Step, parallel_api_test, short_env, steps

ROLES = [role.value for role in Role]


def same(one: Any, other: Any) -> bool:
    """Whether two answers of an environment are equal in every number."""
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    return type(one) is type(other) and one == other


# --- what libraries expect -------------------------------------------------------------------


def test_pettingzoo_finds_nothing_wrong() -> None:
    parallel_api_test(short_env(), 1_000)


@pytest.mark.long
@pytest.mark.parametrize("number", [1, 5])
def test_nor_in_rounds_of_classic(number: int) -> None:
    parallel_api_test(parallel_env(round=number), 1_000)


def test_it_is_called_airport_v0_and_has_six_roles() -> None:
    env = short_env()
    assert env.metadata["name"] == "airport_v0"
    assert env.possible_agents == ROLES
    assert env.agents == []
    assert env.observation_space("vendor") is env.observation_space("vendor")
    assert env.action_space("vendor") is env.action_space("vendor")


def test_an_observation_lies_in_its_space_at_every_step_of_a_session() -> None:
    env = short_env()
    for seen, *_ in steps(env, 2, episode="session"):
        for agent, one in seen.items():
            assert env.observation_space(agent).contains(one), agent


def test_each_step_answers_with_arrays_of_its_own() -> None:
    env = short_env(agents=["vendor", "director"])
    env.reset(1)
    before, *_ = env.step({})
    after, *_ = env.step({})
    arrays = [a for seen in (before, after) for one in seen.values() for a in one.values()]
    for n, one in enumerate(arrays):
        assert not any(np.shares_memory(one, other) for other in arrays[:n])


def test_pickled_it_begins_anew_and_plays_the_same() -> None:
    env = short_env(agents=["specialist"], round=2)
    env.reset(5)
    again: AirportEnv = pickle.loads(pickle.dumps(env))
    assert again.agents == []
    assert same(env.reset(7), again.reset(7))


def test_without_its_packages_a_sentence_says_what_to_install() -> None:
    code = "import sys; sys.modules['gymnasium'] = None; import airportsim.lab.env"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode != 0
    assert 'python -m pip install "airportsim[agents]"' in done.stderr


# --- the same again --------------------------------------------------------------------------


def twins(env: AirportEnv, other: AirportEnv, seed: int) -> Iterator[tuple[Step, Step]]:
    """Two whole sessions of five rounds, step by step."""
    pair = steps(env, seed, episode="session"), steps(other, seed, episode="session")
    yield from zip(*pair, strict=True)


def test_two_sessions_with_the_same_seed_and_actions_are_equal_at_every_step() -> None:
    count = 0
    for one, two in twins(short_env(share="own"), short_env(share="own"), 3):
        assert same(one, two)
        count += 1
    assert count == 5 * STEPS + 1


@pytest.mark.long
def test_so_are_two_whole_sessions_of_classic() -> None:
    count = 0
    for one, two in twins(parallel_env(reward="money"), parallel_env(reward="money"), 11):
        assert same(one, two)
        count += 1
    assert count == 5 * 300 + 1


def test_without_a_seed_the_next_replication_follows() -> None:
    env = short_env(agents=["director"])
    _, first = env.reset(8)
    _, second = env.reset()
    assert (first["director"]["seed"], first["director"]["replication"]) == (8, 0)
    assert (second["director"]["seed"], second["director"]["replication"]) == (8, 1)
    later = list(steps_waiting(env, None))
    env.reset(8)
    env.reset()
    assert same(later, list(steps_waiting(env, None)))
    assert not same(later, list(steps_waiting(env, 8)))


def test_a_seed_that_was_never_given_is_told() -> None:
    env = short_env(agents=["director"])
    seen, infos = env.reset()
    assert same(seen, short_env(agents=["director"]).reset(infos["director"]["seed"])[0])


def steps_waiting(env: AirportEnv, seed: int | None) -> Iterator[Any]:
    """All that is seen of an episode in which nobody does anything."""
    yield env.reset(seed)[0]
    while env.agents:
        yield env.step({})[0]


# --- episodes --------------------------------------------------------------------------------


def test_a_round_ends_for_all_at_once_and_is_never_terminated() -> None:
    *before, last = list(steps(short_env(), 1))
    assert len(before) == STEPS
    assert not any(any(over.values()) for *_, over, _ in before)
    _, _, terminated, truncated, infos = last
    assert truncated == dict.fromkeys(ROLES, True)
    assert terminated == dict.fromkeys(ROLES, False)
    assert infos["vendor"]["result"]["round"] == 1


def test_after_the_end_there_is_nobody_and_nothing() -> None:
    env = short_env()
    list(steps(env, 1))
    assert env.agents == []
    assert env.step({}) == ({}, {}, {}, {}, {})


def test_a_session_has_all_rounds_and_the_team_improves_between_them() -> None:
    env = short_env(agents=["vendor"])
    lever = env.columns("vendor")["public"].index("lever:report_form")
    rounds, levers = [], []
    for seen, *_, infos in steps(env, 1, episode="session"):
        if "result" in infos["vendor"]:
            rounds.append(infos["vendor"]["result"]["round"])
        levers.append(seen["vendor"]["public"][lever])
    assert rounds == [1, 2, 3, 4, 5]
    assert levers[0] == 0
    assert levers[-1] == 1


def test_a_later_round_begins_where_bots_have_brought_the_team() -> None:
    env = short_env(agents=["specialist"], round=3)
    _, infos = env.reset(1)
    assert infos["specialist"]["round"] == 3
    assert infos["specialist"]["second"] == 0
    assert env.session.results.keys() == {1, 2}


def test_unknown_options_are_ignored() -> None:
    env = short_env(agents=["director"])
    assert same(env.reset(1, {"weather": "fog", "episode": "?"}), env.reset(1))


def test_the_interval_is_that_between_two_decisions_and_the_last_may_be_shorter() -> None:
    env = short_env(agents=["director"], interval=100)
    seconds = [infos["director"]["second"] for *_, infos in steps(env, 1)]
    assert seconds == [0, 100, 200, 240]


def test_bots_play_the_roles_that_do_not_learn() -> None:
    env = short_env(bots={"vendor": "expert", "director": "novice"})
    assert env.possible_agents == [r for r in ROLES if r not in ("vendor", "director")]
    env.reset(1)
    seats = env.session.state.seats
    assert seats[Role.VENDOR].skill == "expert"
    assert seats[Role.DIRECTOR].skill == "novice"
    assert seats[Role.SPECIALIST].skill == ""


def idle(view: Any, memory: Any) -> tuple[tuple[()], Any, None]:
    return (), memory, None


def test_own_bots_can_play_too() -> None:
    env = short_env(agents=["specialist"], bots={"account_manager": idle})
    for *_, infos in steps(env, 1):
        assert infos["specialist"]["round"] == 1
    assert not env.session.results[1].score.restored


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"agents": ["pilot"]}, "there is no role 'pilot'; there are: director, account_manager"),
        ({"agents": []}, "there is no agent"),
        ({"bots": {"vendor": "genius"}}, "there is no skill 'genius'; there are: expert"),
        ({"bots": {"vendor": "novice"}, "agents": ["vendor"]}, "vendor cannot be both"),
        ({"reward": "fame"}, "there is no reward 'fame'; there are: flights, money"),
        ({"share": "all"}, "there is no share 'all'; there are: team, own"),
        ({"round": 9}, "there is no round 9; there are 1 to 5"),
        ({"interval": 0}, "an interval is 1 second or more, not 0"),
        ({"render_mode": "human"}, "there is no render mode 'human'"),
    ],
)
def test_what_cannot_be_is_said(how: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        short_env(**how)


def test_an_action_that_there_is_not_is_said() -> None:
    env = short_env(agents=["vendor"])
    env.reset(1)
    with pytest.raises(ValueError, match="there is no action 41 of vendor; there are 0 to 40"):
        env.step({"vendor": 41})
    with pytest.raises(ValueError, match="there is no agent 'pilot'"):
        env.step({"pilot": 0})


# --- rewards ---------------------------------------------------------------------------------


@pytest.mark.parametrize("reward", ["flights", "money"])
def test_the_rewards_of_a_round_add_up_to_its_score(reward: str) -> None:
    env = short_env(reward=reward)
    played = list(steps(env, 6))
    assert all(len(set(worth.values())) <= 1 for _, worth, *_ in played)
    earned = sum(worth.get("vendor", 0) for _, worth, *_ in played)
    score = played[-1][-1]["vendor"]["result"]
    wanted = score["landed"] if reward == "flights" else score["profit"] / 1_000
    assert earned == pytest.approx(wanted)


def test_own_rewards_go_to_those_who_had_a_hand_in_it() -> None:
    env = short_env(share="own")
    waits = dict.fromkeys(ROLES, 0.0)
    env.reset(1)
    while env.agents:
        _, worth, *_ = env.step({})
        waits = {agent: waits[agent] + worth[agent] for agent in ROLES}
    assert set(waits.values()) == {0.0}


# --- what is seen ----------------------------------------------------------------------------


def seen_again(env: AirportEnv) -> dict[str, Observation]:
    """What the agents see now, looked at afresh."""
    board = Board(env.session.airport)
    public = env.session.board()
    assert public is not None
    seen = {}
    for agent in env.agents:
        role, view = Role(agent), env.session.view(Role(agent))
        eyes, actions = Eyes(env.session.airport, role, board), Actions(env.scenario, role)
        there = rows(view, eyes.sizes)
        seen[agent] = eyes.look(view, there, board.look(public))
        assert view is not None
        seen[agent]["action_mask"] = actions.mask(view, there)
    return seen


def test_what_is_hidden_changes_nothing_that_is_seen_but_by_the_vendor() -> None:
    env = short_env()
    played = steps(env, 5)
    seen = [next(played)[0] for _ in range(16)][-1]
    table = env.session.table
    assert table is not None
    state, faults = table.simulation.state, env.session.airport.faults
    assert state.broken
    for fault in state.faults:
        fault.type = faults[(fault.type.index + 7) % len(faults)]
    state.truth = [-1] * len(state.truth)
    for agent, again in seen_again(env).items():
        if agent != "vendor":
            assert same(seen[agent], again), agent


def test_every_column_of_every_array_has_a_name() -> None:
    env = short_env()
    for agent in env.possible_agents:
        names = env.columns(agent)
        for name, box in env.observation_space(agent).spaces.items():
            if name != "action_mask":
                assert box.shape is not None
                assert len(names[name]) == box.shape[-1], (agent, name)


def test_an_action_tells_what_it_is_about() -> None:
    env = short_env()
    env.reset(1)
    assert env.action("vendor", 0) == ("wait", "", 0, 0)
    assert env.action("vendor", 1) == ("deliver", "bought", 0, 0)
    assert env.command("vendor", 1) is None
    assert env.action("director", int(env.action_space("director").n) - 1).name == "set_authority"


def test_the_state_is_all_that_the_agents_see() -> None:
    env = short_env(agents=["vendor", "director"])
    seen, _ = env.reset(1)
    sizes = sum(a.size for one in seen.values() for n, a in one.items() if n != "action_mask")
    assert env.state().shape == (sizes,)
    assert env.state().dtype == np.float32


def test_a_picture_is_the_big_screen() -> None:
    env = short_env(agents=["vendor"], render_mode="rgb_array")
    env.reset(1)
    before = env.render()
    env.step({})
    after = env.render()
    assert before is not None
    assert after is not None
    assert before.shape == (720, 1280, 3)
    assert before.dtype == np.uint8
    assert not np.array_equal(before, after)


def test_playing_imports_no_screen() -> None:
    code = (
        "import sys; from airportsim.lab.env import parallel_env; env = parallel_env();"
        "env.reset(1); env.step({}); print(sorted({'pygame', 'pygame_gui'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
