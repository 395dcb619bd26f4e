"""Times in scenario files: `minutes:seconds`, or a number of seconds."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from airportsim.files.kinds import EACH
from airportsim.files.nodes import Node, field_name
from airportsim.files.problems import Flaw, Severity, Where
from airportsim.files.slips import bare_time
from airportsim.model.ranges import HASTY, TIMES

Times = dict[str, "Times"]

_TIME = re.compile(r"(\d{1,4}):([0-5]\d)", re.ASCII)


def seconds_of(text: str) -> int | str:
    """The seconds of a time such as "2:30"; any other text as it is."""
    time = _TIME.fullmatch(text)
    return int(time[1]) * 60 + int(time[2]) if time else text


def tell_times(root: Node) -> None:
    """Turn `minutes:seconds` into seconds where a scenario has a time."""
    for _, _, node in _times_in(root, _times(), (), ""):
        if isinstance(node.value, str):
            node.value = seconds_of(node.value)


def hasty_times(root: Node) -> Iterator[Flaw]:
    """Warnings of numbers of seconds that were probably meant as minutes."""
    for where, name, node in _times_in(root, _times(), (), ""):
        if node.mark and is_bare(node) and 0 < node.value < HASTY.get(name, 0):
            reason = f"this is {node.value} second{'s' if node.value > 1 else ''}"
            flaw = node.flaw(reason, field_name(root, where), bare_time(node.value))
            yield replace(flaw, severity=Severity.WARNING)


def is_bare(node: Node) -> bool:
    """Whether a number stands there, without a colon."""
    return type(node.value) is int and node.raw is not None and node.raw.isdecimal()


def _times_in(
    node: Node, times: Times, where: Where, name: str
) -> Iterator[tuple[Where, str, Node]]:
    """Each value that is to be a time: its place, the name of that in `ranges`, and itself."""
    if isinstance(node.value, list):
        for n, one in enumerate(node.value):
            yield from _times_in(one, times, (*where, n), name)
    elif not times:
        yield where, name, node
    elif isinstance(node.value, dict):
        dot = f"{name}." if name else ""
        for key, below in times.items():
            for step in list(node.value) if key == EACH else [key]:
                one = node.get(step)
                if one is not None:
                    yield from _times_in(one, below, (*where, step), f"{dot}{key}")


@cache
def _times() -> Times:
    """The keys that lead to times: each with those below it."""
    root: Times = {}
    for place in sorted(TIMES):
        times = root
        for key in place.split("."):
            times = times.setdefault(key, {})
    return root
