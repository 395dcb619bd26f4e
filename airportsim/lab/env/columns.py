"""The numbers of a row: what each column of an observation's blocks means, and how it is filled.

All are shares from 0 to 1: yes or no as 1 or 0, one of several as a column each, times and counts
over a scale that is named here; what lies beyond the scale counts as 1.
"""

from collections.abc import Callable, Iterable
from typing import Any

from airportsim.lab.env.rows import TWINS, Row
from airportsim.model.airport import Airport
from airportsim.model.words import FactKind, PurchaseState, Role, TicketState, Work
from airportsim.play.board import HandView
from airportsim.play.offers import SUMS
from airportsim.play.slips import FailureSlip

LONG = 600
"""The scale of ages, in seconds of round time."""

SHORT = 120
"""The scale of work that is left, in seconds of round time."""

MANY = 12
"""The scale of flights that wait."""

FEW = 5
"""The scale of tickets that a person holds, of people on a ticket, and of fixes proposed for it."""

DEAR = SUMS[-1]
"""The scale of what an airline is paid for a failure, in USD."""


def share(value: float, scale: float) -> float:
    """A value over its scale, from 0 to 1."""
    return 0.0 if value <= 0 or scale <= 0 else min(value / scale, 1.0)


Numbers = Callable[[Any, Row], list[float]]
"""The numbers of a row, as a view shows it."""

Block = tuple[tuple[str, ...], Numbers]
"""The names of the columns of a block, and how a row of it is filled."""


class Columns:
    """How what the views of an airport show becomes numbers."""

    def __init__(self, airport: Airport) -> None:
        scenario = airport.scenario
        self._money, self._moods = scenario.money, scenario.moods
        self._service = _one_hots(airport.services)
        self._places = scenario.terminals
        self._where: dict[tuple[str, ...], list[float]] = {}
        where = [f"service:{one}" for one in airport.services]
        where += [f"terminal:{one}" for one in scenario.terminals]
        about = [*where, "stops", "age"]
        told = [*about, *_names("told", FactKind)]
        report = [*told, *_names("missing", FactKind), "asked"]
        desk = [*report, "first_aided", "struck_off", "impact", "urgency", "priority"]
        work = [
            *desk, *_names("state", TicketState), "escalated_age", "held_by", "proposals",
            *_names("purchase", PurchaseState), "authorised", "price",
        ]  # fmt: skip
        heard = [*report, *_names("told_state", TicketState), "told_age"]
        at_desk = [*desk, *(f"twin:{n}" for n in range(TWINS))]
        on_work, on_desk = _block(work, self._work), _block(at_desk, self._at_desk)
        repairing = _block([*work, "may_buy"], self._repairing)
        hands, airlines = _block(_HAND, _hand), _block(_AIRLINE, self._airline)
        failures = _block([*about, *_FAILURE], self._failure)
        blocks: dict[Role, dict[str, Block]] = {
            Role.DIRECTOR: {"requested": on_work, "money_asked": failures, "airlines": airlines},
            Role.ACCOUNT_MANAGER: {
                "alerts": _block(told, self._alert),
                "reports": _block(heard, self._heard),
                "failures": failures,
                "airlines": airlines,
            },
            Role.SERVICE_DESK: dict.fromkeys(
                ("to_log", "at_desk", "restored", "escalated"), on_desk
            ),
            Role.SPECIALIST: dict.fromkeys(("tray", "tickets", "to_write"), repairing),
            Role.DELIVERY_MANAGER: dict.fromkeys(
                ("requested", "unassigned", "tickets", "elsewhere"), repairing
            ),
            Role.VENDOR: {
                "proposed": _block(_PROPOSAL, _proposal),
                "bought": _block([*where, "stops", "price"], self._bought),
            },
        }
        self.blocks = {role: {**own, "hands": hands} for role, own in blocks.items()}

    # --- tickets -----------------------------------------------------------------------------

    def _about(self, view: Any, slip: Any) -> list[float]:
        """Where, and how many flights it stops."""
        where = self._where.get(slip.terminals)
        if where is None:
            where = [float(one in slip.terminals) for one in self._places]
            self._where[slip.terminals] = where
        stops = share(view.stopped_by(slip.service, slip.terminals), MANY)
        return [1.0, *self._service[slip.service], *where, stops]

    def _alert(self, view: Any, row: Row) -> list[float]:
        slip = row.thing
        return [
            *self._about(view, slip), share(view.now - slip.raised_at, LONG),
            *_kinds([fact.kind for fact in slip.facts]),
        ]  # fmt: skip

    def _report(self, view: Any, slip: Any) -> list[float]:
        return [
            *self._about(view, slip), share(view.now - slip.reported_at, LONG),
            *_kinds([fact.kind for fact in slip.facts]), *_kinds(slip.missing_kinds),
            float(slip.asked),
        ]  # fmt: skip

    def _heard(self, view: Any, row: Row) -> list[float]:
        slip = row.thing
        told_age = share(view.now - slip.told_at, LONG)
        return [*self._report(view, slip), *_STATES[slip.told_state], told_age]

    def _desk(self, view: Any, slip: Any) -> list[float]:
        return [
            *self._report(view, slip), float(slip.first_aided), float(bool(slip.struck_off)),
            slip.impact / 3, slip.urgency / 3, slip.priority / 3,
        ]  # fmt: skip

    def _at_desk(self, view: Any, row: Row) -> list[float]:
        twins = len(row.others)
        return [*self._desk(view, row.thing), *(float(n < twins) for n in range(TWINS))]

    def _work(self, view: Any, row: Row) -> list[float]:
        slip = row.thing
        escalated = share(view.now - slip.escalated_at, LONG) if slip.escalated_at >= 0 else 0.0
        return [
            *self._desk(view, slip), *_STATES[slip.state], escalated,
            share(len(slip.holders), FEW), share(slip.proposals, FEW), *_BUYING[slip.purchase],
            float(slip.authorised), share(slip.price, self._dearest),
        ]  # fmt: skip

    def _repairing(self, view: Any, row: Row) -> list[float]:
        return [*self._work(view, row), float(view.may_buy(row.thing))]

    def _bought(self, view: Any, row: Row) -> list[float]:
        return [*self._about(view, row.thing), share(row.thing.price, self._dearest)]

    @property
    def _dearest(self) -> int:
        """The scale of prices: the dearest fix."""
        return max(self._money.fix_one, self._money.fix_two, self._money.fix_airport)

    def _airline(self, view: Any, row: Row) -> list[float]:
        """The airline at a terminal; director and account manager know of complaints."""
        mood = view.moods[row.thing]
        complaints = view.complaints
        if isinstance(complaints, tuple):
            count = sum(one.terminal == row.thing for one in complaints)
        else:
            count = complaints[row.thing]
        red = float(mood < self._moods.red)
        return [1.0, share(mood, 100), red, share(count, self._moods.most_open)]

    def _failure(self, view: Any, row: Row) -> list[float]:
        """What one airline suffers, and what was done about it."""
        slip: FailureSlip = row.thing
        return [
            1.0, *self._service[slip.service], *(float(t == slip.terminal) for t in self._places),
            share(slip.stopped, MANY), share(view.now - slip.since, LONG), float(slip.over_at < 0),
            float(slip.due >= 0), share(slip.due - view.now, LONG), float(slip.broken),
            float(slip.apologised), share(slip.paid, DEAR), share(slip.asked, DEAR),
            share(view.authority - slip.paid, DEAR),
        ]  # fmt: skip


_AIRLINE = ["mood", "in_the_red", "complaints"]
_FAILURE = ["lasts", "promised", "due", "broken", "apologised", "paid", "asked", "free"]

# --- the vendor's proposals, and people ------------------------------------------------------

_PROPOSAL = ["cause", "remedy", "terminals", "item_is_broken", "remedy_is_right", "age"]


def _proposal(view: Any, row: Row) -> list[float]:
    """What is named in a fix, beside the truth."""
    slip = row.thing
    right = view.remedy_for(slip.item)
    return [
        1.0, float(bool(slip.cause)), float(bool(slip.remedy)), float(bool(slip.terminals)),
        float(bool(right)), float(bool(right) and slip.remedy == right),
        share(view.now - slip.at, LONG),
    ]  # fmt: skip


_HAND = [
    *(f"role:{one.value}" for one in Role), *(f"work:{one.value}" for one in Work), "lent", "left",
    "tickets",
]  # fmt: skip


def _hand(view: Any, row: Row) -> list[float]:
    """A person: whom he works for, and what he does."""
    hand: HandView = row.thing
    left = share(hand.until - view.now, SHORT) if hand.work else 0.0
    held = 0
    if hand.role is Role.SPECIALIST and hasattr(view, "tickets"):
        held = sum(hand.number in slip.holders for slip in view.tickets)
    return [
        1.0, *_ROLES[hand.role], *_WORK[hand.work], float(hand.home is not hand.role), left,
        share(held, FEW),
    ]  # fmt: skip


# --- one of several --------------------------------------------------------------------------


def _block(names: Iterable[str], numbers: Numbers) -> Block:
    return ("there", *names), numbers


def _names(what: str, values: Iterable[Any]) -> list[str]:
    return [f"{what}:{one.value}" for one in values]


def _one_hots(values: Iterable[Any]) -> dict[Any, list[float]]:
    """For each of some values a column that is 1 and all others 0."""
    all_ = list(values)
    return {one: [float(one == other) for other in all_] for one in all_}


def _kinds(kinds: Iterable[FactKind]) -> list[float]:
    there = tuple(kinds)
    found = _KINDS.get(there)
    if found is None:
        found = _KINDS[there] = [float(kind in there) for kind in FactKind]
    return found


_KINDS: dict[tuple[FactKind, ...], list[float]] = {}
_STATES, _BUYING, _ROLES = map(_one_hots, (TicketState, PurchaseState, Role))
_WORK: dict[Work | None, list[float]] = {**_one_hots(Work), None: [0.0] * len(Work)}
