"""What the facilitator may do with those who have come, and nobody else."""

from functools import partial

from airportsim.model import commands as c
from airportsim.model import session as s
from airportsim.model.refusals import Code
from airportsim.model.session import Who
from airportsim.model.words import Role
from tests.net.sessions import AM, DESK, lobby, playing
from tests.net.stage import Stage, code, until, up_to_date


def test_who_is_muted_sees_but_is_refused_until_he_is_heard_again() -> None:
    with Stage(playing()) as stage:
        chen, li = stage.facilitator(), stage.join("Li")
        li.sit(AM)
        assert code(chen.mute("Li", True)) is None
        assert [person.muted for person in chen.people] == [False, True]
        stage.advance(10)
        assert code(li.submit(Who("Li", AM), c.Report(0, (0,)))) is Code.MUTED
        assert code(li.sit(DESK)) is Code.MUTED
        assert li.seat("Li", AM).view() is not None
        chen.mute("Li", False)
        assert code(li.submit(Who("Li", AM), c.Report(0, (0,)))) is None


def test_who_is_removed_has_neither_seat_nor_line_nor_token() -> None:
    with Stage(playing()) as stage:
        chen, li = stage.facilitator(), stage.join("Li")
        li.sit(AM)
        assert code(chen.remove("Li")) is None
        until(lambda: li.ended != "", li)
        assert li.ended == "removed"
        assert [person.name for person in chen.people] == ["Chen"]
        assert stage.session.state.seats[AM] == s.Seating((), "regular")
        again = stage.join("Li", token=li.token)  # with the code he may still come as a stranger
        assert again.token != li.token
        assert AM not in [role for role in Role if "Li" in again.state.seats[role].players]


def test_what_somebody_says_after_he_was_removed_is_not_heard() -> None:
    with Stage(playing()) as stage:
        chen, li = stage.facilitator(), stage.raw_in("Li")
        chen.remove("Li")
        for number in range(50):
            li.say({"kind": "sit", "id": number, "role": "director"})
        assert li.ended() == "removed"
        up_to_date(chen)
        assert chen.state.seats[Role.DIRECTOR].players == ()


def test_the_name_of_one_who_was_removed_is_free_and_is_not_taken_for_gone() -> None:
    with Stage(playing()) as stage:
        chen, li = stage.facilitator(), stage.raw_in("Li")
        chen.remove("Li")
        other = stage.join("Li")
        other.sit(AM)
        li.ended()
        up_to_date(chen)
        assert other.name == "Li"
        assert chen.state.seats[AM].gone == ()


def test_a_bot_that_stands_in_leaves_for_who_comes_back_whoever_else_was_removed() -> None:
    with Stage(playing()) as stage:
        chen, li, zhao = stage.facilitator(), stage.join("Li"), stage.join("Zhao")
        for far in (li, zhao):
            far.sit(AM)
            far.close()
        until(lambda: set(chen.state.seats[AM].gone) == {"Li", "Zhao"}, chen)
        stage.let_pass(31)
        chen.remove("Zhao")
        assert chen.state.seats[AM] == s.Seating(("Li",), "regular", gone=("Li",), stand_in=True)
        again = stage.join("Li", token=li.token)
        assert again.state.seats[AM] == s.Seating(("Li",))


def test_who_is_away_when_he_is_given_a_seat_is_noted_as_gone() -> None:
    with Stage(playing()) as stage:
        chen = stage.facilitator()
        chen.submit(Who("Chen", None), s.Reseat(AM, ("Li",)))
        assert chen.state.seats[AM].gone == ("Li",)
        li = stage.join("Li")
        assert li.state.seats[AM].gone == ()


def test_the_facilitator_looks_at_any_seat_as_its_player_sees_it() -> None:
    with Stage(playing()) as stage:
        chen, li = stage.facilitator(), stage.join("Li")
        li.sit(DESK)
        stage.advance(100)
        for role in Role:
            chen.view(role)
        up_to_date(chen, li)
        here = {role: stage.on_host(partial(stage.session.view, role)) for role in Role}
        for role in Role:
            seen, real = chen.view(role), here[role]
            assert seen is not None
            assert real is not None
            assert seen.snapshot() == real.snapshot()


def test_whoever_is_no_facilitator_looks_at_no_seat_but_his_own() -> None:
    with Stage(playing()) as stage:
        li = stage.join("Li")
        li.sit(DESK)
        stage.advance(50)
        views = {role: li.view(role) for role in Role}
        up_to_date(li)
        assert {role for role in Role if li.view(role) is not None} == {DESK}, views
        assert (li.truth(), li.marks(), li.rooms) == (None, {}, [])


def test_the_clock_is_the_facilitators() -> None:
    with Stage(playing()) as stage:
        chen, li = stage.facilitator(), stage.join("Li")
        li.step_second()
        li.to_next_event()
        assert stage.session.now == 0
        chen.step_second()
        assert chen.now == 1
        chen.to_next_event()
        assert (chen.now > 1, len(stage.session.told())) == (True, len(chen.told()))


def test_a_countdown_that_is_set_once_more_begins_anew_for_everybody() -> None:
    with Stage(lobby()) as stage:
        chen, li = stage.facilitator(), stage.join("Li")
        chen.submit(Who("Chen", None), s.Proceed())
        chen.submit(Who("Chen", None), s.SetCountdown(60))
        stage.let_pass(20)
        chen.submit(Who("Chen", None), s.SetCountdown(60))
        up_to_date(li)
        assert li.countdown == 60
