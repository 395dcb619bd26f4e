"""What the facilitator may change during a round, why not, and what his money is worth."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pytest

from airportsim.engine.simulation import Accepted
from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.interventions import Grant, Inject, Intervention, SetPace, refused
from airportsim.model.refusals import Code, Refusal
from airportsim.model.score import profit_so_far, score
from airportsim.play.views import DeliveryManagerView
from tests.worlds import DIRECTOR, DM, STRIKE, TINY, Play, bought, requested, struck


def intervened(play: Play, *commands: Intervention) -> Play:
    """The same play, after interventions that must be accepted."""
    for command in commands:
        answer = play.sim.intervene(command)
        assert isinstance(answer, Accepted), f"{command}: {answer} at {play.sim.now} s"
    return play


class Case(NamedTuple):
    """A row of the table: None for an intervention that is accepted."""

    situation: Callable[[], Play]
    command: Intervention
    code: Code | None


def quiet() -> Play:
    """Second 100 of a round of 600 seconds in which nothing has happened; 1,000 USD to spend."""
    return Play(TINY).at(100)


def over() -> Play:
    return Play(TINY).end()


def broken() -> Play:
    """Second 6: fuel-a has been failing for a second."""
    return Play(struck(STRIKE)).at(6)


def picky() -> Play:
    """The gates never lock up, although boxes do."""
    faults = {"hung": 1.0, "full": 1.0}
    items = tuple(
        replace(item, faults=faults) if item.id == "gate-a" else item for item in TINY.items
    )
    return Play(replace(TINY, items=items)).at(5)


def just_injected() -> Play:
    return intervened(quiet(), Inject("fuel-a", "hung"))


def slowed() -> Play:
    return intervened(quiet(), SetPace(130))


INTERVENTION_CASES = [
    Case(quiet, Inject("fuel-a", "hung"), None),
    Case(quiet, Inject("fuel-a", "hung", -7), None),
    Case(quiet, Inject("fuel-a", "hung", 100), None),
    Case(quiet, Inject("fuel-a", "hung", 599), None),
    Case(quiet, Inject("fuel-a", "hung", 0), Code.BAD_TIME),
    Case(quiet, Inject("fuel-a", "hung", 99), Code.BAD_TIME),
    Case(quiet, Inject("fuel-a", "hung", 600), Code.BAD_TIME),
    Case(quiet, Inject("tower", "hung"), Code.NO_SUCH_ITEM),
    Case(quiet, Inject("", ""), Code.NO_SUCH_ITEM),
    Case(quiet, Inject("fuel-a", "gremlins"), Code.NO_SUCH_FAULT),
    Case(quiet, Inject("fuel-a", ""), Code.NO_SUCH_FAULT),
    Case(picky, Inject("gate-a", "locked"), Code.NO_SUCH_FAULT),
    Case(picky, Inject("gate-a", "hung"), None),
    Case(broken, Inject("fuel-a", "full"), Code.ALREADY_BROKEN),
    Case(broken, Inject("fuel-a", "full", 6), Code.ALREADY_BROKEN),
    Case(broken, Inject("fuel-a", "full", 7), None),
    Case(broken, Inject("fuel-b", "full"), None),
    Case(just_injected, Inject("fuel-a", "hung"), Code.ALREADY_BROKEN),
    Case(just_injected, Inject("fuel-a", "hung", 101), None),
    Case(over, Inject("fuel-a", "hung"), Code.ROUND_OVER),
    Case(quiet, Grant(10**9), None),
    Case(quiet, Grant(-1000), None),
    Case(quiet, Grant(0), Code.NOT_CHANGED),
    Case(quiet, Grant(-1001), Code.NOT_ENOUGH_MONEY),
    Case(bought, Grant(-900), None),
    Case(bought, Grant(-901), Code.NOT_ENOUGH_MONEY),
    Case(quiet, Grant(10**9 + 1), Code.BAD_AMOUNT),
    Case(quiet, Grant(-(10**9) - 1), Code.BAD_AMOUNT),
    Case(over, Grant(1), Code.ROUND_OVER),
    Case(quiet, SetPace(70), None),
    Case(quiet, SetPace(130), None),
    Case(quiet, SetPace(100), Code.NOT_CHANGED),
    Case(slowed, SetPace(130), Code.NOT_CHANGED),
    Case(slowed, SetPace(100), None),
    Case(quiet, SetPace(69), Code.BAD_PACE),
    Case(quiet, SetPace(131), Code.BAD_PACE),
    Case(quiet, SetPace(-100), Code.BAD_PACE),
    Case(over, SetPace(70), Code.ROUND_OVER),
]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{n}-{type(case.command).__name__}-{case.code or 'accepted'}")
        for n, case in enumerate(INTERVENTION_CASES)
    ],
)
def test_an_intervention_is_refused_for_the_reason_in_the_table(case: Case) -> None:
    play = case.situation()
    before = len(play.sim.journal)
    foretold = refused(play.sim.state, case.command)
    answer = play.sim.intervene(case.command)
    if case.code is None:
        assert foretold is None
        assert answer == Accepted(before, before + 1)
    else:
        assert isinstance(answer, Refusal)
        assert answer == foretold
        assert answer.code is case.code
        assert len(play.sim.journal) == before, "a refusal left a trace"


def test_refusals_name_what_is_allowed_instead() -> None:
    state = quiet().sim.state
    for command, about in (
        (Inject("fuel-a", "gremlins"), ("fuel-a", "gremlins")),
        (Inject("fuel-a", "hung", 99), (600,)),
        (Grant(-1001), (1001,)),
        (Grant(10**10), (10**9,)),
        (SetPace(150), (70, 130)),
    ):
        refusal = refused(state, command)
        assert refusal is not None
        assert refusal.about == about


def test_each_accepted_intervention_is_noted_with_its_second() -> None:
    play = intervened(quiet(), Inject("radar", "full"), Inject("radar", "hung", 250))
    intervened(play, Grant(-30), SetPace(85))
    assert play.told(e.FaultInjected, e.MoneyGranted, e.PaceSet) == [
        "100 fault_injected radar full 100",
        "100 fault_injected radar hung 250",
        "100 money_granted -30",
        "100 pace_set 85",
    ]


# --- money ---------------------------------------------------------------------------------------


def test_granted_money_can_be_spent_at_once_without_the_director() -> None:
    play = requested(budget=80)
    assert play.refused(DM, c.Approve(0)) is Code.NOT_ENOUGH_MONEY
    intervened(play, Grant(20)).do(DM, c.Approve(0))
    assert play.sim.state.available() == 0
    assert play.sim.state.spent == 100


def test_money_taken_away_cannot_be_spent_although_it_was_released() -> None:
    play = intervened(requested(), Grant(-901))
    assert play.refused(DM, c.Approve(0)) is Code.NOT_ENOUGH_MONEY
    play.do(DIRECTOR, c.ReleaseFunds()).do(DM, c.Approve(0))


def test_grants_add_up_and_leave_the_budget_to_the_director() -> None:
    play = intervened(quiet(), Grant(700), Grant(-1200), Grant(5))
    state = play.sim.state
    assert (state.granted, state.available(), state.reserve()) == (-495, 505, 1000)


def test_granted_money_is_no_income_and_costs_when_it_is_spent() -> None:
    play = requested(budget=80)
    before = profit_so_far(play.sim.state)
    intervened(play, Grant(5000))
    assert profit_so_far(play.sim.state) == before
    play.do(DM, c.Approve(0))
    assert profit_so_far(play.sim.state) == before - 100
    play.end()
    found = score(play.sim.airport, play.sim.setup, play.sim.journal)
    assert found.profit == profit_so_far(play.sim.state)
    assert (found.spent, found.budget) == (100, 2000)


def test_everybody_sees_what_was_granted_beside_budget_and_spent() -> None:
    view = DeliveryManagerView(intervened(bought(), Grant(-250)).sim.state)
    assert view.money["granted"] == -250
    assert view.snapshot()["money"] == view.money
    assert view.available == view.money["released"] - 250 - view.money["spent"] == 650
