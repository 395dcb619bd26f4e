"""Whole workshops played by a script: people, bots and a facilitator who does everything."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from random import Random

from airportsim.files.library import load_scenario, load_skills
from airportsim.model import session as s
from airportsim.model.airport import Airport
from airportsim.model.commands import LendHand
from airportsim.model.interventions import Grant, Inject, Intervention, SetPace
from airportsim.model.ledger import Conclusion, Measure
from airportsim.model.log import Record
from airportsim.model.plan import Adopt, SignPromise
from airportsim.model.session import Who
from airportsim.model.session_rules import first_state
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.offers import offers
from airportsim.play.session import Session
from airportsim.play.views import VIEWS
from tests.play.places import Held

FACILITATOR = Who("Chen", None)
LI = Who("Li", Role.SERVICE_DESK)
WANG = Who("Wang", Role.DIRECTOR)


@cache
def airport(rounds: int = 5) -> Airport:
    """The classic airport with its first few rounds."""
    scenario = load_scenario("classic")
    return Airport(replace(scenario, rounds=scenario.rounds[:rounds]))


def workshop(seed: int, record: Record | None = None, rounds: int = 2) -> Session:
    """A session of classic, in its lobby."""
    return Session(airport(rounds), load_skills(), seed, first_state(airport(rounds)), record)


def bots_everywhere(session: Held, skill: str = "regular") -> None:
    """Put bots into all seats."""
    for role in Role:
        session.submit(FACILITATOR, s.Reseat(role, (), skill))


def drive(session: Session, rng: Random, longest: int = 90) -> Iterator[None]:
    """Play a session to its end, one thing at a time, as the dice will have it."""
    bots_everywhere(session)
    session.submit(FACILITATOR, s.Reseat(Role.SERVICE_DESK, ("Li",), "regular"))
    session.submit(FACILITATOR, s.Reseat(Role.DIRECTOR, ("Wang",)))
    yield
    while session.state.phase is not SessionPhase.END:
        match session.state.phase:
            case SessionPhase.DO:
                yield from _a_moment(session, rng, longest)
            case SessionPhase.PLAN:
                yield from _a_plan(session, rng)
            case SessionPhase.CHECK | SessionPhase.ACT:
                yield from _a_review(session, rng)
        if session.table is None:
            session.submit(FACILITATOR, s.Proceed())
            yield


def _a_moment(session: Session, rng: Random, longest: int) -> Iterator[None]:
    """One thing that somebody does in Do, then some time."""
    match rng.randrange(16):
        case 0:
            role = rng.choice(list(Role))
            skill = rng.choice(["", "novice", "regular", "expert"])
            people = rng.choice([(), ("Li",), ("Li", "Zhao")])
            session.submit(FACILITATOR, s.Reseat(role, people, skill))
        case 1:
            fault = rng.choice(session.airport.faults)
            later = rng.choice([-1, session.now + 20])
            session.submit(FACILITATOR, Inject(fault.item, fault.mode, later))
        case 2:
            change: Intervention = rng.choice((Grant(5_000), Grant(-1_000), SetPace(70)))
            session.submit(FACILITATOR, change)
        case 3:
            table = session.table
            assert table is not None
            hands = [h.number for h in table.simulation.state.hands_of[Role.SERVICE_DESK]]
            session.submit(LI, s.Claim(Role.SERVICE_DESK, tuple(hands[: rng.randrange(3)])))
        case 4:
            who = rng.choice((LI, WANG))
            session.submit(who, rng.choice((s.Leave(), s.Return())))
            session.tick(rng.choice((0, 20, 40)))
        case 5:
            session.submit(FACILITATOR, s.Reseat(Role.DELIVERY_MANAGER, ("Zhao",), "regular"))
            hand = LendHand(rng.randrange(12), rng.choice((Role.SPECIALIST, Role.SERVICE_DESK)))
            session.submit(Who("Zhao", Role.DELIVERY_MANAGER), hand)
        case 6:
            clock: s.SessionCommand = rng.choice((s.Pause(), s.Resume(), s.SetSpeed(400)))
            session.submit(FACILITATOR, clock)
        case 7 if rng.random() < 0.2:
            again = session.state.attempt < 2
            new = rng.random() < 0.5
            session.submit(FACILITATOR, s.RepeatRound(new) if again else s.EndRound())
        case _:
            _a_command(session, rng)
    yield
    if session.table is not None:
        session.advance(session.now + rng.randrange(1, longest))
        yield


def _a_command(session: Session, rng: Random) -> None:
    """Whatever a person might click on, sensible or not."""
    table = session.table
    assert table is not None
    who = rng.choice([LI, LI, WANG, Who("Zhao", rng.choice(list(Role)))])
    assert who.role is not None
    possible = [
        offer for offer in offers(VIEWS[who.role](table.simulation.state)) if not offer.refusal
    ]
    if possible:
        commands = list(islice(rng.choice(possible).commands(), 20))
        session.submit(who, rng.choice(commands))


def _a_plan(session: Session, rng: Random) -> Iterator[None]:
    session.submit(FACILITATOR, s.Reseat(Role.DIRECTOR, ("Wang",)))
    if rng.random() < 0.1:
        session.submit(FACILITATOR, s.SkipRound())
    session.submit(FACILITATOR, s.SetCountdown(rng.randrange(600)))
    session.submit(WANG, SignPromise(85))
    for card in session.airport.scenario.levers[:6]:
        lever = Lever(card.id)
        if rng.random() < 0.5:
            session.submit(FACILITATOR, s.TurnCard(lever))
        session.submit(WANG, Adopt(lever))
        session.submit(WANG, s.Expect(lever, Measure.LANDED, 50))
        yield
    if rng.random() < 0.3:
        session.submit(WANG, s.OwnRule("Nobody shouts", "Li", Measure.COMPLAINTS, 3))
        yield


def _a_review(session: Session, rng: Random) -> Iterator[None]:
    observation = rng.choice(session.airport.scenario.workshop.observations)
    session.submit(LI, s.Observe(observation.id, "they all shouted"))
    yield
    for line in session.state.lines:
        if line.round == session.state.number:
            session.submit(WANG, s.Conclude(line.number, rng.choice(list(Conclusion))))
            yield
    session.submit(WANG, s.Try("call earlier", "Li", None))
    session.submit(WANG, s.Finish(rng.randrange(3)))
    yield
