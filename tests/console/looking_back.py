"""Sessions that have something to look back on."""

from functools import cache

from airportsim.console.console import Console
from airportsim.files.library import load_skills, load_team
from airportsim.model.session import Proceed, Reseat, Who
from airportsim.model.session_rules import first_state
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.match import opened, played
from airportsim.play.session import Session
from tests.console.stage import ME, classic, console_for, seated

SIZES = {
    "usual": {"size": (1280, 720)},
    "large": {"size": (1920, 1080)},
    "compact": {"size": (1280, 720), "percent": 150},
    "small": {"size": (1024, 600)},
}
HOST = Who("", None)


def through(session: Session, number: int) -> Session:
    """Let a session go on until the Check of a round."""
    while (session.state.phase, session.state.number) != (SessionPhase.CHECK, number):
        if session.state.phase is SessionPhase.DO:
            session.advance(session.airport.scenario.schedule.round)
        else:
            session.submit(HOST, Proceed())
    return session


def in_check(number: int = 1, levers: tuple[Lever, ...] = (Lever.REPORT_FORM,)) -> Console:
    """A console in Check, with a director at it who does nothing."""
    return console_for(through(seated({Role.DIRECTOR: (ME,)}, 3, "regular", levers), number))


def discovering() -> Console:
    """A console in Check, in a session whose cards lie face down."""
    airport = classic()
    session = Session(airport, load_skills(), 3, first_state(airport, discover=True))
    for role in Role:
        session.submit(HOST, Reseat(role, (), "regular"))
    return console_for(through(session, 1))


@cache
def _over() -> Session:
    team = load_team("reference")
    session = opened(classic(), team, load_skills(), 7)
    for _ in played(session, team):
        pass
    return session


def at_the_end() -> Console:
    """A console at the end of a session that the reference team has played."""
    return console_for(_over())
