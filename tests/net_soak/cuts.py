"""When which line of the soak is cut, for how long, and how."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

SHORTEST, LONGEST = 1.0, 60.0
"""Seconds of the shortest cut and of the longest; those between grow evenly by a factor."""


class Line(Protocol):
    """The way from somebody to the host, on which things can go wrong."""

    @property
    def kinds(self) -> Sequence[str]:
        """How it can be cut."""

    def cut(self, kind: str) -> None:
        """Let it be cut from now on."""

    def mend(self) -> None:
        """Let it be whole again."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut of a line (by its number), in seconds from the beginning."""

    line: int
    begins: float
    lasts: float
    kind: str

    @property
    def ends(self) -> float:
        """When the line is whole again."""
        return self.begins + self.lasts


def plan(count: int, lines: int, kinds: Sequence[str], within: float, seed: int) -> list[Cut]:
    """Cuts of all lengths, spread over lines and time; two on one line do not overlap."""
    chance = Random(seed)
    lengths = [SHORTEST * (LONGEST / SHORTEST) ** (n / (count - 1)) for n in range(count)]
    of_line: list[list[float]] = [[] for _ in range(lines)]
    for length in reversed(lengths):
        min(of_line, key=sum).append(length)
    found = []
    for line, own in enumerate(of_line):
        chance.shuffle(own)
        spaces = [chance.uniform(0.5, 1) for _ in own]
        free = max(0.0, within - sum(own)) / sum(spaces)
        at = 0.0
        for length, space in zip(own, spaces, strict=True):
            at += space * free
            found.append(Cut(line, at, length, chance.choice(kinds)))
            at += length
    return sorted(found, key=lambda cut: cut.begins)
