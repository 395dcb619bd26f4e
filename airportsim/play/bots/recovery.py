"""How the account manager's bot makes failures good: news unasked, an apology, money."""

from airportsim.model import commands as c
from airportsim.model.rules_of_recovery import MAX_PROMISE
from airportsim.play.agenda import Decision
from airportsim.play.bots.mind import Mind
from airportsim.play.slips import FailureSlip
from airportsim.play.views import AccountManagerView

USUAL = 240
"""The time that is promised before anybody knows how long failures last, in seconds."""

_SHORTEST = 45
"""No shorter time than this is promised, in seconds."""

_NOTICED = 20
"""A failure that stops no flight yet is told of when it is so old, in seconds."""

_GLANCE = 15
"""Seconds between two looks at failures of which nothing has been told yet."""

_LONG = 150
"""A failure that stops flights for longer than this is worth money, in seconds."""

_RICH = 8
"""Money is offered when so many times as much could still be spent."""


def made_good(view: AccountManagerView, mind: Mind) -> Decision | None:
    """Do what a failure that lasts asks for next; None if nothing does, or nobody thought of it.

    Failures that stop flights come first, then the oldest. One hand at a time sees to them, so that
    the others are free to report.
    """
    if ("make_good", -1) in mind.claimed:
        return None
    later = False
    for slip in sorted(view.failing, key=lambda one: (one.stopped == 0, one.since, one.alert)):
        hurts = slip.stopped > 0
        if not hurts and view.now - slip.since < _NOTICED:
            later = True
        elif command := _next_about(view, mind, slip, hurts):
            mind.claim(view.hand, "make_good", -1)
            about = f"{mind.dice.alert(slip.alert)}/{slip.terminal}"
            act = "inform_airline" if isinstance(command, c.InformAirline) else "make_good"
            return (command,), mind, view.now + mind.dice.time(act, about)
        else:
            later = later or not hurts
    return ((), mind, view.now + _GLANCE) if later and mind.watches(view.hand) else None


def about_its_failure(
    view: AccountManagerView, mind: Mind, terminal: str
) -> c.InformAirline | None:
    """What to answer to an airline that complains: when what it suffers will be over."""
    suffers = [slip for slip in view.failing if slip.terminal == terminal and slip.due <= view.now]
    worst = max(suffers, key=lambda slip: slip.stopped, default=None)
    return _inform(view, mind, worst) if worst else None


def _next_about(
    view: AccountManagerView, mind: Mind, slip: FailureSlip, hurts: bool
) -> c.Command | None:
    """News if there is none that holds, then an apology, then money."""
    skill = mind.skill
    untold = slip.due < 0 or slip.broken
    if untold and _thinks_of(mind, "inform" if slip.due < 0 else "again", slip, skill.informs):
        return _inform(view, mind, slip)
    if not hurts or untold:
        return None
    if not slip.apologised and _thinks_of(mind, "apologise", slip, skill.apologises):
        return c.Apologise(slip.terminal, slip.alert)
    if view.now - slip.since > _LONG and not (slip.paid or slip.asked or slip.refused):
        usd = view.scenario.money.compensation
        money = view.money
        free = money["released"] + money["granted"] - money["spent"]
        if free >= _RICH * usd and _thinks_of(mind, "pay", slip, skill.pays):
            return c.Compensate(slip.terminal, slip.alert, usd)
    return None


def _inform(view: AccountManagerView, mind: Mind, slip: FailureSlip) -> c.InformAirline:
    """Promise what is left of the usual time, or half of it if that has passed already."""
    usual = view.usual_failure or USUAL
    left = max(usual - (view.now - slip.since), usual // 2)
    promise = max(_SHORTEST, left * mind.skill.promises // 100)
    return c.InformAirline(slip.terminal, min(promise, MAX_PROMISE), slip.alert)


def _thinks_of(mind: Mind, act: str, slip: FailureSlip, chance: int) -> bool:
    """Whether a bot thinks of an act about a failure: it makes up its mind once, and keeps to it.

    To tell again is done with as soon as another time has been promised.
    """
    what = act, slip.alert, slip.terminal
    if what not in mind.weighed:
        about = f"{mind.dice.alert(slip.alert)}/{slip.terminal}"
        mind.weighed[what] = slip.due if mind.dice.chance(chance, act, about) else None
    due = mind.weighed[what]
    return due is not None and (act != "again" or due == slip.due)
