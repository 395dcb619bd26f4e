"""The flights of a terminal as strips, and what stops them."""

from dataclasses import dataclass
from itertools import islice

from airportsim.model.state import Flight, State
from airportsim.model.words import FlightState, Phase

_NEXT = 2
"""So many flights still inbound are shown of each terminal."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A flight as it is shown at its terminal.

    `since` is the second at which it came into its state; of one still inbound, at which it is due.
    `lost_at` is the second at which it will be lost if nothing changes, -1 while nothing stops it.
    """

    number: int
    state: FlightState
    since: int
    lost_at: int


def strips(state: State, terminal: str) -> tuple[Strip, ...]:
    """The flights of a terminal: holding, landing, on stand, departing, and the next inbound."""
    landing = (f for f in state.landing.values() if f.terminal == terminal)
    here = (*state.holding[terminal].values(), *landing, *state.on_stand[terminal].values())
    flights = sorted(here, key=lambda f: (_ORDER[f.state], f.since, f.number))
    inbound = (f for f in state.flights if f.state is _INBOUND and f.terminal == terminal)
    return (
        *(Strip(f.number, f.state, f.since, _lost_at(state, f)) for f in flights),
        *(Strip(f.number, f.state, f.due, -1) for f in islice(inbound, _NEXT)),
    )


def stopped(state: State, terminal: str) -> tuple[str, ...]:
    """The services that are down at a terminal and stop flights there now, in board order."""
    return tuple(
        service
        for service in state.airport.services
        if state.is_down((service, terminal)) and state.stopped_by(service, (terminal,))
    )


def tally(state: State, terminal: str) -> tuple[int, int]:
    """Flights of a terminal landed and away, and lost, so far."""
    ends = [flight.state for flight in state.flights if flight.terminal == terminal]
    lost = ends.count(FlightState.DIVERTED) + ends.count(FlightState.CANCELLED)
    return ends.count(FlightState.AWAY), lost


def _lost_at(state: State, flight: Flight) -> int:
    flying = state.airport.scenario.flying
    if flight.state is FlightState.HOLDING:
        return flight.since + flying.patience_air
    phase = _NEEDS.get(flight.state)
    if phase is None or not state.is_blocked((flight.terminal, phase)):
        return -1
    return flight.landed_at + flying.turnaround + flying.patience_stand


_INBOUND = FlightState.INBOUND

_ORDER = {state: n for n, state in enumerate(FlightState)} | {FlightState.INBOUND: len(FlightState)}

_NEEDS = {FlightState.ON_STAND: Phase.TURNAROUND, FlightState.DEPARTING: Phase.DEPARTURE}
