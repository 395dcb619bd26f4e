"""What the airlines felt in a round, as columns beside what is measured of it."""

from collections.abc import Iterable, Iterator

from airportsim.debrief.quality.recovered import of_round, recovered
from airportsim.debrief.quality.round import Quality
from airportsim.files.columns import Column, Kind
from airportsim.files.dictionary import MEASURES
from airportsim.files.tables import Row
from airportsim.model.quality import UNITS, Dimension, Indicator, Measuring, Unit, said

INDEX = "csi"
"""The column of the satisfaction index."""

_UNITS = {Unit.PERCENT: "percent", Unit.SECONDS: "s", Unit.COUNT: "count"}
_SCALE = "points"


def perceived(dimension: Dimension) -> str:
    """The column of a dimension's perceived quality."""
    return f"perceived_{dimension.value}"


def score(indicator: Indicator) -> str:
    """The column of what the response curve makes of an indicator."""
    return f"score_{indicator.value}"


def _of_dimensions() -> Iterator[Column]:
    for one in Dimension:
        name = one.value
        for column, meaning in (
            (f"expected_{name}", f"Expected {name}, from 1 to 7; the mean over the airlines."),
            (perceived(one), f"Perceived {name}, from 1 to 7; the mean over the airlines."),
            (f"gap_5_{name}", f"Gap 5: expected less perceived {name}."),
        ):
            yield Column(column, meaning, Kind.NUMBER, _SCALE)


def _of_indicators() -> Iterator[Column]:
    for one in Indicator:
        whose = "the mean over the airlines that have a value; empty if none has."
        yield Column(
            f"indicator_{one.value}", f"Indicator {one.value} (docs/quality.md): {whose}",
            Kind.NUMBER, _UNITS[UNITS[one]],
        )  # fmt: skip
        meaning = f"What the response curve makes of {one.value}, from 1 to 7: {whose}"
        yield Column(score(one), meaning, Kind.NUMBER, _SCALE)


FELT = (
    Column(
        INDEX, "Satisfaction index of all airlines, by their flights, from 0 to 100.", Kind.NUMBER,
        _SCALE,
    ),
    *_of_dimensions(),
    *_of_indicators(),
    Column(
        "recovered_told", "Failures that hurt an airline, and of which it was told.",
        unit="failures",
    ),
    Column("recovered_kept", "Promises about failures that were kept.", unit="promises"),
    Column("recovered_broken", "Promises about failures that were broken.", unit="promises"),
    Column(
        "recovery_score",
        "How fair what was done about the failures that hurt was to their airlines, from 0 to 100; "
        "the mean, empty if nothing was done.",
        Kind.NUMBER, "points",
    ),
)  # fmt: skip
"""What is measured of what the airlines felt."""


def measured(quality: bool) -> tuple[Column, ...]:
    """What is measured of a round, with what the airlines felt or without."""
    return (*MEASURES, *FELT) if quality else MEASURES


def felt_measures(felt: Quality, rules: Measuring) -> Row:
    """What the airlines felt, by the columns `FELT`."""
    row: Row = {INDEX: felt.index / 100}
    for dimension, gaps in felt.gaps.items():
        row[f"expected_{dimension.value}"] = gaps.expected / 100
        row[perceived(dimension)] = gaps.perceived / 100
        row[f"gap_5_{dimension.value}"] = gaps.quality / 100
    for one in Indicator:
        values = [
            value for each in felt.airlines if (value := each.indicators[one].value) is not None
        ]
        row[f"indicator_{one.value}"] = _mean(values)
        row[score(one)] = _mean(said(rules.curve(one), value) / 100 for value in values)
    done = recovered(of_round(felt))
    row["recovered_told"] = done.told
    row["recovered_kept"] = done.kept
    row["recovered_broken"] = done.broken
    row["recovery_score"] = done.score
    return row


def _mean(values: Iterable[float]) -> float | None:
    some = list(values)
    return round(sum(some) / len(some), 4) if some else None
