"""What can happen in the airport: one small frozen value for each kind of event.

Events hold numbers, enums and ids only. `airportsim.model.apply` says what each one changes.
"""

from dataclasses import dataclass

from airportsim.model.words import Level, RestoredBy, Role, Verdict, Work

# --- flights ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FlightHolding:
    """A flight has arrived over the airport and waits to land."""

    flight: int


@dataclass(frozen=True, slots=True)
class FlightLanding:
    """A flight has been cleared and is on the runway."""

    flight: int


@dataclass(frozen=True, slots=True)
class FlightOnStand:
    """A flight has reached its stand."""

    flight: int


@dataclass(frozen=True, slots=True)
class FlightDeparting:
    """A flight has been turned round and wants to leave."""

    flight: int


@dataclass(frozen=True, slots=True)
class FlightAway:
    """A flight has taken off again: it counts as landed."""

    flight: int


@dataclass(frozen=True, slots=True)
class FlightDiverted:
    """A flight was lost in the air."""

    flight: int


@dataclass(frozen=True, slots=True)
class FlightCancelled:
    """A flight was lost on its stand."""

    flight: int


# --- faults and alerts -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FaultStruck:
    """An item has failed; `strike` is its number in the draw, below 0 if set by hand."""

    fault: int
    strike: int
    item: str
    mode: str


@dataclass(frozen=True, slots=True)
class ServiceFailed:
    """A fault has reached one of the services that rest on its item."""

    fault: int
    service: str


@dataclass(frozen=True, slots=True)
class AlertRaised:
    """The airlines tell of a failing service; behind a false alarm `fault` is -1."""

    alert: int
    fault: int
    service: str
    terminals: tuple[str, ...]
    since: str


@dataclass(frozen=True, slots=True)
class FaultCrashed:
    """A fault has lasted too long, and spreads."""

    fault: int


@dataclass(frozen=True, slots=True)
class FaultFixed:
    """A fault is gone, and what it held is back."""

    fault: int
    by: RestoredBy


@dataclass(frozen=True, slots=True)
class ItemWorsened:
    """A wrong change has taken an item down."""

    item: str


@dataclass(frozen=True, slots=True)
class ItemRecovered:
    """The consequence of a wrong change is over."""

    item: str


# --- airlines --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ComplaintMade:
    """An airline complains; it is known by its terminal."""

    complaint: int
    terminal: str


@dataclass(frozen=True, slots=True)
class AirlineInformed:
    """An airline was told when its service would be back, in seconds of round time."""

    complaint: int
    terminal: str
    due: int


@dataclass(frozen=True, slots=True)
class AirlineCompensated:
    """An airline was paid for its trouble (USD)."""

    complaint: int
    terminal: str
    usd: int


@dataclass(frozen=True, slots=True)
class PromiseEnded:
    """The promised time has come."""

    terminal: str
    kept: bool


@dataclass(frozen=True, slots=True)
class AirlineInRed:
    """A minute with an airline in the red has cost money (USD)."""

    terminal: str
    usd: int


# --- hands -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WorkStarted:
    """A hand is occupied until the given second.

    `target` is a ticket, an alert for a call, or -1; `subject` an item, a terminal, or empty.
    """

    hand: int
    work: Work
    target: int
    subject: str
    until: int


@dataclass(frozen=True, slots=True)
class WorkDelayed:
    """A hand was disturbed and is occupied for longer."""

    hand: int
    until: int


@dataclass(frozen=True, slots=True)
class WorkEnded:
    """A hand is free again."""

    hand: int
    work: Work
    target: int
    subject: str


@dataclass(frozen=True, slots=True)
class HandLent:
    """A hand now works for this role."""

    hand: int
    role: Role


# --- tickets ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TicketReported:
    """The service desk has been called about an alert for the first time."""

    ticket: int
    alert: int
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FactsAdded:
    """More facts have been told on a ticket."""

    ticket: int
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TicketLogged:
    """A report has been recorded; `priority` is 1 to 3."""

    ticket: int
    impact: Level
    urgency: Level
    priority: int


@dataclass(frozen=True, slots=True)
class FirstAidGiven:
    """The checklist has been gone through."""

    ticket: int
    helped: bool


@dataclass(frozen=True, slots=True)
class AskedBack:
    """The account manager has been asked for more facts."""

    ticket: int


@dataclass(frozen=True, slots=True)
class TicketMerged:
    """A ticket was declared the same as another."""

    ticket: int
    into: int


@dataclass(frozen=True, slots=True)
class ArticleTried:
    """An article was checked against a ticket: it applied, or its clue was not there."""

    ticket: int
    article: int
    helped: bool


@dataclass(frozen=True, slots=True)
class TicketEscalated:
    """A ticket lies in the specialists' tray."""

    ticket: int


@dataclass(frozen=True, slots=True)
class TicketSeen:
    """Somebody has looked into the tray and found the ticket."""

    ticket: int


@dataclass(frozen=True, slots=True)
class TicketAssigned:
    """A ticket was given to a hand."""

    ticket: int
    hand: int


@dataclass(frozen=True, slots=True)
class TicketTaken:
    """A hand has begun to work on a ticket."""

    ticket: int
    hand: int


@dataclass(frozen=True, slots=True)
class ItemTested:
    """An item was tested: `mode` is how it fails, empty if it is healthy."""

    ticket: int
    item: str
    mode: str


@dataclass(frozen=True, slots=True)
class FixProposed:
    """A fix lies before the vendor."""

    ticket: int
    item: str
    cause: str
    remedy: str
    terminals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FixVerified:
    """The vendor has answered; `right` tells whether the fix would have cured the item."""

    ticket: int
    verdict: Verdict
    right: bool


@dataclass(frozen=True, slots=True)
class TicketHandedBack:
    """A ticket is back at the service desk."""

    ticket: int


@dataclass(frozen=True, slots=True)
class TicketChased:
    """Somebody was asked how far a ticket is; the asking role now knows."""

    ticket: int
    role: Role
    hand: int


@dataclass(frozen=True, slots=True)
class TicketRestored:
    """What a ticket is about works again."""

    ticket: int


@dataclass(frozen=True, slots=True)
class TicketClosed:
    """A ticket is done with."""

    ticket: int


@dataclass(frozen=True, slots=True)
class PriorityChanged:
    """A ticket's priority was overruled."""

    ticket: int
    priority: int


@dataclass(frozen=True, slots=True)
class ArticleWritten:
    """The knowledge base has a new article."""

    article: int
    item: str
    mode: str
    ticket: int


@dataclass(frozen=True, slots=True)
class MirrorSwitched:
    """An item's mirror has taken over; `helped` if the item was the broken one."""

    ticket: int
    item: str
    helped: bool


# --- money and direction ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ContractRead:
    """Buying is open for this round."""


@dataclass(frozen=True, slots=True)
class PurchaseRequested:
    """The vendor's help is asked for (price in USD)."""

    ticket: int
    price: int


@dataclass(frozen=True, slots=True)
class PurchaseAuthorised:
    """The director allows a purchase above the limit."""

    ticket: int


@dataclass(frozen=True, slots=True)
class PurchaseApproved:
    """The vendor's help is bought and paid (USD)."""

    ticket: int
    price: int


@dataclass(frozen=True, slots=True)
class PurchaseDenied:
    """The vendor's help is not bought."""

    ticket: int


@dataclass(frozen=True, slots=True)
class PurchaseDelivered:
    """The vendor has done what was bought; `helped` if there was anything left to cure."""

    ticket: int
    helped: bool


@dataclass(frozen=True, slots=True)
class FundsReleased:
    """Part of the budget may be spent (USD)."""

    usd: int


@dataclass(frozen=True, slots=True)
class PurchasesFrozen:
    """Buying was stopped, or allowed again."""

    frozen: bool


@dataclass(frozen=True, slots=True)
class FocusSet:
    """A terminal goes first, or none does."""

    terminal: str


Event = (
    FlightHolding | FlightLanding | FlightOnStand | FlightDeparting | FlightAway | FlightDiverted
    | FlightCancelled | FaultStruck | ServiceFailed | AlertRaised | FaultCrashed | FaultFixed
    | ItemWorsened | ItemRecovered | ComplaintMade | AirlineInformed | AirlineCompensated
    | PromiseEnded | AirlineInRed | WorkStarted | WorkDelayed | WorkEnded | HandLent
    | TicketReported | FactsAdded | TicketLogged | FirstAidGiven | AskedBack | TicketMerged
    | ArticleTried | TicketEscalated | TicketSeen | TicketAssigned | TicketTaken | ItemTested
    | FixProposed | FixVerified | TicketHandedBack | TicketChased | TicketRestored | TicketClosed
    | PriorityChanged | ArticleWritten | MirrorSwitched | ContractRead | PurchaseRequested
    | PurchaseAuthorised | PurchaseApproved | PurchaseDenied | PurchaseDelivered | FundsReleased
    | PurchasesFrozen | FocusSet
)  # fmt: skip
"""Anything that can happen in the airport."""
