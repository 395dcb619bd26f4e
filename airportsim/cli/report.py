"""What a person reads of a match: two lines a round, and a chart of bars at the end."""

from collections.abc import Iterator, Mapping

from airportsim.cli.columns import cut, filled, padded, width
from airportsim.debrief.classroom import CLASSROOM, is_classroom
from airportsim.model.scenario import Scenario
from airportsim.model.score import Score
from airportsim.model.team import RoundSetup, Team
from airportsim.texts.language import in_language
from airportsim.texts.texts import Texts, key_of

COLUMNS = 79
"""Of the narrowest terminal."""
WIDTH = 24
"""Columns of a bar that stands for all flights."""
SECOND = " " * 4
"""What the second line of a round begins with."""


def round_lines(texts: Texts, setup: RoundSetup, score: Score) -> Iterator[str]:
    """One round in two lines: flights, SLA and money; then who restored what."""
    by = [
        texts.say("cli.by_one", name=texts.say(key_of(one, "restored_by_short")), count=count)
        for one, count in score.restored_by.items()
        if count
    ]
    money = "cli.profit" if score.profit >= 0 else "cli.loss"
    sla = "cli.sla_met" if score.sla_met else "cli.sla_missed"
    yield texts.say(
        "cli.round",
        number=setup.number,
        landed=score.landed,
        flights=score.flights,
        sla=texts.say(sla, target=setup.promise.target),
        spent=f"{score.spent:,}",
        money=texts.say(money, usd=f"{abs(score.profit):,}"),
    )
    yield SECOND + texts.say(
        "cli.restored",
        restored=score.restored,
        incidents=score.incidents,
        by=texts.say("cli.by", names=texts.say("list.between").join(by)) if by else "",
    )


def chart(
    texts: Texts, scenario: Scenario, team: Team | None, scores: Mapping[int, Score],
    encoding: str | None,
) -> Iterator[str]:  # fmt: skip
    """The lines of a chart of the flights landed, beside the classroom's where they compare.

    `scores` are by the number of the round; without a bot team people have played.

    The bars are drawn with letters that the terminal's encoding has.
    """
    flights = scenario.schedule.flights
    compared = is_classroom(scenario)
    labels = [texts.say("cli.row", number=number) for number in sorted(scores)]
    margin = max(width(label) for label in labels) + 2
    title = in_language(team.title, texts.language) if team else texts.say("cli.people")
    yield texts.say("cli.chart", flights=flights)
    if compared:
        title = padded(cut(title, WIDTH + 6), WIDTH + 8) + texts.say("cli.classroom")
    else:
        title = cut(title, COLUMNS - margin)
    yield " " * margin + title
    for label, (number, score) in zip(labels, sorted(scores.items()), strict=True):
        line = padded(label, margin) + _bar(score.landed, flights, encoding)
        if compared and number <= len(CLASSROOM):
            line += "   " + _bar(CLASSROOM[number - 1], flights, encoding)
        yield line


def _bar(landed: int, flights: int, encoding: str | None) -> str:
    """A bar and its number, always equally wide."""
    return f"{filled(landed, flights, WIDTH, encoding)}{landed:>5}"
