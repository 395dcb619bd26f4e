"""How a person gets in: going on, beginning, practising, and the lobby."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from airportsim.cli.house import ShippedHouse
from airportsim.console.canvas import Canvas
from airportsim.console.house import Wish
from airportsim.console.screens.briefing import Briefing
from airportsim.console.screens.lobby import Lobby
from airportsim.console.screens.welcome import Page, Welcome
from airportsim.files.problems import FileProblem
from airportsim.files.sessions import Listed
from airportsim.model.airport import Airport
from airportsim.model.scenario import Scenario, Text
from airportsim.model.words import Role, SessionPhase
from tests.console.lodging import lodging
from tests.console.stage import ME, NoHouse, classic, console_for, draw, in_language, seated, wrong

NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
LONG = "Tuesday morning group with a name that somebody typed and that goes on for long 1234567"
DAMAGED = "/home/lin/sessions/spoilt.airportsim: it is damaged (entry 60 of the log was changed)"

KEPT = [
    Listed(Path("/a/over.airportsim"), "over", NOW, "classic", SessionPhase.END, 5, -1,
           {1: 17, 2: 49, 3: 79, 4: 49, 5: 94}),
    Listed(Path("/a/new.airportsim"), "new", NOW, "classic", SessionPhase.DO, 2, 378,
           {1: 17, 2: 3}),
    Listed(Path("/a/used.airportsim"), "used", NOW, problem="it is open", in_use=True),
    Listed(Path("/a/long.airportsim"), LONG, NOW - timedelta(days=1), "classic",
           SessionPhase.CHECK, 3, -1, {1: 17, 2: 49, 3: 79}),
    Listed(Path("/a/zh.airportsim"), "周三上午班", NOW - timedelta(days=2), "classic",
           SessionPhase.LOBBY, 1),
    Listed(Path("/a/spoilt.airportsim"), "spoilt", NOW, problem=DAMAGED),
]  # fmt: skip

VIEWS: list[dict[str, Any]] = [
    {}, {"size": (1920, 1080)}, {"percent": 150}, {"size": (1024, 600)}, {"percent": 75},
]  # fmt: skip


class Kept(NoHouse):
    def sessions(self) -> list[Listed]:
        return KEPT


class ManyScenarios(NoHouse):
    def scenarios(self) -> list[tuple[str, Scenario]]:
        one = classic().scenario
        text = Text("An airport with a title that is long, as some are", "一个名字相当长的机场场景")
        long = replace(one, title=text, about=Text(one.about.en * 2, one.about.zh * 2))
        return [("classic", one), *((f"long {n}", long) for n in range(4))]


class Unreadable(NoHouse):
    def sessions(self) -> list[Listed]:
        raise FileProblem("the folder cannot be read")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("how", VIEWS, ids=str)
def test_every_page_and_the_lobby_can_be_read(lang: str, how: dict[str, Any]) -> None:
    console = console_for(seated({Role.SPECIALIST: (ME,)}), lang)
    console.house = Kept()
    welcome = Welcome(console)
    for page in (Page.CONTINUE, Page.NEW, Page.PRACTICE):
        welcome.page = page
        assert wrong(draw(console, welcome, **how)) == [], page
    assert wrong(draw(console, Lobby(console), **how)) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("how", VIEWS, ids=str)
def test_many_scenarios_are_turned_through(lang: str, how: dict[str, Any]) -> None:
    console = console_for(seated({}), lang)
    console.house = ManyScenarios()
    welcome = Welcome(console)
    for number in range(5):
        canvas = draw(console, welcome, **how)
        assert wrong(canvas) == [], number
        assert canvas.named(f"scenario.{number}")
        canvas.press("Right")
    assert welcome._new.wish().scenario == "classic"
    clicked(draw(console, welcome, **how), "scenario.back")
    assert welcome._new.wish().scenario == "long 3"
    clicked(draw(console, welcome, **how), "scenario.on")
    assert welcome._new.wish().scenario == "classic"


def test_the_shipped_scenarios_are_all_to_be_had(tmp_path: Path) -> None:
    for lang in ("en", "zh"):
        console = console_for(seated({}), lang)
        console.house = ShippedHouse(tmp_path)
        welcome = Welcome(console)
        welcome.page = Page.NEW
        for name in ("classic", "express", "kennedy", "marathon"):
            assert welcome._new.wish().scenario == name
            assert wrong(draw(console, welcome)) == []
            clicked(draw(console, welcome), "scenario.on")


def clicked(canvas: Canvas, name: str) -> None:
    zone = canvas.named(name)
    assert zone is not None
    middle = zone.box.x + zone.box.w / 2, zone.box.y + zone.box.h / 2
    assert canvas.click((round(middle[0] * canvas.scale), round(middle[1] * canvas.scale)))


def test_open_sessions_come_first_and_those_with_a_problem_say_why() -> None:
    console = console_for(seated({}))
    console.house = Kept()
    canvas = draw(console, Welcome(console))
    listed = [zone.name for zone in canvas.zones if zone.name.startswith("session.")]
    names = [name for name in listed if name not in ("session.next", "session.previous")]
    assert names[:4] == ["session.new", "session.long", "session.zh", "session.over"]
    for problem in ("session.used", "session.spoilt"):
        zone = canvas.named(problem)
        assert zone is not None
        assert zone.do is None
    said = " ".join(one.words for one in canvas.said or [])
    assert "round 2, Do at 6:18 • flights landed by round: 17, 3" in said
    assert "spoilt This file cannot be opened" in said
    assert "/home/lin" not in said, "where it lies helps nobody"
    assert "open in another window" in said


def test_a_folder_that_cannot_be_read_is_no_end() -> None:
    console = console_for(seated({}))
    console.house = Unreadable()
    welcome = Welcome(console)
    assert welcome.page is Page.NEW
    welcome.page = Page.CONTINUE
    canvas = draw(console, welcome)
    assert any("the folder cannot be read" in one.words for one in canvas.said or [])


def test_what_the_command_line_asked_for_is_chosen_already() -> None:
    console = console_for(seated({}))
    console.house = Kept()
    wish = Wish("classic", {Role.VENDOR: (ME,)}, "expert", 42)
    welcome = Welcome(console, wish)
    assert welcome.page is Page.NEW
    assert welcome._new.wish() == wish


def test_a_session_begins_as_it_was_chosen(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.click("seat.specialist")
        one.click("seat.director")
        one.press("3")
        one.click("skill.novice")
        one.press("L")
        one.click("seed")
        one.press(*["Back"] * 4)
        one.person.types("77x")
        one.press("Enter")
        room = one.console.room
        assert room.seed == 77
        assert one.console.roles == [Role.DIRECTOR, Role.SERVICE_DESK]
        bots = {role for role, seating in room.state.seats.items() if seating.skill == "novice"}
        assert bots == set(Role) - set(one.console.roles)
        assert [path.stem for path in one.folder.glob("*.airportsim")] == [one.console.opened.name]  # type: ignore[union-attr]


def test_names_are_typed_in_chinese_and_kept(tmp_path: Path) -> None:
    with lodging(tmp_path, player="") as one:
        one.type("name", "小雨")
        one.press("Enter")
        assert isinstance(one.console.screen, Welcome), "the name is typed, no more"
        one.press("Enter")
        assert one.settings().player == "小雨"
        assert one.console.room.state.seats[Role.SPECIALIST].players == ("小雨",)


def test_the_language_is_changed_with_a_click(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.click("language.zh")
        assert one.reads("新场次")
        assert one.settings().language == "zh"
        one.click("foot.language")
        assert one.reads("New session")


def test_practice_is_two_clicks_away(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.click("way.practice")
        one.click("practise.specialist")
        assert one.console.opened is not None
        assert one.console.opened.practice
        assert one.console.room.state.phase is SessionPhase.DO
        assert not one.folder.exists(), "a practice is not kept"


def test_the_briefing_opens_and_leads_back(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.press("B")
        assert isinstance(one.console.overlay, Briefing)
        one.press("Esc")
        assert isinstance(one.console.screen, Welcome)
        assert one.console.overlay is None


def test_a_session_is_gone_on_with_by_a_click_or_a_key(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.begin("director")
        first = one.console.opened
        assert first is not None
        one.press("F10", "L")
        one.begin("vendor")
        one.press("F10", "L")
        assert one.reads("2 open")
        one.press("Down")
        one.press("Enter")
        assert one.console.opened is not None
        assert one.console.roles in ([Role.DIRECTOR], [Role.VENDOR])
        one.press("F10", "L")
        one.click(f"session.{first.name}")
        assert one.console.opened.name == first.name
        assert one.console.roles == [Role.DIRECTOR]


def test_a_session_that_cannot_be_gone_on_with_says_why_and_welcome_stays(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.begin("director")
        one.press("F10", "L")
        (path,) = one.folder.glob("*.airportsim")
        path.write_bytes(b"nothing of the kind")
        one.press("Enter")
        assert one.reads("That did not work")
        one.press("Enter")
        assert isinstance(one.console.screen, Welcome)


def test_the_lobby_says_what_comes_next() -> None:
    console = console_for(seated({}))
    canvas = draw(console, Lobby(console))
    start = canvas.named("start")
    assert start is not None
    assert start.label == "On to Plan"
    assert canvas.named("foot.facilitator") is not None
    assert console.opened is not None
    workshop = replace(console.scenario.workshop, skip=(SessionPhase.PLAN, SessionPhase.ACT))
    scenario = replace(console.scenario, workshop=workshop)
    console.opened.room.airport = Airport(scenario)  # type: ignore[misc]
    start = draw(console, Lobby(console)).named("start")
    assert start is not None
    assert start.label == "Start the first round"


def test_in_the_lobby_seats_change_hands_and_the_first_round_is_begun(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.begin("director")
        one.click("seat.vendor")
        one.press("1")
        one.click("skill.expert")
        seats = one.console.room.state.seats
        assert one.console.roles == [Role.VENDOR]
        assert one.console.role is Role.VENDOR
        assert {seat.skill for role, seat in seats.items() if role is not Role.VENDOR} == {"expert"}
        one.press("Enter")
        assert one.console.room.state.phase is SessionPhase.PLAN


def test_who_only_watches_needs_no_seat(tmp_path: Path) -> None:
    with lodging(tmp_path) as one:
        one.click("seat.specialist")
        assert one.reads("Bots play all six seats; you watch, and decide between the rounds.")
        one.press("Enter")
        one.press("Enter")
        assert one.console.roles == []
        assert one.console.room.state.phase is SessionPhase.PLAN


def test_a_page_of_welcome_in_either_language_says_the_same_keys() -> None:
    console = console_for(seated({}))
    welcome = Welcome(console)
    keys = {zone.key for zone in draw(console, welcome).zones}
    in_language(console, "zh")
    assert {zone.key for zone in draw(console, welcome).zones} == keys
    assert {"C", "N", "P", "B", "L", "Enter", *"123456"} <= keys
