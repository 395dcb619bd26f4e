"""No sequence of commands, legal or not, from any role, makes the airport do what cannot be."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from airportsim.engine.simulation import Simulation
from airportsim.files.library import load_scenario, load_skills
from airportsim.model import commands as c
from airportsim.model.airport import Airport
from airportsim.model.score import score
from airportsim.model.state import State
from airportsim.model.team import Article, RoundSetup
from airportsim.model.words import Lever, Role
from airportsim.play.agenda import Table
from tests.play.invariants import check
from tests.play.rounds import bots
from tests.play.strategies import Given, any_command, sensible


@cache
def _airport() -> Airport:
    """The classic airport on a bad day: what can go wrong should do so while people act."""
    classic = load_scenario("classic")
    strikes = replace(classic.strikes, count=45, first=0, last=1200, false_alarms=15)
    return Airport(replace(classic, strikes=strikes))


@dataclass(frozen=True)
class Session:
    """A round to be played: its start, the bots at it, and what people do when."""

    setup: RoundSetup
    seed: int
    bots: frozenset[Role]
    acts: list[tuple[int, Given | int]]


def _starts() -> st.SearchStrategy[RoundSetup]:
    airport = _airport()
    types = [Article(f.item, f.mode) for f in airport.faults]
    few, one = st.integers(1, 3), st.just(1)
    staff = st.fixed_dictionaries(
        {role: one if role in (Role.DIRECTOR, Role.VENDOR) else few for role in Role}
    )
    return st.builds(
        RoundSetup,
        number=st.integers(1, 5),
        budget=st.sampled_from([0, 700, 2500, 9000, 50_000]),
        planned=st.just(0),
        promise=st.sampled_from(airport.scenario.money.promises),
        levers=st.frozensets(st.sampled_from(Lever)),
        staff=staff,
        articles=st.lists(st.sampled_from(types), max_size=20, unique=True).map(tuple),
        mirrors=st.lists(st.sampled_from(sorted(airport.items)), max_size=6, unique=True).map(
            tuple
        ),
        moods=st.fixed_dictionaries(
            {terminal: st.integers(0, 100) for terminal in airport.scenario.terminals}
        ),
        recovery=st.booleans(),
    )


def sessions(acts: int) -> st.SearchStrategy[Session]:
    act = st.one_of(any_command(_airport()), *[st.integers(0, 2**16)] * 5)
    pause = st.sampled_from([0, 0, 1, 2, 3, 5, 8, 13, 21])
    seats = st.one_of(st.just(frozenset[Role]()), st.frozensets(st.sampled_from(Role)))
    return st.builds(
        Session,
        setup=_starts(),
        seed=st.integers(1, 10**6),
        bots=seats,
        acts=st.lists(st.tuples(pause, act), min_size=acts // 2, max_size=acts),
    )


def table_of(session: Session) -> Table:
    simulation = Simulation(_airport(), session.setup, session.seed)
    return Table(simulation, bots(simulation, load_skills()["regular"], session.bots))


def _play(session: Session) -> Table:
    table = table_of(session)
    sim = table.simulation
    for n, (pause, act) in enumerate(session.acts):
        table.advance(sim.now + pause)
        given_now = sensible(sim, act) if isinstance(act, int) else act
        if given_now is not None:
            table.submit(*given_now)
        if n % 8 == 0:
            check(sim)
    table.advance(sim.now + 120)
    check(sim)
    table.advance(sim.end)
    check(sim)
    found = score(sim.airport, sim.setup, sim.journal)
    assert found.landed + found.diverted + found.cancelled + found.unfinished == 96
    assert found.unfinished >= 0
    return table


@settings(max_examples=60)
@given(sessions(100))
def test_whatever_is_asked_the_airport_stays_possible(session: Session) -> None:
    _play(session)


@pytest.mark.long
@settings(max_examples=400)
@given(sessions(200))
def test_whatever_is_asked_for_long_the_airport_stays_possible(session: Session) -> None:
    _play(session)


@settings(max_examples=8)
@given(sessions(40))
def test_whatever_was_asked_asking_it_again_gives_the_same_journal(session: Session) -> None:
    """Also in other frames: what people did is all that is needed."""
    table, again = table_of(session), table_of(session)
    asked: list[tuple[int, Given]] = []
    for pause, act in session.acts:
        table.advance(table.simulation.now + pause)
        found = sensible(table.simulation, act) if isinstance(act, int) else act
        if found is not None:
            asked.append((table.simulation.now, found))
            table.submit(*found)
    table.advance(1500)
    for at, what in asked:
        while again.simulation.now + 7 < at:
            again.advance(again.simulation.now + 7)
        again.advance(at)
        again.submit(*what)
    again.advance(1500)
    assert again.simulation.digest == table.simulation.digest


def test_the_sensible_commands_of_these_tests_reach_every_corner() -> None:
    """A property test that only ever meets refusals would prove nothing."""
    from random import Random

    accepted: set[type[Any]] = set()
    for seed in range(12):
        chance = Random(seed)
        base = _starts_of_everything()
        sim = Simulation(_airport(), base, seed)
        while sim.now < 900:
            sim.advance(sim.now + chance.randrange(4))
            found = sensible(sim, chance.randrange(2**16))
            if found is not None:
                before = len(sim.journal)
                sim.submit(*found)
                if len(sim.journal) > before:
                    accepted.add(type(found[1]))
    assert {kind.__name__ for kind in accepted} >= {
        kind.__name__
        for kind in (
            c.Report, c.Log, c.FirstAid, c.AskBack, c.Merge, c.Escalate, c.Close, c.Take, c.Test,
            c.Fix, c.HandBack, c.RequestPurchase, c.Approve, c.Deny, c.Verify, c.Deliver, c.Chase,
            c.InformAirline, c.Apologise, c.Compensate, c.DecideCompensation, c.SetAuthority,
            c.ReleaseFunds, c.WriteArticle,
        )
    }  # fmt: skip


def _starts_of_everything() -> RoundSetup:
    scenario = _airport().scenario
    return RoundSetup(
        1, 50_000, 0, scenario.money.promises[0],
        frozenset({Lever.KNOWLEDGE_BASE, Lever.PURCHASING_OPEN}), scenario.staff, (), (),
        dict.fromkeys(scenario.terminals, 70),
    )  # fmt: skip


def test_the_check_sees_a_tile_that_came_up_by_itself() -> None:
    """The check is checked: a state that no journal explains must not pass."""
    sim = Simulation(_airport(), _starts_of_everything(), 1)
    sim.advance(100)
    check(sim)
    _lift(sim.state)
    with pytest.raises(AssertionError):
        check(sim)


def _lift(state: State) -> None:
    """Undo by hand what holds one tile down."""
    fault = state.faults[0]
    state.held[fault.holds.pop()] -= 1
