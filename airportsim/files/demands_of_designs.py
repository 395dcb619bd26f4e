"""What must hold in designs of experiments that are read from files."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import inf, prod
from pathlib import Path
from typing import TypeVar

from airportsim.files.bots import check_written
from airportsim.files.dictionary import Kind
from airportsim.files.library import load_scenario, load_team
from airportsim.files.problems import FileProblem, Where, did_you_mean
from airportsim.files.quality_columns import FELT, measured
from airportsim.files.varied import NoSuchValue, meant, value_at, varied
from airportsim.model.checks import KEY
from airportsim.model.design import Aim, Design, Range, Value
from airportsim.model.scenario import Scenario
from airportsim.model.team import Team

T = TypeVar("T", Scenario, Team)

MOST_POINTS = 100_000
"""A design with more points than this is a slip."""
MOST_REPLICATIONS = 1_000_000

Problems = Iterator[tuple[Where, str]]

_NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN)


def problems_of_design(design: Design, folder: Path) -> Problems:
    """Everything that is wrong with a design whose bots lie in a folder: where, and a sentence."""
    if not design.name.strip():
        yield ("name",), "an experiment needs a name"
    if points_in(design) > MOST_POINTS:
        yield (), f"{points_in(design):,} points are too many; at most {MOST_POINTS:,}"
        return
    scenarios: list[Scenario] = []
    teams: list[Team] = []
    yield from _loaded("scenarios", design.scenarios, load_scenario, scenarios)
    yield from _loaded("teams", design.teams, load_team, teams)
    yield from _problems_of_bots(design, folder)
    yield from _problems_of_levers(design, scenarios)
    yield from _problems_of_values(design, scenarios)
    yield from _problems_of_numbers(design, scenarios)
    for n, measure in enumerate(design.measures):
        yield from _no_measure(("measures", n), measure, design.quality)


def points_in(design: Design) -> int:
    """How many points a design has."""
    lists = [*design.levers.values(), *design.vary.values()]
    together = next(iter(design.together.values()), (None,))
    sets = (design.scenarios, design.teams, design.bots, together)
    return prod(map(len, (*sets, *lists))) * (design.samples or 1)


def last_round(design: Design, scenario: Scenario) -> int:
    """The number of the last round that is played of a scenario."""
    return design.rounds or len(scenario.rounds)


def _loaded(
    key: str, names: Iterable[str], load: Callable[[str], T], found: list[T]
) -> Problems:  # fmt: skip
    """Load what is named, and tell what cannot be."""
    for n, name in enumerate(names):
        try:
            one = load(name)
        except FileProblem as problem:
            yield (key, n), str(problem)
            continue
        if any(other.name == one.name for other in found):
            yield (key, n), f"there is another one that calls itself {one.name!r}"
        found.append(one)
    if not names:
        yield (key,), "the list is empty; name one at least"


def _problems_of_bots(design: Design, folder: Path) -> Problems:
    if not design.bots:
        yield ("bots",), "there must be a line-up, if only {} for the team's own bots"
    for n, line_up in enumerate(design.bots):
        for role, bot in line_up.items():
            try:
                check_written(bot, folder)
            except FileProblem as problem:
                yield ("bots", n, role.value), str(problem)


def _problems_of_levers(design: Design, scenarios: list[Scenario]) -> Problems:
    for lever, switches in design.levers.items():
        yield from _list_of(("levers", lever.value), switches)
        for scenario in scenarios:
            if lever not in [card.id for card in scenario.levers]:
                yield ("levers", lever.value), f"there is no such improvement in {scenario.name}"


def _problems_of_values(design: Design, scenarios: list[Scenario]) -> Problems:
    keys = Counter([*design.vary, *design.together, *design.ranges])
    for section in ("vary", "together", "ranges"):
        for key in getattr(design, section):
            if keys[key] > 1:
                yield (section, key), "this key is varied in more than one way"
    lengths = {len(values) for values in design.together.values()}
    if len(lengths) > 1:
        yield ("together",), "these lists must be equally long, since their values go together"
    for section, lists in (("vary", design.vary), ("together", design.together)):
        for key, values in lists.items():
            unknown = list(_no_such_key((section, key, KEY), key, scenarios))
            yield from unknown
            if not unknown and (section == "vary" or not values):
                yield from _list_of((section, key), _meant(key, values, scenarios))
            for n, value in enumerate(() if unknown else values):
                yield from _tried((section, key, n), scenarios, {key: value})
    for key, limits in design.ranges.items():
        yield from _problems_of_range(("ranges", key), key, limits, scenarios)
    if bool(design.samples) != bool(design.ranges):
        reason = (
            "say how many points are drawn from the ranges, as in `samples: 50`"
            if design.ranges
            else "there are no ranges to draw from"
        )
        yield ("samples",), reason
    if design.samples < 0:
        yield ("samples",), "must be 1 or more"


def _meant(key: str, values: tuple[Value, ...], scenarios: list[Scenario]) -> tuple[Value, ...]:
    return tuple(meant(scenarios[0], key, value) for value in values) if scenarios else values


def _no_such_key(where: Where, key: str, scenarios: list[Scenario]) -> Problems:
    for scenario in scenarios:
        try:
            value_at(scenario, key)
        except NoSuchValue as problem:
            yield where, problem.reason
            return


def _problems_of_range(
    where: Where, key: str, limits: Range, scenarios: list[Scenario]
) -> Problems:  # fmt: skip
    wrong = [
        *_no_such_key((*where, KEY), key, scenarios),
        *_tried((*where, "low"), scenarios, {key: limits.low}),
        *_tried((*where, "high"), scenarios, {key: limits.high}),
    ]
    yield from wrong[:1]
    if wrong:
        return
    low, high = _meant(key, (limits.low, limits.high), scenarios)
    if not (isinstance(low, int | float) and low < high):  # type: ignore[operator]
        yield where, "low and high must be numbers, low the smaller one"


def _problems_of_numbers(design: Design, scenarios: list[Scenario]) -> Problems:
    if not 0 <= design.seed < 2**63:
        yield ("seed",), f"must be from 0 to {2**63 - 1}, not {design.seed}"
    many = design.replications
    if many is not None and design.precision is not None:
        yield ("replications",), "the precision tells how many there are; take one of the two away"
    elif many is not None and not 1 <= many <= MOST_REPLICATIONS:
        yield ("replications",), f"must be from 1 to {MOST_REPLICATIONS:,}, not {many}"
    if not 0.001 <= design.bot_seconds <= 3600:
        yield ("bot_seconds",), f"must be from 0.001 to 3600, not {design.bot_seconds}"
    for scenario in scenarios:
        if not 0 <= design.rounds <= len(scenario.rounds):
            yield ("rounds",), f"{scenario.name} has {len(scenario.rounds)} rounds; 0 plays all"
        elif design.precision and not 0 <= design.precision.round <= last_round(design, scenario):
            yield ("precision", "round"), f"{last_round(design, scenario)} rounds are played"
    if design.precision is not None:
        yield from _problems_of_aim(design.precision, design.quality)


def _problems_of_aim(aim: Aim, quality: bool) -> Problems:
    if not 0 < aim.half_width < inf:
        yield ("precision", "half_width"), "must be more than 0"
    if not 0.5 <= aim.confidence < 1:
        yield ("precision", "confidence"), "must be from 0.5 to less than 1, as in 0.95"
    if aim.first < 20:
        yield ("precision", "first"), "fewer than 20 replications tell too little about the spread"
    if aim.batch < 1:
        yield ("precision", "batch"), "must be 1 or more"
    if not aim.first <= aim.at_most <= MOST_REPLICATIONS:
        yield ("precision", "at_most"), f"must be from {aim.first} to {MOST_REPLICATIONS}"
    yield from _no_measure(("precision", "measure"), aim.measure, quality)


def _list_of(where: Where, values: tuple[object, ...]) -> Problems:
    if not values:
        yield where, "the list is empty; name one value at least"
    elif len(set(map(repr, values))) < len(values):
        yield where, "a value stands here twice"


def _no_measure(where: Where, name: str, quality: bool) -> Problems:
    known = [column.name for column in measured(quality) if column.kind in _NUMBERS]
    if name in known:
        return
    if name in [column.name for column in FELT]:
        yield where, f"{name!r} is measured only if the design says `quality: true`"
        return
    offer = did_you_mean(name, known) or f"; there are: {', '.join(known)}"
    yield where, f"there is no measure {name!r}{offer}"


def _tried(where: Where, scenarios: list[Scenario], values: Mapping[str, object]) -> Problems:
    """What is wrong with values in any of the scenarios."""
    for scenario in scenarios:
        try:
            varied(scenario, values)  # type: ignore[arg-type]
        except NoSuchValue as problem:
            among = f"{scenario.name}: " if len(scenarios) > 1 else ""
            yield where, among + problem.reason
            return
