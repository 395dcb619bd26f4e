"""What is wrong with a file, in one sentence that names file, line and field."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from airportsim.model.checks import nearest

Where = tuple[str | int, ...]
"""A place in a file: keys, and numbers in lists from 0."""


class FileProblem(Exception):
    """A file that cannot be used: one sentence with its name, line and field."""


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """The end of a sentence that offers the nearest valid name, if there is one."""
    near = nearest(given, known)
    return f"; did you mean {near!r}?" if near else ""


def shown(value: object) -> str:
    """A value as a sentence quotes it, cut where it is long."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def field_name(where: Where, plain: Any) -> str:
    """A place as people read it: things in lists by their id, or else counted from 1."""
    names = []
    for step in where:
        inside = plain[step] if holds(plain, step) else None
        if isinstance(step, int):
            named = inside.get("id") if isinstance(inside, dict) else None
            names.append(named if isinstance(named, str) else str(step + 1))
        else:
            names.append(step)
        plain = inside
    return ".".join(names)


def sentence(path: Path, line: int, reason: str, field: str = "") -> FileProblem:
    """The problem with this line, and this field, of a file."""
    return FileProblem(f"{path}:{line}: {field}: {reason}" if field else f"{path}:{line}: {reason}")


def holds(plain: Any, step: str | int) -> bool:
    """Whether a list has this number, or a mapping this key."""
    if isinstance(plain, list):
        return isinstance(step, int) and step < len(plain)
    return isinstance(plain, dict) and step in plain
