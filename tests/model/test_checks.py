"""What is wrong with a scenario is found before it is played, and named."""

from dataclasses import replace

from airportsim.model.airport import Airport
from airportsim.model.checks import Problem, problems
from airportsim.model.scenario import DropPolicy, FixedFault, Observation, Scenario, Text, Workshop
from airportsim.model.words import Lever, SessionPhase
from tests.worlds import TINY


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


def with_workshop(scenario: Scenario, answers: tuple[str, ...], *observations: str) -> Scenario:
    """A scenario with these observations, all of the answers on its first card."""
    first, *others = (replace(card, answers=()) for card in scenario.levers)
    notes = tuple(Observation(name, Text(name)) for name in observations)
    levers = (replace(first, answers=answers), *others)
    return replace(scenario, levers=levers, workshop=Workshop(observations=notes))


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
    ids = [item.id for item in round_trip.items]
    said = {(ids[int(where[1])], said) for where, said in found(round_trip) if "needs" in where}
    circle = (
        "they need each other in a circle: "
        "radar-processor needs flight-server needs operations-db needs radar-processor"
    )
    assert said == {
        ("radar-line", "radar-line cannot rest on itself"),
        *((name, circle) for name in ("radar-processor", "flight-server", "operations-db")),
    }


def test_levers_that_need_themselves_or_each_other_are_named(classic: Airport) -> None:
    scenario = with_lever(classic.scenario, Lever.STAFFING, Lever.STAFFING)
    ((where, reason),) = found(scenario)
    assert scenario.levers[int(where[1])].id is Lever.STAFFING
    assert (where[2:], reason) == (("needs", 0), "staffing cannot need itself")
    scenario = with_lever(classic.scenario, Lever.PURCHASING_OPEN, Lever.PURCHASING_CRITERIA)
    cards = [scenario.levers[int(where[1])].id for where, _ in found(scenario)]
    assert set(cards) == {Lever.PURCHASING_OPEN, Lever.PURCHASING_CRITERIA}
    ((_, reason), _) = found(scenario)
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
        (("effort", 0), "must be from 0 to 1,000, not -1"),
        (("levers", 0, "effort"), "must be from 0 to 1,000, not -1"),
    ]


def test_a_fault_set_by_hand_may_have_no_weight(classic: Airport) -> None:
    first, *others = classic.scenario.items
    mode = next(iter(first.faults))
    never = replace(first, faults={**first.faults, mode: 0})
    rounds = tuple(
        replace(one, faults=(FixedFault(20, first.id, mode),)) for one in classic.scenario.rounds
    )
    assert found(replace(classic.scenario, items=(never, *others), rounds=rounds)) == []


def test_in_classic_every_card_can_be_found_and_every_observation_finds_one(
    classic: Airport,
) -> None:
    scenario = classic.scenario
    notes = {observation.id for observation in scenario.workshop.observations}
    assert scenario.workshop.discover
    assert all(card.answers for card in scenario.levers)
    assert {answer for card in scenario.levers for answer in card.answers} == notes
    assert all(observation.text.zh for observation in scenario.workshop.observations)


def test_a_card_need_not_be_answered_but_an_observation_must_lead_somewhere() -> None:
    assert found(with_workshop(TINY, ())) == []
    assert found(with_workshop(TINY, ("hurried", "late"), "hurried", "late")) == []
    assert found(with_workshop(TINY, ("late",), "hurried", "late")) == [
        (("workshop", "observations", 0), "no improvement answers 'hurried'"),
    ]


def test_a_card_answers_only_observations_that_there_are() -> None:
    assert found(with_workshop(TINY, ("late", "huried"), "hurried", "late"))[0] == (
        ("levers", 0, "answers", 1),
        "there is no observation 'huried'; did you mean 'hurried'?",
    )
    assert found(with_workshop(TINY, ("late",))) == [
        (("levers", 0, "answers", 0), "there is no observation 'late'"),
    ]


def test_observations_have_ids_of_their_own_and_say_something() -> None:
    scenario = with_workshop(TINY, ("late", "too late"), "late", "late", "too late")
    assert found(scenario) == [
        (("workshop", "observations", 1, "id"), "'late' is there twice"),
        (
            ("workshop", "observations", 2, "id"),
            "'too late' is no id: letters, digits, - and _ only, 40 at most",
        ),
    ]
    mute = Workshop(observations=(Observation("late", Text(" ")),))
    assert found(replace(with_workshop(TINY, ("late",)), workshop=mute)) == [
        (
            ("workshop", "observations", 0, "text"),
            "this text is empty; write it in English (en), Chinese (zh) or both",
        ),
    ]


def test_a_workshop_may_leave_out_talk_but_not_the_flights() -> None:
    talk = (SessionPhase.PLAN, SessionPhase.CHECK, SessionPhase.ACT)
    assert found(replace(TINY, workshop=Workshop(skip=talk))) == []
    skip = (SessionPhase.ACT, SessionPhase.DO, SessionPhase.LOBBY)
    assert found(replace(TINY, workshop=Workshop(skip=skip))) == [
        (("workshop", "skip", 1), "only plan, check and act can be left out, not do"),
        (("workshop", "skip", 2), "only plan, check and act can be left out, not lobby"),
    ]


def test_the_times_of_a_workshop_have_limits() -> None:
    longest = Workshop(plan=0, check=7200, act=0, on_drop=DropPolicy(after=3600))
    assert found(replace(TINY, workshop=longest)) == []
    beyond = Workshop(plan=-1, check=7201, act=9000, on_drop=DropPolicy(after=3601, skill=" "))
    two_hours = 'must be from "0:00" to "120:00" (0 to 7200 s), not'
    assert found(replace(TINY, workshop=beyond)) == [
        (("workshop", "plan"), f'{two_hours} "-0:01"'),
        (("workshop", "check"), f'{two_hours} "120:01"'),
        (("workshop", "act"), f'{two_hours} "150:00"'),
        (
            ("workshop", "on_drop", "after"),
            'must be from "0:00" to "60:00" (0 to 3600 s), not "60:01"',
        ),
        (("workshop", "on_drop", "skill"), "the skill of the bot must not be empty"),
    ]


def test_an_airport_that_takes_too_long_to_work_out_is_refused() -> None:
    first, *_ = TINY.items
    box = TINY.kinds["box"]
    modes = {f"mode-{n}": box.modes["hung"] for n in range(50)}
    chain = tuple(
        replace(
            first,
            id=f"link-{n}",
            carries={} if n else {"RDR": ("A",), "FUL": ("A",), "CAT": ("B",), "BRD": ()},
            needs=(f"link-{n + 1}",) if n < 134 else (),
            faults=dict.fromkeys(modes, 1.0),
        )
        for n in range(135)
    )
    kinds = {"box": replace(box, modes=modes)}
    assert found(replace(TINY, items=chain, kinds=kinds)) == [
        (
            ("items",),
            (
                "each fault shows at every service that rests on its item: 20,250 times in all; "
                "20,000 at the most"
            ),
        ),
    ]
    shorter = (*chain[:132], replace(chain[132], needs=()))
    assert found(replace(TINY, items=shorter, kinds=kinds)) == []


def test_a_weight_that_is_too_small_to_be_drawn_is_refused() -> None:
    first, *others = TINY.items
    faint = replace(first, faults={"hung": 0.0004, "full": 0.0, "locked": 0.001})
    assert found(replace(TINY, items=(faint, *others))) == [
        (("items", 0, "faults", "hung"), "must be 0, or at least 0.001"),
    ]
