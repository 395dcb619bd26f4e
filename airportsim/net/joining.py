"""Joining a room: asking its host to be let in, and waiting until there is something to show."""

from contextlib import suppress
from queue import Empty
from time import monotonic, sleep

from airportsim.net.far_room import PATIENCE, FarRoom
from airportsim.net.made import ready
from airportsim.net.messages import PROTOCOL, Hello
from airportsim.net.wire import Wire


def joined(
    address: str, code: str, name: str, pin: str = "", token: str = "", patience: float = PATIENCE,
    within: float = 10.0,
) -> FarRoom:  # fmt: skip
    """Join a room and wait until it can be shown; raises NotJoined."""
    joining = Joining(address, code, name, pin, token, patience)
    until = monotonic() + within
    while monotonic() < until:
        if joining.problem:
            raise NotJoined(joining.problem)
        if joining.room is not None:
            return joining.room
        sleep(0.01)
    joining.give_up()
    raise NotJoined("unreachable")


class NotJoined(Exception):
    """A room could not be joined, for the reason that it names: a code with a text `net.<code>`."""


class Joining:
    """An attempt to join a room."""

    def __init__(
        self, address: str, code: str, name: str, pin: str = "", token: str = "",
        patience: float = PATIENCE,
    ) -> None:  # fmt: skip
        hello = Hello(PROTOCOL, code.strip().upper(), name, token, pin)
        self._wire = Wire(address, hello, ready)
        self._patience = patience
        self._room: FarRoom | None = None

    @property
    def problem(self) -> str:
        """Why it has failed, as a code with a text `net.<code>`; "" if it has not."""
        return "" if self.room is not None else self._wire.ended

    @property
    def room(self) -> FarRoom | None:
        """The room, once it has let one in and told what there is to show."""
        if self._room is None:
            with suppress(Empty):
                self._room = FarRoom(self._wire, self._wire.inbox.get_nowait(), self._patience)
        if self._room is not None and not self._room.ready:
            self._room.take_in()
        return self._room if self._room is not None and self._room.ready else None

    def give_up(self) -> None:
        """Wait no longer."""
        self._wire.close()
