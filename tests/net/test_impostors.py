"""Hostile people: whoever he says he is, he gets what is his and no more."""

import pytest

from airportsim.model.session import Reseat
from airportsim.model.words import Role
from tests.net.raw import refused
from tests.net.sessions import AM, DESK, playing
from tests.net.stage import PIN, Stage, plays_on, up_to_date

CLOSE = {"kind": "close", "ticket": 0}

# --- who one is ------------------------------------------------------------------------------


def test_a_forged_token_makes_a_stranger() -> None:
    with Stage(playing()) as stage:
        li = stage.raw_in("Li")
        li.answered({"kind": "sit", "role": "director"})
        for forged in ("x", li.welcome["token"][:-1], next(iter(stage.room.members))):
            thief = stage.raw_in("Li", token=forged)
            assert thief.welcome["name"] != "Li"
            assert thief.welcome["token"] not in (forged, li.welcome["token"])
        assert stage.session.state.seats[Role.DIRECTOR].players == ("Li",)


def test_a_token_of_one_room_is_worth_nothing_in_another() -> None:
    with Stage(playing(), playing()) as stage:
        li = stage.raw_in("Li", room=0)
        other = stage.raw()
        other.hello(stage.host.rooms[1].keys.code, "Li", token=li.welcome["token"])
        other.until("welcome")
        assert other.welcome["room"] == "room 1"
        assert not stage.host.rooms[1].members


def test_only_the_pin_makes_a_facilitator() -> None:
    with Stage(playing()) as stage:
        li = stage.raw_in("Chen")
        assert not li.welcome["facilitator"]
        for message in (
            {"kind": "drive", "what": "second"},
            {"kind": "drive", "what": "open"},
            {"kind": "moderate", "name": "Chen", "what": "remove"},
            {"kind": "ask", "role": None, "hand": -1, "command": {"kind": "end_round"}},
            {
                "kind": "ask",
                "role": None,
                "hand": -1,
                "command": {"kind": "set_pace", "percent": 70},
            },
        ):
            assert refused(li.answered(message)) == "not_your_role"
        assert stage.session.now == 0
        assert not stage.host.lan


@pytest.mark.parametrize("role", list(Role))
def test_the_commands_of_a_role_are_for_those_who_sit_there(role: Role) -> None:
    with Stage(playing()) as stage:
        li = stage.raw_in("Li")
        mine = DESK if role is not DESK else AM
        assert not refused(li.answered({"kind": "sit", "role": mine}))
        assert refused(li.ask(role, CLOSE)) == "not_seated"
        assert refused(li.ask(role, {"kind": "claim", "role": role, "hands": [0]})) == "not_seated"
        assert refused(li.ask(role, {"kind": "end_round"})) == "not_seated"
        assert refused(li.ask(mine, {"kind": "end_round"})) == "not_your_role"
        seats = {"kind": "reseat", "role": role, "players": ["Li"]}
        assert refused(li.ask(mine, seats)) == "not_your_role"
        plays_on(stage)


def test_nobody_says_for_others_that_they_are_gone_or_back() -> None:
    for kind in ("leave", "return"):
        with Stage(playing()) as stage:
            li = stage.raw_in("Li")
            li.answered({"kind": "sit", "role": DESK})
            li.say({"kind": "ask", "id": 9, "role": DESK, "hand": -1, "command": {"kind": kind}})
            assert li.ended() == "malformed"


def test_nobody_but_the_facilitator_looks_through_others_windows() -> None:
    with Stage(playing()) as stage:
        li = stage.raw_in("Li")
        li.say({"kind": "look", "roles": [*Role]})
        stage.advance(30)
        li.up_to_date()
        channels = {message.get("channel") for message in li.messages} - {None}
        assert channels == {"session", "people", "public"}


def test_a_name_at_the_vendors_seat_is_not_to_be_had_without_the_pin() -> None:
    session = playing()
    session.host(Reseat(Role.VENDOR, ("Wu",)))
    with Stage(session) as stage:
        assert stage.raw_in("Wu").welcome["name"] == "Wu 2"
        assert stage.raw_in("Wu", pin=PIN).welcome["name"] == "Wu"


# --- codes and names -------------------------------------------------------------------------


def test_wrong_codes_cost_ever_more_time_and_a_right_one_in_between_does_not_help() -> None:
    with Stage(playing()) as stage:
        li = stage.raw_in("Li")
        said = []
        for _ in range(5):
            raw = stage.raw()
            raw.hello("ABCDE", "x")
            said.append(raw.ended())
        assert said == ["wrong_code"] * 3 + ["too_many_tries"] * 2
        late = stage.raw()
        late.hello(stage.room.keys.code, "Zhao")
        assert late.ended() == "too_many_tries"
        back = stage.raw_in("Li", token=li.welcome["token"])  # whoever is known comes in
        assert back.welcome["name"] == "Li"


def test_pins_cannot_be_tried_out_by_whoever_has_the_code() -> None:
    with Stage(playing()) as stage:
        code, said = stage.room.keys.code, []
        for n in range(4):
            raw = stage.raw()
            raw.hello(code, "x", pin=str(n))
            said.append(raw.ended())
            friendly = stage.raw()
            friendly.hello(code, "y")
            friendly.hear()
        assert said == ["wrong_pin"] * 3 + ["too_many_tries"]
        assert not any(member.facilitator for member in stage.room.members.values())


@pytest.mark.parametrize(
    "name",
    ["", "   ", "x" * 41, "a\x00b", "a\x1b[31mb", "\u202eevil", "\x07", "\ue000"],
    ids=ascii,
)
def test_names_that_are_none_are_refused(name: str) -> None:
    with Stage(playing()) as stage:
        raw = stage.raw()
        raw.hello(stage.room.keys.code, name)
        assert raw.ended() == "bad_name"
        assert not stage.room.members


@pytest.mark.parametrize(
    "name",
    ["<b>Li</b>", "&amp;", "[color=red]", "%s{0}", "李 小龙", "'; DROP TABLE", "null"],
)
def test_names_are_texts_whatever_they_look_like(name: str) -> None:
    with Stage(playing()) as stage:
        chen, li = stage.facilitator(), stage.join(name)
        li.sit(AM)
        up_to_date(chen)
        assert chen.people[1].name == li.name == name
        assert chen.state.seats[AM].players == (name,)
