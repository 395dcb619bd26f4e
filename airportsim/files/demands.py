"""What must hold in scenarios and teams that are read from files."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from airportsim.files.bots import BOT_FORM, is_bot
from airportsim.files.places import is_shipped, names_in
from airportsim.files.problems import Where, did_you_mean
from airportsim.model.checks import problems, wrong_texts
from airportsim.model.doubts import Doubt
from airportsim.model.scenario import Scenario
from airportsim.model.team import RoundPlan, Team
from airportsim.model.warnings import warnings
from airportsim.model.words import Lever, Role

MOST = 1_000
"""More people, mirrors or articles than this in a team file are a slip."""


def problems_of_scenario(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Everything that is wrong with a scenario: where, and a sentence."""
    yield from problems(scenario)
    place = ("workshop", "on_drop", "skill")
    yield from _unknown_skills([(place, scenario.workshop.on_drop.skill)])


def doubts_of_scenario(scenario: Scenario, path: Path) -> Iterator[Doubt]:
    """Everything that is legal and unwise in a scenario with which nothing is wrong."""
    if scenario.name in names_in("scenarios") and not is_shipped(path):
        reason = f"{scenario.name} is the name of a scenario that is shipped"
        yield Doubt(("name",), reason, "give it a name of its own; `play` and `run` take that one")
    yield from warnings(scenario)


def problems_of_team(team: Team) -> Iterator[tuple[Where, str]]:
    """Everything that is wrong with a team: where, and a sentence."""
    yield from _unknown_skills([(("skill",), team.skill), *_own_skills(team)])
    for role, bot in team.bots.items():
        if not is_bot(bot):
            yield ("bots", role.value), f"{bot!r} is no bot; write it as {BOT_FORM}"
    if team.knows and not team.exempt:
        yield ("knows",), "only a team that is exempt may know faults from the start"
    yield from _outside(("knows",), team.knows, 0, MOST)
    yield from wrong_texts(team)
    for n, plan in enumerate(team.rounds):
        yield from _problems_of_plan(("rounds", n), plan)
    yield from _problems_of_levers(team.rounds)


def _problems_of_plan(where: Where, plan: RoundPlan) -> Iterator[tuple[Where, str]]:
    """What can be wrong with one Plan whatever the scenario."""
    yield from _outside((*where, "mirrors"), plan.mirrors, 0, MOST)
    yield from _outside((*where, "predict"), plan.predict, 0, MOST)
    yield from _outside((*where, "promise"), plan.promise, 0, 100)
    for k, move in enumerate(plan.move):
        place = (*where, "move", k)
        yield from _outside((*place, "people"), move.people, 1, MOST)
        if move.source is move.to:
            yield (*place, "to"), f"they are in the role {move.to.value!r} already"
        for field, role in (("source", move.source), ("to", move.to)):
            if role is Role.VENDOR:
                yield (*place, field), "nobody can be moved from or to the vendor"


def _problems_of_levers(plans: Iterable[RoundPlan]) -> Iterator[tuple[Where, str]]:
    """Improvements adopted twice, or dropped without having been adopted.

    Dropping one drops those that need it too, and which these are only the scenario knows; so
    after a drop others may have gone with it, and may be adopted again.
    """
    adopted: set[Lever] = set()
    gone: set[Lever] = set()
    for n, plan in enumerate(plans):
        for k, lever in enumerate(plan.drop):
            if lever not in adopted:
                yield ("rounds", n, "drop", k), f"{lever.value!r} is not adopted by then"
            adopted.discard(lever)
            gone = set(adopted)
        for k, lever in enumerate(plan.adopt):
            if lever in adopted and lever not in gone:
                yield ("rounds", n, "adopt", k), f"{lever.value!r} is adopted already"
            adopted.add(lever)
            gone.discard(lever)


def _outside(where: Where, value: int, low: int, high: int) -> Iterator[tuple[Where, str]]:
    if not low <= value <= high:
        yield where, f"must be from {low} to {high}, not {value}"


def _unknown_skills(named: Iterable[tuple[Where, str]]) -> Iterator[tuple[Where, str]]:
    """The skills that are named at some places of a file, but not shipped."""
    known = names_in("scenarios", "skills")
    for where, skill in named:
        if skill not in known:
            yield where, f"there is no skill {skill!r}{did_you_mean(skill, known)}"


def _own_skills(team: Team) -> Iterator[tuple[Where, str]]:
    for role, skill in team.skills.items():
        yield ("skills", role.value), skill
