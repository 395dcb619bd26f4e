"""The points of a design: every combination of what it varies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from airportsim.files.designs import Material, NamedBot
from airportsim.files.dictionary import Column, Kind
from airportsim.files.varied import meant, value_at
from airportsim.model.design import Range, Switch, Value
from airportsim.model.scenario import Scenario
from airportsim.model.words import Lever, Role


@dataclass(frozen=True, slots=True)
class Point:
    """One way of playing: a scenario and a team by name, own bots, switches and values."""

    number: int
    scenario: str
    team: str
    bots: Mapping[Role, NamedBot]
    switches: Mapping[Lever, Switch]
    values: Mapping[str, Value]

    @property
    def factors(self) -> dict[str, Value]:
        """What is special here, by the names of the columns of results."""
        return {factor_of(one): switch.value for one, switch in self.switches.items()} | {
            **self.values
        }

    @property
    def line_up(self) -> str:
        """The own bots in one cell: ROLE=BOT, with blanks between."""
        return " ".join(f"{role.value}={bot.name}" for role, bot in sorted(self.bots.items()))


def factor_of(lever: Lever) -> str:
    """The name of an improvement's column."""
    return f"lever.{lever.value}"


def points(material: Material) -> tuple[Point, ...]:
    """All points of a design, in its order."""
    design = material.design
    switches = [
        dict(zip(design.levers, chosen, strict=True)) for chosen in product(*design.levers.values())
    ]
    values = [
        dict(zip(design.vary, chosen, strict=True)) | linked | drawn
        for chosen in product(*design.vary.values())
        for linked in _linked(design.together)
        for drawn in _drawn(material)
    ]
    scenario = next(iter(material.scenarios.values()))
    values = [{key: meant(scenario, key, one) for key, one in some.items()} for some in values]
    every = product(material.scenarios, material.teams, material.line_ups, switches, values)
    return tuple(
        Point(number, scenario, team, material.theirs[team] | line_up, on, said)
        for number, (scenario, team, line_up, on, said) in enumerate(every)
    )


def factor_columns(material: Material) -> list[Column]:
    """A column for each thing that a design varies, beside scenario, team and bots."""
    design, scenario = material.design, next(iter(material.scenarios.values()))
    levers = [
        Column(factor_of(lever), "What was done with this improvement.", Kind.TEXT)
        for lever in design.levers
    ]
    values = [
        Column(key, f"What the scenario said at {key}.", _KINDS[type(value_at(scenario, key))])
        for key in (*design.vary, *design.together, *design.ranges)
    ]
    return levers + values


_KINDS = {bool: Kind.BOOLEAN, int: Kind.INTEGER, float: Kind.NUMBER, str: Kind.TEXT}


def _linked(together: Mapping[str, Sequence[Value]]) -> Iterator[dict[str, Value]]:
    if not together:
        yield {}
    for chosen in zip(*together.values(), strict=True):
        yield dict(zip(together, chosen, strict=True))


def _drawn(material: Material) -> list[dict[str, Value]]:
    """Points of a Latin hypercube (McKay, Beckman and Conover, 1979), drawn from the root seed."""
    design = material.design
    if not design.ranges:
        return [{}]
    from scipy.stats.qmc import LatinHypercube

    cube = LatinHypercube(len(design.ranges), rng=design.seed).random(design.samples)
    scenario = next(iter(material.scenarios.values()))
    return [
        {
            key: _between(_numbers(scenario, key, limits), float(share))
            for share, (key, limits) in zip(row, design.ranges.items(), strict=True)
        }
        for row in cube
    ]


def _numbers(scenario: Scenario, key: str, limits: Range) -> tuple[float, float]:
    """The ends of a range, whole numbers where the scenario has such."""
    kind = int if isinstance(value_at(scenario, key), int) else float
    return kind(meant(scenario, key, limits.low)), kind(meant(scenario, key, limits.high))


def _between(limits: tuple[float, float], share: float) -> int | float:
    """The value at a share, from 0 to 1, of a range; whole numbers have equal shares of it."""
    low, high = limits
    if isinstance(low, int):
        return low + int(share * (high - low + 1))
    return low + share * (high - low)
