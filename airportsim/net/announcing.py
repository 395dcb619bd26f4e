"""Rooms on the local network say that they are there, and are found by those who look for them."""

from collections.abc import Sequence
from contextlib import suppress
from ipaddress import IPv4Address
from threading import Lock

from zeroconf import Error, IPVersion, ServiceBrowser, ServiceInfo, Zeroconf
from zeroconf.asyncio import AsyncZeroconf

from airportsim.net.addresses import nearest

KIND = "_airportsim._tcp.local."
"""What the rooms of airportsim are called among all that is announced."""

LONGEST_NAME = 80
"""Letters of a room's name at the most; anybody can announce anything."""

ANSWERS_WITHIN = 2_000
"""Milliseconds that a room has to say where it is."""


class Announcer:
    """Announces a host's rooms; where the network does not allow it, nothing is announced."""

    def __init__(self) -> None:
        self._zeroconf: AsyncZeroconf | None = None

    async def begin(self, names: Sequence[str], addresses: Sequence[str], port: int) -> None:
        """Say that these rooms are at these addresses."""
        if self._zeroconf is not None or not addresses:
            return
        packed = [IPv4Address(address).packed for address in addresses]
        with suppress(OSError, Error):
            self._zeroconf = AsyncZeroconf(interfaces=list(addresses))
            for number, name in enumerate(names):
                label = f"{_label(name)} {number + 1}".encode()[:60].decode(errors="ignore")
                info = ServiceInfo(
                    KIND, f"{label}.{KIND}", port, addresses=packed, properties={"name": name}
                )
                await self._zeroconf.async_register_service(info, allow_name_change=True)

    async def end(self) -> None:
        """Say that they are gone."""
        zeroconf, self._zeroconf = self._zeroconf, None
        if zeroconf is not None:
            with suppress(OSError, Error):
                await zeroconf.async_unregister_all_services()
            await zeroconf.async_close()


class Finder:
    """Looks for rooms until it is closed; `found` has those that there are, by name."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: dict[str, tuple[str, str]] = {}
        self._zeroconf: Zeroconf | None = None
        with suppress(OSError):  # a machine without a network finds nothing
            self._zeroconf = Zeroconf()
            ServiceBrowser(self._zeroconf, KIND, self)  # type: ignore[arg-type]

    @property
    def found(self) -> list[tuple[str, str]]:
        """The rooms that were found, each with its name and its address."""
        with self._lock:
            return sorted(self._found.values())

    def add_service(self, zeroconf: Zeroconf, kind: str, name: str) -> None:
        """A room has been heard of."""
        info = zeroconf.get_service_info(kind, name, ANSWERS_WITHIN)
        addresses = info.parsed_addresses(IPVersion.V4Only) if info else []
        if info is not None and addresses and info.port:
            said = (info.properties.get(b"name") or b"").decode(errors="replace")
            shown = "".join(filter(str.isprintable, said))[:LONGEST_NAME]
            with self._lock:
                self._found[name] = shown, f"{nearest(addresses)}:{info.port}"

    def update_service(self, zeroconf: Zeroconf, kind: str, name: str) -> None:
        """A room has said something else."""
        self.add_service(zeroconf, kind, name)

    def remove_service(self, zeroconf: Zeroconf, kind: str, name: str) -> None:
        """A room is gone."""
        with self._lock:
            self._found.pop(name, None)

    def close(self) -> None:
        """Look no longer."""
        if self._zeroconf is not None:
            self._zeroconf.close()


def _label(name: str) -> str:
    """A name as it may stand in an announcement."""
    return name.replace(".", " ").strip() or "airportsim"
