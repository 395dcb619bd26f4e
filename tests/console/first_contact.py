"""Seats of the first contact on a canvas of their own, in sessions that bots have begun."""

from collections.abc import Sequence
from dataclasses import replace

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.seats.panel import SeatPanel
from airportsim.files.library import load_skills
from airportsim.model.session import Proceed, Reseat, Who
from airportsim.model.session_rules import first_state
from airportsim.model.team import Article
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.session import Session
from tests.console.stage import ME, classic, console_for, draw, seated

HOST = Who("", None)

KNOWLEDGE = (
    Lever.REPORT_FORM, Lever.NAMED_CONTACTS, Lever.PRIORITY_LEVELS, Lever.KNOWLEDGE_BASE,
    Lever.KNOWLEDGE_BASE_DESK, Lever.KNOWLEDGE_BASE_ACCOUNT_MANAGER,
)  # fmt: skip
"""A team that writes down what it learns, and lets everybody read it."""


def everything_known() -> tuple[Article, ...]:
    """An article on every fault that there is."""
    return tuple(Article(fault.item, fault.mode) for fault in classic().faults)


def taken_over(
    roles: Sequence[Role], second: int, levers: tuple[Lever, ...] = (), seed: int = 3,
    articles: tuple[Article, ...] = (), alone: Sequence[Role] = (),
) -> Console:  # fmt: skip
    """A round that bots have played so far; somebody sits down now. Nobody has sat in `alone`."""
    session = seated({}, seed, "regular", levers)
    if articles:
        session = knowing(session, seed, levers, articles)
    for role in alone:
        session.submit(HOST, Reseat(role, (ME,), ""))
    while session.state.phase is not SessionPhase.DO:
        session.submit(HOST, Proceed())
    session.advance(second)
    for role in roles:
        session.submit(HOST, Reseat(role, (ME,), ""))
    return console_for(session)


def knowing(
    session: Session, seed: int, levers: tuple[Lever, ...], articles: tuple[Article, ...]
) -> Session:
    """The same, with a knowledge base from earlier rounds."""
    state = first_state(classic(), exempt=bool(levers), discover=False)
    standing = replace(state.standing, levers=frozenset(levers), articles=articles)
    state = replace(state, before=standing, standing=standing)
    again = Session(classic(), load_skills(), seed, state, lambda batch: None)
    for role in Role:
        again.submit(HOST, Reseat(role, (), "regular"))
    return again


class Alone:
    """A panel, and its middle column, without the rest of the screen."""

    def __init__(self, console: Console, panel: SeatPanel) -> None:
        self.console = console
        self.panel = panel

    def draw(self, canvas: Canvas) -> None:
        seat = self.console.seat(self.panel.role)
        assert seat is not None
        view = seat.view()
        assert view is not None
        wide, high = (560, 380) if canvas.compact else (476, 568)
        box = Box(16, 40, wide, min(high, canvas.height - 40))
        self.panel.draw(canvas, box, view)
        room = min(440, canvas.width - wide - 40)
        self.panel.middle(canvas, Box(wide + 32, 40, room, box.h), view)

    def shown(self) -> Canvas:
        """The panel as it is drawn now."""
        return draw(self.console, self)

    def press(self, *keys: str) -> Canvas:
        """Press keys one after the other, each on what the one before has left."""
        canvas = self.shown()
        for key in keys:
            assert canvas.press(key), key
            canvas = self.shown()
        return canvas

    def click(self, *names: str) -> Canvas:
        """Click spots one after the other."""
        canvas = self.shown()
        for name in names:
            zone = canvas.named(name)
            assert zone is not None, (name, [one.name for one in canvas.zones])
            x, y = zone.box.middle
            assert zone.box.h >= 8, name
            assert canvas.click((round(x * canvas.scale), round(y * canvas.scale))), name
            canvas = self.shown()
        return canvas

    def seconds(self, seconds: int) -> None:
        """Let round time pass."""
        for _ in range(seconds):
            self.console.room.step_second()
