"""The way of each fault of a round from its strike to its cure, read from the journal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from airportsim.debrief.incident import Incident, Origin
from airportsim.debrief.spans import spans_of
from airportsim.debrief.tickets import Tickets, came_to_nothing
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.interventions import INJECTED
from airportsim.model.journal import Entry
from airportsim.model.state import Place
from airportsim.model.words import Phase, RestoredBy


def incidents(
    airport: Airport, journal: Iterable[Entry], end: int | None = None
) -> tuple[Incident, ...]:
    """The faults of a round in the order of their strikes.

    `end` is the second at which the round was cut short, None if it was played to its end.
    """
    reading = _Reading(airport)
    for t, _, event in journal:
        reading.read(t, event)
    last = airport.scenario.schedule.round if end is None else end
    return tuple(reading.incident(fault, last) for fault in reading.faults)


@dataclass(slots=True)
class _Fault:
    """A fault so far, with the second at which each thing first happened to it."""

    struck: e.FaultStruck
    times: dict[str, int] = field(default_factory=dict)
    alerts: list[int] = field(default_factory=list)
    tickets: list[int] = field(default_factory=list)
    services: list[str] = field(default_factory=list)
    holds: set[Place] = field(default_factory=set)
    lost: list[int] = field(default_factory=list)
    rejected: int = 0
    healthy: int = 0
    by_article: bool = False
    restored_by: RestoredBy | None = None


class _Reading:
    """What the journal has told so far."""

    def __init__(self, airport: Airport) -> None:
        self.airport = airport
        self.faults: list[_Fault] = []
        self.tickets = Tickets()
        self.alerts: list[e.AlertRaised] = []
        self.departing: set[int] = set()
        self.previous: e.Event | None = None

    def read(self, t: int, event: e.Event) -> None:
        """Take in what happened."""
        self.tickets.read(t, event)
        kind = type(event)
        if kind in _READ:
            _READ[kind](self, t, event)
        if kind in _FIRSTS:
            fault = self._behind(event)
            if fault is not None:
                fault.times.setdefault(_FIRSTS[kind], t)
        self.previous = event

    def incident(self, fault: _Fault, end: int) -> Incident:
        """A fault as it stands when the round is over."""
        struck, times = fault.struck, fault.times
        symptoms = self.airport.fault_of[struck.item, struck.mode].symptoms
        reached = {t for s in symptoms if s.service in fault.services for t in s.terminals}
        ended = times.get("fixed_at", max(end, times["struck_at"]))
        ways = [self.tickets.by_number[number].pieces for number in fault.tickets]
        return Incident(
            fault=struck.fault,
            origin=_origin(struck.strike),
            item=struck.item,
            mode=struck.mode,
            struck_at=times["struck_at"],
            ended_at=ended,
            restored_by=fault.restored_by,
            alerted_at=times.get("alerted_at"),
            reported_at=times.get("reported_at"),
            logged_at=times.get("logged_at"),
            escalated_at=times.get("escalated_at"),
            taken_at=times.get("taken_at"),
            proposed_at=times.get("proposed_at"),
            fixed_at=times.get("fixed_at"),
            crashed_at=times.get("crashed_at"),
            services=tuple(fault.services),
            terminals=tuple(t for t in self.airport.scenario.terminals if t in reached),
            alerts=tuple(fault.alerts),
            tickets=tuple(fault.tickets),
            spans=spans_of(ways, times["struck_at"], ended),
            lost=tuple(fault.lost),
            rejected=fault.rejected,
            healthy=fault.healthy,
            by_article=fault.by_article,
        )

    def struck(self, t: int, event: e.FaultStruck) -> None:
        self.faults.append(_Fault(event))

    def failed(self, t: int, event: e.ServiceFailed) -> None:
        fault = self.faults[event.fault]
        fault.services.append(event.service)
        kind = self.airport.fault_of[fault.struck.item, fault.struck.mode]
        phase = self.airport.services[event.service].phase
        fault.holds |= {(t, phase) for service, t in kind.tiles if service == event.service}

    def crashed(self, t: int, event: e.FaultCrashed) -> None:
        fault = self.faults[event.fault]
        phases = {phase for _, phase in fault.holds}
        fault.holds = {(t, p) for t in self.airport.scenario.terminals for p in phases}

    def alerted(self, t: int, event: e.AlertRaised) -> None:
        self.alerts.append(event)
        if event.fault >= 0:
            self.faults[event.fault].alerts.append(event.alert)
            self.tickets.alerted(t, event.fault, event.service)

    def reported(self, t: int, event: e.TicketReported) -> None:
        alert = self.alerts[event.alert]
        self.tickets.opened(t, event.ticket, alert.fault, alert.service)
        if alert.fault >= 0:
            self.faults[alert.fault].tickets.append(event.ticket)

    def fixed(self, t: int, event: e.FaultFixed) -> None:
        fault, before = self.faults[event.fault], self.previous
        fault.restored_by = event.by
        fault.by_article = isinstance(before, e.ArticleTried) and before.helped
        fault.holds.clear()

    def tested(self, t: int, event: e.ItemTested) -> None:
        fault = self._behind(event)
        if fault is not None:
            fault.healthy += not event.mode

    def verified(self, t: int, event: e.FixVerified) -> None:
        fault = self._behind(event)
        if fault is not None:
            fault.rejected += came_to_nothing(event)

    def departs(self, t: int, event: e.FlightDeparting) -> None:
        self.departing.add(event.flight)

    def diverted(self, t: int, event: e.FlightDiverted) -> None:
        """In the air a flight waits for an arrival service, or for a stand that others hold."""
        terminal = self._terminal(event.flight)
        if not self._lose(event.flight, {(terminal, Phase.ARRIVAL)}):
            self._lose(event.flight, {(terminal, phase) for phase in Phase})

    def cancelled(self, t: int, event: e.FlightCancelled) -> None:
        phase = Phase.DEPARTURE if event.flight in self.departing else Phase.TURNAROUND
        self._lose(event.flight, {(self._terminal(event.flight), phase)})

    def _lose(self, flight: int, places: set[Place]) -> bool:
        """Lay the loss of a flight to the faults that hold one of these places."""
        guilty = [fault for fault in self.faults if fault.holds & places]
        for fault in guilty:
            fault.lost.append(flight)
        return bool(guilty)

    def _terminal(self, flight: int) -> str:
        return self.airport.timetable[flight].terminal

    def _behind(self, event: Any) -> _Fault | None:
        """The fault that an event is about, by itself or by its ticket."""
        number = event.fault if hasattr(event, "fault") else -1
        if hasattr(event, "ticket"):
            number = self.tickets.by_number[event.ticket].fault
        return self.faults[number] if number >= 0 else None


_READ: dict[type[Any], Callable[[_Reading, int, Any], None]] = {
    e.FaultStruck: _Reading.struck,
    e.ServiceFailed: _Reading.failed,
    e.FaultCrashed: _Reading.crashed,
    e.AlertRaised: _Reading.alerted,
    e.TicketReported: _Reading.reported,
    e.FaultFixed: _Reading.fixed,
    e.ItemTested: _Reading.tested,
    e.FixVerified: _Reading.verified,
    e.FlightDeparting: _Reading.departs,
    e.FlightDiverted: _Reading.diverted,
    e.FlightCancelled: _Reading.cancelled,
}
_FIRSTS: dict[type[Any], str] = {
    e.FaultStruck: "struck_at",
    e.AlertRaised: "alerted_at",
    e.TicketReported: "reported_at",
    e.TicketLogged: "logged_at",
    e.TicketEscalated: "escalated_at",
    e.TicketTaken: "taken_at",
    e.FixProposed: "proposed_at",
    e.FaultFixed: "fixed_at",
    e.FaultCrashed: "crashed_at",
}


def _origin(strike: int) -> Origin:
    if strike >= 0:
        return Origin.DRAW
    return Origin.FACILITATOR if strike <= INJECTED else Origin.SCENARIO
