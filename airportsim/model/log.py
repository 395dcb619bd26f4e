"""What is recorded of a session beside the journal: everything that anybody asked for."""

from collections.abc import Callable
from dataclasses import dataclass

from airportsim.model.commands import Command
from airportsim.model.interventions import Intervention
from airportsim.model.journal import Entry
from airportsim.model.refusals import Refusal
from airportsim.model.session import Controller, SessionCommand, SessionState
from airportsim.model.words import Role, SessionPhase


@dataclass(frozen=True, slots=True)
class Asked:
    """Something asked for, and the answer; entries are numbered from 0 through a session.

    `second` is the second of round time at which it acted, -1 outside a round; `role` is None for
    the facilitator, `hand` -1 where no hand was named; `refusal` is None if it was accepted.
    """

    serial: int
    round: int
    attempt: int
    phase: SessionPhase
    second: int
    player: str
    role: Role | None
    hand: int
    controller: Controller
    command: Command | Intervention | SessionCommand
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class Batch:
    """What happened between two moments at which a session is kept, in one piece.

    `entries` are new entries of the journal of this attempt at this round; `state` is where the
    session stands now, None if that has not changed; `second` is the second of round time at
    which the clock stands, -1 outside a round.
    """

    round: int
    attempt: int
    second: int
    asked: tuple[Asked, ...]
    entries: tuple[Entry, ...]
    state: SessionState | None


Record = Callable[[Batch], None]
"""Keeps a batch for good before it returns, or raises and has kept nothing of it."""
