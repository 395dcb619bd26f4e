"""The guided rounds as data: for each role what is explained, what is to be done, what is awaited.

What a step says stands in the texts under `practice.<role>.<key>`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice

from airportsim.console.screens.practice_seen import (
    Done,
    Seen,
    aided,
    asked_to_buy,
    closed,
    decided,
    focused,
    found,
    funded,
    heard,
    logged,
    proposed,
    proposed_again,
    reported,
    restored,
    told,
    verdicts,
    written,
)
from airportsim.model import events as e
from airportsim.model.words import Role
from airportsim.play.tiles import TileState

Zones = Callable[[Seen], Iterable[str]]
"""The names of zones, the one that counts most first."""


class Turn(Enum):
    """Whose turn it is in a step: the coach explains, the newcomer acts, others are at it."""

    EXPLAIN = auto()
    ACT = auto()
    WATCH = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its key in the texts, the zones that it is about, and when it is done.

    Of the zones the first that is on the screen counts, rather one that is not grey; a name that
    ends in a dot stands for all whose names begin so. What is explained is over when the newcomer
    says so.
    """

    key: str
    zones: Zones
    done: Done = lambda seen: False
    turn: Turn = Turn.ACT


def at(*names: str) -> Zones:
    """Always the same zones."""
    return lambda seen: names


def broken(seen: Seen) -> list[str]:
    """The tiles of the first service that is down."""
    board = seen.view.board().items()
    down = (service for (service, _), tile in board if tile.state is TileState.DOWN)
    return [f"tile.{service}." for service in islice(down, 1)]


def working(seen: Seen) -> list[str]:
    """Those of his people who are at work."""
    return [f"hand.{hand.number}" for hand in seen.view.hands if hand.work is not None]


def neediest(seen: Seen) -> list[str]:
    """The terminal at which most flights wait."""
    terminals = seen.view.scenario.terminals
    worst = max(terminals, key=lambda terminal: seen.view.waiting((terminal,)))
    return [f"act.focus.{worst}", "act.focus."]


def explain(key: str, *names: str) -> Step:
    """A step that explains."""
    return Step(key, at(*names), turn=Turn.EXPLAIN)


def watch(key: str, zones: Zones, done: Done) -> Step:
    """A step in which others are at it."""
    return Step(key, zones, done, Turn.WATCH)


STEPS: dict[Role, tuple[Step, ...]] = {
    Role.SERVICE_DESK: (
        Step("hello", broken, turn=Turn.EXPLAIN),
        explain("inbox", "inbox.ticket."),
        Step("log", at("act.log", "inbox.ticket."), logged),
        watch("logging", working, heard(e.TicketLogged)),
        Step("aid", at("act.first_aid", "inbox.ticket."), aided),
        watch("aiding", working, restored),
        Step("close", at("act.close", "inbox.ticket."), closed),
    ),
    Role.ACCOUNT_MANAGER: (
        Step("hello", broken, turn=Turn.EXPLAIN),
        explain("facts", "fact.", "inbox.alert."),
        Step("report", at("act.report", "inbox.alert."), reported),
        watch("reporting", working, heard(e.TicketReported)),
        Step("tell", at("act.inform_airline", "inbox.airline."), told),
        watch("waiting", broken, restored),
    ),
    Role.SPECIALIST: (
        explain("hello", "inbox.ticket."),
        Step("take", at("act.take", "inbox.ticket."), heard(e.TicketTaken)),
        explain("map", "test.", "act.test"),
        Step("test", at("act.test", "act.suspects", "inbox.ticket."), found),
        explain("clue", "remedy.", "act.fix"),
        Step("fix", at("act.fix", "remedy.", "inbox.ticket."), proposed),
        watch("verify", working, restored),
        Step("write", at("act.write_article", "inbox.write."), written),
    ),
    Role.DELIVERY_MANAGER: (
        explain("hello", "inbox."),
        Step("assign", at("act.assign", "inbox."), heard(e.TicketAssigned)),
        watch("asking", at("inbox.request."), asked_to_buy),
        explain("price", "inbox.request.", "inbox."),
        Step("buy", at("act.approve", "inbox."), decided),
        watch("delivery", broken, restored),
    ),
    Role.DIRECTOR: (
        explain("hello", "top"),
        explain("request", "inbox.request."),
        Step("authorise", at("act.authorise", "inbox.request."), heard(e.PurchaseAuthorised)),
        Step("release", at("act.release", "inbox.money."), funded),
        watch("buying", broken, restored),
        Step("focus", neediest, focused),
    ),
    Role.VENDOR: (
        explain("hello", "inbox.check."),
        Step(
            "reject",
            at("act.verify.wrong_remedy", "act.verify.wrong_item", "inbox.check."),
            verdicts(1),
        ),
        watch("again", at("inbox."), proposed_again),
        Step("accept", at("act.verify.accepted", "inbox.check."), verdicts(2)),
        watch("restored", broken, restored),
    ),
}
"""What a newcomer is led through in each role."""
