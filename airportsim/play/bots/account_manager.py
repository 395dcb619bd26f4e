"""The account manager's bot: report what the airlines tell, answer their complaints."""

from collections.abc import Sequence

from airportsim.model import commands as c
from airportsim.model.words import Lever
from airportsim.play.agenda import Decision
from airportsim.play.bots.mind import Mind, chase, fact_order
from airportsim.play.bots.recovery import USUAL, about_its_failure, made_good
from airportsim.play.slips import AlertSlip
from airportsim.play.views import AccountManagerView


def decide(view: AccountManagerView, mind: Mind) -> Decision:
    """Answer the desk's questions first, then report, try the knowledge base, calm airlines."""
    mind.let_go(view.hand)
    for slip in view.asked:
        if ("report", slip.alert) not in mind.claimed:
            alert = view.alert(slip.alert)
            facts = _facts(view, mind, alert, slip.missing)
            return _act(view, mind, "report", slip.alert, c.Report(slip.alert, facts))
    for alert in view.alerts:
        if ("report", alert.number) not in mind.claimed:
            facts = _facts(view, mind, alert, tuple(range(len(alert.facts))))
            return _act(view, mind, "report", alert.number, c.Report(alert.number, facts))
    if Lever.KNOWLEDGE_BASE_ACCOUNT_MANAGER in view.levers:
        for slip in view.reports:
            claimed = ("apply_article", slip.number) in mind.claimed
            if not claimed and (known := view.matching(slip)):
                command = c.ApplyArticle(slip.number, known[0])
                return _act(view, mind, "apply_article", slip.number, command)
    acted = _calm(view, mind) or (made_good(view, mind) if view.recovery else None)
    return acted or chase(view, mind) or ((), mind, None)


def _calm(view: AccountManagerView, mind: Mind) -> Decision | None:
    for complaint in view.complaints:
        if ("inform_airline", complaint.number) not in mind.claimed:
            about = f"{complaint.terminal}/{complaint.made_at}"
            wait = view.now + mind.dice.time("inform_airline", about)
            mind.claim(view.hand, "inform_airline", complaint.number)
            near_red = view.moods[complaint.terminal] < view.scenario.moods.red + 10
            if near_red:
                pay = c.Compensate(complaint.terminal)
                if view.refusal(pay) is None:
                    return (pay,), mind, wait
            answer = about_its_failure(view, mind, complaint.terminal) if view.recovery else None
            return (answer or c.InformAirline(complaint.terminal, USUAL),), mind, wait
    return None


def _facts(
    view: AccountManagerView, mind: Mind, alert: AlertSlip, missing: Sequence[int]
) -> tuple[int, ...]:
    """The facts of one call: all with the report form, else as many as a call carries."""
    if Lever.REPORT_FORM in view.levers:
        return tuple(missing)
    most = view.scenario.practice.facts_per_call
    about = mind.dice.alert(alert.number)
    if mind.dice.chance(mind.skill.telling, "telling", about):
        order = [n for n in fact_order([f.kind for f in alert.facts]) if n in missing]
    else:
        order = sorted(missing, key=lambda n: mind.dice.below(1 << 30, f"fact {n}", about))
    return tuple(sorted(order[:most]))


def _act(
    view: AccountManagerView, mind: Mind, act: str, number: int, command: c.Command
) -> Decision:
    mind.claim(view.hand, act, number)
    about = mind.dice.alert(number) if act == "report" else mind.dice.ticket(number)
    return (command,), mind, view.now + mind.dice.time(act, about)
