"""What a player can ask for during a round: one small frozen value for each command.

Tickets, alerts and hands are named by their numbers, items, services, terminals, modes and
remedies by their ids in the scenario.
"""

from dataclasses import dataclass

from airportsim.model.words import Level, Role, Verdict


@dataclass(frozen=True, slots=True)
class Report:
    """Call the service desk about an alert, telling the facts with these numbers."""

    alert: int
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InformAirline:
    """Answer an airline's oldest complaint with the time (in seconds from now) promised."""

    terminal: str
    promise: int


@dataclass(frozen=True, slots=True)
class Compensate:
    """Settle an airline's oldest complaint with money."""

    terminal: str


@dataclass(frozen=True, slots=True)
class ApplyArticle:
    """Check an article of the knowledge base against a ticket; apply it if its clue is there."""

    ticket: int
    article: int


@dataclass(frozen=True, slots=True)
class Log:
    """Record a report as a ticket, with its impact and urgency."""

    ticket: int
    impact: Level
    urgency: Level


@dataclass(frozen=True, slots=True)
class FirstAid:
    """Go through the service desk's checklist for a ticket."""

    ticket: int


@dataclass(frozen=True, slots=True)
class AskBack:
    """Ask the account manager for more facts on a ticket."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Merge:
    """Declare a ticket the same incident as another one."""

    ticket: int
    into: int


@dataclass(frozen=True, slots=True)
class Escalate:
    """Pass a ticket on to the technical specialists."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Close:
    """Close a ticket whose service is back."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Chase:
    """Ask the specialists how far they are with a ticket."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Take:
    """Start to work on an escalated ticket."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Test:
    """Test whether an item is healthy."""

    ticket: int
    item: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Propose to the vendor to cure an item; what is left blank makes the proposal unclear."""

    ticket: int
    item: str
    cause: str = ""
    remedy: str = ""
    terminals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandBack:
    """Give a ticket back to the service desk, because something is missing from it."""

    ticket: int


@dataclass(frozen=True, slots=True)
class WriteArticle:
    """Write into the knowledge base how a ticket was cured."""

    ticket: int


@dataclass(frozen=True, slots=True)
class RequestPurchase:
    """Ask the service delivery manager to buy the vendor's help for a ticket."""

    ticket: int


@dataclass(frozen=True, slots=True)
class SwitchOver:
    """Switch an item over to its mirror."""

    ticket: int
    item: str


@dataclass(frozen=True, slots=True)
class Assign:
    """Give a ticket to a specialist's hand."""

    ticket: int
    hand: int


@dataclass(frozen=True, slots=True)
class LendHand:
    """Let a free hand work for another role (or its own again)."""

    hand: int
    role: Role


@dataclass(frozen=True, slots=True)
class SetPriority:
    """Overrule a ticket's priority, 1 to 3."""

    ticket: int
    priority: int


@dataclass(frozen=True, slots=True)
class Approve:
    """Buy what was requested for a ticket."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Deny:
    """Refuse to buy what was requested for a ticket."""

    ticket: int


@dataclass(frozen=True, slots=True)
class ReadContract:
    """Read the vendor's contract, which opens buying for this round."""


@dataclass(frozen=True, slots=True)
class ReleaseFunds:
    """Release the next part of the budget."""


@dataclass(frozen=True, slots=True)
class FreezePurchases:
    """Stop all buying, or allow it again."""

    frozen: bool


@dataclass(frozen=True, slots=True)
class SetFocus:
    """Let a terminal have the next landing and the front of the queues; "" lifts it."""

    terminal: str


@dataclass(frozen=True, slots=True)
class Authorise:
    """Allow a purchase above the delivery manager's limit."""

    ticket: int


@dataclass(frozen=True, slots=True)
class Verify:
    """Answer a proposed fix."""

    ticket: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Deliver:
    """Deliver what was bought for a ticket."""

    ticket: int


Command = (
    Report | InformAirline | Compensate | ApplyArticle | Log | FirstAid | AskBack | Merge
    | Escalate | Close | Chase | Take | Test | Fix | HandBack | WriteArticle | RequestPurchase
    | SwitchOver | Assign | LendHand | SetPriority | Approve | Deny | ReadContract | ReleaseFunds
    | FreezePurchases | SetFocus | Authorise | Verify | Deliver
)  # fmt: skip
"""Anything that a player can ask for during a round."""
