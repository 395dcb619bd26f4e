"""What was done in a round, one activity after the other, as event logs tell it."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from airportsim.debrief.activities import activities
from airportsim.debrief.activity import Activity, Doing
from airportsim.debrief.incidents import incidents
from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.journal import Entry
from airportsim.model.team import RoundSetup
from airportsim.model.words import Level, Role, Work
from tests.conftest import classic_airport
from tests.debrief.journals import FUEL, MATCHES, Told, journal, match, random_rounds, ticket
from tests.worlds import (
    AM,
    DESK,
    DIRECTOR,
    SPEC,
    TINY,
    Play,
    airport_of,
    alerted,
    closed,
    reported,
    setup_of,
    struck,
)


def done(play: Play) -> tuple[Activity, ...]:
    """What was done in a world so far."""
    return activities(play.sim.airport, play.sim.state.setup, play.sim.journal)


def told(found: Iterable[Activity]) -> list[str]:
    """The activities of a fault as short lines: when, who, what, and the outcome."""
    return [
        " ".join(
            filter(None, (f"{one.start}-{one.end}", one.role, one.doing.value, one.outcome))
        )
        for one in found
        if one.fault >= 0
    ]  # fmt: skip


def tiny(*events: Told) -> tuple[Activity, ...]:
    return activities(airport_of(TINY), setup_of(TINY), journal(*events))


def test_the_way_of_an_incident_is_told_with_who_did_it_and_for_how_long() -> None:
    assert told(done(closed())) == [
        "5-5 strike",
        "5-5 alert",
        "6-14 account_manager report",
        "15-19 service_desk log",
        "20-20 service_desk escalate",
        "30-30 specialist find in tray",
        "31-31 specialist take",
        "31-51 specialist propose fix",
        "52-60 vendor verify accepted",
        "60-60 restore specialist",
        "61-61 service_desk close",
    ]


def test_it_is_told_whose_hand_it_was_and_which_ticket() -> None:
    by = {one.doing: (one.hand, one.ticket, one.service) for one in done(closed())}
    play = closed()
    assert by[Doing.REPORT] == (play.hand_of(AM), 0, "FUL")
    assert by[Doing.TAKE] == by[Doing.PROPOSE_FIX] == (play.hand_of(SPEC), 0, "FUL")
    assert by[Doing.ESCALATE] == (-1, 0, "FUL"), "the journal does not tell the hand"


def test_a_first_call_opens_a_ticket_and_the_next_one_tells_more() -> None:
    play = alerted().work(AM, c.Report(0, (0,))).work(AM, c.Report(0, (1,)))
    assert [x for x in told(done(play)) if "account" in x] == [
        "6-14 account_manager report", "15-23 account_manager tell more",
    ]  # fmt: skip


def test_what_is_still_going_on_when_the_round_is_over_has_no_end_and_comes_last() -> None:
    play = alerted().do(AM, c.Report(0, (0,)))
    last = done(play)[-1]
    assert (last.doing, last.start, last.end, last.outcome) == (Doing.REPORT, 6, None, "")


def test_work_that_came_too_late_was_in_vain() -> None:
    play = reported().work(DESK, c.Log(0, Level.LOW, Level.LOW))
    hand = play.hand_of(DESK)
    found = tiny(
        *FUEL, ticket(20), (30, e.WorkStarted(hand, Work.FIRST_AID, 0, "", 40)),
        (40, e.WorkEnded(hand, Work.FIRST_AID, 0, "")), (41, e.TicketClosed(0)),
    )  # fmt: skip
    assert told(found)[-2:] == ["30-40 service_desk first aid in vain", "41-41 service_desk close"]


def test_a_hand_that_is_lent_works_for_its_new_role() -> None:
    found = tiny(
        *FUEL, ticket(20), (25, e.HandLent(2, Role.SPECIALIST)),
        (30, e.WorkStarted(2, Work.TEST, 0, "fuel-b", 42)),
        (42, e.WorkEnded(2, Work.TEST, 0, "fuel-b")), (42, e.ItemTested(0, "fuel-b", "")),
    )  # fmt: skip
    (test,) = [one for one in found if one.doing is Doing.TEST]
    assert (test.role, test.item, test.outcome) == (Role.SPECIALIST, "fuel-b", "healthy")


def test_behind_a_false_alarm_there_is_no_fault() -> None:
    found = tiny(
        (5, e.AlertRaised(0, -1, "CAT", ("A",), "sudden")), ticket(9), (20, e.TicketClosed(0))
    )
    assert {one.fault for one in found} == {-1}
    assert found[-1].ticket == 0


def _agree(airport: Airport, setup: RoundSetup, told: list[Entry]) -> None:
    """Activities and incidents tell the same of each fault."""
    found = activities(airport, setup, told)
    for incident in incidents(airport, told):
        first: dict[Doing, int] = {}
        for one in found:
            if one.fault == incident.fault and one.end is not None and one.outcome != "in vain":
                first.setdefault(one.doing, one.end)
        assert first.get(Doing.STRIKE) == incident.struck_at
        assert first.get(Doing.ALERT) == incident.alerted_at
        assert first.get(Doing.REPORT) == incident.reported_at
        assert first.get(Doing.LOG) == incident.logged_at
        assert first.get(Doing.ESCALATE) == incident.escalated_at
        assert first.get(Doing.TAKE) == incident.taken_at
        assert first.get(Doing.PROPOSE_FIX) == incident.proposed_at
        assert first.get(Doing.CRASH) == incident.crashed_at
        assert first.get(Doing.RESTORE) == incident.fixed_at


@pytest.mark.parametrize(("team", "seed"), MATCHES)
def test_activities_and_incidents_agree_in_rounds_that_bots_played(team: str, seed: int) -> None:
    for setup, told in match(team, seed)[0]:
        _agree(classic_airport(), setup, told)


def test_in_any_round_every_activity_has_its_place_and_agrees_with_the_incidents() -> None:
    for scenario, setup, told in random_rounds(12):
        airport = airport_of(scenario)
        found = activities(airport, setup, told)
        serials = [one.last for one in found if one.end is not None]
        assert serials == sorted(set(serials))
        assert len({one.first for one in found}) == len(found)
        assert all(one.end is None or one.start <= one.end for one in found)
        started = sum(isinstance(entry.event, e.WorkStarted) for entry in told)
        assert started == sum(one.end != one.start for one in found)
        _agree(airport, setup, told)


STINGY = replace(TINY, money=replace(TINY.money, authority=9))
RADAR = struck((5, "radar", "locked"), scenario=STINGY)


def test_what_is_done_about_a_failure_belongs_to_its_incident() -> None:
    play = Play(RADAR).at(6)
    play.work(AM, c.InformAirline("B", 60, 0)).work(AM, c.Apologise("B", 0))
    play.work(AM, c.Compensate("B", 0, 9)).work(AM, c.Compensate("B", 0, 50))
    play.do(DIRECTOR, c.DecideCompensation("B", 0, True)).do(DIRECTOR, c.SetAuthority(70))
    found = done(play)
    assert told(found)[2:] == [
        "6-12 account_manager inform airline",
        "13-19 account_manager apologise",
        "20-24 account_manager compensate",
        "25-29 account_manager ask to compensate",
        "30-30 director decide compensation allowed",
    ]
    about = [one for one in found if one.fault == 0][2:]
    assert [(one.service, one.terminal, one.usd) for one in about] == [
        ("RDR", "B", 0), ("RDR", "B", 0), ("RDR", "B", 9), ("RDR", "B", 0), ("RDR", "B", 50),
    ]  # fmt: skip
    assert (found[-1].doing, found[-1].fault) == (Doing.SET_AUTHORITY, -1)


def test_what_the_director_refuses_costs_nothing() -> None:
    play = Play(RADAR).at(6).work(AM, c.Compensate("B", 0, 50))
    last = done(play.do(DIRECTOR, c.DecideCompensation("B", 0, False)))[-1]
    assert (last.outcome, last.usd) == ("refused", 0)


def test_an_answer_to_a_complaint_that_names_no_failure_belongs_to_no_incident() -> None:
    found = done(Play(RADAR).at(111).work(AM, c.InformAirline("B", 60)))
    (news,) = [one for one in found if one.doing is Doing.INFORM_AIRLINE]
    assert (news.fault, news.service, news.terminal) == (-1, "", "B")


def test_news_that_comes_too_late_was_in_vain() -> None:
    play = Play(RADAR).at(70).work(AM, c.Report(0, (0,))).work(DESK, c.Log(0, Level.LOW, Level.LOW))
    play.do(DESK, c.FirstAid(0)).at(90).do(AM, c.InformAirline("B", 60, 0)).at(120)
    (news,) = [one for one in done(play) if one.doing is Doing.INFORM_AIRLINE]
    assert (news.outcome, news.fault) == ("in vain", -1)
