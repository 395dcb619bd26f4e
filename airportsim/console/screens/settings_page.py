"""The settings, as a part of the menu."""

import pygame

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.dialogs import Gui
from airportsim.console.field import TextField
from airportsim.console.look import DIM, GRID, OK_TEXT, TEXT, Size
from airportsim.console.parts.seating import rename
from airportsim.console.screens.handover import MOST_DIGITS, AskPin
from airportsim.files.settings import LARGEST_SCALE, SMALLEST_SCALE
from airportsim.model.rules_of_room import LONGEST_NAME
from airportsim.texts.language import Language

SCALES = tuple(range(SMALLEST_SCALE, LARGEST_SCALE + 1, 25))
"""The scales that are offered, in percent."""

SWITCHES = ("sound", "alarms", "hand_over", "fullscreen")
"""What is on or off."""

ROWS = 8
"""Lines of settings."""


class SettingsPage:
    """Language, scale, sound, name and PIN; what is changed holds at once and is kept."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._gui = Gui()
        self._name = TextField(most=LONGEST_NAME)
        self._name.set(console.settings.player)
        self._pin = TextField(most=MOST_DIGITS, digits=True, hidden=True)

    def takes(self, event: pygame.event.Event) -> bool:
        """Let the list of scales have an event; whether it has made use of it."""
        return self._gui.takes(event)

    def apply(self) -> None:
        """Keep the name that was typed."""
        name = self._name.text.strip()
        if name != self._console.settings.player:
            rename(self._console, name)

    def draw(self, canvas: Canvas, box: Box) -> None:
        """A line for each setting."""
        say = self._console.say
        title, box = box.cut_top(20, 4)
        canvas.text(say("menu.settings_title"), title.x, title.y, Size.SMALL, DIM, bold=True)
        lines = box._replace(h=min(box.h, ROWS * 56)).rows(ROWS, 0)
        self._gui.begin(canvas)
        self._language(canvas, self._line(canvas, lines[0], say("menu.language")))
        for name, line in zip(SWITCHES, lines[2:6], strict=True):
            self._switch(canvas, self._line(canvas, line, say(f"menu.{name}")), name)
        self._called(canvas, self._line(canvas, lines[6], say("menu.name")))
        if self._console.hosts:
            self._guard(canvas, self._line(canvas, lines[7], say("menu.pin")))
        self._scale(canvas, self._line(canvas, lines[1], say("menu.scale")))
        self._gui.finish(canvas)

    def _called(self, canvas: Canvas, box: Box) -> None:
        """One's name, which stays as it is in a room on another machine."""
        box, line = box.centred(box.w, 32), self._console.line
        if line is not None:
            h = canvas.height_of(line.name, box.w)
            canvas.paragraph(line.name, box.centred(box.w, h), Size.BODY, TEXT)
            return
        canvas.field(box, self._name, self._console.say("welcome.name_hint"), "settings.name")
        if canvas.focus is self._name:
            canvas.key("Enter", lambda: self._typed(canvas))

    def _line(self, canvas: Canvas, box: Box, label: str) -> Box:
        """The words of a setting; answers with the room for its choices."""
        words, room = box.cut_left(box.w * 0.42, GRID)
        size = Size.LARGE if canvas.width_of(label, Size.LARGE) <= words.w else Size.BODY
        h = canvas.height_of(label, words.w, size)
        canvas.paragraph(label, words.centred(words.w, h), size, TEXT)
        return room

    def _language(self, canvas: Canvas, box: Box) -> None:
        x, y = box.x, box.y + (box.h - 26) / 2
        for one in Language:
            do = lambda one=one: self._console.set(language=one.value)  # noqa: E731
            label, chosen = self._console.say(f"welcome.{one.value}"), one is self._console.language
            x = canvas.chip(x, y, label, do, chosen, name=f"settings.language.{one.value}") + 6

    def _switch(self, canvas: Canvas, box: Box, name: str) -> None:
        x, y = box.x, box.y + (box.h - 26) / 2
        console = self._console
        now = console.fullscreen if name == "fullscreen" else getattr(console.settings, name)
        for on in (True, False):
            label = self._console.say("menu.on" if on else "menu.off")
            do = lambda on=on: console.set(**{name: on})  # noqa: E731
            which = f"settings.{name}.{'on' if on else 'off'}"
            x = canvas.chip(x, y, label, do, on is now, name=which) + 6

    def _scale(self, canvas: Canvas, box: Box) -> None:
        """A list of scales that drops down, and a key each for larger and smaller."""
        console, scale = self._console, self._console.scale
        offered = sorted({*SCALES, scale})
        at = offered.index(scale)
        h = min(32.0, box.h - 4)
        box = box.centred(box.w, h)
        less, box = box.cut_left(44, 6)
        names = [console.say("menu.percent", count=one) for one in offered]
        place, box = box.cut_left(min(130.0, box.w - 50), 6)
        self._gui.choice(
            canvas, "scale", place, names, at, lambda n: console.set(scale=offered[n])
        )  # fmt: skip
        more, _ = box.cut_left(44, 0)
        for spot, key, by in ((less, "-", -1), (more, "+", 1)):
            there = 0 <= at + by < len(offered)
            do = lambda by=by: console.set(scale=offered[at + by])  # noqa: E731
            canvas.button(spot, key, do if there else None, name=f"settings.scale.{key}")
            if there:
                canvas.key(key, do)

    def _guard(self, canvas: Canvas, box: Box) -> None:
        """A PIN is set at once; to change or clear it one must know it."""
        console, say = self._console, self._console.say
        box = box.centred(box.w, 32)
        if console.settings.pin:
            canvas.label(say("menu.pin_is_set"), box, Size.BODY, OK_TEXT)
            clear = say("menu.clear_pin")
            w = canvas.width_of(clear, Size.BODY, True) + 24
            _, where = box.cut_left(box.w - w, 0)
            canvas.button(where, clear, self._ask, name="settings.pin.clear", size=Size.BODY)
            return
        set_pin = say("menu.set_pin")
        w = canvas.width_of(set_pin, Size.BODY, True) + 24
        button, field = box.cut_right(w, 6)
        canvas.field(field, self._pin, say("menu.pin_hint"), "settings.pin")
        canvas.button(
            button, set_pin, self._set_pin if self._pin.text else None,
            name="settings.pin.set", size=Size.BODY,
        )  # fmt: skip
        if canvas.focus is self._pin:
            canvas.key("Enter", self._set_pin)

    def _set_pin(self) -> None:
        if self._pin.text:
            self._console.set(pin=self._pin.text)
            self._pin.set("")

    def _ask(self) -> None:
        console = self._console
        menu = console.overlay

        def clear() -> None:
            console.set(pin="")
            console.overlay = menu

        console.overlay = AskPin(console, console.say("menu.change_pin"), clear)

    def _typed(self, canvas: Canvas) -> None:
        self.apply()
        canvas.focus = None
