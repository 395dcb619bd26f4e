"""A match of five rounds: what carries over, what a team may plan, what the shipped teams do."""

from dataclasses import replace
from itertools import pairwise
from statistics import mean

import pytest

from airportsim.files.library import load_team, team_names
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.refusals import Code
from airportsim.model.team import Move, RoundPlan, Skill, Team
from airportsim.model.words import Lever, RestoredBy, Role
from airportsim.play.match import PlanRefused, RoundResult, play
from tests.conftest import classic_airport


@pytest.fixture(scope="module")
def results(reference: Team, skills: dict[str, Skill]) -> list[RoundResult]:
    """The reference team's match of seed 1."""
    return list(play(classic_airport(), reference, skills, 1))


def test_a_match_has_the_rounds_of_the_scenario_or_as_many_as_asked_for(
    classic: Airport, reference: Team, skills: dict[str, Skill], results: list[RoundResult]
) -> None:
    assert [result.setup.number for result in results] == [1, 2, 3, 4, 5]
    two = list(play(classic, reference, skills, 1, rounds=2))
    assert [result.digest for result in two] == [result.digest for result in results[:2]]


def test_whoever_watches_is_told_of_every_minute(
    classic: Airport, reference: Team, skills: dict[str, Skill]
) -> None:
    seen: list[tuple[int, int]] = []
    list(play(classic, reference, skills, 1, 2, watch=lambda *at: seen.append(at)))
    assert seen == [(n, s) for n in (1, 2) for s in range(60, 1501, 60)]


def test_the_budget_of_each_round_is_the_scenarios(
    classic: Airport, results: list[RoundResult]
) -> None:
    budgets = [result.setup.budget + result.setup.planned for result in results]
    assert budgets == [one.budget for one in classic.scenario.rounds]
    assert results[3].score.budget == results[3].score.spent == 0


def test_knowledge_moods_and_people_carry_over(results: list[RoundResult]) -> None:
    for before, after in pairwise(results):
        written = [x.event for x in before.journal if isinstance(x.event, e.ArticleWritten)]
        known = len(before.setup.articles) + len(written)
        assert after.setup.articles[: len(before.setup.articles)] == before.setup.articles
        assert len(after.setup.articles) >= known
    assert results[1].setup.moods != results[0].setup.moods


def test_the_reference_team_changes_what_the_classroom_teams_changed(
    results: list[RoundResult],
) -> None:
    """The table of WORKSHOP: round by round, each improvement stays once it is adopted."""
    levers = [frozenset[Lever](), *(result.setup.levers for result in results)]
    assert all(before <= after for before, after in pairwise(levers))
    adopted = [sorted(after - before) for before, after in pairwise(levers)]
    assert adopted == [
        [],
        ["knowledge_base", "named_contacts", "purchasing_open", "report_form"],
        ["purchasing_criteria", "staffing"],
        [],
        ["fault_prediction", "knowledge_base_desk", "mirror_servers", "priority_levels"],
    ]
    specialists = [result.setup.staff[Role.SPECIALIST] for result in results]
    assert specialists == [2, 2, 5, 5, 5]
    assert all(sum(result.setup.staff.values()) == 12 for result in results)
    assert [bool(result.setup.mirrors) for result in results] == [False] * 4 + [True]


def test_a_mirror_and_the_vendor_restore_only_where_the_team_has_them(
    results: list[RoundResult],
) -> None:
    for result in results[:4]:
        assert result.score.restored_by[RestoredBy.MIRROR] == 0
    assert results[3].score.restored_by[RestoredBy.VENDOR] == 0, "round 4 has no money"


def test_the_stuck_team_plays_every_round_with_the_process_of_the_first(
    classic: Airport, skills: dict[str, Skill]
) -> None:
    for result in play(classic, load_team("stuck"), skills, 1):
        setup = result.setup
        assert (setup.levers, setup.articles, setup.mirrors) == (frozenset(), (), ())
        assert setup.staff == dict(classic.scenario.staff)


def test_the_prepared_team_has_from_the_first_round_what_reference_has_in_the_fifth(
    classic: Airport, skills: dict[str, Skill], results: list[RoundResult]
) -> None:
    first = next(iter(play(classic, load_team("prepared"), skills, 1, 1)))
    assert first.setup.levers == results[4].setup.levers
    assert first.setup.staff == results[4].setup.staff
    assert len(first.setup.mirrors) == len(results[4].setup.mirrors)
    assert len(first.setup.articles) > 0
    assert load_team("prepared").exempt


def test_every_shipped_team_plays_all_rounds_of_the_classic_scenario(
    classic: Airport, skills: dict[str, Skill]
) -> None:
    assert set(team_names()) >= {"reference", "stuck", "prepared"}
    for name in team_names():
        scores = [result.score for result in play(classic, load_team(name), skills, 2)]
        assert len(scores) == 5
        for found in scores:
            total = found.landed + found.diverted + found.cancelled + found.unfinished
            assert total == found.flights == 96
            assert sum(found.restored_by.values()) == found.restored <= found.incidents
            assert found.spent <= found.budget


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (RoundPlan(adopt=(Lever.REPORT_FORM,)), Code.NOT_ENOUGH_EFFORT),
        (RoundPlan(drop=(Lever.REPORT_FORM,)), Code.NOT_ADOPTED),
        (RoundPlan(move=(Move(1, Role.SERVICE_DESK, Role.SPECIALIST),)), Code.NOT_ADOPTED),
        (RoundPlan(mirrors=1), Code.NOT_ADOPTED),
        (RoundPlan(promise=86), Code.NO_SUCH_PROMISE),
    ],
)
def test_a_plan_that_breaks_a_rule_is_told_with_team_round_and_reason(
    classic: Airport, reference: Team, skills: dict[str, Skill], plan: RoundPlan, code: Code
) -> None:
    team = replace(reference, rounds=(plan,))
    with pytest.raises(PlanRefused) as refused:
        next(iter(play(classic, team, skills, 1)))
    assert (refused.value.team, refused.value.number) == ("reference", 1)
    assert refused.value.refusal.code is code


@pytest.mark.long
def test_more_skilled_bots_land_more_flights(
    classic: Airport, reference: Team, skills: dict[str, Skill]
) -> None:
    landed = {
        name: mean(
            result.score.landed
            for seed in range(1, 13)
            for result in play(classic, replace(reference, skill=name), skills, seed)
        )
        for name in ("novice", "regular", "expert")
    }
    assert landed["novice"] < landed["regular"] < landed["expert"]


@pytest.mark.long
def test_a_team_that_improves_leaves_one_that_does_not_behind(
    classic: Airport, reference: Team, skills: dict[str, Skill]
) -> None:
    def landed(team: Team) -> list[float]:
        played = [[r.score.landed for r in play(classic, team, skills, s)] for s in range(1, 13)]
        return [mean(column) for column in zip(*played, strict=True)]

    better, stuck = landed(reference), landed(load_team("stuck"))
    assert better[0] == stuck[0], "the first round is the same"
    assert all(one > other + 10 for one, other in zip(better[1:], stuck[1:], strict=True))
    assert all(one < 40 for one in stuck)
