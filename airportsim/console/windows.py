"""The windows of the desktop: opened and closed as the console wants them, filled, typed into."""

from contextlib import suppress
from dataclasses import dataclass

import pygame

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.parts.pictures import icon
from airportsim.console.typeset import Typesetter

ASIDE = 48
"""Pixels by which a further window opens beside the main one on the same display."""

SMALLEST = (640, 400)
"""A window, in pixels, cannot be made smaller."""

FURTHER = (1280, 720)
"""Pixels of a further window when it opens."""

REPEAT = (400, 40)
"""Milliseconds after which a held key repeats, and between repeats; only while one types."""

PROJECTED = "big"
"""The name of the window that is for the projector; what the facilitator sees is not."""

ICON = 128
"""Pixels of the icon."""

SHOWN = (
    pygame.WINDOWRESTORED, pygame.WINDOWSHOWN, pygame.WINDOWEXPOSED, pygame.WINDOWMAXIMIZED,
    pygame.WINDOWFOCUSGAINED,
)  # fmt: skip
"""What happens to a window that can be seen again."""

HIDDEN = (pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN)
"""What happens to a window that cannot be seen any more: it is not drawn."""

ABOUT_WINDOWS = (
    *SHOWN, *HIDDEN, pygame.WINDOWLEAVE, pygame.WINDOWCLOSE, pygame.WINDOWFOCUSLOST,
    pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED,
)  # fmt: skip
"""Events of a window itself."""


@dataclass(slots=True)
class Pane:
    """A window with its canvas; `name` is "" for the main one.

    `full` tells whether it fills the screen, `size` how large it is in pixels when it does not;
    `away` is true while keys go to another window.
    """

    name: str
    window: pygame.Window
    canvas: Canvas
    size: tuple[int, int]
    hidden: bool = False
    full: bool = False
    away: bool = False
    pointer: tuple[int, int] | None = None


class Windows:
    """The main window, and those that the console has beside it."""

    def __init__(self, console: Console, size: tuple[int, int]) -> None:
        self._console = console
        self._typesetter = Typesetter()
        self._language = console.language
        self._typing: bool | None = None
        self.main = self._opened("", size)
        self.panes = [self.main]
        console.canvas = self.main.canvas

    def of(self, event: pygame.event.Event) -> Pane:
        """The window to which an event belongs."""
        window = getattr(event, "window", None)
        return next((pane for pane in self.panes if pane.window is window), self.main)

    def take(self, pane: Pane, event: pygame.event.Event) -> bool:
        """Follow what happens to a window itself; whether the event was about that."""
        if event.type in ABOUT_WINDOWS and event.window is not pane.window:
            return True  # of a window that is gone
        if event.type == pygame.WINDOWLEAVE:
            pane.pointer = None
        elif event.type == pygame.WINDOWCLOSE:
            self._close(pane)
        elif event.type in HIDDEN:
            pane.hidden = True
            pane.canvas.zones.clear()  # they would be out of date when it comes back
        elif event.type == pygame.WINDOWFOCUSLOST:
            pane.away = True
            if pane.canvas.focus is not None:  # typing is begun anew when one comes back
                pane.canvas.focus.composing = ""
        elif event.type in (pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED):
            if not pane.full:
                pane.size = pane.window.size
        elif event.type in SHOWN:
            pane.hidden = False
            pane.away = pane.away and event.type != pygame.WINDOWFOCUSGAINED
        return event.type in ABOUT_WINDOWS

    def follow(self) -> None:
        """Open, close, fill and name windows as the console wants them."""
        console, wanted = self._console, self._console.extra
        for pane in [pane for pane in self.panes if pane.name and pane.name not in wanted]:
            self.panes.remove(pane)
            if console.canvas is pane.canvas:
                console.canvas = self.main.canvas
            pane.window.destroy()
        there = {pane.name for pane in self.panes}
        for name in wanted:
            if name not in there:
                self.panes.append(self._opened(name, FURTHER))
        if self.main.full is not console.fullscreen:
            self.fill_screen(self.main)
        if self._language is not console.language:
            self._language = console.language
            for pane in self.panes:
                pane.window.title = self._title(pane.name)

    def fill_screen(self, pane: Pane) -> None:
        """Let a window fill the screen, or give it back the size that it had."""
        with suppress(pygame.error):  # a desktop that refuses keeps the window as it is
            if pane.full:
                pane.window.set_windowed()
                pane.window.size = pane.size
            else:
                pane.window.set_fullscreen(desktop=True)
        pane.full = not pane.full

    def let_type(self) -> None:
        """Text input is on only while somebody types, so that an input method takes no keys."""
        here = (pane.canvas for pane in self.panes if not pane.away)
        canvas = next((canvas for canvas in here if canvas.focus is not None), None)
        if (canvas is not None) is not self._typing:
            self._typing = canvas is not None
            if self._typing:
                pygame.key.start_text_input()
                pygame.key.set_repeat(*REPEAT)
            else:
                pygame.key.stop_text_input()
                pygame.key.set_repeat()
        if canvas is not None and canvas.text_box is not None:
            pygame.key.set_text_input_rect(canvas.text_box)

    def destroy(self) -> None:
        """Take all windows away."""
        for pane in self.panes:
            pane.window.destroy()

    def _opened(self, name: str, size: tuple[int, int]) -> Pane:
        window = pygame.Window(self._title(name), size, self._place(name), resizable=True)
        window.minimum_size = SMALLEST
        window.set_icon(icon(ICON))
        window.get_surface()
        return Pane(name, window, Canvas(self._typesetter), size)

    def _place(self, name: str) -> tuple[int, int]:
        """Where a window opens: the projector's on another display, others beside the main one."""
        centre = pygame.WINDOWPOS_CENTERED
        if not name:
            return centre, centre
        if name == PROJECTED and pygame.display.get_num_displays() > 1:
            return centre | 1, centre | 1  # SDL adds the display's number to the word
        x, y = self.main.window.position
        step = ASIDE * len(self.panes)
        return x + step, y + step

    def _title(self, name: str) -> str:
        return self._console.say(f"console.window_{name or 'main'}")

    def _close(self, pane: Pane) -> None:
        if pane is self.main:
            self._console.running = False
        else:
            self._console.extra.pop(pane.name, None)
