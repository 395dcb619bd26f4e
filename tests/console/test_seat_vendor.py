"""The vendor's panel: fixes beside the truth, answers and deliveries by mouse and by keys."""

import pytest

from airportsim.console.console import Console
from airportsim.console.seats.vendor import KEYS, VendorPanel
from airportsim.console.seats.vendor_truth import compared
from airportsim.model.commands import Fix, Take
from airportsim.model.session import Proceed, Who
from airportsim.model.words import Lever, Role, SessionPhase, Verdict, Work
from airportsim.play.views import SpecialistView, VendorView
from tests.console.alone import Alone
from tests.console.stage import ME, console_for, in_language, playing, seated, wrong

SEEN = {
    Verdict.ACCEPTED: (211, 6),
    Verdict.WRONG_REMEDY: (191, 1),
    Verdict.UNCLEAR: (151, 4),
}
"""When a fix lies before the vendor that deserves this answer: second and seed."""


def _view(console: Console) -> VendorView:
    seat = console.seat(Role.VENDOR)
    assert seat is not None
    view = seat.view()
    assert isinstance(view, VendorView)
    return view


def _to_check(verdict: Verdict) -> tuple[Console, Alone, int]:
    """A vendor before a fix that deserves this answer, with its ticket's number."""
    if verdict is Verdict.WRONG_ITEM:
        console = _healthy_item_proposed()
    else:
        console = playing(Role.VENDOR, *SEEN[verdict], (Lever.PURCHASING_OPEN,))
    view = _view(console)
    number = next(slip.number for slip in view.proposed if view.verdict_on(slip) is verdict)
    panel = VendorPanel(console)
    panel.picked = "check", number
    return console, Alone(panel), number


def _healthy_item_proposed() -> Console:
    """A specialist blames an item that works."""
    session = seated({Role.VENDOR: (ME,), Role.SPECIALIST: (ME,)})
    while session.state.phase is not SessionPhase.DO:
        session.submit(Who("", None), Proceed())
    console = console_for(session)
    console.role = Role.VENDOR
    seat = console.seat(Role.SPECIALIST)
    assert seat is not None
    view = seat.view()
    assert isinstance(view, SpecialistView)
    while not view.tray:
        session.advance(session.now + 5)
    ticket = view.tray[0].number
    item = next(one for one in view.scenario.items if one.id not in _view(console).truth)
    kind = view.kind_of(item.id)
    session.submit(Who(ME, Role.SPECIALIST), Take(ticket))
    cause, remedy = next(iter(item.faults)), next(iter(kind.remedies))
    fix = Fix(ticket, item.id, cause, remedy, ("T1",))
    session.submit(Who(ME, Role.SPECIALIST), fix)
    session.advance(session.now + view.scenario.durations[Work.FIX] + 1)
    return console


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_honest_answer_is_the_one_that_stands_out(verdict: Verdict) -> None:
    console, alone, number = _to_check(verdict)
    view = _view(console)
    acts = alone.panel.acts(view, alone.panel._entry(alone.panel.inbox(view)))
    assert [act.name for act in acts if act.primary] == [f"verify.{verdict.value}"]
    slip = next(slip for slip in view.proposed if slip.number == number)
    marks = {part.part: part.right for part in compared(console, view, slip)}
    assert marks["item"] is (verdict is not Verdict.WRONG_ITEM)
    if verdict is not Verdict.WRONG_ITEM and slip.remedy:
        assert marks["remedy"] is (slip.remedy == view.remedy_for(slip.item))


@pytest.mark.parametrize("how", ["click", "press"])
@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_fix_is_answered(verdict: Verdict, how: str) -> None:
    console, alone, number = _to_check(Verdict.UNCLEAR)
    if how == "click":
        alone.click(f"inbox.check.{number}", f"act.verify.{verdict.value}")
    else:
        alone.press(KEYS[verdict])
    assert any(hand.work is Work.VERIFY and hand.target == number for hand in _view(console).hands)


@pytest.mark.parametrize("how", ["click", "press"])
def test_what_was_bought_is_delivered(how: str) -> None:
    console = playing(Role.VENDOR, 221, 2, (Lever.PURCHASING_OPEN,))
    alone = Alone(VendorPanel(console))
    number = next(iter(_view(console).bought)).number
    if how == "click":
        alone.click(f"inbox.deliver.{number}", "act.deliver")
    else:
        alone.press("D")
    works = [(hand.work, hand.target) for hand in _view(console).hands]
    assert (Work.DELIVER, number) in works
    zone = alone.canvas().named(f"inbox.deliver.{number}")
    assert zone is not None


def test_what_was_answered_is_told_in_the_middle() -> None:
    console, alone, number = _to_check(Verdict.WRONG_REMEDY)
    alone.press("R")
    console.room.tick(10)
    said = alone.canvas().said
    assert said is not None
    words = console.texts.word(Verdict.WRONG_REMEDY)
    assert any(one.words == f"#{number + 1} {words}" for one in said)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("size", [(1280, 720), (1024, 600)])
@pytest.mark.parametrize("verdict", [None, *Verdict])
def test_nothing_on_the_panel_is_cut_or_covered(
    verdict: Verdict | None, lang: str, size: tuple[int, int], percent: int
) -> None:
    if verdict is None:
        console = playing(Role.VENDOR, 1)
        alone = Alone(VendorPanel(console))
    else:
        console, alone, _ = _to_check(verdict)
    in_language(console, lang)
    assert wrong(alone.canvas(size=size, percent=percent)) == []


def test_a_long_queue_can_be_seen_whole() -> None:
    console = playing(Role.VENDOR, 1400, 3, (Lever.PURCHASING_OPEN,))
    alone = Alone(VendorPanel(console))
    entries = alone.panel.inbox(_view(console))
    assert len(entries) > 4
    for _ in entries:
        alone.press("Down")
        assert wrong(alone.canvas()) == []
