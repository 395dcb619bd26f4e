"""How an account manager makes failures good: news, apologies, money, at most three clicks each."""

import pytest

from airportsim.console.parts.ticker import Ticker
from airportsim.console.seats.account_manager import AccountManagerPanel
from airportsim.console.seats.panel import Entry
from airportsim.model import commands as c
from airportsim.model.words import Role, Work
from airportsim.play.offers import PROMISES
from airportsim.play.slips import FailureSlip
from airportsim.play.views import AccountManagerView, DirectorView
from airportsim.texts.texts import clock
from tests.console.first_contact import Alone, taken_over
from tests.console.scenes import LEVERS
from tests.console.stage import draw, in_language, wrong

AM, DIRECTOR = Role.ACCOUNT_MANAGER, Role.DIRECTOR
SIZES = [((1280, 720), 100), ((1920, 1080), 100), ((1280, 720), 150), ((1024, 600), 100)]


def sat(second: int = 130, seed: int = 3) -> Alone:
    """The panel of somebody who has sat here, and done nothing, from the start."""
    console = taken_over([], second, seed=seed, alone=[AM])
    console.role = AM
    return Alone(console, AccountManagerPanel(console))


def late(second: int = 460, seed: int = 3) -> Alone:
    """The panel of somebody who takes over from a bot, once its people are free."""
    console = taken_over([AM], second, LEVERS, seed)
    console.role = AM
    panel = Alone(console, AccountManagerPanel(console))
    while working(panel):
        panel.seconds(1)
    return panel


def working(panel: Alone) -> bool:
    return any(hand.work is not None for hand in seen(panel).hands)


def seen(panel: Alone) -> AccountManagerView:
    seat = panel.console.seat(AM)
    assert seat is not None
    view = seat.view()
    assert isinstance(view, AccountManagerView)
    return view


def entries(panel: Alone) -> dict[str, Entry]:
    """The airlines of the inbox by terminal."""
    terminals = seen(panel).scenario.terminals
    found = panel.panel.inbox(seen(panel))
    return {terminals[one.number]: one for one in found if one.kind == "airline"}


def suffering(panel: Alone, terminal: str) -> list[FailureSlip]:
    return [slip for slip in seen(panel).failing if slip.terminal == terminal]


def spot(panel: Alone, terminal: str) -> str:
    return f"inbox.airline.{seen(panel).scenario.terminals.index(terminal)}"


def pick(panel: Alone, terminal: str) -> None:
    panel.shown()
    panel.panel.pick(entries(panel)[terminal])


def another(panel: Alone) -> FailureSlip:
    """A failure of the airline that is open, other than the one that is picked by itself."""
    terminal = next(t for t in entries(panel) if len(suffering(panel, t)) > 1)
    pick(panel, terminal)
    return next(slip for slip in suffering(panel, terminal) if slip.alert != named(panel))


def named(panel: Alone) -> int:
    """The alert of the failure that the buttons are about."""
    panel.shown()
    view = seen(panel)
    acts = panel.panel.acts(view, panel.panel._entry(panel.panel.inbox(view)))
    (command,) = [act.command for act in acts if isinstance(act.command, c.InformAirline)]
    return command.alert


def open_line(panel: Alone, slip: FailureSlip) -> None:
    """Open an airline, and go on to one of its failures with the keys."""
    pick(panel, slip.terminal)
    while named(panel) != slip.alert:
        panel.press("Right")


def words(panel: Alone) -> list[str]:
    return [one.words for one in panel.shown().said or []]


def refusal(panel: Alone, name: str) -> str:
    zone = panel.shown().named(f"act.{name}")
    assert zone is not None
    return zone.refusal


@pytest.mark.parametrize("hands", ["keys", "clicks"])
def test_an_airline_is_told_of_a_failure_before_it_complains(hands: str) -> None:
    panel = sat(45)
    terminal = next(iter(entries(panel)))
    assert entries(panel)[terminal].tag == "not told"
    assert not seen(panel).complaints
    if hands == "keys":
        pick(panel, terminal)
        panel.press("4", "I")
    else:
        panel.click(spot(panel, terminal), "promise.480", "act.inform_airline")
    panel.seconds(7)
    (slip,) = [one for one in suffering(panel, terminal) if one.due >= 0]
    assert 470 < slip.due - seen(panel).now <= 480
    (line,) = [one.words for one in Ticker(panel.console).latest(9) if "unasked" in one.words]
    assert line.endswith(f"({panel.console.texts.names.service(slip.service)})")


@pytest.mark.parametrize("hands", ["keys", "clicks"])
def test_any_failure_of_an_airline_can_be_picked(hands: str) -> None:
    panel = sat(300)
    slip = another(panel)
    if hands == "keys":
        open_line(panel, slip)
        panel.press("I")
    else:
        panel.click(f"failure.{slip.alert}", "act.inform_airline")
    panel.seconds(7)
    assert [one.alert for one in seen(panel).failing if one.due >= 0] == [slip.alert]


@pytest.mark.parametrize("hands", ["keys", "clicks"])
def test_one_apologises_once(hands: str) -> None:
    panel = sat()
    terminal = next(iter(entries(panel)))
    if hands == "keys":
        pick(panel, terminal)
        panel.press("S")
    else:
        panel.click(spot(panel, terminal), "act.apologise")
    assert [hand.work for hand in seen(panel).hands if hand.work] == [Work.APOLOGISE]
    panel.seconds(7)
    (slip,) = [one for one in seen(panel).failures if one.apologised]
    assert slip.terminal == terminal
    assert "has heard an apology for that" in refusal(panel, "apologise")


@pytest.mark.parametrize("hands", ["keys", "clicks"])
def test_a_sum_within_the_authority_is_paid_at_once(hands: str) -> None:
    panel = sat()
    terminal = next(iter(entries(panel)))
    if hands == "keys":
        pick(panel, terminal)
        panel.press("7", "C")
    else:
        panel.click(spot(panel, terminal), "sum.1000", "act.compensate")
    panel.seconds(5)
    assert [slip.paid for slip in seen(panel).failures if slip.paid] == [1_000]


def test_a_sum_beyond_the_authority_says_beforehand_that_the_director_decides() -> None:
    panel = sat()
    terminal = next(iter(entries(panel)))
    pick(panel, terminal)
    assert "director decides" not in words(panel)
    panel.press("9")
    assert {"director decides", "beyond your 2,000"} <= {*words(panel)}
    panel.press("C")
    panel.seconds(5)
    assert [slip.paid for slip in seen(panel).failures if slip.paid] == []
    assert "the director is deciding" in words(panel)
    assert "deciding on money" in refusal(panel, "compensate")
    assert [told(one) for one in asked(panel)] == [(terminal, 4_000)]


def asked(panel: Alone) -> tuple[FailureSlip, ...]:
    """What lies before the director."""
    view = panel.console.room.view(DIRECTOR)
    assert isinstance(view, DirectorView)
    return view.money_asked


def told(slip: FailureSlip) -> tuple[str, int]:
    return slip.terminal, slip.asked


def test_what_is_over_can_still_be_apologised_and_paid_for() -> None:
    panel = late()
    slip = max(seen(panel).failures, key=lambda one: one.over_at)
    open_line(panel, slip)
    assert slip.over_at >= 0
    assert "works again" in refusal(panel, "inform_airline")
    panel.press("S")
    panel.seconds(7)
    open_line(panel, slip)
    panel.press("C")
    panel.seconds(7)
    assert (slip.apologised, slip.paid) == (True, 500)
    pick(panel, slip.terminal)
    assert panel.shown().named(f"failure.{slip.alert}") is None, "nothing is left to make good"


def test_the_time_promised_without_a_choice_is_what_failures_usually_last() -> None:
    new, old = sat(100), late()
    assert seen(new).usual_failure is None
    pick(new, next(iter(entries(new))))
    assert {"none is over yet", "Promise 4:00"} <= {*words(new)}
    usual = seen(old).usual_failure
    assert usual is not None
    slip = max(seen(old).failing, key=lambda one: one.since)
    open_line(old, slip)
    left = usual - (seen(old).now - slip.since)
    promise = min(time for time in PROMISES if time >= max(left, usual // 2))
    assert {f"they usually last {clock(usual)}", f"Promise {clock(promise)}"} <= {*words(old)}


def test_a_complaint_of_an_airline_that_suffers_nothing_is_answered_as_such() -> None:
    panel = complaining()
    terminal = next(one.terminal for one in seen(panel).complaints)
    count = len(seen(panel).complaints)
    pick(panel, terminal)
    assert named(panel) == -1
    assert "Promise 1:00" in words(panel)
    panel.press("I")
    panel.seconds(7)
    assert len(seen(panel).complaints) == count - 1


def complaining() -> Alone:
    """A seat to which an airline complains that suffers nothing any more."""
    panel = late(400, 4)
    while not any(not suffering(panel, one.terminal) for one in seen(panel).complaints):
        panel.seconds(1)
    return panel


def test_a_promise_that_was_broken_waits_for_a_new_one() -> None:
    panel = sat(100)
    terminal = next(iter(entries(panel)))
    pick(panel, terminal)
    panel.press("1", "I")
    panel.seconds(7)
    assert entries(panel)[terminal].tag == "told"
    assert not entries(panel)[terminal].mine
    panel.seconds(62)
    assert entries(panel)[terminal].tag in ("broken", "complaint")
    assert entries(panel)[terminal].mine
    pick(panel, terminal)
    assert "broken" in words(panel)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("second", [100, 460, 1100])
def test_an_airline_can_be_read_in_every_window(second: int, lang: str) -> None:
    panel = sat(second)
    in_language(panel.console, lang)
    for terminal in entries(panel):
        pick(panel, terminal)
        for key in ("6", "9"):
            panel.press(key)
            for size, percent in SIZES:
                assert wrong(draw(panel.console, panel, size, percent)) == []
