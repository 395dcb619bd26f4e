"""Every seat keeps the same promises: what it offers is accepted, what it blocks is refused."""

from dataclasses import replace
from random import Random

import pytest

from airportsim.engine.simulation import Accepted
from airportsim.files.library import load_team
from airportsim.model import commands as c
from airportsim.model.airport import Airport
from airportsim.model.refusals import Code, Refusal
from airportsim.model.rules import RULEBOOK
from airportsim.model.team import Skill
from airportsim.model.words import Role
from airportsim.play.match import planned, seated, start
from airportsim.play.offers import Offer
from airportsim.play.seat import TableSeat


def chosen(offer: Offer, random: Random) -> c.Command:
    """One of the commands of an offer, with each choice at random."""
    choices = {name: random.choice(values) for name, values in offer.choices.items()}
    command: c.Command = offer.command(**offer.target, **choices)
    return command


@pytest.mark.parametrize("role", list(Role))
def test_a_seat_accepts_what_it_offers_and_refuses_what_it_blocks(
    role: Role, classic: Airport, skills: dict[str, Skill]
) -> None:
    random = Random(role.value)
    team = load_team("prepared")
    setup = planned(classic, team, start(classic, team)).setup()
    table = seated(classic, setup, team, skills, seed=3)
    del table.players[role]
    seat = TableSeat(table, role)
    given: set[type[object]] = set()
    for second in range(20, 1500, 20):
        table.advance(second)
        seat.submit(c.Close(-1))  # nobody may do that; the bots that are due act before it
        offers = list(seat.legal())
        for offer in offers:
            command = chosen(offer, random)
            blocked = seat.view().refusal(command) is not None
            assert blocked is (offer.refusal is not None), command
        open_offers = [offer for offer in offers if offer.refusal is None]
        for offer in random.sample(open_offers, min(3, len(open_offers))):
            before = seat.view().refusal(command := chosen(offer, random))
            answer = seat.submit(command)
            if before is None:
                assert isinstance(answer, Accepted), command
                given.add(offer.command)
            else:
                assert answer == before
    assert given, f"the seat of the {role.value} never had anything to do"


def test_every_command_of_every_role_is_offered_by_its_seat(
    classic: Airport, skills: dict[str, Skill]
) -> None:
    offered: set[tuple[Role, type[object]]] = set()
    team = load_team("prepared")
    setup = planned(classic, team, start(classic, team)).setup()
    for start_from in (setup, replace(setup, budget=0)):
        table = seated(classic, start_from, team, skills, seed=3)
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
