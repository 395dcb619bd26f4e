"""What belongs to one moment is heard together, however slowly the messages come."""

from queue import Empty, SimpleQueue
from typing import Any

import pytest

from airportsim.model.airport import Airport
from airportsim.model.session import Reseat
from airportsim.model.words import Role
from airportsim.play.seat import Seat
from tests.net.sessions import playing
from tests.net.stage import Stage, until, up_to_date
from tests.play.test_views import answers


class OneByOne:
    """An inbox that is empty after every message, as if the next one were still on its way."""

    def __init__(self, inbox: "SimpleQueue[Any]") -> None:
        self._inbox = inbox
        self._paused = False
        self.put = inbox.put

    def get_nowait(self) -> Any:
        self._paused = not self._paused
        if not self._paused:
            raise Empty
        return self._inbox.get_nowait()

    def get(self, timeout: float) -> Any:
        self._paused = True
        return self._inbox.get(timeout=timeout)


def look(seat: Seat) -> None:
    """Look at everything that a seat shows."""
    view = seat.view()
    if view is not None:
        view.snapshot()
        assert all(offer.command for offer in seat.legal())
        list(answers(view))


@pytest.mark.parametrize("role", [Role.SERVICE_DESK, Role.DELIVERY_MANAGER])
def test_windows_never_show_half_of_a_moment(role: Role, classic: Airport) -> None:
    session = playing(classic)
    session.host(Reseat(role, ("Li",), "regular"))
    with Stage(session) as stage:
        li = stage.join("Li")
        li._wire.inbox = OneByOne(li._wire.inbox)  # type: ignore[assignment]
        seat = li.seat("Li", role)
        for second in range(20, 600, 20):
            stage.advance(second)

            def heard(second: int = second) -> bool:
                look(seat)
                return li.now == second

            until(heard, li)
            up_to_date(li)
            here, there = session.view(role), seat.view()
            assert here is not None
            assert there is not None
            assert there.snapshot() == here.snapshot()
