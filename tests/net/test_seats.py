"""Seats: who sits down sees his slice and acts, alone or with others, and who gets up does not."""

from airportsim.model import commands as c
from airportsim.model import session as s
from airportsim.model.plan import Believe, Compare
from airportsim.model.quality import Comparison, Dimension
from airportsim.model.refusals import Code
from airportsim.model.session import Who
from airportsim.model.words import Role
from tests.net.sessions import AM, DESK, lobby, playing
from tests.net.stage import PIN, Stage, code, up_to_date


def test_who_sits_down_sees_his_slice_and_acts_and_who_gets_up_does_not() -> None:
    with Stage(playing()) as stage:
        li = stage.join("Li")
        seat = li.seat("Li", AM)
        assert seat.view() is None
        assert code(seat.submit(c.Report(0, (0,)))) is Code.NOT_SEATED
        assert code(li.sit(AM)) is None
        stage.advance(10)
        up_to_date(li)
        view = seat.view()
        assert view is not None
        assert [alert.service for alert in view.alerts] == ["FUL"]  # type: ignore[attr-defined]
        assert code(seat.submit(c.Report(0, (0,)))) is None
        assert code(li.rise(AM)) is None
        assert seat.view() is None
        assert code(seat.submit(c.Report(0, (1,)))) is Code.NOT_SEATED
        assert stage.session.state.seats[AM] == s.Seating((), "regular")


def test_seats_can_be_changed_while_a_round_is_on() -> None:
    with Stage(playing()) as stage:
        chen, li = stage.facilitator(), stage.join("Li")
        li.sit(AM)
        answer = chen.submit(Who("Chen", None), s.Reseat(AM, (), "expert"))
        assert code(answer) is None
        chen.submit(Who("Chen", None), s.Reseat(DESK, ("Li",)))
        up_to_date(li)
        assert li.seat("Li", AM).view() is None
        assert li.seat("Li", DESK).view() is not None


def test_several_people_at_one_role_work_with_the_hands_that_each_has_claimed() -> None:
    with Stage(playing()) as stage:
        li, zhao = stage.join("Li"), stage.join("Zhao")
        assert [code(far.sit(AM)) for far in (li, zhao)] == [None, None]
        assert stage.session.state.seats[AM].players == ("Li", "Zhao")
        view = li.seat("Li", AM).view()
        assert view is not None
        one, other = (hand.number for hand in view.hands)
        assert code(li.submit(Who("Li", AM), s.Claim(AM, (one,)))) is None
        assert code(zhao.submit(Who("Zhao", AM), s.Claim(AM, (one,)))) is Code.HAND_TAKEN
        assert code(zhao.submit(Who("Zhao", AM), s.Claim(AM, (other,)))) is None
        stage.advance(10)
        answers = [
            li.submit(Who("Li", AM), c.Report(0, (0,)), other),
            zhao.submit(Who("Zhao", AM), c.Report(0, (0,))),
        ]
        assert [code(one) for one in answers] == [Code.HAND_TAKEN, None]
        up_to_date(li)
        assert [hand.work is not None for hand in view.hands] == [False, True]


def test_what_one_seat_believes_of_airlines_everybody_sees_with_the_round() -> None:
    kind, seen = Dimension.EMPATHY, Dimension.TANGIBLES
    with Stage(lobby()) as stage:
        chen, li, zhao = stage.facilitator(), stage.join("Li"), stage.join("Zhao")
        li.sit(AM)
        zhao.sit(DESK)
        chen.submit(Who("Chen", None), s.Proceed())
        assert code(zhao.submit(Who("Zhao", DESK), Believe("A", kind, 300))) is Code.NOT_YOUR_ROLE
        assert code(li.submit(Who("Li", AM), Believe("A", kind, 650))) is None
        assert code(li.submit(Who("Li", AM), Compare(kind, seen, 3))) is None
        up_to_date(zhao)
        standing = zhao.state.standing
        assert standing.beliefs == {"A": {kind: 650}}
        assert all(isinstance(one, Dimension) for one in standing.beliefs["A"])
        assert standing.comparisons == (Comparison(kind, seen, 3),)
        for command in (s.Proceed(), s.EndRound()):
            chen.submit(Who("Chen", None), command)
        up_to_date(zhao)
        setup = zhao.results[1].setup
        assert (setup.beliefs, setup.comparisons) == (standing.beliefs, standing.comparisons)


def test_the_vendors_seat_asks_for_the_pin_and_wrong_ones_cost_time() -> None:
    with Stage(playing()) as stage:
        chen, li, zhao = stage.facilitator(), stage.join("Li"), stage.join("Zhao")
        assert code(li.sit(Role.VENDOR)) is Code.WRONG_PIN  # to ask is no try
        assert [code(li.sit(Role.VENDOR, "1")) for _ in range(4)] == [
            *[Code.WRONG_PIN] * 3, Code.TOO_MANY_TRIES,
        ]  # fmt: skip
        assert code(chen.sit(Role.VENDOR)) is None
        assert code(zhao.sit(Role.VENDOR, PIN)) is Code.TOO_MANY_TRIES
        assert zhao.seat("Zhao", Role.VENDOR).view() is None


def test_the_vendors_seat_opens_to_whoever_knows_the_pin() -> None:
    with Stage(playing()) as stage:
        li = stage.join("Li")
        stage.advance(10)
        assert code(li.sit(Role.VENDOR, PIN)) is None
        view = li.seat("Li", Role.VENDOR).view()
        assert view is not None
        assert view.truth == {"fuel-a": "hung"}  # type: ignore[attr-defined]
