"""A seat at a table: how every player, person or program, sees and acts."""

from collections.abc import Iterator

from airportsim.engine.simulation import Answer
from airportsim.model.commands import Command
from airportsim.model.words import Role
from airportsim.play.agenda import Table
from airportsim.play.board import View
from airportsim.play.offers import Offer, offers
from airportsim.play.views import VIEWS


class Seat:
    """One role of a running round; with `hand`, one person of it."""

    def __init__(self, table: Table, role: Role, hand: int = -1) -> None:
        self.role = role
        self._table = table
        self._view = VIEWS[role](table.simulation.state)
        self._view.hand = hand

    def view(self) -> View:
        """The read-only window of the role, always up to date."""
        return self._view

    def legal(self) -> Iterator[Offer]:
        """What can be done now, target by target, and why not where it cannot."""
        return offers(self._view)

    def submit(self, command: Command) -> Answer:
        """Give a command at the second at which the clock stands: accepted, or refused and why."""
        return self._table.submit(self.role, command, self._view.hand)
