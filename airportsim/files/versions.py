"""Older formats of scenario files, and how each becomes the next one."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from airportsim.files.nodes import Mark, Node
from airportsim.files.problems import FileProblem, Flaw, Severity, Where, problem_with
from airportsim.files.source import Source
from airportsim.model.version import FORMAT

VERSION = "version"

_QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""")


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a file, from one letter to before another, that must be another text."""

    start: int
    end: int
    text: str


Step = Callable[[Node, list[Flaw]], Iterator[Edit]]
"""Makes one format of the one before, and tells what must be edited in the file for it.

What cannot be made of the next format is added to the flaws.
"""


def brought_up(root: Node, flaws: list[Flaw]) -> list[Edit]:
    """Make a scenario one of today's format; answers with what must be edited for that in its file.

    One that is still of an older format can be used: that is added to the flaws as a warning.
    Raises FileProblem for a newer format.
    """
    node = root.get(VERSION)
    if node is None or type(node.value) is not int:
        return []
    version: int = node.value
    if version > FORMAT:
        reason = (
            f"this file is made for a newer airportsim (version {version} of the format; this one "
            f"reads up to {FORMAT}): update airportsim"
        )
        raise _refused(node, reason, flaws)
    if version < 1:
        raise _refused(node, f"there is no version {version}; {FORMAT} is today's", flaws)
    if version == FORMAT:
        return []
    edits = [edit for number in range(version, FORMAT) for edit in STEPS[number](root, flaws)]
    edits += replaced(node, str(FORMAT))
    node.value = FORMAT
    reason = f"version {version} of the format is read, but {FORMAT} is today's"
    hint = "`airportsim check --migrate` edits the lines that must change"
    flaws.append(replace(node.flaw(reason, VERSION, hint), severity=Severity.WARNING))
    return edits


def brought_up_plain(plain: Any) -> Any:
    """The plain values of a scenario that was stored, in today's format; raises ValueError."""
    if not isinstance(plain, dict) or plain.get(VERSION) == FORMAT:
        return plain
    version = plain.get(VERSION)
    if type(version) is not int or not 1 <= version < FORMAT:
        raise ValueError(f"there is no version {version!r} of the format")
    root = Node.of(plain, Source(Path(), ""))
    for number in range(version, FORMAT):
        list(STEPS[number](root, []))
    return {**root.plain, VERSION: FORMAT}


def _refused(node: Node, reason: str, flaws: list[Flaw]) -> FileProblem:
    flaws.append(node.flaw(reason, VERSION))
    return problem_with(flaws, node.source.path)


# --- the steps ----------------------------------------------------------------------------------


def _to_2(root: Node, flaws: list[Flaw]) -> Iterator[Edit]:
    """`compensation`, a price, and `compensations`, how many of them, were mistaken for another."""
    for where, new in RENAMED.items():
        yield from _renamed(root, where, new, flaws)


RENAMED: dict[Where, str] = {("money", "compensations"): "most_compensations"}
"""Keys of older formats that have another name now."""

STEPS: dict[int, Step] = {1: _to_2}
"""What makes the next format of each older one."""


def _renamed(root: Node, where: Where, new: str, flaws: list[Flaw]) -> Iterator[Edit]:
    """Give a key another name, where it stands."""
    node, old = root.at(where[:-1]), where[-1]
    if node is None or not isinstance(node.value, dict) or old not in node.value:
        return
    inside = node.value[old]
    if new in node.value:
        reason, field = f"{new} stands there too; take {old} away", ".".join(map(str, where))
        if inside.key is not None:
            flaws.append(inside.flaw(reason, field, at_key=True))
        del node.value[old]
        return
    if inside.key is not None:
        yield _edit(inside.source, inside.key, str(old), new)
    node.value = {new if key == old else key: inside for key, inside in node.value.items()}


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text after its edits."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def replaced(node: Node, text: str) -> Iterator[Edit]:
    """The edit of a value that was read from a file; quotes around it stay."""
    if node.mark is not None:
        yield _edit(node.source, node.mark, node.raw or "", text)


def _edit(source: Source, mark: Mark, old: str, text: str) -> Edit:
    """The edit of a key or value at a place."""
    start = source.index(mark)
    quoted = _QUOTED.match(source.text, start)
    if quoted:
        return Edit(start + 1, quoted.end() - 1, text)
    return Edit(start, start + len(old), text)
