"""Looking back: a round as it stood at any second, rebuilt from its journal."""

from collections.abc import Sequence

from airportsim.model.airport import Airport
from airportsim.model.apply import apply
from airportsim.model.journal import Entry
from airportsim.model.state import State
from airportsim.model.team import RoundSetup
from airportsim.model.words import Role
from airportsim.play.board import View
from airportsim.play.gauges import Gauges, Meter
from airportsim.play.ticker import Told, told
from airportsim.play.truth import Truth
from airportsim.play.views import VIEWS


class Rewind:
    """A round that was played, at whatever second one likes; it begins at the first.

    At a second it stands as it stood before anything happened at that second. `end` is the second
    at which the round is over. Windows are good until the next `seek`; then ask for new ones.
    """

    def __init__(self, airport: Airport, setup: RoundSetup, journal: Sequence[Entry]) -> None:
        self.end = airport.scenario.schedule.round
        self._state: State
        self._read: int
        self._views: dict[Role | None, View]
        self._airport = airport
        self._setup = setup
        self._journal = journal
        self._meter = Meter(airport, setup, journal)
        self._begin()

    @property
    def now(self) -> int:
        """The second of round time that is looked at."""
        return self._state.now

    def seek(self, second: int) -> None:
        """Go to a second of the round, forwards or backwards; at most to its ends."""
        second = min(max(0, second), self.end)
        if second < self.now:
            self._begin()
        state, journal, read = self._state, self._journal, self._read
        while read < len(journal) and journal[read].t < second:
            state.now, _, event = journal[read]
            apply(state, event)
            read += 1
        state.now, self._read = second, read

    def view(self, role: Role | None) -> View:
        """The window of a role, or, with None, the public board."""
        if role not in self._views:
            self._views[role] = VIEWS[role](self._state) if role else View(self._state)
        return self._views[role]

    def truth(self) -> Truth:
        """The facilitator's window."""
        return Truth(self._state)

    def gauges(self) -> Gauges:
        """How the indicators stood, as those who managed the round saw them."""
        return self._meter.gauges(self.now)

    def told(self, since: int = 0) -> list[Told]:
        """What everybody has heard by then, from the journal's entry `since` on."""
        return told(self._state, self._journal, since, self._read)

    def _begin(self) -> None:
        self._state = State(self._airport, self._setup)
        self._read = 0
        self._views = {}
