"""`airportsim drivers`: which drivers move satisfaction; tables, sentences, a map."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from airportsim.cli.columns import padded, width
from airportsim.cli.extras import require
from airportsim.cli.misuse import Misuse
from airportsim.files.problems import FileProblem
from airportsim.files.writing import check_place, write
from airportsim.model.names import nearest

if TYPE_CHECKING:
    from airportsim.lab.drivers import Found
    from airportsim.lab.drivers_data import By

FEWEST, MOST = 100, 100_000
"""How many resamples there can be."""
_DIGITS = 6
"""Of numbers for programs; what follows may differ from machine to machine."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `airportsim drivers` was asked for; `number` is the round, None all of them."""

    results: str
    number: int | None
    by: str
    components: int | None
    bootstrap: int
    seed: int
    json: bool
    plot: str | None


def show_drivers(wishes: Wishes) -> None:
    """Print the drivers of satisfaction, and draw their map if asked; raises Misuse."""
    require("lab", "pyarrow", "sklearn", *(("matplotlib",) if wishes.plot is not None else ()))
    _check(wishes)
    from airportsim.lab.drivers import drivers
    from airportsim.lab.drivers_data import NoDrivers
    from airportsim.lab.results import load_results

    try:
        found = drivers(
            load_results(wishes.results), _by(wishes.by), wishes.number, wishes.components,
            wishes.bootstrap, wishes.seed,
        )  # fmt: skip
        if wishes.json:
            print(json.dumps(_document(found), indent=2, ensure_ascii=False))
        else:
            print("\n".join(_lines(found)))
        _draw(wishes, found)
    except (FileProblem, NoDrivers) as problem:
        raise Misuse(str(problem)) from None


def _check(wishes: Wishes) -> None:
    """Refuse what cannot be done before anything is computed."""
    if not FEWEST <= wishes.bootstrap <= MOST:
        raise Misuse(f"--bootstrap is from {FEWEST} to {MOST:,}, not {wishes.bootstrap}")
    if wishes.seed < 0:
        raise Misuse(f"--seed is 0 or more, not {wishes.seed}")
    if wishes.plot is not None:
        if Path(wishes.plot).suffix.lower() != ".png":
            raise Misuse(f"{wishes.plot}: the map is drawn as .png; call the file so")
        try:
            check_place(Path(wishes.plot))
        except FileProblem as problem:
            raise Misuse(str(problem)) from None


def _by(name: str) -> "By":
    from airportsim.lab.drivers_data import By

    try:
        return By(name)
    except ValueError:
        known = [one.value for one in By]
        near = nearest(name, known)
        offer = f"did you mean {near!r}?" if near else f"there are: {', '.join(known)}"
        raise Misuse(f"there are no drivers {name!r}; {offer}") from None


def _draw(wishes: Wishes, found: "Found") -> None:
    if wishes.plot is None:
        return
    from airportsim.lab.drivers_plot import importance_performance

    write(Path(wishes.plot), [importance_performance(found)])
    if not wishes.json:
        print(f"written: {wishes.plot}")


def _document(found: "Found") -> dict[str, Any]:
    """What was found for programs; what cannot be told is null."""
    from airportsim.lab.telling_drivers import METHOD, told

    document: dict[str, Any] = _plain(asdict(found))
    return {"method": METHOD, **document, "said": list(told(found))}


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS) if isfinite(value) else None
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _lines(found: "Found") -> Iterator[str]:
    from airportsim.lab.drivers import ranked
    from airportsim.lab.telling_drivers import heading, shown, told

    yield heading(found)
    yield f"\nDrivers -> satisfaction (csi): {found.explained:.0%} of its variance explained\n"
    yield from _columns(
        ["driver", "importance", "index per point", "performance", "inflation"],
        *(
            [
                one.name, shown(one.importance), shown(one.per_point, 1),
                shown(one.performance, 0), f"{one.inflation:.1f}",
            ]
            for one in ranked(found)
        ),
    )  # fmt: skip
    yield "\nSatisfaction (csi) -> results\n"
    yield from _columns(
        ["result", "coefficient", "variance explained"],
        *([one.name, shown(one.coefficient), f"{one.explained:.0%}"] for one in found.outcomes),
    )
    yield (
        "\nImportance and coefficients are standardised; performance is the mean, put from 1 to 7 "
        "on 0 to 100; variance explained is cross-validated over replications.\n"
    )
    yield from told(found)


def _columns(*rows: list[str]) -> Iterator[str]:
    wide = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(padded(cell, n) for cell, n in zip(row, wide, strict=True)).rstrip()
