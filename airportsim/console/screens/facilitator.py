"""The facilitator's window: everything at once, with the truth shown, and all that he can do."""

from typing import Protocol

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, GRID, Size
from airportsim.console.parts.topline import LINE_TOP, phase_line, top_line
from airportsim.console.screens.facilitator_asking import Asking
from airportsim.console.screens.facilitator_cards import CardsPage
from airportsim.console.screens.facilitator_control import Control
from airportsim.console.screens.facilitator_faults import FaultsPage
from airportsim.console.screens.facilitator_look import Looking
from airportsim.console.screens.facilitator_people import PeoplePage
from airportsim.console.screens.facilitator_room import RoomPage
from airportsim.console.screens.facilitator_rooms import RoomsPage
from airportsim.console.screens.facilitator_round import RoundPage
from airportsim.console.screens.facilitator_seats import SeatsPage
from airportsim.model.words import Role, SessionPhase

CONTROL_WIDTH = 328

CONTROL, ROUND, SEATS, FAULTS, CARDS = "control", "round", "seats", "faults", "cards"
PEOPLE, ROOM, ROOMS = "people", "room", "rooms"


class Page(Protocol):
    """A part of the window that fills a box."""

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Draw it, and say what can be clicked and pressed."""


class Facilitator:
    """Controls that are always at hand, and a page: the round, the seats, faults, cards.

    Where people come from other machines there are pages about them, the room, and other rooms.
    `looking` is the seat that is looked at in place of a page. Where there is little room the
    controls are a page of their own; their keys work on all pages.
    """

    def __init__(self, console: Console) -> None:
        self.console = console
        self.asking = Asking(console)
        self.control = Control(console, self.asking)
        self.seats = SeatsPage(console, self.asking, self.look_at)
        self.looking: Looking | None = None
        self._pages: dict[str, Page] = {
            CONTROL: self.control,
            ROUND: RoundPage(console, self.open_seat),
            SEATS: self.seats,
            FAULTS: FaultsPage(console, self.asking),
            CARDS: CardsPage(console, self.asking),
            PEOPLE: PeoplePage(console, self.asking),
            ROOM: RoomPage(console),
            ROOMS: RoomsPage(console),
        }
        self.page = ROUND

    @property
    def pages(self) -> dict[str, Page]:
        """The pages that there is something to be seen on."""
        line = self.console.line
        hidden = {PEOPLE, ROOM, ROOMS} if line is None else set()
        if line is not None and len(line.rooms) < 2:
            hidden = {ROOMS}
        return {name: page for name, page in self._pages.items() if name not in hidden}

    def draw(self, canvas: Canvas) -> None:
        """The line at the top, the controls, the pages to choose from, and the page."""
        if self.console.opened is None:
            return
        top, body = canvas.box.cut_top(LINE_TOP)
        truth = self.console.room.truth()
        if truth is None:
            phase_line(canvas, top, self.console, self.console.say("console.facilitator"))
        else:
            top_line(canvas, top, self.console, truth)
        body = Box(body.x + GRID, body.y, body.w - 2 * GRID, body.h - GRID)
        if not canvas.compact:
            control, body = body.cut_left(CONTROL_WIDTH)
            self.control.draw(canvas, control)
        elif self.page != CONTROL:
            self._control_keys(canvas, body)
        if self.looking is not None and self.console.room.state.phase is SessionPhase.DO:
            self.looking.draw(canvas, body)
            return
        self.looking = None
        tabs, body = body.cut_top(26)
        self._tabs(canvas, tabs)
        page = ROUND if self.page == CONTROL and not canvas.compact else self.page
        pages = self.pages
        pages.get(page, pages[ROUND]).draw(canvas, body)

    def _control_keys(self, canvas: Canvas, box: Box) -> None:
        """The keys of the controls, which are on another page; what they say appears at the top."""
        if canvas.focus is self.control.line:
            canvas.focus = None
        first = len(canvas.zones)
        with canvas.clipped(Box(0, 0, 0, 0)):
            self.control.draw(canvas, box)
        at = Box(box.x, box.y, 0, 0)
        keyed = [zone._replace(box=at) for zone in canvas.zones[first:] if zone.key]
        canvas.zones[first:] = keyed
        label = self.console.say("fac.type_line")
        canvas.key("B", lambda: self._write(canvas), "fac.type", label)

    def _write(self, canvas: Canvas) -> None:
        """Go to the line for everybody."""
        self.page = CONTROL
        canvas.focus = self.control.line

    def open_seat(self, role: Role) -> None:
        """Show the page of the seats with one of them open."""
        self.seats.pick(role)
        self.page = SEATS

    def look_at(self, role: Role) -> None:
        """Show a seat as its player sees it."""
        self.looking = Looking(self.console, role, self._look_away)

    def _look_away(self) -> None:
        self.looking = None

    def _tabs(self, canvas: Canvas, box: Box) -> None:
        names = [name for name in self.pages if canvas.compact or name != CONTROL]
        x = box.x
        for name in names:
            label = self.console.say(f"fac.page_{name}")
            do = lambda name=name: self._open(name)  # noqa: E731
            x = canvas.chip(x, box.y, label, do, name == self.page, name=f"fac.page.{name}") + 6
        at = names.index(self.page) if self.page in names else 0
        following, before = names[(at + 1) % len(names)], names[at - 1]
        canvas.key("Tab", lambda: self._open(following), "fac.page.next")
        canvas.key("Shift+Tab", lambda: self._open(before), "fac.page.previous")
        hint = self.console.say("fac.tab_key")
        if x + canvas.width_of(hint, Size.SMALL) + GRID < box.right:
            canvas.label(hint, box, Size.SMALL, DIM, align="right")

    def _open(self, page: str) -> None:
        self.page = page
