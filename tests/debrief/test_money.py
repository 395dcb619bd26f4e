"""Where the money of a round came from and went."""

from dataclasses import replace

import pytest

from airportsim.debrief.money import MoneyPart, money
from airportsim.model import events as e
from airportsim.model.score import profit_so_far, score
from tests.conftest import classic_airport
from tests.debrief.journals import MATCHES, journal, match, random_rounds
from tests.worlds import TINY, Play, airport_of, setup_of

SPENT = journal(
    (15, e.FlightAway(0)), (30, e.PurchaseApproved(0, 200)), (40, e.AirlineCompensated(0, "A", 40)),
    (60, e.AirlineInRed("A", 7)), (300, e.PurchaseApproved(1, 1_700)), (310, e.FlightAway(1)),
)  # fmt: skip
SETUP = replace(setup_of(TINY, promise=1, mirrors=("fuel-a", "depot")), planned=130, budget=1_950)


def test_every_dollar_has_its_place() -> None:
    found = money(airport_of(TINY), SETUP, SPENT)
    assert found.parts == {
        MoneyPart.INCOME: 2_000, MoneyPart.FEE: 500, MoneyPart.FIXED_COST: -600,
        MoneyPart.PURCHASES: -1_900, MoneyPart.MIRRORS: -100, MoneyPart.IMPROVEMENTS: -30,
        MoneyPart.COMPENSATION: -40, MoneyPart.RED: -7, MoneyPart.PENALTY: -200,
    }  # fmt: skip
    assert found.profit == sum(found.parts.values())


def test_the_curve_has_a_point_each_ten_seconds_and_ends_with_the_penalty() -> None:
    found = money(airport_of(TINY), SETUP, SPENT)
    assert [t for t, _ in found.course] == list(range(0, 601, 10))
    points = dict(found.course)
    assert points[0] == 500 - 130
    assert points[10] == points[0] - 10
    assert points[20] == points[0] - 20 + 1_000
    assert points[30] == points[0] - 30 + 1_000 - 200, "what happens in that second counts"
    assert points[40] == points[0] - 40 + 1_000 - 200 - 40
    assert points[600] == found.profit


def test_the_curve_is_what_the_running_round_showed() -> None:
    """A running clock that stands at a second has not yet seen what happens in it."""
    play = Play()
    shown = {t: profit_so_far(play.at(t).sim.state) for t in range(5, 600, 10)}
    play.end()
    found = money(play.sim.airport, play.sim.setup, play.sim.journal)
    accrued = 5  # of the fixed cost, in the five seconds until then; nobody leaves in them
    assert [usd - accrued for _, usd in found.course[:-1]] == list(shown.values())


def test_a_round_cut_short_has_a_short_curve_and_the_score_s_profit() -> None:
    found = money(airport_of(TINY), SETUP, SPENT, end=315)
    assert [t for t, _ in found.course][-3:] == [300, 310, 315]
    assert found.profit == score(airport_of(TINY), SETUP, SPENT).profit


def test_money_is_spent_out_when_not_even_the_cheapest_fix_can_be_paid() -> None:
    assert money(airport_of(TINY), SETUP, SPENT).spent_out_at == 300
    assert money(airport_of(TINY), SETUP, SPENT[:-2]).spent_out_at is None
    granted = [*SPENT[:2], *journal((20, e.MoneyGranted(200))), *SPENT[2:]]
    assert money(airport_of(TINY), SETUP, granted).spent_out_at is None


@pytest.mark.parametrize(("team", "seed"), MATCHES)
def test_the_parts_of_a_bot_team_s_round_make_exactly_its_profit(team: str, seed: int) -> None:
    for setup, told in match(team, seed)[0]:
        found = money(classic_airport(), setup, told)
        assert sum(found.parts.values()) == found.profit == found.course[-1][1]
        assert found.profit == score(classic_airport(), setup, told).profit


def test_the_parts_of_any_round_make_exactly_its_profit() -> None:
    for scenario, setup, told in random_rounds(30):
        found = money(airport_of(scenario), setup, told)
        assert sum(found.parts.values()) == found.profit
        assert found.profit == score(airport_of(scenario), setup, told).profit
