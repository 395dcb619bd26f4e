"""Too many messages, people and connections: they end, and nobody else is disturbed."""

import socket

import pytest
from websockets.exceptions import InvalidStatus

from airportsim.net import host, room
from airportsim.net.messages import PROTOCOL
from tests.net.raw import Raw, refused
from tests.net.sessions import AM, lobby, playing
from tests.net.stage import Stage, plays_on

CLOSE = {"kind": "close", "ticket": 0}


def test_a_flood_ends_the_connection_and_the_seat_is_kept() -> None:
    with Stage(playing()) as stage:
        li = stage.raw_in("Li")
        li.answered({"kind": "sit", "role": AM})
        for number in range(2_000):
            li.say({"kind": "ask", "id": number, "role": AM, "hand": -1, "command": CLOSE})
        assert li.ended() == "too_many"
        plays_on(stage)
        assert stage.session.state.seats[AM].players == ("Li",)


def test_a_flood_of_long_messages_ends_sooner() -> None:
    with Stage(playing()) as stage:
        li = stage.raw_in("Li")
        long = {"kind": "set_focus", "terminal": "x" * 30_000}
        for number in range(10):
            li.say({"kind": "ask", "id": number, "role": AM, "hand": -1, "command": long})
        assert li.ended() == "too_many"
        assert sum('"answer"' in text for text in li.heard) < 4


def test_the_same_message_twice_is_asked_twice_and_order_is_as_it_comes() -> None:
    """Nobody else can send in his name, so that he alone is answerable for it."""
    with Stage(playing()) as stage:
        li = stage.raw_in("Li")
        li.answered({"kind": "sit", "role": AM})
        stage.advance(10)
        report = {"kind": "ask", "id": 7, "role": AM, "hand": -1,
                  "command": {"kind": "report", "alert": 0, "facts": [0]}}  # fmt: skip
        li.say(report)
        li.say(report)
        li.say({"kind": "ask", "id": -3, "role": AM, "hand": -1, "command": CLOSE})
        answers = [li.until("answer") for _ in range(3)]
        assert [answer["id"] for answer in answers] == [7, 7, -3]
        assert [refused(answer) for answer in answers] == ["", "being_done", "not_your_role"]
        stage.advance(30)
        assert stage.session.table is not None
        assert len(stage.session.table.simulation.state.tickets) == 1


def test_a_full_room_lets_nobody_in_but_those_who_are_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "MOST_PEOPLE", 4)
    with Stage(lobby()) as stage:
        people = [stage.raw_in(f"guest {n}") for n in range(4)]
        late = stage.raw()
        late.hello(stage.room.keys.code, "late")
        assert late.ended() == "full"
        back = stage.raw_in("guest 2", token=people[2].welcome["token"])
        assert back.welcome["name"] == "guest 2"


def test_a_full_room_forgets_who_has_gone_and_sat_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_PEOPLE", 4)
    with Stage(lobby()) as stage:
        sitting = stage.raw_in("sitting")
        sitting.answered({"kind": "sit", "role": AM})
        sitting.close()
        for n in range(99):
            stage.raw_in(f"guest {n}").close()
        stage.raw_in("late")
        assert len(stage.room.members) == 4
        back = stage.raw_in("sitting", token=sitting.welcome["token"])
        assert back.welcome["name"] == "sitting"


def test_many_who_say_nothing_do_not_keep_others_out() -> None:
    with Stage(playing()) as stage:
        silent = [stage.raw() for _ in range(host.STRANGERS + 20)]
        plays_on(stage)
        assert silent[0].ended() in ("1006", "malformed")


def test_who_does_not_say_who_he_is_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host, "HELLO_WITHIN", 0.1)
    with Stage(playing()) as stage:
        assert stage.raw().ended() == "malformed"
        plays_on(stage)


def test_whoever_speaks_something_else_disturbs_nobody() -> None:
    with Stage(playing()) as stage:
        for said in (b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01" * 99, b"", b"x" * 100_000):
            with socket.create_connection(("127.0.0.1", stage.host.port)) as line:
                line.sendall(said)
        plays_on(stage)


def test_web_pages_are_refused() -> None:
    with Stage(playing()) as stage:
        for origin in ("http://evil.example", "null", f"http://127.0.0.1:{stage.host.port}"):
            with pytest.raises(InvalidStatus, match="403"):
                Raw(stage.host.port, origin=origin)
        plays_on(stage)


def test_whoever_speaks_another_version_is_told_so() -> None:
    with Stage(playing()) as stage:
        raw, code = stage.raw(), stage.room.keys.code
        raw.say({"kind": "hello", "protocol": PROTOCOL + 1, "code": code, "name": "Li"})
        assert raw.ended() == "other_version"
