"""One tidy table, written at once as Parquet and as CSV, however many rows it has."""

import csv
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from airportsim.files.dictionary import Column
from airportsim.files.parquet import schema_of
from airportsim.files.problems import FileProblem
from airportsim.files.sheets import cell
from airportsim.files.tables import Row

BATCH = 1_000
"""Rows that are held in memory at a time."""


def write_tidy(folder: Path, name: str, columns: Sequence[Column], rows: Iterable[Row]) -> int:
    """Write the rows as NAME.parquet and NAME.csv, and answer with how many there were.

    Both files are put in place when they are whole. Raises FileProblem.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema, names = schema_of(columns), [column.name for column in columns]
    targets = [folder / f"{name}.parquet", folder / f"{name}.csv"]
    beside = [target.with_name(f".{target.name}.tmp") for target in targets]
    count = 0
    try:
        with (
            pq.ParquetWriter(beside[0], schema, compression="zstd") as parquet,
            beside[1].open("w", encoding="utf-8", newline="") as stream,
        ):
            table = csv.writer(stream)
            table.writerow(names)
            left = iter(rows)
            while some := list(islice(left, BATCH)):
                parquet.write_table(pa.Table.from_pylist(some, schema))
                table.writerows([cell(row[one]) for one in names] for row in some)
                count += len(some)
        for path, target in zip(beside, targets, strict=True):
            path.replace(target)
    except OSError as problem:
        raise FileProblem(f"{folder}: it cannot be written ({problem})") from None
    finally:
        for path in beside:
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return count
