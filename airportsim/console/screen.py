"""What a screen is."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from airportsim.console.canvas import Canvas


class Screen(Protocol):
    """Something that fills a window; it draws itself anew each frame."""

    def draw(self, canvas: "Canvas") -> None:
        """Draw, and say what can be clicked and pressed."""
