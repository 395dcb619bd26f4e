"""Failures made good: news unasked, promises about one service, apologies, money, authority."""

from dataclasses import replace

from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.scenario import Scenario
from airportsim.model.score import score
from airportsim.model.words import Level, Role
from tests.worlds import AM, DESK, DIRECTOR, TINY, Play, struck

LOW = Level.LOW

PATIENT = replace(TINY, flying=replace(TINY.flying, patience_air=1000, patience_stand=1000))
RADAR, GATE, FUEL_B, DEPOT = (
    (5, item, "locked") for item in ("radar", "gate-b", "fuel-b", "depot")
)
PAID = e.AirlineCompensated, e.CompensationAsked, e.CompensationDecided


def world(*faults: tuple[int, str, str], authority: int = 100, crash_after: int = 5000) -> Scenario:
    """A patient world in which 100 USD a failure need not be asked for."""
    scenario = replace(PATIENT, money=replace(TINY.money, authority=authority))
    return struck(*faults, crash_after=crash_after, scenario=scenario)


def failures(play: Play) -> list[tuple[int, str, str, int, int]]:
    """Alert, terminal, service, since when, and when it was over, of each failure."""
    known = play.sim.state.failures.values()
    return [(f.alert, f.terminal, f.service, f.since, f.over_at) for f in known]


def suffering() -> Play:
    """Both airlines have lacked the radar since second 5."""
    return Play(world(RADAR)).at(6)


# --- what is a failure -----------------------------------------------------------------------


def test_an_airline_suffers_from_the_alert_on_until_the_service_is_back() -> None:
    play = suffering()
    assert failures(play) == [(0, "A", "RDR", 5, -1), (0, "B", "RDR", 5, -1)]
    play.cure(100)
    assert failures(play) == [(0, "A", "RDR", 5, 100), (0, "B", "RDR", 5, 100)]
    assert not play.sim.state.failing


def test_a_failure_at_one_terminal_is_nothing_to_the_other_airline() -> None:
    assert failures(Play(world((5, "fuel-a", "hung"))).at(6)) == [(0, "A", "FUL", 5, -1)]


def test_two_faults_that_take_one_service_are_one_failure_until_both_are_cured() -> None:
    play = Play(world(FUEL_B, (40, "depot", "locked"))).at(80)
    assert [one[:4] for one in failures(play)] == [
        (0, "B", "FUL", 5), (1, "A", "CAT", play.sim.state.alerts[1].raised_at),
        (1, "B", "CAT", play.sim.state.alerts[1].raised_at),
    ]  # fmt: skip
    play.cure(150)
    assert [one[4] for one in failures(play)] == [-1, -1, -1]
    play.cure(250, 1)
    assert [one[4] for one in failures(play)] == [250, 250, 250]


def test_a_service_that_fails_again_is_another_failure() -> None:
    play = Play(world(FUEL_B, (200, "fuel-b", "locked"))).cure(100).at(201)
    assert [(one[0], one[4]) for one in failures(play)] == [(0, 100), (1, -1)]


def test_a_crash_makes_the_airlines_of_the_other_terminals_suffer() -> None:
    play = Play(world((5, "fuel-a", "hung"), crash_after=30)).at(36)
    assert play.told(e.FaultCrashed) == ["35 fault_crashed 0"]
    assert failures(play) == [(0, "A", "FUL", 5, -1), (0, "B", "FUL", 35, -1)]
    play.work(AM, c.InformAirline("B", 60, 0))
    assert play.told(e.AirlineInformed) == ["42 airline_informed -1 B 102 0"]


# --- news ------------------------------------------------------------------------------------


def test_an_airline_that_is_told_unasked_is_patient_until_the_time_promised() -> None:
    untold = suffering().at(300).told(e.ComplaintMade)
    assert untold[0] == "110 complaint_made 0 B"
    play = suffering().work(AM, c.InformAirline("B", 200, 0)).at(212)
    assert play.told(e.AirlineInformed) == ["12 airline_informed -1 B 212 0"]
    assert [line for line in play.told(e.ComplaintMade) if line.endswith("B")] == []
    assert play.at(213).told(e.PromiseEnded, e.ComplaintMade)[-2:] == [
        "212 promise_ended B no 0", "212 complaint_made 1 B",
    ]  # fmt: skip


def test_a_shorter_promise_about_another_failure_does_not_end_the_patience() -> None:
    play = Play(world(RADAR, GATE)).at(6)
    play.work(AM, c.InformAirline("B", 400, 0)).work(AM, c.InformAirline("B", 40, 1))
    assert play.sim.state.promised_until["B"] == 412


def test_a_promise_about_a_failure_is_kept_by_that_service_alone() -> None:
    play = Play(world(RADAR, GATE)).at(6)
    play.work(AM, c.InformAirline("B", 150, 0)).cure(100).at(163)
    assert play.sim.state.is_down(("BRD", "B"))
    assert play.told(e.PromiseEnded) == ["162 promise_ended B yes 0"]


def test_and_broken_by_that_service_alone() -> None:
    play = Play(world(RADAR, GATE)).at(6)
    play.work(AM, c.InformAirline("B", 150, 0)).cure(100, 1).at(163)
    assert not play.sim.state.is_down(("BRD", "B"))
    assert play.told(e.PromiseEnded) == ["162 promise_ended B no 0"]


def test_a_promise_about_a_failure_stays_kept_though_the_service_has_failed_again_since() -> None:
    play = Play(world(FUEL_B, (130, "fuel-b", "locked"))).at(6)
    play.work(AM, c.InformAirline("B", 150, 0)).cure(100).at(163)
    assert play.sim.state.is_down(("FUL", "B"))
    assert play.told(e.PromiseEnded) == ["162 promise_ended B yes 0"]


def test_an_airline_can_be_told_again_when_the_time_has_passed() -> None:
    play = suffering().work(AM, c.InformAirline("B", 60, 0)).at(80)
    play.work(AM, c.InformAirline("B", 60, 0)).cure(120).at(150)
    assert play.told(e.PromiseEnded) == ["72 promise_ended B no 0", "146 promise_ended B yes 0"]


def test_news_of_a_named_failure_settles_the_oldest_complaint_too() -> None:
    play = suffering().at(111).work(AM, c.InformAirline("B", 60, 0))
    assert play.told(e.AirlineInformed) == ["117 airline_informed 0 B 177 0"]
    assert play.sim.state.open_complaints["B"] == 0


def test_news_that_comes_when_the_service_is_back_is_none() -> None:
    play = suffering().at(70).work(AM, c.Report(0, (0,))).work(DESK, c.Log(0, LOW, LOW))
    play.do(DESK, c.FirstAid(0)).at(90).do(AM, c.InformAirline("B", 60, 0)).at(120)
    assert play.told(e.FaultFixed, e.WorkEnded)[-2:] == [
        "94 fault_fixed 0 service_desk", "96 work_ended 1 inform_airline -1 B",
    ]  # fmt: skip
    assert play.told(e.AirlineInformed) == []


def test_news_pleases_an_airline_whose_flights_are_stopped_and_no_other() -> None:
    early = suffering().work(AM, c.InformAirline("B", 400, 0))
    assert early.sim.state.moods["B"] == 70
    late = suffering().at(100).work(AM, c.InformAirline("B", 400, 0))
    assert late.sim.state.moods["B"] == 70 + TINY.moods.informed


# --- apologies -------------------------------------------------------------------------------


def test_an_apology_takes_its_time_and_is_made_once_for_a_failure() -> None:
    play = suffering().work(AM, c.Apologise("B", 0)).work(AM, c.Apologise("A", 0)).at(60)
    assert play.told(e.AirlineApologised) == [
        "12 airline_apologised B 0", "19 airline_apologised A 0",
    ]  # fmt: skip


def test_an_apology_for_what_is_over_is_heard_but_pleases_nobody() -> None:
    play = suffering().cure(100)
    mood = play.sim.state.moods["B"]
    play.work(AM, c.Apologise("B", 0))
    assert len(play.told(e.AirlineApologised)) == 1
    assert play.sim.state.moods["B"] == mood


def test_an_apology_for_what_stops_flights_pleases_a_little() -> None:
    play = suffering().at(100).work(AM, c.Apologise("B", 0))
    assert play.sim.state.moods["B"] == 70 + TINY.moods.apologised


# --- money -----------------------------------------------------------------------------------


def test_what_lies_within_the_authority_is_paid_at_once() -> None:
    play = suffering().work(AM, c.Compensate("B", 0, 60)).work(AM, c.Compensate("B", 0, 40))
    assert play.told(*PAID) == [
        "10 airline_compensated -1 B 60 0", "15 airline_compensated -1 B 40 0",
    ]  # fmt: skip
    assert play.sim.state.spent == 100


def test_what_goes_beyond_it_with_what_was_paid_before_lies_before_the_director() -> None:
    play = suffering().work(AM, c.Compensate("B", 0, 60)).work(AM, c.Compensate("B", 0, 41))
    assert play.told(*PAID)[1:] == ["15 compensation_asked B 0 41"]
    assert play.sim.state.spent == 60
    play.do(DIRECTOR, c.DecideCompensation("B", 0, True))
    assert play.told(*PAID)[2:] == [
        "16 compensation_decided B 0 yes", "16 airline_compensated -1 B 41 0",
    ]  # fmt: skip
    assert play.sim.state.spent == 101
    assert play.sim.state.failures[0, "B"].paid == 101


def test_what_the_director_refuses_is_not_paid_and_can_be_asked_for_again() -> None:
    play = suffering().work(AM, c.Compensate("B", 0, 300))
    play.do(DIRECTOR, c.DecideCompensation("B", 0, False))
    assert play.sim.state.spent == 0
    play.work(AM, c.Compensate("B", 0, 200))
    assert [f.asked for f in play.sim.state.money_asked.values()] == [200]


def test_the_director_can_give_another_authority_or_none() -> None:
    play = suffering().do(DIRECTOR, c.SetAuthority(500)).work(AM, c.Compensate("B", 0, 500))
    assert play.told(*PAID) == ["10 airline_compensated -1 B 500 0"]
    play.do(DIRECTOR, c.SetAuthority(0)).work(AM, c.Compensate("A", 0, 1))
    assert play.told(*PAID)[1:] == ["15 compensation_asked A 0 1"]


def test_after_so_many_compensations_each_is_put_before_the_director() -> None:
    play = suffering()
    for _ in range(TINY.money.most_compensations + 1):
        play.work(AM, c.Compensate("B", 0, 10))
    assert play.told(*PAID)[-1] == "20 compensation_asked B 0 10"


def test_money_for_a_failure_settles_the_oldest_complaint() -> None:
    play = suffering().at(111).work(AM, c.Compensate("B", 0, 60))
    assert play.told(*PAID) == ["115 airline_compensated 0 B 60 0"]
    assert not play.sim.state.complaints


def test_money_that_was_spent_meanwhile_is_not_paid_a_second_time() -> None:
    play = Play(world(RADAR), budget=150).at(6)
    play.do(AM, c.Compensate("A", 0, 100)).do(AM, c.Compensate("B", 0, 100)).at(20)
    assert play.told(*PAID) == ["10 airline_compensated -1 A 100 0"]


def test_compensations_count_in_the_money_that_the_round_has_cost() -> None:
    paid, unpaid = (
        score(play.sim.airport, play.sim.setup, play.sim.journal)
        for play in (suffering().work(AM, c.Compensate("B", 0, 70)).end(), suffering().end())
    )
    assert (paid.spent, unpaid.spent) == (70, 0)
    assert paid.profit == unpaid.profit - 70


def test_nobody_but_account_manager_and_director_can_do_any_of_it() -> None:
    play = suffering()
    for role in set(Role) - {AM, DIRECTOR}:
        for command in (c.Apologise("B", 0), c.SetAuthority(1), c.InformAirline("B", 60, 0)):
            assert play.refused(role, command)
