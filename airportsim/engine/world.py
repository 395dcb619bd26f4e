"""What all processes of a round share: the clock, the state, the journal, the draws."""

from simpy import Environment
from simpy.events import URGENT, Event as SimEvent

from airportsim.engine.draws import Draws
from airportsim.model.airport import Airport
from airportsim.model.apply import apply
from airportsim.model.events import Event
from airportsim.model.journal import Entry
from airportsim.model.state import State
from airportsim.model.team import RoundSetup


class Boundary(SimEvent):
    """An event at the very beginning of a second, before everything else that is due then."""

    def __init__(self, env: Environment, delay: int) -> None:
        super().__init__(env)
        self._ok = True
        self._value = None
        env.schedule(self, URGENT, delay)


class World:
    """The airport while time passes: processes report events here, and nowhere else.

    `emit` is the only way to change `state`; every event gets its number in `journal`.
    """

    def __init__(self, airport: Airport, setup: RoundSetup, draws: Draws) -> None:
        self.env = Environment()
        self.airport = airport
        self.scenario = airport.scenario
        self.state = State(airport, setup)
        self.draws = draws
        self.journal: list[Entry] = []

    @property
    def now(self) -> int:
        """The second of round time."""
        return self.state.now

    def emit(self, event: Event) -> None:
        """Let something happen now."""
        apply(self.state, event)
        self.journal.append(Entry(self.state.now, len(self.journal), event))

    def upcoming(self) -> int:
        """The second of the next thing that is due, or the end of the round if nothing is."""
        return int(min(self.env.peek(), self.scenario.schedule.round))

    def reach(self, t: int) -> None:
        """Run all that is due before `t` and let the clock stand at `t`."""
        env = self.env
        while env.peek() < t:
            self._step()
        if env.now < t:
            Boundary(env, t - int(env.now))
            self._step()

    def finish_second(self) -> None:
        """Run all that is still due at the second at which the clock stands."""
        now = self.env.now
        while self.env.peek() <= now:
            self._step()

    def _step(self) -> None:
        self.state.now = int(self.env.peek())
        self.env.step()
