"""What is wrong with the shape of values, in words for a person."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from pydantic import TypeAdapter

from airportsim.files.kinds import homes_of, keys_at, kind_at
from airportsim.files.nodes import Node, field_name
from airportsim.files.plain import plain_value
from airportsim.files.problems import Flaw, Where, did_you_mean, shown
from airportsim.files.slips import number_meant, slip_in, typed
from airportsim.files.versions import RENAMED
from airportsim.model.checks import KEY, MOST_NAMED, nearest
from airportsim.model.ranges import is_time
from airportsim.model.scenario import Scenario, Text

REMOVE = "remove"
"""The key that takes a thing away."""

MOST_ERRORS = 300
"""So many of pydantic's errors are looked at."""

_UNKNOWN_KEY = "unexpected_keyword_argument"
_MISSING = ("missing", "missing_argument")
_NUMBER = ("int_type", "int_from_float", "float_type")
_LIST = ("tuple_type", "frozen_set_type")
_MAPPING = ("dict_type", "dataclass_type")
_MUST_BE = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "string_type": "a text",
    "bool_type": "true or false",
    **dict.fromkeys(_LIST, "a list"),
    **dict.fromkeys(_MAPPING, "a list of keys with values"),
}
_SPACING = re.compile(r"(-?)\s*\{?\s*([A-Za-z_][\w-]*)\s*([:=：＝]?)(.*)", re.ASCII | re.DOTALL)
_YES = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}

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
            meant.add((*where[:-1], _key_meant(str(where[-1]), keys_at(kind, where[:-1]))))
    missing: dict[Where, list[str]] = {}
    for error in known:
        *above, key = error["loc"] or (0,)
        where = tuple(above)
        if error["type"] not in _MISSING or isinstance(key, int) or _is_gone(root, (*where, key)):
            yield _flaw_of(kind, root, error)
        elif not {(*where, key), (*where, "id")} & meant:
            missing.setdefault(where, []).append(key)
    for where, keys in missing.items():
        thing = _node_at(root, where)
        if thing is None or thing.get(REMOVE) is None:
            yield missing_keys(root, where, keys)


def missing_keys(root: Node, where: Where, keys: Sequence[str], hint: str = "") -> Flaw:
    """The flaw of a place at which keys are missing."""
    node = _node_at(root, where)
    hint = hint or (node.hint if node else "")
    if len(keys) == 1:
        return flaw_at(root, (*where, keys[0]), "this key is missing", hint)
    return flaw_at(root, where, f"these keys are missing: {', '.join(keys)}", hint)


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
        return flaw_at(root, (*where, KEY), *_unknown_key(kind, where))
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
        time = kind is Scenario and what in _NUMBER and is_time(where)
        must = 'a time such as "2:30"' if time else _MUST_BE[what]
        reason = f"it must be {must}{_but(root, where)}"
        return flaw_at(root, where, reason, _hint(kind, root, where, what, time))
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


def _node_at(root: Node, where: Where) -> Node | None:
    node: Node | None = root
    for step in where:
        node = node.get(step) if node else None
    return node


def _as_written(root: Node, where: Where) -> str:
    """What stands at a place, as a sentence quotes it; "" for lists and keys with values."""
    node = _node_at(root, where)
    if node is None or node.raw is None:
        return ""
    return node.raw if node.quoted or not isinstance(node.value, str) else shown(node.value)


# --- the sentences ------------------------------------------------------------------------------


def _is_gone(root: Node, where: Where) -> bool:
    """Whether a key was taken away from what is extended."""
    parent = _node_at(root, where[:-1])
    return parent is not None and str(where[-1]) in parent.gone


def _unknown_key(kind: Any, where: Where) -> tuple[str, str]:
    """The sentence on a key that there is not at this place, and a hint."""
    key, known = str(where[-1]), keys_at(kind, where[:-1])
    reason, spacing = "there is no such key", _spacing(key)
    if where in RENAMED and kind is Scenario:
        return reason, f"it is called {RENAMED[where]} now"
    if spacing:
        return reason, spacing
    near = did_you_mean(key, known)
    if near:
        return reason + near, ""
    if key == REMOVE:
        return reason, "there is nothing with this id to take away, as nothing is extended"
    homes = homes_of(kind, key)
    if len(homes) == 1:
        above = ".".join(str(step) for step in homes[0][:-1]) or "the top"
        return reason, f"it belongs to {above}; check its indentation"
    few = f"; there are: {', '.join(known)}" if 0 < len(known) <= MOST_NAMED else ""
    return reason + few, ""


def _spacing(text: str) -> str:
    """A hint on a blank or a colon that is missing in what was meant to be a key and its value."""
    found = _SPACING.fullmatch(typed(text))
    if not found or not (found[1] or found[3]):
        return ""
    odd = slip_in(text)
    dash = "- " if found[1] else ""
    written = f"`{dash}{found[2]}: `" if found[3] else f"`{dash}{found[2]}`"
    if odd:
        return f"{odd.split('; write')[0]}; write {written} with a blank"
    if found[1]:
        return f"a blank is missing after the -: {written}"
    if found[3] == "=":
        return f"write a colon and a blank instead of the =: {written}"
    return f"a blank is missing after the colon: {written}"


def _key_meant(key: str, known: Iterable[str]) -> str:
    """The key that a wrong one was meant to be; "" if that is not known."""
    spacing = _SPACING.fullmatch(typed(key))
    names = list(known)
    return nearest(spacing[2] if spacing else key, names)


def _no_choice(kind: type[Any], error: Any, given: str) -> str:
    choices = re.findall(r"'([^']+)'", error["msg"])
    near = did_you_mean(typed(given).strip("'\""), choices)
    return f"there is no {given} here{near or '; there are: ' + ', '.join(choices)}"


def _but(root: Node, where: Where) -> str:
    """The end of a sentence that says what stands there instead."""
    node = _node_at(root, where)
    if node is None or node.raw is None:
        return ""
    if node.value is None:
        return ", but it is empty"
    return f", not {shown(node.value) if isinstance(node.value, str) else node.raw[:60]}"


def _hint(kind: type[Any], root: Node, where: Where, what: str, time: bool) -> str:
    """What was probably meant by a value of the wrong kind."""
    node = _node_at(root, where)
    if node is None:
        return ""
    if node.raw is None:
        return _other_shape(node, what)
    raw = node.raw
    if what in _NUMBER:
        is_number = node.quoted and isinstance(plain_value(raw), int | float)
        return f"take the quotes away: {raw}" if is_number else number_meant(raw, time)
    if what == "string_type":
        return f'a text that looks like a number needs quotes: "{raw}"'
    if what == "bool_type":
        return f"write {_YES[raw.casefold()]}" if raw.casefold() in _YES else ""
    if what in _LIST and raw:
        dashes = f"a blank is missing after each -: `- {raw.split()[0][1:]}`"
        return dashes if raw[0] == "-" else f"a list stands in brackets: [{typed(raw)}]"
    if what in _MAPPING and raw and kind_at(kind, where) is Text:
        return f"write {{{'en' if raw.isascii() else 'zh'}: {raw[:40]}}}"
    return _spacing(raw) if what in _MAPPING else ""


def _other_shape(node: Node, what: str) -> str:
    """What was meant by a list in place of keys, or keys in place of a list."""
    if what in _LIST and isinstance(node.value, dict):
        return "each thing in a list has `- ` before it"
    if what in _MAPPING and isinstance(node.value, list):
        return "take the `- ` away"
    return ""
