"""Practice: a round of one fault that suits a role, in any scenario."""

from dataclasses import replace

import pytest

from airportsim.files.library import load_scenario
from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.checks import problems
from airportsim.model.scenario import Scenario
from airportsim.model.words import Role, SessionPhase, Verdict
from airportsim.play.practice import LENGTH, Lesson, begun, is_practice, practice
from airportsim.play.views import DirectorView, VendorView
from tests.conftest import classic_airport
from tests.worlds import TINY


def without_first_line() -> Scenario:
    kinds = {
        name: replace(
            kind, modes={m: replace(mode, first_line=False) for m, mode in kind.modes.items()}
        )
        for name, kind in TINY.kinds.items()
    }
    return replace(TINY, kinds=kinds)


SCENARIOS = {
    "classic": classic_airport().scenario,
    "tiny": TINY,
    "no first line": without_first_line(),
    "practice": load_scenario("practice"),
    "timetable": load_scenario("kennedy"),
}

every = pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS)
each = pytest.mark.parametrize("role", Role)


def happened(lesson: Lesson) -> list[e.Event]:
    assert lesson.table is not None
    return [entry.event for entry in lesson.table.simulation.journal]


@every
@each
def test_a_practice_of_any_scenario_is_a_scenario(scenario: Scenario, role: Role) -> None:
    made = practice(scenario, role)
    assert list(problems(made)) == []
    assert [len(one.faults) for one in made.rounds] == [1]
    assert made.name == scenario.name


@every
@each
def test_it_begins_with_one_fault_and_something_for_the_newcomer_to_do(
    scenario: Scenario, role: Role
) -> None:
    lesson = begun(scenario, role, "Lin")
    assert lesson.state.phase is SessionPhase.DO
    assert lesson.state.seats[role].players == ("Lin",)
    truth = lesson.truth()
    assert truth is not None
    assert truth.waiting_for[role] == 1
    assert sum(isinstance(event, e.FaultStruck) for event in happened(lesson)) == 1
    assert truth.left > LENGTH / 2


@pytest.mark.parametrize("name", ["classic", "practice"])
@each
def test_nothing_else_strikes_crashes_or_costs_a_flight_if_he_only_looks_on(
    role: Role, name: str
) -> None:
    lesson = begun(SCENARIOS[name], role, "Lin")
    lesson.advance(LENGTH - 1)
    kinds = (e.FaultStruck, e.FaultCrashed, e.AlertRaised)
    found = [type(event) for event in happened(lesson) if isinstance(event, kinds)]
    assert found == [e.FaultStruck, e.AlertRaised]
    lesson.advance(LENGTH)
    assert lesson.state.phase is SessionPhase.END


def test_the_desk_can_cure_its_fault_with_the_checklist() -> None:
    for scenario in SCENARIOS.values():
        airport = Airport(practice(scenario, Role.SERVICE_DESK))
        fault = airport.scenario.rounds[0].faults[0]
        assert airport.fault_of[fault.item, fault.mode].first_line


def test_the_shipped_practice_brings_its_rounds_and_no_other_scenario_does() -> None:
    brings = [name for name, scenario in SCENARIOS.items() if is_practice(scenario)]
    assert brings == ["practice"]
    own = SCENARIOS["practice"]
    for number, role in enumerate(Role):
        assert practice(own, role).rounds == own.rounds[number : number + 1]


@pytest.mark.parametrize("name", ["classic", "practice"])
def test_a_full_report_leaves_the_specialist_two_or_three_suspects(name: str) -> None:
    lesson = begun(SCENARIOS[name], Role.SPECIALIST, "Lin")
    view = lesson.seat("Lin", Role.SPECIALIST).view()
    assert [len(view.candidates(slip)) for slip in view.tickets] == [2]  # type: ignore[union-attr]


def test_the_director_finds_a_request_above_the_limit_and_too_little_released() -> None:
    lesson = begun(SCENARIOS["practice"], Role.DIRECTOR, "Lin")
    view = lesson.seat("Lin", Role.DIRECTOR).view()
    assert isinstance(view, DirectorView)
    price = next(iter(view.requested)).price
    assert view.refusal(c.Authorise(0)) is None
    assert view.available < price <= view.available + view.reserve


def test_the_director_finds_a_request_above_the_limit_and_nothing_released() -> None:
    lesson = begun(TINY, Role.DIRECTOR, "Lin")
    view = lesson.seat("Lin", Role.DIRECTOR).view()
    assert isinstance(view, DirectorView)
    assert view.refusal(c.Authorise(0)) is None
    assert view.available == 0
    assert view.reserve >= next(iter(view.requested)).price


@every
def test_the_delivery_manager_may_buy_without_the_director(scenario: Scenario) -> None:
    made = practice(scenario, Role.DELIVERY_MANAGER)
    fault = Airport(made).fault_of[made.rounds[0].faults[0].item, made.rounds[0].faults[0].mode]
    assert fault.symptoms[0].price <= made.money.limit
    assert fault.symptoms[0].price <= made.money.released


@pytest.mark.parametrize("name", ["classic", "practice"])
def test_the_vendor_has_a_wrong_remedy_to_reject_and_then_a_right_one(name: str) -> None:
    lesson = begun(SCENARIOS[name], Role.VENDOR, "Lin")
    view = lesson.seat("Lin", Role.VENDOR).view()
    assert isinstance(view, VendorView)
    verdicts = []
    while view.left > 1:
        for slip in view.proposed:
            verdicts.append(view.verdict_on(slip))
            lesson.seat("Lin", Role.VENDOR).submit(c.Verify(slip.number, verdicts[-1]))
        lesson.advance(lesson.now + 10)
    assert verdicts == [Verdict.WRONG_REMEDY, Verdict.ACCEPTED]


@pytest.mark.parametrize("name", ["classic", "practice"])
def test_an_airline_complains_soon_to_the_account_manager(name: str) -> None:
    lesson = begun(SCENARIOS[name], Role.ACCOUNT_MANAGER, "Lin")
    at = lesson.now
    lesson.advance(at + 40)
    assert any(isinstance(event, e.ComplaintMade) for event in happened(lesson))


def test_the_clock_stands_while_somebody_explains() -> None:
    lesson = begun(TINY, Role.SERVICE_DESK, "Lin")
    at = lesson.now
    lesson.held = True
    lesson.tick(10)
    assert (lesson.now, lesson.state.paused) == (at, False)
    lesson.held = False
    lesson.tick(10)
    assert lesson.now == at + 10
