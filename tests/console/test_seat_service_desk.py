"""The service desk's panel: everything that it may do, by keys and by clicks."""

from collections.abc import Callable

import pytest

from airportsim.console.seats.service_desk import ServiceDeskPanel
from airportsim.model import commands as c
from airportsim.model.rules_of_first_contact import priority_of
from airportsim.model.words import Level, Lever, Role, TicketState, Work
from airportsim.play.slips import DeskSlip
from airportsim.play.views import ServiceDeskView
from tests.console.first_contact import KNOWLEDGE, Alone, everything_known, taken_over
from tests.console.stage import draw, in_language, playing, wrong

AM, DESK = Role.ACCOUNT_MANAGER, Role.SERVICE_DESK

AT_DESK = (Lever.REPORT_FORM, Lever.PRIORITY_LEVELS, *KNOWLEDGE[3:5])
"""The knowledge base has come as far as the desk; nobody need be named to be asked."""

SIZES = [((1280, 720), 100), ((1920, 1080), 100), ((1280, 720), 150), ((1024, 600), 100)]

both = pytest.mark.parametrize("hands", ["keys", "clicks"])


def alone(second: int = 220, levers: tuple[Lever, ...] = (), known: bool = False) -> Alone:
    """The panel of somebody who has sat here from the start and has done nothing yet."""
    articles = everything_known() if known else ()
    console = taken_over([], second, levers, articles=articles, alone=[DESK])
    return Alone(console, ServiceDeskPanel(console))


def seen(panel: Alone) -> ServiceDeskView:
    seat = panel.console.seat(DESK)
    assert seat is not None
    view = seat.view()
    assert isinstance(view, ServiceDeskView)
    return view


def slip_of(panel: Alone, number: int) -> DeskSlip:
    view = seen(panel)
    return next(slip for slip in view.reports if slip.number == number)


def working(panel: Alone) -> list[Work]:
    return [hand.work for hand in seen(panel).hands if hand.work is not None]


def logged(panel: Alone, number: int = 0) -> Alone:
    """The same with one ticket logged, and open."""
    panel.click(f"inbox.ticket.{number}", "act.log")
    panel.seconds(5)
    panel.panel.picked = "ticket", number
    return panel


def do(panel: Alone, hands: str, key: str, name: str) -> None:
    if hands == "keys":
        panel.press(key)
    else:
        panel.click(f"act.{name}")


@both
def test_a_report_is_logged_with_the_impact_and_urgency_that_were_chosen(hands: str) -> None:
    panel = alone(levers=(Lever.PRIORITY_LEVELS,))
    if hands == "keys":
        panel.press("1", "L")
    else:
        panel.click("inbox.ticket.0", "level.3.1", "act.log")
    assert working(panel) == [Work.LOG]
    panel.seconds(5)
    slip = slip_of(panel, 0)
    assert (slip.impact, slip.urgency, slip.priority) == (Level.HIGH, Level.LOW, 2)


def test_without_a_choice_a_report_is_logged_as_its_figures_suggest() -> None:
    panel = alone()
    assert len(slip_of(panel, 0).terminals) == 2
    assert seen(panel).stopped_by(slip_of(panel, 0).service, slip_of(panel, 0).terminals) > 3
    logged(panel)
    slip = slip_of(panel, 0)
    assert (slip.impact, slip.urgency, slip.priority) == (Level.MEDIUM, Level.HIGH, 0)


@pytest.mark.parametrize("levers", [(), (Lever.PRIORITY_LEVELS,)])
def test_priorities_are_shown_only_where_there_are_levels(levers: tuple[Lever, ...]) -> None:
    said = [one.words for one in alone(levers=levers).shown().said or []]
    priorities = [words for words in said if words in ("P1", "P2", "P3")]
    assert len(priorities) == (9 if levers else 0)
    assert ("Log it as P1" in said) is bool(levers)


def test_the_nine_cells_show_what_the_rules_make_of_them() -> None:
    found = [[priority_of(impact, urgency) for urgency in Level] for impact in Level]
    assert found == [[3, 3, 2], [3, 2, 1], [2, 1, 1]]


@both
def test_the_checklist_is_gone_through(hands: str) -> None:
    panel = logged(alone())
    do(panel, hands, "F", "first_aid")
    panel.seconds(11)
    assert slip_of(panel, 0).first_aided


@both
def test_the_account_manager_is_asked_for_what_is_missing(hands: str) -> None:
    panel = logged(alone())
    do(panel, hands, "B", "ask_back")
    assert slip_of(panel, 0).asked


@both
def test_a_ticket_is_escalated_and_asked_after(hands: str) -> None:
    panel = logged(alone())
    do(panel, hands, "E", "escalate")
    slip = slip_of(panel, 0)
    assert slip.told_state is TicketState.ESCALATED
    panel.seconds(30)
    panel.click("board.ticket.0")
    do(panel, hands, "H", "chase")
    panel.seconds(11)
    assert slip.told_at >= seen(panel).now - 2


@both
def test_an_article_is_applied(hands: str) -> None:
    panel = logged(alone(levers=AT_DESK, known=True))
    second = seen(panel).matching(slip_of(panel, 0))[1]
    if hands == "keys":
        panel.press("2", "A")
    else:
        panel.click(f"article.{second}", "act.apply_article")
    assert working(panel) == [Work.APPLY_ARTICLE]
    panel.seconds(9)
    if any(slip.number == 0 for slip in seen(panel).at_desk):
        assert slip_of(panel, 0).struck_off == [second]


@both
def test_a_ticket_is_merged_after_both_have_been_compared(hands: str) -> None:
    panel = alone(levers=(Lever.REPORT_FORM,))
    open_ = [slip.number for slip in seen(panel).reports]
    panel.panel.picked = "ticket", open_[1]
    if hands == "keys":
        panel.press("S", "S")
    else:
        panel.click("act.same_as", "act.merge")
    left = [slip.number for slip in seen(panel).reports]
    assert sorted(set(open_) - set(left)) == [open_[1]]


def test_the_ticket_to_merge_into_is_chosen_and_the_danger_named() -> None:
    panel = alone(levers=(Lever.REPORT_FORM,))
    number = [slip.number for slip in seen(panel).reports][3]
    canvas = panel.click("inbox.ticket.0", "act.same_as", f"same.{number}")
    said = " ".join(one.words for one in canvas.said or [])
    assert f"nobody looks for it until #{number + 1} is closed" in said
    panel.click("act.merge")
    assert slip_of(panel, number).merged == [0]


def test_a_comparison_can_be_left() -> None:
    panel = alone()
    panel.press("S", "X")
    assert panel.shown().named("act.log") is not None


@both
def test_a_restored_ticket_is_closed(hands: str) -> None:
    console = taken_over([DESK], 700, AT_DESK)
    panel = Alone(console, ServiceDeskPanel(console))
    wait_for(panel, lambda: len(seen(panel).restored) > 0)
    number = next(iter(seen(panel).restored)).number
    panel.panel.picked = "ticket", number
    do(panel, hands, "C", "close")
    assert all(slip.number != number for slip in seen(panel).restored)


def test_a_refused_action_says_why_where_it_was_clicked() -> None:
    panel = logged(alone())
    canvas = panel.shown()
    zone = canvas.named("act.close")
    assert zone is not None
    assert zone.refusal == "The service of ticket 1 is not back yet."
    canvas.press("C")
    assert canvas._notice is not None
    assert canvas._notice[0] == zone.refusal


@both
def test_with_named_contacts_nobody_needs_to_be_asked(hands: str) -> None:
    panel = logged(alone(levers=(Lever.REPORT_FORM, Lever.NAMED_CONTACTS)))
    panel.press("E")
    zone = panel.click("board.ticket.0").named("act.chase")
    assert zone is not None
    assert "nobody needs to be asked" in zone.refusal


def test_the_next_step_is_the_one_that_a_good_colleague_would_take() -> None:
    panel = logged(alone())
    steps = []
    for key, seconds in (("F", 11), ("B", 0)):
        steps.append(primary(panel))
        panel.press(key)
        panel.seconds(seconds)
        panel.panel.picked = "ticket", 0
    assert steps == ["act.first_aid", "act.ask_back"]
    panel.seconds(40)
    assert not slip_of(panel, 0).asked
    assert primary(panel) == "act.escalate"


def test_with_the_report_form_one_sees_what_is_missing() -> None:
    taken = taken_over([DESK, AM], 20, (Lever.REPORT_FORM,), alone=[DESK, AM])
    panel = Alone(taken, ServiceDeskPanel(taken))
    panel.seconds(20)
    caller = taken.seat(AM)
    assert caller is not None
    caller.submit(c.Report(0, (0, 1)))
    panel.seconds(9)
    taken.role = DESK
    said = [one.words for one in panel.shown().said or []]
    assert any(words.startswith("Missing: what still works") for words in said)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("second", [0, 30, 1450])
def test_nothing_is_cut_or_overlaps(second: int, lang: str) -> None:
    console = playing(DESK, second, seed=3, lang=lang)
    for size, percent in SIZES:
        panel = Alone(console, ServiceDeskPanel(console))
        assert wrong(draw(console, panel, size, percent)) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_kind_of_entry_is_readable(lang: str) -> None:
    for panel in (late(), logged(alone(levers=AT_DESK, known=True)), logged(alone())):
        in_language(panel.console, lang)
        shown = set()
        for entry in panel.panel.inbox(seen(panel)):
            if entry.tag not in shown:
                shown.add(entry.tag)
                for keys in ((), ("S",)):
                    panel.panel.pick(entry)
                    if keys and panel.shown().named("act.same_as"):
                        panel.press(*keys)
                    for size, percent in SIZES:
                        assert wrong(draw(panel.console, panel, size, percent)) == []


def late() -> Alone:
    """The panel of somebody who takes over from a bot."""
    console = taken_over([DESK], 900)
    return Alone(console, ServiceDeskPanel(console))


def primary(panel: Alone) -> str:
    """The button that stands out."""
    view = seen(panel)
    panel.shown()
    entry = next(e for e in panel.panel.inbox(view) if (e.kind, e.number) == panel.panel.picked)
    acts = panel.panel.acts(view, entry)
    return next(f"act.{act.name}" for act in acts if act.primary)


def wait_for(panel: Alone, what: Callable[[], bool]) -> None:
    """Let time pass until something is so."""
    for _ in range(300):
        if what():
            return
        panel.seconds(1)
    raise AssertionError("it has not come")
