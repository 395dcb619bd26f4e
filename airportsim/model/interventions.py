"""What the facilitator can change in the airport during a round, and what he cannot."""

from airportsim.model.refusals import Code, Refusal
from airportsim.model.state import State
from airportsim.model.values import value

LEAST_PACE, MOST_PACE = 70, 130
"""How far, in percent, the intervals between faults can be changed (design, section 4)."""

MOST_GRANTED = 10**9
"""The largest amount, in USD, that is granted or taken away at a time."""

INJECTED = -1_000_001
"""The strike number of the first fault injected in a round; those after it count down.

It lies far below the numbers of the faults that a scenario sets by hand, which start at -1.
"""


@value
class Inject:
    """Let an item fail in a mode, now (`at` below 0) or at a later second of the round."""

    item: str
    mode: str
    at: int = -1


@value
class Grant:
    """Give the team money to spend, or take it away if below 0 (USD)."""

    usd: int


@value
class SetPace:
    """Let the strikes still to come follow each other at this many percent of their intervals.

    100 is as drawn; those that the scenario sets by hand are moved alike.
    """

    percent: int


Intervention = Inject | Grant | SetPace
"""Anything that the facilitator can change in the airport during a round."""


def refused(state: State, command: Intervention) -> Refusal | None:
    """Why the facilitator may not intervene like this now, or None if he may.

    Unlike the team's rules this looks at the truth, which the facilitator sees anyway.
    """
    if state.now >= state.airport.scenario.schedule.round:
        return Refusal(Code.ROUND_OVER)
    match command:
        case Inject():
            return _inject(state, command)
        case Grant():
            return _grant(state, command)
        case SetPace():
            return _set_pace(state, command)


def _inject(state: State, command: Inject) -> Refusal | None:
    """A fault that the item can have, at a time still to come; now only if the item works."""
    end = state.airport.scenario.schedule.round
    if command.item not in state.airport.items:
        return Refusal(Code.NO_SUCH_ITEM, (command.item,))
    if (command.item, command.mode) not in state.airport.fault_of:
        return Refusal(Code.NO_SUCH_FAULT, (command.item, command.mode))
    if 0 <= command.at < state.now or command.at >= end:
        return Refusal(Code.BAD_TIME, (end,))
    if command.at <= state.now and _fails_now(state, command.item):
        return Refusal(Code.ALREADY_BROKEN, (command.item,))
    return None


def _fails_now(state: State, item: str) -> bool:
    """Whether an item is broken, or was injected to fail within this very second."""
    return item in state.broken or any(
        one.item == item and one.at == state.now for one in state.injected
    )


def _grant(state: State, command: Grant) -> Refusal | None:
    """Some money, but no more taken away than could be spent now."""
    if not command.usd:
        return Refusal(Code.NOT_CHANGED)
    if abs(command.usd) > MOST_GRANTED:
        return Refusal(Code.BAD_AMOUNT, (MOST_GRANTED,))
    if -command.usd > state.available():
        return Refusal(Code.NOT_ENOUGH_MONEY, (-command.usd,))
    return None


def _set_pace(state: State, command: SetPace) -> Refusal | None:
    """Another pace, within its limits."""
    if not LEAST_PACE <= command.percent <= MOST_PACE:
        return Refusal(Code.BAD_PACE, (LEAST_PACE, MOST_PACE))
    return Refusal(Code.NOT_CHANGED) if command.percent == state.pace else None
