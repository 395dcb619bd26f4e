"""A match: the rounds of a scenario played by a team of bots, one after the other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from airportsim.engine.simulation import Simulation
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry, digest
from airportsim.model.plan import (
    Adopt,
    BuyMirror,
    Drop,
    MoveStaff,
    PlanCommand,
    PrepareArticle,
    SignPromise,
    Standing,
    decided,
    first_standing,
    likeliest_unknown,
    most_broken,
    next_standing,
)
from airportsim.model.refusals import Refusal
from airportsim.model.score import Score, score
from airportsim.model.state import State
from airportsim.model.team import Article, Record, RoundPlan, RoundSetup, Skill, Team
from airportsim.model.words import Role
from airportsim.play.agenda import Table
from airportsim.play.bots import BOTS
from airportsim.play.bots.mind import Dice, Mind


class PlanRefused(ValueError):
    """A team's plan asks for something that Plan does not allow."""

    def __init__(self, team: str, number: int, command: PlanCommand, refusal: Refusal) -> None:
        super().__init__(f"team {team}, round {number}: {command} ({refusal.code.value})")
        self.team = team
        self.number = number
        self.command = command
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class RoundResult:
    """One round as it was played: from which setup, with which journal, at what score."""

    setup: RoundSetup
    score: Score
    journal: list[Entry]

    @property
    def digest(self) -> str:
        """SHA-256 of the journal, in hexadecimal, worked out when it is asked for."""
        return digest(self.journal)


def play(
    airport: Airport, team: Team, skills: dict[str, Skill], seed: int,
    rounds: int | None = None, replication: int = 0,
    watch: Callable[[int, int], None] | None = None,
) -> Iterator[RoundResult]:  # fmt: skip
    """Play the first `rounds` rounds (default: all) and yield each as it ends.

    `watch(round, second)` is called every minute of round time. Raises PlanRefused if the team's
    plan breaks a rule of Plan.
    """
    standing = start(airport, team)
    for number in range(1, (rounds or len(airport.scenario.rounds)) + 1):
        standing = planned(airport, team, standing)
        table = seated(airport, standing.setup(), team, skills, seed, replication)
        simulation = table.simulation
        for second in range(60, simulation.end + 60, 60):
            table.advance(second)
            if watch is not None:
                watch(number, simulation.now)
        simulation.let_go()
        yield RoundResult(
            simulation.setup,
            score(airport, simulation.setup, simulation.journal),
            simulation.journal,
        )
        if number < len(airport.scenario.rounds):
            standing = after(airport, standing, simulation.state)


def start(airport: Airport, team: Team) -> Standing:
    """Where a team stands before its first Plan; an exempt team may know faults already."""
    standing = first_standing(airport, team.exempt)
    if not team.knows:
        return standing
    known = [f for f in sorted(airport.faults, key=lambda f: -f.weight) if not f.first_line]
    articles = tuple(Article(f.item, f.mode) for f in known[: team.knows])
    record = tuple(Record(article.item, article.mode, None) for article in articles)
    return replace(standing, articles=articles, record=record)


def planned(airport: Airport, team: Team, standing: Standing) -> Standing:
    """The standing after a team's plan for the coming round; raises PlanRefused."""
    plans = team.rounds
    plan = plans[standing.number - 1] if standing.number <= len(plans) else RoundPlan()
    for command in _commands(plan):
        standing = _decide(airport, team, standing, command)
    for item in most_broken(airport, standing)[: plan.mirrors]:
        standing = _decide(airport, team, standing, BuyMirror(item))
    for article in likeliest_unknown(airport, standing)[: plan.predict]:
        command = PrepareArticle(article.item, article.mode)
        standing = _decide(airport, team, standing, command)
    return standing


def seated(
    airport: Airport, setup: RoundSetup, team: Team, skills: dict[str, Skill], seed: int,
    replication: int = 0,
) -> Table:  # fmt: skip
    """A round with the shipped bots of a team at all six roles."""
    simulation = Simulation(airport, setup, seed, replication)
    bots = {}
    for role in Role:
        skill = skills[team.skills.get(role, team.skill)]
        mind = Mind(skill, Dice(simulation.draws, simulation.state, skill))
        bots[role] = BOTS[role], mind
    return Table(simulation, bots)


def after(airport: Airport, before: Standing, state: State) -> Standing:
    """Where a team stands after a round has ended in this state."""
    record = tuple(Record(f.type.item, f.type.mode, f.by) for f in state.faults)
    return next_standing(airport, before, tuple(state.articles), dict(state.moods), record)


def _commands(plan: RoundPlan) -> Iterator[PlanCommand]:
    for lever in plan.drop:
        yield Drop(lever)
    for lever in plan.adopt:
        yield Adopt(lever)
    for move in plan.move:
        yield MoveStaff(move.people, move.source, move.to)
    yield SignPromise(plan.promise)


def _decide(airport: Airport, team: Team, standing: Standing, command: PlanCommand) -> Standing:
    outcome = decided(airport, standing, command)
    if isinstance(outcome, Refusal):
        raise PlanRefused(team.name, standing.number, command, outcome)
    return outcome
