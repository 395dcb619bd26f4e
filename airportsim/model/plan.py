"""Plan: what a team may change between two rounds, and what that leaves it with."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from airportsim.model.airport import Airport
from airportsim.model.quality import HIGH, LOW, Comparison, Dimension, Levels
from airportsim.model.refusals import Code, Refusal
from airportsim.model.scenario import Promise
from airportsim.model.team import Article, Levers, Record, RoundSetup
from airportsim.model.words import Lever, Role

MOST_TIMES = 9
"""No dimension is more than so many times as important as another."""


@dataclass(frozen=True, slots=True)
class Adopt:
    """Adopt an improvement."""

    lever: Lever


@dataclass(frozen=True, slots=True)
class Drop:
    """Give an improvement up, and those that need it with it."""

    lever: Lever


@dataclass(frozen=True, slots=True)
class MoveStaff:
    """Move people from one role to another."""

    people: int
    source: Role
    to: Role


@dataclass(frozen=True, slots=True)
class BuyMirror:
    """Buy a mirror server for an item, for the coming round."""

    item: str


@dataclass(frozen=True, slots=True)
class PrepareArticle:
    """Prepare an article for a fault that an earlier round has shown."""

    item: str
    mode: str


@dataclass(frozen=True, slots=True)
class SignPromise:
    """Sign the SLA with this target, in percent."""

    target: int


@dataclass(frozen=True, slots=True)
class Believe:
    """Enter what the team believes that an airline expects, in hundredths of the scale.

    The airline is known by its terminal; `level` runs from 100 to 700.
    """

    terminal: str
    dimension: Dimension
    level: int


@dataclass(frozen=True, slots=True)
class Compare:
    """Enter how many times as important (1 to 9) one dimension is as another."""

    more: Dimension
    less: Dimension
    times: int


PlanCommand = (
    Adopt | Drop | MoveStaff | BuyMirror | PrepareArticle | SignPromise | Believe | Compare
)
"""Anything that a team can decide in Plan."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a team stands in the Plan before a round; frozen, so each decision makes a new one.

    `number` is the coming round, `effort` the points left to spend, `budget` the USD left of the
    round's money, `planned` what Plan has spent of it, `record` the faults of earlier rounds.
    `beliefs` are what the team believes that airlines expect, by terminal, `comparisons` how it
    weighs the dimensions; both stay as they are until they are changed. With `recovery` the bots
    of the team make failures good.
    """

    number: int
    effort: int
    budget: int
    planned: int
    promise: Promise
    levers: Levers
    staff: dict[Role, int]
    articles: tuple[Article, ...]
    mirrors: tuple[str, ...]
    prepared: int
    moods: dict[str, int]
    record: tuple[Record, ...]
    exempt: bool = False
    beliefs: dict[str, Levels] = field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()
    recovery: bool = False

    def setup(self) -> RoundSetup:
        """What the coming round starts from."""
        return RoundSetup(
            self.number, self.budget, self.planned, self.promise, self.levers, self.staff,
            self.articles, self.mirrors, self.moods, self.record, self.beliefs, self.comparisons,
            self.recovery,
        )  # fmt: skip


def first_standing(airport: Airport, exempt: bool = False, recovery: bool = True) -> Standing:
    """Where a team stands before the first round.

    `exempt` teams pay no effort, and may prepare articles for faults that they have not met; with
    `recovery` the team's bots make failures good.
    """
    scenario = airport.scenario
    return Standing(
        number=1,
        effort=scenario.effort[0],
        budget=scenario.rounds[0].budget,
        planned=0,
        promise=scenario.money.promises[0],
        levers=frozenset(),
        staff=dict(scenario.staff),
        articles=(),
        mirrors=(),
        prepared=0,
        moods=dict.fromkeys(scenario.terminals, scenario.moods.start),
        record=(),
        exempt=exempt,
        recovery=recovery,
    )


def next_standing(
    airport: Airport, before: Standing, articles: tuple[Article, ...],
    moods: dict[str, int], record: tuple[Record, ...],
) -> Standing:  # fmt: skip
    """Where a team stands after a round: knowledge, process, people and records carry over."""
    scenario = airport.scenario
    return replace(
        before,
        number=before.number + 1,
        effort=scenario.effort[1],
        budget=scenario.rounds[before.number].budget,
        planned=0,
        promise=scenario.money.promises[0],
        articles=articles,
        mirrors=(),
        prepared=0,
        moods=moods,
        record=before.record + record,
    )


def decided(airport: Airport, standing: Standing, command: PlanCommand) -> Standing | Refusal:
    """The standing after a decision, or why it cannot be taken."""
    match command:
        case Adopt():
            return _adopt(airport, standing, command.lever)
        case Drop():
            return _drop(airport, standing, command.lever)
        case MoveStaff():
            return _move(standing, command)
        case BuyMirror():
            return _buy_mirror(airport, standing, command.item)
        case PrepareArticle():
            return _prepare(airport, standing, command)
        case SignPromise():
            for promise in airport.scenario.money.promises:
                if promise.target == command.target:
                    return replace(standing, promise=promise)
            return Refusal(Code.NO_SUCH_PROMISE, (command.target,))
        case Believe():
            return _believe(standing, command)
        case Compare():
            return _compare(standing, command)


def without(airport: Airport, levers: Levers, lever: Lever) -> Levers:
    """A process without an improvement and without those that need it."""
    gone = {lever}
    while True:
        more = {
            one
            for one in levers - gone
            if one in airport.levers and gone & set(airport.levers[one].needs)
        }
        if not more:
            return levers - gone
        gone |= more


def _adopt(airport: Airport, standing: Standing, lever: Lever) -> Standing | Refusal:
    card = airport.levers.get(lever)
    if card is None:
        return Refusal(Code.NO_SUCH_LEVER, (lever.value,))
    if lever in standing.levers:
        return Refusal(Code.ALREADY_ADOPTED, (lever.value,))
    for need in card.needs:
        if need not in standing.levers:
            return Refusal(Code.NEEDS_FIRST, (lever.value, need.value))
    effort = 0 if standing.exempt else card.effort
    if effort > standing.effort:
        return Refusal(Code.NOT_ENOUGH_EFFORT, (lever.value, effort, standing.effort))
    changed = _paid(standing, card.price)
    if isinstance(changed, Refusal):
        return changed
    return replace(changed, effort=standing.effort - effort, levers=standing.levers | {lever})


def _drop(airport: Airport, standing: Standing, lever: Lever) -> Standing | Refusal:
    if lever not in standing.levers:
        return Refusal(Code.NOT_ADOPTED, (lever.value,))
    levers = without(airport, standing.levers, lever)
    staff = standing.staff if Lever.STAFFING in levers else dict(airport.scenario.staff)
    mirrors = standing.mirrors if Lever.MIRROR_SERVERS in levers else ()
    refund = (len(standing.mirrors) - len(mirrors)) * airport.scenario.money.mirror
    return replace(
        standing, levers=levers, staff=staff, mirrors=mirrors,
        budget=standing.budget + refund, planned=standing.planned - refund,
    )  # fmt: skip


def _move(standing: Standing, move: MoveStaff) -> Standing | Refusal:
    if Lever.STAFFING not in standing.levers:
        return Refusal(Code.NOT_ADOPTED, (Lever.STAFFING.value,))
    if move.people < 1 or move.source is move.to or Role.VENDOR in (move.source, move.to):
        return Refusal(Code.NOT_CHANGED)
    if standing.staff.get(move.source, 0) - move.people < 1:
        return Refusal(Code.LAST_HAND, (move.source.value,))
    staff = dict(standing.staff)
    staff[move.source] -= move.people
    staff[move.to] = staff.get(move.to, 0) + move.people
    return replace(standing, staff=staff)


def _buy_mirror(airport: Airport, standing: Standing, item: str) -> Standing | Refusal:
    if Lever.MIRROR_SERVERS not in standing.levers:
        return Refusal(Code.NOT_ADOPTED, (Lever.MIRROR_SERVERS.value,))
    if item not in airport.items:
        return Refusal(Code.NO_SUCH_ITEM, (item,))
    if item in standing.mirrors:
        return Refusal(Code.ALREADY_THERE, (item,))
    changed = _paid(standing, airport.scenario.money.mirror)
    if isinstance(changed, Refusal):
        return changed
    return replace(changed, mirrors=(*standing.mirrors, item))


def _prepare(airport: Airport, standing: Standing, command: PrepareArticle) -> Standing | Refusal:
    if Lever.FAULT_PREDICTION not in standing.levers:
        return Refusal(Code.NOT_ADOPTED, (Lever.FAULT_PREDICTION.value,))
    if (command.item, command.mode) not in airport.fault_of:
        return Refusal(Code.NO_SUCH_ITEM, (command.item,))
    article = Article(command.item, command.mode)
    if article in standing.articles:
        return Refusal(Code.ALREADY_THERE, (command.item,))
    met = any((r.item, r.mode) == (command.item, command.mode) for r in standing.record)
    if not met and not standing.exempt:
        return Refusal(Code.NEVER_MET, (command.item, command.mode))
    if standing.prepared >= airport.scenario.practice.predictions and not standing.exempt:
        return Refusal(Code.ENOUGH_PREPARED, (airport.scenario.practice.predictions,))
    articles = (*standing.articles, article)
    return replace(standing, articles=articles, prepared=standing.prepared + 1)


def _believe(standing: Standing, command: Believe) -> Standing | Refusal:
    refused = bad_level(standing.moods, command.terminal, command.level)
    if refused:
        return refused
    of_airline = standing.beliefs.get(command.terminal, {}) | {command.dimension: command.level}
    return replace(standing, beliefs=standing.beliefs | {command.terminal: of_airline})


def bad_level(terminals: Collection[str], terminal: str, level: int) -> Refusal | None:
    """Why something said of an airline on the scale cannot be: unknown, or off the scale."""
    if terminal not in terminals:
        return Refusal(Code.NO_SUCH_TERMINAL, (terminal,))
    return None if LOW <= level <= HIGH else Refusal(Code.BAD_LEVEL, (LOW // 100, HIGH // 100))


def _compare(standing: Standing, command: Compare) -> Standing | Refusal:
    if command.more is command.less or not 1 <= command.times <= MOST_TIMES:
        return Refusal(Code.BAD_COMPARISON, (MOST_TIMES,))
    pair = {command.more, command.less}
    others = (one for one in standing.comparisons if {one.more, one.less} != pair)
    new = Comparison(command.more, command.less, command.times)
    return replace(standing, comparisons=(*others, new))


def _paid(standing: Standing, price: int) -> Standing | Refusal:
    if price > standing.budget:
        return Refusal(Code.NOT_ENOUGH_MONEY, (price,))
    return replace(standing, budget=standing.budget - price, planned=standing.planned + price)


def likeliest_unknown(airport: Airport, standing: Standing) -> list[Article]:
    """Faults of the record that the knowledge base lacks, the most frequent first.

    Of equally frequent ones those come first that airlines suffered from longest if the team makes
    failures good, so that it knows; else the most recent. First-line faults are left out: the
    checklist cures them without an article.
    """
    times: dict[tuple[str, str], int] = {}
    then: dict[tuple[str, str], int] = {}
    for n, record in enumerate(standing.record):
        key = record.item, record.mode
        if not airport.fault_of[key].first_line and Article(*key) not in standing.articles:
            times[key] = times.get(key, 0) + 1
            then[key] = then.get(key, 0) + record.lasted if standing.recovery else n
    return [Article(*key) for key in sorted(times, key=lambda k: (-times[k], -then[k]))]


def most_broken(airport: Airport, standing: Standing) -> list[str]:
    """Items by how often they have failed so far, times the terminals that they take down."""
    weight = dict.fromkeys(airport.items, 0)
    for record in standing.record:
        cover = airport.covers[record.item].values()
        weight[record.item] += max(len(where) for where in cover)
    return sorted(weight, key=lambda item: -weight[item])
