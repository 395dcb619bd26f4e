from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from airportsim.debrief.round import Debrief, look_back
from airportsim.files.catalogue import load_catalogue
from airportsim.files.inspecting import inspected_file
from airportsim.files.library import load_scenario, load_skills, load_team, scenario_names
from airportsim.lab.fitting import fitted
from airportsim.model.airport import Airport
from airportsim.model.scenario import Scenario
from airportsim.model.team import Team
from airportsim.model.warnings import warnings
from airportsim.play.match import play
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts
from tests.play.own_files import own_files
from tests.play.scenarios import like_classic, small

TEAMS = ("stuck", "reference", "prepared")


def plays(scenario: Scenario, team: Team, seed: int) -> None:
    """Every round is played to its end, can be looked back on and told; no flight gets lost."""
    airport = Airport(scenario)
    texts = [Texts(language, words(language), scenario) for language in Language]
    played = 0
    seen: list[Debrief] = []
    for result in play(airport, fitted(airport, team).team, load_skills(), seed):
        score = result.score
        gone = score.diverted + score.cancelled + score.unfinished
        assert score.landed + gone == score.flights == scenario.schedule.flights
        assert 0 <= score.restored <= score.incidents
        seen.append(look_back(airport, result.setup, result.journal, seen))
        for _, _, event in result.journal:
            assert all(text.event(event) for text in texts)
        played += 1
    assert played == len(scenario.rounds)


@cache
def words(language: Language) -> dict[str, str]:
    return load_catalogue(language.value, "game")


def sensible(scenario: Scenario) -> None:
    """Whoever is warned of something is told what comes of it, and what would help."""
    for where, sentence, hint in warnings(scenario):
        assert where
        assert sentence
        assert hint


teams, seeds = st.sampled_from(TEAMS), st.integers(0, 2**32)
QUICK = settings(max_examples=25)
LONG = settings(max_examples=500, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("scenario", scenario_names())
def test_bots_play_every_shipped_scenario_through(scenario: str) -> None:
    plays(load_scenario(scenario), load_team("reference"), 1)


@pytest.mark.parametrize("scenario", scenario_names())
def test_nothing_is_to_be_said_against_a_shipped_scenario(scenario: str) -> None:
    assert list(warnings(load_scenario(scenario))) == []


@pytest.mark.long
@pytest.mark.parametrize("name", ["stuck", "prepared"])
@pytest.mark.parametrize("scenario", scenario_names())
def test_other_bots_play_them_too(scenario: str, name: str) -> None:
    plays(load_scenario(scenario), load_team(name), 1)


@QUICK
@given(small(), teams, seeds)
def test_bots_play_any_small_scenario_that_is_accepted(
    scenario: Scenario, team: str, seed: int
) -> None:
    sensible(scenario)
    plays(scenario, load_team(team), seed)


@settings(QUICK, max_examples=4)
@given(like_classic(), teams, seeds)
def test_bots_play_any_variant_of_classic_that_is_accepted(
    scenario: Scenario, team: str, seed: int
) -> None:
    sensible(scenario)
    plays(scenario, load_team(team), seed)


def accepted(folder: Path, text: str) -> Scenario:
    """The scenario of a file; one that has errors, each of which is told, is no example."""
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    found = inspected_file(path)
    assert all(flaw.line and flaw.reason for flaw in found.flaws)
    assume(not found.flaws)
    assert isinstance(found.value, Scenario)
    return found.value


@settings(QUICK, max_examples=4)
@given(own_files(), teams, seeds)
def test_bots_play_any_file_of_ones_own_that_is_accepted(
    tmp_path_factory: pytest.TempPathFactory, text: str, team: str, seed: int
) -> None:
    scenario = accepted(tmp_path_factory.getbasetemp(), text)
    sensible(scenario)
    plays(scenario, load_team(team), seed)


@pytest.mark.long
@settings(LONG, max_examples=100)
@given(own_files(), teams, seeds)
def test_bots_play_many_files_of_ones_own(
    tmp_path_factory: pytest.TempPathFactory, text: str, team: str, seed: int
) -> None:
    scenario = accepted(tmp_path_factory.getbasetemp(), text)
    sensible(scenario)
    plays(scenario, load_team(team), seed)


@pytest.mark.long
@LONG
@given(small(), teams, seeds)
def test_bots_play_hundreds_of_small_scenarios(scenario: Scenario, team: str, seed: int) -> None:
    sensible(scenario)
    plays(scenario, load_team(team), seed)


@pytest.mark.long
@settings(LONG, max_examples=100)
@given(like_classic(), teams, seeds)
def test_bots_play_many_variants_of_classic(scenario: Scenario, team: str, seed: int) -> None:
    sensible(scenario)
    plays(scenario, load_team(team), seed)
