"""Slow clients: they are sent less and catch up whole, or are cut, and slow nobody else."""

import socket

import pytest

from airportsim.model.session import Broadcast, Seating, Who
from airportsim.net import sender
from airportsim.net.far_room import FarRoom
from tests.net.raw import Raw
from tests.net.sessions import AM, playing
from tests.net.stage import Stage, plays_on, until, up_to_date

ANEW = "whole", "session"

LINES = 300
"""So many long lines are shown to everybody: more than a socket takes of them on its own."""


def slow_in(stage: Stage, name: str) -> Raw:
    """Somebody comes who then takes nothing more of what he is sent."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect(("127.0.0.1", stage.host.port))
    raw = stage.raw(most=1, sock=line)
    raw.hello(stage.room.keys.code, name)
    raw.until("welcome")

    def narrow() -> None:
        (member,) = (one for one in stage.room.members.values() if one.name == name)
        assert member.sender is not None
        there = member.sender.connection.transport.get_extra_info("socket")
        there.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)

    stage.on_host(narrow)
    return raw


def say_much(chen: FarRoom) -> None:
    """Let the facilitator show everybody line after line."""
    for number in range(LINES):
        chen.submit(Who("Chen", None), Broadcast(f"{number} {'x' * 480}"))


def test_a_slow_client_catches_up_whole_and_slows_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "MOST_WAITING", 20_000)
    monkeypatch.setattr(sender, "STALLED", 60)
    with Stage(playing()) as stage:
        chen, li, slow = stage.facilitator(), stage.join("Li"), slow_in(stage, "slow")
        say_much(chen)
        up_to_date(li)
        assert li.state.message.startswith(f"{LINES - 1} ")
        members = stage.room.members.values()
        assert [m.sender.behind for m in members if m.sender] == [False, False, True]
        while slow.values.get("session", {}).get("state", {}).get("message") != li.state.message:
            assert slow.hear() is not None
        whole = [one for one in slow.messages if (one["kind"], one.get("channel")) == ANEW]
        assert len(whole) == 2
        assert len(slow.heard) < LINES
        plays_on(stage)


def test_who_takes_nothing_is_cut_and_his_seat_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "STALLED", 0.2)
    with Stage(playing()) as stage:
        chen, slow = stage.facilitator(), slow_in(stage, "slow")
        slow.say({"kind": "sit", "id": 1, "role": AM})
        until(lambda: chen.state.seats[AM].players == ("slow",), chen)
        say_much(chen)
        until(lambda: chen.state.seats[AM].gone == ("slow",), chen)
        assert slow.ended()
        plays_on(stage)


def test_who_takes_nothing_can_be_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "LAST_WORD", 0.2)
    with Stage(playing()) as stage:
        chen, slow = stage.facilitator(), slow_in(stage, "slow")
        say_much(chen)
        again = stage.join("slow", token=slow.welcome["token"])
        again.sit(AM)
        assert slow.ended()
        up_to_date(chen)
        assert chen.state.seats[AM] == Seating(("slow",))


def test_connections_that_never_become_any_disturb_nobody() -> None:
    with Stage(playing()) as stage:
        address = ("127.0.0.1", stage.host.port)
        lines = [socket.create_connection(address) for _ in range(150)]
        try:
            for line in lines[::2]:
                line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
            plays_on(stage)
        finally:
            for line in lines:
                line.close()
