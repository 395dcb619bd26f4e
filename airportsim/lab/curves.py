"""A measure against factors with many values: small pictures beside each other."""

from collections.abc import Mapping, Sequence
from math import ceil
from textwrap import fill

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from airportsim.lab.plots import COLOURS, Mark, reach, sheet

MOST = 12
"""More factors than this do not fit on a page."""
_BESIDE = 3
_LETTERS = {1: 90, 2: 40, 3: 26}
"""Letters of a factor's name on one line, by how many stand beside each other."""


def curves(
    named: Mapping[str, Sequence[Mark]], joined: frozenset[str], up: str, source: str
) -> bytes:
    """A panel for each factor, up to `MOST`: means with their intervals at its values.

    `up` is the axis that all share; those in `joined` have a line through their means.
    """
    beside = min(len(named), _BESIDE)
    rows = ceil(len(named) / beside)
    with sheet(3.2 if rows == 1 and beside < _BESIDE else 0.4 + 2.3 * rows, source) as (page, png):
        panels = page.subplots(rows, beside, sharey=True, squeeze=False).ravel()
        for axes, (name, marks) in zip(panels, named.items(), strict=False):
            _panel(axes, marks, name in joined)
            _scale(axes, beside)
            axes.set_xlabel(_folded(name, _LETTERS[beside]), fontsize=8)
        for axes in panels[len(named) :]:
            axes.set_visible(False)
        page.supylabel(up, fontsize=9)
    return png.getvalue()


def _panel(axes: Axes, marks: Sequence[Mark], joined: bool) -> None:
    many = len(marks) > 40
    axes.errorbar(
        [mark.at for mark in marks], [mark.mean for mark in marks], yerr=reach(marks),
        fmt="o-" if joined else "o", color=COLOURS[0], markersize=2.5 if many else 4,
        elinewidth=0.7 if many else 1, linewidth=1.2, capsize=0 if many else 2,
    )  # fmt: skip


def _scale(axes: Axes, beside: int) -> None:
    axes.grid(axis="y")
    axes.tick_params(axis="x", labelsize=9 if beside < _BESIDE else 7)
    ticks = 6 if beside < _BESIDE else 3
    axes.xaxis.set_major_locator(MaxNLocator(ticks, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter("{x:,.10g}")
    axes.yaxis.set_major_formatter("{x:,.10g}")


def _folded(name: str, letters: int) -> str:
    """A key on several lines, after its dots and underscores."""
    return fill(name.replace(".", ". ").replace("_", "_ "), letters).replace(" ", "")
