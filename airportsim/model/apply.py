"""The only writer of the state: what each event changes."""

from collections.abc import Callable
from typing import Any

from airportsim.model import changes_of_airport, changes_of_team
from airportsim.model.events import Event
from airportsim.model.state import State

_CHANGES: dict[type[Any], Callable[[State, Any], None]] = {
    **changes_of_airport.CHANGES,
    **changes_of_team.CHANGES,
}


def apply(state: State, event: Event) -> None:
    """Change the state by one event, which happens at `state.now`."""
    _CHANGES[type(event)](state, event)
