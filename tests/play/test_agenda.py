"""Seats and time: bots are asked when something concerns them, act later, and share with people."""

from dataclasses import replace
from typing import Any

import pytest

from airportsim.engine.simulation import Accepted, Simulation
from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.journal import Entry
from airportsim.model.refusals import Code, Refusal
from airportsim.model.team import Skill
from airportsim.model.words import Level, Lever, Role
from airportsim.play.agenda import Bot, Decision, Table
from tests.play.rounds import bots
from tests.worlds import (
    AM,
    DESK,
    DM,
    SPEC,
    STRIKE,
    TINY,
    Play,
    airport_of,
    setup_of,
    struck,
    told_as,
)

LOW = Level.LOW


class Diary:
    """A bot that follows a plan, a list of (commands, wake after), and notes when it was asked."""

    def __init__(self, *plan: tuple[list[c.Command], int | None]) -> None:
        self.plan = list(plan)
        self.asked: list[tuple[int, int]] = []

    def decide(self, view: Any, memory: Any) -> Decision:
        self.asked.append((view.now, view.hand))
        commands, wait = self.plan.pop(0) if self.plan else ([], None)
        return commands, memory, None if wait is None else view.now + wait


def table(
    role: Role, bot: Bot, *levers: Lever, faults: tuple[tuple[int, str, str], ...] = (STRIKE,),
    **start: Any,
) -> Table:  # fmt: skip
    scenario = struck(*faults)
    sim = Simulation(airport_of(scenario), setup_of(scenario, *levers, **start), 1)
    return Table(sim, {role: (bot, None)})


def told(at: Table, *kinds: type[Any]) -> list[str]:
    journal: list[Entry] = at.simulation.journal
    return [told_as(entry.t, entry.event) for entry in journal if isinstance(entry.event, kinds)]


def test_every_hand_of_a_bot_is_asked_when_the_round_begins_and_then_left_alone() -> None:
    diary = Diary()
    table(SPEC, diary.decide).advance(600)
    assert diary.asked == [(0, 5), (0, 6)]


def test_one_hand_of_a_bot_is_asked_the_second_something_concerns_it() -> None:
    diary = Diary()
    table(AM, diary.decide).advance(50)
    assert diary.asked[2:] == [(5, 1)]


def test_what_a_bot_decides_acts_at_the_second_it_named() -> None:
    diary = Diary(([], None), ([], None), ([c.Report(0, (0,))], 10))
    at = table(AM, diary.decide)
    at.advance(15)
    assert told(at, e.WorkStarted) == []
    at.advance(16)
    assert told(at, e.WorkStarted) == ["15 work_started 1 report 0 - 23"]


@pytest.mark.parametrize("wait", [-5, 0, 1])
def test_deciding_takes_a_second_at_least(wait: int) -> None:
    diary = Diary(([c.ReadContract()], wait))
    at = table(DM, diary.decide)
    at.advance(10)
    assert told(at, e.WorkStarted)[0].startswith("1 work_started 7 read_contract")


def test_a_bot_that_only_wants_to_wait_is_asked_again_then() -> None:
    diary = Diary(([], 40), ([], None))
    table(DM, diary.decide).advance(600)
    assert diary.asked == [(0, 7), (0, 8), (40, 7)]


def test_a_bot_whose_command_is_refused_is_asked_again() -> None:
    diary = Diary(([c.Approve(0)], 10), ([], None))
    table(DM, diary.decide).advance(600)
    assert diary.asked == [(0, 7), (0, 8), (10, 7)]


def test_after_a_refusal_the_rest_of_a_decision_is_dropped() -> None:
    diary = Diary(([c.Approve(0), c.LendHand(3, SPEC)], 10))
    at = table(DM, diary.decide)
    at.advance(600)
    assert told(at, e.HandLent) == []


def test_a_bots_hand_is_asked_again_when_its_work_is_done() -> None:
    diary = Diary(([c.ReadContract()], 10))
    table(DM, diary.decide).advance(600)
    assert diary.asked == [(0, 7), (0, 8), (40, 7)]


def test_a_hand_disturbed_meanwhile_acts_when_it_is_free_again() -> None:
    """The person's own command keeps the hand busy when the bot's is due."""
    diary = Diary(([c.LendHand(3, SPEC)], 10))
    at = table(DM, diary.decide)
    at.advance(5)
    at.submit(DM, c.ReadContract(), 7)
    at.advance(600)
    assert told(at, e.HandLent) == ["36 hand_lent 3 specialist"]


def test_a_bot_notices_a_persons_command_the_second_it_is_given() -> None:
    diary = Diary()
    at = table(SPEC, diary.decide, Lever.NAMED_CONTACTS)
    _to_the_tray(at)
    now = at.simulation.now
    at.submit(DM, c.Assign(0, 6))
    at.advance(now + 3)
    assert diary.asked[-1] == (now, 6)


def test_a_lent_hand_is_asked_by_the_bot_of_the_role_it_now_works_for() -> None:
    diary = Diary()
    at = table(SPEC, diary.decide)
    at.advance(20)
    at.submit(DM, c.LendHand(3, SPEC))
    at.advance(30)
    assert diary.asked[-1] == (20, 3)


def test_a_hand_lent_away_no_longer_does_what_its_bot_had_in_mind() -> None:
    diary = Diary(([c.Take(0)], 30))
    at = table(SPEC, diary.decide)
    at.advance(20)
    at.submit(DM, c.LendHand(5, DESK))
    at.advance(600)
    assert all(when < 20 for when, hand in diary.asked if hand == 5)


def test_people_and_bots_can_share_a_role() -> None:
    diary = Diary(([], None), ([], None), ([c.Report(0, (0,))], 10))
    at = table(AM, diary.decide, faults=(STRIKE, (6, "gate-b", "hung")))
    at.advance(12)
    assert isinstance(at.submit(AM, c.Report(1, (0,)), 2), Accepted)
    at.advance(60)
    assert told(at, e.TicketReported) == ["20 ticket_reported 0 1 0", "23 ticket_reported 1 0 0"]


def test_bots_that_are_due_act_before_the_person_of_the_same_second() -> None:
    diary = Diary(([c.ReadContract()], 10))
    at = table(DM, diary.decide)
    at.advance(10)
    assert at.submit(DM, c.ReadContract(), 8) == Refusal(Code.BEING_DONE)


def test_a_role_may_be_empty_and_the_round_goes_on() -> None:
    at = table(DM, Diary().decide)
    at.advance(600)
    assert at.simulation.now == 600
    assert len(told(at, e.FlightHolding)) == 4


def _to_the_tray(at: Table) -> None:
    """A person calls, logs and escalates alert 0."""
    at.advance(6)
    at.submit(AM, c.Report(0, (0,)))
    at.advance(20)
    at.submit(DESK, c.Log(0, LOW, LOW))
    at.advance(30)
    at.submit(DESK, c.Escalate(0))


# --- the shipped bots at tiny tables ------------------------------------------------------------


def brisk(skills: dict[str, Skill]) -> Skill:
    """A bot that never errs, with the regular times."""
    return replace(
        skills["regular"], remedy=1000, clear=1000, telling=1000, level=1000, verifies=1000
    )


ONE_TICKET = (
    e.FaultStruck, e.TicketReported, e.TicketLogged, e.FirstAidGiven, e.TicketEscalated,
    e.TicketTaken, e.FixProposed, e.FixVerified, e.FaultFixed, e.TicketClosed,
)  # fmt: skip


@pytest.mark.parametrize("levers", [(), (Lever.NAMED_CONTACTS, Lever.REPORT_FORM)])
def test_six_bots_bring_a_ticket_all_the_way(
    skills: dict[str, Skill], levers: tuple[Lever, ...]
) -> None:
    play = Play(struck(STRIKE), *levers)
    at = Table(play.sim, bots(play.sim, brisk(skills), Role))
    at.advance(600)
    steps = [line.split()[1] for line in play.told(*ONE_TICKET)]
    assert steps == [
        "fault_struck", "ticket_reported", "ticket_logged", "first_aid_given", "ticket_escalated",
        "ticket_taken", "fix_proposed", "fix_verified", "fault_fixed", "ticket_closed",
    ]  # fmt: skip


def test_a_first_line_fault_never_reaches_the_specialists(skills: dict[str, Skill]) -> None:
    play = Play(struck((5, "fuel-a", "locked")))
    Table(play.sim, bots(play.sim, brisk(skills), Role)).advance(600)
    assert [line.split()[1] for line in play.told(*ONE_TICKET)] == [
        "fault_struck", "ticket_reported", "ticket_logged", "first_aid_given", "fault_fixed",
        "ticket_closed",
    ]  # fmt: skip


def test_a_bot_desk_loses_no_ticket_when_a_person_takes_its_seat_in_the_middle(
    skills: dict[str, Skill],
) -> None:
    """A departing bot leaves everything in the queues, where the person finds it."""
    play = Play(struck(STRIKE))
    at = Table(play.sim, bots(play.sim, brisk(skills), Role))
    at.advance(20)
    del at.players[DESK]
    at.advance(600)
    waiting = [*play.sim.state.to_log, *play.sim.state.at_desk]
    assert waiting == [0]


def test_the_shipped_bots_ask_for_what_they_may_have(skills: dict[str, Skill]) -> None:
    """They may be overtaken by events or by a colleague, and that is all."""
    play = Play(struck(STRIKE, (100, "depot", "hung"), (200, "gate-b", "full")))
    refused: list[Refusal] = []
    submit = play.sim.submit

    def counted(role: Role, command: c.Command, hand: int = -1) -> Accepted | Refusal:
        answer = submit(role, command, hand)
        if isinstance(answer, Refusal):
            refused.append(answer)
        return answer

    play.sim.submit = counted  # type: ignore[method-assign]
    Table(play.sim, bots(play.sim, brisk(skills), Role)).advance(TINY.schedule.round)
    assert len([refusal for refusal in refused if refusal.code is not Code.BEING_DONE]) <= 2
    assert len(play.told(e.FaultFixed)) == 3
