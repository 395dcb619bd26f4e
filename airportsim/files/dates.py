"""Round time as dates, which event logs need; no wall clock has a part in them."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from airportsim.files.played import Played
from airportsim.model.scenario import Scenario

SECOND_0 = datetime(2026, 1, 5, 9, tzinfo=UTC)
"""Second 0 of the first attempt at a round that a log holds, whatever the day it was played."""


def dated(scenario: Scenario, attempts: Iterable[Played]) -> Iterator[tuple[datetime, Played]]:
    """Each attempt with the date of its second 0.

    Each begins so many whole hours after the one before that a round is over by then.
    """
    apart = timedelta(hours=scenario.schedule.round // 3600 + 1)
    for n, played in enumerate(attempts):
        yield SECOND_0 + n * apart, played


def date_at(begun: datetime, second: int) -> str:
    """A second of a round as a date in ISO 8601, of which the second 0 was then."""
    return (begun + timedelta(seconds=second)).isoformat(timespec="milliseconds")
