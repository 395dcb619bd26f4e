"""What can happen to hands, tickets, knowledge and money."""

from airportsim.model.values import value
from airportsim.model.words import Level, Role, Verdict, Work

# --- hands -----------------------------------------------------------------------------------


@value
class WorkStarted:
    """A hand is occupied until the given second.

    `target` is a ticket, an alert for a call, or -1; `subject` an item, a terminal, or empty.
    """

    hand: int
    work: Work
    target: int
    subject: str
    until: int


@value
class WorkDelayed:
    """A hand was disturbed and is occupied for longer."""

    hand: int
    until: int


@value
class WorkEnded:
    """A hand is free again."""

    hand: int
    work: Work
    target: int
    subject: str


@value
class HandLent:
    """A hand now works for this role."""

    hand: int
    role: Role


# --- tickets ---------------------------------------------------------------------------------


@value
class TicketReported:
    """The service desk has been called about an alert for the first time."""

    ticket: int
    alert: int
    facts: tuple[int, ...]


@value
class FactsAdded:
    """More facts have been told on a ticket."""

    ticket: int
    facts: tuple[int, ...]


@value
class TicketLogged:
    """A report has been recorded; `priority` is 1 to 3, or 0 where the team has no levels."""

    ticket: int
    impact: Level
    urgency: Level
    priority: int


@value
class FirstAidGiven:
    """The checklist has been gone through."""

    ticket: int
    helped: bool


@value
class AskedBack:
    """The account manager has been asked for more facts."""

    ticket: int


@value
class TicketMerged:
    """A ticket was declared the same as another."""

    ticket: int
    into: int


@value
class ArticleTried:
    """An article was checked against a ticket: it applied, or its clue was not there."""

    ticket: int
    article: int
    helped: bool


@value
class TicketEscalated:
    """A ticket lies in the specialists' tray."""

    ticket: int


@value
class TicketSeen:
    """Somebody has looked into the tray and found the ticket."""

    ticket: int


@value
class TicketAssigned:
    """A ticket was given to a hand."""

    ticket: int
    hand: int


@value
class TicketTaken:
    """A hand has begun to work on a ticket."""

    ticket: int
    hand: int


@value
class ItemTested:
    """An item was tested: `mode` is how it fails, empty if it is healthy."""

    ticket: int
    item: str
    mode: str


@value
class FixProposed:
    """A fix lies before the vendor."""

    ticket: int
    item: str
    cause: str
    remedy: str
    terminals: tuple[str, ...]


@value
class FixVerified:
    """The vendor has answered; `right` tells whether the fix would have cured the item."""

    ticket: int
    verdict: Verdict
    right: bool


@value
class TicketHandedBack:
    """A ticket is back at the service desk."""

    ticket: int


@value
class TicketChased:
    """Somebody was asked how far a ticket is; the asking role now knows."""

    ticket: int
    role: Role
    hand: int


@value
class TicketRestored:
    """What a ticket is about works again."""

    ticket: int


@value
class TicketClosed:
    """A ticket is done with."""

    ticket: int


@value
class PriorityChanged:
    """A ticket's priority was overruled."""

    ticket: int
    priority: int


@value
class ArticleWritten:
    """The knowledge base has a new article."""

    article: int
    item: str
    mode: str
    ticket: int


@value
class MirrorSwitched:
    """An item's mirror has taken over; `helped` if the item was the broken one."""

    ticket: int
    item: str
    helped: bool


# --- money and direction ---------------------------------------------------------------------


@value
class ContractRead:
    """Buying is open for this round."""


@value
class PurchaseRequested:
    """The vendor's help is asked for (price in USD)."""

    ticket: int
    price: int


@value
class PurchaseAuthorised:
    """The director allows a purchase above the limit."""

    ticket: int


@value
class PurchaseApproved:
    """The vendor's help is bought and paid (USD)."""

    ticket: int
    price: int


@value
class PurchaseDenied:
    """The vendor's help is not bought."""

    ticket: int


@value
class PurchaseDelivered:
    """The vendor has done what was bought; `helped` if there was anything left to cure."""

    ticket: int
    helped: bool


@value
class FundsReleased:
    """Part of the budget may be spent (USD)."""

    usd: int


@value
class MoneyGranted:
    """The facilitator gives money to spend, or takes it away if below 0 (USD)."""

    usd: int


@value
class PurchasesFrozen:
    """Buying was stopped, or allowed again."""

    frozen: bool


@value
class FocusSet:
    """A terminal goes first, or none does."""

    terminal: str
