"""Real timetables: the flights of one airport on one day, out of a table of any size."""

import csv
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from airportsim.files.problems import FileProblem, did_you_mean, shown
from airportsim.files.timetable_columns import (
    columns_of,
    date_of,
    is_blank,
    minute_of,
    missing,
    number_of,
)
from airportsim.files.timetable_files import lines_of, problem_in

MOST = 50_000
"""So many routes and days are remembered, to tell which there are."""

_SEPARATORS = ",", ";", "\t", "|"


@dataclass(frozen=True, slots=True, order=True)
class Flown:
    """A flight as a timetable has it: the minute of the day, who flies, where to or from."""

    minute: int
    airline: str
    number: int
    other: str


@dataclass(slots=True)
class Day:
    """The flights of an airport on a day, in order of time, and how many were left out."""

    airport: str
    date: date
    flights: list[Flown] = field(default_factory=list)
    arrivals: bool = False
    twice: int = 0
    timeless: int = 0


def read_day(path: Path, airport: str, day: date) -> Day:
    """The flights of an airport on a day: its arrivals if the table has them, else departures.

    A flight that stands there twice, or under two airlines with one aircraft, counts once, and one
    without a time not at all. The table is a CSV file, or one packed with gzip or zip; raises
    FileProblem.
    """
    found = _Found(airport, day)
    _Table(path).give(found)
    return found.day(path)


def clock_of(flight: Flown) -> str:
    """When a flight is planned, on the clock of the day."""
    return f"{flight.minute // 60:02}:{flight.minute % 60:02}"


class _Found:
    """What a table says of an airport and a day, and what else it holds, to tell."""

    def __init__(self, airport: str, day: date) -> None:
        self.airport = airport
        self.date = day
        self.days: set[date] = set()
        self.ways = {True: Day(airport, day, arrivals=True), False: Day(airport, day)}
        self._ends: dict[tuple[str, ...], bool] = {}
        self._count: Counter[tuple[str, ...]] = Counter()
        self._numbers: dict[bool, set[tuple[str, int]]] = {True: set(), False: set()}
        self._aircraft: dict[bool, set[tuple[str, int]]] = {True: set(), False: set()}

    def concerns(self, ends: tuple[str, ...]) -> bool:
        """Whether a flight between these airports is one of the airport's; and count it."""
        known = self._ends.get(ends)
        if known is None:
            known = self.airport in [plain(end) for end in ends]
            if len(self._ends) >= MOST:
                return known
            self._ends[ends] = known
        self._count[ends] += 1
        return known

    def add(self, arrives: bool, flight: Flown, tail: str) -> None:
        """Take a flight of the day, unless it is there."""
        way = self.ways[arrives]
        same, aircraft = (flight.airline, flight.number), (tail, flight.minute)
        if same in self._numbers[arrives] or aircraft in self._aircraft[arrives]:
            way.twice += 1
            return
        self._numbers[arrives].add(same)
        if not is_blank(tail):
            self._aircraft[arrives].add(aircraft)
        way.flights.append(flight)

    def day(self, path: Path) -> Day:
        """The day's flights; raises FileProblem if there are none, and says what there is."""
        landing, leaving = self.ways[True], self.ways[False]
        way = landing if 2 * len(landing.flights) >= len(leaving.flights) else leaving
        if way.flights:
            way.flights.sort()
            return way
        if way.timeless or landing.timeless:
            raise FileProblem(f"{path}: no flight of {self.airport} on {self.date} has a time")
        if self.days:
            there = f"; the table has its flights of {_spans(self.days)}"
            raise FileProblem(f"{path}: no flight of {self.airport} on {self.date}{there}")
        airports: Counter[str] = Counter()
        for ends, count in self._count.items():
            airports.update({plain(end): count for end in ends})
        busiest = ", ".join(name for name, _ in airports.most_common(8) if name)
        offer = did_you_mean(self.airport, airports)
        there = f"; the busiest airports there: {busiest}" if busiest else "; it has no flights"
        raise FileProblem(f"{path}: no flight from or to {self.airport}{offer}{there}")


class _Table:
    """A table of flights, read once from its beginning."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._above = 0
        lines, header = lines_of(path), ""
        for header in lines:
            self._above += 1
            if _says(header):
                break
        if not _says(header):
            raise FileProblem(f"{path}: it is empty; a table of flights is needed")
        if "\0" in header:
            raise problem_in(path, 1, "it is no text; save the table as CSV (UTF-8)")
        separator = max(_SEPARATORS, key=header.count)
        names = next(csv.reader([header], delimiter=separator))
        self._columns = columns_of(names)
        lacks = missing(self._columns)
        if lacks:
            there = shown(", ".join(name.strip() for name in names[:40]))
            what = "; ".join(lacks)
            raise problem_in(path, self._above, f"no column for {what}; it has {there}")
        self._reader = csv.reader(lines, delimiter=separator)
        self._dates: dict[tuple[str, ...], date] = {}

    def give(self, found: _Found) -> None:
        """Go through all rows."""
        columns = self._columns
        days = [columns[p] for p in (("date",) if "date" in columns else ("year", "month", "day"))]
        ends = [columns[end] for end in ("origin", "dest") if end in columns]
        needed = max(columns.values())
        try:
            for row in self._reader:
                if len(row) > needed:
                    if found.concerns(tuple([row[n] for n in ends])):
                        self._of_airport(found, row, self._date(row, days))
                elif any(row):
                    many = f"this line has {len(row)} fields, and {needed + 1} are needed"
                    raise self._problem(many)
        except csv.Error as problem:
            raise self._problem(f"it is no table any more here ({problem})") from None

    def _of_airport(self, found: _Found, row: list[str], day: date) -> None:
        if len(found.days) < MOST:
            found.days.add(day)
        if day != found.date:
            return
        here, there = (
            plain(row[self._columns[end]]) if end in self._columns else ""
            for end in ("origin", "dest")
        )
        for arrives, at, other, time in (
            (True, there, here, "arrives"), (False, here, there, "departs"),
        ):  # fmt: skip
            if at == found.airport and time in self._columns:
                self._flight(found, arrives, row, other, row[self._columns[time]])

    def _flight(self, found: _Found, arrives: bool, row: list[str], other: str, at: str) -> None:
        if is_blank(at):
            found.ways[arrives].timeless += 1
            return
        given, flown = row[self._columns["number"]], row[self._columns["airline"]]
        try:
            minute = minute_of(at)
        except ValueError:
            raise self._problem(
                f"{shown(at)} is no time of day; write 5:17 as 517, 0517 or 05:17"
            ) from None
        try:
            number = number_of(given)
        except ValueError:
            raise self._problem(f"{shown(given)} is no flight number from 1 to 9999") from None
        airline = "".join(c for c in flown.upper() if c.isascii() and c.isalnum())
        if not airline or len(airline) > 8:
            raise self._problem(f"{shown(flown)} is no code of an airline, such as DL")
        tail = row[self._columns["tail"]] if "tail" in self._columns else ""
        found.add(arrives, Flown(minute, airline, number, other), tail.strip())

    def _date(self, row: list[str], parts: list[int]) -> date:
        given = tuple(row[n] for n in parts)
        if given not in self._dates:
            text = "-".join(part.strip() for part in given)
            try:
                self._dates[given] = date_of(text)
            except ValueError:
                raise self._problem(f"{shown(text)} is no date such as 2013-07-10") from None
        return self._dates[given]

    def _problem(self, reason: str) -> FileProblem:
        return problem_in(self._path, self._above + self._reader.line_num, reason)


def plain(code: str) -> str:
    """The code of an airport as it is compared."""
    return code.strip().upper()


def _says(line: str) -> bool:
    """Whether a line is the header: neither blank nor a remark."""
    return bool(line.strip()) and not line.startswith("#")


def _spans(days: set[date], most: int = 4) -> str:
    """Days as people say them: the first and last of each run of days."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][1] == timedelta(days=1):
            runs[-1][1] = day
        else:
            runs.append([day, day])
    said = [str(a) if a == b else f"{a} to {b}" for a, b in runs]
    if len(said) > most:
        said = [*said[: most - 1], f"... {said[-1]}"]
    return ", ".join(said)
