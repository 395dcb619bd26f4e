"""What a round comes to if it goes on as it has gone so far."""

from airportsim.model.score import penalty, profit
from airportsim.model.state import State

ENOUGH = 12
"""There is no outlook before one of so many of all flights could be away: it would be a guess."""


def outlook(state: State) -> tuple[int, int] | None:
    """Flights on course to be landed at the end, and the profit that this would leave (USD).

    Of the flights that could be away by now (due at least landing, turnaround and departure ago)
    some are; of all that can be away by the end the same share will be, none of those that are
    lost. The profit counts the whole round's costs, what has been spent by now, and the penalty
    for a missed promise. None while it is too early to tell.
    """
    scenario, setup = state.airport.scenario, state.setup
    flying, end, flights = scenario.flying, scenario.schedule.round, len(state.flights)
    need = flying.landing + flying.turnaround + flying.departure
    could = sum(due + need < state.now for due in state.airport.due)
    if could * ENOUGH < flights:
        return None
    can = sum(due + need < end for due in state.airport.due)
    landed = max(state.away, min(can * state.away // could, can, flights - state.lost))
    earned = profit(scenario, setup, landed, end, state.spent, state.red_cost)
    return landed, earned - penalty(setup, flights, landed)
