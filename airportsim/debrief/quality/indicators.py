"""The indicators of the service that one airline had in a round, each with what made it so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from airportsim.debrief.quality.facts import Facts, Flight, Outage, Round
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry
from airportsim.model.quality import Indicator

Made = list[tuple[int, Entry]]
"""Entries of the journal that made an indicator worse, each with how much so."""
Found = tuple[int | None, Made]

EVIDENCE = 3
"""So many entries at the most are kept of what made an indicator what it is."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The value of an indicator in its unit, None if there was nothing to measure.

    `evidence` are the entries of the journal that made it worse, the worst first.
    """

    value: int | None
    evidence: tuple[Entry, ...] = ()


def indicators(airport: Airport, round_: Round, terminal: str) -> dict[Indicator, Measured]:
    """All indicators of the airline at a terminal."""
    look = _Look(airport, round_, round_.facts[terminal])
    return {indicator: _measured(*_MEASURES[indicator](look)) for indicator in Indicator}


def _measured(value: int | None, made: Made) -> Measured:
    worst = sorted(made, key=lambda one: (-one[0], one[1].t, one[1].serial))
    entries = dict.fromkeys(entry for _, entry in worst)
    return Measured(value, tuple(entries)[:EVIDENCE])


@dataclass(frozen=True, slots=True)
class _Look:
    """A round as one airline sees it."""

    airport: Airport
    round: Round
    mine: Facts

    @property
    def late(self) -> int:
        return self.airport.scenario.quality.late

    def judged(self) -> list[Flight]:
        """Flights of which it is known whether they were on time."""
        end = self.round.end
        return [
            f
            for f in self.mine.flights
            if f.planned < end and (f.away or f.lost or f.planned + self.late < end)
        ]


def percent(part: int, whole: int) -> int | None:
    """A share in whole percent, rounded half up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def mean(values: Sequence[int]) -> int | None:
    """The mean of whole numbers, rounded half up; None of nothing."""
    return (2 * sum(values) + len(values)) // (2 * len(values)) if values else None


def _alike(entries: Iterable[Entry]) -> Made:
    """Entries of which none is worse than another: the first come first."""
    return [(0, entry) for entry in entries]


# --- reliability ------------------------------------------------------------------------------


def _on_time(look: _Look) -> Found:
    flights = look.judged()
    late = [f for f in flights if not f.away or f.away.t > f.planned + look.late]
    made = [(f.away.t - f.planned, f.away) for f in late if f.away]
    made += [(look.round.end, f.lost) for f in late if f.lost]
    return percent(len(flights) - len(late), len(flights)), made


def _lost(look: _Look) -> Found:
    due = [f for f in look.mine.flights if f.planned < look.round.end]
    lost = [f.lost for f in due if f.lost]
    return percent(len(lost), len(due)), _alike(lost)


def _came_back(look: _Look) -> Found:
    outages = look.mine.outages
    restored = sum(one.end is not None for one in outages)
    seen: set[str] = set()
    again: list[Entry] = []
    for one in outages:
        if one.service in seen:
            again.append(one.began)
        seen.add(one.service)
    return percent(len(again), restored), _alike(again)


def _kept(look: _Look) -> Found:
    broken = [entry for entry, kept in look.mine.promises if not kept]
    count = len(look.mine.promises)
    return percent(count - len(broken), count), _alike(broken)


# --- responsiveness ---------------------------------------------------------------------------


def _acknowledge(look: _Look) -> Found:
    made = [
        ((look.round.end if a.heard is None else a.heard) - a.raised.t, a.raised)
        for a in look.round.alerts
        if look.mine.terminal in a.terminals
    ]
    return mean([seconds for seconds, _ in made]), made


def _restore(look: _Look) -> Found:
    lasted = look.round.faults_at(look.mine.terminal)
    made = [(end - reached.t, reached) for _, reached, end in lasted]
    return mean([seconds for seconds, _ in made]), made


def _silence(look: _Look) -> Found:
    waits = look.mine.silences
    return max((seconds for seconds, _ in waits), default=None), waits


def _answered(look: _Look) -> Found:
    complaints = look.mine.complaints
    open_ = [one.made for one in complaints if one.news is None]
    return percent(len(complaints) - len(open_), len(complaints)), _alike(open_)


# --- assurance --------------------------------------------------------------------------------


def _first_contact(look: _Look) -> Found:
    tickets = look.round.tickets_at(look.mine.terminal)
    restored = [one for one in tickets if one.restored and one.alert.fault >= 0]
    passed_on = [one.escalated for one in restored if one.escalated]
    return percent(len(restored) - len(passed_on), len(restored)), _alike(passed_on)


def _rejected(look: _Look) -> Found:
    tickets = look.round.tickets_at(look.mine.terminal)
    judged = [answer for one in tickets for answer in one.judged]
    wrong = [entry for entry, in_vain in judged if in_vain]
    return percent(len(wrong), len(judged)), _alike(wrong)


def _crashes(look: _Look) -> Found:
    faults = look.round.faults_at(look.mine.terminal)
    crashed = [fault.crashed for fault, _, _ in faults if fault.crashed]
    return len(crashed) if faults else None, _alike(crashed)


# --- empathy ----------------------------------------------------------------------------------


def _unasked(look: _Look) -> Found:
    """A fault is told of unasked if no complaint came before its cure and the first news of it."""
    faults = look.round.faults_at(look.mine.terminal)
    asked: Made = []
    for _, reached, end in faults:
        told = [one for one in look.mine.told if one > reached]
        until = min([end, *(one.t for one in told)])
        made = [
            one.made for one in look.mine.complaints if reached < one.made and one.made.t < until
        ]
        asked += [(0, made[0])] if made else []
    return percent(len(faults) - len(asked), len(faults)), asked


def _in_order(look: _Look) -> Found:
    """A ticket is passed over if a less pressing one of others is begun while it waits."""
    tickets = look.round.tickets_at(look.mine.terminal)
    mine = [one for one in tickets if one.rank is not None]
    others = [
        one
        for one in look.round.tickets
        if one.rank is not None and look.mine.terminal not in one.alert.terminals
    ]
    over: list[Entry] = []
    for one in mine:
        assert one.rank is not None
        ends = (x.t for x in (one.first, one.restored) if x)
        until = min(ends, default=look.round.end)
        first = [
            other.first
            for other in others
            if other.first and other.rank and other.rank[0] > one.rank[0]
            and one.logged < other.first.t < until
        ]  # fmt: skip
        over += [min(first)] if first else []
    return percent(len(mine) - len(over), len(mine)), _alike(over)


def _right_contact(look: _Look) -> Found:
    tickets = look.round.tickets_at(look.mine.terminal)
    sent_on = [one.sent_on[0] for one in tickets if one.sent_on]
    return percent(len(tickets) - len(sent_on), len(tickets)), _alike(sent_on)


# --- tangibles --------------------------------------------------------------------------------


def _visible(look: _Look) -> Found:
    """The share of the round in which something that passengers see was down."""
    end = look.round.end
    spells = [(one.began.t, end if one.end is None else one.end) for one in _seen(look)]
    made = [(b - a, one.began) for (a, b), one in zip(spells, _seen(look), strict=True)]
    seconds = until = 0
    for start, stop in sorted(spells):
        seconds += max(0, stop - max(start, until))
        until = max(until, stop)
    return percent(seconds, end), made


def _outages(look: _Look) -> Found:
    seen = _seen(look)
    return len(seen), _alike(one.began for one in seen)


def _seen(look: _Look) -> list[Outage]:
    services = [s.id for s in look.airport.scenario.services if s.visible]
    return [one for one in look.mine.outages if not services or one.service in services]


def _queue(look: _Look) -> Found:
    """The most flights that were stopped at once, and the entries with which they were."""
    changes: list[tuple[int, int, Entry]] = []
    for flight in look.mine.flights:
        for start, end, entry in flight.waits:
            changes += [(start, 1, entry), (end, -1, entry)]
    waiting = most = 0
    made: Made = []
    for _, change, entry in sorted(changes, key=lambda one: (one[0], one[1], one[2].serial)):
        waiting += change
        most = max(most, waiting)
        if change > 0:
            made.append((waiting, entry))
    return most if look.mine.flights else None, made


def _compensated(look: _Look) -> Found:
    complaints = look.mine.complaints
    unpaid = [one.made for one in complaints if not one.paid]
    return percent(len(complaints) - len(unpaid), len(complaints)), _alike(unpaid)


_MEASURES: dict[Indicator, Callable[[_Look], Found]] = {
    Indicator.ON_TIME: _on_time,
    Indicator.LOST: _lost,
    Indicator.CAME_BACK: _came_back,
    Indicator.KEPT: _kept,
    Indicator.ACKNOWLEDGE: _acknowledge,
    Indicator.RESTORE: _restore,
    Indicator.SILENCE: _silence,
    Indicator.ANSWERED: _answered,
    Indicator.FIRST_CONTACT: _first_contact,
    Indicator.REJECTED: _rejected,
    Indicator.CRASHES: _crashes,
    Indicator.UNASKED: _unasked,
    Indicator.IN_ORDER: _in_order,
    Indicator.RIGHT_CONTACT: _right_contact,
    Indicator.VISIBLE: _visible,
    Indicator.OUTAGES: _outages,
    Indicator.QUEUE: _queue,
    Indicator.COMPENSATED: _compensated,
}
