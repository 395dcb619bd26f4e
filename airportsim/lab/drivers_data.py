"""What drivers of satisfaction are told from: the rows of results, drivers on one scale."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from airportsim.files.quality_columns import INDEX, perceived, score
from airportsim.lab.pls import Array, Groups
from airportsim.lab.results import Results
from airportsim.model.quality import Dimension, Indicator

FEWEST = 10
"""Fewer replications than this say nothing about an interval."""
MISSING = 0.1
"""A driver that a greater share of rounds has no value of is left out."""
OUTCOMES = ("landed", "profit")

Table = dict[str, Array]


class NoDrivers(Exception):
    """Results from which no drivers can be told: one sentence why."""


class By(StrEnum):
    """What the drivers are: perceived quality of dimensions, or indicators on the same scale."""

    DIMENSIONS = "dimensions"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A column that was left out, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Data:
    """The rows that are fitted; `x` (rows, drivers), `index` (rows, 1), `y` (rows, outcomes)."""

    names: list[str]
    outcomes: list[str]
    x: Array
    index: Array
    y: Array
    groups: Groups
    rounds: tuple[int, ...]
    points: int
    rows_left_out: int
    left_out: tuple[LeftOut, ...]


def data_of(results: Results, by: By, number: int | None) -> Data:
    """The rows of results that can be fitted; raises NoDrivers."""
    columns = _columns(by)
    table = _rows(results, columns, number)
    left_out: list[LeftOut] = []
    measured = list(_measured(columns, table, left_out))
    if not measured:
        raise NoDrivers(f"{results.path}: no driver has a value in nearly all of the rounds")
    whole = np.all([np.isfinite(table[columns[one]]) for one in measured], axis=0)
    table = {name: values[whole] for name, values in table.items()}
    _enough(results, table)
    names = [one for one in measured if not _constant(one, table[columns[one]], left_out)]
    outcomes = [one for one in OUTCOMES if not _constant(one, table[one], left_out)]
    if not names or _same(table[INDEX]):
        what = "satisfaction" if names else "every driver"
        raise NoDrivers(f"{what} is the same throughout: there is nothing to be told apart")
    index = table[INDEX][:, None]
    return Data(
        names, outcomes,
        x=np.column_stack([table[columns[one]] for one in names]),
        index=index,
        y=np.column_stack([index, *(table[one] for one in outcomes)])[:, 1:],
        groups=table["replication"].astype(np.int64),
        rounds=tuple(int(one) for one in np.unique(table["round"])),
        points=len(np.unique(table["point"])),
        rows_left_out=int(np.sum(~whole)),
        left_out=tuple(left_out),
    )  # fmt: skip


def _rows(results: Results, columns: dict[str, str], number: int | None) -> Table:
    """The rows of a round, or of all, that have an index; raises NoDrivers."""
    known = {column["name"] for column in results.about["columns"]}
    if not known.issuperset({INDEX, *columns.values()}):
        raise NoDrivers(
            f"{results.path} does not say what the airlines felt: put `quality: true` into its "
            "design and play that once more"
        )
    wanted = ("point", "replication", "round", INDEX, *OUTCOMES, *columns.values())
    read = results.table(wanted)
    table = {name: read[name].cast("float64").to_numpy() for name in read.column_names}
    here = np.all([np.isfinite(table[one]) for one in ("round", INDEX, *OUTCOMES)], axis=0)
    there = np.unique(table["round"][here]).astype(int)
    if number is not None:
        if number not in there:
            some = ", ".join(map(str, there)) or "none"
            raise NoDrivers(f"there is no round {number} in {results.path}; there are: {some}")
        here &= table["round"] == number
    table = {name: values[here] for name, values in table.items()}
    _enough(results, table)
    return table


def _columns(by: By) -> dict[str, str]:
    """The column of each driver."""
    if by is By.DIMENSIONS:
        return {one.value: perceived(one) for one in Dimension}
    return {one.value: score(one) for one in Indicator}


def _enough(results: Results, table: Table) -> None:
    count = len(np.unique(table["replication"]))
    if count < FEWEST:
        raise NoDrivers(
            f"{results.path} has {count} replications that can be used; {FEWEST} at least are "
            "needed to tell how sure anything is, and some hundred are better"
        )


def _measured(
    columns: dict[str, str], table: Table, left_out: list[LeftOut]
) -> Iterator[str]:  # fmt: skip
    """The drivers that nearly all rounds have a value of; notes those that are left out."""
    for name, column in columns.items():
        missing = 1 - float(np.mean(np.isfinite(table[column])))
        if missing <= MISSING:
            yield name
        else:
            why = f"{missing:.0%} of the rounds had nothing by which to measure it"
            left_out.append(LeftOut(name, why))


def _constant(name: str, values: Array, left_out: list[LeftOut]) -> bool:
    """Whether there is but one value, which is noted."""
    if found := _same(values):
        left_out.append(LeftOut(name, f"it is {values[0]:,.10g} throughout"))
    return found


def _same(values: Array) -> bool:
    return bool(np.all(values == values[0]))
