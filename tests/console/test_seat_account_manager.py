"""The account manager's panel: everything that he may do, by keys and by clicks."""

import pytest

from airportsim.console.seats.account_manager import AccountManagerPanel
from airportsim.model import commands as c
from airportsim.model.words import Lever, Role, Work
from airportsim.play.slips import AlertSlip
from airportsim.play.views import AccountManagerView
from tests.console.first_contact import KNOWLEDGE, Alone, everything_known, taken_over
from tests.console.stage import draw, in_language, playing, wrong

AM, DESK = Role.ACCOUNT_MANAGER, Role.SERVICE_DESK

SIZES = [((1280, 720), 100), ((1920, 1080), 100), ((1280, 720), 150), ((1024, 600), 100)]


def alone(
    second: int = 100, levers: tuple[Lever, ...] = (), known: bool = False, seed: int = 3
) -> Alone:
    """The panel of somebody who has sat here from the start; nobody but him reads the articles."""
    articles = everything_known() if known else ()
    console = taken_over([], second, levers, seed, articles=articles, alone=[AM, DESK])
    console.role = AM
    return Alone(console, AccountManagerPanel(console))


def late(second: int = 400, levers: tuple[Lever, ...] = ()) -> Alone:
    """The panel of somebody who takes over from a bot."""
    console = taken_over([AM], second, levers)
    panel = Alone(console, AccountManagerPanel(console))
    while working(panel):
        panel.seconds(1)
    return panel


def seen(panel: Alone) -> AccountManagerView:
    seat = panel.console.seat(AM)
    assert seat is not None
    view = seat.view()
    assert isinstance(view, AccountManagerView)
    return view


def working(panel: Alone) -> list[Work]:
    return [hand.work for hand in seen(panel).hands if hand.work is not None]


def pick_airline(panel: Alone, terminal: str = "") -> str:
    """Open an airline, by default the first of the inbox; its terminal."""
    panel.shown()
    view = seen(panel)
    terminals = view.scenario.terminals
    entry = next(
        e
        for e in panel.panel.inbox(view)
        if e.kind == "airline" and terminal in ("", terminals[e.number])
    )
    panel.panel.pick(entry)
    return terminals[entry.number]


def words(panel: Alone) -> list[str]:
    return [one.words for one in panel.shown().said or []]


def over(seconds: int = 900) -> Alone:
    """The panel of somebody who takes over when something is over, of which nobody made good."""
    panel = late(seconds)
    assert any(slip.over_at >= 0 for slip in seen(panel).failures)
    return panel


@pytest.mark.parametrize("hands", ["keys", "clicks"])
def test_an_alert_is_reported_with_the_facts_that_were_chosen(hands: str) -> None:
    panel = alone()
    if hands == "keys":
        panel.press("2", "R")
    else:
        panel.click("inbox.alert.0", "fact.1", "act.report")
    assert working(panel) == [Work.REPORT]
    panel.seconds(9)
    (slip,) = seen(panel).reports
    assert slip.facts == seen(panel).alert(0).facts[:2]


def test_one_call_carries_two_facts_and_one_too_many_replaces_the_last() -> None:
    panel = alone()
    panel.press("2", "3", "R")
    panel.seconds(9)
    (slip,) = seen(panel).reports
    facts = seen(panel).alert(0).facts
    assert slip.facts == (facts[0], facts[2])


def test_with_the_report_form_one_key_tells_everything() -> None:
    panel = alone(levers=(Lever.REPORT_FORM,))
    panel.press("R")
    panel.seconds(9)
    (slip,) = seen(panel).reports
    assert slip.missing == ()


def test_what_waits_next_is_opened_when_a_call_begins() -> None:
    panel = alone()
    panel.press("R")
    assert panel.panel.picked == ("alert", 1)


def test_a_call_in_progress_is_not_waited_for() -> None:
    panel = alone(second=40)
    panel.press("R")
    (entry,) = [e for e in panel.panel.inbox(seen(panel)) if e.kind == "alert" and e.number == 0]
    assert not entry.mine


@pytest.mark.parametrize("hands", ["keys", "clicks"])
def test_what_the_desk_asks_for_is_told(hands: str) -> None:
    panel = alone()
    panel.press("R")
    panel.seconds(9)
    desk = panel.console.seat(DESK)
    assert desk is not None
    desk.submit(c.Log(0, impact=1, urgency=1))  # type: ignore[arg-type]
    panel.seconds(5)
    desk.submit(c.AskBack(0))
    entry = next(e for e in panel.panel.inbox(seen(panel)) if e.kind == "report")
    assert (entry.tag, entry.mine) == ("ask", True)
    panel.panel.pick(entry)
    if hands == "keys":
        panel.press("3", "R")
    else:
        panel.click("inbox.report.0", "fact.2", "act.report")
    panel.seconds(9)
    (slip,) = seen(panel).reports
    assert len(slip.facts) == 3
    assert not slip.asked


@pytest.mark.parametrize("hands", ["keys", "clicks"])
def test_an_article_is_applied_once_the_knowledge_base_reaches_this_seat(hands: str) -> None:
    panel = alone(second=40, levers=KNOWLEDGE, known=True)
    panel.press("R")
    panel.seconds(9)
    (slip,) = seen(panel).reports
    second = seen(panel).matching(slip)[1]
    if hands == "keys":
        panel.panel.picked = "report", slip.number
        panel.press("7", "A")
    else:
        panel.click("inbox.report.0", f"article.{second}", "act.apply_article")
    assert Work.APPLY_ARTICLE in working(panel)


def test_without_the_knowledge_base_no_article_is_offered() -> None:
    panel = alone(second=40)
    panel.press("R")
    panel.seconds(9)
    assert panel.shown().named("act.apply_article") is None


@pytest.mark.parametrize("hands", ["keys", "clicks"])
def test_a_report_is_asked_after(hands: str) -> None:
    panel = late()
    slip = next(iter(seen(panel).escalated))
    assert slip.told_at < seen(panel).now
    if hands == "keys":
        panel.panel.picked = "report", slip.number
        panel.press("H")
    else:
        panel.click(f"inbox.report.{slip.number}", "act.chase")
    panel.seconds(11)
    assert slip.told_at >= seen(panel).now - 2


def test_a_refused_action_says_why_where_it_was_clicked() -> None:
    panel = late(levers=(Lever.NAMED_CONTACTS, Lever.REPORT_FORM))
    panel.panel.pick(next(e for e in panel.panel.inbox(seen(panel)) if e.kind == "report"))
    canvas = panel.shown()
    zone = canvas.named("act.chase")
    assert zone is not None
    assert zone.refusal.endswith("is shown to you; nobody needs to be asked.")
    canvas.press("H")
    assert canvas._notice is not None
    assert canvas._notice[0] == zone.refusal


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("second", [0, 30, 1450])
def test_nothing_is_cut_or_overlaps(second: int, lang: str) -> None:
    console = playing(AM, second, seed=3, lang=lang)
    for size, percent in SIZES:
        panel = Alone(console, AccountManagerPanel(console))
        assert wrong(draw(console, panel, size, percent)) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_kind_of_entry_is_readable(lang: str) -> None:
    for panel in (late(900), alone(230, levers=KNOWLEDGE, known=True)):
        panel.press("R") if panel.shown().named("act.report") else None
        panel.seconds(9)
        in_language(panel.console, lang)
        shown = set()
        for entry in panel.panel.inbox(seen(panel)):
            if (entry.kind, entry.tag) not in shown:
                shown.add((entry.kind, entry.tag))
                panel.panel.pick(entry)
                for size, percent in SIZES:
                    assert wrong(draw(panel.console, panel, size, percent)) == []


def test_a_service_that_is_complained_of_though_it_runs_is_no_hurry() -> None:
    panel = alone(second=0, seed=1)
    while not (runs := [slip for slip in seen(panel).alerts if not down(panel, slip)]):
        panel.seconds(1)
    entries = panel.panel.inbox(seen(panel))
    entry = next(e for e in entries if (e.kind, e.number) == ("alert", runs[0].number))
    assert entry.tag == "runs"
    assert all(e.tag == "new" for e in entries[: entries.index(entry)] if e.kind == "alert")
    panel.panel.pick(entry)
    said = " ".join(one.words for one in panel.shown().said or ())
    assert "complained of" in said
    assert "runs everywhere" not in said
    assert not any(act.primary for act in panel.panel.acts(seen(panel), entry))


def down(panel: Alone, slip: AlertSlip) -> bool:
    return any(seen(panel).is_down(slip.service, terminal) for terminal in slip.terminals)
