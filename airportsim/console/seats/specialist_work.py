"""What a specialist sees in a ticket: which hand acts, what is found, what a good one does next."""

from enum import Enum, auto

from airportsim.console.console import Console
from airportsim.model import commands as c
from airportsim.model.commands import Command
from airportsim.model.words import Lever, PurchaseState, TicketState, Verdict
from airportsim.play.board import HandView
from airportsim.play.slips import WorkSlip
from airportsim.play.views import SpecialistView


class Step(Enum):
    """What comes next for a ticket; WAIT while somebody else has it."""

    TAKE = auto()
    SWITCH = auto()
    APPLY = auto()
    BUY = auto()
    FIX = auto()
    TEST = auto()
    HAND_BACK = auto()
    WAIT = auto()


def next_step(view: SpecialistView, slip: WorkSlip) -> Step:
    """What a good colleague would do next for a ticket."""
    if slip.state in (TicketState.ESCALATED, TicketState.ASSIGNED):
        return Step.TAKE
    if slip.state is TicketState.FIX_PROPOSED or slip.purchase is PurchaseState.APPROVED:
        return Step.WAIT
    faulty = broken_item(slip)
    if faulty and view.ready_mirror(faulty):
        return Step.SWITCH
    if view.matching(slip):
        return Step.APPLY
    if faulty:
        return Step.FIX
    by_criteria = Lever.PURCHASING_CRITERIA in view.levers and view.may_buy(slip)
    if by_criteria and slip.purchase is PurchaseState.NONE:
        return Step.BUY
    if any(item not in slip.tests for item in view.candidates(slip)):
        return Step.TEST
    return Step.HAND_BACK


def broken_item(slip: WorkSlip) -> str:
    """The item that a test has found faulty, unless the vendor says it is not; or ""."""
    cleared = {one.proposal.item for one in slip.answered if one.verdict is Verdict.WRONG_ITEM}
    faulty = (item for item, mode in slip.tests.items() if mode and item not in cleared)
    return next(faulty, "")


def suspects(view: SpecialistView, slip: WorkSlip) -> list[str]:
    """The items that agree with a ticket, and any other that was tested for it."""
    agreed = view.candidates(slip)
    return [*agreed, *(item for item in slip.tests if item not in agreed)]


def next_suspect(view: SpecialistView, slip: WorkSlip) -> str:
    """The item to be tested next: an untested one that nobody tests, else the first."""
    found = suspects(view, slip)
    running = view.tested_now(slip)
    left = [item for item in found if item not in slip.tests and item not in running]
    return left[0] if left else next(iter(found), "")


def ready_mirrors(view: SpecialistView, slip: WorkSlip) -> list[str]:
    """Unused mirrors, those that promise to help with a ticket first."""
    likely = [item for item in suspects(view, slip) if slip.tests.get(item, "?")]
    ready = [item for item in view.mirrors if view.ready_mirror(item)]
    return sorted(ready, key=lambda item: (item not in likely, not slip.tests.get(item)))


def my_hands(console: Console, view: SpecialistView) -> list[HandView]:
    """The hands of this seat: those claimed by whoever sits here, else all that nobody claims."""
    held = console.room.state.seats[view.role].held
    own = [hand for hand in view.hands if held.get(hand.number) == console.player]
    return own or [hand for hand in view.hands if hand.number not in held]


def hand_for(console: Console, view: SpecialistView, command: Command) -> int:
    """The hand that is to carry a command out: a free one that holds the ticket, -1 for any.

    A ticket out of the tray goes to whoever has least to do.
    """
    hands = my_hands(console, view)
    number = getattr(command, "ticket", -1)
    holders = next((slip.holders for slip in view.tickets if slip.number == number), [])
    alone = isinstance(command, c.RequestPurchase | c.SwitchOver | c.WriteArticle)

    def order(hand: HandView) -> tuple[bool, bool, int, int]:
        busy, stranger = hand.work is not None, hand.number not in holders
        load = len(view.held_by(hand.number)) if isinstance(command, c.Take) else 0
        return (busy, stranger, load, hand.number) if alone else (stranger, busy, load, hand.number)

    return min(hands, key=order).number if hands else -1
