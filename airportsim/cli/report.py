"""What a person reads of a match: a line a round, and a chart of bars at the end."""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from airportsim.model.scenario import Scenario
from airportsim.model.score import Score
from airportsim.model.team import RoundSetup, Team
from airportsim.texts.language import in_language
from airportsim.texts.texts import Texts

CLASSROOM = (17, 49, 79, 49, 94)
"""Flights that the classroom's teams landed in rounds 1 to 5 (classroom reports, 2006-2009)."""
CLASSROOM_FLIGHTS = 96
"""Out of so many; a scenario with another number of flights is not compared with them."""
WIDTH = 24
"""Letters of a bar that stands for all flights."""


def round_line(texts: Texts, setup: RoundSetup, score: Score) -> str:
    """One round in one line: flights, SLA, who restored what, money."""
    by = [
        texts.say("cli.by_one", name=texts.word(one), count=count)
        for one, count in score.restored_by.items()
        if count
    ]
    money = "cli.profit" if score.profit >= 0 else "cli.loss"
    sla = "cli.sla_met" if score.sla_met else "cli.sla_missed"
    return texts.say(
        "cli.round",
        number=setup.number,
        landed=score.landed,
        flights=score.flights,
        sla=texts.say(sla, target=setup.promise.target),
        restored=score.restored,
        incidents=score.incidents,
        by=texts.say("cli.by", names=texts.say("list.between").join(by)) if by else "",
        spent=f"{score.spent:,}",
        budget=f"{score.budget:,}",
        money=texts.say(money, usd=f"{abs(score.profit):,}"),
    )


def chart(
    texts: Texts, scenario: Scenario, team: Team, scores: Sequence[Score], encoding: str | None
) -> Iterator[str]:
    """The lines of a chart of the flights landed, beside the classroom's where they compare.

    The bars are drawn with letters that the terminal's encoding has.
    """
    flights = scenario.schedule.flights
    compared = flights == CLASSROOM_FLIGHTS
    full, half = _letters(encoding)
    labels = [texts.say("cli.row", number=n) for n in range(1, len(scores) + 1)]
    margin = max(_width(label) for label in labels) + 2
    title = in_language(team.title, texts.language)
    yield texts.say("cli.chart", flights=flights)
    classroom = texts.say("cli.classroom") if compared else ""
    yield (" " * margin + _padded(title, WIDTH + 8) + classroom).rstrip()
    for n, (label, score) in enumerate(zip(labels, scores, strict=True)):
        line = _padded(label, margin) + _bar(score.landed, flights, full, half)
        if compared and n < len(CLASSROOM):
            line += "   " + _bar(CLASSROOM[n], flights, full, half)
        yield line


def _bar(landed: int, flights: int, full: str, half: str) -> str:
    """A bar and its number, always equally wide."""
    halves = round(landed * WIDTH * 2 / flights)
    drawn = full * (halves // 2) + half * (halves % 2)
    return f"{drawn:<{WIDTH}}{landed:>5}"


def _letters(encoding: str | None) -> tuple[str, str]:
    """What a full and a half step of a bar are drawn with."""
    try:
        "█▌".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return "#", ""
    return "█", "▌"


def _width(text: str) -> int:
    """Columns that a text takes on a terminal: Chinese letters take two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
