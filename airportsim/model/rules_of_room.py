"""The room: clock, screens, and who sits where."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from airportsim.model import session as s
from airportsim.model.airport import Airport
from airportsim.model.refusals import Code, Refusal
from airportsim.model.rules_of_review import LONGEST_TEXT
from airportsim.model.session import SessionState, Who
from airportsim.model.words import Role

SLOWEST, FASTEST = 50, 800
"""Speeds of the clock, in percent of real time."""

LONGEST_COUNTDOWN = 7_200
"""Seconds of a countdown at the most."""

LONGEST_NAME = 80
"""Characters of a player's name at the most."""


def changed(state: SessionState, **changes: Any) -> SessionState | Refusal:
    """The state with changes, or the refusal if nothing changes."""
    after = replace(state, **changes)
    return Refusal(Code.NOT_CHANGED) if after == state else after


def set_speed(airport: Airport, state: SessionState, who: Who, command: s.SetSpeed) -> Any:
    """Let the clock run faster or slower."""
    if not SLOWEST <= command.percent <= FASTEST:
        return Refusal(Code.BAD_SPEED, (SLOWEST, FASTEST))
    return changed(state, speed=command.percent)


def broadcast(airport: Airport, state: SessionState, who: Who, command: s.Broadcast) -> Any:
    """Show a line to everybody."""
    if len(command.text) > LONGEST_TEXT:
        return Refusal(Code.NO_TEXT, (LONGEST_TEXT,))
    return changed(state, message=command.text)


def set_countdown(airport: Airport, state: SessionState, who: Who, command: s.SetCountdown) -> Any:
    """Give this phase any length up to LONGEST_COUNTDOWN."""
    if not 0 <= command.seconds <= LONGEST_COUNTDOWN:
        return Refusal(Code.BAD_COUNTDOWN, (LONGEST_COUNTDOWN,))
    return replace(state, countdown=command.seconds)


def _seated(state: SessionState, role: Role, seating: s.Seating) -> SessionState | Refusal:
    return changed(state, seats={**state.seats, role: seating})


def reseat(airport: Airport, state: SessionState, who: Who, command: s.Reseat) -> Any:
    """Change who sits at a role; claims of those who stay are kept."""
    names = command.players
    good = all(name.strip() and len(name) <= LONGEST_NAME for name in names)
    if not good or len(set(names)) < len(names):
        return Refusal(Code.NO_SUCH_PLAYER, (LONGEST_NAME,))
    old = state.seats[command.role]
    claims = {hand: name for hand, name in old.claims.items() if name in names}
    gone = tuple(name for name in old.gone if name in names)
    return _seated(
        state, command.role, s.Seating(names, command.skill, claims, gone, command.stand_in)
    )


def claim(airport: Airport, state: SessionState, who: Who, command: s.Claim) -> Any:
    """Take hands that nobody else who is there has claimed."""
    seating = state.seats[command.role]
    if who.player not in seating.players:
        return Refusal(Code.NOT_SEATED)
    others = {hand: name for hand, name in seating.held.items() if name != who.player}
    for hand in command.hands:
        if hand in others:
            return Refusal(Code.HAND_TAKEN, (hand,))
    claims = others | dict.fromkeys(command.hands, who.player)
    return _seated(state, command.role, replace(seating, claims=claims))


def leave(airport: Airport, state: SessionState, who: Who, command: Any) -> Any:
    """Note at all seats of a player that he is gone."""

    def left(seating: s.Seating) -> s.Seating:
        gone = () if who.player in seating.gone else (who.player,)
        return replace(seating, gone=seating.gone + gone)

    return _everywhere(state, who, left)


def come_back(airport: Airport, state: SessionState, who: Who, command: Any) -> Any:
    """Note at all seats of a player that he is back; a bot that stood in for him leaves."""

    def back(seating: s.Seating) -> s.Seating:
        gone = tuple(name for name in seating.gone if name != who.player)
        skill = "" if seating.stand_in else seating.skill
        return replace(seating, gone=gone, skill=skill, stand_in=False)

    return _everywhere(state, who, back)


def _everywhere(
    state: SessionState, who: Who, change: Callable[[s.Seating], s.Seating]
) -> SessionState | Refusal:
    seats = {
        role: change(seating) if who.player in seating.players else seating
        for role, seating in state.seats.items()
    }
    return changed(state, seats=seats)
