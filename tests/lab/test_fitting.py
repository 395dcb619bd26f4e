from collections.abc import Iterable
from dataclasses import replace

import pytest

from airportsim.files.library import load_team
from airportsim.lab.fitting import Fitted, fitted
from airportsim.model.airport import Airport
from airportsim.model.plan import first_standing
from airportsim.model.scenario import Promise, Workshop
from airportsim.model.team import Move, RoundPlan, Team
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.match import planned


def reference_in(classic: Airport, **changed: object) -> Fitted:
    scenario = replace(classic.scenario, **changed)  # type: ignore[arg-type]
    return fitted(Airport(scenario), load_team("reference"))


def adopts(plans: Iterable[RoundPlan]) -> list[int]:
    return [len(plan.adopt) for plan in plans]


@pytest.mark.parametrize("name", ["reference", "prepared"])
def test_the_shipped_teams_fit_the_classic_airport_as_they_are(classic: Airport, name: str) -> None:
    team = load_team(name)
    assert fitted(classic, team) == Fitted(team, (), improves=True)


def test_a_team_that_wants_nothing_changes_nothing(classic: Airport) -> None:
    found = fitted(classic, load_team("stuck"))
    assert found.team.rounds == (RoundPlan(),) * 5
    assert found.improves


def test_in_fewer_rounds_a_team_hurries_as_far_as_its_effort_goes(classic: Airport) -> None:
    rounds = classic.scenario.rounds
    three = reference_in(classic, rounds=rounds[:3])
    assert adopts(three.team.rounds) == [0, 4, 4]
    assert three.without == (Lever.MIRROR_SERVERS, Lever.FAULT_PREDICTION)
    two = reference_in(classic, rounds=rounds[:2], effort=(0, 20))
    assert adopts(two.team.rounds) == [0, 10]
    assert two.without == ()


def test_in_more_rounds_a_team_goes_on_as_before_the_last_it_knows(classic: Airport) -> None:
    rounds = classic.scenario.rounds
    found = reference_in(classic, rounds=(*rounds, *rounds[:2]))
    assert adopts(found.team.rounds) == [0, 4, 2, 0, 4, 0, 0]
    assert [(plan.mirrors, plan.predict) for plan in found.team.rounds[4:]] == [(6, 11)] * 3


def test_in_one_round_there_is_nothing_to_improve(classic: Airport) -> None:
    found = reference_in(classic, rounds=classic.scenario.rounds[:1])
    assert not found.improves
    assert len(found.without) == 10


def test_where_plan_is_left_out_nobody_decides_anything(classic: Airport) -> None:
    found = reference_in(classic, workshop=Workshop(skip=(SessionPhase.PLAN,)))
    assert not found.improves
    assert found.team.rounds == ()


def test_improvements_that_are_not_on_offer_are_done_without(classic: Airport) -> None:
    levers = tuple(x for x in classic.scenario.levers if x.id is not Lever.KNOWLEDGE_BASE)
    levers = tuple(x for x in levers if Lever.KNOWLEDGE_BASE not in x.needs)
    found = reference_in(
        classic, levers=tuple(x for x in levers if Lever.KNOWLEDGE_BASE_DESK not in x.needs)
    )
    assert found.without == (
        Lever.KNOWLEDGE_BASE, Lever.KNOWLEDGE_BASE_DESK, Lever.FAULT_PREDICTION,
    )  # fmt: skip
    assert found.improves


def test_what_cannot_be_had_now_is_had_later(classic: Airport) -> None:
    found = reference_in(classic, effort=(0, 3))
    assert adopts(found.team.rounds) == [0, 3, 3, 0, 3]
    assert found.team.rounds[2].adopt[0] is Lever.PURCHASING_OPEN
    assert found.without == (Lever.FAULT_PREDICTION,)


def test_people_move_once_they_may_and_as_many_as_there_are(classic: Airport) -> None:
    found = reference_in(
        classic, effort=(0, 3), staff=classic.scenario.staff | {Role.SERVICE_DESK: 2}
    )
    moves = [plan.move for plan in found.team.rounds]
    assert moves == [(), (), moves[2], (), ()]
    assert moves[2] == (
        Move(1, Role.SERVICE_DESK, Role.SPECIALIST),
        Move(1, Role.DELIVERY_MANAGER, Role.SPECIALIST),
    )


def test_mirrors_are_bought_as_far_as_the_money_goes(classic: Airport) -> None:
    rounds = tuple(replace(one, budget=2_000) for one in classic.scenario.rounds)
    assert reference_in(classic, rounds=rounds).team.rounds[4].mirrors == 2


def test_a_team_signs_the_first_sla_where_its_own_is_not_on_offer(classic: Airport) -> None:
    money = replace(classic.scenario.money, promises=(Promise(70, 0, 0), Promise(90, 0, 0)))
    plans = reference_in(classic, money=money).team.rounds
    assert {plan.promise for plan in plans} == {70}


def test_a_team_may_drop_what_it_has(classic: Airport) -> None:
    plans = (
        RoundPlan(adopt=(Lever.STAFFING,)),
        RoundPlan(),
        RoundPlan(drop=(Lever.STAFFING, Lever.REPORT_FORM)),
    )
    fickle = Team("fickle", classic.scenario.title, classic.scenario.title, plans)
    airport = Airport(replace(classic.scenario, effort=(1, 1)))
    found = fitted(airport, fickle)
    assert [(plan.adopt, plan.drop) for plan in found.team.rounds[:3]] == [
        ((Lever.STAFFING,), ()), ((), ()), ((), (Lever.STAFFING,)),
    ]  # fmt: skip
    assert planned(airport, found.team, first_standing(airport)).levers == {Lever.STAFFING}
