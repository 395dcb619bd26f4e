"""What teams of people have done in the classroom, to compare with."""

from airportsim.model.scenario import Scenario

CLASSROOM = (17, 49, 79, 49, 94)
"""Flights that the classroom's teams landed in rounds 1 to 5 (classroom reports, 2006-2009)."""

_LIKE = ("classic", 96)


def is_classroom(scenario: Scenario) -> bool:
    """Whether a scenario is the classroom's; one with other flights is not compared with it."""
    return (scenario.name, scenario.schedule.flights) == _LIKE
