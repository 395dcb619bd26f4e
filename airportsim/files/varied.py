"""A scenario with some of its values changed, by their dotted keys as in `strikes.count`.

Things in lists are named by their id, or else by their number from 1: `rounds.4.budget`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from airportsim.files.demands import problems_of_scenario
from airportsim.files.problems import did_you_mean, shown
from airportsim.files.reading import adapter_of, seconds_of
from airportsim.model.design import Value
from airportsim.model.ranges import is_time
from airportsim.model.scenario import Scenario

Step = str | int
FEW = 8
"""So many names are told where one is wrong."""


class NoSuchValue(ValueError):
    """A scenario cannot be changed so; the key, and a sentence."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")
        self.key = key
        self.reason = reason


def varied(scenario: Scenario, values: Mapping[str, Value]) -> Scenario:
    """The scenario with these values, checked as if it had been read so; raises NoSuchValue.

    Times may be given as seconds or as "m:ss".
    """
    if not values:
        return scenario
    plain = adapter_of(Scenario).dump_python(scenario, mode="json")
    for key, value in values.items():
        _put(plain, key, value)
    changed: Scenario
    try:
        changed = adapter_of(Scenario).validate_json(json.dumps(plain), strict=True)
    except ValidationError as problem:
        raise NoSuchValue(", ".join(values), f"{problem.errors()[0]['msg'].lower()}") from None
    for where, reason in problems_of_scenario(changed):
        raise NoSuchValue(", ".join(values), f"{'.'.join(_named(plain, where))}: {reason}")
    return changed


def meant(scenario: Scenario, key: str, value: Value) -> Value:
    """A value as the scenario would hold it: a time such as "2:30" in seconds.

    Raises NoSuchValue for a key that there is not.
    """
    _, _, where = _found(adapter_of(Scenario).dump_python(scenario, mode="json"), key)
    return seconds_of(value) if isinstance(value, str) and is_time(where) else value


def value_at(scenario: Scenario, key: str) -> Value:
    """What stands at a key; raises NoSuchValue."""
    plain = adapter_of(Scenario).dump_python(scenario, mode="json")
    above, last, _ = _found(plain, key)
    value: Value = above[last]
    return value


def _put(plain: Any, key: str, value: Value) -> None:
    above, last, where = _found(plain, key)
    now = above[last]
    if isinstance(value, str) and isinstance(now, int) and is_time(where):
        value = seconds_of(value)
    if _sort(value) != _sort(now) and not (isinstance(now, float) and isinstance(value, int)):
        raise NoSuchValue(key, f"it must be {_sort(now)}, not {shown(value)}")
    above[last] = value


def _found(plain: Any, key: str) -> tuple[Any, Step, tuple[Step, ...]]:
    """The list or mapping that holds a value, the value's place in it, and the whole place."""
    above, inside = None, plain
    where: list[Step] = []
    for name in key.split("."):
        above, places = inside, dict(_places(inside))
        if name not in places:
            here = ".".join(_named(plain, where))
            there = f"{here} has no {name!r}" if here else f"a scenario has no {name!r}"
            raise NoSuchValue(key, there + (did_you_mean(name, places) or _some(places)))
        where.append(places[name])
        inside = above[places[name]]
    if isinstance(inside, dict | list) or inside is None:
        within = [name for name, _ in _places(inside)]
        raise NoSuchValue(key, f"this holds more than one value{_some(within, key + '.')}")
    return above, where[-1], tuple(where)


def _places(inside: Any) -> Iterator[tuple[str, Step]]:
    """What can be named in a list or a mapping, and where it is."""
    if isinstance(inside, dict):
        for key in inside:
            yield key, key
    elif isinstance(inside, list):
        for n, thing in enumerate(inside):
            yield str(n + 1), n
            if isinstance(thing, dict) and isinstance(thing.get("id"), str):
                yield thing["id"], n


def _named(plain: Any, where: Any) -> Iterator[str]:
    """A place as people name it."""
    for step in where:
        plain = plain[step] if isinstance(plain, dict | list) else None
        named = plain.get("id") if isinstance(plain, dict) and isinstance(step, int) else None
        yield str(named or (step + 1 if isinstance(step, int) else step))


def _some(names: Any, before: str = "") -> str:
    every = [f"{before}{name}" for name in names]
    more = f" and {len(every) - FEW} more" if len(every) > FEW else ""
    return f"; there is {', '.join(every[:FEW])}{more}" if every else ""


def _sort(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int):
        return "a whole number"
    return "a number" if isinstance(value, float) else "a text"
