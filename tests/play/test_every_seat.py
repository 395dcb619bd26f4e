"""What every kind of seat promises alike: at a table, in a session, and far from its host."""

from collections.abc import Callable, Sequence
from random import Random

import pytest

from airportsim.engine.simulation import Accepted, Simulation
from airportsim.model import commands as c
from airportsim.model import session as s
from airportsim.model.commands import Command
from airportsim.model.log import Batch
from airportsim.model.plan import first_standing
from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import Controller, Who
from airportsim.model.words import Role, SessionPhase
from airportsim.play.agenda import Table
from airportsim.play.offers import Offer
from airportsim.play.seat import Seat, SessionSeat, TableSeat
from tests.play.places import Held, Place, here
from tests.play.workshops import FACILITATOR, LI, airport, bots_everywhere, workshop

DESK = Role.SERVICE_DESK

Make = Callable[[Held, Role], Seat]


def at_table(session: Held, role: Role) -> Seat:
    """A seat at the bare table of a session's round."""
    assert session.table is not None
    return TableSeat(session.table, role)


def in_session(session: Held, role: Role) -> Seat:
    """A seat in a session."""
    return session.seat("Li", role)


def begun(
    role: Role | None = None, seed: int = 3, record: list[Batch] | None = None, place: Place = here
) -> Held:
    """The Do of a first round; Li sits at a role, bots everywhere else."""
    session = place(workshop(seed, None if record is None else record.append))
    bots_everywhere(session)
    if role:
        session.submit(FACILITATOR, s.Reseat(role, ("Li",)))
    while session.table is None:
        session.submit(FACILITATOR, s.Proceed())
    return session


def picked(offers: list[Offer], random: Random) -> Command | None:
    """Something that can be done now."""
    possible = [offer for offer in offers if offer.refusal is None]
    if not possible:
        return None
    offer = random.choice(possible)
    choices = {name: random.choice(values) for name, values in offer.choices.items()}
    command: Command = offer.command(**offer.target, **choices)
    return command


@pytest.mark.parametrize("role", list(Role))
def test_twin_runs_look_and_answer_alike_at_every_kind_of_seat(role: Role, far: Place) -> None:
    """Same windows, same offers, same answers, same journals, whatever the seat is made of."""
    runs = [begun(role), begun(role), begun(role, place=far)]
    makers: list[Make] = [at_table, in_session, in_session]
    seats = [make(session, role) for make, session in zip(makers, runs, strict=True)]
    random = Random(role.value)
    accepted = 0
    for second in range(25, 1500, 25):
        for session in runs:
            session.advance(second)
        snapshots = [view.snapshot() for seat in seats if (view := seat.view()) is not None]
        assert len(snapshots) == len(seats)
        assert alike(snapshots)
        offers = [list(seat.legal()) for seat in seats]
        assert alike(offers)
        command = picked(offers[0], random) or c.Close(-1)
        answers = [seat.submit(command) for seat in seats]
        assert alike(answers)
        accepted += isinstance(answers[0], Accepted)
    assert alike([session.table.simulation.journal for session in runs if session.table])
    assert accepted


def alike(things: Sequence[object]) -> bool:
    """Whether all of these are equal."""
    return all(thing == things[0] for thing in things[1:])


@pytest.mark.parametrize("make", [at_table, in_session], ids=["table", "session"])
def test_a_seat_says_which_role_it_is_and_shows_its_window(make: Make, place: Place) -> None:
    session = begun(DESK, place=place)
    seat = make(session, DESK)
    view = seat.view()
    assert seat.role is DESK
    assert view is not None
    assert (view.role, view.hand, view.now) == (DESK, -1, 0)
    session.advance(60)
    assert view.now == 60
    assert seat.view() is view


def test_a_seat_with_a_hand_sees_and_acts_as_that_person(place: Place) -> None:
    session = begun(DESK, place=place)
    assert session.table is not None
    hand = session.table.simulation.state.hands_of[DESK][2].number
    for seat in (TableSeat(session.table, DESK, hand), session.seat("Li", DESK, hand)):
        view = seat.view()
        assert view is not None
        assert view.hand == hand


def test_a_seat_in_a_session_has_no_window_and_no_offers_outside_a_round(place: Place) -> None:
    session = place(workshop(1))
    session.submit(FACILITATOR, s.Reseat(DESK, ("Li",)))
    seat = session.seat("Li", DESK)
    assert seat.view() is None
    assert list(seat.legal()) == []
    answer = seat.submit(c.Escalate(0))
    assert isinstance(answer, Refusal)
    assert answer.code is Code.NOT_NOW


def test_a_seat_in_a_session_outlasts_the_round(place: Place) -> None:
    session = begun(DESK, place=place)
    seat = session.seat("Li", DESK)
    first = seat.view()
    session.submit(FACILITATOR, s.EndRound())
    assert seat.view() is None
    while session.state.phase is not SessionPhase.DO:
        session.submit(FACILITATOR, s.Proceed())
    second = seat.view()
    assert first is not None
    assert second is not None
    assert (first.round, second.round) == (1, 2)


def test_what_a_seat_in_a_session_asks_for_is_recorded_with_its_player(place: Place) -> None:
    batches: list[Batch] = []
    session = begun(DESK, record=batches, place=place)
    session.advance(30)
    session.seat("Li", DESK).submit(c.Escalate(99))
    asked = [one for batch in batches for one in batch.asked if one.player == "Li"]
    assert [(one.role, one.controller, one.command) for one in asked] == [
        (DESK, Controller.HUMAN, c.Escalate(99))
    ]


def test_who_does_not_sit_there_sees_but_every_offer_is_blocked() -> None:
    session = begun()
    session.advance(300)
    seat = session.seat("Zhao", DESK)
    offers = list(seat.legal())
    assert offers
    assert {offer.refusal.code for offer in offers if offer.refusal} == {Code.NOT_SEATED}
    assert all(offer.refusal for offer in offers)
    assert seat.submit(c.Close(0)) == Refusal(Code.NOT_SEATED)


def test_who_does_not_sit_there_sees_nothing_from_afar_and_is_refused(far: Place) -> None:
    session = begun(place=far)
    session.advance(300)
    seat = session.seat("Zhao", DESK)
    assert seat.view() is None
    assert list(seat.legal()) == []
    assert seat.submit(c.Close(0)) == Refusal(Code.NOT_SEATED)


def test_a_seat_in_a_session_acts_with_the_hands_that_its_player_has_claimed(place: Place) -> None:
    session = begun(place=place)
    session.submit(FACILITATOR, s.Reseat(DESK, ("Li", "Zhao"), "regular"))
    assert session.table is not None
    hands = [hand.number for hand in session.table.simulation.state.hands_of[DESK]]
    session.submit(LI, s.Claim(DESK, (hands[1],)))
    session.submit(Who("Zhao", DESK), s.Claim(DESK, tuple(h for h in hands if h != hands[1])))
    own, other = session.seat("Li", DESK), session.seat("Li", DESK, hands[0])
    session.advance(200)
    view = own.view()
    assert view is not None
    assert view.hand == hands[1]
    assert {offer.refusal for offer in other.legal()} == {Refusal(Code.HAND_TAKEN, (hands[0],))}


def test_an_agent_plays_alone_at_a_table_without_bots_or_session() -> None:
    simulation = Simulation(airport(), first_standing(airport()).setup(), seed=5)
    table = Table(simulation, {})
    seats = [TableSeat(table, role) for role in Role]
    random, accepted = Random(5), 0
    for second in range(10, 600, 10):
        table.advance(second)
        for seat in seats:
            command = picked(list(seat.legal()), random)
            accepted += command is not None and isinstance(seat.submit(command), Accepted)
    assert accepted > 50


def test_a_seat_is_one_of_two_kinds_and_none_by_itself() -> None:
    assert issubclass(TableSeat, Seat)
    assert issubclass(SessionSeat, Seat)
    with pytest.raises(TypeError):
        Seat()  # type: ignore[abstract]
