"""What was played, for spreadsheets, statistics and process mining: tables or an event log."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from airportsim.files.case_rows import event_rows
from airportsim.files.dates import dated
from airportsim.files.dictionary import TABLES, Column, Kind
from airportsim.files.dictionary_of_quality import QUALITY
from airportsim.files.event_files import EventFile
from airportsim.files.incidents import incident_rows
from airportsim.files.ocel import ocel_lines
from airportsim.files.parquet import ParquetTable
from airportsim.files.problems import FileProblem
from airportsim.files.quality_rows import quality_rows
from airportsim.files.recorded import Recorded, recorded
from airportsim.files.sheets import Sheet
from airportsim.files.store import Store
from airportsim.files.tables import Row, flight_rows, round_row
from airportsim.files.writing import check_place, put_together, write
from airportsim.files.xes import xes_lines


class Format(StrEnum):
    """How something is exported: as a table in each file, or as one event log."""

    CSV = "csv"
    PARQUET = "parquet"
    XES = "xes"
    OCEL = "ocel"


def export(
    source: Store | EventFile, folder: Path, form: Format = Format.CSV, lifecycle: bool = False
) -> list[Path]:
    """Write a session or run, as far as it has gone, into a folder; answers with the files' paths.

    CSV and PARQUET make a file of each table and a dictionary of their columns, XES `events.xes`,
    OCEL `events.ocel.json`; `lifecycle`, for XES only, tells starts and completions apart. The
    folder is made if it is missing; what else it holds stays. Raises FileProblem; all files are
    written whole, or none of them.
    """
    what = recorded(source)
    if form is Format.XES:
        return _write_log(folder / "events.xes", xes_lines(what, lifecycle))
    if form is Format.OCEL:
        return _write_log(folder / "events.ocel.json", ocel_lines(what))
    if form is Format.PARQUET and find_spec("pyarrow") is None:
        raise FileProblem('this needs more packages: python -m pip install "airportsim[lab]"')
    return _write_tables(what, folder, form)


def _write_log(path: Path, lines: Iterable[str]) -> list[Path]:
    with _made(path.parent):
        check_place(path)
        write(path, lines)
    return [path]


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """A folder that is there; if it was not, and something goes wrong, it is not there then."""
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise FileProblem(f"{folder}: there is a file in the way; name a folder") from None
    except OSError as problem:
        reason = problem.strerror or problem
        raise FileProblem(f"{folder}: the folder cannot be made ({reason})") from None
    try:
        yield
    except BaseException:
        if new:
            with suppress(OSError):
                folder.rmdir()
        raise


# --- tables ----------------------------------------------------------------------------------


class Table(Protocol):
    """A table that is being written."""

    def add(self, rows: Iterable[Row]) -> None:
        """Write some rows more."""

    def close(self) -> None:
        """End the file."""


def _write_tables(what: Recorded, folder: Path, form: Format) -> list[Path]:
    """Write all tables at once, so that each round is read once and held alone."""
    columns = {name: TABLES[name] for name in TABLES if name in _OF_ROUNDS or name in what.people}
    columns = {"session": TABLES["session"], **columns, "dictionary": DICTIONARY}
    paths = [folder / f"{name}.{form.value}" for name in columns]
    make = Sheet if form is Format.CSV else ParquetTable
    with _made(folder):
        for path in paths:
            check_place(path)
        with put_together(paths) as parts, ExitStack() as open_files:
            tables: dict[str, Table] = {
                name: open_files.enter_context(closing(make(part, columns[name])))
                for name, part in zip(columns, parts, strict=True)
            }
            tables["session"].add([what.origin])
            tables["dictionary"].add(_dictionary(columns, form))
            for rows in _rounds(what):
                for name, some in rows.items():
                    tables[name].add(some)
            for name, some in what.people.items():
                tables[name].add(some)
    return paths


_OF_ROUNDS = ("rounds", "incidents", "flights", "events", *QUALITY)


def _rounds(what: Recorded) -> Iterator[dict[str, Iterable[Row]]]:
    """The rows of each attempt by table."""
    airport = what.airport
    for begun, played in dated(airport.scenario, what.attempts()):
        yield {
            "rounds": [round_row(airport, played)] if played.ended_by else [],
            "incidents": incident_rows(airport, played),
            "flights": flight_rows(airport, played),
            "events": event_rows(airport, played, begun),
            **quality_rows(airport, played),
        }


DICTIONARY = tuple(
    Column(name, f"The {name}.", Kind.TEXT)
    for name in ("file", "column", "meaning", "unit", "type")
)
"""The columns of the dictionary itself."""


def _dictionary(tables: Mapping[str, Iterable[Column]], form: Format) -> Iterator[Row]:
    for name, columns in tables.items():
        for column in columns if name != "dictionary" else ():
            yield {
                "file": f"{name}.{form.value}",
                "column": column.name,
                "meaning": column.in_sheet if form is Format.CSV else column.meaning,
                "unit": column.unit,
                "type": column.kind.value,
            }
