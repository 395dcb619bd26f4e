"""What the journal tells about the service that each airline had."""

from dataclasses import replace
from typing import Any

import pytest

from airportsim.debrief.quality.indicators import Measured, indicators
from airportsim.debrief.quality.reading import read
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.quality import Indicator
from airportsim.model.score import score
from airportsim.model.service import service
from airportsim.model.words import Level, Role, Verdict, Work
from tests.debrief.journals import (
    FUEL,
    MATCHES,
    Told,
    fault,
    fixed,
    fly,
    journal,
    log,
    match,
    ticket,
)
from tests.worlds import TINY, airport_of

Q = Indicator


def found(*told: Told, terminal: str = "A", end: int | None = None) -> dict[Indicator, Measured]:
    """The indicators of an airline of the tiny airport, whose round lasts 600 s."""
    airport = airport_of(TINY)
    return indicators(airport, read(airport, journal(*told), end), terminal)


def values(*told: Told, **where: Any) -> dict[Indicator, int]:
    """Those that there was something to measure of."""
    return {i: m.value for i, m in found(*told, **where).items() if m.value is not None}


ALL = [told for flight in range(4) for told in fly(flight)]


def test_in_a_quiet_round_only_flights_and_what_is_seen_can_be_measured() -> None:
    assert values(*ALL) == {
        Q.ON_TIME: 100, Q.LOST: 0, Q.VISIBLE: 0, Q.OUTAGES: 0, Q.QUEUE: 0,
    }  # fmt: skip


@pytest.mark.parametrize(("late", "percent"), [(60, 100), (61, 50)])
def test_a_flight_is_late_from_a_minute_on(late: int, percent: int) -> None:
    assert values(*fly(0, late), *fly(2))[Q.ON_TIME] == percent


def test_lost_flights_are_late_too_and_what_was_not_due_yet_counts_nowhere() -> None:
    lost: list[Told] = [(120, e.FlightHolding(2)), (200, e.FlightDiverted(2))]
    assert {i: v for i, v in values(*fly(0), *lost).items() if i in (Q.ON_TIME, Q.LOST)} == {
        Q.ON_TIME: 50, Q.LOST: 50,
    }  # fmt: skip
    assert values(*fly(0), end=150)[Q.ON_TIME] == 100
    assert Q.ON_TIME not in values(end=50)


def test_a_queue_is_the_most_flights_stopped_at_once() -> None:
    held: list[Told] = [(120, e.FlightHolding(2)), (180, e.FlightLanding(2))]
    assert values(*fly(0, 50), *held)[Q.QUEUE] == 1
    assert values(*fly(0, 120), *held)[Q.QUEUE] == 2


def test_a_fault_is_acknowledged_when_it_is_logged_and_restored_when_it_is_fixed() -> None:
    told = values(*FUEL, ticket(20), log(25), fixed(70))
    assert (told[Q.ACKNOWLEDGE], told[Q.RESTORE], told[Q.SILENCE]) == (
        15,
        60,
        60,
    )
    never = values(*FUEL)
    assert (never[Q.ACKNOWLEDGE], never[Q.RESTORE], never[Q.SILENCE]) == (
        590,
        590,
        590,
    )


def test_a_service_comes_back_if_it_fails_again_after_its_cure() -> None:
    again = fault(100, 1, "fuel-a", "full", "FUL", "A")
    assert values(*FUEL, fixed(70))[Q.CAME_BACK] == 0
    assert values(*FUEL, fixed(70), *again, fixed(200, 1))[Q.CAME_BACK] == 50
    assert Q.CAME_BACK not in values(*FUEL)


def test_news_ends_a_silence_and_answers_a_complaint() -> None:
    complaint = (60, e.ComplaintMade(0, "A"))
    told = values(*FUEL, complaint, (110, e.AirlineInformed(0, "A", 300)), fixed(310))
    assert (told[Q.SILENCE], told[Q.ANSWERED], told[Q.COMPENSATED]) == (
        200,
        100,
        0,
    )
    paid = values(*FUEL, complaint, (110, e.AirlineCompensated(0, "A", 40)))
    assert (paid[Q.ANSWERED], paid[Q.COMPENSATED]) == (100, 100)
    assert values(*FUEL, complaint)[Q.ANSWERED] == 0


def test_an_airline_need_not_ask_if_it_was_told_or_the_cure_came_first() -> None:
    first, second = (e.ComplaintMade(0, "A"), e.ComplaintMade(1, "A"))
    assert values(*FUEL, fixed(70))[Q.UNASKED] == 100
    assert values(*FUEL, (60, first), fixed(70))[Q.UNASKED] == 0
    early: list[Told] = [(5, first), (12, e.AirlineInformed(0, "A", 300))]
    assert values(*FUEL, *early, (60, second), fixed(70))[Q.UNASKED] == 100


def test_promises_are_kept_or_broken() -> None:
    ended: list[Told] = [(100, e.PromiseEnded("A", True)), (200, e.PromiseEnded("A", False))]
    assert values(*ended)[Q.KEPT] == 50
    assert values(*ended, terminal="B").get(Q.KEPT) is None


def test_a_ticket_is_passed_over_by_a_less_pressing_one_of_another_terminal() -> None:
    other = fault(10, 1, "gate-b", "hung", "BRD", "B")
    mine = [*FUEL, ticket(20), (25, e.TicketLogged(0, Level.LOW, Level.HIGH, 0))]
    theirs = [*other, ticket(21, 1, 1), (26, e.TicketLogged(1, Level.LOW, Level.LOW, 0))]
    aid = e.WorkStarted(3, Work.FIRST_AID, 1, "", 40)
    assert values(*mine, *theirs, (30, aid))[Q.IN_ORDER] == 0
    own = e.WorkStarted(2, Work.FIRST_AID, 0, "", 39)
    assert values(*mine, *theirs, (29, own), (30, aid))[Q.IN_ORDER] == 100
    assert values(*mine, *theirs, (30, aid), terminal="B")[Q.IN_ORDER] == 100


@pytest.mark.parametrize(
    "event", [e.AskedBack(0), e.TicketHandedBack(0), e.TicketChased(0, Role.DIRECTOR, 5)]
)
def test_a_report_that_is_sent_on_did_not_find_its_contact(event: e.Event) -> None:
    assert values(*FUEL, ticket(20), log(25))[Q.RIGHT_CONTACT] == 100
    assert values(*FUEL, ticket(20), log(25), (40, event))[Q.RIGHT_CONTACT] == 0


def test_first_contacts_and_cures_in_vain_are_those_of_the_own_tickets() -> None:
    done = [*FUEL, ticket(20), log(25), (60, e.TicketRestored(0))]
    assert values(*done)[Q.FIRST_CONTACT] == 100
    wrong = (50, e.FixVerified(0, Verdict.WRONG_ITEM, False))
    told = values(*done, (30, e.TicketEscalated(0)), wrong)
    assert (told[Q.FIRST_CONTACT], told[Q.REJECTED]) == (0, 100)
    assert Q.REJECTED not in values(*done, wrong, terminal="B")


def test_a_fault_that_crashes_reaches_the_other_terminals() -> None:
    crash = (300, e.FaultCrashed(0))
    assert values(*FUEL)[Q.CRASHES] == 0
    assert Q.CRASHES not in values(*FUEL, terminal="B")
    told = values(*FUEL, crash, fixed(400), terminal="B")
    assert (told[Q.CRASHES], told[Q.RESTORE], told[Q.OUTAGES]) == (
        1,
        100,
        1,
    )


def test_only_what_is_visible_is_seen_if_the_scenario_says_so() -> None:
    seen = tuple(replace(one, visible=one.id == "BRD") for one in TINY.services)
    airport = airport_of(replace(TINY, services=seen))
    gate = fault(300, 1, "gate-a", "hung", "BRD", "A")
    told = journal(*FUEL, fixed(190), *gate, fixed(330, 1))
    mine = indicators(airport, read(airport, told), "A")
    assert (mine[Q.VISIBLE].value, mine[Q.OUTAGES].value) == (5, 1)
    assert values(*FUEL, fixed(190), *gate, fixed(330, 1))[Q.VISIBLE] == 35


def test_the_worst_entries_are_kept_as_evidence() -> None:
    again = fault(100, 1, "fuel-a", "full", "FUL", "A")
    evidence = found(*FUEL, fixed(30), *again)[Q.RESTORE].evidence
    assert [entry.t for entry in evidence] == [100, 10]


@pytest.mark.parametrize(("team", "seed"), MATCHES)
def test_outages_and_losses_are_those_of_the_other_measures(
    team: str, seed: int, classic: Airport
) -> None:
    end = classic.scenario.schedule.round
    for setup, told in match(team, seed)[0]:
        round_, worth = read(classic, told), score(classic, setup, told)
        down = dict.fromkeys(classic.tiles, 0)
        for terminal, facts in round_.facts.items():
            for one in facts.outages:
                down[one.service, terminal] += (end if one.end is None else one.end) - one.began.t
        available = service(classic, setup, told).availability
        assert down == {tile: round((1 - share) * end) for tile, share in available.items()}
        flights = [one for facts in round_.facts.values() for one in facts.flights]
        assert sum(one.lost is not None for one in flights) == worth.diverted + worth.cancelled
        assert sum(one.away is not None for one in flights) == worth.landed
        assert sum(len(f.complaints) for f in round_.facts.values()) == worth.complaints
