"""The program around the screens: nothing is lost, whatever happens to its windows."""

from pathlib import Path

import pygame
import pytest

from airportsim.console.screens.do import Do
from airportsim.console.screens.handover import HandOver
from airportsim.console.screens.lobby import Lobby
from airportsim.console.screens.menu import Menu
from airportsim.console.screens.trouble import Note, Trouble
from airportsim.console.screens.welcome import Welcome
from airportsim.files.problems import FileProblem
from airportsim.files.store import Store
from airportsim.model.words import Role, SessionPhase
from tests.console.lodging import Lodging, lodging


def test_closing_the_window_in_a_round_loses_nothing(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.play("director", second=70)
        before = one.console.room.state, one.console.room.now
        assert before[1] == 70
        one.event(pygame.WINDOWCLOSE)
        assert not one.console.running
    with lodging(tmp_path) as again:
        assert again.reads("round 1, Do at 1:10")
        again.press("Enter")
        assert isinstance(again.console.screen, Do)
        room = again.console.room
        assert (room.state.seats, room.now) == (before[0].seats, before[1])
        assert room.state.paused, "the round waits until everybody is there"
        assert again.console.roles == [Role.DIRECTOR]
        again.press("Space")
        again.wait(2, seconds=1)
        assert room.now == 72


def test_a_person_who_is_called_otherwise_now_has_his_seats(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.begin("director", "vendor")
    with lodging(tmp_path, player="小雨") as again:
        again.press("Enter")
        assert again.console.roles == [Role.DIRECTOR, Role.VENDOR]
        assert again.console.room.state.seats[Role.VENDOR].players == ("小雨",)


def test_a_disk_that_is_full_ends_the_session_at_what_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with lodging(tmp_path) as one:
        one.play("director", second=30)

        def full(self: Store, batch: object) -> None:
            raise FileProblem("the disk is full")

        with monkeypatch.context() as patched:
            patched.setattr(Store, "record", full)
            one.wait(2, seconds=1)
            assert isinstance(one.console.overlay, Trouble)
            assert one.reads("the disk is full")
            assert isinstance(one.console.screen, Welcome)
        one.press("Esc", "C", "Enter")
        now = one.console.room.now
        assert 20 < now <= 30, "what was kept last"
        one.press("Space")
        one.wait(1, seconds=1)
        assert one.console.room.now == now + 1


def test_another_file_that_is_in_the_way_ends_nothing(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.play("director")

        def fail() -> None:
            raise FileProblem("there is a file in the way")

        one.console.later("", fail)
        one.wait()
        assert one.reads("there is a file in the way")
        one.press("Enter")
        assert isinstance(one.console.screen, Do)


def test_what_takes_a_moment_is_announced_before_it_is_done(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        shown: list[bool] = []
        one.console.later("Wait for it", lambda: shown.append(one.reads("Wait for it")))
        one.wait(1)
        assert shown == [True]
        one.wait(1)
        assert not one.reads("Wait for it")


def test_each_window_fills_the_screen_by_itself_and_gets_its_size_back(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.play("director")
        one.press("F8")
        main, big = one.app.panes
        one.press("F11")
        assert (main.full, big.full) == (True, False)
        assert one.settings().fullscreen
        assert main.window.size == pygame.display.get_desktop_sizes()[0]
        one.app.take(pygame.event.Event(
            pygame.KEYDOWN, key=pygame.K_F11, mod=0, unicode="", window=big.window
        ))  # fmt: skip
        assert (main.full, big.full) == (True, True)
        one.press("F11")
        assert (main.full, big.full) == (False, True)
        assert main.window.size == (1280, 720)
        assert not one.settings().fullscreen


def test_the_size_of_the_window_is_found_again(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.app.main.window.size = (1000, 700)
        one.event(pygame.WINDOWRESIZED, x=1000, y=700)
        one.wait()
    assert one.settings().window == (1000, 700)


def test_further_windows_come_and_go_and_leave_the_main_one_as_it_is(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.play("director")
        one.press("F8", "F12")
        assert [pane.name for pane in one.app.panes] == ["", "big", "facilitator"]
        closed = one.app.panes[1].window
        pygame.event.post(pygame.event.Event(pygame.WINDOWCLOSE, window=closed))
        one.wait()
        assert [pane.name for pane in one.app.panes] == ["", "facilitator"]
        for kind in (pygame.WINDOWHIDDEN, pygame.WINDOWRESIZED):
            pygame.event.post(pygame.event.Event(kind, window=None))
        one.press("F12")
        assert [pane.name for pane in one.app.panes] == [""]
        assert not one.app.main.hidden
        one.press("F8")
        one.console.leave()
        one.wait()
        assert [pane.name for pane in one.app.panes] == [""]


def test_time_goes_on_behind_a_minimised_window(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.play("director")
        one.event(pygame.WINDOWMINIMIZED)
        one.wait(5, seconds=1)
        assert one.console.room.now == 5
        assert one.app.main.hidden
        one.event(pygame.WINDOWRESTORED)
        assert not one.app.main.hidden


def shown(one: Lodging) -> Role | None:
    return one.console.role


def test_a_seat_is_handed_over_behind_a_blank_screen(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.play("director", "service_desk")
        assert shown(one) is Role.DIRECTOR
        one.press("F3")
        assert one.reads("does not hold the seat")
        one.press("F4")
        assert isinstance(one.console.overlay, HandOver)
        assert one.reads("Service desk")
        assert not one.reads("Airport operations director")
        one.press("Esc")
        assert shown(one) is Role.DIRECTOR
        one.press("Ctrl+3", "Enter")
        assert shown(one) is Role.SERVICE_DESK
        one.console.set(hand_over=False)
        one.press("F2")
        assert shown(one) is Role.DIRECTOR


def test_vendor_and_facilitator_are_behind_the_pin(tmp_path: Path) -> None:
    with lodging(tmp_path, pin="4711", hand_over=False) as one:
        one.play("director", "vendor")
        one.press("F7", "1", "2", "Enter")
        assert one.reads("That is not the PIN.")
        one.press("4", "7", "1", "2", "Back", "1", "Enter")
        assert one.console.role is Role.VENDOR
        one.press("F12")
        assert "facilitator" not in one.console.extra
        for digit in "4711":
            one.click(f"pin.{digit}")
        one.click("pin.enter")
        assert "facilitator" in one.console.extra


def test_who_is_the_vendor_only_is_asked_before_he_sees_anything(tmp_path: Path) -> None:
    with lodging(tmp_path, pin="4711") as one:
        one.begin("vendor")
        assert isinstance(one.console.overlay, HandOver)
        assert one.console.role is None
        one.press("Esc", "F7", "4", "7", "1", "1", "Enter")
        assert one.console.role is Role.VENDOR


def test_keys_that_work_everywhere_do_nothing_below_a_dialog(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.play("director")
        one.press("F10", "Space", "F8")
        assert isinstance(one.console.overlay, Menu | None)
        assert not one.console.room.state.paused
        one.console.overlay = None
        one.press("Space")
        assert one.console.room.state.paused
        one.press("F9", "M")
        assert one.settings().language == "zh"
        assert one.settings().sound


def test_letters_that_are_typed_are_no_keys(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.click("name")
        one.press("M", "P", "N")
        one.person.types("小雨")
        one.wait()
        assert not one.console.settings.sound
        one.press("Esc")  # opens the menu, under which nobody types any more
        one.person.types("x")
        one.press("Esc")
        assert one.settings().player == "Lin小雨"


def test_what_should_be_known_of_a_resumed_session_is_said(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.begin("director")
        opened = one.console.opened
        assert opened is not None
        opened.notes.append("welcome.drift")
        one.app._entered = None
        one.wait()
        assert isinstance(one.console.overlay, Note)
        assert one.reads("would act otherwise")
        one.press("Enter")
        assert isinstance(one.console.screen, Lobby)
        assert one.console.overlay is None


def test_a_session_in_another_phase_has_that_phases_screen(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.begin("director")
        assert isinstance(one.console.screen, Lobby)
        one.press("Enter")
        assert one.console.room.state.phase is SessionPhase.PLAN
        assert not isinstance(one.console.screen, Lobby)


def texts_of(one: Lodging) -> list[str]:
    return [said.words for said in one.app.main.canvas.said or []]


def test_a_change_of_language_reaches_screen_and_title(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.play("director")
        one.press("F12")
        one.press("F9")
        assert "主持人" in one.app.panes[1].window.title
        assert any("完成起降" in words for words in texts_of(one))
