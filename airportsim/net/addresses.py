"""Where machines are: this one's addresses in the local network, and those that people type."""

import ipaddress
import re

import ifaddr

PORT = 8765
"""The port on which a host listens if no other is given."""


class BadAddress(ValueError):
    """Something that is no address of a host."""


def own_addresses() -> list[str]:
    """IPv4 addresses of this machine in the networks around it, the likeliest first."""
    found = []
    for adapter in ifaddr.get_adapters():
        for ip in adapter.ips:
            if isinstance(ip.ip, str):
                address = ipaddress.IPv4Address(ip.ip)
                if not address.is_loopback and not address.is_link_local:
                    found.append(address)
    return [str(one) for one in sorted(found, key=lambda one: (not one.is_private, one))]


def parted(address: str) -> tuple[str, int]:
    """Machine and port of an address as people type it; raises BadAddress."""
    found = re.fullmatch(r"\s*(?:wss?://)?(\[[0-9a-fA-F:]+\]|[\w.-]+)(?::(\d{1,5}))?/?\s*", address)
    if found is None or int(found[2] or PORT) not in range(1, 65536):
        raise BadAddress(address)
    return found[1], int(found[2] or PORT)
