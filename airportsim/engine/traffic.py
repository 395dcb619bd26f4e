"""The flights' processes: hold, land, be turned round, leave, or be lost."""

from collections.abc import Generator, Sequence
from typing import Any

from simpy.events import Event, Process, Timeout
from simpy.exceptions import Interrupt

from airportsim.engine.airlines import Airlines
from airportsim.engine.world import World, nobody_waits_for
from airportsim.model import events as e
from airportsim.model.state import Fault, Flight, Place
from airportsim.model.words import FlightState, Phase

Steps = Generator[Event, Any, Any]


class Traffic:
    """All flights of a round, the runways, and what the flights wait for."""

    def __init__(self, world: World, airlines: Airlines) -> None:
        self.world = world
        self.airlines = airlines
        self.flying = world.scenario.flying
        self._cleared: dict[int, Event] = {}
        self._stopped: dict[Place, list[Event]] = {}
        self._processes: list[Process] = [
            Process(world.env, self._flight(flight)) for flight in world.state.flights
        ]

    def board_changed(self) -> None:
        """Let everybody go on who waits for a phase that works again."""
        for place in [p for p in self._stopped if not self.world.state.is_blocked(p)]:
            for free in self._stopped.pop(place):
                if not free.triggered:
                    free.succeed()
        self._call_next(self.world.scenario.terminals)

    def let_go(self) -> None:
        """Forget the flights that are still about."""
        nobody_waits_for(self._cleared.values())
        nobody_waits_for(free for waiting in self._stopped.values() for free in waiting)
        self._processes.clear()

    def lose_those_waiting_for(self, fault: Fault) -> None:
        """Lose the flights that a fault holds up, as it does when it crashes."""
        state, phases = self.world.state, self.world.airport.services
        for terminal, phase in dict.fromkeys((t, phases[s].phase) for s, t in fault.holds):
            if phase is Phase.ARRIVAL:
                waiting = list(state.holding[terminal])
            else:
                stage = _STAGE[phase]
                waiting = [n for n, f in state.on_stand[terminal].items() if f.state is stage]
            for number in waiting:
                self._processes[number].interrupt()

    def _flight(self, flight: Flight) -> Steps:
        world, number = self.world, flight.number
        yield Timeout(world.env, flight.due)
        world.emit(e.FlightHolding(number))
        try:
            if not (yield from self._hold(flight)):
                self._lose(flight)
                return
            yield Timeout(world.env, self.flying.landing)
            world.emit(e.FlightOnStand(number))
            if len(world.state.landing) == self.flying.runways - 1:
                self._call_next(world.scenario.terminals)
            served = yield from self._serve(flight, Phase.TURNAROUND, self.flying.turnaround)
            if served:
                world.emit(e.FlightDeparting(number))
                served = yield from self._serve(flight, Phase.DEPARTURE, self.flying.departure)
            if served:
                world.emit(e.FlightAway(number))
            else:
                self._lose(flight)
        except Interrupt:
            self._lose(flight)
        self._call_next((flight.terminal,))

    def _lose(self, flight: Flight) -> None:
        self._cleared.pop(flight.number, None)
        in_air = flight.state is FlightState.HOLDING
        lost = e.FlightDiverted if in_air else e.FlightCancelled
        self.world.emit(lost(flight.number))
        self.airlines.complain(flight.terminal)

    def _hold(self, flight: Flight) -> Steps:
        """Wait for the clearance to land; False if patience ends first."""
        self._call_next((flight.terminal,))
        grumble = self.world.scenario.moods.complain_after
        for wait, grumbles in ((grumble, True), (self.flying.patience_air - grumble, False)):
            if flight.state is FlightState.HOLDING:
                cleared = self._cleared[flight.number] = self.world.env.within(wait)
                yield cleared
            if flight.state is not FlightState.HOLDING:
                return True
            if grumbles:
                self.airlines.complain(flight.terminal)
        return False

    def _call_next(self, terminals: Sequence[str]) -> None:
        """Give free runways to the flights whose turn it is, at terminals where that has changed.

        Elsewhere nobody can land who could not before: whoever can and finds a runway free has it.
        """
        state = self.world.state
        while len(state.landing) < self.flying.runways:
            ready = [
                next(iter(state.holding[terminal].values()))
                for terminal in terminals
                if state.holding[terminal] and self._can_land(terminal)
            ]
            if not ready:
                return
            first = min(ready, key=lambda f: (f.terminal != state.focus, f.number))
            self.world.emit(e.FlightLanding(first.number))
            cleared = self._cleared.pop(first.number, None)
            if cleared is not None and not cleared.triggered:
                cleared.succeed()

    def _can_land(self, terminal: str) -> bool:
        state = self.world.state
        if state.is_blocked((terminal, Phase.ARRIVAL)):
            return False
        coming = sum(f.terminal == terminal for f in state.landing.values())
        return len(state.on_stand[terminal]) + coming < self.flying.stands

    def _serve(self, flight: Flight, phase: Phase, need: int) -> Steps:
        """Spend `need` unblocked seconds in a phase on the stand; False if patience ends first."""
        env, state = self.world.env, self.world.state
        place = flight.terminal, phase
        start = state.now - state.blocked_time(place)
        ready = flight.landed_at + self.flying.turnaround
        grumble = ready + self.world.scenario.moods.complain_after
        while True:
            left = need - (state.now - state.blocked_time(place) - start)
            if left <= 0:
                return True
            if not state.is_blocked(place):
                yield Timeout(env, left)
                continue
            give_up = ready + self.flying.patience_stand
            if state.now >= give_up:
                return False
            until = grumble if state.now < grumble else give_up
            free = env.within(until - state.now)
            self._stopped.setdefault(place, []).append(free)
            yield free
            if state.now == grumble and state.is_blocked(place):
                self.airlines.complain(flight.terminal)


_STAGE = {Phase.TURNAROUND: FlightState.ON_STAND, Phase.DEPARTURE: FlightState.DEPARTING}
