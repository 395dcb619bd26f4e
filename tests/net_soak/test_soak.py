"""A workshop over bad lines, with a host that is killed: nothing that was acknowledged is lost.

With `-s` it tells what happened.
"""

import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.net_soak.hosting import HostProcess, prepared
from tests.net_soak.packets import Packets, why_not
from tests.net_soak.proxies import Proxies
from tests.net_soak.soak import Way, soaked
from tests.net_soak.story import SEATS, Story

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL"),
]

SEED = 5

BACK_WITHIN = 16.0
"""Seconds from the return of host and line within which everybody has to be back."""


def test_a_session_survives_bad_lines_and_two_kills_of_its_host(tmp_path: Path) -> None:
    session = prepared(tmp_path, SEED)
    port = free_port()
    with ExitStack() as stack:
        proxies = Proxies(port)
        stack.callback(proxies.close)
        lines = [proxies.line(0.01 * (n + 1)) for n in range(len(SEATS))]
        host = HostProcess(session, port)
        stack.callback(host.away)
        story = soaked(host, [Way(line.address, line) for line in lines], tmp_path, SEED)
        ended_well(host, session, story)


def test_a_session_survives_a_bad_network_and_two_kills_of_its_host(tmp_path: Path) -> None:
    if reason := why_not():
        pytest.skip(reason)
    session = prepared(tmp_path, SEED)
    with ExitStack() as stack:
        network = Packets(1 + len(SEATS), SEED)
        stack.callback(network.close)
        host = HostProcess(session, 8765, network.inside(0), lan=True)
        stack.callback(host.away)
        address = f"{network.address(0)}:8765"
        machines = range(1, 1 + len(SEATS))
        ways = [Way(address, network.lines[n], network.inside(n)) for n in machines]
        ended_well(host, session, soaked(host, ways, tmp_path, SEED))


def ended_well(host: HostProcess, session: Path, story: Story) -> None:
    """Nothing is lost, everybody was back in time, the host ends in order, the journal verifies."""
    assert host.stop() == 0, host.said
    assert "Traceback" not in host.said, host.said
    story.check(session)
    print(f"\n{story.told}")
    assert max(story.waits()) <= BACK_WITHIN
    for host_returned in story.returns:
        assert max(story.waits_after(host_returned)) <= BACK_WITHIN
    command = [sys.executable, "-m", "airportsim", "replay", str(session), "--verify"]
    replay = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert replay.returncode == 0, replay.stdout + replay.stderr
    print(replay.stdout.splitlines()[-1])


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
