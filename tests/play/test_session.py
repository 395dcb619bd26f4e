"""Sessions: phases, clock, seats, and a record from which everything can be rebuilt."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from airportsim.engine.simulation import Accepted
from airportsim.files.library import load_skills, load_team
from airportsim.model import commands as c
from airportsim.model import session as s
from airportsim.model.airport import Airport
from airportsim.model.events import WorkStarted
from airportsim.model.interventions import Grant, SetPace
from airportsim.model.journal import line
from airportsim.model.ledger import Effect, Measure
from airportsim.model.log import Asked, Batch
from airportsim.model.plan import Adopt
from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import Controller, SessionState, Who
from airportsim.model.session_rules import first_state
from airportsim.model.words import Level, Lever, OnDrop, Role, SessionPhase, Work
from airportsim.play.attention import Mark
from airportsim.play.keeping import Anything
from airportsim.play.match import opened, played, start
from airportsim.play.replay import rerun, resumed
from airportsim.play.session import Session
from tests.play.places import Held, Place
from tests.play.workshops import FACILITATOR, LI, WANG, airport, bots_everywhere, drive, workshop

DESK = Role.SERVICE_DESK


def running(seed: int = 1, skill: str = "regular") -> Session:
    """A session in the Do of its first round, with bots everywhere."""
    session = workshop(seed)
    start_round(session, skill)
    return session


def start_round(session: Held, skill: str = "regular") -> Held:
    """Go on from the lobby to the Do of the first round, with bots everywhere."""
    bots_everywhere(session, skill)
    session.submit(FACILITATOR, s.Proceed())
    session.submit(FACILITATOR, s.Proceed())
    assert session.state.phase is SessionPhase.DO
    return session


def lines_of(session: Held) -> list[str]:
    """The journal of the running round."""
    assert session.table is not None
    return [line(entry) for entry in session.table.simulation.journal]


def code(answer: Accepted | Refusal) -> Code | None:
    """Why something was refused, None if it was not."""
    return answer.code if isinstance(answer, Refusal) else None


class Tape:
    """A record in memory."""

    def __init__(self) -> None:
        self.batches: list[Batch] = []

    def __call__(self, batch: Batch) -> None:
        self.batches.append(batch)

    def until(
        self, number: int, first: SessionState
    ) -> tuple[list[tuple[int, SessionState]], list[Asked], int]:
        """States, what was asked, and the clock, after so many batches."""
        states: list[tuple[int, SessionState]] = [(0, first)]
        asked: list[Asked] = []
        for batch in self.batches[:number]:
            asked += batch.asked
            if batch.state is not None:
                states.append((len(asked), batch.state))
        return states, asked, self.batches[number - 1].second


# --- phases ----------------------------------------------------------------------------------


def test_a_session_goes_from_the_lobby_round_by_round_to_its_end(place: Place) -> None:
    session = place(workshop(1))
    bots_everywhere(session)
    seen = [session.state.phase.value]
    while session.state.phase is not SessionPhase.END:
        if session.table is None:
            assert code(session.submit(FACILITATOR, s.Proceed())) is None
        else:
            session.advance(1_500)
        seen.append(session.state.phase.value)
    assert " ".join(seen) == "lobby plan do check act plan do check act end"
    assert sorted(session.results) == [1, 2]
    assert session.state.scores[1] == session.results[1].score


def test_a_round_that_is_repeated_has_the_same_faults_or_new_ones() -> None:
    def strikes(session: Session) -> list[tuple[int, str]]:
        assert session.table is not None
        session.advance(1_499)
        faults = session.table.simulation.state.faults
        return [(fault.struck_at, fault.type.item) for fault in faults if fault.strike >= 0]

    def again(new: bool) -> list[tuple[int, str]]:
        session = running(3)
        session.advance(700)
        session.submit(FACILITATOR, s.RepeatRound(new))
        assert session.state.phase is SessionPhase.PLAN
        session.submit(FACILITATOR, s.Proceed())
        assert session.now == 0
        return strikes(session)

    first = strikes(running(3))
    same, other = again(new=False), again(new=True)
    assert same[:5] == first[:5]
    assert other[:5] != first[:5]


def test_the_facilitator_ends_a_round_early_and_it_is_scored_as_it_stands(place: Place) -> None:
    session = start_round(place(workshop(1)))
    session.advance(400)
    assert session.table is not None
    landed = session.table.simulation.state.away
    session.submit(FACILITATOR, s.Reseat(Role.DIRECTOR, ("Wang",), "regular"))
    assert code(session.submit(WANG, s.EndRound())) is Code.NOT_YOUR_ROLE
    session.submit(FACILITATOR, s.EndRound())
    assert session.state.phase is SessionPhase.CHECK
    assert session.state.scores[1].landed == landed
    assert session.state.scores[1].unfinished > 60


SEAT_CASES: list[tuple[Callable[[Held], object], Who, Anything, Code]] = [
    (bots_everywhere, LI, c.Escalate(0), Code.NOT_NOW),
    (bots_everywhere, FACILITATOR, SetPace(70), Code.NOT_NOW),
    (start_round, LI, c.Escalate(0), Code.NOT_SEATED),
    (start_round, FACILITATOR, c.Escalate(0), Code.NOT_YOUR_ROLE),
    (start_round, LI, SetPace(70), Code.NOT_YOUR_ROLE),
    (start_round, FACILITATOR, s.Reseat(DESK, (), "genius"), Code.NO_SUCH_SKILL),
]


@pytest.mark.parametrize("case", SEAT_CASES, ids=lambda case: case[3].value)
def test_commands_are_refused_outside_their_phase_and_to_those_who_do_not_sit_there(
    case: tuple[Callable[[Held], object], Who, Anything, Code], place: Place
) -> None:
    situation, who, command, reason = case
    session = place(workshop(1))
    situation(session)
    assert code(session.submit(who, command)) is reason


# --- clock -----------------------------------------------------------------------------------


def test_the_clock_runs_at_its_speed_and_stands_while_paused() -> None:
    session = running()
    for _ in range(60):
        session.tick(1 / 60)
    assert session.now in (0, 1)
    session.submit(FACILITATOR, s.SetSpeed(800))
    session.tick(10)
    assert session.now in (80, 81)
    session.submit(FACILITATOR, s.Pause())
    before = session.now
    session.tick(300)
    assert session.now == before
    session.step_second()
    assert session.now == before + 1


def test_to_the_next_event_stops_when_something_has_happened(place: Place) -> None:
    session = start_round(place(workshop(1)))
    session.step_second()
    assert session.now == 1
    before = len(lines_of(session))
    session.to_next_event()
    assert len(lines_of(session)) > before
    assert session.now < 60


def test_the_countdown_of_a_phase_is_the_scenarios_until_the_facilitator_sets_another() -> None:
    session = workshop(1)
    assert session.countdown is None
    session.submit(FACILITATOR, s.Proceed())
    assert session.countdown == 480
    session.tick(30)
    assert session.countdown == 450
    session.submit(FACILITATOR, s.SetCountdown(60))
    session.tick(100)
    assert session.countdown == 0
    assert session.state.phase is SessionPhase.PLAN


def test_a_session_ticked_in_frames_is_the_twin_of_one_that_is_run_at_once() -> None:
    rng = Random(11)
    one, other = running(5), running(5)
    for session in (one, other):
        session.submit(FACILITATOR, s.Reseat(DESK, ("Li",)))
    asked: list[tuple[int, c.Command]] = []
    while one.table is not None and one.now < 900:
        one.tick(1 / 60)
        if rng.random() < 0.002:
            one.submit(FACILITATOR, rng.choice((s.Pause(), s.Resume(), s.SetSpeed(800))))
        if one.state.paused and rng.random() < 0.02:
            one.submit(FACILITATOR, s.Resume())
        if rng.random() < 0.004:
            command: c.Command = rng.choice(
                (c.Log(len(asked), Level.LOW, Level.HIGH), c.FirstAid(rng.randrange(9)))
            )
            asked.append((one.now, command))
            one.submit(LI, command)
    for second, command in asked:
        other.advance(second)
        other.submit(LI, command)
    other.advance(one.now)
    assert len(asked) > 20
    assert lines_of(one) == lines_of(other)


# --- seats -----------------------------------------------------------------------------------


def test_a_bot_takes_up_the_work_that_a_person_leaves() -> None:
    session = running()
    session.submit(FACILITATOR, s.Reseat(DESK, ("Li",)))
    session.tick(300)
    for _ in range(40):
        session.tick(1)
    assert session.table is not None
    state = session.table.simulation.state
    assert len(state.to_log) > 2
    assert session.marks()[DESK] in (Mark.IDLE, Mark.OVERLOADED)
    session.submit(FACILITATOR, s.Reseat(DESK, (), "expert"))
    for _ in range(180):
        session.tick(1)
    assert any(ticket.logged_at > 340 for ticket in state.tickets)
    assert DESK not in session.marks()


def test_a_person_finds_the_inbox_as_the_bot_leaves_it(place: Place) -> None:
    session = start_round(place(workshop(1)))
    session.advance(100)
    view = session.view(DESK)
    assert view is not None
    before = view.snapshot()
    session.submit(FACILITATOR, s.Reseat(DESK, ("Li",)))
    assert view.snapshot() == before


def test_a_hand_that_a_person_has_claimed_is_left_alone_by_the_bot_and_by_role_mates(
    place: Place,
) -> None:
    session = start_round(place(workshop(1)))
    session.submit(FACILITATOR, s.Reseat(DESK, ("Li", "Zhao"), "regular"))
    assert session.table is not None
    hands = [hand.number for hand in session.table.simulation.state.hands_of[DESK]]
    assert code(session.submit(LI, s.Claim(DESK, (hands[0],)))) is None
    zhao = Who("Zhao", DESK)
    assert code(session.submit(zhao, s.Claim(DESK, (hands[0],)))) is Code.HAND_TAKEN
    assert code(session.submit(LI, s.Claim(DESK, (99,)))) is Code.NO_SUCH_HAND
    session.advance(600)
    worked = {
        entry.event.hand
        for entry in session.table.simulation.journal
        if isinstance(entry.event, WorkStarted) and entry.event.work is Work.LOG
    }
    assert worked
    assert hands[0] not in worked
    assert code(session.submit(zhao, c.FirstAid(0), hands[0])) is Code.HAND_TAKEN


@pytest.mark.parametrize("seat", list(OnDrop))
def test_a_seat_whose_player_is_gone_waits_or_is_taken_by_a_bot_as_the_scenario_says(
    seat: OnDrop,
) -> None:
    scenario = airport(2).scenario
    drop = replace(scenario.workshop.on_drop, seat=seat, after=30)
    of = Airport(replace(scenario, workshop=replace(scenario.workshop, on_drop=drop)))
    session = Session(of, load_skills(), 1)
    session.submit(FACILITATOR, s.Reseat(DESK, ("Li",)))
    session.submit(LI, s.Leave())
    session.tick(29)
    assert not session.state.seats[DESK].skill
    session.tick(2)
    assert bool(session.state.seats[DESK].skill) is (seat is OnDrop.BOT)
    session.submit(LI, s.Return())
    assert not session.state.seats[DESK].skill
    assert session.state.seats[DESK].players == ("Li",)
    assert session.state.seats[DESK].gone == ()


def test_a_seat_that_lets_work_wait_is_marked_and_one_without_work_is_not() -> None:
    session = running()
    session.submit(FACILITATOR, s.Reseat(Role.ACCOUNT_MANAGER, ()))
    for _ in range(200):
        session.tick(1)
    marks = session.marks()
    assert marks[Role.ACCOUNT_MANAGER] in (Mark.IDLE, Mark.OVERLOADED)
    assert Role.VENDOR not in marks


def test_the_hands_of_a_player_who_is_gone_are_worked_by_bot_and_role_mates_alike() -> None:
    session = running()
    session.submit(FACILITATOR, s.Reseat(DESK, ("Li", "Zhao"), "regular"))
    assert session.table is not None
    state = session.table.simulation.state
    hands = tuple(hand.number for hand in state.hands_of[DESK])
    session.submit(LI, s.Claim(DESK, hands))
    session.advance(300)
    assert not any(ticket.logged_at >= 0 for ticket in state.tickets)
    assert code(session.submit(Who("Zhao", DESK), c.FirstAid(0))) is Code.HAND_TAKEN
    session.submit(LI, s.Leave())
    assert code(session.submit(Who("Zhao", DESK), c.FirstAid(0))) is Code.NOT_AT_DESK
    session.advance(400)
    assert any(ticket.logged_at >= 0 for ticket in state.tickets)


def test_a_claimed_hand_that_is_lent_works_for_the_role_that_it_was_lent_to(place: Place) -> None:
    session = start_round(place(workshop(1)))
    session.submit(FACILITATOR, s.Reseat(DESK, ("Li",), "regular"))
    session.submit(FACILITATOR, s.Reseat(Role.DELIVERY_MANAGER, ("Zhao",), "regular"))
    assert session.table is not None
    hand = session.table.simulation.state.hands_of[DESK][0].number
    session.submit(LI, s.Claim(DESK, (hand,)))
    lend = c.LendHand(hand, Role.SPECIALIST)
    assert code(session.submit(Who("Zhao", Role.DELIVERY_MANAGER), lend)) is None
    session.advance(900)
    tests = [
        entry.event.hand
        for entry in session.table.simulation.journal
        if isinstance(entry.event, WorkStarted) and entry.event.work is Work.TEST
    ]
    assert hand in tests


def test_what_cannot_be_written_down_is_refused(place: Place) -> None:
    session = place(workshop(1, Tape()))
    assert code(session.submit(FACILITATOR, s.Broadcast("\ud800"))) is Code.NO_TEXT
    assert code(session.submit(LI, c.Close(0), hand=10**20)) is Code.NO_TEXT
    assert session.state.message == ""


def test_going_on_without_a_team_expects_what_nobody_has_said() -> None:
    session = workshop(1)
    bots_everywhere(session)
    session.submit(FACILITATOR, s.Proceed())
    session.submit(FACILITATOR, s.TurnCard(Lever.REPORT_FORM))
    session.submit(FACILITATOR, s.SkipRound())
    assert code(session.submit(FACILITATOR, Adopt(Lever.REPORT_FORM))) is None
    assert len(list(played(session, None))) == 1
    assert session.state.lines[0].effect == Effect(Measure.LANDED, 82)


def test_a_phase_begins_with_its_own_countdown_after_a_resume_too() -> None:
    tape = Tape()
    session = workshop(1, tape)
    session.submit(FACILITATOR, s.Proceed())
    session.submit(FACILITATOR, s.SetCountdown(1_200))
    session.submit(FACILITATOR, s.SetSpeed(200))
    states, asked, second = tape.until(len(tape.batches), first_state(airport(2)))
    found = resumed(airport(2), load_skills(), 1, states, asked, second).session
    assert found.countdown == 1_200
    session.tick(400)
    session.submit(FACILITATOR, s.SkipRound())
    assert session.countdown == 480


def test_rounds_without_anything_between_them_are_rebuilt_too() -> None:
    scenario = airport(2).scenario
    skip = (SessionPhase.PLAN, SessionPhase.CHECK, SessionPhase.ACT)
    of = Airport(replace(scenario, workshop=replace(scenario.workshop, skip=skip)))
    tape, first = Tape(), first_state(of)
    session = Session(of, load_skills(), 3, first, tape)
    bots_everywhere(session)
    session.submit(FACILITATOR, s.Proceed())
    session.advance(1_500)
    assert (session.state.number, session.now) == (2, 0)
    session.advance(100)
    session.submit(FACILITATOR, Grant(500))
    session.advance(200)
    states, asked, second = tape.until(len(tape.batches), first)
    for found in (
        resumed(of, load_skills(), 3, states, asked, second),
        rerun(of, load_skills(), 3, states, asked, second),
    ):
        assert found.drift is None
        assert (found.session.state.number, found.session.now) == (2, 200)
        assert lines_of(found.session) == lines_of(session)


def test_a_bot_that_acts_in_the_second_in_which_it_is_replaced_is_named_as_itself() -> None:
    tape = Tape()
    session = workshop(7, tape)
    bots_everywhere(session, "regular")
    session.submit(FACILITATOR, s.Proceed())
    session.submit(FACILITATOR, s.Proceed())
    for second in range(30, 400):
        session.advance(second)
        skill = "expert" if second % 2 else "regular"
        before = session.state.seats[DESK].skill
        count = len(tape.batches)
        session.submit(FACILITATOR, s.Reseat(DESK, (), skill))
        acted = [one for batch in tape.batches[count:] for one in batch.asked if one.role is DESK]
        assert {one.player for one in acted} <= {before}


# --- the record ------------------------------------------------------------------------------


def test_the_record_names_seat_player_and_kind_of_controller() -> None:
    tape = Tape()
    session = workshop(2, tape)
    for _ in drive(session, Random(2)):
        pass
    asked = [one for batch in tape.batches for one in batch.asked]
    assert [one.serial for one in asked] == list(range(len(asked)))
    kinds = {one.controller for one in asked}
    assert kinds >= {Controller.HUMAN, Controller.BOT, Controller.FACILITATOR}
    desk = [one for one in asked if one.role is DESK and isinstance(one.command, c.Log)]
    assert {one.player for one in desk} <= {"Li", "Zhao", "novice", "regular", "expert"}
    assert all(one.second >= 0 for one in desk)


@pytest.mark.parametrize("seed", range(6))
def test_a_session_is_rebuilt_from_its_record_at_any_moment(seed: int) -> None:
    tape, rng = Tape(), Random(seed)
    session = workshop(seed, tape)
    first = first_state(airport(2))
    for _ in drive(session, Random(seed)):
        pass
    for number in rng.sample(range(1, len(tape.batches)), 5):
        states, asked, second = tape.until(number, first)
        found = resumed(airport(2), load_skills(), seed, states, asked, second)
        assert found.drift is None
        assert found.session.state == states[-1][1]
        assert found.session.now == second
    states, asked, _ = tape.until(len(tape.batches), first)
    whole = rerun(airport(2), load_skills(), seed, states, asked, -1)
    assert whole.session.state == session.state
    journal = [line(entry) for batch in tape.batches for entry in batch.entries]
    assert [text for lines in whole.journals.values() for text in lines] == journal


def test_a_session_goes_on_after_it_was_rebuilt_as_if_nothing_had_been() -> None:
    tape = Tape()
    team = load_team("reference")
    session = opened(airport(2), team, load_skills(), 4, record=tape)
    first = first_state(airport(2), standing=start(airport(2), team), discover=False)
    whole = [one.digest for one in played(session, team)]
    states, asked, second = tape.until(len(tape.batches) // 2, first)
    found = resumed(airport(2), load_skills(), 4, states, asked, second)
    rest = [one.digest for one in played(found.session, team)]
    assert rest == whole[-len(rest) :]


def test_bots_that_have_changed_are_reported_and_what_they_did_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tape = Tape()
    session = workshop(7, tape)
    bots_everywhere(session)
    session.submit(FACILITATOR, s.Proceed())
    session.submit(FACILITATOR, s.Proceed())
    session.advance(500)
    states, asked, second = tape.until(len(tape.batches), first_state(airport(2)))
    skills = load_skills()
    slower = {name: replace(skill, react=skill.react + 5) for name, skill in skills.items()}
    found = resumed(airport(2), slower, 7, states, asked, second)
    assert found.drift is not None
    assert lines_of(found.session) == lines_of(session)
    found.session.advance(800)
    assert found.session.table is not None
    assert len(lines_of(found.session)) > len(lines_of(session))


def test_what_could_not_be_kept_is_offered_to_the_record_again() -> None:
    full = True
    kept: list[Batch] = []

    def record(batch: Batch) -> None:
        if full:
            raise OSError("disk full")
        kept.append(batch)

    session = workshop(1, record)
    with pytest.raises(OSError, match="disk full"):
        session.submit(FACILITATOR, s.Proceed())
    full = False
    session.submit(FACILITATOR, s.Broadcast("the disk is back"))
    assert [type(one.command).__name__ for one in kept[0].asked] == ["Proceed", "Broadcast"]


@pytest.mark.long
@pytest.mark.parametrize("block", range(8))
def test_sessions_end_whoever_takes_which_seat_and_no_ticket_is_lost(block: int) -> None:
    for seed in range(25 * block, 25 * block + 25):
        session = workshop(seed, rounds=1)
        for _ in drive(session, Random(seed), longest=60):
            if session.table is not None:
                state = session.table.simulation.state
                assert [ticket.number for ticket in state.tickets] == list(
                    range(len(state.tickets))
                )
                over = sum(t.state.value in ("closed", "merged") for t in state.tickets)
                waiting = len(state.reports) + len(state.restored)
                assert over + waiting == len(state.tickets)
        assert session.state.phase is SessionPhase.END
        for worth in session.state.scores.values():
            lost = worth.diverted + worth.cancelled + worth.unfinished
            assert worth.landed + lost == worth.flights
