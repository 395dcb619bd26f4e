"""What stands in the rows of a role's observation; an action names its target by block and row.

Each block has so many rows and no more: what comes first in it is what has waited longest, and
what does not fit is not shown until something above it has gone.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from airportsim.model.scenario import Scenario
from airportsim.model.words import Role, TicketState
from airportsim.play.board import Knowing, Repairing
from airportsim.play.slips import DeskSlip, ReportSlip, WorkSlip, alike
from airportsim.play.views import (
    AccountManagerView,
    DeliveryManagerView,
    DirectorView,
    ServiceDeskView,
    SpecialistView,
    VendorView,
)

ITEMS = 12
"""Items of a ticket: those that agree with what is written in it."""

ARTICLES = 3
"""Articles of the knowledge base that agree with a ticket."""

TWINS = 2
"""Tickets that can be the same incident as a ticket of the desk."""

_NEAR = 10
"""Twins are looked for among so many tickets reported before."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a row is about, and what of it can be chosen.

    `thing` is an alert, a ticket, a failure, a person or a terminal, as the role's view shows it;
    `items` are configuration items, `articles` numbers of articles; `others` are numbers of tickets
    that can be the same incident, or for the delivery manager of people who can have the ticket.
    """

    thing: Any
    items: tuple[str, ...] = ()
    articles: tuple[int, ...] = ()
    others: tuple[int, ...] = ()


Rows = Mapping[str, list[Row]]
"""The rows of each block, by its name."""

SIZES: dict[Role, dict[str, int]] = {
    Role.DIRECTOR: {"requested": 8, "money_asked": 4},
    Role.ACCOUNT_MANAGER: {"alerts": 12, "reports": 16, "failures": 16},
    Role.SERVICE_DESK: {"to_log": 8, "at_desk": 12, "restored": 4, "escalated": 8},
    Role.SPECIALIST: {"tray": 8, "tickets": 16, "to_write": 4},
    Role.DELIVERY_MANAGER: {"requested": 8, "unassigned": 8, "tickets": 16, "elsewhere": 8},
    Role.VENDOR: {"proposed": 8, "bought": 8},
}
"""How many rows the blocks of each role have, beside `hands` and `airlines`."""


def sizes(scenario: Scenario, role: Role) -> dict[str, int]:
    """How many rows each block of a role has in a scenario."""
    found = {**SIZES[role], "hands": sum(scenario.staff.values())}
    if role in (Role.ACCOUNT_MANAGER, Role.DIRECTOR):
        found["airlines"] = len(scenario.terminals)
    return found


def rows(view: Any, of: Mapping[str, int]) -> Rows:
    """What stands in the rows of a view now, in blocks of these sizes."""
    found = {name: list(islice(all_, of[name])) for name, all_ in _ROWS[view.role](view)}
    people = view.everybody if view.role is Role.DELIVERY_MANAGER else view.hands
    numbered = sorted(people, key=lambda hand: hand.number)
    found["hands"] = [Row(hand) for hand in numbered[: of["hands"]]]
    if "airlines" in of:
        found["airlines"] = [Row(terminal) for terminal in view.scenario.terminals]
    return found


Blocks = Iterable[tuple[str, Iterable[Row]]]

_OVER = {TicketState.RESTORED, TicketState.CLOSED, TicketState.MERGED}


def _of_account_manager(view: AccountManagerView) -> Blocks:
    asked = (slip for slip in view.reports if slip.asked)
    others = (s for s in view.reports if not s.asked and s.told_state not in _OVER)
    yield "alerts", map(Row, view.alerts)
    yield "reports", (_known(view, slip) for each in (asked, others) for slip in each)
    over = (slip for slip in view.failures if slip.over_at >= 0 and not slip.apologised)
    yield "failures", (Row(slip) for each in (view.failing, over) for slip in each)


def _of_service_desk(view: ServiceDeskView) -> Blocks:
    reported = list(view.reports)
    place = {slip.number: n for n, slip in enumerate(reported)}

    def row(slip: DeskSlip) -> Row:
        at = place.get(slip.number, 0)
        before = reversed(reported[max(0, at - _NEAR) : at])
        twins = (other.number for other in before if alike(slip, other))
        return Row(slip, (), _articles(view, slip), tuple(islice(twins, TWINS)))

    yield "to_log", map(row, view.to_log)
    yield "at_desk", map(row, view.at_desk)
    yield "restored", map(Row, view.restored)
    yield "escalated", map(Row, view.escalated)


def _of_specialist(view: SpecialistView) -> Blocks:
    yield "tray", (Row(slip, _items(view, slip)) for slip in view.tray)
    yield "tickets", (Row(s, _items(view, s), _articles(view, s)) for s in view.tickets)
    yield "to_write", map(Row, view.to_write)


def _of_delivery_manager(view: DeliveryManagerView) -> Blocks:
    yield "requested", map(Row, view.requested)
    able = tuple(view.load())
    yield "unassigned", (Row(slip, _items(view, slip), (), able) for slip in view.unassigned)
    yield "tickets", (Row(slip, _items(view, slip), (), able) for slip in view.tickets)
    shown = (view.unassigned, view.tickets, view.restored)
    elsewhere = (s for s in view.all_tickets if not any(s.number in queue for queue in shown))
    yield "elsewhere", (Row(slip, _items(view, slip)) for slip in elsewhere)


def _of_director(view: DirectorView) -> Blocks:
    yield "requested", map(Row, view.requested)
    yield "money_asked", map(Row, view.money_asked)


def _of_vendor(view: VendorView) -> Blocks:
    yield "proposed", map(Row, view.proposed)
    yield "bought", map(Row, view.bought)


_ROWS: dict[Role, Callable[[Any], Blocks]] = {
    Role.DIRECTOR: _of_director,
    Role.ACCOUNT_MANAGER: _of_account_manager,
    Role.SERVICE_DESK: _of_service_desk,
    Role.SPECIALIST: _of_specialist,
    Role.DELIVERY_MANAGER: _of_delivery_manager,
    Role.VENDOR: _of_vendor,
}


def _items(view: Repairing, slip: WorkSlip) -> tuple[str, ...]:
    """The items of a ticket: found faulty, then not yet tested, then found healthy."""
    tests = slip.tests
    faulty = [item for item, mode in tests.items() if mode]
    untested = [item for item in view.candidates(slip) if item not in tests]
    healthy = [item for item, mode in tests.items() if not mode]
    return (*faulty, *untested, *healthy)[:ITEMS]


def _articles(view: Knowing, slip: ReportSlip) -> tuple[int, ...]:
    return tuple(view.matching(slip)[:ARTICLES])


def _known(view: AccountManagerView, slip: ReportSlip) -> Row:
    return Row(slip, (), _articles(view, slip))
