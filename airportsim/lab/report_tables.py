"""The tables of a report, in Markdown."""

from collections.abc import Mapping, Sequence
from math import isfinite

from airportsim.lab.effects import BASE, Against, Earned, Effect, Mean
from airportsim.lab.ranges import Trend
from airportsim.lab.series import SHIPPED, Contrast
from airportsim.lab.showing import UNTOLD, amount, bound, bounds, level_text, table
from airportsim.lab.statistics import Correlation, Difference, Interval

Names = Mapping[int, str]
"""Points by their numbers, and what they are called."""
NOTHING = "-"


def means_table(names: Names, found: Sequence[Mean], unit: str) -> str:
    """A row for each point, a column for each round; how many runs, if not all have as many."""
    rounds = sorted({one.round for one in found})
    cells = {(one.point, one.round): _mean(one.interval, unit) for one in found}
    runs = {one.point: one.interval.n for one in found}
    rows = [
        [
            name, str(runs.get(point, 0)),
            *(cells.get((point, number), NOTHING) for number in rounds),
        ]
        for point, name in names.items()
    ]  # fmt: skip
    return table(["point", "runs", *(f"round {number}" for number in rounds)], rows)


def quantiles_table(names: Names, found: Sequence[Mean], unit: str) -> str:
    """A row for each point, a column for each quantile."""
    by_point = {one.point: one for one in found}
    head = [f"{one.share:.0%}" for one in found[0].quantiles]
    rows = [
        [
            name,
            *(
                f"{amount(quantile.value, unit)} {bounds(quantile, unit)}"
                for quantile in by_point[point].quantiles
            ),
        ]
        for point, name in names.items()
        if point in by_point
    ]
    return table(["point", *head], rows)


def differences_table(names: Names, found: Sequence[Against], unit: str) -> str:
    """A row for each point but the first, a column for each round."""
    rounds = sorted({one.round for one in found})
    cells = {(one.point, one.round): change(one.difference, unit) for one in found}
    rows = [
        [name, *(cells.get((point, number), NOTHING) for number in rounds)]
        for point, name in names.items()
        if point != BASE
    ]
    return table(["point", *(f"round {number}" for number in rounds)], rows)


def effects_table(found: Sequence[Effect], unit: str) -> str:
    """A row for each factor's level, a column for each round."""
    rounds = sorted({one.round for one in found})
    rows: dict[Contrast, dict[int, str]] = {}
    for one in found:
        star = "*" if one.p < 0.05 else ""
        rows.setdefault(one.contrast, {})[one.round] = change(one.difference, unit) + star
    return table(
        ["effect", *(f"round {number}" for number in rounds)],
        [
            [effect_name(contrast), *(cells.get(number, NOTHING) for number in rounds)]
            for contrast, cells in rows.items()
        ],
    )


def earned_table(found: Sequence[Earned]) -> str:
    """A row for each factor's level."""
    rows = [
        [
            effect_name(one.contrast), change(one.landed), change(one.profit, "USD"),
            change(one.spent, "USD"),
            f"{amount(one.per_1000.value, '')} {bounds(one.per_1000)}" if one.per_1000 else NOTHING,
        ]
        for one in found
    ]  # fmt: skip
    head = ["effect", "flights landed", "profit, USD", "spent, USD", "flights per 1,000 USD"]
    return table(head, rows)


def change(one: Difference, unit: str = "") -> str:
    """A difference with its sign and interval."""
    return f"{amount(one.mean, unit, sign=True)} {bounds(one, unit)}"


def effect_name(contrast: Contrast) -> str:
    """A factor's level against its base."""
    base, level = (level_text(one) or SHIPPED for one in (contrast.base, contrast.level))
    if base == level:
        base, level = str(contrast.base), str(contrast.level)
    return f"{contrast.factor}: {base} → {level}"


def trends_table(found: Sequence[Trend]) -> str:
    """A row for each factor with many values."""
    rows = [
        [one.factor, _correlation(one.correlation), str(one.correlation.n)] for one in found
    ]  # fmt: skip
    return table(["factor", "rank correlation", "means"], rows)


def curve_table(trend: Trend, unit: str, most: int) -> str:
    """A row for each of a factor's values."""
    rows = [[level_text(at), str(one.n), _mean(one, unit)] for at, one in trend.spots[:most]]
    return table([trend.factor, "runs", f"round {trend.round}"], rows)


def _correlation(one: Correlation) -> str:
    low, high = (f"{v:+.2f}" if isfinite(v) else UNTOLD for v in (one.low, one.high))
    return f"{one.rho:+.2f} [{low}, {high}]" if isfinite(one.rho) else UNTOLD


def _mean(one: Interval, unit: str) -> str:
    if one.n == 1:
        return f"{amount(one.mean, unit)} (one run)"
    return f"{amount(one.mean, unit)} ± {bound(one.half_width, unit)}"
