"""The bench: all bots that can sit at a role, shipped ones by their skill and own ones by name."""

from collections.abc import Callable, Mapping
from typing import Any

from airportsim.engine.simulation import Simulation
from airportsim.model.team import Skill
from airportsim.model.words import Role
from airportsim.play.agenda import Bot
from airportsim.play.bots import BOTS
from airportsim.play.bots.mind import mind_for
from airportsim.play.own import Failure, OwnBot, OwnBots, sat_down


class Bench:
    """The bots of a session; `failed` is told of each own one that fails.

    `usual` is the skill of the shipped bot that takes the seat of an own one if `own.stand_ins`
    names none for its role.
    """

    def __init__(
        self, skills: Mapping[str, Skill], own: OwnBots, usual: str,
        failed: Callable[[Failure], None],
    ) -> None:  # fmt: skip
        self._skills = skills
        self._own = own
        self._usual = usual
        self._failed = failed

    def has(self, name: str) -> bool:
        """Whether there is a bot of this name."""
        return name in self._skills or self._own.named(name) is not None

    def stand_in(self, role: Role) -> str:
        """The skill of the shipped bot that takes the seat of an own one."""
        return self._own.stand_ins.get(role, self._usual)

    def seated(self, simulation: Simulation, role: Role, name: str) -> tuple[Bot, Any]:
        """A bot that sits down at a round, and its memory."""
        if name in self._skills:
            return BOTS[role], mind_for(simulation, self._skills[name])
        bot = self._own.named(name) or OwnBot(name, None)
        skill = self._skills[self.stand_in(role)]
        return sat_down(bot, self._own, simulation, role, skill, self._failed)
