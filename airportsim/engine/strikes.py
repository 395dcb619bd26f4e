"""When and how faults strike, reach the board, crash, and what happens when they are gone."""

from bisect import bisect_right
from collections.abc import Generator
from dataclasses import dataclass
from math import isqrt

from simpy.events import Event, Process, Timeout

from airportsim.engine.pace import Pace
from airportsim.engine.traffic import Traffic
from airportsim.engine.world import World
from airportsim.model import events as e
from airportsim.model.airport import Airport, FaultType, Symptom, Tile
from airportsim.model.draws import Draws
from airportsim.model.interventions import INJECTED, Inject
from airportsim.model.scenario import Strikes
from airportsim.model.state import Fault, Ticket
from airportsim.model.words import Manner, RestoredBy, TicketState

_SPAN = 1 << 32
_FINE = 1 << 20


@dataclass(frozen=True, slots=True)
class Strike:
    """A fault that will strike: `number` is below 0 for one that somebody sets by hand."""

    at: int
    number: int
    fault: FaultType


def drawn_strikes(airport: Airport, round_number: int, draws: Draws) -> list[Strike]:
    """The strikes of a round in order of time: those set by hand, and the stratified draw.

    The round is cut into parts in which equally many faults are expected, and so is the list
    of fault types (by reach, then by who can cure them): each part gets one strike.
    """
    scenario = airport.scenario
    profile = scenario.strikes
    fixed = [
        Strike(fault.at, -1 - n, airport.fault_of[fault.item, fault.mode])
        for n, fault in enumerate(scenario.rounds[round_number - 1].faults)
    ]
    types, sums = airport.strata
    shuffled = sorted(range(profile.count), key=lambda k: (draws.token("order", k), k))
    drawn = []
    for k, part in enumerate(shuffled):
        within = (k * _SPAN + draws.below(_SPAN, "strike time", k)) // profile.count
        mark = (part * _SPAN + draws.below(_SPAN, "strike type", k)) // profile.count
        kind = types[bisect_right(sums, mark * sums[-1] // _SPAN)]
        drawn.append(Strike(_when(profile, within), k, kind))
    return sorted(fixed + drawn, key=lambda s: (s.at, s.number >= 0, abs(s.number)))


def _when(profile: Strikes, share: int) -> int:
    """The second by which a share (of 2**32) of the faults has struck, the rate rising linearly."""
    last = round(profile.acceleration * 1000)
    if last == 1000:
        return profile.first + (profile.last - profile.first) * share // _SPAN
    square = 1_000_000 * _SPAN + (last * last - 1_000_000) * share
    root = isqrt(square * _FINE * _FINE // (1_000_000 * _SPAN))
    passed = (root - _FINE) * 1000 * (profile.last - profile.first)
    return profile.first + passed // ((last - 1000) * _FINE)


class Outages:
    """The faults of a running round."""

    def __init__(self, world: World, traffic: Traffic) -> None:
        self.world = world
        self.traffic = traffic
        strikes = drawn_strikes(world.airport, world.state.setup.number, world.draws)
        self._coming = strikes[::-1]
        self._pace = Pace()
        Process(world.env, self._strike(self._pace))
        for k in range(world.scenario.strikes.false_alarms):
            Process(world.env, self._false_alarm(k))

    def inject(self, command: Inject) -> None:
        """Let an item fail, now or later, whatever the pace; the fault has draws of its own."""
        world = self.world
        at, number = max(command.at, world.now), INJECTED - len(world.state.injected)
        fault = world.airport.fault_of[command.item, command.mode]
        world.emit(e.FaultInjected(command.item, command.mode, at))
        Process(world.env, self._injected(Strike(at, number, fault)))

    def set_pace(self, percent: int) -> None:
        """Stretch or shorten, from now on, the intervals between the strikes still to come.

        They are `percent` of those drawn, whatever pace came before; what has passed of an interval
        stays passed. Strikes that the scenario sets by hand move with the drawn ones; injected ones
        and false alarms keep their time. Nothing strikes that has come to lie after the round.
        """
        self.world.emit(e.PaceSet(percent))
        self._pace = self._pace.changed(self.world.now, percent)
        Process(self.world.env, self._strike(self._pace))

    def fix(self, fault: Fault, by: RestoredBy) -> None:
        """Cure a fault: its services return, its tickets are restored, what it hid shows."""
        world, state = self.world, self.world.state
        freed = list(fault.holds)
        world.emit(e.FaultFixed(fault.number, by))
        for number in fault.alerts:
            ticket = state.ticket_of(number)
            if ticket and ticket.restored_at < 0 and ticket.state not in _OVER:
                self.settle(ticket)
        self._show_what_was_hidden(freed)

    def settle(self, ticket: Ticket) -> None:
        """Let a ticket be restored; what was wrongly merged into it shows again."""
        self.world.emit(e.TicketRestored(ticket.number))
        self.show_what_was_merged(ticket)

    def show_what_was_merged(self, master: Ticket) -> None:
        """Let faults alert again that a wrong merge had hidden behind a ticket now done with."""
        state = self.world.state
        for number in master.merged:
            ticket = state.tickets[number]
            fault = state.truth[ticket.alert]
            if fault >= 0 and state.faults[fault].fixed_at < 0:
                self._alert_again(state.faults[fault], ticket.symptom)
            self.show_what_was_merged(ticket)

    def worsen(self, item: str) -> None:
        """Take an item down for a while, as a wrong change does."""
        Process(self.world.env, self._worsened(item))

    def _worsened(self, item: str) -> Generator[Event]:
        self.world.emit(e.ItemWorsened(item))
        yield Timeout(self.world.env, self.world.scenario.practice.wrong_change)
        self.world.emit(e.ItemRecovered(item))
        cover = self.world.airport.covers[item]
        self._show_what_was_hidden([(s, t) for s, where in cover.items() for t in where])

    def _show_what_was_hidden(self, freed: list[Tile]) -> None:
        """After an outage: other faults that still hold its tiles alert, and flights go on."""
        still = {tile for tile in freed if self.world.state.is_down(tile)}
        for fault in self.world.state.broken.values() if still else ():
            for symptom in fault.type.symptoms:
                hidden = any((symptom.service, t) in still for t in symptom.terminals)
                if hidden and (symptom.service, symptom.terminals[0]) in fault.holds:
                    self._alert_again(fault, symptom)
        self.traffic.board_changed()

    def _strike(self, pace: Pace) -> Generator[Event]:
        """Let what is to come strike in its order, as long as this is the pace."""
        world, coming = self.world, self._coming
        while coming:
            at = pace.when(coming[-1].at)
            if at > world.now:
                yield Timeout(world.env, at - world.now)
            if pace is not self._pace:
                return
            strike = coming.pop()
            if strike.fault.item not in world.state.broken:
                Process(world.env, self._fault(strike))

    def _injected(self, strike: Strike) -> Generator[Event]:
        if strike.at > self.world.now:
            yield Timeout(self.world.env, strike.at - self.world.now)
        yield from self._fault(strike)

    def _fault(self, strike: Strike) -> Generator[Event]:
        world, kind = self.world, strike.fault
        number = len(world.state.faults)
        if kind.item in world.state.broken:
            return
        world.emit(e.FaultStruck(number, strike.number, kind.item, kind.mode))
        fault = world.state.faults[number]
        profile = world.scenario.strikes
        for n, symptom in enumerate(kind.symptoms):
            if n:
                width = profile.alert_gap_max - profile.alert_gap_min + 1
                gap = profile.alert_gap_min + world.draws.below(width, "gap", strike.number, n)
                yield Timeout(world.env, gap)
                if fault.fixed_at >= 0:
                    return
            self._reach_service(fault, symptom)
        crash = fault.struck_at + world.state.round.crash_after
        yield Timeout(world.env, max(0, crash - world.now))
        if fault.fixed_at < 0:
            self.traffic.lose_those_waiting_for(fault)
            world.emit(e.FaultCrashed(number))

    def _reach_service(self, fault: Fault, symptom: Symptom) -> None:
        """Take a service down; its airlines tell of it unless all of it was down already."""
        state = self.world.state
        was_up = any(not state.is_down((symptom.service, t)) for t in symptom.terminals)
        self.world.emit(e.ServiceFailed(fault.number, symptom.service))
        if was_up:
            self._alert(fault, symptom)

    def _alert(self, fault: Fault, symptom: Symptom) -> None:
        number = len(self.world.state.alerts)
        where = symptom.terminals
        self.world.emit(e.AlertRaised(number, fault.number, symptom.service, where, ""))

    def _alert_again(self, fault: Fault, symptom: Symptom) -> None:
        """Raise an alert for a service of a fault, unless one of it is being dealt with."""
        state = self.world.state
        for number in fault.alerts:
            if state.alerts[number].symptom is symptom:
                ticket = state.ticket_of(number)
                while ticket and ticket.merged_into >= 0:
                    ticket = state.tickets[ticket.merged_into]
                if ticket is None or ticket.state not in _OVER:
                    return
        self._alert(fault, symptom)

    def _false_alarm(self, k: int) -> Generator[Event]:
        world, draws, profile = self.world, self.world.draws, self.world.scenario.strikes
        width = (profile.last - profile.first) // profile.false_alarms
        at = profile.first + width * k + draws.below(max(1, width), "false alarm", k)
        yield Timeout(world.env, at)
        service, terminal = world.airport.tiles[
            draws.below(len(world.airport.tiles), "false alarm place", k)
        ]
        manner = list(Manner)[draws.below(len(Manner), "false alarm manner", k)]
        if not world.state.is_down((service, terminal)):
            number = len(world.state.alerts)
            world.emit(e.AlertRaised(number, -1, service, (terminal,), manner.value))


_OVER = {TicketState.RESTORED, TicketState.CLOSED, TicketState.MERGED}
