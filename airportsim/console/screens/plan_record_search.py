"""The recovery record of all rounds so far, and what of it is about something."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from airportsim.console.parts.recoveries import done
from airportsim.debrief.quality.recovered import noted, of_round
from airportsim.debrief.quality.recovery import Recovery
from airportsim.debrief.quality.round import Quality
from airportsim.files.catalogue import load_catalogue
from airportsim.model.scenario import Scenario
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts


@dataclass(frozen=True, slots=True)
class Recorded:
    """A line of the record: which round, which failure, and all words by which it is found."""

    number: int
    failure: Recovery
    words: str


class Record:
    """The record of one scenario, with the words of both languages."""

    def __init__(self, scenario: Scenario) -> None:
        self._ids = {one.terminal: one.id for one in scenario.airlines}
        self._texts = [
            Texts(language, _catalogue(language.value), scenario) for language in Language
        ]
        self._lines: dict[int, tuple[Quality, list[Recorded]]] = {}

    def lines(self, rounds: Iterable[Quality]) -> list[Recorded]:
        """The lines of these rounds, the latest first."""
        found: list[Recorded] = []
        for one in rounds:
            if self._lines.get(one.number, (None, []))[0] is not one:
                new = [self._line(one.number, each) for each in noted(of_round(one))]
                self._lines[one.number] = one, new
            found += self._lines[one.number][1]
        return found[::-1]

    def _line(self, number: int, one: Recovery) -> Recorded:
        words = [one.service, one.item, one.mode, one.terminal, self._ids[one.terminal]]
        for texts in self._texts:
            names = texts.names
            words += [
                texts.say("recovery.record.round", number=number),
                names.service(one.service),
                names.airline(one.terminal),
                names.item(one.item),
                names.mode(one.item, one.mode),
                done(texts, one),
            ]
        return Recorded(number, one, " ".join(words).casefold())


def about(lines: Iterable[Recorded], asked: str) -> list[Recorded]:
    """The lines that hold every word that is asked for; a number alone is that of a round."""
    terms = asked.casefold().split()
    return [line for line in lines if all(_holds(line, term) for term in terms)]


def worst_first(lines: Iterable[Recorded]) -> list[Recorded]:
    """The lines by what would have been fair, which is how much a failure hurt."""
    return sorted(lines, key=lambda line: (-line.failure.fair, -line.failure.waited))


def _holds(line: Recorded, term: str) -> bool:
    return int(term) == line.number if term.isdecimal() else term in line.words


@cache
def _catalogue(language: str) -> dict[str, str]:
    return load_catalogue(language)
