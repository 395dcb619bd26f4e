"""How an indicator is drawn: the mark of its warning, its value, the arrow of its trend."""

from airportsim.console.canvas import Canvas
from airportsim.console.look import DEGRADED, DIM, DOWN, DOWN_TEXT, OK, OK_TEXT, TEXT, Colour
from airportsim.console.marks import mark
from airportsim.model.quality import Indicator
from airportsim.play.board import TileState
from airportsim.play.gauges import Concern, Gauge, Trend
from airportsim.texts.quality import amount
from airportsim.texts.texts import Texts

_MARKS = {
    Concern.ALARM: (TileState.DOWN, DOWN),
    Concern.WATCH: (TileState.DEGRADED, DEGRADED),
    None: (TileState.RUNNING, OK),
}
_INKS = {Concern.ALARM: DOWN_TEXT, Concern.WATCH: DEGRADED, None: TEXT}


def concern_mark(canvas: Canvas, concern: Concern | None, x: float, y: float, size: float) -> None:
    """The mark around a point: a square for an alarm, a triangle to watch, else a dot."""
    state, ink = _MARKS[concern]
    mark(canvas, state, x, y, size, ink)


def value_of(texts: Texts, indicator: Indicator, gauge: Gauge) -> tuple[str, Colour]:
    """The value with its unit, and its colour; or that there is nothing to measure yet."""
    if gauge.value is None:
        return texts.say("gauges.nothing"), DIM
    return amount(texts, indicator, gauge.value), _INKS[gauge.concern]


def target_of(texts: Texts, indicator: Indicator, gauge: Gauge) -> str:
    """The target with its unit; in brackets where the team has set no standard."""
    said = amount(texts, indicator, gauge.target.value)
    return said if gauge.target.set else texts.say("gauges.unset", value=said)


def trend_arrow(canvas: Canvas, trend: Trend | None, x: float, y: float, size: float = 10) -> None:
    """An arrow around a point: up for better, down for worse, else a short line."""
    half = size / 2
    if trend is Trend.SAME:
        canvas.line((x - half * 0.7, y), (x + half * 0.7, y), DIM, 2)
    elif trend is not None:
        way, ink = (-1, OK_TEXT) if trend is Trend.BETTER else (1, DOWN_TEXT)
        tip, neck = y + way * half, y + way * half * 0.1
        canvas.line((x, y - way * half), (x, neck), ink, 2)
        canvas.polygon([(x, tip), (x + half * 0.7, neck), (x - half * 0.7, neck)], ink)
