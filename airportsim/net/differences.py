"""What has changed between two plain values: lists of what to put where."""

from collections.abc import Sequence
from typing import Any

Change = list[Any]
"""`[path, value]` puts a value there; `[path]` takes away what is there.

A path is a list of keys and places; a place one behind the last adds to a list.
"""


def differences(before: Any, after: Any) -> list[Change]:
    """The changes that make one plain value of another (dicts, lists, numbers, texts)."""
    found: list[Change] = []
    _compare(before, after, [], found)
    return found


def changed(value: Any, changes: Sequence[Change]) -> Any:
    """A plain value after changes, made in place; raises ValueError for changes that do not fit."""
    try:
        for path, *new in changes:
            value = _change(value, path, new)
    except (AttributeError, IndexError, KeyError, TypeError) as problem:
        raise ValueError(f"this cannot be changed so: {problem}") from None
    return value


def _compare(before: Any, after: Any, path: list[Any], found: list[Change]) -> None:
    if before == after and type(before) is type(after):
        return
    if isinstance(before, dict) and isinstance(after, dict):
        found += ([[*path, key]] for key in before.keys() - after.keys())
        for key, value in after.items():
            if key not in before:
                found.append([[*path, key], value])
            elif before[key] is not value:
                _compare(before[key], value, [*path, key], found)
    elif isinstance(before, list) and isinstance(after, list) and _alike(before, after):
        for n, value in enumerate(after):
            if n >= len(before):
                found.append([[*path, n], value])
            elif before[n] is not value:
                _compare(before[n], value, [*path, n], found)
    else:
        found.append([path, after])


def _alike(before: list[Any], after: list[Any]) -> bool:
    """Whether it pays to compare lists thing by thing: of equal length, or longer by a few."""
    return bool(before) and len(before) <= len(after) and isinstance(after[0], list | dict)


def _change(value: Any, path: Sequence[Any], new: list[Any]) -> Any:
    if not path:
        return new[0]
    inside = value
    for step in path[:-1]:
        inside = inside[step]
    last = path[-1]
    if not new:
        del inside[last]
    elif isinstance(inside, list) and last == len(inside):
        inside.append(new[0])
    else:
        inside[last] = new[0]
    return value
