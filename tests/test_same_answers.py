"""The airlines answer the same wherever one asks: played, gone on with, far away, as a result."""

import json
from pathlib import Path

import pytest

from airportsim.cli.house import ShippedHouse
from airportsim.cli.main import main
from airportsim.console.house import Wish
from airportsim.console.screens.check_past import LookBack
from airportsim.debrief.quality.round import quality_of
from airportsim.files.played import attempts
from airportsim.files.results import quality_result
from airportsim.files.store import Store
from airportsim.model.draws import Draws
from airportsim.model.session import EndRound, Proceed, RepeatRound, Who
from airportsim.model.words import SessionPhase
from airportsim.play.session import Session
from tests.console.looking_back import at_the_end
from tests.console.stage import console_for
from tests.net.sessions import SEED, playing
from tests.net.stage import Stage, up_to_date

HOST = Who("", None)


def on(session: Session, second: int) -> None:
    """Go on to a second of the next round."""
    while session.state.phase is not SessionPhase.DO:
        session.submit(HOST, Proceed())
    session.advance(second)


def test_another_run_of_the_same_round_is_answered_otherwise() -> None:
    keys = [Draws(*one).survey for one in ((1, 0, 1), (2, 0, 1), (1, 1, 1), (1, 0, 2))]
    assert len({*keys}) == 4
    assert keys[0] == Draws(1, 0, 1).survey


def test_a_session_that_is_gone_on_with_shows_the_answers_that_it_had(tmp_path: Path) -> None:
    house = ShippedHouse(tmp_path)
    opened = house.begin(Wish("classic", {}, seed=3, name="workshop"))
    session = opened.room
    assert isinstance(session, Session)
    on(session, 120)
    session.submit(HOST, RepeatRound(new_faults=True))
    for _ in range(2):
        on(session, 240)
        session.submit(HOST, EndRound())
    on(session, 30)
    before = LookBack(console_for(session)).felt(5)
    surveys = {n: one.survey for n, one in session.results.items()}
    assert surveys == {1: Draws(3, 1, 1).survey, 2: Draws(3, 0, 2).survey}
    opened.close()
    path = tmp_path / "workshop.airportsim"
    with Store.read(path) as store:
        kept = {one.number: one.survey for one in attempts(store)}
    assert {n: kept[n] for n in surveys} == surveys
    again = house.resume(path)
    assert isinstance(again.room, Session)
    assert {n: one.survey for n, one in again.room.results.items()} == surveys
    assert LookBack(console_for(again.room)).felt(5) == before
    again.close()


def test_a_far_seat_sees_the_answers_and_never_the_seed() -> None:
    session = playing()
    with Stage(session) as stage:
        far, raw = stage.join("Li"), stage.raw_in("Wu")
        stage.advance(session.airport.scenario.schedule.round)
        up_to_date(far)
        raw.up_to_date()
        felt = [
            quality_of(room.airport, one.setup, one.journal, one.survey, end=one.end)
            for room in (session, far)
            for one in room.results.values()
        ]
        assert len(felt) == 2
        assert felt[0] == felt[1]
        assert any(message["kind"] == "round" for message in raw.messages)
        assert str(SEED) not in "".join(raw.heard)


def test_the_console_shows_what_a_run_writes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--seed", "7", "--rounds", "2", "--json", "-"]) == 0
    written = json.loads(capsys.readouterr().out)["rounds"]
    for felt, row in zip(LookBack(at_the_end()).felt(2), written, strict=True):
        assert quality_result(felt).items() <= row.items()
