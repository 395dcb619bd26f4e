"""Seats: how every player, person or program, sees and acts, wherever the round is played."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Protocol

from airportsim.engine.simulation import Accepted as Accepted
from airportsim.engine.simulation import Answer as Answer
from airportsim.model.commands import Command
from airportsim.model.refusals import Refusal
from airportsim.model.session import Who
from airportsim.model.state import State
from airportsim.model.words import Role
from airportsim.play.agenda import Table
from airportsim.play.board import View
from airportsim.play.offers import Offer, offers
from airportsim.play.views import VIEWS


class Seat(ABC):
    """One role; with a hand, one person of it."""

    role: Role

    @abstractmethod
    def view(self) -> View | None:
        """The read-only window of the role, always up to date; None while no round is on."""

    @abstractmethod
    def submit(self, command: Command) -> Answer:
        """Give a command at the second at which the clock stands: accepted, or refused and why."""

    def legal(self) -> Iterator[Offer]:
        """What can be done now, target by target, and why not where it cannot."""
        view = self.view()
        return iter(()) if view is None else offers(view)


class TableSeat(Seat):
    """A seat at a table: one round, without a session around it."""

    def __init__(self, table: Table, role: Role, hand: int = -1) -> None:
        self.role = role
        self._table = table
        self._view = VIEWS[role](table.simulation.state)
        self._view.hand = hand

    def view(self) -> View:
        """The read-only window of the role, always up to date."""
        return self._view

    def submit(self, command: Command) -> Answer:
        """Give a command at the second at which the clock stands: accepted, or refused and why."""
        return self._table.submit(self.role, command, self._view.hand)


class Seated(Protocol):
    """What a seat asks of a session, wherever that is held."""

    def seen_by(self, role: Role) -> State | None:
        """The running round, at least as far as a role sees it; None outside Do."""

    def acting(self, who: Who, hand: int = -1) -> int | Refusal:
        """The hand with which somebody would act (-1: any), or why he cannot act at all."""

    def submit(self, who: Who, command: Any, hand: int = -1) -> Answer:
        """Let somebody ask for something now: accepted, or refused and why."""


class SessionSeat(Seat):
    """A seat in a session, of a player by his name; it outlasts rounds and keeps the record.

    Without a hand of his own choice he acts with those that he has claimed, else with any that is
    left.
    """

    def __init__(self, session: Seated, player: str, role: Role, hand: int = -1) -> None:
        self.role = role
        self._session = session
        self._who = Who(player, role)
        self._hand = hand
        self._state: State | None = None
        self._view: View | None = None

    def view(self) -> View | None:
        """The window of the role on the running round; None outside Do."""
        state = self._session.seen_by(self.role)
        if state is not self._state:
            self._state = state
            self._view = VIEWS[self.role](state) if state is not None else None
        if self._view is not None:
            hand = self._session.acting(self._who, self._hand)
            self._view.hand = self._hand if isinstance(hand, Refusal) else hand
        return self._view

    def legal(self) -> Iterator[Offer]:
        """What can be done now, target by target, and why not where it cannot."""
        blocked = self._session.acting(self._who, self._hand)
        if isinstance(blocked, Refusal):
            return (replace(offer, refusal=blocked) for offer in super().legal())
        return super().legal()

    def submit(self, command: Command) -> Answer:
        """Give a command at the second at which the clock stands: accepted, or refused and why."""
        return self._session.submit(self._who, command, self._hand)
