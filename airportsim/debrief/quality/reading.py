"""The journal of a round, read for what each airline had to live with."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from airportsim.debrief.quality.facts import (
    Alert,
    Complaint,
    Facts,
    Fault,
    Flight,
    Outage,
    Round,
    Suffered,
    Ticket,
)
from airportsim.debrief.tickets import HANDS_ON, came_to_nothing
from airportsim.model import events as e
from airportsim.model.airport import Airport, Tile
from airportsim.model.journal import Entry


def read(airport: Airport, journal: Iterable[Entry], end: int | None = None) -> Round:
    """What happened to each airline; `end` is when the round was cut short, if it was."""
    reading = Reading(airport)
    for entry in journal:
        reading.take(entry)
    return reading.at(airport.scenario.schedule.round if end is None else end)


class Reading:
    """What the journal of a round has told so far; entries are taken in one by one."""

    def __init__(self, airport: Airport) -> None:
        flying = airport.scenario.flying
        self.airport = airport
        self.stay = flying.landing + flying.turnaround + flying.departure
        self.round = Round(0, {t: Facts(t) for t in airport.scenario.terminals})
        self.flights = [Flight(planned.due + self.stay) for planned in airport.timetable]
        self.since: dict[int, tuple[int, Entry]] = {}
        self.types: list[str] = []
        self.holds: list[set[Tile]] = []
        self.held: dict[Tile, int] = {}
        self.down: dict[Tile, Outage] = {}
        self.dark = dict.fromkeys(airport.scenario.terminals, 0)
        self.silent: dict[str, Entry] = {}
        self.complaints: list[Complaint] = []
        self.failures: dict[tuple[int, str], Suffered] = {}
        self.failing: dict[Tile, Suffered] = {}

    def take(self, entry: Entry) -> None:
        """Take in the next entry of the journal."""
        take_in = _READ.get(type(entry.event))
        if take_in is not None:
            take_in(self, entry, entry.event)

    def at(self, end: int) -> Round:
        """All facts as if the round had ended at this second, no earlier than the last entry.

        The reading can go on; what is answered here is good until then.
        """
        flights = [*self.flights]
        for number, (since, entry) in self.since.items():
            if since < end:
                flight = flights[number]
                flights[number] = replace(flight, waits=[*flight.waits, (since, end, entry)])
        facts = {t: replace(mine, flights=[]) for t, mine in self.round.facts.items()}
        for planned, flight in zip(self.airport.timetable, flights, strict=True):
            facts[planned.terminal].flights.append(flight)
        for terminal, entry in self.silent.items():
            mine = facts[terminal]
            mine.silences = [*mine.silences, (end - entry.t, entry)]
        return replace(self.round, end=end, facts=facts)

    # --- flights: a flight is stopped from the second at which it could have gone on

    def holding(self, entry: Entry, event: e.FlightHolding) -> None:
        self.since[event.flight] = entry.t, entry

    def landing(self, entry: Entry, event: e.FlightLanding) -> None:
        self._goes_on(entry, event.flight)

    def on_stand(self, entry: Entry, event: e.FlightOnStand) -> None:
        flying = self.airport.scenario.flying
        self.since[event.flight] = entry.t + flying.turnaround, entry

    def departing(self, entry: Entry, event: e.FlightDeparting) -> None:
        self._goes_on(entry, event.flight)
        self.since[event.flight] = entry.t + self.airport.scenario.flying.departure, entry

    def away(self, entry: Entry, event: e.FlightAway) -> None:
        self._goes_on(entry, event.flight)
        self.flights[event.flight].away = entry

    def lost(self, entry: Entry, event: e.FlightDiverted | e.FlightCancelled) -> None:
        self._goes_on(entry, event.flight)
        self.flights[event.flight].lost = entry

    def _goes_on(self, entry: Entry, number: int) -> None:
        since, begun = self.since.pop(number, (entry.t, entry))
        if since < entry.t:
            self.flights[number].waits.append((since, entry.t, begun))

    # --- faults and the board

    def struck(self, entry: Entry, event: e.FaultStruck) -> None:
        self.round.faults.append(Fault(event.fault, event.item, event.mode))
        self.types.append(event.item)
        self.holds.append(set())

    def failed(self, entry: Entry, event: e.ServiceFailed) -> None:
        where = self.airport.covers[self.types[event.fault]][event.service]
        self._hold(entry, event.fault, {(event.service, t) for t in where})

    def crashed(self, entry: Entry, event: e.FaultCrashed) -> None:
        self.round.faults[event.fault].crashed = entry
        services, terminals = self.airport.covers[self.types[event.fault]], self.round.facts
        self._hold(entry, event.fault, {(s, t) for s in services for t in terminals})
        for number, alert in enumerate(self.round.alerts):
            if alert.fault == event.fault:
                told = alert.raised.event
                assert isinstance(told, e.AlertRaised)
                self._suffer(entry, number, told.service, terminals)
        for terminal in terminals:
            self.round.faults[event.fault].seen.setdefault(terminal, entry)

    def fixed(self, entry: Entry, event: e.FaultFixed) -> None:
        self.round.faults[event.fault].end = entry.t
        for tile in self.holds[event.fault]:
            self._release(entry, tile)
        self.holds[event.fault] = set()
        for alert in self.round.alerts:
            if alert.fault == event.fault and alert.heard is None:
                alert.heard = entry.t

    def worsened(self, entry: Entry, event: e.ItemWorsened) -> None:
        for tile in self._tiles(event.item):
            self._take_down(entry, tile)

    def recovered(self, entry: Entry, event: e.ItemRecovered) -> None:
        for tile in self._tiles(event.item):
            self._release(entry, tile)

    def _tiles(self, item: str) -> list[Tile]:
        return [(s, t) for s, where in self.airport.covers[item].items() for t in where]

    def _hold(self, entry: Entry, number: int, tiles: set[Tile]) -> None:
        """Let a fault hold tiles, in the order of the board."""
        new = tiles - self.holds[number]
        self.holds[number] |= new
        fault = self.round.faults[number]
        for tile in sorted(new):
            fault.reached.setdefault(tile[1], entry)
            if self._take_down(entry, tile, number):
                fault.seen.setdefault(tile[1], entry)

    def _take_down(self, entry: Entry, tile: Tile, fault: int = -1) -> bool:
        """Hold a tile once more; whether it ran until now."""
        self.held[tile] = self.held.get(tile, 0) + 1
        if self.held[tile] > 1:
            return False
        terminal = tile[1]
        self.down[tile] = Outage(tile[0], entry, fault=fault)
        self.round.facts[terminal].outages.append(self.down[tile])
        self.dark[terminal] += 1
        self.silent.setdefault(terminal, entry)
        return True

    def _release(self, entry: Entry, tile: Tile) -> None:
        self.held[tile] -= 1
        if self.held[tile]:
            return
        terminal = tile[1]
        self.down.pop(tile).end = entry.t
        if tile in self.failing:
            self.failing.pop(tile).end = entry.t
        self.dark[terminal] -= 1
        if not self.dark[terminal]:
            self._heard(entry, terminal)

    def _heard(self, entry: Entry, terminal: str) -> None:
        """End an airline's wait for news, if it has any."""
        since = self.silent.pop(terminal, None)
        if since is not None:
            self.round.facts[terminal].silences.append((entry.t - since.t, since))

    # --- the airlines

    def complained(self, entry: Entry, event: e.ComplaintMade) -> None:
        complaint = Complaint(entry)
        self.complaints.append(complaint)
        self.round.facts[event.terminal].complaints.append(complaint)

    def told(self, entry: Entry, event: e.AirlineInformed | e.AirlineCompensated) -> None:
        if event.complaint >= 0:
            self.complaints[event.complaint].news = entry
            self.complaints[event.complaint].paid = isinstance(event, e.AirlineCompensated)
        self.round.facts[event.terminal].told.append(entry)
        failure = self.failures.get((event.alert, event.terminal))
        if failure is not None:
            informed = isinstance(event, e.AirlineInformed)
            (failure.told if informed else failure.paid).append(entry)
        if event.terminal in self.silent:
            self._heard(entry, event.terminal)
            self.silent[event.terminal] = entry

    def promised(self, entry: Entry, event: e.PromiseEnded) -> None:
        self.round.facts[event.terminal].promises.append((entry, event.kept))
        if event.alert >= 0:
            self.failures[event.alert, event.terminal].promises.append((entry, event.kept))

    def apologised(self, entry: Entry, event: e.AirlineApologised) -> None:
        self.failures[event.alert, event.terminal].apologised = entry

    def asked(self, entry: Entry, event: e.CompensationAsked) -> None:
        self.failures[event.alert, event.terminal].asked.append(entry)

    def _suffer(self, entry: Entry, number: int, service: str, where: Iterable[str]) -> None:
        """Note which airlines suffer from what an alert tells, if they do not already."""
        for terminal in where:
            tile = service, terminal
            if tile in self.down and tile not in self.failing:
                failure = Suffered(service, self.round.alerts[number].fault, entry)
                self.failing[tile] = self.failures[number, terminal] = failure
                self.round.facts[terminal].failures.append(failure)

    # --- tickets

    def alerted(self, entry: Entry, event: e.AlertRaised) -> None:
        self.round.alerts.append(Alert(entry, event.fault, event.terminals))
        self._suffer(entry, event.alert, event.service, event.terminals)

    def reported(self, entry: Entry, event: e.TicketReported) -> None:
        self.round.tickets.append(Ticket(self.round.alerts[event.alert]))

    def logged(self, entry: Entry, event: e.TicketLogged) -> None:
        ticket = self.round.tickets[event.ticket]
        ticket.logged = entry.t
        pressing = event.priority or -int(event.impact) * int(event.urgency)
        ticket.rank = pressing, event.ticket
        self._listed(entry, ticket)

    def merged(self, entry: Entry, event: e.TicketMerged) -> None:
        ticket = self.round.tickets[event.ticket]
        ticket.rank = None
        self._listed(entry, ticket)

    def _listed(self, entry: Entry, ticket: Ticket) -> None:
        if ticket.alert.heard is None:
            ticket.alert.heard = entry.t

    def priority(self, entry: Entry, event: e.PriorityChanged) -> None:
        ticket = self.round.tickets[event.ticket]
        if ticket.rank is not None:
            ticket.rank = event.priority, event.ticket

    def work(self, entry: Entry, event: e.WorkStarted) -> None:
        if event.work in HANDS_ON and self.round.tickets[event.target].first is None:
            self.round.tickets[event.target].first = entry

    def taken(self, entry: Entry, event: e.TicketTaken) -> None:
        if self.round.tickets[event.ticket].first is None:
            self.round.tickets[event.ticket].first = entry

    def escalated(self, entry: Entry, event: e.TicketEscalated) -> None:
        self.round.tickets[event.ticket].escalated = entry

    def sent_on(
        self, entry: Entry, event: e.TicketChased | e.AskedBack | e.TicketHandedBack
    ) -> None:
        self.round.tickets[event.ticket].sent_on.append(entry)

    def judged(self, entry: Entry, event: e.FixVerified) -> None:
        self.round.tickets[event.ticket].judged.append((entry, came_to_nothing(event)))

    def restored(self, entry: Entry, event: e.TicketRestored) -> None:
        self.round.tickets[event.ticket].restored = entry


_READ: dict[type[Any], Callable[[Reading, Entry, Any], None]] = {
    e.FlightHolding: Reading.holding,
    e.FlightLanding: Reading.landing,
    e.FlightOnStand: Reading.on_stand,
    e.FlightDeparting: Reading.departing,
    e.FlightAway: Reading.away,
    e.FlightDiverted: Reading.lost,
    e.FlightCancelled: Reading.lost,
    e.FaultStruck: Reading.struck,
    e.ServiceFailed: Reading.failed,
    e.FaultCrashed: Reading.crashed,
    e.FaultFixed: Reading.fixed,
    e.ItemWorsened: Reading.worsened,
    e.ItemRecovered: Reading.recovered,
    e.ComplaintMade: Reading.complained,
    e.AirlineInformed: Reading.told,
    e.AirlineCompensated: Reading.told,
    e.AirlineApologised: Reading.apologised,
    e.CompensationAsked: Reading.asked,
    e.PromiseEnded: Reading.promised,
    e.AlertRaised: Reading.alerted,
    e.TicketReported: Reading.reported,
    e.TicketLogged: Reading.logged,
    e.TicketMerged: Reading.merged,
    e.PriorityChanged: Reading.priority,
    e.WorkStarted: Reading.work,
    e.TicketTaken: Reading.taken,
    e.TicketEscalated: Reading.escalated,
    e.TicketChased: Reading.sent_on,
    e.AskedBack: Reading.sent_on,
    e.TicketHandedBack: Reading.sent_on,
    e.FixVerified: Reading.judged,
    e.TicketRestored: Reading.restored,
}
