"""What an interface may ask of the line to a room on another machine, beside the session in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from airportsim.engine.simulation import Answer
from airportsim.model.words import Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has come to a room, by the name that nobody else has there.

    `away` are the seconds for which his connection has been lost, -1 while it is there; `delay`
    the milliseconds that a message to him and back takes, -1 while nobody knows. What a muted
    person asks for is refused.
    """

    name: str
    facilitator: bool
    away: int
    delay: int
    muted: bool = False


@dataclass(frozen=True, slots=True)
class RoomNews:
    """How another room of the same host stands: flights landed in each round, the last of them
    still running where `now` is not -1; `flights` are those of a round.
    """

    name: str
    round: int
    now: int
    landed: tuple[int, ...]
    flights: int
    profit: tuple[int, ...]
    people: int


class Line(Protocol):
    """The line to a room: whether it holds, who else is there, and one's seats."""

    @property
    def away(self) -> int:
        """Seconds of real time since it was lost, -1 while it holds; it mends itself."""

    @property
    def ended(self) -> str:
        """Why the host has ended it for good, as a code with a text `net.<code>`; "" if not."""

    @property
    def facilitator(self) -> bool:
        """Whether whoever is at this end runs the room."""

    @property
    def address(self) -> str:
        """Where others can join the room, as they would type it; "" if nobody else can."""

    @property
    def code(self) -> str:
        """The room's code, to be said to whoever shall join."""

    @property
    def square(self) -> Sequence[str]:
        """Address and code as a QR code: rows of "1" (dark) and "0"; empty where nobody can join.

        Only the facilitator has it.
        """

    @property
    def name(self) -> str:
        """The name under which whoever is at this end is known in the room."""

    @property
    def people(self) -> Sequence[Person]:
        """Everybody who has come, in the order in which they came."""

    @property
    def rooms(self) -> Sequence[RoomNews]:
        """For the facilitator: all rooms of the host; one, if there are no others."""

    def late(self) -> Sequence[Answer]:
        """Answers to what was asked that came after NO_ANSWER had been said; each is given once."""

    def sit(self, role: Role, pin: str = "") -> Answer:
        """Sit down at a role, beside those who are there; some seats ask for a PIN."""

    def rise(self, role: Role) -> Answer:
        """Get up from a role."""

    def mute(self, name: str, muted: bool) -> Answer:
        """For the facilitator: let what somebody asks for be refused, or no longer."""

    def remove(self, name: str) -> Answer:
        """For the facilitator: take somebody's seats and his line away."""

    def open_to_network(self) -> Answer:
        """For the facilitator: let other machines join a room that only this one could reach."""
