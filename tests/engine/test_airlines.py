"""The airlines: complaints, promises, satisfaction, and what an airline in the red costs."""

from dataclasses import replace

import pytest

from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.scenario import Moods, Scenario
from tests.worlds import AM, FLIGHTS, TINY, Play, struck

RADAR = (5, "radar", "locked")
FUEL = (5, "fuel-a", "locked")


def moody(scenario: Scenario, **changes: int) -> Scenario:
    """Other moods; each change of mood that is not named is zero."""
    still = dict.fromkeys(("landed", "lost", "complaint", "informed", "compensated"), 0)
    moods: Moods = replace(scenario.moods, **{**still, **changes})
    return replace(scenario, moods=moods)


def patient(scenario: Scenario) -> Scenario:
    flying = replace(scenario.flying, patience_air=1000, patience_stand=1000)
    return replace(scenario, flying=flying)


def test_an_airline_complains_when_a_flight_has_held_for_long() -> None:
    assert Play(patient(struck(RADAR))).at(160).told(e.ComplaintMade) == ["110 complaint_made 0 B"]


def test_an_airline_complains_when_a_flight_has_been_stuck_on_its_stand_for_long() -> None:
    """The flight was to be ready at 50."""
    for item in ("fuel-a", "gate-a"):
        play = Play(patient(struck((5, item, "hung")))).at(120)
        assert play.told(e.ComplaintMade) == ["100 complaint_made 0 A"]


def test_an_airline_complains_of_a_flight_that_is_lost() -> None:
    play = Play(struck(RADAR)).at(161)
    assert play.told(e.ComplaintMade) == ["110 complaint_made 0 B", "160 complaint_made 1 B"]


def test_patience_that_is_twice_the_grumbling_makes_no_third_complaint() -> None:
    play = Play(moody(struck(RADAR), most_open=9)).at(161)
    assert TINY.flying.patience_air == 2 * TINY.moods.complain_after
    assert play.told(e.ComplaintMade) == ["110 complaint_made 0 B", "160 complaint_made 1 B"]


def test_no_airline_complains_when_everything_works() -> None:
    assert Play().end().told(e.ComplaintMade) == []


def test_no_more_complaints_of_one_airline_lie_open_than_the_scenario_says() -> None:
    busy = replace(struck(RADAR), schedule=replace(TINY.schedule, flights=16))
    play = Play(busy).end()
    lost = play.told(*FLIGHTS[5:])
    assert len(lost) > 10
    assert len(play.told(e.ComplaintMade)) == 2 * TINY.moods.most_open
    assert dict(play.sim.state.open_complaints) == {"A": 2, "B": 2}


def test_news_settles_the_oldest_complaint_and_makes_room_for_the_next() -> None:
    play = Play(struck(RADAR)).at(161).work(AM, c.InformAirline("B", 300))
    assert play.told(e.AirlineInformed) == ["167 airline_informed 0 B 467"]
    assert list(play.sim.state.complaints) == [1]


def test_a_compensation_settles_a_complaint_for_money() -> None:
    play = Play(struck(RADAR)).at(161).work(AM, c.Compensate("B"))
    assert play.told(e.AirlineCompensated) == ["165 airline_compensated 0 B 40"]
    assert play.sim.state.spent == 40


def test_no_more_is_paid_without_asking_than_the_scenario_says_even_by_two_hands_at_once() -> None:
    busy = replace(
        struck(RADAR), schedule=replace(TINY.schedule, flights=16),
        money=replace(TINY.money, most_compensations=1),
    )  # fmt: skip
    play = Play(busy).at(200)
    assert dict(play.sim.state.open_complaints) == {"A": 2, "B": 2}
    for terminal in ("A", "B"):
        play.refused(AM, c.Compensate(terminal))
    assert len(play.at(300).told(e.AirlineCompensated)) == 1


def test_no_compensation_is_paid_from_money_spent_meanwhile_by_the_other_hand() -> None:
    busy = replace(struck(RADAR), schedule=replace(TINY.schedule, flights=16))
    play = Play(busy, budget=60).at(200)
    for terminal in ("A", "B"):
        play.refused(AM, c.Compensate(terminal))
    play.at(300)
    assert len(play.told(e.AirlineCompensated)) == 1
    assert play.sim.state.spent == 40


def test_a_promise_is_kept_if_the_airlines_services_are_back_in_time() -> None:
    play = Play(patient(struck(RADAR))).at(111).work(AM, c.InformAirline("B", 100))
    play.cure(190).at(220)
    assert play.told(e.PromiseEnded) == ["217 promise_ended B yes"]
    assert [line for line in play.told(e.ComplaintMade) if line.endswith("B")] == [
        "110 complaint_made 0 B",
    ]  # fmt: skip


def test_a_broken_promise_brings_the_complaint_back() -> None:
    play = Play(patient(struck(RADAR))).at(111).work(AM, c.InformAirline("B", 40)).at(158)
    assert play.told(e.PromiseEnded, e.ComplaintMade) == [
        "110 complaint_made 0 B", "157 promise_ended B no", "157 complaint_made 1 B",
    ]  # fmt: skip


def test_a_promise_beyond_the_end_of_the_round_is_never_broken() -> None:
    play = Play(patient(struck(RADAR))).at(111).work(AM, c.InformAirline("B", 900)).end()
    assert play.told(e.PromiseEnded) == []


@pytest.mark.parametrize(
    ("change", "second", "mood"),
    [
        ({"complaint": 4}, 111, 66),
        ({"lost": 6}, 161, 64),
        ({"landed": 1}, 59, 70),
    ],
)
def test_moods_fall_with_complaints_and_losses(
    change: dict[str, int], second: int, mood: int
) -> None:
    assert Play(moody(struck(RADAR), **change)).at(second).sim.state.moods["B"] == mood


def test_moods_rise_with_landings_news_and_money_but_not_above_100() -> None:
    assert Play(moody(TINY, landed=1)).end().sim.state.moods == {"A": 72, "B": 72}
    assert Play(moody(TINY, landed=40)).end().sim.state.moods == {"A": 100, "B": 100}
    play = Play(moody(struck(RADAR), informed=3)).at(111).work(AM, c.InformAirline("B", 9))
    assert play.sim.state.moods["B"] == 73
    play = Play(moody(struck(RADAR), compensated=8)).at(111).work(AM, c.Compensate("B"))
    assert play.sim.state.moods["B"] == 78


def test_moods_do_not_fall_below_0() -> None:
    assert Play(moody(struck(RADAR), lost=99)).end().sim.state.moods["B"] == 0


def test_an_airline_in_the_red_costs_money_each_minute() -> None:
    play = Play(moody(TINY), mood=29).at(181)
    assert [line for line in play.told(e.AirlineInRed) if line.endswith("A 7")] == [
        "60 airline_in_red A 7", "120 airline_in_red A 7", "180 airline_in_red A 7",
    ]  # fmt: skip
    assert play.sim.state.red_cost == 6 * 7


def test_an_airline_at_the_limit_is_not_in_the_red() -> None:
    assert Play(moody(TINY), mood=30).end().told(e.AirlineInRed) == []
