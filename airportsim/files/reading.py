"""YAML files read as the model's own dataclasses, with errors that name file, line and field."""

import json
import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

T = TypeVar("T")
Path_ = tuple[str | int, ...]

MAX_BYTES = 1 << 20
"""Files larger than this are refused before they are parsed."""
MAX_DEPTH = 50
"""Nesting deeper than this is refused before anything is built from it."""

_TIME = re.compile(r"(\d{1,4}):([0-5]\d)")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FileProblem(Exception):
    """A file that cannot be used: one sentence with its name, line and field."""


def read(path: Path, kind: type[T], check: Callable[[T], Iterable[tuple[Path_, str]]]) -> T:
    """A YAML file as a value of `kind`, checked; raises FileProblem.

    `check` yields what is wrong with a value of the right shape: where, and a sentence.
    """
    text = _text(path)
    plain = _parsed(path, text)
    try:
        value = _adapter(kind).validate_json(json.dumps(plain), strict=True)
    except ValidationError as problem:
        first = problem.errors()[0]
        where = _without_tags(first["loc"], plain)
        raise FileProblem(_sentence(path, text, where, _reason(kind, first, where))) from None
    except RecursionError:
        raise FileProblem(f"{path}: it is nested too deeply to be read") from None
    for where, reason in check(value):
        raise FileProblem(_sentence(path, text, where, reason))
    return value


def dumped(value: object) -> str:
    """A value of the model as canonical JSON text, the same on every machine."""
    plain = _adapter(type(value)).dump_python(value, mode="json")
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FileProblem(f"{path}: it has {size:,} bytes; at most {MAX_BYTES:,} are read")
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        at = f"byte {problem.start}"
        raise FileProblem(f"{path}: {at} is not UTF-8 text; save the file as UTF-8") from None
    except OSError as problem:
        raise FileProblem(f"{path}: it cannot be read ({problem.strerror})") from None


def _parsed(path: Path, text: str) -> Any:
    try:
        _check_depth(path, text)
        plain = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = f"{mark.line + 1}: " if mark else " "
        what = getattr(problem, "problem", None) or "it is not YAML"
        raise FileProblem(f"{path}:{line}{what}; check indentation and quotes there") from None
    except ValueError as problem:
        raise FileProblem(f"{path}: a value cannot be read ({problem})") from None
    if not isinstance(plain, dict):
        raise FileProblem(f"{path}:1: it holds no keys; a list of `key: value` lines is needed")
    return _with_times(plain)


def _check_depth(path: Path, text: str) -> None:
    """Refuse deep nesting and aliases on the event stream, before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1
            raise FileProblem(f"{path}:{line}: aliases (*name) are not used here; write it out")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            line = event.start_mark.line + 1
            raise FileProblem(f"{path}:{line}: it is nested more than {MAX_DEPTH} deep")


def _with_times(plain: Any) -> Any:
    """The same with every "m:ss" as seconds."""
    if isinstance(plain, dict):
        return {key: _with_times(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_with_times(value) for value in plain]
    if isinstance(plain, str) and (time := _TIME.fullmatch(plain)):
        return int(time[1]) * 60 + int(time[2])
    return plain


def _without_tags(where: Iterable[str | int], plain: Any) -> Path_:
    """The part of an error's location that names real keys of the file."""
    path: list[str | int] = []
    for step in where:
        if isinstance(plain, dict) and step in plain:
            plain = plain[step]
        elif isinstance(plain, list) and isinstance(step, int) and step < len(plain):
            plain = plain[step]
        elif step == "[key]" or not isinstance(plain, dict):
            break
        else:
            plain = None
        path.append(step)
    return tuple(path)


def _reason(kind: type[Any], error: Any, where: Path_) -> str:
    """What is wrong, in words for a person."""
    if error["type"] == "unexpected_keyword_argument":
        known = _known_keys(kind, where[:-1])
        return f"there is no such key{did_you_mean(str(where[-1]), known)}"
    if error["type"] in ("missing", "missing_argument"):
        return "this key is missing"
    given = error.get("input")
    shown = f", not {given!r}" if isinstance(given, str | int | float | bool) else ""
    message = error["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
    hint = did_you_mean(given, _choices(message)) if isinstance(given, str) else ""
    return f"{message[0].lower()}{message[1:]}{shown}{hint}"


def _choices(message: str) -> list[str]:
    return re.findall(r"'([^']+)'", message)


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """The end of a sentence that offers the nearest valid name, if there is one."""
    near = get_close_matches(given, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _known_keys(kind: type[Any], where: Path_) -> list[str]:
    """The keys that are allowed at a place of a file."""
    schema = _adapter(kind).json_schema()
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


def _sentence(path: Path, text: str, where: Path_, reason: str) -> str:
    field = ".".join(str(step) for step in where)
    return f"{path}:{_line_of(text, where)}: {field}: {reason}"


def _line_of(text: str, where: Path_) -> int:
    """The line of a field, or of the nearest thing above it that is in the file."""
    node = yaml.compose(text, Loader=_Loader)
    line = 1
    for step in where:
        found = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(step):
                    found, line = value, key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            if step < len(node.value):
                found = node.value[step]
                line = found.start_mark.line + 1
        if found is None:
            break
        node = found
    return line
