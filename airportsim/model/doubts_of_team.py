"""Warnings about the team: what each role finds to do, the improvements, the workshop."""

from collections.abc import Iterator

from airportsim.model.doubts import Doubt
from airportsim.model.scenario import Scenario
from airportsim.model.score import SLA
from airportsim.model.words import Lever, Role, SessionPhase


def doubts_of_team(scenario: Scenario) -> Iterator[Doubt]:
    """What is unwise about the team's work and the workshop around it."""
    yield from _roles(scenario)
    yield from _levers(scenario)
    yield from _cards(scenario)
    yield from _rules(scenario)


def _roles(scenario: Scenario) -> Iterator[Doubt]:
    """Roles to which nothing can come."""
    for role, reason, hint in _idle(scenario):
        yield Doubt(("staff", role.value), f"nothing to do for the {role.value}: {reason}", hint)


def _idle(scenario: Scenario) -> Iterator[tuple[Role, str, str]]:
    money, budgets = scenario.money, [one.budget for one in scenario.rounds]
    faults = set(_coming(scenario))
    prices = (money.fix_one, money.fix_two, money.fix_airport)
    if not faults:
        return  # told of each round already
    if all(first_line for *_, first_line in faults):
        hint = "let some faults come that are not first_line"
        for role in (Role.SPECIALIST, Role.VENDOR, Role.DELIVERY_MANAGER):
            yield role, "the service desk's checklist cures every fault that comes", hint
        return
    levers = {card.id for card in scenario.levers}
    other = {Lever.NAMED_CONTACTS, Lever.MIRROR_SERVERS, Lever.PRIORITY_LEVELS}
    if max(budgets) < min(prices) and not levers & other:
        hint = "give a round a budget, or offer the lever named_contacts"
        yield Role.DELIVERY_MANAGER, "no fix can be paid, and nothing is there to assign", hint
    if max(budgets) <= money.released and max(prices) <= money.limit:
        hint = "lower money.released or money.limit"
        said = "all money is released from the start, and no price is above money.limit"
        yield Role.DIRECTOR, said, hint


def _coming(scenario: Scenario) -> Iterator[tuple[str, str, bool]]:
    """The faults that can come, and whether the checklist cures them."""
    by_hand = {(fault.item, fault.mode) for one in scenario.rounds for fault in one.faults}
    for item in scenario.items:
        modes = scenario.kinds[item.kind].modes
        for mode, weight in item.faults.items():
            if (weight and scenario.strikes.count) or (item.id, mode) in by_hand:
                yield item.id, mode, modes[mode].first_line


def _levers(scenario: Scenario) -> Iterator[Doubt]:
    """Improvements that no team can ever adopt."""
    plans = len(scenario.rounds)
    most = max(scenario.effort) if plans > 1 else scenario.effort[0]
    richest = max(one.budget for one in scenario.rounds)
    if scenario.levers and most < min(card.effort for card in scenario.levers):
        yield Doubt(
            ("effort",),
            "no improvement can ever be adopted: no Plan has enough points of effort",
            "give more, such as [0, 4]",
        )
        return
    for n, card in enumerate(scenario.levers):
        if card.effort > most:
            yield Doubt(
                ("levers", n, "effort"),
                f"{card.id.value} can never be adopted: no Plan has more than {most} points",
                "let it take fewer, or give more under `effort`",
            )
        if card.price > richest:
            yield Doubt(
                ("levers", n, "price"),
                f"{card.id.value} can never be adopted: no round's budget is above {richest:,} USD",
                "make it cheaper",
            )


def _cards(scenario: Scenario) -> Iterator[Doubt]:
    """Cards that lie face down and that nothing turns but the facilitator."""
    workshop = scenario.workshop
    if not workshop.discover or not scenario.levers or SessionPhase.PLAN in workshop.skip:
        return
    if SessionPhase.CHECK in workshop.skip:
        yield Doubt(
            ("workshop", "skip"),
            "the improvements lie face down, but without Check nobody can note what turns them",
            "keep check, or set workshop.discover to false",
        )
        return
    for n, card in enumerate(scenario.levers):
        if not card.answers:
            yield Doubt(
                ("levers", n),
                f"{card.id.value} lies face down, and no observation turns it",
                "name an observation under `answers`; else only you can turn it",
            )


def _rules(scenario: Scenario) -> Iterator[Doubt]:
    """Numbers that are at odds with each other."""
    limits, moods = scenario.practice.limits, scenario.moods
    if list(limits) != sorted(limits):
        yield Doubt(
            ("practice", "limits"),
            "a more urgent ticket waits longer here than one that is less urgent",
            "order the limits of P1, P2 and P3 from the shortest to the longest",
        )
    if moods.red > moods.start:
        yield Doubt(
            ("moods", "red"),
            "every airline is in the red, and costs money, from the first second on",
            "set it below moods.start",
        )
    if all(promise.target != SLA for promise in scenario.money.promises):
        yield Doubt(
            ("money", "promises"),
            f"no SLA of {SLA} % is on offer, the one that the shipped teams sign",
            f"add one with target: {SLA}",
        )
