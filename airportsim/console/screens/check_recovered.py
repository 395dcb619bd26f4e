"""The sentences on a round's recoveries: the best, the worst, and the recovery paradox."""

from collections.abc import Iterable, Iterator
from enum import Enum

from airportsim.console.parts.recoveries import good
from airportsim.debrief.quality.recovered import Paradox, is_well, paradoxes
from airportsim.debrief.quality.recovery import Recovery
from airportsim.model.quality import Fairness, Recovering
from airportsim.texts.texts import Texts, clock


class Verdict(Enum):
    """What a sentence is about."""

    BEST = "best"
    WORST = "worst"
    PARADOX = "paradox"


def verdicts(
    texts: Texts, some: Iterable[Recovery], rules: Recovering
) -> Iterator[tuple[Verdict, str]]:
    """The sentences on these recoveries, each with what it is about; none if nothing hurt."""
    hurt = [one for one in some if one.hurt]
    made = sorted(paradoxes(hurt, rules), key=lambda one: one[1] is not Paradox.HAPPENED)
    for one, how in made[:1]:
        yield Verdict.PARADOX, _say(texts, f"recovery.paradox.{how.value}", one)
    if not hurt:
        return
    best = max(hurt, key=lambda one: (one.moved, one.score or 0, one.fair))
    if best.moved > 0:
        key = "well" if is_well(best, rules) else "helped"
        yield Verdict.BEST, _say(texts, f"recovery.{key}", best)
    else:
        yield Verdict.BEST, texts.say("recovery.none_helped")
    worst = min(hurt, key=lambda one: (one.moved, _score(one), -one.fair))
    if worst.moved < 0 or _score(worst) < rules.neutral:
        yield Verdict.WORST, _say(texts, f"recovery.worst.{_why(worst)}", worst)


def _score(one: Recovery) -> int:
    """How a recovery was judged; below all judgements if nothing was done."""
    return -1 if one.score is None else one.score


def _why(one: Recovery) -> str:
    """What was worst about a recovery."""
    if one.told is None:
        return "never"
    if one.broken:
        return "broken"
    lowest = min(Fairness, key=lambda fairness: one.fairness[fairness])
    return lowest.value


def _say(texts: Texts, key: str, one: Recovery) -> str:
    """A sentence about one failure."""
    return texts.say(
        key,
        service=texts.names.service(one.service),
        airline=texts.names.airline(one.terminal),
        time=clock(one.since),
        after=clock(one.told - one.since) if one.told is not None else "",
        good=good(texts, one),
        waited=clock(one.waited),
        paid=f"{one.paid:,}",
        fair=f"{one.fair:,}",
    )
