"""Designs of experiments, with the scenarios, teams and bots that they name."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import ValidationError

from airportsim.files.bots import source_digest, source_files
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
    return lambda design: problems_of_design(_placed(design, folder), folder)


def material_of(design: Design, folder: Path) -> Material:
    """What a design plays whose files lie in a folder.

    Raises FileProblem for the first thing that is wrong with it.
    """
    design = _checked(design)
    placed = _placed(design, folder)
    for where, reason in problems_of_design(placed, folder):
        raise FileProblem(": ".join(part for part in (".".join(map(str, where)), reason) if part))
    scenarios = {one.name: one for one in map(load_scenario, placed.scenarios)}
    teams, theirs = {}, {}
    for name in placed.teams:
        team = load_team(name)
        teams[team.name] = team
        theirs[team.name] = _bots_in(team.bots, team_path(name).parent)
    line_ups = tuple(_bots_in(line_up, folder) for line_up in design.bots)
    return Material(design, scenarios, teams, line_ups, theirs)


def _checked(design: Design) -> Design:
    """A design that a program has made, with names turned into what they stand for."""
    try:
        found: Design = adapter_of(Design).validate_python(asdict(design))
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise FileProblem(f"{where}: {first['msg'][:1].lower()}{first['msg'][1:]}") from None
    return found


def copies(material: Material) -> Iterator[tuple[str, str]]:
    """The names and texts of files from which the same can be played again, whatever ships then."""
    scenarios = {name: f"scenarios/{name}.yaml" for name in material.scenarios}
    teams = {name: f"teams/{name}.yaml" for name in material.teams}
    kept = _Kept()
    line_ups = tuple({role: kept.keep(b) for role, b in some.items()} for some in material.line_ups)
    design = replace(
        material.design, bots=line_ups,
        scenarios=tuple(scenarios.values()), teams=tuple(teams.values()),
    )  # fmt: skip
    yield "design.yaml", _yaml(design)
    for name, path in scenarios.items():
        yield path, _yaml(material.scenarios[name])
    for name, path in teams.items():
        theirs = material.theirs[name].items()
        bots = {role: kept.keep(bot, "../") for role, bot in theirs}
        yield path, _yaml(replace(material.teams[name], bots=bots))
    yield from kept.texts.items()


class _Kept:
    """The sources of own bots, each in a folder of its own."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def keep(self, bot: NamedBot, way: str = "") -> str:
        """Keep a bot, and answer with its new name; `way` leads to the folder of results.

        One in a module keeps its name.
        """
        files = source_files(bot.name, Path(bot.folder))
        if not files:
            return bot.name
        file, _, name = bot.name.rpartition(":")
        home = f"bots/{source_digest(bot.name, Path(bot.folder))[:8]}"
        for path, source in files:
            self.texts[f"{home}/{path}"] = source.read_text(encoding="utf-8")
        return f"{way}{home}/{Path(file).name}:{name}"


def _yaml(value: Design | Scenario | Team) -> str:
    """A value as a YAML file that is read as the same value; what is empty is left out."""
    usual = not isinstance(value, Design)
    plain = adapter_of(type(value)).dump_python(value, mode="json", exclude_defaults=usual)
    some = {key: one for key, one in plain.items() if usual or one not in (None, "", [], {})}
    text: str = yaml.safe_dump(some, allow_unicode=True, sort_keys=False, width=100)
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
