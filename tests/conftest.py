"""What all tests share: the shipped airport and teams, the quick and the long set."""

import signal
from functools import cache

import pytest
from hypothesis import HealthCheck, settings

from airportsim.files.library import load_scenario, load_skills, load_team
from airportsim.model.airport import Airport
from airportsim.model.team import Skill, Team

settings.register_profile("airportsim", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("airportsim")


@cache
def classic_airport() -> Airport:
    """The shipped airport, worked out once a test run."""
    return Airport(load_scenario("classic"))


@pytest.fixture
def classic() -> Airport:
    """The shipped airport."""
    return classic_airport()


@pytest.fixture(scope="session")
def reference() -> Team:
    """The shipped team of the classroom reports."""
    return load_team("reference")


@pytest.fixture(scope="session")
def skills() -> dict[str, Skill]:
    """The shipped skills."""
    return load_skills()


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background by a shell; what the tests start is to hear Ctrl+C all the same.
    signal.signal(signal.SIGINT, signal.default_int_handler)
