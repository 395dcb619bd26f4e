"""Where machines are: this one's addresses in the local network, and those that people type."""

import ipaddress
import re
from collections.abc import Iterator, Sequence

import ifaddr

PORT = 8765
"""The port on which a host listens if no other is given."""


INNER = ("docker", "br-", "veth", "virbr", "vboxnet", "vmnet", "tun", "tap", "utun", "wg")
INNER_WORDS = ("hyper-v", "vethernet", "virtualbox", "vmware", "wireguard", "tailscale", "zerotier")
"""How the adapters are called that lead to virtual machines or far away, not to other laptops."""


class BadAddress(ValueError):
    """Something that is no address of a host."""


def own_addresses() -> list[str]:
    """IPv4 addresses of this machine in the networks around it, the likeliest first."""
    found = sorted(_own(), key=lambda one: (one[1], not one[0].is_private, one[0]))
    return [str(one.ip) for one, _ in found]


def nearest(addresses: Sequence[str]) -> str:
    """That of a machine's addresses by which this one reaches it: one in a network of both."""
    networks = [own.network for own, inner in _own() if not inner]
    near = (one for one in addresses for net in networks if ipaddress.ip_address(one) in net)
    return next(near, addresses[0])


def _own() -> Iterator[tuple[ipaddress.IPv4Interface, bool]]:
    """The addresses of this machine, and whether each leads to itself alone, or far away."""
    for adapter in ifaddr.get_adapters():
        names = f"{adapter.name} {adapter.nice_name}".lower()
        inner = names.startswith(INNER) or any(word in names for word in INNER_WORDS)
        for ip in adapter.ips:
            if isinstance(ip.ip, str):
                address = ipaddress.IPv4Interface(f"{ip.ip}/{ip.network_prefix}")
                if not address.is_loopback and not address.is_link_local:
                    yield address, inner


def parted(address: str) -> tuple[str, int]:
    """Machine and port of an address as people type it; raises BadAddress."""
    found = re.fullmatch(r"\s*(?:wss?://)?(\[[0-9a-fA-F:]+\]|[\w.-]+)(?::(\d{1,5}))?/?\s*", address)
    if found is None or int(found[2] or PORT) not in range(1, 65536):
        raise BadAddress(address)
    return found[1], int(found[2] or PORT)
