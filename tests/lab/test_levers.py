from dataclasses import replace

import pytest

from airportsim.files.library import load_skills, load_team
from airportsim.lab.levers import (
    FORESIGHT,
    Example,
    Idle,
    Subject,
    Trial,
    Turn,
    example_of,
    idle,
    put_in,
    taken_out,
    trials,
    tried,
)
from airportsim.model.airport import Airport
from airportsim.model.plan import Standing, first_standing
from airportsim.model.scenario import Scenario
from airportsim.model.team import Article, Move, Record, Team
from airportsim.model.words import Lever, Role
from airportsim.play.match import after, planned, seated
from tests.conftest import classic_airport
from tests.worlds import DESK, SPEC, TINY, airport_of

EXAMPLE = Example((Move(1, DESK, SPEC),), 2)
KNOWN = (Record("fuel-a", "hung", None), Record("fuel-a", "hung", None))


def changed(scenario: Scenario, lever: Lever, **change: object) -> Scenario:
    """The scenario with something changed on the card of an improvement."""
    cards = (
        replace(card, **change) if card.id is lever else card  # type: ignore[arg-type]
        for card in scenario.levers
    )
    return replace(scenario, levers=tuple(cards))


@pytest.fixture(scope="module")
def fifth() -> tuple[Airport, Standing, Standing]:
    """The classic airport, and where the reference team stands before and after its last Plan."""
    airport, team, skills = classic_airport(), load_team("reference"), load_skills()
    before = first_standing(airport)
    for _ in range(4):
        standing = planned(airport, team, before)
        table = seated(airport, standing.setup(), team, skills, seed=1)
        table.advance(table.simulation.end)
        before = after(airport, standing, table.simulation.state)
    return airport, before, planned(airport, team, before)


def test_what_needs_an_improvement_goes_with_it(
    fifth: tuple[Airport, Standing, Standing],
) -> None:
    airport, before, standing = fifth
    less = taken_out(airport, before, standing, [Lever.KNOWLEDGE_BASE])
    assert standing.levers - less.levers == {
        Lever.KNOWLEDGE_BASE, Lever.KNOWLEDGE_BASE_DESK, Lever.FAULT_PREDICTION,
    }  # fmt: skip
    assert standing.articles
    assert less.articles == ()
    assert less.mirrors == standing.mirrors


def test_without_prediction_there_are_the_articles_from_before(
    fifth: tuple[Airport, Standing, Standing],
) -> None:
    airport, before, standing = fifth
    less = taken_out(airport, before, standing, [Lever.FAULT_PREDICTION])
    assert less.articles == before.articles
    assert len(standing.articles) == len(before.articles) + 11


def test_without_staffing_people_are_where_they_began_and_without_mirrors_the_money_is_back(
    fifth: tuple[Airport, Standing, Standing],
) -> None:
    airport, before, standing = fifth
    assert taken_out(airport, before, standing, [Lever.STAFFING]).staff == airport.scenario.staff
    less = taken_out(airport, before, standing, FORESIGHT)
    assert (less.mirrors, less.planned) == ((), 0)
    assert less.budget == standing.budget + 6 * 800


def test_what_was_taken_out_changes_nothing_else(
    fifth: tuple[Airport, Standing, Standing],
) -> None:
    airport, before, standing = fifth
    for lever in (Lever.REPORT_FORM, Lever.PURCHASING_CRITERIA, Lever.PRIORITY_LEVELS):
        less = taken_out(airport, before, standing, [lever])
        assert less.setup() == replace(standing, levers=standing.levers - {lever}).setup()


def test_what_was_put_in_and_taken_out_again_leaves_all_as_it_was() -> None:
    airport = airport_of(TINY)
    standing = replace(first_standing(airport), record=KNOWN)
    for lever in Lever:
        more = put_in(airport, standing, [lever], EXAMPLE)
        assert lever in more.levers
        back = taken_out(airport, standing, more, more.levers)
        assert back.setup() == standing.setup()


def test_a_price_is_paid_by_whoever_puts_it_in_and_paid_back_only_in_the_same_round() -> None:
    airport = airport_of(changed(TINY, Lever.REPORT_FORM, price=300))
    standing = first_standing(airport)
    more = put_in(airport, standing, [Lever.REPORT_FORM], EXAMPLE)
    assert (more.budget, more.planned) == (1700, 300)
    assert taken_out(airport, standing, more, [Lever.REPORT_FORM]).budget == 2000
    later = replace(more, planned=0)
    assert taken_out(airport, later, later, [Lever.REPORT_FORM]).budget == 1700


def test_an_improvement_brings_what_it_needs_and_what_it_works_with() -> None:
    airport = airport_of(TINY)
    standing = replace(first_standing(airport), record=KNOWN)
    more = put_in(airport, standing, [*FORESIGHT, Lever.STAFFING], EXAMPLE)
    assert more.levers == {*FORESIGHT, Lever.STAFFING, Lever.KNOWLEDGE_BASE}
    assert more.articles == (Article("fuel-a", "hung"),)
    assert more.mirrors[0] == "fuel-a"
    assert len(more.mirrors) == EXAMPLE.mirrors
    assert (more.staff[DESK], more.staff[SPEC]) == (1, 3)
    assert more.planned == 2 * TINY.money.mirror


def test_what_cannot_be_paid_is_not_put_in_nor_is_what_it_needs() -> None:
    scenario = changed(TINY, Lever.KNOWLEDGE_BASE_DESK, price=5000)
    airport = airport_of(scenario)
    standing = first_standing(airport)
    more = put_in(airport, standing, [Lever.KNOWLEDGE_BASE_ACCOUNT_MANAGER], EXAMPLE)
    assert more.setup() == standing.setup()


def reason(standing: Standing, lever: Lever, scenario: Scenario = TINY) -> Idle | None:
    airport = airport_of(scenario)
    trial = Trial(lever, Turn.IN, (lever,))
    return idle(trial, standing, tried(airport, standing, standing, trial, EXAMPLE))


def test_it_is_told_what_has_nothing_to_work_with() -> None:
    new = first_standing(airport_of(TINY))
    assert reason(new, Lever.FAULT_PREDICTION) is Idle.NOTHING_KNOWN
    assert reason(replace(new, record=KNOWN), Lever.FAULT_PREDICTION) is None
    assert reason(replace(new, budget=20), Lever.MIRROR_SERVERS) is Idle.NO_MONEY
    assert reason(new, Lever.MIRROR_SERVERS) is None
    assert reason(replace(new, staff=new.staff | {DESK: 1}), Lever.STAFFING) is Idle.NOBODY
    assert reason(new, Lever.STAFFING) is None
    dear = changed(TINY, Lever.REPORT_FORM, price=5000)
    assert reason(new, Lever.REPORT_FORM, dear) is Idle.NO_MONEY


def test_single_improvements_are_tried_and_some_together() -> None:
    airport = airport_of(TINY)
    standing = first_standing(airport)
    found = list(trials(airport, standing))
    assert [one.subject for one in found if one.turn is Turn.IN] == [
        *airport.levers, Subject.FORESIGHT, Subject.PROCESS,
    ]  # fmt: skip
    assert [one.subject for one in found if one.turn is Turn.OUT] == [Subject.MONEY]
    few = replace(standing, levers=frozenset({Lever.REPORT_FORM}), budget=0)
    assert [one.subject for one in trials(airport, few) if one.turn is Turn.OUT] == [
        Lever.REPORT_FORM
    ]


def test_a_round_may_have_as_much_money_as_the_richest() -> None:
    rich, poor = TINY.rounds
    airport = airport_of(replace(TINY, rounds=(replace(poor, budget=500), rich)))
    standing = replace(first_standing(airport), budget=400, planned=100)
    (out, more) = (one for one in trials(airport, standing) if one.subject is Subject.MONEY)
    assert tried(airport, standing, standing, out, EXAMPLE).budget == 0
    assert tried(airport, standing, standing, more, EXAMPLE).budget == 1900


def test_a_team_shows_itself_how_it_uses_what_it_has_a_plan_for(reference: Team) -> None:
    stuck = load_team("stuck")
    found = example_of(stuck, reference)
    assert found.mirrors == 6
    assert [(move.people, move.source) for move in found.moves] == [
        (2, Role.SERVICE_DESK), (1, Role.DELIVERY_MANAGER),
    ]  # fmt: skip
    assert example_of(stuck) == Example((), 0)
