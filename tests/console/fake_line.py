"""A room on another machine, and a network to find it in, without either: a session of this test
behind what a far console is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from airportsim.console.console import Console
from airportsim.console.house import Opened
from airportsim.console.network import Announced, Joining
from airportsim.engine.simulation import Accepted, Answer
from airportsim.files.settings import Settings
from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import Reseat, Who
from airportsim.model.words import Role
from airportsim.play.line import Person, RoomNews
from airportsim.play.room import Room
from airportsim.play.session import Session
from tests.console.stage import ME, NoHouse, classic

ADDRESS, CODE, PIN = "192.168.1.20:8765", "KFM4", "4711"

SQUARE = tuple(
    "".join("1" if (3 * x * x + 5 * x * y + 7 * y) % 5 < 2 else "0" for x in range(25))
    for y in range(25)
)
"""Something that looks like a QR code."""

DONE = Accepted(0, 0)


@dataclass
class FakeLine:
    """The line of `name` to a room that `session` holds; tests change its state as they please.

    `asked` notes what was asked of it beside `sit` and `rise`, which do what a host would do. The
    vendor's seat asks for PIN where `guarded`.
    """

    session: Session
    name: str = ME
    facilitator: bool = False
    away: int = -1
    ended: str = ""
    address: str = ADDRESS
    code: str = CODE
    square: Sequence[str] = SQUARE
    people: Sequence[Person] = ()
    rooms: Sequence[RoomNews] = ()
    guarded: bool = False
    answers: list[Answer] = field(default_factory=list)
    asked: list[tuple[Any, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.people = self.people or (Person(self.name, self.facilitator, -1, 12),)

    def late(self) -> Sequence[Answer]:
        answers, self.answers = self.answers, []
        return answers

    def sit(self, role: Role, pin: str = "") -> Answer:
        if role is Role.VENDOR and self.guarded and pin != PIN:
            return Refusal(Code.WRONG_PIN)
        there = self.session.state.seats[role].players
        return self.session.host(Reseat(role, (*there, self.name)))

    def rise(self, role: Role) -> Answer:
        there = self.session.state.seats[role].players
        left = tuple(name for name in there if name != self.name)
        return self.session.host(Reseat(role, left, "" if left else "regular"))

    def mute(self, name: str, muted: bool) -> Answer:
        self.asked.append(("mute", name, muted))
        return DONE

    def remove(self, name: str) -> Answer:
        self.asked.append(("remove", name))
        return DONE

    def open_to_network(self) -> Answer:
        self.asked.append(("open",))
        self.address = ADDRESS
        return DONE


class FarRoom:
    """A session as a far console sees it: time is the host's, and nothing is a facilitator's
    unless he is one. `sent` are the commands that have been given to it."""

    def __init__(self, line: FakeLine) -> None:
        self._line = line
        self._session = line.session
        self.sent: list[tuple[Who, Any]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def tick(self, real_seconds: float) -> None:
        pass

    def submit(self, who: Who, command: Any, hand: int = -1) -> Answer:
        self.sent.append((who, command))
        if who.role is None and not self._line.facilitator:
            return Refusal(Code.NOT_YOUR_ROLE)
        return self._session.submit(who, command, hand)

    def view(self, role: Role) -> Any:
        return self._session.view(role) if self._line.facilitator else None

    def truth(self) -> Any:
        return self._session.truth() if self._line.facilitator else None

    def marks(self) -> Any:
        return self._session.marks() if self._line.facilitator else {}


def far(line: FakeLine, close: Callable[[], None] = lambda: None) -> Opened:
    """A room on another machine, opened."""
    room = cast(Room, FarRoom(line))
    return Opened("far", room, lambda folder: [], close, line=line)


def far_console(line: FakeLine, lang: str = "en") -> Console:
    """A console that has joined a room."""
    settings = Settings(player=line.name, language=lang, sound=False)
    console = Console(NoHouse(), settings, None, classic().scenario, FakeNetwork())
    console.enter(far(line))
    return console


@dataclass
class FakeJoining:
    """An attempt; a test says how it ends."""

    problem: str = ""
    opened: Opened | None = None
    given_up: bool = False

    def give_up(self) -> None:
        self.given_up = True


@dataclass
class FakeNetwork:
    """A network with these rooms; `joins` are the attempts, `asked` with what each was made.

    An attempt ends as `outcome` says when it is made: with a problem, with a room, or not yet.
    """

    rooms: list[Announced] = field(default_factory=list)
    outcome: Callable[[], FakeJoining] = FakeJoining
    joins: list[FakeJoining] = field(default_factory=list)
    asked: list[tuple[str, str, str, str]] = field(default_factory=list)

    def found(self) -> Sequence[Announced]:
        return self.rooms

    def join(self, address: str, code: str, name: str, pin: str = "") -> Joining:
        self.asked.append((address, code, name, pin))
        self.joins.append(self.outcome())
        return self.joins[-1]
