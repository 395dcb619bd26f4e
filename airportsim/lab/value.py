"""What each improvement of a team is worth in one round: flights, dollars, time to restore.

The team's rounds before are played once for each seed; then the round itself as the team has
planned it, and once more for each improvement, with it taken out or put in for this round only.
Everything else is the same, each draw included, so that outcomes are compared pair by pair.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from statistics import fmean

from airportsim.files.library import load_skills, load_team
from airportsim.lab.fitting import fitted
from airportsim.lab.levers import (
    FORESIGHT,
    Example,
    Idle,
    Subject,
    Trial,
    Turn,
    example_of,
    idle,
    trials,
    tried,
)
from airportsim.lab.pool import spread
from airportsim.lab.statistics import Difference, Interval, Ratio, interval, paired, positive, ratio
from airportsim.model.airport import Airport
from airportsim.model.plan import Standing
from airportsim.model.scenario import Scenario
from airportsim.model.score import Score, score
from airportsim.model.state import State
from airportsim.model.team import RoundSetup, Skill, Team
from airportsim.model.words import Lever, SessionPhase
from airportsim.play.match import after, planned, seated, start

SEEDS = 100
"""Seeds for which a round is played, if nothing else is asked for."""
EXAMPLE = "reference"
"""The shipped team that shows how improvements are used which a team has no plan for."""

Progress = Callable[[int, int], None]
"""Is told for how many seeds all has been played, and of how many."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A round that is over, and what it began with.

    Money is USD: `planned` of `spent` was paid before it began. `restore` is the mean time in
    seconds (None: nothing was restored). `articles` and `mirrors` are counted. `idle` tells why
    what was put in had nothing to work with.
    """

    landed: int
    profit: int
    restore: float | None
    spent: int
    planned: int
    levers: frozenset[Lever]
    articles: int
    mirrors: int
    idle: Idle | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """What something adds to a round: the round with it less the round without it.

    `levers` are all that were taken out or put in. `flights`, `dollars` (of profit, so that its
    own price has been taken off) and `restore` (mean seconds to restore; None where too few pairs
    have any) are differences of pairs with 95 % intervals. `price` is what it costs, in USD on
    average; `per_dollar` the profit gained for each dollar of it, None where that may be nothing.
    `mirrors` and `articles` are how many more there were at the beginning, on average.
    """

    subject: Lever | Subject
    turn: Turn
    levers: tuple[Lever, ...]
    flights: Difference
    dollars: Difference
    restore: Difference | None
    price: float
    per_dollar: Ratio | None
    mirrors: float
    articles: float


@dataclass(frozen=True, slots=True)
class Untried:
    """An improvement that has nothing to work with in this round, so that it was not put in."""

    subject: Lever | Subject
    why: Idle


@dataclass(frozen=True, slots=True)
class Value:
    """What everything is worth in a round of a scenario, for a team.

    `landed` and `profit` are those of the round as planned, `levers` what the team has in it,
    `without` what it would have but cannot have here. `worths` begin with what is taken out; the
    process and the money come last, the rest by flights. `empty` is true if its knowledge base (or
    one that is put in) holds nothing when the round begins, `poor` if the round has no money.
    """

    scenario: str
    team: Team
    number: int
    seeds: int
    total: int
    landed: Interval
    profit: Interval
    levers: tuple[Lever, ...]
    without: tuple[Lever, ...]
    empty: bool
    poor: bool
    worths: tuple[Worth, ...]
    untried: tuple[Untried, ...]


Played = Mapping[Trial | None, Outcome]
"""The outcomes of one seed; None is the round as planned."""


def value(
    scenario: Scenario, team: Team, number: int | None = None, seeds: int = SEEDS,
    workers: int | None = None, progress: Progress | None = None,
) -> Value:  # fmt: skip
    """What each improvement is worth in a round (default: the last), with the seeds from 1 on.

    A team that was made for another scenario follows its plans as far as they go here. What comes
    out depends on scenario, team, round and seeds alone. `seeds` are 2 at least. `workers` are
    processes, one for each core if not given. Raises WorkerLost, WorkFailed.
    """
    airport = Airport(scenario)
    number = number or len(scenario.rounds)
    fits = fitted(airport, team)
    example = example_of(team, load_team(EXAMPLE))
    prepare = partial(_player, scenario, fits.team, load_skills(), number, example)
    found: list[Played] = [{}] * seeds
    with closing(spread(prepare, range(1, seeds + 1), workers)) as played:
        for done, (n, outcomes) in enumerate(played, 1):
            found[n] = outcomes
            if progress is not None:
                progress(done, seeds)
    as_planned = [one[None] for one in found]
    worths, untried = _compared(found)
    return Value(
        scenario=scenario.name,
        team=team,
        number=number,
        seeds=seeds,
        total=scenario.schedule.flights,
        landed=interval([one.landed for one in as_planned]),
        profit=interval([one.profit for one in as_planned]),
        levers=tuple(lever for lever in airport.levers if lever in as_planned[0].levers),
        without=fits.without,
        empty=not any(one.articles for one in as_planned),
        poor=scenario.rounds[number - 1].budget == 0,
        worths=worths,
        untried=untried,
    )


# --- in the workers ---------------------------------------------------------------------------


def _player(
    scenario: Scenario, team: Team, skills: dict[str, Skill], number: int, example: Example
) -> Callable[[int], Played]:
    """Plays all that is compared for a seed."""
    airport = Airport(scenario)

    def played(seed: int) -> Played:
        def end(setup: RoundSetup) -> tuple[Score, State]:
            table = seated(airport, setup, team, skills, seed)
            table.advance(table.simulation.end)
            return score(airport, setup, table.simulation.journal), table.simulation.state

        before, standing = _until(airport, team, number, end)
        setup = standing.setup()
        whole = end(setup)[0]
        found: dict[Trial | None, Outcome] = {None: _outcome(whole, standing)}
        for trial in trials(airport, standing):
            now = tried(airport, before, standing, trial, example)
            reached = whole if now.setup() == setup else end(now.setup())[0]
            found[trial] = _outcome(reached, now, idle(trial, standing, now))
        return found

    return played


def _until(
    airport: Airport, team: Team, number: int, end: Callable[[RoundSetup], tuple[Score, State]]
) -> tuple[Standing, Standing]:
    """Where a team stands when the Plan of a round begins, and where that has left it."""
    plans = SessionPhase.PLAN not in airport.scenario.workshop.skip
    before = start(airport, team)
    while True:
        standing = planned(airport, team, before) if plans else before
        if standing.number == number:
            return before, standing
        before = after(airport, standing, end(standing.setup())[1])


def _outcome(reached: Score, standing: Standing, why: Idle | None = None) -> Outcome:
    return Outcome(
        reached.landed, reached.profit, reached.mean_time_to_restore, reached.spent,
        standing.planned, standing.levers, len(standing.articles), len(standing.mirrors), why,
    )  # fmt: skip


# --- compared ---------------------------------------------------------------------------------


def _compared(found: Sequence[Played]) -> tuple[tuple[Worth, ...], tuple[Untried, ...]]:
    worths, untried = [], []
    for trial in found[0]:
        if trial is None:
            continue
        pairs = [(one[trial], one[None]) for one in found]
        reasons = [other.idle for other, _ in pairs]
        if reasons[0] is not None and all(reasons):
            untried.append(Untried(trial.subject, reasons[0]))
        else:
            worths.append(_worth(trial, pairs))
    half = any(one.subject in FORESIGHT for one in untried)  # then both together are the other half
    told = [one for one in worths if not (half and one.subject is Subject.FORESIGHT)]
    return tuple(sorted(told, key=_rank)), tuple(untried)


def _rank(worth: Worth) -> tuple[bool, bool, bool, float]:
    """First what is taken out; the process and the money last; else by flights."""
    subject = worth.subject
    last = subject is Subject.MONEY
    return worth.turn is Turn.IN, last, subject is Subject.PROCESS, -worth.flights.mean


def _worth(trial: Trial, pairs: Sequence[tuple[Outcome, Outcome]]) -> Worth:
    """From pairs of a trial's outcome and that as planned, on the same seeds."""
    if trial.turn is Turn.OUT:
        pairs = [(whole, less) for less, whole in pairs]
    more, less = [one for one, _ in pairs], [other for _, other in pairs]
    dollars = paired([one.profit for one in more], [one.profit for one in less])
    prices = [_price(trial, one, other) for one, other in pairs]
    changed = more[0].levers - less[0].levers
    return Worth(
        subject=trial.subject,
        turn=trial.turn,
        levers=tuple(sorted(changed, key=list(Lever).index)),
        flights=paired([one.landed for one in more], [one.landed for one in less]),
        dollars=dollars,
        restore=_restore(pairs),
        price=fmean(prices),
        per_dollar=_per_dollar([one.profit - other.profit for one, other in pairs], prices),
        mirrors=fmean(one.mirrors - other.mirrors for one, other in pairs),
        articles=fmean(one.articles - other.articles for one, other in pairs),
    )


def _per_dollar(gained: Sequence[int], prices: Sequence[int]) -> Ratio | None:
    return ratio(gained, prices) if positive(prices) else None


def _price(trial: Trial, more: Outcome, less: Outcome) -> int:
    """What Plan pays for an improvement; what more money lets a round spend."""
    if trial.subject is Subject.MONEY:
        return more.spent - less.spent
    return more.planned - less.planned


def _restore(pairs: Sequence[tuple[Outcome, Outcome]]) -> Difference | None:
    timed = [
        (one.restore, other.restore) for one, other in pairs
        if one.restore is not None and other.restore is not None
    ]  # fmt: skip
    if len(timed) < 2:
        return None
    return paired([one for one, _ in timed], [other for _, other in timed])
