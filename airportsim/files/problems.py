"""What is wrong with a file: a flaw names file, line, column and field, and says what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from unicodedata import category

from airportsim.model.names import nearest

Where = tuple[str | int, ...]
"""A place in a file: keys, and numbers in lists from 0."""

LONGEST_LINE = 400
"""Of longer lines, so many letters are kept."""

_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
LONGEST_SHOWN = 60
"""What stands in a file is quoted up to so many characters."""
LONGEST_REASON = 500
"""Of a sentence, so many letters are told."""


class Severity(StrEnum):
    """Whether a file cannot be used because of a flaw, or could be better."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong with a file, or unwise.

    Lines and columns count from 1; they are 0 where the file as a whole is meant. `field` is the
    place as people name it, `hint` what else may help; `text` is the line itself, or what is near
    the place, which is `mark` letters into it.
    """

    path: Path
    line: int
    column: int
    field: str
    reason: str
    hint: str = ""
    text: str = ""
    mark: int = 0
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else f"{self.path}"
        return ": ".join(part for part in (place, self.field, self.reason) if part)


class FileProblem(Exception):
    """A file that cannot be used: one sentence with its name, line, column and field.

    `flaws` are all that was found in a file that was read to its end, as far as it could be.
    """

    def __init__(self, sentence: str, flaws: Sequence[Flaw] = ()) -> None:
        super().__init__(sentence)
        self.flaws = tuple(flaws)


def problem_with(flaws: Sequence[Flaw], path: Path) -> FileProblem:
    """The problem with a file that has these flaws: the first of them, and how many more."""
    first, more = flaws[0], len(flaws) - 1
    hint = f"; {first.hint}" if first.hint else ""
    file = f'"{path}"' if " " in str(path) else f"{path}"
    others = f" (and {more} more: `airportsim check {file}` shows them all)" if more else ""
    return FileProblem(f"{first}{hint}{others}", flaws)


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """The end of a sentence that offers the nearest valid name, if there is one."""
    near = nearest(given[:LONGEST_SHOWN], known)
    return f"; did you mean {near!r}?" if near else ""


def near(line: str, column: int) -> tuple[str, int]:
    """A line, or as much of a long one as is near a column, and how far in that the column is."""
    if len(line) <= LONGEST_LINE:
        return line, column - 1
    start = max(0, column - 1 - LONGEST_LINE // 2)
    return line[start : start + LONGEST_LINE], column - 1 - start


def clean(text: str) -> str:
    """A text without letters that would do something to a terminal instead of showing there."""
    if text.isprintable():
        return text
    text = text.replace("\t", " ")
    return "".join("?" if category(one) in _UNSEEN else one for one in text)


def shown(value: object) -> str:
    """A value as a sentence quotes it, cut where it is long."""
    return cut(repr(value), LONGEST_SHOWN)


def cut(text: str, most: int = LONGEST_REASON) -> str:
    """A text without its end, if it is longer than this."""
    return text if len(text) <= most else f"{text[: most - 3]}..."
