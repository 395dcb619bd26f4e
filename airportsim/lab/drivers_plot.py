"""The map of importance and performance: what matters, how it stands (Martilla & James 1977)."""

from collections.abc import Sequence
from math import hypot

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray

from airportsim.lab.drivers import Driver, Found, middle, ranked
from airportsim.lab.labels import Box, placed
from airportsim.lab.plots import COLOURS, INK, PALE, drawn
from airportsim.lab.telling_drivers import about_rounds

_GREY = "#6b6b6b"
_ROOM = 0.14
"""The share of the axes that is left free on each side."""
_AIR = 6.0
"""Pixels that a name keeps to itself."""
_DOT = 5.0
"""Points of a dot's width."""
_QUARTERS = {
    (0, 0): "low priority", (1, 0): "concentrate here",
    (0, 1): "possible overkill", (1, 1): "keep up the good work",
}  # fmt: skip


def importance_performance(found: Found) -> bytes:
    """The map as PNG, the same bytes for the same results with the same matplotlib."""
    source = f"airportsim drivers {found.name} --by {found.by} --plot FILE"
    with drawn(4.6, source) as (axes, png):
        some = ranked(found)
        for one in some:
            first = one.name == found.first
            axes.hlines(
                one.performance.value, one.importance.low, one.importance.high, color=PALE,
                linewidth=1.8, zorder=1,
            )  # fmt: skip
            axes.plot(
                one.importance.value, one.performance.value, "D" if first else "o",
                color=COLOURS[1] if first else COLOURS[0], markersize=_DOT + first, zorder=3,
            )  # fmt: skip
        _cut(axes, found, some)
        axes.set_xlabel("importance: standardised coefficient on the index, with 95 % interval")
        axes.set_ylabel("performance: mean, from 0 to 100")
        begin = " (diamond: begin here)" if found.first else ""
        axes.set_title(f"Drivers of satisfaction, {about_rounds(found)}{begin}", fontsize=9)
        _name(axes, some, _quarters(axes), middle(found))
    return png.getvalue()


def _cut(axes: Axes, found: Found, some: Sequence[Driver]) -> None:
    """Lines at the means, and room around the dots."""
    importance, performance = middle(found)
    for line, at in ((axes.axvline, importance), (axes.axhline, performance)):
        line(at, color=INK, linewidth=0.8, linestyle="--", zorder=0)
    ends = [end for one in some for end in (one.importance.low, one.importance.high)]
    levels = [one.performance.value for one in some]
    axes.set_xlim(*_roomy(ends))
    axes.set_ylim(*_roomy(levels))


def _roomy(values: Sequence[float]) -> tuple[float, float]:
    room = (max(values) - min(values) or 1.0) * _ROOM
    return min(values) - room, max(values) + room


def _quarters(axes: Axes) -> list[Text]:
    """What each quarter of the map is called, in its corner."""
    return [
        axes.text(
            0.99 if right else 0.01, 0.985 if top else 0.015, name, transform=axes.transAxes,
            ha="right" if right else "left", va="top" if top else "bottom", color=_GREY,
            fontsize=8, style="italic",
        )
        for (right, top), name in _QUARTERS.items()
    ]  # fmt: skip


def _name(
    axes: Axes, some: Sequence[Driver], corners: Sequence[Text], cut: tuple[float, float]
) -> None:  # fmt: skip
    """Put the drivers' names where there is room for them."""
    figure = axes.figure
    assert isinstance(figure, Figure)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    names = [axes.text(0, 0, one.name.replace("_", " "), fontsize=8, color=INK) for one in some]
    sizes = [(box.width + _AIR, box.height + _AIR) for box in map(Text.get_window_extent, names)]
    to_pixels, half = axes.transData.transform, _DOT * figure.dpi / 72 / 2
    dots = [_pair(to_pixels((one.importance.value, one.performance.value))) for one in some]
    marks = [Box(x - half, y - half, x + half, y + half) for x, y in dots]
    taken = [*marks, *(Box(*one.get_window_extent().extents) for one in corners)]
    frame, (across, up) = Box(*axes.bbox.extents), to_pixels(cut)
    lines = [frame._replace(left=across, right=across), frame._replace(low=up, high=up)]
    for one in some:
        low, high = (
            (end, one.performance.value) for end in (one.importance.low, one.importance.high)
        )
        lines.append(Box(*to_pixels(low), *to_pixels(high)))
    for text, dot, box in zip(names, dots, placed(dots, sizes, taken, lines, frame), strict=True):
        _put(axes, text, dot, box)


def _put(axes: Axes, text: Text, dot: tuple[float, float], box: Box) -> None:
    """Put a name into its place, with a line to its dot if that is not beside it."""
    back = axes.transData.inverted().transform
    text.set_position(_pair(back(((box.left + box.right) / 2, (box.low + box.high) / 2))))
    text.set(ha="center", va="center")
    x, y = dot
    near = min(max(x, box.left), box.right), min(max(y, box.low), box.high)
    if hypot(near[0] - x, near[1] - y) > 1.2 * (box.high - box.low):
        ends = _pair(back(dot)), _pair(back(near))
        axes.plot(*zip(*ends, strict=True), color=_GREY, linewidth=0.6)


def _pair(both: NDArray[np.float64]) -> tuple[float, float]:
    return float(both[0]), float(both[1])
