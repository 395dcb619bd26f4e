"""What came of all recoveries of a round: counts, the recovery paradox, and the circle.

Recovery goes round in a circle: predict where failure may happen, recover at once, analyse the
cause, store what was found, predict the next.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from airportsim.debrief.quality.recovery import BEST, Recovery, moved_by
from airportsim.debrief.quality.round import Quality
from airportsim.model import events as e
from airportsim.model.journal import Entry
from airportsim.model.quality import Recovering
from airportsim.model.team import Article, RoundSetup


class Paradox(Enum):
    """Whether a good recovery left an airline more satisfied than no failure would have.

    `ENDED`: it would have, if no other fault had reached the airline in that round.
    """

    HAPPENED = "happened"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Recovered:
    """All recoveries of a round, or of one airline, in numbers.

    `failures` are all of them. Of those that `hurt`, the airline was `told` of so many, `unasked`
    if that came before it complained, and somebody `apologised` for so many; `score` is the mean of
    those about which anything was done, from 0 to 100, None without any. `kept` and `broken`
    (promises), `paid` (USD) and `moved` (hundredths of a point) are of all failures.
    """

    failures: int
    hurt: int
    told: int
    unasked: int
    apologised: int
    kept: int
    broken: int
    paid: int
    score: float | None
    moved: int


@dataclass(frozen=True, slots=True)
class Circle:
    """Where a team stands on the circle after a round.

    Of `faults` that struck in it, `predicted` had an article before it began; of failures that
    `hurt` an airline, so many were recovered `well`; of the different `causes` of all rounds so
    far, so many are `stored` in the knowledge base.
    """

    faults: int
    predicted: int
    hurt: int
    well: int
    causes: int
    stored: int


def noted(some: Iterable[Recovery]) -> list[Recovery]:
    """What the recovery record keeps: failures that hurt, or of which anything was said."""
    return [one for one in some if one.hurt or one.told is not None]


def is_well(one: Recovery, rules: Recovering) -> bool:
    """Whether a failure that hurt was recovered well."""
    return one.hurt and one.score is not None and one.score >= rules.well


def paradoxes(some: Iterable[Recovery], rules: Recovering) -> list[tuple[Recovery, Paradox]]:
    """The recoveries that made, or nearly made, the paradox: of each airline its first at most."""
    firsts: dict[str, Recovery] = {}
    for one in some:
        if one.hurt:
            firsts.setdefault(one.terminal, one)
    return [(one, made) for one in firsts.values() if (made := _paradox(one, rules))]


def _paradox(one: Recovery, rules: Recovering) -> Paradox | None:
    may = rules.paradox > 0 and one.first and one.lost <= rules.severe
    if not (may and is_well(one, rules)) or one.score is None:
        return None
    usual = rules.gain * max(0, one.score - rules.neutral) // (BEST - rules.neutral)
    return Paradox.HAPPENED if one.moved > usual else Paradox.ENDED


def recovered(some: Iterable[Recovery]) -> Recovered:
    """Recoveries in numbers."""
    every = list(some)
    hurt = [one for one in every if one.hurt]
    told = [one for one in hurt if one.told is not None]
    scores = [one.score for one in hurt if one.score is not None]
    return Recovered(
        failures=len(every),
        hurt=len(hurt),
        told=len(told),
        unasked=sum(one.unasked for one in told),
        apologised=sum(one.apologised for one in hurt),
        kept=sum(one.kept for one in every),
        broken=sum(one.broken for one in every),
        paid=sum(one.paid for one in every),
        score=round(sum(scores) / len(scores), 2) if scores else None,
        moved=moved_by(every),
    )


def of_round(quality: Quality) -> list[Recovery]:
    """The failures of all airlines, in order of time."""
    every = [one for felt in quality.airlines for one in felt.recoveries]
    return sorted(every, key=lambda one: one.since)


def circle(
    setup: RoundSetup, journal: Iterable[Entry], quality: Quality, rules: Recovering,
    articles: Iterable[Article] | None = None,
) -> Circle:  # fmt: skip
    """The circle after a round; `articles` are what is known by now, by default after the round."""
    events = [entry.event for entry in journal]
    struck = [Article(one.item, one.mode) for one in events if isinstance(one, e.FaultStruck)]
    if articles is None:
        written = (one for one in events if isinstance(one, e.ArticleWritten))
        articles = (*setup.articles, *(Article(one.item, one.mode) for one in written))
    causes = {*struck, *(Article(one.item, one.mode) for one in setup.record)}
    failures = of_round(quality)
    return Circle(
        faults=len(struck),
        predicted=sum(one in setup.articles for one in struck),
        hurt=sum(one.hurt for one in failures),
        well=sum(is_well(one, rules) for one in failures),
        causes=len(causes),
        stored=len(causes & {*articles}),
    )
