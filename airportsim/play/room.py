"""What an interface may ask of a session, whether it runs here or on another machine."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from airportsim.engine.simulation import Answer
from airportsim.model.airport import Airport
from airportsim.model.session import SessionState, Who
from airportsim.model.words import Role
from airportsim.play.attention import Mark
from airportsim.play.board import View
from airportsim.play.gauges import Gauges
from airportsim.play.keeping import Anything
from airportsim.play.played import RoundResult
from airportsim.play.seat import Seat
from airportsim.play.ticker import Told
from airportsim.play.truth import Truth


class Room(Protocol):
    """A session as its interfaces know it: where it stands, its clock, its seats and windows."""

    @property
    def airport(self) -> Airport:
        """The airport, which never changes."""

    @property
    def skills(self) -> Collection[str]:
        """The names of the skills that a bot can have."""

    @property
    def seed(self) -> int:
        """The seed of all its rounds."""

    @property
    def state(self) -> SessionState:
        """Where it stands."""

    @property
    def countdown(self) -> int | float | None:
        """Seconds of real time that this phase still has; None where it has no end."""

    @property
    def now(self) -> int:
        """The second of round time at which the clock stands, -1 outside a round."""

    @property
    def results(self) -> Mapping[int, RoundResult]:
        """The last attempt at each round that has ended, by its number."""

    def tick(self, real_seconds: float) -> None:
        """Let real time pass."""

    def step_second(self) -> None:
        """Let one second of round time pass, paused or not."""

    def to_next_event(self) -> None:
        """Let round time pass until something happens, paused or not."""

    def seat(self, player: str, role: Role, hand: int = -1) -> Seat:
        """The seat of a player at a role, for this round and all others."""

    def board(self) -> View | None:
        """The public window on the running round; None outside Do."""

    def view(self, role: Role) -> View | None:
        """For the facilitator only: a role's window on the running round, for looking at."""

    def truth(self) -> Truth | None:
        """For the facilitator only: everything about the running round."""

    def gauges(self) -> Gauges | None:
        """For account manager, director and facilitator only: how the indicators stand now.

        None outside Do.
        """

    def told(self, since: int = 0) -> Sequence[Told]:
        """What everybody has heard in the running round, from its journal's entry `since` on."""

    def submit(self, who: Who, command: Anything, hand: int = -1) -> Answer:
        """Let somebody ask for something now: accepted, or refused and why."""

    def marks(self) -> Mapping[Role, Mark]:
        """For the facilitator only: seats that are idle while work waits, or overloaded."""
