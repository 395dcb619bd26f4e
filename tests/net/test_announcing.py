"""Rooms that are open to the network are found there, and are gone when they close."""

import asyncio
from socket import (
    AF_INET,
    IP_ADD_MEMBERSHIP,
    IP_MULTICAST_IF,
    IPPROTO_IP,
    SOCK_DGRAM,
    inet_aton,
    socket,
)
from types import SimpleNamespace
from typing import Any

import pytest

from airportsim.model.airport import Airport
from airportsim.model.team import Skill
from airportsim.net import host as host_module
from airportsim.net.announcing import KIND, Announcer, Finder
from airportsim.play.session import Session
from tests.net.stage import Stage, until

ADDRESS = ["127.0.0.1"]


class Heard:
    """What a network says of a room, in place of a real network."""

    def __init__(self, name: bytes | None, addresses: list[str], port: int | None = 8765) -> None:
        self._found = SimpleNamespace(
            properties={b"name": name}, port=port, parsed_addresses=lambda version: addresses
        )

    def get_service_info(self, kind: str, name: str, timeout: float) -> Any:
        return self._found if name != "silent" else None


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> Finder:
    """Somebody who looks, on a machine that has no network."""

    def none() -> None:
        raise OSError("there is no network")

    monkeypatch.setattr("airportsim.net.announcing.Zeroconf", none)
    return Finder()


def hear(finder: Finder, name: str, heard: Heard) -> None:
    finder.add_service(heard, KIND, name)  # type: ignore[arg-type]


def test_rooms_are_listed_by_name_until_they_are_gone(finder: Finder) -> None:
    hear(finder, "b", Heard(b"Room B", ["10.0.0.2"]))
    hear(finder, "a", Heard("房间 A".encode(), ["10.0.0.1"]))
    assert finder.found == [("Room B", "10.0.0.2:8765"), ("房间 A", "10.0.0.1:8765")]
    finder.update_service(Heard(b"Room C", ["10.0.0.3"]), KIND, "b")  # type: ignore[arg-type]
    assert ("Room C", "10.0.0.3:8765") in finder.found
    finder.remove_service(Heard(b"", []), KIND, "b")  # type: ignore[arg-type]
    finder.remove_service(Heard(b"", []), KIND, "never heard of")  # type: ignore[arg-type]
    assert finder.found == [("房间 A", "10.0.0.1:8765")]
    finder.close()


def test_what_says_nonsense_or_nothing_does_no_harm(finder: Finder) -> None:
    hear(finder, "silent", Heard(b"Room", ["10.0.0.1"]))
    hear(finder, "nowhere", Heard(b"Room", []))
    hear(finder, "no port", Heard(b"Room", ["10.0.0.1"], None))
    assert finder.found == []
    hear(finder, "1", Heard(b"\xff\x1b[31mred\n" + b"x" * 999, ["10.0.0.1"]))
    hear(finder, "2", Heard(None, ["10.0.0.2"]))
    ((nameless, _), (shown, _)) = finder.found
    assert nameless == ""
    assert shown.isprintable()
    assert len(shown) == 80


def test_an_announced_room_is_found_and_then_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("airportsim.net.announcing.nearest", lambda addresses: addresses[0])

    async def announced() -> None:
        announcer, finder = Announcer(), Finder()
        try:
            await announcer.begin(["Tuesday. Two", "Tuesday. Two"], ADDRESS, 4711)
            both = [("Tuesday. Two", "127.0.0.1:4711")] * 2
            await asyncio.to_thread(until, lambda: finder.found == both)
            await announcer.end()
            await asyncio.to_thread(until, lambda: finder.found == [])
        finally:
            await announcer.end()
            await asyncio.to_thread(finder.close)

    if not multicasts():
        pytest.skip("this machine's network does not carry announcements")
    asyncio.run(announced())


def multicasts() -> bool:
    """Whether what is said to all in this machine's own network can be heard here."""
    group, here = "224.0.0.251", inet_aton(ADDRESS[0])
    with socket(AF_INET, SOCK_DGRAM) as ear, socket(AF_INET, SOCK_DGRAM) as mouth:
        try:
            ear.bind(("", 0))
            ear.setsockopt(IPPROTO_IP, IP_ADD_MEMBERSHIP, inet_aton(group) + here)
            ear.settimeout(2)
            mouth.setsockopt(IPPROTO_IP, IP_MULTICAST_IF, here)
            mouth.sendto(b"?", (group, ear.getsockname()[1]))
            return ear.recv(1) == b"?"
        except OSError:
            return False


def test_a_machine_that_comes_into_a_network_is_reached_there_and_everybody_told(
    monkeypatch: pytest.MonkeyPatch, classic: Airport, skills: dict[str, Skill]
) -> None:
    networks: list[str] = []
    monkeypatch.setattr(host_module, "own_addresses", lambda: list(networks))
    monkeypatch.setattr(host_module, "NETWORKS", 0.02)
    with Stage(Session(classic, skills, 1)) as stage:
        chen, anna = stage.facilitator(), stage.join("Anna")
        chen.open_to_network()
        assert not chen.address
        networks.append("127.0.0.2")
        address = f"127.0.0.2:{stage.host.port}"
        until(lambda: chen.address == anna.address == address, chen, anna)
        assert chen.square
        assert not anna.square
        networks[:] = []
        until(lambda: chen.address == "", chen, anna)
        assert chen.away == anna.away == -1
