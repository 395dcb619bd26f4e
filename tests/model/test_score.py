"""Scores from journals made by hand: flights, money, service."""

from dataclasses import replace
from fractions import Fraction

import pytest

from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry
from airportsim.model.plan import first_standing
from airportsim.model.score import Score, profit_so_far, score
from airportsim.model.words import Level, RestoredBy, Verdict
from tests.worlds import TINY, Play, airport_of, closed, setup_of


def journal(*told: tuple[int, e.Event]) -> list[Entry]:
    return [Entry(t, serial, event) for serial, (t, event) in enumerate(told)]


def tiny(*told: tuple[int, e.Event], promise: int = 0, planned: int = 0) -> Score:
    setup = replace(setup_of(TINY, promise=promise), planned=planned)
    return score(airport_of(TINY), setup, journal(*told))


def landed(airport: Airport, flights: int, spent: int) -> Score:
    """A classic round with so many flights landed, and so much spent on the vendor's help."""
    away = [(n + 1, e.FlightAway(n)) for n in range(flights)]
    bought = [(1499, e.PurchaseApproved(0, spent))]
    return score(airport, first_standing(airport).setup(), journal(*away, *bought))


def test_with_the_whole_budget_spent_a_classic_round_breaks_even_at_exactly_85_percent(
    classic: Airport,
) -> None:
    below, above = landed(classic, 81, 50_000).profit, landed(classic, 82, 50_000).profit
    assert below < 0 < above
    even = 81 + Fraction(-below, above - below)
    assert even == Fraction(85, 100) * 96


def test_the_sla_is_held_against_the_success_rate_not_against_the_target_attainment(
    classic: Airport,
) -> None:
    missed, met = landed(classic, 81, 0), landed(classic, 82, 0)
    assert (missed.sla_met, met.sla_met) == (False, True)
    assert met.success_rate == pytest.approx(82 / 96)
    assert met.target_attainment == pytest.approx(82 / 81.6)
    assert missed.target_attainment == pytest.approx(81 / 81.6)
    assert met.sla_target == 0.85


def test_flights_are_counted_by_what_became_of_them() -> None:
    found = tiny(
        (1, e.FlightHolding(0)), (60, e.FlightAway(0)), (100, e.FlightDiverted(1)),
        (110, e.FlightCancelled(2)),
    )  # fmt: skip
    counted = (found.flights, found.landed, found.diverted, found.cancelled, found.unfinished)
    assert counted == (4, 1, 1, 1, 1)


def test_profit_is_income_and_fee_less_costs_purchases_payments_and_fines() -> None:
    found = tiny(
        (10, e.FlightAway(0)), (20, e.FlightAway(1)), (30, e.PurchaseApproved(0, 200)),
        (40, e.AirlineCompensated(0, "A", 40)), (60, e.AirlineInRed("A", 7)),
        (120, e.AirlineInRed("B", 7)), promise=1, planned=50,
    )  # fmt: skip
    missed = 2  # of the four flights that 95 % promises, rounded up to whole flights
    assert found.profit == 2 * 1000 + 500 - 600 - 200 - 40 - 2 * 7 - 50 - missed * 100
    assert (found.spent, found.budget) == (290, 2000)


def test_an_unpromised_flight_missed_costs_no_penalty() -> None:
    assert tiny(promise=0).profit == -600


def test_profit_so_far_lets_the_fixed_cost_accrue_by_the_second() -> None:
    play = Play()
    costs = [profit_so_far(play.at(second).sim.state) for second in (0, 1, 300)]
    landed_by_300 = play.sim.state.away
    assert costs == [0, -1, landed_by_300 * 1000 - 300]


def test_the_profit_at_the_end_is_the_profit_of_the_score() -> None:
    play = closed().end()
    found = score(play.sim.airport, play.sim.setup, play.sim.journal)
    assert profit_so_far(play.sim.state) == found.profit


FAULT = (10, e.FaultStruck(0, 0, "fuel-a", "hung")), (10, e.AlertRaised(0, 0, "FUL", ("A",), ""))
OTHER = (20, e.FaultStruck(1, 1, "gate-b", "locked")), (20, e.AlertRaised(1, 1, "BRD", ("B",), ""))
FALSE = (30, e.AlertRaised(2, -1, "CAT", ("A",), "sudden"))


def test_times_to_acknowledge_and_to_restore_are_means_from_alert_and_strike() -> None:
    found = tiny(
        *FAULT, *OTHER,
        (30, e.TicketReported(0, 1, (0,))), (40, e.TicketReported(1, 0, (0,))),
        (50, e.TicketLogged(0, Level.LOW, Level.LOW, 3)),
        (70, e.TicketLogged(1, Level.LOW, Level.LOW, 3)),
        (80, e.FaultFixed(1, RestoredBy.SERVICE_DESK)), (90, e.FaultFixed(0, RestoredBy.VENDOR)),
    )  # fmt: skip
    assert found.mean_time_to_acknowledge == (30 + 60) / 2
    assert found.mean_time_to_restore == (60 + 80) / 2
    assert (found.incidents, found.restored) == (2, 2)
    by = {RestoredBy.SERVICE_DESK: 1, RestoredBy.VENDOR: 1}
    assert found.restored_by == dict.fromkeys(RestoredBy, 0) | by


def test_nothing_to_time_gives_none_and_not_zero() -> None:
    found = tiny()
    assert found.mean_time_to_acknowledge is None
    assert found.mean_time_to_restore is None
    assert found.first_contact_resolution is None


def test_first_contact_resolution_counts_restored_incidents_never_escalated() -> None:
    found = tiny(
        *FAULT, *OTHER, FALSE,
        (30, e.TicketReported(0, 0, (0,))), (30, e.TicketReported(1, 1, (0,))),
        (30, e.TicketReported(2, 2, (0,))), (40, e.TicketEscalated(0)),
        (50, e.TicketRestored(0)), (60, e.TicketRestored(1)), (70, e.TicketRestored(2)),
    )  # fmt: skip
    assert found.first_contact_resolution == 0.5, "a false alarm is no incident"


def test_rejections_and_the_vendors_errors_are_told_apart() -> None:
    found = tiny(
        (1, e.FixVerified(0, Verdict.ACCEPTED, True)),
        (2, e.FixVerified(0, Verdict.ACCEPTED, False)),
        (3, e.FixVerified(0, Verdict.WRONG_ITEM, False)),
        (4, e.FixVerified(0, Verdict.WRONG_REMEDY, True)),
        (5, e.FixVerified(0, Verdict.UNCLEAR, False)),
    )
    assert found.rejected_fixes == 3
    assert found.vendor_errors == 2


def test_needless_purchases_crashes_and_complaints_are_counted() -> None:
    found = tiny(
        *FAULT, *OTHER,
        (1, e.PurchaseDelivered(0, True)), (2, e.PurchaseDelivered(1, False)),
        (3, e.FaultCrashed(0)), (4, e.ComplaintMade(0, "A")), (5, e.ComplaintMade(1, "A")),
    )  # fmt: skip
    assert (found.needless_purchases, found.crashed, found.complaints) == (1, 1, 2)


def test_the_longest_gap_lies_between_landed_flights_and_a_standstill_fills_the_round() -> None:
    away = [(100, e.FlightAway(0)), (350, e.FlightAway(1)), (400, e.FlightAway(2))]
    assert tiny(*away).longest_gap == 250
    assert tiny(away[0]).longest_gap == 600, "one flight only is no short gap"
    assert tiny().longest_gap == 600
