"""The indicators of the running round: at the seats of those who manage it, and nowhere else."""

import pytest

from airportsim.model.airport import Airport
from airportsim.model.session import Proceed
from airportsim.model.words import Role
from tests.net.sessions import AM, DESK, DIRECTOR, playing
from tests.net.stage import PIN, Stage, up_to_date


def test_managers_have_before_them_what_the_host_has(classic: Airport) -> None:
    session = playing(classic)
    with Stage(session) as stage:
        chen, li, wang = stage.facilitator(), stage.join("Li"), stage.join("Wang")
        assert li.gauges() is None
        li.sit(AM)
        wang.sit(DIRECTOR)
        for second in (10, 400, 411, 700, 1_499):
            stage.advance(second)
            up_to_date(chen, li, wang)
            there = stage.on_host(session.gauges)
            assert there is not None
            assert there.second == second - second % 15
            assert chen.gauges() == li.gauges() == wang.gauges() == there
        stage.advance(1_500)
        up_to_date(chen, li)
        assert li.gauges() is None
        while stage.session.table is None:
            stage.on_host(lambda: session.host(Proceed()))
        stage.advance(200)
        up_to_date(li)
        assert li.gauges() == stage.on_host(session.gauges)


@pytest.mark.parametrize("role", [role for role in Role if role not in (AM, DIRECTOR)])
def test_other_roles_hear_nothing_of_them(role: Role) -> None:
    with Stage(playing()) as stage:
        wu = stage.raw_in("Wu")
        wu.answered({"kind": "sit", "role": role.value, "pin": PIN})
        for second in (20, 50, 200):
            stage.advance(second)
            wu.up_to_date()
        assert role.value in wu.values
        assert '"gauges"' not in "".join(wu.heard)


def test_who_leaves_a_managers_seat_has_them_no_longer() -> None:
    with Stage(playing()) as stage:
        li = stage.join("Li")
        li.sit(DIRECTOR)
        stage.advance(50)
        up_to_date(li)
        assert li.gauges() is not None
        li.rise(DIRECTOR)
        li.sit(DESK)
        stage.advance(80)
        up_to_date(li)
        assert li.gauges() is None
