"""The director's panel: everything that he may do, by mouse and by keys."""

import pytest

from airportsim.console.console import Console
from airportsim.console.parts.profit import GRAIN, Profit
from airportsim.console.seats.director import DirectorPanel
from airportsim.model.commands import Compensate
from airportsim.model.session import Proceed, Who
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.slips import FailureSlip
from airportsim.play.views import DirectorView
from tests.console.alone import Alone
from tests.console.first_contact import taken_over
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


def asked_to_pay() -> tuple[Console, FailureSlip]:
    """A director before whom a sum lies that the account manager may not pay on his own."""
    console = taken_over([Role.DIRECTOR, Role.ACCOUNT_MANAGER], 130)
    seat = console.seat(Role.ACCOUNT_MANAGER)
    assert seat is not None
    while seat.view().hands[0].work is not None:  # type: ignore[union-attr]
        console.room.step_second()
    first = seat.view().failing[0]  # type: ignore[union-attr]
    seat.submit(Compensate(first.terminal, first.alert, 4_000))
    for _ in range(6):
        console.room.step_second()
    console.role = Role.DIRECTOR
    (slip,) = _view(console).money_asked
    return console, slip


@pytest.mark.parametrize("allowed", [True, False])
@pytest.mark.parametrize("how", ["click", "press"])
def test_a_compensation_beyond_the_authority_is_allowed_or_refused(how: str, allowed: bool) -> None:
    console, slip = asked_to_pay()
    panel, view = DirectorPanel(console), _view(console)
    entry = next(one for one in panel.inbox(view) if one.kind == "compensation")
    assert entry.mine
    if how == "click":
        answer = "allow" if allowed else "refuse"
        Alone(panel).click(
            f"inbox.compensation.{entry.number}", f"act.decide_compensation.{answer}"
        )
    else:
        panel.pick(entry)
        Alone(panel).press("Y" if allowed else "N")
    assert (slip.asked, slip.paid) == (0, 4_000 if allowed else 0)
    assert not any(one.kind == "compensation" for one in panel.inbox(view))


@pytest.mark.parametrize("how", ["click", "press"])
def test_what_may_be_paid_without_asking_is_set(how: str) -> None:
    console = playing(Role.DIRECTOR, 60)
    panel, view = Alone(DirectorPanel(console)), _view(console)
    assert view.authority == 2_000
    panel.click("act.set_authority.500") if how == "click" else panel.press("6")
    assert view.authority == 500


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("size", "percent"), [((1280, 720), 100), ((1280, 720), 150)])
def test_a_compensation_asked_for_can_be_read(
    lang: str, size: tuple[int, int], percent: int
) -> None:
    console, _ = asked_to_pay()
    in_language(console, lang)
    assert wrong(Alone(DirectorPanel(console)).canvas(size=size, percent=percent)) == []


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
