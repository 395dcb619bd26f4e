"""What a player can ask for during a round: one small frozen value for each command.

Tickets, alerts and hands are named by their numbers, items, services, terminals, modes and
remedies by their ids in the scenario.
"""

from airportsim.model.values import value
from airportsim.model.words import Level, Role, Verdict


@value
class Report:
    """Call the service desk about an alert, telling the facts with these numbers."""

    alert: int
    facts: tuple[int, ...]


@value
class InformAirline:
    """Tell an airline in what time, in seconds from now, its service will be back.

    `alert` names the failure of which it is told, unasked or not; with -1 its oldest complaint is
    answered. Either way that complaint, if there is one, is done with.
    """

    terminal: str
    promise: int
    alert: int = -1


@value
class Apologise:
    """Apologise to an airline for a failure, known by its alert, while it lasts or afterwards."""

    terminal: str
    alert: int


@value
class Compensate:
    """Pay an airline for a failure, known by its alert, so many USD.

    What goes beyond the account manager's authority is put before the director. With -1 the oldest
    complaint is settled with the usual sum.
    """

    terminal: str
    alert: int = -1
    usd: int = 0


@value
class ApplyArticle:
    """Check an article of the knowledge base against a ticket; apply it if its clue is there."""

    ticket: int
    article: int


@value
class Log:
    """Record a report as a ticket, with its impact and urgency."""

    ticket: int
    impact: Level
    urgency: Level


@value
class FirstAid:
    """Go through the service desk's checklist for a ticket."""

    ticket: int


@value
class AskBack:
    """Ask the account manager for more facts on a ticket."""

    ticket: int


@value
class Merge:
    """Declare a ticket the same incident as another one."""

    ticket: int
    into: int


@value
class Escalate:
    """Pass a ticket on to the technical specialists."""

    ticket: int


@value
class Close:
    """Close a ticket whose service is back."""

    ticket: int


@value
class Chase:
    """Ask the specialists how far they are with a ticket."""

    ticket: int


@value
class Take:
    """Start to work on an escalated ticket."""

    ticket: int


@value
class Test:
    """Test whether an item is healthy."""

    ticket: int
    item: str


@value
class Fix:
    """Propose to the vendor to cure an item; what is left blank makes the proposal unclear."""

    ticket: int
    item: str
    cause: str = ""
    remedy: str = ""
    terminals: tuple[str, ...] = ()


@value
class HandBack:
    """Give a ticket back to the service desk, because something is missing from it."""

    ticket: int


@value
class WriteArticle:
    """Write into the knowledge base how a ticket was cured."""

    ticket: int


@value
class RequestPurchase:
    """Ask the service delivery manager to buy the vendor's help for a ticket."""

    ticket: int


@value
class SwitchOver:
    """Switch an item over to its mirror."""

    ticket: int
    item: str


@value
class Assign:
    """Give a ticket to a specialist's hand."""

    ticket: int
    hand: int


@value
class LendHand:
    """Let a free hand work for another role (or its own again)."""

    hand: int
    role: Role


@value
class SetPriority:
    """Overrule a ticket's priority, 1 to 3."""

    ticket: int
    priority: int


@value
class Approve:
    """Buy what was requested for a ticket."""

    ticket: int


@value
class Deny:
    """Refuse to buy what was requested for a ticket."""

    ticket: int


@value
class ReadContract:
    """Read the vendor's contract, which opens buying for this round."""


@value
class ReleaseFunds:
    """Release the next part of the budget."""


@value
class FreezePurchases:
    """Stop all buying, or allow it again."""

    frozen: bool


@value
class SetFocus:
    """Let a terminal have the next landing and the front of the queues; "" lifts it."""

    terminal: str


@value
class Authorise:
    """Allow a purchase above the delivery manager's limit."""

    ticket: int


@value
class SetAuthority:
    """Let the account manager pay an airline so many USD for one failure without asking."""

    usd: int


@value
class DecideCompensation:
    """Allow or refuse a compensation that the account manager may not pay on his own."""

    terminal: str
    alert: int
    allowed: bool


@value
class Verify:
    """Answer a proposed fix."""

    ticket: int
    verdict: Verdict


@value
class Deliver:
    """Deliver what was bought for a ticket."""

    ticket: int


Command = (
    Report | InformAirline | Apologise | Compensate | ApplyArticle | Log | FirstAid | AskBack
    | Merge | Escalate | Close | Chase | Take | Test | Fix | HandBack | WriteArticle
    | RequestPurchase | SwitchOver | Assign | LendHand | SetPriority | Approve | Deny | ReadContract
    | ReleaseFunds | FreezePurchases | SetFocus | Authorise | SetAuthority | DecideCompensation
    | Verify | Deliver
)  # fmt: skip
"""Anything that a player can ask for during a round."""
