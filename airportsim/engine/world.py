"""What all processes of a round share: the clock, the state, the journal, the draws."""

from collections.abc import Iterable

from simpy import Environment
from simpy.events import Event, Timeout

from airportsim.model.airport import Airport
from airportsim.model.apply import apply
from airportsim.model.draws import Draws
from airportsim.model.events import Event as Happening
from airportsim.model.journal import Entry
from airportsim.model.state import State
from airportsim.model.team import RoundSetup

_entry = tuple.__new__
"""What `Entry(...)` calls in the end; called by itself it halves the cost of an entry."""


class Clock(Environment):
    """SimPy's environment, run second by second, so that commands can come between them."""

    def run_second(self) -> None:
        """Run all that is due at the next second at which anything is."""
        queue, step = self._queue, self.step
        second = queue[0][0]
        while queue[0][0] == second:
            step()

    def within(self, seconds: int) -> Event:
        """Something that somebody may let happen, and that happens after so long in any case."""
        event = Event(self)

        def at_last(_: Event) -> None:
            if not event.triggered:
                event.succeed()

        late = Timeout(self, seconds)
        late.callbacks.append(at_last)
        return event

    def happen_after(self, seconds: int, event: Event, value: object) -> None:
        """Let an event happen after so many seconds, with a value, as a Timeout does."""
        event._ok, event._value = True, value
        self.schedule(event, delay=seconds)

    def let_go(self) -> None:
        """Forget all that is still due."""
        nobody_waits_for(event for *_, event in self._queue)
        self._queue.clear()

    def stand_at(self, second: int) -> None:
        """Let the clock stand at the beginning of a second before which nothing is left to run."""
        self._now = second


def nobody_waits_for(events: Iterable[Event]) -> None:
    """Take all processes off events: each refers to the other, which only costly search undoes."""
    for event in events:
        if event.callbacks:
            event.callbacks.clear()


class World:
    """The airport while time passes: processes report events here, and nowhere else.

    `emit` is the only way to change `state`; every event gets its number in `journal`.
    """

    def __init__(self, airport: Airport, setup: RoundSetup, draws: Draws) -> None:
        self.env = Clock()  # never idle: the airlines' minutes have no end
        self.airport = airport
        self.scenario = airport.scenario
        self.state = State(airport, setup)
        self.draws = draws
        self.journal: list[Entry] = []

    @property
    def now(self) -> int:
        """The second of round time."""
        return self.state.now

    def emit(self, event: Happening) -> None:
        """Let something happen now."""
        state, journal = self.state, self.journal
        apply(state, event)
        journal.append(_entry(Entry, (state.now, len(journal), event)))

    def step(self, before: int) -> bool:
        """Run the next second before `before` at which anything is due.

        If there is none, let the clock stand at `before` and return False.
        """
        env = self.env
        due = env.peek()
        if due < before:
            self.state.now = int(due)
            env.run_second()
            return True
        self.state.now = before
        env.stand_at(before)
        return False

    def finish_second(self) -> None:
        """Run all that is still due at the second at which the clock stands."""
        if self.env.peek() == self.state.now < self.scenario.schedule.round:
            self.env.run_second()
