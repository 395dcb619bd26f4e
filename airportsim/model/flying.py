"""The flights of a scenario: when they are due, what they need, how long they can wait.

The docstring under an attribute is the description of its key in a scenario file.
"""

from dataclasses import dataclass
from typing import ClassVar

from airportsim.model.values import FILE


@dataclass(frozen=True, slots=True)
class TimedFlight:
    """A flight of a timetable."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    at: int
    """When it is due."""
    airline: str
    """The airline that flies it."""
    number: int
    """Its flight number."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long a round is and when its flights are due."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    round: int
    """Length of a round."""
    flights: int
    """Flights in a round."""
    over: int
    """The flights are due at even distances over this time."""
    timetable: tuple[TimedFlight, ...] = ()
    """Every flight by itself, in order of time, instead of at even distances and line by line."""


@dataclass(frozen=True, slots=True)
class Flying:
    """What a flight needs and how long it can wait."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    landing: int
    """Seconds on the runway."""
    turnaround: int
    """Seconds of turnaround services on the stand."""
    departure: int
    """Seconds from the stand into the air."""
    patience_air: int
    """A flight that has held longer than this is diverted."""
    patience_stand: int
    """A flight that has been stopped on its stand longer than this is cancelled."""
    stands: int
    """Stands of each terminal."""
    runways: int = 1
    """Flights that can land at the same time."""
