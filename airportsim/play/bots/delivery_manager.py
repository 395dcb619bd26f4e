"""The service delivery manager's bot: who does what, what is bought, which mirror takes over."""

from collections.abc import Iterable, Iterator

from airportsim.model import commands as c
from airportsim.model.refusals import Code
from airportsim.model.words import Lever, PurchaseState, TicketState
from airportsim.play.agenda import Decision
from airportsim.play.bots.mind import Mind, most_urgent
from airportsim.play.slips import WorkSlip
from airportsim.play.views import DeliveryManagerView


def decide(view: DeliveryManagerView, mind: Mind) -> Decision:
    """Assign what nobody holds, answer requests, switch to mirrors that promise to help."""
    mind.let_go(view.hand)
    if view.mirrors:
        for slip in reversed(view.all_tickets):
            if slip.number in mind.compared:
                break
            mind.compared.add(slip.number)
            switch = _switch(view, slip)
            if switch is not None:
                return _act(view, mind, "switch_over", slip, switch)
    if view.unassigned and Lever.NAMED_CONTACTS in view.levers:
        first = most_urgent(view, _unclaimed(mind, "assign", view.unassigned))
        if first is not None:
            load = view.load()
            hand = min(load, key=lambda n: (load[n], n))
            return _act(view, mind, "assign", first, c.Assign(first.number, hand))
    if view.requested:
        asked = _unclaimed(mind, "approve", view.requested)
        answers = {slip: answer for slip in asked if (answer := _answer(view, slip))}
        first = most_urgent(view, answers)
        if first is not None:
            return _act(view, mind, "approve", first, answers[first])
    return _reinforce(view, mind) or ((), mind, None)


def _reinforce(view: DeliveryManagerView, mind: Mind) -> Decision | None:
    """Give a second specialist to a ticket in diagnosis, as long as another one stays free."""
    if not view.tickets or Lever.NAMED_CONTACTS not in view.levers:
        return None
    alone = [
        slip
        for slip in _unclaimed(mind, "assign", view.tickets)
        if len(slip.holders) == 1
        and slip.state is TicketState.IN_DIAGNOSIS
        and slip.purchase is PurchaseState.NONE
        and len(view.candidates(slip)) > 1
        and not any(slip.tests.values())
    ]
    first = most_urgent(view, alone)
    if first is None:
        return None
    free = [hand for hand, held in view.load().items() if not held]
    if len(free) < 2:
        return None
    return _act(view, mind, "assign", first, c.Assign(first.number, free[0]))


def _unclaimed(mind: Mind, act: str, slips: Iterable[WorkSlip]) -> Iterator[WorkSlip]:
    return (slip for slip in slips if (act, slip.number) not in mind.claimed)


def _answer(view: DeliveryManagerView, slip: WorkSlip) -> c.Approve | c.Deny | None:
    """Approve what can be paid; deny what never can; let the rest wait for the director."""
    refused = view.refusal(c.Approve(slip.number))
    if refused is None:
        return c.Approve(slip.number)
    hopeless = refused.code is Code.NOT_ENOUGH_MONEY and slip.price > _still_to_come(view)
    return c.Deny(slip.number) if hopeless else None


def _still_to_come(view: DeliveryManagerView) -> int:
    """USD that could still be spent, once the director has released everything."""
    return view.money["budget"] + view.money["granted"] - view.money["spent"]


def _switch(view: DeliveryManagerView, slip: WorkSlip) -> c.SwitchOver | None:
    """Switch to the mirror of a likely candidate: among three, one in three is worth a try."""
    likely = view.candidates(slip)
    if len(likely) <= 3:
        for item in likely:
            if view.ready_mirror(item) and slip.tests.get(item, "?") != "":
                return c.SwitchOver(slip.number, item)
    return None


def _act(
    view: DeliveryManagerView, mind: Mind, act: str, slip: WorkSlip, command: c.Command
) -> Decision:
    mind.claim(view.hand, act, slip.number)
    wait = mind.dice.time(act, mind.dice.ticket(slip.number))
    return (command,), mind, view.now + wait
