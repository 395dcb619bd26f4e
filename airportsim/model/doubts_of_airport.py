"""Warnings about the airport: services, airlines, kinds, items, and the words for them."""

from collections.abc import Iterator
from itertools import combinations

from airportsim.model.airport import Airport, Fact, FaultType, Symptom
from airportsim.model.checks import everything
from airportsim.model.doubts import Doubt, named
from airportsim.model.quality import ORDINARY
from airportsim.model.scenario import Scenario, Text

SUSPECTS = 8
"""A full report that leaves more items than this is no help."""
OUTRIGHT = 0.5
"""If a full report names more than this share of the faults outright, there is nothing to find."""

_LANGUAGES = {"en": "English", "zh": "Chinese"}


def doubts_of_airport(airport: Airport) -> Iterator[Doubt]:
    """What is unwise about an airport."""
    scenario = airport.scenario
    yield from _texts(scenario)
    yield from _same_names(scenario)
    yield from _same_values(scenario)
    yield from _airlines(airport)
    yield from _services(airport)
    yield from _kinds(scenario)
    yield from _items(airport)
    yield from _suspects(airport)


def _texts(scenario: Scenario) -> Iterator[Doubt]:
    """Texts that are there in one language only."""
    texts = [
        (where, text)
        for where, _, text in everything(scenario)
        if isinstance(text, Text) and text != ORDINARY
    ]
    for language, name in _LANGUAGES.items():
        missing = [where for where, text in texts if not getattr(text, language).strip()]
        other = next(one for code, one in _LANGUAGES.items() if code != language)
        if missing and len(missing) == len(texts):
            hint = f"who plays in {name} reads {other} instead; add `{language}:` to each text"
            yield Doubt(("title",), f"no text is there in {name}", hint)
        elif missing:
            places = named([".".join(map(str, _counted(where))) for where in missing])
            hint = f"who plays in {name} reads {other} instead; add `{language}:` there"
            said = f"{len(missing)} of {len(texts)} texts are not there in {name}: {places}"
            yield Doubt(missing[0], said, hint)


def _counted(where: tuple[str | int, ...]) -> Iterator[str | int]:
    """A place as people read it: what is in lists counted from 1."""
    return (step + 1 if isinstance(step, int) else step for step in where)


def _same_names(scenario: Scenario) -> Iterator[Doubt]:
    """Things that nobody can tell from each other by their names."""
    for key in ("airlines", "services", "items"):
        seen: dict[tuple[str, str], str] = {}
        for n, thing in enumerate(getattr(scenario, key)):
            for language in _LANGUAGES:
                name = getattr(thing.name, language).strip()
                other = seen.setdefault((language, name), thing.id)
                if name and other != thing.id:
                    where = (key, n, "name")
                    said = f"{thing.id} has the same name as {other}: {name}"
                    yield Doubt(where, said, "give it a name of its own")
                    break


def _same_values(scenario: Scenario) -> Iterator[Doubt]:
    """Lists in which a name stands twice, and items that limp where they fail."""
    for n, item in enumerate(scenario.items):
        lists: dict[tuple[str, ...], tuple[str, ...]]
        lists = {("needs",): item.needs, ("limps",): item.limps}
        lists |= {("carries", service): where for service, where in item.carries.items()}
        for key, names in lists.items():
            first = {name: k for k, name in reversed(list(enumerate(names)))}
            for k, name in enumerate(names):
                if first[name] < k:
                    yield Doubt(("items", n, *key, k), f"{name} stands here twice", "take one away")
        for k, service in enumerate(item.limps):
            if item.carries.get(service):
                yield Doubt(
                    ("items", n, "limps", k),
                    f"{item.id} carries {service}, so that fails with it and does not limp",
                    "name a neighbouring service that it does not carry",
                )


def _airlines(airport: Airport) -> Iterator[Doubt]:
    flown = {flight.airline for flight in airport.timetable}
    for n, airline in enumerate(airport.scenario.airlines):
        if airline.id not in flown:
            yield Doubt(
                ("airlines", n),
                f"{airline.id} has no flight, so nothing can go wrong at {airline.terminal}",
                "give it flights, or take its terminal away",
            )


def _services(airport: Airport) -> Iterator[Doubt]:
    carried = {service for item in airport.scenario.items for service in item.carries}
    for n, service in enumerate(airport.scenario.services):
        if service.id not in carried:
            yield Doubt(
                ("services", n),
                f"no item carries {service.id}, so it never fails",
                "add it under `carries` of an item, or take it away",
            )


def _kinds(scenario: Scenario) -> Iterator[Doubt]:
    """Kinds that nothing is of, and modes that look alike and need different remedies."""
    used = {item.kind for item in scenario.items}
    failing = {(item.kind, mode) for item in scenario.items for mode in item.faults}
    for name, kind in scenario.kinds.items():
        if name not in used:
            yield Doubt(("kinds", name), "no item is of this kind", "take it away")
        modes = [(mode, kind.modes[mode]) for mode in kind.modes if (name, mode) in failing]
        for (one, first), (other, second) in combinations(modes, 2):
            if first.clue != second.clue or first.remedy == second.remedy:
                continue
            if first.manner is second.manner:
                signs = f"nobody can tell {other} from {one}: the same signs and the same clue"
            else:
                signs = f"{other} has the same clue as {one}"
            yield Doubt(
                ("kinds", name, "modes", other),
                f"{signs}, but another remedy",
                "give it a clue of its own",
            )


def _items(airport: Airport) -> Iterator[Doubt]:
    """Items and faults that can never come."""
    scenario = airport.scenario
    by_hand = {(fault.item, fault.mode) for one in scenario.rounds for fault in one.faults}
    for n, item in enumerate(scenario.items):
        drawn = {mode for mode, weight in item.faults.items() if weight and scenario.strikes.count}
        never = [m for m in item.faults if m not in drawn and (item.id, m) not in by_hand]
        if not scenario.strikes.count:
            continue
        if len(never) == len(item.faults):
            yield Doubt(
                ("items", n, "faults"),
                f"{item.id} never fails: it has no fault with a weight",
                "give one of its faults a weight, or set one by hand under `rounds`",
            )
        for mode in never if len(never) < len(item.faults) else ():
            yield Doubt(
                ("items", n, "faults", mode),
                f"{mode} of {item.id} never comes: its weight is 0",
                "give it a weight, or set it by hand under `rounds`",
            )


def _suspects(airport: Airport) -> Iterator[Doubt]:
    """Full reports that tell too little, or too much."""
    seen: dict[tuple[Fact, ...], int] = {}
    left = {
        fault: min(_left(airport, symptom, seen) for symptom in fault.symptoms)
        for fault in airport.faults
        if not fault.first_line
    }
    if not left:
        return
    worst = max(left, key=lambda fault: left[fault])
    if left[worst] > SUSPECTS:
        n = list(airport.items).index(worst.item)
        yield Doubt(
            ("items", n),
            f"even a full report on {worst.item} leaves {left[worst]} items to be tested",
            "let fewer items carry the same services at the same terminals",
        )
    outright = [fault for fault, count in left.items() if count == 1]
    if len(airport.items) > 1 and len(outright) > OUTRIGHT * len(left):
        yield Doubt(
            ("items",),
            f"a full report names the broken item outright for {len(outright)} of {len(left)} "
            "faults, so there is nothing to find out",
            _twins_for(airport, outright[0]),
        )


def _twins_for(airport: Airport, fault: FaultType) -> str:
    """What would make faults harder to find, with one of them as an example."""
    item = airport.items[fault.item]
    manner = airport.scenario.kinds[item.kind].modes[fault.mode].manner.value
    carries = ", ".join(
        f"{service}: [{', '.join(where)}]" for service, where in airport.covers[item.id].items()
    )
    limps = f", limps: [{', '.join(item.limps)}]" if item.limps else ""
    return (
        f"give items twins; for {fault.mode} of {item.id}, such a one is another item with "
        f"carries: {{{carries}}}{limps} and a fault whose manner is {manner} too"
    )


def _left(airport: Airport, symptom: Symptom, seen: dict[tuple[Fact, ...], int]) -> int:
    """The items that a full report on a symptom leaves, worked out once for all that look alike."""
    if symptom.facts not in seen:
        found = airport.candidates(symptom, (1 << len(symptom.facts)) - 1)
        seen[symptom.facts] = len(found)
    return seen[symptom.facts]
