"""What the airlines do of their own accord: complain, remember promises, cost money in the red."""

from collections.abc import Generator

from simpy.events import Event, Process, Timeout

from airportsim.engine.world import World
from airportsim.model import events as e
from airportsim.model.words import Phase


class Airlines:
    """The airlines' side of a round."""

    def __init__(self, world: World) -> None:
        self.world = world
        Process(world.env, self._every_minute())

    def complain(self, terminal: str) -> None:
        """Let an airline complain, unless it waits for what it was promised.

        Nor does it complain if as many complaints of it as can be lie open already.
        """
        state = self.world.state
        patient = state.promised_until[terminal] > state.now
        if not patient and state.open_complaints[terminal] < self.world.scenario.moods.most_open:
            self.world.emit(e.ComplaintMade(state.complaint_count, terminal))

    def promised(self, terminal: str, due: int, alert: int = -1) -> None:
        """Remember that an airline was promised its service back by a second of the round.

        It is the service whose failure the alert tells of; with -1 it is all that it needs.
        """
        Process(self.world.env, self._promise(terminal, due, alert))

    def _promise(self, terminal: str, due: int, alert: int) -> Generator[Event]:
        state = self.world.state
        yield Timeout(self.world.env, due - self.world.now)
        if alert < 0:
            kept = not any(state.is_blocked((terminal, phase)) for phase in Phase)
        else:
            kept = state.failures[alert, terminal].over_at >= 0
        self.world.emit(e.PromiseEnded(terminal, kept, alert))
        if not kept:
            self.complain(terminal)

    def _every_minute(self) -> Generator[Event]:
        while True:
            yield Timeout(self.world.env, 60)
            for terminal, mood in self.world.state.moods.items():
                if mood < self.world.scenario.moods.red:
                    self.world.emit(e.AirlineInRed(terminal, self.world.scenario.money.red_cost))
