"""The service desk's bot: log, try the checklist and the knowledge base, pass on, close."""

from airportsim.model import commands as c
from airportsim.model.words import Level
from airportsim.play.agenda import Decision
from airportsim.play.bots.mind import Mind, chase, most_urgent
from airportsim.play.slips import DeskSlip, alike
from airportsim.play.views import ServiceDeskView

_SAME = 60
"""Two tickets reported further apart than this many seconds are not taken for one incident."""


def decide(view: ServiceDeskView, mind: Mind) -> Decision:
    """Log what was called in, then work on the most urgent ticket, then close, then chase."""
    mind.let_go(view.hand)
    for slip in view.to_log:
        if ("ticket", slip.number) not in mind.claimed:
            same = _same_as(view, mind, slip)
            if same is not None:
                return _act(view, mind, "merge", slip, c.Merge(slip.number, same))
            return _act(view, mind, "log", slip, _log(view, mind, slip))
    claimed = mind.claimed
    waiting = [s for s in view.at_desk if ("ticket", s.number) not in claimed and not s.asked]
    first = most_urgent(view, waiting)
    if first is not None:
        return _next_step(view, mind, first)
    for slip in view.restored:
        if ("ticket", slip.number) not in mind.claimed:
            return _act(view, mind, "close", slip, c.Close(slip.number))
    return chase(view, mind) or ((), mind, None)


def _next_step(view: ServiceDeskView, mind: Mind, slip: DeskSlip) -> Decision:
    """Article, checklist, question, escalation: the first that still makes sense."""
    known = view.matching(slip)
    if known and not slip.struck_off:
        command = c.ApplyArticle(slip.number, known[0])
        return _act(view, mind, "apply_article", slip, command)
    if not slip.first_aided:
        return _act(view, mind, "first_aid", slip, c.FirstAid(slip.number))
    if not any(view.is_down(slip.service, terminal) for terminal in slip.terminals):
        return _act(view, mind, "close", slip, c.Close(slip.number))
    if len(slip.missing) > 1 and slip.number not in mind.asked:
        mind.asked.add(slip.number)
        if mind.dice.chance(mind.skill.asks_back, "asks back", mind.dice.ticket(slip.number)):
            return _act(view, mind, "ask_back", slip, c.AskBack(slip.number))
    return _act(view, mind, "escalate", slip, c.Escalate(slip.number))


def _same_as(view: ServiceDeskView, mind: Mind, slip: DeskSlip) -> int | None:
    """An older open ticket that tells the same story at about the same time, if it is noticed."""
    if slip.number in mind.compared:
        return None
    mind.compared.add(slip.number)
    for other in reversed(view.reports):
        if slip.reported_at - other.reported_at > _SAME:
            break
        if other.number < slip.number and alike(slip, other):
            about = mind.dice.ticket(slip.number)
            if mind.dice.chance(mind.skill.merges, "merges", about):
                return other.number
    return None


def _log(view: ServiceDeskView, mind: Mind, slip: DeskSlip) -> c.Log:
    """Impact from the terminals touched, urgency from the flights that wait; not always right."""
    touched = len(slip.terminals)
    waiting = view.stopped_by(slip.service, slip.terminals)
    impact = Level.HIGH if touched > 2 else Level.MEDIUM if touched == 2 else Level.LOW
    urgent = Level.HIGH if waiting > 3 else Level.MEDIUM if waiting > 1 else Level.LOW
    about = mind.dice.ticket(slip.number)
    if not mind.dice.chance(mind.skill.level, "level", about):
        urgent = list(Level)[mind.dice.below(3, "wrong level", about)]
    return c.Log(slip.number, impact, urgent)


def _act(
    view: ServiceDeskView, mind: Mind, act: str, slip: DeskSlip, command: c.Command
) -> Decision:
    mind.claim(view.hand, "ticket", slip.number)
    wait = mind.dice.time(act, mind.dice.ticket(slip.number))
    return (command,), mind, view.now + wait
