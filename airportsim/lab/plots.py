"""Plots of results as PNG, for print and for every eye; the same bytes for the same results."""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from math import isfinite
from textwrap import fill
from typing import Any

import numpy as np
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

INK, PALE = "#222222", "#d4d4d4"
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
"""Okabe and Ito (2008), told apart by all eyes."""
_MARKS = "osD^vPX"
_DASHES = ("-", "--", "-.", ":", (0, (5, 1)), (0, (1, 1)), (0, (3, 1, 1, 1, 1, 1)))
LINES = len(COLOURS)
"""More lines than this nobody tells apart."""
WRAP = 30
"""Letters of a row's name on one line."""
WIDE, DPI = 6.5, 200
"""Inches of a printed column, and dots of an inch."""
_STYLE = {
    "font.family": "DejaVu Sans", "font.size": 9, "axes.spines.top": False,
    "axes.spines.right": False, "axes.edgecolor": INK, "axes.axisbelow": True,
    "grid.color": PALE, "grid.linewidth": 0.6, "legend.frameon": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """Something with an interval: `at` tells where on the axis of a line, such as the round."""

    mean: float
    low: float
    high: float
    at: float = 0


def lines(named: Mapping[str, Sequence[Mark]], across: str, up: str, source: str) -> bytes:
    """A line for each name, up to `LINES`, with the interval of each mean; `up` is its axis."""
    with drawn(3.6, source) as (axes, png):
        for n, (name, marks) in enumerate(named.items()):
            shift = 0.05 * (n - (len(named) - 1) / 2)
            look: dict[str, Any] = {
                "color": COLOURS[n], "marker": _MARKS[n], "linestyle": _DASHES[n]
            }  # fmt: skip
            axes.errorbar(
                [mark.at + shift for mark in marks], [mark.mean for mark in marks],
                yerr=reach(marks), label=name, markersize=4.5, linewidth=1.2, capsize=2.5, **look,
            )  # fmt: skip
        axes.set_xticks(sorted({mark.at for marks in named.values() for mark in marks}))
        axes.grid(axis="y")
        axes.yaxis.set_major_formatter("{x:,.10g}")
        axes.set(xlabel=across, ylabel=up)
        axes.legend(
            loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=1 if _long(named) else 2,
            handlelength=3.2,
        )  # fmt: skip
    return png.getvalue()


def forest(named: Mapping[str, Mark], across: str, source: str, zero: bool = True) -> bytes:
    """A row for each name, from top to bottom, with its interval; `zero` draws a line at 0."""
    with drawn(_high(named), source) as (axes, png):
        rows = range(len(named))
        marks = list(named.values())
        axes.errorbar(
            [mark.mean for mark in marks], rows, xerr=reach(marks), fmt="s", color=INK,
            ecolor=COLOURS[0], markersize=4.5, elinewidth=1.6, capsize=3,
        )  # fmt: skip
        if zero:
            axes.axvline(0, color=INK, linewidth=0.8)
        _name_rows(axes, list(named), across)
    return png.getvalue()


def spreads(named: Mapping[str, NDArray[np.float64]], across: str, source: str) -> bytes:
    """A row for each name: every run as a dot, the middle half as a box, the median as a line."""
    with drawn(_high(named), source) as (axes, png):
        for row, values in enumerate(named.values()):
            low, middle, high = np.quantile(values, (0.25, 0.5, 0.75))
            heights = row + 0.32 * (_scattered(len(values)) - 0.5)
            axes.plot(
                np.sort(values), heights, "o", color=COLOURS[0], markersize=2.4, alpha=0.45,
                markeredgewidth=0,
            )  # fmt: skip
            axes.barh(row, high - low, left=low, height=0.5, fill=False, edgecolor=INK)
            axes.vlines(middle, row - 0.25, row + 0.25, color=COLOURS[1], linewidth=2)
        _name_rows(axes, list(named), across)
    return png.getvalue()


@contextmanager
def drawn(height: float, source: str) -> Iterator[tuple[Axes, BytesIO]]:
    """Axes to draw on, and the picture that they have become afterwards."""
    with sheet(height, source) as (figure, png):
        yield figure.subplots(), png


@contextmanager
def sheet(height: float, source: str) -> Iterator[tuple[Figure, BytesIO]]:
    """A figure of a page's width, and the picture that it has become afterwards."""
    png = BytesIO()
    with style.context(["default", _STYLE], after_reset=True), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from")  # an own name in Chinese
        figure = Figure(figsize=(WIDE, height), dpi=DPI, layout="constrained")
        canvas = FigureCanvasAgg(figure)
        yield figure, png
        named = {"Software": "airportsim", "Source": source}
        canvas.print_png(png, metadata=named)  # type: ignore[no-untyped-call]


def _name_rows(axes: Axes, names: Sequence[str], across: str) -> None:
    axes.set_yticks(range(len(names)), [fill(name, WRAP) for name in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.grid(axis="x")
    axes.set_xlabel(across)
    axes.xaxis.set_major_locator(MaxNLocator(7, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter("{x:,.10g}")


def reach(marks: Sequence[Mark]) -> NDArray[np.float64]:
    """How far intervals reach from their means; not at all where they are infinite."""
    far = [(mark.mean - mark.low, mark.high - mark.mean) for mark in marks]
    return np.array([[one if isfinite(one) else 0.0 for one in both] for both in far]).T


def _scattered(count: int) -> NDArray[np.float64]:
    """Numbers from 0 to 1 that never lie beside each other (the golden ratio's multiples)."""
    return np.arange(count, dtype=np.float64) * 0.6180339887498949 % 1.0


def _high(named: Mapping[str, Any]) -> float:
    return 0.9 + sum(0.16 + 0.18 * -(-len(name) // WRAP) for name in named)


def _long(named: Mapping[str, Any]) -> bool:
    return max(map(len, named), default=0) > 34
