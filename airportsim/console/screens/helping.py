"""F1: the keys of the screen below, those that work everywhere, and what the words mean."""

from functools import partial
from typing import NamedTuple

import pygame

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas, Zone
from airportsim.console.console import Console
from airportsim.console.dialogs import Gui
from airportsim.console.keys import GLOBAL
from airportsim.console.look import (
    DIM,
    GRID,
    INSET,
    LINE,
    LINE_HEIGHT,
    PADDING,
    PANEL,
    RADIUS,
    TEXT,
    Size,
)

ROW = 26
"""Height of a key with one line of words."""

MOVES = {
    "next": "next", "right": "next", "previous": "previous", "before": "previous",
    "left": "previous",
}  # fmt: skip
"""What the last part of a zone's name says of a key that has no words."""


TERMS = (
    "landed", "sla", "down", "patience", "signs", "ticket", "item", "fix", "article", "mirror",
    "hand", "mood",
)  # fmt: skip
"""Words of the game that newcomers ask about."""

HOSTS_ONLY = ("facilitator", "pause")
"""What the keys that only a facilitator has do."""


class Key(NamedTuple):
    """A key, and what it does."""

    key: str
    words: str


class Help:
    """All keys, as the screen below has just registered them, and a glossary that scrolls."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._gui = Gui()

    def draw(self, canvas: Canvas) -> None:
        """Keys at the left, words at the right."""
        say = self._console.say
        box = canvas.box.centred(min(1120, canvas.width - 16), min(640, canvas.height - 16))
        canvas.fill(box, PANEL, RADIUS, LINE)
        inner = box.inset(PADDING + 4, PADDING)
        close, inner = inner.cut_bottom(40 if not canvas.compact else 34, PADDING)
        _, close = close.cut_left(close.w - 180, 0)
        canvas.button(close, say("menu.back_to_it"), self._away, "Esc", primary=True, name="close")
        for key in ("F1", "Enter"):
            canvas.key(key, self._away)
        left, right = inner.cut_left((inner.w - 2 * GRID) * 0.52, 2 * GRID)
        self._keys(canvas, left)
        title, right = right.cut_top(20, 4)
        canvas.text(say("menu.words"), title.x, title.y, Size.SMALL, DIM, bold=True)
        self._gui.begin(canvas)
        self._gui.text(canvas, "glossary", right, self._terms())
        self._gui.finish(canvas)
        for key, steps in (("Down", 1), ("Up", -1), ("PgDn", 6), ("PgUp", -6)):
            canvas.key(key, partial(self._gui.scroll, "glossary", steps))

    def takes(self, event: pygame.event.Event) -> bool:
        """Let the glossary have an event; whether it has made use of it."""
        return self._gui.takes(event)

    def keys(self, below: list[Zone]) -> list[Key]:
        """The keys of the screen below, each with what it does."""
        found: dict[str, Key] = {}
        for zone in reversed(below):  # of two with the same key, the later one has it
            words = self._words(zone)
            if zone.key and words:
                found.setdefault(zone.key, Key(zone.key, words))
        return [*reversed(found.values())]

    def _terms(self) -> list[tuple[str, str]]:
        say = self._console.say
        return [(say(f"menu.term.{term}"), say(f"menu.meaning.{term}")) for term in TERMS]

    def _words(self, zone: Zone) -> str:
        last = zone.name.rpartition(".")[2]
        moves = self._console.say(f"menu.key.{MOVES[last]}") if last in MOVES else ""
        return zone.label or zone.tip or moves

    def _keys(self, canvas: Canvas, box: Box) -> None:
        say = self._console.say
        here = self.keys(canvas.below)
        for_all = [one for one in GLOBAL if self._console.hosts or one.name not in HOSTS_ONLY]
        everywhere = [Key(one.shown, say(f"menu.key.{one.name}")) for one in for_all]
        height = sum(self._height(canvas, group, box.w) for group in (here, everywhere))
        with canvas.scroll("help", box, height) as room:
            y = self._group(canvas, room, room.y, say("menu.keys_here"), here)
            self._group(canvas, room, y, say("menu.keys_everywhere"), everywhere)

    def _height(self, canvas: Canvas, keys: list[Key], room: float) -> float:
        rows = sum(self._row(canvas, key, room - 8) for key in keys)
        return 24 + PADDING + (rows or ROW)

    def _cap(self, canvas: Canvas, key: str) -> float:
        return max(30.0, canvas.width_of(key, Size.SMALL, True) + 12)

    def _row(self, canvas: Canvas, key: Key, room: float) -> float:
        """The height of a key's row."""
        words = room - max(84, self._cap(canvas, key.key)) - GRID
        return max(ROW, canvas.height_of(key.words, words, Size.BODY) + 6)

    def _group(self, canvas: Canvas, box: Box, y: float, title: str, keys: list[Key]) -> float:
        """A title and its keys, one below the other; answers with the end."""
        canvas.text(title, box.x, y, Size.SMALL, DIM, bold=True)
        y += 24
        if not keys:
            canvas.text(self._console.say("menu.no_keys"), box.x, y, Size.BODY, DIM)
            y += ROW
        for key in keys:
            w = self._cap(canvas, key.key)
            column = max(84, w)
            cap = Box(box.x, y + 1, w, 22)
            canvas.fill(cap, INSET, 4, LINE)
            canvas.label(key.key, cap, Size.SMALL, TEXT, bold=True, align="middle")
            words = Box(box.x + column + GRID, y, box.w - column - GRID, ROW)
            top = (24 - Size.BODY * LINE_HEIGHT) / 2
            canvas.paragraph(key.words, words.moved(0, top), Size.BODY, TEXT)
            y += self._row(canvas, key, box.w)
        return y + PADDING

    def _away(self) -> None:
        self._console.overlay = None
