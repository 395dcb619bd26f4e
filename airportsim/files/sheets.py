"""Tables as CSV files, which Excel, Python and R read alike."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from airportsim.files.dictionary import MARKED, Column
from airportsim.files.tables import Cell, Row

BOM = "\ufeff"
"""Without it Excel does not take a CSV file for UTF-8, and spoils Chinese text."""


class Sheet:
    """A CSV file that is being written, its lines ended as RFC 4180 wants it."""

    def __init__(self, path: Path, columns: Sequence[Column], for_excel: bool = True) -> None:
        self._names = [column.name for column in columns]
        self._stream = path.open("w", encoding="utf-8", newline="")
        self._stream.write(BOM if for_excel else "")
        self._writer = csv.writer(self._stream)
        self._writer.writerow(self._names)

    def add(self, rows: Iterable[Row]) -> None:
        """Write some rows more."""
        for row in rows:
            assert row.keys() == set(self._names), row.keys() ^ set(self._names)
            self._writer.writerow(cell(row[name]) for name in self._names)

    def close(self) -> None:
        """End the file."""
        self._stream.close()


def cell(value: Cell) -> Cell:
    """What stands in the file; text that a spreadsheet would take for a formula is marked."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.lstrip().startswith(tuple(MARKED)):
        return f"'{value}"
    return value
