"""What the airlines do of their own accord: complain, remember promises, cost money in the red."""

from collections.abc import Generator

from simpy.events import Event

from airportsim.engine.world import World
from airportsim.model import events as e
from airportsim.model.words import Phase


class Airlines:
    """The airlines' side of a round."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.env.process(self._every_minute())

    def kept_waiting(self, terminal: str) -> None:
        """Let an airline complain of a flight that waits, unless it was promised news."""
        if self.world.state.promised_until[terminal] <= self.world.now:
            self.complain(terminal)

    def complain(self, terminal: str) -> None:
        """Let an airline complain, unless as many complaints of it as can be lie open."""
        state = self.world.state
        if state.open_complaints[terminal] < self.world.scenario.moods.most_open:
            self.world.emit(e.ComplaintMade(state.complaint_count, terminal))

    def promised(self, terminal: str, due: int) -> None:
        """Remember that an airline was promised its services back by a second of the round."""
        self.world.env.process(self._promise(terminal, due))

    def _promise(self, terminal: str, due: int) -> Generator[Event]:
        yield self.world.env.timeout(due - self.world.now)
        kept = not any(self.world.state.is_blocked((terminal, phase)) for phase in Phase)
        self.world.emit(e.PromiseEnded(terminal, kept))
        if not kept:
            self.complain(terminal)

    def _every_minute(self) -> Generator[Event]:
        while True:
            yield self.world.env.timeout(60)
            for terminal, mood in self.world.state.moods.items():
                if mood < self.world.scenario.moods.red:
                    self.world.emit(e.AirlineInRed(terminal, self.world.scenario.money.red_cost))
