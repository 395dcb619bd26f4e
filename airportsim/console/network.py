"""What the console is given of a network: rooms to be found there, and joined."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from airportsim.console.house import Opened


class Announced(NamedTuple):
    """A room that was found on the local network: what it is called, and where it is."""

    name: str
    address: str


class Joining(Protocol):
    """An attempt to join a room; one of `problem` and `opened` comes after a while."""

    @property
    def problem(self) -> str:
        """Why it has failed, as a code with a text `net.<code>`; "" if it has not."""

    @property
    def opened(self) -> Opened | None:
        """The room, once it has let one in."""

    def give_up(self) -> None:
        """Wait no longer."""


class Network(Protocol):
    """The rooms that can be joined."""

    def found(self) -> Sequence[Announced]:
        """Rooms that say on the local network that they are there; asking begins the search."""

    def join(self, address: str, code: str, name: str, pin: str = "") -> Joining:
        """Begin to join a room; with the facilitator's PIN, as one who runs it."""
