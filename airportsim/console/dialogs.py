"""pygame_gui's part of a screen: long text that scrolls and lists that drop down, in our look.

A screen says in each frame what it wants where, as it does on the canvas; elements are made when
they are first wanted, made anew when window, scale or language change, and go with the screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pygame

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import (
    ACCENT,
    DIM,
    INSET,
    LINE,
    ON_ACCENT,
    RAISED,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.files.places import font_file

FONT = "airportsim"
SCROLL = 40
"""Pixels of a long text that a key moves, at scale 1."""


@dataclass(slots=True)
class Element:
    """Something of pygame_gui, what it was made from, and what its choice does."""

    made_from: object
    element: Any
    do: Callable[[int], object] | None = None
    options: Sequence[str] = ()


class Gui:
    """The elements of one screen; `takes` gets what people do before the canvas does."""

    def __init__(self) -> None:
        self._manager: Any = None
        self._made_for: object = None
        self._elements: dict[str, Element] = {}
        self._wanted: set[str] = set()
        self._t = 0.0

    def begin(self, canvas: Canvas) -> None:
        """Begin a frame."""
        made_for = canvas.surface.get_size(), canvas.scale
        if made_for != self._made_for:
            self._elements.clear()
            self._manager = _manager(canvas)
            self._made_for = made_for
        self._wanted.clear()

    def text(self, canvas: Canvas, name: str, box: Box, parts: Sequence[tuple[str, str]]) -> None:
        """A long text that scrolls in a box: titles, each with a paragraph below it.

        Lines are broken here, since pygame_gui puts hyphens into Chinese ones.
        """
        if self._misses(name, (box, parts)):
            from pygame_gui.elements import UITextBox

            pixels, room = _pixels(canvas), canvas.pixels(box).width - round(40 * canvas.scale)
            whole = "<br><br>".join(
                "<br>".join([f"<b>{escape(title)}</b>", *map(escape, lines)])
                for title, words in parts
                for lines in [canvas.typesetter.wrapped(words, pixels, False, room)]
            )
            made = UITextBox(whole, canvas.pixels(box), self._manager, object_id=f"#{name}")
            self._elements[name] = Element((box, parts), made)

    def choice(
        self, canvas: Canvas, name: str, box: Box, options: Sequence[str], chosen: int,
        do: Callable[[int], object],
    ) -> None:  # fmt: skip
        """A list that drops down; `do` gets the number of the option that is picked."""
        if self._misses(name, (box, tuple(options), chosen)):
            from pygame_gui.elements import UIDropDownMenu

            made = UIDropDownMenu(
                list(options), options[chosen], canvas.pixels(box), self._manager,
                object_id=f"#{name}",
            )  # fmt: skip
            self._elements[name] = Element((box, tuple(options), chosen), made, do, options)

    def scroll(self, name: str, steps: int) -> None:
        """Move a long text by a key."""
        found = self._elements.get(name)
        bar = found.element.scroll_bar if found is not None else None
        if bar is not None:
            part = steps * SCROLL * bar.visible_percentage / max(1, bar.scrollable_height)
            bar.set_scroll_from_start_percentage(
                min(max(0.0, bar.start_percentage + part), 1 - bar.visible_percentage)
            )

    def finish(self, canvas: Canvas) -> None:
        """End a frame: draw, and forget what was not wanted any more."""
        for name in [name for name in self._elements if name not in self._wanted]:
            self._elements.pop(name).element.kill()
        self._manager.update(max(0.0, canvas.t - self._t))
        self._t = canvas.t
        self._manager.draw_ui(canvas.surface)

    def takes(self, event: pygame.event.Event) -> bool:
        """Let the elements have an event; whether one has made use of it."""
        if self._manager is None:
            return False
        import pygame_gui

        if event.type == pygame_gui.UI_DROP_DOWN_MENU_CHANGED:
            for found in self._elements.values():
                if found.element is event.ui_element and found.do is not None:
                    found.do(list(found.options).index(event.text))
                    return True
        return bool(self._manager.process_events(event))

    def _misses(self, name: str, made_from: object) -> bool:
        """Whether an element is to be made; one that was made otherwise goes."""
        self._wanted.add(name)
        found = self._elements.get(name)
        if found is not None and found.made_from == made_from:
            return False
        if found is not None:
            found.element.kill()
        return True


def _manager(canvas: Canvas) -> Any:
    from pygame_gui import UIManager

    pixels = _pixels(canvas)
    manager = UIManager(
        canvas.surface.get_size(), _theme(pixels, canvas.scale), enable_live_theme_updates=False
    )
    manager.preload_fonts([{"name": FONT, "point_size": pixels, "style": "bold"}])
    return manager


def _pixels(canvas: Canvas) -> int:
    """The size of all text."""
    return max(8, round(Size.BODY * canvas.scale))


def _theme(pixels: int, scale: float) -> dict[str, Any]:
    """Our look, as pygame_gui wants to hear of it."""
    font = {
        "name": FONT,
        "size": str(pixels),
        "regular_path": str(font_file(False)),
        "bold_path": str(font_file(True)),
    }
    over = mixed(RAISED, TEXT, 0.12)
    colours = {
        "dark_bg": INSET, "normal_bg": RAISED, "hovered_bg": over, "active_bg": over,
        "selected_bg": ACCENT, "disabled_bg": INSET, "normal_text": TEXT, "hovered_text": TEXT,
        "active_text": TEXT, "selected_text": ON_ACCENT, "disabled_text": DIM,
        "normal_border": LINE, "hovered_border": LINE, "active_border": LINE,
        "selected_border": ACCENT, "disabled_border": LINE, "link_text": ACCENT,
    }  # fmt: skip
    radius = str(round(6 * scale))
    misc = {
        "shape": "rounded_rectangle", "shape_corner_radius": f"{radius},{radius},{radius},{radius}",
        "border_width": str(max(1, round(scale))), "shadow_width": "0",
        "padding": f"{round(10 * scale)},{round(8 * scale)}",
        "scroll_bar_width": str(round(12 * scale)), "line_spacing": "1.3",
        "open_button_width": str(round(26 * scale)),
    }  # fmt: skip
    plain = {name: _hex(colour) for name, colour in colours.items()}
    with_text, row = ("text_box", "drop_down_menu", "button"), str(round(28 * scale))
    return {
        "defaults": {"colours": plain, "misc": misc},
        **{element: {"font": font, "misc": misc} for element in with_text},
        "selection_list": {"font": font, "misc": {**misc, "list_item_height": row}},
        "vertical_scroll_bar": {"misc": {**misc, "enable_arrow_buttons": "0"}},
    }


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
