"""What can happen to flights, services and airlines."""

from airportsim.model.values import value
from airportsim.model.words import RestoredBy

# --- flights ---------------------------------------------------------------------------------


@value
class FlightHolding:
    """A flight has arrived over the airport and waits to land."""

    flight: int


@value
class FlightLanding:
    """A flight has been cleared and is on the runway."""

    flight: int


@value
class FlightOnStand:
    """A flight has reached its stand."""

    flight: int


@value
class FlightDeparting:
    """A flight has been turned round and wants to leave."""

    flight: int


@value
class FlightAway:
    """A flight has taken off again: it counts as landed."""

    flight: int


@value
class FlightDiverted:
    """A flight was lost in the air."""

    flight: int


@value
class FlightCancelled:
    """A flight was lost on its stand."""

    flight: int


# --- faults and alerts -----------------------------------------------------------------------


@value
class FaultStruck:
    """An item has failed.

    `strike` is its number in the draw, below 0 if the scenario or the facilitator has set it.
    """

    fault: int
    strike: int
    item: str
    mode: str


@value
class FaultInjected:
    """The facilitator lets an item fail at this second, unless it is broken by then."""

    item: str
    mode: str
    at: int


@value
class PaceSet:
    """The facilitator lets faults come at this many percent of the intervals drawn."""

    percent: int


@value
class ServiceFailed:
    """A fault has reached one of the services that rest on its item."""

    fault: int
    service: str


@value
class AlertRaised:
    """The airlines tell of a failing service; behind a false alarm `fault` is -1."""

    alert: int
    fault: int
    service: str
    terminals: tuple[str, ...]
    since: str


@value
class FaultCrashed:
    """A fault has lasted too long, and spreads."""

    fault: int


@value
class FaultFixed:
    """A fault is gone, and what it held is back."""

    fault: int
    by: RestoredBy


@value
class ItemWorsened:
    """A wrong change has taken an item down."""

    item: str


@value
class ItemRecovered:
    """The consequence of a wrong change is over."""

    item: str


# --- airlines --------------------------------------------------------------------------------


@value
class ComplaintMade:
    """An airline complains; it is known by its terminal."""

    complaint: int
    terminal: str


@value
class AirlineInformed:
    """An airline was told when its service would be back, in seconds of round time.

    `complaint` is the one that this answers, -1 if it was told unasked; `alert` names the failure
    of which it was told, -1 if its complaint was answered.
    """

    complaint: int
    terminal: str
    due: int
    alert: int = -1


@value
class AirlineApologised:
    """An airline heard an apology for a failure, known by its alert."""

    terminal: str
    alert: int


@value
class CompensationAsked:
    """A sum (USD) for a failure, beyond the account manager's authority, awaits the director."""

    terminal: str
    alert: int
    usd: int


@value
class CompensationDecided:
    """The director allowed, or refused, what was put before him."""

    terminal: str
    alert: int
    allowed: bool


@value
class AuthoritySet:
    """The account manager may pay so much (USD) for one failure without asking."""

    usd: int


@value
class AirlineCompensated:
    """An airline was paid for its trouble (USD): for a complaint (or -1), a failure (or -1)."""

    complaint: int
    terminal: str
    usd: int
    alert: int = -1


@value
class PromiseEnded:
    """The time promised has come: for the failure of an alert, or (-1) for all of a terminal."""

    terminal: str
    kept: bool
    alert: int = -1


@value
class AirlineInRed:
    """A minute with an airline in the red has cost money (USD)."""

    terminal: str
    usd: int
