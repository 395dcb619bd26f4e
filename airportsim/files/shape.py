"""What is wrong with the shape of values, in words for a person."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from pydantic import TypeAdapter

from airportsim.files.hints import (
    LISTS,
    MAPPINGS,
    NUMBERS,
    REMOVE,
    key_meant,
    meant_by_value,
    unknown_key,
)
from airportsim.files.kinds import keys_at
from airportsim.files.nodes import Node, field_name
from airportsim.files.problems import Flaw, Where, did_you_mean, shown
from airportsim.files.slips import slip_in, typed
from airportsim.model.checks import KEY
from airportsim.model.ranges import is_time
from airportsim.model.scenario import Scenario

MOST_ERRORS = 300
"""So many of pydantic's errors are looked at."""

_UNKNOWN_KEY = "unexpected_keyword_argument"
_MISSING = ("missing", "missing_argument")
_MUST_BE = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "string_type": "a text",
    "bool_type": "true or false",
    **dict.fromkeys(LISTS, "a list"),
    **dict.fromkeys(MAPPINGS, "a list of keys with values"),
}
_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}
"""How each kind is read, worked out once (it takes longer than the reading)."""


def adapter_of(kind: type[Any]) -> TypeAdapter[Any]:
    """How values of a kind are read and written, worked out when it is first asked for."""
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def flaws_of_shape(kind: type[Any], root: Node, errors: Iterable[Any]) -> Iterator[Flaw]:
    """The flaws behind pydantic's errors.

    A key that is missing is not told beside a misspelt one that it was probably meant to be.
    """
    known = list(islice(errors, MOST_ERRORS))
    meant: set[Where] = set()
    for error in known:
        if error["type"] == _UNKNOWN_KEY:
            where = tuple(error["loc"])
            meant.add((*where[:-1], key_meant(str(where[-1]), keys_at(kind, where[:-1]))))
    missing: dict[Where, list[str]] = {}
    for error in known:
        *above, key = error["loc"] or (0,)
        where = tuple(above)
        if error["type"] not in _MISSING or isinstance(key, int) or _is_gone(root, (*where, key)):
            yield _flaw_of(kind, root, error)
        elif not {(*where, key), (*where, "id")} & meant:
            missing.setdefault(where, []).append(key)
    for where, keys in missing.items():
        thing = root.at(where)
        if thing is None or thing.get(REMOVE) is None:
            yield missing_keys(root, where, keys)


def missing_keys(root: Node, where: Where, keys: Sequence[str], hint: str = "") -> Flaw:
    """The flaw of a place at which keys are missing."""
    node = root.at(where)
    hint = hint or (_new(node, where) if node else "")
    if len(keys) == 1:
        return flaw_at(root, (*where, keys[0]), "this key is missing", hint)
    return flaw_at(root, where, f"these keys are missing: {', '.join(keys)}", hint)


def _new(node: Node, where: Where) -> str:
    """A hint on a thing that what is extended does not have, and that was perhaps to be there."""
    name = node.name() or str(where[-1] if where else "")
    if not name or not node.beside:
        return ""
    near = did_you_mean(name, node.beside)
    return slip_in(name) or f"{name!r} is new, so it needs all its keys{near}"


def flaw_at(root: Node, where: Where, reason: str, hint: str = "") -> Flaw:
    """A flaw at a place, or at the nearest thing above it that there is."""
    at_key = where[-1:] == (KEY,)
    where = where[:-1] if at_key else where
    node, missing = root, None
    for step in where:
        inside = node.get(step)
        if inside is None:
            missing = node.gone.get(str(step))
            break
        node = inside
    odd = slip_in(str(where[-1]) if at_key else node.raw or "")
    return (missing or node).flaw(reason, field_name(root, where), hint or odd, at_key)


def _flaw_of(kind: type[Any], root: Node, error: Any) -> Flaw:
    where, what = _without_tags(error["loc"], root), error["type"]
    if what == _UNKNOWN_KEY:
        return flaw_at(root, (*where, KEY), *unknown_key(kind, root, where))
    if what in _MISSING:
        if _is_gone(root, where):
            reason = "it is empty, which takes it away; but no scenario can do without it"
            return flaw_at(root, where, reason)
        return flaw_at(
            root, where, f"the list is too short: number {error['loc'][-1] + 1} is missing"
        )
    if what == "enum":
        at_key = KEY in error["loc"]
        given = str(where[-1]) if at_key else _as_written(root, where)
        return flaw_at(root, (*where, KEY) if at_key else where, _no_choice(kind, error, given))
    if what in _MUST_BE:
        time = kind is Scenario and what in NUMBERS and is_time(where)
        must = 'a time such as "2:30"' if time else _MUST_BE[what]
        reason = f"it must be {must}{_but(root, where)}"
        return flaw_at(root, where, reason, meant_by_value(kind, root, where, what, time))
    if what == "too_long":
        most = error["ctx"]["max_length"]
        return flaw_at(root, where, f"the list is too long: there are {most} values at the most")
    message: str = error["msg"].removeprefix("Value error, ")
    return flaw_at(root, where, f"{message[:1].lower()}{message[1:]}")


def _without_tags(where: Iterable[str | int], root: Node) -> Where:
    """The part of an error's location that names real keys of the file."""
    path: list[str | int] = []
    node: Node | None = root
    for step in where:
        found = node.get(step) if node else None
        if found is None and (step == KEY or node is None or not isinstance(node.value, dict)):
            break
        node = found
        path.append(step)
    return tuple(path)


def _as_written(root: Node, where: Where) -> str:
    """What stands at a place, as a sentence quotes it; "" for lists and keys with values."""
    node = root.at(where)
    if node is None or node.raw is None:
        return ""
    return node.raw if node.quoted or not isinstance(node.value, str) else shown(node.value)


# --- the sentences ------------------------------------------------------------------------------


def _is_gone(root: Node, where: Where) -> bool:
    """Whether a key was taken away from what is extended."""
    parent = root.at(where[:-1])
    return parent is not None and str(where[-1]) in parent.gone


def _no_choice(kind: type[Any], error: Any, given: str) -> str:
    choices = re.findall(r"'([^']+)'", error["msg"])
    near = did_you_mean(typed(given).strip("'\""), choices)
    return f"there is no {given} here{near or '; there are: ' + ', '.join(choices)}"


def _but(root: Node, where: Where) -> str:
    """The end of a sentence that says what stands there instead."""
    node = root.at(where)
    if node is None or node.raw is None:
        return ""
    if node.value is None:
        return ", but it is empty"
    return f", not {shown(node.value) if isinstance(node.value, str) else node.raw[:60]}"
