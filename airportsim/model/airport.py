"""What follows from a scenario: who carries what, the fault types, their signs, the candidates."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from airportsim.model.scenario import Item, Scenario
from airportsim.model.words import FactKind, Manner

Tile = tuple[str, str]
"""A service at a terminal, by their ids."""


FIRST_NUMBER = 101
"""The flight number from which each airline counts, where there is no timetable."""


class Planned(NamedTuple):
    """A flight as it is planned: where, when (a second of the round), by whom, and its number."""

    terminal: str
    due: int
    airline: str
    number: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the airlines can tell about a fault: `about` names services or terminals."""

    kind: FactKind
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Symptom:
    """What a fault shows of itself at one service: the terminals that fail and the facts to tell.

    `index` numbers the symptoms of an airport; `price` is what the vendor asks to cure it (USD).
    """

    index: int
    service: str
    terminals: tuple[str, ...]
    facts: tuple[Fact, ...]
    price: int


@dataclass(frozen=True, slots=True)
class FaultType:
    """An item failing in one mode, with the symptoms that it raises in order of the board."""

    index: int
    item: str
    mode: str
    weight: float
    remedy: str
    first_line: bool
    symptoms: tuple[Symptom, ...]
    tiles: tuple[Tile, ...]


class Airport:
    """The fixed facts of a scenario, worked out once and shared by all its rounds.

    Nothing in it changes while time passes; the only thing it adds to is the memo of
    `candidates`, which is a pure function of the scenario.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.items = {item.id: item for item in scenario.items}
        self.services = {service.id: service for service in scenario.services}
        self.tiles: tuple[Tile, ...] = tuple(
            (service.id, terminal)
            for service in scenario.services
            for terminal in scenario.terminals
        )
        self.levers = {card.id: card for card in scenario.levers}
        self.timetable = tuple(timetable(scenario))
        self.due = tuple(flight.due for flight in self.timetable)
        self._dependants = _dependants(scenario.items)
        self.covers = {item.id: self._cover(item.id) for item in scenario.items}
        self._bit = {item.id: 1 << n for n, item in enumerate(scenario.items)}
        self._masks: dict[Fact, int] = {}
        self._memo: dict[tuple[int, int], tuple[str, ...]] = {}
        self._symptoms: list[Symptom] = []
        self._false: dict[tuple[str, str, Manner], Symptom] = {}
        self._neighbours: dict[tuple[str, str], str] = {}
        self.faults = self._fault_types()
        self.fault_of = {(fault.item, fault.mode): fault for fault in self.faults}
        self.strata = self._strata()

    def false_alarm(self, service: str, terminal: str, manner: Manner) -> Symptom:
        """The symptom of an alert behind which there is no fault."""
        key = (service, terminal, manner)
        if key not in self._false:
            facts = (
                Fact(FactKind.FAILS, (service,)),
                Fact(FactKind.WHERE, (terminal,)),
                Fact(FactKind.SINCE, (manner.value,)),
            )
            self._false[key] = self._symptom(service, (terminal,), facts)
        return self._false[key]

    def candidates(self, symptom: Symptom, known: int) -> tuple[str, ...]:
        """Items that agree with the facts told so far; bit n of `known` stands for fact n."""
        key = (symptom.index, known)
        found = self._memo.get(key)
        if found is None:
            mask = (1 << len(self.items)) - 1
            for n, fact in enumerate(symptom.facts):
                if known >> n & 1:
                    mask &= self._mask(fact, symptom.terminals)
            found = tuple(name for name, bit in self._bit.items() if mask & bit)
            self._memo[key] = found
        return found

    def _mask(self, fact: Fact, terminals: tuple[str, ...]) -> int:
        key = fact if fact.kind is not FactKind.WORKS else Fact(fact.kind, fact.about + terminals)
        mask = self._masks.get(key)
        if mask is None:
            mask = sum(
                bit
                for name, bit in self._bit.items()
                if self._agrees(self.items[name], fact, terminals)
            )
            self._masks[key] = mask
        return mask

    def _agrees(self, item: Item, fact: Fact, terminals: tuple[str, ...]) -> bool:
        cover = self.covers[item.id]
        if fact.kind is FactKind.FAILS:
            return fact.about[0] in cover
        if fact.kind is FactKind.WHERE:
            return fact.about in cover.values()
        if fact.kind is FactKind.WORKS:
            return not set(cover.get(fact.about[0], ())) & set(terminals)
        if fact.kind is FactKind.LIMPS:
            return fact.about[0] in item.limps
        modes = self.scenario.kinds[item.kind].modes
        return any(modes[mode].manner.value == fact.about[0] for mode in item.faults)

    def _cover(self, item: str) -> dict[str, tuple[str, ...]]:
        """Services that fail with an item, each with its terminals, in the order of the board."""
        tiles: set[Tile] = set()
        seen: set[str] = set()
        waiting = [item]
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                waiting += self._dependants[name]
                carried = self.items[name].carries.items()
                tiles.update(
                    (service, terminal) for service, where in carried for terminal in where
                )
        cover = {
            service: tuple(t for t in self.scenario.terminals if (service, t) in tiles)
            for service in self.services
        }
        return {service: where for service, where in cover.items() if where}

    def _fault_types(self) -> tuple[FaultType, ...]:
        faults: list[FaultType] = []
        for item in self.scenario.items:
            for mode_id, weight in item.faults.items():
                mode = self.scenario.kinds[item.kind].modes[mode_id]
                cover = self.covers[item.id]
                symptoms = tuple(
                    self._symptom(service, where, self._facts(item, mode.manner, service, where))
                    for service, where in cover.items()
                )
                tiles = tuple((s, t) for s, where in cover.items() for t in where)
                faults.append(
                    FaultType(
                        len(faults), item.id, mode_id, weight, mode.remedy, mode.first_line,
                        symptoms, tiles,
                    )
                )  # fmt: skip
        return tuple(faults)

    def _strata(self) -> tuple[tuple[FaultType, ...], tuple[int, ...]]:
        """The fault types by reach, then by who can cure them, and their weights summed up."""
        types = sorted(self.faults, key=lambda f: (_reach(f), f.first_line, f.index))
        sums = accumulate(round(fault.weight * 1000) for fault in types)
        return tuple(types), tuple(sums)

    def _symptom(self, service: str, where: tuple[str, ...], facts: tuple[Fact, ...]) -> Symptom:
        money = self.scenario.money
        prices = {1: money.fix_one, 2: money.fix_two}
        price = prices.get(len(where), money.fix_airport)
        symptom = Symptom(len(self._symptoms), service, where, facts, price)
        self._symptoms.append(symptom)
        return symptom

    def _facts(
        self, item: Item, manner: Manner, service: str, where: tuple[str, ...]
    ) -> tuple[Fact, ...]:
        facts = [Fact(FactKind.FAILS, (service,)), Fact(FactKind.WHERE, where)]
        if (item.id, service) not in self._neighbours:
            self._neighbours[item.id, service] = self._telling_neighbour(item, service, where)
        works = self._neighbours[item.id, service]
        if works:
            facts.append(Fact(FactKind.WORKS, (works,)))
        if item.limps:
            facts.append(Fact(FactKind.LIMPS, item.limps[:1]))
        facts.append(Fact(FactKind.SINCE, (manner.value,)))
        return tuple(facts)

    def _telling_neighbour(self, item: Item, service: str, where: tuple[str, ...]) -> str:
        """The service whose working rules out most other items that could break this one."""
        others = [cover for cover in self.covers.values() if service in cover]
        rules_out = {
            name: sum(1 for cover in others if set(cover.get(name, ())) & set(where))
            for name in self.services
            if name not in self.covers[item.id] and name not in item.limps
        }
        best = max(rules_out, key=lambda name: rules_out[name], default="")
        return best if best and rules_out[best] else ""


def timetable(scenario: Scenario) -> Iterator[Planned]:
    """The flights of a round: those of a timetable, or else line after line at even distances."""
    schedule, airlines = scenario.schedule, scenario.airlines
    terminals = {airline.id: airline.terminal for airline in airlines}
    for flight in schedule.timetable:
        yield Planned(terminals[flight.airline], flight.at, flight.airline, flight.number)
    if not schedule.timetable:
        for n in range(schedule.flights):
            turn, line = divmod(n, len(airlines))
            due = n * schedule.over // schedule.flights
            yield Planned(airlines[line].terminal, due, airlines[line].id, FIRST_NUMBER + turn)


def _reach(fault: FaultType) -> int:
    return max(len(symptom.terminals) for symptom in fault.symptoms)


def _dependants(items: Iterable[Item]) -> dict[str, list[str]]:
    """The items that rest directly on each item."""
    found: dict[str, list[str]] = {item.id: [] for item in items}
    for item in items:
        for need in item.needs:
            found[need].append(item.id)
    return found
