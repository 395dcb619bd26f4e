"""A small session that was really played, as it is recorded, and files made of it."""

from functools import cache
from pathlib import Path

from airportsim.files.library import load_skills, load_team
from airportsim.files.problems import FileProblem
from airportsim.files.store import Head, Store
from airportsim.model import session as s
from airportsim.model.interventions import Grant, Inject
from airportsim.model.ledger import Measure
from airportsim.model.log import Batch
from airportsim.model.plan import Adopt
from airportsim.model.session import SessionState, Who
from airportsim.model.session_rules import first_state
from airportsim.model.version import RULES
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.session import Session
from tests.worlds import TINY, airport_of

CHEN, WANG = Who("Chen", None), Who("王", Role.DIRECTOR)


@cache
def head() -> Head:
    """What the session starts from."""
    return Head(
        name="Tuesday",
        created="2026-01-01T09:00:00+00:00",
        scenario=TINY,
        skills=load_skills(),
        team=load_team("reference"),
        seed=7,
        replication=0,
        rules=RULES,
        version="0.1.0",
        start=first_state(airport_of(TINY)),
    )


@cache
def batches() -> tuple[Batch, ...]:
    """What is recorded of it: two rounds, the first one played twice."""
    kept: list[Batch] = []
    session = Session(airport_of(TINY), head().skills, 7, head().start, kept.append)
    for role in Role:
        session.submit(CHEN, s.Reseat(role, ("王",) if role is Role.DIRECTOR else (), "regular"))
    session.submit(WANG, s.Proceed())
    session.submit(CHEN, Adopt(Lever.REPORT_FORM))
    _play(session, 300)
    session.submit(CHEN, s.RepeatRound(new_faults=False))
    session.submit(WANG, Adopt(Lever.NAMED_CONTACTS))
    session.submit(WANG, s.OwnRule('我们先登记, \u2028then "fix"', "王", Measure.LANDED, 40))
    _play(session, TINY.schedule.round)
    session.submit(WANG, s.Observe("", "Nobody knew who had the ticket"))
    session.submit(WANG, s.Proceed())
    session.submit(WANG, s.Try("Name contacts", "王", Lever.NAMED_CONTACTS))
    session.submit(WANG, s.Proceed())
    session.submit(WANG, Adopt(Lever.PRIORITY_LEVELS))
    session.submit(WANG, s.Expect(Lever.PRIORITY_LEVELS, Measure.MEAN_TIME_TO_RESTORE, 99.5))
    _play(session, 400)
    assert session.state.phase is SessionPhase.DO
    return tuple(kept)


def _play(session: Session, until: int) -> None:
    session.submit(WANG, s.Proceed())
    session.submit(CHEN, Inject("fuel-a", "hung"))
    session.submit(CHEN, Grant(500))
    while session.table is not None and session.now < until:
        session.advance(session.now + 20)


def states(of: tuple[Batch, ...]) -> list[tuple[int, SessionState]]:
    """What a file with these batches says where the session stood."""
    found, asked = [(0, head().start)], 0
    for batch in of:
        asked += len(batch.asked)
        if batch.state is not None:
            found.append((asked, batch.state))
    return found


def made(path: Path, of: tuple[Batch, ...] | None = None) -> Path:
    """A file with these batches, or with all, closed cleanly."""
    with Store.create(path, head()) as store:
        for batch in batches() if of is None else of:
            store.record(batch)
    return path


def problem(path: Path) -> str:
    """The sentence with which a file is refused, to go on with and to look at alike."""
    said = []
    for how in (Store.open, Store.read):
        try:
            how(path).close()
        except FileProblem as refused:
            said.append(str(refused))
    assert len(said) == 2, said
    assert said[0] == said[1]
    assert "\n" not in said[0]
    return said[0]
