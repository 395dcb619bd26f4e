"""The value of improvements as a picture: a line for each, with its mean and its interval."""

from collections.abc import Sequence
from io import BytesIO
from math import isfinite

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from airportsim.files.places import font_file
from airportsim.lab.levers import Subject, Turn
from airportsim.lab.plots import DPI, INK, PALE
from airportsim.lab.statistics import Difference
from airportsim.lab.telling_value import named
from airportsim.lab.value import Value, Worth
from airportsim.texts.language import in_language
from airportsim.texts.texts import Texts

COLOURS = {Turn.OUT: "#0072b2", Turn.IN: "#d55e00"}
"""Blue and vermilion, told apart by all eyes (Okabe and Ito, 2008)."""
_MARKS = {Turn.OUT: "o", Turn.IN: "D"}
_TOTALS = (Subject.PROCESS, Subject.MONEY)
_STYLE = {"svg.hashsalt": "airportsim", "svg.fonttype": "path"}
_DATELESS = {"png": {"Software": "airportsim"}, "svg": {"Date": None, "Creator": "airportsim"}}


def picture(found: Value, texts: Texts, kind: str) -> bytes:
    """A file of a kind, "png" or "svg": flights beside dollars; the same bytes for the same."""
    plain, bold = (FontProperties(fname=str(font_file(one))) for one in (False, True))
    held = BytesIO()
    with style.context(["default", _STYLE], after_reset=True):
        figure = Figure((10, 2 + 0.32 * len(found.worths)), DPI, layout="constrained")
        flights, dollars = figure.subplots(1, 2, sharey=True)
        _panel(flights, found.worths, [one.flights for one in found.worths])
        _panel(dollars, found.worths, [one.dollars for one in found.worths], 1000)
        names = [named(one.subject, one.turn, texts) for one in found.worths]
        flights.set_yticks(range(len(names)), names)
        flights.set_ylim(len(names) - 0.4, -0.6)
        flights.set_xlabel(texts.say("value.plot.flights"), fontproperties=plain)
        dollars.set_xlabel(texts.say("value.plot.dollars"), fontproperties=plain)
        for axes in (flights, dollars):
            for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
                label.set_fontproperties(plain)
        team = in_language(found.team.title, texts.language)
        title = texts.say(
            "value.plot.title", scenario=found.scenario, round=found.number, team=team
        )
        figure.suptitle(title, fontproperties=bold, fontsize=12)
        note = texts.say("value.plot.note", seeds=found.seeds)
        _legend(figure, flights, note, texts, plain)
        figure.savefig(held, format=kind, metadata=_DATELESS[kind])
    return held.getvalue()


def _panel(
    axes: Axes, worths: Sequence[Worth], differences: Sequence[Difference], unit: int = 1
) -> None:
    """One measure of all lines."""
    axes.axvline(0, color=INK, linewidth=1)
    axes.grid(axis="x", color=PALE)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    for turn in Turn:
        lines = [n for n, one in enumerate(worths) if one.turn is turn]
        if lines:
            means = [differences[n].mean / unit for n in lines]
            halves = [_half(differences[n]) / unit for n in lines]
            axes.errorbar(
                means, lines, xerr=halves, fmt=_MARKS[turn], color=COLOURS[turn], capsize=3,
                markerfacecolor=COLOURS[turn] if turn is Turn.OUT else "white",
            )  # fmt: skip
            axes.containers[-1].set_label(turn.value)
    for n in _breaks(worths):
        axes.axhline(n - 0.5, color="#999999", linewidth=0.8, linestyle=":")


def _half(one: Difference) -> float:
    """Half of an interval; nothing is drawn of one that cannot be told."""
    half = one.high - one.mean
    return half if isfinite(half) else 0.0


def _breaks(worths: Sequence[Worth]) -> list[int]:
    """The lines from which on it is about something else: the process and the money, the other
    turn.
    """
    kinds = [(one.turn, one.subject in _TOTALS) for one in worths]
    return [n for n in range(1, len(worths)) if kinds[n - 1] != kinds[n]]


def _legend(figure: Figure, axes: Axes, note: str, texts: Texts, font: FontProperties) -> None:
    handles, turns = axes.get_legend_handles_labels()
    words = [texts.say(f"value.plot.{turn}") for turn in turns]
    legend = figure.legend(
        handles, words, title=note, loc="outside lower center", ncols=2, frameon=False, prop=font
    )
    legend.get_title().set_fontproperties(font)
