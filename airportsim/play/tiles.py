"""The tiles of the board: how each service at each terminal stands, as far as somebody knows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from airportsim.model.airport import Symptom, Tile
from airportsim.model.state import State, Ticket
from airportsim.model.words import FactKind


class TileState(StrEnum):
    """How a service at a terminal stands."""

    RUNNING = "running"
    DEGRADED = "degraded"
    DOWN = "down"
    CRASHED = "crashed"
    ON_MIRROR = "on_mirror"


@dataclass(frozen=True, slots=True)
class TileView:
    """A service at a terminal as it is shown.

    `since` is the second at which it went down, -1 while it runs; a crash does not change it where
    it was down before. `reported` tells whether an open ticket names it.
    """

    state: TileState
    since: int
    reported: bool


Heard = Iterable[tuple[Symptom, int]]
"""What somebody has heard of failing services; bit n of the number stands for fact n."""


def _at_work(how: TileState) -> tuple[TileView, TileView]:
    """A tile that works, as it is shown without and with a ticket; most do, in every frame."""
    return TileView(how, -1, False), TileView(how, -1, True)


_RUNNING = _at_work(TileState.RUNNING)
_DEGRADED = _at_work(TileState.DEGRADED)
_ON_MIRROR = _at_work(TileState.ON_MIRROR)

_TROUBLE = {FactKind.FAILS, FactKind.LIMPS}


def tiles(state: State, heard: Heard) -> dict[Tile, TileView]:
    """The whole board, in its order, for somebody who has heard this beside seeing it."""
    crashed = state.crashed()
    named = {tile for ticket in state.reports.values() for tile in _named(state, ticket)}
    mirrored = set(_mirrored(state))
    limping = set(_limping(heard))
    board = {}
    for tile in state.airport.tiles:
        if state.held.get(tile, 0):
            how = TileState.CRASHED if tile in crashed else TileState.DOWN
            board[tile] = TileView(how, state.down_at[tile], tile in named)
            continue
        shown = _DEGRADED if tile in limping else _ON_MIRROR if tile in mirrored else _RUNNING
        board[tile] = shown[tile in named]
    return board


def _named(state: State, ticket: Ticket) -> Iterator[Tile]:
    """The tiles that a ticket is about, and those of the tickets merged into it."""
    for terminal in ticket.symptom.terminals:
        yield ticket.symptom.service, terminal
    for number in ticket.merged:
        yield from _named(state, state.tickets[number])


def _mirrored(state: State) -> Iterator[Tile]:
    for item, switched in state.mirrors.items():
        if switched:
            for service, terminals in state.airport.covers[item].items():
                for terminal in terminals:
                    yield service, terminal


def _limping(heard: Heard) -> Iterator[Tile]:
    """The tiles that somebody has said to fail or to limp."""
    for symptom, known in heard:
        for n, fact in enumerate(symptom.facts):
            if known >> n & 1 and fact.kind in _TROUBLE:
                for terminal in symptom.terminals:
                    yield fact.about[0], terminal
