"""A first round for one newcomer: one fault that suits his role, and quick helpers elsewhere.

A scenario can bring these rounds itself, one for each role, as the shipped `practice` does; of any
other scenario they are made.
"""

from dataclasses import replace

from airportsim.model import events as e
from airportsim.model.airport import Airport, FaultType
from airportsim.model.plan import first_standing
from airportsim.model.rules import RULEBOOK
from airportsim.model.scenario import FixedFault, Money, Round, Scenario
from airportsim.model.session import Proceed, Reseat
from airportsim.model.session_rules import first_state
from airportsim.model.team import Skill
from airportsim.model.words import Lever, Phase, Role, SessionPhase, Verdict
from airportsim.play.session import Session

LENGTH = 330
"""Seconds of a round that is made: the first of them have passed when the newcomer sits down."""

STRIKE = 90
"""The second at which its fault strikes: by then there are flights everywhere."""

QUICK = 3
"""Seconds that any work of the other roles takes at the most."""

SOON = 5
"""Seconds for which an airline waits in the account manager's practice before it complains."""

HELPER = Skill(
    name="expert", react=1, think={}, default_think=2, spread=0, remedy=1000, clear=1000,
    telling=1000, asks_back=0, merges=1000, level=1000, verifies=1000, buy_after=0,
    chase_every=10 * LENGTH,
)  # fmt: skip
"""A bot that does its part quickly and rightly."""

GUESSER = replace(HELPER, remedy=500)
"""A specialist whose remedy is wrong every other time, so that a vendor has something to find."""

SEEDS = range(1, 41)
"""Those tried in search of a round in which the first proposal is wrong and the second right."""

LEVERS = {
    Role.SPECIALIST: (Lever.KNOWLEDGE_BASE,),
    Role.DELIVERY_MANAGER: (Lever.PURCHASING_OPEN,),
    Role.DIRECTOR: (Lever.PURCHASING_OPEN,),
}
"""What the team of a practice works with, beside report form and named contacts."""


def practice(scenario: Scenario, role: Role) -> Scenario:
    """A scenario of one short round with one fault that gives a role something to do.

    Nothing else strikes or crashes, Plan, Check and Act are left out, and the other roles work
    quickly. A `role`'s own times stay as they are.
    """
    made = _own_round(scenario, role) if is_practice(scenario) else _made(scenario, role)
    own = {work for roles, work, _ in RULEBOOK.values() if role in roles}
    skip = (SessionPhase.PLAN, SessionPhase.CHECK, SessionPhase.ACT)
    return replace(
        made,
        durations={
            work: seconds if work in own else min(QUICK, seconds)
            for work, seconds in made.durations.items()
        },
        workshop=replace(made.workshop, skip=skip),
    )


def is_practice(scenario: Scenario) -> bool:
    """Whether a scenario is made for this: a round with one fault for each role, and no others."""
    faults = [len(one.faults) for one in scenario.rounds]
    return faults == [1] * len(Role) and not scenario.strikes.count


def _own_round(scenario: Scenario, role: Role) -> Scenario:
    return replace(scenario, rounds=(scenario.rounds[list(Role).index(role)],))


def _made(scenario: Scenario, role: Role) -> Scenario:
    """The round of a role in a scenario that has none for it."""
    scenario = _with_some(scenario, first_line=role is Role.SERVICE_DESK)
    fault = _fault(Airport(scenario), role)
    schedule = scenario.schedule
    over = LENGTH - STRIKE
    flights = max(1, min(over, over * schedule.flights // schedule.over))
    after = scenario.moods.complain_after
    if role is Role.ACCOUNT_MANAGER:
        after = min(SOON, after)
    first, second, third = scenario.practice.limits
    return replace(
        scenario,
        schedule=replace(schedule, round=LENGTH, flights=flights, over=over, timetable=()),
        strikes=replace(scenario.strikes, count=0, false_alarms=0, first=0, last=LENGTH),
        money=_money(scenario, role, fault, flights),
        moods=replace(scenario.moods, complain_after=after),
        practice=replace(
            scenario.practice,
            limits=(min(LENGTH, first), min(LENGTH, second), min(LENGTH, third)),
        ),
        rounds=(_round(scenario, fault),),
    )


class Lesson(Session):
    """A practice that is played: its clock stands while `held`, so that somebody can explain."""

    held = False

    def tick(self, real_seconds: float) -> None:
        """Let real time pass, unless it is held."""
        if not self.held:
            super().tick(real_seconds)


def begun(scenario: Scenario, role: Role, player: str) -> Lesson:
    """The practice of a role, in its round, at the second at which something waits for `player`."""
    airport = Airport(practice(scenario, role))
    seed = _telling_seed(airport) if role is Role.VENDOR else SEEDS[0]
    session = _session(airport, role, seed, player)
    truth = session.truth()
    half = airport.scenario.schedule.round // 2
    while truth is not None and not truth.waiting_for[role] and truth.left > half:
        session.advance(session.now + 1)
    return session


def _session(airport: Airport, role: Role, seed: int, player: str = "") -> Lesson:
    """A session in its round; without a player a bot has the role too."""
    levers = {Lever.REPORT_FORM, Lever.NAMED_CONTACTS, *LEVERS.get(role, ())}
    standing = replace(first_standing(airport, exempt=True), levers=frozenset(levers))
    state = first_state(airport, discover=False, standing=standing)
    skills = {HELPER.name: GUESSER if role is Role.VENDOR else HELPER}
    session = Lesson(airport, skills, seed, state)
    for one in Role:
        seated = player and one is role
        session.host(Reseat(one, (player,) if seated else (), "" if seated else HELPER.name))
    session.host(Proceed())
    return session


def _telling_seed(airport: Airport) -> int:
    """The first seed with which the vendor has to reject a proposal, and then to accept one."""
    for seed in SEEDS:
        session = _session(airport, Role.VENDOR, seed)
        session.advance(airport.scenario.schedule.round)
        events = (entry.event for entry in session.results[1].journal)
        verdicts = [event.verdict for event in events if isinstance(event, e.FixVerified)]
        if verdicts == [Verdict.WRONG_REMEDY, Verdict.ACCEPTED]:
            return seed
    return SEEDS[0]


# --- the fault -------------------------------------------------------------------------------


def _fault(airport: Airport, role: Role) -> FaultType:
    """The fault of a role's practice: one that suits it, and as few services as can be fail."""
    return min(
        airport.faults,
        key=lambda fault: (not _suits(airport, role, fault), len(fault.symptoms), fault.index),
    )


def _suits(airport: Airport, role: Role, fault: FaultType) -> bool:
    symptom = fault.symptoms[0]
    phase = airport.services[symptom.service].phase
    if role is Role.SERVICE_DESK or fault.first_line:
        return role is Role.SERVICE_DESK and fault.first_line
    if role is Role.SPECIALIST:
        told = (1 << len(symptom.facts)) - 1
        return len(airport.candidates(symptom, told)) in (2, 3)
    if role is Role.ACCOUNT_MANAGER:
        return len(symptom.terminals) == 2 and phase is Phase.TURNAROUND
    dear = symptom.price > airport.scenario.money.limit
    return role is Role.VENDOR or dear is (role is Role.DIRECTOR)


def _round(scenario: Scenario, fault: FaultType) -> Round:
    strike = FixedFault(STRIKE, fault.item, fault.mode)
    budget = max(scenario.rounds[0].budget, 2 * fault.symptoms[0].price)
    return Round(budget, crash_after=LENGTH, faults=(strike,))


def _money(scenario: Scenario, role: Role, fault: FaultType, flights: int) -> Money:
    """Costs of a round as short as this; the price is beyond the limit only for the director.

    He also finds that nothing has been released yet.
    """
    money, price = scenario.money, fault.symptoms[0].price
    limit = max(money.limit, price)
    if role is Role.DIRECTOR:
        limit = max(0, min(money.limit, price - 1))
    return replace(
        money,
        fixed_cost=money.fixed_cost * flights // scenario.schedule.flights,
        limit=limit,
        released=0 if role is Role.DIRECTOR else max(money.released, price),
        release_step=max(money.release_step, price),
    )


def _with_some(scenario: Scenario, first_line: bool) -> Scenario:
    """The scenario with at least one fault that the desk's checklist cures, or does not cure."""
    kinds = scenario.kinds
    known = [(item.kind, mode) for item in scenario.items for mode in item.faults]
    if any(kinds[kind].modes[mode].first_line is first_line for kind, mode in known):
        return scenario
    name, mode = known[0]
    changed = replace(kinds[name].modes[mode], first_line=first_line)
    kind = replace(kinds[name], modes={**kinds[name].modes, mode: changed})
    return replace(scenario, kinds={**kinds, name: kind})
