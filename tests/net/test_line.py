"""The line to a host: what comes over it that makes no sense, and hosts that are none."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from websockets.sync.server import Server, ServerConnection, serve

from airportsim.net.joining import NotJoined, joined
from airportsim.net.messages import goodbye
from tests.net.raw import PATIENCE
from tests.net.sessions import AM, playing
from tests.net.stage import Stage, until, up_to_date


@contextmanager
def somebody(says: Callable[[ServerConnection], None]) -> Iterator[str]:
    """A server that is no host, at the address that is given."""
    with serve(says, "127.0.0.1", 0, compression=None) as server:
        thread = Thread(target=Server.serve_forever, args=(server,), daemon=True)
        thread.start()
        yield f"127.0.0.1:{server.socket.getsockname()[1]}"
        server.shutdown()
        thread.join(PATIENCE)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (goodbye("other_version"), "other_version"),
        ("hello", "not_a_room"),
        ("[]", "not_a_room"),
        ("{}", "not_a_room"),
        ('{"kind": "welcome"}', "not_a_room"),
        ('{"kind": "welcome", "token": "x", "name": "Li", "scenario": "{}"}', "not_a_room"),
        ("", "not_a_room"),
        (None, "unreachable"),
    ],
    ids=str,
)
def test_who_answers_but_is_no_host_is_told_from_a_room(said: str | None, reason: str) -> None:
    def says(line: ServerConnection) -> None:
        line.recv(PATIENCE)
        if said is not None:
            line.send(said)

    with somebody(says) as address, pytest.raises(NotJoined, match=f"^{reason}$"):
        joined(address, "ABCDE", "Li", within=PATIENCE)


@pytest.mark.parametrize("address", ["", "no address", "127.0.0.1:99999", "http://127.0.0.1"])
def test_what_is_no_address_is_told_from_a_host_that_does_not_answer(address: str) -> None:
    with pytest.raises(NotJoined, match="bad_address"):
        joined(address, "ABCDE", "Li", within=PATIENCE)


@pytest.mark.parametrize("channel", ["public", "session", "people", "account_manager"])
def test_whoever_has_lost_the_thread_is_told_everything_anew(channel: str) -> None:
    with Stage(playing()) as stage:
        li = stage.join("Li")
        li.sit(AM)
        (member,) = stage.room.members.values()
        first = member.sender

        def forget() -> None:
            stage.room._telling._channels[channel].number += 1

        stage.on_host(forget)
        stage.join("Zhao").sit(AM)
        stage.advance(30)
        until(lambda: member.sender not in (first, None), li)
        until(lambda: li.away < 0, li)
        up_to_date(li)
        assert (li.now, li.state, len(li.people)) == (30, stage.session.state, 2)
        here, there = stage.session.view(AM), li.seat("Li", AM).view()
        assert here is not None
        assert there is not None
        assert there.snapshot() == here.snapshot()
