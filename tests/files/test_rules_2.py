"""Sessions of rules 2, when nobody made failures good, are read and played as they were."""

import json
from dataclasses import replace
from typing import Any

import pytest

from airportsim.files.codec import head_of, meta_of, value_of
from airportsim.files.library import load_scenario, load_skills, load_team
from airportsim.files.store import Head
from airportsim.model import commands as c
from airportsim.model.airport import Airport
from airportsim.model.session import Proceed
from airportsim.model.session_rules import first_state
from airportsim.model.words import Work
from airportsim.play.match import start
from airportsim.play.session import Session
from tests.files.recorded import head as tiny
from tests.play.renew_golden import OLDER
from tests.play.workshops import bots_everywhere

SINCE: dict[str, dict[str, tuple[str, ...]]] = {
    "scenario": {
        "money": ("authority",), "moods": ("apologised",), "durations": ("apologise",),
        "quality": ("recovery",),
    },
    "start": {"": ("guesses",), "standing": ("recovery", "beliefs", "comparisons")},
    "team": {"": ("recovery",)},
}  # fmt: skip
"""What the parts of a session's head have had since rules 3."""

SKILL = ("informs", "promises", "apologises", "pays")


def head() -> Head:
    """The start of a session of the reference team, as it would be made today."""
    scenario, team = load_scenario("classic"), load_team("reference")
    airport = Airport(scenario)
    state = first_state(airport, standing=start(airport, team))
    return replace(
        tiny(), scenario=scenario, team=team, skills=load_skills(), seed=1, rules=2, start=state
    )


def of_rules_2(meta: dict[str, str]) -> dict[str, str]:
    """The same start without all that there was not yet."""
    plain = {part: json.loads(meta[part]) for part in (*SINCE, "skills")}
    for part, places in SINCE.items():
        for place, names in places.items():
            _drop(plain[part][place] if place else plain[part], names)
    for skill in plain["skills"].values():
        _drop(skill, SKILL)
    return meta | {part: json.dumps(one, ensure_ascii=False) for part, one in plain.items()}


def _drop(plain: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        del plain[name]


@pytest.fixture(scope="module")
def older() -> Head:
    return head_of(of_rules_2(meta_of(head())))


def test_what_a_session_of_rules_2_starts_from_is_understood(older: Head) -> None:
    assert older.start.standing == replace(head().start.standing, recovery=False)
    assert older.scenario.money.authority == 2_000
    assert older.scenario.takes(Work.APOLOGISE) == older.scenario.durations[Work.INFORM]
    assert older.rules == 2


def test_it_plays_as_it_did(older: Head) -> None:
    airport = Airport(older.scenario)
    session = Session(airport, older.skills, older.seed, older.start)
    bots_everywhere(session)
    while session.table is None:
        session.host(Proceed())
    table = session.table
    session.advance(table.simulation.end)
    golden = json.loads(OLDER.read_text(encoding="utf-8"))
    assert table.simulation.digest == golden["classic/reference/1/1"]


def test_what_was_asked_of_airlines_then_means_what_it_meant() -> None:
    assert value_of('{"terminal":"T1","promise":60}', c.InformAirline) == c.InformAirline("T1", 60)
    assert value_of('{"terminal":"T1"}', c.Compensate) == c.Compensate("T1")
