from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from airportsim.engine.simulation import Simulation
from airportsim.model.airport import Airport
from airportsim.model.checks import problems
from airportsim.model.doubts_of_rounds import undisturbed
from airportsim.model.flying import TimedFlight
from airportsim.model.scenario import (
    FixedFault,
    LeverCard,
    Promise,
    Round,
    Scenario,
    Service,
    Text,
    Workshop,
)
from airportsim.model.warnings import warnings
from airportsim.model.words import Lever, Phase, Role, SessionPhase, Work
from tests.worlds import TINY, setup_of


def both(thing: Any) -> Any:
    """A part of a scenario with a Chinese text beside each English one."""
    if isinstance(thing, Text):
        return Text(thing.en, thing.zh or thing.en)
    if isinstance(thing, tuple):
        return tuple(map(both, thing))
    if isinstance(thing, dict):
        return {key: both(value) for key, value in thing.items()}
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{f.name: both(getattr(thing, f.name)) for f in fields(thing)})
    return thing


def found(scenario: Scenario) -> list[tuple[tuple[str | int, ...], str]]:
    assert list(problems(scenario)) == []
    return [(one.where, one.sentence) for one in warnings(scenario)]


TWINS = replace(
    both(TINY),
    items=tuple(
        twin
        for item in both(TINY).items
        for twin in (
            item,
            replace(
                item, id=f"{item.id}-twin", needs=tuple(f"{need}-twin" for need in item.needs),
                name=both(Text(f"{item.name.en} twin")),
            ),
        )
    ),
    strikes=replace(TINY.strikes, count=4),
)  # fmt: skip
"""TINY with nothing to be said against it: in both languages, with faults, and with suspects."""


def parts(name: str, **changed: Any) -> Callable[[Scenario], Scenario]:
    """A scenario with a part changed."""
    return lambda scenario: replace(scenario, **{name: replace(getattr(scenario, name), **changed)})


def whole(**changed: Any) -> Callable[[Scenario], Scenario]:
    return lambda scenario: replace(scenario, **changed)


def all_rounds(**changed: Any) -> Callable[[Scenario], Scenario]:
    return lambda scenario: replace(
        scenario, rounds=tuple(replace(one, **changed) for one in scenario.rounds)
    )


def named_alike(key: str) -> Callable[[Scenario], Scenario]:
    """Two things of a list with one name."""

    def alike(scenario: Scenario) -> Scenario:
        first, second, *rest = getattr(scenario, key)
        changed: Any = {key: (first, replace(second, name=first.name), *rest)}
        return replace(scenario, **changed)

    return alike


def first_round(**changed: Any) -> Callable[[Scenario], Scenario]:
    return lambda scenario: replace(
        scenario, rounds=(replace(scenario.rounds[0], **changed), *scenario.rounds[1:])
    )


def set_by_hand(*faults: tuple[int, str, str]) -> Callable[[Scenario], Scenario]:
    first = Round(2000, 5000, tuple(FixedFault(*fault) for fault in faults))
    return lambda scenario: replace(scenario, rounds=(first, *scenario.rounds[1:]))


def kinds(**modes: Any) -> Callable[[Scenario], Scenario]:
    """The box with some modes changed."""

    def changed(scenario: Scenario) -> Scenario:
        box = scenario.kinds["box"]
        new = {name: replace(box.modes[name], **fields) for name, fields in modes.items()}
        return replace(scenario, kinds={"box": replace(box, modes=box.modes | new)})

    return changed


def faults_of(item: str, **weights: float) -> Callable[[Scenario], Scenario]:
    return lambda scenario: replace(
        scenario,
        items=tuple(replace(x, faults=weights) if x.id == item else x for x in scenario.items),
    )


def cards(*given: LeverCard) -> Callable[[Scenario], Scenario]:
    return whole(levers=given)


def card(lever: Lever, effort: int = 1, price: int = 0) -> LeverCard:
    return LeverCard(lever, effort, Text("a", "b"), Text("a", "b"), (), price)


NEW = Service("ZZZ", Phase.ARRIVAL, Text("a", "b"))
CONTACTS = card(Lever.NAMED_CONTACTS)
NOTHING_FAILS = "nothing fails in round 1, so 85 % cannot be missed"


def test_nothing_is_said_against_what_is_wise() -> None:
    assert found(TWINS) == []


@pytest.mark.parametrize(
    ("change", "where", "begins"),
    [
        (whole(title=Text("Tiny")), ("title",), "1 of 55 texts are not there in Chinese: title"),
        (
            whole(services=(*TWINS.services, NEW)),
            ("services", 4),
            "no item carries ZZZ, so it never fails",
        ),
        (
            parts("schedule", flights=1),
            ("airlines", 1),
            "BB has no flight, so nothing can go wrong at B",
        ),
        (
            lambda scenario: replace(
                scenario, kinds=scenario.kinds | {"tin": scenario.kinds["box"]}
            ),
            ("kinds", "tin"),
            "no item is of this kind",
        ),
        (
            kinds(full={"clue": both(TINY).kinds["box"].modes["hung"].clue,
                        "manner": TINY.kinds["box"].modes["hung"].manner}),
            ("kinds", "box", "modes", "full"),
            "nobody can tell full from hung: the same signs and the same clue",
        ),
        (
            faults_of("radar", hung=0.0),
            ("items", 0, "faults"),
            "radar never fails: it has no fault with a weight",
        ),
        (
            faults_of("radar", hung=0.0, full=1.0),
            ("items", 0, "faults", "hung"),
            "hung of radar never comes: its weight is 0",
        ),
        (
            whole(items=tuple(replace(x, needs=()) for x in both(TINY).items if x.carries)),
            ("items",),
            "a full report names the broken item outright for 12 of 12 faults",
        ),
        (
            lambda scenario: replace(
                scenario,
                items=(
                    *scenario.items,
                    *(replace(scenario.items[0], id=f"radar-{n}") for n in range(8)),
                ),
            ),
            ("items", 0),
            "even a full report on radar leaves 10 items to be tested",
        ),
        (
            parts("schedule", over=600, flights=100),
            ("schedule", "over"),
            "even if nothing fails only ",
        ),
        (
            parts("schedule", over=600, flights=10),
            ("schedule", "over"),
            "1 of 10 flights cannot be away before the round ends",
        ),
        (
            parts("flying", patience_stand=40),
            ("flying", "patience_stand"),
            'a flight waits on its stand for "0:40", but the specialists\' cure of a fault takes ',
        ),
        (
            parts("strikes", count=60),
            ("strikes", "count"),
            'the faults of a round are "21:20" of work for the role specialist',
        ),
        (
            lambda scenario: set_by_hand()(parts("strikes", count=0)(scenario)),
            ("rounds", 0),
            NOTHING_FAILS,
        ),
        (
            first_round(crash_after=20),
            ("rounds", 0, "crash_after"),
            'every fault crashes after "0:20"; the quickest cure takes "0:22" of work',
        ),
        (
            first_round(budget=99),
            ("rounds", 0, "budget"),
            "99 USD do not pay the cheapest fix, which costs 100",
        ),
        (
            set_by_hand((10, "radar", "hung"), (20, "fuel-a", "hung"), (30, "gate-b", "hung")),
            ("rounds", 0, "faults"),
            '3 faults strike within "0:52", the least time that a cure takes, and there are 2 ',
        ),
        (
            set_by_hand((40, "radar", "full"), (10, "radar", "hung")),
            ("rounds", 0, "faults", 0),
            'radar is broken already, since "0:10": this fault is left out',
        ),
        (
            set_by_hand((10, "depot", "hung"), (40, "catering", "hung")),
            ("rounds", 0, "faults", 1),
            'all that catering carries is down already, with depot since "0:10"',
        ),
        (
            parts("money", fixed_cost=4_001),
            ("money", "fixed_cost"),
            "even with every flight landed and nothing spent a round loses 1 USD",
        ),
        (
            parts("money", mirror=2_001),
            ("money", "mirror"),
            "no round's budget (2,000 USD at most) pays a mirror server",
        ),
        (
            lambda scenario: all_rounds(crash_after=60, budget=10_000)(
                parts("money", mirror=1_301)(scenario)
            ),
            ("money", "mirror"),
            "a mirror server costs more than it can save: ",
        ),
        (
            kinds(hung={"first_line": True}, full={"first_line": True}),
            ("staff", "specialist"),
            "nothing to do for the specialist: the service desk's checklist cures every fault",
        ),
        (
            lambda scenario: all_rounds(budget=0)(cards(card(Lever.STAFFING))(scenario)),
            ("staff", "delivery_manager"),
            "nothing to do for the delivery_manager: no fix can be paid",
        ),
        (
            parts("money", released=2_000, limit=300),
            ("staff", "director"),
            "nothing to do for the director: all money is released from the start",
        ),
        (
            whole(effort=(0, 0)),
            ("effort",),
            "no improvement can ever be adopted: no Plan has enough points of effort",
        ),
        (
            cards(CONTACTS, card(Lever.STAFFING, effort=5)),
            ("levers", 1, "effort"),
            "staffing can never be adopted: no Plan has more than 4 points",
        ),
        (
            cards(CONTACTS, card(Lever.STAFFING, price=2_001)),
            ("levers", 1, "price"),
            "staffing can never be adopted: no round's budget is above 2,000 USD",
        ),
        (
            whole(workshop=Workshop(discover=True)),
            ("levers", 0),
            "report_form lies face down, and no observation turns it",
        ),
        (
            whole(workshop=Workshop(discover=True, skip=(SessionPhase.CHECK,))),
            ("workshop", "skip"),
            "the improvements lie face down, but without Check nobody can note what turns them",
        ),
        (named_alike("items"), ("items", 1, "name"), "radar-twin has the same name as radar: "),
        (named_alike("services"), ("services", 1, "name"), "FUL has the same name as RDR: "),
        (
            parts("practice", limits=(60, 30, 90)),
            ("practice", "limits"),
            "a more urgent ticket waits longer here than one that is less urgent",
        ),
        (
            parts("moods", red=71),
            ("moods", "red"),
            "every airline is in the red, and costs money, from the first second on",
        ),
        (
            parts("money", promises=(Promise(90, 0, 0),)),
            ("money", "promises"),
            "no SLA of 85 % is on offer",
        ),
    ],
)  # fmt: skip
def test_what_is_legal_and_unwise_is_told(
    change: Callable[[Scenario], Scenario], where: tuple[str | int, ...], begins: str
) -> None:
    told = found(change(TWINS))
    assert [place for place, sentence in told if sentence.startswith(begins)] == [where]


def test_a_scenario_in_one_language_is_told_so_once() -> None:
    english = replace(TINY, items=TWINS.items, strikes=TWINS.strikes)
    chinese = both(english)
    assert found(chinese) == []
    no_names = replace(english, items=tuple(replace(x, name=Text(x.id)) for x in english.items))
    assert found(no_names) == [(("title",), "no text is there in Chinese")]


def test_texts_that_are_missing_are_counted_and_three_are_named() -> None:
    items = tuple(replace(x, name=Text("", x.id)) for x in TWINS.items)
    ((where, sentence),) = found(replace(TWINS, items=items))
    assert where == ("items", 0, "name")
    assert sentence == (
        "14 of 55 texts are not there in English: items.1.name, items.2.name, items.3.name "
        "and 11 more"
    )


def test_an_item_that_limps_where_it_fails_or_names_something_twice_is_told() -> None:
    item = TWINS.items[0]
    service, where = next((one, where) for one, where in item.carries.items() if where)
    odd = replace(item, limps=(service,), carries={**item.carries, service: (*where, where[0])})
    told = dict(found(replace(TWINS, items=(odd, *TWINS.items[1:]))))
    assert told["items", 0, "limps", 0].startswith(f"{item.id} carries {service}, so that fails")
    assert told["items", 0, "carries", service, len(where)] == f"{where[0]} stands here twice"


def test_where_there_is_nothing_to_find_out_a_twin_is_described() -> None:
    (doubt,) = (one for one in warnings(both(TINY)) if "outright" in one.sentence)
    assert "carries: {" in doubt.hint
    assert doubt.hint.endswith("and a fault whose manner is sudden too")


def test_where_cards_lie_open_or_nobody_plans_nothing_is_said_of_turning_them() -> None:
    assert found(replace(TWINS, workshop=Workshop())) == []
    talk = (SessionPhase.PLAN, SessionPhase.CHECK)
    assert found(replace(TWINS, workshop=Workshop(discover=True, skip=talk))) == []


def test_an_airline_without_a_flight_in_the_timetable_is_told() -> None:
    flights = tuple(TimedFlight(n, "BB", n + 1) for n in (1, 2))
    schedule = replace(TINY.schedule, flights=2, timetable=flights)
    assert (("airlines", 0), "AA has no flight, so nothing can go wrong at A") in found(
        replace(TWINS, schedule=schedule)
    )


def landed(scenario: Scenario) -> int:
    """The flights that are away in the engine when nothing fails."""
    calm = replace(
        scenario,
        strikes=replace(scenario.strikes, count=0, false_alarms=0),
        rounds=(Round(0, 100),),
    )
    simulation = Simulation(Airport(calm), setup_of(calm), 1)
    simulation.advance(simulation.end)
    return simulation.state.away


@pytest.mark.parametrize("flights", [4, 10, 30, 60, 100, 300])
@pytest.mark.parametrize("stands", [1, 2, 5])
def test_flights_that_cannot_be_away_are_counted_as_the_engine_would(
    flights: int, stands: int
) -> None:
    scenario = replace(
        TINY,
        schedule=replace(TINY.schedule, flights=flights, over=590),
        flying=replace(TINY.flying, stands=stands),
    )
    assert undisturbed(Airport(scenario)) == pytest.approx(landed(scenario), abs=2)


def test_in_classic_every_flight_could_be_away(classic: Airport) -> None:
    assert undisturbed(classic) == landed(classic.scenario) == 96


def test_each_warning_says_what_would_help() -> None:
    scenario = replace(
        TWINS,
        staff=TWINS.staff | {Role.SPECIALIST: 1},
        durations=TWINS.durations | {Work.TEST: 400},
    )
    told = list(warnings(scenario))
    assert len(told) > 2
    assert all(one.hint for one in told)
