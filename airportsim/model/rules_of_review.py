"""Plan, Check and Act: what the team decides, expects, notices and concludes."""

from dataclasses import replace
from typing import Any

from airportsim.model import session as s
from airportsim.model.airport import Airport
from airportsim.model.ledger import Action, Effect, Line, Measure, Note, measured
from airportsim.model.plan import Adopt, Drop, Standing, bad_level, decided
from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import SessionState, Who

LONGEST_TEXT = 500
"""Characters of a note, a rule or a broadcast line at the most."""


def planned(airport: Airport, state: SessionState, who: Who, command: Any) -> Any:
    """Change where the team stands; what it adopts becomes a line of the ledger."""
    if isinstance(command, Adopt) and command.lever in airport.levers.keys() - state.turned:
        return Refusal(Code.FACE_DOWN)
    standing = decided(airport, state.standing, command)
    if isinstance(standing, Refusal):
        return standing
    lines, actions = state.lines, state.actions
    if isinstance(command, Adopt):
        lines = (*lines, Line(_next(lines), state.number, command.lever, "", who.player))
        actions = tuple(
            replace(action, done=True) if action.lever is command.lever else action
            for action in actions
        )
    if isinstance(command, Drop):
        left = tuple(
            line
            for line in lines
            if line.round != state.number or line.lever is None or line.lever in standing.levers
        )
        return taken_back(state, _refunded(airport, state, standing), left)
    return replace(state, standing=standing, lines=lines, actions=actions)


def _refunded(airport: Airport, state: SessionState, standing: Standing) -> Standing:
    """What was adopted in this very Plan and is given up again costs nothing."""
    undone = state.standing.levers - standing.levers - state.before.levers
    effort = sum(0 if standing.exempt else airport.levers[lever].effort for lever in undone)
    price = sum(airport.levers[lever].price for lever in undone)
    return replace(
        standing, effort=standing.effort + effort, budget=standing.budget + price,
        planned=standing.planned - price,
    )  # fmt: skip


def taken_back(state: SessionState, standing: Standing, lines: tuple[Line, ...]) -> SessionState:
    """The session with these lines left; what was to be tried with the others is open again."""
    gone = {line.lever for line in state.lines if line not in lines} - standing.levers - {None}
    actions = tuple(
        replace(action, done=False) if action.lever in gone else action for action in state.actions
    )
    return replace(state, standing=standing, lines=lines, actions=actions)


def _effect(state: SessionState, measure: Measure, value: float) -> tuple[Effect, float | None]:
    """An effect, and what the measure was in the last round that was played before this one."""
    earlier = [number for number in state.scores if number < state.number]
    before = measured(measure, state.scores[max(earlier)]) if earlier else None
    return Effect(measure, value), before


def expect(airport: Airport, state: SessionState, who: Who, command: s.Expect) -> Any:
    """State the effect of an improvement that this Plan has adopted."""
    for place, line in enumerate(state.lines):
        if line.round == state.number and line.lever is command.lever:
            if not abs(command.value) < 10**9:
                return Refusal(Code.BAD_VALUE)
            effect, before = _effect(state, command.measure, command.value)
            changed = replace(line, effect=effect, before=before)
            return replace(state, lines=(*state.lines[:place], changed, *state.lines[place + 1 :]))
    at_work = command.lever in state.standing.levers
    code = Code.ALREADY_ADOPTED if at_work else Code.NOT_ADOPTED
    return Refusal(code, (command.lever.value,))


def own_rule(airport: Airport, state: SessionState, who: Who, command: s.OwnRule) -> Any:
    """Write a rule of the team's own into the ledger."""
    if not _is_text(command.text) or len(command.owner) > LONGEST_TEXT:
        return Refusal(Code.NO_TEXT, (LONGEST_TEXT,))
    if not abs(command.value) < 10**9:
        return Refusal(Code.BAD_VALUE)
    effect, before = _effect(state, command.measure, command.value)
    line = Line(
        _next(state.lines), state.number, None, command.text.strip(), command.owner, effect, before
    )
    return replace(state, lines=(*state.lines, line))


def observe(airport: Airport, state: SessionState, who: Who, command: s.Observe) -> Any:
    """Note something; the cards that an observation is answered by turn face up."""
    known = {one.id for one in airport.scenario.workshop.observations}
    if command.observation and command.observation not in known:
        return Refusal(Code.NO_SUCH_OBSERVATION, (command.observation,))
    if (not command.observation and not command.text.strip()) or len(command.text) > LONGEST_TEXT:
        return Refusal(Code.NO_TEXT, (LONGEST_TEXT,))
    note = Note(
        _next(state.notes), state.number, state.phase, who.player, command.observation,
        command.text.strip(),
    )  # fmt: skip
    answering = {
        lever for lever, card in airport.levers.items() if command.observation in card.answers
    }
    return replace(state, notes=(*state.notes, note), turned=state.turned | answering)


def guess(airport: Airport, state: SessionState, who: Who, command: s.Guess) -> Any:
    """Enter what the team believes that an airline felt in this round."""
    refused = bad_level(airport.scenario.terminals, command.terminal, command.level)
    if refused:
        return refused
    of_round = state.guesses.get(state.number, {})
    levels = of_round.get(command.terminal, {}) | {command.dimension: command.level}
    guesses = state.guesses | {state.number: of_round | {command.terminal: levels}}
    return replace(state, guesses=guesses)


def conclude(airport: Airport, state: SessionState, who: Who, command: s.Conclude) -> Any:
    """Decide about a line of this round's ledger."""
    for place, line in enumerate(state.lines):
        if line.number == command.line and line.round == state.number:
            changed = replace(line, conclusion=command.conclusion)
            return replace(state, lines=(*state.lines[:place], changed, *state.lines[place + 1 :]))
    return Refusal(Code.NO_SUCH_LINE, (command.line,))


def try_out(airport: Airport, state: SessionState, who: Who, command: s.Try) -> Any:
    """Note something to be tried."""
    if not _is_text(command.text) or len(command.owner) > LONGEST_TEXT:
        return Refusal(Code.NO_TEXT, (LONGEST_TEXT,))
    if command.lever is not None and command.lever not in airport.levers:
        return Refusal(Code.NO_SUCH_LEVER, (command.lever.value,))
    action = Action(
        _next(state.actions), state.number, command.text.strip(), command.owner, command.lever
    )
    return replace(state, actions=(*state.actions, action))


def finish(airport: Airport, state: SessionState, who: Who, command: s.Finish) -> Any:
    """Note that something to be tried is done."""
    for place, action in enumerate(state.actions):
        if action.number == command.action and not action.done:
            done = replace(action, done=True)
            return replace(
                state, actions=(*state.actions[:place], done, *state.actions[place + 1 :])
            )
    return Refusal(Code.NO_SUCH_ACTION, (command.action,))


def turn_card(airport: Airport, state: SessionState, who: Who, command: s.TurnCard) -> Any:
    """Turn a card that lies face down."""
    if command.lever not in airport.levers:
        return Refusal(Code.NO_SUCH_LEVER, (command.lever.value,))
    if command.lever in state.turned:
        return Refusal(Code.NOT_CHANGED)
    return replace(state, turned=state.turned | {command.lever})


def _is_text(text: str) -> bool:
    return bool(text.strip()) and len(text) <= LONGEST_TEXT


def _next(things: tuple[Any, ...]) -> int:
    return things[-1].number + 1 if things else 0
