from dataclasses import replace

import pytest

from airportsim.files.catalogue import load_catalogue
from airportsim.files.library import load_scenario, load_skills, load_team
from airportsim.lab.figures import RoundForecast, Spread, figures, needed, summed
from airportsim.lab.forecast import forecast
from airportsim.lab.judging import Course, Verdict
from airportsim.lab.telling import told
from airportsim.model.airport import Airport
from airportsim.model.scenario import Scenario
from airportsim.model.words import Lever, Role
from airportsim.play.match import play
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts
from tests.worlds import TINY, struck

SHORT = struck((20, "fuel-a", "hung"), (40, "radar", "full"))
"""Two rounds of ten minutes with four flights; two faults in the first."""


def texts_of(scenario: Scenario, language: Language = Language.EN) -> Texts:
    return Texts(language, load_catalogue(language.value, "game", "forecast"), scenario)


def test_what_comes_out_does_not_depend_on_the_workers() -> None:
    here = forecast(SHORT, 3, workers=1)
    assert forecast(SHORT, 3, workers=2) == here
    assert forecast(SHORT, 4, workers=1) != here


def test_it_plays_each_team_as_often_with_the_same_luck(classic: Airport) -> None:
    scenario = replace(classic.scenario, rounds=classic.scenario.rounds[:2])
    found = forecast(scenario, 2, workers=1)
    assert [team.name for team in found.teams] == ["stuck", "reference", "prepared"]
    stuck, reference, _ = found.teams
    assert stuck.rounds[0] == reference.rounds[0]
    assert stuck.rounds[1] != reference.rounds[1]
    assert [one.number for one in stuck.rounds] == [1, 2]
    assert (found.flights, found.needed, found.sessions) == (96, 82, 2)


def test_the_figures_are_those_of_the_sessions(classic: Airport) -> None:
    scenario = replace(classic.scenario, rounds=classic.scenario.rounds[:1])
    airport, skills, team = Airport(scenario), load_skills(), load_team("stuck")
    scores = [one.score for seed in (1, 2, 3) for one in play(airport, team, skills, seed)]
    (stuck,) = forecast(scenario, 3, ("stuck",), workers=1).teams
    (one,) = stuck.rounds
    landed = sorted(score.landed for score in scores)
    assert one.landed == Spread(sum(landed) / 3, landed[0], landed[1], landed[2])
    assert one.meets == 0
    assert one.uncured == sum(score.incidents - score.restored for score in scores) / 3
    assert one.profit == sum(score.profit for score in scores) / 3
    assert one.left == sum(score.budget - score.spent for score in scores) / 3


def test_work_is_the_share_of_the_time_of_all_hands_of_a_role() -> None:
    airport = Airport(struck((20, "fuel-a", "locked")))
    (first, _) = play(airport, load_team("stuck"), load_skills(), 1)
    found = figures(airport, first)
    # one call of 8 s, logged in 4 s, cured by the checklist in 10 s; two hands, 600 s
    assert found.work[Role.ACCOUNT_MANAGER] >= 8 / 1200
    assert found.work[Role.SERVICE_DESK] == pytest.approx(14 / 1200)
    assert found.work[Role.SPECIALIST] == found.work[Role.VENDOR] == 0
    assert found.acts[Role.SERVICE_DESK] == 3  # logged, cured, closed


def test_percentiles_are_by_nearest_rank() -> None:
    airport = Airport(TINY)
    one = figures(airport, next(iter(play(airport, load_team("stuck"), load_skills(), 1))))
    played = [replace(one, landed=n) for n in (4, 3, 2, 1, 9, 8, 7, 6, 5, 10)]
    assert summed(1, played).landed == Spread(5.5, 1, 5.5, 9)
    assert summed(1, [one]).landed == Spread(4, 4, 4, 4)


def test_so_many_flights_meet_the_sla() -> None:
    assert [needed(flights) for flights in (1, 16, 20, 96)] == [1, 14, 17, 82]


def test_teams_that_can_adopt_nothing_are_left_out_with_a_sentence(classic: Airport) -> None:
    scenario = replace(SHORT, rounds=SHORT.rounds[:1])
    found = forecast(scenario, 2, workers=1)
    assert [team.name for team in found.teams] == ["stuck", "prepared"]
    assert [team.name for team in found.left_out] == ["reference"]
    said = list(told(found, texts_of(scenario)))
    assert said[0] == "The reference team is left out: here it can adopt nothing of what it would."


def test_what_a_team_goes_without_is_told(classic: Airport) -> None:
    levers = tuple(x for x in SHORT.levers if x.id is not Lever.STAFFING)
    found = forecast(replace(SHORT, levers=levers), 2, ("prepared",), workers=1)
    said = list(told(found, texts_of(SHORT)))
    assert said[0] == (
        "The prepared team goes without these, which it cannot have here (in time): staffing."
    )


def test_progress_is_told_session_by_session() -> None:
    seen: list[tuple[int, int]] = []
    forecast(SHORT, 2, ("stuck", "prepared"), 1, lambda done, of: seen.append((done, of)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize("language", Language)
def test_a_scenario_without_plan_is_for_practice(language: Language) -> None:
    scenario = load_scenario("practice")
    found = forecast(scenario, 1, workers=1)
    assert found.verdict is Verdict.GOOD
    assert [team.course for team in found.teams] == [Course.STAYS]
    *_, last = told(found, texts_of(scenario, language))
    assert "16" in last


@pytest.mark.long
@pytest.mark.parametrize(
    ("scenario", "curve"),
    [("classic", (0.18, 0.51, 0.82, 0.51, 0.98)), ("express", (0.18, 0.51, 0.82, 0.51, 0.98))],
)
def test_the_reference_team_goes_the_way_of_the_classroom(
    scenario: str, curve: tuple[float, ...]
) -> None:
    found = forecast(load_scenario(scenario), 40)
    assert found.verdict is Verdict.GOOD
    (reference,) = (team for team in found.teams if team.name == "reference")
    shares = [one.landed.mean / found.flights for one in reference.rounds]
    assert shares == pytest.approx(curve, abs=0.1)


@pytest.mark.long
def test_the_marathon_can_be_won_by_those_who_come_prepared() -> None:
    found = forecast(load_scenario("marathon"), 30)
    rounds = {team.name: team.rounds for team in found.teams}
    assert max(one.meets for one in rounds["prepared"]) > 0.5
    assert max(one.meets for one in rounds["stuck"]) == 0
    assert best(rounds["reference"]) < best(rounds["prepared"])


def best(rounds: tuple[RoundForecast, ...]) -> float:
    return max(one.landed.mean for one in rounds)
