"""The facilitator's window: everything that is hidden from the players."""

from airportsim.model import commands as c
from airportsim.model.interventions import Inject, SetPace
from airportsim.model.state import Injection
from airportsim.model.words import Level, Role, TicketState
from airportsim.play.tiles import TileState
from airportsim.play.truth import Broken, Truth
from tests.worlds import AM, DESK, STRIKE, Play, alerted, reported, restored, seen, struck


def test_a_broken_fault_is_shown_with_its_cure_its_tiles_and_its_tickets() -> None:
    truth = Truth(reported().sim.state)
    assert truth.broken == (
        Broken(0, "fuel-a", "hung", "restart", False, 5, -1, (("FUL", "A"),), (0,)),
    )
    crashed = Truth(Play(struck(STRIKE, crash_after=50)).at(60).sim.state)
    (one,) = crashed.broken
    assert (one.crashed_at, one.holds) == (55, (("FUL", "A"), ("FUL", "B")))
    assert Truth(restored().sim.state).broken == ()


def test_injections_are_shown_until_they_strike() -> None:
    play = Play().at(10)
    for command in (Inject("gate-a", "hung", 90), Inject("fuel-a", "hung", 50), SetPace(70)):
        play.sim.intervene(command)
    truth = Truth(play.sim.state)
    both = [Injection("fuel-a", "hung", 50), Injection("gate-a", "hung", 90)]
    assert (list(truth.to_come), truth.pace) == (both, 70)
    play.at(50)
    assert list(truth.to_come) == both
    play.at(51)
    assert list(truth.to_come) == both[1:]


def test_every_ticket_stays_to_be_seen_whatever_has_become_of_it() -> None:
    play = restored().do(DESK, c.Close(0))
    truth = Truth(play.sim.state)
    assert [slip.state for slip in truth.tickets] == [TicketState.CLOSED]


def test_what_waits_for_whom_and_who_does_what() -> None:
    truth = Truth(alerted().do(AM, c.Report(0, (0,))).sim.state)
    assert truth.waiting_for[AM] == 1
    assert {hand.role for hand in truth.everybody} == set(Role)
    assert [hand.target for hand in truth.everybody if hand.work] == [0]
    play = reported()
    assert Truth(play.sim.state).waiting_for[DESK] == 1


def test_the_facilitator_hears_what_limps_at_once_and_knows_what_lies_behind_an_alert() -> None:
    truth = Truth(alerted().sim.state)
    assert truth.board()["CAT", "A"].state is TileState.DEGRADED
    assert [truth.behind(alert.number) for alert in truth.alerts] == [0]


def test_money_moods_and_complaints_are_shown() -> None:
    play = Play(struck((0, "radar", "hung"))).at(55)
    truth = Truth(play.sim.state)
    assert (truth.available, truth.reserve, truth.frozen, truth.contract_known) == (
        1000, 1000, False, False,
    )  # fmt: skip
    assert [(one.terminal, one.made_at) for one in truth.complaints] == [("A", 50)]
    assert truth.moods == {"A": 66, "B": 70}
    assert truth.mirrors == {}


def test_a_snapshot_of_everything_can_be_taken() -> None:
    play = seen().work(AM, c.Report(0, (2,)))
    shown = Truth(play.sim.state).snapshot()
    (ticket,) = shown["tickets"]
    assert ticket["priority"] == 0
    assert ticket["impact"] is Level.LOW
    assert {"board", "strips", "tally", "stopped", "outlook", "left", "money"} <= set(shown)
