"""The guided rounds: a newcomer who does what the coach says gets to the end, in every seat."""

from collections.abc import Iterator

import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.house import Opened
from airportsim.console.screens.practice import Practice, begin_practice
from airportsim.console.screens.practice_coach import STUCK, Coach, Spot
from airportsim.console.screens.practice_place import shared
from airportsim.console.screens.practice_steps import STEPS, Turn
from airportsim.console.screens.welcome import Page, Welcome
from airportsim.files.catalogue import load_catalogue
from airportsim.files.settings import Settings
from airportsim.model import events as e
from airportsim.model.commands import Report
from airportsim.model.words import Role, SessionPhase
from airportsim.play.practice import LENGTH, Lesson
from tests.console.stage import ME, NoHouse, classic, draw, in_language, wrong

WINDOWS = {
    "usual": ((1280, 720), 100), "large": ((1280, 720), 150), "small": ((1024, 600), 100),
}  # fmt: skip

Picture = tuple[str, Canvas]


def practising(role: Role, lang: str = "en") -> Console:
    console = Console(
        NoHouse(), Settings(player=ME, language=lang, sound=False), None, classic().scenario
    )
    begin_practice(console, role)
    return console


def coach_of(console: Console) -> Coach:
    assert isinstance(console.screen, Practice)
    return console.screen._coach


def look(console: Console, t: float = 10.0, window: str = "usual") -> Canvas:
    assert console.screen is not None
    size, percent = WINDOWS[window]
    return draw(console, console.screen, size, percent, t, overlay=True)


def spot_of(console: Console, canvas: Canvas) -> Spot | None:
    coach = coach_of(console)
    seen = coach.follow(canvas.t)
    return coach.spot(canvas, seen) if seen is not None else None


def click(canvas: Canvas, x: float, y: float) -> bool:
    return canvas.click((round(x * canvas.scale), round(y * canvas.scale)))


def choose_remedy(console: Console, canvas: Canvas) -> None:
    """Do what the clue says: the newcomer reads it, the test looks it up."""
    view = console.room.seat(ME, Role.SPECIALIST).view()
    slip = next(iter(view.tickets))  # type: ignore[union-attr]
    item, mode = next((item, mode) for item, mode in slip.tests.items() if mode)
    zone = canvas.named(f"remedy.{view.kind_of(item).modes[mode].remedy}")  # type: ignore[union-attr]
    assert zone is not None
    assert click(canvas, *zone.box.middle)


def obey(console: Console, canvas: Canvas) -> None:
    """Press the key that glows, or click what glows."""
    spot = spot_of(console, canvas)
    assert spot is not None
    if spot.name == "remedy.":
        choose_remedy(console, canvas)
    elif spot.key:
        assert canvas.press(spot.key)
    else:
        assert click(canvas, spot.box.x + 20, spot.box.y + 10)


def led(console: Console, window: str = "usual") -> Iterator[Picture]:
    """Do what the coach says to the end; the first picture of each step, and of the end."""
    coach, seconds, number = coach_of(console), 0, -1
    while seconds < 180:
        canvas = look(console, 10.0 + seconds, window)
        step = coach.step
        if step is None:
            yield "end", canvas
            return
        if number != coach.number:
            number = coach.number
            yield step.key, canvas
        if step.turn is Turn.EXPLAIN:
            assert canvas.press("Enter")
            continue
        if step.turn is Turn.ACT:
            obey(console, canvas)
        console.room.tick(2)
        seconds += 2
    raise AssertionError(f"still at {coach.step}")


@pytest.mark.parametrize("role", Role)
def test_who_does_what_the_coach_says_has_learnt_the_seat_in_three_minutes(role: Role) -> None:
    console = practising(role)
    keys = [key for key, _ in led(console)]
    assert keys == [*(step.key for step in STEPS[role]), "end"]
    told = [type(one.event) for one in console.room.told()]
    assert e.TicketRestored in told


def test_the_service_desk_closes_its_ticket_within_two_minutes() -> None:
    console = practising(Role.SERVICE_DESK)
    start = console.room.now
    list(led(console))
    view = console.room.seat(ME, Role.SERVICE_DESK).view()
    assert len(view.reports) + len(view.restored) == 0  # type: ignore[union-attr]
    assert console.room.now - start < 120


def test_the_clock_stands_while_the_coach_explains_and_runs_when_it_is_ones_turn() -> None:
    console = practising(Role.SERVICE_DESK)
    start = console.room.now
    console.room.tick(30)
    assert console.room.now == start
    for _ in range(2):
        assert look(console).press("Enter")
    console.room.tick(3)
    assert console.room.now == start + 3


def test_a_step_that_is_done_already_is_left_out() -> None:
    console = practising(Role.ACCOUNT_MANAGER)
    assert console.give(Report(0, (0, 1, 2)))
    for _ in range(2):
        assert look(console).press("Enter")
    look(console)
    step = coach_of(console).step
    assert step is not None
    assert step.key == "reporting"


def test_whoever_is_stuck_is_told_once_more_what_to_press() -> None:
    console = practising(Role.SERVICE_DESK)
    for _ in range(2):
        look(console, 10).press("Enter")
    words = {one.words for one in look(console, 10).said or ()}
    later = {one.words for one in look(console, 10 + STUCK).said or ()}
    assert "Press L or click it: log the report." in words
    assert "No hurry. Press L or click it: log the report." in later


def test_a_step_can_be_skipped_so_that_nobody_is_caught() -> None:
    console = practising(Role.VENDOR)
    for _ in STEPS[Role.VENDOR]:
        canvas = look(console)
        zone = canvas.named("practice.next")
        assert zone is not None
        assert click(canvas, *zone.box.middle)
    assert coach_of(console).step is None


def test_the_bubble_takes_the_clicks_on_itself_and_leaves_all_others_alone() -> None:
    console = practising(Role.SERVICE_DESK)
    for _ in range(2):
        look(console).press("Enter")
    canvas = look(console)
    bubble = next(zone for zone in reversed(canvas.zones) if zone.name != "practice.next")
    acts = [zone for zone in canvas.zones if zone.name.startswith(("act.", "level.", "inbox."))]
    assert bubble.do is None
    assert len(acts) > 9
    assert all(shared(bubble.box, zone.box) == 0 for zone in acts)


def test_a_spot_that_is_not_on_the_screen_is_no_trouble() -> None:
    console = practising(Role.SERVICE_DESK)
    coach, canvas = coach_of(console), look(console)
    canvas.zones.clear()
    seen = coach.follow(10)
    assert seen is not None
    assert coach.spot(canvas, seen) is None


def test_the_end_of_the_round_ends_the_practice_too() -> None:
    console = practising(Role.DIRECTOR)
    assert isinstance(console.room, Lesson)
    console.room.advance(LENGTH)
    assert console.room.state.phase is SessionPhase.END
    canvas = look(console)
    assert canvas.named("practice.again") is not None
    assert wrong(canvas) == []


def test_from_the_end_one_tries_the_same_seat_another_one_or_leaves() -> None:
    console = practising(Role.VENDOR)
    list(led(console))
    first = console.opened
    assert look(console).press("R")
    assert console.opened is not first
    assert coach_of(console).role is Role.VENDOR
    list(led(console))
    assert look(console).press("3")
    assert coach_of(console).role is Role.SERVICE_DESK
    assert console.roles == [Role.SERVICE_DESK]
    list(led(console))
    assert look(console).press("Enter")
    assert console.opened is None
    assert isinstance(console.screen, Welcome)
    assert console.screen.page is Page.NEW
    canvas = draw(console, console.screen)
    seats = {zone.name: zone.label for zone in canvas.zones if zone.name.startswith("seat.")}
    mine = [name for name, label in seats.items() if label.endswith("You")]
    assert mine == ["seat.service_desk"], "the seat that was practised"


def test_a_practice_of_a_practice_is_still_that_of_the_scenario() -> None:
    console = practising(Role.SERVICE_DESK)
    once = console.scenario
    begin_practice(console, Role.SERVICE_DESK)
    assert console.scenario == once
    console.leave()
    assert console.scenario == classic().scenario


def test_a_practice_has_one_screen_and_is_not_kept() -> None:
    opened = practising(Role.SPECIALIST).opened
    assert isinstance(opened, Opened)
    assert opened.practice
    assert opened.screen is not None


def test_every_step_has_its_words_and_no_words_are_left_over() -> None:
    needed = set()
    for role, steps in STEPS.items():
        for step in steps:
            parts = ("see", "do", "why") if step.turn is Turn.ACT else ("see", "why")
            needed |= {f"practice.{role.value}.{step.key}.{part}" for part in parts}
        needed |= {f"practice.{role.value}.learnt_{n}" for n in (1, 2, 3)}
    there = {key for key in load_catalogue("en", "practice") if key.count(".") > 1}
    assert there == needed


@pytest.mark.long
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("role", Role)
def test_every_step_can_be_read_in_every_window_and_language(
    role: Role, window: str, lang: str
) -> None:
    found = {key: wrong(canvas) for key, canvas in led(practising(role, lang), window)}
    assert {key: what for key, what in found.items() if what} == {}


def test_the_language_can_be_changed_in_the_middle_of_a_step() -> None:
    console = practising(Role.SERVICE_DESK)
    look(console)
    in_language(console, "zh")
    canvas = look(console)
    assert wrong(canvas) == []
    assert any("欢迎来到服务台" in one.words for one in canvas.said or ())
