"""The director's panel: everything that he may do, by mouse and by keys."""

import pytest

from airportsim.console.console import Console
from airportsim.console.parts.profit import GRAIN, Profit
from airportsim.console.seats.director import DirectorPanel
from airportsim.model.session import Proceed, Who
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.views import DirectorView
from tests.console.alone import Alone
from tests.console.stage import console_for, in_language, playing, seated, wrong


def _view(console: Console) -> DirectorView:
    seat = console.seat()
    assert seat is not None
    view = seat.view()
    assert isinstance(view, DirectorView)
    return view


def _asked() -> Console:
    """A director of whom a purchase above the limit is asked."""
    return playing(Role.DIRECTOR, 281, 8, (Lever.PURCHASING_OPEN,))


@pytest.mark.parametrize("how", ["click", "press"])
def test_a_request_above_the_limit_is_authorised(how: str) -> None:
    console = _asked()
    panel = Alone(DirectorPanel(console))
    slip = next(iter(_view(console).requested))
    assert not slip.authorised
    canvas = panel.canvas()
    zone = canvas.named("act.authorise")
    assert zone is not None
    assert not zone.refusal
    if how == "click":
        panel.click(f"inbox.request.{slip.number}", "act.authorise")
    else:
        panel.press("A")
    assert slip.authorised


@pytest.mark.parametrize("how", ["click", "press"])
def test_money_is_released_and_buying_frozen_and_allowed(how: str) -> None:
    console = playing(Role.DIRECTOR, 60)
    panel, view = Alone(DirectorPanel(console)), _view(console)
    held = view.reserve
    release, freeze = ("act.release", "act.freeze") if how == "click" else ("F", "Z")
    do = panel.click if how == "click" else panel.press
    do(release)
    assert view.reserve == held - view.scenario.money.release_step
    do(freeze)
    assert view.frozen
    do(freeze)
    assert not view.frozen


@pytest.mark.parametrize("how", ["click", "press"])
def test_a_terminal_is_put_first_and_none_again(how: str) -> None:
    console = playing(Role.DIRECTOR, 60)
    panel, view = Alone(DirectorPanel(console)), _view(console)
    first, none = ("act.focus.T2", "act.focus.none") if how == "click" else ("2", "0")
    do = panel.click if how == "click" else panel.press
    do(first)
    assert view.focus == "T2"
    do(none)
    assert view.focus == ""


def test_money_held_back_while_more_is_asked_waits_in_the_inbox() -> None:
    console = playing(Role.DIRECTOR, 831, 11, (Lever.PURCHASING_OPEN,))
    panel = Alone(DirectorPanel(console))
    panel.click("inbox.money.0")
    before = _view(console).reserve
    panel.press("F")
    assert _view(console).reserve < before


def test_without_anything_held_back_release_says_why_not() -> None:
    console = playing(Role.DIRECTOR, 60)
    panel = Alone(DirectorPanel(console))
    while _view(console).reserve:
        panel.press("F")
    zone = panel.canvas().named("act.release")
    assert zone is not None
    assert zone.refusal


def test_the_curve_of_the_profit_is_what_the_profit_was() -> None:
    session = seated({Role.DIRECTOR: ("Lin",)}, 3, "regular", (Lever.PURCHASING_OPEN,))
    while session.state.phase is not SessionPhase.DO:
        session.submit(Who("", None), Proceed())
    console = console_for(session)
    profit, seen = Profit(console), {}
    for second in range(1, 700, 7):
        session.advance(second)
        view = _view(console)
        if second % 49 == 1:
            profit.points(view)
        seen[second] = view.money["profit"]
    fresh = Profit(console).points(_view(console))
    assert fresh == profit.points(_view(console))
    assert fresh[0][0] == 0
    assert fresh[-1] == (session.now, seen[session.now])
    money = _view(console).scenario.money
    slack = money.per_flight + money.limit + money.fixed_cost / 1500 * 3 * GRAIN
    for second, was in seen.items():
        near = [value for at, value in fresh if abs(at - second) <= 2 * GRAIN]
        assert not near or min(abs(value - was) for value in near) <= slack


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [(1280, 720), (1024, 600)])
@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("second", [1, 831])
def test_nothing_on_the_panel_is_cut_or_covered(
    lang: str, size: tuple[int, int], percent: int, second: int
) -> None:
    console = playing(Role.DIRECTOR, second, 11, (Lever.PURCHASING_OPEN,))
    in_language(console, lang)
    assert wrong(Alone(DirectorPanel(console)).canvas(size=size, percent=percent)) == []
