"""What a delivery manager makes of the round: who fits a ticket, what to buy, what would help."""

from airportsim.model.commands import Approve
from airportsim.model.refusals import Code
from airportsim.model.words import PurchaseState, Role, TicketState
from airportsim.play.board import HandView
from airportsim.play.slips import WorkSlip
from airportsim.play.views import DeliveryManagerView

LIKELY = 3
"""Among so many suspects a mirror is worth a try."""


def specialists(view: DeliveryManagerView) -> list[HandView]:
    """The hands that tickets can be given to."""
    return [hand for hand in view.everybody if hand.role is Role.SPECIALIST]


def best_hand(view: DeliveryManagerView, slip: WorkSlip) -> HandView | None:
    """Whom to give a ticket to: of those who do not hold it, who has least to do."""
    load = view.load()
    others = [hand for hand in specialists(view) if hand.number not in slip.holders]
    return min(others, key=lambda h: (load[h.number], h.work is not None, h.number), default=None)


def needs_second(view: DeliveryManagerView, slip: WorkSlip) -> bool:
    """Whether one specialist looks for a fault among several items while another is free."""
    alone = len(slip.holders) == 1 and slip.state is TicketState.IN_DIAGNOSIS
    if not alone or slip.purchase is not PurchaseState.NONE or any(slip.tests.values()):
        return False
    load = view.load()
    free = any(not load[h.number] and h.work is None for h in specialists(view))
    return free and len(view.candidates(slip)) - len(slip.tests) > 1


def likely_mirror(view: DeliveryManagerView, slip: WorkSlip) -> str:
    """An item whose unused mirror promises to help with a ticket, or ""."""
    faulty = [item for item, mode in slip.tests.items() if mode]
    likely = faulty or view.candidates(slip)
    if len(likely) > LIKELY:
        return ""
    ready = (i for i in likely if view.ready_mirror(i) and slip.tests.get(i, "?"))
    return next(ready, "")


def ready_mirrors(view: DeliveryManagerView, slip: WorkSlip) -> list[str]:
    """Unused mirrors, those of a ticket's suspects first."""
    likely = view.candidates(slip)
    return sorted(filter(view.ready_mirror, view.mirrors), key=lambda item: item not in likely)


def is_answerable(view: DeliveryManagerView, slip: WorkSlip) -> bool:
    """Whether a request can be approved now, or never can be paid and is to be denied."""
    return view.refusal(Approve(slip.number)) is None or is_hopeless(view, slip)


def is_hopeless(view: DeliveryManagerView, slip: WorkSlip) -> bool:
    """Whether a request costs more than will ever be there."""
    refused = view.refusal(Approve(slip.number))
    if refused is None or refused.code is not Code.NOT_ENOUGH_MONEY:
        return False
    return slip.price > view.available + view.reserve


def lendable(view: DeliveryManagerView) -> HandView | None:
    """A free hand of another role that the specialists need more, if they are overrun."""
    load = view.load()
    if not load or min(load.values()) < 2:
        return None
    for role in (Role.SERVICE_DESK, Role.ACCOUNT_MANAGER, Role.DELIVERY_MANAGER):
        hands = [hand for hand in view.everybody if hand.role is role]
        free = [hand for hand in hands if hand.work is None]
        if len(hands) > 1 and free:
            return free[-1]
    return None


def contract_helps(view: DeliveryManagerView) -> bool:
    """Whether somebody should read the contract: nobody knows it, and there is money to spend."""
    return not view.contract_known and view.available + view.reserve > 0
