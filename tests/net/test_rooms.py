"""Several rooms in one host: they share nothing but the machine, and one that fails fails alone."""

from pathlib import Path

import pytest

from airportsim.cli.house import ShippedHouse
from airportsim.console.house import Wish
from airportsim.files.problems import FileProblem
from airportsim.files.sessions import session_path
from airportsim.model import commands as c
from airportsim.model import session as s
from airportsim.model.log import Batch
from airportsim.model.refusals import Code
from airportsim.model.session import Who
from airportsim.model.words import Role
from airportsim.net import telling
from airportsim.net.joining import NotJoined
from airportsim.net.keys import Keys
from airportsim.play.line import RoomNews
from airportsim.play.seat import Accepted
from airportsim.play.session import Session
from tests.net.sessions import AM, lobby, playing
from tests.net.stage import PIN, Stage, code, until, up_to_date

FACILITATOR = Who("Chen", None)


def test_two_rooms_of_one_host_do_not_see_each_other() -> None:
    with Stage(playing(), playing()) as stage:
        one, other = stage.join("Li", room=0), stage.join("Li", room=1)
        assert (one.room, other.room) == ("room 1", "room 2")
        assert one.code != other.code
        one.sit(AM)
        stage.facilitator("Chen", room=0).submit(FACILITATOR, s.Broadcast("only here"))
        stage.advance(50)
        up_to_date(one, other)
        assert (one.now, one.state.message) == (50, "only here")
        assert (other.now, other.state.message) == (0, "")
        assert [person.name for person in one.people] == ["Li", "Chen"]
        assert [person.name for person in other.people] == ["Li"]
        assert (one.name, other.name) == ("Li", "Li")
        assert other.seat("Li", AM).view() is None


def test_the_facilitator_of_one_room_is_nobody_in_another() -> None:
    keys = [Keys(pin=PIN), Keys(pin="4711")]
    with Stage(playing(), playing(), keys=keys) as stage:
        with pytest.raises(NotJoined, match="wrong_pin"):
            stage.join("Chen", PIN, room=1)
        chen = stage.facilitator(room=0)
        assert code(chen.remove("Li")) is Code.NO_SUCH_PERSON
        stage.join("Li", room=1)
        assert code(chen.remove("Li")) is Code.NO_SUCH_PERSON


def test_facilitators_hear_how_all_rooms_stand_and_nobody_else_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(telling, "REFRESH", 0)
    with Stage(playing(), playing()) as stage:
        chen, wang = stage.facilitator(room=0), stage.facilitator("Wang", room=1)
        li = stage.join("Li")
        stage.advance(400)
        board = stage.session.board()
        assert board is not None
        wanted = [
            RoomNews("room 1", 1, 400, (board.landed,), 4, (board.money["profit"],), 2),
            RoomNews("room 2", 1, 0, (0,), 4, (0,), 1),
        ]
        until(lambda: chen.rooms == wanted == wang.rooms, chen, wang)
        assert board.landed
        stage.advance(600)
        worth = stage.session.state.scores[1]
        over = RoomNews("room 1", 1, -1, (worth.landed,), 4, (worth.profit,), 2)
        until(lambda: wang.rooms[0] == over, wang)
        up_to_date(li)
        assert li.rooms == []


# --- what goes wrong -------------------------------------------------------------------------


def test_a_session_that_cannot_be_kept_ends_and_says_so_and_the_other_room_goes_on() -> None:
    full = False

    def record(batch: Batch) -> None:
        if full:
            raise FileProblem("the disk is full")

    with Stage(playing(record=record), playing()) as stage:
        chen, li = stage.facilitator(), stage.join("Li")
        other = stage.facilitator("Wang", room=1)
        full = True
        refused = chen.submit(FACILITATOR, s.Broadcast("is anybody there?"))
        assert code(refused) in (Code.NOT_CONNECTED, Code.NO_ANSWER)
        until(lambda: bool(chen.ended and li.ended), chen, li)
        assert chen.ended == li.ended == "not_kept"
        assert stage.room.broken == "the disk is full"
        assert stage.session.state.message in ("", "is anybody there?")
        with pytest.raises(NotJoined, match="not_kept"):
            stage.join("Zhao")
        other.step_second()
        assert other.now == 1


def test_a_room_that_fails_says_so_and_the_other_room_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with Stage(playing(), playing()) as stage:
        li, other = stage.join("Li"), stage.facilitator("Wang", room=1)

        def broken(real_seconds: float) -> None:
            raise ZeroDivisionError("a bug")

        monkeypatch.setattr(stage.session, "tick", broken)
        until(lambda: li.ended != "", li)
        assert li.ended == "failed"
        assert stage.room.broken == "ZeroDivisionError: a bug"
        assert "a bug" in caplog.text
        other.step_second()
        assert other.now == 1


def test_a_seat_that_cannot_be_told_something_loses_its_line_and_comes_back() -> None:
    with Stage(playing()) as stage:
        li = stage.join("Li")
        (member,) = stage.room.members.values()
        first = member.sender
        stage.on_host(lambda: member.send("half a letter: \ud800"))
        until(lambda: member.sender not in (first, None), li)
        until(lambda: li.away < 0, li)
        up_to_date(li)
        assert li.ended == ""


# --- the host again --------------------------------------------------------------------------


def test_what_was_accepted_is_there_when_the_host_is_back_on_the_sessions_file(
    tmp_path: Path,
) -> None:
    house, keys = ShippedHouse(tmp_path), tmp_path / "keys.json"
    opened = house.begin(Wish("classic", {}, seed=5, name="class"))
    session = opened.room
    assert isinstance(session, Session)
    while session.table is None:
        session.host(s.Proceed())
    with Stage(session, keys=[Keys(keys, PIN)]) as stage:
        chen, li = stage.facilitator(), stage.join("Li")
        li.sit(AM)
        stage.advance(40)
        up_to_date(li)
        seat = li.seat("Li", AM)
        assert isinstance(seat.submit(c.Report(0, (0, 1))), Accepted)
        port = stage.host.port
        stage.kill_host()
        opened.close()
        until(lambda: chen.away >= 0 and li.away >= 0)
        again = house.resume(session_path(tmp_path, "class"))
        assert isinstance(again.room, Session)
        with Stage(again.room, keys=[Keys(keys)], port=port) as back:
            until(lambda: chen.away < 0 and li.away < 0, chen, li)
            up_to_date(chen, li)
            assert (li.now, li.state.seats[AM].players, li.state.seats[AM].gone) == (
                40,
                ("Li",),
                (),
            )
            back.advance(60)
            up_to_date(li)
            view = seat.view()
            assert view is not None
            assert [len(slip.facts) for slip in view.reports] == [2]  # type: ignore[attr-defined]
        again.close()


def test_a_room_that_is_opened_again_knows_who_is_not_there(tmp_path: Path) -> None:
    session = lobby()
    session.host(s.Reseat(AM, ("Li", "Zhao")))
    with Stage(session) as stage:
        assert stage.session.state.seats[AM].gone == ("Li", "Zhao")
        zhao = stage.join("Zhao")
        assert zhao.state.seats[AM].gone == ("Li",)
        assert zhao.seat("Zhao", Role.DIRECTOR).view() is None
