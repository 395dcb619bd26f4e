"""What must hold in any round, worked out from scenario and journal alone."""

from collections import Counter

from airportsim.engine.simulation import Simulation
from airportsim.model import events as e
from airportsim.model.scenario import Scenario
from airportsim.model.words import FlightState, RestoredBy, TicketState

Tile = tuple[str, str]


def taken_down(scenario: Scenario) -> dict[str, set[Tile]]:
    """For each item the tiles that fail with it: its own, and those of all that rests on it."""
    found = {
        item.id: {(s, t) for s, where in item.carries.items() for t in where}
        for item in scenario.items
    }
    for _ in scenario.items:
        for item in scenario.items:
            for need in item.needs:
                found[need] |= found[item.id]
    return found


class Reading:
    """A second opinion on a round: its journal read again, without the model's state."""

    def __init__(self, sim: Simulation) -> None:
        scenario = sim.airport.scenario
        self.sim = sim
        self.terminals = scenario.terminals
        self.covers = taken_down(scenario)
        self.items: list[str] = []
        self.struck: list[int] = []
        self.crashed: set[int] = set()
        self.fixed: dict[int, int] = {}
        self.reached: list[set[Tile]] = []
        self.worsened: Counter[str] = Counter()
        self.alerts: list[int] = []
        self.alert_of: list[int] = []
        self.busy: dict[int, tuple[str, int]] = {}
        self.flights: dict[int, str] = {}
        self.released = min(scenario.money.released, sim.setup.budget)
        self.granted = 0
        self.spent = 0
        for entry in sim.journal:
            self._read(entry.t, entry.event)

    def down(self) -> set[Tile]:
        """The tiles that an unfixed fault or a wrong change holds down."""
        held = [tiles for n, tiles in enumerate(self.reached) if n not in self.fixed]
        held += [self.covers[item] for item, times in self.worsened.items() if times]
        return set().union(*held)

    def _read(self, t: int, event: e.Event) -> None:
        self._read_faults(t, event)
        self._read_work(t, event)
        self._read_flights(event)
        self._read_money(event)

    def _read_faults(self, t: int, event: e.Event) -> None:
        match event:
            case e.FaultStruck():
                still = [n for n, i in enumerate(self.items) if i == event.item]
                assert all(n in self.fixed for n in still), "a broken item broke again"
                self.items.append(event.item)
                self.struck.append(t)
                self.reached.append(set())
            case e.ServiceFailed():
                covered = self.covers[self.items[event.fault]]
                self.reached[event.fault] |= {x for x in covered if x[0] == event.service}
            case e.FaultCrashed():
                assert event.fault not in self.fixed
                assert event.fault not in self.crashed
                limit = self.sim.airport.scenario.rounds[self.sim.setup.number - 1].crash_after
                assert t - self.struck[event.fault] >= limit
                self.crashed.add(event.fault)
                services = {s for s, _ in self.covers[self.items[event.fault]]}
                self.reached[event.fault] |= {(s, x) for s in services for x in self.terminals}
            case e.FaultFixed():
                assert event.fault not in self.fixed, "a fault was fixed twice"
                assert event.by in RestoredBy
                self.fixed[event.fault] = t
            case e.ItemWorsened():
                self.worsened[event.item] += 1
            case e.ItemRecovered():
                self.worsened[event.item] -= 1
                assert self.worsened[event.item] >= 0
            case e.AlertRaised():
                self.alerts.append(event.fault)
            case e.TicketReported():
                self.alert_of.append(event.alert)
            case e.TicketRestored():
                fault = self.alerts[self.alert_of[event.ticket]]
                assert fault < 0 or self.fixed[fault] == t, "restored what is not fixed"
            case _:
                pass

    def _read_work(self, t: int, event: e.Event) -> None:
        match event:
            case e.WorkStarted():
                assert event.hand not in self.busy, "a hand does two things at once"
                assert event.until > t
                self.busy[event.hand] = event.work.value, event.until
            case e.WorkDelayed():
                work, until = self.busy[event.hand]
                assert event.until > until
                self.busy[event.hand] = work, event.until
            case e.WorkEnded():
                assert self.busy.pop(event.hand) == (event.work.value, t)
            case e.HandLent():
                assert event.hand not in self.busy
            case _:
                pass

    def _read_flights(self, event: e.Event) -> None:
        before = {
            e.FlightHolding: "",
            e.FlightLanding: "FlightHolding",
            e.FlightOnStand: "FlightLanding",
            e.FlightDeparting: "FlightOnStand",
            e.FlightAway: "FlightDeparting",
            e.FlightDiverted: "FlightHolding",
        }
        if isinstance(event, e.FlightCancelled):
            assert self.flights[event.flight] in ("FlightOnStand", "FlightDeparting")
            self.flights[event.flight] = "FlightCancelled"
        elif type(event) in before:
            flight: int = event.flight  # type: ignore[union-attr]
            assert self.flights.get(flight, "") == before[type(event)]
            self.flights[flight] = type(event).__name__

    def _read_money(self, event: e.Event) -> None:
        match event:
            case e.FundsReleased():
                self.released += event.usd
                assert 0 < self.released <= self.sim.setup.budget
            case e.MoneyGranted():
                self.granted += event.usd
            case e.PurchaseApproved():
                self.spent += event.price
            case e.AirlineCompensated():
                self.spent += event.usd
            case _:
                pass
        assert self.released <= self.sim.setup.budget
        assert self.spent <= self.released + self.granted, "spent what is not there"


def check(sim: Simulation) -> None:
    """Everything that must hold whenever the clock stands."""
    reading, state = Reading(sim), sim.state
    assert {tile for tile in sim.airport.tiles if state.is_down(tile)} == reading.down()
    assert (state.released, state.granted, state.spent) == (
        reading.released, reading.granted, reading.spent,
    )  # fmt: skip
    working = {h.number: (h.work.value, h.until) for h in state.hands if h.work is not None}
    assert working == reading.busy
    check_flights(sim, reading)
    check_tickets(sim)
    check_failures(sim)


def check_flights(sim: Simulation, reading: Reading) -> None:
    """No flight is lost, none is in two places, none overfills stands or runways."""
    state, flying = sim.state, sim.airport.scenario.flying
    found = Counter(flight.state for flight in state.flights)
    ended = Counter(reading.flights.values())
    assert found[FlightState.AWAY] == ended["FlightAway"] == state.away
    assert found[FlightState.DIVERTED] == ended["FlightDiverted"]
    assert found[FlightState.CANCELLED] == ended["FlightCancelled"]
    assert sum(found.values()) == sim.airport.scenario.schedule.flights
    assert len(state.landing) <= flying.runways
    for terminal in sim.airport.scenario.terminals:
        assert len(state.on_stand[terminal]) <= flying.stands


def check_tickets(sim: Simulation) -> None:
    """No ticket and no incident is lost: somebody sees each, and can do something about it."""
    state = sim.state
    over = (TicketState.CLOSED, TicketState.MERGED)
    queues = (
        state.to_log, state.at_desk, state.unassigned, state.with_specialists, state.restored,
    )  # fmt: skip
    for ticket in state.tickets:
        places = sum(ticket.number in queue for queue in queues)
        assert places == (ticket.state not in over), (ticket.number, ticket.state)
    for number in range(len(state.alerts)):
        assert number in state.unreported or state.alerts[number].ticket >= 0 or (
            state.truth[number] >= 0 and state.faults[state.truth[number]].fixed_at >= 0
        ), "an alert has vanished"  # fmt: skip
    for fault in state.faults:
        if fault.fixed_at < 0 and fault.holds and not _known(sim, fault.number):
            assert _hidden(sim, fault.number), f"nobody can know of fault {fault.number}"


def check_failures(sim: Simulation) -> None:
    """What airlines suffer is what is down, and what they were paid stands in the journal."""
    state = sim.state
    known = state.failures
    assert state.failing == {(f.service, f.terminal): f for f in known.values() if f.over_at < 0}
    assert all(state.is_down(tile) for tile in state.failing)
    assert state.money_asked == {key: f for key, f in known.items() if f.asked}
    paid: Counter[tuple[int, str]] = Counter()
    authority, free = sim.airport.scenario.money.authority, {*()}
    for _, _, event in sim.journal:
        match event:
            case e.AuthoritySet():
                authority = event.usd
            case e.CompensationDecided(allowed=True):
                free.add((event.alert, event.terminal))
            case e.AirlineCompensated() if event.alert >= 0:
                key = event.alert, event.terminal
                paid[key] += event.usd
                assert key in free or paid[key] <= authority, "paid beyond the authority"
                free.discard(key)
    assert paid == Counter({key: f.paid for key, f in known.items() if f.paid})


def _known(sim: Simulation, fault: int) -> bool:
    """Whether an open ticket, or an alert to be called in, leads to a fault."""
    state = sim.state
    for number, behind in enumerate(state.truth):
        if behind == fault:
            if number in state.unreported:
                return True
            ticket = state.ticket_of(number)
            while ticket and ticket.state is TicketState.MERGED:
                ticket = state.tickets[ticket.merged_into]
            if ticket and ticket.state not in (TicketState.RESTORED, TicketState.CLOSED):
                return True
    return False


def _hidden(sim: Simulation, fault: int) -> bool:
    """Whether something else holds down all that a fault takes down, so that it shows later.

    What it has spread to by a crash does not count: that shows nothing of the fault's own.
    """
    state = sim.state
    others = [f.holds for f in state.faults if f.fixed_at < 0 and f.number != fault]
    covers = taken_down(sim.airport.scenario)
    others += [list(covers[item]) for item, times in state.worsened.items() if times]
    own = covers[state.faults[fault].type.item] & set(state.faults[fault].holds)
    return own <= {tile for holds in others for tile in holds}
