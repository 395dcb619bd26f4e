"""How somebody gets into a room on another machine, and what he reads when he does not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from airportsim.console.network import Announced
from airportsim.console.screens.join import Join
from airportsim.console.screens.lobby import Lobby
from airportsim.console.screens.welcome import Welcome
from airportsim.model.words import Role
from tests.console.fake_line import (
    ADDRESS,
    CODE,
    PIN,
    FakeJoining,
    FakeLine,
    FakeNetwork,
    far,
)
from tests.console.guests import FOUND, failing, outside
from tests.console.lodging import Lodging, lodging
from tests.console.stage import ME, draw, seated, wrong

VIEWS: list[dict[str, Any]] = [
    {}, {"size": (1920, 1080)}, {"percent": 150}, {"size": (1024, 600)}, {"percent": 75},
]  # fmt: skip

PROBLEMS = {
    "unreachable": "Nobody answers at",
    "bad_address": "is no address",
    "not_a_room": "is no airportsim host",
    "other_version": "another version",
    "full": "The room is full",
    "too_many_tries": "Too many wrong tries",
    "wrong_code": "not the room's code",
    "bad_name": "1 to 40 characters",
    "wrong_pin": "not the facilitator's PIN",
    "of_a_later_version": "The host has closed the room.",
}


@pytest.fixture
def network() -> FakeNetwork:
    return FakeNetwork([*FOUND])


@pytest.fixture
def one(tmp_path: Path, network: FakeNetwork) -> Iterator[Lodging]:
    with lodging(tmp_path) as found:
        found.console.network = network
        found.wait()
        yield found


def let_in(**seats: Any) -> tuple[FakeJoining, FakeLine]:
    line = FakeLine(seated({}), **seats)
    return FakeJoining(opened=far(line)), line


# --- the screen ------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("how", VIEWS, ids=str)
def test_whatever_is_wrong_can_be_read(lang: str, how: dict[str, Any]) -> None:
    for problem in PROBLEMS:
        console = outside(failing(problem), lang)
        assert wrong(draw(console, Join(console, ADDRESS, CODE), **how)) == [], problem
    waiting = outside(FakeNetwork(), lang)
    assert wrong(draw(waiting, Join(waiting, ADDRESS, CODE), **how)) == []
    assert wrong(draw(waiting, Join(waiting), **how)) == []


@pytest.mark.parametrize(("problem", "words"), PROBLEMS.items())
def test_a_failure_is_said_below_the_field_that_it_is_about(problem: str, words: str) -> None:
    console = outside(failing(problem))
    screen = Join(console, ADDRESS, CODE)
    canvas = draw(console, screen)
    about = {"wrong_code": "code", "bad_name": "name", "wrong_pin": "pin"}
    field = canvas.named(f"join.{about.get(problem, 'address')}")
    said = next(one for one in canvas.said or [] if words in one.words)
    assert field is not None
    assert 0 <= said.rect.top / canvas.scale - field.box.bottom < 12
    assert abs(said.rect.left / canvas.scale - field.box.x) < 2
    assert canvas.focus is not None, "it can be put right at once"


def test_without_a_network_nobody_is_asked_to_join() -> None:
    console = outside(FakeNetwork())
    assert draw(console, Welcome(console)).named("way.join")
    console.network = None
    assert draw(console, Welcome(console)).named("way.join") is None


# --- getting in ------------------------------------------------------------------------------


def test_a_room_is_joined_with_the_mouse(one: Lodging, network: FakeNetwork) -> None:
    one.click("way.join")
    one.click("room.0")
    one.person.types(CODE)
    one.click("join")
    assert network.asked == [(ADDRESS, CODE, "Lin", "")]
    assert one.reads(f"Asking at {ADDRESS}")
    joining, line = let_in()
    network.joins[0].opened = joining.opened
    one.wait()
    assert isinstance(one.console.screen, Lobby)
    assert one.console.line is line
    assert one.settings().address == ADDRESS


def test_a_room_is_joined_with_the_keyboard_alone(one: Lodging, network: FakeNetwork) -> None:
    one.press("J", "Down", "Down", "Up")
    one.person.types(CODE)
    one.press("Tab")
    one.press(*["Back"] * 3)
    one.person.types("小雨")
    one.press("Ctrl+P")
    one.person.types(PIN)
    one.press("Enter")
    assert network.asked == [(ADDRESS, CODE, "小雨", PIN)]
    network.joins[0].opened = let_in(name="小雨", facilitator=True)[0].opened
    one.wait()
    assert one.console.hosts
    assert one.settings().player == "小雨"


def test_rooms_appear_while_one_looks(one: Lodging, network: FakeNetwork) -> None:
    network.rooms = []
    one.click("way.join")
    assert one.reads("Nothing yet.")
    network.rooms = [Announced("Monday class", ADDRESS)]
    one.wait()
    assert one.reads("Monday class")
    assert not one.reads("Nothing yet.")


def test_what_is_missing_is_said_and_nobody_is_asked(one: Lodging, network: FakeNetwork) -> None:
    one.press("J", "Enter")
    assert one.reads("Pick a room, or type its address.")
    one.person.types(ADDRESS)
    one.press("Tab", "Tab", *["Back"] * 3)
    one.press("Enter")
    assert one.reads("A name must have 1 to 40 characters.")
    assert network.asked == []


def test_one_gives_up_waiting_and_tries_again(one: Lodging, network: FakeNetwork) -> None:
    one.press("J", "Down")
    one.person.types("wrong")
    one.press("Enter", "Esc")
    assert network.joins[0].given_up
    assert isinstance(one.console.screen, Join)
    one.press(*["Back"] * 5)
    one.person.types(CODE)
    one.press("Enter")
    assert [code for _, code, _, _ in network.asked] == ["wrong", CODE]
    one.press("Esc", "Esc")
    assert isinstance(one.console.screen, Welcome)


def test_a_late_answer_to_what_was_given_up_opens_nothing(
    one: Lodging, network: FakeNetwork
) -> None:
    one.press("J", "Down")
    one.press("Enter", "Esc")
    network.joins[0].opened = let_in()[0].opened
    one.wait()
    assert one.console.opened is None


def test_the_address_of_the_last_time_is_there_already(tmp_path: Path) -> None:
    with lodging(tmp_path, address=ADDRESS) as one:
        network = FakeNetwork()
        one.console.network = network
        one.wait()
        one.press("J")
        one.person.types(CODE)
        one.press("Enter")
        assert network.asked == [(ADDRESS, CODE, "Lin", "")]


# --- asked for by the command line -----------------------------------------------------------


def test_with_everything_given_it_begins_at_once_and_sits_down() -> None:
    joining, line = let_in(name="Mei")
    network = FakeNetwork(outcome=lambda: joining)
    console = outside(network)
    screen = Join(console, ADDRESS, CODE, "Mei", PIN, Role.SPECIALIST)
    assert network.asked == [(ADDRESS, CODE, "Mei", PIN)]
    draw(console, screen)
    assert console.line is line
    assert console.roles == [Role.SPECIALIST]
    assert console.role is Role.SPECIALIST


def test_with_an_address_only_the_code_is_asked_for() -> None:
    network = FakeNetwork()
    console = outside(network)
    screen = Join(console, ADDRESS, name="Mei")
    canvas = draw(console, screen)
    assert network.asked == []
    field = canvas.focus
    assert field is not None
    field.set(CODE)
    canvas.press("Enter")
    assert network.asked == [(ADDRESS, CODE, "Mei", "")]
    assert console.settings.player == ME, "kept once it has joined"
