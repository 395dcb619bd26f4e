"""The airport as a PettingZoo environment: six roles that act at the same time."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from gymnasium import spaces
from gymnasium.utils import EzPickle
from numpy.typing import NDArray
from pettingzoo.utils.env import ParallelEnv

from airportsim.files.library import load_scenario, load_skills, load_team
from airportsim.lab.bots import own_bots
from airportsim.lab.env.actions import Action
from airportsim.lab.env.board import Observation
from airportsim.lab.env.episode import Episode, Stage
from airportsim.lab.env.rewards import Reward, Share
from airportsim.lab.fitting import fitted
from airportsim.model.airport import Airport
from airportsim.model.commands import Command
from airportsim.model.scenario import Scenario
from airportsim.model.team import Team
from airportsim.model.words import Role
from airportsim.play.session import Session

Bot = str | Callable[..., Any]
"""A shipped bot by its skill, or an own one, by name ("my_bot.py:MyBot") or itself."""

Seen = dict[str, Observation]
Infos = dict[str, dict[str, Any]]

RENDER_MODES = ["rgb_array"]


class AirportEnv(ParallelEnv[str, Observation, int], EzPickle):  # type: ignore[misc] # untyped
    """Up to six roles of a team that keeps an airport flying.

    An agent's name is its role's ("service_desk"). `scenario` and `team` are names, paths or
    values; the team decides in Plan and names the skills of bots. The `agents` learn (default: all
    six that `bots` does not name); bots play all other roles, those of `bots` or else of the team's
    skill; an own bot that fails raises BotFailed. An episode is round `round`, those before it
    having been played by bots. `interval` are the seconds of round time between two decisions;
    `reward` is "flights" or "money", `share` "team" or "own" (see docs/agents.md). `render_mode`
    is "rgb_array" or None.

    Pickled, it is an environment made the same way, which has not begun. Raises ValueError and
    FileProblem for what cannot be.
    """

    metadata: dict[str, Any] = {  # noqa: RUF012 - declared so by PettingZoo
        "name": "airport_v0", "render_modes": RENDER_MODES, "render_fps": 5,
        "is_parallelizable": True,
    }  # fmt: skip

    def __init__(
        self, scenario: Scenario | str | Path = "classic", *,
        agents: Iterable[str] | None = None, bots: Mapping[str, Bot] | None = None,
        team: Team | str | Path = "reference", round: int = 1, interval: int = 5,  # noqa: A002
        reward: str = "flights", share: str = "team", render_mode: str | None = None,
    ) -> None:  # fmt: skip
        agents = None if agents is None else tuple(agents)
        bots = dict(bots or {})
        EzPickle.__init__(
            self, scenario, agents=agents, bots=bots, team=team, round=round, interval=interval,
            reward=reward, share=share, render_mode=render_mode,
        )  # fmt: skip
        airport = Airport(scenario if isinstance(scenario, Scenario) else load_scenario(scenario))
        skills = load_skills()
        playing = {_one_of(Role, role, "role"): bot for role, bot in bots.items()}
        own = {role: bot for role, bot in playing.items() if callable(bot) or ":" in bot}
        usual = {r: _one_of(skills, b, "skill") for r, b in playing.items() if r not in own}
        learning = _learning(agents, playing)
        plans = fitted(airport, team if isinstance(team, Team) else load_team(team)).team
        if interval < 1:
            raise ValueError(f"an interval is 1 second or more, not {interval}")
        if render_mode not in (None, *RENDER_MODES):
            raise ValueError(f"there is no render mode {render_mode!r}; there is 'rgb_array'")
        self.render_mode = render_mode
        self._stage = Stage(
            airport, plans, skills, learning, usual, own_bots(own), interval,
            _one_of(Reward, reward, "reward"), _one_of(Share, share, "share"),
        )  # fmt: skip
        self._round = self._checked(round)
        self.possible_agents = [role.value for role in learning]
        self.agents: list[str] = []
        actions = self._stage.actions
        self.action_spaces = {role.value: spaces.Discrete(actions[role].n) for role in learning}
        self.observation_spaces = {
            role.value: eyes.space(actions[role].n) for role, eyes in self._stage.eyes.items()
        }
        self._seed: int | None = None
        self._replication = 0
        self._episode: Episode | None = None
        self._picture: Any = None

    # --- what there is to see and to do ------------------------------------------------------

    def observation_space(self, agent: str) -> spaces.Dict:
        """The space of an agent's observations, the same object each time."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> spaces.Discrete:
        """The space of an agent's actions, the same object each time."""
        return self.action_spaces[agent]

    def columns(self, agent: str) -> dict[str, tuple[str, ...]]:
        """What the last axis of each array of an agent's observations means."""
        return self._stage.eyes[Role(agent)].names()

    def action(self, agent: str, number: int) -> Action:
        """What an action of an agent is about, whatever stands in that row now."""
        return self._stage.actions[Role(agent)].action(number)

    def mask(self, agent: str) -> NDArray[np.int8]:
        """1 for each action that would be accepted now, 0 for each that would be refused."""
        mask: NDArray[np.int8] = self._playing().seen[Role(agent)]["action_mask"].copy()
        return mask

    def command(self, agent: str, action: int) -> Command | None:
        """The command that an action stands for now; None to wait, and for an empty row."""
        return self._playing().command(Role(agent), action)

    @property
    def scenario(self) -> Scenario:
        """The scenario: names, handbook, prices; public knowledge."""
        return self._stage.airport.scenario

    @property
    def session(self) -> Session:
        """The session that is played, for looking at; it holds what agents must not know."""
        return self._playing().session

    # --- playing -----------------------------------------------------------------------------

    def reset(
        self, seed: int | None = None, options: Mapping[str, Any] | None = None
    ) -> tuple[Seen, Infos]:
        """Begin an episode; without a seed, the next replication of the seed given before.

        `options` may hold "episode" ("round", or "session" for all rounds from the first) and
        "round"; others are ignored. A seed that was never given is drawn; the infos tell it.
        """
        options = options or {}
        if seed is not None:
            self._seed, self._replication = int(seed), 0
        elif self._seed is None:
            self._seed = int(np.random.SeedSequence().generate_state(1)[0])
        else:
            self._replication += 1
        whole = options.get("episode") == "session"
        number = 1 if whole else self._checked(options.get("round", self._round))
        self._episode = Episode(self._stage, self._seed, self._replication, number, whole)
        self.agents = self.possible_agents[:]
        begun = {"seed": self._seed, "replication": self._replication}
        infos = {role.value: self._episode.infos(role) | begun for role in self._stage.agents}
        return self._seen(), infos

    def step(
        self, actions: Mapping[str, int]
    ) -> tuple[Seen, dict[str, float], dict[str, bool], dict[str, bool], Infos]:
        """Let all agents act, then let time pass; who is not named waits.

        Raises ValueError for an agent or an action that there is not.
        """
        if not self.agents:
            return {}, {}, {}, {}, {}
        episode, names = self._playing(), self.agents
        chosen = {_one_of(Role, name, "agent"): int(number) for name, number in actions.items()}
        worth = episode.step(chosen)
        rewards = {role.value: worth[role] for role in self._stage.agents}
        infos = {role.value: episode.infos(role) for role in self._stage.agents}
        if episode.over:
            self.agents = []
        over = dict.fromkeys(names, episode.over)
        return self._seen(), rewards, dict.fromkeys(names, False), over, infos

    def state(self) -> NDArray[np.float32]:
        """All that the agents see, one after the other, masks left out, as one vector."""
        seen = self._playing().seen
        arrays = [
            array.ravel()
            for role in self._stage.agents
            for name, array in seen[role].items()
            if name != "action_mask"
        ]
        return np.concatenate(arrays).astype(np.float32)

    def render(self) -> NDArray[np.uint8] | None:
        """The big screen, as (720, 1280, 3) numbers from 0 to 255; None without a render mode."""
        if self.render_mode is None:
            return None
        if self._picture is None:
            from airportsim.lab.env.picture import Picture

            self._picture = Picture()
        picture: NDArray[np.uint8] = self._picture.of(self._playing().session)
        return picture

    def close(self) -> None:
        """Let go of the episode."""
        self._episode = self._picture = None
        self.agents = []

    # --- within ------------------------------------------------------------------------------

    def _seen(self) -> Seen:
        return {role.value: {**seen} for role, seen in self._playing().seen.items()}

    def _playing(self) -> Episode:
        if self._episode is None:
            raise RuntimeError("no episode has begun: call reset() first")
        return self._episode

    def _checked(self, number: Any) -> int:
        """The number of a round; raises ValueError if there is none."""
        last = len(self._stage.airport.scenario.rounds)
        if not isinstance(number, int) or not 1 <= number <= last:
            raise ValueError(f"there is no round {number!r}; there are 1 to {last}")
        return number


def parallel_env(scenario: Scenario | str | Path = "classic", **how: Any) -> AirportEnv:
    """An airport for PettingZoo; what can be set is told by `AirportEnv`."""
    return AirportEnv(scenario, **how)


def _learning(agents: Iterable[str] | None, bots: Mapping[Role, Bot]) -> tuple[Role, ...]:
    """The roles that learn, in the order in which they act."""
    if agents is None:
        found = {role for role in Role if role not in bots}
    else:
        found = {_one_of(Role, name, "role") for name in agents}
    both = found & bots.keys()
    if both:
        raise ValueError(f"{min(both).value} cannot be both an agent and a bot")
    if not found:
        raise ValueError("there is no agent: leave a role to one")
    return tuple(role for role in Role if role in found)


def _one_of(kind: Any, name: Any, what: str) -> Any:
    """The member of an enumeration, or the key of a table, with a name; raises ValueError."""
    names = [str(getattr(one, "value", one)) for one in kind]
    if name not in names:
        raise ValueError(f"there is no {what} {name!r}; there are: {', '.join(names)}")
    return kind(name) if callable(kind) else name
