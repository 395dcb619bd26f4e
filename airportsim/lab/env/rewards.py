"""What a step was worth: flights or money, to the whole team or to whoever had a hand in it."""

from collections.abc import Sequence
from enum import StrEnum

from airportsim.model import events as e
from airportsim.model.commands import Command
from airportsim.model.journal import Entry
from airportsim.model.score import Score
from airportsim.model.words import Role
from airportsim.play.board import View
from airportsim.play.views import DeliveryManagerView

USD = 1_000
"""A reward of 1 in money is so many USD."""


class Reward(StrEnum):
    """What is rewarded: flights landed and away, or the team's profit (in 1,000 USD)."""

    FLIGHTS = "flights"
    MONEY = "money"


class Share(StrEnum):
    """Whose reward it is: the team's, the same for all, or what a role itself had a hand in."""

    TEAM = "team"
    OWN = "own"


class Rewards:
    """The rewards of one round.

    The team's rewards of a round add up to its score: flights landed, or profit.

    A role's own are worth this: whenever the service of a ticket is back, and the role has given a
    command about that ticket, the flights which that service stopped when the step began; in
    money, these flights' income less what the role itself has spent on purchases (delivery manager)
    and compensation (account manager, also if the director allowed it).
    """

    def __init__(self, reward: Reward, share: Share, roles: Sequence[Role]) -> None:
        self._reward, self._share, self._roles = reward, share, roles
        self._worth = 0.0
        self._read = 0
        self._stopped: dict[int, int] = {}
        self._touched: dict[Role, set[int]] = {role: set() for role in Role}

    def begin(self, view: DeliveryManagerView) -> None:
        """Note how things stand when a step begins."""
        if self._share is Share.OWN:
            self._stopped = {
                slip.number: view.stopped_by(slip.service, slip.terminals)
                for slip in view.all_tickets
            }

    def did(self, role: Role, command: Command) -> None:
        """Note a command that was accepted."""
        self._touched[role].add(getattr(command, "ticket", -1))

    def of(self, view: View, journal: Sequence[Entry], over: Score | None) -> dict[Role, float]:
        """What a step was worth to each role; `over` is the score if the round has ended."""
        if self._share is Share.OWN:
            news, self._read = journal[self._read :], len(journal)
            return self._own(news, view.scenario.money.per_flight)
        worth = _worth(self._reward, view, over)
        step, self._worth = worth - self._worth, worth
        return dict.fromkeys(self._roles, step)

    def _own(self, news: Sequence[Entry], income: int) -> dict[Role, float]:
        """What each role had a hand in."""
        flights, spent = dict.fromkeys(Role, 0), dict.fromkeys(Role, 0)
        for _, _, event in news:
            match event:
                case e.TicketReported():
                    self._touched[Role.ACCOUNT_MANAGER].add(event.ticket)
                case e.TicketRestored():
                    for role, tickets in self._touched.items():
                        if event.ticket in tickets:
                            flights[role] += self._stopped.get(event.ticket, 0)
                case e.PurchaseApproved():
                    spent[Role.DELIVERY_MANAGER] += event.price
                case e.AirlineCompensated():
                    spent[Role.ACCOUNT_MANAGER] += event.usd
        if self._reward is Reward.FLIGHTS:
            return {role: float(flights[role]) for role in self._roles}
        return {role: (flights[role] * income - spent[role]) / USD for role in self._roles}


def _worth(reward: Reward, view: View, over: Score | None) -> float:
    if reward is Reward.FLIGHTS:
        return float(over.landed if over else view.landed)
    return (over.profit if over else view.money["profit"]) / USD
