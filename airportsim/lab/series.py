"""Values of a measure by replication, and the points that can be compared with each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from airportsim.lab.results import Results, Values
from airportsim.lab.showing import level_text

Point = Mapping[str, Any]
"""A point as `about.json` describes it: its number, scenario, team, bots and factors."""

Level = bool | int | float | str
NUMBERS = ("integer", "number", "true or false")
"""The types of columns that have a mean; true counts 1, false 0."""
LEVELS = 6
"""A factor with more levels than this is a range: no effect is told for each of them."""
SHIPPED = "shipped bots"
"""What an empty line-up is called: nobody's place is taken by an own bot."""
_SWITCH: Sequence[Level] = ("off", "as planned", "on")


@dataclass(frozen=True, slots=True)
class Contrast:
    """A factor at a level against its base, in all pairs of points that are else alike."""

    factor: str
    base: Level
    level: Level
    pairs: tuple[tuple[int, int], ...]


def series(results: Results, measure: str) -> dict[tuple[int, int], Values]:
    """The values of a measure by point and round, from 1.

    Raises FileProblem, and KeyError for what is no measure or no number.
    """
    if measure not in measures_of(results):
        raise KeyError(measure)
    table = results.table(("point", "round", "replication", measure))
    points, rounds, replications, values = (
        table[name].cast("float64").to_numpy() for name in table.column_names
    )
    order = np.lexsort((replications, rounds, points))
    order = order[np.isfinite(values[order]) & np.isfinite(rounds[order])]
    if not len(order):
        return {}
    places = np.column_stack((points[order], rounds[order])).astype(np.int64)
    starts = np.flatnonzero(np.any(np.diff(places, axis=0, prepend=-1), axis=1))
    return {
        (int(places[first, 0]), int(places[first, 1])): Values(
            values[some], replications[some].astype(np.int64)
        )
        for first, some in zip(starts, np.split(order, starts[1:]), strict=True)
    }


def measures_of(results: Results) -> list[str]:
    """The columns that are measures and have a mean; those before tell which run it is."""
    columns = results.about["columns"]
    first = [column["name"] for column in columns].index("problem") + 1
    return [column["name"] for column in columns[first:] if column["type"] in NUMBERS]


def common(*some: Values) -> NDArray[np.int64]:
    """The replications that all of them have."""
    return reduce(np.intersect1d, (one.replications for one in some))


def at(one: Values, replications: NDArray[np.int64]) -> NDArray[np.float64]:
    """The values of some of the replications."""
    return one.values[np.isin(one.replications, replications)]


def mean_of(some: Sequence[Values]) -> Values:
    """The mean of several, replication by replication, where all have a value."""
    shared = common(*some)
    return Values(np.mean([at(one, shared) for one in some], axis=0), shared)


def description(point: Point) -> dict[str, Level]:
    """All that a point is, by the names of its columns, its number left out."""
    return {
        "scenario": point["scenario"], "team": point["team"], "bots": point["bots"],
        **point["factors"],
    }  # fmt: skip


def varying(points: Sequence[Point]) -> list[str]:
    """The names of what is not the same at all points."""
    described = [description(one) for one in points]
    return [name for name in described[0] if len({repr(one[name]) for one in described}) > 1]


def shown(point: Point) -> dict[str, str]:
    """What a point is, for people to read."""
    described = {name: level_text(one) for name, one in description(point).items()}
    return described | {"bots": described["bots"] or SHIPPED}


def labels(points: Sequence[Point]) -> dict[int, str]:
    """What to call each point: its number, and what makes it different from the others."""
    names = varying(points)
    found = {}
    for one in points:
        known = shown(one)
        said = ", ".join(f"{name.removeprefix('lever.')}: {known[name]}" for name in names)
        number = int(one["point"])
        found[number] = f"{number} ({said})" if said else f"{one['team']} in {one['scenario']}"
    return found


def contrasts(points: Sequence[Point]) -> Iterator[Contrast]:
    """Each level of each factor against its base, where other factors can be the same.

    The base is `off` for improvements, the smallest number, else the first name in the design.
    Factors that only change together cannot be told apart, and have no contrast; but own bots that
    belong to teams, one line-up to each, count as a part of the team.
    """
    theirs = bots_of_teams(points)
    described = {int(one["point"]): _described(one, theirs) for one in points}
    for factor in next(iter(described.values())):
        base, *others = _levels([one[factor] for one in described.values()])
        if not others or len(others) >= LEVELS:
            continue
        for level in others:
            if pairs := tuple(_pairs(described, factor, base, level)):
                yield Contrast(factor, base, level, pairs)


def bots_of_teams(points: Sequence[Point]) -> bool:
    """Whether own bots come with their teams, so that these have no effect apart from them."""
    both = {(one["team"], one["bots"]) for one in points}
    return "bots" in varying(points) and len(both) == len({team for team, _ in both})


def _described(point: Point, theirs: bool) -> dict[str, Level]:
    """A point's description, its bots told with its team if they are theirs."""
    described = description(point)
    if theirs:
        bots = str(described.pop("bots"))
        described["team"] = f"{point['team']} with {bots}" if bots else point["team"]
    return described


def _levels(values: Sequence[Level]) -> list[Level]:
    found = list(dict.fromkeys(values))
    if set(found) <= set(_SWITCH):
        return sorted(found, key=_SWITCH.index)
    return found if any(isinstance(one, str) for one in found) else sorted(found, key=float)


def _pairs(
    described: Mapping[int, Mapping[str, Level]], factor: str, base: Level, level: Level
) -> Iterator[tuple[int, int]]:
    numbers = {tuple(one.values()): number for number, one in described.items()}
    for number, one in described.items():
        other = numbers.get(tuple({**one, factor: level}.values()))
        if one[factor] == base and other is not None:
            yield number, other
