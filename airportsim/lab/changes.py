"""What to change in a scenario to make it easier or harder."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from airportsim.lab.figures import RoundForecast
from airportsim.model.checks import clock
from airportsim.model.scenario import Scenario


class Turn(StrEnum):
    """In which direction something is to be changed."""

    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class Change:
    """A key of the scenario's file, what stands there now, and which way it should go."""

    turn: Turn
    key: str
    now: str


def easier(scenario: Scenario, one: RoundForecast) -> tuple[Change, ...]:
    """What makes a round easier, by how its flights were lost and how it differs from others."""
    here = _of_the_round(scenario, one.number - 1)
    return (*here, *_faults(scenario), *_by_losses(scenario, one))


def harder(scenario: Scenario) -> tuple[Change, ...]:
    """What makes a scenario harder."""
    return (
        Change(Turn.UP, "strikes.count", str(scenario.strikes.count)),
        Change(Turn.DOWN, "flying.patience_air", clock(scenario.flying.patience_air)),
    )


def more_effort(scenario: Scenario) -> tuple[Change, ...]:
    """What lets a team adopt more, if there is more that it could adopt."""
    wanted = sum(card.effort for card in scenario.levers)
    first, later = scenario.effort
    if wanted <= first + later * (len(scenario.rounds) - 1):
        return ()
    return (Change(Turn.UP, "effort", f"[{first}, {later}]"),)


def _of_the_round(scenario: Scenario, n: int) -> Iterator[Change]:
    """Where a round is harder than others by what it says itself."""
    one, others = scenario.rounds[n], [r for k, r in enumerate(scenario.rounds) if k != n]
    key = f"rounds.{n + 1}"
    if one.budget < max((r.budget for r in others), default=0):
        yield Change(Turn.UP, f"{key}.budget", str(one.budget))
    if one.crash_after < max((r.crash_after for r in others), default=0):
        yield Change(Turn.UP, f"{key}.crash_after", clock(one.crash_after))
    if len(one.faults) > min((len(r.faults) for r in others), default=0):
        yield Change(Turn.DOWN, f"{key}.faults", str(len(one.faults)))


def _faults(scenario: Scenario) -> Iterator[Change]:
    if scenario.strikes.count:
        yield Change(Turn.DOWN, "strikes.count", str(scenario.strikes.count))


def _by_losses(scenario: Scenario, one: RoundForecast) -> Iterator[Change]:
    """What the flights lacked that were lost most often."""
    most = max(one.diverted, one.cancelled, one.unfinished)
    if most == one.diverted:
        yield Change(Turn.UP, "flying.patience_air", clock(scenario.flying.patience_air))
    elif most == one.cancelled:
        yield Change(Turn.UP, "flying.patience_stand", clock(scenario.flying.patience_stand))
    elif not scenario.schedule.timetable:
        yield Change(Turn.DOWN, "schedule.over", clock(scenario.schedule.over))
