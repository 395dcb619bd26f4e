"""What may be asked for around the rounds, by whom and when, and where it leaves the session."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from airportsim.model import rules_of_review as review
from airportsim.model import rules_of_room as room
from airportsim.model import session as s
from airportsim.model.airport import Airport
from airportsim.model.ledger import Conclusion, Line, measured
from airportsim.model.plan import (
    Adopt,
    Believe,
    BuyMirror,
    Compare,
    Drop,
    MoveStaff,
    PrepareArticle,
    SignPromise,
    Standing,
    decided,
    first_standing,
    next_standing,
)
from airportsim.model.refusals import Code, Refusal
from airportsim.model.score import Score
from airportsim.model.session import SessionState, Who
from airportsim.model.words import Role, SessionPhase

LOBBY, PLAN, DO = SessionPhase.LOBBY, SessionPhase.PLAN, SessionPhase.DO
CHECK, ACT, END = SessionPhase.CHECK, SessionPhase.ACT, SessionPhase.END

CIRCLE = (PLAN, DO, CHECK, ACT)
"""The phases of a round, in order."""

_DIRECTOR = frozenset({Role.DIRECTOR})
_MANAGERS = frozenset({Role.DIRECTOR, Role.DELIVERY_MANAGER})
_MONEY = frozenset({Role.DELIVERY_MANAGER})
_CLOSE_TO_AIRLINES = frozenset({Role.DIRECTOR, Role.ACCOUNT_MANAGER})
_ALL = frozenset(Role)
_FACILITATOR: frozenset[Role] = frozenset()
_ALWAYS = frozenset(SessionPhase)
_ANY = _ALWAYS - {END}


Rights = tuple[frozenset[Role], frozenset[SessionPhase]]

RIGHTS: dict[type[Any], Rights] = {
    s.Proceed: (_DIRECTOR, frozenset({LOBBY, PLAN, CHECK, ACT})),
    s.EndRound: (_FACILITATOR, frozenset({DO})),
    s.RepeatRound: (_FACILITATOR, frozenset({DO, CHECK, ACT})),
    s.SkipRound: (_FACILITATOR, frozenset({PLAN})),
    s.SetCountdown: (_FACILITATOR, frozenset({PLAN, CHECK, ACT})),
    SignPromise: (_DIRECTOR, frozenset({PLAN})),
    Adopt: (_MANAGERS, frozenset({PLAN})),
    Drop: (_MANAGERS, frozenset({PLAN})),
    MoveStaff: (_MANAGERS, frozenset({PLAN})),
    BuyMirror: (_MONEY, frozenset({PLAN})),
    PrepareArticle: (_MONEY, frozenset({PLAN})),
    Believe: (_CLOSE_TO_AIRLINES, frozenset({PLAN})),
    Compare: (_CLOSE_TO_AIRLINES, frozenset({PLAN})),
    s.Expect: (_MANAGERS, frozenset({PLAN})),
    s.OwnRule: (_MANAGERS, frozenset({PLAN})),
    s.Observe: (_ALL, frozenset({CHECK, ACT})),
    s.Guess: (_ALL, frozenset({CHECK})),
    s.Conclude: (_DIRECTOR, frozenset({ACT})),
    s.Try: (_DIRECTOR, frozenset({ACT})),
    s.Finish: (_MANAGERS, frozenset({PLAN, CHECK, ACT})),
    s.TurnCard: (_FACILITATOR, frozenset({LOBBY, PLAN, CHECK, ACT})),
    s.Pause: (_FACILITATOR, _ANY),
    s.Resume: (_FACILITATOR, _ANY),
    s.SetSpeed: (_FACILITATOR, _ANY),
    s.Broadcast: (_FACILITATOR, _ALWAYS),
    s.Blank: (_FACILITATOR, _ALWAYS),
    s.Reseat: (_FACILITATOR, _ANY),
    s.Claim: (_ALL, frozenset({DO})),
    s.Leave: (_ALL, _ANY),
    s.Return: (_ALL, _ANY),
}
"""For each command the roles that may give it, beside the facilitator, who may give all; and when.

Adopting an improvement is for director and delivery manager, so that two voices at least hear of
it; money in Plan is the delivery manager's. What airlines expect is for those who meet them.
"""


def first_state(
    airport: Airport, exempt: bool = False, discover: bool | None = None,
    standing: Standing | None = None,
) -> SessionState:  # fmt: skip
    """A session in its lobby; `discover` overrules the scenario (False: all cards lie open)."""
    hidden = airport.scenario.workshop.discover if discover is None else discover
    start = standing or first_standing(airport, exempt)
    return SessionState(
        phase=LOBBY, number=1, attempt=0, replication=0, before=start, standing=start, after=None,
        scores={}, lines=(), notes=(), actions=(),
        turned=frozenset() if hidden else frozenset(airport.levers),
        seats={role: s.Seating() for role in Role},
    )  # fmt: skip


def stepped(
    airport: Airport, state: SessionState, who: Who, command: s.SessionCommand
) -> SessionState | Refusal:
    """Where a command leaves a session, or why it is refused.

    EndRound leaves the session as it is: its caller, who knows the round's journal, ends the round
    with its score, see `ended`.
    """
    roles, phases = RIGHTS[type(command)]
    if who.role is not None and who.role not in roles:
        return Refusal(Code.NOT_YOUR_ROLE)
    if state.phase not in phases:
        return Refusal(Code.NOT_NOW, (state.phase.value,))
    planned = isinstance(command, s.PLAN_COMMANDS)
    step = review.planned if planned else _STEPS[type(command)]
    answer: SessionState | Refusal = step(airport, state, who, command)
    return answer if isinstance(answer, Refusal) else _with_its_own_countdown(state, answer)


def ended(
    airport: Airport, state: SessionState, score: Score, after: Standing | None
) -> SessionState:
    """The session after a round has ended, its ledger measured; then on to the next phase."""
    lines = tuple(
        replace(line, after=measured(line.effect.measure, score))
        if line.round == state.number and line.effect
        else line
        for line in state.lines
    )
    scores = {**state.scores, state.number: score}
    over = replace(state, scores=scores, lines=lines, after=after)
    return _with_its_own_countdown(state, _next_phase(airport, _unclaimed(over)))


def _with_its_own_countdown(before: SessionState, now: SessionState) -> SessionState:
    """Each phase begins with the scenario's countdown, whatever the one before was given."""
    same = (before.phase, before.number, before.attempt) == (now.phase, now.number, now.attempt)
    return now if same else replace(now, countdown=None)


def is_last(airport: Airport, state: SessionState) -> bool:
    """Whether no round comes after this one."""
    return state.number >= len(airport.scenario.rounds)


def _next_phase(airport: Airport, state: SessionState) -> SessionState:
    skipped = airport.scenario.workshop.skip
    circle = [phase for phase in CIRCLE if phase is DO or phase not in skipped]
    place = circle.index(state.phase) + 1 if state.phase in circle else 0
    if place < len(circle):
        return replace(state, phase=circle[place])
    if is_last(airport, state) or state.after is None:
        return replace(state, phase=END)
    changed = _without_dropped(airport, state, state.after)
    return _begun(airport, _tried_again(changed), circle[0])


def _unclaimed(state: SessionState) -> SessionState:
    """Nobody's hands are claimed any more; in the next round they may belong to other roles."""
    seats = {role: replace(seating, claims={}) for role, seating in state.seats.items()}
    return replace(state, seats=seats)


def _begun(airport: Airport, state: SessionState, phase: SessionPhase) -> SessionState:
    """The next round begins with the standing that the state has been given."""
    number = state.standing.number
    return replace(
        state, phase=phase, number=number, attempt=0, replication=0,
        before=state.standing, after=None,
    )  # fmt: skip


def _without_dropped(airport: Airport, state: SessionState, standing: Standing) -> SessionState:
    """Give up what Act has dropped."""
    for line in state.lines:
        dropped = line.round == state.number and line.conclusion is Conclusion.DROP
        if dropped and line.lever in standing.levers:
            outcome = decided(airport, standing, Drop(line.lever))
            standing = standing if isinstance(outcome, Refusal) else outcome
    return replace(state, standing=standing)


def _tried_again(state: SessionState) -> SessionState:
    """Write what Act wants to try once more into the ledger of the next round."""
    lines = state.lines
    for line in state.lines:
        if line.round == state.number and line.conclusion is Conclusion.TRY:
            again = replace(
                line, number=lines[-1].number + 1, round=state.number + 1,
                before=line.after, after=None, conclusion=None,
            )  # fmt: skip
            lines = (*lines, again)
    return replace(state, lines=lines)


def _proceed(airport: Airport, state: SessionState, who: Who, command: Any) -> Any:
    if state.phase is PLAN:
        for line in state.lines:
            if line.round == state.number and line.lever and line.effect is None:
                return Refusal(Code.EFFECT_MISSING, (line.lever.value,))
    return _next_phase(airport, state)


def _end_round(airport: Airport, state: SessionState, who: Who, command: Any) -> Any:
    return state


def _repeat(airport: Airport, state: SessionState, who: Who, command: s.RepeatRound) -> Any:
    skipped = airport.scenario.workshop.skip
    return replace(
        _unclaimed(review.taken_back(state, state.before, _earlier(state))),
        phase=DO if PLAN in skipped else PLAN,
        attempt=state.attempt + 1,
        replication=state.attempt + 1 if command.new_faults else state.replication,
        after=None,
        guesses={number: said for number, said in state.guesses.items() if number != state.number},
    )


def _skip_round(airport: Airport, state: SessionState, who: Who, command: Any) -> Any:
    before, number = state.before, state.number
    scores = {played: score for played, score in state.scores.items() if played != number}
    unplayed = replace(state, scores=scores)
    if is_last(airport, state):
        return replace(review.taken_back(unplayed, before, _earlier(state)), phase=END)
    following = next_standing(airport, before, before.articles, before.moods, ())
    return _begun(airport, review.taken_back(unplayed, following, _earlier(state)), state.phase)


def _earlier(state: SessionState) -> tuple[Line, ...]:
    """The lines of earlier rounds."""
    return tuple(line for line in state.lines if line.round != state.number)


_STEPS: dict[type[Any], Callable[[Airport, SessionState, Who, Any], Any]] = {
    s.Proceed: _proceed,
    s.EndRound: _end_round,
    s.RepeatRound: _repeat,
    s.SkipRound: _skip_round,
    s.SetCountdown: room.set_countdown,
    s.Expect: review.expect,
    s.OwnRule: review.own_rule,
    s.Observe: review.observe,
    s.Guess: review.guess,
    s.Conclude: review.conclude,
    s.Try: review.try_out,
    s.Finish: review.finish,
    s.TurnCard: review.turn_card,
    s.Pause: lambda airport, state, who, command: room.changed(state, paused=True),
    s.Resume: lambda airport, state, who, command: room.changed(state, paused=False),
    s.SetSpeed: room.set_speed,
    s.Broadcast: room.broadcast,
    s.Blank: lambda airport, state, who, command: room.changed(state, blank=command.on),
    s.Reseat: room.reseat,
    s.Claim: room.claim,
    s.Leave: room.leave,
    s.Return: room.come_back,
}
