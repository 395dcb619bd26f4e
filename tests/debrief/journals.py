"""Journals for the tests of debrief: made by hand, played by bots, played at random."""

from collections.abc import Iterator
from functools import cache
from random import Random

from airportsim.debrief.incident import Incident
from airportsim.debrief.incidents import incidents
from airportsim.engine.simulation import Simulation
from airportsim.files.library import load_skills, load_team
from airportsim.model import events as e
from airportsim.model.journal import Entry
from airportsim.model.ledger import Line
from airportsim.model.scenario import Scenario
from airportsim.model.team import RoundSetup
from airportsim.model.words import Level, Lever, RestoredBy, Role
from airportsim.play.agenda import Table
from airportsim.play.match import opened, played
from tests.conftest import classic_airport
from tests.play.rounds import bots
from tests.play.strategies import sensible
from tests.worlds import TINY, airport_of, setup_of, struck

Told = tuple[int, e.Event]
Rounds = list[tuple[RoundSetup, list[Entry]]]


def journal(*told: Told) -> list[Entry]:
    """Events with their seconds as a journal, in order of time."""
    in_order = sorted(told, key=lambda one: one[0])
    return [Entry(t, serial, event) for serial, (t, event) in enumerate(in_order)]


def fault(t: int, number: int, item: str, mode: str, service: str, *terminals: str) -> list[Told]:
    """A fault of one service strikes, and is heard of at once by an alert of the same number."""
    return [
        (t, e.FaultStruck(number, number, item, mode)),
        (t, e.ServiceFailed(number, service)),
        (t, e.AlertRaised(number, number, service, terminals, "")),
    ]


def fly(flight: int, late: int = 0) -> list[Told]:
    """A flight of the tiny airport, held on its stand for this long."""
    due = 60 * flight
    return [
        (due, e.FlightHolding(flight)),
        (due, e.FlightLanding(flight)),
        (due + 10, e.FlightOnStand(flight)),
        (due + 50 + late, e.FlightDeparting(flight)),
        (due + 60 + late, e.FlightAway(flight)),
    ]


def fixed(t: int, number: int = 0) -> Told:
    """A specialist has cured a fault."""
    return t, e.FaultFixed(number, RestoredBy.SPECIALIST)


FUEL = fault(10, 0, "fuel-a", "hung", "FUL", "A")
"""The fault of the journals made by hand: fuel at terminal A, from second 10."""


def ticket(t: int, number: int = 0, alert: int = 0) -> Told:
    """A ticket is reported with two facts."""
    return t, e.TicketReported(number, alert, (0, 1))


def log(t: int, number: int = 0) -> Told:
    """A ticket is logged."""
    return t, e.TicketLogged(number, Level.LOW, Level.LOW, 0)


def taken(number: int = 0, hand: int = 5, since: int = 20) -> list[Told]:
    """A ticket is reported at a second, logged 5 s later, escalated and taken 10 s after each."""
    return [
        ticket(since, number, number),
        log(since + 5, number),
        (since + 15, e.TicketEscalated(number)),
        (since + 25, e.TicketTaken(number, hand)),
    ]


def tiny_incidents(*told: Told) -> tuple[Incident, ...]:
    """The incidents of a journal of the tiny airport, whose round lasts 600 s."""
    return incidents(airport_of(TINY), journal(*told))


def spans(*told: Told) -> list[str]:
    """Where the first incident of a journal was, each as "where start-end"."""
    return [f"{s.where} {s.start}-{s.end}" for s in tiny_incidents(*told)[0].spans]


@cache
def match(team: str, seed: int) -> tuple[Rounds, tuple[Line, ...]]:
    """The rounds of a shipped team, and its ledger."""
    shipped = load_team(team)
    session = opened(classic_airport(), shipped, load_skills(), seed)
    rounds = [(one.setup, one.journal) for one in played(session, shipped)]
    return rounds, tuple(session.state.lines)


MATCHES = [("reference", 1), ("stuck", 2), ("prepared", 3)]


def random_rounds(count: int) -> Iterator[tuple[Scenario, RoundSetup, list[Entry]]]:
    """Rounds of random teams: some seats are bots, for the others anything is asked for."""
    for seed in range(count):
        yield _random_round(Random(seed))


def _random_round(pick: Random) -> tuple[Scenario, RoundSetup, list[Entry]]:
    """A round of the tiny or of the shipped airport."""
    if pick.random() < 0.5:
        faults = [
            (pick.randrange(300), item.id, pick.choice(list(item.faults))) for item in TINY.items
        ]
        airport = airport_of(struck(*sorted(faults), crash_after=pick.choice([60, 150, 5000])))
    else:
        airport = classic_airport()
    scenario = airport.scenario
    setup = setup_of(
        scenario,
        *(lever for lever in Lever if pick.random() < 0.4),
        budget=pick.choice([0, 500, 5_000, 50_000]),
        articles=[(f.item, f.mode) for f in airport.faults if pick.random() < 0.2],
        mirrors=tuple(item.id for item in scenario.items if pick.random() < 0.2),
        mood=pick.randrange(100),
        promise=pick.randrange(len(scenario.money.promises)),
    )
    roles = [role for role in Role if pick.random() < 0.4]
    simulation = Simulation(airport, setup, pick.randrange(1000))
    table = Table(simulation, bots(simulation, load_skills()["regular"], roles))
    while simulation.now < simulation.end:
        table.advance(simulation.now + pick.choice([1, 3, 8, 20]))
        command = sensible(simulation, pick.randrange(2**16))
        if command is not None:
            table.submit(*command)
    return scenario, setup, simulation.journal
