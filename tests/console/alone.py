"""A seat's panel without the round around it."""

from typing import Any

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.seats.panel import SeatPanel
from tests.console.stage import draw


class Alone:
    """Draws a panel, and its middle column where there is room."""

    def __init__(self, panel: SeatPanel) -> None:
        self.panel = panel

    def draw(self, canvas: Canvas) -> None:
        seat = self.panel.console.seat(self.panel.role)
        assert seat is not None
        view = seat.view()
        assert view is not None
        w, h = (560, 380) if canvas.compact else (476, 568)
        self.panel.draw(canvas, Box(canvas.width - w - 8, 72, w, h), view)
        if not canvas.compact:
            self.panel.middle(canvas, Box(canvas.width - w - 456, 72, 440, 430), view)

    def canvas(self, **how: Any) -> Canvas:
        """The panel as it is drawn now."""
        return draw(self.panel.console, self, **how)

    def press(self, *keys: str) -> None:
        """Press keys one after another, each on what is drawn by then."""
        for key in keys:
            assert self.canvas().press(key), key

    def click(self, *names: str) -> None:
        """Click what bears these names, one after another."""
        for name in names:
            canvas = self.canvas()
            zone = canvas.named(name)
            assert zone is not None, name
            x, y = zone.box.middle
            assert canvas.click((round(x * canvas.scale), round(y * canvas.scale)))
