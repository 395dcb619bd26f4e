"""What airlines suffer, as learning agents see it, make it good, and are rewarded for it."""

from typing import Any

import pytest

from airportsim.lab.env import AirportEnv
from tests.lab.env.short import short_env


def numbers_of(env: AirportEnv, agent: str, name: str, block: str) -> list[int]:
    """The numbers of the actions of one kind about rows of a block."""
    actions = range(int(env.action_space(agent).n))
    return [n for n in actions if env.action(agent, n)[:2] == (name, block)]


def until_allowed(env: AirportEnv, agent: str, numbers: list[int]) -> int:
    """Let everybody wait until one of these actions is allowed; the first that is."""
    seen, _ = env.reset(1)
    while env.agents:
        allowed = [n for n in numbers if seen[agent]["action_mask"][n]]
        if allowed:
            return allowed[0]
        seen, *_ = env.step({})
    raise AssertionError(f"{agent} was never allowed any of these")


def shown_of(env: AirportEnv, agent: str, block: str, array: Any) -> dict[str, float]:
    """The first row of a block, by the names of its columns."""
    return dict(zip(env.columns(agent)[block], map(float, array[0]), strict=True))


def test_the_account_manager_sees_what_an_airline_suffers_and_makes_it_good() -> None:
    env = short_env(agents=["account_manager"])
    agent, block = "account_manager", "failures"
    told = until_allowed(env, agent, numbers_of(env, agent, "inform_airline", block)[2:3])
    for number in (
        told, numbers_of(env, agent, "apologise", block)[0],
        numbers_of(env, agent, "compensate", block)[0],
    ):  # fmt: skip
        seen, *_, infos = env.step({agent: number})
        assert infos[agent]["refusal"] == ""
    seen, *_ = env.step({})
    row = shown_of(env, agent, block, seen[agent][block])
    assert row["there"] == row["promised"] == row["apologised"] == 1
    assert row["paid"] == 500 / 4_000
    assert row["free"] == 1_500 / 4_000
    assert 0.3 < row["due"] < 240 / 600


def test_a_compensation_beyond_the_authority_comes_before_the_director() -> None:
    env = short_env(agents=["account_manager", "director"])
    dear = numbers_of(env, "account_manager", "compensate", "failures")[3]
    asked = until_allowed(env, "account_manager", [dear])
    env.step({"account_manager": asked})
    seen, *_ = env.step({})
    assert shown_of(env, "director", "money_asked", seen["director"]["money_asked"])["asked"] == 1
    yes = numbers_of(env, "director", "decide_compensation", "money_asked")[1]
    assert seen["director"]["action_mask"][yes]
    seen, *_ = env.step({"director": yes})
    assert not seen["director"]["money_asked"].any()


def test_own_rewards_in_money_count_what_airlines_were_paid() -> None:
    env = short_env(agents=["account_manager"], reward="money", share="own")
    first = numbers_of(env, "account_manager", "compensate", "failures")[:1]
    number = until_allowed(env, "account_manager", first)
    _, worth, *_ = env.step({"account_manager": number})
    assert worth["account_manager"] == -0.5


def test_the_teams_reward_in_money_counts_it_too() -> None:
    totals = []
    for pays in (True, False):
        env = short_env(agents=["account_manager"], reward="money")
        first = numbers_of(env, "account_manager", "compensate", "failures")[:1]
        number = until_allowed(env, "account_manager", first)
        totals.append(sum(
            env.step({"account_manager": number if pays and not n else 0})[1]["account_manager"]
            for n in range(3)
        ))  # fmt: skip
    assert totals[0] == pytest.approx(totals[1] - 0.5)
