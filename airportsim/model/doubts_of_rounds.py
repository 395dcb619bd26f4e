"""Warnings about the rounds: flights, faults, money, and whether 85 % can be reached or missed."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from heapq import heappop, heappush

from airportsim.model.airport import Airport
from airportsim.model.checks import clock
from airportsim.model.doubts import Doubt, by_checklist, by_specialists
from airportsim.model.scenario import FixedFault, Scenario
from airportsim.model.score import SLA
from airportsim.model.words import Lever, Role, Work

COMPARED = 20
"""A fault set by hand is compared with so many that struck before it."""


def doubts_of_rounds(airport: Airport) -> Iterator[Doubt]:
    """What is unwise about the rounds of a scenario."""
    scenario = airport.scenario
    yield from _traffic(airport)
    yield from _patience(scenario)
    yield from _amount_of_work(airport)
    for n in range(len(scenario.rounds)):
        yield from _round(airport, n)
    yield from _money(scenario)


# --- flights ----------------------------------------------------------------------------------


def _traffic(airport: Airport) -> Iterator[Doubt]:
    """Flights that cannot come home even if nothing ever fails."""
    schedule = airport.scenario.schedule
    landed = undisturbed(airport)
    lost = schedule.flights - landed
    if not lost:
        return
    needed = -(-SLA * schedule.flights // 100)
    key = "timetable" if schedule.timetable else "over"
    where = ("schedule", key)
    if landed < needed:
        said = (
            f"even if nothing fails only {landed} of {schedule.flights} flights can be away before "
            f"the round ends: {SLA} % cannot be reached"
        )
    else:
        said = f"{lost} of {schedule.flights} flights cannot be away before the round ends"
    yield Doubt(where, said, "let the flights come earlier, or give more stands or runways")


def undisturbed(airport: Airport) -> int:
    """The flights that are away at the end of a round in which nothing fails."""
    flying, round_ = airport.scenario.flying, airport.scenario.schedule.round
    runways = [0] * flying.runways
    stands = {terminal: [0] * flying.stands for terminal in airport.scenario.terminals}
    away = 0
    for flight in sorted(airport.timetable, key=lambda one: one.due):
        runway, stand = runways[0], stands[flight.terminal][0]
        lands = max(flight.due, runway, stand)
        if lands - flight.due > flying.patience_air:
            continue
        heappop(runways)
        heappop(stands[flight.terminal])
        down = lands + flying.landing
        gone = down + flying.turnaround + flying.departure
        heappush(runways, down)
        heappush(stands[flight.terminal], gone)
        away += gone < round_
    return away


def _patience(scenario: Scenario) -> Iterator[Doubt]:
    """Flights that give up before any cure can be there."""
    cure = by_specialists(scenario)
    for key, word in (("patience_air", "in the air"), ("patience_stand", "on its stand")):
        patience = getattr(scenario.flying, key)
        if patience < cure:
            yield Doubt(
                ("flying", key),
                f"a flight waits {word} for {clock(patience)}, but the specialists' cure of a "
                f"fault takes {clock(cure)} of work at the least",
                "give it more patience, or shorten `durations`",
            )


# --- faults -----------------------------------------------------------------------------------


def _amount_of_work(airport: Airport) -> Iterator[Doubt]:
    """Roles that could not work off a round's faults if they never paused."""
    scenario = airport.scenario
    weights = sum(fault.weight for fault in airport.faults)
    if not weights:
        return
    count, long = scenario.strikes.count, scenario.durations
    alerts = sum(fault.weight * len(fault.symptoms) for fault in airport.faults) / weights
    hard = sum(fault.weight for fault in airport.faults if not fault.first_line) / weights
    calls = count * alerts + scenario.strikes.false_alarms
    for role, seconds in (
        (Role.ACCOUNT_MANAGER, calls * long[Work.REPORT]),
        (Role.SERVICE_DESK, calls * (long[Work.LOG] + long[Work.FIRST_AID])),
        (Role.SPECIALIST, count * hard * (long[Work.TEST] + long[Work.FIX])),
        (Role.VENDOR, count * hard * long[Work.VERIFY]),
    ):
        people = scenario.staff[role]
        if seconds > people * scenario.schedule.round:
            yield Doubt(
                ("strikes", "count"),
                f"the faults of a round are {clock(round(seconds))} of work for the role "
                f"{role.value}, whose {people} people have "
                f"{clock(people * scenario.schedule.round)}",
                "let fewer faults strike, or give that role more people",
            )


def _round(airport: Airport, n: int) -> Iterator[Doubt]:
    scenario = airport.scenario
    one, money = scenario.rounds[n], scenario.money
    if not scenario.strikes.count and not one.faults:
        yield Doubt(
            ("rounds", n),
            f"nothing fails in round {n + 1}, so {SLA} % cannot be missed",
            "let faults strike (strikes.count), or set some by hand under `faults`",
        )
    if one.crash_after < by_checklist(scenario):
        yield Doubt(
            ("rounds", n, "crash_after"),
            f"every fault crashes after {clock(one.crash_after)}; the quickest cure takes "
            f"{clock(by_checklist(scenario))} of work",
            "let them crash later",
        )
    cheapest = min(money.fix_one, money.fix_two, money.fix_airport)
    if 0 < one.budget < cheapest:
        yield Doubt(
            ("rounds", n, "budget"),
            f"{one.budget:,} USD do not pay the cheapest fix, which costs {cheapest:,}",
            "give more, or 0 if nothing shall be bought",
        )
    yield from _at_once(airport, n)
    yield from _swallowed(airport, n)


def _at_once(airport: Airport, n: int) -> Iterator[Doubt]:
    """More faults set by hand at one time than the specialists can have in hand."""
    people, cure = airport.scenario.staff[Role.SPECIALIST], by_specialists(airport.scenario)
    faults = airport.scenario.rounds[n].faults
    hard = (one for one in faults if not airport.fault_of[one.item, one.mode].first_line)
    times = sorted(one.at for one in hard)
    most = max((bisect_left(times, at + cure) - k for k, at in enumerate(times)), default=0)
    if most > people:
        yield Doubt(
            ("rounds", n, "faults"),
            f"{most} faults strike within {clock(cure)}, the least time that a cure takes, and "
            f"there are {people} specialists",
            "let some of them strike later, or give the team more specialists",
        )


def _swallowed(airport: Airport, n: int) -> Iterator[Doubt]:
    """Faults set by hand that nobody hears of, since another one was there just before."""
    cure = by_specialists(airport.scenario)
    faults = airport.scenario.rounds[n].faults
    before: deque[FixedFault] = deque(maxlen=COMPARED)
    for k in sorted(range(len(faults)), key=lambda k: faults[k].at):
        fault = faults[k]
        for other in before:
            if fault.at - other.at < cure and (said := _hidden_by(airport, fault, other)):
                hint = "let it strike later, or another item"
                yield Doubt(("rounds", n, "faults", k), said, hint)
                break
        else:
            before.append(fault)


def _hidden_by(airport: Airport, fault: FixedFault, other: FixedFault) -> str:
    """Why nobody hears of a fault while another one lasts; "" if one does."""
    since = clock(other.at)
    if fault.item == other.item:
        return f"{fault.item} is broken already, since {since}: this fault is left out"
    here, there = (airport.fault_of[one.item, one.mode].tiles for one in (fault, other))
    if set(here) <= set(there):
        return (
            f"all that {fault.item} carries is down already, with {other.item} since {since}: "
            "nobody hears of this fault before that one is cured"
        )
    return ""


# --- money ------------------------------------------------------------------------------------


def _money(scenario: Scenario) -> Iterator[Doubt]:
    money = scenario.money
    full = money.per_flight * scenario.schedule.flights - money.fixed_cost
    if full < 0:
        yield Doubt(
            ("money", "fixed_cost"),
            f"even with every flight landed and nothing spent a round loses {-full:,} USD",
            "lower it, or raise money.per_flight",
        )
    if any(card.id is Lever.MIRROR_SERVERS for card in scenario.levers):
        yield from _mirrors(scenario)


def _mirrors(scenario: Scenario) -> Iterator[Doubt]:
    """Mirrors that nobody can pay, or that save less than they cost."""
    money, schedule = scenario.money, scenario.schedule
    richest = max(one.budget for one in scenario.rounds)
    crash = max(min(one.crash_after, schedule.round) for one in scenario.rounds)
    flights = -(-schedule.flights * crash // schedule.over)
    damage = flights * money.per_flight + max(money.fix_one, money.fix_two, money.fix_airport)
    where = ("money", "mirror")
    if money.mirror > richest:
        said = f"no round's budget ({richest:,} USD at most) pays a mirror server"
        yield Doubt(where, said, "make it cheaper, or take the lever mirror_servers away")
    elif money.mirror > damage:
        yield Doubt(
            where,
            f"a mirror server costs more than it can save: a fault that stops every flight until "
            f"it crashes costs {damage:,} USD",
            "make it cheaper",
        )
