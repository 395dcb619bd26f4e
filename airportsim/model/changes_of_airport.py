"""What events change in the airport itself: flights, faults, the board, the airlines' moods."""

from collections.abc import Callable, Iterable
from typing import Any

from airportsim.model import events as e
from airportsim.model.airport import Tile
from airportsim.model.state import Alert, Complaint, Failure, Fault, Flight, Injection, State
from airportsim.model.words import FlightState, Manner


def _flight_holding(state: State, event: e.FlightHolding) -> None:
    flight = _move(state, event.flight, FlightState.HOLDING)
    state.holding[flight.terminal][flight.number] = flight


def _flight_landing(state: State, event: e.FlightLanding) -> None:
    flight = _move(state, event.flight, FlightState.LANDING)
    del state.holding[flight.terminal][flight.number]
    state.landing[flight.number] = flight


def _flight_on_stand(state: State, event: e.FlightOnStand) -> None:
    flight = _move(state, event.flight, FlightState.ON_STAND)
    flight.landed_at = state.now
    del state.landing[flight.number]
    state.on_stand[flight.terminal][flight.number] = flight


def _flight_departing(state: State, event: e.FlightDeparting) -> None:
    _move(state, event.flight, FlightState.DEPARTING)


def _flight_away(state: State, event: e.FlightAway) -> None:
    flight = _move(state, event.flight, FlightState.AWAY)
    del state.on_stand[flight.terminal][flight.number]
    state.away += 1
    _please(state, flight.terminal, state.airport.scenario.moods.landed)


def _flight_diverted(state: State, event: e.FlightDiverted) -> None:
    flight = _move(state, event.flight, FlightState.DIVERTED)
    del state.holding[flight.terminal][flight.number]
    state.lost += 1
    _please(state, flight.terminal, -state.airport.scenario.moods.lost)


def _flight_cancelled(state: State, event: e.FlightCancelled) -> None:
    flight = _move(state, event.flight, FlightState.CANCELLED)
    del state.on_stand[flight.terminal][flight.number]
    state.lost += 1
    _please(state, flight.terminal, -state.airport.scenario.moods.lost)


def _fault_struck(state: State, event: e.FaultStruck) -> None:
    kind = state.airport.fault_of[event.item, event.mode]
    fault = Fault(event.fault, event.strike, kind, state.now)
    state.faults.append(fault)
    state.broken[event.item] = fault


def _fault_injected(state: State, event: e.FaultInjected) -> None:
    state.injected.append(Injection(event.item, event.mode, event.at))


def _pace_set(state: State, event: e.PaceSet) -> None:
    state.pace = event.percent


def _service_failed(state: State, event: e.ServiceFailed) -> None:
    fault = state.faults[event.fault]
    own = (tile for tile in fault.type.tiles if tile[0] == event.service)
    state.seen[state.now, event] = _hold(state, fault, own)


def _fault_crashed(state: State, event: e.FaultCrashed) -> None:
    fault = state.faults[event.fault]
    fault.crashed_at = state.now
    terminals = state.airport.scenario.terminals
    _hold(state, fault, ((s.service, t) for s in fault.type.symptoms for t in terminals))
    state.seen[state.now, event] = tuple(fault.holds)
    for number in fault.alerts:
        _suffer(state, state.alerts[number], terminals)


def _fault_fixed(state: State, event: e.FaultFixed) -> None:
    fault = state.faults[event.fault]
    fault.fixed_at = state.now
    fault.by = event.by
    del state.broken[fault.type.item]
    freed = tuple(tile for tile in fault.holds if _release(state, tile))
    state.seen[state.now, event] = freed
    fault.holds.clear()
    for number in [n for n in state.unreported if state.truth[n] == fault.number]:
        del state.unreported[number]


def _alert_raised(state: State, event: e.AlertRaised) -> None:
    if event.fault >= 0:
        state.faults[event.fault].alerts.append(event.alert)
        symptoms = state.faults[event.fault].type.symptoms
        symptom = next(s for s in symptoms if s.service == event.service)
    else:
        manner = Manner(event.since)
        symptom = state.airport.false_alarm(event.service, event.terminals[0], manner)
    alert = Alert(event.alert, symptom, state.now)
    state.alerts.append(alert)
    state.truth.append(event.fault)
    state.unreported[alert.number] = alert
    _suffer(state, alert, symptom.terminals)


def _item_worsened(state: State, event: e.ItemWorsened) -> None:
    state.worsened[event.item] = state.worsened.get(event.item, 0) + 1
    tiles = _tiles_of(state, event.item)
    down = tuple(tile for tile in tiles if _take_down(state, tile))
    state.seen.setdefault((state.now, event), down)


def _item_recovered(state: State, event: e.ItemRecovered) -> None:
    state.worsened[event.item] -= 1
    for tile in _tiles_of(state, event.item):
        _release(state, tile)


def _complaint_made(state: State, event: e.ComplaintMade) -> None:
    complaint = Complaint(event.complaint, event.terminal, state.now)
    state.complaints[complaint.number] = complaint
    state.complaint_count += 1
    state.open_complaints[event.terminal] += 1
    _please(state, event.terminal, -state.airport.scenario.moods.complaint)


def _airline_informed(state: State, event: e.AirlineInformed) -> None:
    told = event.due
    if event.alert >= 0:
        failure = state.failures[event.alert, event.terminal]
        failure.due = event.due
        told = max(told, state.promised_until[event.terminal])
    state.promised_until[event.terminal] = told
    if _settle(state, event.complaint) or _hurts(state, event.alert, event.terminal):
        _please(state, event.terminal, state.airport.scenario.moods.informed)


def _airline_apologised(state: State, event: e.AirlineApologised) -> None:
    state.failures[event.alert, event.terminal].apologised = True
    if _hurts(state, event.alert, event.terminal):
        _please(state, event.terminal, state.airport.scenario.moods.apologised)


def _airline_compensated(state: State, event: e.AirlineCompensated) -> None:
    _settle(state, event.complaint)
    if event.alert >= 0:
        state.failures[event.alert, event.terminal].paid += event.usd
    _please(state, event.terminal, state.airport.scenario.moods.compensated)
    state.compensations += 1
    state.spent += event.usd


def _compensation_asked(state: State, event: e.CompensationAsked) -> None:
    failure = state.failures[event.alert, event.terminal]
    failure.asked = event.usd
    state.money_asked[event.alert, event.terminal] = failure


def _compensation_decided(state: State, event: e.CompensationDecided) -> None:
    failure = state.money_asked.pop((event.alert, event.terminal))
    failure.asked, failure.refused = 0, not event.allowed


def _authority_set(state: State, event: e.AuthoritySet) -> None:
    state.authority = event.usd


def _promise_ended(state: State, event: e.PromiseEnded) -> None:
    informed = state.airport.scenario.moods.informed
    _please(state, event.terminal, informed if event.kept else -informed)


def _airline_in_red(state: State, event: e.AirlineInRed) -> None:
    state.red_cost += event.usd


def _focus_set(state: State, event: e.FocusSet) -> None:
    state.focus = event.terminal


CHANGES: dict[type[Any], Callable[[State, Any], None]] = {
    e.FlightHolding: _flight_holding,
    e.FlightLanding: _flight_landing,
    e.FlightOnStand: _flight_on_stand,
    e.FlightDeparting: _flight_departing,
    e.FlightAway: _flight_away,
    e.FlightDiverted: _flight_diverted,
    e.FlightCancelled: _flight_cancelled,
    e.FaultStruck: _fault_struck,
    e.FaultInjected: _fault_injected,
    e.PaceSet: _pace_set,
    e.ServiceFailed: _service_failed,
    e.FaultCrashed: _fault_crashed,
    e.FaultFixed: _fault_fixed,
    e.AlertRaised: _alert_raised,
    e.ItemWorsened: _item_worsened,
    e.ItemRecovered: _item_recovered,
    e.ComplaintMade: _complaint_made,
    e.AirlineInformed: _airline_informed,
    e.AirlineApologised: _airline_apologised,
    e.AirlineCompensated: _airline_compensated,
    e.CompensationAsked: _compensation_asked,
    e.CompensationDecided: _compensation_decided,
    e.AuthoritySet: _authority_set,
    e.PromiseEnded: _promise_ended,
    e.AirlineInRed: _airline_in_red,
    e.FocusSet: _focus_set,
}


def _move(state: State, number: int, to: FlightState) -> Flight:
    flight = state.flights[number]
    flight.state = to
    flight.since = state.now
    return flight


def _please(state: State, terminal: str, change: int) -> None:
    state.moods[terminal] = min(100, max(0, state.moods[terminal] + change))


def _settle(state: State, number: int) -> bool:
    """Take a complaint out of the inbox; whether there was one."""
    if number < 0:
        return False
    complaint = state.complaints.pop(number)
    state.open_complaints[complaint.terminal] -= 1
    return True


def _hurts(state: State, alert: int, terminal: str) -> bool:
    """Whether a failure stops flights of its airline, so that a word about it is welcome."""
    failure = state.failures[alert, terminal]
    return failure.over_at < 0 and state.stopped_by(failure.service, (terminal,)) > 0


def _suffer(state: State, alert: Alert, terminals: Iterable[str]) -> None:
    """Note which airlines suffer from what an alert is about, if they do not already."""
    for terminal in terminals:
        tile = alert.symptom.service, terminal
        if state.is_down(tile) and tile not in state.failing:
            failure = Failure(alert.number, terminal, tile[0], state.now)
            state.failing[tile] = state.failures[alert.number, terminal] = failure


def _tiles_of(state: State, item: str) -> list[Tile]:
    return [(s, t) for s, where in state.airport.covers[item].items() for t in where]


def _hold(state: State, fault: Fault, tiles: Iterable[Tile]) -> tuple[Tile, ...]:
    """Let a fault hold tiles; those that go down with it."""
    new = [tile for tile in tiles if tile not in fault.holds]
    fault.holds += new
    return tuple(tile for tile in new if _take_down(state, tile))


def _take_down(state: State, tile: Tile) -> bool:
    """Hold a tile once more; whether it ran until now."""
    state.held[tile] = state.held.get(tile, 0) + 1
    if state.held[tile] > 1:
        return False
    state.down_at[tile] = state.now
    place = tile[1], state.airport.services[tile[0]].phase
    state.down_in[place] = state.down_in.get(place, 0) + 1
    if state.down_in[place] == 1:
        state.down_since[place] = state.now
    return True


def _release(state: State, tile: Tile) -> bool:
    """Hold a tile once less; whether it runs now."""
    state.held[tile] -= 1
    if state.held[tile] > 0:
        return False
    failure = state.failing.pop(tile, None)
    if failure is not None:
        failure.over_at = state.now
    place = tile[1], state.airport.services[tile[0]].phase
    state.down_in[place] -= 1
    if state.down_in[place] == 0:
        spell = state.now - state.down_since[place]
        state.down_total[place] = state.down_total.get(place, 0) + spell
    return True
