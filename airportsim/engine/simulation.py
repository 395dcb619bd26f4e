"""One round of the airport, driven from outside: submit commands, advance, read the journal."""

from typing import NamedTuple

from airportsim.engine.airlines import Airlines
from airportsim.engine.orders import Orders
from airportsim.engine.strikes import Outages
from airportsim.engine.traffic import Traffic
from airportsim.engine.world import World
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.commands import Command
from airportsim.model.draws import Draws
from airportsim.model.interventions import Grant, Inject, Intervention, SetPace, refused
from airportsim.model.journal import digest
from airportsim.model.refusals import Refusal
from airportsim.model.team import RoundSetup
from airportsim.model.words import Role


class Accepted(NamedTuple):
    """A command was accepted; `first` and `end` number the journal entries it made at once."""

    first: int
    end: int


Answer = Accepted | Refusal
"""What `submit` and `intervene` say: accepted, or refused and why."""


class Simulation:
    """A round of one airport, from a round setup and a seed.

    Same scenario, setup, seed, replication, commands and interventions at the same seconds give
    the same journal, in whatever steps time is advanced.

    `state` holds all facts of the round, hidden truth included, to be read and never to be
    changed; `journal` is what has happened so far, in order; `end` is the second at which the
    round is over; `draws` are the round's chances. `step(before)` runs the next second before
    `before` at which anything is due, and answers whether there was one; if not, the clock stands
    at `before`. `finish_second()` runs what is still due at the second on which the clock stands.
    """

    def __init__(
        self, airport: Airport, setup: RoundSetup, seed: int, replication: int = 0
    ) -> None:
        self.airport = airport
        self.setup = setup
        self.draws = Draws(seed, replication, setup.number)
        self._world = World(airport, setup, self.draws)
        self.state = self._world.state
        self.journal = self._world.journal
        self.end = airport.scenario.schedule.round
        airlines = Airlines(self._world)
        self._traffic = Traffic(self._world, airlines)
        self._outages = Outages(self._world, self._traffic)
        self._orders = Orders(self._world, self._outages, airlines)
        self.step = self._world.step
        self.finish_second = self._world.finish_second

    @property
    def now(self) -> int:
        """The second of round time at which the clock stands."""
        return self.state.now

    @property
    def digest(self) -> str:
        """SHA-256 of the journal so far, in hexadecimal."""
        return digest(self.journal)

    def submit(self, role: Role, command: Command, hand: int = -1) -> Answer:
        """Let a role give a command now, to be carried out by a hand (-1: any that fits).

        It acts at the second at which the clock stands, before the airport's own events of
        that second.
        """
        journal = self.journal
        first = len(journal)
        refusal = self._orders.submit(role, command, hand)
        return refusal or Accepted(first, len(journal))

    def intervene(self, command: Intervention) -> Answer:
        """Let the facilitator change the airport now.

        It acts like a command: at the second at which the clock stands, before the airport's own
        events of that second. An item that is to fail now fails as the first of these.
        """
        refusal = refused(self.state, command)
        if refusal is not None:
            return refusal
        first = len(self.journal)
        match command:
            case Inject():
                self._outages.inject(command)
            case Grant():
                self._world.emit(e.MoneyGranted(command.usd))
            case SetPace():
                self._outages.set_pace(command.percent)
        return Accepted(first, len(self.journal))

    def advance(self, to: int) -> None:
        """Run all that is due before second `to` of the round, without sleeping.

        Raises ValueError for a second that has passed already.
        """
        if to < self.now:
            raise ValueError(f"the clock stands at {self.now} s and cannot go back to {to} s")
        to = min(to, self.end)
        while self.step(to):
            pass

    def let_go(self) -> None:
        """Drop all that could still have happened, once the round is over; state and journal stay.

        Whoever plays many rounds saves time by it: processes refer to each other in circles, which
        Python finds slowly and late.
        """
        self._world.env.let_go()
        self._traffic.let_go()
        self._orders.let_go()
