"""Files of any kind looked at: scenarios, teams, designs of experiments."""

from pathlib import Path
from typing import Any

from airportsim.files.demands import problems_of_scenario, problems_of_team
from airportsim.files.designs import problems_of_placed
from airportsim.files.extending import EXTENDS
from airportsim.files.kinds import keys_at
from airportsim.files.nodes import Node
from airportsim.files.reading import Inspected, inspected
from airportsim.model.design import Design
from airportsim.model.scenario import Scenario
from airportsim.model.team import Team


def inspected_file(path: Path) -> Inspected[Scenario | Team | Design]:
    """A scenario's, a team's or a design's file, and all that is wrong with it.

    Raises FileProblem for what is no text at all.
    """
    return inspected(path, lambda root: _kind_of(root, path.parent))


def _kind_of(root: Node, folder: Path) -> tuple[type[Any], Any]:
    """What a file is by its keys: what it has of one kind, and nothing that only scenarios have."""
    keys = set(root.value)
    designs, teams, scenarios = (set(keys_at(kind, ())) for kind in (Design, Team, Scenario))
    own = scenarios | {EXTENDS}
    if keys & (designs - teams - scenarios) and not keys & (own - designs):
        return Design, problems_of_placed(folder)
    if keys & teams and not keys & (own - teams):
        return Team, problems_of_team
    return Scenario, problems_of_scenario
