"""Nothing that is hidden leaves the host, but to the vendor and the facilitator.

All that five players and somebody without a seat are sent in a whole round is searched for it.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from airportsim.files.codec import value_of
from airportsim.files.library import load_skills, load_team
from airportsim.model.airport import Airport
from airportsim.model.scenario import FixedFault, Scenario
from airportsim.model.session import Proceed, Reseat
from airportsim.model.session_rules import first_state
from airportsim.model.state import State
from airportsim.model.words import Role
from airportsim.play.match import planned, start
from airportsim.play.session import Session
from airportsim.play.slices import Slices
from tests.net.raw import Raw
from tests.net.sessions import SEED
from tests.net.stage import PIN, Stage

SEATED = [role for role in Role if role is not Role.VENDOR]

NOBODYS = {"faults", "broken", "truth", "injected", "worsened", "pace", "seed", "pin", "token"}
"""What the parts of a running round are called that nobody may know of."""

ONLY = {
    "alerts": {Role.ACCOUNT_MANAGER},
    "unreported": {Role.ACCOUNT_MANAGER},
    "complaints": {Role.ACCOUNT_MANAGER},
    "failures": {Role.ACCOUNT_MANAGER, Role.DIRECTOR},
    "promised_until": {Role.ACCOUNT_MANAGER},
    "moods": {Role.ACCOUNT_MANAGER, Role.DIRECTOR},
    "open_complaints": {Role.ACCOUNT_MANAGER, Role.DIRECTOR},
    "tests": {Role.SPECIALIST, Role.DELIVERY_MANAGER, Role.DIRECTOR},
    "price": {Role.SPECIALIST, Role.DELIVERY_MANAGER, Role.DIRECTOR},
}
"""What the parts of a running round are called that some may know of, and who."""


MANAGERS = (Role.ACCOUNT_MANAGER, Role.DIRECTOR)
"""Those who follow the indicators, which are numbers alone."""


def session_of(airport: Airport, team: str) -> Session:
    """A round is on; bots play it all, beside a person at each seat but the vendor's."""
    known = load_team(team)
    standing = planned(airport, known, start(airport, known))
    session = Session(airport, load_skills(), SEED, first_state(airport, standing=standing))
    for role in Role:
        names = () if role is Role.VENDOR else (role.value,)
        session.host(Reseat(role, names, "regular"))
    while session.table is None:
        session.host(Proceed())
    return session


def strings(plain: Any) -> Iterator[str]:
    """All texts in plain values; names of parts too."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for key, value in plain.items():
            yield key
            yield from strings(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from strings(value)


def found_out(state: State, role: str | None) -> set[str]:
    """The modes of faults that somebody can have heard of by now."""
    articles = {article.mode for article in state.setup.articles}
    articles |= {article.mode for article in state.articles}
    if role not in (Role.SPECIALIST, Role.DELIVERY_MANAGER, Role.DIRECTOR):
        return articles if role else {article.mode for article in state.setup.articles}
    tickets = state.tickets
    proposals = [one.proposal for t in tickets for one in t.answered]
    proposals += [ticket.proposal for ticket in tickets if ticket.proposal]
    return (
        articles
        | {mode for ticket in tickets for mode in ticket.tests.values()}
        | {proposal.cause for proposal in proposals}
        | {ticket.cured[1] for ticket in tickets if ticket.cured}
    )


@pytest.fixture(params=["reference", "prepared"])
def round_of(request: pytest.FixtureRequest, classic: Airport) -> Session:
    """A round of the classic airport with one more fault set by hand."""
    scenario = classic.scenario
    fixed = FixedFault(1_490, "order-terminal-west", "foreign_program")
    first = replace(scenario.rounds[0], faults=(*scenario.rounds[0].faults, fixed))
    airport = Airport(replace(scenario, rounds=(first, *scenario.rounds[1:])))
    return session_of(airport, request.param)


def test_nothing_that_is_hidden_is_said_to_players_in_a_whole_round(round_of: Session) -> None:
    modes = {mode for kind in round_of.airport.scenario.kinds.values() for mode in kind.modes}
    with Stage(round_of) as stage:
        stage.facilitator()
        people = {role.value: stage.come_again(role.value) for role in SEATED}
        people["nobody"] = stage.come_again("nobody")
        hidden = 0
        for second in range(20, 1_500, 35):
            stage.advance(second)
            assert round_of.table is not None
            state = round_of.table.simulation.state
            for name, raw in people.items():
                role = Role(name) if name != "nobody" else None
                before = len(raw.messages)
                raw.up_to_date()
                known = found_out(state, role)
                for message in raw.messages[before:]:
                    said = {*strings(message)}
                    assert not said & (modes - known), (second, name, message)
                    search(message, said, role)
                hidden += len({fault.type.mode for fault in state.broken.values()} - known)
                sees_his_slice(raw, state, role)
        assert hidden > 50, "there was nothing to be hidden"
        for name, raw in people.items():
            others = [one.welcome["token"] for one in people.values() if one is not raw]
            secrets = [str(SEED), PIN, *others, *stage.room.members]
            text = "".join(raw.heard)
            assert not [secret for secret in secrets if secret in text], name


def search(message: dict[str, Any], said: set[str], role: Role | None) -> None:
    """Look for what somebody must not be told, by what it is called."""
    if message["kind"] == "welcome":
        return
    assert message["kind"] in ("whole", "change", "news", "answer"), message
    theirs = (role, "gauges") if role in MANAGERS else (role,)
    assert message.get("channel", "session") in ("session", "people", "public", *theirs)
    names = said if message.get("channel") != "session" else set[str]()
    assert not names & NOBODYS, message
    for name, who in ONLY.items():
        assert name not in names or role in who, message


def sees_his_slice(raw: Raw, state: State, role: Role | None) -> None:
    """What somebody has been told by now is his slice, and nothing else."""
    slices = Slices(state)
    told = {name: raw.values[name] for name in raw.values.keys() - {"session", "people"}}
    public = {"round": told["public"].pop("round"), **slices.public()}
    told["public"]["round"] = public["round"]
    wanted = {"public": public} | ({role.value: slices.of_role(role)} if role else {})
    assert (told.pop("gauges", None) is not None) is (role in MANAGERS)
    assert told == json.loads(json.dumps(wanted))
    if role is not None and role is not Role.DELIVERY_MANAGER:
        assert {hand[2] for hand in told[role.value]["hands"]} <= {role.value}


def test_the_scenario_is_sent_without_the_faults_that_it_has_set_by_hand(
    round_of: Session,
) -> None:
    with Stage(round_of) as stage:
        chen, li = stage.raw_in("Chen", pin=PIN), stage.raw_in("Li")
        whole = round_of.airport.scenario
        assert any(one.faults for one in whole.rounds)
        blank = replace(whole, rounds=tuple(replace(one, faults=()) for one in whole.rounds))
        assert value_of(li.welcome["scenario"], Scenario) == blank
        assert value_of(chen.welcome["scenario"], Scenario) == whole
        assert (li.welcome["seed"], chen.welcome["seed"]) == (0, SEED)
        assert (li.welcome["square"], li.welcome["facilitator"]) == ([], False)


def test_the_vendor_and_the_facilitator_are_told_what_is_hidden(round_of: Session) -> None:
    with Stage(round_of) as stage:
        chen, wu = stage.raw_in("Chen", pin=PIN), stage.raw_in("Wu")
        wu.answered({"kind": "sit", "role": "vendor", "pin": PIN})
        stage.advance(400)
        for raw in (chen, wu):
            raw.up_to_date()
        broken = {fault.type.item: fault.type.mode for fault in faults(round_of)}
        assert wu.values["vendor"]["broken"] == broken
        assert [*chen.values["truth"]["broken"]] == [*broken]
        assert wu.values.keys() == {"session", "people", "public", "vendor"}


def faults(session: Session) -> list[Any]:
    """What is broken just now."""
    assert session.table is not None
    return [*session.table.simulation.state.broken.values()]
