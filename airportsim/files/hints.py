"""What was probably meant by a key or a value that a file cannot have, and how to write it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import is_dataclass
from typing import Any, get_origin

from airportsim.files.kinds import EACH, homes_of, keys_at, kind_at, lists_by_id
from airportsim.files.nodes import Node
from airportsim.files.plain import plain_value
from airportsim.files.problems import Where, did_you_mean
from airportsim.files.slips import number_meant, slip_in, time_meant, typed
from airportsim.files.versions import RENAMED
from airportsim.model.names import MOST_NAMED, nearest
from airportsim.model.scenario import Scenario, Text

REMOVE = "remove"
"""The key that takes a thing away."""

NUMBERS = ("int_type", "int_from_float", "float_type")
LISTS = ("tuple_type", "frozen_set_type")
MAPPINGS = ("dict_type", "dataclass_type")
"""What pydantic says of a value that must be one of these."""

_SPACING = re.compile(r"(-?)\s*\{?\s*([A-Za-z_][\w-]*)\s*([:=：＝]?)(.*)", re.ASCII | re.DOTALL)
_NAME = re.compile(r"[A-Za-z0-9][\w-]*", re.ASCII)
LONGEST_TEXT = 40
"""Of a text that is to stand elsewhere, so many letters are shown."""
_YES = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def unknown_key(kind: Any, root: Node, where: Where) -> tuple[str, str]:
    """The sentence on a key that there is not at this place, and a hint."""
    key, known, parent = str(where[-1]), keys_at(kind, where[:-1]), root.at(where[:-1])
    reason = "there is no such key"
    if where in RENAMED and kind is Scenario:
        return reason, f"it is called {RENAMED[where]} now"
    hint = comma_in(parent, where, kind) or _spacing(key)
    if hint:
        return reason, hint
    if root.layers and where[:-2] in lists_by_id(kind):
        known = [*known, REMOVE]
    near = did_you_mean(key, known)
    if near:
        return reason + near, ""
    if key == REMOVE:
        whole = "nothing is extended, so nothing is there to take away"
        return reason, f"{whole}: delete this thing's lines instead"
    homes = homes_of(kind, key)
    if len(homes) == 1:
        above = ".".join(str(step) for step in homes[0][:-1]) or "the top"
        return reason, f"it belongs to {above}; check its indentation"
    few = f"; there are: {', '.join(known)}" if 0 < len(known) <= MOST_NAMED else ""
    return reason + few, ""


def comma_in(parent: Node | None, where: Where, kind: Any) -> str:
    """A hint on a key that is the rest of a number or a text with a comma, between braces."""
    key = str(where[-1])
    if parent is None or parent.opening != "{" or not _is_rest(parent, key):
        return ""
    keys = list(parent.value)
    start = end = keys.index(key)
    while start and _is_rest(parent, keys[start]):
        start -= 1
    while end + 1 < len(keys) and _is_rest(parent, keys[end + 1]):
        end += 1
    first, rest = parent.value[keys[start]], keys[start + 1 : end + 1]
    if first.quoted or not first.raw:
        return ""
    if not first.raw.lstrip("+-").isdecimal() or not all(map(str.isdecimal, rest)):
        return f"put a text with a comma in quotes: {quoted(', '.join([first.raw, *rest]))}"
    if kind_at(kind, (*where[:-1], keys[start])) is float and len(rest[0]) < 3:
        return f"write {first.raw}.{rest[0]}"
    return f"write {first.raw}{''.join(rest)}, without the comma"


def _is_rest(parent: Node, key: str) -> bool:
    """Whether a key has no colon behind it."""
    node = parent.get(key)
    if node is None or node.value is not None or node.raw or node.key is None:
        return False
    line = node.source.line(node.key.line + 1)
    return not line[node.key.column + len(key) :].lstrip().startswith(":")


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


def key_meant(key: str, known: Iterable[str]) -> str:
    """The key that a wrong one was meant to be; "" if that is not known."""
    spacing = _SPACING.fullmatch(typed(key))
    names = list(known)
    return nearest(spacing[2] if spacing else key, names)


def meant_by_value(kind: type[Any], root: Node, where: Where, what: str, time: bool) -> str:
    """What was probably meant by a value of the wrong kind."""
    node = root.at(where)
    if node is None:
        return ""
    if node.raw is None:
        return _other_shape(kind, root, where, node, what)
    raw = node.raw
    if what in NUMBERS:
        return _number(where, node, raw, what == "float_type", time)
    if what == "string_type":
        return f'a text that looks like a number needs quotes: "{raw}"'
    if what == "bool_type":
        return f"write {_YES[raw.casefold()]}" if raw.casefold() in _YES else ""
    if what in LISTS and raw:
        return _list(kind_at(kind, (*where, EACH)), node, raw)
    if what in MAPPINGS and raw and kind_at(kind, where) is Text:
        return f"write {{{'en' if raw.isascii() else 'zh'}: {quoted(raw[:LONGEST_TEXT])}}}"
    if what in MAPPINGS and raw:
        names = re.split(r"[,，、]\s*", typed(raw).strip("[](){}"))
        if all(_NAME.fullmatch(name) for name in names):
            return _entries(kind, root, where, names)
    return _spacing(raw) if what in MAPPINGS else ""


def _number(where: Where, node: Node, raw: str, decimals: bool, time: bool) -> str:
    """How to write a number, or a time, that is none as it stands."""
    if time:
        return time_meant(raw)
    if node.quoted and isinstance(plain_value(raw), int | float):
        return f"take the quotes away: {raw}"
    if isinstance(node.value, float) and 0 < node.value < 1 and where[-1:] == ("target",):
        return f"write {node.value * 100:.0f}"
    return number_meant(raw, decimals)


def _list(inside: Any, node: Node, raw: str) -> str:
    """How to write a list that is none as it stands."""
    if is_dataclass(inside):
        return "write each of them in a line of its own, with `- ` before it"
    if raw[0] == "-" and not node.quoted and isinstance(node.value, str):
        return f"a blank is missing after each -: `- {raw.split()[0][1:]}`"
    if inside is str and isinstance(node.value, int | float):
        return "a list of names stands in brackets, such as [T1, T2, T3]"
    return f"a list stands in brackets: [{typed(raw).strip('[](){} ')}]"


def _other_shape(kind: type[Any], root: Node, where: Where, node: Node, what: str) -> str:
    """What was meant by a list in place of keys, or keys in place of a list."""
    braced = node.opening in ("[", "{")
    if what in LISTS and isinstance(node.value, dict):
        return "write [ ] instead of { }" if braced else "each thing in a list has `- ` before it"
    if what in MAPPINGS and isinstance(node.value, list):
        names = [one.value for one in node.value if isinstance(one.value, str)]
        if names and len(names) == len(node.value) and kind_at(kind, (*where, EACH)):
            return _entries(kind, root, where, names)
        return "write { } instead of [ ]" if braced else "take each `- ` away"
    return ""


def _entries(kind: type[Any], root: Node, where: Where, names: Sequence[str]) -> str:
    """How to write names that need a value each; "" where they cannot be chosen freely."""
    if keys_at(kind, where):
        return ""
    inside = kind_at(kind, (*where, EACH))
    listed = root.get("terminals")
    named = (one.value for one in listed.value) if listed and isinstance(listed.value, list) else ()
    terminals = [one for one in named if isinstance(one, str)]
    if inside is float:
        values, each = ["40", "30", "20"], "a weight"
    elif get_origin(inside) is tuple:
        values, each = [f"[{', '.join(terminals[:3] or ['T1', 'T2'])}]"], "its terminals"
    elif inside is Text:
        values, each = ['{en: "...", zh: "..."}'], "its text"
    else:
        return ""
    some = (f"{name}: {values[n % len(values)]}" for n, name in enumerate(names[:3]))
    more = ", ..." if len(names) > 3 else ""
    return f"write {each} for each, such as {{{', '.join(some)}{more}}}"


def quoted(text: str) -> str:
    """A text as it can stand between braces: in quotes if it must."""
    if not re.search(r"[,:#\[\]{}\"'“”]", text):
        return text
    plain = text.translate({ord(odd): None for odd in "“”"})
    return f"'{plain}'" if '"' in plain and "'" not in plain else f'"{plain.replace(chr(34), "")}"'
