"""Three moments of a round worth talking about, chosen by rule."""

from collections.abc import Sequence

from airportsim.debrief import (
    moments_of_incidents,
    moments_of_money,
    moments_of_repair,
    moments_of_traffic,
)
from airportsim.debrief.moment import GOOD, Candidate, Look, Moment, Rule

MOST = 3
"""Moments that are told of a round."""

CAP = 3.0
"""No moment outweighs all others, however bad it was."""

APART = 120
"""Seconds from which on two moments are far enough from each other."""

RULES: tuple[Rule, ...] = (
    *moments_of_incidents.RULES,
    *moments_of_repair.RULES,
    *moments_of_money.RULES,
    *moments_of_traffic.RULES,
)


STALE = 0.6
"""The share of its weight that a kind of moment keeps if it was told of the round before, too."""


def moments(look: Look, before: Sequence[Moment] = ()) -> tuple[Moment, ...]:
    """The most telling moments, of different kinds, in order of time; three if there are.

    `before` are those that were told of the round before.
    """
    told = {moment.kind for moment in before}
    weighed = [
        (min(weight, CAP) * (STALE if moment.kind in told else 1), moment)
        for weight, moment in candidates(look)
    ]
    return tuple(sorted(chosen(weighed), key=lambda moment: moment.second))


def candidates(look: Look) -> list[Candidate]:
    """All that the rules find, with their weights."""
    return [found for rule in RULES for found in rule(look)]


def chosen(found: Sequence[Candidate]) -> list[Moment]:
    """The weightiest first, then those that tell something else, of another time and incident."""
    picked: list[Moment] = []
    while len(picked) < MOST:
        kinds = {moment.kind for moment in picked}
        left = [one for one in found if one[1].kind not in kinds]
        if not left:
            break
        picked.append(max(left, key=lambda one: one[0] * _novelty(one[1], picked))[1])
    return picked


def _novelty(moment: Moment, picked: Sequence[Moment]) -> float:
    """How much of its weight a moment keeps beside those picked: less if it is much the same."""
    kept = 1.0
    for other in picked:
        if moment.fault >= 0 and moment.fault == other.fault:
            kept *= 0.4
        if moment.kind in GOOD and other.kind in GOOD:
            kept *= 0.3
        kept *= 0.5 + 0.5 * min(1.0, abs(moment.second - other.second) / APART)
    return kept
