"""Own bots at a table: checked, timed, relieved when they fail, and replayed without them."""

import pickle
from dataclasses import replace
from typing import Any

import pytest

from airportsim.files.library import load_skills, load_team
from airportsim.model import commands as c
from airportsim.model import session as s
from airportsim.model.journal import line
from airportsim.model.log import Asked, Batch
from airportsim.model.session import Controller, SessionState, Who
from airportsim.model.words import Level, Role, SessionPhase, Verdict
from airportsim.play.answers import WrongAnswer, checked
from airportsim.play.bots import BOTS, service_desk
from airportsim.play.match import opened, play, played
from airportsim.play.own import BotFailed, Failure, OwnBot, OwnBots
from airportsim.play.replay import Rerun, resumed
from airportsim.play.session import Session
from tests.play import own_bots as bots
from tests.play.workshops import airport

DESK = Role.SERVICE_DESK


class Kept:
    """A session with a bot at the desk, and its whole record."""

    def __init__(self, bot: Any, seed: int = 1, rounds: int = 1, strict: bool = False) -> None:
        self.airport, self.team, self.skills = airport(2), load_team("reference"), load_skills()
        self.own = seated(bot, strict)
        self.asked: list[Asked] = []
        self.states: list[tuple[int, SessionState]] = []
        self.lines: dict[tuple[int, int], list[str]] = {}
        given = self.airport, self.team, self.skills, seed, 0, self._keep, self.own
        self.session = opened(*given)
        self.states.insert(0, (0, first(self.session)))
        self.rounds = [*played(self.session, self.team, rounds)]

    def _keep(self, batch: Batch) -> None:
        self.asked += batch.asked
        if batch.state:
            self.states.append((len(self.asked), batch.state))
        self.lines.setdefault((batch.round, batch.attempt), []).extend(map(line, batch.entries))

    def again(self, own: OwnBots | None = None, upto: int | None = None, second: int = -1) -> Rerun:
        """The session run again from its record, or from the first entries of it."""
        asked = self.asked[:upto]
        states = [one for one in self.states if one[0] <= len(asked)]
        given = self.airport, self.skills, 1, states, asked, second, 0
        return resumed(*given, own) if own else resumed(*given)

    @property
    def reseats(self) -> list[Asked]:
        """Changes of seats once the rounds had begun."""
        later = [one for one in self.asked if isinstance(one.command, s.Reseat)]
        return [one for one in later if one.phase is not SessionPhase.LOBBY]


def first(session: Session) -> SessionState:
    """Where a session stood before anybody sat down."""
    return replace(session.state, seats={role: s.Seating() for role in Role})


TIMED = (bots.Endless, bots.Late)
"""Bots that take too long; all others may take as long as a busy machine makes them."""


def seated(bot: Any, strict: bool = False, seconds: float = 0) -> OwnBots:
    seconds = seconds or (0.25 if bot in TIMED else 60)
    return OwnBots({DESK: OwnBot(f"bots:{bot.__name__}", bot)}, strict, seconds)


def landed(bot: Any, seed: int = 1) -> list[str]:
    rounds = play(airport(1), load_team("reference"), load_skills(), seed, own=seated(bot))
    return [one.digest for one in rounds]


def test_a_shipped_bot_as_an_own_one_plays_the_same() -> None:
    shipped = play(airport(1), load_team("reference"), load_skills(), 1)
    assert landed(service_desk.decide) == [one.digest for one in shipped]


def test_a_bot_sees_its_seat_and_plays_the_same_for_the_same_seed() -> None:
    kept = Kept(bots.Right)
    bot = Who("bots:Right", DESK)
    asked = [one for one in kept.asked if one.controller is Controller.BOT and one.role is DESK]
    assert {Who(one.player, one.role) for one in asked} == {bot}
    assert landed(bots.Chances) == landed(bots.Chances)
    assert landed(bots.Chances, 2) != landed(bots.Chances)


def test_a_plain_function_is_a_bot() -> None:
    assert not Kept(bots.plain).session.failures


FAILING = [
    (bots.Raises, 1, "ValueError: I am tired"),
    (bots.RaisesAtOnce, 1, "LookupError"),
    (bots.RaisesAtTheEnd, 1, "ValueError"),
    (bots.Exits, 1, "SystemExit"),
    (bots.Endless, 1, "it took longer than 0.25 s"),
    (bots.Late, 1, "it took longer than 0.25 s"),
]
failing = pytest.mark.parametrize(("bot", "number", "problem"), FAILING)


@failing
def test_a_bot_that_fails_is_relieved_and_the_round_goes_on(
    bot: Any, number: int, problem: str
) -> None:
    kept = Kept(bot)
    (failure,) = kept.session.failures
    assert (failure.role, failure.round, failure.problem) == (DESK, number, problem)
    assert kept.session.state.seats[DESK].skill == "regular"
    (reseat,) = kept.reseats
    assert reseat.command == s.Reseat(DESK, (), "regular")
    assert reseat.controller is Controller.HOST
    assert 0 <= reseat.second - failure.second <= 1 or reseat.phase is SessionPhase.CHECK
    assert "tests" in failure.trace
    assert "_tried" not in failure.trace


@failing
def test_what_a_failed_bot_has_played_is_replayed_without_it_and_with_it(
    bot: Any, number: int, problem: str
) -> None:
    kept = Kept(bot)
    lines = {of: told for of, told in kept.lines.items() if told}
    for own in (None, kept.own):
        again = kept.again(own)
        assert (again.journals, again.drift) == (lines, None)


def test_a_session_broken_off_goes_on_as_if_nothing_had_happened_if_its_bot_is_here() -> None:
    kept = Kept(bots.Right)
    at = next(n for n, one in enumerate(kept.asked) if one.second > 700)
    again = kept.again(kept.own, at, kept.asked[at].second - 1)
    assert again.drift is None
    rounds = [*played(again.session, kept.team, 1)]
    assert rounds[0].digest == kept.rounds[0].digest


def test_a_session_whose_bot_is_not_here_goes_on_with_a_shipped_one() -> None:
    kept = Kept(bots.Right)
    at = next(n for n, one in enumerate(kept.asked) if one.second > 700)
    again = kept.again(None, at, kept.asked[at].second - 1)
    assert again.drift is None
    session = again.session
    (result,) = played(session, kept.team, 1)
    assert [one.problem for one in session.failures] == ["it is not here"]
    assert session.state.seats[DESK].skill == "regular"
    told = [line(entry) for entry in result.journal]
    assert told[: len(again.journals[1, 0])] == kept.lines[1, 0][: len(again.journals[1, 0])]


def test_a_strict_bot_ends_the_play_and_tells_where_it_failed() -> None:
    with pytest.raises(BotFailed) as caught:
        Kept(bots.Raises, strict=True)
    failed = caught.value
    assert str(failed).startswith("bot bots:Raises (service_desk) failed in round 1 at 3:")
    assert "ValueError: I am tired" in str(failed)
    again = pickle.loads(pickle.dumps(failed))
    assert (str(again), again.failure) == (str(failed), failed.failure)


def test_a_loop_that_catches_everything_is_broken_all_the_same() -> None:
    with pytest.raises(BotFailed, match=r"longer than 0\.1 s"):
        list(play(airport(1), load_team("reference"), load_skills(), 1,
                  own=seated(bots.Stubborn, strict=True, seconds=0.1)))  # fmt: skip


def test_a_failed_bot_leaves_people_their_hands() -> None:
    own = seated(bots.Raises)
    session = opened(airport(1), load_team("reference"), load_skills(), 1, own=own)
    session.host(s.Proceed())
    session.host(s.Proceed())
    session.host(s.Reseat(DESK, ("Li",), "bots:Raises"))
    assert session.table is not None
    hand = session.table.simulation.state.hands_of[DESK][0].number
    session.submit(Who("Li", DESK), s.Claim(DESK, (hand,)))
    session.advance(900)
    assert session.failures
    seating = session.state.seats[DESK]
    assert (seating.players, seating.skill, seating.claims) == (("Li",), "regular", {hand: "Li"})


def test_a_team_with_bots_is_not_played_without_them() -> None:
    team = replace(load_team("reference"), bots={DESK: "my_bot.py:MyBot"})
    with pytest.raises(ValueError, match=r"service_desk: my_bot\.py:MyBot"):
        opened(airport(1), team, load_skills(), 1)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (None, r"answered None; it must be \(commands, memory, wake_at\)"),
        (([], None), "must be"),
        ((c.Close(1), None, 5), r"must be a list or tuple"),
        ((3, None, 5), "must be a list or tuple"),
        (("abc", None, 5), "must be a list or tuple"),
        ((["close"], None, 5), "'close' is no command"),
        (([c.Close], None, 5), "is no command"),
        (
            ([c.Verify(1, Verdict.WRONG_ITEM)], None, 5),
            "not a command of this role, but",
        ),
        (([c.Close("1")], None, 5), r"Close\.ticket is '1' \(str\); it must be of type int"),  # type: ignore[arg-type]
        (([c.Log(1, "high", Level.LOW)], None, 5), r"must be airportsim\.words\.Level"),  # type: ignore[arg-type]
        (([c.Close(True)], None, 5), "must be of type int"),
        (([c.Close(1)], None, None), "without wake_at"),
        (([c.Close(1)], None, 3), "wake_at is 3, but it is second 3 already"),
        (([], None, 4.5), r"wake_at is 4\.5 \(float\)"),
        ((iter(lambda: c.Close(1), None), None, 5), "more than 100 commands"),
    ],
)
def test_a_wrong_answer_is_told_in_a_sentence(answer: Any, sentence: str) -> None:
    with pytest.raises(WrongAnswer, match=sentence):
        checked(answer, DESK, 3)


@pytest.mark.parametrize("answer", [(None, 1, None), ((), 1, 9), [iter([c.Close(1)]), 1, 4]])
def test_a_right_answer_is_a_decision(answer: Any) -> None:
    commands, memory, _ = checked(answer, DESK, 3)
    assert memory == 1
    assert isinstance(commands, tuple)


def test_dice_are_those_of_the_shipped_bot_and_tell_nothing_of_the_fault() -> None:
    found: list[Any] = []

    class Looks(bots.Right):
        def decide(self, view: Any, offers: Any, memory: Any) -> Any:
            dice = memory["start"].dice
            found.extend((slip.number, dice.time("log", slip)) for slip in view.to_log)
            return super().decide(view, offers, memory)

    Kept(Looks)
    number, seconds = found[0]
    times: list[int] = []

    def shipped(view: Any, mind: Any) -> Any:
        if number in view.to_log and not times:
            times.append(mind.dice.time("log", mind.dice.ticket(number)))
        return BOTS[DESK](view, mind)

    Kept(shipped)
    assert times == [seconds]


def test_a_failure_tells_when_in_words() -> None:
    failure = Failure(DESK, "my_bot.py:MyBot", "regular", 2, 65, "it is not here")
    assert str(failure) == (
        "bot my_bot.py:MyBot (service_desk) failed in round 2 at 1:05: it is not here"
    )
