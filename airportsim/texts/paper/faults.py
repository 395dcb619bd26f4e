"""The faults to call by hand, with the truth: for the facilitator and the vendor only."""

import math
from collections.abc import Iterator

from airportsim.model.airport import Airport, FaultType
from airportsim.model.words import FactKind
from airportsim.texts.language import in_language
from airportsim.texts.paper.html import Html, tag
from airportsim.texts.paper.items import places
from airportsim.texts.paper.page import head, usd
from airportsim.texts.texts import Texts, clock

MOST = 20
"""Faults on the list."""


def fault_sheets(airport: Airport, texts: Texts) -> list[Html]:
    """As many faults as a round has, one after the other."""
    say = texts.say
    return [
        *head(airport, texts, say("print.faults.title"), say("print.faults.who")),
        tag("p", say("print.faults.about")),
        *(_fault(airport, texts, at, fault) for at, fault in chosen(airport)),
    ]


def chosen(airport: Airport) -> Iterator[tuple[int, FaultType]]:
    """Faults for a round by hand: those set by hand for the first one, then one of each item.

    They go across the whole airport, and the time between two gets shorter.
    """
    scenario = airport.scenario
    fixed = [airport.fault_of[one.item, one.mode] for one in scenario.rounds[0].faults]
    heaviest: dict[str, FaultType] = {}
    for fault in sorted(airport.faults, key=lambda one: -one.weight):
        if fault.symptoms and fault.item not in [one.item for one in fixed]:
            heaviest.setdefault(fault.item, fault)
    faults = [*fixed, *_across([heaviest[item] for item in airport.items if item in heaviest])]
    count = min(MOST, max(1, scenario.strikes.count), len(faults))
    first, last = scenario.strikes.first, scenario.strikes.last
    for n, fault in enumerate(faults[:count]):
        part = n / max(1, count - 1)
        yield first + round((last - first) * part * (1.5 - 0.5 * part)), fault


def _across(faults: list[FaultType]) -> Iterator[FaultType]:
    """All the faults, in steps so wide that neighbours are far apart."""
    count = len(faults)
    step = next(n for n in range(max(1, count * 3 // 8), count + 2) if math.gcd(n, count) == 1)
    return (faults[n * step % count] for n in range(count))


def _fault(airport: Airport, texts: Texts, at: int, fault: FaultType) -> Html:
    say, scenario = texts.say, airport.scenario
    down = texts.say("list.between").join(
        f"{texts.names.service(one.service)} {places(airport, texts, one.terminals)}"
        for one in fault.symptoms
    )
    signs = [
        texts.fact(fact)
        for fact in fault.symptoms[0].facts
        if fact.kind not in (FactKind.FAILS, FactKind.WHERE)
    ]
    mode = scenario.kinds[airport.items[fault.item].kind].modes[fault.mode]
    names = texts.names
    item, cause = names.item(fault.item), names.mode(fault.item, fault.mode)
    cure = [_said(texts, "remedy", names.remedy(fault.item, fault.remedy))]
    if fault.first_line:
        cure.append(tag("b", say("print.faults.checklist")))
    cure.append(_said(texts, "price", usd(texts, max(one.price for one in fault.symptoms))))
    return tag(
        "div",
        tag("p", tag("b", f"{clock(at)} ", say("print.said", name=say("print.faults.down")), down)),
        tag("p", _said(texts, "say", say("print.faults.then").join(signs))),
        tag("p", _said(texts, "truth", say("print.said", name=item) + cause)),
        tag("p", _said(texts, "log", in_language(mode.clue, texts.language))),
        tag("p", *_between(cure)),
        cls="fault",
    )


def _said(texts: Texts, name: str, words: str) -> Html:
    name = texts.say(f"print.faults.{name}")
    return tag("span", tag("i", texts.say("print.said", name=name)), words)


def _between(parts: list[Html]) -> Iterator[str]:
    for n, part in enumerate(parts):
        yield " • " if n else ""
        yield part
