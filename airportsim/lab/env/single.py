"""The airport as a Gymnasium environment: one role learns, bots play the others."""

from collections.abc import Mapping
from typing import Any

import gymnasium
import numpy as np
from numpy.typing import NDArray

from airportsim.lab.env.board import Observation
from airportsim.lab.env.parallel import RENDER_MODES, AirportEnv
from airportsim.model.commands import Command

ID = "airportsim/Airport-v0"
"""The name under which Gymnasium makes it."""


class SingleAirportEnv(gymnasium.Env[Observation, np.int64]):
    """One role of the team; what else can be set is told by `AirportEnv`."""

    metadata: dict[str, Any] = {  # noqa: RUF012 - declared so by Gymnasium
        "render_modes": RENDER_MODES, "render_fps": 5,
    }  # fmt: skip

    def __init__(self, role: str = "service_desk", **how: Any) -> None:
        self.airport = AirportEnv(**how, agents=(role,))
        self.role = role
        self.render_mode = self.airport.render_mode
        self.observation_space: Any = self.airport.observation_space(role)
        self.action_space = self.airport.action_space(role)

    def reset(
        self, *, seed: int | None = None, options: Mapping[str, Any] | None = None
    ) -> tuple[Observation, dict[str, Any]]:
        """Begin an episode; without a seed, the next replication of the seed given before."""
        super().reset(seed=seed)
        seen, infos = self.airport.reset(seed, options)
        return seen[self.role], infos[self.role]

    def step(self, action: np.int64 | int) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Act, then let time pass; truncated at the end, never terminated."""
        seen, rewards, _, over, infos = self.airport.step({self.role: int(action)})
        role = self.role
        return seen[role], rewards[role], False, over[role], infos[role]

    def action_masks(self) -> NDArray[np.bool_]:
        """Which actions are allowed now, as sb3-contrib's MaskablePPO asks for it."""
        return self.airport.mask(self.role).astype(bool)

    def command(self, action: int) -> Command | None:
        """The command that an action stands for now; None to wait, and for an empty row."""
        return self.airport.command(self.role, action)

    def render(self) -> NDArray[np.uint8] | None:
        """The big screen, as (720, 1280, 3) numbers from 0 to 255; None without a render mode."""
        return self.airport.render()

    def close(self) -> None:
        """Let go of the episode."""
        self.airport.close()
