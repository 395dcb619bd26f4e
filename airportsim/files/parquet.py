"""Tables as Parquet files, typed, with the meaning of each column beside its type."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from airportsim.files.dictionary import Column, Kind
from airportsim.files.tables import Cell, Row

if TYPE_CHECKING:
    import pyarrow as pa


class ParquetTable:
    """A Parquet file that is being written, a group of rows at a time; needs pyarrow."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        import pyarrow.parquet as pq

        self._columns = columns
        self._schema = schema_of(columns)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")

    def add(self, rows: Iterable[Row]) -> None:
        """Write some rows more."""
        import pyarrow as pa

        some = list(rows)
        if some:
            columns = [[_value(c, row[c.name]) for row in some] for c in self._columns]
            arrays = [
                pa.array(values, field.type)
                for values, field in zip(columns, self._schema, strict=True)
            ]
            self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))

    def close(self) -> None:
        """End the file."""
        self._writer.close()


def schema_of(columns: Sequence[Column]) -> "pa.Schema":
    """The columns as Parquet knows them, each with its meaning and unit."""
    import pyarrow as pa

    types: dict[Kind, Any] = {
        Kind.INTEGER: pa.int64(),
        Kind.NUMBER: pa.float64(),
        Kind.BOOLEAN: pa.bool_(),
        Kind.TIME: pa.timestamp("ms", "UTC"),
    }
    return pa.schema([
        pa.field(
            column.name, types.get(column.kind, pa.string()),
            metadata={"meaning": column.meaning, "unit": column.unit},
        )
        for column in columns
    ])  # fmt: skip


def _value(column: Column, cell: Cell) -> Cell | datetime:
    is_time = column.kind is Kind.TIME and isinstance(cell, str)
    return datetime.fromisoformat(str(cell)) if is_time else cell
