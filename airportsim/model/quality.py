"""What the airlines feel: dimensions of service quality, indicators, characters, curves.

Quality is measured on a scale from 1 to 7, in whole hundredths (100 to 700). The five dimensions
are those of SERVQUAL (Parasuraman, Zeithaml & Berry 1988).
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from airportsim.model.text import Text
from airportsim.model.values import FILE, value

LOW, MIDDLE, HIGH = 100, 400, 700
"""The ends and the middle of the scale, in hundredths."""

Curve = tuple[int, int, int]
"""The values of an indicator to which an airline says 1, 4 and 7; they all rise or all fall."""


class Dimension(StrEnum):
    """The dimensions of service quality."""

    RELIABILITY = "reliability"
    RESPONSIVENESS = "responsiveness"
    ASSURANCE = "assurance"
    EMPATHY = "empathy"
    TANGIBLES = "tangibles"


class Valued(StrEnum):
    """What can be worth something to an airline."""

    ON_TIME = "on_time"
    NEWS = "news"
    MONEY = "money"


class Unit(StrEnum):
    """What an indicator is counted in."""

    PERCENT = "percent"
    SECONDS = "seconds"
    COUNT = "count"


class Indicator(StrEnum):
    """What the journal of a round tells about the service that one airline had.

    Each is defined in a sentence in the catalogues and in docs/quality.md.
    """

    ON_TIME = "on_time"
    LOST = "lost"
    CAME_BACK = "came_back"
    KEPT = "kept"
    ACKNOWLEDGE = "acknowledge"
    RESTORE = "restore"
    SILENCE = "silence"
    ANSWERED = "answered"
    FIRST_CONTACT = "first_contact"
    REJECTED = "rejected"
    CRASHES = "crashes"
    UNASKED = "unasked"
    IN_ORDER = "in_order"
    RIGHT_CONTACT = "right_contact"
    VISIBLE = "visible"
    OUTAGES = "outages"
    QUEUE = "queue"
    COMPENSATED = "compensated"


CURVES: dict[Indicator, Curve] = {
    Indicator.ON_TIME: (10, 50, 90),
    Indicator.LOST: (50, 20, 0),
    Indicator.CAME_BACK: (60, 30, 0),
    Indicator.KEPT: (0, 60, 100),
    Indicator.ACKNOWLEDGE: (120, 40, 10),
    Indicator.RESTORE: (300, 150, 45),
    Indicator.SILENCE: (360, 180, 45),
    Indicator.ANSWERED: (50, 85, 100),
    Indicator.FIRST_CONTACT: (5, 35, 75),
    Indicator.REJECTED: (60, 30, 0),
    Indicator.CRASHES: (8, 2, 0),
    Indicator.UNASKED: (10, 50, 95),
    Indicator.IN_ORDER: (60, 85, 100),
    Indicator.RIGHT_CONTACT: (30, 70, 100),
    Indicator.VISIBLE: (50, 20, 2),
    Indicator.OUTAGES: (8, 4, 0),
    Indicator.QUEUE: (7, 4, 1),
    Indicator.COMPENSATED: (0, 40, 100),
}
"""The curves of a scenario that has none of its own."""

UNITS: dict[Indicator, Unit] = {
    **dict.fromkeys(Indicator, Unit.PERCENT),
    Indicator.ACKNOWLEDGE: Unit.SECONDS,
    Indicator.RESTORE: Unit.SECONDS,
    Indicator.SILENCE: Unit.SECONDS,
    Indicator.CRASHES: Unit.COUNT,
    Indicator.OUTAGES: Unit.COUNT,
    Indicator.QUEUE: Unit.COUNT,
}
"""What each indicator is counted in."""

POINTS: dict[Dimension, int] = {
    Dimension.RELIABILITY: 32,
    Dimension.RESPONSIVENESS: 22,
    Dimension.ASSURANCE: 19,
    Dimension.EMPATHY: 16,
    Dimension.TANGIBLES: 11,
}
"""How customers share 100 points among the dimensions (Zeithaml, Parasuraman & Berry 1990)."""

SHARES: dict[Valued, int] = {Valued.ON_TIME: 50, Valued.NEWS: 30, Valued.MONEY: 20}
"""What is worth how much to an airline that has no other shares."""

EXPECTED = 6.0
"""What an airline expects where it is not said, from 1 to 7."""


ORDINARY = Text("An airline like most.", "普通的航空公司。")
"""What is said of an airline of which nothing is said."""


Levels = dict[Dimension, int]
"""A level of each dimension that is named, in hundredths of the scale (100 to 700)."""


@value
class Comparison:
    """How many times as important (1 to 9) one dimension is as another that is not more so."""

    more: Dimension
    less: Dimension
    times: int


@dataclass(frozen=True, slots=True)
class Character:
    """What an airline expects of the service, and what it makes of what it gets."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    about: Text = ORDINARY
    """What kind of customer it is, in a sentence."""
    expects: dict[Dimension, float] = field(default_factory=dict)
    """What it expects of each dimension, from 1 to 7; 6 of those that are not named."""
    weights: dict[Dimension, int] = field(default_factory=lambda: dict(POINTS))
    """How important each dimension is to it, in points; those not named are as usual."""
    patience: int = 100
    """How long a minute may be for it, in percent: at 50 each wait feels twice as long."""
    values: dict[Valued, int] = field(default_factory=lambda: dict(SHARES))
    """What flights on time, news and money are worth to it, as shares."""

    def expectation(self, dimension: Dimension) -> int:
        """What it expects of a dimension, in hundredths of the scale."""
        return round(self.expects.get(dimension, EXPECTED) * 100)

    def points(self, dimension: Dimension) -> int:
        """How important a dimension is to it."""
        return self.weights.get(dimension, POINTS[dimension])

    def share(self, valued: Valued) -> int:
        """What something is worth to it, as its share of all of them, in percent."""
        shares = SHARES | self.values
        return shares[valued] * 100 // sum(shares.values())


class Fairness(StrEnum):
    """What customers judge a recovery by (Tax, Brown & Chandrashekaran 1998)."""

    DISTRIBUTIVE = "distributive"
    PROCEDURAL = "procedural"
    INTERACTIONAL = "interactional"


FAIR_SHARES: dict[Fairness, int] = {
    Fairness.DISTRIBUTIVE: 40,
    Fairness.PROCEDURAL: 25,
    Fairness.INTERACTIONAL: 35,
}
"""What the fairnesses weigh; ours, with the procedural last (Orsingher et al. 2010)."""


@dataclass(frozen=True, slots=True)
class Recovering:
    """How airlines judge what is done about a failure, and what that is worth to them."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    minute: int = 40
    """What an airline holds to be fair for each minute that one of its flights waited (USD)."""
    flight: int = 1_500
    """What it holds to be fair for each flight lost (USD)."""
    soon: int = 45
    """Word that comes as soon as this is as quick as can be."""
    late: int = 240
    """Word that comes later than this might as well not come."""
    shares: dict[Fairness, int] = field(default_factory=lambda: dict(FAIR_SHARES))
    """What the three fairnesses weigh, as shares."""
    neutral: int = 40
    """A recovery judged so (0 to 100) changes nothing; with a broken promise a worse one takes."""
    gain: int = 16
    """What the best recovery adds to all that the airline perceives (hundredths of a point)."""
    paradox: int = 30
    """What a first failure adds besides if it is recovered well: the recovery paradox."""
    well: int = 70
    """A recovery judged so, or better, is a good one."""
    severe: int = 1
    """No recovery makes more than good a failure that lost more flights than this."""
    again: int = 25
    """What the recovery of a failure that is not the first is worth, in percent of the gain."""


@dataclass(frozen=True, slots=True)
class Measuring:
    """How it is measured what the airlines felt."""

    __pydantic_config__: ClassVar[dict[str, object]] = FILE
    late: int = 60
    """A flight that takes off later than this after its time is late."""
    curves: dict[Indicator, Curve] = field(default_factory=dict)
    """For each indicator the values to which an airline says 1, 4 and 7."""
    mood: int = 60
    """How much all answers of an airline on a dimension vary together (hundredths of a point)."""
    noise: int = 65
    """How much each single answer varies besides (hundredths of a point)."""
    kept: int = 8
    """What a kept promise adds to all that the airline perceives (hundredths of a point)."""
    broken: int = 20
    """What a broken promise takes from it (hundredths of a point)."""
    paid: int = 8
    """What a compensation adds to it (hundredths of a point)."""
    most_told: int = 80
    """More than this, promises and money neither add nor take (hundredths of a point)."""
    belief: float = 5.0
    """What a team that has said nothing believes of every airline and dimension, from 1 to 7."""
    unset: float = 3.0
    """Where no standard has been set, the standard on the scale from 1 to 7."""
    index: tuple[int, int, int] = (1, 1, 1)
    """Weights in the index: satisfaction, against expectation, against the ideal."""
    recovery: Recovering = field(default_factory=Recovering)
    """How airlines judge what is done about a failure."""
    loyal: Curve = (20, 55, 90)
    """The satisfaction at which an airline stays with 0, 50 and 100 percent."""

    def curve(self, indicator: Indicator) -> Curve:
        """The response curve of an indicator."""
        return self.curves.get(indicator, CURVES[indicator])


def said(curve: Curve, value: int) -> int:
    """What a curve says to a value, in hundredths of the scale: straight between its points."""
    worst, middle, best = curve
    if worst > best:
        worst, middle, best, value = -worst, -middle, -best, -value
    if value <= middle:
        above = max(0, value - worst)
        return LOW + (MIDDLE - LOW) * above // (middle - worst)
    above = min(value, best) - middle
    return MIDDLE + (HIGH - MIDDLE) * above // (best - middle)
