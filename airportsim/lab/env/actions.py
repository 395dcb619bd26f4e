"""The table of a role's actions: what each number stands for, and which of them are allowed now.

Number 0 is to wait. The others are built once from a scenario, family after family: a command, the
rows that it can be about, its finite choices. Whether one is allowed is always asked of the view.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from airportsim.lab.env.families import FAMILIES, Family
from airportsim.lab.env.rows import Row, Rows, sizes
from airportsim.model.commands import Command
from airportsim.model.refusals import Code
from airportsim.model.scenario import Scenario
from airportsim.model.words import Role
from airportsim.play.board import View

Mask = NDArray[np.int8]

_WHOLE = frozenset({
    Code.ROUND_OVER, Code.NO_SUCH_HAND, Code.HANDS_BUSY, Code.HAND_BUSY, Code.HOLDER_BUSY,
    Code.ALERT_IS_OVER, Code.NOT_TAKEN, Code.NOT_ESCALATED, Code.LAST_HAND, Code.NO_PRIORITIES,
    Code.NOT_AT_DESK, Code.DIRECTOR_ASKED,
})  # fmt: skip
"""Refusals that are about the row, whatever the choice."""

_NOTHING = Row(None)


class Action(NamedTuple):
    """What an action is about: its command, the block and the row of its target, its choice."""

    name: str
    block: str
    row: int
    choice: int


class Actions:
    """The actions of a role in a scenario; `n` is how many there are, waiting included."""

    def __init__(self, scenario: Scenario, role: Role) -> None:
        self.role = role
        self._families: list[tuple[int, int, Family]] = []
        self._known: dict[tuple[str, tuple[str, ...]], Mask] = {}
        self.n = 1
        of = sizes(scenario, role)
        for family in FAMILIES[role](scenario):
            rows = of[family.block] if family.block else 1
            self._families.append((self.n, rows, family))
            self.n += rows * family.choices

    def action(self, number: int) -> Action:
        """What an action is about. Raises ValueError."""
        found = self._find(number)
        if found is None:
            return Action("wait", "", 0, 0)
        family, row, choice = found
        return Action(family.name, family.block, row, choice)

    def command(self, number: int, view: View, rows: Rows) -> Command | None:
        """The command that an action stands for now; None to wait, and for an empty row."""
        found = self._find(number)
        if found is None:
            return None
        family, row, choice = found
        if not family.block:
            return family.make(view, _NOTHING, choice)
        there = rows[family.block]
        return family.make(view, there[row], choice) if row < len(there) else None

    def mask(self, view: View, rows: Rows) -> Mask:
        """1 for each action that would be accepted now, 0 for each that would be refused."""
        mask = np.zeros(self.n, np.int8)
        mask[0] = 1
        if view.now >= view.end:
            return mask
        for first, _, family in self._families:
            there: Sequence[Row] = rows[family.block] if family.block else (_NOTHING,)
            for n, row in enumerate(there):
                if not self._judge(mask, first + n * family.choices, family, view, row):
                    break
        return mask

    def _judge(self, mask: Mask, at: int, family: Family, view: View, row: Row) -> bool:
        """Mark which choices of a row are allowed; false if no further row needs be looked at."""
        make = family.make
        for choice in range(family.choices):
            command = make(view, row, choice)
            if command is None:
                continue
            refused = view.refusal(command)
            if refused is None:
                if family.alike:
                    mask[at : at + family.choices] = self._choices(family, view, row)
                    break
                mask[at + choice] = 1
            elif refused.code is Code.HANDS_BUSY and self.role is not Role.SPECIALIST:
                return False  # the specialists' are only those who hold this ticket
            elif family.alike or refused.code in _WHOLE:
                break
        return True

    def _choices(self, family: Family, view: View, row: Row) -> Mask:
        """1 for each choice that a row has; which it has follows from its items alone."""
        found = self._known.get((family.name, row.items))
        if found is None:
            made = [family.make(view, row, n) is not None for n in range(family.choices)]
            found = self._known[family.name, row.items] = np.array(made, np.int8)
        return found

    def _find(self, number: int) -> tuple[Family, int, int] | None:
        """The family, row and choice of an action; None to wait. Raises ValueError."""
        if not 0 <= number < self.n:
            raise ValueError(
                f"there is no action {number} of {self.role.value}; there are 0 to {self.n - 1}"
            )
        for first, rows, family in self._families:
            if first <= number < first + rows * family.choices:
                return family, *divmod(number - first, family.choices)
        return None
