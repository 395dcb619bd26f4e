"""How teams of bots will fare in a scenario, before people play it."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from airportsim.files.library import load_skills, load_team
from airportsim.lab.figures import Figures, RoundForecast, figures, needed, summed
from airportsim.lab.fitting import Fitted, fitted
from airportsim.lab.judging import Course, Finding, Verdict, judged, verdict
from airportsim.lab.pool import spread
from airportsim.model.airport import Airport
from airportsim.model.scenario import Scenario, Text
from airportsim.model.team import Skill, Team
from airportsim.model.words import Lever
from airportsim.play.match import play

TEAMS = ("stuck", "reference", "prepared")
"""The shipped teams that a forecast plays."""

Progress = Callable[[int, int], None]
"""Is told how many sessions have been played, and of how many."""


@dataclass(frozen=True, slots=True)
class TeamForecast:
    """A team's rounds; `without` are the improvements that it can never adopt here."""

    name: str
    title: Text
    course: Course
    without: tuple[Lever, ...]
    rounds: tuple[RoundForecast, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What bots make of a scenario.

    `flights` are those of a round, `needed` as many as meet the SLA; `left_out` are the teams for
    which there is nothing to improve here; `findings` tell what is out of line.
    """

    scenario: str
    sessions: int
    flights: int
    needed: int
    teams: tuple[TeamForecast, ...]
    left_out: tuple[Team, ...]
    verdict: Verdict
    findings: tuple[Finding, ...]


def forecast(
    scenario: Scenario, sessions: int, teams: Sequence[str] = TEAMS, workers: int | None = None,
    progress: Progress | None = None,
) -> Forecast:  # fmt: skip
    """Play a scenario so many times with each team, with the seeds from 1 on, and sum it up.

    What comes out depends on scenario, sessions and teams alone. `workers` are processes, one for
    each core if not given. Raises FileProblem for a team that is not there.
    """
    airport, skills = Airport(scenario), load_skills()
    named = {name: fitted(airport, load_team(name)) for name in teams}
    playing = {name: one for name, one in named.items() if one.improves}
    items = [(name, seed) for seed in range(1, sessions + 1) for name in playing]
    prepare = partial(_player, scenario, {n: one.team for n, one in playing.items()}, skills)
    found: list[tuple[Figures, ...]] = [()] * len(items)
    with closing(spread(prepare, items, workers)) as played:
        for done, (number, rounds) in enumerate(played, 1):
            found[number] = rounds
            if progress is not None:
                progress(done, len(items))
    fared = tuple(
        _team(one, [rounds for rounds, item in zip(found, items, strict=True) if item[0] == name])
        for name, one in playing.items()
    )
    findings = judged(scenario, {team.course: team.rounds for team in fared})
    return Forecast(
        scenario=scenario.name,
        sessions=sessions,
        flights=scenario.schedule.flights,
        needed=needed(scenario.schedule.flights),
        teams=fared,
        left_out=tuple(one.team for one in named.values() if not one.improves),
        verdict=verdict(findings),
        findings=findings,
    )


def _player(
    scenario: Scenario, teams: dict[str, Team], skills: dict[str, Skill]
) -> Callable[[tuple[str, int]], tuple[Figures, ...]]:
    """Plays the session of a team and a seed."""
    airport = Airport(scenario)

    def played(item: tuple[str, int]) -> tuple[Figures, ...]:
        name, seed = item
        return tuple(figures(airport, r) for r in play(airport, teams[name], skills, seed))

    return played


def _team(one: Fitted, sessions: list[tuple[Figures, ...]]) -> TeamForecast:
    rounds = tuple(summed(n, same) for n, same in enumerate(zip(*sessions, strict=True), 1))
    team = one.team
    return TeamForecast(team.name, team.title, _course(team), one.without, rounds)


def _course(team: Team) -> Course:
    if team.exempt:
        return Course.PREPARED
    return Course.IMPROVES if any(plan.adopt for plan in team.rounds) else Course.STAYS
