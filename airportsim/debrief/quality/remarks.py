"""Three sentences that an airline would write: the worst, the best, and what it makes of both."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from airportsim.debrief.quality.indicators import Measured
from airportsim.debrief.quality.items import RESTS_ON
from airportsim.debrief.quality.survey import Respondent
from airportsim.model.quality import MIDDLE, Indicator

VERDICTS = (30, 50, 70)
"""Below these values of the index an airline's last sentence is another one."""


class Tone(StrEnum):
    """What a sentence does; the last four close a letter, from angry to glad."""

    BLAME = "blame"
    PRAISE = "praise"
    LEAVES = "leaves"
    DOUBTS = "doubts"
    STAYS = "stays"
    GLAD = "glad"


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of an airline; `indicator` and its `value` are None in the last one."""

    tone: Tone
    indicator: Indicator | None = None
    value: int | None = None


def remarks(
    who: Respondent, measured: Mapping[Indicator, Measured], points: int
) -> tuple[Remark, ...]:
    """The sentences; `points` is the index, in hundredths.

    The worst is what falls short most of what the airline expects, by how important that is to it;
    the best what falls short least. What is worse than the middle of the scale is not praised, nor
    blamed what is as expected: then both sentences do the same. Where little happened there are
    fewer than three.
    """
    felt: dict[Indicator, int] = {}
    short: dict[Indicator, int] = {}
    for dimension, some in RESTS_ON.items():
        for one in some:
            value = measured[one].value
            if value is not None:
                felt[one] = who.felt(one, value)
                short[one] = who.character.expectation(dimension) - felt[one]
    weight = {one: who.character.points(d) for d, some in RESTS_ON.items() for one in some}
    worst = sorted(short, key=lambda one: -short[one] * weight[one])
    best = sorted(short, key=lambda one: short[one])
    blamed = [one for one in worst if short[one] > 0]
    praised = [one for one in best if felt[one] >= MIDDLE and one not in blamed[:1]]
    if blamed and praised:
        said = [(Tone.BLAME, blamed[0]), (Tone.PRAISE, praised[0])]
    elif blamed:
        said = [(Tone.BLAME, one) for one in blamed[:2]]
    else:
        said = [(Tone.PRAISE, one) for one in praised[:2]]
    told = [Remark(tone, one, measured[one].value) for tone, one in said]
    return (*told, Remark(_verdict(points)))


def _verdict(points: int) -> Tone:
    closing = (Tone.LEAVES, Tone.DOUBTS, Tone.STAYS, Tone.GLAD)
    return closing[bisect_right(VERDICTS, points // 100)]
