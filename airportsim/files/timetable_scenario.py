"""A scenario file made from a real day: what differs from the classic airport, with remarks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from airportsim.files.beginning import EDITOR_LINE
from airportsim.files.catalogue import load_catalogue
from airportsim.files.problems import FileProblem
from airportsim.files.timetable_lines import Due, busiest, pressed, roomy
from airportsim.files.timetable_scaled import Scaled, quoted
from airportsim.files.timetables import Day, clock_of
from airportsim.model.checks import clock
from airportsim.model.scenario import Scenario

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the scenario is to be like; `seconds` is the length of a round.

    `source` says where the timetable is from, and `command` what was typed.
    """

    name: str
    lines: int
    flights: int
    seconds: int
    source: str
    command: str


@dataclass(frozen=True, slots=True)
class Made:
    """The text of a scenario file, and of how many flights its airlines keep how many."""

    text: str
    lines: Mapping[str, int]
    count: int


def made_from(day: Day, base: Scenario, wanted: Wanted) -> Made:
    """A scenario that extends `base` and flies a real day; raises FileProblem."""
    if wanted.lines > len(base.terminals):
        most = len(base.terminals)
        raise FileProblem(
            f"{base.name} has {most} terminals, and each airline needs one of its own; "
            f"ask for --lines {most} or fewer"
        )
    lines = busiest(day, wanted.lines, wanted.flights)
    names = set(lines)
    count = sum(flight.airline in names for flight in day.flights)
    over = wanted.seconds * base.schedule.over // base.schedule.round
    # The last one is due so long before the end as where flights come at even distances.
    due = pressed(lines, over - over // wanted.flights)
    writer = _Writer(day, base, wanted, list(lines), count)
    return Made(
        "\n".join([*writer.text(due), ""]),
        {name: len(flights) for name, flights in lines.items()},
        count,
    )


class _Writer:
    """Writes the file part by part, each with a remark in both languages."""

    def __init__(
        self, day: Day, base: Scenario, wanted: Wanted, airlines: Sequence[str], count: int
    ) -> None:
        self._day = day
        self._base = base
        self._wanted = wanted
        self._airlines = airlines
        self._count = count
        self._scaled = Scaled(base, wanted.lines, wanted.flights, wanted.seconds)
        self._words = {one: load_catalogue(one, "flights", "codes") for one in LANGUAGES}

    def text(self, due: Sequence[Due]) -> Iterator[str]:
        """The lines of the file."""
        yield from self._header(due)
        yield ""
        yield f"version: {self._base.version}"
        yield f"name: {self._wanted.name}"
        yield f"extends: {self._base.name}"
        yield f"title: {self._in_both('flights.title')}"
        yield "about:"
        for language in LANGUAGES:
            yield f"  {language}: {quoted(self._say(language, 'flights.about'))}"
        yield from self._flights(due)
        yield from self._lines()
        for part, lines in self._scaled.parts():
            yield from self._part(part, *lines)

    # --- what is said -----------------------------------------------------------------------

    def _say(self, language: str, key: str, **more: object) -> str:
        words, wanted, date = self._words[language], self._wanted, self._day.date
        way = "arrivals" if self._day.arrivals else "departures"
        values: dict[str, object] = {
            "airport": words.get(f"airport.{self._day.airport}", self._day.airport),
            "year": date.year, "month": date.month, "day": date.day,
            "way": words[f"import.way.{way}"],
            "lines": wanted.lines, "kept": wanted.flights, "count": self._count,
            "minutes": _minutes(wanted.seconds), "base": self._base.name, "name": wanted.name,
        }  # fmt: skip
        return words[key].format_map(values | more)

    def _in_both(self, key: str) -> str:
        said = (f"{language}: {quoted(self._say(language, key))}" for language in LANGUAGES)
        return f"{{{', '.join(said)}}}"

    def _header(self, due: Sequence[Due]) -> Iterator[str]:
        yield EDITOR_LINE
        yield "#"
        first, last = due[0].flown.minute, due[-1].flown.minute
        hours = round(((last - first) % 1440) / 60) or 24
        for language in LANGUAGES:
            yield from _remark(self._say(language, "flights.header", hours=hours))
            yield "#"
        yield from _remark(" ".join(self._say(one, "flights.made") for one in LANGUAGES))
        yield f"#   {_line(self._wanted.command)}"
        if self._wanted.source:
            for language in LANGUAGES:
                source = _line(self._wanted.source)
                yield from _remark(self._say(language, "flights.source", source=source))
        for language in LANGUAGES:
            yield "#"
            yield from _remark(self._say(language, "flights.edit"))

    def _part(self, key: str, *lines: str) -> Iterator[str]:
        """A part of the file below its remarks."""
        yield ""
        for language in LANGUAGES:
            yield from _remark(self._say(language, f"flights.{key}"))
        yield from lines

    # --- what differs -----------------------------------------------------------------------

    def _flights(self, due: Sequence[Due]) -> Iterator[str]:
        base = self._base
        over = self._wanted.seconds * base.schedule.over // base.schedule.round
        arrow = "<-" if self._day.arrivals else "->"
        yield from self._part(
            "schedule", "schedule:", f"  round: {clock(self._wanted.seconds)}",
            f"  flights: {len(due)}", f"  over: {clock(over)}", "  timetable:",
        )  # fmt: skip
        for one in due:
            flown = one.flown
            real = f"{clock_of(flown)} {arrow} {_code(flown.other)}"
            yield (
                f"    - {{at: {clock(one.at)}, airline: {quoted(flown.airline)}, "
                f"number: {flown.number}}}  # {real}"
            )
        runways, stands = roomy(due, base.flying, base.moods.complain_after // 2)
        if (runways, stands) != (base.flying.runways, base.flying.stands):
            yield from self._part("flying", f"flying: {{runways: {runways}, stands: {stands}}}")

    def _lines(self) -> Iterator[str]:
        gone = [one.id for one in self._base.airlines if one.id not in self._airlines]
        yield from self._part("airlines", "airlines:")
        for name in gone:
            yield f"  - {{id: {name}, remove: true}}"
        for name, terminal in zip(self._airlines, self._scaled.terminals, strict=True):
            said = ", ".join(
                f"{language}: {quoted(self._words[language].get(f'airline.{name}', name))}"
                for language in LANGUAGES
            )
            yield f"  - {{id: {quoted(name)}, terminal: {terminal}, name: {{{said}}}}}"


def _code(airport: str) -> str:
    """The code of an airport as a remark shows it."""
    return re.sub(r"[^A-Z0-9]", "", airport)[:8] or "?"


def _line(text: str) -> str:
    """A text as it fits into one line of remarks."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _remark(text: str) -> Iterator[str]:
    return (f"# {line}".rstrip() for line in text.rstrip("\n").split("\n"))


def _minutes(seconds: int) -> str:
    return f"{seconds / 60:.1f}".removesuffix(".0")
