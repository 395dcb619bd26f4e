"""Designs of experiments, with the scenarios, teams and bots that they name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import yaml

from airportsim.files.demands_of_designs import Problems, problems_of_design
from airportsim.files.library import load_scenario, load_team, team_path
from airportsim.files.problems import FileProblem
from airportsim.files.reading import adapter_of, read
from airportsim.model.design import Design
from airportsim.model.scenario import Scenario
from airportsim.model.team import Team
from airportsim.model.words import Role


class NamedBot(NamedTuple):
    """An own bot as it is named, and the folder in which its file is looked for."""

    name: str
    folder: str


@dataclass(frozen=True, slots=True)
class Material:
    """A design, and by their own names the scenarios and teams that it plays.

    `line_ups` are the design's own bots, `theirs` those of each team.
    """

    design: Design
    scenarios: dict[str, Scenario]
    teams: dict[str, Team]
    line_ups: tuple[dict[Role, NamedBot], ...]
    theirs: dict[str, dict[Role, NamedBot]]


def load_design(path: str | Path) -> Design:
    """A design from its file; the files that it names lie beside it. Raises FileProblem."""
    path = Path(path)
    return read(path, Design, problems_of_placed(path.parent))


def problems_of_placed(folder: Path) -> Callable[[Design], Problems]:
    """What tells everything that is wrong with a design whose files lie in a folder."""
    return lambda design: problems_of_design(_placed(design, folder))


def material_of(design: Design, folder: Path) -> Material:
    """What a design plays whose files lie in a folder.

    Raises FileProblem for the first thing that is wrong with it.
    """
    placed = _placed(design, folder)
    for where, reason in problems_of_design(placed):
        raise FileProblem(": ".join(part for part in (".".join(map(str, where)), reason) if part))
    scenarios = {one.name: one for one in map(load_scenario, placed.scenarios)}
    teams, theirs = {}, {}
    for name in placed.teams:
        team = load_team(name)
        teams[team.name] = team
        theirs[team.name] = _bots_in(team.bots, team_path(name).parent)
    line_ups = tuple(_bots_in(line_up, folder) for line_up in design.bots)
    return Material(design, scenarios, teams, line_ups, theirs)


def copies(material: Material) -> Iterator[tuple[str, str]]:
    """The names and texts of files from which the same can be played again, whatever ships then."""
    scenarios = {name: f"scenarios/{name}.yaml" for name in material.scenarios}
    teams = {name: f"teams/{name}.yaml" for name in material.teams}
    design = replace(
        material.design, scenarios=tuple(scenarios.values()), teams=tuple(teams.values())
    )
    yield "design.yaml", _yaml(design)
    for name, path in scenarios.items():
        yield path, _yaml(material.scenarios[name])
    for name, path in teams.items():
        yield path, _yaml(material.teams[name])


def _yaml(value: Design | Scenario | Team) -> str:
    """A value as a YAML file that is read as the same value; what is as usual is left out."""
    plain = adapter_of(type(value)).dump_python(value, mode="json", exclude_defaults=True)
    text: str = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=100)
    return text


def _bots_in(bots: dict[Role, str], folder: Path) -> dict[Role, NamedBot]:
    return {role: NamedBot(bot, str(folder.absolute())) for role, bot in bots.items()}


def _placed(design: Design, folder: Path) -> Design:
    """The design with the paths of the scenarios and teams that it names."""
    return replace(
        design,
        scenarios=tuple(_beside(folder, name) for name in design.scenarios),
        teams=tuple(_beside(folder, name) for name in design.teams),
    )


def _beside(folder: Path, name: str) -> str:
    """What is named like a file, as lying in a folder."""
    return str(folder / name) if Path(name).suffix in (".yaml", ".yml") else name
