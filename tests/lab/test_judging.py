"""A table of forecasts, each with what a facilitator is told about it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from airportsim.files.catalogue import load_catalogue
from airportsim.lab.changes import Turn
from airportsim.lab.figures import RoundForecast, Spread
from airportsim.lab.forecast import Forecast, TeamForecast
from airportsim.lab.judging import Course, Finding, Kind, Verdict, judged, verdict
from airportsim.lab.telling import told
from airportsim.model.airport import Airport
from airportsim.model.scenario import FixedFault, Scenario
from airportsim.model.words import Role
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts

STAYS = (15, 17, 21, 21, 14)
IMPROVES = (15, 49, 81, 53, 92)
PREPARED = (95, 95, 95, 87, 95)


def rounds_of(landed: Sequence[float], lost: tuple[int, int, int] = (9, 1, 1)) -> tuple[
    RoundForecast, ...
]:  # fmt: skip
    """Rounds of 96 flights; a team meets the SLA in all sessions, or in none."""
    nobody = dict.fromkeys(Role, 0.0)
    return tuple(
        RoundForecast(
            number, Spread(flights, 0, flights, 96), float(flights >= 82), *lost, 22, 1, 0, 0,
            nobody, nobody,
        )
        for number, flights in enumerate(landed, 1)
    )  # fmt: skip


def found_in(
    scenario: Scenario, stays: Sequence[float] = STAYS, improves: Sequence[float] = IMPROVES,
    prepared: Sequence[float] = PREPARED, lost: tuple[int, int, int] = (9, 1, 1),
) -> Forecast:  # fmt: skip
    given = {Course.STAYS: stays, Course.IMPROVES: improves, Course.PREPARED: prepared}
    courses = {course: rounds_of(landed, lost) for course, landed in given.items() if landed}
    teams = tuple(
        TeamForecast(course.value, scenario.title, course, (), rounds)
        for course, rounds in courses.items()
    )
    findings = judged(scenario, courses)
    return Forecast("classic", 100, 96, 82, teams, (), verdict(findings), findings)


def said(scenario: Scenario, found: Forecast, language: Language = Language.EN) -> list[str]:
    texts = Texts(language, load_catalogue(language.value, "game", "forecast"), scenario)
    return list(told(found, texts))


def kinds(findings: Sequence[Finding]) -> list[tuple[Kind, tuple[int, ...]]]:
    return [(one.kind, one.rounds) for one in findings]


def test_the_course_of_the_classroom_is_good(classic: Airport) -> None:
    found = found_in(classic.scenario)
    assert (found.verdict, found.findings) == (Verdict.GOOD, ())
    (sentence,) = said(classic.scenario, found)
    assert sentence == (
        "Good: round 1 is a struggle (15 of 96 flights land); a team that improves meets the SLA "
        "in the end (round 5: in 100 % of its sessions); one that changes nothing does not; one "
        "that comes prepared can meet it in every round (in 100 % of its sessions at least)."
    )


@pytest.mark.parametrize(
    ("teams", "told_of", "sum_of_it"),
    [
        ({"stays": (4, 5, 5, 5, 5)}, [(Kind.STANDSTILL, (1,))], Verdict.TOO_HARD),
        ({"stays": (75, 75, 76, 75, 75)}, [(Kind.AT_EASE, (1,))], Verdict.TOO_EASY),
        ({"stays": (15, 84, 15, 90, 15)}, [(Kind.EASY, (2, 4))], Verdict.TOO_EASY),
        ({"prepared": (95, 60, 95, 20, 95)}, [(Kind.HOPELESS, (2, 4))], Verdict.TOO_HARD),
        (
            {"improves": (15, 30, 50, 60, 70)},
            [(Kind.OUT_OF_REACH, (4, 5))],
            Verdict.TOO_HARD,
        ),
        (
            {"stays": (80, 80, 80, 80, 80), "improves": (80, 81, 82, 82, 83)},
            [(Kind.AT_EASE, (1,)), (Kind.FLAT, (5,))],
            Verdict.UNEVEN,
        ),
        (
            {"stays": (90, 15, 15, 15, 15), "prepared": (95, 95, 20, 95, 95)},
            [(Kind.HOPELESS, (3,)), (Kind.EASY, (1,))],
            Verdict.UNEVEN,
        ),
        ({"improves": (), "prepared": ()}, [], Verdict.GOOD),
        (
            {"improves": (), "prepared": (), "stays": (3, 50, 3, 96)},
            [(Kind.STANDSTILL, (1, 3))],
            Verdict.TOO_HARD,
        ),
        ({"stays": (), "prepared": ()}, [], Verdict.GOOD),
    ],
)
def test_what_is_out_of_line_is_told_with_its_rounds(
    classic: Airport, teams: dict[str, Sequence[float]], told_of: object, sum_of_it: Verdict
) -> None:
    found = found_in(classic.scenario, **teams)  # type: ignore[arg-type]
    assert kinds(found.findings) == told_of
    assert found.verdict is sum_of_it


def changes_of(scenario: Scenario, **changed: object) -> list[tuple[Turn, str, str]]:
    found = found_in(scenario, **changed)  # type: ignore[arg-type]
    return [(one.turn, one.key, one.now) for one in found.findings[0].changes]


def test_what_helps_depends_on_how_the_flights_were_lost(classic: Airport) -> None:
    hopeless = {"prepared": (95, 95, 20, 95, 95)}
    fewer = (Turn.DOWN, "strikes.count", "22")
    for lost, change in (
        ((50, 20, 6), (Turn.UP, "flying.patience_air", '"2:22"')),
        ((20, 50, 6), (Turn.UP, "flying.patience_stand", '"3:17"')),
        ((10, 6, 60), (Turn.DOWN, "schedule.over", '"24:00"')),
    ):
        assert changes_of(classic.scenario, **hopeless, lost=lost) == [fewer, change]


def test_what_helps_is_told_with_an_amount_to_begin_with(classic: Airport) -> None:
    found = found_in(classic.scenario, prepared=(95, 95, 20, 95, 95), lost=(50, 20, 6))
    assert [(one.now, one.to) for one in found.findings[0].changes] == [
        ("22", "18"),
        ('"2:22"', '"2:52"'),
    ]


def test_what_helps_a_round_is_first_of_all_what_sets_it_apart(classic: Airport) -> None:
    rounds = list(classic.scenario.rounds)
    flood = (FixedFault(60, "radar-processor", "disk_full"),) * 3
    rounds[3] = replace(rounds[3], crash_after=60, faults=flood)
    scenario = replace(classic.scenario, rounds=tuple(rounds))
    found = changes_of(scenario, prepared=(95, 95, 95, 20, 95))
    assert found[:3] == [
        (Turn.UP, "rounds.4.budget", "0"),
        (Turn.UP, "rounds.4.crash_after", '"1:00"'),
        (Turn.DOWN, "rounds.4.faults", "3"),
    ]


def test_a_team_that_cannot_adopt_enough_needs_more_effort(classic: Airport) -> None:
    poor = replace(classic.scenario, effort=(0, 1))
    found = changes_of(poor, improves=(15, 30, 50, 60, 70))
    assert found[-1] == (Turn.UP, "effort", "[0, 1]")


@pytest.mark.parametrize("language", Language)
def test_there_are_words_for_all_of_it(classic: Airport, language: Language) -> None:
    catalogue = load_catalogue(language.value, "forecast")
    sentences = [f"forecast.finding.{kind.value}" for kind in Kind]
    words = [f"forecast.{one.value}" for one in (*Turn, *Course)]
    roles = [f"forecast.role.{role.value}" for role in Role]
    assert {*sentences, *words, *roles} <= catalogue.keys()
    hard = found_in(classic.scenario, prepared=(95, 60, 95, 20, 95))
    (sentence,) = said(classic.scenario, hard, language)
    assert '"2:22"' in sentence
    assert "rounds.4.budget" in sentence


def test_few_sessions_are_said_to_be_few(classic: Airport) -> None:
    found = replace(found_in(classic.scenario), sessions=10)
    assert said(classic.scenario, found)[0] == (
        "So few sessions give rough figures only; 30 or more give good ones."
    )
