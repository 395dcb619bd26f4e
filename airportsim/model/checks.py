"""What must hold in a scenario beyond the shape of its values."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from airportsim.model.checks_of_quality import quality_problems
from airportsim.model.names import Twice, unknown
from airportsim.model.needs import circle_in, those_that_carry, times_shown
from airportsim.model.ranges import COUNTS, MOST_LETTERS, RANGES, is_time
from airportsim.model.scenario import Item, Scenario, Text
from airportsim.model.version import FORMAT
from airportsim.model.words import Phase, Role, SessionPhase, Work

Where = tuple[str | int, ...]
Problem = tuple[Where, str]
"""Where in the scenario something is wrong, and what; KEY at the end means the key itself."""

Found = tuple[Where, str, object]
"""Something in what was read from a file: where, by which name `ranges` knows it, and what."""

KEY = "[key]"


_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_NO_ID = "letters, digits, - and _ only, 40 at most"

MOST_SHOWN = 20_000
"""A larger airport takes too long to work out."""
LEAST_WEIGHT = 0.001
"""A fault with a smaller weight than this is never drawn."""


def problems(scenario: Scenario) -> Iterator[Problem]:
    """Everything that is wrong with a scenario."""
    if scenario.version != FORMAT:
        yield ("version",), f"version {scenario.version} is not known here; {FORMAT} is"
    found = everything(scenario)
    crowded = list(_too_many(found))
    yield from crowded
    yield from _numbers_and_texts(found)
    yield from _relations(scenario)
    if not crowded:
        yield from _names(scenario)
        yield from _timetable(scenario)
        yield from _kinds(scenario)
        yield from _items(scenario)
        yield from _tables(scenario)
        yield from _workshop(scenario)
        yield from _rounds(scenario)
        yield from quality_problems(scenario)


# --- numbers and texts, wherever they stand -------------------------------------------------------


def everything(thing: object) -> list[Found]:
    """A thing read from a file and all that it holds, each with its place and the place's name.

    What a text says in each language is not gone into.
    """
    found: list[Found] = []
    _gather(thing, (), "", found)
    return found


def _gather(thing: Any, where: Where, name: str, found: list[Found]) -> None:
    found.append((where, name, thing))
    if isinstance(thing, str | int | float | Text):
        return
    if isinstance(thing, tuple):
        for n, value in enumerate(thing):
            _gather(value, (*where, n), name, found)
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            _gather(value, (*where, str(key)), f"{name}.*", found)
    else:
        dot = f"{name}." if name else ""
        for field in thing.__dataclass_fields__:
            _gather(getattr(thing, field), (*where, field), f"{dot}{field}", found)


def _too_many(found: Iterable[Found]) -> Iterator[Problem]:
    """Lists and mappings that are too long for all that follows."""
    for where, name, thing in found:
        if name in COUNTS and isinstance(where[-1], str) and isinstance(thing, tuple | Mapping):
            most = COUNTS[name][1]
            if len(thing) > most:
                yield where, f"{len(thing)} are too many here; {most} at the most"


def _numbers_and_texts(found: Iterable[Found]) -> Iterator[Problem]:
    for where, name, thing in found:
        if isinstance(thing, Text):
            yield from _wrong_text(where, thing)
        elif isinstance(thing, int | float):
            if name in RANGES:
                yield from _outside(where, thing, *RANGES[name])
        elif not thing and name in COUNTS and COUNTS[name][0] and isinstance(where[-1], str):
            yield where, "none is left here; at least one is needed"


def wrong_texts(thing: object) -> Iterator[Problem]:
    """The texts in a thing read from a file that say nothing, or too much."""
    for where, _, text in everything(thing):
        if isinstance(text, Text):
            yield from _wrong_text(where, text)


def _wrong_text(where: Where, text: Text) -> Iterator[Problem]:
    if not text.en.strip() and not text.zh.strip():
        yield where, "this text is empty; write it in English (en), Chinese (zh) or both"
    for language, words in (("en", text.en), ("zh", text.zh)):
        if len(words) > MOST_LETTERS:
            yield (*where, language), f"a text has {MOST_LETTERS:,} letters at the most"


def _relations(scenario: Scenario) -> Iterator[Problem]:
    """Numbers whose limits are other numbers."""
    schedule, strikes = scenario.schedule, scenario.strikes
    if not _fits("schedule.round", schedule.round):
        return  # all the others would be measured by what is wrong itself
    for place, value, low, high in (
        ("schedule.over", schedule.over, 1, schedule.round),
        ("strikes.first", strikes.first, 0, schedule.round - 1),
        ("strikes.last", strikes.last, strikes.first, schedule.round),
        ("strikes.alert_gap_max", strikes.alert_gap_max, strikes.alert_gap_min, 600),
        ("moods.complain_after", scenario.moods.complain_after, 1, scenario.flying.patience_air),
    ):
        if _fits(place, value):
            yield from _outside(tuple(place.split(".")), value, low, high)
    for n, limit in enumerate(scenario.practice.limits):
        if limit >= 0:
            yield from _outside(("practice", "limits", n), limit, 0, schedule.round)


def _fits(place: str, value: float) -> bool:
    """Whether a number is in its range."""
    low, high = RANGES[place]
    return low <= value <= high


def _outside(where: Where, value: float, low: float, high: float) -> Iterator[Problem]:
    """The problem, if there is one, with a number that must be in a range; times are said so."""
    if low <= value <= high:
        return
    if is_time(where):
        span = f"from {clock(int(low))} to {clock(int(high))} ({low} to {high} s)"
        yield where, f"must be {span}, not {clock(int(value))}"
    else:
        given = f"{value:,}" if isinstance(value, int) else f"{value:g}"
        yield where, f"must be from {low:,} to {high:,}, not {given}"


def clock(seconds: int) -> str:
    """A time as files write it."""
    minutes, rest = divmod(abs(seconds), 60)
    return f'"{"-" if seconds < 0 else ""}{minutes}:{rest:02}"'


# --- ids, and what refers to them -----------------------------------------------------------------


def _names(scenario: Scenario) -> Iterator[Problem]:
    if not is_id(scenario.name):
        yield ("name",), f"{scenario.name!r} is no name: {_NO_ID}"
    for n, terminal in enumerate(scenario.terminals):
        yield from _id(("terminals", n), terminal, scenario.terminals[:n])
    for key in ("services", "airlines", "items"):
        yield from _ids((key,), [thing.id for thing in getattr(scenario, key)])
    for phase in Phase:
        if not any(service.phase is phase for service in scenario.services):
            yield ("services",), f"no service is needed for {phase.value}; add one"
    flown = [airline.terminal for airline in scenario.airlines]
    for n, terminal in enumerate(flown):
        place = ("airlines", n, "terminal")
        others = [one.id for one in scenario.airlines if one.terminal == terminal]
        if terminal not in scenario.terminals:
            yield place, unknown("terminal", terminal, scenario.terminals)
        elif len(others) > 1:
            names = f"{', '.join(others[:-1])} and {others[-1]}"
            yield place, f"{names} fly from {terminal}; each terminal has one airline"
    all_known = set(flown) <= set(scenario.terminals)
    for n, terminal in enumerate(scenario.terminals):
        if terminal not in flown and all_known:
            yield ("terminals", n), f"no airline flies from {terminal}; each terminal has one"


def is_id(name: str) -> bool:
    """Whether something can be called so."""
    return _ID.fullmatch(name) is not None


def _ids(where: Where, ids: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with the ids of the things in a list."""
    known = list(ids)
    for n, name in enumerate(known):
        yield from _id((*where, n, "id"), name, known[:n])


def _id(where: Where, name: str, before: Sequence[str]) -> Iterator[Problem]:
    if not is_id(name):
        yield where, f"{name!r} is no id: {_NO_ID}"
    elif name in before:
        yield where, Twice(f"{name!r} is there twice", before.index(name))


def _kinds(scenario: Scenario) -> Iterator[Problem]:
    for name, kind in scenario.kinds.items():
        yield from _id(("kinds", name, KEY), name, ())
        for remedy in kind.remedies:
            yield from _id(("kinds", name, "remedies", remedy, KEY), remedy, ())
        for mode_id, mode in kind.modes.items():
            where = ("kinds", name, "modes", mode_id)
            yield from _id((*where, KEY), mode_id, ())
            if mode.remedy not in kind.remedies:
                yield (*where, "remedy"), unknown("remedy", mode.remedy, kind.remedies, name)


def _items(scenario: Scenario) -> Iterator[Problem]:
    for n, item in enumerate(scenario.items):
        yield from _item(scenario, ("items", n), item)
    ids = [item.id for item in scenario.items]
    circle = circle_in({item.id: item.needs for item in scenario.items})
    for name in circle[1:]:
        where = ("items", ids.index(name), "needs")
        yield where, f"they need each other in a circle: {' needs '.join(circle)}"
    carrying = those_that_carry(scenario.items)
    all_known = {need for item in scenario.items for need in item.needs} <= set(ids)
    for n, item in enumerate(scenario.items):
        if item.id not in carrying and all_known:
            yield ("items", n), f"{item.id} carries nothing, and nothing that carries needs it"
    shown = times_shown(scenario.items) if all_known and not circle else 0
    if shown > MOST_SHOWN:
        reason = f"each fault shows at every service that rests on its item: {shown:,} times in all"
        yield ("items",), f"{reason}; {MOST_SHOWN:,} at the most"
    total = sum(weight for item in scenario.items for weight in item.faults.values())
    if scenario.strikes.count and total <= 0:
        yield ("items",), "faults are to be drawn, but no fault has a weight"


def _item(scenario: Scenario, where: Where, item: Item) -> Iterator[Problem]:
    services = [service.id for service in scenario.services]
    items = [one.id for one in scenario.items]
    if item.kind not in scenario.kinds:
        yield (*where, "kind"), unknown("kind", item.kind, scenario.kinds)
    else:
        modes = scenario.kinds[item.kind].modes
        for mode, weight in item.faults.items():
            if mode not in modes:
                yield (*where, "faults", mode, KEY), unknown("mode", mode, modes, item.kind)
            if 0 < weight < LEAST_WEIGHT:
                yield (*where, "faults", mode), f"must be 0, or at least {LEAST_WEIGHT}"
    for service, carried in item.carries.items():
        if service not in services:
            yield (*where, "carries", service, KEY), unknown("service", service, services)
        for k, terminal in enumerate(carried):
            if terminal not in scenario.terminals:
                place = (*where, "carries", service, k)
                yield place, unknown("terminal", terminal, scenario.terminals)
    for k, service in enumerate(item.limps):
        if service not in services:
            yield (*where, "limps", k), unknown("service", service, services)
    for k, need in enumerate(item.needs):
        if need == item.id:
            yield (*where, "needs", k), f"{item.id} cannot rest on itself"
        elif need not in items:
            yield (*where, "needs", k), unknown("item", need, items)


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
            yield (*place, "airline"), unknown("airline", flight.airline, known)
        if _fits("schedule.round", schedule.round):
            yield from _outside((*place, "at"), flight.at, 0, schedule.round - 1)
        if flight.at < before:
            yield (*place, "at"), "must not be before the flight above it; sort them by time"
        if (flight.airline, flight.number) in seen:
            yield (*place, "number"), "this flight stands in the timetable twice"
        before = max(before, flight.at)
        seen.add((flight.airline, flight.number))


def _tables(scenario: Scenario) -> Iterator[Problem]:
    for work in Work:
        if work not in scenario.durations and work is not Work.APOLOGISE:
            yield ("durations",), f"the duration of {work.value} is missing"
    for role in Role:
        if role not in scenario.staff:
            yield ("staff",), f"the people in the role {role.value} are missing"
    cards = [card.id for card in scenario.levers]
    for n, card in enumerate(scenario.levers):
        if card.id in cards[:n]:
            yield ("levers", n, "id"), f"{card.id.value!r} is there twice"
        for k, need in enumerate(card.needs):
            if need is card.id:
                yield ("levers", n, "needs", k), f"{card.id.value} cannot need itself"
            elif need not in cards:
                yield ("levers", n, "needs", k), f"{need.value} is not among the levers"
    needs = {card.id.value: [need.value for need in card.needs] for card in scenario.levers}
    circle = circle_in(needs)
    for name in circle[1:]:
        where = ("levers", list(needs).index(name), "needs")
        yield where, f"they need each other in a circle: {' needs '.join(circle)}"


def _workshop(scenario: Scenario) -> Iterator[Problem]:
    workshop = scenario.workshop
    for n, phase in enumerate(workshop.skip):
        if phase not in (SessionPhase.PLAN, SessionPhase.CHECK, SessionPhase.ACT):
            where = ("workshop", "skip", n)
            yield where, f"only plan, check and act can be left out, not {phase.value}"
    if not workshop.on_drop.skill.strip():
        yield ("workshop", "on_drop", "skill"), "the skill of the bot must not be empty"
    known = [observation.id for observation in workshop.observations]
    yield from _ids(("workshop", "observations"), known)
    for n, card in enumerate(scenario.levers):
        for k, answer in enumerate(card.answers):
            if answer not in known:
                yield ("levers", n, "answers", k), unknown("observation", answer, known)
    answered = {answer for card in scenario.levers for answer in card.answers}
    for n, name in enumerate(known):
        if name not in answered and answered <= set(known):
            yield ("workshop", "observations", n), f"no improvement answers {name!r}"


def _rounds(scenario: Scenario) -> Iterator[Problem]:
    items = {item.id: item for item in scenario.items}
    for n, one in enumerate(scenario.rounds):
        for k, fault in enumerate(one.faults):
            place = ("rounds", n, "faults", k)
            if fault.item not in items:
                yield (*place, "item"), unknown("item", fault.item, items)
            elif fault.mode not in items[fault.item].faults:
                yield from _no_fault(scenario, place, items[fault.item], fault.mode)
            if _fits("schedule.round", scenario.schedule.round):
                yield from _outside((*place, "at"), fault.at, 0, scenario.schedule.round - 1)


def _no_fault(scenario: Scenario, where: Where, item: Item, mode: str) -> Iterator[Problem]:
    """A fault set by hand that its item has not; not told where the item's own list is wrong."""
    kind = scenario.kinds.get(item.kind)
    misspelt = kind and mode in kind.modes and not set(item.faults) <= set(kind.modes)
    if not misspelt:
        yield (*where, "mode"), unknown("mode", mode, item.faults, item.id)
