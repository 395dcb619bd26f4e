"""Numbers, intervals and tables as text for people."""

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Protocol

_PLACES = {"USD": 0, "share": 3}


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
    low, high = (amount(v, unit) if isfinite(v) else "?" for v in (one.low, one.high))
    return f"[{low}, {high}]"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first stand to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
