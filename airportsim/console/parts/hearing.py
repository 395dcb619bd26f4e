"""What everybody has heard in the running round, kept as it grows."""

from airportsim.console.console import Console
from airportsim.play.ticker import Told


class Hearing:
    """Reads on, whenever it is asked, where it stopped; another round begins anew."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._round: tuple[int, int, int] | None = None
        self._now = -1
        self._read = 0
        self._heard: list[Told] = []

    def all(self) -> list[Told]:
        """Everything heard in this round, the oldest first."""
        room = self._console.room
        at = id(room), room.state.number, room.state.attempt
        if at != self._round or room.now < self._now:
            self._round, self._read, self._heard = at, 0, []
        self._now = room.now
        new = room.told(self._read)
        if new:
            self._heard += new
            self._read = new[-1].serial + 1
        return self._heard
