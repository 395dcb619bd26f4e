"""Shipped and own scenarios, teams and skills, by name or by path."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from airportsim.files.places import shipped
from airportsim.files.problems import FileProblem, Where, did_you_mean
from airportsim.files.reading import dumped, read
from airportsim.model.checks import problems
from airportsim.model.scenario import Scenario
from airportsim.model.team import Skill, Team


def scenario_names() -> list[str]:
    """The names of the shipped scenarios."""
    return _names("scenarios")


def team_names() -> list[str]:
    """The names of the shipped teams."""
    return _names("scenarios", "teams")


def load_scenario(name_or_path: str | Path) -> Scenario:
    """A scenario by its shipped name or by the path of its file; raises FileProblem."""
    path = _find(name_or_path, "scenario", "scenarios")
    return read(path, Scenario, problems)


def load_team(name_or_path: str | Path) -> Team:
    """A team by its shipped name or by the path of its file; raises FileProblem."""
    path = _find(name_or_path, "team", "scenarios", "teams")
    return read(path, Team, _problems_of_team)


def load_skills() -> dict[str, Skill]:
    """The shipped skills of bots by name; raises FileProblem."""
    folder = shipped("scenarios", "skills")
    paths = sorted(folder.glob("*.yaml"))
    return {path.stem: read(path, Skill, lambda skill: ()) for path in paths}


def digest_of(value: Scenario | Team) -> str:
    """SHA-256, in hexadecimal, of what is read from a file: its comments and order do not count."""
    return sha256(dumped(value).encode("utf-8")).hexdigest()


def _problems_of_team(team: Team) -> Iterator[tuple[Where, str]]:
    known = _names("scenarios", "skills")
    for where, skill in ((("skill",), team.skill), *_own_skills(team)):
        if skill not in known:
            yield where, f"there is no skill {skill!r}{did_you_mean(skill, known)}"
    if team.knows and not team.exempt:
        yield ("knows",), "only a team that is exempt may know faults from the start"


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
    if path.is_file() or path.suffix in (".yaml", ".yml"):
        return path
    if name and path.is_dir():
        raise FileProblem(f"{name} is a folder; name a {what} file in it")
    offer = did_you_mean(name, known) or f"; there are: {', '.join(known)}"
    raise FileProblem(f"there is no {what} {name!r}{offer}")
