"""What the whole room hears: everything that happens where everybody sees it, and by whom."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from airportsim.model import events as e
from airportsim.model.airport import Tile
from airportsim.model.events import Event
from airportsim.model.journal import Entry
from airportsim.model.state import State
from airportsim.model.words import RestoredBy, Role, Verdict

_AM, _DESK, _SPEC = Role.ACCOUNT_MANAGER, Role.SERVICE_DESK, Role.SPECIALIST
_DM, _DIR, _VENDOR = Role.DELIVERY_MANAGER, Role.DIRECTOR, Role.VENDOR

TOLD: dict[type[Any], Role | None] = {
    e.FlightAway: None,
    e.FlightDiverted: None,
    e.FlightCancelled: None,
    e.ServiceFailed: None,
    e.FaultCrashed: None,
    e.FaultFixed: None,
    e.ComplaintMade: None,
    e.PromiseEnded: None,
    e.AirlineInRed: None,
    e.AirlineInformed: _AM,
    e.AirlineCompensated: _AM,
    e.AirlineApologised: _AM,
    e.CompensationAsked: _AM,
    e.CompensationDecided: _DIR,
    e.AuthoritySet: _DIR,
    e.TicketReported: _AM,
    e.TicketLogged: _DESK,
    e.AskedBack: _DESK,
    e.TicketMerged: _DESK,
    e.TicketEscalated: _DESK,
    e.TicketAssigned: _DM,
    e.TicketTaken: _SPEC,
    e.FixProposed: _SPEC,
    e.FixVerified: _VENDOR,
    e.TicketHandedBack: _SPEC,
    e.TicketRestored: None,
    e.PriorityChanged: _DM,
    e.ArticleWritten: _SPEC,
    e.MirrorSwitched: None,
    e.ContractRead: _DM,
    e.PurchaseRequested: _SPEC,
    e.PurchaseAuthorised: _DIR,
    e.PurchaseApproved: _DM,
    e.PurchaseDenied: _DM,
    e.PurchaseDelivered: _VENDOR,
    e.FundsReleased: _DIR,
    e.MoneyGranted: None,
    e.PurchasesFrozen: _DIR,
    e.FocusSet: _DIR,
}
"""The events that the whole room is told, each with the role whose doing it is.

None: the airport's own, the facilitator's, or to be seen from the event.
"""


RECOVERY = (
    e.AirlineInformed, e.AirlineApologised, e.AirlineCompensated, e.CompensationAsked,
    e.CompensationDecided, e.PromiseEnded,
)  # fmt: skip
"""Events that can be about one failure of an airline."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something that everybody hears: when, what, who did it, and which tiles it is about.

    What the room may not know stands blank in the event (-1, "", ()): which fault it is, what a
    proposed fix and an article say, what a call has told, which alert told of a failure (`where`
    says what fails where). A verdict is right if it accepts. `serial` is that of the journal; what
    a wrong change takes down is told service by service.
    """

    t: int
    serial: int
    event: Event
    role: Role | None
    where: tuple[Tile, ...] = ()


def told(
    state: State, journal: Sequence[Entry], since: int = 0, until: int | None = None
) -> list[Told]:
    """What everybody heard from entry `since` of a round's journal on, up to entry `until`.

    `state` is that of the round after the last of these entries, or later.
    """
    return [one for entry in journal[since:until] for one in _told(state, journal, entry)]


def _told(state: State, journal: Sequence[Entry], entry: Entry) -> Iterator[Told]:
    t, serial, event = entry
    if isinstance(event, e.ServiceFailed | e.ItemWorsened):
        for service, tiles in groupby(state.seen[t, event], key=lambda tile: tile[0]):
            yield Told(t, serial, e.ServiceFailed(-1, service), None, tuple(tiles))
    elif type(event) in TOLD:
        blank = _BLANKED.get(type(event))
        public = blank(event) if blank else event
        role = _by(state, journal, serial, event) or TOLD[type(event)]
        yield Told(t, serial, public, role, _where(state, t, event))


def _where(state: State, t: int, event: Event) -> tuple[Tile, ...]:
    """The tiles that an event is about, as far as one can see or hear which."""
    number = getattr(event, "ticket", -1)
    if number < 0:
        failure = state.failures.get((getattr(event, "alert", -1), getattr(event, "terminal", "")))
        if failure is not None:
            return ((failure.service, failure.terminal),)
        return state.seen.get((t, event), ())
    symptom = state.tickets[number].symptom
    return tuple((symptom.service, terminal) for terminal in symptom.terminals)


def _by(state: State, journal: Sequence[Entry], serial: int, event: Event) -> Role | None:
    """Who did it, where that depends."""
    if isinstance(event, e.FaultFixed) and event.by is not RestoredBy.MIRROR:
        return Role(event.by.value)
    if not isinstance(event, e.MirrorSwitched):
        return None
    work = journal[serial - 1].event
    assert isinstance(work, e.WorkEnded)
    role = state.hands[work.hand].home
    for _, _, earlier in journal[:serial]:
        if isinstance(earlier, e.HandLent) and earlier.hand == work.hand:
            role = earlier.role
    return role


_BLANKED: dict[type[Any], Callable[[Any], Event]] = {
    **dict.fromkeys(RECOVERY, lambda event: replace(event, alert=-1)),
    e.FaultCrashed: lambda event: e.FaultCrashed(-1),
    e.FaultFixed: lambda event: e.FaultFixed(-1, event.by),
    e.TicketReported: lambda event: e.TicketReported(event.ticket, -1, ()),
    e.FixProposed: lambda event: e.FixProposed(event.ticket, "", "", "", ()),
    e.FixVerified: lambda event: e.FixVerified(
        event.ticket, event.verdict, event.verdict is Verdict.ACCEPTED
    ),
    e.ArticleWritten: lambda event: e.ArticleWritten(event.article, "", "", event.ticket),
}
