"""A room that others have joined, and two more rooms of the same host."""

from typing import Any

from airportsim.model.refusals import Refusal
from airportsim.model.session import Proceed, Who
from airportsim.model.words import Role, SessionPhase
from airportsim.play.line import Person, RoomNews
from tests.console.fake_line import FakeLine
from tests.console.stage import ME, seated

PEOPLE = (
    Person(ME, True, -1, 3),
    Person("Wu Lanying", False, -1, 23),
    Person("Chen", False, 42, -1),
    Person("Maximilian von Hohenstein", False, -1, 812, True),
    Person("Li Na", False, -1, -1),
    Person("Ola", False, -1, 61),
    Person("Priya", False, -1, 48),
)

ROOMS = (
    RoomNews("Room 1", 2, 740, (54, 37), 96, (31_250, -4_800), 7),
    RoomNews("Room 2", 2, -1, (61, 70), 96, (42_000, 66_100), 8),
    RoomNews("Nordstern", 3, 120, (49, 66, 3), 96, (-12_400, 51_900, -41_200), 6),
)

SEATS = {
    Role.DIRECTOR: ("Maximilian von Hohenstein",),
    Role.ACCOUNT_MANAGER: ("Ola",),
    Role.SERVICE_DESK: ("Chen",),
    Role.SPECIALIST: ("Wu Lanying", "Priya"),
    Role.DELIVERY_MANAGER: ("Ola",),
}


def hosted(phase: SessionPhase, second: int = 500, people: Any = PEOPLE, **line: Any) -> FakeLine:
    """The facilitator's line to such a room, in this phase of its first round."""
    session = seated(SEATS, 3)
    while session.state.phase is not phase:
        answer = session.submit(Who("", None), Proceed())
        assert not isinstance(answer, Refusal), answer
    if phase is SessionPhase.DO:
        session.advance(second)
    line.setdefault("square", () if line.get("address") == "" else FakeLine.square)
    return FakeLine(session, facilitator=True, people=people, **line)
