"""The windows of whoever runs a room, beside its host: a process of their own.

So a window neither slows the room nor takes it down. It is told on its input what to open, and
closes when its input ends: when the host has ended, in whatever way.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

from airportsim.model.words import SessionPhase

if TYPE_CHECKING:
    from airportsim.cli.network import ShippedNetwork
    from airportsim.console.console import Console
    from airportsim.console.house import Opened

NO_DISPLAY, NOT_JOINED = 3, 4
"""How the process ends where there is no display, and where it has not come into the room."""

ENDS_WITHIN = 5
"""Seconds that the windows have to close."""


@dataclass(frozen=True, slots=True)
class Task:
    """What the windows shall show: a room, to somebody who runs it. `language` "" is his usual."""

    address: str
    code: str
    pin: str
    name: str
    language: str = ""


class HostWindows:
    """The process that has the windows, as the host sees it."""

    def __init__(self, task: Task) -> None:
        # Ctrl+C in the terminal is for the host alone, who then closes the windows.
        apart = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "airportsim.cli.host_windows"], stdin=subprocess.PIPE,
            encoding="utf-8", env=os.environ | {"PYTHONUTF8": "1"}, creationflags=apart,
            start_new_session=not apart,
        )  # fmt: skip
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.write(json.dumps(asdict(task)) + "\n")
            self._process.stdin.flush()

    @property
    def ended(self) -> int | None:
        """How the process has ended, None while it runs."""
        return self._process.poll()

    def close(self) -> None:
        """Close the windows."""
        with suppress(OSError, subprocess.TimeoutExpired):
            self._process.communicate(timeout=ENDS_WITHIN)
            return
        self._process.kill()
        self._process.wait()


# --- in the process --------------------------------------------------------------------------


def main() -> int:
    """Open the windows and go on until they are closed, or the host has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    task = Task(**json.loads(sys.stdin.readline()))
    from airportsim.console.display import has_display

    if not has_display():
        return NO_DISPLAY
    return show(task, _the_host_has_ended)


def show(task: Task, until: Callable[[], object]) -> int:
    """Show what is wanted until the windows are closed, or `until` comes back, in its thread."""
    from airportsim.cli.house import ShippedHouse
    from airportsim.cli.network import ShippedNetwork
    from airportsim.cli.play import FIRST, settings_here
    from airportsim.console.app import App
    from airportsim.console.console import Console
    from airportsim.files.places import sessions_folder
    from airportsim.texts.language import Language

    settings, keep, _ = settings_here(Language(task.language) if task.language else None)
    house, network = ShippedHouse(sessions_folder(None)), ShippedNetwork()
    console = Console(house, settings, keep, dict(house.scenarios())[FIRST], network)
    try:
        opened = _joined(network, task)
        if opened is None:
            return NOT_JOINED
        enter(console, opened)
        Thread(target=_close_after, args=(console, until), daemon=True).start()
        App(console, settings.window).run()
    finally:
        console.leave()
        network.close()
    return 0


def _joined(network: "ShippedNetwork", task: Task) -> "Opened | None":
    joining = network.join(task.address, task.code, task.name, task.pin)
    while not joining.problem:
        if joining.opened is not None:
            return joining.opened
        sleep(0.02)
    return None


def enter(console: "Console", opened: "Opened") -> None:
    """Take up a room as its facilitator, with his window and the big one beside the main one."""
    from airportsim.console.app import BIG, FACILITATOR
    from airportsim.console.screens.big import Big
    from airportsim.console.screens.facilitator import ROOM, Facilitator

    console.enter(opened)
    facilitator = Facilitator(console)
    if opened.room.state.phase is SessionPhase.LOBBY:
        facilitator.page = ROOM  # people are still to come
    console.extra |= {BIG: Big(console), FACILITATOR: facilitator}


def _close_after(console: "Console", until: Callable[[], object]) -> None:
    until()
    console.running = False


def _the_host_has_ended() -> None:
    """Wait until the input ends; not in a buffer, which Python could not put away meanwhile."""
    while os.read(sys.stdin.fileno(), 4096):
        pass


if __name__ == "__main__":
    sys.exit(main())
