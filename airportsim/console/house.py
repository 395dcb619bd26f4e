"""What the console is given: scenarios to choose from, and sessions to begin and go on with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import randbelow
from typing import Protocol

from airportsim.console.screen import Screen
from airportsim.files.problems import FileProblem
from airportsim.files.sessions import Listed
from airportsim.model.scenario import Scenario
from airportsim.model.words import Role
from airportsim.play.line import Line
from airportsim.play.room import Room


class NotKept(FileProblem):
    """What was asked for could not be stored: the session must be left, and can be resumed."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A session to be begun: who is a person (by name), and how well the bots play elsewhere.

    `people` maps roles to the people who sit there; a practice is not kept.
    """

    scenario: str
    people: Mapping[Role, tuple[str, ...]]
    skill: str = "regular"
    seed: int = 1
    practice: bool = False
    name: str = ""


def luck(most: int = 9_999) -> int:
    """A seed that nobody has chosen, from 1 to `most`: a short one is easily typed again."""
    return 1 + randbelow(most)


@dataclass(slots=True)
class Opened:
    """A session that is open: its room, how its tables are written, and how it is put away.

    `notes` are the keys of sentences that whoever takes it up should read; `screen` shows all its
    phases, where they have none of their own; `line` is the way to a room on another machine, None
    for a session that is held here; `settle` stores for good what has been asked for, None where
    that is done at once.
    """

    name: str
    room: Room
    export: Callable[[Path], list[Path]]
    close: Callable[[], None]
    practice: bool = False
    notes: list[str] = field(default_factory=list)
    screen: Screen | None = None
    line: Line | None = None
    settle: Callable[[], None] | None = None


class House(Protocol):
    """Where scenarios and sessions are; its methods raise FileProblem."""

    def scenarios(self) -> list[tuple[str, Scenario]]:
        """The scenarios to choose from, each with the name or path that a wish calls it by."""

    def practice(self, scenario: Scenario) -> Scenario:
        """The scenario in whose rounds one practises for another."""

    def skills(self) -> list[str]:
        """The skills that bots can have, from the weakest to the best."""

    def sessions(self) -> list[Listed]:
        """The sessions that are kept, the latest first."""

    def begin(self, wish: Wish) -> Opened:
        """Begin a session, in its lobby."""

    def resume(self, path: Path) -> Opened:
        """Go on with a session that is kept, from the second at which it was left."""
