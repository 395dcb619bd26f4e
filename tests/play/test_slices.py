"""Slices: a round put together from what a seat is sent shows it the same, and tells no more."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from enum import Enum
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from airportsim.engine.simulation import Simulation
from airportsim.model.airport import FaultType, Symptom
from airportsim.model.state import Proposal, State
from airportsim.model.team import RoundSetup, Skill, Team
from airportsim.model.words import Role, TicketState
from airportsim.play.board import View
from airportsim.play.far import FarState
from airportsim.play.offers import offers
from airportsim.play.slices import Plain, Slices
from airportsim.play.truth import Truth
from airportsim.play.views import VIEWS
from tests.conftest import classic_airport
from tests.play.rounds import seated, setups
from tests.play.strategies import sensible
from tests.play.test_any_commands import Session, sessions, table_of
from tests.play.test_views import MOMENTS, answers, copied, suffering, with_another_truth

EVERYBODY = (*Role, "board", "truth")
"""Whoever can look upon a round: a role, the projector, the facilitator."""


@pytest.fixture(scope="module")
def starts(reference: Team, skills: dict[str, Skill]) -> list[RoundSetup]:
    """What each round of the reference team starts from."""
    return setups(classic_airport(), reference, skills, 1)


def window(state: State, who: str) -> View:
    """Somebody's window on a round."""
    if isinstance(who, Role):
        return VIEWS[who](state)
    return Truth(state) if who == "truth" else View(state)


def shown(state: State, who: str) -> dict[str, Any]:
    """Everything that somebody can learn from his window."""
    view = window(state, who)
    found = view.snapshot() | {"answers": list(answers(view))}
    if isinstance(who, Role):
        found["offers"] = list(offers(view))
    if isinstance(view, Truth):
        found["behind"] = [view.behind(alert.number) for alert in view.alerts]
    return found


def slice_of(state: State, who: str) -> Plain | None:
    """What somebody is sent beside the public part."""
    if who == "board":
        return None
    return Slices(state).of_role(Role(who)) if who in {*Role} else Slices(state).everything()


class Watched:
    """A round that is watched by everybody through slices, each sent as JSON."""

    def __init__(self, simulation: Simulation) -> None:
        self.state = simulation.state
        setup, airport = simulation.setup, simulation.airport
        self._slices = Slices(self.state)
        self._far = {
            who: FarState(airport, setup, who if isinstance(who, Role) else None)
            for who in EVERYBODY
        }

    def compare(self) -> None:
        """Everybody is sent his slice, and sees there what he would see here."""
        public = self._slices.public()
        for who, far in self._far.items():
            own = None
            if who != "board":
                of_role = isinstance(who, Role)
                own = self._slices.of_role(Role(who)) if of_role else self._slices.everything()
            far.take(*json.loads(json.dumps([public, own])))
            here, there = shown(self.state, who), shown(far, who)
            for name, value in here.items():
                assert there[name] == value, f"{who}: {name} at {self.state.now} s"


# --- the same is seen there ------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 2, 4, 5])
def test_a_round_seen_through_slices_is_the_round(
    starts: list[RoundSetup], skills: dict[str, Skill], number: int
) -> None:
    """Every window shows the same, and what it offers and refuses is the same, all round long."""
    table = seated(classic_airport(), starts[number - 1], skills["regular"], 1)
    watched = Watched(table.simulation)
    for second in range(20, 1_500, 97):
        table.advance(second)
        watched.compare()
    assert table.simulation.state.faults


@settings(max_examples=12)
@given(sessions(40))
def test_whatever_is_asked_the_round_is_seen_the_same_through_slices(session: Session) -> None:
    play_watched(session)


@pytest.mark.long
@settings(max_examples=100)
@given(sessions(120))
def test_whatever_is_asked_for_long_the_round_is_seen_the_same(session: Session) -> None:
    play_watched(session)


def play_watched(session: Session) -> None:
    """Play a round of any commands, and compare every now and then."""
    table = table_of(session)
    sim, watched = table.simulation, Watched(table.simulation)
    for n, (pause, act) in enumerate(session.acts):
        table.advance(sim.now + pause)
        asked = sensible(sim, act) if isinstance(act, int) else act
        if asked is not None:
            table.submit(*asked)
        if n % 10 == 0:
            watched.compare()
    table.advance(sim.now + 120)
    watched.compare()


def test_what_comes_later_is_taken_in_as_if_it_were_the_first(
    starts: list[RoundSetup], skills: dict[str, Skill]
) -> None:
    """Whoever joins late, or was away for a while, sees what those see who were always there."""
    airport, start = classic_airport(), starts[4]
    table = seated(airport, start, skills["regular"], 1)
    state, slices = table.simulation.state, Slices(table.simulation.state)
    steady = {role: FarState(airport, start, role) for role in Role}
    for second in range(50, 1_000, 50):
        table.advance(second)
        for role, far in steady.items():
            far.take(slices.public(), slices.of_role(role))
    for role, far in steady.items():
        late = FarState(airport, start, role)
        late.take(Slices(state).public(), Slices(state).of_role(role))
        assert shown(late, role) == shown(far, role)


# --- and nothing else is told ----------------------------------------------------------------


@pytest.fixture(scope="module")
def running(starts: list[RoundSetup], skills: dict[str, Skill]) -> dict[tuple[int, int], State]:
    """States of the reference team's rounds at several seconds."""
    found = {}
    for number in (1, 2, 5):
        table = seated(classic_airport(), starts[number - 1], skills["regular"], 1)
        for one, second in MOMENTS:
            if one == number:
                table.advance(second)
                found[one, second] = copied(table.simulation.state)
    return found


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_which_items_are_broken_and_how_is_in_no_slice_but_the_vendors(
    running: dict[tuple[int, int], State], moment: tuple[int, int]
) -> None:
    state = running[moment]
    other = with_another_truth(state)
    assert Slices(other).public() == Slices(state).public()
    for role in Role:
        alike = Slices(other).of_role(role) == Slices(state).of_role(role)
        assert alike is (role is not Role.VENDOR or not state.broken), role


@pytest.mark.parametrize("moment", MOMENTS[1::4], ids=str)
def test_a_change_that_a_window_does_not_show_is_in_no_slice(
    running: dict[tuple[int, int], State], moment: tuple[int, int]
) -> None:
    """Whatever in the state is turned into something else, one thing at a time."""
    state, random = copied(running[moment]), Random(str(moment))
    everybody = [who for who in EVERYBODY if who != "truth"]
    sent = {who: (Slices(state).public(), slice_of(state, who)) for who in everybody}
    seen = {who: shown(state, who) for who in everybody}
    unseen = 0
    for thing, name in random.choices(list(parts_of(state)), k=100):
        before = getattr(thing, name)
        setattr(thing, name, another(before, random))
        for who in everybody:
            if (Slices(state).public(), slice_of(state, who)) == sent[who]:
                unseen += 1
            else:
                assert shown(state, who) != seen[who], f"{who} is told {name} of {thing}"
        setattr(thing, name, before)
    assert unseen > 100


def test_failures_are_sent_to_the_account_manager_and_to_the_director_if_he_is_asked() -> None:
    state = suffering().sim.state
    assert len(state.failures) == 2
    sent = {role: Slices(state).of_role(role) for role in Role}
    found = {role: [one[1] for one in cut.get("failures", ())] for role, cut in sent.items()}
    told = {role: failures for role, failures in found.items() if failures}
    assert told == {Role.ACCOUNT_MANAGER: ["A", "B"], Role.DIRECTOR: ["B"]}


def parts_of(state: State) -> Iterator[tuple[Any, str]]:
    """What can be changed in a round, but for what everybody knows from elsewhere.

    What is over was seen before it was; what was merged is among the news. An alert that has not
    been reported has no ticket; one that somebody holds may have been seen in the tray before.
    """
    open_tickets = (t for t in state.tickets if t.state not in (_CLOSED, TicketState.MERGED))
    things: tuple[Any, ...] = (
        *open_tickets,
        *state.unreported.values(),
        *state.hands,
        *state.faults,
        *state.failures.values(),
    )
    parts = ((thing, field.name) for thing in things for field in fields(thing))
    hidden = ((state, name) for name in ("injected", "truth", "pace", "worsened", "broken"))
    for thing, name in (*parts, *hidden):
        value, once_seen = getattr(thing, name), name == "seen_at" and bool(thing.holders)
        same = name in ("number", "merged", "ticket", "service", "terminal") or once_seen
        if not same and value not in (None, [], {}, ()):
            yield thing, name


def another(value: Any, random: Random) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        return random.choice([one for one in type(value) if one is not value])
    if isinstance(value, FaultType):
        return random.choice([one for one in classic_airport().faults if one is not value])
    if isinstance(value, Symptom):
        facts = tuple(replace(fact, about=fact.about[::-1] or ("RDR",)) for fact in value.facts)
        return replace(value, facts=facts[::-1])
    if isinstance(value, Proposal):
        return replace(value, remedy="")
    if isinstance(value, dict):
        return dict([*value.items()][:-1])
    return value - 1 if isinstance(value, int) else value[:-1]


_CLOSED = TicketState.CLOSED
