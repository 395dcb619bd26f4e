"""Rules of what is done about a failure that an airline suffers: news, an apology, money."""

from airportsim.model import commands as c
from airportsim.model.refusals import Code, Refusal
from airportsim.model.state import Failure, State
from airportsim.model.words import Role

MAX_PROMISE = 900
"""The furthest that an airline can be put off, in seconds."""

MAX_SUM = 20_000
"""The most that can be paid for one failure, in USD."""


def inform_airline(state: State, role: Role, command: c.InformAirline, hand: int) -> Refusal | None:
    """An airline is told of a failure that lasts, or its complaint is answered.

    The time promised is not beyond reason, and no promise about the same failure is running.
    """
    if not 0 < command.promise <= MAX_PROMISE:
        return Refusal(Code.BAD_PROMISE, (MAX_PROMISE,))
    if command.alert < 0:
        return _complaint(state, command.terminal)
    failure = _failure(state, command.terminal, command.alert)
    if isinstance(failure, Refusal):
        return failure
    if failure.over_at >= 0:
        return Refusal(Code.FAILURE_OVER, (failure.service, failure.terminal))
    if failure.due > state.now:
        return Refusal(Code.ALREADY_TOLD, (failure.terminal, failure.due))
    return None


def apologise(state: State, role: Role, command: c.Apologise, hand: int) -> Refusal | None:
    """One apologises once for a failure."""
    failure = _failure(state, command.terminal, command.alert)
    if isinstance(failure, Refusal):
        return failure
    if failure.apologised:
        return Refusal(Code.ALREADY_APOLOGISED, (failure.terminal,))
    return None


def compensate(state: State, role: Role, command: c.Compensate, hand: int) -> Refusal | None:
    """An airline is paid for a failure, or for its complaint, from what may be spent."""
    if command.alert < 0:
        return _usual_sum(state, command.terminal)
    failure = _failure(state, command.terminal, command.alert)
    if isinstance(failure, Refusal):
        return failure
    if not 0 < command.usd <= MAX_SUM:
        return Refusal(Code.BAD_SUM, (MAX_SUM,))
    if failure.asked:
        return Refusal(Code.DIRECTOR_ASKED, (failure.terminal,))
    return _affordable(state, command.usd)


def set_authority(state: State, role: Role, command: c.SetAuthority, hand: int) -> Refusal | None:
    """The authority changes, within reason."""
    if not 0 <= command.usd <= MAX_SUM:
        return Refusal(Code.BAD_SUM, (MAX_SUM,))
    return Refusal(Code.NOT_CHANGED) if state.authority == command.usd else None


def decide_compensation(
    state: State, role: Role, command: c.DecideCompensation, hand: int
) -> Refusal | None:
    """What was put before the director is decided; money must be there to allow it."""
    failure = state.money_asked.get((command.alert, command.terminal))
    if failure is None:
        return Refusal(Code.NOT_ASKED, (command.terminal,))
    return _affordable(state, failure.asked) if command.allowed else None


def within_authority(state: State, failure: Failure, usd: int) -> bool:
    """Whether the account manager may pay so much for a failure without asking."""
    often = state.compensations >= state.airport.scenario.money.most_compensations
    return not often and failure.paid + usd <= state.authority


def _usual_sum(state: State, terminal: str) -> Refusal | None:
    refused = _complaint(state, terminal)
    if refused:
        return refused
    money = state.airport.scenario.money
    if state.compensations >= money.most_compensations:
        return Refusal(Code.NO_AUTHORITY, (money.most_compensations,))
    return _affordable(state, money.compensation)


def _affordable(state: State, usd: int) -> Refusal | None:
    return Refusal(Code.NOT_ENOUGH_MONEY, (usd,)) if state.available() < usd else None


def _failure(state: State, terminal: str, alert: int) -> Failure | Refusal:
    if terminal not in state.open_complaints:
        return Refusal(Code.NO_SUCH_TERMINAL, (terminal,))
    failure = state.failures.get((alert, terminal))
    return failure or Refusal(Code.NO_SUCH_FAILURE, (terminal,))


def _complaint(state: State, terminal: str) -> Refusal | None:
    if terminal not in state.open_complaints:
        return Refusal(Code.NO_SUCH_TERMINAL, (terminal,))
    return None if state.open_complaints[terminal] else Refusal(Code.NO_COMPLAINT, (terminal,))
