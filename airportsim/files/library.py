"""Shipped and own scenarios, teams and skills, by name or by path."""

from hashlib import sha256
from pathlib import Path

from airportsim.files.demands import problems_of_scenario, problems_of_team
from airportsim.files.places import file_like, names_in, shipped
from airportsim.files.problems import FileProblem, shown
from airportsim.files.reading import dumped, read
from airportsim.files.source import is_there
from airportsim.model.scenario import Scenario
from airportsim.model.team import Skill, Team


def scenario_names() -> list[str]:
    """The names of the shipped scenarios."""
    return names_in("scenarios")


def team_names() -> list[str]:
    """The names of the shipped teams."""
    return names_in("scenarios", "teams")


def load_scenario(name_or_path: str | Path) -> Scenario:
    """A scenario by its shipped name or by the path of its file; raises FileProblem."""
    return read(scenario_path(name_or_path), Scenario, problems_of_scenario)


def scenario_path(name_or_path: str | Path) -> Path:
    """The file that `load_scenario` reads; raises FileProblem."""
    return _find(name_or_path, "scenario", "scenarios")


def load_team(name_or_path: str | Path) -> Team:
    """A team by its shipped name or by the path of its file; raises FileProblem."""
    return read(team_path(name_or_path), Team, problems_of_team)


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


def _find(name_or_path: str | Path, what: str, *folder: str) -> Path:
    """The file meant: a path if it looks like one or exists, else the shipped name."""
    name = str(name_or_path)
    known = names_in(*folder)
    if name in known:
        return shipped(*folder, f"{name}.yaml")
    path = Path(name_or_path)
    there, is_file = bool(name) and is_there(path), path.suffix in (".yaml", ".yml")
    if is_file and name == path.name and path.stem in known and not there:
        raise FileProblem(f"there is no file {name!r} here; did you mean {path.stem!r}?")
    if there and path.is_dir():
        raise FileProblem(f"{name} is a folder; name a {what} file in it")
    if there:
        return path
    near = file_like(path.name, path.parent, known if name == path.name else ())
    if is_file and not near:
        return path
    near = near if near in known else str(path.with_name(near)) if near else ""
    offer = f"; did you mean {near!r}?" if near else f"; there are: {', '.join(known)}"
    raise FileProblem(f"there is no {what} {shown(name)}{offer}")
