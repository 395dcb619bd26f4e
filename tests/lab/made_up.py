"""Results of an experiment that never was: small, and with effects that are known."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from airportsim.files.dictionary import Column, Kind
from airportsim.files.quality_columns import measured as measured_columns
from airportsim.files.tables import Cell, Row
from airportsim.files.tidy import write_tidy
from airportsim.lab.results import ABOUT, RUNS, Results, load_results

LUCK = (0, 9, -4, 6, -11)
"""What the draws of a replication do to every point alike, in flights."""
ROUNDS = (1, 2)

Measured = Callable[[Mapping[str, Any], int, int], Mapping[str, Cell]]
"""Measures of a point in a replication and a round; none at all for a run that fails."""


def worth(factors: Mapping[str, Any], replication: int, number: int) -> dict[str, Cell]:
    """The form lands 4 flights and costs 2,000 USD, a second desk 2 flights; profit is 100 each."""
    form, desks = factors["lever.report_form"] == "on", factors["staff.service_desk"]
    landed = 50 + 10 * number + LUCK[replication % len(LUCK)] + 4 * form + 2 * desks
    return {"landed": landed, "profit": 100 * landed - 2_000 * form, "spent": 500 + 2_000 * form}


FACTORS: dict[str, tuple[Any, ...]] = {
    "lever.report_form": ("on", "off"), "staff.service_desk": (2, 1)
}  # fmt: skip


def results(
    folder: Path, measured: Measured = worth, factors: Mapping[str, Any] = FACTORS,
    replications: int = len(LUCK), seed: int = 1, design: Mapping[str, Any] | None = None,
    measures: Sequence[str] = ("landed",), quality: bool = False,
) -> Results:  # fmt: skip
    """Make a folder of results."""
    folder.mkdir()
    points = [
        {
            "point": n, "scenario": "classic", "team": "reference", "bots": "",
            "factors": dict(zip(factors, levels, strict=True)),
        }
        for n, levels in enumerate(product(*factors.values()))
    ]  # fmt: skip
    kinds = {
        name: Kind.TEXT if isinstance(v[0], str) else Kind.NUMBER for name, v in factors.items()
    }
    columns = [
        Column("run", "Key.", Kind.TEXT), Column("point", "Point."),
        *(Column(name, "Name.", Kind.TEXT) for name in ("scenario", "team", "bots")),
        *(Column(name, "Factor.", kind) for name, kind in kinds.items()),
        Column("replication", "Replication."), Column("seed", "Seed."), Column("round", "Round."),
        Column("status", "Status.", Kind.TEXT), Column("problem", "Why.", Kind.TEXT),
        *measured_columns(quality),
    ]  # fmt: skip
    about = {
        "name": "made-up",
        "design": {"about": "Does it help?", "precision": None, **(design or {})},
        "airportsim": "0", "rules": 1, "python": "3", "packages": {"numpy": "2"},
        "platform": "here",
        "seed": seed, "scenarios": {"classic": "12ab"}, "teams": {"reference": "34cd"}, "bots": {},
        "points": points, "measures": measures,
        "columns": [
            {"name": c.name, "meaning": c.meaning, "unit": c.unit, "type": c.kind.value}
            for c in columns
        ],
    }  # fmt: skip
    (folder / ABOUT).write_text(json.dumps(about), encoding="utf-8")
    nothing: Row = dict.fromkeys(column.name for column in measured_columns(quality))
    write_tidy(folder, RUNS, columns, _rows(points, measured, replications, seed, nothing))
    return load_results(folder)


def _rows(
    points: list[dict[str, Any]], measured: Measured, replications: int, seed: int, nothing: Row
) -> Iterator[Row]:
    for point, replication in product(points, range(replications)):
        head: Row = {
            "run": f"{point['point']}/{replication}",
            **{name: point[name] for name in ("point", "scenario", "team", "bots")},
            **point["factors"], "replication": replication, "seed": seed,
        }  # fmt: skip
        if not measured(point["factors"], replication, ROUNDS[0]):
            yield {
                **head,
                "round": None,
                "status": "failed",
                "problem": "KeyError: 'x|y'",
                **nothing,
            }
            continue
        for number in ROUNDS:
            found = measured(point["factors"], replication, number)
            if found:
                yield {
                    **head, "round": number, "status": "ok", "problem": "", **nothing, **found
                }  # fmt: skip
