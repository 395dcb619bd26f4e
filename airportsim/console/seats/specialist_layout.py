"""Where each item stands on the dependency map: by the terminals that fail with it, in layers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from airportsim.model.scenario import Scenario

Covers = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(slots=True)
class Group:
    """Items with which the same terminals fail.

    `rows` has, by item, its row and whether it carries services itself (left) or only other items.
    """

    terminals: tuple[str, ...]
    rows: dict[str, tuple[int, bool]] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """How many rows it takes."""
        return 1 + max(row for row, _ in self.rows.values())


def grouped(scenario: Scenario, covers: Covers) -> list[Group]:
    """All items in groups, those of few terminals first; what an item rests on stands beside it."""
    items = {item.id: item for item in scenario.items}
    groups: dict[tuple[str, ...], list[str]] = {}
    for item in items:
        down = {t for where in covers[item].values() for t in where}
        groups.setdefault(tuple(t for t in scenario.terminals if t in down), []).append(item)
    found = []
    for terminals in sorted(groups, key=lambda t: (len(t), t)):
        group, row = Group(terminals), 0
        members = groups[terminals]
        for item in [*(i for i in members if items[i].carries), *members]:
            if item in group.rows:
                continue
            carries = bool(items[item].carries)
            group.rows[item] = row, carries
            below = _below(item, {i: items[i].needs for i in items}) if carries else [item]
            beside = [i for i in below if i in members and not items[i].carries]
            new = [i for i in beside if i not in group.rows]
            for n, other in enumerate(new):
                group.rows[other] = row + n, False
            row += max(1, len(new))
        found.append(group)
    return found


def _below(item: str, needs: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Everything that an item rests on, the nearest first."""
    found: list[str] = []
    waiting = list(needs[item])
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            waiting += needs[name]
    return found
