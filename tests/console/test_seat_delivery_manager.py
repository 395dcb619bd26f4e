"""The delivery manager's panel: hands, tickets, purchases and mirrors, by clicks and by keys."""

from collections.abc import Callable

import pytest

from airportsim.console.console import Console
from airportsim.console.seats.delivery_manager import DeliveryManagerPanel
from airportsim.model.words import Lever, PurchaseState, Role, Work
from airportsim.play.slips import WorkSlip
from airportsim.play.views import DeliveryManagerView
from tests.console.alone import Alone
from tests.console.seats_of_repair import EVERYTHING, FIRST, prepared, wait
from tests.console.stage import in_language, wrong

ITEM, _, _ = FIRST
BUYING = (Lever.PURCHASING_OPEN, Lever.REPORT_FORM)


def _view(console: Console) -> DeliveryManagerView:
    seat = console.seat(Role.DELIVERY_MANAGER)
    assert seat is not None
    view = seat.view()
    assert isinstance(view, DeliveryManagerView)
    return view


def _until(
    true: Callable[[DeliveryManagerView], object], levers: tuple[Lever, ...] = (), **plan: object
) -> tuple[Console, Alone]:
    """A round up to the second from which something holds."""
    console = prepared(Role.DELIVERY_MANAGER, levers, **plan)  # type: ignore[arg-type]
    for _ in range(1200):
        if true(_view(console)):
            return console, Alone(DeliveryManagerPanel(console))
        wait(console)
    raise AssertionError


def _said(alone: Alone) -> str:
    return " ".join(one.words for one in alone.canvas().said or ())


def _slip(console: Console, number: int) -> WorkSlip:
    return next(slip for slip in _view(console).all_tickets if slip.number == number)


@pytest.mark.parametrize("levers", [(), (Lever.NAMED_CONTACTS,)])
@pytest.mark.parametrize("spot", ["G", "2", "act.assign", "assign.8"])
def test_a_ticket_is_given_to_a_specialist(spot: str, levers: tuple[Lever, ...]) -> None:
    console, alone = _until(lambda view: view.unassigned, levers)
    number = next(iter(_view(console).unassigned)).number
    if len(spot) == 1:
        alone.press(spot)
    else:
        alone.click(f"inbox.ticket.{number}", spot)
    assert len(_slip(console, number).holders) == 1


def test_several_hands_can_hold_one_ticket() -> None:
    console, alone = _until(lambda view: view.unassigned, (Lever.NAMED_CONTACTS,))
    number = next(iter(_view(console).unassigned)).number
    alone.press("1")
    alone.click(f"table.{number}", "assign.8")
    assert _slip(console, number).holders == [7, 8]
    zone = alone.canvas().named("act.assign")
    assert zone is not None
    assert zone.refusal


@pytest.mark.parametrize("by_key", [True, False])
def test_a_hand_is_lent_to_another_role_and_back(by_key: bool) -> None:
    console = prepared(Role.DELIVERY_MANAGER)
    alone = Alone(DeliveryManagerPanel(console))
    if by_key:
        alone.press("L", "3", "1")
    else:
        alone.click("person.3", "to.specialist")
    lent = next(hand for hand in _view(console).everybody if hand.home is not hand.role)
    assert lent.role is Role.SPECIALIST
    alone.click(f"person.{lent.number}", f"to.{lent.home.value}")
    assert all(hand.home is hand.role for hand in _view(console).everybody)


def test_a_hand_that_cannot_go_says_why() -> None:
    console = prepared(Role.DELIVERY_MANAGER)
    alone = Alone(DeliveryManagerPanel(console))
    alone.click("person.0")
    zone = alone.canvas().named("to.specialist")
    assert zone is not None
    assert zone.refusal == console.texts.say("refusal.last_hand")


@pytest.mark.parametrize("by_key", [True, False])
def test_a_priority_is_overruled(by_key: bool) -> None:
    levers = (Lever.PRIORITY_LEVELS, Lever.NAMED_CONTACTS)
    console, alone = _until(lambda view: view.unassigned, levers)
    slip = next(iter(_view(console).unassigned))
    wanted = 1 if slip.priority != 1 else 2
    if by_key:
        alone.press("P", str(wanted))
    else:
        alone.click(f"table.{slip.number}", "act.set_priority", f"priority.{wanted}")
    assert _slip(console, slip.number).priority == wanted


@pytest.mark.parametrize("by_key", [True, False])
@pytest.mark.parametrize("answer", ["approve", "deny"])
def test_a_request_is_answered_with_price_stakes_and_what_it_leaves(
    answer: str, by_key: bool
) -> None:
    console, alone = _until(lambda view: view.requested, BUYING, skill="regular")
    slip = next(iter(_view(console).requested))
    alone.panel.picked = "ticket", slip.number
    said = _said(alone)
    assert f"{slip.price:,} USD" in said
    assert f"{_view(console).available - slip.price:,}" in said
    if by_key:
        alone.press("Y" if answer == "approve" else "N")
    else:
        alone.click(f"inbox.ticket.{slip.number}", f"act.{answer}")
    wanted = PurchaseState.APPROVED if answer == "approve" else PurchaseState.DENIED
    assert slip.purchase is wanted


@pytest.mark.parametrize("by_key", [True, False])
def test_the_contract_is_read_from_the_inbox(by_key: bool) -> None:
    console = prepared(Role.DELIVERY_MANAGER)
    alone = Alone(DeliveryManagerPanel(console))
    if by_key:
        alone.press("R")
    else:
        alone.click("inbox.contract.0", "act.read_contract")
    assert [hand.work for hand in _view(console).hands if hand.work] == [Work.READ_CONTRACT]
    assert not alone.panel.inbox(_view(console))[0].mine
    wait(console, 91)
    assert _view(console).contract_known
    assert alone.canvas().named("act.read_contract") is None


@pytest.mark.parametrize("by_key", [True, False])
@pytest.mark.parametrize("mirrors", [("radar-line", "dispatch-db-west"), (ITEM,)])
def test_an_item_is_switched_to_its_mirror(mirrors: tuple[str, ...], by_key: bool) -> None:
    levers = (Lever.MIRROR_SERVERS, Lever.NAMED_CONTACTS)
    console, alone = _until(lambda view: view.unassigned, levers, mirrors=mirrors)
    number = next(iter(_view(console).unassigned)).number
    several = len(mirrors) > 1
    if by_key:
        alone.press("S", *("1" * several))
    else:
        choice = [f"mirror.{mirrors[0]}"] * several
        alone.click(f"inbox.ticket.{number}", "act.switch_over", *choice)
    wait(console, 6)
    assert _view(console).mirrors[mirrors[0]]


@pytest.mark.parametrize("by_key", [True, False])
def test_without_named_contacts_he_may_ask_how_far_it_is(by_key: bool) -> None:
    console, alone = _until(lambda view: view.tickets)
    number = next(iter(_view(console).tickets)).number
    alone.click(f"table.{number}")
    if by_key:
        alone.press("C")
    else:
        alone.click("act.chase")
    assert Work.ANSWER in [hand.work for hand in _view(console).hands]


def test_with_named_contacts_there_is_nothing_to_ask() -> None:
    console, alone = _until(lambda view: view.unassigned, (Lever.NAMED_CONTACTS,))
    alone.press("G")
    number = next(iter(_view(console).tickets)).number
    alone.click(f"table.{number}")
    assert alone.canvas().named("act.chase") is None


def test_what_is_above_the_limit_waits_for_the_director_and_says_so() -> None:
    console, alone = _until(
        lambda view: any(slip.price > 4000 for slip in view.requested), BUYING,
        skill="regular", seed=2,
    )  # fmt: skip
    view = _view(console)
    slip = next(slip for slip in view.requested if slip.price > 4000)
    alone.panel.picked = "ticket", slip.number
    zone = alone.canvas().named("act.approve")
    assert zone is not None
    assert zone.refusal or slip.authorised
    assert "director" in _said(alone)


def test_with_nothing_waiting_the_seat_says_what_could_be_done() -> None:
    console = prepared(Role.DELIVERY_MANAGER, (Lever.PURCHASING_OPEN,))
    alone = Alone(DeliveryManagerPanel(console))
    assert alone.panel.inbox(_view(console)) == []
    assert console.say("dm.idle")[:20] in _said(alone)
    assert alone.canvas().named("act.lend_hand") is not None


def test_a_ticket_of_the_table_stays_open_until_another_is_picked() -> None:
    console, alone = _until(lambda view: len(view.all_tickets) > 1)
    number = list(_view(console).all_tickets)[-1].number
    alone.click(f"table.{number}")
    wait(console, 3)
    alone.canvas()
    assert alone.panel.picked == ("ticket", number)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("levers", [(), EVERYTHING])
def test_nothing_is_cut_or_overlaps(lang: str, levers: tuple[Lever, ...]) -> None:
    mirrors = (ITEM,) if levers else ()
    console, alone = _until(
        lambda view: len(view.all_tickets) > 2 and view.unassigned, levers, mirrors=mirrors
    )
    alone.click(f"inbox.ticket.{next(iter(_view(console).unassigned)).number}")
    in_language(console, lang)
    for keys in ((), ("G",), ("L",), ("1",)):
        alone.press(*keys)
        for how in ({}, {"percent": 150}, {"size": (1024, 600)}, {"size": (1920, 1080)}):
            assert wrong(alone.canvas(**how)) == [], (keys, how)
