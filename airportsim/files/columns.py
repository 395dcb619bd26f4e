"""A column of an exported table."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What stands in the cells of a column; any cell may be empty where its meaning says so."""

    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "true or false"
    TEXT = "text"
    LIST = "words or numbers with a space between"
    JSON = "JSON"
    TIME = "date and time (ISO 8601, UTC)"


class Column(NamedTuple):
    """A column of a table: its meaning in a sentence, and the unit of its numbers, if any.

    `typed` is true of what people have typed, which a spreadsheet must not compute.
    """

    name: str
    meaning: str
    kind: Kind = Kind.INTEGER
    unit: str = ""
    typed: bool = False

    @property
    def in_sheet(self) -> str:
        """Its meaning in a CSV file, where typed words are marked."""
        return f"{self.meaning[:-1]}; {_MARK}." if self.typed else self.meaning


MARKED = "=+-@＝＋－＠"
"""What makes a spreadsheet take a cell for a formula, if it stands first."""
_MARK = (
    "an apostrophe stands before it if it begins with = + - or @ (of either width), so that no "
    "spreadsheet computes it"
)
