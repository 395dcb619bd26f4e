"""What a newcomer has done in his guided round, as far as the round itself shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from airportsim.model import events as e
from airportsim.model.words import Work
from airportsim.play.ticker import Told


@dataclass(frozen=True, slots=True)
class Seen:
    """What the newcomer can know: the window of his role, and what everybody has heard."""

    view: Any
    told: Sequence[Told]

    def heard(self, *kinds: type[Any]) -> bool:
        """Whether anything of these kinds has happened."""
        return any(isinstance(one.event, kinds) for one in self.told)

    def works(self, *works: Work) -> bool:
        """Whether one of his people is at some work."""
        return any(hand.work in works for hand in self.view.hands)


Done = Callable[[Seen], bool]
"""Whether something has been done, whoever did it."""


def heard(*kinds: type[Any]) -> Done:
    """Whether anything of these kinds has happened."""
    return lambda seen: seen.heard(*kinds)


def restored(seen: Seen) -> bool:
    """Whether the service is back."""
    return seen.heard(e.TicketRestored)


# --- account manager and service desk --------------------------------------------------------


def reported(seen: Seen) -> bool:
    """Whether the call has been made, or is being made."""
    return seen.works(Work.REPORT) or seen.heard(e.TicketReported)


def told(seen: Seen) -> bool:
    """Whether an airline has been told or paid, or is being told or paid."""
    answered = seen.heard(e.AirlineInformed, e.AirlineCompensated)
    return answered or seen.works(Work.INFORM, Work.COMPENSATE)


def logged(seen: Seen) -> bool:
    """Whether the report has been logged, or is being logged."""
    return seen.works(Work.LOG) or seen.heard(e.TicketLogged)


def aided(seen: Seen) -> bool:
    """Whether the checklist has been begun, or is of no use any more."""
    tried = any(slip.first_aided for slip in seen.view.reports)
    over = seen.heard(e.TicketEscalated, e.TicketRestored)
    return tried or over or seen.works(Work.FIRST_AID)


def closed(seen: Seen) -> bool:
    """Whether no ticket is left."""
    return seen.heard(e.TicketReported) and not (seen.view.reports or seen.view.restored)


# --- specialist and vendor -------------------------------------------------------------------


def found(seen: Seen) -> bool:
    """Whether a test has shown what is broken."""
    return any(any(slip.tests.values()) for slip in seen.view.tickets) or proposed(seen)


def proposed(seen: Seen) -> bool:
    """Whether a fix has been proposed, or is being prepared."""
    return seen.works(Work.FIX) or seen.heard(e.FixProposed, e.TicketRestored)


def written(seen: Seen) -> bool:
    """Whether an article has been written, or is being written."""
    return seen.works(Work.WRITE_ARTICLE) or bool(seen.view.articles)


def verdicts(count: int) -> Done:
    """Whether so many fixes have been answered, the one that is being checked among them."""

    def given(seen: Seen) -> bool:
        answers = sum(isinstance(one.event, e.FixVerified) for one in seen.told)
        return answers + seen.works(Work.VERIFY) >= count

    return given


def proposed_again(seen: Seen) -> bool:
    """Whether another fix lies before the vendor, or none is needed any more."""
    waits = len(seen.view.proposed) > 0 and not seen.works(Work.VERIFY)
    return restored(seen) or (waits and seen.heard(e.FixVerified))


# --- delivery manager and director -----------------------------------------------------------


def asked_to_buy(seen: Seen) -> bool:
    """Whether somebody has asked to buy."""
    return len(seen.view.requested) > 0 or decided(seen)


def decided(seen: Seen) -> bool:
    """Whether a request has been answered, or needs no answer any more."""
    return seen.heard(e.PurchaseApproved, e.PurchaseDenied, e.TicketRestored)


def funded(seen: Seen) -> bool:
    """Whether money has been released, or there is none to release."""
    return seen.heard(e.FundsReleased) or seen.view.reserve == 0


def focused(seen: Seen) -> bool:
    """Whether a terminal has been put first."""
    return bool(seen.view.focus) or seen.heard(e.FocusSet)
