"""Where a session is held: here, or by a host on the network, with everybody at a line's end."""

from typing import Protocol

from airportsim.play.agenda import Table
from airportsim.play.room import Room
from airportsim.play.session import Session


class Held(Room, Protocol):
    """A session as tests know it, wherever it is held."""

    @property
    def table(self) -> Table | None:
        """The running round as it really is; None outside Do."""

    def advance(self, to: int) -> None:
        """Let round time pass up to a second, and everybody hear of it."""


class Place(Protocol):
    """Holds a session that was made here."""

    def __call__(self, session: Session) -> Held:
        """The session, held there."""


def here(session: Session) -> Held:
    """In this process."""
    return session
