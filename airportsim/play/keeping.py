"""What is recorded of a session: collected as it happens, handed over in one piece."""

from dataclasses import fields

from airportsim.engine.simulation import Answer
from airportsim.model.commands import Command
from airportsim.model.interventions import Intervention
from airportsim.model.journal import Entry
from airportsim.model.log import Asked, Batch, Record
from airportsim.model.refusals import Refusal
from airportsim.model.session import Controller, SessionCommand, SessionState, Who

Anything = Command | Intervention | SessionCommand
"""Whatever can be asked for in a session."""

Attempt = tuple[int, int]
"""A round, and how often it had been begun before."""


HANDS = 100_000
"""Nobody has a hand with so great a number."""


def storable(who: Who, hand: int, command: Anything) -> bool:
    """Whether a request can be written down at all: its texts are texts, its hand a number."""
    texts = [who.player]
    for field in fields(command):
        value = getattr(command, field.name)
        several = value if isinstance(value, tuple) else (value,)
        texts += [one for one in several if isinstance(one, str)]
    try:
        "".join(texts).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return -HANDS < hand < HANDS


class Keeper:
    """Hands over to a record what has been asked and what has happened since the last time."""

    def __init__(self, record: Record, state: SessionState, serial: int) -> None:
        self.record = record
        self._kept = state
        self._serial = serial
        self._asked: list[Asked] = []
        self._written = 0
        self._left: tuple[Entry, ...] = ()
        self._left_of: Attempt = (0, 0)

    def note(
        self, at: SessionState, second: int, who: Who, hand: int, controller: Controller,
        command: Anything, answer: Answer,
    ) -> None:  # fmt: skip
        """Note what somebody asked for, where the session stood then, and the answer."""
        refusal = answer if isinstance(answer, Refusal) else None
        self._asked.append(
            Asked(
                self._serial, at.number, at.attempt, at.phase, second, who.player, who.role, hand,
                controller, command, refusal,
            )
        )  # fmt: skip
        self._serial += 1

    def leave(self, attempt: Attempt, journal: list[Entry]) -> None:
        """Note that a round is left: what its journal still holds belongs to the next piece."""
        self._left, self._left_of = tuple(journal[self._written :]), attempt
        self._written = 0

    def keep(self, state: SessionState, second: int, journal: list[Entry]) -> None:
        """Hand over; the journal is that of the running round, empty outside one."""
        attempt, entries = (state.number, state.attempt), tuple(journal[self._written :])
        if self._left:
            attempt, entries = self._left_of, self._left
        changed = None if state is self._kept else state
        if self._asked or entries or changed:
            self.record(Batch(*attempt, second, tuple(self._asked), entries, changed))
            self._written += 0 if self._left else len(entries)
            self._asked.clear()
            self._left = ()
            self._kept = state
