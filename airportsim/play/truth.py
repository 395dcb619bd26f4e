"""The facilitator's window: the public board, and everything that lies behind it."""

from dataclasses import dataclass

from airportsim.model.airport import Tile
from airportsim.model.state import Complaint, Fault, Injection, State
from airportsim.model.words import Role
from airportsim.play.attention import waiting
from airportsim.play.board import HandView, Paying, Queue, Slips
from airportsim.play.slips import AlertSlip, WorkSlip, shows
from airportsim.play.tiles import Heard


@dataclass(frozen=True, slots=True)
class Broken:
    """A fault that has struck and is not fixed: where it is, what cures it, what it holds.

    `crashed_at` is -1 before it crashes; `tickets` are all that were ever opened about it.
    """

    number: int
    item: str
    mode: str
    remedy: str
    first_line: bool
    struck_at: int
    crashed_at: int
    holds: tuple[Tile, ...]
    tickets: tuple[int, ...]


class Truth(Paying):
    """Everything about a running round, for the facilitator alone."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._slips = Slips(state, state.tickets, WorkSlip)
        self._alerts = Queue(state.unreported, Slips(state, state.alerts, AlertSlip))

    @property
    def broken(self) -> tuple[Broken, ...]:
        """The faults that are not fixed, in the order in which they struck."""
        return tuple(self._broken(fault) for fault in self._state.broken.values())

    @property
    def to_come(self) -> tuple[Injection, ...]:
        """The facilitator's faults that have not struck yet, the next first."""
        now, broken = self._state.now, self._state.broken
        coming = (x for x in self._state.injected if x.at >= now)
        left = (x for x in coming if x.at > now or x.item not in broken)
        return tuple(sorted(left, key=lambda x: x.at))

    @property
    def tickets(self) -> tuple[WorkSlip, ...]:
        """Every ticket of the round, by its number."""
        return tuple(self._slips[number] for number in range(len(self._state.tickets)))

    alerts: Queue[AlertSlip] = shows("_alerts")
    """Alerts that nobody has reported yet."""

    def behind(self, alert: int) -> int:
        """The number of the fault behind an alert, -1 for a false alarm."""
        return self._state.truth[alert]

    @property
    def everybody(self) -> tuple[HandView, ...]:
        """All the team's people."""
        return tuple(hand for role in Role for hand in self._hands_of(role))

    @property
    def waiting_for(self) -> dict[Role, int]:
        """How much waits for each role."""
        return {role: waiting(self._state, role) for role in Role}

    @property
    def moods(self) -> dict[str, int]:
        """The airlines' satisfaction, 0 to 100, by terminal."""
        return dict(self._state.moods)

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        """Open complaints, the oldest first."""
        return tuple(self._state.complaints.values())

    @property
    def mirrors(self) -> dict[str, bool]:
        """Mirrors bought: item to whether it has been switched to."""
        return dict(self._state.mirrors)

    contract_known: bool = shows("_state.contract_known")
    """Whether anybody knows how to buy."""

    pace: int = shows("_state.pace")
    """The intervals between faults, in percent of those drawn."""

    def _broken(self, fault: Fault) -> Broken:
        state, kind = self._state, fault.type
        numbers = (state.alerts[alert].ticket for alert in fault.alerts)
        return Broken(
            fault.number, kind.item, kind.mode, kind.remedy, kind.first_line, fault.struck_at,
            fault.crashed_at, tuple(fault.holds), tuple(n for n in numbers if n >= 0),
        )  # fmt: skip

    def _heard(self) -> Heard:
        state = self._state
        for alert in state.unreported.values():
            yield alert.symptom, -1
        for ticket in state.reports.values():
            yield ticket.symptom, -1
