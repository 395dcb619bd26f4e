"""What the console is given of the network: rooms nearby, and the way into them.

The network itself is imported when it is first needed: most who play are alone.
"""

from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from airportsim.cli.passes import Pass, Passes, passes_path
from airportsim.console.house import Opened
from airportsim.console.network import Announced
from airportsim.files.problems import FileProblem

if TYPE_CHECKING:
    from airportsim.net.announcing import Finder
    from airportsim.net.far_room import FarRoom


class ShippedNetwork:
    """The local network; whoever comes back to a room on this machine has his seats again."""

    def __init__(self, passes: Path | None = None) -> None:
        self._passes = Passes(passes or passes_path())
        self._finder: Finder | None = None
        self._search: Thread | None = None

    def found(self) -> list[Announced]:
        """Rooms that say on the local network that they are there; asking begins the search."""
        if self._search is None:
            self._search = Thread(target=self._look, name="airportsim search", daemon=True)
            self._search.start()
        finder = self._finder
        return [Announced(*one) for one in finder.found] if finder is not None else []

    def join(self, address: str, code: str, name: str, pin: str = "") -> "Joining":
        """Begin to join a room; with the facilitator's PIN, as one who runs it."""
        return Joining(self._passes, address, code.strip().upper(), name, pin)

    def close(self) -> None:
        """Search no longer."""
        if self._search is not None:
            self._search.join()
        if self._finder is not None:
            self._finder.close()

    def _look(self) -> None:
        from airportsim.net.announcing import Finder

        self._finder = Finder()


class Joining:
    """An attempt to join a room; one of `problem` and `opened` comes after a while."""

    def __init__(self, passes: Passes, address: str, code: str, name: str, pin: str) -> None:
        from airportsim.net.joining import Joining

        self._passes = passes
        self._code, self._name = code, name
        token = passes.token(code, name)
        self._joining = Joining(address, code, name, pin, token)
        self._opened: Opened | None = None

    @property
    def problem(self) -> str:
        """Why it has failed, as a code with a text `net.<code>`; "" if it has not."""
        return self._joining.problem

    @property
    def opened(self) -> Opened | None:
        """The room, once it has let one in."""
        room = self._joining.room
        if self._opened is None and room is not None:
            self._passes.keep(Pass(self._code, self._name, room.name, room.token))
            self._opened = far(room)
        return self._opened

    def give_up(self) -> None:
        """Wait no longer."""
        self._joining.give_up()


def far(room: "FarRoom") -> Opened:
    """A room on another machine, for the console."""
    return Opened(room.room, room, _not_here, room.close, line=room)


def _not_here(folder: Path) -> list[Path]:
    raise FileProblem("the session is kept on the host's machine, and its tables are written there")
