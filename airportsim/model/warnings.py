"""What a scenario may say and had better not: where, what comes of it, and what would help."""

from collections.abc import Iterator

from airportsim.model.airport import Airport
from airportsim.model.doubts import Doubt
from airportsim.model.doubts_of_airport import doubts_of_airport
from airportsim.model.doubts_of_rounds import doubts_of_rounds
from airportsim.model.doubts_of_team import doubts_of_team
from airportsim.model.scenario import Scenario


def warnings(scenario: Scenario) -> Iterator[Doubt]:
    """Everything that is legal and unwise in a scenario with which nothing is wrong."""
    airport = Airport(scenario)
    yield from doubts_of_airport(airport)
    yield from doubts_of_rounds(airport)
    yield from doubts_of_team(scenario)
