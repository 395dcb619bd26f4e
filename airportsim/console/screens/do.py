"""The round: how it goes, the board, the flights, one's seat, what happened, who sits where."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import BASE, GRID, Size
from airportsim.console.parts.banner import banner
from airportsim.console.parts.board import NARROW, WIDE, board
from airportsim.console.parts.footer import HIGH, footer
from airportsim.console.parts.line_sign import seat_offer
from airportsim.console.parts.strips import Flights
from airportsim.console.parts.ticker import Ticker
from airportsim.console.parts.topline import LINE_TOP, top_line
from airportsim.console.seats.all import PANELS
from airportsim.console.seats.panel import SeatPanel
from airportsim.model.words import Role
from airportsim.play.board import View
from airportsim.play.seat import Seat

TICKER = 30
"""Height of the ticker."""

SEAT = 464
"""Width of the seat's panel in a normal window."""

WATCHES_FLIGHTS = frozenset({Role.DIRECTOR, Role.ACCOUNT_MANAGER})
"""The roles to which the flights are what the middle is for."""


class Do:
    """A round as it is seen from a seat, or by a spectator."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._flights = Flights(console)
        self._ticker = Ticker(console)
        self._panels: dict[Role, SeatPanel] = {}
        self._seats: dict[Role, Seat] = {}
        self._waits: dict[Role, tuple[int, int]] = {}
        self._flipped = False

    def draw(self, canvas: Canvas) -> None:
        """The whole screen; in a small window either the seat or what the role oversees."""
        console = self._console
        role, view = self._view()
        if view is None:
            return
        top, rest = canvas.box.cut_top(LINE_TOP)
        top_line(canvas, top, console, view)
        foot, rest = rest.cut_bottom(HIGH, 0)
        footer(canvas, foot, console, waiting=self._waiting(canvas.t), shown=role)
        rest = seat_offer(canvas, banner(canvas, rest.inset(GRID, 0), console), console)
        if role is not None or canvas.compact:
            line, rest = rest.cut_bottom(TICKER, GRID)
            line = self._flip(canvas, line) if canvas.compact else line
            self._ticker.line(canvas, line)
        else:
            _, rest = rest.cut_bottom(0)
        self._columns(canvas, rest, role, view)

    def panel(self, role: Role) -> SeatPanel:
        """The panel of a role, which keeps what was picked in it."""
        if role not in self._panels:
            self._panels[role] = PANELS[role](self._console)
        return self._panels[role]

    def middle(self, canvas: Canvas, box: Box, role: Role | None, view: View) -> None:
        """What the role oversees, and the flights."""
        if role is None or role in WATCHES_FLIGHTS:
            self._flights.draw(canvas, box, view)
            return
        high = self._flights.short_height()
        if box.h > 4 * high:
            flights, box = box.cut_bottom(high)
            self._flights.draw_short(canvas, flights, view)
        self.panel(role).middle(canvas, box, view)

    def _view(self) -> tuple[Role | None, View | None]:
        """The role that is shown, and its window; a spectator's is the public one."""
        console = self._console
        role = console.role
        if role is None or role not in console.roles:
            return None, console.room.board()
        return role, self._window(role)

    def _window(self, role: Role) -> View | None:
        """The window of a seat that this console holds."""
        if role not in self._seats:
            self._seats[role] = self._console.room.seat(self._console.player, role)
        return self._seats[role].view()

    def _waiting(self, t: float) -> dict[Role, int]:
        """How many things wait for each seat that this console holds; counted once a second."""
        found = {}
        for n, role in enumerate(self._console.roles):
            second = int(t + n / len(Role))  # not all seats in the same frame
            if role not in self._waits or self._waits[role][0] != second:
                view = self._window(role)
                inbox = self.panel(role).inbox(view) if view else []
                self._waits[role] = second, sum(entry.mine for entry in inbox)
            found[role] = self._waits[role][1]
        return found

    def _flip(self, canvas: Canvas, line: Box) -> Box:
        """The key that shows the other half, at the right of a line; answers with the rest."""
        label = self._console.say("do.see_seat" if self._flipped else "do.see_middle")
        wide = canvas.width_of(label, Size.BODY, True) + 50
        spot, line = line.cut_right(wide)
        canvas.button(spot, label, self._turn, "V", name="flip", size=Size.BODY)
        return line

    def _turn(self) -> None:
        self._flipped = not self._flipped

    def _columns(self, canvas: Canvas, box: Box, role: Role | None, view: View) -> None:
        """Board, middle, seat: side by side as far as there is room."""
        more = max(0.0, canvas.width - BASE[0])
        roomy = canvas.width >= BASE[0] - GRID
        wide = WIDE + 0.15 * more if roomy else NARROW
        at, box = box.cut_left(wide)
        board(canvas, at, self._console, view)
        if not canvas.compact:
            seat, middle = box.cut_right(SEAT + 0.35 * more)
            self._right(canvas, seat, role, view)
            self.middle(canvas, middle, role, view)
        elif self._flipped:
            self.middle(canvas, box, role, view)
        else:
            self._right(canvas, box, role, view)

    def _right(self, canvas: Canvas, box: Box, role: Role | None, view: View) -> None:
        """One's seat; for a spectator, what happened."""
        if role is None:
            self._ticker.listed(canvas, box)
        else:
            self.panel(role).draw(canvas, box, view)
