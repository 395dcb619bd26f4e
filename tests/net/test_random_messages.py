"""Whatever is said to a host at random: nothing gets through, and the round goes on."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from airportsim.files.codec import KINDS
from airportsim.model.journal import line
from airportsim.model.words import Role
from airportsim.net.messages import PROTOCOL, plain_command, text
from airportsim.play.session import Session
from tests.net.raw import refused
from tests.net.sessions import playing
from tests.net.stage import Stage
from tests.play.invariants import check

REASONS = {"", "malformed", "too_large", "too_many"}
"""Why a connection may end on which only random things are said."""

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)

commands = st.one_of([st.from_type(kind) for kind in KINDS.values()]).map(plain_command)

messages: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({
        "kind": st.just("ask"), "id": st.integers(), "hand": st.integers(-2, 14),
        "role": st.none() | st.sampled_from(Role), "command": commands,
    }),
    st.fixed_dictionaries({
        "kind": st.just("sit"), "id": st.integers(), "role": st.just("vendor"),
        "pin": st.text(max_size=6), "up": st.booleans(),
    }),
    st.fixed_dictionaries({
        "kind": st.just("moderate"), "id": st.integers(), "name": st.sampled_from(["Chen", "x"]),
        "what": st.sampled_from(["mute", "hear", "remove"]),
    }),
    st.fixed_dictionaries({
        "kind": st.just("drive"), "id": st.integers(),
        "what": st.sampled_from(["second", "event", "open"]),
    }),
    st.fixed_dictionaries({
        "kind": st.just("look"), "roles": st.lists(st.sampled_from(Role), max_size=9),
    }),
)  # fmt: skip
"""Messages of the right form, from somebody who may do nothing of it."""


hellos: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "kind": st.just("hello"),
        "protocol": st.just(PROTOCOL),
        "code": st.text(max_size=5),
        "name": st.text(max_size=50),
        "pin": st.text(max_size=6),
    }
)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A message with something wrong in it."""
    message = draw(messages | hellos)
    key = draw(st.sampled_from(sorted(message)))
    match draw(st.integers(0, 3)):
        case 0:
            del message[key]
        case 1:
            message[key] = draw(plain)
        case 2:
            message[draw(st.text(max_size=8))] = draw(plain)
        case _:
            written = json.dumps(message)
            at = draw(st.integers(0, len(written)))
            return (
                written[:at] + draw(st.text(max_size=3)) + written[at + draw(st.integers(0, 3)) :]
            )
    return json.dumps(message)


anything = st.one_of(
    messages.map(text), messages.map(text), hellos.map(text), mangled(), plain.map(json.dumps),
    st.text(max_size=99), st.binary(max_size=99),
)  # fmt: skip


def talk(least: int = 0) -> st.SearchStrategy[list[str | bytes]]:
    """What somebody says one after the other; no more than a host holds back unheard."""
    return st.one_of(
        st.lists(messages.map(text), min_size=least, max_size=28),
        st.lists(anything, min_size=least, max_size=28),
    )


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    """A host on which a round is played that nobody disturbs, and one that somebody does."""
    with Stage(playing(), playing()) as stage:
        stage.facilitator()
        stage.come_again("player", room=1)
        yield stage


def journal(session: Session) -> list[str]:
    """What has happened in the running round."""
    assert session.table is not None
    return [line(entry) for entry in session.table.simulation.journal]


def says(stage: Stage, said: list[str | bytes]) -> None:
    """Somebody who is in the room, without a seat, says all this; and nothing comes of it."""
    before, people = stage.session.state, len(stage.room.members)
    liar = stage.come_again("liar")
    for message in said:
        liar.say(message)
    assert liar.last_word() in REASONS
    for heard in liar.messages:
        if heard["kind"] == "answer":
            assert refused(heard), said
        assert heard.get("channel", "session") in ("session", "people", "public")
    liar.close()
    assert stage.session.state == before
    assert len(stage.room.members) <= max(people, 2)
    assert not stage.host.lan


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(said=talk())
def test_nothing_comes_of_random_messages(stage: Stage, said: list[str | bytes]) -> None:
    says(stage, said)


@pytest.mark.long
@settings(max_examples=500, suppress_health_check=list(HealthCheck))
@given(said=talk(20))
def test_nothing_comes_of_ten_thousand_random_messages(
    stage: Stage, said: list[str | bytes]
) -> None:
    says(stage, said)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(said=anything)
def test_strangers_who_say_random_things_do_not_come_in(stage: Stage, said: str | bytes) -> None:
    people = len(stage.room.members)
    stranger = stage.raw()
    stranger.say(said)
    assert stranger.ended() in {*REASONS, "wrong_code", "too_many_tries", "other_version"} - {""}
    assert len(stage.room.members) == people


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(role=st.sampled_from([*Role][:-1]), said=talk())
def test_whatever_somebody_with_a_seat_says_the_airport_stays_possible(
    stage: Stage, role: Role, said: list[str | bytes]
) -> None:
    player = stage.come_again("player", room=1)
    player.answered({"kind": "sit", "role": role})
    assert "player" in stage.host.rooms[1].session.state.seats[role].players
    for message in said:
        player.say(message)
    assert player.last_word() in REASONS
    player.close()
    table = stage.host.rooms[1].session.table
    assert table is not None
    stage.on_host(lambda: table.advance(table.simulation.now + 5))
    stage.on_host(lambda: check(table.simulation))
    assert not stage.host.rooms[1].broken


def test_after_all_that_the_round_goes_on_as_if_nothing_had_been_said(stage: Stage) -> None:
    stage.advance(stage.session.now + 100)
    twin = playing()
    twin.advance(stage.session.now)
    assert journal(stage.session) == journal(twin)
    liar = stage.come_again("liar")
    liar.up_to_date()
    assert f'"now":{stage.session.now},' in "".join(liar.heard)
