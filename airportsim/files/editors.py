"""The JSON Schema of scenario files, from which editors complete, explain and check every key.

It follows from the model's dataclasses, by way of pydantic, and from the ranges of its numbers.
"""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from airportsim.files.catalogue import load_catalogue
from airportsim.files.extending import EXTENDS, LONGEST, OWN
from airportsim.files.hints import REMOVE
from airportsim.files.kinds import EACH, lists_by_id
from airportsim.files.problems import FileProblem, Where
from airportsim.files.shape import adapter_of
from airportsim.files.source import bytes_of
from airportsim.model.checks import clock
from airportsim.model.ranges import COUNTS, MOST_LETTERS, RANGES, TIMES, UNITS
from airportsim.model.scenario import Scenario
from airportsim.model.version import FORMAT
from airportsim.model.words import Role, Work

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAME = "scenario.schema.json"
"""The file's name, among the shipped scenarios and beside those of other people."""

TITLE = "airportsim scenario"

_ID = "^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$"
_TIME = r"^[0-9]{1,4}:[0-5][0-9]$"
_KNOWN: dict[str, tuple[Iterable[Any], str, str]] = {
    "durations": (Work, "work", "How long this keeps a person busy: {}."),
    "staff": (Role, "role", "People in this role: {}."),
}
"""Mappings whose keys are known, and what is said of each."""


@cache
def schema_text() -> str:
    """The schema as a file holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def schema() -> Schema:
    """The schema of a scenario file, whether it stands alone or extends another."""
    plain = adapter_of(Scenario).json_schema()
    found = _described(plain, plain, ())
    properties = {key: found["properties"][key] for key in ("version",)}
    properties[EXTENDS] = {
        "type": "string",
        "minLength": 1,
        "description": (
            "Another scenario, by its name or its file beside this one. Then this file says only "
            "what differs: keys go into keys; things with an id (airlines, services, items, "
            "levers, observations) change by their id, or go with `remove: true`; other lists "
            "replace the other list; an empty value takes an entry away. At most "
            f"{LONGEST} files in a row."
        ),
        "examples": ["classic"],
    }
    whole = _whole(plain, plain)
    return {
        "$schema": DIALECT,
        "title": f"{TITLE}, version {FORMAT} of the format",
        "description": "An airport, its faults, its money and its rounds, for airportsim.",
        "type": "object",
        "properties": properties | found["properties"],
        "additionalProperties": False,
        "if": {"required": [EXTENDS]},
        "then": {"required": list(OWN)},
        "else": whole,
    }


def is_schema(path: Path) -> bool:
    """Whether a file is the schema of this airportsim or another one."""
    try:
        found = json.loads(bytes_of(path))
    except (FileProblem, ValueError, RecursionError):
        return False
    return isinstance(found, dict) and str(found.get("title", "")).startswith(TITLE)


# --- what may stand where ------------------------------------------------------------------------


def _described(plain: Schema, node: Schema, where: Where) -> Schema:
    """A part of pydantic's schema with all that is known of its place, and nothing by reference."""
    node = _resolved(plain, node)
    found: Schema = {}
    place = ".".join(str(step) for step in where)
    said = _said(node, place)
    if said:
        found["description"] = said
    if "default" in node:
        found["default"] = _default(node["default"], place)
    if node.get("type") == "object":
        return found | _keys(plain, node, where)
    if node.get("type") == "array":
        return found | _list(plain, node, where)
    return found | _scalar(node, where, place)


def _keys(plain: Schema, node: Schema, where: Where) -> Schema:
    if "properties" in node:
        optional = set(node["properties"]) - set(node.get("required", ()))
        inside = {
            key: _described(plain, one, (*where, key)) for key, one in node["properties"].items()
        }
        may_go = {key: _or_nothing(one) if key in optional else one for key, one in inside.items()}
        return {"type": "object", "properties": may_go, "additionalProperties": False}
    place = ".".join(str(step) for step in (*where, EACH))
    entry = _described(plain, node["additionalProperties"], (*where, EACH))
    if place in (f"{key}.{EACH}" for key in _KNOWN):
        return {
            "type": "object",
            "properties": _known(str(where[0]), entry),
            "additionalProperties": False,
        }
    return {
        "type": "object",
        "propertyNames": {"pattern": _ID},
        "additionalProperties": _or_nothing(entry),
        **_limits(".".join(map(str, where)), "minProperties", "maxProperties"),
    }


def _known(key: str, entry: Schema) -> Schema:
    """The entries of a mapping whose keys are known, each with its own description."""
    kind, section, sentence = _KNOWN[key]
    words = load_catalogue("en", "game")
    said = {one: words[f"{section}.{one.name.lower()}"] for one in kind}
    unit = entry.get("description", "")
    return {
        one.value: {**entry, "description": f"{sentence.format(said[one])} {unit}".strip()}
        for one in kind
    }


def _list(plain: Schema, node: Schema, where: Where) -> Schema:
    first = node["prefixItems"][0] if "prefixItems" in node else node["items"]
    inside = _described(plain, first, where)
    inside.pop("default", None)
    if "prefixItems" in node:
        inside.pop("description", None)
        return {
            "type": "array",
            "items": inside,
            "minItems": node["minItems"],
            "maxItems": node["maxItems"],
        }
    if where in lists_by_id(Scenario):
        inside["properties"][REMOVE] = {
            "const": True,
            "description": "With nothing but its id: takes away what the extended scenario has.",
        }
    return {
        "type": "array",
        "items": inside,
        **_limits(".".join(map(str, where)), "minItems", "maxItems"),
    }


def _scalar(node: Schema, where: Where, place: str) -> Schema:
    if place == "version":
        return {"const": FORMAT}
    if "enum" in node:
        return {"enum": node["enum"]}
    if place in TIMES:
        low, high = RANGES[place]
        return {
            "anyOf": [
                {"type": "string", "pattern": _TIME},
                {"type": "integer", "minimum": low, "maximum": high},
            ]
        }
    if node["type"] == "string":
        is_text = where[-1:] in (("en",), ("zh",))
        is_id = where[-1:] == ("id",) or place in ("name", "terminals")
        limits = {"maxLength": MOST_LETTERS} if is_text else {"pattern": _ID} if is_id else {}
        return {"type": ["string", "number", "boolean"] if is_text else "string", **limits}
    low_high = dict(zip(("minimum", "maximum"), RANGES.get(place, ()), strict=False))
    return {"type": node["type"], **low_high}


def _limits(place: str, least: str, most: str) -> Schema:
    found = dict(zip((least, most), COUNTS.get(place, ()), strict=False))
    return {key: count for key, count in found.items() if count}


def _or_nothing(schema: Schema) -> Schema:
    """The same, or nothing, which takes the entry away."""
    said: Schema = {key: schema[key] for key in ("description", "default") if key in schema}
    rest = {key: value for key, value in schema.items() if key not in said}
    return {**said, "anyOf": [rest, {"type": "null"}]}


def _resolved(plain: Schema, node: Schema) -> Schema:
    if "$ref" not in node:
        return node
    found = plain["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    return {**found, **{key: value for key, value in node.items() if key != "$ref"}}


# --- what is said of it ---------------------------------------------------------------------------


def _said(node: Schema, place: str) -> str:
    """The description of a place, with unit, range and default."""
    parts = [node.get("description", "")]
    if place in UNITS:
        low, high = RANGES[place]
        if place in TIMES:
            span = f"{clock(int(low))} to {clock(int(high))}"
            parts.append(f'Unit: {UNITS[place]}, such as "2:30", or whole seconds; {span}.')
        else:
            parts.append(f"Unit: {UNITS[place]}; {low:,} to {high:,}.")
    if node.get("default") not in (None, "", {}):
        default = json.dumps(_default(node["default"], place), ensure_ascii=False)
        parts.append(f"Default: {default}.")
    return " ".join(part for part in parts if part)


def _default(value: Any, place: str) -> Any:
    return clock(value).strip('"') if place in TIMES else value


# --- what must be there where nothing is extended ------------------------------------------------


def _whole(plain: Schema, node: Schema) -> Schema:
    """What a file must have if it does not extend another, as far down as there is something."""
    node = _resolved(plain, node)
    found: Schema = {}
    if node.get("required"):
        found["required"] = node["required"]
    inside = {key: _whole(plain, one) for key, one in node.get("properties", {}).items()}
    kept = {key: one for key, one in inside.items() if one}
    if kept:
        found["properties"] = kept
    for key in ("items", "additionalProperties"):
        below = _whole(plain, node[key]) if isinstance(node.get(key), dict) else {}
        if below:
            found[key] = below
    return found
