"""The room: clock, screens, and who sits where."""

from dataclasses import replace

from airportsim.model import session as s
from airportsim.model.session import Seating, Who
from tests.model.workdays import (
    CHECK,
    CHEN,
    DO,
    LI,
    PLAN,
    Workday,
    away,
    seated,
    working,
)
from tests.worlds import AM, DESK, VENDOR

# --- the room --------------------------------------------------------------------------------


def test_the_facilitator_holds_the_clock_and_the_screens() -> None:
    day = Workday().ask(CHEN, s.Pause(), s.SetSpeed(400), s.Broadcast("Lunch"), s.Blank(True))
    state = day.to(DO).state
    assert (state.paused, state.speed, state.message, state.blank) == (True, 400, "Lunch", True)
    state = day.ask(CHEN, s.Resume(), s.Broadcast(""), s.Blank(False)).state
    assert (state.paused, state.message, state.blank) == (False, "", False)


def test_a_countdown_is_the_clocks_affair_and_changes_nothing_else() -> None:
    day = Workday().to(PLAN)
    before = day.state
    assert day.ask(CHEN, s.SetCountdown(60)).state == replace(before, countdown=60)


def desk(day: Workday) -> Seating:
    return day.state.seats[DESK]


def test_hands_are_claimed_anew_each_time_and_for_one_round_only() -> None:
    day = seated().to(DO).ask(LI, s.Claim(DESK, (3, 4))).ask(Who("Sun", DESK), s.Claim(DESK, (5,)))
    assert desk(day).claims == {3: "Li", 4: "Li", 5: "Sun"}
    assert desk(day.ask(LI, s.Claim(DESK, (4,)))).claims == {4: "Li", 5: "Sun"}
    assert desk(day.ask(LI, s.Claim(DESK, ()))).claims == {5: "Sun"}
    assert desk(day.to(CHECK)).claims == {}


def test_a_repeated_round_knows_no_claims() -> None:
    assert desk(working().ask(CHEN, s.RepeatRound(False))).claims == {}


def test_reseating_keeps_the_claims_of_those_who_stay() -> None:
    day = working().ask(Who("Sun", DESK), s.Claim(DESK, (4,)), s.Leave())
    day.ask(CHEN, s.Reseat(DESK, ("Sun", "Qian"), "regular"))
    assert desk(day) == Seating(("Sun", "Qian"), "regular", {4: "Sun"}, ("Sun",))
    assert desk(day.ask(CHEN, s.Reseat(DESK, ()))) == Seating()


def test_who_leaves_is_missed_at_all_seats_and_finds_them_again() -> None:
    day = working()
    before = day.state
    day.ask(LI, s.Leave())
    assert desk(day) == Seating(("Li", "Sun"), claims={3: "Li"}, gone=("Li",))
    assert day.state.seats[AM] == Seating(("Li",), gone=("Li",))
    assert day.state.seats[VENDOR] == Seating()
    assert day.ask(LI, s.Return()).state == before


def test_a_bot_that_stands_in_leaves_when_one_of_the_people_is_back() -> None:
    day = away().ask(CHEN, s.Reseat(DESK, ("Li", "Sun"), "regular", stand_in=True))
    assert desk(day) == Seating(("Li", "Sun"), "regular", gone=("Sun", "Li"), stand_in=True)
    day.ask(LI, s.Return())
    assert desk(day) == Seating(("Li", "Sun"), gone=("Sun",))
    assert desk(day.ask(Who("Sun", DESK), s.Return())) == Seating(("Li", "Sun"))


def test_a_bot_that_plays_beside_people_stays_when_they_are_back() -> None:
    day = Workday().ask(CHEN, s.Reseat(DESK, ("Li",), "regular"))
    day.ask(LI, s.Leave(), s.Return())
    assert desk(day) == Seating(("Li",), "regular")
