"""Sessions and their files: kept from the first moment, and taken up again."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from airportsim import __version__
from airportsim.files.finding import new_session
from airportsim.files.places import sessions_folder
from airportsim.files.problems import FileProblem
from airportsim.files.store import Head, Store
from airportsim.model.airport import Airport
from airportsim.model.journal import digest_of
from airportsim.model.session import Reseat, SessionState
from airportsim.model.session_rules import first_state
from airportsim.model.team import Skill, Team
from airportsim.model.version import RULES
from airportsim.model.words import Role, SessionPhase
from airportsim.play.match import start, usual_skills
from airportsim.play.own import NONE, OwnBots
from airportsim.play.replay import Rerun, resumed
from airportsim.play.session import Session


def reopened(store: Store, own: OwnBots = NONE) -> Rerun:
    """The session of an open file, as it was left; raises FileProblem if it runs differently now.

    If its bots have changed, they go on from what they did. `own` are those of its own bots that
    are here; the others are never loaded on the word of a file, and shipped ones take their seats.
    """
    head, progress = store.head, store.progress
    own = replace(own, stand_ins=usual_skills(head.team) if head.team else {})
    found = resumed(
        Airport(head.scenario), head.skills, head.seed, store.states(), store.asked(),
        progress.second, head.replication, own,
    )  # fmt: skip
    attempt = progress.round, progress.attempt
    if attempt in found.journals and digest_of(found.journals[attempt]) != progress.digest:
        raise FileProblem(
            f"{store.path}: round {progress.round} runs differently now; the session can be "
            f"looked at and exported, but not gone on with"
        )
    return found


def seat_bots(store: Store, session: Session, own: OwnBots) -> list[tuple[Role, str, str]]:
    """Seat own bots in a session that was reopened, and shipped ones for those that are not here.

    Answers with these: role, bot, and the skill of the shipped one.
    """
    head, absent = store.head, []
    usual = usual_skills(head.team) if head.team else {}
    seats = session.state.seats if session.state.phase is not SessionPhase.END else {}
    for role, seating in seats.items():
        given = own.seats.get(role)
        if given is not None and given.name != seating.skill:
            session.host(Reseat(role, seating.players, given.name))
        elif given is None and seating.skill and seating.skill not in head.skills:
            skill = usual.get(role, head.scenario.workshop.on_drop.skill)
            session.host(Reseat(role, seating.players, skill))
            absent.append((role, seating.skill, skill))
    return absent


def saved(
    name: str, folder: str | None, airport: Airport, team: Team, skills: dict[str, Skill], seed: int
) -> Store:
    """A new file for the session of a bot team; raises FileProblem."""
    state = first_state(airport, standing=start(airport, team), discover=False)
    return kept(name, sessions_folder(folder), airport, skills, seed, state, team)


def kept(
    name: str, folder: Path, airport: Airport, skills: dict[str, Skill], seed: int,
    state: SessionState, team: Team | None = None,
) -> Store:  # fmt: skip
    """A new file for a session that begins with this state; raises FileProblem."""
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
        start=state,
    )
    return Store.create(new_session(name, folder), head)
