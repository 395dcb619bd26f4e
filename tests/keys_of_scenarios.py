"""Writes docs/keys.md and docs/keys.zh.md, what each key of a scenario does: run it as a module.

The English descriptions are those of the model's dataclasses, the Chinese ones and all other
words lie in keys.en.yaml and keys.zh.yaml beside this file; numbers, choices and defaults are the
model's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from airportsim.files.library import load_scenario
from airportsim.files.plain import plain_yaml
from airportsim.files.shape import adapter_of
from airportsim.files.source import source_of
from airportsim.model.checks import clock
from airportsim.model.ranges import RANGES, TIMES
from airportsim.model.scenario import Scenario, Text

ROOT = Path(__file__).parent.parent
WORDS = Path(__file__).parent
FILES = {"en": ROOT / "docs" / "keys.md", "zh": ROOT / "docs" / "keys.zh.md"}

DEAREST = 10**9
"""The most that any sum of money may be."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a scenario file: its place, its type, what it does, and its default."""

    place: str
    kind: Any
    about: str
    default: Any


def keys() -> Iterator[Key]:
    """All keys, each after the one that it belongs to."""
    yield from _keys_of(Scenario, "")


def _keys_of(kind: type[Any], above: str) -> Iterator[Key]:
    hints = get_type_hints(kind)
    for field in fields(kind):
        place, hint = f"{above}{field.name}", hints[field.name]
        yield Key(place, hint, _about(kind, field.name), _default(field))
        inside = _inside(hint)
        if isinstance(inside, type) and is_dataclass(inside):
            below = f"{place}.*." if get_origin(hint) is dict else f"{place}."
            yield from _keys_of(inside, below)


def _inside(hint: Any) -> Any:
    """The kind of each thing that a list, or keys of one's own, hold; texts have no keys."""
    if get_origin(hint) in (tuple, dict):
        return _inside([one for one in get_args(hint) if one is not Ellipsis][-1])
    return None if hint is Text else hint


@cache
def _schema() -> dict[str, Any]:
    return adapter_of(Scenario).json_schema()


def _about(kind: type[Any], field: str) -> str:
    node = _schema() if kind is Scenario else _schema()["$defs"][kind.__name__]
    found = node["properties"][field]
    while "description" not in found:  # it says the same as the kind of its value
        found = _schema()["$defs"][found["$ref"].rpartition("/")[2]]
    return " ".join(found["description"].split())


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


Words = Mapping[str, str]
"""How the tables are worded in one language."""


def page(language: str) -> str:
    """The page on all keys in a language."""
    known = plain_yaml(source_of(WORDS / f"keys.{language}.yaml"))
    words, about, classic = known["words"], known.get("about", {}), load_scenario("classic")
    tables: dict[str, list[str]] = {words["top"]: []}
    for key in keys():
        top = key.place.partition(".")[0]
        alone = not is_dataclass(_inside(get_type_hints(Scenario)[top]))
        row = (
            f"`{key.place}`", about.get(key.place, key.about), _kind(key.kind, key.place, words),
            _without(key, words), _in(classic, key),
        )  # fmt: skip
        table = tables.setdefault(words["top"] if alone else top, [])
        table.append(f"| {' | '.join(row)} |")
    head = f"| {words['head']} |\n|---|---|---|---|---|"
    parts = (f"## {top}\n\n{head}\n" + "\n".join(rows) for top, rows in tables.items())
    return "\n\n".join([words["intro"].rstrip(), *parts]) + "\n"


def _kind(kind: Any, place: str, words: Words) -> str:
    if get_origin(kind) is tuple:
        inside = get_args(kind)
        one = _kind(inside[0], place, words)
        return words["list"].format(one) if Ellipsis in inside else f"{len(inside)} × {one}"
    if get_origin(kind) is dict:
        name, value = get_args(kind)
        named = isinstance(name, type) and issubclass(name, Enum)
        each = words["each"].format(_names(name)) if named else "`*`"
        return words["of"].format(each, _kind(value, f"{place}.*", words))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return words["choices"].format(_names(kind))
    if kind is Text:
        return "{en, zh}"
    if is_dataclass(kind):
        return words["keys"]
    if kind is bool:
        return words["flag"]
    if kind is str:
        return words["text"]
    return _number(place, words)


def _names(kind: type[Enum]) -> str:
    return ", ".join(f"`{one.value}`" for one in kind)


def _number(place: str, words: Words) -> str:
    if place not in RANGES:
        return words["number"]
    low, high = RANGES[place]
    if place in TIMES:
        return words["span"].format(words["time"], clock(int(low)), clock(int(high)))
    if high == DEAREST and place != "money.most_compensations":
        return words["usd"]
    unit = words["percent"] if place == "money.promises.target" else words["number"]
    if high == DEAREST:
        return unit
    return words["span"].format(unit, f"{low:,.0f}", f"{high:,.0f}")


def _without(key: Key, words: Words) -> str:
    """What holds if a key is left out."""
    default = key.default
    if default is MISSING:
        return words["needed"]
    if default in ((), ""):
        return words["nothing"]
    return "" if is_dataclass(default) else _value(default, key.place)


def _in(scenario: Scenario, key: Key) -> str:
    """The value in a scenario, where it is a number, a text or a few of them."""
    value: Any = scenario
    for step in key.place.split("."):
        if not is_dataclass(value) or isinstance(value, Text):
            return ""
        value = getattr(value, step)
    return _value(value, key.place)


def _value(value: Any, place: str) -> str:
    match value:
        case bool():
            return f"`{str(value).lower()}`"
        case Enum():
            return f"`{value.value}`"
        case int() if place in TIMES:
            return f"`{clock(value)}`"
        case int() | float():
            return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"
        case str():
            return f"`{value}`"
        case tuple() if value and all(isinstance(one, int | str) for one in value):
            return ", ".join(_value(one, place) for one in value)
        case Mapping() if all(isinstance(one, int) for one in value.values()):
            inside = f"{place}.*"
            return ", ".join(f"{name} {_value(one, inside)}" for name, one in value.items())
        case _:
            return ""


if __name__ == "__main__":
    for language, path in FILES.items():
        path.write_text(page(language), encoding="utf-8", newline="\n")
