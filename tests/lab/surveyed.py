"""Results in which one airline with known weights answered the survey about made-up rounds."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from airportsim.debrief.quality.facts import Facts
from airportsim.debrief.quality.indicators import Measured
from airportsim.debrief.quality.items import RESTS_ON
from airportsim.debrief.quality.satisfaction import satisfaction
from airportsim.debrief.quality.survey import Respondent, of_dimension
from airportsim.debrief.quality.weights import by_points, weighted
from airportsim.files.quality_columns import perceived, score
from airportsim.files.tables import Cell
from airportsim.lab.results import Results
from airportsim.model.draws import Draws
from airportsim.model.quality import CURVES, Character, Dimension, Indicator, Measuring, said
from tests.lab.made_up import results

WEIGHTS = {
    Dimension.TANGIBLES: 40, Dimension.EMPATHY: 27, Dimension.ASSURANCE: 17,
    Dimension.RESPONSIVENESS: 10, Dimension.RELIABILITY: 6,
}  # fmt: skip
"""What matters to the airline that is asked, the most important first; not as in the books."""


def surveyed(
    folder: Path, weights: Mapping[Dimension, int], replications: int, together: float = 0.0
) -> Results:
    """Two rounds in each replication, in which each dimension fares for itself.

    `together` is the share, from 0 to 1, that all of them have in common.
    """
    asked = partial(_asked, Character(weights=dict(weights)), together)
    return results(folder, asked, {}, replications, quality=True)


def _asked(
    character: Character, together: float, factors: Mapping[str, Any], replication: int, number: int
) -> dict[str, Cell]:
    """What the airline says of a round: all indicators of a dimension are equally good."""
    chance = Random(f"{replication} {number}")
    shared = chance.random()
    good = {d: together * shared + (1 - together) * chance.random() for d in Dimension}
    measured = {Indicator.COMPENSATED: Measured(None)} | {
        one: Measured(_value(one, good[dimension]))
        for dimension, some in RESTS_ON.items()
        for one in some
    }
    who = Respondent("SR", character, Measuring(), Draws(replication, 0, number))
    answers = who.answers(measured, 0)
    quality = {}
    for dimension in Dimension:
        some = [one.perceived for one in of_dimension(answers, dimension)]
        quality[dimension] = 100 * sum(some) // len(some)
    score_of_all = weighted(by_points({d: character.points(d) for d in Dimension}), quality)
    felt = satisfaction(who, Facts("A"), measured, 600, score_of_all, min(quality.values()))
    row: dict[str, Cell] = {"csi": felt.index / 100, "landed": round(felt.index / 100)}
    row["profit"] = 1_000 * round(felt.index / 100 + chance.gauss(0, 10))
    row |= {perceived(dimension): level / 100 for dimension, level in quality.items()}
    for one in Indicator:
        value = measured[one].value
        row[score(one)] = None if value is None else said(CURVES[one], value) / 100
    return row


def _value(indicator: Indicator, good: float) -> int:
    """The value to which the response curve says 1 at 0, 4 in the middle and 7 at 1."""
    worst, middle, best = CURVES[indicator]
    if good < 0.5:
        return round(worst + 2 * good * (middle - worst))
    return round(middle + (2 * good - 1) * (best - middle))
