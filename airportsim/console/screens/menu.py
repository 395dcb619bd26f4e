"""F10: the ways out, who sits where, and the settings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pygame

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DIM, GRID, LINE, PADDING, PANEL, RADIUS, Size
from airportsim.console.parts.seats_here import seats_here
from airportsim.console.screens.settings_page import SettingsPage
from airportsim.model.words import SessionPhase


@dataclass(frozen=True, slots=True)
class Item:
    """A way out of the menu; `name` is also the key of its words."""

    name: str
    key: str
    do: Callable[[], object]
    about: str = ""


class Menu:
    """What can be done at the left; at the right the settings, or with `seating` the seats."""

    def __init__(self, console: Console, seating: bool = False) -> None:
        self._console = console
        self._settings = SettingsPage(console)
        self._seating = seating

    def draw(self, canvas: Canvas) -> None:
        """The menu, in the middle of the window."""
        tall = not canvas.compact
        box = canvas.box.centred(min(1000, canvas.width - 16), min(532, canvas.height - 12))
        canvas.fill(box, PANEL, RADIUS, LINE)
        inner = box.inset(PADDING + (4 if tall else 0), PADDING if tall else 8)
        left, right = inner.cut_left(inner.w * (0.33 if tall else 0.3), PADDING + GRID)
        middle = left.right + (PADDING + GRID) / 2
        canvas.line((middle, inner.y), (middle, inner.bottom), LINE)
        self._ways(canvas, left)
        if self._seating:
            self._seats(canvas, right)
        else:
            self._settings.draw(canvas, right)
        canvas.key("F10", self._away)

    def takes(self, event: pygame.event.Event) -> bool:
        """Let a list that drops down have an event; whether it has made use of it."""
        return not self._seating and self._settings.takes(event)

    # --- the ways out ------------------------------------------------------------------------

    def _ways(self, canvas: Canvas, box: Box) -> None:
        say = self._console.say
        title, box = box.cut_top(20, 4)
        canvas.text(say("menu.title"), title.x, title.y, Size.SMALL, DIM, bold=True)
        for item in self._items():
            place, box = box.cut_top(52 if not canvas.compact else 38, 6)
            about = item.about and say(f"menu.{item.about}")
            label, primary = say(f"menu.{item.name}"), item.name == "go_on"
            canvas.button(
                place, label, item.do, item.key, about if self._fits(canvas, place, about) else "",
                primary=primary, name=f"menu.{item.name}",
            )  # fmt: skip
            if item.key == ("S" if self._seating else "T"):
                canvas.fill(Box(place.x, place.y + 8, 4, place.h - 16), ACCENT, 2)

    def _fits(self, canvas: Canvas, box: Box, about: str) -> bool:
        """Whether there is room for a second line on a button."""
        return box.h >= 48 and canvas.width_of(about, Size.SMALL) <= box.w - 64

    def _items(self) -> Iterator[Item]:
        """What can be done now."""
        opened, far = self._console.opened, self._console.line is not None
        yield Item("go_on", "Esc", self._away)
        if opened is not None:
            if opened.room.state.phase is not SessionPhase.END:
                seats, about = "seats", "seats_about"
                if far:
                    seats, about = "change_seats", "change_seats_about"
                yield Item(seats, "S", lambda: self._show(seating=True), about)
                about = "settings_about" if self._console.hosts else "settings_here"
                yield Item("settings", "T", lambda: self._show(seating=False), about)
            yield Item("big", "F8", lambda: self._press("F8"), "big_about")
            if self._console.hosts:
                yield Item("facilitator", "F12", lambda: self._press("F12"), "facilitator_about")
        yield Item("help", "F1", lambda: self._press("F1"), "help_about")
        if opened is not None:
            about = "leave_practice" if opened.practice else "leave_about"
            about = "leave_room" if far else about
            yield Item("leave", "L", self._leave, about)
        yield Item("quit", "Q", self._quit)

    def _show(self, seating: bool) -> None:
        self._seating = seating

    def _press(self, key: str) -> None:
        """Do what a key does without the menu."""
        self._away()
        self._console.press(key)

    def _away(self) -> None:
        self._settings.apply()
        self._console.overlay = None

    def _leave(self) -> None:
        self._away()
        self._console.leave()

    def _quit(self) -> None:
        self._away()
        self._console.running = False

    # --- seats -------------------------------------------------------------------------------

    def _seats(self, canvas: Canvas, box: Box) -> None:
        """Take a seat with a click, or leave it; the round goes on meanwhile."""
        title, box = box.cut_top(20, 4)
        words = self._console.say("menu.seats_title")
        canvas.text(words, title.x, title.y, Size.SMALL, DIM, bold=True)
        seats_here(canvas, box, self._console)
