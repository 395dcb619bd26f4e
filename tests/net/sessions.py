"""Sessions for the tests of the network: the tiny airport of the story tests, with one fault."""

from dataclasses import replace

from airportsim.files.library import load_skills
from airportsim.model.airport import Airport
from airportsim.model.log import Record
from airportsim.model.scenario import DropPolicy, Scenario, Workshop
from airportsim.model.session import Proceed, Reseat
from airportsim.model.session_rules import first_state
from airportsim.model.words import OnDrop, Role
from airportsim.play.session import Session
from tests.worlds import STRIKE, airport_of, struck

SEED = 918_273_645
"""A seed that nothing else could be taken for."""

AM, DESK, DIRECTOR = Role.ACCOUNT_MANAGER, Role.SERVICE_DESK, Role.DIRECTOR


def scenario(seat: OnDrop = OnDrop.BOT) -> Scenario:
    """Fuel at terminal A fails at second 5; a bot takes a seat that is empty for 30 s, or waits."""
    return replace(struck(STRIKE), workshop=Workshop(on_drop=DropPolicy(seat, 30)))


def lobby(
    of: Airport | None = None, record: Record | None = None, bots: str = "regular"
) -> Session:
    """A session in its lobby, with bots in all seats."""
    airport = of or airport_of(scenario())
    session = Session(airport, load_skills(), SEED, first_state(airport), record)
    for role in Role:
        session.host(Reseat(role, (), bots))
    return session


def playing(of: Airport | None = None, record: Record | None = None) -> Session:
    """A session in the Do of its first round, with bots in all seats."""
    session = lobby(of, record)
    while session.table is None:
        session.host(Proceed())
    return session
