"""Plan and Act: what a team decides with clicks and keys changes where it stands."""

import pytest

from airportsim.console.app import App
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.screens.plan import Plan
from airportsim.model.ledger import Conclusion, Measure
from airportsim.model.session import Observe, Proceed, Who
from airportsim.model.session_rules import first_state
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.session import Session
from tests.console.person import Person
from tests.console.stage import ME, classic, console_for, draw, in_language, seated, wrong


@pytest.fixture
def console() -> Console:
    session = seated({Role.DIRECTOR: (ME,)}, levers=(Lever.KNOWLEDGE_BASE,))
    return console_for(session)


def look(console: Console, **how: object) -> Canvas:
    return draw(console, Plan(console), overlay=True, **how)  # type: ignore[arg-type]


def press(console: Console, *keys: str) -> None:
    for key in keys:
        assert look(console).press(key), key


def click(console: Console, name: str) -> None:
    canvas = look(console)
    zone = canvas.named(name)
    assert zone is not None, [zone.name for zone in canvas.zones]
    x, y = zone.box.middle
    assert canvas.click((round(x * canvas.scale), round(y * canvas.scale)))


def test_three_keys_adopt_an_improvement_with_what_is_expected_of_it(console: Console) -> None:
    press(console, "1", "+", "Enter")
    line = console.room.state.lines[-1]
    assert line.lever is Lever.REPORT_FORM
    assert line.effect is not None
    assert (line.effect.measure, line.effect.value) == (Measure.LANDED, 83)
    assert console.overlay is None


def test_a_card_whose_need_is_missing_says_so_and_cannot_be_adopted(console: Console) -> None:
    click(console, "card.purchasing_criteria")
    zone = look(console).named("card.adopt")
    assert zone is not None
    assert "needs" in zone.refusal


def test_what_was_adopted_can_be_given_up_again(console: Console) -> None:
    press(console, "1", "Enter")
    click(console, "card.report_form")
    click(console, "card.drop")
    assert Lever.REPORT_FORM not in console.room.state.standing.levers


def test_a_card_that_lies_face_down_shows_nothing_of_itself() -> None:
    session = Session(classic(), {}, 1, first_state(classic(), discover=True), lambda batch: None)
    session.submit(Who("", None), Proceed())
    console = console_for(session)
    canvas = look(console)
    assert canvas.said is not None
    words = [one.words for one in canvas.said]
    assert "Report form" not in words
    assert words.count("Face down") == 11
    press_nothing = canvas.press("1")
    assert not press_nothing


def test_a_person_is_moved_with_a_minus_and_a_plus(console: Console) -> None:
    press(console, "9", "Enter")
    screen = Plan(console)
    for name in ("people.service_desk.less", "people.specialist.more"):
        canvas = draw(console, screen)
        zone = canvas.named(name)
        assert zone is not None
        x, y = zone.box.middle
        canvas.click((round(x), round(y)))
    staff = console.room.state.standing.staff
    assert (staff[Role.SERVICE_DESK], staff[Role.SPECIALIST]) == (3, 3)


def test_people_cannot_be_moved_before_the_team_has_agreed_to_it(console: Console) -> None:
    assert look(console).named("people.service_desk.less") is None


def test_the_promise_goes_up_and_down_between_the_offers(console: Console) -> None:
    before = console.room.state.standing.promise.target
    press(console, ".")
    assert console.room.state.standing.promise.target > before
    press(console, ",")
    assert console.room.state.standing.promise.target == before


def test_mirrors_and_articles_are_chosen_from_lists(console: Console) -> None:
    click(console, "card.mirror_servers")
    press(console, "Enter", "I")
    canvas = look(console)
    first = next(zone for zone in canvas.zones if zone.name.startswith("shop."))
    click(console, first.name)
    assert console.room.state.standing.mirrors == (first.name.removeprefix("shop."),)
    press(console, "Esc")
    assert console.overlay is None


def test_a_rule_of_the_teams_own_is_typed(console: Console) -> None:
    app = App(console, (1280, 720))
    try:
        person = Person(app)
        person.waits(0.1)
        person.presses("O")
        person.waits(0.1)
        person.types("先看最旧的工单")
        person.click("own.write")
        assert console.room.state.lines[-1].rule == "先看最旧的工单"
        assert console.overlay is None
    finally:
        app.close()


def test_enter_held_too_long_does_not_skip_a_phase(console: Console) -> None:
    app = App(console, (1280, 720))
    try:
        person = Person(app)
        app.main.canvas.said = []
        person.waits(0.1)
        person.presses("Enter")
        assert console.room.state.phase is SessionPhase.DO
        while console.room.state.phase is SessionPhase.DO:
            console.room.to_next_event()
        person.waits(5)
        person.presses("Enter", "Enter", "Enter")
        assert console.room.state.phase is SessionPhase.ACT
        assert person.reads("This has only just begun")
        person.waits(5)
        person.presses("Enter")
        assert console.room.state.phase is SessionPhase.PLAN
    finally:
        app.close()


def test_enter_starts_the_round_and_in_act_lines_are_kept(console: Console) -> None:
    press(console, "1", "Enter", "Enter")
    assert console.room.state.phase is SessionPhase.DO
    console.room.tick(0)
    while console.room.state.phase is SessionPhase.DO:
        console.room.to_next_event()
    host = Who("", None)
    console.room.submit(host, Observe("calls_incomplete", ""))
    console.room.submit(host, Proceed())
    assert console.room.state.phase is SessionPhase.ACT
    line = console.room.state.lines[0].number
    click(console, f"line.{line}.keep")
    assert console.room.state.lines[0].conclusion is Conclusion.KEEP
    assert console.room.state.lines[0].after is not None


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [(1280, 720), (1024, 600), (1920, 1080)])
def test_nothing_is_cut_or_lies_on_something_else(
    console: Console, lang: str, size: tuple[int, int]
) -> None:
    in_language(console, lang)
    for percent in (100, 150):
        assert wrong(look(console, size=size, percent=percent)) == []
        click(console, "card.report_form")
        assert wrong(look(console, size=size, percent=percent)) == []
        console.overlay = None
