"""The columns of timetables, as the world spells them, and what stands in them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

SPELLINGS = {
    "date": ("fldate", "flightdate", "date"),
    "year": ("year",),
    "month": ("month",),
    "day": ("day", "dayofmonth"),
    "airline": (
        "opcarrier", "opuniquecarrier", "reportingairline", "uniquecarrier", "carrier",
        "iatacodereportingairline", "airline", "mktuniquecarrier", "mktcarrier",
    ),
    "number": (
        "opcarrierflnum", "flightnumberreportingairline", "flightnum", "flightnumber", "flight",
        "mktcarrierflnum",
    ),
    "origin": ("origin", "originairport"),
    "dest": ("dest", "destination", "destinationairport"),
    "departs": ("crsdeptime", "scheddeptime", "scheduleddeparture"),
    "arrives": ("crsarrtime", "schedarrtime", "scheduledarrival"),
    "tail": ("tailnum", "tailnumber"),
}  # fmt: skip
"""Each column's names in small letters and digits alone, the one that is preferred first."""

_SAID = {
    "airline": "the airline (OP_CARRIER, Reporting_Airline, carrier)",
    "number": "the flight number (OP_CARRIER_FL_NUM, FlightNum, flight)",
    "origin": "the airport of departure (ORIGIN, origin)",
    "departs": "the planned time of departure (CRS_DEP_TIME, sched_dep_time)",
    "dest": "the airport of arrival (DEST, dest)",
    "arrives": "the planned time of arrival (CRS_ARR_TIME, sched_arr_time)",
    "date": "the date (FL_DATE, or year, month and day)",
}

_NOTHING = {"", "na", "n/a", "nan", "null", "none", "nat", "-"}
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_NUMBER = re.compile(r"(\d{1,4})(?:\.0*)?")
_FLIGHT = re.compile(r"[A-Z]*?\s*0*([1-9]\d{0,3})(?:\.0*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b")
_MONTH_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")

DAY = 24 * 60
"""Minutes of a day."""


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """Which column holds what."""
    plain: dict[str, int] = {}
    for n, name in enumerate(header):
        plain.setdefault(re.sub(r"[^a-z0-9]", "", name.lower()), n)
    found = {}
    for what, names in SPELLINGS.items():
        known = [plain[name] for name in names if name in plain]
        if known:
            found[what] = known[0]
    return found


def missing(columns: Mapping[str, int]) -> list[str]:
    """The columns that a timetable needs and does not have, in words."""
    lacks = [what for what in ("airline", "number") if what not in columns]
    if "date" not in columns and not {"year", "month", "day"} <= set(columns):
        lacks.append("date")
    departures, arrivals = ("origin", "departs"), ("dest", "arrives")
    if not any(set(pair) <= set(columns) for pair in (departures, arrivals)):
        begun = arrivals if "arrives" in columns and "departs" not in columns else departures
        lacks += [what for what in begun if what not in columns]
    return [_SAID[what] for what in lacks]


def is_blank(text: str) -> bool:
    """Whether a table leaves something open here."""
    return text.strip().lower() in _NOTHING


def minute_of(text: str) -> int:
    """The minute of the day of a time such as `517`, `0517`, `5`, `517.0` or `05:17`.

    Midnight is the beginning of the day as `0`, its end as `2400`; raises ValueError.
    """
    clock = _CLOCK.fullmatch(text.strip())
    plain = _NUMBER.fullmatch(text.strip())
    if clock:
        hours, minutes = int(clock[1]), int(clock[2])
    elif plain:
        hours, minutes = divmod(int(plain[1]), 100)
    else:
        raise ValueError(text)
    if minutes > 59 or hours * 60 + minutes > DAY:
        raise ValueError(text)
    return hours * 60 + minutes


def number_of(text: str) -> int:
    """A flight number, from 1 to 9999; raises ValueError."""
    found = _FLIGHT.fullmatch(text.strip().upper())
    if not found:
        raise ValueError(text)
    return int(found[1])


def date_of(text: str) -> date:
    """A day, as `2013-07-10`, `20130710`, `7/10/2013` or `10.7.2013`; raises ValueError.

    What follows it, such as a time, does not count.
    """
    text = text.strip()
    year_first = _YEAR_FIRST.match(text) or _DIGITS.fullmatch(text)
    if year_first:
        return date(int(year_first[1]), int(year_first[2]), int(year_first[3]))
    month_first, day_first = _MONTH_FIRST.match(text), _DAY_FIRST.match(text)
    if month_first:
        return date(int(month_first[3]), int(month_first[1]), int(month_first[2]))
    if day_first:
        return date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
    raise ValueError(text)
