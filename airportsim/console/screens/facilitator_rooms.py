"""The facilitator's page that compares the rooms of his host."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, Size
from airportsim.console.parts.rooms_table import RoomsTable
from airportsim.console.screens.big import Big


class RoomsPage:
    """All rooms round by round, and the switch that shows them on the big screen."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._table = RoomsTable(console)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The table, and a line below it."""
        line, say = self.console.line, self.console.say
        if line is None:
            return
        foot, box = box.cut_bottom(36)
        self._table.draw(canvas, box, line.rooms)
        big = self._big()
        shown = big is not None and big.rooms
        label = say("rooms.not_on_big" if shown else "rooms.on_big")
        button, foot = foot.cut_right(canvas.width_of(label, Size.BODY, True) + 64)
        canvas.button(button, label, self._switch, "W", name="fac.rooms.big", size=Size.BODY)
        canvas.paragraph(say("rooms.same_seed"), foot, Size.SMALL, DIM, most=2)

    def _big(self) -> Big | None:
        found = self.console.extra.get("big")
        return found if isinstance(found, Big) else None

    def _switch(self) -> None:
        """Show the rooms on the big screen, or this room again; open it if it is not there."""
        if self._big() is None:
            self.console.press("F8")
            if (big := self._big()) is not None:
                big.rooms = True
        elif (big := self._big()) is not None:
            big.rooms = not big.rooms
