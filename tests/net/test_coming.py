"""Coming: whoever knows the code finds the room as it is, under a name of his own."""

import pytest

from airportsim.model import session as s
from airportsim.model.words import SessionPhase
from tests.net.sessions import lobby, playing
from tests.net.stage import Stage, up_to_date


def test_whoever_comes_finds_the_room_as_it_is_and_who_is_there() -> None:
    with Stage(lobby()) as stage:
        chen, li = stage.facilitator(), stage.join("Li")
        up_to_date(chen)
        assert [(p.name, p.facilitator) for p in li.people] == [("Chen", True), ("Li", False)]
        assert (chen.facilitator, li.facilitator) == (True, False)
        assert li.state.phase is SessionPhase.LOBBY
        assert li.airport.scenario.title == stage.session.airport.scenario.title
        assert (li.room, li.code) == ("room 1", stage.room.keys.code)
        assert (li.board(), li.now, li.away, li.ended) == (None, -1, -1, "")


@pytest.mark.parametrize(
    ("code", "pin", "reason"), [("", "", "wrong_code"), ("right", "1", "wrong_pin")]
)
def test_without_code_or_with_a_wrong_pin_nobody_comes_in(code: str, pin: str, reason: str) -> None:
    with Stage(lobby()) as stage:
        raw = stage.raw()
        raw.hello(code and stage.room.keys.code, "Li", pin)
        assert raw.ended() == reason
        assert not stage.room.members


def test_a_code_may_be_typed_in_small_letters() -> None:
    with Stage(lobby()) as stage:
        raw = stage.raw()
        raw.hello(stage.room.keys.code.lower(), "Li")
        assert raw.until("welcome")["name"] == "Li"


def test_a_second_person_of_one_name_gets_another() -> None:
    with Stage(lobby()) as stage:
        names = [stage.join("Li").name for _ in range(3)]
        assert names == ["Li", "Li 2", "Li 3"]


def test_late_joiners_find_the_running_round_and_those_that_are_over() -> None:
    session = playing()
    session.host(s.EndRound())
    while session.table is None:
        session.host(s.Proceed())
    session.advance(30)
    with Stage(session) as stage:
        li = stage.join("Li")
        up_to_date(li)
        assert li.now == 30
        assert li.results[1].digest == session.results[1].digest
        assert li.told() == session.told()
        board, real = li.board(), session.board()
        assert board is not None
        assert real is not None
        assert board.snapshot() == real.snapshot()
