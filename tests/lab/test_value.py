from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from airportsim.files.catalogue import load_catalogue
from airportsim.files.library import load_scenario, load_skills, load_team
from airportsim.lab.fitting import fitted
from airportsim.lab.levers import Idle, Subject, Turn
from airportsim.lab.telling_value import heading, told
from airportsim.lab.value import Untried, Value, Worth, value
from airportsim.lab.value_plot import picture
from airportsim.model.airport import Airport
from airportsim.model.scenario import Scenario, Workshop
from airportsim.model.team import Team
from airportsim.model.words import Lever, SessionPhase
from airportsim.play.match import play
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts
from tests.play.scenarios import small
from tests.worlds import struck

SHORT = struck((20, "fuel-a", "hung"), (40, "radar", "full"))
"""Two rounds of ten minutes with four flights; two faults in the first."""
TWICE = replace(SHORT, rounds=(SHORT.rounds[0],) * 2)
"""Both rounds have the same two faults."""
STUCK = load_team("stuck")


def texts_of(scenario: Scenario, language: Language = Language.EN) -> Texts:
    return Texts(language, load_catalogue(language.value, "game", "value"), scenario)


def worth(found: Value, subject: Lever | Subject, turn: Turn = Turn.OUT) -> Worth:
    (one,) = (one for one in found.worths if (one.subject, one.turn) == (subject, turn))
    return one


def test_what_comes_out_does_not_depend_on_the_workers() -> None:
    here = value(SHORT, STUCK, 1, 3, workers=1)
    assert value(SHORT, STUCK, 1, 3, workers=2) == here


def test_the_round_as_planned_is_the_one_that_the_team_plays(reference: Team) -> None:
    airport = Airport(TWICE)
    team = fitted(airport, reference).team
    scores = [list(play(airport, team, load_skills(), seed))[1].score for seed in (1, 2, 3)]
    found = value(TWICE, reference, 2, 3, workers=1)
    assert found.landed.mean == sum(one.landed for one in scores) / 3
    assert found.profit.mean == sum(one.profit for one in scores) / 3
    assert value(TWICE, reference, None, 3, workers=1) == found


def test_what_a_mirror_costs_is_in_the_dollars() -> None:
    """The faults of the first round are so few that six mirrors cannot pay."""
    calm = replace(SHORT, rounds=tuple(replace(one, faults=()) for one in SHORT.rounds))
    mirrors = worth(value(calm, STUCK, 1, 2, workers=1), Lever.MIRROR_SERVERS, Turn.IN)
    assert mirrors.mirrors == 6
    assert mirrors.price == 6 * SHORT.money.mirror
    assert mirrors.dollars.mean == -mirrors.price
    assert mirrors.per_dollar is not None
    assert mirrors.per_dollar.value == -1
    assert mirrors.flights.mean == 0


def test_what_has_nothing_to_work_with_is_not_put_in_but_named() -> None:
    poor = replace(SHORT, rounds=tuple(replace(one, budget=0) for one in SHORT.rounds))
    found = value(poor, STUCK, 1, 2, workers=1)
    assert found.untried == (
        Untried(Lever.MIRROR_SERVERS, Idle.NO_MONEY),
        Untried(Lever.FAULT_PREDICTION, Idle.NOTHING_KNOWN),
        Untried(Subject.FORESIGHT, Idle.NO_MONEY),
    )
    said = " ".join(told(found, texts_of(SHORT)))
    assert "no money for it: mirror_servers." in said
    assert "no faults are known before this round: fault_prediction." in said
    assert "This round has no money of its own" in said


def test_where_nothing_can_be_improved_it_is_said() -> None:
    bare = replace(
        SHORT, levers=(), rounds=tuple(replace(one, budget=0) for one in SHORT.rounds),
        workshop=Workshop(skip=(SessionPhase.PLAN,)),
    )  # fmt: skip
    found = value(bare, load_team("reference"), 2, 2, workers=1)
    assert found.worths == ()
    assert list(told(found, texts_of(bare))) == [
        "There is nothing here that could be taken out or put in."
    ]


@pytest.fixture(scope="module")
def second(reference: Team) -> Value:
    """A second round, for which the reference team has adopted its first four improvements."""
    return value(TWICE, reference, 2, 3, workers=1)


def test_first_comes_what_is_taken_out_by_flights_and_the_totals_last(second: Value) -> None:
    turns = [one.turn for one in second.worths]
    assert turns == sorted(turns, key=list(Turn).index)
    out = [one for one in second.worths if one.turn is Turn.OUT]
    assert [one.subject for one in out[-2:]] == [Subject.PROCESS, Subject.MONEY]
    flights = [one.flights.mean for one in out[:-2]]
    assert flights == sorted(flights, reverse=True)
    assert {one.subject for one in out[:-2]} == set(second.levers)


def test_what_goes_with_what_is_told(second: Value) -> None:
    said = " ".join(told(second, texts_of(TWICE)))
    assert "purchasing_criteria brings along" not in said, "it needs what is there"
    assert "knowledge_base_account_manager brings along what it needs: knowledge_base_desk." in said
    assert "Put in is without effort and in this round only" in said
    assert "So few seeds" in said


@pytest.mark.parametrize(
    ("language", "kind", "first"),
    [(Language.EN, "png", b"\x89PNG"), (Language.ZH, "svg", b"<?xml")],
)
def test_it_is_told_and_drawn_in_each_language_always_the_same(
    second: Value, language: Language, kind: str, first: bytes
) -> None:
    texts = texts_of(TWICE, language)
    assert "tiny" in heading(second, texts)
    assert all("{" not in sentence for sentence in told(second, texts))
    drawn = picture(second, texts, kind)
    assert drawn.startswith(first)
    assert picture(second, texts, kind) == drawn


@pytest.mark.long
@given(small(), st.sampled_from(["stuck", "reference", "prepared"]), st.data())
@settings(max_examples=100, suppress_health_check=list(HealthCheck))
def test_any_scenario_has_a_value_in_any_round(
    scenario: Scenario, team: str, data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, len(scenario.rounds)))
    found = value(scenario, load_team(team), number, 2, workers=1)
    for language in Language:
        texts = texts_of(scenario, language)
        assert heading(found, texts)
        assert all(told(found, texts))


@pytest.mark.long
def test_the_causes_come_in_the_order_of_the_calibration() -> None:
    """Of those that it looked at: wherever two intervals do not overlap, and never against it."""
    found = value(load_scenario("classic"), load_team("reference"), 5, 200)
    order: list[Lever | Subject] = [
        Lever.KNOWLEDGE_BASE, Lever.REPORT_FORM, Subject.FORESIGHT, Lever.NAMED_CONTACTS,
        Lever.STAFFING, Lever.KNOWLEDGE_BASE_DESK,
    ]  # fmt: skip
    causes = [worth(found, one).flights for one in order]
    assert all(cause.low > 0 for cause in causes)
    for n, more in enumerate(causes):
        for less in causes[n + 1 :]:
            assert more.high > less.low
    knowledge, form, foresight, *rest = causes
    assert knowledge.low > form.high > form.low > foresight.high
    assert all(foresight.mean > one.mean for one in rest)
    assert 30 < worth(found, Subject.MONEY).flights.mean < 40


@pytest.mark.long
def test_money_in_the_round_without_any_is_worth_what_the_calibration_found() -> None:
    found = value(load_scenario("classic"), load_team("reference"), 4, 30)
    money = worth(found, Subject.MONEY, Turn.IN)
    assert money.flights.low > 10
    assert money.per_dollar is not None
