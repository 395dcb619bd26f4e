"""Driving a round from outside: answers, boundaries, and the journal as the only truth."""

from airportsim.engine.simulation import Accepted, Simulation
from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.apply import apply
from airportsim.model.refusals import Code, Refusal
from airportsim.model.state import State
from airportsim.model.words import Lever, Verdict
from tests.worlds import (
    AM,
    DESK,
    DM,
    SPEC,
    STRIKE,
    VENDOR,
    Play,
    airport_of,
    alerted,
    bought,
    closed,
    proposed,
    setup_of,
    struck,
    taken,
)


def test_an_accepted_command_names_the_journal_entries_it_made_at_once() -> None:
    play = alerted()
    answer = play.sim.submit(AM, c.Report(0, (0,)))
    assert isinstance(answer, Accepted)
    made = [entry.event for entry in play.sim.journal[answer.first : answer.end]]
    assert [type(event) for event in made] == [e.WorkStarted]
    assert play.sim.submit(AM, c.Report(9, (0,))) == Refusal(Code.NO_SUCH_ALERT, (9,))


def test_a_command_acts_before_the_airports_own_events_of_its_second() -> None:
    play = Play(struck(STRIKE)).at(5).do(DM, c.ReadContract()).at(6)
    assert [line for line in play.told() if line.startswith("5 ")][:2] == [
        "5 work_started 7 read_contract -1 - 35",
        "5 fault_struck 0 -1 fuel-a hung",
    ]


def test_commands_of_one_second_act_in_the_order_in_which_they_were_given() -> None:
    play = Play().at(5).do(DM, c.LendHand(3, SPEC)).do(DM, c.LendHand(1, DESK), 7)
    assert play.told(e.HandLent) == ["5 hand_lent 3 specialist", "5 hand_lent 1 service_desk"]


def test_advancing_to_the_present_second_does_nothing() -> None:
    play = Play(struck(STRIKE)).at(5)
    told = play.told()
    assert play.at(5).at(5).told() == told


def test_the_digest_changes_with_every_event_and_with_nothing_else() -> None:
    play = Play(struck(STRIKE)).at(5)
    before = play.sim.digest
    assert play.refused(AM, c.Report(0, (0,))) is not None
    assert play.sim.digest == before
    assert play.at(6).sim.digest != before


def _rebuilt(sim: Simulation) -> State:
    """The state as the journal alone tells it."""
    state = State(sim.airport, sim.setup)
    for entry in sim.journal:
        state.now = entry.t
        apply(state, entry.event)
    state.now = sim.now
    return state


def _facts(state: State) -> dict[str, str]:
    return {
        name: repr(getattr(state, name))
        for name in State.__slots__
        if name not in ("airport", "setup")
    }


def test_the_journal_alone_rebuilds_the_state() -> None:
    """Only `apply` writes: what it did not write, nobody may have changed."""
    kb = Lever.KNOWLEDGE_BASE
    blank = proposed(kb, cause="").work(VENDOR, c.Verify(0, Verdict.ACCEPTED))
    wrong = proposed(remedy="clean").work(VENDOR, c.Verify(0, Verdict.ACCEPTED))
    chased = taken(scenario=struck((5, "radar", "hung"))).work(DESK, c.Chase(0)).at(170)
    chased.work(AM, c.InformAirline("B", 100)).work(AM, c.Compensate("A"))
    for play in (
        closed(kb).work(SPEC, c.WriteArticle(0)), blank, wrong, chased,
        bought().work(VENDOR, c.Deliver(0)),
    ):  # fmt: skip
        play.end()
        assert _facts(_rebuilt(play.sim)) == _facts(play.sim.state)


def test_two_simulations_of_one_airport_do_not_disturb_each_other() -> None:
    scenario = struck(STRIKE)
    alone = Play(scenario).end().sim.digest
    first = Simulation(airport_of(scenario), setup_of(scenario), 1)
    second = Simulation(airport_of(scenario), setup_of(scenario), 2)
    for second_of_round in range(0, 601, 7):
        first.advance(second_of_round)
        second.advance(second_of_round)
        second.submit(DM, c.LendHand(3, SPEC))
    first.advance(600)
    assert first.digest == alone
