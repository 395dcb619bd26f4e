"""`airportsim import-flights`: a scenario file made from a real timetable."""

import re
import shlex
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from airportsim.cli.misuse import Misuse
from airportsim.cli.new import name_of, write_schema_beside
from airportsim.cli.screen import texts_for
from airportsim.files.editors import NAME as SCHEMA
from airportsim.files.library import load_scenario
from airportsim.files.timetable_columns import date_of
from airportsim.files.timetable_scenario import Made, Wanted, made_from
from airportsim.files.timetables import Day, clock_of, read_day
from airportsim.files.writing import check_place, write
from airportsim.model.ranges import RANGES
from airportsim.model.scenario import Scenario
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts

BASE = "classic"
"""The scenario that the new one extends."""

LINES = 4
"""So many airlines, if nothing else is said."""

MOST = int(RANGES["schedule.flights"][1])
"""A round has so many flights at the most."""

SHORTEST, LONGEST = 5 * 60, 4 * 60 * 60
"""A round is as long as this, in seconds."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `airportsim import-flights` was asked for; None, or no text, for what was not said."""

    table: str
    airport: str
    date: str
    lines: int
    flights: int | None
    round: str | None
    name: str | None
    source: str
    out: str | None
    language: Language


def import_flights(wishes: Wishes) -> None:
    """Write the scenario file and tell what is in it; raises Misuse and FileProblem."""
    base = load_scenario(BASE)
    airport, day = _airport(wishes.airport), _date(wishes.date)
    wanted = _wanted(wishes, base, airport, day)
    out = Path(wishes.out if wishes.out is not None else f"{wanted.name}.yaml")
    table = Path(wishes.table)
    check_place(out)
    if wishes.out is None and out.exists():
        raise Misuse(f"{out} is there already; give another --name, or write over it with --out")
    if out.exists() and table.exists() and out.samefile(table):
        raise Misuse(f"{out} is the timetable itself; name another file with --out")
    flights = read_day(table, airport, day)
    made = made_from(flights, base, wanted)
    write(out, [made.text])
    write_schema_beside(out.parent / SCHEMA)
    _tell(texts_for(wishes.language, base, "flights"), flights, made, out)


def _wanted(wishes: Wishes, base: Scenario, airport: str, day: date) -> Wanted:
    seconds = base.schedule.round if wishes.round is None else _seconds(wishes.round)
    flights = wishes.flights
    if flights is None:
        flights = max(1, base.schedule.flights * seconds // base.schedule.round)
    if wishes.lines < 1:
        raise Misuse(f"--lines must be from 1 to {len(base.terminals)}, not {wishes.lines}")
    if not wishes.lines <= flights <= MOST:
        each = f" (one for each of --lines {wishes.lines})" if flights < wishes.lines else ""
        raise Misuse(f"--flights must be from {wishes.lines}{each} to {MOST:,}, not {flights}")
    named = wishes.name if wishes.name is not None else f"{airport.lower()}-{day}"
    name = name_of(named, texts_for(wishes.language, base, "scenarios"))
    return Wanted(name, wishes.lines, flights, seconds, wishes.source, _typed(wishes))


def _airport(text: str) -> str:
    code = text.strip().upper()
    if not re.fullmatch(r"[A-Z0-9]{3,4}", code):
        raise Misuse(f"{text!r} is no code of an airport, such as JFK")
    return code


def _date(text: str) -> date:
    try:
        return date_of(text)
    except ValueError:
        raise Misuse(f"{text!r} is no date such as 2013-07-10") from None


def _seconds(text: str) -> int:
    time = re.fullmatch(r"(\d{1,3}):([0-5]\d)", text)
    seconds = int(time[1]) * 60 + int(time[2]) if time else 0
    if not SHORTEST <= seconds <= LONGEST:
        raise Misuse(f"--round must be a time from 5:00 to 240:00, such as 25:00, not {text!r}")
    return seconds


def _typed(wishes: Wishes) -> str:
    """The command that makes the same file again, without folders that mean nothing elsewhere."""
    given = {
        "--airport": wishes.airport,
        "--date": wishes.date,
        "--lines": str(wishes.lines) if wishes.lines != LINES else None,
        "--flights": str(wishes.flights) if wishes.flights else None,
        "--round": wishes.round,
        "--name": wishes.name,
        "--source": wishes.source,
    }
    words = ["airportsim", "import-flights", Path(wishes.table).name]
    for option, value in given.items():
        words += [option, value] if value else []
    return shlex.join(words)


def _tell(texts: Texts, day: Day, made: Made, out: Path) -> None:
    way = "arrivals" if day.arrivals else "departures"
    airlines = texts.say("list.between").join(
        texts.say("import.line", airline=name, count=count) for name, count in made.lines.items()
    )
    values = {
        "kept": sum(made.lines.values()),
        "count": made.count,
        "way": texts.say(f"import.way.{way}"),
        "airlines": airlines,
        "first": clock_of(day.flights[0]),
        "last": clock_of(day.flights[-1]),
    }
    print(texts.say("import.done", file=out))
    print(texts.say("import.taken", **values))
    for key, count in (("twice", day.twice), ("timeless", day.timeless)):
        if count:
            print(texts.say(f"import.{key}", count=count))
    print(texts.say("import.next", file=out))
