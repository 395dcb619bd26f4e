"""The briefing: pages that can be read from afar, made from the scenario, and turned by keys."""

from dataclasses import replace

import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import Size
from airportsim.console.screens.briefing import PAGES, Briefing
from airportsim.console.screens.briefing_money import profit
from airportsim.files.settings import Settings
from airportsim.model.scenario import Scenario
from airportsim.model.words import Role, SessionPhase
from tests.console.stage import ME, NoHouse, classic, console_for, draw, seated, wrong
from tests.worlds import TINY

WINDOWS = {
    "usual": ((1280, 720), 100), "full": ((1920, 1080), 100), "large": ((1280, 720), 150),
    "small": ((1024, 600), 100),
}  # fmt: skip


def console(lang: str = "en", scenario: Scenario | None = None) -> Console:
    settings = Settings(player=ME, language=lang, sound=False)
    return Console(NoHouse(), settings, None, scenario or classic().scenario)


def words(canvas: Canvas) -> set[str]:
    return {one.words for one in canvas.said or ()}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("window", WINDOWS)
def test_every_page_can_be_read_from_the_back_of_the_room(window: str, lang: str) -> None:
    size, percent = WINDOWS[window]
    briefing = Briefing(console(lang))
    for name, _ in PAGES:
        canvas = draw(briefing._console, briefing, size, percent)
        assert wrong(canvas, least=Size.BIG) == [], name
        canvas.press("Right")


def test_the_pages_are_turned_by_keys_and_dots() -> None:
    shown = console()
    briefing = Briefing(shown)
    first = words(draw(shown, briefing))
    draw(shown, briefing).press("Right")
    second = words(draw(shown, briefing))
    draw(shown, briefing).press("Enter")
    draw(shown, briefing).press("Left")
    assert words(draw(shown, briefing)) == second != first
    canvas = draw(shown, briefing)
    dot = canvas.named("briefing.page.4")
    assert dot is not None
    x, y = dot.box.middle
    assert canvas.click((round(x), round(y)))
    assert "5 rounds: change how you work" in words(draw(shown, briefing))


def test_it_goes_back_to_where_one_was_after_the_last_page_and_at_any_time() -> None:
    class Here:
        def draw(self, canvas: Canvas) -> None: ...

    shown, here = console(), Here()
    for keys in (["Esc"], ["Right"] * 4 + ["Enter"]):
        shown.screen = here
        shown.screen = briefing = Briefing(shown)
        for key in keys:
            assert isinstance(shown.screen, Briefing)
            draw(shown, briefing).press(key)
        assert isinstance(shown.screen, Here)


def test_as_an_overlay_it_is_put_away() -> None:
    shown = console()
    briefing = shown.overlay = Briefing(shown)
    draw(shown, briefing).press("Esc")
    assert shown.overlay is None


def test_its_numbers_are_those_of_the_scenario() -> None:
    shown = console(scenario=TINY)
    briefing = Briefing(shown)
    assert "4 flights, 2 terminals, 4 services" in words(draw(shown, briefing))
    draw(shown, briefing).press("Right")
    draw(shown, briefing).press("Right")
    draw(shown, briefing).press("Right")
    assert {"+1,000", "−600", "−2,000", "85 %"} <= words(draw(shown, briefing))


def test_the_classic_round_is_even_where_its_sla_is() -> None:
    scenario = classic().scenario
    assert profit(scenario, 81) < 0 < profit(scenario, 82)
    shown = console()
    briefing = Briefing(shown)
    for _ in range(3):
        draw(shown, briefing).press("Right")
    assert "even at 82" in words(draw(shown, briefing))


def test_phases_that_are_left_out_are_not_explained() -> None:
    scenario = classic().scenario
    skips = replace(scenario.workshop, skip=(SessionPhase.CHECK, SessionPhase.ACT))
    shown = console(scenario=replace(scenario, workshop=skips))
    briefing = Briefing(shown)
    for _ in range(4):
        draw(shown, briefing).press("Right")
    said = words(draw(shown, briefing))
    assert {"Plan", "Do"} <= said
    assert not {"Check", "Act"} & said


def test_it_can_be_shown_in_the_middle_of_a_session() -> None:
    shown = console_for(seated({Role.DIRECTOR: (ME,)}))
    assert wrong(draw(shown, Briefing(shown))) == []
