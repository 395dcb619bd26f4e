"""The same commands at the same seconds give the same journal, through the network or not."""

import pytest

from airportsim.files.library import load_skills, load_team
from airportsim.model.airport import Airport
from airportsim.model.log import Asked, Batch
from airportsim.model.refusals import Refusal
from airportsim.model.session import Controller, Proceed, Who
from airportsim.model.session_rules import first_state
from airportsim.model.words import Role
from airportsim.play.match import planned, start
from airportsim.play.session import Session
from tests.net.stage import PIN, Stage, up_to_date
from tests.play.workshops import FACILITATOR, bots_everywhere

NAMES = {role: f"player of {role.value}" for role in Role}


def recorded(airport: Airport, team: str, seed: int) -> tuple[Session, list[Asked], str]:
    """A session before a round that bots have played elsewhere: what they asked, its digest."""
    known = load_team(team)
    standing = planned(airport, known, start(airport, known))
    batches: list[Batch] = []
    first = first_state(airport, standing=standing)
    sessions = [
        Session(airport, load_skills(), seed, first, keep) for keep in (batches.append, None)
    ]
    bots_everywhere(sessions[0])
    for session in sessions:
        while session.table is None:
            session.submit(FACILITATOR, Proceed())
    sessions[0].advance(1_500)
    asked = [one for batch in batches for one in batch.asked]
    done = [one for one in asked if one.controller is Controller.BOT]
    return sessions[1], done, sessions[0].results[1].digest


@pytest.mark.parametrize(
    ("team", "seed"),
    [("prepared", 5), *(pytest.param("reference", n, marks=pytest.mark.long) for n in (3, 4))],
)
def test_what_bots_did_done_by_people_at_six_far_seats_gives_the_same_journal(
    classic: Airport, team: str, seed: int
) -> None:
    session, asked, digest = recorded(classic, team, seed)
    with Stage(session) as stage:
        chen = stage.facilitator()
        people = {role: stage.join(NAMES[role]) for role in Role}
        for role, far in people.items():
            assert not isinstance(far.sit(role, PIN), Refusal)
        for one in asked:
            assert one.role is not None
            if one.second > session.now:
                stage.advance(one.second)
            answer = people[one.role].submit(Who(NAMES[one.role], one.role), one.command, one.hand)
            assert (answer if isinstance(answer, Refusal) else None) == one.refusal, one
        stage.advance(1_500)
        up_to_date(chen, *people.values())
        for far in (chen, *people.values()):
            assert far.results[1].digest == digest
            assert far.results[1].score == session.results[1].score
            assert far.results[1].survey == session.results[1].survey
    assert len({one.role for one in asked}) >= 5
    assert len(asked) > 150
