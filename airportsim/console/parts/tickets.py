"""How tickets are named and ordered wherever they are listed."""

from collections.abc import Iterable
from typing import TypeVar

from airportsim.console.console import Console
from airportsim.console.look import DEGRADED, DIM, DOWN, DOWN_TEXT, Colour
from airportsim.play.board import View
from airportsim.play.slips import DeskSlip

W = TypeVar("W", bound=DeskSlip)

PRIORITY_COLOURS: dict[int, Colour] = {0: DIM, 1: DOWN, 2: DEGRADED, 3: DIM}
"""The colour of each priority; 0 is none."""

PRIORITY_INKS: dict[int, Colour] = PRIORITY_COLOURS | {1: DOWN_TEXT}
"""The same, light enough for text on a panel."""


def most_urgent_first(view: View, slips: Iterable[W]) -> list[W]:
    """Tickets in the order in which they should be worked on: focus, priority, age."""
    focus = view.focus
    return sorted(slips, key=lambda s: (focus not in s.terminals, s.priority or 4, s.number))


def headline(console: Console, slip: DeskSlip) -> str:
    """What a ticket is about, such as `#4 P1 Catering T1 T2`."""
    priority = f"P{slip.priority} " if slip.priority else ""
    service = console.texts.names.service(slip.service)
    return f"#{slip.number + 1} {priority}{service} {where(slip.terminals)}"


def where(terminals: Iterable[str]) -> str:
    """Terminals in short."""
    return " ".join(terminals)
