"""Whole rounds for the tests of play: setups as the reference team reaches them, and digests."""

import pickle
import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from airportsim.engine.simulation import Simulation
from airportsim.model.airport import Airport
from airportsim.model.scenario import Scenario
from airportsim.model.team import RoundSetup, Skill, Team
from airportsim.model.words import Role
from airportsim.play.agenda import Bot, Table
from airportsim.play.bots import BOTS
from airportsim.play.bots.mind import Dice, Mind
from airportsim.play.match import play

Material = tuple[Scenario, Team, dict[str, Skill]]


def digests(material: Material, seed: int = 1, rounds: int | None = None) -> list[str]:
    """The digest of each round that a team plays."""
    scenario, team, skills = material
    return [result.digest for result in play(Airport(scenario), team, skills, seed, rounds)]


def setups(airport: Airport, team: Team, skills: dict[str, Skill], seed: int) -> list[RoundSetup]:
    """What each round of a match starts from."""
    return [result.setup for result in play(airport, team, skills, seed)]


def bots(
    simulation: Simulation, skill: Skill, roles: Iterable[Role], dice: type[Dice] = Dice
) -> dict[Role, tuple[Bot, Any]]:
    """The shipped bots of some roles, to be seated at a table."""
    return {
        role: (BOTS[role], Mind(skill, dice(simulation.draws, simulation.state, skill)))
        for role in roles
    }


def seated(
    airport: Airport, setup: RoundSetup, skill: Skill, seed: int, roles: Iterable[Role] = Role,
    dice: type[Dice] = Dice,
) -> Table:  # fmt: skip
    """A round with shipped bots of one skill at these roles."""
    simulation = Simulation(airport, setup, seed)
    return Table(simulation, bots(simulation, skill, roles, dice))


def slower(skill: Skill, factor: int = 2) -> Skill:
    """A skill whose bots think longer and err more."""
    think = {act: seconds * factor for act, seconds in skill.think.items()}
    return replace(skill, think=think, remedy=skill.remedy // 2)


if __name__ == "__main__":
    # Called by test_determinism in other processes, with the material on standard input.
    given = pickle.loads(sys.stdin.buffer.read())
    for found in digests(given):
        print(found)
    print(*sorted({"pygame", "numpy", "yaml", "pydantic"} & sys.modules.keys()))
