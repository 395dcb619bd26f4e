"""Flights over time beside the pace of the SLA, and where the minutes went."""

import pytest

from airportsim.debrief.course import course
from airportsim.debrief.round import look_back
from airportsim.debrief.spans import Where
from airportsim.model import events as e
from airportsim.model.service import HandOver
from tests.conftest import classic_airport
from tests.debrief.journals import MATCHES, journal, match
from tests.worlds import TINY, Play, airport_of, restored, setup_of


def test_flights_are_counted_up_to_the_end() -> None:
    told = journal(
        (60, e.FlightAway(0)), (130, e.FlightAway(1)), (200, e.FlightDiverted(2)),
        (300, e.FlightCancelled(3)),
    )  # fmt: skip
    found = course(airport_of(TINY), setup_of(TINY, promise=1), told)
    assert found.landed == ((0, 0), (60, 1), (130, 2), (600, 2))
    assert found.lost == ((0, 0), (200, 1), (300, 2), (600, 2))
    assert (found.flights, found.promised) == (4, 4)
    assert course(airport_of(TINY), setup_of(TINY), told, end=400).landed[-1] == (400, 2)


def test_the_pace_is_the_promised_share_of_what_could_be_away_and_is_never_overtaken() -> None:
    play = Play().end()
    found = course(play.sim.airport, play.sim.setup, play.sim.journal)
    assert found.pace == ((0, 0.0), (60, 0.85), (120, 1.7), (180, 2.55), (240, 3.4), (600, 3.4))
    away = [t for t, _ in found.landed[1:-1]]
    assert away == [60, 120, 180, 240], "with nothing in their way, all are away when they can"


def test_the_minutes_of_one_incident_are_those_of_its_spans_and_hand_overs() -> None:
    play = restored().end()
    found = look_back(play.sim.airport, play.sim.setup, play.sim.journal).minutes
    assert found.total == 55
    assert {where.value: seconds for where, seconds in found.by_where.items() if seconds} == {
        "noticing": 9, "passing_on": 6, "queue": 11, "work": 20, "vendor": 9,
    }  # fmt: skip
    passing = {step.value: one for step, one in found.hand_overs.items() if one.count}
    assert {name: (one.waiting, one.working) for name, one in passing.items()} == {
        "alert_to_report": (9, 8), "report_to_log": (5, 4), "log_to_escalate": (1, 0),
        "escalate_to_take": (11, 20), "propose_to_verify": (9, 8),
    }  # fmt: skip


@pytest.mark.parametrize(("team", "seed"), MATCHES)
def test_minutes_add_up_to_all_incidents_and_hand_overs_to_the_service_measures(
    team: str, seed: int
) -> None:
    for setup, told in match(team, seed)[0]:
        found = look_back(classic_airport(), setup, told)
        assert found.minutes.total == sum(one.seconds for one in found.incidents)
        assert found.minutes.total == sum(found.minutes.by_where[where] for where in Where)
        for step in HandOver:
            waits, passing = found.service.waits[step], found.minutes.hand_overs[step]
            assert passing.count == (waits.count if waits else 0)
            assert waits is None or passing.waiting / passing.count == pytest.approx(waits.mean)
        assert found.course.landed[-1] == (1500, found.score.landed)
        assert found.course.lost[-1][1] == found.score.diverted + found.score.cancelled
