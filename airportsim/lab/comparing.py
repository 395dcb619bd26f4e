"""Two sets of results against each other: which points are meant, and what differs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from airportsim.files.problems import did_you_mean
from airportsim.lab.results import Results, Values, load_results
from airportsim.lab.series import (
    Level,
    Point,
    at,
    common,
    description,
    mean_of,
    measures_of,
    series,
)
from airportsim.lab.statistics import CONFIDENCE, Difference, Interval, interval, paired, unpaired


class NotComparable(Exception):
    """What was named is not there, or cannot be compared; the reason in a sentence."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side: results, and those of its points that are meant; `fixed` are named factors."""

    text: str
    results: Results
    points: tuple[int, ...]
    fixed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Compared:
    """A measure of both sides in a round; `difference` is the second less the first.

    It is by pairs of replications if `pairs` is true, else by Welch's test of independent ones.
    """

    round: int
    one: Interval
    other: Interval
    difference: Difference
    pairs: bool


def meant(one: Side) -> list[Point]:
    """The points of a side, as they are described."""
    return [point for point in one.results.about["points"] if int(point["point"]) in one.points]


def side(text: str) -> Side:
    """What is meant by DIR, DIR#POINT or DIR#FACTOR=VALUE, the latter with more behind commas.

    Raises NotComparable, and FileProblem for what are no results.
    """
    folder, mark, chosen = text.rpartition("#")
    if not mark or Path(text).is_dir():
        folder, chosen = text, ""
    results = load_results(folder)
    points = {int(one["point"]): description(one) for one in results.about["points"]}
    if not chosen:
        return Side(text, results, tuple(points))
    if chosen.isdecimal():
        if int(chosen) not in points:
            raise NotComparable(f"{folder} has no point {chosen}; there are 0 to {max(points)}")
        return Side(text, results, (int(chosen),))
    wanted = dict(_wanted(folder, chosen, points))
    found = tuple(
        number
        for number, one in points.items()
        if all(_same(one[name], value) for name, value in wanted.items())
    )
    if not found:
        raise NotComparable(f"{folder} has no point with {chosen}")
    return Side(text, results, found, frozenset(wanted))


def compare(
    one: Side, other: Side, measure: str, confidence: float = CONFIDENCE
) -> list[Compared]:  # fmt: skip
    """What a measure is on both sides, in every round that both have.

    Points are averaged replication by replication. Sides with the same root seed are compared in
    pairs, as far as they have the same replications. Raises NotComparable and FileProblem.
    """
    matched = _matched(one, other)
    firsts, seconds = _series(one, measure), _series(other, measure)
    same_draws = one.results.about["seed"] == other.results.about["seed"]
    rounds = sorted({n for _, n in firsts} & {n for _, n in seconds})
    found: list[Compared] = []
    for number in rounds:
        pairs = [
            (firsts[a, number], seconds[b, number])
            for a, b in matched
            if (a, number) in firsts and (b, number) in seconds
        ]
        if pairs:
            before, after = (mean_of(some) for some in zip(*pairs, strict=True))
            found += _compared(number, before, after, same_draws, confidence)
    if not found:
        raise NotComparable(
            f"{one.text} and {other.text} have no round in which both have values of {measure}"
        )
    return found


def _compared(
    number: int, one: Values, other: Values, same_draws: bool, confidence: float
) -> Iterator[Compared]:
    if not (len(one.values) and len(other.values)):
        return
    shared = common(one, other)
    pairs = same_draws and len(shared) > 0
    a, b = (at(one, shared), at(other, shared)) if pairs else (one.values, other.values)
    between = paired(b, a, confidence) if pairs else unpaired(b, a, confidence)
    yield Compared(number, interval(a, confidence), interval(b, confidence), between, pairs)


def _series(one: Side, measure: str) -> dict[tuple[int, int], Values]:
    known = measures_of(one.results)
    if measure not in known:
        near = did_you_mean(measure, known) or f"; there are: {', '.join(known)}"
        raise NotComparable(f"{measure!r} is no measure that has a mean{near}")
    found = series(one.results, measure)
    return {place: values for place, values in found.items() if place[0] in one.points}


def _wanted(
    folder: str, chosen: str, points: Mapping[int, Mapping[str, Level]]
) -> Iterator[tuple[str, str]]:
    """The factors that were named and their values, both of them known."""
    names = list(points[0])
    for part in chosen.split(","):
        name, equals, value = part.partition("=")
        if not equals:
            raise NotComparable(f"{part!r} is neither a point's number nor FACTOR=VALUE")
        if name not in names:
            near = did_you_mean(name, names) or f"; there are: {', '.join(names)}"
            raise NotComparable(f"{folder} has no factor {name!r}{near}")
        levels = dict.fromkeys(as_named(one[name]) for one in points.values())
        if not any(_same(one[name], value) for one in points.values()):
            listed = ", ".join(levels)
            raise NotComparable(f"{name} is never {value!r} in {folder}; it is: {listed}")
        yield name, value


def _same(level: Level, text: str) -> bool:
    if isinstance(level, str | bool):
        return as_named(level) == text
    try:
        return float(level) == float(text)
    except ValueError:
        return False


def as_named(level: Level) -> str:
    """A level as it is written behind DIR#FACTOR=."""
    return str(level).lower() if isinstance(level, bool) else str(level)


def _matched(one: Side, other: Side) -> list[tuple[int, int]]:
    """The pairs of points, one of each side, that are alike but for what was named."""
    if len(one.points) == len(other.points) == 1:
        return [(one.points[0], other.points[0])]
    firsts, seconds = _remaining(one, other.fixed), _remaining(other, one.fixed)
    names = firsts[one.points[0]].keys() & seconds[other.points[0]].keys()
    found = [
        (a, b)
        for a, first in firsts.items()
        for b, second in seconds.items()
        if all(first[name] == second[name] for name in names)
    ]
    used = [sorted(some) for some in zip(*found, strict=True)]
    if used != [sorted(one.points), sorted(other.points)]:
        raise NotComparable(
            f"the {_points(one)} of {one.text} and the {_points(other)} of {other.text} do not "
            "match one to one; name what is meant, as DIR#0 or DIR#team=reference"
        )
    return found


def _remaining(one: Side, fixed: frozenset[str]) -> dict[int, dict[str, Level]]:
    """What the points of a side are, but for what was named on either."""
    return {
        int(point["point"]): {
            name: level
            for name, level in description(point).items()
            if name not in one.fixed | fixed
        }
        for point in meant(one)
    }


def _points(one: Side) -> str:
    return "point" if len(one.points) == 1 else f"{len(one.points)} points"
