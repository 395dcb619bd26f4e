"""Being in a room on another machine: seats, hands, what a guest may do, and the line itself."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.parts.claims import initials
from airportsim.console.parts.line_sign import away_sign
from airportsim.console.parts.seat_pin import SeatPin
from airportsim.console.parts.seating import rename, take_up
from airportsim.console.screen import Screen
from airportsim.console.screens.big import Big
from airportsim.console.screens.check import Check
from airportsim.console.screens.do import Do
from airportsim.console.screens.facilitator import Facilitator
from airportsim.console.screens.helping import Help
from airportsim.console.screens.join import Join
from airportsim.console.screens.lobby import Lobby
from airportsim.console.screens.menu import Menu
from airportsim.console.screens.parted import Parted
from airportsim.console.screens.plan import Plan
from airportsim.console.screens.welcome import Welcome
from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import Proceed, Reseat, Who
from airportsim.model.words import Role, SessionPhase
from airportsim.play.line import Person
from tests.console.fake_line import (
    ADDRESS,
    CODE,
    DONE,
    PIN,
    FakeLine,
    FakeNetwork,
    FarRoom,
    far,
    far_console,
)
from tests.console.guests import guest, hands, outside, sharing
from tests.console.lodging import Lodging, lodging
from tests.console.rooms import hosted
from tests.console.stage import ME, click, draw, wrong

VIEWS: list[dict[str, Any]] = [
    {}, {"size": (1920, 1080)}, {"percent": 150}, {"size": (1024, 600)}, {"percent": 75},
]  # fmt: skip

HOST = Who("", None)


def said(canvas: Canvas) -> str:
    return " ".join(one.words for one in canvas.said or [])


def names(canvas: Canvas) -> set[str]:
    return {zone.name for zone in canvas.zones}


@pytest.fixture
def one(tmp_path: Path) -> Iterator[tuple[Lodging, FakeLine]]:
    """A program that has joined a room in its lobby, without a seat."""
    with lodging(tmp_path, address=ADDRESS) as found:
        line = replace(hosted(SessionPhase.LOBBY), facilitator=False, name=ME)
        found.console.network = FakeNetwork()
        found.console.enter(far(line))
        found.wait()
        yield found, line


# --- what can be read ------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("how", VIEWS, ids=str)
def test_everything_a_guest_sees_can_be_read(lang: str, how: dict[str, Any]) -> None:
    lobby, _ = guest(SessionPhase.LOBBY, lang=lang)
    assert wrong(draw(lobby, Lobby(lobby), **how)) == []
    for phase, screen in ((SessionPhase.PLAN, Plan), (SessionPhase.DO, Do)):
        console, _ = guest(phase, ME, lang)
        assert wrong(draw(console, screen(console), **how)) == [], phase
    shared, line = sharing(lang)
    assert wrong(draw(shared, Do(shared), **how)) == []
    line.away = 754
    overlays: list[Screen] = [
        Menu(shared), Menu(shared, seating=True), SeatPin(shared, Role.DELIVERY_MANAGER),
    ]  # fmt: skip
    for overlay in overlays:
        shared.overlay = overlay
        canvas = draw(shared, Lobby(shared), overlay=True, **how)
        assert wrong(canvas) == [], type(overlay).__name__
    assert wrong(draw(shared, _Away(shared, Do(shared)), **how)) == []
    for ended in ("removed", "too_large", "another one"):
        parted = outside(FakeNetwork(), lang, address=ADDRESS)
        assert wrong(draw(parted, Parted(parted, ended, CODE), **how)) == []


class _Away:
    """A screen with the sign that the program lays over it."""

    def __init__(self, console: Console, screen: Screen) -> None:
        self._console, self._screen = console, screen

    def draw(self, canvas: Canvas) -> None:
        self._screen.draw(canvas)
        away_sign(canvas, self._console)


# --- lobby and seats -------------------------------------------------------------------------


def test_the_lobby_says_who_has_come_who_sits_where_and_who_is_away() -> None:
    console, line = guest(SessionPhase.LOBBY)
    words = said(draw(console, Lobby(console), size=(1920, 1080)))
    for person in line.people:
        assert person.name in words
    assert "WHO HAS COME: 7" in words
    assert "Desk • away for 0:42" in words
    assert "no seat yet" in words
    assert "Priya (you)" in words
    assert "You, Wu Lanying" in words, "the seat that two share"


def test_a_crowd_is_turned_through_with_the_wheel() -> None:
    console, line = guest(SessionPhase.LOBBY)
    line.people = [Person(f"Somebody {n}", False, -1, 9) for n in range(40)]
    screen = Lobby(console)
    canvas = draw(console, screen)
    assert wrong(canvas) == []
    canvas.wheel((1100, 300), -80)
    before = said(canvas)
    screen.draw(canvas)
    assert "Somebody 39" in said(canvas)
    assert "Somebody 39" not in before


def test_a_guest_may_not_begin_and_reads_who_may() -> None:
    console, line = guest(SessionPhase.LOBBY)
    canvas = draw(console, Lobby(console))
    assert not names(canvas) & {"start", "skill.expert", "foot.facilitator"}
    assert "Maximilian von Hohenstein or the facilitator" in said(canvas)
    canvas.press("Enter")
    assert line.session.state.phase is SessionPhase.LOBBY
    line.session.submit(HOST, Reseat(Role.DIRECTOR, (), "regular"))
    assert "The facilitator starts the first round" in said(draw(console, Lobby(console)))


def test_the_director_and_the_facilitator_may_begin() -> None:
    for name, runs in (("Maximilian von Hohenstein", False), (ME, True)):
        line = replace(hosted(SessionPhase.LOBBY), facilitator=runs, name=name)
        console = far_console(line)
        canvas = draw(console, Lobby(console))
        assert ("skill.expert" in names(canvas)) is runs
        canvas.press("Enter")
        assert line.session.state.phase is SessionPhase.PLAN


def test_the_facilitator_reads_in_the_lobby_how_others_join() -> None:
    console = far_console(hosted(SessionPhase.LOBBY))
    assert CODE in said(draw(console, Lobby(console)))
    closed = far_console(hosted(SessionPhase.LOBBY, address=""))
    canvas = draw(closed, Lobby(closed))
    assert wrong(canvas) == []
    click(canvas, "room.open")
    assert closed.line is not None
    assert closed.line.address == ADDRESS


def test_one_sits_down_beside_others_and_gets_up_again(one: tuple[Lodging, FakeLine]) -> None:
    lodging, line = one
    lodging.click("seat.specialist")
    assert line.session.state.seats[Role.SPECIALIST].players == ("Wu Lanying", "Priya", ME)
    assert lodging.console.role is Role.SPECIALIST
    lodging.press("4")
    assert line.session.state.seats[Role.SPECIALIST].players == ("Wu Lanying", "Priya")
    assert lodging.console.roles == []
    assert cast(FarRoom, lodging.console.room).sent == [], "it is the host who seats people"


def test_a_seat_that_asks_for_a_pin_asks_for_it(one: tuple[Lodging, FakeLine]) -> None:
    lodging, line = one
    line.guarded = True
    lodging.click("seat.vendor")
    assert lodging.reads("This seat asks for a PIN")
    lodging.person.types("0000")
    lodging.press("Enter")
    assert lodging.reads("That is not the PIN.")
    lodging.person.types(PIN)
    lodging.press("Enter")
    assert lodging.console.overlay is None
    assert lodging.console.role is Role.VENDOR
    lodging.press("6", "6", "Esc")
    assert lodging.console.overlay is None
    assert lodging.console.roles == []


def test_a_pin_of_this_machine_guards_no_seat_of_a_room_elsewhere(tmp_path: Path) -> None:
    with lodging(tmp_path, pin="1234") as one:
        line = replace(hosted(SessionPhase.LOBBY), facilitator=False, name=ME)
        one.console.enter(far(line))
        one.wait()
        one.click("seat.vendor")
        assert one.console.role is Role.VENDOR


def test_a_seat_that_is_refused_says_why(one: tuple[Lodging, FakeLine]) -> None:
    lodging, line = one
    line.sit = lambda role, pin="": Refusal(Code.MUTED)  # type: ignore[method-assign]
    lodging.click("seat.specialist")
    assert lodging.reads("The facilitator has muted you.")
    assert lodging.console.role is None


def test_seats_are_changed_during_a_round(one: tuple[Lodging, FakeLine]) -> None:
    lodging, line = one
    line.session.submit(HOST, Proceed())
    line.session.submit(HOST, Proceed())
    lodging.wait()
    assert lodging.reads("You are only watching.")
    lodging.click("take_seat")
    lodging.press("2", "Esc")
    assert lodging.console.roles == [Role.ACCOUNT_MANAGER]
    assert not lodging.reads("You are only watching.")
    lodging.press("F10", "S")
    assert lodging.reads("Change seats")
    lodging.press("2", "6", "Esc")
    assert lodging.console.role is Role.VENDOR


def test_whoever_is_moved_by_the_facilitator_sees_his_new_seat(
    one: tuple[Lodging, FakeLine],
) -> None:
    lodging, line = one
    for role, other in ((Role.DIRECTOR, Role.VENDOR), (Role.VENDOR, Role.DIRECTOR)):
        line.session.submit(HOST, Reseat(other, (), "regular"))
        line.session.submit(HOST, Reseat(role, (ME,)))
        lodging.wait()
        assert lodging.console.role is role


# --- what is not a guest's -------------------------------------------------------------------


def test_what_only_a_host_can_do_is_not_offered() -> None:
    console, _ = guest(SessionPhase.DO)
    for seating, absent in ((False, "settings."), (True, "skill.")):
        console.overlay = Menu(console, seating=seating)
        found = names(draw(console, Do(console), overlay=True))
        assert "menu.facilitator" not in found
        gone = {"settings.name", "settings.pin"} if not seating else {"skill.expert"}
        assert not found & gone
        assert any(name.startswith(absent) for name in found) is not seating
    console.room.submit(HOST, Proceed())
    plan, _ = guest(SessionPhase.PLAN)
    start = draw(plan, Plan(plan)).named("go_on")
    assert start is not None
    assert start.refusal == "Your role cannot do that."


def test_help_lists_no_keys_that_a_guest_has_not() -> None:
    console, line = guest(SessionPhase.DO)
    for runs in (False, True):
        line.facilitator = runs
        console.overlay = Help(console)
        canvas = draw(console, Do(console), overlay=True, size=(1920, 1080))
        assert ("facilitator's window" in said(canvas)) is runs


def test_the_facilitators_window_is_the_facilitators(one: tuple[Lodging, FakeLine]) -> None:
    lodging, line = one
    lodging.press("F12")
    assert lodging.console.extra == {}
    assert lodging.reads("That window is for the facilitator")
    line.facilitator = True
    lodging.press("F12")
    assert isinstance(lodging.console.extra["facilitator"], Facilitator)


def test_nothing_of_a_guest_seats_anybody(one: tuple[Lodging, FakeLine]) -> None:
    lodging, line = one
    before = line.session.state.seats
    rename(lodging.console, "Somebody else")
    assert lodging.console.player == ME
    take_up(lodging.console, far(line), [Role.DIRECTOR])
    assert line.session.state.seats == before


def test_a_pause_is_said_without_a_key_that_a_guest_has_not() -> None:
    console, line = guest(SessionPhase.DO)
    line.session.state = replace(line.session.state, paused=True)
    canvas = draw(console, Do(console))
    assert "The round is paused." in said(canvas)
    assert canvas.named("go_on") is None


# --- hands -----------------------------------------------------------------------------------


def test_hands_are_claimed_and_left_by_a_click_on_their_rings() -> None:
    console, line = guest(SessionPhase.DO)
    first, second = hands(line)

    def held() -> dict[int, str]:
        return line.session.state.seats[Role.SPECIALIST].held

    click(draw(console, Do(console)), f"hand.{first}")
    assert held() == {first: "Priya"}
    click(draw(console, Do(console)), f"hand.{second}")
    assert held() == {first: "Priya", second: "Priya"}
    click(draw(console, Do(console)), f"hand.{first}")
    assert held() == {second: "Priya"}


def test_a_hand_of_somebody_else_shows_whose_it_is_and_cannot_be_claimed() -> None:
    console, line = sharing()
    _, second = hands(line)
    screen = Do(console)
    canvas = draw(console, screen)
    assert "WL" in [one.words for one in canvas.said or []]
    ring = canvas.named(f"hand.{second}")
    assert ring is not None
    assert "Only Wu Lanying puts this person to work" in ring.tip
    click(canvas, f"hand.{second}")
    assert line.session.state.seats[Role.SPECIALIST].held[second] == "Wu Lanying"
    screen.draw(canvas)
    canvas.finish()
    assert "Only Wu Lanying" in said(canvas)


def test_whoever_sits_alone_has_nothing_to_claim() -> None:
    console, line = guest(SessionPhase.DO, "Chen")
    rings = [zone for zone in draw(console, Do(console)).zones if zone.name.startswith("hand.")]
    assert rings
    assert not any(ring.do for ring in rings)
    line.session.submit(HOST, Reseat(Role.SERVICE_DESK, ("Chen",), "regular"))
    rings = [zone for zone in draw(console, Do(console)).zones if zone.name.startswith("hand.")]
    assert all(ring.do for ring in rings), "a bot beside him runs the others"


def test_names_are_shortened_for_rings() -> None:
    assert [initials(name) for name in ("Wu Lanying", "chen", "小雨", "Ana de la Cruz", " ")] == [
        "WL", "C", "小", "AC", "?",
    ]  # fmt: skip


# --- the line --------------------------------------------------------------------------------


@pytest.mark.parametrize("screen", [Lobby, Do, Plan, Check, Big])
def test_a_lost_line_is_said_on_every_screen(screen: Any) -> None:
    phases = {Do: SessionPhase.DO, Plan: SessionPhase.PLAN, Big: SessionPhase.DO}
    console, line = guest(phases.get(screen, SessionPhase.LOBBY))
    line.away = 7
    canvas = draw(console, _Away(console, screen(console)))
    assert "No connection to the host for 7 s. What you have typed is kept" in said(canvas)


def test_what_was_typed_outlasts_a_lost_line(one: tuple[Lodging, FakeLine]) -> None:
    lodging, line = one
    line.guarded = True
    lodging.press("6")
    lodging.person.types("47")
    line.away = 3
    lodging.wait()
    assert lodging.reads("No connection to the host for 3 s.")
    lodging.person.types("11")
    line.away = -1
    lodging.wait()
    assert not lodging.reads("No connection")
    lodging.press("Enter")
    assert lodging.console.role is Role.VENDOR


def test_an_answer_that_comes_late_is_told_when_it_comes(one: tuple[Lodging, FakeLine]) -> None:
    lodging, line = one
    line.answers = [Refusal(Code.MUTED)]
    lodging.wait()
    assert lodging.reads("The facilitator has muted you.")
    line.answers = [DONE]
    lodging.wait()
    assert lodging.reads("The host has answered: it was accepted.")


def test_a_line_that_is_ended_says_why_and_leads_back(one: tuple[Lodging, FakeLine]) -> None:
    lodging, line = one
    lodging.press("F8", "F10")
    line.ended = "removed"
    lodging.wait()
    assert lodging.reads("The facilitator has removed you from the room.")
    console = lodging.console
    assert console.opened is None
    assert (console.overlay, console.extra) == (None, {})
    lodging.press("Enter")
    assert isinstance(lodging.console.screen, Welcome)


def test_from_a_line_that_is_ended_one_joins_again(one: tuple[Lodging, FakeLine]) -> None:
    lodging, line = one
    line.ended = "closed"
    lodging.wait()
    lodging.press("J")
    assert isinstance(lodging.console.screen, Join)
    network = lodging.console.network
    assert isinstance(network, FakeNetwork)
    assert network.asked == [(ADDRESS, CODE, ME, "")]
