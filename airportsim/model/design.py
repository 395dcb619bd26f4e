"""A design: which questions an experiment asks the airport, as plain frozen values.

The docstring under an attribute is the description of its key in a design file.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from airportsim.model.values import FILE
from airportsim.model.words import Lever, Role

Value = bool | int | float | str
"""What a value of a scenario can be set to."""


class Switch(StrEnum):
    """What an experiment does with an improvement."""

    ON = "on"
    OFF = "off"
    PLANNED = "as planned"


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from which some are drawn."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    low: int | float | str
    """The smallest; a whole number, or a time, where the scenario has such."""
    high: int | float | str
    """The largest."""


@dataclass(frozen=True, slots=True)
class Aim:
    """How precisely a mean is to be known."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    half_width: float
    """Half of the confidence interval's width, in the measure's unit."""
    measure: str = "landed"
    """The measure whose mean it is."""
    round: int = 0
    """The round, from 1; 0 takes the last round."""
    confidence: float = 0.95
    """The share of intervals that hold the true mean, between 0 and 1."""
    first: int = 20
    """The replications before the first look; 20 at the least."""
    batch: int = 10
    """The replications between one look and the next."""
    at_most: int = 1000
    """The replications after which it ends, however wide the interval is."""


@dataclass(frozen=True, slots=True)
class Design:
    """What is played: each scenario with each team, bots, switch and value, so many times.

    All points share their replications' random numbers, so that they are compared in pairs.
    """

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    name: str
    """The name of the experiment."""
    about: str = ""
    """The question that it is to answer."""
    scenarios: tuple[str, ...] = ("classic",)
    """Shipped scenarios by name, own ones by file."""
    teams: tuple[str, ...] = ("reference",)
    """Shipped teams by name, own ones by file."""
    bots: tuple[dict[Role, str], ...] = ({},)
    """Own bots by role, as MODULE:NAME or FILE.py:NAME; each entry is one line-up."""
    levers: dict[Lever, tuple[Switch, ...]] = field(default_factory=dict)
    """Improvements: on (as early as the team can adopt it), off (never), or as planned."""
    vary: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    """Values of the scenario by their dotted keys; each one with each other one."""
    together: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    """Values that go together: the first of each key, the second of each key, and so on."""
    ranges: dict[str, Range] = field(default_factory=dict)
    """Values that are drawn, all together, by Latin hypercube sampling."""
    samples: int = 0
    """How many points are drawn from the ranges."""
    seed: int = 1
    """The root of all random numbers."""
    rounds: int = 0
    """How many rounds are played, from the first on; 0 plays all."""
    replications: int | None = None
    """How often each point is played, each time with other random numbers; 30 if it is not said."""
    precision: Aim | None = None
    """Play each point as often as this takes, instead of `replications` times."""
    measures: tuple[str, ...] = ("landed", "profit")
    """What the report is about; the table of results has all measures in any case."""
    quality: bool = False
    """Measure what the airlines felt, too: about 7 milliseconds more for each round."""
    bot_seconds: float = 1.0
    """A bot of one's own that takes longer over a decision (seconds of real time) fails the run."""
