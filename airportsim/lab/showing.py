"""Numbers, intervals and tables as text for people."""

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Protocol

_PLACES = {"USD": 0, "share": 3}
UNTOLD = "?"


class Bounded(Protocol):
    """Anything with a lower and an upper bound."""

    @property
    def low(self) -> float:
        """The lower bound."""

    @property
    def high(self) -> float:
        """The upper bound."""


def amount(value: float, unit: str = "", sign: bool = False) -> str:
    """A number as precise as its unit deserves; `sign` writes a plus too."""
    text = f"{value:{'+' if sign else ''},.{_PLACES.get(unit, 1)}f}"
    return text.lstrip("+-") if not text.strip("+-0.,") else text


def bounds(one: Bounded, unit: str = "") -> str:
    """An interval in brackets; a bound that cannot be told is a question mark."""
    return f"[{bound(one.low, unit)}, {bound(one.high, unit)}]"


def bound(value: float, unit: str = "") -> str:
    """A bound of an interval; a question mark if it cannot be told."""
    return amount(value, unit) if isfinite(value) else UNTOLD


def chance(p: float) -> str:
    """A p-value; a question mark if it cannot be told."""
    if not isfinite(p):
        return UNTOLD
    return "<1e-15" if p < 1e-15 else f"{p:.2g}"


def level_text(value: bool | float | str) -> str:
    """A factor's level as people read it: numbers by the first 4 digits that count."""
    if isinstance(value, float):
        return f"{float(f'{value:.4g}'):.15g}"
    return str(value).lower() if isinstance(value, bool) else str(value)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first stand to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
