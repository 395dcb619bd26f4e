"""What must hold in a scenario beyond the shape of its values."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import get_close_matches

from airportsim.model.scenario import Item, Scenario, Text
from airportsim.model.words import Phase, Role, SessionPhase, Work

Problem = tuple[tuple[str | int, ...], str]
"""Where in the scenario something is wrong, and what."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")

_TIMES = frozenset({
    "schedule.round", "schedule.over", "flying.landing", "flying.turnaround", "flying.departure",
    "flying.patience_air", "flying.patience_stand", "strikes.first", "strikes.last",
    "strikes.alert_gap_min", "strikes.alert_gap_max", "moods.complain_after",
    "practice.look_every", "practice.wrong_change", "practice.buy_age", "practice.limits",
    "durations", "schedule.timetable.at", "rounds.crash_after", "rounds.faults.at",
    "workshop.plan", "workshop.check",
    "workshop.act", "workshop.on_drop.after",
})  # fmt: skip


def is_time(where: tuple[str | int, ...]) -> bool:
    """Whether a place in a scenario file holds a time, such as "2:30"."""
    keys = [step for step in where if isinstance(step, str)]
    return ".".join(keys) in _TIMES or (len(keys) == 2 and keys[0] == "durations")


def problems(scenario: Scenario) -> Iterator[Problem]:
    """Everything that is wrong with a scenario."""
    yield from empty_texts(scenario)
    yield from _numbers(scenario)
    yield from _names(scenario)
    yield from _timetable(scenario)
    yield from _kinds(scenario)
    yield from _items(scenario)
    yield from _tables(scenario)
    yield from _workshop(scenario)
    yield from _rounds(scenario)


def _numbers(scenario: Scenario) -> Iterator[Problem]:
    if scenario.version != 1:
        yield ("version",), f"version {scenario.version} is not known here; 1 is"
    schedule, flying, strikes = scenario.schedule, scenario.flying, scenario.strikes
    for field, value, low, high in (
        ("schedule.round", schedule.round, 60, 14_400),
        ("schedule.flights", schedule.flights, 1, 5_000),
        ("schedule.over", schedule.over, 1, schedule.round),
        ("flying.landing", flying.landing, 1, 600),
        ("flying.turnaround", flying.turnaround, 1, 1_800),
        ("flying.departure", flying.departure, 1, 600),
        ("flying.patience_air", flying.patience_air, 1, 14_400),
        ("flying.patience_stand", flying.patience_stand, 1, 14_400),
        ("flying.stands", flying.stands, 1, 100),
        ("flying.runways", flying.runways, 1, 100),
        ("strikes.count", scenario.strikes.count, 0, 2_000),
        ("strikes.first", scenario.strikes.first, 0, schedule.round - 1),
        ("strikes.last", scenario.strikes.last, scenario.strikes.first, schedule.round),
        ("strikes.false_alarms", scenario.strikes.false_alarms, 0, 1_000),
        ("strikes.alert_gap_min", scenario.strikes.alert_gap_min, 1, 600),
        ("strikes.alert_gap_max", strikes.alert_gap_max, strikes.alert_gap_min, 600),
        ("moods.start", scenario.moods.start, 0, 100),
        ("moods.red", scenario.moods.red, 0, 100),
        ("moods.complain_after", scenario.moods.complain_after, 1, flying.patience_air),
        ("moods.most_open", scenario.moods.most_open, 1, 100),
        ("practice.facts_per_call", scenario.practice.facts_per_call, 1, 5),
        ("practice.look_every", scenario.practice.look_every, 1, 600),
        ("practice.wrong_change", scenario.practice.wrong_change, 1, 3_600),
        ("practice.predictions", scenario.practice.predictions, 0, 1_000),
        ("money.release_step", scenario.money.release_step, 1, 10**9),
    ):  # fmt: skip
        yield from _outside(tuple(field.split(".")), value, low, high)
    if not 1 <= scenario.strikes.acceleration <= 100:
        yield ("strikes", "acceleration"), "must be from 1 to 100"
    for field in scenario.money.__slots__:
        value = getattr(scenario.money, field)
        if isinstance(value, int) and not 0 <= value <= 10**9:
            yield ("money", field), f"must be from 0 to 1,000,000,000, not {value}"
    for n, promise in enumerate(scenario.money.promises):
        if not 0 <= promise.target <= 100:
            yield ("money", "promises", n, "target"), "must be from 0 to 100 percent"
        if promise.penalty < 0:
            yield ("money", "promises", n, "penalty"), "must not be below 0"
    for n, limit in enumerate(scenario.practice.limits):
        yield from _outside(("practice", "limits", n), limit, 0, schedule.round)
    for field in ("buy_waiting", "buy_age"):
        yield from _outside(("practice", field), getattr(scenario.practice, field), 0, 10_000)
    for n, effort in enumerate(scenario.effort):
        yield from _outside(("effort", n), effort, 0, 1_000)
    if not scenario.money.promises:
        yield ("money", "promises"), "at least one SLA must be on offer"


def _timetable(scenario: Scenario) -> Iterator[Problem]:
    schedule = scenario.schedule
    if not schedule.timetable:
        return
    if len(schedule.timetable) != schedule.flights:
        count = len(schedule.timetable)
        yield ("schedule", "flights"), f"must be {count}, as many as stand in the timetable"
    before, seen = 0, set[tuple[str, int]]()
    known = [airline.id for airline in scenario.airlines]
    for n, flight in enumerate(schedule.timetable):
        place = ("schedule", "timetable", n)
        if flight.airline not in known:
            yield (*place, "airline"), _unknown("airline", flight.airline, known)
        yield from _outside((*place, "at"), flight.at, 0, schedule.round - 1)
        if flight.at < before:
            yield (*place, "at"), "must not be before the flight above it; sort them by time"
        yield from _outside((*place, "number"), flight.number, 1, 9999)
        if (flight.airline, flight.number) in seen:
            yield (*place, "number"), "this flight stands in the timetable twice"
        before = max(before, flight.at)
        seen.add((flight.airline, flight.number))


def _outside(where: tuple[str | int, ...], value: int, low: int, high: int) -> Iterator[Problem]:
    """The problem, if there is one, with a number that must be in a range; times are said so."""
    if low <= value <= high:
        return
    if is_time(where):
        span = f"from {_clock(low)} to {_clock(high)} ({low} to {high} s)"
        yield where, f"must be {span}, not {_clock(value)}"
    else:
        yield where, f"must be from {low} to {high}, not {value}"


def _clock(seconds: int) -> str:
    """A time as files write it."""
    minutes, rest = divmod(abs(seconds), 60)
    return f'"{"-" if seconds < 0 else ""}{minutes}:{rest:02}"'


def empty_texts(thing: object, where: tuple[str | int, ...] = ()) -> Iterator[Problem]:
    """The English texts in a thing read from a file, and in all it holds, that say nothing."""
    if isinstance(thing, Text):
        if not thing.en.strip():
            yield (*where, "en"), "the English text must not be empty"
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from empty_texts(value, (*where, str(key)))
    elif isinstance(thing, tuple):
        for n, value in enumerate(thing):
            yield from empty_texts(value, (*where, n))
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from empty_texts(getattr(thing, field.name), (*where, field.name))


def _circle(needs: Mapping[str, Iterable[str]]) -> list[str]:
    """Names that need each other in a circle, its first one also last; empty if there is none."""
    free: set[str] = set()
    for start in needs:
        path: list[str] = []
        waiting = [(start, iter(needs[start]))] if start not in free else []
        while waiting:
            name, rest = waiting[-1]
            if len(path) < len(waiting):
                path.append(name)
            need = next((one for one in rest if one in needs and one not in free), None)
            if need is None:
                free.add(path.pop())
                waiting.pop()
            elif need in path:
                return [*path[path.index(need) :], need]
            else:
                waiting.append((need, iter(needs[need])))
    return []


def _names(scenario: Scenario) -> Iterator[Problem]:
    if not _ID.fullmatch(scenario.name):
        yield ("name",), f"{scenario.name!r} is no name: letters, digits, - and _ only, 40 at most"
    if not scenario.terminals:
        yield ("terminals",), "at least one terminal is needed"
    yield from _ids("terminals", scenario.terminals)
    yield from _ids("services", [service.id for service in scenario.services])
    yield from _ids("airlines", [airline.id for airline in scenario.airlines])
    yield from _ids("items", [item.id for item in scenario.items])
    for phase in Phase:
        if not any(service.phase is phase for service in scenario.services):
            yield ("services",), f"no service is needed for {phase.value}"
    flown = [airline.terminal for airline in scenario.airlines]
    for n, terminal in enumerate(flown):
        if terminal not in scenario.terminals:
            yield ("airlines", n, "terminal"), _unknown("terminal", terminal, scenario.terminals)
    for terminal in scenario.terminals:
        if flown.count(terminal) != 1:
            yield ("airlines",), f"terminal {terminal} must have exactly one airline"


def _ids(key: str, ids: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, name in enumerate(ids):
        if not _ID.fullmatch(name):
            yield (key, n), f"{name!r} is no id: letters, digits, - and _ only, 40 at most"
        if name in seen:
            yield (key, n), f"{name!r} is there twice"
        seen.add(name)


def _kinds(scenario: Scenario) -> Iterator[Problem]:
    for name, kind in scenario.kinds.items():
        yield from _ids("kinds", [name, *dict.fromkeys([*kind.remedies, *kind.modes])])
        for mode_id, mode in kind.modes.items():
            if mode.remedy not in kind.remedies:
                where = ("kinds", name, "modes", mode_id, "remedy")
                yield where, _unknown("remedy", mode.remedy, kind.remedies)


def _items(scenario: Scenario) -> Iterator[Problem]:
    services = [service.id for service in scenario.services]
    known = [item.id for item in scenario.items]
    if not scenario.items:
        yield ("items",), "at least one item is needed"
    for n, item in enumerate(scenario.items):
        if item.kind not in scenario.kinds:
            yield ("items", n, "kind"), _unknown("kind", item.kind, scenario.kinds)
            continue
        modes = scenario.kinds[item.kind].modes
        for mode, weight in item.faults.items():
            if mode not in modes:
                yield ("items", n, "faults", mode), _unknown("mode", mode, modes)
            if not 0 <= weight <= 1e6:
                yield ("items", n, "faults", mode), "a weight must be from 0 to 1,000,000"
        for service, where in item.carries.items():
            if service not in services:
                yield ("items", n, "carries", service), _unknown("service", service, services)
            for terminal in where:
                if terminal not in scenario.terminals:
                    place = ("items", n, "carries", service)
                    yield place, _unknown("terminal", terminal, scenario.terminals)
        for service in item.limps:
            if service not in services:
                yield ("items", n, "limps"), _unknown("service", service, services)
        for need in item.needs:
            if need == item.id:
                yield ("items", n, "needs"), f"{item.id} cannot rest on itself"
            elif need not in known:
                yield ("items", n, "needs"), _unknown("item", need, known)
    circle = _circle({item.id: item.needs for item in scenario.items if item.id not in item.needs})
    if circle:
        yield (
            ("items", known.index(circle[0]), "needs"),
            f"they need each other in a circle: {' needs '.join(circle)}",
        )
    carrying = _carrying(scenario.items)
    for n, item in enumerate(scenario.items):
        if item.id not in carrying:
            yield ("items", n), f"{item.id} carries nothing, and nothing that carries needs it"
    total = sum(weight for item in scenario.items for weight in item.faults.values())
    if scenario.strikes.count and total <= 0:
        yield ("items",), "faults are to be drawn, but no fault has a weight"


def _carrying(items: Iterable[Item]) -> set[str]:
    """The items that carry a service, themselves or through what rests on them."""
    carrying: set[str] = {item.id for item in items if any(item.carries.values())}
    needs = {item.id: item.needs for item in items}
    waiting = list(carrying)
    while waiting:
        for need in needs.get(waiting.pop(), ()):
            if need not in carrying:
                carrying.add(need)
                waiting.append(need)
    return carrying


def _tables(scenario: Scenario) -> Iterator[Problem]:
    for work in Work:
        if work not in scenario.durations:
            yield ("durations",), f"the duration of {work.value} is missing"
        else:
            yield from _outside(("durations", work.value), scenario.durations[work], 1, 3_600)
    for role in Role:
        if not 1 <= scenario.staff.get(role, 0) <= 1_000:
            yield ("staff", role.value), "every role needs from 1 to 1000 people"
    cards = [card.id for card in scenario.levers]
    for n, card in enumerate(scenario.levers):
        yield from _outside(("levers", n, "effort"), card.effort, 0, 1_000)
        yield from _outside(("levers", n, "price"), card.price, 0, 10**9)
        if card.id in cards[:n]:
            yield ("levers", n, "id"), f"{card.id.value!r} is there twice"
        for need in card.needs:
            if need is card.id:
                yield ("levers", n, "needs"), f"{card.id.value} cannot need itself"
            elif need not in cards:
                yield ("levers", n, "needs"), f"{need.value} is not among the levers"
    needs = {card.id.value: [need.value for need in card.needs] for card in scenario.levers}
    circle = _circle({name: needed for name, needed in needs.items() if name not in needed})
    if circle:
        first = list(needs).index(circle[0])
        yield (
            ("levers", first, "needs"),
            f"they need each other in a circle: {' needs '.join(circle)}",
        )


def _workshop(scenario: Scenario) -> Iterator[Problem]:
    workshop = scenario.workshop
    for name in ("plan", "check", "act"):
        yield from _outside(("workshop", name), getattr(workshop, name), 0, 7_200)
    for n, phase in enumerate(workshop.skip):
        if phase not in (SessionPhase.PLAN, SessionPhase.CHECK, SessionPhase.ACT):
            where = ("workshop", "skip", n)
            yield where, f"only plan, check and act can be left out, not {phase.value}"
    yield from _outside(("workshop", "on_drop", "after"), workshop.on_drop.after, 0, 3_600)
    if not workshop.on_drop.skill.strip():
        yield ("workshop", "on_drop", "skill"), "the skill of the bot must not be empty"
    known = [observation.id for observation in workshop.observations]
    for place, reason in _ids("observations", known):
        yield ("workshop", *place), reason
    for n, card in enumerate(scenario.levers):
        for k, answer in enumerate(card.answers):
            if answer not in known:
                yield ("levers", n, "answers", k), _unknown("observation", answer, known)
    answered = {answer for card in scenario.levers for answer in card.answers}
    for n, name in enumerate(known):
        if name not in answered:
            yield ("workshop", "observations", n), f"no improvement answers {name!r}"


def _rounds(scenario: Scenario) -> Iterator[Problem]:
    if not scenario.rounds:
        yield ("rounds",), "at least one round is needed"
    items = {item.id: item for item in scenario.items}
    for n, one in enumerate(scenario.rounds):
        if not 0 <= one.budget <= 10**9:
            yield ("rounds", n, "budget"), "must be from 0 to 1,000,000,000"
        if one.crash_after < 1:
            where = ("rounds", n, "crash_after")
            yield where, f'must be at least "0:01" (1 s), not {_clock(one.crash_after)}'
        for k, fault in enumerate(one.faults):
            place = ("rounds", n, "faults", k)
            if fault.item not in items:
                yield (*place, "item"), _unknown("item", fault.item, items)
            elif fault.mode not in items[fault.item].faults:
                yield (*place, "mode"), _unknown("mode", fault.mode, items[fault.item].faults)
            yield from _outside((*place, "at"), fault.at, 0, scenario.schedule.round - 1)


def _unknown(what: str, given: str, known: Iterable[str]) -> str:
    near = nearest(given, known)
    return f"there is no {what} {given!r}" + (f"; did you mean {near!r}?" if near else "")


def nearest(given: str, known: Iterable[str]) -> str:
    """The valid name that a wrong one was probably meant to be, whatever its case, or ""."""
    names = {name.casefold(): name for name in known}
    near = get_close_matches(given.casefold(), names, n=1)
    return names[near[0]] if near else ""
