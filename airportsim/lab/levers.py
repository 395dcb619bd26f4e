"""A round played with an improvement more or less than its team has planned, all else the same.

One definition of what taking an improvement out of a round means, and putting one in: in that round
only, and without effort.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from airportsim.model.airport import Airport
from airportsim.model.plan import (
    Adopt,
    BuyMirror,
    Drop,
    MoveStaff,
    PlanCommand,
    PrepareArticle,
    Standing,
    decided,
    likeliest_unknown,
    most_broken,
)
from airportsim.model.refusals import Refusal
from airportsim.model.team import Move, Team
from airportsim.model.words import Lever

FORESIGHT = (Lever.MIRROR_SERVERS, Lever.FAULT_PREDICTION)
"""What expects faults, and is bought or prepared in Plan; the calibration takes both as one."""


class Turn(StrEnum):
    """What is done with an improvement."""

    OUT = "out"
    IN = "in"


class Subject(StrEnum):
    """What is taken out or put in beside single improvements."""

    FORESIGHT = "foresight"
    PROCESS = "process"
    MONEY = "money"


class Idle(StrEnum):
    """Why an improvement that is put in would have nothing to work with."""

    NO_MONEY = "no_money"
    NOTHING_KNOWN = "nothing_known"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Trial:
    """A way of playing a round once more; `levers` are those asked for, none for the money."""

    subject: Lever | Subject
    turn: Turn
    levers: tuple[Lever, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """How improvements are used that a team has no plan for: people moved, mirrors bought."""

    moves: tuple[Move, ...]
    mirrors: int


def example_of(*teams: Team) -> Example:
    """As the first of the teams does that does it at all."""
    moves = (tuple(move for plan in team.rounds for move in plan.move) for team in teams)
    mirrors = (max((plan.mirrors for plan in team.rounds), default=0) for team in teams)
    return Example(next(filter(None, moves), ()), next(filter(None, mirrors), 0))


def trials(airport: Airport, standing: Standing) -> Iterator[Trial]:
    """All that can be tried where a team stands so after Plan, single improvements first."""
    there = tuple(lever for lever in airport.levers if lever in standing.levers)
    lacking = tuple(lever for lever in airport.levers if lever not in standing.levers)
    for turn, levers in ((Turn.OUT, there), (Turn.IN, lacking)):
        yield from (Trial(lever, turn, (lever,)) for lever in levers)
        if set(FORESIGHT) <= set(levers):
            yield Trial(Subject.FORESIGHT, turn, FORESIGHT)
        if len(levers) > 1 and set(levers) != set(FORESIGHT):
            yield Trial(Subject.PROCESS, turn, levers)
    if standing.budget:
        yield Trial(Subject.MONEY, Turn.OUT, ())
    if _more_money(airport, standing):
        yield Trial(Subject.MONEY, Turn.IN, ())


def tried(
    airport: Airport, before: Standing, standing: Standing, trial: Trial, example: Example
) -> Standing:
    """Where the team stands in a trial.

    `before` is where it stood when the round's Plan began, `standing` where Plan has left it.
    """
    match trial:
        case Trial(Subject.MONEY, Turn.OUT):
            return replace(standing, budget=0)
        case Trial(Subject.MONEY, Turn.IN):
            return replace(standing, budget=standing.budget + _more_money(airport, standing))
        case Trial(_, Turn.OUT):
            return taken_out(airport, before, standing, trial.levers)
        case _:
            return put_in(airport, standing, trial.levers, example)


def taken_out(
    airport: Airport, before: Standing, standing: Standing, levers: Iterable[Lever]
) -> Standing:
    """A standing without improvements and without those that need them.

    People go back to the roles that they began with, and the round gets the money back that its
    Plan has paid. Without the knowledge base there are no articles; without prediction there are
    those from before Plan.
    """
    left = standing
    for lever in levers:
        left = _after(airport, left, Drop(lever)) or left
    gone = standing.levers - left.levers
    refund = sum(airport.levers[lever].price for lever in gone - before.levers)
    left = replace(left, budget=left.budget + refund, planned=left.planned - refund)
    if Lever.KNOWLEDGE_BASE in gone:
        return replace(left, articles=())
    if Lever.FAULT_PREDICTION in gone:
        return replace(left, articles=before.articles)
    return left


def put_in(
    airport: Airport, standing: Standing, levers: Iterable[Lever], example: Example
) -> Standing:
    """A standing with improvements and those that they need, as far as the money goes.

    What can be bought, moved or prepared is, by the rules of Plan: mirrors for what broke most,
    people as in the example, articles for as many faults as the scenario allows of those met
    before. A knowledge base holds what the team has written before, else nothing.
    """
    effort = sum(card.effort for card in airport.levers.values())
    standing = replace(standing, effort=standing.effort + effort)
    for lever in levers:
        standing = _with(airport, standing, lever, example) or standing
    return standing


def idle(trial: Trial, before: Standing, now: Standing) -> Idle | None:
    """Why nothing that was to be put in has anything to work with; None if something has."""
    reasons = [_idle(lever, before, now) for lever in trial.levers]
    return reasons[0] if trial.turn is Turn.IN and reasons and all(reasons) else None


def _idle(lever: Lever, before: Standing, now: Standing) -> Idle | None:
    if lever not in now.levers:
        return Idle.NO_MONEY
    match lever:
        case Lever.MIRROR_SERVERS if now.mirrors == before.mirrors:
            return Idle.NO_MONEY
        case Lever.FAULT_PREDICTION if now.prepared == before.prepared:
            return Idle.NOTHING_KNOWN
        case Lever.STAFFING if now.staff == before.staff:
            return Idle.NOBODY
        case _:
            return None


def _more_money(airport: Airport, standing: Standing) -> int:
    """By how much another round's budget is larger, in USD."""
    budgets = [one.budget for one in airport.scenario.rounds]
    return max(budgets) - budgets[standing.number - 1]


def _with(airport: Airport, standing: Standing, lever: Lever, example: Example) -> Standing | None:
    """With an improvement and, before it, those that it needs; None if one cannot be paid."""
    if lever in standing.levers:
        return standing
    for need in airport.levers[lever].needs:
        found = _with(airport, standing, need, example)
        if found is None:
            return None
        standing = found
    adopted = _after(airport, standing, Adopt(lever))
    return adopted and _used(airport, adopted, lever, example)


def _used(airport: Airport, standing: Standing, lever: Lever, example: Example) -> Standing:
    """With what a new improvement lets a team do in Plan, as far as it can be done."""
    for command in _uses(airport, standing, lever, example):
        standing = _after(airport, standing, command) or standing
    return standing


def _uses(
    airport: Airport, standing: Standing, lever: Lever, example: Example
) -> Sequence[PlanCommand]:
    match lever:
        case Lever.STAFFING:
            return [
                MoveStaff(1, move.source, move.to)
                for move in example.moves for _ in range(move.people)
            ]  # fmt: skip
        case Lever.MIRROR_SERVERS:
            items = most_broken(airport, standing)[: example.mirrors]
            return [BuyMirror(item) for item in items]
        case Lever.FAULT_PREDICTION:
            likely = likeliest_unknown(airport, standing)[: airport.scenario.practice.predictions]
            return [PrepareArticle(article.item, article.mode) for article in likely]
        case _:
            return []


def _after(airport: Airport, standing: Standing, command: PlanCommand) -> Standing | None:
    """The standing after a decision; None if Plan refuses it."""
    outcome = decided(airport, standing, command)
    return None if isinstance(outcome, Refusal) else outcome
