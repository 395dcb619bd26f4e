"""What a host has told of a room in its welcome."""

from collections.abc import Collection, Sequence

from airportsim.model.airport import Airport
from airportsim.net.wire import Message


class Welcomed:
    """A room of which hardly anything that the welcome tells will change."""

    def __init__(self, welcome: Message) -> None:
        self._welcome = welcome

    @property
    def airport(self) -> Airport:
        """The airport, without what only the facilitator may know of it."""
        found: Airport = self._welcome["airport"]
        return found

    @property
    def skills(self) -> Collection[str]:
        """The names of the skills that a bot can have."""
        return list(self._welcome["skills"])

    @property
    def seed(self) -> int:
        """The seed of all rounds for the facilitator, 0 for all others: it tells what will come."""
        return int(self._welcome["seed"])

    @property
    def facilitator(self) -> bool:
        """Whether whoever is at this end runs the room."""
        return bool(self._welcome["facilitator"])

    @property
    def address(self) -> str:
        """Where others can join the room; "" if nobody else can."""
        return str(self._welcome["address"])

    @property
    def code(self) -> str:
        """The room's code."""
        return str(self._welcome["code"])

    @property
    def square(self) -> Sequence[str]:
        """Address and code as a QR code, for the facilitator."""
        found: list[str] = self._welcome["square"]
        return found

    @property
    def name(self) -> str:
        """The name under which whoever is at this end is known in the room."""
        return str(self._welcome["name"])

    @property
    def token(self) -> str:
        """The token by which whoever is at this end comes back, even with another window."""
        return str(self._welcome["token"])

    @property
    def room(self) -> str:
        """What the room is called."""
        return str(self._welcome["room"])
