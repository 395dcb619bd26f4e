"""The service delivery manager's bot: who does what, what is bought, which mirror takes over."""

from airportsim.model import commands as c
from airportsim.model.refusals import Code
from airportsim.model.words import Lever, PurchaseState, TicketState
from airportsim.play.agenda import Decision
from airportsim.play.bots.mind import Mind, most_urgent
from airportsim.play.slips import WorkSlip
from airportsim.play.views import DeliveryManagerView


def decide(view: DeliveryManagerView, mind: Mind) -> Decision:
    """Assign what nobody holds, answer requests, switch to mirrors that promise to help."""
    mind.claims.pop(view.hand, None)
    if view.mirrors:
        for slip in view.all_tickets:
            if slip.number not in mind.asked and not mind.claimed("switch_over", slip.number):
                switch = _switch(view, mind, slip)
                if switch is not None:
                    mind.asked.add(slip.number)
                    return _act(view, mind, "switch_over", slip, switch)
    if Lever.NAMED_CONTACTS in view.levers:
        for slip in most_urgent(view, view.unassigned):
            if not mind.claimed("assign", slip.number):
                load = view.load()
                hand = min(load, key=lambda n: (load[n], n))
                return _act(view, mind, "assign", slip, c.Assign(slip.number, hand))
    for slip in most_urgent(view, view.requested):
        if not mind.claimed("approve", slip.number):
            refused = view.refusal(c.Approve(slip.number))
            if refused is None:
                return _act(view, mind, "approve", slip, c.Approve(slip.number))
            if refused.code is Code.NOT_ENOUGH_MONEY and slip.price > _still_to_come(view):
                return _act(view, mind, "approve", slip, c.Deny(slip.number))
    return _reinforce(view, mind) or ((), mind, None)


def _reinforce(view: DeliveryManagerView, mind: Mind) -> Decision | None:
    """Give a second specialist to a ticket in diagnosis, while one has nothing to do."""
    load = view.load()
    free = [hand for hand, held in load.items() if not held]
    if not free or Lever.NAMED_CONTACTS not in view.levers:
        return None
    for slip in most_urgent(view, view.tickets):
        alone = len(slip.holders) == 1 and slip.state is TicketState.IN_DIAGNOSIS
        if alone and slip.purchase is PurchaseState.NONE and len(view.candidates(slip)) > 1:
            if not mind.claimed("assign", slip.number) and not any(slip.tests.values()):
                return _act(view, mind, "assign", slip, c.Assign(slip.number, free[0]))
    return None


def _still_to_come(view: DeliveryManagerView) -> int:
    """USD that could still be spent, once the director has released everything."""
    return view.money["budget"] - view.money["spent"]


def _switch(view: DeliveryManagerView, mind: Mind, slip: WorkSlip) -> c.SwitchOver | None:
    """Switch to the mirror of a likely candidate: among three, one in three is worth a try."""
    likely = view.candidates(slip)
    if len(likely) <= 3:
        for item in likely:
            if view.ready_mirror(item) and not slip.tests.get(item, "?") == "":
                return c.SwitchOver(slip.number, item)
    return None


def _act(
    view: DeliveryManagerView, mind: Mind, act: str, slip: WorkSlip, command: c.Command
) -> Decision:
    mind.claims[view.hand] = act, slip.number
    wait = mind.dice.time(act, mind.dice.ticket(slip.number))
    return (command,), mind, view.now + wait
