"""The facilitator's page about the room itself: how others join it."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.parts.room_sign import room_sign


class RoomPage:
    """The sign of the room, as large as there is room for it."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The sign."""
        room_sign(canvas, box, self.console)
