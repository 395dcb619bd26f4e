"""The PDCA ledger: what a team expects of each change, what it measured, what it makes of it."""

from dataclasses import dataclass
from enum import StrEnum

from airportsim.model.score import Score
from airportsim.model.words import Lever, SessionPhase


class Measure(StrEnum):
    """A measure of a round in which a team can state the effect that it expects."""

    LANDED = "landed"
    MEAN_TIME_TO_ACKNOWLEDGE = "mean_time_to_acknowledge"
    MEAN_TIME_TO_RESTORE = "mean_time_to_restore"
    FIRST_CONTACT_RESOLUTION = "first_contact_resolution"
    RESTORED = "restored"
    CRASHED = "crashed"
    REJECTED_FIXES = "rejected_fixes"
    COMPLAINTS = "complaints"
    SPENT = "spent"
    PROFIT = "profit"


class Conclusion(StrEnum):
    """What a team decides in Act about a change: keep it, drop it, or try it once more."""

    KEEP = "keep"
    DROP = "drop"
    TRY = "try"


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect that a team expects: a measure, and the value that it is to reach.

    Flights, faults, fixes and complaints are counted, times are seconds, first-contact resolution
    is in percent, money is USD.
    """

    measure: Measure
    value: float


@dataclass(frozen=True, slots=True)
class Line:
    """One change of the process, made in the Plan of a round.

    `lever` is None for a rule of the team's own, whose words are `rule` and whose keeper `owner`.
    `before` is the measure in the round before, `after` in the round itself; None where there was
    nothing to measure.
    """

    number: int
    round: int
    lever: Lever | None
    rule: str
    owner: str
    effect: Effect | None = None
    before: float | None = None
    after: float | None = None
    conclusion: Conclusion | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something that somebody noticed: an observation of the scenario, own words, or both."""

    number: int
    round: int
    phase: SessionPhase
    player: str
    observation: str
    text: str


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be tried; it is carried forward until it is done."""

    number: int
    round: int
    text: str
    owner: str
    lever: Lever | None
    done: bool = False


def measured(measure: Measure, score: Score) -> float | None:
    """A measure of a round, None if nothing happened to be measured."""
    if measure is Measure.FIRST_CONTACT_RESOLUTION:
        share = score.first_contact_resolution
        return None if share is None else 100 * share
    value: float | None = getattr(score, measure.value)
    return value
