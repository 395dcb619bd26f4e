"""Teams with improvements switched on or off for a whole session."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from airportsim.lab.fitting import fitted
from airportsim.lab.levers import Example
from airportsim.model.airport import Airport
from airportsim.model.design import Switch
from airportsim.model.plan import without
from airportsim.model.team import Move, RoundPlan, Team
from airportsim.model.words import Lever


def switched(
    airport: Airport, team: Team, switches: Mapping[Lever, Switch], example: Example
) -> Team:
    """The team with these improvements on or off, its plans as far as the scenario allows them.

    An improvement that is off is never adopted, nor are those that need it. One that is on is
    adopted, with those that it needs, as early as the team's effort allows, ahead of all others: a
    team that pays no effort has it from the first round on. A team that has no plan for its people,
    mirrors or articles then does as in the example, each round.
    """
    off = [lever for lever, switch in switches.items() if switch is Switch.OFF]
    on = [lever for lever, switch in switches.items() if switch is Switch.ON]
    plans = [_without(airport, plan, off) for plan in team.rounds] or [RoundPlan()]
    wanted = [lever for lever in _with_needs(airport, on) if not _falls(airport, lever, off)]
    if wanted:
        plans = [_sparing(plan, wanted) for plan in plans]
        plans += [RoundPlan()] * (len(airport.scenario.rounds) - len(plans))
        plans = [replace(plans[0], adopt=(*wanted, *plans[0].adopt)), *plans[1:]]
        plans = _used(airport, plans, wanted, example)
    return fitted(airport, replace(team, rounds=tuple(plans))).team


def _without(airport: Airport, plan: RoundPlan, off: Iterable[Lever]) -> RoundPlan:
    return _sparing(plan, {lever for lever in Lever if _falls(airport, lever, off)})


def _sparing(plan: RoundPlan, levers: Collection[Lever]) -> RoundPlan:
    """The plan without what it does about these improvements."""
    adopt = tuple(lever for lever in plan.adopt if lever not in levers)
    drop = tuple(lever for lever in plan.drop if lever not in levers)
    return replace(plan, adopt=adopt, drop=drop)


def _falls(airport: Airport, lever: Lever, off: Iterable[Lever]) -> bool:
    """Whether an improvement is off, or needs one that is."""
    process = frozenset(airport.levers) | {lever}
    return any(lever not in without(airport, process, one) for one in off)


def _with_needs(airport: Airport, levers: Iterable[Lever]) -> Iterator[Lever]:
    """The improvements, each after those that it needs."""
    told: set[Lever] = set()
    for lever in levers:
        for one in (*_with_needs(airport, airport.levers[lever].needs), lever):
            if one not in told:
                told.add(one)
                yield one


def _used(
    airport: Airport, plans: list[RoundPlan], wanted: Iterable[Lever], example: Example
) -> list[RoundPlan]:
    """The plans with people moved, mirrors bought and articles prepared, if there are none."""
    predictions = airport.scenario.practice.predictions
    moves: tuple[Move, ...] = ()
    if Lever.STAFFING in wanted and not any(plan.move for plan in plans):
        moves = example.moves
    if Lever.MIRROR_SERVERS in wanted and not any(plan.mirrors for plan in plans):
        plans = [replace(plan, mirrors=example.mirrors) for plan in plans]
    if Lever.FAULT_PREDICTION in wanted and not any(plan.predict for plan in plans):
        plans = [replace(plan, predict=predictions) for plan in plans]
    return [replace(plans[0], move=(*plans[0].move, *moves)), *plans[1:]]
