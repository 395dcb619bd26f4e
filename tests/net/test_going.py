"""Going: a seat is kept for whoever has its token, until somebody takes it from him."""

from pathlib import Path

import pytest

from airportsim.model import commands as c
from airportsim.model import session as s
from airportsim.model.refusals import Code
from airportsim.model.session import Who
from airportsim.model.words import OnDrop, Role
from airportsim.net.far_room import FarRoom
from airportsim.net.joining import NotJoined
from airportsim.net.keys import Keys
from tests.net.sessions import AM, lobby, playing, scenario
from tests.net.stage import PIN, Stage, code, until, up_to_date
from tests.worlds import airport_of


def away(far: FarRoom) -> dict[str, bool]:
    """Who is away, by name."""
    return {person.name: person.away >= 0 for person in far.people}


def lose_the_line(far: FarRoom) -> None:
    """Let the network between somebody and the host break."""
    far._wire.address = "127.0.0.1:1"
    far._wire.renew()
    until(lambda: far.away >= 0)


def mend_the_line(stage: Stage, far: FarRoom) -> None:
    """Let it be there again."""
    far._wire.address = stage.address
    until(lambda: far.away < 0, far)


def test_a_lost_line_keeps_name_and_seat_and_mends_itself() -> None:
    with Stage(playing()) as stage:
        chen, li = stage.facilitator(), stage.join("Li")
        li.sit(AM)
        lose_the_line(li)
        assert code(li.submit(Who("Li", AM), c.Report(0, (0,)))) is Code.NOT_CONNECTED
        until(lambda: away(chen).get("Li", False), chen)
        assert chen.state.seats[AM].gone == ("Li",)
        mend_the_line(stage, li)
        stage.advance(10)
        up_to_date(chen, li)
        assert not away(chen)["Li"]
        assert (li.name, li.state.seats[AM].gone) == ("Li", ())
        assert code(li.submit(Who("Li", AM), c.Report(0, (0,)))) is None


@pytest.mark.parametrize("seat", list(OnDrop))
def test_a_bot_stands_in_for_who_stays_away_if_the_scenario_wants_it(seat: OnDrop) -> None:
    session = playing(airport_of(scenario(seat)))
    with Stage(session) as stage:
        chen, li = stage.facilitator(), stage.join("Li")
        li.sit(AM)
        token = li.token
        li.close()
        until(lambda: away(chen).get("Li", False), chen)
        stage.let_pass(29)
        assert session.state.seats[AM].skill == ""
        stage.let_pass(2)
        assert bool(session.state.seats[AM].skill) is (seat is OnDrop.BOT)
        again = stage.join("Li", token=token)
        assert again.state.seats[AM] == s.Seating(("Li",))


def test_a_second_connection_with_the_token_takes_over_and_the_first_is_told() -> None:
    with Stage(playing()) as stage:
        first = stage.join("Li")
        first.sit(AM)
        second = stage.join("whatever", token=first.token)
        until(lambda: first.ended != "", first)
        assert first.ended == "taken_over"
        assert second.name == "Li"
        assert code(first.submit(Who("Li", AM), c.Report(0, (0,)))) is Code.NOT_CONNECTED
        stage.advance(10)
        assert code(second.submit(Who("Li", AM), c.Report(0, (0,)))) is None
        assert len(second.people) == 1
        assert stage.session.state.seats[AM].gone == ()


def test_what_a_connection_says_after_it_was_taken_over_is_not_heard() -> None:
    with Stage(playing()) as stage:
        old = stage.raw_in("Li")
        new = stage.raw_in("Li", token=old.welcome["token"])
        for number in range(50):
            old.say({"kind": "sit", "id": number, "role": "director"})
        assert old.ended() == "taken_over"
        new.up_to_date()
        assert stage.session.state.seats[Role.DIRECTOR].players == ()


def test_after_a_restart_of_the_host_everybody_comes_back_by_himself(tmp_path: Path) -> None:
    path, session = tmp_path / "keys.json", playing()
    with Stage(session, keys=[Keys(path, PIN)]) as stage:
        chen, li, zhao = stage.facilitator(), stage.join("Li"), stage.join("Zhao")
        li.sit(AM)
        port = stage.host.port
        stage.kill_host()
        until(lambda: all(far.away >= 0 for far in (chen, li, zhao)))
        again = Stage(session, keys=[Keys(path)], port=port)
        with again:
            until(lambda: all(far.away < 0 for far in (chen, li, zhao)), chen, li, zhao)
            again.advance(10)
            up_to_date(chen, li, zhao)
            assert [person.name for person in li.people] == ["Chen", "Li", "Zhao"]
            assert code(li.submit(Who("Li", AM), c.Report(0, (0,)))) is None
            assert code(chen.submit(Who("Chen", None), s.Broadcast("here we are"))) is None
            assert (li.now, session.state.message) == (10, "here we are")


def test_a_host_that_closes_says_so_and_nobody_tries_to_come_back() -> None:
    with Stage(lobby()) as stage:
        li = stage.join("Li")
        stage.stop_host()
        until(lambda: li.ended != "", li)
        assert li.ended == "closed"


def test_where_nobody_listens_nobody_can_join() -> None:
    with Stage(lobby()) as stage:
        keys = stage.room.keys
        stage.stop_host()
        with pytest.raises(NotJoined, match="unreachable"):
            stage.join_with(keys.code, "Li")
