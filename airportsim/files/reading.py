"""YAML files read as the model's own dataclasses, with errors that name file, line and field."""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from airportsim.files.plain import LOADER, plain_yaml, text_of
from airportsim.files.problems import (
    FileProblem,
    Where,
    did_you_mean,
    field_name,
    holds,
    sentence,
    shown,
)
from airportsim.model.checks import is_time
from airportsim.model.scenario import Scenario

T = TypeVar("T")

_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}
"""How each kind is read, worked out once (it takes longer than the reading)."""

_UNKNOWN_KEY = "unexpected_keyword_argument"
_MUST_BE = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "string_type": "a text (put it in quotes)",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a list of keys with values",
    "dataclass_type": "a list of keys with values",
}


def read(path: Path, kind: type[T], check: Callable[[T], Iterable[tuple[Where, str]]]) -> T:
    """A YAML file as a value of `kind`, checked; raises FileProblem.

    `check` yields what is wrong with a value of the right shape: where, and a sentence.
    """
    text = text_of(path)
    plain = plain_yaml(path, text)
    try:
        value: T = adapter_of(kind).validate_json(json.dumps(plain), strict=True)
    except ValidationError as problem:
        error = _first(problem.errors())
        where = _without_tags(error["loc"], plain)
        raise _located(path, text, plain, where, _reason(kind, error, where)) from None
    for where, reason in check(value):
        raise _located(path, text, plain, where, reason)
    return value


def dumped(value: object) -> str:
    """A value of the model as canonical JSON text, the same on every machine."""
    plain = adapter_of(type(value)).dump_python(value, mode="json")
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def adapter_of(kind: type[Any]) -> TypeAdapter[Any]:
    """How values of a kind are read and written, worked out when it is first asked for."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def _first(errors: Iterable[Any]) -> Any:
    """The error to tell: a misspelt key before the missing one that it was meant to be."""
    known = list(errors)
    return next((error for error in known if error["type"] == _UNKNOWN_KEY), known[0])


def _without_tags(where: Iterable[str | int], plain: Any) -> Where:
    """The part of an error's location that names real keys of the file."""
    path: list[str | int] = []
    for step in where:
        if holds(plain, step):
            plain = plain[step]
        elif step == "[key]" or not isinstance(plain, dict):
            break
        else:
            plain = None
        path.append(step)
    return tuple(path)


def _reason(kind: type[Any], error: Any, where: Where) -> str:
    """What is wrong, in words for a person."""
    given, what = error.get("input"), error["type"]
    if what == _UNKNOWN_KEY:
        return f"there is no such key{did_you_mean(str(where[-1]), _known_keys(kind, where[:-1]))}"
    if what in ("missing", "missing_argument"):
        if error["loc"] and isinstance(error["loc"][-1], int):
            return f"the list is too short: number {error['loc'][-1] + 1} is missing"
        return "this key is missing"
    if what in _MUST_BE:
        time = kind is Scenario and _MUST_BE[what] == "a whole number" and is_time(where)
        meant = 'a time such as "2:30"' if time else _MUST_BE[what]
        return f"it must be {meant}{_but(given)}"
    if what in ("enum", "literal_error"):
        choices = re.findall(r"'([^']+)'", error["msg"])
        hint = did_you_mean(given, choices) if isinstance(given, str) else ""
        return f"there is no {shown(given)} here{hint or '; there are: ' + ', '.join(choices)}"
    message = error["msg"].removeprefix("Value error, ")
    return f"{message[0].lower()}{message[1:]}"


def _but(given: object) -> str:
    """The end of a sentence that says what stands there instead."""
    if given is None:
        return ", but it is empty"
    if not isinstance(given, str | int | float | bool):
        return ""
    return f", not {shown(given)}"


def _known_keys(kind: type[Any], where: Where) -> list[str]:
    """The keys that are allowed at a place of a file."""
    schema = adapter_of(kind).json_schema()
    node: dict[str, Any] = schema
    for step in where:
        node = _resolved(schema, node)
        if isinstance(step, int):
            node = node.get("items", {})
        else:
            node = node.get("properties", {}).get(step) or node.get("additionalProperties", {})
    return list(_resolved(schema, node).get("properties", {}))


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    for option in (node, *node.get("anyOf", ())):
        if "$ref" in option:
            found: dict[str, Any] = schema["$defs"][option["$ref"].rsplit("/", 1)[-1]]
            return found
    return node


def _located(path: Path, text: str, plain: Any, where: Where, reason: str) -> FileProblem:
    return sentence(path, _line_of(text, where), reason, field_name(where, plain))


def _line_of(text: str, where: Where) -> int:
    """The line of a field, or of the nearest thing above it that is in the file."""
    node: Any = yaml.compose(text, Loader=LOADER)
    line = 1
    for step in where:
        found = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(step):
                    found, line = value, key.start_mark.line + 1
        elif holds(getattr(node, "value", None), step):
            found = node.value[step]
            line = found.start_mark.line + 1
        if found is None:
            break
        node = found
    return line
