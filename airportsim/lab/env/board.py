"""The board that everybody sees, as arrays of fixed shapes."""

from typing import Any

import numpy as np
from gymnasium import spaces
from numpy.typing import NDArray

from airportsim.lab.env.columns import LONG, MANY, share
from airportsim.model.airport import Airport
from airportsim.model.words import FlightState, Lever
from airportsim.play.board import TileState, View

Observation = dict[str, NDArray[Any]]
"""Arrays by name."""


class Board:
    """What everybody sees: the board, the terminals, time and money."""

    def __init__(self, airport: Airport) -> None:
        scenario = airport.scenario
        self._scenario = scenario
        self._shape = len(scenario.services), len(scenario.terminals), len(_TILE)
        self._places = {terminal: n for n, terminal in enumerate(scenario.terminals)}
        self._income = max(1, scenario.money.per_flight * scenario.schedule.flights)

    def names(self) -> dict[str, tuple[str, ...]]:
        """What the last axis of each array means."""
        public = [*_PUBLIC, *(f"lever:{one.value}" for one in Lever)]
        public += [f"focus:{one}" for one in self._scenario.terminals]
        return {"public": tuple(public), "board": _TILE, "terminals": _TERMINAL}

    def spaces(self) -> dict[str, spaces.Box]:
        """The space of each array."""
        names = self.names()
        return {
            "public": spaces.Box(-1, 1, (len(names["public"]),), np.float32),
            "board": spaces.Box(0, 1, self._shape, np.float32),
            "terminals": spaces.Box(0, 1, (len(self._places), len(_TERMINAL)), np.float32),
        }

    def look(self, view: View) -> Observation:
        """The arrays as of now."""
        return {
            "public": self._public(view),
            "board": self._tiles(view),
            "terminals": self._terminals(view),
        }

    def _public(self, view: View) -> NDArray[np.float32]:
        scenario, money = self._scenario, view.money
        flights = scenario.schedule.flights
        found = [
            view.now / view.end, view.round / len(scenario.rounds), view.landed / flights,
            view.lost / flights, *(money[name] / self._income for name in _MONEY),
        ]  # fmt: skip
        found += [float(lever in view.levers) for lever in Lever]
        found += [float(view.focus == terminal) for terminal in scenario.terminals]
        return np.clip(np.array(found, np.float32), -1, 1)

    def _tiles(self, view: View) -> NDArray[np.float32]:
        tiles = view.board().values()
        since = np.array([tile.since for tile in tiles])
        found = np.zeros((len(since), len(_TILE)), np.float32)
        found[:, :_STATES] = _EYE[[_STATE[tile.state] for tile in tiles]]
        found[:, _STATES] = [tile.reported for tile in tiles]
        found[:, _STATES + 1] = np.where(since < 0, 0, np.minimum((view.now - since) / LONG, 1))
        return found.reshape(self._shape)

    def _terminals(self, view: View) -> NDArray[np.float32]:
        counts = [[0.0] * len(_TERMINAL) for _ in self._places]
        flying, flights, now = self._scenario.flying, self._scenario.schedule.flights, view.now
        for terminal, state, since in view.flights.values():
            row = counts[self._places[terminal]]
            column, scale = _COUNTED[state], MANY if state in _WAITING else flights
            row[column] += 1 / scale
            if state is FlightState.HOLDING:
                row[_HELD] = max(row[_HELD], share(now - since, flying.patience_air))
            elif state is FlightState.ON_STAND:
                stood = share(now - since, flying.turnaround + flying.patience_stand)
                row[_STOOD] = max(row[_STOOD], stood)
        return np.clip(np.array(counts, np.float32), 0, 1)


_MONEY = ("profit", "budget", "released", "granted", "spent")
_PUBLIC = ("time", "round", "landed", "lost", *_MONEY)
_TILE = (*(f"state:{one.value}" for one in TileState), "reported", "down_for")
_STATE = {state: n for n, state in enumerate(TileState)}
_STATES = len(TileState)
_EYE = np.eye(_STATES, dtype=np.float32)
_COUNTED = {state: n for n, state in enumerate(FlightState)}
_WAITING = {
    FlightState.HOLDING, FlightState.LANDING, FlightState.ON_STAND, FlightState.DEPARTING,
}  # fmt: skip
_TERMINAL = (*(state.value for state in FlightState), "longest_held", "longest_stood")
_HELD, _STOOD = len(FlightState), len(FlightState) + 1
