"""The operations director's bot: keep money flowing, authorise, point where it hurts most."""

from airportsim.model import commands as c
from airportsim.play.agenda import Decision
from airportsim.play.bots.mind import Mind
from airportsim.play.views import DirectorView

_GLANCE = 20
"""Seconds between two looks at where flights wait most."""


def decide(view: DirectorView, mind: Mind) -> Decision:
    """Authorise what is asked, release money before it runs out, set the focus."""
    mind.let_go(view.hand)
    for slip in view.requested:
        if view.refusal(c.Authorise(slip.number)) is None:
            return _act(view, mind, "authorise", str(slip.number), c.Authorise(slip.number))
    for failure in view.money_asked:
        allowed = view.available - failure.asked >= view.scenario.money.limit
        command = c.DecideCompensation(failure.terminal, failure.alert, allowed)
        about = f"{mind.dice.alert(failure.alert)}/{failure.terminal}"
        return _act(view, mind, "authorise", about, command)
    wanted = sum(slip.price for slip in view.requested)
    if view.reserve > 0 and view.available < wanted + view.scenario.money.limit:
        return _act(view, mind, "release_funds", str(view.reserve), c.ReleaseFunds())
    if view.now < mind.chased.get(-1, 0):
        return (), mind, None
    mind.chased[-1] = view.now + _GLANCE
    worst = max(view.scenario.terminals, key=lambda t: view.waiting((t,)))
    focus = worst if view.waiting((worst,)) > 4 else ""
    if focus != view.focus:
        return _act(view, mind, "set_focus", focus, c.SetFocus(focus))
    return (), mind, None


def _act(view: DirectorView, mind: Mind, act: str, about: str, command: c.Command) -> Decision:
    return (command,), mind, view.now + mind.dice.time(act, about)
