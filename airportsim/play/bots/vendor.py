"""The vendor's bot: deliver what was bought, check what is proposed."""

from airportsim.model import commands as c
from airportsim.model.words import Verdict
from airportsim.play.agenda import Decision
from airportsim.play.bots.mind import Mind
from airportsim.play.slips import ProposalSlip
from airportsim.play.views import VendorView


def decide(view: VendorView, mind: Mind) -> Decision:
    """Deliver first, since it is paid for; then check the oldest proposal."""
    mind.let_go(view.hand)
    for order in view.bought:
        if ("deliver", order.number) not in mind.claimed:
            return _act(view, mind, "deliver", order.number, c.Deliver(order.number))
    for slip in view.proposed:
        if ("verify", slip.number) not in mind.claimed:
            command = c.Verify(slip.number, _verdict(view, mind, slip))
            return _act(view, mind, "verify", slip.number, command)
    return (), mind, None


def _verdict(view: VendorView, mind: Mind, slip: ProposalSlip) -> Verdict:
    if not (slip.cause and slip.remedy and slip.terminals):
        return Verdict.UNCLEAR
    right = view.remedy_for(slip.item)
    careless = not mind.dice.chance(mind.skill.verifies, "verifies", mind.dice.ticket(slip.number))
    if not right:
        return Verdict.WRONG_ITEM
    if (slip.remedy == right) is careless:
        return Verdict.WRONG_REMEDY
    return Verdict.ACCEPTED


def _act(view: VendorView, mind: Mind, act: str, number: int, command: c.Command) -> Decision:
    mind.claim(view.hand, act, number)
    wait = mind.dice.time(act, mind.dice.ticket(number))
    return (command,), mind, view.now + wait
