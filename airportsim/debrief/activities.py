"""The activities of a round, read from its journal: what event logs for process mining tell."""

from collections.abc import Iterable
from typing import Any

from airportsim.debrief.activity import Activity, Doing
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry
from airportsim.model.state import State
from airportsim.model.team import RoundSetup
from airportsim.model.words import Role, Verdict, Work

IN_VAIN = "in vain"
"""The outcome of timed work that came too late to change anything."""


def activities(
    airport: Airport, setup: RoundSetup, journal: Iterable[Entry]
) -> tuple[Activity, ...]:
    """The activities of a round in the order in which they ended; those still going on come last.

    Work is one activity from its start to its end; what takes no time is one where it happens.
    """
    reading = _Reading(airport, setup)
    for entry in journal:
        reading.read(entry)
    return tuple(reading.all())


class _Reading:
    """What the journal has told so far."""

    def __init__(self, airport: Airport, setup: RoundSetup) -> None:
        self.done: list[Activity] = []
        self.terminals = [flight.terminal for flight in airport.timetable]
        self.role_of = {hand.number: hand.role for hand in State(airport, setup).hands}
        self.alerts: list[e.AlertRaised] = []
        self.tickets: list[e.AlertRaised] = []
        self.ticket_of: dict[int, int] = {}
        self.asked: dict[tuple[int, str], int] = {}
        self.at_work: dict[int, tuple[Entry, Role]] = {}
        self.ended: Entry | None = None

    def read(self, entry: Entry) -> None:
        """Take in what happened; the result of timed work follows its end at once."""
        event = entry.event
        if isinstance(event, e.AlertRaised):
            self.alerts.append(event)
        elif isinstance(event, e.TicketReported):
            self.tickets.append(self.alerts[event.alert])
            self.ticket_of[event.alert] = event.ticket
        elif isinstance(event, e.CompensationAsked):
            self.asked[event.alert, event.terminal] = event.usd
        if self.ended is not None:
            before, self.ended = self.ended, None
            result = event if isinstance(event, _RESULTS) else None
            self._work_ended(before, result)
        if isinstance(event, e.WorkStarted):
            self.at_work[event.hand] = entry, self.role_of[event.hand]
        elif isinstance(event, e.WorkEnded):
            self.ended = entry
        elif type(event) in _AT_ONCE:
            self._happened(entry)
        if isinstance(event, e.HandLent):
            self.role_of[event.hand] = event.role

    def all(self) -> list[Activity]:
        """The activities when the journal is over."""
        if self.ended is not None:
            self._work_ended(self.ended, None)
        self.done.sort(key=lambda one: one.last)
        going_on = sorted(self.at_work.values())
        return self.done + [self._work(begun, role, None, None) for begun, role in going_on]

    def _work_ended(self, ended: Entry, result: e.Event | None) -> None:
        assert isinstance(ended.event, e.WorkEnded)
        begun, role = self.at_work.pop(ended.event.hand)
        self.done.append(self._work(begun, role, ended, result))

    def _work(
        self, begun: Entry, role: Role, ended: Entry | None, result: e.Event | None
    ) -> Activity:
        work = begun.event
        assert isinstance(work, e.WorkStarted)
        doing, ticket = self._doing(work, result), -1
        about = self._of_alert(work.target if work.work is Work.REPORT else _failure(result))
        if work.work is Work.REPORT:
            ticket = self.ticket_of.get(work.target, -1)
        elif work.work in _ON_TICKETS:
            ticket = work.target
            about = self._about(ticket)
        return Activity(
            doing=doing,
            start=begun.t,
            end=ended.t if ended else None,
            first=begun.serial,
            last=ended.serial if ended else begun.serial,
            role=role,
            hand=work.hand,
            fault=about.fault if about else -1,
            ticket=ticket,
            service=about.service if about else "",
            item=getattr(result, "item", work.subject if work.work in _ON_ITEMS else ""),
            terminal=work.subject if work.work in _ON_TERMINALS else "",
            priority=getattr(result, "priority", 0),
            usd=0 if doing is Doing.ASK_TO_COMPENSATE else getattr(result, "usd", 0),
            outcome=_outcome(doing, ended, result),
        )

    def _doing(self, work: e.WorkStarted, result: e.Event | None) -> Doing:
        """What timed work is called."""
        if work.work is Work.REPORT:
            opens = isinstance(result, e.TicketReported) or work.target not in self.ticket_of
            return Doing.REPORT if opens else Doing.TELL_MORE
        if work.work is Work.ANSWER:
            return Doing.ANSWER if work.subject else Doing.CHASE
        if isinstance(result, e.CompensationAsked):
            return Doing.ASK_TO_COMPENSATE
        return _TIMED[work.work]

    def _happened(self, entry: Entry) -> None:
        """Something that takes no time."""
        event: Any = entry.event
        doing, role = _AT_ONCE[type(event)]
        ticket = getattr(event, "ticket", -1)
        failure = self._of_alert(_failure(event))
        about = event if isinstance(event, e.AlertRaised) else failure or self._about(ticket)
        flight = getattr(event, "flight", -1)
        takes = isinstance(event, e.TicketTaken)
        self.done.append(
            Activity(
                doing=doing,
                start=entry.t,
                end=entry.t,
                first=entry.serial,
                last=entry.serial,
                role=role,
                hand=event.hand if takes else -1,
                fault=getattr(event, "fault", about.fault if about else -1),
                ticket=ticket,
                into=getattr(event, "into", -1),
                to=-1 if takes else getattr(event, "hand", -1),
                service=about.service if about else "",
                item=getattr(event, "item", ""),
                terminal=self.terminals[flight] if flight >= 0 else getattr(event, "terminal", ""),
                flight=flight,
                priority=getattr(event, "priority", 0),
                usd=self._cost(event),
                outcome=_outcome(doing, entry, event),
            )
        )

    def _cost(self, event: Any) -> int:
        """What something that takes no time has cost."""
        match event:
            case e.PurchaseApproved():
                return event.price
            case e.CompensationDecided(allowed=True):
                return self.asked[event.alert, event.terminal]
        return 0

    def _of_alert(self, number: int) -> e.AlertRaised | None:
        return self.alerts[number] if number >= 0 else None

    def _about(self, ticket: int) -> e.AlertRaised | None:
        """The alert of a ticket."""
        return self.tickets[ticket] if ticket >= 0 else None


def _failure(event: e.Event | None) -> int:
    """The alert of the failure that something was done about, -1 for none."""
    return event.alert if isinstance(event, _ON_FAILURES) else -1


def _outcome(doing: Doing, ended: Entry | None, event: Any) -> str:
    """What came of an activity, in a word or two; nothing of one that is not over."""
    if ended is None:
        return ""
    match event:
        case e.FirstAidGiven() | e.ArticleTried() | e.MirrorSwitched() | e.PurchaseDelivered():
            return "helped" if event.helped else "no help"
        case e.ItemTested():
            return "faulty" if event.mode else "healthy"
        case e.FixVerified(verdict=Verdict.ACCEPTED):
            return "accepted" if event.right else "accepted though wrong"
        case e.FixVerified():
            return event.verdict.value.replace("_", " ")
        case e.FaultFixed():
            return event.by.value
        case e.PurchasesFrozen():
            return "frozen" if event.frozen else "allowed"
        case e.CompensationDecided():
            return "allowed" if event.allowed else "refused"
        case None if doing is not Doing.ANSWER:
            return IN_VAIN
    return ""


_RESULTS = (
    e.TicketReported, e.FactsAdded, e.TicketLogged, e.FirstAidGiven, e.ArticleTried, e.ItemTested,
    e.FixProposed, e.FixVerified, e.ArticleWritten, e.MirrorSwitched, e.PurchaseDelivered,
    e.TicketChased, e.AirlineInformed, e.AirlineApologised, e.AirlineCompensated,
    e.CompensationAsked, e.ContractRead,
)  # fmt: skip
"""What can follow the end of timed work at once, and follows nothing else."""

_TIMED = {
    Work.INFORM: Doing.INFORM_AIRLINE,
    Work.APOLOGISE: Doing.APOLOGISE,
    Work.COMPENSATE: Doing.COMPENSATE,
    Work.LOG: Doing.LOG,
    Work.FIRST_AID: Doing.FIRST_AID,
    Work.APPLY_ARTICLE: Doing.APPLY_ARTICLE,
    Work.TEST: Doing.TEST,
    Work.FIX: Doing.PROPOSE_FIX,
    Work.WRITE_ARTICLE: Doing.WRITE_ARTICLE,
    Work.SWITCH_OVER: Doing.SWITCH_OVER,
    Work.READ_CONTRACT: Doing.READ_CONTRACT,
    Work.VERIFY: Doing.VERIFY,
    Work.DELIVER: Doing.DELIVER,
}
_ON_FAILURES = (
    e.AirlineInformed, e.AirlineApologised, e.AirlineCompensated, e.CompensationAsked,
    e.CompensationDecided,
)  # fmt: skip
_ON_TERMINALS = {Work.INFORM, Work.APOLOGISE, Work.COMPENSATE}
_ON_ITEMS = {Work.TEST, Work.SWITCH_OVER}
_ON_TICKETS = set(Work) - {Work.REPORT, Work.READ_CONTRACT, *_ON_TERMINALS}

_DESK, _SPECIALIST = Role.SERVICE_DESK, Role.SPECIALIST
_MANAGER, _DIRECTOR = Role.DELIVERY_MANAGER, Role.DIRECTOR
_AT_ONCE: dict[type[Any], tuple[Doing, Role | None]] = {
    e.FaultStruck: (Doing.STRIKE, None),
    e.AlertRaised: (Doing.ALERT, None),
    e.FaultCrashed: (Doing.CRASH, None),
    e.FaultFixed: (Doing.RESTORE, None),
    e.AskedBack: (Doing.ASK_BACK, _DESK),
    e.TicketMerged: (Doing.MERGE, _DESK),
    e.TicketEscalated: (Doing.ESCALATE, _DESK),
    e.TicketSeen: (Doing.FIND, _SPECIALIST),
    e.TicketAssigned: (Doing.ASSIGN, _MANAGER),
    e.TicketTaken: (Doing.TAKE, _SPECIALIST),
    e.TicketHandedBack: (Doing.HAND_BACK, _SPECIALIST),
    e.TicketClosed: (Doing.CLOSE, _DESK),
    e.PriorityChanged: (Doing.SET_PRIORITY, _MANAGER),
    e.PurchaseRequested: (Doing.REQUEST_PURCHASE, _SPECIALIST),
    e.PurchaseAuthorised: (Doing.AUTHORISE_PURCHASE, _DIRECTOR),
    e.PurchaseApproved: (Doing.APPROVE_PURCHASE, _MANAGER),
    e.PurchaseDenied: (Doing.DENY_PURCHASE, _MANAGER),
    e.HandLent: (Doing.LEND_HAND, _MANAGER),
    e.FundsReleased: (Doing.RELEASE_FUNDS, _DIRECTOR),
    e.PurchasesFrozen: (Doing.FREEZE_PURCHASES, _DIRECTOR),
    e.FocusSet: (Doing.SET_FOCUS, _DIRECTOR),
    e.AuthoritySet: (Doing.SET_AUTHORITY, _DIRECTOR),
    e.CompensationDecided: (Doing.DECIDE_COMPENSATION, _DIRECTOR),
    e.FlightHolding: (Doing.HOLD, None),
    e.FlightLanding: (Doing.LAND, None),
    e.FlightOnStand: (Doing.REACH_STAND, None),
    e.FlightDeparting: (Doing.DEPART, None),
    e.FlightAway: (Doing.TAKE_OFF, None),
    e.FlightDiverted: (Doing.DIVERT, None),
    e.FlightCancelled: (Doing.CANCEL, None),
}
"""What takes no time, and the role that does it; nobody does what only happens."""
