"""A match: the rounds of a scenario played by a team of bots, one after the other."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from airportsim.engine.simulation import Simulation
from airportsim.model.airport import Airport
from airportsim.model.ledger import Conclusion, Measure
from airportsim.model.log import Record
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
)
from airportsim.model.refusals import Refusal
from airportsim.model.score import promised
from airportsim.model.session import Conclude, Expect, Proceed, Reseat
from airportsim.model.session_rules import first_state
from airportsim.model.team import Article, RoundPlan, RoundSetup, Skill, Team
from airportsim.model.team import Record as FaultRecord
from airportsim.model.words import Role, SessionPhase
from airportsim.play.agenda import Table
from airportsim.play.bots import BOTS
from airportsim.play.bots.mind import mind_for
from airportsim.play.own import NONE, OwnBots
from airportsim.play.session import RoundResult as RoundResult
from airportsim.play.session import Session
from airportsim.play.session import after as after


class PlanRefused(ValueError):
    """A team's plan asks for something that Plan does not allow."""

    def __init__(self, team: str, number: int, command: PlanCommand, refusal: Refusal) -> None:
        super().__init__(f"team {team}, round {number}: {command} ({refusal.code.value})")
        self.team = team
        self.number = number
        self.command = command
        self.refusal = refusal


def play(
    airport: Airport, team: Team, skills: dict[str, Skill], seed: int,
    rounds: int | None = None, replication: int = 0,
    watch: Callable[[int, int], None] | None = None, record: Record | None = None,
    own: OwnBots = NONE,
) -> Iterator[RoundResult]:  # fmt: skip
    """Play the first `rounds` rounds (default: all) and yield each as it ends.

    `watch(round, second)` is called every minute of round time; `record` keeps the session; `own`
    are bots that sit in the place of shipped ones. Raises PlanRefused if the team's plan breaks a
    rule of Plan, and BotFailed if an own bot fails and `own` is strict.
    """
    session = opened(airport, team, skills, seed, replication, record, own)
    yield from played(session, team, rounds, watch)


def opened(
    airport: Airport, team: Team, skills: dict[str, Skill], seed: int,
    replication: int = 0, record: Record | None = None, own: OwnBots = NONE,
) -> Session:  # fmt: skip
    """A session in its lobby, with the bots of a team at all six roles and all cards open.

    Raises ValueError for a team with own bots that `own` lacks.
    """
    missing = [f"{role.value}: {name}" for role, name in team.bots.items() if role not in own.seats]
    if missing:
        raise ValueError(f"team {team.name} has bots that must be loaded first: {missing[0]}")
    state = first_state(airport, standing=start(airport, team), discover=False)
    usual = usual_skills(team)
    own = replace(own, stand_ins=usual)
    session = Session(airport, skills, seed, state, record, replication, own=own)
    for role in Role:
        bot = own.seats.get(role)
        session.host(Reseat(role, (), bot.name if bot else usual[role]))
    return session


def usual_skills(team: Team) -> dict[Role, str]:
    """The skill of a team's shipped bot at each role."""
    return {role: team.skills.get(role, team.skill) for role in Role}


def played(
    session: Session, team: Team | None, rounds: int | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> Iterator[RoundResult]:  # fmt: skip
    """Take a session, wherever it stands, on to its end, and yield each round as it ends.

    The team decides in Plan and keeps all its changes in Act; None leaves everything as it is, but
    expects to keep the promise where people have not said what they expect.
    `rounds` stops after the round with that number. Raises PlanRefused.
    """
    while to_round(session, team):
        number, table = session.state.number, session.table
        assert table is not None
        while session.table is table:
            session.advance(table.simulation.now - table.simulation.now % 60 + 60)
            if watch is not None:
                watch(number, table.simulation.now)
        yield session.results[number]
        if rounds is not None and number >= rounds:
            return


def to_round(session: Session, team: Team | None) -> bool:
    """Take a session on until a round is on, deciding as `played` does; whether there is one."""
    while session.table is None and session.state.phase is not SessionPhase.END:
        if session.state.phase is SessionPhase.PLAN:
            _plan(session, team)
        elif team is not None and session.state.phase is SessionPhase.ACT:
            _keep_all(session)
        answer = session.host(Proceed())
        assert not isinstance(answer, Refusal), answer
    return session.table is not None


def start(airport: Airport, team: Team) -> Standing:
    """Where a team stands before its first Plan; an exempt team may know faults already."""
    standing = first_standing(airport, team.exempt, team.recovery)
    if not team.knows:
        return standing
    known = [f for f in sorted(airport.faults, key=lambda f: -f.weight) if not f.first_line]
    articles = tuple(Article(f.item, f.mode) for f in known[: team.knows])
    record = tuple(FaultRecord(article.item, article.mode, None) for article in articles)
    return replace(standing, articles=articles, record=record)


def planned(airport: Airport, team: Team, standing: Standing) -> Standing:
    """The standing after a team's plan for the coming round; raises PlanRefused."""
    for command in decisions(airport, team, standing):
        outcome = decided(airport, standing, command)
        if isinstance(outcome, Refusal):
            raise PlanRefused(team.name, standing.number, command, outcome)
        standing = outcome
    return standing


def decisions(airport: Airport, team: Team, standing: Standing) -> Iterator[PlanCommand]:
    """What a team decides in the Plan that begins with this standing."""
    plans = team.rounds
    plan = plans[standing.number - 1] if standing.number <= len(plans) else RoundPlan()
    for lever in plan.drop:
        yield Drop(lever)
    for lever in plan.adopt:
        yield Adopt(lever)
    for move in plan.move:
        yield MoveStaff(move.people, move.source, move.to)
    yield SignPromise(plan.promise)
    for item in most_broken(airport, standing)[: plan.mirrors]:
        yield BuyMirror(item)
    for article in likeliest_unknown(airport, standing)[: plan.predict]:
        yield PrepareArticle(article.item, article.mode)


def seated(
    airport: Airport, setup: RoundSetup, team: Team, skills: dict[str, Skill], seed: int,
    replication: int = 0,
) -> Table:  # fmt: skip
    """A round with the shipped bots of a team at all six roles."""
    simulation = Simulation(airport, setup, seed, replication)
    bots = {
        role: (BOTS[role], mind_for(simulation, skills[skill]))
        for role, skill in usual_skills(team).items()
    }
    return Table(simulation, bots)


def _plan(session: Session, team: Team | None) -> None:
    """Let a team decide what it has not decided yet, and expect to keep what it promises."""
    airport = session.airport
    for command in _undecided(session, team) if team else ():
        answer = session.host(command)
        if isinstance(answer, Refusal):
            raise PlanRefused(team.name if team else "", session.state.number, command, answer)
    due = promised(session.state.standing.promise, airport.scenario.schedule.flights)
    for line in session.state.lines:
        if line.round == session.state.number and line.lever and line.effect is None:
            session.host(Expect(line.lever, Measure.LANDED, due))


def _undecided(session: Session, team: Team) -> list[PlanCommand]:
    """The decisions of a team that are still to be taken; none if others have decided."""
    standing = session.state.before
    commands = list(decisions(session.airport, team, standing))
    for n, command in enumerate(commands):
        if standing == session.state.standing:
            return commands[n:]
        outcome = decided(session.airport, standing, command)
        if isinstance(outcome, Refusal):
            return commands[n:]
        standing = outcome
    return []


def _keep_all(session: Session) -> None:
    for line in session.state.lines:
        if line.round == session.state.number and line.conclusion is None:
            session.host(Conclude(line.number, Conclusion.KEEP))
