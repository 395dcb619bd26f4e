"""A moment worth talking about, and what is known when moments are looked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum

from airportsim.debrief.incident import Incident
from airportsim.debrief.money import Money
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry
from airportsim.model.score import Score
from airportsim.model.team import RoundSetup

Value = int | str | Enum | tuple[str, ...]
"""What a sentence is filled in with: numbers, ids of the scenario, members of enums."""


class MomentKind(StrEnum):
    """Why a moment is worth talking about; the last three are told if nothing else is."""

    LONGEST_QUEUE = "longest_queue"
    UNREPORTED = "unreported"
    CRASH = "crash"
    WRONG_FIX = "wrong_fix"
    UNCLEAR_FIX = "unclear_fix"
    SAME_AGAIN = "same_again"
    BLIND_TESTS = "blind_tests"
    FLIGHTS_LOST = "flights_lost"
    WRONG_MERGE = "wrong_merge"
    CHASED = "chased"
    PROMISE_BROKEN = "promise_broken"
    LAST_DOLLAR = "last_dollar"
    NEEDLESS_PURCHASE = "needless_purchase"
    REQUEST_WAITED = "request_waited"
    CONTRACT_UNREAD = "contract_unread"
    ARTICLE_CURED = "article_cured"
    MIRROR_SAVED = "mirror_saved"
    FIRST_CONTACT = "first_contact"
    FIRST_ALERT = "first_alert"
    LONGEST_GAP = "longest_gap"
    MOST_WAITING = "most_waiting"


GOOD = frozenset({MomentKind.ARTICLE_CURED, MomentKind.MIRROR_SAVED, MomentKind.FIRST_CONTACT})
"""Moments that went well."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened, told in a sentence and talked about with a question.

    `second` is the second of round time to look at in a replay, `fault` the number of the incident
    that it is about (-1 for none). `about` fills the sentences; `cost` are the USD that it cost as
    far as can be told: the income of the flights lost meanwhile and what was paid in vain.
    """

    kind: MomentKind
    second: int
    fault: int
    about: Mapping[str, Value]
    cost: int = 0


Candidate = tuple[float, Moment]
"""A moment with its weight: about 1 for one that is clearly worth talking about."""


@dataclass(frozen=True, slots=True)
class Look:
    """A round as the rules for moments look at it.

    `incidents` are those that took a service down; `earlier` are the rounds before this one, by
    number, with their incidents; `behind` maps tickets to faults (-1: false alarm), `down` to the
    service that they are about; `lost_at` maps lost flights to the second of their loss.
    """

    airport: Airport
    setup: RoundSetup
    journal: Sequence[Entry]
    incidents: Sequence[Incident]
    score: Score
    money: Money
    earlier: Mapping[int, Sequence[Incident]]
    end: int
    behind: Mapping[int, int]
    down: Mapping[int, str]
    lost_at: Mapping[int, int]

    def of_ticket(self, ticket: int) -> Incident | None:
        """The incident that a ticket is about."""
        fault = self.behind.get(ticket, -1)
        return next((one for one in self.incidents if one.fault == fault), None)

    def income_lost(self, incident: Incident, start: int, end: int) -> int:
        """USD that the flights would have earned that an incident cost in this time."""
        lost = sum(start <= self.lost_at[flight] <= end for flight in incident.lost)
        return lost * self.airport.scenario.money.per_flight


Rule = Callable[[Look], Iterable[Candidate]]
"""Finds moments of one kind."""


def look(
    airport: Airport, setup: RoundSetup, journal: Sequence[Entry], incidents: Sequence[Incident],
    score: Score, money: Money, earlier: Mapping[int, Sequence[Incident]], end: int,
) -> Look:  # fmt: skip
    """A round, ready to be looked at."""
    alerts: list[e.AlertRaised] = []
    tickets: dict[int, e.AlertRaised] = {}
    lost_at: dict[int, int] = {}
    for t, _, event in journal:
        if isinstance(event, e.AlertRaised):
            alerts.append(event)
        elif isinstance(event, e.TicketReported):
            tickets[event.ticket] = alerts[event.alert]
        elif isinstance(event, e.FlightDiverted | e.FlightCancelled):
            lost_at[event.flight] = t
    shown = [one for one in incidents if one.services]
    behind = {ticket: alert.fault for ticket, alert in tickets.items()}
    down = {ticket: alert.service for ticket, alert in tickets.items()}
    return Look(airport, setup, journal, shown, score, money, earlier, end, behind, down, lost_at)


def of_incident(
    kind: MomentKind, incident: Incident, second: int, cost: int = 0, **about: Value
) -> Moment:
    """A moment of an incident, which its sentences name by number, service and terminals."""
    named: dict[str, Value] = {
        "fault": incident.fault,
        "service": incident.services[0],
        "terminals": incident.terminals,
    }
    return Moment(kind, second, incident.fault, named | about, cost)
