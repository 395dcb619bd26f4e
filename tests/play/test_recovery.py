"""Bots make failures good with skill, and not at all where a team does without it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import pytest

from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry
from airportsim.model.plan import first_standing
from airportsim.model.session import Proceed
from airportsim.model.session_rules import first_state
from airportsim.model.team import Skill, Team
from airportsim.play.match import play
from airportsim.play.session import Session
from tests.conftest import classic_airport
from tests.play.rounds import seated
from tests.play.workshops import bots_everywhere
from tests.worlds import AM, DIRECTOR, TINY, airport_of, setup_of, struck


class Told(NamedTuple):
    """What a team's account managers did in some rounds."""

    alerts: int
    unasked: int
    kept: int
    broken: int
    apologies: int
    paid: int
    named: int
    """Events that name the failure they are about."""


def told(journals: Iterable[Iterable[Entry]]) -> Told:
    events = [entry.event for journal in journals for entry in journal]
    kinds = Counter(type(event) for event in events)
    promises = [event.kept for event in events if isinstance(event, e.PromiseEnded)]
    return Told(
        kinds[e.AlertRaised],
        sum(isinstance(event, e.AirlineInformed) and event.complaint < 0 for event in events),
        promises.count(True),
        promises.count(False),
        kinds[e.AirlineApologised],
        kinds[e.AirlineCompensated],
        sum(getattr(event, "alert", -1) >= 0 for event in events if isinstance(event, _NEWS)),
    )


_NEWS = e.AirlineInformed | e.AirlineCompensated | e.PromiseEnded | e.AirlineApologised


def first_rounds(airport: Airport, team: Team, skills: dict[str, Skill]) -> Told:
    return told([next(play(airport, team, skills, seed, 1)).journal for seed in (1, 2, 3)])


@pytest.fixture(scope="module")
def by_skill(reference: Team, skills: dict[str, Skill]) -> dict[str, Told]:
    """The first rounds of the reference team, played with each skill."""
    return {
        name: first_rounds(classic_airport(), replace(reference, skill=name), skills)
        for name in ("novice", "regular", "expert")
    }


def test_novices_forget_to_tell_airlines_what_regulars_and_experts_tell_them(
    by_skill: dict[str, Told],
) -> None:
    share = {name: one.unasked / one.alerts for name, one in by_skill.items()}
    assert share["novice"] < 0.7 * share["expert"]
    assert share["novice"] < 0.7 * share["regular"]


def test_novices_promise_too_much_and_experts_keep_what_they_promise(
    by_skill: dict[str, Told],
) -> None:
    share = {name: one.kept / (one.kept + one.broken) for name, one in by_skill.items()}
    assert share["novice"] < share["regular"] - 0.1
    assert share["regular"] < share["expert"] - 0.1


def test_the_more_skilled_apologise_more_often(by_skill: dict[str, Told]) -> None:
    often = [by_skill[name].apologies for name in ("novice", "regular", "expert")]
    assert often == sorted(often)
    assert often[0] < often[-1]


def test_without_recovery_bots_answer_complaints_and_nothing_else(
    classic: Airport, reference: Team, skills: dict[str, Skill]
) -> None:
    found = first_rounds(classic, replace(reference, recovery=False), skills)
    assert (found.unasked, found.apologies, found.named) == (0, 0, 0)
    assert found.kept + found.broken > 20


def test_in_sessions_bots_make_failures_good_beside_people_and_as_their_standing_says(
    classic: Airport, skills: dict[str, Skill]
) -> None:
    found = {}
    for recovery in (True, False):
        standing = first_standing(classic, recovery=recovery)
        session = Session(classic, skills, 1, first_state(classic, standing=standing))
        bots_everywhere(session)
        while session.table is None:
            session.host(Proceed())
        session.advance(900)
        found[recovery] = told([session.table.simulation.journal])
    assert found[True].unasked > 10
    assert found[False].unasked == found[False].named == 0


@pytest.mark.parametrize(("budget", "allowed"), [(5_000, True), (350, False)])
def test_the_directors_bot_decides_on_what_is_asked_and_keeps_something_for_repairs(
    skills: dict[str, Skill], budget: int, allowed: bool
) -> None:
    money = replace(TINY.money, authority=100, released=budget)
    scenario = struck((5, "radar", "locked"), scenario=replace(TINY, money=money))
    setup = setup_of(scenario, budget=budget)
    table = seated(airport_of(scenario), setup, skills["regular"], 1, (DIRECTOR,))
    table.advance(6)
    table.submit(AM, c.Compensate("B", 0, 300))
    table.advance(60)
    journal = [entry.event for entry in table.simulation.journal]
    assert e.CompensationAsked("B", 0, 300) in journal
    assert e.CompensationDecided("B", 0, allowed) in journal
    assert (e.AirlineCompensated(-1, "B", 300, 0) in journal) is allowed


def test_a_bot_tells_an_airline_again_only_when_what_it_promised_has_passed(
    classic: Airport, reference: Team, skills: dict[str, Skill]
) -> None:
    due: dict[tuple[int, str], int] = {}
    again = 0
    for t, _, event in next(play(classic, reference, skills, 1, 1)).journal:
        if isinstance(event, e.AirlineInformed) and event.alert >= 0:
            key = event.alert, event.terminal
            assert due.get(key, 0) <= t
            again += key in due
            due[key] = event.due
    assert again
