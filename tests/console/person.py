"""Somebody at a console: with eyes, a mouse and a keyboard, and no other way in."""

from fnmatch import fnmatch
from typing import Any

import pygame

from airportsim.console.app import App
from airportsim.console.canvas import Zone
from airportsim.console.look import ACCENT, TEXT, mixed

GLOWS = ACCENT, mixed(ACCENT, TEXT, 0.12)
"""The accent, and what it is below the mouse."""

_CODES = {
    "Enter": pygame.K_RETURN, "Esc": pygame.K_ESCAPE, "Space": pygame.K_SPACE,
    "Tab": pygame.K_TAB, "Up": pygame.K_UP, "Down": pygame.K_DOWN, "Left": pygame.K_LEFT,
    "Right": pygame.K_RIGHT, "Back": pygame.K_BACKSPACE, "PgUp": pygame.K_PAGEUP,
    "PgDn": pygame.K_PAGEDOWN, "+": pygame.K_PLUS, "-": pygame.K_MINUS, ",": pygame.K_COMMA,
    ".": pygame.K_PERIOD, **{f"F{n}": getattr(pygame, f"K_F{n}") for n in range(1, 13)},
}  # fmt: skip


class Person:
    """Looks at the main window of a program, clicks and types; each act takes a frame."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.acts = 0

    # --- eyes --------------------------------------------------------------------------------

    def sees(self, pattern: str) -> list[Zone]:
        """The spots of the screen with such a name that would do something."""
        zones = self.app.main.canvas.zones
        return [
            zone
            for zone in zones
            if zone.name and fnmatch(zone.name, pattern) and zone.do and zone.box.h > 4
        ]

    def can(self, pattern: str) -> bool:
        """Whether there is such a spot, and it is not grey."""
        return any(not zone.refusal for zone in self.sees(pattern))

    def glowing(self, pattern: str = "*") -> list[Zone]:
        """Spots in accent: what the screen says is to be done now."""
        canvas = self.app.main.canvas
        found = []
        for zone in self.sees(pattern):
            x, y = (zone.box.x + 12) * canvas.scale, (zone.box.y + 3) * canvas.scale
            if canvas.surface.get_at((round(x), round(y)))[:3] in GLOWS and not zone.refusal:
                found.append(zone)
        return found

    def reads(self, words: str) -> bool:
        """Whether these words stand somewhere on the screen; `said` must be switched on."""
        said = self.app.main.canvas.said or []
        return any(words in one.words for one in said)

    # --- hands -------------------------------------------------------------------------------

    def click(self, pattern: str) -> bool:
        """Click the first such spot that is not grey; whether there was one."""
        found = [zone for zone in self.sees(pattern) if not zone.refusal]
        if found:
            self.click_at(found[0])
        return bool(found)

    def click_at(self, zone: Zone) -> None:
        """Move the mouse there and click."""
        main = self.app.main
        x, y = zone.box.middle
        pos = round(x * main.canvas.scale), round(y * main.canvas.scale)
        self._post(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
        self._post(pygame.MOUSEBUTTONDOWN, pos=pos, button=1)
        self._post(pygame.MOUSEBUTTONUP, pos=pos, button=1)
        self.acts += 1
        self.waits(0)

    def presses(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            mod = pygame.KMOD_CTRL if key.startswith("Ctrl+") else 0
            name = key.removeprefix("Ctrl+")
            code = _CODES.get(name) or ord(name.lower())
            self._post(pygame.KEYDOWN, key=code, mod=mod, unicode="", scancode=0)
            self._post(pygame.KEYUP, key=code, mod=mod, unicode="", scancode=0)
            self.acts += 1
            self.waits(0)

    def types(self, text: str) -> None:
        """Type a text, as an input method hands it over."""
        self._post(pygame.TEXTINPUT, text=text)
        self.waits(0)

    def waits(self, seconds: float) -> None:
        """Let real time pass."""
        self.app.frame(seconds)

    def _post(self, kind: int, **values: Any) -> None:
        pygame.event.post(pygame.event.Event(kind, window=self.app.main.window, **values))
