"""A round in real windows: an X server, a window manager, real mouse and key events."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from airportsim.console.screens.lobby import Lobby
from airportsim.files.problems import FileProblem
from airportsim.files.sessions import SUFFIX, list_sessions
from airportsim.files.store import Store
from airportsim.model.commands import Log
from airportsim.model.log import Asked
from airportsim.model.session import Controller, SessionState
from airportsim.model.words import Role, SessionPhase
from tests.console.stage import ME, console_for, draw, seated

T = TypeVar("T")

MISSING = [name for name in ("Xvfb", "xdotool", "openbox") if shutil.which(name) is None]

pytestmark = pytest.mark.long

PATIENCE = 40.0
"""Seconds after which what was to happen will not."""

SIZE = (1280, 720)
MAIN, FACILITATOR = "airportsim", "airportsim: facilitator"
"""The titles of the windows."""


def until(what: str, look: Callable[[], T | None]) -> T:
    """Look again and again until there is something to be seen."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited in vain: {what}")


# --- a desktop -------------------------------------------------------------------------------


class Desktop:
    """An X server with a window manager, and hands on its mouse and keyboard."""

    def __init__(self, env: dict[str, str]) -> None:
        self.env = env

    def tool(self, *args: str | float) -> str:
        """Run xdotool; what it says, "" if it fails."""
        done = subprocess.run(
            ["xdotool", *map(str, args)], env=self.env, capture_output=True, encoding="utf-8",
            timeout=PATIENCE,
        )  # fmt: skip
        return done.stdout.strip() if done.returncode == 0 else ""

    def find(self, title: str) -> str:
        """The window of the game with this title, "" if there is none."""
        windows = self.tool("search", "--onlyvisible", "--class", "airportsim|__main__")
        named = (one for one in windows.split() if self.tool("getwindowname", one) == title)
        return next(named, "")

    def front(self, title: str) -> str:
        """Wait for a window and bring it to the front."""
        window = until(f"the window {title}", lambda: self.find(title))
        self.tool("windowactivate", "--sync", window)
        until(f"{title} in front", lambda: self.tool("getactivewindow") == window)
        return window

    def close(self, title: str) -> None:
        """Let the window manager close a window."""
        self.front(title)
        self.press("alt+F4")
        until(f"{title} closed", lambda: not self.find(title))

    def press(self, *keys: str) -> None:
        """Press keys in the window in front."""
        self.tool("key", *keys)

    def type(self, text: str) -> None:
        """Type a text, as fast as hands can."""
        self.tool("sleep", 0.3, "type", "--delay", 60, text)

    def click(self, window: str, x: float, y: float) -> None:
        """Click a spot of a window."""
        self.tool("mousemove", "--sync", "--window", window, round(x), round(y), "click", 1)


HIDDEN = ("SDL_", "XDG_", "WAYLAND_", "AIRPORTSIM_", "LANG", "LC_", "DISPLAY")
"""Variables of whoever runs the tests that would show through."""


def usual(home: Path) -> dict[str, str]:
    """The variables of somebody with an empty home, without a display."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(HIDDEN)}
    here = {"HOME": str(home), "LANG": "en_GB.UTF-8", "PYTHONPATH": os.pathsep.join(sys.path)}
    return env | here


@contextmanager
def desktop(home: Path) -> Iterator[Desktop]:
    """A desktop on a display of its own, for somebody with an empty home."""
    env = usual(home)
    with ExitStack() as stack:
        read, write = os.pipe()
        server = started(
            stack, ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24"], env, (write,)
        )
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        assert number, f"Xvfb did not start: {server.poll()}"
        env |= {"DISPLAY": f":{number}", "SDL_AUDIODRIVER": "dummy"}
        started(stack, ["openbox"], env)
        here = Desktop(env)
        until("a window manager", lambda: here.tool("get_num_desktops"))
        yield here


def started(
    stack: ExitStack, command: list[str], env: dict[str, str], fds: tuple[int, ...] = ()
) -> "subprocess.Popen[bytes]":
    """A program that is ended in the end."""
    program = subprocess.Popen(command, env=env, pass_fds=fds)

    def end() -> None:
        program.kill()
        program.wait()

    stack.callback(end)
    return program


@contextmanager
def played(here: Desktop, *args: str) -> Iterator["subprocess.Popen[bytes]"]:
    """`airportsim play`, until its window is closed."""
    with ExitStack() as stack:
        command = [sys.executable, "-m", "airportsim", "play", *args]
        game = started(stack, command, here.env)
        here.front(MAIN)
        yield game
        here.close(MAIN)
        assert game.wait(PATIENCE) == 0


# --- what lies on the disk -------------------------------------------------------------------


class Disk:
    """The one session in somebody's home, whether it is being played or not."""

    def __init__(self, home: Path) -> None:
        self.folder = home / ".local" / "share" / "airportsim" / "sessions"
        self._copy = home / "copy"

    def look(self) -> tuple[SessionState, int, list[Asked]] | None:
        """How the session stands, its second, and what was asked; None while it is written."""
        shutil.rmtree(self._copy, ignore_errors=True)
        try:
            shutil.copytree(self.folder, self._copy)
            (path,) = self._copy.glob(f"*{SUFFIX}")
            with Store.read(path) as store:
                return store.state, store.progress.second, store.asked()
        except (FileProblem, OSError, ValueError, shutil.Error):
            return None

    def stands(self, what: str, holds: Callable[[SessionState], object]) -> SessionState:
        """Wait until the session stands so."""

        def look() -> SessionState | None:
            seen = self.look()
            return seen[0] if seen and holds(seen[0]) else None

        return until(what, look)

    def accepted(self, command: type[Any]) -> list[Asked]:
        """The commands of a kind that a person gave, and that were accepted."""
        seen = self.look()
        return [
            one
            for one in (seen[2] if seen else [])
            if isinstance(one.command, command)
            if one.controller is Controller.HUMAN and one.refusal is None
        ]


def logged(here: Desktop, disk: Disk) -> int:
    """Go to the ticket on top, and log it; how many tickets a person has logged by then."""
    here.press("Up", "l")
    return len(disk.accepted(Log))


def unsettle(here: Desktop) -> None:
    """Do to the window what people and desktops do to windows; in the end it is in front."""
    window = here.front(MAIN)
    for w, h in ((1024, 600), (640, 400), (1500, 900), (700, 900), SIZE):
        here.tool("windowsize", window, w, h)
        here.tool("windowmove", window, w // 10, h // 10)
    here.press("F8")
    here.front("airportsim: big screen")
    here.press("F11", "F11", "alt+Tab", "alt+Tab")
    here.front(MAIN)
    here.press("F11")
    here.tool("windowminimize", window)
    until("no window", lambda: not here.find(MAIN))
    here.tool("windowactivate", window)
    here.front(MAIN)
    here.press("F11", "F9", "F9", "F8")
    until("one window", lambda: not here.find("airportsim: big screen"))
    here.front(MAIN)


def spot_of_start() -> tuple[float, float]:
    """Where in the window the lobby has its button."""
    console = console_for(seated({Role.SERVICE_DESK: (ME,)}))
    zone = draw(console, Lobby(console), SIZE).named("start")
    assert zone is not None
    return zone.box.middle


# --- the round -------------------------------------------------------------------------------


@pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}")
def test_a_round_is_begun_played_closed_and_gone_on_with_in_real_windows(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    with desktop(tmp_path) as here:
        args = ("--role", "service_desk", "--seed", "3", "--window", f"{SIZE[0]}x{SIZE[1]}")
        with played(here, *args) as game:
            disk.stands("the lobby", lambda state: state.phase is SessionPhase.LOBBY)
            here.click(here.find(MAIN), *spot_of_start())
            disk.stands("Plan", lambda state: state.phase is SessionPhase.PLAN)
            here.press("Return")
            disk.stands("Do", lambda state: state.phase is SessionPhase.DO)

            here.press("F12")
            here.front(FACILITATOR)
            here.press("b")
            here.type("Hello Lin")
            here.press("Return")
            line = disk.stands("a line for everybody", lambda state: state.message).message
            assert line == "Hello Lin", "the key that begins to type is not typed"
            here.press("Escape", "plus", "plus", "plus", "plus", "plus")
            disk.stands("eight times the speed", lambda state: state.speed == 800)

            here.front(MAIN)
            until("a ticket", lambda: logged(here, disk))
            here.close(FACILITATOR)

            unsettle(here)
            before = logged(here, disk)
            until("another ticket", lambda: logged(here, disk) > before)
            assert game.poll() is None

        (kept,) = list_sessions(disk.folder)
        assert (kept.problem, kept.phase, kept.round) == ("", SessionPhase.DO, 1)
        left = disk.look()
        assert left is not None
        assert left[1] == kept.second > 0

        with played(here):
            here.press("Return")  # Welcome offers first to go on
            disk.stands("the round, paused", lambda state: state.paused)
            again = disk.look()
            assert again is not None
            assert (again[1], again[0].number) == (kept.second, 1)
            assert again[2][: len(left[2])] == left[2], "nothing is lost"
            here.press("space")
            disk.stands("the round", lambda state: not state.paused)
            now = kept.second
            until("time to pass", lambda: (disk.look() or left)[1] > now)
        assert list_sessions(disk.folder)[0].second > kept.second


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a display")
@pytest.mark.parametrize("display", ["", ":961"])
def test_where_no_window_can_be_opened_the_session_is_played_in_the_terminal(
    display: str, tmp_path: Path
) -> None:
    env = usual(tmp_path) | ({"DISPLAY": display} if display else {})
    done = subprocess.run(
        [sys.executable, "-m", "airportsim"], env=env, capture_output=True, encoding="utf-8",
        stdin=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    assert "no display" in done.stderr
    assert "Round 5" in done.stdout
