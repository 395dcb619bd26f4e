"""A session that is held by a host, as tests know sessions: everybody in it is at a line's end."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from airportsim.engine.simulation import Answer
from airportsim.model.airport import Airport
from airportsim.model.session import Reseat, SessionState, Who
from airportsim.model.words import Role
from airportsim.net.far_room import FarRoom
from airportsim.play.agenda import Table
from airportsim.play.attention import Mark
from airportsim.play.board import View
from airportsim.play.gauges import Gauges
from airportsim.play.played import RoundResult
from airportsim.play.seat import Seat
from airportsim.play.ticker import Told
from airportsim.play.truth import Truth
from tests.net.stage import Stage, up_to_date


class Hosted:
    """The first room of a stage: whoever is named has joined it, the facilitator with his PIN.

    `table` is that of the host, for looking at what really happens.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._people: dict[str, FarRoom] = {}
        self._facilitator = stage.facilitator("Chen")

    def far(self, name: str) -> FarRoom:
        """The room as somebody has it before him."""
        if name not in self._people:
            self._people[name] = self._stage.join(name)
        return self._people[name]

    # --- time, which the host alone lets pass ------------------------------------------------

    def advance(self, to: int) -> None:
        """Let round time pass up to a second, and everybody hear of it."""
        self._stage.advance(to)
        up_to_date(self._facilitator, *self._people.values())

    def tick(self, real_seconds: float) -> None:
        """Take in what has come; the clock runs elsewhere."""
        self._facilitator.tick(real_seconds)

    def step_second(self) -> None:
        """Let one second of round time pass."""
        self._facilitator.step_second()

    def to_next_event(self) -> None:
        """Let round time pass until something happens."""
        self._facilitator.to_next_event()

    # --- asking ------------------------------------------------------------------------------

    def submit(self, who: Who, command: Any, hand: int = -1) -> Answer:
        """Let somebody ask for something, in his own name."""
        if isinstance(command, Reseat):
            for name in command.players:
                self.far(name)
        asking = self._facilitator if who.role is None else self.far(who.player)
        answer = asking.submit(who, command, hand)
        up_to_date(self._facilitator, *self._people.values())
        return answer

    def seat(self, player: str, role: Role, hand: int = -1) -> Seat:
        """The seat of a player, before him."""
        return self.far(player).seat(player, role, hand)

    # --- what the facilitator sees -----------------------------------------------------------

    @property
    def table(self) -> Table | None:
        """The running round as it really is."""
        return self._stage.session.table

    @property
    def airport(self) -> Airport:
        """The airport."""
        return self._facilitator.airport

    @property
    def skills(self) -> Collection[str]:
        """The names of the skills that a bot can have."""
        return self._facilitator.skills

    @property
    def seed(self) -> int:
        """The seed of all its rounds."""
        return self._facilitator.seed

    @property
    def state(self) -> SessionState:
        """Where it stands."""
        return self._facilitator.state

    @property
    def countdown(self) -> int | float | None:
        """Seconds of real time that this phase still has."""
        return self._facilitator.countdown

    @property
    def now(self) -> int:
        """The second of round time."""
        return self._facilitator.now

    @property
    def results(self) -> Mapping[int, RoundResult]:
        """The rounds that have ended."""
        return self._facilitator.results

    def board(self) -> View | None:
        """The public window on the running round."""
        return self._facilitator.board()

    def view(self, role: Role) -> View | None:
        """A role's window, for looking at."""
        self._facilitator.view(role)
        up_to_date(self._facilitator)
        return self._facilitator.view(role)

    def truth(self) -> Truth | None:
        """Everything about the running round."""
        return self._facilitator.truth()

    def gauges(self) -> Gauges | None:
        """How the indicators stand."""
        return self._facilitator.gauges()

    def told(self, since: int = 0) -> Sequence[Told]:
        """What everybody has heard in the running round."""
        return self._facilitator.told(since)

    def marks(self) -> Mapping[Role, Mark]:
        """Seats that are idle while work waits, or overloaded."""
        return self._facilitator.marks()
