"""A real day pressed into a round: which lines fly, which of their flights, and when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapreplace
from itertools import pairwise

from airportsim.files.problems import FileProblem
from airportsim.files.timetable_columns import DAY
from airportsim.files.timetables import Day, Flown
from airportsim.model.flying import Flying


@dataclass(frozen=True, slots=True)
class Due:
    """A real flight at its second of the round."""

    at: int
    flown: Flown


def busiest(day: Day, lines: int, wanted: int) -> Mapping[str, list[Flown]]:
    """The flights of the busiest airlines, thinned evenly to as many as are wanted.

    Each airline keeps its share of them, and at least one; raises FileProblem where there are too
    few airlines or flights.
    """
    found: dict[str, list[Flown]] = {}
    for flight in day.flights:
        found.setdefault(flight.airline, []).append(flight)
    ranked = sorted(found, key=lambda name: (-len(found[name]), name))
    where = f"{day.airport} on {day.date}"
    if len(ranked) < lines:
        there = f"{len(ranked)} ({', '.join(ranked)})"
        wanted_lines = f"{lines} airlines are wanted, and there are {there}"
        raise FileProblem(f"{where}: {wanted_lines}; ask for --lines {len(ranked)}")
    if wanted < lines:
        raise FileProblem(f"{lines} airlines are wanted, and only {wanted} flights for them")
    chosen = {name: found[name] for name in ranked[:lines]}
    count = sum(map(len, chosen.values()))
    if count < wanted:
        raise FileProblem(
            f"{where}: {wanted} flights are wanted, and its {lines} busiest airlines have {count}; "
            f"ask for --flights {count} or fewer"
        )
    shares = _shares([len(flights) for flights in chosen.values()], wanted)
    return {
        name: _thinned(flights, share)
        for (name, flights), share in zip(chosen.items(), shares, strict=True)
    }


def pressed(lines: Mapping[str, Sequence[Flown]], over: int) -> list[Due]:
    """The flights in order, their times of the day scaled into the first `over` seconds.

    The day begins after its longest pause, so that flights after midnight end it, and one at 24:00
    never begins it.
    """
    flights = [flight for line in lines.values() for flight in line]
    start = _morning({flight.minute for flight in flights})
    ranks = {name: n for n, name in enumerate(lines)}
    timed = sorted(
        (_minutes_after(start, flight.minute), ranks[flight.airline], flight.number, flight)
        for flight in flights
    )
    span = timed[-1][0] + 1
    return [Due(minute * over // span, flight) for minute, _, _, flight in timed]


def _minutes_after(start: int, minute: int) -> int:
    """How long after the beginning of a day a minute is; 24:00 is its end if it begins at 0:00."""
    return (minute - start) % DAY or (DAY if minute == DAY != start else 0)


def roomy(due: Sequence[Due], flying: Flying, patience: int) -> tuple[int, int]:
    """The least runways and stands with which nobody waits longer than `patience` seconds.

    Never fewer than there are; it is worked out for a round in which everything works.
    """
    enough = len(due)
    runways = next(
        n for n in range(flying.runways, flying.runways + enough + 1)
        if _longest_wait(due, flying, n, enough) <= patience
    )  # fmt: skip
    stands = next(
        n for n in range(flying.stands, flying.stands + enough + 1)
        if _longest_wait(due, flying, runways, n) <= patience
    )  # fmt: skip
    return runways, stands


def _shares(sizes: Sequence[int], wanted: int) -> list[int]:
    """How many of each size are kept, in proportion and by the largest remainders."""
    total = sum(sizes)
    shares = [max(1, size * wanted // total) for size in sizes]
    by_rest = sorted(range(len(sizes)), key=lambda n: (-(sizes[n] * wanted % total), n))
    for n in by_rest:
        if sum(shares) < wanted and shares[n] < sizes[n]:
            shares[n] += 1
    while sum(shares) > wanted:
        shares[shares.index(max(shares))] -= 1
    return shares


def _thinned(flights: Sequence[Flown], count: int) -> list[Flown]:
    """So many of the flights, at even distances by rank."""
    return [flights[(2 * n + 1) * len(flights) // (2 * count)] for n in range(count)]


def _morning(minutes: Iterable[int]) -> int:
    """The minute at which a day begins: the one after the longest pause, the night."""
    known = sorted(minutes)
    night, start = known[0] + DAY - known[-1], known[0]
    for before, after in pairwise(known):
        if after - before > night and after < DAY:
            night, start = after - before, after
    return start


def _longest_wait(due: Sequence[Due], flying: Flying, runways: int, stands: int) -> int:
    """The longest wait in the air, one flight after the other, while everything works."""
    on_stand = flying.turnaround + flying.departure
    free = [0] * runways
    places: dict[str, list[int]] = {}
    longest = 0
    for one in due:
        at_line = places.setdefault(one.flown.airline, [0] * stands)
        start = max(one.at, free[0], at_line[0])
        heapreplace(free, start + flying.landing)
        heapreplace(at_line, start + flying.landing + on_stand)
        longest = max(longest, start - one.at)
    return longest
