"""A session that is kept from its first moment."""

from datetime import UTC, datetime

from airportsim import __version__
from airportsim.files.finding import new_session
from airportsim.files.places import sessions_folder
from airportsim.files.store import Head, Store
from airportsim.model.airport import Airport
from airportsim.model.session_rules import first_state
from airportsim.model.team import Skill, Team
from airportsim.model.version import RULES
from airportsim.play.match import start


def saved(
    name: str, folder: str | None, airport: Airport, team: Team, skills: dict[str, Skill], seed: int
) -> Store:
    """A new file for the session of a bot team; raises FileProblem."""
    head = Head(
        name=name,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        scenario=airport.scenario,
        skills=skills,
        team=team,
        seed=seed,
        replication=0,
        rules=RULES,
        version=__version__,
        start=first_state(airport, standing=start(airport, team), discover=False),
    )
    return Store.create(new_session(name, sessions_folder(folder)), head)
