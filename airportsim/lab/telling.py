"""What a forecast says in words."""

from collections.abc import Iterator

from airportsim.lab.changes import Change
from airportsim.lab.forecast import Forecast
from airportsim.lab.judging import HARDLY_EVER, Course, Finding, Verdict
from airportsim.texts.language import in_language
from airportsim.texts.texts import Texts

FEW = 30
"""Fewer sessions than this give rough figures."""


def told(found: Forecast, texts: Texts) -> Iterator[str]:
    """The sentences on a forecast, the verdict last."""
    for team in found.left_out:
        yield texts.say("forecast.left_out", team=in_language(team.title, texts.language))
    for one in found.teams:
        if one.without:
            levers = texts.listed(tuple(texts.names.lever(lever.value) for lever in one.without))
            title = in_language(one.title, texts.language)
            yield texts.say("forecast.without", team=title, levers=levers)
    if found.sessions < FEW:
        yield texts.say("forecast.few")
    if found.verdict is Verdict.GOOD and not _improvable(found):
        yield _practice(found, texts)
    elif found.verdict is Verdict.GOOD:
        between = texts.say("forecast.between")
        yield texts.say("forecast.good", parts=between.join(_good(found, texts)))
    for finding in found.findings:
        yield _finding(finding, texts)


def percent(share: float) -> str:
    """A share from 0 to 1 as people read it."""
    return f"{100 * share:.0f} %"


def _improvable(found: Forecast) -> bool:
    return any(team.course is not Course.STAYS for team in found.teams)


def _practice(found: Forecast, texts: Texts) -> str:
    landed = [one.landed.mean for team in found.teams for one in team.rounds]
    low, high = f"{min(landed):.0f}", f"{max(landed):.0f}"
    return texts.say("forecast.practice", flights=found.flights, low=low, high=high)


def _good(found: Forecast, texts: Texts) -> Iterator[str]:
    """What is good about it, as far as the teams that have played can show it."""
    rounds = {team.course: team.rounds for team in found.teams}
    raw = rounds.get(Course.STAYS) or rounds.get(Course.IMPROVES)
    if raw:
        landed = f"{raw[0].landed.mean:.0f}"
        yield texts.say("forecast.first", landed=landed, flights=found.flights)
    if Course.IMPROVES in rounds:
        best = max(rounds[Course.IMPROVES], key=lambda one: (one.meets, one.number))
        yield texts.say("forecast.reaches", round=best.number, share=percent(best.meets))
    if Course.STAYS in rounds:
        worst = max(one.meets for one in rounds[Course.STAYS])
        yield texts.say("forecast.never" if worst < HARDLY_EVER else "forecast.seldom")
    if Course.PREPARED in rounds:
        least = min(one.meets for one in rounds[Course.PREPARED])
        yield texts.say("forecast.always", share=percent(least))


def _finding(finding: Finding, texts: Texts) -> str:
    listed = texts.listed(tuple(str(number) for number in finding.rounds))
    form = "one" if len(finding.rounds) == 1 else "many"
    rounds = texts.say(f"forecast.rounds.{form}", numbers=listed)
    share = percent(finding.share)
    said = texts.say(f"forecast.finding.{finding.kind.value}", rounds=rounds, share=share)
    changes = tuple(_change(change, texts) for change in finding.changes)
    if not changes:
        return said
    return said + texts.say("forecast.changes", changes=texts.listed(changes))


def _change(change: Change, texts: Texts) -> str:
    return texts.say(
        f"forecast.{change.turn.value}", where=change.key, now=change.now, to=change.to
    )
