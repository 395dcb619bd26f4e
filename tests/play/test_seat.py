"""Every seat keeps the same promises: what it offers is accepted, what it blocks is refused."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from airportsim.engine.simulation import Accepted
from airportsim.files.library import load_team
from airportsim.model import commands as c
from airportsim.model.airport import Airport
from airportsim.model.plan import first_standing
from airportsim.model.refusals import Code, Refusal
from airportsim.model.rules import RULEBOOK
from airportsim.model.session import Proceed, Reseat
from airportsim.model.session_rules import first_state
from airportsim.model.team import Skill
from airportsim.model.words import Role
from airportsim.play.match import planned, seated, start
from airportsim.play.offers import Offer
from airportsim.play.seat import Seat, TableSeat
from airportsim.play.session import Session
from tests.play.places import Place
from tests.play.workshops import FACILITATOR, bots_everywhere


def chosen(offer: Offer, random: Random) -> c.Command:
    """One of the commands of an offer, with each choice at random."""
    choices = {name: random.choice(values) for name, values in offer.choices.items()}
    command: c.Command = offer.command(**offer.target, **choices)
    return command


@pytest.mark.parametrize("role", list(Role))
def test_a_seat_accepts_what_it_offers_and_refuses_what_it_blocks(
    role: Role, classic: Airport, skills: dict[str, Skill]
) -> None:
    team = load_team("prepared")
    setup = planned(classic, team, start(classic, team)).setup()
    table = seated(classic, setup, team, skills, seed=3)
    del table.players[role]
    keeps_its_promises(TableSeat(table, role), table.advance)


@pytest.mark.parametrize("role", list(Role))
def test_a_seat_in_a_session_does_so_too_and_far_from_its_host(
    role: Role, classic: Airport, skills: dict[str, Skill], place: Place
) -> None:
    team = load_team("prepared")
    standing = planned(classic, team, start(classic, team))
    session = place(Session(classic, skills, 3, first_state(classic, standing=standing)))
    bots_everywhere(session)
    session.submit(FACILITATOR, Reseat(role, ("Li",)))
    while session.table is None:
        session.submit(FACILITATOR, Proceed())
    keeps_its_promises(session.seat("Li", role), session.advance, every=40)


def keeps_its_promises(seat: Seat, advance: Callable[[int], None], every: int = 20) -> None:
    """Play a round from a seat, and hold it to what it offers and blocks."""
    random = Random(seat.role.value)
    given: set[type[object]] = set()
    for second in range(20, 1500, every):
        advance(second)
        seat.submit(c.Close(-1))  # nobody may do that; the bots that are due act before it
        view, offers = seat.view(), list(seat.legal())
        assert view is not None
        for offer in offers:
            command = chosen(offer, random)
            blocked = view.refusal(command) is not None
            assert blocked is (offer.refusal is not None), command
        open_offers = [offer for offer in offers if offer.refusal is None]
        for offer in random.sample(open_offers, min(3, len(open_offers))):
            before = view.refusal(command := chosen(offer, random))
            answer = seat.submit(command)
            if before is None:
                assert isinstance(answer, Accepted), command
                given.add(offer.command)
            else:
                assert answer == before
    assert given, f"the seat of the {seat.role.value} never had anything to do"


def test_every_command_of_every_role_is_offered_by_its_seat(
    classic: Airport, skills: dict[str, Skill]
) -> None:
    offered: set[tuple[Role, type[object]]] = set()
    team = load_team("prepared")
    setup = planned(classic, team, start(classic, team)).setup()
    money = replace(classic.scenario.money, authority=0)
    stingy = Airport(replace(classic.scenario, money=money))
    slow = first_standing(stingy).setup()
    rounds = (classic, setup), (classic, replace(setup, budget=0)), (stingy, slow)
    for airport, start_from in rounds:
        table = seated(airport, start_from, team, skills, seed=3)
        seats = [TableSeat(table, role) for role in Role]
        for second in range(10, 1500, 10):
            table.advance(second)
            for seat in seats:
                offered |= {(seat.role, offer.command) for offer in seat.legal()}
    every = {(role, command) for command, (roles, _, _) in RULEBOOK.items() for role in roles}
    assert every - offered == {(Role.ACCOUNT_MANAGER, c.ApplyArticle)}


def test_an_offer_that_is_blocked_stands_for_no_command() -> None:

    blocked = Offer(c.Close, {"ticket": 0}, {}, Refusal(Code.NOT_AT_DESK))
    assert list(blocked.commands()) == []
