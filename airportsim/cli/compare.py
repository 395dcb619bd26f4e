"""`airportsim compare` and `airportsim report`: what results of experiments say."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from airportsim.cli.columns import padded, width
from airportsim.cli.extras import require
from airportsim.cli.misuse import Misuse
from airportsim.files.problems import FileProblem

if TYPE_CHECKING:
    from airportsim.lab.comparing import Compared, Side
    from airportsim.lab.statistics import Difference

OTHER_RULES = "A and B were played by different rules; what differs may be the program's doing"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `airportsim compare` was asked for; `number` is the round, None all of them."""

    one: str
    other: str
    measure: str
    number: int | None
    json: bool


def show_comparison(wishes: Wishes) -> None:
    """Print how B differs from A; raises Misuse."""
    require("lab", "pyarrow", "scipy")
    from airportsim.lab.comparing import NotComparable, compare, side
    from airportsim.lab.unlike import unlike

    try:
        one, other = side(wishes.one), side(wishes.other)
        found = compare(one, other, wishes.measure)
    except (FileProblem, NotComparable) as problem:
        raise Misuse(str(problem)) from None
    if wishes.number is not None:
        rounds = ", ".join(str(each.round) for each in found)
        found = [each for each in found if each.round == wishes.number]
        if not found:
            raise Misuse(f"there is no round {wishes.number} that both have; they have: {rounds}")
    columns = one.results.about["columns"]
    unit = next(column["unit"] for column in columns if column["name"] == wishes.measure)
    if wishes.json:
        document = _document(wishes, unit, found) | {"differ_in": unlike(one, other)}
        print(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        _print(one, other, wishes.measure, unit, found)


def write_report_of(folder: str) -> None:
    """Write the report of an experiment again, and say where it is; raises Misuse."""
    require("lab", "pyarrow", "scipy", "matplotlib")
    from airportsim.lab.report import write_report
    from airportsim.lab.results import load_results

    try:
        print(write_report(load_results(folder)))
    except FileProblem as problem:
        raise Misuse(str(problem)) from None


def _document(wishes: Wishes, unit: str, found: "Sequence[Compared]") -> dict[str, Any]:
    """A comparison for programs: `difference` is b less a; what cannot be told is null."""
    rounds = [
        {
            "round": one.round,
            "method": "paired" if one.pairs else "welch",
            "a": _plain(asdict(one.one)),
            "b": _plain(asdict(one.other)),
            "difference": _plain(asdict(one.difference)),
        }
        for one in found
    ]
    return {
        "a": wishes.one, "b": wishes.other, "measure": wishes.measure, "unit": unit,
        "confidence": 0.95, "rounds": rounds,
    }  # fmt: skip


def _plain(numbers: dict[str, float]) -> dict[str, float | None]:
    return {name: value if isfinite(value) else None for name, value in numbers.items()}


def _print(
    one: "Side", other: "Side", measure: str, unit: str, found: "Sequence[Compared]"
) -> None:
    from airportsim.lab.showing import amount, bounds, chance
    from airportsim.lab.unlike import rules_of, unlike

    title = measure if unit in ("", measure) else f"{measure} ({unit})"
    print(f"A: {one.text}\nB: {other.text}")
    if unalike := unlike(one, other):
        print(f"A and B differ in: {'; '.join(unalike)}")
    if rules_of(one) != rules_of(other):
        print(f"WARNING: {OTHER_RULES}")
    print(f"{title}, means with 95 % intervals\n")
    rows = [["round", "A", "B", "B less A", "p", "replications"]]
    for each in found:
        cells = [
            f"{amount(side.mean, unit)} {bounds(side, unit)}" for side in (each.one, each.other)
        ]
        between = each.difference
        cells.append(f"{amount(between.mean, unit, sign=True)} {bounds(between, unit)}")
        rows.append([str(each.round), *cells, chance(between.p), _runs(each)])
    wide = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(padded(cell, n) for cell, n in zip(row, wide, strict=True)).rstrip())
    print(f"\n{sentence(found[-1], measure, unit)}")


def sentence(one: "Compared", measure: str, unit: str) -> str:
    """What a round says, for people."""
    from airportsim.lab.showing import amount, bounds
    from airportsim.lab.statistics import Difference

    between = one.difference
    if between.mean < 0:
        mirrored = (-between.mean, -between.high, -between.low)
        between = Difference(*mirrored, between.p, between.n)
    size, where = amount(between.mean, unit), f"in round {one.round}"
    more = one.difference.mean > 0
    spread = isfinite(between.low) and between.low < between.high
    if between.mean == 0 and not spread:
        said = f"B and A are the same {where}"
    elif measure == "landed":
        said = f"B lands {size} flights {'more' if more else 'fewer'} than A {where}"
    else:
        what = size if unit in ("", "share") else f"{size} {unit}"
        said = f"{measure} is {what} {'higher' if more else 'lower'} with B than with A {where}"
    return f"{said} {bounds(between, unit)}, 95 %{_doubt(between)}; on {_runs(one)}."


def _doubt(between: "Difference") -> str:
    """What is to be said for chance."""
    from airportsim.lab.statistics import FEW

    if not isfinite(between.low):
        return f"; no spread was seen, but fewer than {FEW} replications cannot rule it out"
    return "; that may be chance" if between.low <= 0 < between.high else ""


def _runs(one: "Compared") -> str:
    if one.pairs:
        return f"{one.difference.n} paired replications"
    return f"{one.one.n} and {one.other.n} independent replications (Welch)"
