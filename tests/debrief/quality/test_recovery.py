"""How airlines judge what is done about their failures."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from airportsim.debrief.quality.reading import read
from airportsim.debrief.quality.recovered import (
    Circle,
    Paradox,
    circle,
    is_well,
    noted,
    paradoxes,
    recovered,
)
from airportsim.debrief.quality.recovery import Recovery, recoveries
from airportsim.debrief.quality.round import quality_of
from airportsim.model import events as e
from airportsim.model.quality import Character, Fairness, Measuring, Recovering, Valued
from airportsim.model.team import Record
from tests.conftest import classic_airport
from tests.debrief.journals import (
    FUEL,
    MATCHES,
    Told,
    fault,
    fixed,
    fly,
    journal,
    match,
    random_rounds,
)
from tests.worlds import TINY, airport_of, setup_of

USUAL = Character()
FAIR_MINDED = Character(values={Valued.ON_TIME: 1, Valued.NEWS: 1, Valued.MONEY: 1})
RULES = Recovering()
KNOWN = Record("fuel-a", "hung", None, 60)


def informed(t: int, due: int, kept: bool, alert: int = 0) -> list[Told]:
    """The airline at A is told when its service will be back; that is so, or not."""
    return [
        (t, e.AirlineInformed(-1, "A", due, alert)),
        (due, e.PromiseEnded("A", kept, alert)),
    ]


def apology(t: int, alert: int = 0) -> Told:
    return t, e.AirlineApologised("A", alert)


def paid(t: int, usd: int, alert: int = 0) -> Told:
    return t, e.AirlineCompensated(-1, "A", usd, alert)


STOPPED = [*FUEL, *fly(0, 120), fixed(170)]
"""No fuel at A from second 10 to 170, for which a flight waits from 50 on: 80 USD would be fair."""

TOLD = informed(40, 200, kept=True)

WELL = [*TOLD, apology(60), paid(180, 80)]
"""All that can be done: told at once, truthfully, with an apology and what is fair."""


def found(
    *told: Told, character: Character = FAIR_MINDED, record: Iterable[Record] = (),
    rules: Recovering = RULES, terminal: str = "A",
) -> list[Recovery]:  # fmt: skip
    """The failures of an airline in a journal of the tiny airport."""
    airport = airport_of(replace(TINY, quality=Measuring(recovery=rules)))
    setup = replace(setup_of(TINY), record=tuple(record))
    return [*recoveries(airport, setup, read(airport, journal(*told)), terminal, character)]


def only(*told: Told, **how: object) -> Recovery:
    (one,) = found(*STOPPED, *told, **how)  # type: ignore[arg-type]
    return one


def fair(one: Recovery) -> tuple[int, ...]:
    return tuple(one.fairness.values())


# --- what a failure is, and what it cost -----------------------------------------------------


def test_a_failure_is_told_with_its_cause_its_harm_and_what_would_be_fair() -> None:
    one = only()
    assert (one.terminal, one.service, one.item, one.mode) == ("A", "FUL", "fuel-a", "hung")
    assert (one.since, one.end, one.waited, one.lost, one.fair) == (10, 170, 120, 0, 80)
    assert one.hurt


def test_a_flight_that_is_lost_waiting_for_it_counts_for_more() -> None:
    lost = [*fly(0)[:3], (150, e.FlightCancelled(0))]
    (one,) = found(*FUEL, *lost, fixed(170))
    assert (one.waited, one.lost, one.fair) == (100, 1, 100 * 40 // 60 + 1500)


def test_what_flights_wait_for_in_another_phase_is_not_its_doing() -> None:
    held: list[Told] = [(120, e.FlightHolding(2)), (160, e.FlightLanding(2))]
    (one,) = found(*FUEL, *fly(0), *held, fixed(170))
    assert not one.hurt
    assert one.fair == 0


def test_a_failure_that_lasts_until_the_end_has_none() -> None:
    (one,) = found(*FUEL, *fly(0, 120))
    assert one.end is None


# --- how it is judged ------------------------------------------------------------------------


def test_where_nothing_is_done_nothing_is_judged() -> None:
    one = only()
    assert (one.told, one.score, one.moved, one.fairness) == (None, None, 0, {})


def test_word_in_time_that_is_kept_does_good_though_nothing_is_paid() -> None:
    one = only(*TOLD)
    assert (one.told, one.unasked, one.kept, one.broken) == (40, True, 1, 0)
    assert fair(one) == (0, 100, 70)
    assert one.moved > 0


def test_a_broken_promise_is_judged_as_bad_and_felt_as_worse_than_no_word() -> None:
    broken = only(*informed(40, 60, kept=False))
    assert broken.fairness[Fairness.INTERACTIONAL] == 10
    assert broken.moved < 0
    assert broken.moved < only(*TOLD).moved
    airlines = [airline.character for airline in classic_airport().scenario.airlines]
    for character in (USUAL, *airlines):
        told = _perceived(*informed(40, 60, kept=False), character=character)
        assert told < _perceived(character=character) < _perceived(*TOLD, character=character)


def _perceived(*told: Told, character: Character) -> int:
    """All that the airline at A says it perceived, without chance."""
    airlines = tuple(replace(one, character=character) for one in TINY.airlines)
    airport = airport_of(replace(TINY, airlines=airlines, quality=Measuring(mood=0, noise=0)))
    quality = quality_of(airport, setup_of(TINY), journal(*STOPPED, *told), 1)
    return sum(one.perceived for one in quality.airlines[0].answers)


def test_nothing_makes_good_a_promise_that_was_broken() -> None:
    for airline in classic_airport().scenario.airlines:
        whole = [*informed(12, 30, kept=False), apology(40), paid(60, 80)]
        assert only(*whole, character=airline.character).moved <= 0


def test_half_a_truth_is_half_as_fair() -> None:
    twice = [*informed(40, 100, kept=False), *informed(110, 200, kept=True)]
    assert only(*twice).fairness[Fairness.INTERACTIONAL] == 10 + 15


def test_an_apology_and_money_each_raise_their_own_fairness() -> None:
    told, sorry, given, all_of_it = (
        fair(only(*more)) for more in (TOLD, [*TOLD, apology(60)], [*TOLD, paid(180, 60)], WELL)
    )
    assert [a - b for a, b in zip(sorry, told, strict=True)] == [0, 0, 30]
    assert [a - b for a, b in zip(given, told, strict=True)] == [75, 0, 0]
    assert all_of_it == (100, 100, 100)


def test_more_than_is_fair_is_no_fairer_and_what_cost_nothing_needs_no_money() -> None:
    assert fair(only(*TOLD, paid(180, 5000))) == (100, 100, 70)
    (one,) = found(*FUEL, fixed(170), *TOLD)
    assert fair(one) == (100, 100, 70)
    assert one.moved == 0


@pytest.mark.parametrize(("after", "quick"), [(0, 100), (45, 100), (84, 80), (240, 0), (400, 0)])
def test_the_later_the_first_word_the_less_it_is_worth(after: int, quick: int) -> None:
    (one,) = found(*FUEL, *fly(0, 500), apology(10 + after), fixed(550))
    assert one.fairness[Fairness.PROCEDURAL] == quick


def test_word_that_took_a_complaint_is_worth_half() -> None:
    asked = only((50, e.ComplaintMade(0, "A")), *informed(55, 200, kept=True))
    assert not asked.unasked
    assert asked.fairness[Fairness.PROCEDURAL] == 50
    before = only((5, e.ComplaintMade(0, "A")), *informed(55, 200, kept=True))
    assert before.fairness[Fairness.PROCEDURAL] == 100


def test_the_way_by_the_director_costs_a_fifth() -> None:
    asked = only(*TOLD, (60, e.CompensationAsked("A", 0, 3000)), paid(100, 3000))
    assert asked.asked
    assert asked.fairness[Fairness.PROCEDURAL] == 80


def test_the_impatient_want_it_quicker() -> None:
    waits = [(character, informed(100, 200, kept=True)) for character in (50, 100, 300)]
    quick = [
        only(*told, character=replace(FAIR_MINDED, patience=patience)).fairness[Fairness.PROCEDURAL]
        for patience, told in waits
    ]
    assert quick == sorted(set(quick))


@pytest.mark.parametrize(
    ("valued", "what"), [(Valued.MONEY, paid(40, 80)), (Valued.NEWS, apology(250))]
)
def test_each_airline_judges_by_what_it_values(valued: Valued, what: Told) -> None:
    def score(share: int) -> int:
        shares = dict.fromkeys(Valued, 10) | {valued: share}
        found_ = only(what, character=Character(values=shares)).score
        assert found_ is not None
        return found_

    other = score(90) - score(10)
    assert other > 0


# --- the first, and those that follow --------------------------------------------------------

AGAIN = fault(300, 1, "catering", "full", "CAT", "A")
"""Another fault at A, which stops nobody."""

SECOND = [*AGAIN, *fly(2, 180), fixed(350, 1)]
"""Another fault at A, for which a flight waits."""


def test_a_first_failure_alone_and_recovered_well_leaves_more_than_none() -> None:
    one = only(*WELL)
    assert one.first
    assert one.score == 100
    assert one.moved == RULES.gain + RULES.paradox
    assert paradoxes([one], RULES) == [(one, Paradox.HAPPENED)]
    assert is_well(one, RULES)


def test_not_if_another_fault_has_come_since() -> None:
    one, other = found(*STOPPED, *WELL, *AGAIN)
    assert one.first
    assert one.moved == RULES.gain
    assert paradoxes([one, other], RULES) == [(one, Paradox.ENDED)]


def test_nor_a_second_failure_which_is_worth_less() -> None:
    again = [*informed(310, 400, kept=True, alert=1), apology(320, 1), paid(370, 500, 1)]
    first, second = found(*STOPPED, *SECOND, *again)
    assert not second.first
    assert second.moved == RULES.gain * RULES.again // 100
    assert paradoxes([first, second], RULES) == []


def test_but_one_that_follows_a_failure_that_hurt_nobody_is_a_first() -> None:
    _, second = found(*FUEL, fixed(40), *SECOND)
    assert second.first


DEPOT: list[Told] = [
    (70, e.FaultStruck(0, 0, "depot", "hung")),
    (70, e.ServiceFailed(0, "FUL")),
    (70, e.AlertRaised(0, 0, "FUL", ("B",), "")),
    (80, e.ServiceFailed(0, "CAT")),
    (80, e.AlertRaised(1, 0, "CAT", ("B",), "")),
    *fly(1, 120),
    fixed(240),
]
"""A fault that takes two services from B, for both of which its flight waits."""


def test_two_services_of_one_fault_are_one_first_failure() -> None:
    gate = fault(300, 1, "gate-b", "full", "BRD", "B")
    third = [*gate[:2], (300, e.AlertRaised(2, 1, "BRD", ("B",), ""))]
    some = found(*DEPOT, *third, terminal="B")
    assert [(one.service, one.hurt, one.first) for one in some] == [
        ("FUL", True, True), ("CAT", True, True), ("BRD", False, False),
    ]  # fmt: skip


def test_and_delight_once_however_well_both_are_recovered() -> None:
    made_good: list[Told] = [
        (t + 10, event)
        for t, alert in ((70, 0), (80, 1))
        for event in (
            e.AirlineInformed(-1, "B", 250, alert),
            e.AirlineApologised("B", alert),
            e.AirlineCompensated(-1, "B", 90, alert),
        )
    ]
    kept: list[Told] = [(250, e.PromiseEnded("B", True, alert)) for alert in (0, 1)]
    some = found(*DEPOT, *made_good, *kept, terminal="B")
    assert [one.moved for one in some] == [RULES.gain + RULES.paradox, RULES.gain]
    assert paradoxes(some, RULES) == [(some[0], Paradox.HAPPENED)]


def test_a_cause_that_an_earlier_round_has_met_is_no_first() -> None:
    assert only(*WELL).first
    one = only(*WELL, record=[KNOWN])
    assert not one.first
    assert one.moved == RULES.gain * RULES.again // 100


def test_no_recovery_makes_more_than_good_what_cost_too_much() -> None:
    lost = [told for n in (0, 2) for told in [*fly(n)[:3], (60 * n + 150, e.FlightCancelled(n))]]
    whole = [*FUEL, *lost, fixed(300), *informed(40, 310, kept=True), apology(60), paid(70, 9000)]
    (one,) = found(*whole)
    assert (one.lost, one.score) == (2, 100)
    assert one.moved == RULES.gain
    (milder,) = found(*whole, rules=replace(RULES, severe=2))
    assert milder.moved == RULES.gain + RULES.paradox


# --- any round -------------------------------------------------------------------------------


def test_whatever_is_played_judgements_stay_within_their_bounds() -> None:
    for scenario, setup, told in random_rounds(12):
        airport = airport_of(scenario) if scenario.name == "tiny" else classic_airport()
        rules, round_ = scenario.quality.recovery, read(airport, told)
        for airline in scenario.airlines:
            some = recoveries(airport, setup, round_, airline.terminal, airline.character)
            assert some == recoveries(
                airport, setup, read(airport, told), airline.terminal, airline.character
            )
            _within_bounds(some, rules)


def _within_bounds(some: Iterable[Recovery], rules: Recovering) -> None:
    for one in some:
        done = one.kept or one.broken or one.apologised or one.paid
        if one.told is None:
            assert (one.fairness, one.score, one.moved, done) == ({}, None, 0, False)
            continue
        assert one.score is not None
        assert list(one.fairness) == list(Fairness)
        assert all(0 <= value <= 100 for value in (one.score, *one.fairness.values()))
        assert -rules.gain <= one.moved <= rules.gain + rules.paradox
        assert one.told >= one.since
        assert min(one.waited, one.lost, one.fair, one.paid) >= 0


@pytest.mark.parametrize(("team", "seed"), MATCHES)
def test_numbers_of_a_round_agree_with_its_failures(team: str, seed: int) -> None:
    airport = classic_airport()
    rules = airport.scenario.quality.recovery
    for setup, told in match(team, seed)[0]:
        quality = quality_of(airport, setup, told, seed)
        every = [one for felt in quality.airlines for one in felt.recoveries]
        numbers = recovered(every)
        assert numbers.failures == len(every) >= numbers.hurt >= numbers.told >= numbers.unasked
        assert numbers.kept + numbers.broken == sum(
            isinstance(entry.event, e.PromiseEnded) and entry.event.alert >= 0 for entry in told
        )
        whole = circle(setup, told, quality, rules)
        struck = [entry.event for entry in told if isinstance(entry.event, e.FaultStruck)]
        assert whole.faults == len(struck)
        assert whole.hurt == numbers.hurt >= whole.well
        assert whole.causes >= len({(one.item, one.mode) for one in struck}) >= whole.predicted


def test_the_record_keeps_what_hurt_or_was_spoken_of_and_numbers_say_how_it_went() -> None:
    some = found(*STOPPED, *TOLD, *AGAIN, fixed(350, 1))
    assert [one.service for one in some] == ["FUL", "CAT"]
    assert noted(some) == some[:1]
    numbers = recovered(some)
    assert (numbers.failures, numbers.hurt, numbers.told, numbers.unasked) == (2, 1, 1, 1)
    assert (numbers.kept, numbers.broken, numbers.apologised, numbers.paid) == (1, 0, 0, 0)
    assert numbers.score == some[0].score
    assert recovered([]).score is None


def test_the_circle_goes_from_what_was_foreseen_to_what_is_stored() -> None:
    airport = airport_of(TINY)
    setup = setup_of(TINY, articles=[("catering", "full")])
    setup = replace(setup, record=(Record("depot", "hung", None), Record("catering", "full", None)))
    told = journal(*STOPPED, *WELL, *SECOND, (360, e.ArticleWritten(1, "fuel-a", "hung", 0)))
    quality = quality_of(airport, setup, told, 1)
    after = circle(setup, told, quality, RULES)
    assert after == Circle(faults=2, predicted=1, hurt=2, well=1, causes=3, stored=2)
    assert circle(setup, told, quality, RULES, setup.articles).stored == 1
