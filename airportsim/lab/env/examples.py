"""Two policies, to begin with and to be compared with: random, and greedy by rules of thumb.

    python -m airportsim.lab.env.examples [--episodes 5] [--round 1] [--agents specialist ...]

plays rounds by each, on the same seeds, and prints the flights landed.
"""

import argparse
from collections.abc import Callable
from statistics import mean

import numpy as np

from airportsim.lab.env.actions import Action
from airportsim.lab.env.board import Observation
from airportsim.lab.env.parallel import AirportEnv, parallel_env
from airportsim.model.commands import Fix
from airportsim.model.words import Verdict

Policy = Callable[[str, Observation], int]
"""What an agent does that sees this."""

ORDER = {
    "director": ("authorise", "decide_compensation", "release_funds"),
    "account_manager": ("report", "apply_article", "compensate", "inform_airline"),
    "service_desk": ("close", "apply_article", "first_aid", "escalate", "log"),
    "specialist": (
        "request_purchase", "switch_over", "apply_article", "fix", "take", "hand_back", "test",
        "write_article",
    ),
    "delivery_manager": ("read_contract", "approve", "assign", "switch_over"),
    "vendor": ("deliver", "verify"),
}  # fmt: skip
"""What each role does first, if it may."""


class AtRandom:
    """Any action that is allowed, each as likely as any other."""

    def __init__(self, env: AirportEnv, seed: int = 0) -> None:
        self._generator = np.random.default_rng(seed)

    def __call__(self, agent: str, seen: Observation) -> int:
        """An action of an agent that sees this."""
        return int(self._generator.choice(np.flatnonzero(seen["action_mask"])))


class Greedy:
    """Of what is allowed and makes sense that which comes first in ORDER, or else waiting."""

    def __init__(self, env: AirportEnv) -> None:
        self._env = env
        self._actions = {
            agent: [env.action(agent, n) for n in range(int(env.action_space(agent).n))]
            for agent in env.possible_agents
        }
        self._columns = {agent: env.columns(agent) for agent in env.possible_agents}

    def __call__(self, agent: str, seen: Observation) -> int:
        """An action of an agent that sees this."""
        order, best = ORDER[agent], 0
        rank = len(order)
        for number in map(int, np.flatnonzero(seen["action_mask"])):
            action = self._actions[agent][number]
            if action.name in order[:rank] and self._makes_sense(agent, seen, number, action):
                best, rank = number, order.index(action.name)
        return best

    def _makes_sense(self, agent: str, seen: Observation, number: int, action: Action) -> bool:
        match action.name:
            case "escalate":
                return self._shows(agent, seen, action, "first_aided") > 0
            case "test":
                return bool(seen["tickets_items"][action.row, action.choice, 1] == 0)
            case "hand_back":
                items = seen["tickets_items"][action.row]
                return bool((items[items[:, 0] > 0, 1] == 1).all())
            case "fix":
                return self._cures(agent, seen, number, action)
            case "compensate" | "inform_airline":
                return action.block == "airlines"
            case "decide_compensation":
                return action.choice == 1
            case "verify":
                return list(Verdict)[action.choice] is self._verdict(agent, seen, action)
        return True

    def _cures(self, agent: str, seen: Observation, number: int, action: Action) -> bool:
        """Whether a test has found a fault that this remedy cures, as the handbook has it."""
        if not (seen["tickets_items"][action.row, :, 1] > 1).any():
            return False
        command, scenario = self._env.command(agent, number), self._env.scenario
        assert isinstance(command, Fix)
        found = seen["tickets_items"][action.row, :, :2]
        item = list(scenario.items)[found[found[:, 1] > 1][0, 0] - 1]
        mode = scenario.kinds[item.kind].modes[command.cause]
        return command.item == item.id and mode.remedy == command.remedy

    def _verdict(self, agent: str, seen: Observation, action: Action) -> Verdict:
        if not all(self._shows(agent, seen, action, n) for n in ("cause", "remedy", "terminals")):
            return Verdict.UNCLEAR
        if not self._shows(agent, seen, action, "item_is_broken"):
            return Verdict.WRONG_ITEM
        right = self._shows(agent, seen, action, "remedy_is_right")
        return Verdict.ACCEPTED if right else Verdict.WRONG_REMEDY

    def _shows(self, agent: str, seen: Observation, action: Action, column: str) -> float:
        """A number of the row that an action is about."""
        at = self._columns[agent][action.block].index(column)
        return float(seen[action.block][action.row, at])


def episode(env: AirportEnv, policy: Policy, seed: int, whole: bool = False) -> list[int]:
    """Play one episode; the flights landed in each round."""
    seen, _ = env.reset(seed, {"episode": "session"} if whole else None)
    landed = []
    while env.agents:
        seen, _, _, _, infos = env.step({agent: policy(agent, seen[agent]) for agent in env.agents})
        result = infos[env.possible_agents[0]].get("result")
        if result is not None:
            landed.append(result["landed"])
    return landed


def main() -> None:
    """Play rounds by each policy, and print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m airportsim.lab.env.examples")
    parser.add_argument("--episodes", type=int, default=5, help="rounds by each policy")
    parser.add_argument("--round", type=int, default=1, help="the round that is played")
    parser.add_argument("--agents", nargs="+", help="the roles that act; bots play the others")
    given = parser.parse_args()
    env = parallel_env(round=given.round, agents=given.agents)
    for name, policy in (("random", AtRandom(env)), ("greedy", Greedy(env))):
        landed = [episode(env, policy, seed)[0] for seed in range(1, given.episodes + 1)]
        print(f"{name}: {mean(landed):.1f} flights landed on average, {landed}")


if __name__ == "__main__":
    main()
