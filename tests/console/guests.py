"""Rooms as somebody sees them who has joined, or who is about to."""

from dataclasses import replace

from airportsim.console.console import Console
from airportsim.console.network import Announced
from airportsim.files.settings import Settings
from airportsim.model.session import Claim, Who
from airportsim.model.words import Role, SessionPhase
from tests.console.fake_line import ADDRESS, FakeJoining, FakeLine, FakeNetwork, far_console
from tests.console.rooms import hosted
from tests.console.stage import ME, NoHouse, classic

FOUND = (
    Announced("Monday class", ADDRESS),
    Announced("Training room 2: a course with a name that is rather long", "192.168.1.31:8765"),
    Announced("三楼培训教室", "training-host.local:8765"),
)


def outside(network: FakeNetwork, lang: str = "en", **settings: str) -> Console:
    """A console that has not joined yet."""
    kept = Settings(language=lang, sound=False, **{"player": ME, **settings})  # type: ignore[arg-type]
    return Console(NoHouse(), kept, None, classic().scenario, network)


def failing(problem: str) -> FakeNetwork:
    """A network in which nobody is let in."""
    return FakeNetwork([*FOUND], outcome=lambda: FakeJoining(problem))


def guest(phase: SessionPhase, name: str = "Priya", lang: str = "en") -> tuple[Console, FakeLine]:
    """A console that has joined a room, and its line; Priya shares a seat, ME has none."""
    line = replace(hosted(phase), facilitator=False, name=name)
    return far_console(line, lang), line


def sharing(lang: str = "en") -> tuple[Console, FakeLine]:
    """Two people at one role in a round, each with one of its two hands."""
    console, line = guest(SessionPhase.DO, lang=lang)
    for name, hand in zip(("Priya", "Wu Lanying"), hands(line), strict=True):
        line.session.submit(Who(name, Role.SPECIALIST), Claim(Role.SPECIALIST, (hand,)))
    return console, line


def hands(line: FakeLine) -> list[int]:
    """The hands of the specialists."""
    assert line.session.table is not None
    return [hand.number for hand in line.session.table.simulation.state.hands_of[Role.SPECIALIST]]
