"""Heartbeats: whoever is not heard of any more is away, however quietly he has gone."""

import json
import socket

from websockets.client import ClientProtocol
from websockets.uri import parse_uri

from airportsim.net.messages import PROTOCOL
from tests.net.sessions import lobby
from tests.net.stage import Stage, until

BEAT = 0.2


class Dead:
    """Somebody who comes and then neither says nor hears anything, as if his cable were cut."""

    def __init__(self, port: int, code: str, name: str) -> None:
        self._line = socket.create_connection(("127.0.0.1", port))
        protocol = ClientProtocol(parse_uri(f"ws://127.0.0.1:{port}"))
        protocol.send_request(protocol.connect())
        self._line.sendall(b"".join(protocol.data_to_send()))
        protocol.receive_data(self._line.recv(4096))
        hello = {"kind": "hello", "protocol": PROTOCOL, "code": code, "name": name}
        protocol.send_text(json.dumps(hello).encode())
        self._line.sendall(b"".join(protocol.data_to_send()))

    def close(self) -> None:
        self._line.close()


def test_whoever_is_not_heard_of_any_more_is_away() -> None:
    with Stage(lobby(), beat=BEAT) as stage:
        chen = stage.facilitator()
        dead = Dead(stage.host.port, stage.room.keys.code, "Li")
        until(lambda: [p.away >= 0 for p in chen.people if p.name == "Li"] == [True], chen)
        dead.close()


def test_a_host_that_is_not_heard_of_any_more_is_away_until_it_answers_again() -> None:
    with Stage(lobby(), beat=BEAT) as stage:
        li = stage.join("Li")
        stage.on_host(lambda: until(lambda: li.away >= 0))  # it does nothing else meanwhile
        until(lambda: li.away < 0, li)
        assert (li.ended, li.name) == ("", "Li")
