"""The public board: tiles, strips, tallies and the outlook, and nothing that is not to be seen."""

from dataclasses import replace

import pytest

from airportsim.model import commands as c
from airportsim.model.airport import Airport
from airportsim.model.refusals import Code, Refusal
from airportsim.model.score import score
from airportsim.model.state import State
from airportsim.model.team import Skill, Team
from airportsim.model.words import FactKind, FlightState, Level, Role, Verdict
from airportsim.play.board import View
from airportsim.play.match import play
from airportsim.play.rewind import Rewind
from airportsim.play.strips import Strip
from airportsim.play.tiles import TileState, TileView
from airportsim.play.views import VIEWS, ServiceDeskView
from tests.worlds import (
    AM,
    DESK,
    DIRECTOR,
    DM,
    SPEC,
    STRIKE,
    TINY,
    VENDOR,
    Play,
    alerted,
    logged,
    proposed,
    reported,
    requested,
    restored,
    seen,
    struck,
)

FUEL_A, CAT_A = ("FUL", "A"), ("CAT", "A")

FIRST_AWAY = 61
"""The second before which no flight of the tiny airport can be away."""


def board(play: Play) -> dict[tuple[str, str], TileView]:
    return View(play.sim.state).board()


# --- tiles -----------------------------------------------------------------------------------


def test_the_board_shows_every_tile_in_the_order_of_the_scenario() -> None:
    play = Play()
    assert tuple(board(play)) == play.sim.airport.tiles
    assert set(board(play).values()) == {TileView(TileState.RUNNING, -1, False)}


def test_a_tile_that_is_down_shows_since_when_and_whether_anybody_has_called() -> None:
    assert board(alerted())[FUEL_A] == TileView(TileState.DOWN, 5, False)
    assert board(reported())[FUEL_A] == TileView(TileState.DOWN, 5, True)
    assert board(restored())[FUEL_A] == TileView(TileState.RUNNING, -1, False)


def test_a_tile_that_goes_down_again_counts_from_then() -> None:
    play = Play(struck((5, "fuel-a", "locked"), (200, "fuel-a", "locked"))).cure(60)
    assert board(play)[FUEL_A].state is TileState.RUNNING
    assert board(play.at(201))[FUEL_A] == TileView(TileState.DOWN, 200, False)


def test_a_second_fault_below_the_first_changes_nothing_that_can_be_seen() -> None:
    play = Play(struck((5, "fuel-b", "hung"), (100, "depot", "hung"))).at(101)
    assert board(play)["FUL", "B"] == TileView(TileState.DOWN, 5, False)
    assert board(play)["CAT", "B"].since >= 100 or board(play.at(130))["CAT", "B"].since >= 100


def test_a_crash_shows_where_it_is_and_where_it_spreads_from_when_each_went_down() -> None:
    play = Play(struck(STRIKE, crash_after=100)).at(106)
    assert board(play)[FUEL_A] == TileView(TileState.CRASHED, 5, False)
    assert board(play)["FUL", "B"] == TileView(TileState.CRASHED, 105, False)
    assert board(play)[CAT_A].state is TileState.RUNNING


def test_what_runs_on_a_mirror_is_shown_as_such() -> None:
    play = seen(mirrors=("fuel-a",)).do(SPEC, c.Take(0))
    assert board(play)[FUEL_A].state is TileState.DOWN
    play.work(SPEC, c.SwitchOver(0, "fuel-a"))
    assert board(play)[FUEL_A] == TileView(TileState.ON_MIRROR, -1, False)
    assert board(play)["FUL", "B"].state is TileState.RUNNING


def test_a_ticket_merged_into_an_open_one_still_counts_as_reported() -> None:
    play = Play(struck(STRIKE, (5, "gate-a", "hung"))).at(6)
    play.work(AM, c.Report(0, (0,))).work(AM, c.Report(1, (0,))).do(DESK, c.Merge(1, 0))
    assert board(play)["BRD", "A"].reported
    assert board(play)[FUEL_A].reported


# --- what only some have heard -----------------------------------------------------------------


def degraded(state: State, role: Role | None) -> set[tuple[str, str]]:
    tiles = (VIEWS[role] if role else View)(state).board()
    return {tile for tile, view in tiles.items() if view.state is TileState.DEGRADED}


def test_only_who_has_heard_that_a_service_limps_sees_it_limping() -> None:
    """The account manager from the airlines; the desk once it is told; others with the ticket."""
    limps = 2
    play = alerted()
    (alert,) = play.sim.state.alerts
    assert alert.symptom.facts[limps].kind is FactKind.LIMPS
    assert degraded(play.sim.state, AM) == {CAT_A}
    assert not degraded(play.sim.state, None)
    play.work(AM, c.Report(0, (0, 1)))
    assert not degraded(play.sim.state, DESK)
    play.work(DESK, c.Log(0, Level.LOW, Level.LOW)).work(AM, c.Report(0, (limps,)))
    told = {role for role in Role if degraded(play.sim.state, role) == {CAT_A}}
    assert told == {AM, DESK, DM}
    play.do(DESK, c.Escalate(0))
    assert not degraded(play.sim.state, SPEC)
    play.at(play.sim.now + 16)
    assert degraded(play.sim.state, SPEC) == {CAT_A}
    assert not degraded(play.sim.state, None)
    assert not degraded(play.sim.state, VENDOR)


def test_the_director_sees_what_limps_in_the_tickets_that_ask_for_money() -> None:
    play = requested()
    assert not degraded(play.sim.state, DIRECTOR)
    play.work(AM, c.Report(0, (2,)))
    assert degraded(play.sim.state, DIRECTOR) == {CAT_A}


def test_a_false_alarm_is_a_service_that_is_said_to_fail_and_runs() -> None:
    scenario = replace(TINY, strikes=replace(TINY.strikes, false_alarms=1))
    play = Play(scenario)
    while not play.sim.state.alerts:
        play.at(play.sim.now + 1)
    (alert,) = play.sim.state.alerts
    tile = alert.symptom.service, alert.symptom.terminals[0]
    assert degraded(play.sim.state, AM) == {tile}
    assert not degraded(play.sim.state, None)


# --- flights ---------------------------------------------------------------------------------


def test_strips_stand_in_the_order_of_a_flights_life_with_the_next_two_to_come() -> None:
    play = Play(struck((5, "gate-a", "hung"), (125, "radar", "hung"))).at(130)
    assert View(play.sim.state).strips("A") == (
        Strip(2, FlightState.HOLDING, 120, 220),
        Strip(0, FlightState.DEPARTING, 50, 150),
    )
    assert View(Play().at(1).sim.state).strips("A") == (
        Strip(0, FlightState.LANDING, 0, -1),
        Strip(2, FlightState.INBOUND, 120, -1),
    )
    assert [strip.since for strip in View(Play().sim.state).strips("B")] == [60, 180]


@pytest.mark.parametrize("item", ["radar", "fuel-a", "gate-a"])
def test_a_stopped_flight_is_lost_when_its_strip_has_said_it_would_be(item: str) -> None:
    play = Play(struck((0, item, "hung")))
    said = -1
    while play.sim.state.lost == 0 and play.sim.now < play.sim.end:
        mine = [s for s in View(play.sim.state).strips("A") if s.number == 0]
        if mine:
            said = mine[0].lost_at
        play.at(play.sim.now + 1)
    assert play.sim.state.flights[0].since == said


def test_only_what_is_down_and_needed_by_a_flight_stops_a_terminal() -> None:
    play = Play(struck((0, "gate-a", "hung"), (0, "fuel-a", "hung"), (0, "catering", "hung")))
    assert View(play.at(5).sim.state).stopped("A") == ()
    assert View(play.at(30).sim.state).stopped("A") == ("FUL", "CAT")
    assert View(play.sim.state).stopped("B") == ()


def test_each_terminal_has_its_own_tally() -> None:
    play = Play(struck((0, "gate-a", "hung"))).end()
    view = View(play.sim.state)
    assert (view.tally("A"), view.tally("B")) == ((0, 2), (2, 0))


# --- outlook and time ------------------------------------------------------------------------


def test_the_outlook_of_an_airport_without_faults_is_that_all_flights_land() -> None:
    play = Play()
    view = View(play.sim.state)
    for second in range(FIRST_AWAY, 600, 7):
        assert View(play.at(second).sim.state).outlook == (4, 3400)
    assert (view.left, view.end) == (600 - play.sim.now, 600)


def test_there_is_no_outlook_before_enough_flights_could_have_left(
    classic: Airport, reference: Team, skills: dict[str, Skill]
) -> None:
    tiny = Play()
    for second in range(FIRST_AWAY):
        assert View(tiny.at(second).sim.state).outlook is None
    result = next(iter(play(classic, reference, skills, seed=4)))
    rewind = Rewind(classic, result.setup, result.journal)
    rewind.seek(120)
    assert rewind.view(None).outlook is None
    rewind.seek(240)
    assert rewind.view(None).outlook is not None


def test_the_outlook_falls_with_the_share_of_flights_that_could_have_left_and_have_not() -> None:
    play = Play(struck((65, "gate-b", "hung")))
    seen = {second: View(play.at(second).sim.state).outlook for second in (30, 61, 115, 125)}
    assert {second: one and one[0] for second, one in seen.items()} == {
        30: None, 61: 4, 115: 4, 125: 2,
    }  # fmt: skip


def test_no_lost_flight_is_on_course() -> None:
    play = Play(struck((0, "radar", "hung"), (1, "fuel-a", "hung"), crash_after=20)).at(30)
    assert play.sim.state.lost == 1
    seen = View(play.at(FIRST_AWAY).sim.state).outlook
    assert seen is not None
    assert seen[0] <= 4 - play.sim.state.lost


def test_at_the_end_the_outlook_is_the_score(
    classic: Airport, reference: Team, skills: dict[str, Skill]
) -> None:
    for result in play(classic, reference, skills, seed=4):
        rewind = Rewind(classic, result.setup, result.journal)
        rewind.seek(rewind.end)
        worth = score(classic, result.setup, result.journal)
        assert rewind.view(None).outlook == (worth.landed, worth.profit)


# --- a window for whoever has no role ----------------------------------------------------------


def test_whoever_has_no_role_may_do_nothing_and_sees_no_tickets() -> None:
    view = View(logged().sim.state)
    assert view.refusal(c.Escalate(0)) == Refusal(Code.NOT_YOUR_ROLE)
    shown = view.snapshot()
    assert not {"reports", "alerts", "tickets", "moods", "complaints"} & set(shown)
    assert "gate-a" not in str(shown)
    assert "fuel-a" not in str(shown)


# --- what a person needs at each role ----------------------------------------------------------


def test_the_account_manager_sees_what_he_has_promised_and_may_still_pay() -> None:
    play = Play(struck((0, "radar", "hung"))).at(55)
    view = VIEWS[AM](play.sim.state)
    assert view.snapshot()["promised"] == {}
    assert view.snapshot()["compensations_left"] == 2
    play.work(AM, c.InformAirline("A", 100))
    assert view.snapshot()["promised"] == {"A": 161}
    play.at(120).work(AM, c.Compensate("B"))
    assert view.snapshot()["compensations_left"] == 1


def test_the_specialist_sees_why_the_vendor_has_rejected_a_fix_and_what_lies_before_him() -> None:
    play = proposed(item="gate-a")
    view = VIEWS[SPEC](play.sim.state)
    (slip,) = view.snapshot()["tickets"]
    assert (slip["proposal"].item, slip["proposal"].at) == ("gate-a", 51)
    play.work(VENDOR, c.Verify(0, Verdict.WRONG_ITEM))
    (slip,) = view.snapshot()["tickets"]
    (answer,) = slip["answered"]
    assert slip["proposal"] is None
    assert (answer.proposal.item, answer.proposal.remedy) == ("gate-a", "restart")
    assert (answer.verdict, answer.at) == (Verdict.WRONG_ITEM, 60)


def test_an_unclear_fix_is_answered_too() -> None:
    play = proposed(remedy="").work(VENDOR, c.Verify(0, Verdict.UNCLEAR))
    (slip,) = VIEWS[SPEC](play.sim.state).snapshot()["tickets"]
    assert [answer.verdict for answer in slip["answered"]] == [Verdict.UNCLEAR]
    assert slip["rejected"] == []


def test_the_delivery_manager_sees_what_is_restored_and_not_closed() -> None:
    (slip,) = VIEWS[DM](restored().sim.state).snapshot()["restored"]
    assert slip["number"] == 0


def test_the_director_sees_complaints_and_what_they_cost() -> None:
    scenario = struck((0, "radar", "hung"))
    snapshot = VIEWS[DIRECTOR](Play(scenario, mood=20).at(130).sim.state).snapshot()
    assert snapshot["complaints"] == {"A": 2, "B": 1}
    assert snapshot["red_cost"] == 28


def test_the_desk_is_shown_which_tickets_can_be_one_incident_as_far_as_it_has_been_told() -> None:
    play = Play(struck(STRIKE, (5, "gate-a", "locked"))).at(6)
    play.work(AM, c.Report(0, (0, 1))).work(AM, c.Report(1, (0, 1)))
    view = ServiceDeskView(play.sim.state)
    one, other = view.reports
    assert (view.alike(one), view.alike(other)) == ([other], [one])
    for alert in play.sim.state.alerts:
        play.work(AM, c.Report(alert.number, (len(alert.symptom.facts) - 1,)))
    assert (view.alike(one), view.alike(other)) == ([], [])
