"""The surface of a window: draws in logical units, and remembers what can be clicked or pressed.

A screen draws itself anew each frame and says, while it draws, what each spot and key would do;
clicks and keys then go to what was drawn last. So nothing on a screen can be out of date.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pygame

from airportsim.console.box import Box
from airportsim.console.drawing import Drawing
from airportsim.console.field import TextField
from airportsim.console.look import (
    ACCENT,
    BASE,
    DIM,
    DOWN,
    GRID,
    GROUND,
    INSET,
    LEAST,
    LINE,
    LINE_HEIGHT,
    OK,
    ON_ACCENT,
    PADDING,
    PANEL,
    RADIUS,
    RAISED,
    TEXT,
    Colour,
    Size,
    mixed,
)
from airportsim.console.paint import Paint
from airportsim.console.typeset import Typesetter
from airportsim.console.zone import Do as Do
from airportsim.console.zone import Zone as Zone

TIP = 6.0
"""Seconds for which a tip stays while the mouse rests."""

NOTICE = 4.0
"""Seconds for which a refusal stays where the click was."""


class Canvas(Drawing):
    """A window's drawing with spots and keys; `focus` is the field that is typed into.

    `pointer` is where the mouse is, in logical units, None outside the window.
    """

    def __init__(self, typesetter: Typesetter | None = None) -> None:
        super().__init__(typesetter)
        self.zones: list[Zone] = []
        self.below: list[Zone] = []
        self.focus: TextField | None = None
        self.pointer: tuple[float, float] | None = None
        self._scrolls: dict[str, float] = {}
        self._wheels: list[tuple[Box, str, float]] = []
        self._notice: tuple[str, Box, float, Colour] | None = None
        self._unseen: TextField | None = None
        self._rested: tuple[tuple[float, float] | None, float] = (None, 0.0)
        self._last = Box(*BASE, 0, 0)
        self._field_box: Box | None = None

    # --- a frame -----------------------------------------------------------------------------

    def begin(
        self, surface: pygame.Surface, t: float, percent: int = 100,
        pointer: tuple[int, int] | None = None,
    ) -> None:  # fmt: skip
        """Begin a frame; `percent` is the user's scale, `pointer` where the mouse is in pixels."""
        w, h = surface.get_size()
        scale = min(w / BASE[0], h / BASE[1]) * percent / 100
        scale = max(0.25, min(scale, w / LEAST[0], h / LEAST[1]))
        if abs(scale - self.scale) > 1e-9:
            self._paint = Paint()
        self.scale, self.t = scale, t
        self.width, self.height = max(LEAST[0], w / scale), max(LEAST[1], h / scale)
        self.pointer = (pointer[0] / scale, pointer[1] / scale) if pointer else None
        self._surface = surface
        self.zones.clear()
        self._wheels.clear()
        self._field_box = None
        if self.said is not None:
            self.said.clear()
        surface.fill(GROUND)

    def finish(self) -> None:
        """End a frame: what lies on top of everything."""
        if self.focus is not None and self._field_box is None:
            if self._unseen is self.focus:
                self.focus = None
            self._unseen = self.focus  # it may be drawn for the first time in the next frame
        if self._notice is not None:
            words, where, until, ground = self._notice
            if self.t < until:
                self._bubble(words, where, ground, TEXT)
                return
            self._notice = None
        zone = self.under(self.pointer)
        if self.pointer != self._rested[0]:
            self._rested = self.pointer, self.t
        if zone is not None and (zone.refusal or zone.tip) and self.t - self._rested[1] < TIP:
            self._bubble(zone.refusal or zone.tip, zone.box, LINE, TEXT)

    @property
    def box(self) -> Box:
        """The whole canvas."""
        return Box(0, 0, self.width, self.height)

    @property
    def compact(self) -> bool:
        """Whether there is less room than a normal window gives."""
        return self.width < 1100 or self.height < 640

    @property
    def surface(self) -> pygame.Surface:
        """The surface under the canvas, in pixels."""
        return self._surface

    @property
    def text_box(self) -> pygame.Rect | None:
        """Where text is being typed, in pixels: an input method shows its choices there."""
        return self._rect(self._field_box) if self._field_box else None

    def hides(self, box: Box) -> bool:
        """Whether a box lies wholly outside what is drawn into."""
        return self._clip is not None and not self._clip.meets(box)

    # --- what people do ----------------------------------------------------------------------

    def under(self, point: tuple[float, float] | None) -> Zone | None:
        """The zone at a point, the one drawn last if there are several."""
        return next((zone for zone in reversed(self.zones) if zone.box.holds(point)), None)

    def click(self, pixels: tuple[int, int]) -> bool:
        """A click somewhere; whether it did something."""
        self.focus = None
        self.pointer = pixels[0] / self.scale, pixels[1] / self.scale
        zone = self.under(self.pointer)
        return zone is not None and self._act(zone)

    def press(self, key: str) -> bool:
        """A key was pressed; whether it did something."""
        found = next((zone for zone in reversed(self.zones) if zone.key == key), None)
        return found is not None and self._act(found)

    def wheel(self, pixels: tuple[int, int], steps: float) -> None:
        """The wheel was turned somewhere."""
        point = pixels[0] / self.scale, pixels[1] / self.scale
        for box, name, most in reversed(self._wheels):
            if box.holds(point):
                at = self._scrolls.get(name, 0) - steps * 3 * GRID * 2
                self._scrolls[name] = min(most, max(0, at))
                return

    def notice(self, words: str, good: bool = False) -> None:
        """Show a refusal, or `good` news, for some seconds where the last click or key was."""
        self._notice = words, self._last, self.t + NOTICE, OK if good else DOWN

    def named(self, name: str) -> Zone | None:
        """The zone with a name, if it was drawn."""
        return next((zone for zone in self.zones if zone.name == name), None)

    def _act(self, zone: Zone) -> bool:
        self._last = zone.box
        self._notice = None
        if zone.refusal:
            self.notice(zone.refusal)
            return True
        if zone.do is None:
            return False
        zone.do()
        return True

    def panel(self, box: Box, title: str = "", note: str = "", note_colour: Colour = DIM) -> Box:
        """A panel with its title line and a note at its right; answers with the room inside."""
        self.fill(box, PANEL, RADIUS)
        inner = box.inset(PADDING, 8)
        if title:
            noted = self.text(note, inner.right, inner.y, Size.SMALL, note_colour, align="right")
            room = inner.w - noted - GRID
            self.text(title, inner.x, inner.y, Size.SMALL, DIM, bold=True, room=room)
            _, inner = inner.cut_top(20, 4)
        return inner

    def inset(self, box: Box, title: str = "", colour: Colour = INSET) -> Box:
        """A darker part of a panel, with a title if wanted; answers with the room inside."""
        self.fill(box, colour, 6)
        inner = box.inset(10, 6)
        if title:
            self.text(title, inner.x, inner.y, Size.SMALL, DIM, bold=True, room=inner.w)
            _, inner = inner.cut_top(18, 4)
        return inner

    def shade(self) -> None:
        """Darken everything drawn so far and take its clicks and keys away, below a dialog.

        They are in `below` then, for the list of all keys. Nobody types into what is covered.
        """
        self._paint.shade(self._surface)
        self.below = [*self.zones]
        self.zones.clear()
        self._wheels.clear()
        self._field_box = None
        if self.said is not None:
            self.said.clear()

    def lay(self, box: Box) -> None:
        """Let a box lie over what was drawn there so far, and keep its clicks away from it."""
        self.zones.append(Zone(box, None))
        if self.said is not None:
            rect = self._rect(box)
            self.said[:] = [one for one in self.said if not rect.colliderect(one.rect)]

    # --- what can be done --------------------------------------------------------------------

    def zone(
        self, box: Box, do: Do | None, key: str = "", tip: str = "", refusal: str = "",
        name: str = "", label: str = "",
    ) -> bool:  # fmt: skip
        """A spot that does something; whether the mouse is over it."""
        clip = self._clip
        if clip is not None and (box.y < clip.y or box.y + box.h > clip.y + clip.h):
            top, bottom = max(box.y, clip.y), min(box.bottom, clip.bottom)
            box = Box(box.x, top, box.w, max(0, bottom - top))
        self.zones.append(Zone(box, do, key, tip, refusal, name, label))
        return box.holds(self.pointer)

    def key(self, key: str, do: Do, name: str = "", label: str = "") -> None:
        """A key that does something without a spot of its own."""
        self.zones.append(Zone(Box(0, 0, 0, 0), do, key, name=name, label=label))

    def button(
        self, box: Box, label: str, do: Do | None, key: str = "", detail: str = "",
        refusal: str = "", primary: bool = False, name: str = "", size: int = Size.LARGE,
    ) -> None:  # fmt: skip
        """A button with its key, a label and a second line; with a refusal it is grey.

        `primary` is the one thing to be done now: it is filled in accent.
        """
        over = self.zone(box, do, key, "", refusal, name, label)
        strong = primary and not refusal
        ground = ACCENT if strong else PANEL if refusal else RAISED
        if over and not refusal:
            ground = mixed(ground, TEXT, 0.12)

        def face(at: Box) -> None:
            self._face(at, label, key, detail, ground, strong, bool(refusal), size)

        self.sprite((label, key, detail, ground, strong, bool(refusal), size), box, face)

    def _face(
        self, box: Box, label: str, key: str, detail: str, ground: Colour, strong: bool, grey: bool,
        size: int,
    ) -> None:  # fmt: skip
        """What a button looks like."""
        self.fill(box, ground, 6, LINE if grey else None)
        inner = box.inset(8, 4)
        if key:
            cap, inner = inner.cut_left(max(22, self.width_of(key, Size.SMALL, True) + 10))
            cap = cap.centred(cap.w, 22)
            self.fill(cap, mixed(ground, GROUND, 0.25 if strong else 0.7), 4)
            ink = ON_ACCENT if strong else DIM
            self.label(key, cap, Size.SMALL, ink, bold=True, align="middle")
        ink = ON_ACCENT if strong else DIM if grey else TEXT
        if detail and box.h >= 36:
            top = box.y + (box.h - (size + Size.SMALL) * LINE_HEIGHT) / 2
            self.text(label, inner.x, top, size, ink, bold=True, room=inner.w)
            soft = ON_ACCENT if strong else DIM
            below = top + size * LINE_HEIGHT - 1
            self.text(detail, inner.x, below, Size.SMALL, soft, room=inner.w)
        else:
            self.label(label, inner, size, ink, bold=True, align="left" if key else "middle")

    def chip(
        self, x: float, y: float, label: str, do: Do | None, chosen: bool = False, key: str = "",
        refusal: str = "", name: str = "", room: float | None = None, tip: str = "",
    ) -> float:  # fmt: skip
        """A choice among others, in accent if it is chosen; answers with its right edge."""
        w = self.chip_width(label, key)
        w = min(w, room) if room is not None else w
        box = Box(x, y, w, 26)
        over = self.zone(box, do, key, tip, refusal, name, label)
        ground = ACCENT if chosen else mixed(RAISED, TEXT, 0.12) if over else RAISED
        self.fill(box, ground, 13)
        ink = ON_ACCENT if chosen else DIM if refusal else TEXT
        inner = box.inset(10, 0)
        if key:
            soft = ON_ACCENT if chosen else DIM
            self.label(key, inner, Size.SMALL, soft, bold=True)
            _, inner = inner.cut_left(self.width_of(key, Size.SMALL, True) + 7, 0)
        align = "left" if key else "middle"
        self.label(label, inner, Size.BODY, ink, bold=chosen, align=align)
        return box.right

    def chip_width(self, label: str, key: str = "") -> float:
        """How wide a chip is, chosen or not."""
        cap = self.width_of(key, Size.SMALL, True) + 7 if key else 0
        return cap + self.width_of(label, Size.BODY, True) + 20

    def tag(self, x: float, y: float, label: str, ground: Colour, ink: Colour = GROUND) -> float:
        """A small coloured label; answers with its right edge."""
        w = self.width_of(label, Size.SMALL, True) + 12
        box = Box(x, y, w, 20)
        self.fill(box, ground, 4)
        self.label(label, box, Size.SMALL, ink, bold=True, align="middle")
        return box.right

    def field(
        self, box: Box, field: TextField, hint: str = "", name: str = "", size: int = Size.BODY
    ) -> None:
        """A line of text to be typed into; a click puts the caret there."""
        active = self.focus is field

        def focus() -> None:
            self.focus = field
            field.caret = len(field.text)

        self.zone(box, focus, name=name)
        self.fill(box, INSET, 6, ACCENT if active else LINE)
        inner = box.inset(8, 0)
        if active:
            self._field_box = box
        else:
            field.composing = ""
        if not field.shown and hint:
            self.label(hint, inner, size, DIM)
        before = field.shown[: field.caret + len(field.composing)]
        caret_at = self.width_of(before, size)
        shift = max(0.0, caret_at - inner.w + 4)
        with self.clipped(inner):
            y = box.y + (box.h - size * LINE_HEIGHT) / 2
            self.text(field.shown, inner.x - shift, y, size, TEXT)
            if field.composing:
                start = self.width_of(field.shown[: field.caret], size)
                under = y + size * LINE_HEIGHT
                left = inner.x - shift
                self.line((left + start, under), (left + caret_at, under), ACCENT, 2)
            if active and int(self.t * 2) % 2 == 0:
                at = inner.x - shift + caret_at
                self.line((at, box.y + 6), (at, box.bottom - 6), ACCENT, 1)

    @contextmanager
    def clipped(self, box: Box) -> Iterator[None]:
        """Nothing is drawn outside a box, and nothing can be clicked there."""
        before, outer = self._surface.get_clip(), self._clip
        self._surface.set_clip(self._rect(box).clip(before))
        if outer is not None:
            top, bottom = max(box.y, outer.y), min(box.bottom, outer.bottom)
            box = Box(box.x, top, box.w, max(0, bottom - top))
        self._clip = box
        try:
            yield
        finally:
            self._surface.set_clip(before)
            self._clip = outer

    @contextmanager
    def scroll(self, name: str, box: Box, height: float) -> Iterator[Box]:
        """Room of this height seen through a box, moved by the wheel; its top lies above it."""
        most = max(0.0, height - box.h)
        at = min(most, self._scrolls.get(name, 0.0))
        self._scrolls[name] = at
        room = Box(box.x, box.y - at, box.w - (8 if most else 0), max(height, box.h))
        if most:
            self._wheels.append((box, name, most))
        with self.clipped(box):
            yield room
        if most:
            h = max(24.0, box.h * box.h / height)
            y = box.y + (box.h - h) * at / most
            self.fill(Box(box.right - 4, y, 4, h), LINE, 2)

    def scroll_to(self, name: str, y: float, box: Box, high: float = 40) -> None:
        """Move what is scrolled so that a place in it, from its top, can be seen in the box."""
        at = self._scrolls.get(name, 0.0)
        self._scrolls[name] = max(0.0, min(max(at, y + high - box.h), y))

    # --- inside ------------------------------------------------------------------------------

    def _bubble(self, words: str, near: Box, ground: Colour, ink: Colour) -> None:
        """A sentence in a small box beside a spot, inside the canvas."""
        w = min(320.0, self.width_of(words, Size.BODY) + 24)
        h = self.height_of(words, w - 24, Size.BODY) + 12
        x = min(max(4, near.x), self.width - w - 4)
        y = near.y - h - 4 if near.y - h - 4 > 4 else min(near.bottom + 4, self.height - h - 4)
        box = Box(x, y, w, h)
        if self.said is not None:  # what it covers cannot be read, nor need it be
            covered = self._rect(box)
            self.said[:] = [one for one in self.said if not covered.colliderect(one.rect)]
        self.fill(box, mixed(ground, GROUND, 0.55), 6, ground)
        self.paragraph(words, box.inset(12, 6), Size.BODY, ink)
