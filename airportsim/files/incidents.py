"""The rows of an exported session for its faults, worked out from its journals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from airportsim.files.tables import Played, Row, listed
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.interventions import INJECTED
from airportsim.model.journal import Entry


def incident_rows(airport: Airport, played: Played) -> Iterator[Row]:
    """The way of each fault from its strike to its cure."""
    for fault in _incidents(played.journal):
        struck = fault.struck
        symptoms = airport.fault_of[struck.item, struck.mode].symptoms
        reached = {t for s in symptoms if s.service in fault.services for t in s.terminals}
        yield {
            **played.key,
            "fault": struck.fault,
            "origin": _origin(struck.strike),
            "item": struck.item,
            "mode": struck.mode,
            **dict.fromkeys(_FIRSTS.values()),
            **fault.times,
            "restored_by": fault.restored_by,
            "alerts": listed(fault.alerts),
            "tickets": listed(fault.tickets),
            "services": listed(fault.services),
            "terminals": listed(t for t in airport.scenario.terminals if t in reached),
        }


@dataclass(slots=True)
class _Incident:
    """A fault, with the times at which each thing first happened to it."""

    struck: e.FaultStruck
    times: dict[str, int]
    alerts: list[int]
    tickets: list[int]
    services: list[str]
    restored_by: str = ""


def _incidents(journal: Iterable[Entry]) -> list[_Incident]:
    """The faults of a journal in order; a ticket belongs to the fault behind its alert."""
    faults: list[_Incident] = []
    behind_alert: dict[int, _Incident] = {}
    behind_ticket: dict[int, _Incident] = {}
    for t, _, event in journal:
        fault = None
        if isinstance(event, e.FaultStruck):
            fault = _Incident(event, {}, [], [], [])
            faults.append(fault)
        elif isinstance(event, e.ServiceFailed):
            faults[event.fault].services.append(event.service)
        elif isinstance(event, e.AlertRaised):
            if event.fault >= 0:
                fault = behind_alert[event.alert] = faults[event.fault]
                fault.alerts.append(event.alert)
        elif isinstance(event, e.TicketReported):
            fault = behind_alert.get(event.alert)
            if fault:
                fault.tickets.append(event.ticket)
                behind_ticket[event.ticket] = fault
        elif isinstance(event, e.FaultFixed):
            fault = faults[event.fault]
            fault.restored_by = event.by.value
        elif isinstance(event, e.FaultCrashed):
            fault = faults[event.fault]
        elif isinstance(event, _OF_TICKETS):
            fault = behind_ticket.get(event.ticket)
        if fault:
            fault.times.setdefault(_FIRSTS[type(event)], t)
    return faults


_OF_TICKETS = (e.TicketLogged, e.TicketEscalated, e.TicketTaken, e.FixProposed)
_FIRSTS: dict[type[Any], str] = {
    e.FaultStruck: "struck_s",
    e.AlertRaised: "first_alert_s",
    e.TicketReported: "first_reported_s",
    e.TicketLogged: "first_logged_s",
    e.TicketEscalated: "escalated_s",
    e.TicketTaken: "taken_s",
    e.FixProposed: "first_fix_proposed_s",
    e.FaultFixed: "fixed_s",
    e.FaultCrashed: "crashed_s",
}


def _origin(strike: int) -> str:
    if strike >= 0:
        return "draw"
    return "facilitator" if strike <= INJECTED else "scenario"
