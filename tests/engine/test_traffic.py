"""The flights' side of the airport, told as stories."""

from dataclasses import replace

import pytest

from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.scenario import Scenario
from tests.worlds import DIRECTOR, FLIGHTS, TINY, Play, struck


def flown(play: Play, *numbers: int) -> list[str]:
    """The lives of these flights, as "second flight_step number"."""
    return [line for line in play.told(*FLIGHTS) if int(line.split()[2]) in numbers]


def patience(scenario: Scenario, air: int = 1000, stand: int = 1000) -> Scenario:
    return replace(
        scenario, flying=replace(scenario.flying, patience_air=air, patience_stand=stand)
    )


def test_the_life_of_a_flight() -> None:
    assert flown(Play().end(), 0) == [
        "0 flight_holding 0",
        "0 flight_landing 0",
        "10 flight_on_stand 0",
        "50 flight_departing 0",
        "60 flight_away 0",
    ]


def test_flights_are_due_at_even_distances_and_take_turns_over_the_lines() -> None:
    play = Play().end()
    assert play.told(e.FlightHolding) == [
        "0 flight_holding 0", "60 flight_holding 1", "120 flight_holding 2", "180 flight_holding 3",
    ]  # fmt: skip
    assert [flight.terminal for flight in play.sim.state.flights] == ["A", "B", "A", "B"]


def test_without_faults_every_flight_of_the_classic_size_lands() -> None:
    crowd = replace(
        TINY, schedule=replace(TINY.schedule, flights=12), flying=replace(TINY.flying, stands=2)
    )
    play = Play(crowd).end()
    assert (play.sim.state.away, play.sim.state.lost) == (12, 0)


def test_a_flight_that_cannot_land_is_diverted_when_its_patience_ends() -> None:
    assert flown(Play(struck((5, "radar", "hung"))).end(), 1) == [
        "60 flight_holding 1",
        "160 flight_diverted 1",
    ]


def test_a_flight_on_the_runway_lands_whatever_fails() -> None:
    play = Play(struck((5, "radar", "hung"))).end()
    assert "10 flight_on_stand 0" in flown(play, 0)
    assert "60 flight_away 0" in flown(play, 0)


def test_a_flight_stuck_on_its_stand_is_cancelled_when_its_patience_ends() -> None:
    """It was to be ready at 50, and waits for 100 s."""
    for item in ("fuel-a", "gate-a"):
        assert flown(Play(struck((5, item, "hung"))).end(), 0)[-1] == "150 flight_cancelled 0"


def test_a_service_that_fails_stops_only_the_step_that_needs_it() -> None:
    play = Play(struck((5, "gate-a", "hung"))).at(120)
    assert flown(play, 0)[2:] == ["10 flight_on_stand 0", "50 flight_departing 0"]


def test_turnaround_work_stops_while_a_service_is_down_and_goes_on_where_it_was() -> None:
    play = Play(struck((30, "fuel-a", "locked"))).at(31)
    play.cure(70)
    assert flown(play.end(), 0)[2:] == [
        "10 flight_on_stand 0",
        "90 flight_departing 0",  # 40 s of work, interrupted from 30 to 70
        "100 flight_away 0",
    ]


def test_a_blocked_stand_keeps_the_next_flight_in_the_air() -> None:
    play = Play(patience(struck((5, "fuel-a", "locked")))).at(6)
    play.cure(160)
    assert flown(play.end(), 0, 2) == [
        "0 flight_holding 0",
        "0 flight_landing 0",
        "10 flight_on_stand 0",
        "120 flight_holding 2",
        "200 flight_departing 0",  # 40 s of work, none of it before 160
        "210 flight_away 0",
        "210 flight_landing 2",
        "220 flight_on_stand 2",
        "260 flight_departing 2",
        "270 flight_away 2",
    ]


def test_more_stands_let_the_next_flight_land_behind_a_blocked_one() -> None:
    wide = replace(struck((5, "fuel-a", "hung")), flying=replace(TINY.flying, stands=2))
    assert "130 flight_on_stand 2" in flown(Play(wide).end(), 2)


def test_one_runway_lands_one_flight_at_a_time_in_order_of_arrival() -> None:
    """Flights 1 to 3 hold until the radar is back."""
    play = Play(patience(struck((5, "radar", "locked")))).at(6)
    play.cure(200)
    assert play.end().told(e.FlightLanding) == [
        "0 flight_landing 0", "200 flight_landing 1", "210 flight_landing 2",
        # flight 3 waits for the only stand of terminal B, where flight 1 is until 260
        "260 flight_landing 3",
    ]  # fmt: skip


def test_the_focused_terminal_has_the_next_landing() -> None:
    play = Play(patience(struck((5, "radar", "locked")))).at(6).do(DIRECTOR, c.SetFocus("A"))
    play.cure(200)
    assert play.end().told(e.FlightLanding)[1:3] == ["200 flight_landing 2", "210 flight_landing 1"]


def test_lifting_the_focus_restores_the_order_of_arrival() -> None:
    play = Play(patience(struck((5, "radar", "locked")))).at(6).do(DIRECTOR, c.SetFocus("A"))
    play.at(20).do(DIRECTOR, c.SetFocus(""))
    play.cure(200)
    assert play.end().told(e.FlightLanding)[1:3] == ["200 flight_landing 1", "210 flight_landing 2"]


def test_two_runways_land_two_flights_at_a_time() -> None:
    scenario = struck((5, "radar", "locked"))
    play = Play(patience(replace(scenario, flying=replace(scenario.flying, runways=2)))).at(6)
    play.cure(200)
    landings = play.end().told(e.FlightLanding)
    assert landings[1:3] == ["200 flight_landing 1", "200 flight_landing 2"]


@pytest.mark.parametrize("item", ["radar", "fuel-b", "gate-b"])
def test_what_is_due_when_the_round_ends_no_longer_happens(item: str) -> None:
    """With patience to the very end, nothing is lost, and nothing happens at second 600."""
    late = patience(struck((5, item, "hung")), air=540, stand=490)
    play = Play(late).end()
    assert play.sim.now == 600
    assert all(entry.t < 600 for entry in play.sim.journal)
    lost = play.told(e.FlightDiverted, e.FlightCancelled)
    assert lost == []
    play.sim.advance(10_000)
    assert play.sim.now == 600


def test_the_clock_cannot_go_back() -> None:
    with pytest.raises(ValueError, match=r"100 s .* 99 s"):
        Play().at(100).at(99)
