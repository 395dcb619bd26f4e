"""Shipped and own scenarios, teams and skills, by name or by path."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from airportsim.files.places import shipped
from airportsim.files.problems import FileProblem, Where, did_you_mean
from airportsim.files.reading import dumped, read
from airportsim.model.checks import empty_texts, problems
from airportsim.model.scenario import Scenario
from airportsim.model.team import RoundPlan, Skill, Team
from airportsim.model.words import Lever, Role

MOST = 1_000
"""More people, mirrors or articles than this in a team file are a slip."""


def scenario_names() -> list[str]:
    """The names of the shipped scenarios."""
    return _names("scenarios")


def team_names() -> list[str]:
    """The names of the shipped teams."""
    return _names("scenarios", "teams")


def load_scenario(name_or_path: str | Path) -> Scenario:
    """A scenario by its shipped name or by the path of its file; raises FileProblem."""
    return read(scenario_path(name_or_path), Scenario, _problems_of_scenario)


def scenario_path(name_or_path: str | Path) -> Path:
    """The file that `load_scenario` reads; raises FileProblem."""
    return _find(name_or_path, "scenario", "scenarios")


def load_team(name_or_path: str | Path) -> Team:
    """A team by its shipped name or by the path of its file; raises FileProblem."""
    return read(team_path(name_or_path), Team, _problems_of_team)


def team_path(name_or_path: str | Path) -> Path:
    """The file that `load_team` reads; raises FileProblem."""
    return _find(name_or_path, "team", "scenarios", "teams")


def load_skills() -> dict[str, Skill]:
    """The shipped skills of bots by name; raises FileProblem."""
    folder = shipped("scenarios", "skills")
    paths = sorted(folder.glob("*.yaml"))
    return {path.stem: read(path, Skill, lambda skill: ()) for path in paths}


def digest_of(value: Scenario | Team) -> str:
    """SHA-256, in hexadecimal, of what is read from a file: its comments and order do not count."""
    return sha256(dumped(value).encode("utf-8")).hexdigest()


def _problems_of_scenario(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    yield from problems(scenario)
    place = ("workshop", "on_drop", "skill")
    yield from _unknown_skills([(place, scenario.workshop.on_drop.skill)])


def _problems_of_team(team: Team) -> Iterator[tuple[Where, str]]:
    yield from _unknown_skills([(("skill",), team.skill), *_own_skills(team)])
    if team.knows and not team.exempt:
        yield ("knows",), "only a team that is exempt may know faults from the start"
    yield from _outside(("knows",), team.knows, 0, MOST)
    yield from empty_texts(team)
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
    known = _names("scenarios", "skills")
    for where, skill in named:
        if skill not in known:
            yield where, f"there is no skill {skill!r}{did_you_mean(skill, known)}"


def _own_skills(team: Team) -> Iterator[tuple[Where, str]]:
    for role, skill in team.skills.items():
        yield ("skills", role.value), skill


def _names(*folder: str) -> list[str]:
    return sorted(path.stem for path in shipped(*folder).glob("*.yaml"))


def _find(name_or_path: str | Path, what: str, *folder: str) -> Path:
    """The file meant: a path if it looks like one or exists, else the shipped name."""
    name = str(name_or_path)
    known = _names(*folder)
    if name in known:
        return shipped(*folder, f"{name}.yaml")
    path = Path(name_or_path)
    is_file = path.suffix in (".yaml", ".yml")
    if is_file and name == path.name and path.stem in known and not path.exists():
        raise FileProblem(f"there is no file {name!r} here; did you mean {path.stem!r}?")
    if path.is_file() or is_file:
        return path
    if name and path.is_dir():
        raise FileProblem(f"{name} is a folder; name a {what} file in it")
    offer = did_you_mean(name, known) or f"; there are: {', '.join(known)}"
    raise FileProblem(f"there is no {what} {name!r}{offer}")
