"""Teams made for one scenario, in another one: their plans as far as they can be followed there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from airportsim.model.airport import Airport
from airportsim.model.plan import (
    Adopt,
    BuyMirror,
    Drop,
    MoveStaff,
    PlanCommand,
    Standing,
    decided,
    first_standing,
    next_standing,
)
from airportsim.model.refusals import Refusal
from airportsim.model.team import Move, RoundPlan, Team
from airportsim.model.words import Lever, SessionPhase


@dataclass(frozen=True, slots=True)
class Fitted:
    """A team whose plans a scenario allows, and the improvements that it has to go without.

    `improves` is false if it wanted to improve something and can improve nothing.
    """

    team: Team
    without: tuple[Lever, ...]
    improves: bool


def fitted(airport: Airport, team: Team) -> Fitted:
    """A team with plans for the rounds of this scenario, none of which will be refused.

    What cannot be had in one Plan is tried again in the next. Where there are fewer rounds than the
    team has plans, what it does before the later ones is drawn together; where there are more, it
    goes on buying mirrors and preparing articles as before its last one. Where Plan is left out,
    nobody decides anything.
    """
    hoped = dict.fromkeys(lever for plan in team.rounds for lever in plan.adopt)
    plans = [] if SessionPhase.PLAN in airport.scenario.workshop.skip else _plans(airport, team)
    without = tuple(lever for lever in hoped if not any(lever in plan.adopt for plan in plans))
    improves = not hoped or len(without) < len(hoped)
    return Fitted(replace(team, rounds=tuple(plans)), without, improves)


def _plans(airport: Airport, team: Team) -> list[RoundPlan]:
    standing = first_standing(airport, team.exempt)
    wanted: list[Lever] = []
    moves: list[Move] = []
    plans: list[RoundPlan] = []
    for plan in _in_time(team.rounds, len(airport.scenario.rounds)):
        wanted = [*(lever for lever in wanted if lever not in plan.drop), *plan.adopt]
        moves += plan.move
        trying = _Trying(airport, standing)
        dropped = tuple(lever for lever in plan.drop if trying.does(Drop(lever)))
        adopted = tuple(_adopted(trying, wanted))
        moved = tuple(_moved(trying, moves))
        moves = moves if Lever.STAFFING not in trying.standing.levers else []
        mirrors = sum(trying.does(BuyMirror(item)) for item in list(airport.items)[: plan.mirrors])
        plans.append(
            replace(
                plan, adopt=adopted, drop=dropped, move=moved, mirrors=mirrors,
                predict=_articles(airport, trying.standing, plan),
                promise=_promise(airport, plan),
            )
        )  # fmt: skip
        standing = trying.standing
        if standing.number < len(airport.scenario.rounds):
            standing = next_standing(airport, standing, (), standing.moods, ())
    return plans


class _Trying:
    """Decides in a Plan what can be decided there."""

    def __init__(self, airport: Airport, standing: Standing) -> None:
        self.airport = airport
        self.standing = standing

    def does(self, command: PlanCommand) -> bool:
        """Take a decision; whether it could be taken."""
        outcome = decided(self.airport, self.standing, command)
        if isinstance(outcome, Refusal):
            return False
        self.standing = outcome
        return True


def _adopted(trying: _Trying, wanted: list[Lever]) -> Iterator[Lever]:
    """The improvements adopted, of those that are wanted and not there yet."""
    for lever in wanted:
        if lever not in trying.standing.levers and trying.does(Adopt(lever)):
            yield lever


def _moved(trying: _Trying, moves: list[Move]) -> Iterator[Move]:
    """The moves, with fewer people where a role would lose its last."""
    for move in moves:
        for people in range(move.people, 0, -1):
            if trying.does(MoveStaff(people, move.source, move.to)):
                yield replace(move, people=people)
                break


def _in_time(plans: tuple[RoundPlan, ...], rounds: int) -> Iterator[RoundPlan]:
    """A plan for each of so many rounds; the first stays the first."""
    if not plans or rounds >= len(plans):
        yield from plans
        last = plans[-1] if plans else RoundPlan()
        for _ in range(rounds - len(plans)):
            yield RoundPlan(mirrors=last.mirrors, predict=last.predict, promise=last.promise)
        return
    together: list[RoundPlan] = [RoundPlan()] * rounds
    together[0] = plans[0]
    for n, plan in enumerate(plans[1:]):
        at = 1 + n * (rounds - 1) // (len(plans) - 1)
        if at < rounds:
            together[at] = _both(together[at], plan)
    yield from together


def _both(one: RoundPlan, other: RoundPlan) -> RoundPlan:
    return RoundPlan(
        adopt=one.adopt + other.adopt,
        drop=one.drop + other.drop,
        move=one.move + other.move,
        mirrors=max(one.mirrors, other.mirrors),
        predict=max(one.predict, other.predict),
        promise=other.promise,
    )


def _articles(airport: Airport, standing: Standing, plan: RoundPlan) -> int:
    if Lever.FAULT_PREDICTION not in standing.levers:
        return 0
    most = airport.scenario.practice.predictions
    return plan.predict if standing.exempt else min(plan.predict, most)


def _promise(airport: Airport, plan: RoundPlan) -> int:
    """The SLA that a team means to sign, or else the first on offer."""
    offered = [promise.target for promise in airport.scenario.money.promises]
    return plan.promise if plan.promise in offered else offered[0]
