"""What is wrong with a scenario is found before it is played, and named."""

from dataclasses import replace

from airportsim.model.airport import Airport
from airportsim.model.checks import Problem, problems
from airportsim.model.scenario import FixedFault, Scenario
from airportsim.model.words import Lever


def found(scenario: Scenario) -> list[Problem]:
    return list(problems(scenario))


def with_needs(scenario: Scenario, **needs: str) -> Scenario:
    """A scenario whose items (_ for -) need others."""
    wanted = {item.replace("_", "-"): need for item, need in needs.items()}
    items = tuple(
        replace(item, needs=(wanted[item.id],)) if item.id in wanted else item
        for item in scenario.items
    )
    return replace(scenario, items=items)


def with_lever(scenario: Scenario, lever: Lever, need: Lever) -> Scenario:
    levers = tuple(
        replace(card, needs=(need,)) if card.id is lever else card for card in scenario.levers
    )
    return replace(scenario, levers=levers)


def test_the_classic_airport_is_sound(classic: Airport) -> None:
    assert found(classic.scenario) == []


def test_items_that_need_each_other_in_a_circle_are_named(classic: Airport) -> None:
    round_trip = with_needs(
        classic.scenario,
        flight_server="operations-db",
        operations_db="radar-processor",
        radar_processor="flight-server",
        border_interface="radar-processor",
        radar_line="radar-line",
    )
    said = [reason for where, reason in found(round_trip) if where[-1] == "needs"]
    assert said == [
        "radar-line cannot rest on itself",
        (
            "they need each other in a circle: "
            "radar-processor needs flight-server needs operations-db needs radar-processor"
        ),
    ]


def test_levers_that_need_themselves_or_each_other_are_named(classic: Airport) -> None:
    scenario = with_lever(classic.scenario, Lever.STAFFING, Lever.STAFFING)
    ((where, reason),) = found(scenario)
    assert scenario.levers[int(where[1])].id is Lever.STAFFING
    assert (where[2], reason) == ("needs", "staffing cannot need itself")
    scenario = with_lever(classic.scenario, Lever.PURCHASING_OPEN, Lever.PURCHASING_CRITERIA)
    ((_, reason),) = found(scenario)
    assert reason == (
        "they need each other in a circle: "
        "purchasing_open needs purchasing_criteria needs purchasing_open"
    )


def test_effort_is_not_negative(classic: Airport) -> None:
    first, *others = classic.scenario.levers
    scenario = replace(
        classic.scenario, effort=(-1, 4), levers=(replace(first, effort=-1), *others)
    )
    assert [(where, reason) for where, reason in found(scenario)] == [
        (("effort", 0), "must be from 0 to 1000, not -1"),
        (("levers", 0, "effort"), "must be from 0 to 1000, not -1"),
    ]


def test_a_fault_set_by_hand_may_have_no_weight(classic: Airport) -> None:
    first, *others = classic.scenario.items
    mode = next(iter(first.faults))
    never = replace(first, faults={**first.faults, mode: 0})
    rounds = tuple(
        replace(one, faults=(FixedFault(20, first.id, mode),)) for one in classic.scenario.rounds
    )
    assert found(replace(classic.scenario, items=(never, *others), rounds=rounds)) == []
