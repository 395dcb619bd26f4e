"""What to change in a scenario to make it easier or harder."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from airportsim.lab.figures import RoundForecast
from airportsim.model.checks import clock
from airportsim.model.scenario import Scenario

STEP = 0.2
"""Of what stands there, so much is tried at a time."""


class Turn(StrEnum):
    """In which direction something is to be changed."""

    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Change:
    """A key of the scenario's file, what stands there now, which way it should go, and how far.

    `to` is a value to be tried next, not the right one.
    """

    turn: Turn
    key: str
    now: str
    to: str


def easier(scenario: Scenario, one: RoundForecast) -> tuple[Change, ...]:
    """What makes a round easier, by how its flights were lost and how it differs from others."""
    here = _of_the_round(scenario, one.number - 1)
    return (*here, *_faults(scenario), *_by_losses(scenario, one))


def harder(scenario: Scenario) -> tuple[Change, ...]:
    """What makes a scenario harder."""
    return (
        _number(Turn.UP, "strikes.count", scenario.strikes.count),
        _time(Turn.DOWN, "flying.patience_air", scenario.flying.patience_air),
    )


def more_effort(scenario: Scenario) -> tuple[Change, ...]:
    """What lets a team adopt more, if there is more that it could adopt."""
    wanted = sum(card.effort for card in scenario.levers)
    first, later = scenario.effort
    if wanted <= first + later * (len(scenario.rounds) - 1):
        return ()
    return (Change(Turn.UP, "effort", f"[{first}, {later}]", f"[{first}, {later + 1}]"),)


def _of_the_round(scenario: Scenario, n: int) -> Iterator[Change]:
    """Where a round is harder than others by what it says itself."""
    one, others = scenario.rounds[n], [r for k, r in enumerate(scenario.rounds) if k != n]
    key = f"rounds.{n + 1}"
    budget = max((r.budget for r in others), default=0)
    if one.budget < budget:
        yield Change(Turn.UP, f"{key}.budget", str(one.budget), str(budget))
    crash = max((r.crash_after for r in others), default=0)
    if one.crash_after < crash:
        yield Change(Turn.UP, f"{key}.crash_after", clock(one.crash_after), clock(crash))
    if len(one.faults) > min((len(r.faults) for r in others), default=0):
        yield _number(Turn.DOWN, f"{key}.faults", len(one.faults))


def _faults(scenario: Scenario) -> Iterator[Change]:
    if scenario.strikes.count:
        yield _number(Turn.DOWN, "strikes.count", scenario.strikes.count)


def _by_losses(scenario: Scenario, one: RoundForecast) -> Iterator[Change]:
    """What the flights lacked that were lost most often."""
    most = max(one.diverted, one.cancelled, one.unfinished)
    if most == one.diverted:
        yield _time(Turn.UP, "flying.patience_air", scenario.flying.patience_air)
    elif most == one.cancelled:
        yield _time(Turn.UP, "flying.patience_stand", scenario.flying.patience_stand)
    elif not scenario.schedule.timetable:
        over = scenario.schedule.over
        yield Change(Turn.DOWN, "schedule.over", clock(over), clock(round(over * 0.95)))


def _number(turn: Turn, key: str, now: int) -> Change:
    """A number changed by a fifth, and by one at least."""
    step = max(1, round(now * STEP))
    return Change(turn, key, str(now), str(now + step if turn is Turn.UP else now - step))


def _time(turn: Turn, key: str, now: int) -> Change:
    """A time changed by a fifth, in steps of five seconds."""
    step = max(5, round(now * STEP / 5) * 5)
    to = now + step if turn is Turn.UP else max(1, now - step)
    return Change(turn, key, clock(now), clock(to))
