"""Messages that are none: whoever sends them is told so, and the others play on."""

import json

import pytest

from airportsim.net.messages import LARGEST, PROTOCOL
from tests.net.raw import refused
from tests.net.sessions import playing
from tests.net.stage import Stage, plays_on

CLOSE = {"kind": "close", "ticket": 0}


def sitting(number: str = "1", role: str = "director") -> str:
    """The text of a message by which somebody sits down."""
    return f'{{"kind": "sit", "id": {number}, "role": "{role}"}}'


def asking(command: str, role: str = "director", number: str = "1", hand: str = "-1") -> str:
    """The text of a message by which somebody asks for something."""
    return (
        f'{{"kind": "ask", "id": {number}, "role": "{role}", "hand": {hand}, "command": {command}}}'
    )


HELLO = {"kind": "hello", "protocol": PROTOCOL, "code": "ABCDE", "name": "Li"}

NONSENSE: dict[str, str | bytes] = {
    "nothing": "",
    "no json": "hello",
    "half": '{"kind": "ask"',
    "binary": b"\x00\xff",
    "a list": "[]",
    "a number": "1",
    "no kind": "{}",
    "a strange kind": '{"kind": "welcome"}',
    "a kind that is none": '{"kind": ["ask"]}',
    "another hello": json.dumps(HELLO),
    "one key too many": '{"kind": "look", "roles": [], "extra": 1}',
    "one key too few": '{"kind": "sit", "id": 1}',
    "a role that is none": sitting(role="pilot"),
    "not a number": sitting(number="NaN"),
    "half a number": sitting(number="1.5"),
    "a number as text": sitting(number='"1"'),
    "an endless number": sitting(number="1" + "0" * 9_000),
    "half a letter": '{"kind": "moderate", "id": 1, "name": "\\ud800", "what": "mute"}',
    "very deep": '{"kind": "look", "roles": ' + "[" * 9_000 + "]" * 9_000 + "}",
    "no command": asking("{}"),
    "an event": asking('{"kind": "fault_struck"}'),
    "a command in part": asking('{"kind": "close"}'),
    "a command and more": asking('{"kind": "close", "ticket": 0, "who": "me"}'),
    "a command that is deep": asking(f'{{"kind": "close", "ticket": {"[" * 150}{"]" * 150}}}'),
}


@pytest.mark.parametrize("what", list(NONSENSE))
def test_what_is_no_message_ends_the_connection_with_a_reason(what: str) -> None:
    with Stage(playing()) as stage:
        stranger = stage.raw()
        stranger.say(NONSENSE[what])
        assert stranger.ended() == ("wrong_code" if what == "another hello" else "malformed")
        li = stage.raw_in("Li")
        li.say(NONSENSE[what])
        assert li.ended() == "malformed"
        plays_on(stage)


HUGE = "9" * 4_300

EXPECT = '{"kind": "expect", "lever": "report_form", "measure": "landed", "value": '

STRANGE = [
    ("director", EXPECT + "NaN}"),
    ("director", EXPECT + "1e999}"),
    ("service_desk", f'{{"kind": "close", "ticket": {HUGE}}}'),
    ("service_desk", f'{{"kind": "merge", "ticket": -{HUGE[1:]}, "into": {HUGE}}}'),
    ("service_desk", f'{{"kind": "claim", "role": "service_desk", "hands": [{HUGE}]}}'),
    ("director", f'{{"kind": "set_focus", "terminal": "{"x" * 9_000}"}}'),
    ("director", '{"kind": "set_focus", "terminal": "\\u0000"}'),
]


@pytest.mark.parametrize(("role", "command"), STRANGE, ids=range(len(STRANGE)))
def test_strange_values_are_refused_like_others(role: str, command: str) -> None:
    with Stage(playing()) as stage:
        li = stage.raw_in("Li")
        li.answered({"kind": "sit", "role": role})
        li.say(asking(command, role, number=HUGE))
        answer = li.until("answer")
        assert refused(answer)
        assert answer["id"] == int(HUGE)
        li.say(asking(command, role, hand=HUGE))
        assert refused(li.until("answer")) == "no_text"
        plays_on(stage)


def test_a_message_that_is_too_large_ends_the_connection() -> None:
    with Stage(playing()) as stage:
        for size in (LARGEST + 1, 5_000_000):
            for client in (stage.raw(), stage.raw_in("Li")):
                client.say({"kind": "look", "roles": [], "x": "x" * size})
                assert client.ended() == "too_large"
        plays_on(stage)
