"""A session: a workshop's rounds with people and bots in its seats, a clock, and a record.

Its course is in `airportsim.play.course`; here are the seats and windows that it offers.
"""

from airportsim.model.state import State
from airportsim.model.words import Role
from airportsim.play.agenda import Table
from airportsim.play.attention import Mark
from airportsim.play.board import View
from airportsim.play.course import FACILITATOR as FACILITATOR
from airportsim.play.course import HOST as HOST
from airportsim.play.course import Course
from airportsim.play.gauges import Gauges, Meter
from airportsim.play.played import RoundResult as RoundResult
from airportsim.play.played import after as after
from airportsim.play.seat import Seat, SessionSeat
from airportsim.play.ticker import Told, told
from airportsim.play.truth import Truth
from airportsim.play.views import VIEWS


class Session(Course):
    """A workshop, from its lobby to its end, with all that can be seen of it.

    The windows are always up to date, and None outside Do; each round has new ones.
    """

    _windows: tuple[Table, View, Truth] | None = None
    _meter: tuple[Table, Meter] | None = None

    def seat(self, player: str, role: Role, hand: int = -1) -> Seat:
        """The seat of a player at a role, for this round and all others."""
        return SessionSeat(self, player, role, hand)

    def seen_by(self, role: Role) -> State | None:
        """The running round; None outside Do."""
        return self.table.simulation.state if self.table else None

    def view(self, role: Role) -> View | None:
        """A window of a role on the running round, for whoever watches without a seat."""
        return VIEWS[role](self.table.simulation.state) if self.table else None

    def board(self) -> View | None:
        """The public window on the running round."""
        windows = self._open()
        return windows[1] if windows else None

    def truth(self) -> Truth | None:
        """For the facilitator only: everything about the running round."""
        windows = self._open()
        return windows[2] if windows else None

    def gauges(self) -> Gauges | None:
        """For those who manage the round: the indicators as last measured; None outside Do."""
        meter = self.meter()
        return meter.gauges(self.now) if meter else None

    def meter(self) -> Meter | None:
        """What measures the running round."""
        table = self.table
        if table is None:
            self._meter = None
        elif self._meter is None or self._meter[0] is not table:
            simulation = table.simulation
            self._meter = table, Meter(self.airport, simulation.setup, simulation.journal)
        return self._meter[1] if self._meter else None

    def told(self, since: int = 0) -> list[Told]:
        """What everybody has heard in the running round, from its journal's entry `since` on."""
        if self.table is None:
            return []
        simulation = self.table.simulation
        return told(simulation.state, simulation.journal, since)

    def marks(self) -> dict[Role, Mark]:
        """For the facilitator only: seats that are idle while work waits, or overloaded."""
        return self._attention.marks(self.table.simulation.state) if self.table else {}

    def _open(self) -> tuple[Table, View, Truth] | None:
        """The windows on the running round."""
        table = self.table
        if table is None:
            self._windows = None
        elif self._windows is None or self._windows[0] is not table:
            state = table.simulation.state
            self._windows = table, View(state), Truth(state)
        return self._windows
