"""What became of each fault."""

from itertools import pairwise

import pytest

from airportsim.debrief.incident import Incident, Origin
from airportsim.debrief.incidents import incidents
from airportsim.debrief.round import look_back
from airportsim.model import events as e
from airportsim.model.interventions import INJECTED
from airportsim.model.words import RestoredBy, Verdict
from tests.conftest import classic_airport
from tests.debrief.journals import (
    FUEL,
    MATCHES,
    Told,
    fault,
    journal,
    match,
    random_rounds,
    taken,
    ticket,
    tiny_incidents,
)
from tests.worlds import TINY, airport_of


def test_the_way_of_a_fault_is_told_with_its_first_times() -> None:
    (one,) = tiny_incidents(
        *FUEL, *taken(), (60, e.FixProposed(0, "fuel-a", "", "", ())), (90, e.FaultCrashed(0)),
        (120, e.FaultFixed(0, RestoredBy.VENDOR)),
    )  # fmt: skip
    assert (one.fault, one.item, one.mode, one.origin) == (0, "fuel-a", "hung", Origin.DRAW)
    assert (one.services, one.terminals) == (("FUL",), ("A",))
    assert (one.alerts, one.tickets) == ((0,), (0,))
    times = (
        one.struck_at, one.alerted_at, one.reported_at, one.logged_at, one.escalated_at,
        one.taken_at, one.proposed_at, one.crashed_at, one.fixed_at, one.ended_at,
    )  # fmt: skip
    assert times == (10, 10, 20, 25, 35, 45, 60, 90, 120, 120)
    assert one.restored_by is RestoredBy.VENDOR


def test_what_never_happened_has_no_time_and_the_round_ends_it() -> None:
    told = journal(*FUEL)
    (one,) = incidents(airport_of(TINY), told)
    assert (one.fixed_at, one.restored_by, one.reported_at, one.ended_at) == (None, None, None, 600)
    (cut_short,) = incidents(airport_of(TINY), told, end=200)
    assert (cut_short.ended_at, cut_short.seconds) == (200, 190)


@pytest.mark.parametrize(
    ("strike", "origin"),
    [(3, Origin.DRAW), (-1, Origin.SCENARIO), (INJECTED, Origin.FACILITATOR)],
)
def test_it_is_told_who_let_a_fault_strike(strike: int, origin: Origin) -> None:
    (one,) = tiny_incidents((10, e.FaultStruck(0, strike, "fuel-a", "hung")))
    assert one.origin is origin


def test_false_alarms_are_no_incidents() -> None:
    assert tiny_incidents((5, e.AlertRaised(0, -1, "CAT", ("A",), "sudden")), ticket(9)) == ()


def test_detours_and_the_article_are_counted() -> None:
    (one,) = tiny_incidents(
        *FUEL, *taken(), (50, e.ItemTested(0, "fuel-b", "")), (60, e.ItemTested(0, "depot", "")),
        (65, e.ItemTested(0, "fuel-a", "hung")), (70, e.FixProposed(0, "fuel-a", "", "clean", ())),
        (80, e.FixVerified(0, Verdict.ACCEPTED, right=False)),
        (90, e.ArticleTried(0, 3, helped=True)), (90, e.FaultFixed(0, RestoredBy.SPECIALIST)),
    )  # fmt: skip
    assert (one.healthy, one.rejected, one.by_article) == (2, 1, True)


def flight(
    number: int, *steps: tuple[int, type[e.FlightHolding | e.FlightDeparting]]
) -> list[Told]:
    return [(t, kind(number)) for t, kind in steps]


def lost(*told: Told) -> list[tuple[int, ...]]:
    return [one.lost for one in tiny_incidents(*told)]


def test_a_flight_lost_is_laid_to_the_faults_that_stood_in_its_way() -> None:
    """Flights 0 and 2 belong to terminal A, 1 and 3 to B."""
    gate = fault(20, 1, "gate-a", "hung", "BRD", "A")
    assert lost(*FUEL, *gate, (50, e.FlightCancelled(0))) == [(0,), ()], "it was being turned round"
    departing = 40, e.FlightDeparting(0)
    assert lost(*FUEL, *gate, departing, (50, e.FlightCancelled(0))) == [(), (0,)]
    assert lost(*FUEL, *gate, (50, e.FlightCancelled(1))) == [(), ()], "another terminal"
    assert lost(*FUEL, (40, e.FaultFixed(0, RestoredBy.MIRROR)), (50, e.FlightCancelled(0))) == [()]
    assert lost(*FUEL, (40, e.FaultCrashed(0)), (50, e.FlightCancelled(1))) == [(1,)]


def test_in_the_air_an_arrival_service_stands_in_the_way_or_else_whatever_blocks_the_stands() -> (
    None
):
    radar = fault(20, 1, "radar", "hung", "RDR", "A", "B")
    assert lost(*FUEL, *radar, (50, e.FlightDiverted(2))) == [(), (2,)]
    assert lost(*FUEL, (50, e.FlightDiverted(2))) == [(2,)]


@pytest.mark.parametrize(("team", "seed"), MATCHES)
def test_spans_cover_every_incident_of_a_played_round_and_agree_with_score_and_service(
    team: str, seed: int
) -> None:
    for setup, told in match(team, seed)[0]:
        found = look_back(classic_airport(), setup, told)
        worth, measured = found.score, found.service
        assert len(found.incidents) == worth.incidents
        assert sum(one.fixed_at is not None for one in found.incidents) == worth.restored
        assert sum(one.crashed_at is not None for one in found.incidents) == worth.crashed
        cured = [one.seconds for one in found.incidents if one.fixed_at is not None]
        assert measured.restore is not None
        assert sum(cured) / len(cured) == pytest.approx(measured.restore.mean)
        flights = {n for one in found.incidents for n in one.lost}
        assert len(flights) <= worth.diverted + worth.cancelled
        assert not worth.cancelled or flights
        _check_cover(found.incidents)


def test_spans_cover_every_incident_whatever_a_team_does() -> None:
    wheres = set()
    for scenario, _, told in random_rounds(30):
        found = incidents(airport_of(scenario), told)
        _check_cover(found)
        wheres |= {span.where for one in found for span in one.spans}
    assert len(wheres) == 6, "all of them came up"


def _check_cover(found: tuple[Incident, ...]) -> None:
    for one in found:
        marks = [one.struck_at]
        for span in one.spans:
            assert span.start == marks[-1]
            assert span.end > span.start
            marks.append(span.end)
        assert marks[-1] == one.ended_at
        kinds = [span.where for span in one.spans]
        assert all(a is not b for a, b in pairwise(kinds)), "neighbours differ"
