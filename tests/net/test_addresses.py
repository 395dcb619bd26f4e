"""Addresses as people type them, and those that a machine has itself."""

from dataclasses import dataclass
from types import SimpleNamespace

import ifaddr
import pytest

from airportsim.net.addresses import PORT, BadAddress, nearest, own_addresses, parted


@pytest.mark.parametrize(
    ("typed", "machine", "port"),
    [
        ("192.168.1.20:8765", "192.168.1.20", 8765),
        ("192.168.1.20", "192.168.1.20", PORT),
        (" 192.168.1.20:9000 ", "192.168.1.20", 9000),
        ("ws://192.168.1.20:9000/", "192.168.1.20", 9000),
        ("chen-laptop.local", "chen-laptop.local", PORT),
        ("localhost:1", "localhost", 1),
        ("[fd00::2]:8765", "[fd00::2]", 8765),
    ],
)
def test_an_address_is_taken_as_people_type_it(typed: str, machine: str, port: int) -> None:
    assert parted(typed) == (machine, port)


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "192.168.1.20:", "host:port", "host:0", "host:65536", "http://host", "a b", "a/b",
     "host:8765/room", "[fd00::2", "user@host", "host:99999999"],
)  # fmt: skip
def test_what_is_no_address_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(BadAddress):
        parted(typed)


@dataclass
class Adapter:
    """One of a machine's ways into networks."""

    name: str
    address: object
    network_prefix: int = 24
    nice_name: str = ""

    @property
    def ips(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(ip=self.address, network_prefix=self.network_prefix)]


def given(monkeypatch: pytest.MonkeyPatch, *adapters: Adapter) -> None:
    monkeypatch.setattr(ifaddr, "get_adapters", lambda: adapters)


def test_the_network_of_the_other_laptops_comes_before_those_inside_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given(
        monkeypatch,
        Adapter("lo", "127.0.0.1", 8),
        Adapter("docker0", "172.17.0.1", 16),
        Adapter("{GUID}", "172.28.0.1", 20, "vEthernet (WSL)"),
        Adapter("wlan0", "192.168.1.20"),
        Adapter("wlan0", ("fe80::1", 0, 2), 64),
        Adapter("eth9", "169.254.3.3", 16),
        Adapter("ppp0", "81.2.69.142", 32),
    )
    assert own_addresses() == ["192.168.1.20", "81.2.69.142", "172.17.0.1", "172.28.0.1"]


def test_a_machine_without_a_network_has_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, Adapter("lo", "127.0.0.1", 8))
    assert own_addresses() == []
    assert nearest(["10.0.0.7"]) == "10.0.0.7"


def test_of_several_addresses_of_a_host_the_one_in_a_common_network_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given(monkeypatch, Adapter("docker0", "172.17.0.1", 16), Adapter("wlan0", "192.168.1.31"))
    assert nearest(["172.17.0.1", "10.8.0.1", "192.168.1.20"]) == "192.168.1.20"
    assert nearest(["10.8.0.1", "10.9.0.1"]) == "10.8.0.1"
