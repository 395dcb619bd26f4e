"""The specialist's panel: everything that the role may do, by clicks and by keys."""

from collections.abc import Callable

import pytest

from airportsim.console.console import Console
from airportsim.console.seats.specialist import SpecialistPanel
from airportsim.console.seats.specialist_layout import grouped
from airportsim.model.commands import Chase, Report
from airportsim.model.session import Claim, Reseat, Who
from airportsim.model.words import Lever, PurchaseState, Role, TicketState, Verdict, Work
from airportsim.play.slips import WorkSlip
from airportsim.play.views import SpecialistView
from tests.console.alone import Alone
from tests.console.seats_of_repair import EVERYTHING, FIRST, HOST, prepared, wait
from tests.console.stage import ME, classic, in_language, wrong

ITEM, MODE, REMEDY = FIRST


def _view(console: Console) -> SpecialistView:
    seat = console.seat(Role.SPECIALIST)
    assert seat is not None
    view = seat.view()
    assert isinstance(view, SpecialistView)
    return view


def _until(console: Console, true: Callable[[SpecialistView], object]) -> None:
    for _ in range(600):
        if true(_view(console)):
            return
        wait(console)
    raise AssertionError


def _said(alone: Alone) -> str:
    return " ".join(one.words for one in alone.canvas().said or ())


def _ticket(console: Console) -> WorkSlip:
    """The ticket of the first fault."""
    view = _view(console)
    slips: list[WorkSlip] = [*view.tickets, *view.tray, *view.to_write]
    return next(slip for slip in slips if slip.number == 0)


def _arrived(levers: tuple[Lever, ...] = (), **plan: object) -> tuple[Console, Alone]:
    """The first ticket has come to the specialists."""
    console = prepared(Role.SPECIALIST, levers, **plan)  # type: ignore[arg-type]
    _until(console, lambda view: view.tray or view.tickets)
    return console, Alone(SpecialistPanel(console))


def _taken(levers: tuple[Lever, ...] = (), **plan: object) -> tuple[Console, Alone]:
    console, alone = _arrived(levers, **plan)
    alone.press("T")
    return console, alone


def _found(levers: tuple[Lever, ...] = ()) -> tuple[Console, Alone]:
    """The broken item has been found."""
    console, alone = _taken(levers)
    alone.click(f"test.{ITEM}")
    wait(console, 13)
    assert _ticket(console).tests[ITEM] == MODE
    return console, alone


@pytest.mark.parametrize("levers", [(), (Lever.NAMED_CONTACTS,)])
@pytest.mark.parametrize("by_key", [True, False])
def test_a_ticket_is_taken(levers: tuple[Lever, ...], by_key: bool) -> None:
    console, alone = _arrived(levers)
    if by_key:
        alone.press("T")
    else:
        alone.click("inbox.ticket.0", "act.take")
    assert _ticket(console).state is TicketState.IN_DIAGNOSIS


@pytest.mark.parametrize("spot", [f"test.{ITEM}", f"map.item.{ITEM}", "act.test"])
def test_an_item_is_tested_from_the_list_and_from_the_map(spot: str) -> None:
    console, alone = _taken()
    alone.click("inbox.ticket.0", spot)
    assert [hand.work for hand in _view(console).hands if hand.work] == [Work.TEST]


def test_a_suspect_is_tested_by_its_number() -> None:
    console, alone = _taken()
    second = _view(console).candidates(_ticket(console))[1]
    alone.press("2")
    assert _view(console).tested_now(_ticket(console)) == (second,)
    wait(console, 13)
    assert second in _ticket(console).tests


def test_the_log_of_a_faulty_item_is_shown_in_its_own_words_and_never_the_right_remedy() -> None:
    console, alone = _found()
    canvas = alone.canvas()
    said = _said(alone)
    assert "FREEGAME.EXE takes the whole processor, more each hour" in said
    remedies = _view(console).kind_of(ITEM).remedies
    shown = [name for zone in canvas.zones if (name := zone.name).startswith("remedy.")]
    assert shown == [*(f"remedy.{remedy}" for remedy in remedies), "remedy.blank"]
    entry = alone.panel.inbox(_view(console))[0]
    assert not any(act.primary for act in alone.panel.acts(_view(console), entry))


@pytest.mark.parametrize("by_key", [True, False])
def test_a_fix_is_proposed_with_what_is_known_filled_in(by_key: bool) -> None:
    console, alone = _found()
    number = list(_view(console).kind_of(ITEM).remedies).index(REMEDY) + 1
    if by_key:
        alone.press(str(number), "F")
    else:
        alone.click("inbox.ticket.0", f"remedy.{REMEDY}", "act.fix")
    wait(console, 21)
    proposal = _ticket(console).proposal
    assert proposal is not None
    assert (proposal.item, proposal.cause, proposal.remedy) == (ITEM, MODE, REMEDY)
    assert proposal.terminals == ("T1", "T2")


@pytest.mark.parametrize("key", ["C", "E", "0"])
def test_a_part_left_blank_makes_the_fix_unclear(key: str) -> None:
    console, alone = _found()
    number = list(_view(console).kind_of(ITEM).remedies).index(REMEDY) + 1
    alone.press(str(number), key, "F")
    _until(console, lambda view: _ticket(console).answered)
    assert _ticket(console).answered[0].verdict is Verdict.UNCLEAR


def test_without_a_remedy_nothing_is_proposed_and_the_button_says_why() -> None:
    console, alone = _found()
    alone.press("F")
    assert not any(hand.work for hand in _view(console).hands)
    zone = alone.canvas().named("act.fix")
    assert zone is not None
    assert "remedy" in zone.refusal


def test_what_the_vendor_rejected_is_struck_off_with_his_reason() -> None:
    console, alone = _found()
    remedies = list(_view(console).kind_of(ITEM).remedies)
    bad = next(one for one in remedies if one != REMEDY)
    alone.click(f"remedy.{bad}", "act.fix")
    _until(console, lambda view: _ticket(console).rejected)
    said = _said(alone)
    assert "rejected, wrong remedy" in said
    zone = alone.canvas().named(f"remedy.{bad}")
    assert zone is not None
    assert "wrong remedy" in zone.tip


def test_an_item_can_be_fixed_without_a_test_cause_and_all() -> None:
    console, alone = _taken()
    alone.press("F", "I")
    causes = [z.name for z in alone.canvas().zones if z.name.startswith("cause.")]
    assert len(causes) == len(_view(console).kind_of(ITEM).modes)
    alone.click(causes[0])
    alone.press("1", "F")
    assert [hand.work for hand in _view(console).hands if hand.work] == [Work.FIX]


@pytest.mark.parametrize("by_key", [True, False])
def test_a_known_error_is_applied(by_key: bool) -> None:
    levers = (Lever.REPORT_FORM, Lever.KNOWLEDGE_BASE, Lever.FAULT_PREDICTION)
    console, alone = _taken(levers, articles=((ITEM, MODE),))
    if by_key:
        alone.press("A")
    else:
        alone.click("inbox.ticket.0", "act.apply_article")
    assert [hand.work for hand in _view(console).hands if hand.work] == [Work.APPLY_ARTICLE]
    _until(console, lambda view: all(slip.number for slip in view.tickets))


@pytest.mark.parametrize("by_key", [True, False])
@pytest.mark.parametrize("mirrors", [(ITEM,), (ITEM, "dispatch-db-west")])
def test_an_item_goes_to_its_mirror(mirrors: tuple[str, ...], by_key: bool) -> None:
    console, alone = _taken((Lever.MIRROR_SERVERS,), mirrors=mirrors)
    several = len(mirrors) > 1
    if by_key:
        alone.press("S", *("1" * several))
    else:
        alone.click("inbox.ticket.0", "act.switch_over", *([f"mirror.{ITEM}"] * several))
    wait(console, 6)
    assert _view(console).mirrors[ITEM]


@pytest.mark.parametrize("by_key", [True, False])
def test_help_is_asked_for_with_its_price_on_the_button(by_key: bool) -> None:
    console, alone = _taken((Lever.PURCHASING_OPEN,))
    assert "3,500" in _said(alone)
    if by_key:
        alone.press("B")
    else:
        alone.click("inbox.ticket.0", "act.request_purchase")
    assert _ticket(console).purchase is not PurchaseState.NONE


def test_before_the_contract_is_read_the_button_says_why_and_nothing_is_asked() -> None:
    console, alone = _taken()
    alone.press("B")
    assert _ticket(console).purchase is PurchaseState.NONE
    zone = alone.canvas().named("act.request_purchase")
    assert zone is not None
    assert zone.refusal == console.texts.say("refusal.no_contract")


@pytest.mark.parametrize("by_key", [True, False])
def test_a_ticket_is_handed_back(by_key: bool) -> None:
    console, alone = _taken()
    if by_key:
        alone.press("H")
    else:
        alone.click("inbox.ticket.0", "act.hand_back")
    assert not any(slip.number == 0 for slip in _view(console).tickets)


@pytest.mark.parametrize("by_key", [True, False])
def test_a_cure_is_written_down(by_key: bool) -> None:
    console, alone = _found((Lever.KNOWLEDGE_BASE,))
    alone.click(f"remedy.{REMEDY}", "act.fix")
    _until(console, lambda view: view.to_write)
    if by_key:
        while alone.panel.picked != ("write", 0):
            alone.press("Down")
        alone.press("W")
    else:
        alone.panel.picked = None
        alone.click("inbox.write.0", "act.write_article")
    wait(console, 16)
    assert [article.item for article in _view(console).articles] == [ITEM]


def test_each_free_hand_takes_a_ticket_of_its_own_and_both_work_at_the_same_time() -> None:
    console, alone = _arrived()
    _until(console, lambda view: len(view.tray) > 1)
    first, second = (slip.number for slip in _view(console).tray[:2])
    alone.click(f"inbox.ticket.{first}", "act.take")
    alone.click(f"inbox.ticket.{second}", "act.take")
    for number in (first, second):
        alone.click(f"inbox.ticket.{number}")
        alone.press("1")
    assert [hand.work for hand in _view(console).hands] == [Work.TEST, Work.TEST]


def test_the_hand_that_holds_a_ticket_is_named_as_busy_not_the_ticket_as_strange() -> None:
    console, alone = _taken()
    alone.press("1", "2")
    assert len(_view(console).tested_now(_ticket(console))) == 1
    zone = alone.canvas().named("act.test")
    assert zone is not None
    (hand,) = [one for one in _view(console).hands if one.work is Work.TEST]
    assert zone.refusal.startswith(f"Person {hand.number + 1}, who has ticket 1, is busy")
    assert any(one.work is None for one in _view(console).hands)


def test_a_question_that_delays_a_test_is_told_with_what_it_costs() -> None:
    console, alone = _taken()
    alone.press("1")
    console.room.submit(HOST, Reseat(Role.DELIVERY_MANAGER, (ME,), ""))
    manager = console.seat(Role.DELIVERY_MANAGER)
    assert manager is not None
    manager.submit(Chase(0))
    took = console.scenario.durations[Work.ANSWER]
    assert f"was asked how far it is: +{took} s" in _said(alone)
    (hand,) = [one for one in _view(console).hands if one.work is Work.TEST]
    zone = alone.canvas().named(f"hand.{hand.number}")
    assert zone is not None
    assert zone.tip.endswith(f"was asked how far it is: +{took} s")


def test_with_nothing_to_do_the_key_is_named_that_shows_the_map_where_it_is_hidden() -> None:
    alone = Alone(SpecialistPanel(prepared(Role.SPECIALIST)))
    assert "press V" not in _said(alone)
    small = alone.canvas(percent=150)
    assert "press V" in " ".join(one.words for one in small.said or ())


def test_a_ticket_on_which_somebody_works_is_shown_but_is_not_ones_turn() -> None:
    console, alone = _taken()
    alone.press("1")
    entry = next(one for one in alone.panel.inbox(_view(console)) if one.number == 0)
    assert not entry.mine


@pytest.mark.parametrize("levers", [(), (Lever.REPORT_FORM,)])
def test_only_with_the_report_form_does_what_is_missing_show(levers: tuple[Lever, ...]) -> None:
    console = prepared(Role.SPECIALIST, levers)
    console.room.submit(HOST, Reseat(Role.ACCOUNT_MANAGER, (ME,), ""))
    wait(console, 40)
    for facts in ((0, 1), (2, 3)):
        console.room.submit(Who(ME, Role.ACCOUNT_MANAGER), Report(0, facts))
        wait(console, 9)
    _until(console, lambda view: view.tray)
    alone = Alone(SpecialistPanel(console))
    assert _ticket(console).missing
    assert ("Not told: " in _said(alone)) is bool(levers)


def test_every_item_has_one_place_on_the_map_beside_what_it_rests_on() -> None:
    airport = classic()
    groups = grouped(airport.scenario, airport.covers)
    placed = [item for group in groups for item in group.rows]
    assert sorted(placed) == sorted(airport.items)
    for group in groups:
        spots = list(group.rows.values())
        assert len(set(spots)) == len(spots)


def test_the_map_opens_where_the_suspects_are_and_folds_at_a_click() -> None:
    console, alone = _arrived()
    shown = {z.name for z in alone.canvas().zones if z.name.startswith("map.item.")}
    assert {f"map.item.{item}" for item in _view(console).candidates(_ticket(console))} <= shown
    assert "map.item.radar-line" not in shown
    alone.click("map.T1.T2")
    assert f"map.item.{ITEM}" not in {z.name for z in alone.canvas().zones}


def test_with_nothing_to_do_an_item_of_the_map_shows_its_page_of_the_handbook() -> None:
    console = prepared(Role.SPECIALIST)
    alone = Alone(SpecialistPanel(console))
    alone.click("map.item.hall-switch-t1")
    said = _said(alone)
    assert "Clear the address table" in said


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("levers", [(), EVERYTHING])
def test_nothing_is_cut_or_overlaps(lang: str, levers: tuple[Lever, ...]) -> None:
    console, alone = _arrived(levers, mirrors=(ITEM,) if levers else ())
    in_language(console, lang)
    _until(console, lambda view: len(view.tray) + len(view.tickets) > 2)
    for keys in ((), ("T",), ("F",), ("1",)):
        alone.press(*keys)
        for how in ({}, {"percent": 150}, {"size": (1024, 600)}, {"size": (1920, 1080)}):
            assert wrong(alone.canvas(**how)) == [], (keys, how)


def test_a_hand_that_another_player_has_claimed_is_left_alone() -> None:
    console, alone = _arrived()
    console.room.submit(HOST, Reseat(Role.SPECIALIST, (ME, "Ada"), ""))
    console.room.submit(Who("Ada", Role.SPECIALIST), Claim(Role.SPECIALIST, (7,)))
    alone.press("T")
    assert _ticket(console).holders == [8]
