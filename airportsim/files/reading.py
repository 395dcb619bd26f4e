"""YAML files read as the model's own dataclasses, with all that is wrong with them at once."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from airportsim.files.extending import extended
from airportsim.files.kinds import lists_by_id
from airportsim.files.lost import LISTS, Lost, doubled, what_else
from airportsim.files.nodes import Node
from airportsim.files.plain import tree_of
from airportsim.files.problems import FileProblem, Flaw, Severity, Where, problem_with
from airportsim.files.shape import adapter_of, flaw_at, flaws_of_shape
from airportsim.files.slips import bare_time, slip_in
from airportsim.files.source import MAX_FLAWS, source_of
from airportsim.files.times import hasty_times, is_bare, seconds_of, tell_times
from airportsim.files.versions import brought_up
from airportsim.model.names import Twice, Unknown
from airportsim.model.ranges import is_time
from airportsim.model.scenario import Scenario

__all__ = ["adapter_of", "dumped", "inspected", "read", "seconds_of"]

T = TypeVar("T")
Read = TypeVar("Read", covariant=True)

Check = Callable[[T], Iterable[tuple[Where, str]]]
"""What yields what is wrong with a value of the right shape: where, and a sentence."""


@dataclass(frozen=True, slots=True)
class Inspected(Generic[Read]):
    """What was found in a file: its value, None if it cannot be used, its flaws and its text."""

    value: Read | None
    flaws: tuple[Flaw, ...]
    root: Node | None = None

    def warned(self, warnings: Iterable[tuple[Where, str, str]]) -> "Inspected[Read]":
        """The same with warnings: each a place, a sentence and a hint."""
        assert self.root is not None
        found = [flaw_at(self.root, *warning) for warning in warnings]
        flaws = [*self.flaws, *(replace(one, severity=Severity.WARNING) for one in found)]
        return replace(self, flaws=_in_order(flaws, self.root.source.path))


def read(path: Path, kind: type[T], check: Check[T]) -> T:
    """A YAML file as a value of `kind`, checked; raises FileProblem."""
    found = inspected(path, lambda root: (kind, check))
    errors = [flaw for flaw in found.flaws if flaw.severity is Severity.ERROR]
    if found.value is None or errors:
        raise problem_with(errors, path)
    return found.value


def inspected(path: Path, what: Callable[[Node], tuple[type[T], Check[T]]]) -> Inspected[T]:
    """A YAML file as a value, and all that is wrong with it.

    `what` tells from its keys what kind of value it is, and how that is checked. Raises FileProblem
    only for what is no text at all.
    """
    source = source_of(path)
    flaws: list[Flaw] = []
    try:
        root = tree_of(source, flaws)
        kind, check = what(root)
        if kind is Scenario:
            brought_up(root, flaws)
            root = extended(root, flaws)
            tell_times(root)
    except FileProblem as problem:
        return Inspected(None, _in_order(problem.flaws, path))
    value = _shaped(root, kind, flaws)
    if value is not None:
        flaws += _checked(root, islice(check(value), MAX_FLAWS))
    if kind is Scenario:
        told = {(flaw.line, flaw.column) for flaw in flaws}
        flaws += (one for one in hasty_times(root) if (one.line, one.column) not in told)
    return Inspected(value, _in_order(flaws, path), root)


def dumped(value: object) -> str:
    """A value of the model as canonical JSON text, the same on every machine."""
    plain = adapter_of(type(value)).dump_python(value, mode="json")
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _checked(root: Node, found: Iterable[tuple[Where, str]]) -> Iterator[Flaw]:
    """The flaws behind what is wrong with a value, without those that only follow from others."""
    known, lost = list(found), Lost(root)
    lists = {where[0] for where, reason in known if isinstance(reason, Twice)}
    for where, reason in known:
        node, hint = root.at(where), ""
        if isinstance(reason, Unknown):
            if doubled(root, reason.what) or LISTS.get(reason.what, ("",))[0] in lists:
                continue
            why = lost.why(reason)
            hint = "" if why or slip_in(reason.given) else what_else(root, reason)
            reason = f"there is no {reason.what} {reason.given!r}: {why}" if why else reason
        elif isinstance(reason, Twice):
            first = root.at((*where[: -2 if where[-1] == "id" else -1], reason.first))
            reason = f"{reason}, here and in line {first.line}" if first else reason
        elif node is not None and is_bare(node) and is_time(where):
            hint = bare_time(node.value)
        elif node is not None and where[:-1] == ("items",):
            hint = lost.why_idle(node.name() or "")
        yield flaw_at(root, where, reason, hint)


def _shaped(root: Node, kind: type[T], flaws: list[Flaw]) -> T | None:
    try:
        value: T = adapter_of(kind).validate_json(json.dumps(root.plain), strict=True)
    except ValidationError as problem:
        errors = problem.errors(include_url=False, include_input=False)
        flaws += islice(flaws_of_shape(kind, root, errors), MAX_FLAWS)
        return None
    return value


def _in_order(flaws: Iterable[Flaw], path: Path) -> tuple[Flaw, ...]:
    """The flaws by line and column, those of the file itself before those of what it extends.

    What is no YAML for us tells enough about its place.
    """
    told: dict[tuple[bool, str, int, int, str], Flaw] = {}
    for flaw in flaws:
        if flaw.path != path and not flaw.hint:
            parts = flaw.field.split(".") if flaw.field else ()
            named = list(takewhile(lambda part: not part.isdecimal(), parts))
            anew = f"; say {'.'.join(named)} anew there" if named else ""
            if len(named) > 1 and (named[0],) in lists_by_id(Scenario):
                anew += f", or take {named[1]} away: `- {{id: {named[1]}, remove: true}}`"
            flaw = replace(flaw, hint=f"{path.name} builds on this{anew}")
        place = (flaw.path != path, str(flaw.path), flaw.line, flaw.column)
        if (*place, "") not in told:
            told.setdefault((*place, flaw.field), flaw)
    return tuple(told[place] for place in sorted(told))
