"""Menu, settings, hand-over and help: what lies over a screen and never in its way."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from airportsim.console.console import Screen
from airportsim.console.dialogs import Gui
from airportsim.console.keys import GLOBAL
from airportsim.console.screens.big import Big
from airportsim.console.screens.handover import AskPin, HandOver, facilitator_pin
from airportsim.console.screens.helping import Help
from airportsim.console.screens.lobby import Lobby
from airportsim.console.screens.menu import Menu
from airportsim.console.screens.phases import screen_for
from airportsim.console.screens.welcome import Welcome
from airportsim.model.words import Role, SessionPhase
from tests.console.lodging import lodging
from tests.console.stage import ME, console_for, draw, in_language, playing, seated, wrong

VIEWS: list[dict[str, Any]] = [
    {}, {"size": (1920, 1080)}, {"percent": 150}, {"size": (1024, 600)}, {"percent": 75},
]  # fmt: skip


@pytest.fixture(autouse=True)
def window() -> Iterator[None]:
    """pygame_gui draws only where some window is open."""
    pygame.display.init()
    one = pygame.Window("test", (64, 64))
    one.get_surface()
    yield
    one.destroy()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("how", VIEWS, ids=str)
def test_whatever_lies_over_a_screen_can_be_read(lang: str, how: dict[str, Any]) -> None:
    console = console_for(seated({Role.SPECIALIST: (ME,)}), lang)
    seats = Menu(console)
    seats._show(seating=True)
    console.settings = replace(console.settings, pin="1234")
    overlays: list[Screen] = [
        Menu(console), seats, Help(console), HandOver(console, Role.DELIVERY_MANAGER),
        HandOver(console, Role.VENDOR), facilitator_pin(console, lambda: None),
    ]  # fmt: skip
    for overlay in overlays:
        console.overlay = overlay
        canvas = draw(console, Lobby(console), overlay=True, **how)
        assert wrong(canvas) == [], type(overlay).__name__


# --- settings --------------------------------------------------------------------------------


def test_settings_hold_at_once_and_are_kept(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.press("F10")
        one.click("settings.sound.on")
        one.click("settings.alarms.on")
        one.click("settings.hand_over.off")
        one.click("settings.language.zh")
        one.click("settings.fullscreen.on")
        assert one.app.main.full
        assert one.reads("设置")
        kept = one.settings()
        assert (kept.sound, kept.alarms, kept.hand_over) == (True, True, False)
        assert (kept.language, kept.fullscreen) == ("zh", True)
        assert one.console.sounds.on


def test_the_scale_changes_with_keys_and_with_a_list_that_drops_down(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.press("F10", "+")
        assert one.console.scale == one.settings().scale == 125
        one.press("-", "-")
        assert one.console.scale == 75
        assert one.app.main.canvas.width > 1280
        one.click("settings.scale.+")
        less, more = (one.app.main.canvas.named(f"settings.scale.{key}") for key in "-+")
        assert less is not None
        assert more is not None
        x, y = (less.box.right + more.box.x) / 2, less.box.middle[1]
        for at in ((x, y), (x - 12, y + 16 + 14)):
            for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
                one.event(kind, pos=(round(at[0]), round(at[1])), button=1)
            one.wait(4)
        assert one.settings().scale == 75
        assert isinstance(one.console.overlay, Menu)


def test_a_name_changed_in_the_menu_changes_in_the_seats(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.begin("director", "vendor")
        one.press("F10")
        one.type("settings.name", " 小雨")
        one.press("Enter")
        assert one.settings().player == "Lin 小雨"
        assert one.console.roles == [Role.DIRECTOR, Role.VENDOR]
        one.press("Esc")
        assert one.console.role is Role.DIRECTOR


def test_a_pin_is_set_and_only_who_knows_it_clears_it(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.press("F10")
        one.type("settings.pin", "47a11")
        one.click("settings.pin.set")
        assert one.settings().pin == "4711"
        one.click("settings.pin.clear")
        assert isinstance(one.console.overlay, AskPin)
        one.press("1", "Enter")
        assert one.reads("That is not the PIN.")
        one.press("4", "7", "1", "1", "Enter")
        assert one.settings().pin == ""
        assert isinstance(one.console.overlay, Menu)


# --- the ways out ----------------------------------------------------------------------------


def test_seats_change_hands_while_the_round_runs(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.play("director", second=5)
        one.press("F10", "S")
        one.click("seat.account_manager")
        one.press("1")
        assert one.console.roles == [Role.ACCOUNT_MANAGER]
        assert one.console.room.state.seats[Role.DIRECTOR].skill == "regular"
        one.press("Esc")
        assert one.console.role is Role.ACCOUNT_MANAGER
        one.wait(2, seconds=1)
        assert one.console.room.now == 7


def test_the_menu_leads_to_every_window_and_out(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.play("director")
        one.press("F10")
        one.click("menu.big")
        one.press("Esc")
        one.click("menu.facilitator")
        assert [pane.name for pane in one.app.panes] == ["", "big", "facilitator"]
        one.press("F10", "F1")
        assert isinstance(one.console.overlay, Help)
        one.press("Esc", "Esc")
        one.click("menu.leave")
        assert isinstance(one.console.screen, Welcome)
        assert one.reads("1 open")
        one.press("F10")
        assert "menu.big" not in one.names(), "without a session there is no big screen"
        one.click("menu.quit")
        assert not one.console.running


def test_a_practice_that_is_left_is_said_not_to_be_kept(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.press("P", "1")
        one.wait()
        one.press("F10")
        assert one.reads("a practice is not kept")
        one.press("L")
        assert isinstance(one.console.screen, Welcome)


# --- help ------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role)
def test_help_has_words_for_every_key_of_a_seat(role: Role) -> None:
    console = playing(role, second=500)
    canvas = draw(console, screen_for(console, SessionPhase.DO))
    keys = {key.key: key.words for key in Help(console).keys(canvas.zones)}
    assert [zone.key for zone in canvas.zones if zone.key and zone.key not in keys] == []
    assert "" not in keys.values()


def test_help_says_what_a_key_does_now(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.press("F1")
        assert one.reads("Technical specialist • You")
        one.press("Esc", "4", "F1")
        assert one.reads("Technical specialist • Bot")
        one.press("F9")
        assert one.reads("技术专家 • 机器人")
        words = [one.console.say(f"menu.key.{known.name}") for known in GLOBAL]
        assert one.reads(words[0])


def test_the_glossary_scrolls_by_keys() -> None:
    console = console_for(seated({}))
    console.overlay = Help(console)
    canvas = draw(console, Lobby(console), overlay=True)
    gui = console.overlay._gui
    bar = gui._elements["glossary"].element.scroll_bar
    assert bar.start_percentage == 0
    canvas.press("PgDn")
    after = bar.start_percentage
    assert after > 0
    canvas.press("Up")
    assert 0 < bar.start_percentage < after


def test_elements_are_made_once_and_anew_only_for_another_size() -> None:
    console = console_for(seated({}))
    console.overlay = help_ = Help(console)

    def element() -> object:
        found: Gui = help_._gui
        return found._elements["glossary"].element

    draw(console, Big(console), overlay=True)
    first = element()
    draw(console, Big(console), overlay=True)
    assert element() is first
    draw(console, Big(console), overlay=True, percent=125)
    assert element() is not first


def test_a_question_for_a_pin_is_cancelled_not_stayed_with() -> None:
    console = playing(Role.DIRECTOR)
    for lang, word in (("en", "Cancel"), ("zh", "取消")):
        in_language(console, lang)
        console.overlay = facilitator_pin(console, lambda: None)
        canvas = draw(console, console.overlay)
        assert word in [one.words for one in canvas.said or []]
        assert canvas.press("Esc")
        assert console.overlay is None


def test_the_menu_goes_from_the_seats_to_the_settings_and_back(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.play("director")
        one.press("F10", "S")
        assert "seat.director" in one.names()
        one.press("T")
        assert "settings.sound.on" in one.names()
