"""Somebody who has come to a room: who he is, his connection, what he follows."""

from dataclasses import dataclass, field
from time import monotonic

from airportsim.model.words import Role
from airportsim.net.gate import Bucket
from airportsim.net.keys import Known
from airportsim.net.messages import together
from airportsim.net.sender import Sender


@dataclass(slots=True, eq=False)
class Member:
    """A person in a room, known by the seal of a token; his seats are kept while he is away.

    `sender` is None while he is away, `left_at` since when he is. `looks` are the seats that he,
    running the room, wants to see; `follows` the channels that he has been sent whole.
    """

    known: Known
    seal: str
    sender: Sender | None = None
    left_at: float = field(default_factory=monotonic)
    machine: str = ""
    looks: frozenset[Role] = frozenset()
    follows: set[str] = field(default_factory=set)
    bucket: Bucket = field(default_factory=Bucket)

    @property
    def name(self) -> str:
        """The name that nobody else has in the room."""
        return self.known.name

    @property
    def facilitator(self) -> bool:
        """Whether he runs the room."""
        return self.known.facilitator

    def send(self, message: str, may_wait: bool = False) -> None:
        """Send him a message, if he is there."""
        if self.sender is not None:
            self.sender.send(message, may_wait)

    def tell(self, whole: list[str], changes: list[str]) -> None:
        """Send him, if he is there, what has come about at one moment.

        Changes are left out where too much waits for him.
        """
        if self.sender is not None and (whole or changes):
            beside = [] if self.sender.behind else changes
            self.sender.send(together([*whole, *beside]), may_wait=not whole)

    @property
    def away(self) -> int:
        """Seconds for which he has been away, -1 while he is there."""
        return -1 if self.sender is not None else int(monotonic() - self.left_at)

    @property
    def delay(self) -> int:
        """Milliseconds for a message to him and back, -1 while nobody knows."""
        latency = self.sender.connection.latency if self.sender is not None else 0
        return round(1000 * latency) if latency else -1
