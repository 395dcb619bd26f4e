"""BotCheck: what is right is told as right, and each fault is found."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from airportsim.files.library import load_scenario
from airportsim.lab.botcheck import BotCheck, Severity, check_bot
from airportsim.model.scenario import Scenario
from airportsim.model.words import Role
from tests.play import own_bots as bots

DESK = Role.SERVICE_DESK


@cache
def one_round() -> Scenario:
    """Classic with one round."""
    scenario = load_scenario("classic")
    return replace(scenario, rounds=scenario.rounds[:1])


@cache
def short() -> Scenario:
    """Classic with one round of a few minutes."""
    schedule = replace(one_round().schedule, round=450, flights=28)
    return replace(one_round(), schedule=schedule)


def check(bot: Any, role: Role | None = None, seconds: float = 60) -> BotCheck:
    return check_bot(bot, role, short(), seconds=seconds)


def wrong(found: BotCheck) -> list[str]:
    return [one.sentence for one in found.findings if one.severity is Severity.WRONG]


def test_a_right_bot_is_fine() -> None:
    found = check(bots.Right)
    assert found.ok
    fine = [one for one in found.findings if one.severity is Severity.FINE]
    assert len(fine) == 6
    assert {one.role for one in fine} == {DESK}


@pytest.mark.long
@pytest.mark.parametrize(
    ("bot", "sentence"),
    [
        (bots.Raises, "it failed, in round 1 at 3:28: ValueError: I am tired (File"),
        (bots.GlobalRandom, "it plays differently the second time with the same seed"),
        (bots.Clock, "it plays differently the second time with the same seed"),
        (bots.Remembers, "it plays differently the second time with the same seed"),
        (bots.Changes, "it changes view.reports, at 0:"),
        (bots.Insists, "it asks again and again for what is refused: from 0:"),
        (bots.BreaksWhenRefused, "it failed when it was refused what it asked for, in round 1"),
        (bots.ForgetsNothing, "when it was refused what it asked for, it did not ask again"),
    ],
)
def test_a_fault_is_found(bot: Any, sentence: str) -> None:
    found = check_bot(bot, None, one_round(), seconds=60)
    assert not found.ok
    assert any(one.startswith(sentence) for one in wrong(found)), str(found)


def test_a_failure_and_a_loop_are_found() -> None:
    assert not check(bots.Raises).ok
    assert "it took longer than 0.25 s" in str(check(bots.Endless, seconds=0.25))


def test_an_order_that_changes_from_process_to_process_is_found() -> None:
    found = check("tests.play.own_bots:Order")
    assert any("in another process" in one for one in wrong(found)), str(found)


def test_what_is_odd_is_a_hint() -> None:
    found = check(bots.Idle)
    assert found.ok
    assert "hint as service_desk: it never gave a command" in str(found)
    assert "imports random: take start.dice or start.random instead" in str(found)
    assert "reads _state" in str(check(bots.Peeps))


def test_a_bot_is_tried_in_the_roles_that_it_plays_or_in_the_one_asked_for() -> None:
    assert {one.role for one in check(bots.Idle).findings if one.role} == {DESK}
    assert {one.role for one in check(bots.plain, DESK).findings if one.role} == {DESK}
    elsewhere = check(bots.plain, Role.VENDOR)
    assert "no attribute 'to_log'" in wrong(elsewhere)[0]


@pytest.mark.long
@pytest.mark.parametrize("role", list(Role))
def test_the_shipped_bots_are_fine(role: Role) -> None:
    found = check_bot(f"airportsim.play.bots.{role.value}:decide", role, seconds=60)
    assert found.ok, str(found)
