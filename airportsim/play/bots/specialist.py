"""The technical specialist's bot: find the broken item, cure it, write down how."""

from airportsim.model import commands as c
from airportsim.model.words import Lever, PurchaseState, TicketState
from airportsim.play.agenda import Decision
from airportsim.play.bots.mind import Mind, most_urgent
from airportsim.play.slips import WorkSlip
from airportsim.play.views import SpecialistView

_GLANCE = 10
"""Seconds after which a free hand looks again whether a colleague's ticket may be bought."""


_SOON = 20
"""A test is not begun if the ticket's time limit ends within so many seconds."""


def decide(view: SpecialistView, mind: Mind) -> Decision:
    """Go on with an own ticket, else take one out of the tray, else write down a cure."""
    mind.let_go(view.hand)
    own = view.held_by(view.hand)
    if own:
        steps = {slip: step for slip in own if (step := _next_step(view, mind, slip))}
        first = most_urgent(view, steps)
        if first is not None:
            return _act(view, mind, first, *steps[first])
    first = most_urgent(view, (s for s in view.tray if ("take", s.number) not in mind.claimed))
    if first is not None:
        return _act(view, mind, first, "take", c.Take(first.number))
    for slip in view.to_write:
        if ("write_article", slip.number) not in mind.claimed:
            return _act(view, mind, slip, "write_article", c.WriteArticle(slip.number))
    return _help(view, mind) or ((), mind, None)


def _help(view: SpecialistView, mind: Mind) -> Decision | None:
    """With free hands, ask to buy for what a busy colleague holds, once the criteria are met."""
    if Lever.PURCHASING_CRITERIA not in view.levers:
        return None
    unbought = [slip for slip in view.tickets if slip.purchase is PurchaseState.NONE]
    for slip in unbought:
        if view.may_buy(slip) and ("request_purchase", slip.number) not in mind.claimed:
            return _act(view, mind, slip, "request_purchase", c.RequestPurchase(slip.number))
    if unbought and mind.watches(view.hand):
        soon = min(view.now + _GLANCE, *map(view.old_enough_at, unbought))
        return (), mind, max(soon, view.now + 1)
    return None


def _next_step(view: SpecialistView, mind: Mind, slip: WorkSlip) -> tuple[str, c.Command] | None:
    """What to do next for a ticket; None while the vendor has it."""
    if slip.state is TicketState.ASSIGNED:
        return "take", c.Take(slip.number)
    if slip.state is TicketState.FIX_PROPOSED or slip.purchase is PurchaseState.APPROVED:
        return None
    broken = next((item for item, mode in slip.tests.items() if mode), "")
    if broken and view.ready_mirror(broken):
        return "switch_over", c.SwitchOver(slip.number, broken)
    known = view.matching(slip)
    if known:
        return "apply_article", c.ApplyArticle(slip.number, known[0])
    if _wants_to_buy(view, mind, slip):
        return "request_purchase", c.RequestPurchase(slip.number)
    if slip.purchase is PurchaseState.REQUESTED:
        return None
    if broken:
        return "fix", _fix(view, mind, slip, broken)
    if _can_soon_buy(view, slip):
        return None
    left = [item for item in view.candidates(slip) if item not in slip.tests]
    mine = [item for item in left if (item, slip.number) not in mind.claimed]
    if not left:
        return "hand_back", c.HandBack(slip.number)
    return ("test", c.Test(slip.number, mine[0])) if mine else None


def _wants_to_buy(view: SpecialistView, mind: Mind, slip: WorkSlip) -> bool:
    """Ask as soon as the team's criteria are met; without criteria, once one is stuck."""
    if not view.contract_known or slip.purchase is not PurchaseState.NONE:
        return False
    if Lever.PURCHASING_CRITERIA in view.levers:
        return view.may_buy(slip)
    return view.now - slip.escalated_at >= mind.skill.buy_after


def _can_soon_buy(view: SpecialistView, slip: WorkSlip) -> bool:
    """Whether waiting for the time limit is wiser than a test that would outlast it."""
    if not view.levers >= {Lever.PRIORITY_LEVELS, Lever.PURCHASING_CRITERIA}:
        return False
    if slip.purchase is not PurchaseState.NONE:
        return False
    return view.contract_known and view.old_enough_at(slip) - view.now <= _SOON


def _fix(view: SpecialistView, mind: Mind, slip: WorkSlip, item: str) -> c.Fix:
    """Match the clue with a remedy of the handbook, and word the proposal."""
    kind = view.kind_of(item)
    about = mind.dice.ticket(slip.number)
    mode = slip.tests[item]
    remedy = kind.modes[mode].remedy
    tried = [r for i, r in slip.rejected if i == item]
    if not mind.dice.chance(mind.skill.remedy, "remedy", about):
        others = [r for r in kind.remedies if r not in tried and r != remedy]
        if others:
            remedy = others[mind.dice.below(len(others), "wrong remedy", about)]
    cause = mode if mind.dice.chance(mind.skill.clear, "clear", about) else ""
    return c.Fix(slip.number, item, cause, remedy, slip.terminals)


def _act(
    view: SpecialistView, mind: Mind, slip: WorkSlip, act: str, command: c.Command
) -> Decision:
    mind.claim(view.hand, command.item if isinstance(command, c.Test) else act, slip.number)
    wait = mind.dice.time(act, mind.dice.ticket(slip.number))
    return (command,), mind, view.now + wait
