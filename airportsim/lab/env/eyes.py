"""What a role sees, as arrays of fixed shapes: its blocks of rows, beside the board."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from gymnasium import spaces
from numpy.typing import NDArray

from airportsim.lab.env.board import Board, Observation
from airportsim.lab.env.columns import Columns
from airportsim.lab.env.rows import ARTICLES, ITEMS, Row, Rows, sizes
from airportsim.model.airport import Airport
from airportsim.model.words import Role

_REPAIRING = {
    Role.SPECIALIST: ("tray", "tickets"),
    Role.DELIVERY_MANAGER: ("unassigned", "tickets", "elsewhere"),
}
"""Blocks of tickets whose items are shown."""

_KNOWING = {
    Role.ACCOUNT_MANAGER: ("reports",),
    Role.SERVICE_DESK: ("to_log", "at_desk"),
    Role.SPECIALIST: ("tickets",),
}
"""Blocks of tickets whose articles are shown."""


class Eyes:
    """How one role's window becomes arrays."""

    def __init__(self, airport: Airport, role: Role, board: Board) -> None:
        self.role = role
        self.sizes = sizes(airport.scenario, role)
        self._blocks = Columns(airport).blocks[role]
        self._board = board
        self._item = {item: n for n, item in enumerate(airport.items, 1)}
        kinds = airport.scenario.kinds
        self._modes = {
            item.id: {mode: n for n, mode in enumerate(kinds[item.kind].modes, 1)}
            for item in airport.scenario.items
        }
        self._most_modes = max(1, *(len(kind.modes) for kind in kinds.values()))

    def names(self) -> dict[str, tuple[str, ...]]:
        """What the last axis of each array means."""
        found = self._board.names() | {name: self._blocks[name][0] for name in self.sizes}
        found |= {f"{name}_items": _ITEM for name in _REPAIRING.get(self.role, ())}
        return found | {f"{name}_articles": _ARTICLE for name in _KNOWING.get(self.role, ())}

    def space(self, actions: int) -> spaces.Dict:
        """The space of the observations of a role with so many actions."""
        found: dict[str, spaces.Space[Any]] = {**self._board.spaces()}
        for name, rows in self.sizes.items():
            found[name] = spaces.Box(0, 1, (rows, len(self._blocks[name][0])), np.float32)
        item, mode = len(self._item), self._most_modes
        for name in _REPAIRING.get(self.role, ()):
            high = np.tile(np.array([item, mode + 1, 1], np.int16), (self.sizes[name], ITEMS, 1))
            found[f"{name}_items"] = spaces.Box(np.zeros_like(high), high, dtype=np.int16)
        for name in _KNOWING.get(self.role, ()):
            high = np.tile(np.array([item, mode], np.int16), (self.sizes[name], ARTICLES, 1))
            found[f"{name}_articles"] = spaces.Box(np.zeros_like(high), high, dtype=np.int16)
        found["action_mask"] = spaces.Box(0, 1, (actions,), np.int8)
        return spaces.Dict(found)

    def look(self, view: Any, rows: Rows, seen: Mapping[str, NDArray[Any]]) -> Observation:
        """The arrays as of now, all but the mask; `seen` are those of the board."""
        found = {name: array.copy() for name, array in seen.items()}
        for name, size in self.sizes.items():
            names, numbers = self._blocks[name]
            found[name] = array = np.zeros((size, len(names)), np.float32)
            if rows[name]:
                array[: len(rows[name])] = [numbers(view, row) for row in rows[name]]
        for name in _REPAIRING.get(self.role, ()):
            found[f"{name}_items"] = self._items(view, rows[name], self.sizes[name])
        for name in _KNOWING.get(self.role, ()):
            found[f"{name}_articles"] = self._articles(view, rows[name], self.sizes[name])
        return found

    def _items(self, view: Any, rows: list[Row], size: int) -> NDArray[np.int16]:
        """The items of tickets: which, what a test has found, and whether a mirror is ready."""
        found = np.zeros((size, ITEMS, len(_ITEM)), np.int16)
        for n, row in enumerate(rows):
            tests = row.thing.tests
            for m, item in enumerate(row.items):
                mode = tests.get(item)
                tested = 0 if mode is None else 1 + self._modes[item].get(mode, 0)
                found[n, m] = self._item[item], tested, view.ready_mirror(item)
        return found

    def _articles(self, view: Any, rows: list[Row], size: int) -> NDArray[np.int16]:
        """The articles that agree with tickets: item and mode."""
        found = np.zeros((size, ARTICLES, len(_ARTICLE)), np.int16)
        for n, row in enumerate(rows):
            if row.articles:
                known = view.articles
                for m, number in enumerate(row.articles):
                    one = known[number]
                    found[n, m] = self._item[one.item], self._modes[one.item][one.mode]
        return found


_ITEM = ("item", "found", "mirror")
_ARTICLE = ("item", "mode")
