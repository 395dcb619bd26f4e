"""How well a team knows its airlines: what it believes that they felt, and what they felt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from airportsim.debrief.quality.round import Felt
from airportsim.model.quality import Dimension, Levels


class Knows(Enum):
    """How well a team knows an airline; the value is how far off it may be, in hundredths.

    Half a point is the step in which people answer, a whole point the step of the questionnaire.
    """

    WELL = 50
    ROUGHLY = 100
    HARDLY = 600


@dataclass(frozen=True, slots=True)
class Guessed:
    """The guesses of a round beside what was felt.

    `off` is the mean difference without its sign, in hundredths. The furthest guess is that of
    `dimension` for the airline of `terminal`, the first of equals.
    """

    off: int
    terminal: str
    dimension: Dimension

    @property
    def knows(self) -> Knows:
        """How well the team knows those of whom it has guessed."""
        return next(one for one in Knows if self.off <= one.value)


def guessed(guesses: Mapping[str, Levels], airlines: Iterable[Felt]) -> Guessed | None:
    """The guesses, by terminal, beside what these airlines felt; None if there are none."""
    off = {
        (one.terminal, dimension): abs(guesses[one.terminal][dimension] - gaps.perceived)
        for one in airlines
        for dimension, gaps in one.gaps.items()
        if dimension in guesses.get(one.terminal, {})
    }
    if not off:
        return None
    furthest = max(off, key=lambda place: off[place])
    return Guessed((2 * sum(off.values()) + len(off)) // (2 * len(off)), *furthest)
