"""Looking back: at any second a round looks as it looked then, for everybody."""

from random import Random
from typing import Any

import pytest

from airportsim.model.airport import Airport
from airportsim.model.plan import first_standing
from airportsim.model.team import Skill, Team
from airportsim.model.words import Role
from airportsim.play.agenda import Table
from airportsim.play.board import View
from airportsim.play.rewind import Rewind
from airportsim.play.ticker import Told, told
from airportsim.play.truth import Truth
from airportsim.play.views import VIEWS
from tests.conftest import classic_airport
from tests.play.rounds import seated, setups

SECONDS = [*sorted(Random(7).sample(range(1500), 24)), 1500]

Shown = tuple[dict[Role | None, Any], Any, list[Told]]


def live(table: Table) -> Shown:
    """What everybody sees and has heard at a table now."""
    state = table.simulation.state
    views: dict[Role | None, Any] = {role: VIEWS[role](state).snapshot() for role in Role}
    views[None] = View(state).snapshot()
    return _as_text(views), _as_text(Truth(state).snapshot()), told(state, table.simulation.journal)


def back(rewind: Rewind) -> Shown:
    """The same of a round that is looked back on."""
    views = {role: rewind.view(role).snapshot() for role in (*Role, None)}
    return _as_text(views), _as_text(rewind.truth().snapshot()), rewind.told()


def _as_text(shown: Any) -> Any:
    """Written out, since what a live window shows goes on changing."""
    return {name: repr(value) for name, value in shown.items()}


@pytest.fixture(scope="module", params=[0, 4], ids=["round 1", "round 5"])
def played(
    request: pytest.FixtureRequest, reference: Team, skills: dict[str, Skill]
) -> tuple[Rewind, dict[int, Shown]]:
    """A round of the reference team, and how it looked at some seconds while it was played."""
    airport = classic_airport()
    setup = setups(airport, reference, skills, 3)[request.param]
    table = seated(airport, setup, skills["regular"], 3)
    looks = {}
    for second in SECONDS:
        table.advance(second)
        looks[second] = live(table)
    return Rewind(airport, setup, table.simulation.journal), looks


def test_at_any_second_every_window_shows_what_it_showed_then(
    played: tuple[Rewind, dict[int, Shown]],
) -> None:
    rewind, looks = played
    for second in Random(1).sample(SECONDS, len(SECONDS)):
        rewind.seek(second)
        assert rewind.now == second
        assert back(rewind) == looks[second], second


def test_a_seek_stays_within_the_round(classic: Airport) -> None:
    rewind = Rewind(classic, first_standing(classic).setup(), [])
    assert rewind.now == 0
    rewind.seek(-5)
    assert rewind.now == 0
    rewind.seek(10_000)
    assert rewind.now == rewind.end == 1500
    rewind.seek(700)
    assert rewind.view(None).now == 700


def test_windows_last_as_long_as_one_goes_forwards(classic: Airport) -> None:
    rewind = Rewind(classic, first_standing(classic).setup(), [])
    rewind.seek(100)
    view = rewind.view(Role.DIRECTOR)
    rewind.seek(200)
    assert rewind.view(Role.DIRECTOR) is view
    rewind.seek(50)
    assert rewind.view(Role.DIRECTOR) is not view
