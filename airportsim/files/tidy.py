"""One tidy table, written at once as Parquet and as CSV, however many rows it has."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from airportsim.files.dictionary import Column
from airportsim.files.parquet import ParquetTable
from airportsim.files.sheets import Sheet
from airportsim.files.tables import Row
from airportsim.files.writing import put_together

BATCH = 1_000
"""Rows that are held in memory at a time."""


def write_tidy(folder: Path, name: str, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """Write the rows as NAME.parquet and NAME.csv, both put in place when they are whole.

    Raises FileProblem.
    """
    left = iter(rows)
    with (
        put_together([folder / f"{name}.parquet", folder / f"{name}.csv"]) as (typed, plain),
        closing(ParquetTable(typed, columns)) as parquet,
        closing(Sheet(plain, columns, for_excel=False)) as sheet,
    ):
        while some := list(islice(left, BATCH)):
            parquet.add(some)
            sheet.add(some)
