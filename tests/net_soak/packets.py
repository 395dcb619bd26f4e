"""A bad network of its own: machines in network namespaces, whose packets are late or lost.

Each namespace has one device, of which this process is the other end; what comes out of one goes
into another after a delay, unless it is lost. That needs root and Linux, and no kernel module.
"""

import os
import selectors
import struct
import subprocess
import sys
from collections.abc import Sequence
from heapq import heappop, heappush
from pathlib import Path
from random import Random
from threading import Event, Thread
from time import monotonic

DELAY, JITTER = (0.02, 0.08), 0.02
"""Seconds that packets of a line take in each direction, from and to; and how much these vary."""

LOSS, HEAVY_LOSS = 0.01, 0.3
"""The share of packets that are lost: always, and while it is one of the things that go wrong."""

Late = tuple[float, int, bytes]
"""A packet on its way: when it is due, at which machine, and what it is."""

_SET_INTERFACE, _TUN, _BARE = 0x400454CA, 0x0001, 0x1000
"""Of Linux's if_tun.h: the request that makes a device; packets, without anything before them."""


def why_not() -> str:
    """Why there can be no such network here; "" if there can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "network namespaces need root on Linux"
    if not Path("/dev/net/tun").exists():
        return "there is no /dev/net/tun"
    probe = f"airportsim-{os.getpid()}"
    try:
        _ip("netns", "add", probe)
        _ip("netns", "del", probe)
    except (OSError, subprocess.CalledProcessError) as problem:
        return f"network namespaces cannot be made here ({problem})"
    return ""


class Packets:
    """So many machines in one network, the first of them the host's."""

    def __init__(self, machines: int, seed: int) -> None:
        self._names = [f"as{os.getpid()}-{n}" for n in range(machines)]
        self._chance = Random(seed)
        self.lines = [PacketLine(self._chance.uniform(*DELAY)) for _ in self._names]
        self._ends: list[int] = []
        self._stopped = Event()
        self._thread = Thread(target=self._carry, daemon=True)
        try:
            for n, name in enumerate(self._names):
                self._ends.append(_device(name))
                _ip("netns", "add", name)
                _ip("link", "set", name, "netns", name)
                _ip("-n", name, "addr", "add", f"{self.address(n)}/24", "dev", name)
                _ip("-n", name, "link", "set", name, "up")
                _ip("-n", name, "link", "set", "lo", "up")
        except BaseException:
            self._remove()
            raise
        self._thread.start()

    def address(self, machine: int) -> str:
        """The address of a machine."""
        return f"10.77.0.{machine + 1}"

    def inside(self, machine: int) -> Sequence[str]:
        """What stands before a command that shall run on a machine."""
        return "ip", "netns", "exec", self._names[machine]

    def close(self) -> None:
        """Take the network away."""
        self._stopped.set()
        self._thread.join()
        self._remove()

    def _remove(self) -> None:
        for end in self._ends:
            os.close(end)
        for name in self._names:
            subprocess.run(("ip", "netns", "del", name), capture_output=True, check=False)

    # --- in the thread -----------------------------------------------------------------------

    def _carry(self) -> None:
        """Carry packets from machine to machine until the network is taken away."""
        selector = selectors.DefaultSelector()
        for n, end in enumerate(self._ends):
            selector.register(end, selectors.EVENT_READ, n)
        on_their_way: list[Late] = []
        while not self._stopped.is_set():
            wait = on_their_way[0][0] - monotonic() if on_their_way else 0.05
            for key, _ in selector.select(min(max(wait, 0), 0.05)):
                packet = os.read(key.fd, 65_536)
                self._send(key.data, packet, on_their_way)
            while on_their_way and on_their_way[0][0] <= monotonic():
                _, to, packet = heappop(on_their_way)
                os.write(self._ends[to], packet)
        selector.close()

    def _send(self, sender: int, packet: bytes, on_their_way: list[Late]) -> None:
        to = packet[19] - 1 if packet[0] >> 4 == 4 and packet[16:19] == bytes((10, 77, 0)) else -1
        if not 0 <= to < len(self._ends):
            return
        line = self.lines[to or sender]  # the host's own line is a good one
        if self._chance.random() >= line.loss:
            delay = line.delay + self._chance.uniform(-JITTER, JITTER)
            heappush(on_their_way, (monotonic() + delay, to, packet))


class PacketLine:
    """The line of a machine: `cut` lets nothing through, without a word; `lossy` not everything."""

    kinds = ("cut", "cut", "lossy")

    def __init__(self, delay: float) -> None:
        self.delay = delay
        self.loss = LOSS

    def cut(self, kind: str) -> None:
        """Let it be cut from now on."""
        self.loss = 1.0 if kind == "cut" else HEAVY_LOSS

    def mend(self) -> None:
        """Let it be whole again."""
        self.loss = LOSS


def _device(name: str) -> int:
    """A new device for packets, and our end of it."""
    import fcntl  # Windows has none

    end = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(end, _SET_INTERFACE, struct.pack("16sH22x", name.encode(), _TUN | _BARE))
    return end


def _ip(*what: str) -> None:
    subprocess.run(("ip", *what), check=True, capture_output=True)
