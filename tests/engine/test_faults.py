"""Faults, alerts, crashes and wrong changes, told as stories."""

from dataclasses import replace

import pytest

from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.words import Level, Lever, TicketState, Verdict
from tests.worlds import (
    AM,
    DESK,
    FAULTS,
    SPEC,
    STRIKE,
    TINY,
    VENDOR,
    Play,
    alerted,
    logged,
    proposed,
    struck,
    taken,
)

LOW = Level.LOW


def down(play: Play) -> list[str]:
    """The tiles of the board that are down now."""
    state = play.sim.state
    return ["".join(tile) for tile in play.sim.airport.tiles if state.is_down(tile)]


# --- alerts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_faults_services_fail_one_after_the_other_5_to_20_seconds_apart(seed: int) -> None:
    play = Play(struck((50, "depot", "hung")), seed=seed).at(49)
    assert down(play) == []
    play.at(100)
    assert [line.split()[1:] for line in play.told(*FAULTS)] == [
        ["fault_struck", "0", "-1", "depot", "hung"],
        ["service_failed", "0", "FUL"],
        ["alert_raised", "0", "0", "FUL", "B", "-"],
        ["service_failed", "0", "CAT"],
        ["alert_raised", "1", "0", "CAT", "A+B", "-"],
    ]
    first, second = (entry.t for entry in play.sim.journal
                     if isinstance(entry.event, e.AlertRaised))  # fmt: skip
    assert first == 50
    assert 5 <= second - first <= 20


def test_the_gap_between_alerts_differs_from_fault_to_fault() -> None:
    seconds = set()
    for seed in range(20):
        play = Play(struck((50, "depot", "hung")), seed=seed).at(100)
        seconds.add(play.told(e.AlertRaised)[1].split()[0])
    assert len(seconds) > 5


def test_the_board_shows_a_service_the_second_it_fails_and_no_earlier() -> None:
    play = Play(struck((50, "fuel-a", "hung"))).at(50)
    assert down(play) == []
    assert down(play.at(51)) == ["FULA"]


def test_a_fault_cured_between_its_alerts_raises_no_more_of_them() -> None:
    slow = replace(TINY, strikes=replace(TINY.strikes, alert_gap_min=90, alert_gap_max=90))
    play = Play(struck((5, "depot", "locked"), scenario=slow)).at(6).cure(60).end()
    assert len(play.told(e.AlertRaised)) == 1
    assert down(play) == []


def test_faults_set_for_one_second_strike_in_the_order_of_the_file() -> None:
    play = Play(struck((5, "gate-a", "hung"), (5, "fuel-a", "hung"), (5, "radar", "hung"))).at(6)
    assert [line.split()[4] for line in play.told(e.FaultStruck)] == ["gate-a", "fuel-a", "radar"]


def test_a_strike_on_an_item_already_broken_is_dropped() -> None:
    play = Play(struck((5, "fuel-a", "hung"), (50, "fuel-a", "full"))).end()
    assert play.told(e.FaultStruck) == ["5 fault_struck 0 -1 fuel-a hung"]


def test_an_item_that_was_cured_can_break_again() -> None:
    play = Play(struck((5, "fuel-a", "locked"), (90, "fuel-a", "hung"))).at(6).cure(60).at(100)
    assert play.told(e.FaultStruck)[1] == "90 fault_struck 1 -2 fuel-a hung"
    assert play.told(e.AlertRaised)[1] == "90 alert_raised 1 1 FUL A -"


def test_two_strikes_in_one_second_on_different_items_both_count() -> None:
    play = Play(struck((5, "fuel-a", "hung"), (5, "gate-a", "hung"))).at(6)
    assert down(play) == ["FULA", "BRDA"]


# --- cures ---------------------------------------------------------------------------------------


def test_a_fix_restores_service_and_ticket_in_the_same_second() -> None:
    play = proposed().do(VENDOR, c.Verify(0, Verdict.ACCEPTED)).at(60)
    assert down(play) == ["FULA"]
    play.at(61)
    assert down(play) == []
    assert play.told(e.FixVerified, e.FaultFixed, e.TicketRestored) == [
        "60 fix_verified 0 accepted yes",
        "60 fault_fixed 0 specialist",
        "60 ticket_restored 0",
    ]


def test_all_tickets_of_a_fault_are_restored_together_and_uncalled_alerts_are_withdrawn() -> None:
    play = Play(struck((5, "depot", "locked"))).at(26).work(AM, c.Report(0, (0,)))
    assert list(play.sim.state.unreported) == [1]
    play.work(DESK, c.Log(0, LOW, LOW)).work(DESK, c.FirstAid(0))
    assert list(play.sim.state.unreported) == []
    assert len(play.told(e.TicketRestored)) == 1
    assert down(play) == []


def test_first_aid_cures_first_line_faults_only() -> None:
    for mode, told in (
        ("locked", ["30 first_aid_given 0 yes", "30 fault_fixed 0 service_desk"]),
        ("hung", ["30 first_aid_given 0 no"]),
    ):
        play = logged(scenario=struck((5, "fuel-a", mode))).work(DESK, c.FirstAid(0))
        assert play.told(e.FirstAidGiven, e.FaultFixed) == told


def test_overlapping_faults_alert_again_after_the_first_of_them_is_cured() -> None:
    """Catering fails for its own fault; the depot's later fault on the same tiles is silent."""
    play = Play(struck((5, "catering", "locked"), (50, "fuel-b", "hung"), (60, "depot", "hung")))
    play.at(95)
    assert play.told(e.AlertRaised) == [
        "5 alert_raised 0 0 CAT A+B -",
        "50 alert_raised 1 1 FUL B -",
    ]
    play.cure(130)
    assert down(play) == ["FULB", "CATA", "CATB"]
    assert play.told(e.AlertRaised)[2:] == ["130 alert_raised 2 2 CAT A+B -"]


def test_a_fault_whose_alert_is_being_dealt_with_does_not_alert_again() -> None:
    """The depot's own catering alert came first, and is still open when the other is cured."""
    play = Play(struck((5, "depot", "hung"), (40, "catering", "locked"))).at(41)
    play.work(AM, c.Report(0, (0,))).work(AM, c.Report(1, (0,)))
    play.at(70)
    assert len(play.told(e.AlertRaised)) == 2
    assert down(play) == ["FULB", "CATA", "CATB"]


# --- crashes -------------------------------------------------------------------------------------


def test_a_crash_loses_the_flights_that_wait_and_spreads_to_the_other_terminals() -> None:
    play = Play(struck((5, "fuel-a", "hung"), crash_after=60)).at(65)
    assert down(play) == ["FULA"]
    play.at(66)
    assert play.told(e.FaultCrashed, e.FlightCancelled) == [
        "65 fault_crashed 0", "65 flight_cancelled 0",
    ]  # fmt: skip
    assert down(play) == ["FULA", "FULB"]


def test_a_crash_diverts_the_flights_in_the_air_over_its_terminals() -> None:
    play = Play(struck((5, "radar", "hung"), crash_after=80)).at(86)
    assert play.told(e.FlightDiverted) == ["85 flight_diverted 1"]


def test_a_crash_spares_flights_that_are_not_yet_at_the_step_that_it_stops() -> None:
    """Flight 0 is still being turned round when the gates of its terminal crash."""
    play = Play(struck((5, "gate-a", "hung"), crash_after=30)).at(50)
    assert play.told(e.FlightCancelled) == []
    assert down(play) == ["BRDA", "BRDB"]


def test_a_fault_cured_in_time_does_not_crash() -> None:
    play = Play(struck((5, "fuel-a", "locked"), crash_after=56)).at(6).cure(60).end()
    assert play.told(e.FaultCrashed) == []


def test_a_cure_after_the_crash_restores_every_terminal_it_spread_to() -> None:
    play = Play(struck((5, "fuel-a", "locked"), crash_after=30)).at(36)
    assert down(play) == ["FULA", "FULB"]
    play.cure(80)
    assert down(play) == []


# --- wrong changes -------------------------------------------------------------------------------


def wrong_change() -> Play:
    """Second 61: the vendor accepted a wrong remedy for the healthy depot."""
    play = proposed(item="depot", cause="hung", remedy="clean")
    return play.do(VENDOR, c.Verify(0, Verdict.ACCEPTED)).at(61)


def test_a_wrong_change_takes_its_item_down_for_45_seconds_and_cures_nothing() -> None:
    play = wrong_change()
    assert down(play) == ["FULA", "FULB", "CATA", "CATB"]
    assert down(play.at(105)) == ["FULA", "FULB", "CATA", "CATB"]
    assert down(play.at(106)) == ["FULA"]
    assert play.told(e.FixVerified, e.ItemWorsened, e.ItemRecovered, e.FaultFixed) == [
        "60 fix_verified 0 accepted no", "60 item_worsened depot", "105 item_recovered depot",
    ]  # fmt: skip
    assert play.sim.state.tickets[0].state is TicketState.IN_DIAGNOSIS


def test_a_wrong_remedy_for_the_broken_item_cures_nothing_either() -> None:
    play = proposed(remedy="clean").do(VENDOR, c.Verify(0, Verdict.ACCEPTED)).at(61)
    assert play.told(e.FaultFixed) == []
    assert down(play.at(200)) == ["FULA"]


def test_two_wrong_changes_to_one_item_hold_it_down_until_the_later_one_is_over() -> None:
    play = wrong_change()
    play.work(SPEC, c.Fix(0, "depot", "hung", "clean", ("A",)))
    play.work(VENDOR, c.Verify(0, Verdict.ACCEPTED))
    second = int(play.told(e.ItemWorsened)[1].split()[0])
    assert second < 105
    assert down(play.at(106)) == ["FULA", "FULB", "CATA", "CATB"]
    assert down(play.at(second + 46)) == ["FULA"]


def test_a_fault_that_a_wrong_change_hides_alerts_when_the_item_recovers() -> None:
    play = proposed(item="depot", cause="hung", remedy="clean",
                    scenario=struck(STRIKE, (70, "catering", "hung")))  # fmt: skip
    play.work(VENDOR, c.Verify(0, Verdict.ACCEPTED)).at(100)
    assert len(play.told(e.AlertRaised)) == 1, "nobody can tell the difference yet"
    play.at(106)
    assert play.told(e.AlertRaised)[1:] == ["105 alert_raised 1 1 CAT A+B -"]


def test_a_flight_goes_on_the_second_a_wrong_change_is_over() -> None:
    quick = replace(struck((5, "gate-b", "hung")), flying=replace(TINY.flying, patience_stand=400))
    play = proposed(item="depot", cause="hung", remedy="clean", scenario=quick)
    play.work(VENDOR, c.Verify(0, Verdict.ACCEPTED)).end()
    assert "145 flight_departing 1" in play.told(e.FlightDeparting)  # on 70, 40 s from 105


# --- merges and false alarms ---------------------------------------------------------------------


def wrongly_merged(first: str = "locked", *levers: Lever) -> Play:
    """Boarding at B was declared the same as fuel at A, which it is not."""
    play = logged(*levers, scenario=struck((5, "fuel-a", first), (10, "gate-b", "hung")))
    play.work(AM, c.Report(1, (0,))).work(DESK, c.Log(1, LOW, LOW))
    return play.do(DESK, c.Merge(1, 0))


def test_a_wrong_merge_hides_a_fault_until_its_master_is_restored() -> None:
    play = wrongly_merged().at(60)
    assert len(play.told(e.AlertRaised)) == 2
    play.work(DESK, c.FirstAid(0))
    assert play.told(e.TicketRestored) == ["70 ticket_restored 0"]
    assert play.told(e.AlertRaised)[2:] == ["70 alert_raised 2 1 BRD B -"]
    assert down(play) == ["BRDB"]


def test_a_right_merge_needs_one_cure_and_shows_nothing_afterwards() -> None:
    play = logged(scenario=struck((5, "depot", "locked"))).at(30).work(AM, c.Report(1, (0,)))
    play.do(DESK, c.Merge(1, 0)).work(DESK, c.FirstAid(0)).at(100)
    assert len(play.told(e.AlertRaised)) == 2
    assert down(play) == []
    assert play.sim.state.tickets[1].state is TicketState.MERGED


@pytest.mark.parametrize("levers", [(), (Lever.NAMED_CONTACTS,)])
def test_two_tickets_cannot_be_merged_into_each_other(levers: tuple[Lever, ...]) -> None:
    assert wrongly_merged("locked", *levers).refused(DESK, c.Merge(0, 1)) is not None


def false_alarm() -> Play:
    """Second 11: an alert behind which there is nothing, at a second and place that were drawn."""
    noisy = replace(TINY, strikes=replace(TINY.strikes, first=10, last=11, false_alarms=1))
    return Play(noisy).at(11)


def test_a_false_alarm_alerts_although_everything_works() -> None:
    play = false_alarm()
    (line,) = play.told(e.AlertRaised)
    assert line.startswith("10 alert_raised 0 -1 ")
    assert down(play) == []


def test_the_checklist_finds_out_that_an_alarm_was_false() -> None:
    play = false_alarm().work(AM, c.Report(0, (0,))).work(DESK, c.Log(0, LOW, LOW))
    play.work(DESK, c.FirstAid(0))
    assert play.told(e.TicketRestored) == ["35 ticket_restored 0"]


def test_the_desk_may_close_a_false_alarm_at_once_since_the_board_shows_that_it_works() -> None:
    play = false_alarm().work(AM, c.Report(0, (0,))).work(DESK, c.Log(0, LOW, LOW))
    play.do(DESK, c.Close(0))
    assert play.sim.state.tickets[0].state is TicketState.CLOSED


def test_no_false_alarm_is_raised_for_what_is_down_anyway() -> None:
    everything = struck(*((5, item.id, "hung") for item in TINY.items))
    noisy = replace(everything, strikes=replace(TINY.strikes, first=200, last=300, false_alarms=5))
    assert [line for line in Play(noisy).end().told(e.AlertRaised) if line.split()[3] == "-1"] == []


@pytest.mark.parametrize("end", ["close", "first aid"])
def test_a_fault_merged_into_a_false_alarm_shows_again_when_that_ends(end: str) -> None:
    noisy = replace(
        struck((5, "radar", "hung")),
        strikes=replace(TINY.strikes, first=10, last=11, false_alarms=1),
    )
    play = next(p for p in (Play(noisy, seed=s).at(11) for s in range(50))
                if len(p.sim.state.alerts) == 2)  # fmt: skip
    for alert in (0, 1):
        play.work(AM, c.Report(alert, (0,))).work(DESK, c.Log(alert, LOW, LOW))
    play.do(DESK, c.Merge(0, 1))
    if end == "close":
        play.do(DESK, c.Close(1)).at(play.sim.now + 1)
    else:
        play.work(DESK, c.FirstAid(1))
    assert [line.split()[1:5] for line in play.told(e.AlertRaised)[2:]] == [
        ["alert_raised", "2", "0", "RDR"],
    ]  # fmt: skip


def test_alerts_say_nothing_of_the_item_that_is_at_fault() -> None:
    """Twins: catering and its depot show the same at terminal A and B, told alike."""
    twins = replace(
        TINY,
        items=tuple(
            replace(item, needs=("depot",)) if item.id == "gate-a" else replace(item, needs=())
            for item in TINY.items
        ),
    )
    told = []
    for item in ("gate-a", "depot"):
        alert = alerted(scenario=struck((5, item, "hung"), scenario=twins)).sim.state.alerts[0]
        told.append((alert.symptom.service, alert.symptom.terminals, alert.symptom.facts))
    assert told[0] == told[1]


def test_a_test_of_the_broken_item_shows_its_mode_and_of_any_other_that_it_is_healthy() -> None:
    play = taken().work(SPEC, c.Test(0, "fuel-a")).work(SPEC, c.Test(0, "gate-a"))
    assert play.told(e.ItemTested) == [
        "43 item_tested 0 fuel-a hung", "56 item_tested 0 gate-a -",
    ]  # fmt: skip
