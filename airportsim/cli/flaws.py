"""What is wrong with files, as people and programs read it."""

from collections.abc import Iterator

from airportsim.cli.columns import width
from airportsim.files.problems import Flaw, Severity

COLUMNS = 96
"""A line of a file is shown up to so many columns."""
BEFORE = 40
"""Of a long line, so many letters before the place are shown."""
INDENT = " " * 4


def lines_of(flaw: Flaw, severity: str) -> Iterator[str]:
    """A flaw as people read it: where and what, the line with a mark below it, and a hint.

    `severity` is the word before the sentence, "" for none.
    """
    place = f"{flaw.path}:{flaw.line}:{flaw.column}" if flaw.line else f"{flaw.path}"
    yield ": ".join(part for part in (place, severity, flaw.field, flaw.reason) if part)
    if flaw.text.strip():
        yield from _shown(flaw.text, flaw.mark)
    if flaw.hint:
        yield f"{INDENT}-> {flaw.hint}"


def _shown(text: str, mark: int) -> Iterator[str]:
    """A line of a file, or the part around a place, with a mark below that place."""
    before, rest = text[:mark], text[mark:]
    if width(before) > COLUMNS - BEFORE:
        before = f"...{before[-BEFORE:]}"
    room = COLUMNS - width(before)
    if width(rest) > room:
        while width(rest) > room - 3:
            rest = rest[: max(len(rest) - max(1, (width(rest) - room) // 2), 0)]
        rest += "..."
    yield INDENT + before + rest
    yield INDENT + " " * width(before) + "^"


def entry_of(flaw: Flaw) -> dict[str, object]:
    """A flaw as programs read it; lines and columns count from 1, 0 for a file as a whole."""
    return {
        "file": str(flaw.path),
        "line": flaw.line,
        "column": flaw.column,
        "field": flaw.field,
        "severity": flaw.severity.value,
        "message": flaw.reason,
        "hint": flaw.hint,
    }


def counted(flaws: tuple[Flaw, ...]) -> tuple[int, int]:
    """How many errors and how many warnings there are."""
    errors = sum(flaw.severity is Severity.ERROR for flaw in flaws)
    return errors, len(flaws) - errors
