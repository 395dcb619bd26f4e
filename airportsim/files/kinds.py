"""What may stand where in a file: the keys and lists that follow from the model's dataclasses."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from airportsim.files.problems import Where

EACH = "*"
"""In a place, any number of a list or any entry of a mapping."""


def keys_at(kind: type[Any], where: Where) -> list[str]:
    """The keys that are allowed at a place of a file; none where they are free."""
    found = kind_at(kind, where)
    return [field.name for field in fields(found)] if is_dataclass(found) else []


def kind_at(kind: Any, where: Where) -> Any:
    """The type of what stands at a place of a file; None where nothing can."""
    for step in where:
        kind = _inside(kind, step)
    return kind


def _inside(kind: Any, step: str | int) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        return hints(kind).get(str(step))
    inside = get_args(kind)
    if get_origin(kind) is dict:
        return inside[1]
    if get_origin(kind) is tuple and step != EACH and Ellipsis not in inside:
        return inside[step] if isinstance(step, int) and step < len(inside) else None
    return inside[0] if get_origin(kind) in (tuple, frozenset) else None


@cache
def hints(kind: Any) -> dict[str, Any]:
    """The types of a dataclass's fields by name."""
    known = get_type_hints(kind)
    return {field.name: known[field.name] for field in fields(kind)}


def places(kind: Any, where: Where = ()) -> Iterator[tuple[Where, Any]]:
    """Every place that a kind of file has, and its type; EACH stands for what is free."""
    for step, inside in _steps(kind):
        yield (*where, step), inside
        yield from places(inside, (*where, step))


def _steps(kind: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(kind) and isinstance(kind, type):
        yield from hints(kind).items()
    elif get_origin(kind) in (dict, tuple):
        yield EACH, _inside(kind, EACH)


@cache
def homes_of(kind: Any, key: str) -> tuple[Where, ...]:
    """The places where a kind of file has this key."""
    return tuple(where for where, _ in places(kind) if where[-1] == key)


@cache
def lists_by_id(kind: Any) -> frozenset[Where]:
    """The lists whose things are told apart by an id."""
    return frozenset(
        where
        for where, found in places(kind)
        if get_origin(found) is tuple and "id" in keys_at(_inside(found, EACH), ())
    )
