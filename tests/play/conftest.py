"""What the tests of play share: the places where a session can be held."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from airportsim.play.session import Session
from tests.net.hosted import Hosted
from tests.net.stage import Stage
from tests.play.places import Held, Place, here


@pytest.fixture
def far() -> Iterator[Place]:
    """A host on the network."""
    with ExitStack() as stages:

        def held(session: Session) -> Held:
            return Hosted(stages.enter_context(Stage(session)))

        yield held


@pytest.fixture(params=["here", "far"])
def place(request: pytest.FixtureRequest) -> Place:
    """Each of the places in turn."""
    found: Place = here if request.param == "here" else request.getfixturevalue("far")
    return found
