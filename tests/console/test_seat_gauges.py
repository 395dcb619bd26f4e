"""The indicators at the seats of director and account manager, at a glance and all of them."""

import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.screens.do import Do
from airportsim.console.seats.account_manager import AccountManagerPanel
from airportsim.console.seats.director import DirectorPanel
from airportsim.console.seats.gauges import TELLING
from airportsim.console.seats.gauges_all import AllGauges
from airportsim.model.quality import Indicator
from airportsim.model.words import Lever, Role
from airportsim.play.gauges import ALL, Concern, Gauges
from airportsim.texts.quality import amount
from tests.console.alone import Alone
from tests.console.stage import draw, in_language, playing, wrong

CONTACTS = (Lever.NAMED_CONTACTS,)


def of(console: Console) -> Gauges:
    found = console.room.gauges()
    assert found is not None
    return found


def words(canvas: Canvas) -> list[str]:
    assert canvas.said is not None
    return [one.words for one in canvas.said]


@pytest.mark.parametrize("how", ["click", "press"])
def test_all_indicators_are_opened_and_put_away_again(how: str) -> None:
    console = playing(Role.DIRECTOR, 460, 3, CONTACTS)
    panel = Alone(DirectorPanel(console))
    (panel.click if how == "click" else panel.press)("gauges.open" if how == "click" else "G")
    overlay = console.overlay
    assert isinstance(overlay, AllGauges)
    canvas = draw(console, overlay)
    said = words(canvas)
    for one in Indicator:
        assert console.texts.word(one) in said
    canvas.press("Esc")
    assert console.overlay is None


def test_a_click_on_an_indicator_says_what_it_means_and_whose_its_target_is() -> None:
    console = playing(Role.DIRECTOR, 460, 3, CONTACTS)
    panel = Alone(DirectorPanel(console))
    panel.click("gauges.silence")
    overlay = console.overlay
    assert overlay is not None
    said = " ".join(words(draw(console, overlay)))
    assert console.say("indicator_about.silence") in said
    assert console.say("gauges.your_standard", value="1:52") in said
    draw(console, overlay).press("Up")
    said = " ".join(words(draw(console, overlay)))
    assert console.say("indicator_about.restore") in said
    assert console.say("gauges.no_standard", value="1:37") in said


@pytest.mark.parametrize("terminal", ["T1", "T4"])
def test_one_airline_can_be_looked_at(terminal: str) -> None:
    console = playing(Role.DIRECTOR, 460, 3)
    panel = Alone(DirectorPanel(console))
    panel.click(f"gauges.of.{terminal}")
    said = words(panel.canvas())
    own = of(console).of[terminal]
    for one in TELLING:
        value = own[one].value
        if value is not None and console.texts.word(one) in said:
            assert amount(console.texts, one, value) in said


def test_where_there_is_little_room_those_that_warn_are_shown() -> None:
    console = playing(Role.ACCOUNT_MANAGER, 460, 3)
    said = words(Alone(AccountManagerPanel(console)).canvas())
    own = of(console).of[ALL]
    shown = [one for one in TELLING if console.texts.word(one) in said]
    hidden = [one for one in TELLING if one not in shown]
    assert 0 < len(shown) < len(TELLING)
    assert all(own[one].concern is Concern.ALARM for one in shown) or not any(
        own[one].concern is Concern.ALARM for one in hidden
    )


def test_before_there_is_anything_to_measure_they_say_so() -> None:
    console = playing(Role.DIRECTOR, 5)
    said = words(draw(console, Do(console), (1280, 1000)))
    assert said.count(console.say("gauges.nothing")) == len(TELLING)


@pytest.mark.parametrize("how", ["click", "press"])
def test_the_profit_is_one_key_away_and_beside_them_in_a_tall_window(how: str) -> None:
    console = playing(Role.DIRECTOR, 460, 3)
    panel = Alone(DirectorPanel(console))
    pays = console.say("dir.pays")
    assert pays not in words(panel.canvas())
    (panel.click if how == "click" else panel.press)("dir.turn" if how == "click" else "P")
    assert pays in words(panel.canvas())
    assert console.texts.word(Indicator.QUEUE) not in words(panel.canvas())
    tall = words(draw(console, Do(console), (1280, 1000)))
    assert pays in tall
    assert console.texts.word(Indicator.QUEUE) in tall


def test_whoever_is_told_of_no_indicators_sees_the_profit(monkeypatch: pytest.MonkeyPatch) -> None:
    console = playing(Role.DIRECTOR, 460, 3)
    monkeypatch.setattr(type(console.room), "gauges", lambda room: None)
    panel = Alone(DirectorPanel(console))
    assert console.say("dir.pays") in words(panel.canvas())
    assert panel.canvas().named("gauges.open") is None


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [(1280, 720), (1024, 600), (1920, 1080)])
@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_on_the_table_is_cut_or_covered(
    lang: str, size: tuple[int, int], percent: int
) -> None:
    console = playing(Role.DIRECTOR, 700, 3, CONTACTS)
    in_language(console, lang)
    for picked in (Indicator.ON_TIME, Indicator.ACKNOWLEDGE, Indicator.COMPENSATED):
        screen = AllGauges(console, picked)
        canvas = draw(console, screen, size, percent)
        assert wrong(canvas) == []
        zone = canvas.named(f"gauges.pick.{picked.value}")
        assert zone is not None
        assert zone.box.h > 10, "what is picked cannot be seen"
